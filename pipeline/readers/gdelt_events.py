"""GDELT events, versions 1 and 2: tab-separated with no header, or any table with the header of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.table.claim import Entity
from dateline.pipeline.readers.common.carry import words
from dateline.pipeline.readers.common.content import head_of
from dateline.pipeline.readers.common.dates.dated import DateError, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, host_of, published_from
from dateline.pipeline.readers.common.tables.headerless import cells_of, count_of, table_of
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, lowered, read_rows

_ACTOR: Final = [
    "code",
    "name",
    "countrycode",
    "knowngroupcode",
    "ethniccode",
    "religion1code",
    "religion2code",
    "type1code",
    "type2code",
    "type3code",
]
_GEO_1: Final = ["type", "fullname", "countrycode", "adm1code", "lat", "long", "featureid"]
_GEO_2: Final = ["type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid"]
_HEAD: Final = ["globaleventid", "sqldate", "monthyear", "year", "fractiondate"]
_ACTION: Final = [
    "isrootevent",
    "eventcode",
    "eventbasecode",
    "eventrootcode",
    "quadclass",
    "goldsteinscale",
    "nummentions",
    "numsources",
    "numarticles",
    "avgtone",
]


def _names(geo: list[str]) -> list[str]:
    actors = [f"actor{n}{part}" for n in (1, 2) for part in _ACTOR]
    places = [f"{who}geo_{part}" for who in ("actor1", "actor2", "action") for part in geo]
    return [*_HEAD, *actors, *_ACTION, *places, "dateadded", "sourceurl"]


COLUMNS: Final = {58: _names(_GEO_1), 61: _names(_GEO_2)}
"""Names by how many columns there are: version 1 has 58, version 2 has 61."""

ROOTS: Final = {
    "01": "makes a public statement", "02": "appeals", "03": "expresses intent to cooperate", "04": "consults",
    "05": "cooperates in diplomacy", "06": "cooperates materially", "07": "provides aid", "08": "yields",
    "09": "investigates", "10": "demands", "11": "disapproves", "12": "rejects", "13": "threatens", "14": "protests",
    "15": "exhibits military posture", "16": "reduces relations", "17": "coerces", "18": "assaults", "19": "fights",
    "20": "uses mass violence",
}  # fmt: skip
"""CAMEO's root codes as verbs."""

KINDS: Final = {
    "01": "statement", "04": "diplomacy", "05": "diplomacy", "14": "protest", "18": "conflict", "19": "conflict",
    "20": "conflict",
}  # fmt: skip


SHOWS: Final = ("sqldate", "actor1name", "actor2name", "eventcode", "actiongeo_fullname")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim tables with 58 or 61 columns that start with an id and a day, or with GDELT's header."""
    if name.suffix.lower() not in {".csv", ".tsv", ".tab", ".txt", ".export"}:
        return False
    if header_has(head, "globaleventid", "eventcode"):
        return True
    cells = cells_of(head)
    width = len(cells) in {57, 58, 59, 61, 62}
    return width and re.fullmatch(rb"\d{1,12}", cells[0]) is not None and re.fullmatch(rb"\d{8}", cells[1]) is not None


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    # rows from before April 2013 have no address of a source
    width = 61 if len(cells_of(head_of(path))) > 59 else 58
    table = table_of(path, context, COLUMNS[width], optional=2)
    yield from table.rejects
    yield from read_rows(lowered(table.rows), context, _record, shows=SHOWS)


def _record(row: Cells, context: Context) -> Record:
    day = cell(row, "sqldate", "day")
    if day is None:
        raise DateError("SQLDATE is blank; a row of this format needs it")
    dated = read_date(day)
    bounds, edtf = span(dated, None)
    root = (cell(row, "eventrootcode") or "").zfill(2)
    who, whom = (_name(cell(row, f"actor{n}name")) for n in (1, 2))
    place = cell(row, "actiongeo_fullname")
    title = words([who or "Somebody", ROOTS.get(root, f"event {cell(row, 'eventcode') or ''}")], " ")
    title += f", {whom}" if whom else ""
    title += f" ({place})" if place else ""
    url = cell(row, "sourceurl")
    return Record(
        format=READER.name,
        raw=row,
        title=title,
        source_id=host_of(url) or context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=day,
        record_id=cell(row, "globaleventid"),
        published=published_from((cell(row, "dateadded") or "")[:8]),
        publisher=host_of(url),
        url=url,
        quote=words([day, who, cell(row, "eventcode"), whom, place], " | "),
        kind=KINDS.get(root, "other"),
        actors=[Entity(name, "other") for name in dict.fromkeys((who, whom)) if name],
        places=[Entity(place, "other")] if place else [],
        confidence=0.5,
        reasons=("coded by a machine",),
    )


def _name(name: str | None) -> str | None:
    return name.title() if name else None


READER: Final = Reader("gdelt events", accepts, read, lambda path: count_of(path, _HEAD[0]))
