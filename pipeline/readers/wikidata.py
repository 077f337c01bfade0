"""Wikidata: results of its query service (JSON, CSV) and entities of its API, with precision and calendar model.

The query service has converted days of the Julian calendar to the Gregorian one already and counts years from 0; an
entity's JSON holds what was entered, Julian days and years without 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.time.bounds import GranuleName, civil_from_days
from dateline.events.time.granule import unit
from dateline.pipeline.readers.common.carry import FIELD, finished, shown
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, calendar, is_blank, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Changed, Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, joined, one_line
from dateline.pipeline.readers.common.tables.column_words import words_of
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.rejects import Reject

ENTITY: Final = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
_STAMP: Final = re.compile(r"([+-]?\d{1,16})-(\d\d)-(\d\d)T\d\d:\d\d:\d\dZ?")
PRECISIONS: Final[dict[int, GranuleName]] = {
    11: "day", 10: "month", 9: "year", 8: "decade", 7: "century", 6: "millennium",
}  # fmt: skip
"""Wikibase's precision codes, as far as we have a granule for them; finer ones are read as days."""
JULIAN: Final = "Q1985786"
DATE_NAMES: Final = ("date", "point in time", "time", "when")
START_NAMES: Final = ("start", "start time", "start date", "begin", "from")
END_NAMES: Final = ("end", "end time", "end date", "to", "until")
LABELS: Final = ("label", "event label", "item label", "title", "name", "event name", "itemlabel", "eventlabel")
NOT_SAID: Final = "no precision given: 1 January may stand for a year, the 1st for a month; the wider is taken"


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim results of a SPARQL query, entities of the API, and tables that name Wikidata entities."""
    if name.suffix.lower() == ".json":
        if b'"bindings"' in head or b'"mainsnak"' in head:
            return True
        return _NAMES.search(head) is not None and re.search(rb'"(?:event|item)"\s*:', head) is not None
    return name.suffix.lower() in {".csv", ".tsv"} and _NAMES.search(head) is not None


_NAMES: Final = re.compile(rb"wikidata\.org\\?/entity\\?/Q\d")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each result or dated entity."""
    for place, row in _rows(path, context):
        if isinstance(row, Reject | Changed):
            yield row
        elif not isinstance(row, dict):
            yield context.reject(place, "not a result", row, stage="parse")
        else:
            try:
                yield from _result(row, place, context)
            except DateError as err:
                yield context.reject(place, str(err), joined(row))


def _rows(path: Path, context: Context) -> Iterator[tuple[str, Any]]:
    if ".json" not in path.name.lower():
        table = opened_table(path, context)
        yield from ((refused.place, refused) for refused in table.rejects)
        yield from table.rows
        return
    value = load(path, context)
    if isinstance(value, dict) and isinstance(value.get("entities"), dict):
        yield from ((name, _entity(entity)) for name, entity in value["entities"].items())
        return
    results = value.get("results", {}).get("bindings") if isinstance(value, dict) else value
    for number, result in enumerate(results if isinstance(results, list) else [], 1):
        yield f"result {number}", _unwrapped(result) if isinstance(result, dict) else result


def _unwrapped(result: Mapping[str, Any]) -> dict[str, Any]:
    """SPARQL's JSON wraps each value with its type."""
    return {k: v.get("value") if isinstance(v, dict) and "value" in v else v for k, v in result.items()}


def _result(row: Mapping[str, Any], place: str, context: Context) -> Iterator[Item]:
    named = {words_of(str(k)): v for k, v in row.items() if not is_blank(v)}
    named_entities = (ENTITY.match(str(v)) for k, v in row.items() if "calendar" not in str(k).lower())
    entity = next((hit[1] for hit in named_entities if hit), None)
    entity = entity or _word(named, ("id", "event", "item"))
    known = re.fullmatch(r"Q\d+", entity or "") is not None
    single, start, end = (_dated(named, names) for names in (DATE_NAMES, START_NAMES, END_NAMES))
    first = single or start
    if first is None and end is None:
        raise DateError("no date")
    bounds, edtf = span(first[0] if first else None, end[0] if end else None)
    title = (
        one_line(_word(named, LABELS) or next((v for k, v in named.items() if k.endswith("label")), None))
        or entity
        or ""
    )
    article = next((str(v) for k, v in row.items() if "article" in str(k).lower() and str(v).startswith("http")), None)
    doubtful = any(pair is not None and pair[1] for pair in (first, end))
    record = Record(
        format=READER.name,
        raw={k: v for k, v in row.items() if k != FIELD},
        title=title or "untitled",
        source_id=context.mapping.source or ("Wikidata" if known else Path(context.shown).name),
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(pair[0].text for pair in (first, end) if pair),
        record_id=entity,
        publisher="Wikidata" if known else None,
        url=f"https://www.wikidata.org/wiki/{entity}" if known else article,
        quote=" | ".join([title, *(pair[0].text for pair in (first, end) if pair)]),
        places=entities(_word(named, ("place", "location", "place label", "location label", "country label"))),
        actors=entities(_word(named, ("participants", "participant label"))),
        notes=(NOT_SAID,) if doubtful else (),
    )
    display = shown(*(pair[0].text for pair in (first, end) if pair), title)
    yield from finished(record, place, context, carried=row.get(FIELD), display=display)


