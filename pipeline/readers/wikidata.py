"""Wikidata: results of its query service (JSON, CSV) and entities of its API, with precision and calendar model.

The query service has converted days of the Julian calendar to the Gregorian one already and counts years from 0; an
entity's JSON holds what was entered, Julian days and years without 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.time.bounds import Bounds
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in
from dateline.pipeline.readers.common.content import is_json
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import (
    Dated,
    DateError,
    is_blank,
    span,
)
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Changed, Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, joined, one_line
from dateline.pipeline.readers.common.special.wikibase import time_value
from dateline.pipeline.readers.common.tables.column_words import words_of
from dateline.pipeline.readers.common.tables.delimited import opened_table

ENTITY: Final = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
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
            yield context.reject(place, "not a result: an object in braces was expected", row, stage="parse")
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
    results = _object(value.get("results")).get("bindings") if isinstance(value, dict) else value
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
        raise DateError("no date among its values; ask the query for ?date, ?start or ?end")
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


def _entity(entity: Any) -> list[Any]:
    """The dates of an entity, named as a query would name them: a row for each point in time, or one."""
    if not isinstance(entity, dict):
        return [entity]
    labels = _object(entity.get("labels"))
    english = _object(labels.get("en") or next(iter(labels.values()), None))
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
    values = [_object(snak.get("datavalue")).get("value") for snak in _best(entity, prop)]
    return [value for value in values if isinstance(value, dict) and value.get("time")]


def _best(entity: Mapping[str, Any], prop: str) -> list[dict[str, Any]]:
    """What the statements of a property say: the preferred ones, else all but those that are deprecated.

    Source: Wikidata, "Help:Ranking".
    """
    stated = _object(entity.get("claims")).get(prop)
    found = [s for s in stated if isinstance(s, dict)] if isinstance(stated, list) else []
    ranks = [str(statement.get("rank") or "normal") for statement in found]
    best = "preferred" if "preferred" in ranks else "normal"
    return [_object(s.get("mainsnak")) for s, rank in zip(found, ranks, strict=True) if rank == best]


def _object(value: object) -> dict[str, Any]:
    """The value where it is an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


READER: Final = Reader("wikidata", accepts, read, _count)
