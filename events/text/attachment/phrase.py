"""A date in a parse: its tokens, the word that joins it to the sentence, and the word it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.parsing.labels import ADVERBIALS
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MODIFIES_NOUN: Final = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
"""Dependencies of a word that stands before the noun it modifies."""

_BESIDE: Final = frozenset({"after", "before", "since", "until", "upon"})
"""Prepositions that place one event beside another."""
_OPENINGS: Final = frozenset({"starting", "beginning", "commencing", "effective"})
"""Words that only say from when: "Starting 1 July, smoking is banned"."""

_SIGNAL_REACH: Final = 2
"""How many words before a date its preposition may stand ("in early 1990", "by at latest Friday")."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """One timex as the parse sees it.

    Attributes:
        span: Its tokens.
        root: The one of them that the others hang on.
        signal: The preposition or subordinator before it, lower case; None for a bare date.
        marker: That word's token.
        past: True where the date lies before the text was written, False where after, None where that is not known.
        holds_dct: True where the date has not ended before the day on which the text was written: "today".
        is_reference: True for a word that names no date: "now", "recent", "current".
        governor: The word outside that it hangs on, past prepositions and words like "end" or "edition"; None where the
            date is the head of its sentence.
    """

    span: Span
    root: Token
    signal: str | None
    marker: Token | None
    governor: Token | None
    past: bool | None = None
    holds_dct: bool = False
    is_reference: bool = False

    @property
    def premodifies(self) -> bool:
        """True for a date before the noun that it modifies: "the 1995 shooting", "today's vote"."""
        return (
            self.governor is not None
            and self.marker is None
            and self.root.dep_ in MODIFIES_NOUN
            and self.governor.i > self.root.i
        )


def date_phrase(parsed: ParsedSentence, timex: Timex, lexicon: Lexicon, dct: Bounds | None = None) -> DatePhrase | None:
    """The timex in its sentence's parse; None where it covers no token of it."""
    offset = parsed.sentence.start
    span = parsed.doc.char_span(timex.start - offset, timex.end - offset, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = _root(span)
    marker = _marker(span, root, lexicon)
    signal = marker.lower_ if marker is not None else None
    governor = _governor(span, root, lexicon)
    past, holds = _is_past(timex, dct), _holds(timex, dct)
    return DatePhrase(span, root, signal, marker, governor, past, holds, timex.value.endswith("_REF"))


def _root(span: Span) -> Token:
    """The root; of a date split by the parse, not its article: "the year-ago results"."""
    root = span.root
    if root.dep_ != "det":
        return root
    beside = (t for t in span if t.head.i == root.head.i and t.i > root.i and not t.is_punct)
    return next(beside, root)


def _holds(timex: Timex, dct: Bounds | None) -> bool:
    last = timex.interval.latest_end if timex.interval is not None else None
    return last is not None and dct is not None and dct.earliest_start is not None and last > dct.earliest_start


def _is_past(timex: Timex, dct: Bounds | None) -> bool | None:
    last = timex.interval.latest_end if timex.interval is not None else None
    if last is None or dct is None or dct.earliest_start is None or dct.latest_end is None:
        return None
    if last <= dct.latest_end:
        return True
    return False if timex.interval is not None and (timex.interval.earliest_start or 0) >= dct.earliest_start else None


def _governor(span: Span, root: Token, lexicon: Lexicon) -> Token | None:
    """Climb out of the date: over its prepositions and the nouns that only carry dates."""
    token = root
    while token.head.i != token.i:
        token = token.head
        if span.start <= token.i < span.end or _joins(token):
            continue
        if _carries(token, lexicon) and token.head.i != token.i:
            continue
        return token
    return None


def _carries(token: Token, lexicon: Lexicon) -> bool:
    """True for "quarter", and for the "ended" of "the quarter ended 30 September"."""
    if token.lemma_.lower() == "end" and token.dep_ == "acl":
        return _carries(token.head, lexicon)
    return token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.carriers


def _joins(token: Token) -> bool:
    """True for a word that only joins: a preposition, a subordinator, "earlier", "well" before "into the summer".

    Not so the verb of "since leaving Oslo in May": that is when they left, nor that of "with schools opening in May".
    """
    if token.dep_ == "pcomp" and token.pos_ == "VERB":
        own = token.head.lower_ == "with" and any(c.dep_ == "nsubj" for c in token.children)
        if own or token.head.lower_ in _BESIDE:
            return False
    if token.pos_ in {"ADP", "SCONJ", "PART"} or token.dep_ in {"prep", "pcomp", "case"}:
        return True
    if token.lower_ in _OPENINGS and token.dep_ in {"advcl", "amod", "acl", "dep", "ccomp"}:
        return True
    return token.pos_ == "ADV" and token.dep_ in ADVERBIALS and token.head.i != token.i


def _marker(span: Span, root: Token, lexicon: Lexicon) -> Token | None:
    """The preposition over the date, else a signal word just before it."""
    inner = next((token for token in span if token.lower_ in lexicon.signals and token.pos_ in {"ADP", "SCONJ"}), None)
    if inner is not None and inner.i == span.start:
        return inner
    head = root.head
    while head.i != root.i and span.start <= head.i < span.end and head.head.i != head.i:
        head = head.head
    if head.lower_ in lexicon.signals and head.pos_ in {"ADP", "SCONJ", "ADV"} and head.i < span.start:
        return head
    if root.dep_ in MODIFIES_NOUN and head.i >= span.end:
        return None
    before = span.doc[max(0, span.start - _SIGNAL_REACH) : span.start]
    return next((token for token in reversed(before) if _may_join(token, span, lexicon)), None)


def _may_join(token: Token, span: Span, lexicon: Lexicon) -> bool:
    """True for a preposition that leads to nothing before the date: not "to" of "led them to promotion last May"."""
    leads = any(c.dep_ == "pobj" and c.i < span.start for c in token.children)
    return token.lower_ in lexicon.signals and token.pos_ == "ADP" and not leads