def _word(named: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((str(named[name]) for name in names if name in named), None)


def _dated(named: Mapping[str, Any], names: tuple[str, ...]) -> tuple[Dated, bool] | None:
    """A date and whether its precision had to be taken from its digits."""
    name = next((name for name in names if name in named), None)
    if name is None:
        return None
    precision = next(
        (named[k] for k in (f"{name} precision", "precision", "date precision", "time precision") if k in named), None
    )
    entered = "entered" in named
    model = str(named.get(f"{name} calendar") or named.get("calendar model") or named.get("calendar") or "")
    return time_value(str(named[name]), precision, julian=entered and JULIAN in model, no_year_0=entered)


def time_value(
    text: str, precision: object = None, *, julian: bool = False, no_year_0: bool = False
) -> tuple[Dated, bool]:
    """A Wikibase time with its precision, and whether the precision had to be taken from the digits.

    Args:
        text: Such as `+1066-10-14T00:00:00Z`.
        precision: Wikibase's code; None where the query did not ask for it.
        julian: The day is of the Julian calendar.
        no_year_0: Years before 1 are counted without a year 0: -1 is 1 BC.

    Raises:
        DateError: no such date, or a blank node: "unknown value".

    >>> str(time_value("+1066-10-14T00:00:00Z", 11, julian=True)[0].interval)
    '[1066-10-20, 1066-10-21)'
    >>> str(time_value("1850-00-00T00:00:00Z", 8)[0].interval)
    '[1850-01-01, 1860-01-01)'
    """
    if text.startswith(("_:", "http", "t")):
        raise DateError("some date that is not known")
    hit = _STAMP.fullmatch(text)
    if hit is None:
        return read_date(text), False
    year, month, day = int(hit[1]), int(hit[2]), int(hit[3])
    year += 1 if no_year_0 and year < 0 else 0
    code = _code(precision, month, day)
    if code < 6:
        raise DateError(f"precision {code} is coarser than a millennium")
    granule = PRECISIONS.get(code, "day")
    if granule == "day":
        dated = calendar(year, month or 1, day or 1, text=text)
        return (_from_julian(year, month, day, text) if julian else dated), False
    start = calendar(year, month or 1 if granule == "month" else 1).interval.earliest_start or 0
    if granule in {"month", "year"}:
        return calendar(year, month or 1 if granule == "month" else None, text=text), precision is None
    return Dated(unit(start, granule), None, text), False


def _code(precision: object, month: int, day: int) -> int:
    if precision is not None and re.fullmatch(r"\d{1,2}", str(precision)):
        return int(str(precision))
    return 9 if month == 0 or (month, day) == (1, 1) else 10 if day <= 1 else 11


def _from_julian(year: int, month: int, day: int, text: str) -> Dated:
    """The Gregorian day on which a day of the Julian calendar fell.

    Source: Richards 2013, "Calendars", Explanatory Supplement to the Astronomical Almanac, algorithm 3.
    """
    shifted = year + (month - 14) // 12 if month < 3 else year
    months = (month - 3) % 12
    days = 365 * shifted + shifted // 4 + (153 * months + 2) // 5 + day - 1
    gregorian = civil_from_days(days - 719_470)
    return replace(calendar(*gregorian), text=text)


def _entity(entity: Any) -> Any:
    """The dates of an entity as one row, named as a query would name them."""
    if not isinstance(entity, dict):
        return entity
    labels: dict[str, dict[str, Any]] = entity.get("labels") or {}
    english = labels.get("en") or next(iter(labels.values()), {})
    row: dict[str, Any] = {
        "id": entity.get("id"),
        "label": english.get("value"),
        "entered": "yes",
        FIELD: entity.get(FIELD),
    }
    for name, prop in (("date", "P585"), ("start", "P580"), ("end", "P582")):
        value = _time_of(entity, prop)
        if value:
            row |= {name: value.get("time"), f"{name} precision": value.get("precision")}
            row[f"{name} calendar"] = value.get("calendarmodel")
    return row


def _time_of(entity: Mapping[str, Any], prop: str) -> dict[str, Any] | None:
    for statement in (entity.get("claims") or {}).get(prop) or []:
        value = (statement.get("mainsnak") or {}).get("datavalue", {}).get("value")
        if isinstance(value, dict) and value.get("time"):
            return value
    return None


READER: Final = Reader("wikidata", accepts, read)
