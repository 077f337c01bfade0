"""Do two texts tell of one event? A sentence or a few each, with no store around them and often with no date.

A claim has been read by the whole of extraction and stands among others; here two texts are compared as they are. The
fields and their levels are those of `[texts]` in `matching/weights.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from dateline.events.table.comparing.page import own
from dateline.events.table.comparing.told import Text, Told, first_day, told
from dateline.events.table.matching.weights import TEXT_FIELDS, Level, Weights, weights
from dateline.events.table.wording.heads import related
from dateline.events.table.wording.words import PAIR
from dateline.events.time.bounds import DAY

FRESH: Final = 3
"""Days within which news is told."""

ALIKE: Final = 0.7
"""Cosine of the other words from which two texts are alike but for their names."""


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
    if not one.text.head or not two.text.head:
        return "unknown"
    return related(one.text.head, two.text.head, said=(one.stems, two.stems))


def _words(one: Told, two: Told) -> float:
    return _cosine(one.words, two.words)


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Cosine of words, each as much as it tells.

    >>> _cosine({"fire": 3.0, "mill": 4.0}, {"fire": 6.0, "mill": 8.0}), _cosine({"fire": 3.0}, {})
    (1.0, 0.0)
    """
    product = sum(bits * two[word] for word, bits in one.items() if word in two)
    whole = sqrt(sum(b * b for b in one.values()) * sum(b * b for b in two.values()))
    return round(product / whole, 9) if whole else 0.0


def _names(one: Told, two: Told) -> str | float:
    """Bits of the names that both have; a name of two words in each, of which the other has neither, is more."""
    names = one.names | two.names
    first, second = one.capitals & names, two.capitals & names
    if not first or not second:
        return "unknown"
    if _is_strange(one, two) and _is_strange(two, one):
        return "other full names"
    shared = sum(one.words[name] for name in sorted(first & second))
    return "other names in like words" if not shared and _cosine(_plain(one), _plain(two)) >= ALIKE else shared


def _plain(text: Told) -> dict[str, float]:
    """Its words but for what may be names."""
    return {word: bits for word, bits in text.words.items() if word not in text.capitals and PAIR not in word}


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


def _harm(one: Told, two: Told) -> str:
    """Whether people died: told of death, or of injury alone."""
    if "death" in one.harms & two.harms:
        return "death in both"
    told = one.harms, two.harms
    return "death in one, injury in the other" if all(told) and "death" in one.harms | two.harms else "unknown"


def _sexes(one: Told, two: Told) -> str:
    """Men alone in one and women alone in the other are others."""
    return "men in one, women in the other" if one.sexes and two.sexes and not one.sexes & two.sexes else "unknown"


def _shared(one: frozenset[str], two: frozenset[str]) -> str:
    return "unknown" if not one or not two else "in common" if one & two else "different"


_MEASURES: Final[dict[str, Callable[[Told, Told], str | float]]] = dict(
    zip(TEXT_FIELDS, (_time, _published, _head, _words, _names, _ages, _numbers, _harm, _sexes), strict=True)
)
