"""How long something lasted, as tables write it -> when it ended."""

from __future__ import annotations

import re
from typing import Final

import pendulum

from dateline.events.time.bounds import SECOND, Bounds, GranuleName, Instant
from dateline.events.time.granule import FIXED, MONTHS, shift
from dateline.pipeline.readers.common.dates.dated import Dated
from dateline.pipeline.readers.common.dates.written import without_accents

_WORDS: Final[dict[GranuleName, str]] = {
    "year": "y yr yrs year years jahr jahre jahren ano anos an ans annee annees anno anni jaar",
    "month": "mo mos mth mths month months monat monate monaten mes meses mois mese mesi maand maanden",
    "week": "w wk wks week weeks woche wochen semana semanas semaine semaines settimana settimane weken",
    "day": "d day days tag tage tagen dia dias jour jours giorno giorni dag dagen",
    "hour": "h hr hrs hour hours stunde stunden hora horas heure heures ora ore uur uren",
    "minute": "m min mins minute minutes minuten minuto minutos minuti",
    "second": "s sec secs second seconds sekunde sekunden segundo segundos seconde secondes secondo secondi",
}
UNITS: Final[dict[str, GranuleName]] = {word: unit for unit, words in _WORDS.items() for word in words.split()}
"""Words for units of time, accents left out: English, German, Spanish, Portuguese, French, Italian, Dutch."""

_PART: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?(?:,?\s*(?:and|und|y|et|e|en)?\s*)")
_CLOCK: Final = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")

Length = tuple[tuple[GranuleName, int], ...]
"""Whole units, the longest first; what is not whole stands in seconds."""


def length_of(value: object, unit: GranuleName | None = None) -> Length | None:
    """The length of time that a cell tells; None where it tells none.

    Args:
        value: ISO 8601 ("P3DT4H"), numbers with units ("2h 30m"), hours:minutes:seconds, or a number alone.
        unit: What a number alone counts; None reads no such number.

    >>> length_of("3 weeks"), length_of("P1Y2M"), length_of("1.5", "hour"), length_of("45")
    ((('week', 3),), (('year', 1), ('month', 2)), (('second', 5400),), None)
    """
    text = without_accents(" ".join(str(value).lower().split()))
    if _NUMBER.fullmatch(text):
        return _of_parts([(text, unit)]) if unit else None
    if hit := _CLOCK.fullmatch(text):
        return _of_parts(list(zip(hit.groups(), ("hour", "minute", "second"), strict=True)))
    if text.startswith("p"):
        return _iso(text.upper())
    parts = _PART.findall(f"{text} ")
    is_whole = "".join(_PART.split(f"{text} ")[::3]).strip() == ""
    return _of_parts([(number, UNITS.get(word)) for number, word in parts]) if is_whole else None


def _iso(text: str) -> Length | None:
    try:
        read = pendulum.parse(text)
    except ValueError:
        return None
    if not isinstance(read, pendulum.Duration):
        return None
    counts: tuple[tuple[GranuleName, int], ...] = (
        ("year", read.years), ("month", read.months), ("week", read.weeks), ("day", read.remaining_days),
        ("hour", read.hours), ("minute", read.minutes), ("second", read.remaining_seconds),
    )  # fmt: skip
    return _told(counts)


def _of_parts(parts: list[tuple[str, GranuleName | None]]) -> Length | None:
    counts: list[tuple[GranuleName, int]] = []
    for number, unit in parts:
        count = float(number.replace(",", "."))
        if unit is None or (unit in MONTHS and not count.is_integer()):
            return None
        is_whole = count.is_integer()
        counts.append((unit, int(count)) if is_whole else ("second", round(count * FIXED[unit][0] / SECOND)))
    return _told(counts)


def _told(counts: list[tuple[GranuleName, int]] | tuple[tuple[GranuleName, int], ...]) -> Length | None:
    return tuple((unit, count) for unit, count in counts if count) or None


def end_after(start: Dated, length: Length) -> Dated | None:
    """When something that began then and lasted so long ended; None where its beginning is not bounded.

    What is counted in days may count its first day or not: three days from 1 May end on the 3rd or the 4th. So it is
    with every unit that is no shorter than what the beginning names.

    >>> from dateline.pipeline.readers.common.dates.dated import calendar
    >>> str(end_after(calendar(2021, 3, 1), (("day", 45),)).interval)
    '[2021-04-14, 2021-04-16)'
    """
    first, last = start.interval.earliest_start, start.interval.latest_end
    if first is None or last is None or start.open:
        return None
    granule = start.interval.granule
    early, late = _after(first, length), _after(last, length)
    if granule in _LENGTHS and _LENGTHS.index(length[-1][0]) >= _LENGTHS.index(granule) >= _LENGTHS.index("day"):
        early = shift(early, granule, -1)
    return Dated(Bounds.exactly(early, late), None, start.text)


_LENGTHS: Final[list[GranuleName]] = ["second", "minute", "hour", "day", "week", "month", "year"]


def _after(value: Instant, length: Length) -> Instant:
    for unit, count in length:
        value = shift(value, unit, count)
    return value
