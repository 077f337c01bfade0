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

from dateline.events.time.bounds import SECOND, Bounds, GranuleName, civil_from_days
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in
from dateline.pipeline.readers.common.content import is_json
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import (
    Dated,
    DateError,
    at_instant,
    calendar,
    edtf_year,
    is_blank,
    span,
)
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Changed, Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, joined, one_line
from dateline.pipeline.readers.common.tables.column_words import words_of
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.rejects import Reject

ENTITY: Final = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
_STAMP: Final = re.compile(r"([+-]?\d{1,16})-(\d\d)-(\d\d)T(?P<H>\d\d):(?P<M>\d\d):(?P<S>\d\d)Z?")
PRECISIONS: Final[dict[int, GranuleName]] = {
    14: "second", 13: "minute", 12: "hour", 11: "day", 10: "month", 9: "year", 8: "decade", 7: "century",
    6: "millennium",
}  # fmt: skip
"""Wikibase's precision codes, as far as we have a granule for them; 5 to 0 are ten thousand to a billion years.

Source: Wikibase/DataModel/JSON, "time"."""
JULIAN: Final = "Q1985786"
DATE_NAMES: Final = ("date", "point in time", "time", "when")
START_NAMES: Final = ("start", "start time", "start date", "begin", "from")
END_NAMES: Final = ("end", "end time", "end date", "to", "until")
LABELS: Final = ("label", "event label", "item label", "title", "name", "event name", "itemlabel", "eventlabel")
NOT_SAID: Final = "no precision given: 1 January may stand for a year, the 1st for a month; the wider is taken"


SHOWS: Final = ("start", "end", "eventLabel")
"""Variables of a result as we write them, and what they tell of date and title."""


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
        elif not (yield from restored(row.get(FIELD), shown_in(row, SHOWS), place, context)):
            try:
                yield from _result(row, place, context)
            except DateError as err:
                yield context.reject(place, str(err), joined(row))


def _rows(path: Path, context: Context) -> Iterator[tuple[str, Any]]:
    if not is_json(path):
        table = opened_table(path, context)
        yield from ((refused.place, refused) for refused in table.rejects)
        yield from ((place, {k.lstrip("?"): _term(v) for k, v in row.items()}) for place, row in table.rows)
        return
    loaded = load(path, context)
    found = loaded.value
    yield from ((name, row) for name, entity in _entities(found).items() for row in _entity(entity))
    for number, result in enumerate(_results(found), 1):
        yield f"result {number}", _unwrapped(result) if isinstance(result, dict) else result
    yield from ((told.place, told) for told in loaded.told)


def _entities(value: Any) -> dict[str, Any]:
    entities = value.get("entities") if isinstance(value, dict) else None
    return entities if isinstance(entities, dict) else {}


def _results(value: Any) -> list[Any]:
    results = (value.get("results") or {}).get("bindings") if isinstance(value, dict) else value
    return results if isinstance(results, list) else []


def _count(path: Path) -> int:
    if not is_json(path):
        return count_rows(path)
    value = load(path, Context(str(path))).value
    return len(_entities(value)) + len(_results(value))


def _term(cell: object) -> object:
    """A cell of SPARQL's tab-separated results: an address or a literal without its signs, language and type."""
    hit = re.fullmatch(r'<([^>]*)>|"?(.*?)"?(?:@[A-Za-z-]+|\^\^<[^>]*>)', str(cell))
    return cell if hit is None else hit[1] or hit[2]


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
    ends = named.get("ends")
    first = single or start
    if first is None and end is None:
        raise DateError("no date")
    bounds, edtf = span(first[0] if first else None, end[0] if end else None)
    if ends and first:
        # a start alone says nothing of the end; "no value" says that there is none yet
        bounds, edtf = span(first[0], Dated(Bounds.nowhere(), "", "", open=ends == "novalue"))
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
    yield from finished(record, place, context)


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
        raise DateError("some date that is not known (a blank node)")
    hit = _STAMP.fullmatch(text)
    if hit is None:
        return read_date(text), False
    year, month, day = int(hit[1]), int(hit[2]), int(hit[3])
    year += 1 if no_year_0 and year < 0 else 0
    code = _code(precision, month, day)
    if code < 9:
        return _years(year, code, text), False
    if code < 11:
        return calendar(year, month or 1 if code == 10 else None, text=text), precision is None
    dated = calendar(year, month or 1, day or 1, text=text)
    if julian:
        dated = _from_julian(year, month, day, text)
    if code > 11 and dated.interval.earliest_start is not None:
        clock = (int(hit["H"]) * 3600 + int(hit["M"]) * 60 + int(hit["S"])) * SECOND
        dated = at_instant(dated.interval.earliest_start + clock, text, granule=PRECISIONS.get(code, "second"))
    return dated, False


