"""Who and which: what pronouns, short names and bare nouns stand for."""
