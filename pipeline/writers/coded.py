"""Tables of coded events: ACLED, UCDP GED, GDELT events and mentions, ICEWS, plaso's l2tcsv; and PLOVER's JSON.

They code who did what to whom, which our events do not; the columns that we know are filled, and the field beside them
restores the rest. They are for giving events to tools that read only these.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from dateline.events.time.bounds import DAY, SECOND, Instant, civil_from_days
from dateline.pipeline.readers import acled, gdelt_events, gdelt_mentions, icews, plaso_l2t, plover, ucdp
from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.common.tables.delimited import guarded
from dateline.pipeline.writers.common.parts import iso_text
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written
from dateline.pipeline.writers.tables import delimited

Row = dict[str, str]
"""A row by its columns."""
NOT_HELD: Final = "the format holds days of the years 1000 to 9999, and needs one"


def _first(entry: Entry) -> Instant | None:
    bounds = entry.bounds
    if bounds.earliest_start is None and bounds.latest_end is not None:
        return bounds.latest_end - 1
    return bounds.earliest_start


def _day(entry: Entry) -> tuple[int, int, int]:
    return civil_from_days((_first(entry) or 0) // DAY)


def _last_day(entry: Entry) -> tuple[int, int, int]:
    end = entry.bounds.latest_end
    return _day(entry) if end is None else civil_from_days((end - 1) // DAY)


def _holds(entry: Entry) -> bool:
    return _first(entry) is not None and all(1000 <= d[0] <= 9999 for d in (_day(entry), _last_day(entry)))


def _split(export: Export) -> tuple[list[Entry], tuple[tuple[Entry, str], ...]]:
    held = [entry for entry in export.entries if _holds(entry)]
    return held, tuple((entry, NOT_HELD) for entry in export.entries if not _holds(entry))


def _table(columns: list[str], shows: Sequence[str], row: Callable[[Entry], Row]) -> Callable[[Export], Written]:
    def write(export: Export) -> Written:
        held, omitted = _split(export)
        return Written(delimited([*columns, FIELD], [_with_field(row(entry), entry, shows) for entry in held]), omitted)

    return write


def _with_field(row: Row, entry: Entry, shows: Sequence[str]) -> Row:
    """The row and the field beside it, which keeps what the row shows as its reader will see it."""
    seen = {name.lower(): value for name, value in row.items()} | row
    return {**row, FIELD: entry.carried(shown_in(seen, shows))}


def _people(entry: Entry) -> tuple[str, str, str]:
    """Two actors and a place, as far as there are any."""
    first, second = [*entry.actors, "", ""][:2]
    return first, second, next(iter(entry.places), "")


def _acled(entry: Entry) -> Row:
    first, second, place = _people(entry)
    return {
        "event_id_cnty": entry.id, "event_date": iso_text(_day(entry)), "year": str(_day(entry)[0]),
        "time_precision": "1", "event_type": entry.kind, "sub_event_type": entry.title, "actor1": first,
        "actor2": second, "location": place, "source": entry.source_id, "notes": entry.quote,
    }  # fmt: skip


def _ucdp(entry: Entry) -> Row:
    first, last = iso_text(_day(entry)), iso_text(_last_day(entry))
    one, other, place = _people(entry)
    return {
        "id": entry.id, "year": str(_day(entry)[0]), "side_a": one, "side_b": other,
        "source_office": entry.source_id.replace(";", ","), "source_headline": entry.title, "where_coordinates": place,
        "date_prec": "1" if first == last else "2", "date_start": first, "date_end": last,
    }  # fmt: skip


def _icews(entry: Entry) -> Row:
    return {
        "Event ID": entry.id, "Event Date": iso_text(_day(entry)), "Event Text": entry.title, "CAMEO Code": "",
        "City": _people(entry)[2], "Publisher": entry.source_id,
    }  # fmt: skip


def _l2t(entry: Entry) -> Row:
    year, month, day = _day(entry)
    clock = (_first(entry) or 0) % DAY // SECOND
    time = f"{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}"
    said = " ".join(entry.title.split())
    return {
        "date": f"{month:02d}/{day:02d}/{year:04d}", "time": time, "timezone": "UTC", "MACB": "....",
        "source": entry.source_id, "short": said[:80], "desc": said, "version": "2",
    }  # fmt: skip


_BREAK = re.compile(r"[\t\r\n]+")


def _number(entry: Entry) -> str:
    """An id of digits, which is what GDELT has."""
    return str(int(hashlib.sha256(entry.id.encode()).hexdigest()[:8], 16)).zfill(10)


def _compact(entry: Entry) -> str:
    year, month, day = _day(entry)
    return f"{year:04d}{month:02d}{day:02d}"


def _tabbed(columns: list[str], shows: Sequence[str], row: Callable[[Entry], Row]) -> Callable[[Export], Written]:
    """Without header and quotes, as GDELT has it: a tab or line break in a cell becomes a space."""

    def line(entry: Entry) -> str:
        cells = {name: _BREAK.sub(" ", value) for name, value in row(entry).items()}
        cells = _with_field(cells, entry, shows)
        return "\t".join(guarded(cells.get(column) or "") for column in [*columns, FIELD]) + "\n"

    def write(export: Export) -> Written:
        held, omitted = _split(export)
        return Written("".join(map(line, held)).encode(), omitted)

    return write


def _gdelt(entry: Entry) -> Row:
    date = _compact(entry)
    return {
        "globaleventid": _number(entry), "sqldate": date, "monthyear": date[:6], "year": date[:4],
        "actor1name": entry.title, "actiongeo_fullname": _people(entry)[2], "dateadded": date,
        "sourceurl": entry.url or "",
    }  # fmt: skip


def _mention(entry: Entry) -> Row:
    stamp = f"{_compact(entry)}001500"
    return {
        "globaleventid": _number(entry), "eventtimedate": stamp, "mentiontimedate": stamp, "mentiontype": "1",
        "mentionsourcename": entry.source_id, "mentionidentifier": entry.url or "", "confidence": "100",
    }  # fmt: skip


def _plover(export: Export) -> Written:
    held, omitted = _split(export)
    events = []
    for entry in held:
        days = {"date": iso_text(_day(entry)), "enddate": iso_text(_last_day(entry))}
        event: dict[str, Any] = {"id": entry.id, **days, "event": "", "eventText": entry.kind, "headline": entry.title}
        event |= {"text": entry.quote, "publication": entry.source_id}
        events.append({**event, FIELD: entry.carried(shown_in(event, plover.SHOWS))})
    return Written("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in events).encode(), omitted)


_ACLED: Final = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "location",
    "source",
    "notes",
]
_UCDP: Final = [
    "id",
    "year",
    "side_a",
    "side_b",
    "source_office",
    "source_headline",
    "where_coordinates",
    "date_prec",
    "date_start",
    "date_end",
]
_ICEWS: Final = ["Event ID", "Event Date", "Event Text", "CAMEO Code", "Publisher", "City"]
_L2T: Final = [
    "date",
    "time",
    "timezone",
    "MACB",
    "source",
    "sourcetype",
    "type",
    "user",
    "host",
    "short",
    "desc",
    "version",
    "filename",
    "inode",
    "notes",
    "format",
    "extra",
]

WRITERS: Final = (
    Writer("acled", (".acled.csv",), _table(_ACLED, acled.SHOWS, _acled)),
    Writer("ucdp", (".ucdp.csv",), _table(_UCDP, ucdp.SHOWS, _ucdp)),
    Writer("icews", (".icews.csv",), _table(_ICEWS, icews.SHOWS, _icews)),
    Writer("l2tcsv", (".l2tcsv.csv",), _table(_L2T, plaso_l2t.SHOWS, _l2t)),
    Writer("gdelt", (".gdelt.tsv", ".export.csv"), _tabbed(gdelt_events.COLUMNS[58], gdelt_events.SHOWS, _gdelt)),
    Writer("gdelt-mentions", (".mentions.tsv",), _tabbed(list(gdelt_mentions.COLUMNS), gdelt_mentions.SHOWS, _mention)),
    Writer("plover", (".plover.jsonl",), _plover),
)