def _years(year: int, code: int, text: str) -> Dated:
    """Many years: a decade or a span of ten thousand years and more, counted from 0; a century or millennium by name.

    Wikibase shows 2000 with the precision of a century as the 20th century, so it is rounded up; the years that this
    names are ours (docs/decisions/0010).
    """
    size = 10 ** (9 - code)
    if code in {6, 7}:
        nth = -(-year // size) if year > 0 else (size - year) // size
        first = size * (nth - 1) if year > 0 else 1 - size * nth
        first, after = first or 1, first + size
    else:
        first = year // size * size
        after = first + size
    low, high = (calendar(number).interval.earliest_start for number in (first, after))
    granule: GranuleName = PRECISIONS.get(code, "era")
    bounds = Bounds.exactly(low or 0, high or 0, granule)
    return Dated(bounds, _edtf(first, size), text, stated=bounds.inside())


def _edtf(first: int, size: int) -> str | None:
    """Many years as EDTF: 185X, 18XX; beyond what a column of instants holds as two years, since only EDTF has them."""
    if abs(first) > 250_000 or size > 250_000:
        return f"{edtf_year(first)}/{edtf_year(first + size - 1)}"
    if size > 1000 or first == 1 or (first < 0 and size == 10):
        return None
    digits = str(abs(first) // size).zfill(4 - (len(str(size)) - 1))
    return f"{'-' if first < 0 else ''}{digits}{'X' * (len(str(size)) - 1)}"


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


def _entity(entity: Any) -> list[Any]:
    """The dates of an entity, named as a query would name them: a row for each point in time, or one."""
    if not isinstance(entity, dict):
        return [entity]
    labels: dict[str, dict[str, Any]] = entity.get("labels") or {}
    english = labels.get("en") or next(iter(labels.values()), {})
    row: dict[str, Any] = {
        "id": entity.get("id"),
        "label": english.get("value"),
        "entered": "yes",
        FIELD: entity.get(FIELD),
    }
    points = [_named("date", value) for value in _times_of(entity, "P585")]
    if points:
        return [{**row, **point} for point in points]
    for name, props in (("start", ("P580", "P571")), ("end", ("P582", "P576"))):
        value = next((value for prop in props for value in _times_of(entity, prop)), None)
        row |= _named(name, value) if value else {}
    if "start" in row and "end" not in row:
        snaks = [snak.get("snaktype") for prop in ("P582", "P576") for snak in _best(entity, prop)]
        row["ends"] = "novalue" if "novalue" in snaks else "unknown"
    return [row]


def _named(name: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.get("time"),
        f"{name} precision": value.get("precision"),
        f"{name} calendar": value.get("calendarmodel"),
    }


def _times_of(entity: Mapping[str, Any], prop: str) -> list[dict[str, Any]]:
    values = [(snak.get("datavalue") or {}).get("value") for snak in _best(entity, prop)]
    return [value for value in values if isinstance(value, dict) and value.get("time")]


def _best(entity: Mapping[str, Any], prop: str) -> list[dict[str, Any]]:
    """What the statements of a property say: the preferred ones, else all but those that are deprecated.

    Source: Wikidata, "Help:Ranking".
    """
    found = [s for s in (entity.get("claims") or {}).get(prop) or [] if isinstance(s, dict)]
    ranks = [str(statement.get("rank") or "normal") for statement in found]
    best = "preferred" if "preferred" in ranks else "normal"
    return [s.get("mainsnak") or {} for s, rank in zip(found, ranks, strict=True) if rank == best]


READER: Final = Reader("wikidata", accepts, read, _count)
