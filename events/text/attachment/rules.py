"""Attachment without a model: the nearest word that looks like an event, by spelling and word lists alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

from dateline.events.table.claim import Trigger
from dateline.events.text.attachment.lexicon import Lexicon, lexicon
from dateline.events.text.attachment.ranges import range_ends
from dateline.events.text.attachment.reading import Attached, Attachment, Reading
from dateline.events.text.attachment.use import Relation, Tense

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REACH: Final = 300
"""Code points to either side of a date in which its event is looked for."""
_OPENING: Final = 3
"""A date counts as opening its sentence when at most this many words stand before it ("Later on Friday")."""

_COSTS: Final = {"noun": 3, "auxiliary": 2, "wrong_side": 6, "clause": 4, "infinitive": 1}
"""What a candidate pays beside its distance in words; smaller is likelier. Tuned on the training part of the news."""

_HELPERS: Final = 3
"""How many words before a verb its helpers stand: "has not yet been"."""

_CONFIDENCE: Final = {"telling": 0.8, "premodifier": 0.75, "nearest": 0.67}


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class _Candidate:
    position: int
    cost: int


class RuleAttacher:
    """Attaches by word lists and distance; one event a date at most."""

    name = "rules"
    needs_parse = False

    def attach(self, reading: Reading) -> Attached:
        """The events that the timexes of a document date, one each at most."""
        words = lexicon(reading.lang)
        found: list[Attachment] = []
        for index, timexes in reading.dated().items():
            ranges = range_ends(reading.text, reading.timexes, timexes)
            skip = {second for second, _ in ranges.values()}
            for t in timexes:
                if t not in skip and reading.timexes[t].type not in {"DURATION", "SET"}:
                    found += by_spelling(reading, index, t, ranges.get(t), words)
        return Attached(found)


def by_spelling(
    reading: Reading, index: int, t: int, joined: tuple[int, str] | None, words: Lexicon
) -> Iterator[Attachment]:
    """The event of one timex, if there is one.

    Args:
        reading: The document.
        index: Position of the sentence.
        t: Position of the timex.
        joined: The other end of its range and how it is joined, where it begins one.
        words: The word classes.
    """
    sentence, timex = reading.sentences[index], reading.timexes[t]
    last = reading.timexes[joined[0]] if joined else timex
    low, high = max(sentence.start, timex.start - _REACH), min(sentence.end, last.end + _REACH)
    tokens = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(reading.text, low, high)]
    before = [w for w in tokens if w.end <= timex.start]
    after = [w for w in tokens if w.start >= last.end and w.lower != "s"]
    chosen = _choose(before, after, reading.text[last.end : last.end + 2], words)
    if chosen is None:
        return
    word, rule = chosen
    yield Attachment(
        timex=t,
        sentence=index,
        trigger=Trigger(word.start, word.end, word.text),
        relation=cast("Relation", joined[1]) if joined else _relation(before, rule, words),
        rule_id=f"attach.rules.{rule}",
        confidence=_CONFIDENCE[rule],
        role="statement" if word.lower in words.said else "event",
        other=joined[0] if joined else None,
        tense=_tense([w for w in tokens if w.start < word.start], word, words),
    )


def _tense(before: Sequence[_Word], word: _Word, words: Lexicon) -> Tense:
    """The tense, by the helpers just before the word and by its own form."""
    helpers = {w.lower for w in before[-_HELPERS:]}
    if helpers & words.future:
        return "future"
    if helpers & {"has", "have"}:
        return "perfect"
    if "had" in helpers:
        return "past_perfect"
    return "past" if _is_past(word.lower, words) else "none"


def _choose(before: Sequence[_Word], after: Sequence[_Word], mark: str, words: Lexicon) -> tuple[_Word, str] | None:
    """The word and the rule that chose it; None where the sentence holds nothing that looks like an event."""
    told = [
        w for w in before[-2:] if w.lower in words.said and w in (before[-1], before[-1 - _signalled(before, words)])
    ]
    if told:
        return told[-1], "telling"
    premodified = next((w for w in after[:2] if _is_event_noun(w, words)), None)
    if premodified is not None and (mark in ("'s", "’s") or (mark[:1] == " " and _after_determiner(before))):
        return premodified, "premodifier"
    everything = [*before, *after]
    best = min(_candidates(before, after, words), key=lambda c: (c.cost, c.position), default=None)
    return (everything[best.position], "nearest") if best is not None else None


def _signalled(before: Sequence[_Word], words: Lexicon) -> bool:
    return len(before) > 1 and before[-1].lower in words.signals


def _after_determiner(before: Sequence[_Word]) -> bool:
    """True where a determiner stands before the date, so that a noun must follow: "the 1995 shooting"."""
    return bool(before) and before[-1].lower in {"the", "a", "an", "his", "her", "its", "their", "this", "that"}


def _candidates(before: Sequence[_Word], after: Sequence[_Word], words: Lexicon) -> Iterator[_Candidate]:
    tokens = [*before, *after]
    opening = len(before) <= _OPENING
    for position, word in enumerate(tokens):
        kind = _kind(word, tokens, position, words)
        if kind is None:
            continue
        precedes = position < len(before)
        between = tokens[position + 1 : len(before)] if precedes else tokens[len(before) : position]
        wrong = precedes == opening
        cost = len(between) + _COSTS.get(kind, 0) + (_COSTS["wrong_side"] if wrong else 0)
        cost += _COSTS["clause"] * sum(w.lower in words.clause for w in between)
        yield _Candidate(position, cost)


def _kind(word: _Word, tokens: Sequence[_Word], position: int, words: Lexicon) -> str | None:
    """What the word could be as an event: verb, infinitive, auxiliary, noun, or nothing."""
    lower = word.lower
    previous = [w.lower for w in tokens[max(0, position - 2) : position]]
    if lower in words.auxiliary:
        follows = [
            w for w in tokens[position + 1 : position + 4] if _is_past(w.lower, words) or w.lower.endswith("ing")
        ]
        return None if follows or lower in {"be", "been", "being"} else "auxiliary"
    if _is_past(lower, words) or (lower.endswith("ing") and words.auxiliary & set(previous)):
        return "verb"
    if previous and previous[-1] in words.modal and word.text.islower() and lower not in words.determiner:
        return "infinitive"
    return "noun" if _is_event_noun(word, words) else None


def _is_past(lower: str, words: Lexicon) -> bool:
    regular = lower.endswith("ed") and len(lower) > 4 and lower.isalpha() and lower not in words.not_past
    return regular or lower in words.past


def _is_event_noun(word: _Word, words: Lexicon) -> bool:
    lower = word.lower
    singular = lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
    return words.names_event(lower) or words.names_event(singular)


def _relation(before: Sequence[_Word], rule: str, words: Lexicon) -> Relation:
    if rule == "premodifier":
        return "premodifier"
    return cast("Relation", words.signals.get(before[-1].lower, "in")) if before else "in"


def first_event_word(reading: Reading, index: int) -> Trigger | None:
    """The first word of a sentence that looks like an event, verbs before nouns; None where none does."""
    words, sentence = lexicon(reading.lang), reading.sentences[index]
    tokens = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(reading.text, sentence.start, sentence.end)]
    kinds = {i: _kind(word, tokens, i, words) for i, word in enumerate(tokens)}
    for group in ({"verb"}, {"infinitive", "auxiliary"}, {"noun"}):
        found = next((tokens[i] for i, kind in kinds.items() if kind in group), None)
        if found is not None:
            return Trigger(found.start, found.end, found.text)
    return None
