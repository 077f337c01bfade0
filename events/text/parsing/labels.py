"""Labels of the parser that many rules ask for together: spaCy's relations, tags and kinds of names.

A set that only one module asks for stands there, with the reason for it.
"""

from __future__ import annotations

from typing import Final

NOUN_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
SUBJECTS: Final = NOUN_SUBJECTS | {"csubj", "csubjpass", "expl"}
"""Relations of a subject to its verb; a clause or "there" may be one too."""

AUXILIARIES: Final = frozenset({"aux", "auxpass"})
HELPERS: Final = AUXILIARIES | {"neg"}
"""Relations of what stands before a verb and is a part of it: "had not been closed"."""

NOUNS: Final = frozenset({"NOUN", "PROPN"})
"""Parts of speech of what can be the head of a noun phrase, pronouns apart."""
PLURALS: Final = frozenset({"NNS", "NNPS"})
"""Tags of nouns of which there are many."""
NOUN_CLAUSES: Final = frozenset({"acl", "relcl"})
"""Relations of a clause that tells of a noun: "the bridge built in May", "the bridge that fell"."""

VERBAL: Final = frozenset({"VERB", "AUX"})
"""Parts of speech of what can be the verb of a clause."""
TENSED: Final = frozenset({"VBD", "VBZ", "VBP"})
FINITE: Final = TENSED | {"MD"}
"""Tags of verbs with a tense; a modal ("will") opens a clause as they do."""

DATES: Final = frozenset({"DATE", "TIME"})
"""Kinds of names that say when."""
NO_NAMES: Final = DATES | {"MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}
"""Kinds of names that say when or how much, and never which."""
