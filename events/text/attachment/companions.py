"""The further events that one date dates, besides the one it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.heads import Head
from dateline.events.text.attachment.kinds import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.measured import is_measured
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import TOLD
from dateline.events.text.description.lines.statements import stated
from dateline.events.text.parsing.labels import AUXILIARIES, SUBJECTS, VERBAL
from dateline.events.text.parsing.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN_REACH: Final = 3
"""How many tokens after the date its "when" may stand: "Since 1953, when", "in 1996 - the year when"."""

_PLACED: Final = {
    "after": "not_before",
    "following": "not_before",
    "since": "since",
    "before": "by",
    "until": "until",
    "during": "in",
}
"""What a preposition before a dated event says of the verb over it: "after the raid in May" may be May itself."""

_TELLS_BY_MOUTH: Final = frozenset({"speak", "address", "talk", "testify", "appear", "write"})
"""Participles that only say on what occasion something was told: "Speaking on Monday, she promised"."""

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
    for token in when_clauses(phrase):
        if not any(c.i in others for c in token.subtree):
            yield Companion(Head(token, "when"), "in")
    if head.rule == "landmark":
        yield from _beside_landmark(head.token)
    occasion = _occasion(phrase, lexicon)
    if occasion is not None and occasion.i != head.token.i:
        yield Companion(Head(occasion, "occasion"), "in")
    if is_predicate(head.token):
        for token in _same_time(head.token, phrase, others):
            yield Companion(Head(token, "same_time"), phrase.signal or "in")
        for token in _since_clause(head.token):
            yield Companion(Head(token, "since_clause"), "since")
        for token in _conjuncts(head.token, phrase, others):
            yield Companion(Head(token, "conjunct"), phrase.signal or "in")
        if head.token.lemma_.lower() in lexicon.reporting:
            for token in _stated(head.token, parsed, others):
                yield Companion(Head(token, "stated"), "by")


def _occasion(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun right before a date, at which something else happened: "approved at a meeting on Friday"."""
    if phrase.signal not in {None, "on", "in"}:
        return None
    before = (phrase.marker.i if phrase.marker is not None else phrase.span.start) - 1
    if before < 0:
        return None
    noun = phrase.span.doc[before]
    at = noun.head
    return (
        noun if noun.dep_ == "pobj" and at.lower_ in {"in", "at", "during"} and is_event_noun(noun, lexicon) else None
    )


def when_clauses(phrase: DatePhrase) -> Iterator[Token]:
    """Verbs of a clause that begins with "when" right after the date: "Since 1953, when the war ended"."""
    last = phrase.span.end
    for word in phrase.span.doc[last : last + _WHEN_REACH]:
        if word.lower_ == "when" and word.head.pos_ in VERBAL and word.head.i > word.i:
            yield word.head.head if word.head.dep_ in AUXILIARIES else word.head


def _beside_landmark(noun: Token) -> Iterator[Companion]:
    """What an event with a date places: "Since the coup in 2021 the army has ruled"."""
    relation = _PLACED.get(noun.head.lower_)
    verb = next((t for t in noun.head.ancestors if is_predicate(t)), None)
    apart = {"future", "perfect"} if relation == "in" else {"future"}
    if relation is not None and verb is not None and noun.head.head.i == verb.i and tense_of(verb) not in apart:
        yield Companion(Head(verb, "landmark"), relation)


def _same_time(verb: Token, phrase: DatePhrase, others: frozenset[int]) -> Iterator[Token]:
    """The main verb over a clause of the same time: "Ten people died when their boat sank in November"."""
    main = verb.head
    if verb.tag_ == "VBG" and verb.lemma_ in _TELLS_BY_MOUTH and verb.dep_ in {"advcl", "acl"}:
        over = main if is_predicate(main) else main.head
        if is_predicate(over) and tense_of(over) == "past" and not any(c.i in others for c in over.children):
            yield over
        return
    opened = any(c.lower_ in {"when", "as", "while"} and c.i < verb.i for c in verb.children)
    if verb.dep_ != "advcl" or not opened or not main.i < verb.i < phrase.span.start:
        return
    own_date = any(c.i in others for c in main.subtree)
    if is_predicate(main) and tense_of(main) == tense_of(verb) == "past" and not own_date:
        yield main


def _since_clause(verb: Token) -> Iterator[Token]:
    """The main verb, which holds since then: "Since they began in 2023, trade has grown", "since leaving in May"."""
    if verb.dep_ == "xcomp":
        verb = verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "since":
        yield from (t for t in (verb.head.head,) if is_predicate(t))
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "since"), None)
    if verb.dep_ == "advcl" and mark is not None and not is_measured(verb.doc.text, mark.idx + len(mark.text_with_ws)):
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
        if tense_of(token) not in TOLD or any(t.i in others for t in token.subtree):
            continue
        paired = token.dep_ == "conj" and token.i <= token.head.i + _PAIRED
        if not paired and not any(c.dep_ == "neg" for c in token.children):
            yield token
