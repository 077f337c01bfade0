"""Somebody called by age: "the 19-year-old" is the one of whom the text told that, or was just telling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.cast import cast
from dateline.events.text.description.who.mentions import mentions
from dateline.events.text.parsing.labels import NOUNS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 2
"""Sentences before in which that one does something."""


def is_aged(noun: Token) -> bool:
    """True for the last word of "the 19-year-old", standing for somebody."""
    if noun.lower_ != "old":
        return False
    before = noun.doc[max(0, noun.i - 5) : noun.i].text.lower()
    after = noun.doc[noun.i + 1 : noun.i + 2]
    alone = not after or after[0].pos_ not in NOUNS
    return alone and re.fullmatch(r".*\bthe \d+-year-", before) is not None


def aged_named(noun: Token, start: int, context: DocumentContext) -> str | None:
    """Whom "the 19-year-old" means: "Leon Sparks, 19", or else the one person of whom the text was telling.

    Args:
        noun: Its last word.
        start: Where its sentence starts in the document.
        context: The document.
    """
    age = noun.doc[noun.i - 4].text
    told = {p.name for p in cast(context.text) if re.search(rf"{re.escape(p.name)},? (?:aged )?{age}\b", context.text)}
    if told:
        return told.pop() if len(told) == 1 else None
    for doc, offset in context.before(start, _REACH):
        people = {m.key for m in mentions(doc, offset, context) if m.kind == "person" and m.noun.dep_ in SUBJECTS}
        if people:
            return people.pop() if len(people) == 1 else None
    return None
