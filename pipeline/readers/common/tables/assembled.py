"""Dates that a table keeps in pieces: year, month and day in columns of their own, or a day and a time of day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from dateline.events.time.bounds import year_text
from dateline.pipeline.readers.common.dates.dated import is_blank, is_no_date
from dateline.pipeline.readers.common.dates.written import month_of
from dateline.pipeline.readers.common.protocol import Context
from dateline.pipeline.readers.common.tables.column_words import words_of

Row = tuple[str, Mapping[str, object]]
"""The place of a row, as a person counts, and its cells by column."""

PARTS: Final = {
    "year": "year jahr annee ano anno jaar ar rok год",
    "month": "month monat mois mes mese maand manad mies месяц",
    "day": "day tag jour dia giorno dag dzien день",
}
_PART_OF: Final = {word: part for part, words in PARTS.items() for word in words.split()}
_DATES: Final = {"date", "event date", "start date", "datum", "fecha"}
_DAY_WORDS: Final = {"date", "day", "datum", "tag", "fecha", "data", "dato", "дата"}
_TIME_WORDS: Final = {"time", "hour", "clock", "uhrzeit", "zeit", "heure", "hora", "ora", "tid", "время"}
_ENDS: Final = {"start", "from", "begin", "begins", "von", "beginn", "end", "to", "until", "ends", "bis", "ende"}
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?")


def with_whole_dates(
    columns: Sequence[str], rows: Sequence[Row], context: Context
) -> tuple[list[str], list[Row], frozenset[str]]:
    """The table with a column of whole dates before each year and month (and day) in columns of their own.

    A blank or 0 month or day is not known; the date ends before it. A day has the time of day that stands in a
    column of its own.

    Returns:
        Columns, rows, and the columns that were pieces of dates.

    >>> rows = [("row 2", {"year": "1866", "month": "7", "day": "0"})]
    >>> with_whole_dates(["year", "month", "day"], rows, Context("t.csv"))[1][0][1]["date (of year, month, day)"]
    '1866-07'
    """
    if context.mapping.columns:
        return list(columns), list(rows), frozenset()
    whole = _in_parts(columns)
    made: list[Row] = []
    for place, row in rows:
        made.append((place, {name: _whole_date(row, parts) for name, parts in whole.items()} | dict(row)))
    clocks = _clocks(columns, made)
    pieces = frozenset([part for parts in whole.values() for part in parts] + [c for _, c, into in clocks if c != into])
    return [*whole, *columns], _with_clocks(made, clocks), pieces


def _in_parts(columns: Sequence[str]) -> dict[str, list[str]]:
    """Names of whole dates, each with the columns of its year, month and day, where it has the first two."""
    groups: dict[str, dict[str, str]] = {}
    for column in columns:
        words = re.sub(r"^i(?=year|month|day)", "", words_of(column)).split()
        for at in {0, len(words) - 1} if words else set():
            part = _PART_OF.get(words[at])
            if part:
                groups.setdefault(" ".join(words[:at] + words[at + 1 :]), {}).setdefault(part, column)
    if {words_of(column) for column in columns} & _DATES:
        groups.pop("", None)
    whole: dict[str, list[str]] = {}
    for who, found in groups.items():
        if {"year", "month"} <= set(found):
            parts = [found[part] for part in PARTS if part in found]
            whole[f"{who} date".strip() + f" (of {', '.join(map(words_of, parts))})"] = parts
    return whole


def _whole_date(row: Mapping[str, object], parts: Sequence[str]) -> str:
    told: list[str] = []
    for part in parts:
        text = re.sub(r"\.0$", "", str(row.get(part) or "").strip())
        if is_no_date(text) or (told and text == "0"):
            break
        name = month_of(text) if len(told) == 1 else None
        year = not told and re.fullmatch(r"[+-]?\d{1,6}", text)
        told.append(year_text(int(text)) if year else f"{name:02d}" if name else text.zfill(2))
    return "-".join(told)


def _clocks(columns: Sequence[str], rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Columns of times of day: which column of days each goes with, itself, and where the moment is put.

    A time of day goes with the days of its own name ("start time" with "start date"), else with the only days there
    are, of which the column itself then holds the moment.
    """
    days = {
        " ".join(w for w in words if w not in _DAY_WORDS): c
        for c in columns
        if _DAY_WORDS & (words := _words(c)).keys()
    }
    found = []
    for column in columns:
        words = _words(column)
        if not words or _DAY_WORDS & words.keys() or not _holds_clocks(column, rows):
            continue
        of = _but(words, _TIME_WORDS)
        if of in days:
            found.append((days[of], column, days[of]))
        elif "" in days and of in _ENDS:
            found.append((days[""], column, column))
    return found


def _but(words: Iterable[str], without: Collection[str]) -> str:
    return " ".join(word for word in words if word not in without)


def _words(column: str) -> dict[str, None]:
    return dict.fromkeys(words_of(column).split())


def _holds_clocks(column: str, rows: Sequence[Row]) -> bool:
    cells = [str(row[column]).strip() for _, row in rows if not is_blank(row.get(column))]
    return bool(cells) and all(map(_CLOCK.fullmatch, cells))


def _with_clocks(rows: list[Row], clocks: Sequence[tuple[str, str, str]]) -> list[Row]:
    for day, clock, into in sorted(clocks, key=lambda each: each[0] == each[2]):
        rows = [(place, {**row, into: _at(row.get(day), row.get(clock))}) for place, row in rows]
    return rows


def _at(day: object, clock: object) -> object:
    """A day without its time of day stays a day; a time of day without its day is none."""
    return day if is_blank(day) or is_blank(clock) or ":" in str(day) else f"{day} {clock}"
