"""What a bare noun means by what the text has called it: "the strike" is the dock strike in Gdynia.

News tells in full once and in short ever after. So the phrases before with the same head are read, and those that tell
which one is meant are told apart by the words that do so. One thing so named is what is meant; of several it is the one
told of last, where that one stands near and the others do not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.nouns import alike, nouns
from dateline.events.text.description.names.qualified import FAR
from dateline.events.text.description.who.calls import Call, calls_of
from dateline.events.text.description.who.deeds import deed_told
from dateline.events.text.parsing.labels import NO_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFTEN: Final = 3
"""Times that a thing is told of bare after it was told of in full, however long ago."""
_NEAR: Final = 320
"""Code points in which the last of several things named is what is meant."""


def first_named(noun: Token, start: int, context: DocumentContext) -> str | None:
    """What the text calls the thing in full that a bare noun means; None where it does not, or where it may be two.

    Args:
        noun: A common noun with "the" and nothing that says which.
        start: Where its sentence starts in the document.
        context: The document.
    """
    name = _told_in_full(noun, start, context)
    return name if name != noun.lower_ else None


def _told_in_full(noun: Token, start: int, context: DocumentContext) -> str | None:
    """By the phrases with that head, by those of narrower kinds, by the verb that told of a deed."""
    form, place = noun.lemma_.lower(), start + noun.idx
    if (
        len(form) < 3
        or form in nouns("empty") | nouns("empty", "unique") | nouns("country")
        or noun.ent_type_ in NO_NAMES
    ):
        return None
    end = _headline_end(context.text)
    own = [*calls_of(frozenset({form}), noun, place, context)]
    if own:
        name = _meant(own, place, end)
        return name if name and _goes_on(name, own[-1].place, noun, place, context.text) else None
    narrower = alike(form) - {form}
    told = list(calls_of(narrower, noun, place, context)) if narrower else []
    wider = _meant([_by_kind(call) for call in told], place, end, near=True)
    return (wider or None) if wider is not None else deed_told(noun, start, context)


def _goes_on(name: str, last: int, noun: Token, place: int, text: str) -> bool:
    """True where the text told of the thing not long before, by its words or in full, or comes back to it often."""
    bare = re.compile(rf"\b[Tt]he {re.escape(noun.lower_)}\b")
    told = (word for word in re.findall(r"\w{3,}", name) if word.lower() != noun.lower_)
    near = all(text.find(word, max(0, place - FAR), place) >= 0 for word in told)
    return near or place - last <= FAR or len(bare.findall(text, last, place - 1)) >= _OFTEN


def _by_kind(call: Call) -> Call:
    """A phrase of a narrower kind: its noun alone tells more than the wider one."""
    return replace(call, name=call.name or call.noun, says=call.says | {call.noun})


def _headline_end(text: str) -> int:
    """Where a headline ends with which a text begins; 0 without one."""
    first = text.split("\n", 1)[0]
    return 0 if first.rstrip()[-1:] in {".", "!", "?", "”", '"'} else len(first)


def _meant(calls: list[Call], place: int, end: int, *, near: bool = False) -> str | None:
    """The name of the thing meant; "" where it is open, None where nothing of the kind is told of."""
    if not calls:
        return None
    things = _things(calls, end)
    if near:
        things = [t for t in things if t[-1].place >= place - FAR]
    named = [t for t in things if any(c.name for c in t)]
    if len(things) > 1:
        close = [t for t in things if t[-1].place >= place - _NEAR]
        returns = len(things[-1]) >= _OFTEN and all(2 * len(t) <= len(things[-1]) for t in close[:-1])
        named = [t for t in named if t in close[-1:]] if len(close) == 1 or returns else []
    return _best(named[0]) if len(named) == 1 else ""


def _things(calls: list[Call], end: int) -> list[list[Call]]:
    """Phrases by the thing they tell of: those that share a word that says which, and bare ones after them."""
    things: list[list[Call]] = []
    for call in calls:
        same = [t for t in things if any(call.says & c.says for c in t)]
        if not same and things and not call.is_other and (not call.says or _may_be_the_same(things[-1], end)):
            same = things[-1:]
        if same:
            same[-1].append(call)
            things.append(things.pop(things.index(same[-1])))
        else:
            things.append([call])
    return things


def _may_be_the_same(thing: list[Call], end: int) -> bool:
    """True for what was only told bare so far, or in the headline, which says it again in other words."""
    return all(not c.says or c.place < end for c in thing)


def _best(thing: list[Call]) -> str:
    """The first name among them; of several, one with a proper name in it."""
    return next((c.name for c in thing if c.named and c.name), next(c.name for c in thing if c.name))
