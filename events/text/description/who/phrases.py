"""A noun phrase cut to what tells which of its kind it is: "dock strike in Arden"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.wording import spell
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NO_NAMES, NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE: Final = frozenset({"compound", "nmod", "amod", "poss"})
BEHIND: Final = frozenset({"of", "in", "at", "on", "for", "against", "between", "over", "near", "with", "by"})
"""Prepositions behind a noun that may say which."""
_WHERE: Final = frozenset({"in", "at", "on", "near"})
"""Prepositions of place, behind which a bare noun ("in the country") tells nothing."""
_POINTING: Final = frozenset({"another", "this", "that", "these", "those", "such"})
_SHORT: Final = 5
_FEW: Final = 5
"""Words of the longest participle that is kept."""
_LONGEST: Final = 48
"""Code points of the longest name that is written for a bare noun."""


def kept_words(noun: Token) -> list[Token]:
    """The words of a phrase that say which: names and nouns before it, and what of, in or at behind it says."""
    kept = [noun]
    for c in noun.children:
        if c.i < noun.i and c.dep_ in _BEFORE and _qualifies(c):
            kept += [t for t in c.subtree if t.dep_ != "det" or t.head != c]
            kept += [t for t in c.subtree if t.dep_ == "det" and t.head == c and c.dep_ == "poss"]
        elif c.i > noun.i and c.dep_ == "prep" and c.lower_ in BEHIND:
            kept += place_or_part(c)
        elif c.i > noun.i and c.dep_ == "acl" and c.tag_ == "VBN":
            kept += _by_whom(c)
    kept.sort(key=lambda t: t.i)
    while len(spell(kept)) > _LONGEST and any(t.dep_ in {"prep", "acl"} and t.head == noun for t in kept):
        last = next(t for t in reversed(kept) if t.dep_ in {"prep", "acl"} and t.head == noun)
        gone = {t.i for t in last.subtree}
        kept = [t for t in kept if t.i not in gone]
    return kept


def _qualifies(word: Token) -> bool:
    """True for what tells one thing of a kind from others: no date, no count, no word of size or praise."""
    if word.ent_type_ in NO_NAMES or word.pos_ in {"PRON", "NUM", "VERB"}:
        return False
    if word.dep_ == "amod":
        return word.ent_type_ != "" or _is_relational(word.lower_)
    return word.lower_ not in words("vague", "adjectives")


def _is_relational(adjective: str) -> bool:
    """True for an adjective that tells of what kind: "electoral", "northern"; not for one that tells how it is.

    >>> _is_relational("electoral"), _is_relational("fatal"), _is_relational("joint")
    (True, False, True)
    """
    ends = adjective.endswith(("al", "ary", "ern")) and len(adjective) > _SHORT
    return adjective in nouns("telling", "adjectives") or (ends and adjective not in nouns("telling", "not"))


def _by_whom(participle: Token) -> list[Token]:
    """A participle with the name behind its "by": "inquiry led by Ann Lee"; nothing where it tells more."""
    agent = next((c for c in participle.children if c.dep_ == "agent"), None)
    who = next((c for c in agent.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None) if agent else None
    own = [t for t in participle.subtree if t.i >= participle.i]
    return own if who is not None and len(own) <= _FEW and who.i == participle.right_edge.i else []


def place_or_part(preposition: Token) -> list[Token]:
    """A preposition with the noun under it, where that is a name or says what is told of; without asides and dates."""
    under = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if under is None or under.ent_type_ in NO_NAMES or under.pos_ not in NOUNS:
        return []
    own = [c for c in under.children if c.dep_ != "det"]
    if under.pos_ == "NOUN" and preposition.lower_ in _WHERE and not any(c.i < under.i for c in own):
        return []
    if preposition.lower_ == "with" and under.pos_ != "PROPN":
        return []
    if under.ent_type_ == "PERSON" and preposition.lower_ in {"for", "on", "over", "with"}:
        return []
    gone = {t.i for c in under.children if c.dep_ in {"relcl", "acl", "appos", "advcl"} for t in c.subtree}
    gone |= {t.i for t in under.subtree if t.ent_type_ in DATES}
    if any((t.dep_ == "poss" and t.pos_ == "PRON") or t.lower_ in _POINTING for t in under.subtree):
        return []
    gone |= {t.i for c in under.children if c.dep_ == "prep" and c.lower_ not in {"of"} for t in c.subtree}
    return [preposition, *(t for t in under.subtree if t.i not in gone and not t.is_punct)]


def spelt(tokens: list[Token]) -> str:
    """A phrase without its article, as it stands inside a sentence; "" where it is too long to be written."""
    body = sorted((t for t in tokens if t.dep_ != "det" or t.i > tokens[0].i), key=lambda t: t.i)
    name = spell(body)
    first = body[0]
    inner = (
        name
        if first.pos_ == "PROPN" or (first.ent_type_ and first.i) or first.is_upper
        else name[:1].lower() + name[1:]
    )
    return inner if len(inner) <= _LONGEST else ""
