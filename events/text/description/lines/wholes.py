"""The sentence itself as a title: where the parse finds no clause in a short sentence that is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.wording import GOOD_LENGTH
from dateline.events.text.parsing.labels import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCE: Final = re.compile(r"(?:[A-Z][^.!?:;|\n“”\"—–]*[^\W\d_])\.")
"""One sentence of prose: no quotation, no list, no furniture of a page."""
_MAIN: Final = frozenset({"ROOT", "conj", "xcomp", "dobj", "nsubj", "nsubjpass", "attr"})
"""Relations of what the sentence itself tells: what it says that somebody said has a speaker and a date too many."""
_FEWEST: Final = 5
"""Words of the shortest sentence that is taken whole."""


def whole(doc: Doc, verb: Token) -> list[Token]:
    """The tokens of a short sentence that tells an event by itself, without its stop; none of any other.

    Args:
        doc: The sentence.
        verb: What tells the event: where that is no part of the main clause, the sentence tells another.

    "The dam burst." is a noun phrase to a parser that takes "burst" for an adjective; to print all of it is never
    wrong, as long as no pronoun needs the sentence before.
    """
    text = doc.text.strip()
    tokens = [t for t in doc if not t.is_punct and not t.is_space]
    if len(text) > GOOD_LENGTH or len(tokens) < _FEWEST or _SENTENCE.fullmatch(text) is None:
        return []
    if verb.dep_ not in _MAIN:
        return []
    acts = any(t.pos_ in VERBAL or t.dep_ in SUBJECTS for t in tokens)
    return list(doc[:-1]) if acts and not any(t.pos_ == "PRON" for t in tokens) else []
