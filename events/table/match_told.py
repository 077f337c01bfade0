"""What a short text tells that others are told apart by: days, head word, names, words, ages, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from dateline.events.table.match_serials import numbered
from dateline.events.table.match_words import PAIR, entries, key, stem, weight
from dateline.events.text.description.quantities import quantities
from dateline.events.text.description.words import table
from dateline.events.text.tagger import tag
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds

LONG_AGO: Final = 400
"""Days before the publication: what a text dates earlier is not its news."""

_SMALL: Final[dict[str, int]] = {word: int(number) for word, number in table("quantities.toml")["small"].items()}
_COUNT: Final = rf"\d{{1,2}}|(?:{'|'.join(_SMALL)})(?:-(?:{'|'.join(_SMALL)}))?"
_AGE: Final = re.compile(
    rf"\b({_COUNT})[- ]+(?:year|month)s?[- ]+old\b|, (\d{{1,2}})(?=[,.;])"
    rf"|\b(?:aged?|(?:boy|girl|man|woman),) ({_COUNT})\b",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(rf"(?<![\w.,$-])(?:\d[\d,]*(?:\.\d+)?|{_COUNT})\b(?![.,]\d)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_UNPLACED: Final = re.compile(r"^XXXX-(?:WXX-(\d)|(\d\d-\d\d))")
"""A weekday in no week, or a day of no year, as TIMEX3 values have them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is asked about.

    Attributes:
        published: When it was published, if that is known.
        when: When what it tells of happened, if somebody says so.
        head: The words of it that name the event, if somebody says so.
    """

    text: str
    published: Bounds | None = None
    when: Bounds | None = None
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells.

    Attributes:
        text: The text itself.
        days: The days that it dates something to, as numbers of days.
        unplaced: Weekdays and days of the year of which nothing tells the year.
        words: What each of its words, numbers and names tells, in bits, by its key.
        names: The single names among them.
        full_names: The stems of each name of two words.
        serials: What it numbers ("mill number 7"), each with its numbers.
        ages: Ages that it gives.
        counts: Its other numbers, by what they count.
        figures: All numbers above one that it gives, of whatever, but those of dates.
        stems: All its words.
    """

    text: Text
    days: frozenset[int]
    unplaced: frozenset[str]
    words: Mapping[str, float]
    names: frozenset[str]
    full_names: frozenset[tuple[str, ...]]
    serials: Mapping[str, frozenset[str]]
    ages: frozenset[str]
    counts: Mapping[str, frozenset[float]]
    figures: frozenset[float]
    stems: frozenset[str]


def told(texts: Sequence[Text]) -> list[Told]:
    """What each text tells.

    >>> [quake] = told([Text("A quake woke Cloverdale on Sunday; a man, 61, and 23 guests were hurt.")])
    >>> sorted(quake.unplaced), sorted(quake.names), sorted(quake.ages), {u: set(n) for u, n in quake.counts.items()}
    (['7'], ['cloverdal'], ['61'], {'guest': {23.0}})
    """
    tagged = [tag(text.text, dct=text.published) for text in texts]
    undated = [_without(text.text, timexes) for text, timexes in zip(texts, tagged, strict=True)]
    said: dict[int, list[str]] = defaultdict(list)
    for row, entry in entries(pl.DataFrame({"row": range(len(texts)), "text": undated}, schema=_ROWS)).iter_rows():
        said[row].append(entry)
    rows = zip(texts, tagged, undated, strict=True)
    return [_told(text, timexes, plain, said[row]) for row, (text, timexes, plain) in enumerate(rows)]


_ROWS: Final = {"row": pl.Int64(), "text": pl.String()}


def _without(text: str, timexes: Sequence[Timex]) -> str:
    """The text less its dates, which are compared as dates."""
    kept, at = [], 0
    for timex in sorted(timexes, key=lambda t: t.start):
        kept.append(text[at : max(at, timex.start)])
        at = max(at, timex.end)
    return " ".join([*kept, text[at:]])


def _told(text: Text, timexes: Sequence[Timex], undated: str, said: Sequence[str]) -> Told:
    bits = {held: weight(held) for held in map(key, said)}
    unplaced = (_UNPLACED.search(t.value) for t in timexes if t.interval is None)
    counts: dict[str, set[float]] = defaultdict(set)
    for number in quantities(text.text, [(t.start, t.end) for t in timexes]):
        counts[key(number.unit.split(" ")[0])].add(number.low)
    serials: dict[str, set[str]] = defaultdict(set)
    for of, which in numbered(undated):
        serials[of].add(which)
    return Told(
        text=text,
        days=frozenset(_days(text, timexes)),
        unplaced=frozenset(hit[1] or hit[2] for hit in unplaced if hit),
        words={held: told for held, told in bits.items() if told > 0},
        names=frozenset(
            held for held in (key(s) for s in said if s[0].isupper()) if bits[held] > 0 and PAIR not in held
        ),
        full_names=frozenset(tuple(held.split(PAIR)) for held in bits if PAIR in held),
        serials={of: frozenset(numbers) for of, numbers in serials.items()},
        ages=frozenset(f"{_number(''.join(hit)):g}" for hit in _AGE.findall(text.text)),
        counts={unit: frozenset(numbers) for unit, numbers in counts.items()},
        figures=frozenset(figure for hit in _FIGURE.findall(undated) if (figure := _number(hit)) > 1),
        stems=frozenset(stem(word) for word in _WORD.findall(text.text)),
    )


def _number(written: str) -> float:
    """A number in digits or words: "1,200", "twenty-one"."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return float(sum(_SMALL[part] for part in written.lower().split("-")))


def _days(text: Text, timexes: Sequence[Timex]) -> list[int]:
    """The day that somebody gives, else the single days of the text: none after its publication, none long before."""
    given = first_day(text.when)
    if given is not None:
        return [given]
    last = first_day(text.published)
    days = [first_day(t.interval) for t in timexes if t.interval is not None and _is_a_day(t.interval)]
    return [day for day in days if day is not None and (last is None or last - LONG_AGO <= day <= last)]


def first_day(bounds: Bounds | None) -> int | None:
    """The number of the first day of an interval; None where it has none."""
    return None if bounds is None or bounds.earliest_start is None else bounds.earliest_start // DAY


def _is_a_day(bounds: Bounds) -> bool:
    low, high = bounds.earliest_start, bounds.latest_end
    return low is not None and high is not None and high - low <= DAY
