"""Dates that a line cannot lose: taken out, they would leave a hole in the phrase that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.complements import goes_back, needs_its_time
from dateline.events.text.description.grammar.trees import below
from dateline.events.text.parsing.labels import DATES, MODIFIERS, OF_PREPOSITIONS, QUOTES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TAKES_TIME: Final = frozenset({"spend", "waste", "set", "fix", "choose", "pick", "name", "mark", "celebrate", "await"})
"""Verbs whose object may be a time."""
_POINTS: Final = frozenset({"this", "that", "it", "these", "those", "they"})
_HYPHENS: Final = frozenset({"-", "–"})
_FEW: Final = 7
"""Tokens from one mark of a short quotation to the other."""
_PREFIXES: Final = frozenset({"post", "pre", "mid", "non", "anti"})


def needed(doc: Doc, own: set[int], head: int) -> set[int]:
    """Tokens of the dates among `own` that have to stay.

    Args:
        doc: The sentence.
        own: Indices of the words of the event's dates.
        head: Index of the event's word.
    """
    tops = [doc[i] for i in own if doc[i].head.i not in own or doc[i].head.i == i]
    return {i for top in tops if _is_needed(top, own, head) for i in own & below(top)}


def _is_needed(top: Token, own: set[int], head: int) -> bool:
    held = _is_joined(top, own) or _has_content(top, own) or _is_object(top) or _is_in_compound(top, own)
    return held or _is_hyphened(top, own) or _is_quoted(top) or _fills(top, own, head)


def _is_joined(top: Token, own: set[int]) -> bool:
    """True for one side of an "and" whose other side is no date: "now and in the future", "Easter and spring sales"."""
    beside = [c for c in top.children if c.dep_ == "conj"] + ([top.head] if top.dep_ == "conj" else [])
    beside += [
        t.head for t in top.doc[top.i + 1 : top.i + 2] if t.dep_ == "cc" and t.head.i > t.i and top.pos_ == "ADV"
    ]
    return any(c.i not in own and not _is_date(c) for c in beside)


def _is_date(token: Token) -> bool:
    named = [t for t in token.subtree if t.pos_ in {"NOUN", "PROPN", "NUM", "VERB"}]
    return bool(named) and all(t.ent_type_ in DATES for t in named)


def _has_content(top: Token, own: set[int]) -> bool:
    """True for a time of something that the words after it tell: "the future of the currency"."""
    return top.pos_ == "NOUN" and any(c.lower_ == "of" and c.dep_ == "prep" and c.i not in own for c in top.children)


def _is_object(top: Token) -> bool:
    """True for a time that something is given, or that is spent or set: "gave them three days", "set 5 May as".

    What has "a" is no date, but a time of some kind: "expect a dry summer".
    """
    phrase = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else top
    verb = phrase.head
    given = top.pos_ == "NOUN" and any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for c in top.children)
    beside = phrase.left_edge.i == verb.i + 1 and verb.lemma_ in _TAKES_TIME
    return (top.dep_ == "dobj" and given) or (phrase.dep_ in {"dobj", "npadvmod"} and beside)


def _is_hyphened(top: Token, own: set[int]) -> bool:
    """True for a part of a word with a hyphen: "the quarter" of "the quarter-finals"."""
    doc, part = top.doc, own & below(top)
    joints = [i for i in (min(part) - 1, max(part) + 1) if 0 < i < len(doc) - 1 and doc[i].text in _HYPHENS]
    return any(not doc[i].whitespace_ and not doc[i - 1].whitespace_ and not {i - 1, i + 1} <= own for i in joints)


def _is_quoted(top: Token) -> bool:
    """True within a few words of somebody's own: "working through the night"."""
    marks = [t.i for t in top.doc if t.text in QUOTES]
    return any(a < top.i < b <= a + _FEW for a, b in zip(marks[::2], marks[1::2], strict=False))


def _fills(top: Token, own: set[int], head: int) -> bool:
    """True for a time that says what is told: "the worst of the century", "not since 1950", "dates from 1848"."""
    lead = top.head
    if _says_when_it_was(lead) or (top.dep_ in OF_PREPOSITIONS and goes_back(lead)):
        return True
    if top.dep_ not in OF_PREPOSITIONS or lead.dep_ != "prep" or lead.i in own:
        return False
    if lead.lower_ != "of":
        return needs_its_time(lead)
    over = lead.head
    return over.i not in own | {head} and over.pos_ in {"NOUN", "ADJ"} and over.ent_type_ not in DATES


def _says_when_it_was(lead: Token) -> bool:
    """True where a verb tells no more of its subject than the time: "the last strike was in 1990"."""
    verb = lead.head
    rest = (c for c in verb.children if c.i > verb.i and c != lead and not c.is_punct)
    asked = lead.dep_ == "prep" and verb.lemma_ == "be" and verb.pos_ in VERBAL and lead.i == verb.i + 1
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return asked and subject is not None and subject.lower_ not in _POINTS and not any(True for _ in rest)


def _is_in_compound(top: Token, own: set[int]) -> bool:
    """True inside a name or a compound that it parts: "our post-Easter schedule"."""
    if top.dep_ not in MODIFIERS or not top.i:
        return False
    before = top.doc[min(below(top) & own) - 1]
    if top.head.pos_ == "PROPN" and before.pos_ == "PROPN":
        return True
    return before.lower_ in _PREFIXES or (before.text == "-" and not before.whitespace_)
