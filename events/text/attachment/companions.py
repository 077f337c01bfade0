"""The further events that one date dates, besides the one it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.heads import SUBJECTS, Head, is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.statements import stated
from dateline.events.text.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN_REACH: Final = 3
"""How many tokens after the date its "when" may stand: "Since 1953, when", "in 1996 - the year when"."""

_PAIRED: Final = 2
"""Verbs joined this closely are one event: "killed or injured"."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Another event of the same date, and how it is joined to it."""

    head: Head
    relation: str


def companions(
    parsed: ParsedSentence, phrase: DatePhrase, head: Head, others: frozenset[int], lexicon: Lexicon
) -> Iterator[Companion]:
    """Events that the date of `head` also dates.

    Args:
        parsed: The sentence.
        phrase: The date.
        head: The event it hangs on.
        others: Indices of the tokens of the sentence's other dates: a verb with a date of its own needs no other.
        lexicon: The word classes.
    """
    for token in _when_clauses(phrase):
        yield Companion(Head(token, "when"), "in")
    occasion = _occasion(phrase, lexicon)
    if occasion is not None and occasion.i != head.token.i:
        yield Companion(Head(occasion, "occasion"), "in")
    if is_predicate(head.token):
        for token in _since_clause(head.token):
            yield Companion(Head(token, "since_clause"), "since")
        for token in _conjuncts(head.token, phrase, others):
            yield Companion(Head(token, "conjunct"), phrase.signal or "in")
        if head.token.lemma_.lower() in lexicon.reporting:
            for token in _stated(head.token, parsed, others):
                yield Companion(Head(token, "stated"), "by")


def _occasion(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun right before a bare date, at which something else happened: "approved at a meeting Friday"."""
    before = phrase.span.start - 1
    if phrase.marker is not None or before < 0:
        return None
    noun = phrase.span.doc[before]
    at = noun.head
    return (
        noun if noun.dep_ == "pobj" and at.lower_ in {"in", "at", "during"} and is_event_noun(noun, lexicon) else None
    )


def _when_clauses(phrase: DatePhrase) -> Iterator[Token]:
    """Verbs of a clause that begins with "when" right after the date: "Since 1953, when the war ended"."""
    last = phrase.span.end
    for word in phrase.span.doc[last : last + _WHEN_REACH]:
        if word.lower_ == "when" and word.head.pos_ in {"VERB", "AUX"} and word.head.i > word.i:
            yield word.head.head if word.head.dep_ in {"aux", "auxpass"} else word.head


def _since_clause(verb: Token) -> Iterator[Token]:
    """The main verb, which holds since then: "Since they began in 2023, trade has grown"."""
    if verb.dep_ == "xcomp":
        verb = verb.head
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in verb.children):
        main = verb.head
        if is_predicate(main) and any(c.lower_ in {"has", "have", "had", "'ve", "’ve"} for c in main.children):
            yield main


def _conjuncts(verb: Token, phrase: DatePhrase, others: frozenset[int]) -> Iterator[Token]:
    """Verbs joined to the first, which the date precedes: "On Friday police arrested two men and seized a car"."""
    if phrase.span.start > verb.i:
        return
    for joined in verb.conjuncts:
        own_subject = any(c.dep_ in SUBJECTS for c in joined.children)
        own_date = any(t.i in others for t in joined.subtree)
        if (
            joined.i > verb.i + _PAIRED
            and joined.tag_ == verb.tag_
            and is_predicate(joined)
            and not own_subject
            and not own_date
        ):
            yield joined


def _stated(telling: Token, parsed: ParsedSentence, others: frozenset[int]) -> Iterator[Token]:
    """What had happened by then: "Said on Monday that two men had been arrested"."""
    for index in stated(parsed, telling.i):
        token = parsed.doc[index]
        if tense_of(token) not in {"past", "past_perfect", "perfect"} or any(t.i in others for t in token.subtree):
            continue
        paired = token.dep_ == "conj" and token.i <= token.head.i + _PAIRED
        if not paired and not any(c.dep_ == "neg" for c in token.children):
            yield token
