"""Do two texts tell of one event? A sentence or a few each, with no store around them and often with no date.

A claim has been read by the whole of extraction and stands among others; here two texts are compared as they are. The
fields and their levels are those of `[texts]` in `match_weights.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from dateline.events.table.match_levels import TEXT_FIELDS, Level, Weights, weights
from dateline.events.table.match_meanings import relation
from dateline.events.table.match_page import own
from dateline.events.table.match_told import Text, Told, first_day, told
from dateline.events.table.match_words import stem
from dateline.events.time.bounds import DAY

FRESH: Final = 3
"""Days within which news is told."""

_PARTICLES: Final = frozenset(
    {"a", "at", "away", "be", "down", "for", "in", "into", "of", "off", "on", "out", "over", "the", "to", "up", "with"}
)
"""Words of a phrase that do not name what happened: "checks into"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How two texts compare.

    Attributes:
        weight: Bits: at 0 or more they tell of one event.
        levels: The level that they reach in each field.
    """

    weight: float
    levels: dict[str, str]

    @property
    def same(self) -> bool:
        """True where they tell of one event."""
        return self.weight >= 0


def compare(pairs: Sequence[tuple[Text, Text]], *, table: Weights | None = None) -> list[Answer]:
    """Say of each pair of texts whether they tell of one event; no pair has to do with another.

    >>> fire, blaze, strike = map(Text, ("Fire swept the mill in Oldham; 12 died.", "12 died in the blaze at an Oldham "
    ...                                 "mill.", "Weavers of Leeds walked out over pay."))
    >>> [answer.same for answer in compare([(fire, blaze), (fire, strike)])]
    [True, False]
    """
    known = table or weights()
    read = told([text for pair in pairs for text in _beside_the_page(*pair)])
    return [_answer(one, two, known) for one, two in zip(read[::2], read[1::2], strict=True)]


def _beside_the_page(one: Text, two: Text) -> tuple[Text, Text]:
    first, second = own(one.text, two.text)
    return replace(one, text=first), replace(two, text=second)


def _answer(one: Told, two: Told, table: Weights) -> Answer:
    reached = {field: _level(measure(one, two), table.texts[field]) for field, measure in _MEASURES.items()}
    summed = table.prior_of_texts + sum(level.weight for level in reached.values())
    return Answer(round(summed, 6), {field: level.name for field, level in reached.items()})


def _level(found: str | float, levels: Sequence[Level]) -> Level:
    """The level of that name, or the first whose cut-off is reached."""
    if isinstance(found, str):
        return next(level for level in levels if level.name == found)
    return next(level for level in levels if level.at_least is not None and found >= level.at_least)


def _time(one: Told, two: Told) -> str:
    """What dates say: those that are given, else the days told in the texts, else weekdays."""
    given = _given(one, two)
    if given:
        return given
    apart = _days_apart(one, two)
    if apart is not None and apart <= 0.5:
        return "a day in common" if apart == 0 else "dated as the other is told"
    if (first_day(one.text.when) is None) != (first_day(two.text.when) is None):
        return "one undated"
    if apart is not None:
        return "next day" if apart < 2 else "within a week" if apart <= 8 else "other days"
    return {"in common": "a weekday in common", "different": "other weekdays"}.get(
        _shared(one.unplaced, two.unplaced), "unknown"
    )


def _given(one: Told, two: Told) -> str | None:
    """How dates agree that somebody gives for both; None where they are not given."""
    a, b = one.text.when, two.text.when
    if a is None or b is None:
        return None
    low, high = (a.earliest_start, b.earliest_start), (a.latest_end, b.latest_end)
    if None in low or None in high:
        return None
    starts, ends = [x for x in low if x is not None], [x for x in high if x is not None]
    if max(starts) >= min(ends):
        return "dates apart"
    widest = max(end - start for start, end in zip(starts, ends, strict=True))
    return "same dates" if widest <= 2 * DAY else "overlapping dates"


def _days_apart(one: Told, two: Told) -> float | None:
    """Days between the nearest days of two texts, or, as a half more, between a day and the other's publication."""
    if one.days and two.days:
        return min(abs(x - y) for x in one.days for y in two.days)
    published = first_day(two.text.published if one.days else one.text.published)
    if not (one.days or two.days) or published is None:
        return None
    before = [published - day for day in one.days | two.days]
    return 0.5 + min(0 if 0 <= days <= FRESH else min(abs(days), abs(days - FRESH)) for days in before)


def _published(one: Told, two: Told) -> str:
    a, b = first_day(one.text.published), first_day(two.text.published)
    if a is None or b is None:
        return "unknown"
    days = abs(a - b)
    steps = ((1, "within a day"), (3, "within three days"), (8, "within a week"), (31, "within a month"))
    return next((name for most, name in steps if days <= most), "apart")


def _head(one: Told, two: Told) -> str:
    """How the head words are related, the nearest two of them."""
    if not one.text.head or not two.text.head:
        return "unknown"
    first, second = _naming(one.text.head), _naming(two.text.head)
    found = {relation(a, b) for a in first for b in second}
    told_apart = _stems(first) & two.stems - _stems(second) or _stems(second) & one.stems - _stems(first)
    alike = next((name for name in ("same", "one meaning", "one kind") if name in found), None)
    return alike or ("both in one text" if told_apart else "other")


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def _naming(head: str) -> list[str]:
    words = [word for word in head.split() if word[0].isalpha()]
    return [word for word in words if word.lower() not in _PARTICLES] or words or [head]


def _words(one: Told, two: Told) -> float:
    """Cosine of the words, each as much as it tells."""
    product = sum(bits * two.words[word] for word, bits in one.words.items() if word in two.words)
    whole = sqrt(sum(b * b for b in one.words.values()) * sum(b * b for b in two.words.values()))
    return round(product / whole, 9) if whole else 0.0


def _names(one: Told, two: Told) -> str | float:
    """Bits of the names that both have; a name of two words in each, of which the other has neither, is more."""
    if not one.names or not two.names:
        return "unknown"
    if _is_strange(one, two) and _is_strange(two, one):
        return "other full names"
    return sum(one.words[name] for name in sorted(one.names & two.names))


def _is_strange(one: Told, two: Told) -> bool:
    """True where a text has names of two words, and the other no word of any."""
    return bool(one.full_names) and not any(two.stems.intersection(name) for name in one.full_names)


def _ages(one: Told, two: Told) -> str:
    return _shared(one.ages, two.ages)


def _numbers(one: Told, two: Told) -> str:
    """Whether numbers agree, those of one thing or any; "mill number 7" and "mill number 9" are two."""
    kinds = one.serials.keys() & two.serials.keys()
    if kinds and not any(one.serials[kind] & two.serials[kind] for kind in kinds):
        return "numbered otherwise"
    both = one.counts.keys() & two.counts.keys()
    if any(one.counts[unit] & two.counts[unit] for unit in both):
        return "in common"
    if one.figures & two.figures:
        return "a figure in common"
    if both:
        return "different"
    return "other figures" if one.figures and two.figures else "unknown"


def _shared(one: frozenset[str], two: frozenset[str]) -> str:
    return "unknown" if not one or not two else "in common" if one & two else "different"


_MEASURES: Final[dict[str, Callable[[Told, Told], str | float]]] = dict(
    zip(TEXT_FIELDS, (_time, _published, _head, _words, _names, _ages, _numbers), strict=True)
)
