"""What a short text tells that others are told apart by: days, head word, names, words, ages, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from dateline.events.table.comparing.figures import ages, counts, figures
from dateline.events.table.comparing.harm import Harm, harms, sexes
from dateline.events.table.matching.serials import numbered
from dateline.events.table.wording.words import PAIR, entries, key, stem, weight
from dateline.events.text.description.names.sexes import Sex
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds

LONG_AGO: Final = 400
"""Days before the publication: what a text dates earlier is not its news."""

_SMALL: Final = re.compile(r"(?<![^\W_])[a-z][^\W\d_]{3,}")
"""A long word in small letters: a line without one is in title case, and its capitals name nobody."""
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
        capitals: Those among them that have a capital, and may be names.
        names: The stems of words that are names for sure: inside a sentence, or of two words.
        full_names: The stems of each name of two words.
        serials: What it numbers ("mill number 7"), each with its numbers.
        ages: Ages that it gives.
        counts: Its other numbers, by what they count.
        figures: All numbers above one that it gives, of whatever, but those of dates.
        stems: All its words.
        harms: Whether it tells of deaths, and of injuries.
        sexes: Whether it tells of men, and of women.
    """

    text: Text
    days: frozenset[int]
    unplaced: frozenset[str]
    words: Mapping[str, float]
    capitals: frozenset[str]
    names: frozenset[str]
    full_names: frozenset[tuple[str, ...]]
    serials: Mapping[str, frozenset[str]]
    ages: frozenset[str]
    counts: Mapping[str, frozenset[float]]
    figures: frozenset[float]
    stems: frozenset[str]
    harms: frozenset[Harm]
    sexes: frozenset[Sex]


def told(texts: Sequence[Text]) -> list[Told]:
    """What each text tells.

    >>> [quake] = told([Text("A quake woke Cloverdale on Sunday; a man, 61, and 23 guests were hurt.")])
    >>> sorted(quake.unplaced), sorted(quake.capitals), sorted(quake.ages), {u: set(n) for u, n in quake.counts.items()}
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
    """The text less its dates, which are compared as dates, a sentence a line."""
    kept, at = [], 0
    for timex in sorted(timexes, key=lambda t: t.start):
        kept.append(text[at : max(at, timex.start)])
        at = max(at, timex.end)
    return "\n".join(sentence.text for sentence in split(" ".join([*kept, text[at:]])))


def _told(text: Text, timexes: Sequence[Timex], undated: str, said: Sequence[str]) -> Told:
    bits = {held: weight(held) for held in map(key, said)}
    unplaced = (_UNPLACED.search(t.value) for t in timexes if t.interval is None)
    serials: dict[str, set[str]] = defaultdict(set)
    for of, which in numbered(undated):
        serials[of].add(which)
    capitals = (key(entry) for entry in said if entry[0].isupper())
    full_names = frozenset(tuple(held.split(PAIR)) for held in bits if PAIR in held)
    return Told(
        text=text,
        days=frozenset(_days(text, timexes)),
        unplaced=frozenset(hit[1] or hit[2] for hit in unplaced if hit),
        words={held: told for held, told in bits.items() if told > 0},
        capitals=frozenset(held for held in capitals if bits[held] > 0 and PAIR not in held),
        names=_inside(undated).union(*full_names),
        full_names=full_names,
        serials={of: frozenset(numbers) for of, numbers in serials.items()},
        ages=ages(text.text),
        counts=counts(text.text, timexes),
        figures=figures(undated),
        stems=frozenset(stem(word) for word in _WORD.findall(text.text)),
        harms=harms(text.text),
        sexes=sexes(text.text),
    )


def _inside(undated: str) -> frozenset[str]:
    """The stems of words with a capital that do not open a sentence.

    >>> sorted(_inside("The mill of Oldham burned for a day"))
    ['oldham']
    """
    lines = (line for line in undated.split("\n") if _SMALL.search(line))
    return frozenset(stem(word) for line in lines for word in _WORD.findall(line)[1:] if word[0].isupper())


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
