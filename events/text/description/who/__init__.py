"""Who and which: what the document's pronouns, short names and bare nouns stand for."""
