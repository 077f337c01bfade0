"""The named body that a text was just telling of, for "the company" where only the order of telling says which."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.bodies import body_words, full_body, stands_for
from dateline.events.text.description.names.cast import cast, is_known
from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.kinds import kind_of_name
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.who.binding import barred
from dateline.events.text.description.who.mentions import Mention, mentions
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 3
"""Sentences before a noun in which its body may be named."""
_SHORTEST: Final = 2
_FADES: Final = 0.6
"""What a sentence in between leaves of a weight."""
_CLEAR: Final = 1.3
"""How much heavier than the second the first must be."""
_LEAST: Final = 40
_NO_FIRM: Final = re.compile(r"\b(?:Exchange|Journal|Commission|Department|Association|Board|Council|Congress)\b")
"""Bodies of which news of firms tells, and which have no shares to sell."""
_DOES: Final = (
    "said|says|told|announced|reported|bought|sold|acquired|filed|employs?|employed|hired|opened|closed|makes|made|built|"
    "agreed|denied|launched|operates?|operated|produces?|blamed|posted|owns|plans|moved|merged|"
    "was (?:founded|bought|sold|fined)"
)
"""What companies do in a text, and other named things do not."""
_HAS: Final = (
    "shares?|chief executive|chairman|chairwoman|chair|directors?|owners?|board|staff|workers|employees|customers|"
    "ships|shareholders|spokesman|spokeswoman|spokesperson|founder|finance director|headquarters|profits?|sales"
)
"""What they have."""


def body_in_focus(noun: Token, start: int, context: DocumentContext, *, reach: int = _REACH) -> str | None:
    """The named body that "the company" stands for: the one that the sentences before tell of most.

    Args:
        noun: A common noun for a body, with "the".
        start: Where its sentence starts in the document.
        context: The document.
        reach: Sentences before it in which the body may be named.

    Returns:
        Its name; None where none is told of, or two are as likely.
    """
    return foremost(_weights(noun, noun.lower_, start, context, reach), least=_LEAST, times=_CLEAR)


def owner_in_focus(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The firm whose sales or shares a text tells of, however lightly it was named."""
    weights = _weights(noun, "company", start, context, _REACH)
    firms = {name: weight for name, weight in weights.items() if _NO_FIRM.search(name) is None}
    return foremost(firms, least=0, times=_CLEAR)


def _weights(noun: Token, form: str, start: int, context: DocumentContext, reach: int) -> dict[str, float]:
    """The bodies named up to a noun that `form` may be said of, each with its weight."""
    weights: dict[str, float] = {}
    others = barred(noun)
    fade = 1.0
    for doc, offset in ((noun.doc, start), *context.all_before(start, reach)):
        for m in mentions(doc, offset, context):
            if (doc is noun.doc and (m.noun.i >= noun.i or m.noun.i in others)) or not _may_be(m, form, context.text):
                continue
            name = full_body(short := _whole_name(m), context.text) or short
            weights[name] = weights.get(name, 0.0) + fade * m.weight
        fade *= _FADES
    return weights


def _whole_name(m: Mention) -> str:
    """A name without what an owner's ending leaves."""
    return re.sub(r"[’']s?$", "", spelt_out(name_run(m.noun)))


def _may_be(m: Mention, noun: str, text: str) -> bool:
    """True for the name of something that may be called so: no person, place or people, no body of another kind."""
    if m.noun.pos_ != "PROPN" or (m.kind == "person" and (m.sex is not None or " " in m.key)):
        return False
    name = _whole_name(m)
    if len(name) < _SHORTEST:
        return False
    last = name.rsplit(" ", 1)[-1]
    if last in body_words() and last not in stands_for(noun):
        return False
    return _is_private(name, label_of(m.noun), text)


@lru_cache(maxsize=1024)
def _is_private(name: str, label: str, text: str) -> bool:
    """True for a name that is no person's and no place's, or that does in the text what companies do."""
    if (
        any(p.name == name and p.is_sure for p in cast(text))
        or is_known(name, text)
        or name in words("place", "countries")
    ):
        return False
    kind = kind_of_name(name, label, text)
    if kind == "country":
        return False
    own = re.escape(name)
    acts = re.search(rf"\b{own},? (?:{_DOES})\b|\b{own}[’'](?:s )?(?:{_HAS})\b|\bshares in {own}\b", text) is not None
    return acts or kind == "organization" or (kind == "other" and label in {"ORG", "PRODUCT"})
