"""What the columns of an unknown table mean: by their names first, by what is in them where no name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.pipeline.mapping import Meaning
from dateline.pipeline.readers.common.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates import day_order, read_date

NAMES: Final[dict[Meaning, str]] = {
    "record_id": "record id, id, event id, eventid, uid, guid, identifier, row id, no, key, rid",
    "title": (
        "title, headline, event, event title, event name, name, label, summary, what, content, subject, "
        "message, info, description, event description, details, notes"
    ),
    "date": (
        "date of year month day, "
        "date, event date, when, datetime, date time, dt, day, date of event, event day, incident date, "
        "date of incident, edtf, dated, time, timestamp, year"
    ),
    "start": (
        "start, start date, date start, begin, begins, begin date, from, start time, date from, started, "
        "startdate, start year, since, beginning, dtstart"
    ),
    "end": (
        "end, end date, date end, ends, to, until, till, end time, date to, ended, enddate, end year, finish, dtend"
    ),
    "published": "published, publication date, date published, pub date, pubdate, published at, dct, source date",
    "source": "source, source id, sources, source name, reference, cited",
    "publisher": "publisher, outlet, publication, newspaper",
    "url": "url, link, source url, href, web, address of page, uri, permalink",
    "lang": "lang, language",
    "places": (
        "place, places, location, where, city, city or county, town, country, state, province, region, "
        "address, venue, site, municipality, district, county"
    ),
    "actors": (
        "actor, actors, actor1, actor2, actor 1, actor 2, people, person, persons, participants, who, names, "
        "perpetrator, perpetrators, victim, victims, group name, side a, side b, organisation, organization, "
        "organizations, party, parties"
    ),
    "kind": "kind, event type, type, category",
    "status": "status",
    "attribution": "attribution, according to, said by",
    "quantity": (
        "n killed, killed, n injured, injured, wounded, n wounded, deaths, dead, fatalities, casualties, "
        "n dead, nkill, nwound, arrested, n arrested, missing, displaced, participants count, size, "
        "number killed, number injured"
    ),
    "confidence": "confidence",
    "text": "text, body, long description, full text, comment, comments, note",
}
"""Names of columns, most telling first within each meaning, in lower case with spaces."""

UNITS: Final = {
    "deaths": "killed", "dead": "killed", "fatalities": "killed", "nkill": "killed", "nwound": "injured",
    "wounded": "injured",
}  # fmt: skip
"""Words for the same count, under one name, so that two files can be compared."""

ONE_ONLY: Final[frozenset[Meaning]] = frozenset(
    {"record_id", "title", "date", "start", "end", "published", "source", "publisher", "url", "lang", "kind", "status",
     "attribution", "confidence"}
)  # fmt: skip
"""Meanings that one column has; the first name in the list above wins and the others stay unused."""

_NUMBER = re.compile(r"\d+(\.\d+)?")
_YEAR = re.compile(r"1\d{3}|20\d\d|(1\d|20)\d{6}")

SAMPLE: Final = 200
SHARE: Final = 0.8
"""A column is dates when four cells of five (of the first 200) are."""


def words_of(column: str) -> str:
    """A column's name in lower case words.

    >>> words_of("EventDate"), words_of("n_killed"), words_of("Date (UTC)")
    ('event date', 'n killed', 'date utc')
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column)
    return " ".join(re.findall(r"[^\W_]+", spaced.lower()))


def guess(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], given: Mapping[str, Meaning]
) -> dict[str, Meaning]:
    """Meaning of each column that has one.

    Args:
        columns: Names, in the table's order.
        rows: Cells by column; the first 200 are looked at.
        given: What the user says; it wins, and a meaning given is not guessed again.

    >>> guess(["Wann", "Was"], [{"Wann": "1866-07-27", "Was": "Cable landed"}], {})
    {'Wann': 'date', 'Was': 'title'}
    """
    found: dict[str, Meaning] = {c: m for c, m in given.items() if c in columns}
    for meaning, listed in NAMES.items():
        names = listed.split(", ")
        ranked = sorted((c for c in columns if c not in found and words_of(c) in names), key=lambda c: _rank(c, names))
        if meaning in ONE_ONLY:
            ranked = ranked[: 0 if meaning in found.values() else 1]
        found.update(dict.fromkeys((c for c in ranked if not _empty(c, rows)), meaning))
    if not {"date", "start", "end"} & set(found.values()):
        found.update(dict.fromkeys(_dates_by_content(columns, rows, found)[:1], "date"))
    if "title" not in found.values():
        found.update(dict.fromkeys(_titles_by_content(columns, rows, found)[:1], "title"))
    return {c: found[c] for c in columns if c in found and found[c] != "ignore"}


def unit_of(column: str) -> str:
    """What a column of numbers counts.

    >>> unit_of("n_killed"), unit_of("Fatalities")
    ('killed', 'killed')
    """
    name = re.sub(r"^(?:n|no|num|number|count|total)(?: of)? ", "", words_of(column))
    return UNITS.get(name, name)


def _rank(column: str, names: Sequence[str]) -> int:
    return names.index(words_of(column))


def _empty(column: str, rows: Sequence[Mapping[str, object]]) -> bool:
    return bool(rows) and all(is_blank(row.get(column)) for row in rows[:SAMPLE])


def _dates_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    return [c for c in columns if c not in found and _date_share(c, rows) >= SHARE]


def _date_share(column: str, rows: Sequence[Mapping[str, object]]) -> float:
    cells = [str(row[column]) for row in rows[:SAMPLE] if not is_blank(row.get(column))]
    order = day_order(cells)
    dated = 0
    for cell in cells:
        if not re.search(r"\d{3}", cell):
            continue
        if _NUMBER.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip()):
            continue
        try:
            read_date(cell, order="day_first" if order == "unclear" else order)
        except DateError:
            continue
        dated += 1
    return dated / len(cells) if cells else 0.0


def _titles_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    telling = []
    for column in columns:
        cells = [str(row[column]) for row in rows[:SAMPLE] if not is_blank(row.get(column))]
        lengths = sorted(len(cell) for cell in cells if re.search(r"[^\W\d_]{3}", cell) and "://" not in cell)
        if column not in found and lengths and len(lengths) > len(cells) / 2:
            middle = lengths[len(lengths) // 2]
            telling.append((abs(middle - 60) if middle > 8 else 10_000, column))
    return [column for _, column in sorted(telling, key=lambda t: t[0])]
