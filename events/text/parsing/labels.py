"""Labels of the parser that many rules ask for together: spaCy's relations, tags and kinds of names, and quotes.

A set that only one module asks for stands there, with the reason for it.
"""

from __future__ import annotations

from typing import Final

NOUN_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
SUBJECTS: Final = NOUN_SUBJECTS | {"csubj", "csubjpass", "expl"}
"""Relations of a subject to its verb; a clause or "there" may be one too."""

UNDERGOERS: Final = frozenset({"dobj", "nsubjpass"})
"""Relations of what a verb is done to, whether it is active or passive."""
RECEIVERS: Final = frozenset({"dobj", "dative"})
"""Relations of whom something is told: "told us", "told us that"."""
OBJECTS: Final = frozenset({"dobj", "pobj"})
"""Relations of a noun that a verb or a preposition governs."""
OF_PREPOSITIONS: Final = frozenset({"pobj", "pcomp"})
"""Relations of what a preposition governs, a noun or a clause: "after the vote", "after voting"."""

COMPOUNDS: Final = frozenset({"compound", "nmod"})
"""Relations of a noun to the noun that it stands before: "army general"."""
MODIFIERS: Final = COMPOUNDS | {"amod"}
"""The same, and those of an adjective."""
PARALLELS: Final = frozenset({"appos", "conj"})
"""Relations of a noun that stands beside another, as a second one or as a second word for it."""
ADVERBIALS: Final = frozenset({"advmod", "npadvmod"})
"""Relations of an adverb, or of a noun that is used as one: "last week"."""

AUXILIARIES: Final = frozenset({"aux", "auxpass"})
HELPERS: Final = AUXILIARIES | {"neg"}
"""Relations of what stands before a verb and is a part of it: "had not been closed"."""

NOUNS: Final = frozenset({"NOUN", "PROPN"})
"""Parts of speech of what can be the head of a noun phrase, pronouns apart."""
PLURALS: Final = frozenset({"NNS", "NNPS"})
"""Tags of nouns of which there are many."""
NOUN_CLAUSES: Final = frozenset({"acl", "relcl"})
"""Relations of a clause that tells of a noun: "the bridge built in May", "the bridge that fell"."""
ADDED_CLAUSES: Final = NOUN_CLAUSES | {"advcl"}
"""The same, and of one that tells of a verb: a sentence stands without them."""
SUBCLAUSES: Final = ADDED_CLAUSES | {"ccomp", "csubj", "pcomp", "xcomp"}
"""Relations of every clause that is part of another."""
REPORTED: Final = frozenset({"ccomp", "parataxis"})
"""Relations of a clause to the verb that tells it: "he said the bridge fell", "the bridge fell, he said"."""

VERBAL: Final = frozenset({"VERB", "AUX"})
"""Parts of speech of what can be the verb of a clause."""
TENSED: Final = frozenset({"VBD", "VBZ", "VBP"})
FINITE: Final = TENSED | {"MD"}
"""Tags of verbs with a tense; a modal ("will") opens a clause as they do."""
PAST_FORMS: Final = frozenset({"VBD", "VBN"})
"""Tags of the past and of its participle, which a parse takes for one another."""
PARTICIPLES: Final = frozenset({"VBG", "VBN"})

DETERMINERS: Final = frozenset({"DT", "POS", "PRP$"})
"""Tags of what opens a noun phrase: "the", "the king's", "its"."""
RELATIVE_TAGS: Final = frozenset({"WDT", "WP"})
"""Tags of the pronouns that open a relative clause."""

ACTORS: Final = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Kinds of names of who can act: people, bodies, nations, countries and towns."""
PLACES: Final = frozenset({"FAC", "GPE", "LOC"})
"""Kinds of names that say where."""
DATES: Final = frozenset({"DATE", "TIME"})
"""Kinds of names that say when."""
NO_NAMES: Final = DATES | {"MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}
"""Kinds of names that say when or how much, and never which."""

QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})
"""Tokens that open or close what is quoted."""
