"""Tables of coded events: ACLED, UCDP GED, GDELT events and mentions, ICEWS, plaso's l2tcsv; and PLOVER's JSON.

They code who did what to whom, which our events do not; the columns that we know are filled, and the field beside them
restores the rest. They are for giving events to tools that read only these.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any, Final

from dateline.events.time.bounds import DAY, SECOND, Instant, civil_from_days
from dateline.pipeline.readers import gdelt_events, gdelt_mentions
from dateline.pipeline.readers.common.carry import FIELD, shown
from dateline.pipeline.readers.common.tables.delimited import guarded
from dateline.pipeline.writers.common.parts import iso_text
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written
from dateline.pipeline.writers.tables import delimited

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


def _table(columns: list[str], row: Callable[[Entry], dict[str, Any]]) -> Callable[[Export], Written]:
    def write(export: Export) -> Written:
        held, omitted = _split(export)
        return Written(delimited([*columns, FIELD], [row(entry) for entry in held]), omitted)

    return write


def _acled(entry: Entry) -> dict[str, Any]:
    date = iso_text(_day(entry))
    actors, place = [*(a.strip() for a in entry.actors), "", ""], next(iter(entry.places), "").strip()
    said = entry.title.strip()
    title = f"{said}: {' and '.join(a.strip() for a in actors[:2] if a)}" if any(actors) else said
    title += f" ({place})" if place else ""
    return {
        "event_id_cnty": entry.id, "event_date": date, "year": str(_day(entry)[0]), "time_precision": "1",
        "event_type": entry.kind, "sub_event_type": entry.title, "actor1": actors[0], "actor2": actors[1],
        "location": place, "source": entry.source_id, "notes": entry.quote,
        FIELD: entry.carried(shown(date, "1", title)),
    }  # fmt: skip


def _ucdp(entry: Entry) -> dict[str, Any]:
    first, last = iso_text(_day(entry)), iso_text(_last_day(entry))
    actors, place = [*(a.strip() for a in entry.actors), "", ""], next(iter(entry.places), "").strip()
    title = " against ".join(a for a in actors[:2] if a) + (f" ({place})" if place else "")
    return {
        "id": entry.id, "year": str(_day(entry)[0]), "side_a": actors[0], "side_b": actors[1],
        "source_office": entry.source_id.replace(";", ","), "source_headline": entry.quote, "where_coordinates": place,
        "date_prec": "1" if first == last else "2", "date_start": first, "date_end": last,
        FIELD: entry.carried(shown(first, last, "1" if first == last else "2", title)),
    }  # fmt: skip


def _icews(entry: Entry) -> dict[str, Any]:
    date = iso_text(_day(entry))
    place = next(iter(entry.places), "").strip()
    title = entry.title.strip() + (f" ({place})" if place else "")
    return {
        "Event ID": entry.id, "Event Date": date, "Event Text": entry.title, "CAMEO Code": "", "City": place,
        "Publisher": entry.source_id, FIELD: entry.carried(shown(date, title)),
    }  # fmt: skip


def _l2t(entry: Entry) -> dict[str, Any]:
    year, month, day = _day(entry)
    clock = (_first(entry) or 0) % DAY // SECOND
    time = f"{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}"
    said = " ".join(entry.title.split())
    display = shown(f"{iso_text((year, month, day))} {time}", said[:300])
    return {
        "date": f"{month:02d}/{day:02d}/{year:04d}", "time": time, "timezone": "UTC", "MACB": "....",
        "source": entry.source_id, "short": said[:80], "desc": said, "version": "2", FIELD: entry.carried(display),
    }  # fmt: skip


_BREAK = re.compile(r"[\t\r\n]+")


def _number(entry: Entry) -> str:
    """An id of digits, which is what GDELT has."""
    return str(int(hashlib.sha256(entry.id.encode()).hexdigest()[:8], 16)).zfill(10)


def _compact(entry: Entry) -> str:
    year, month, day = _day(entry)
    return f"{year:04d}{month:02d}{day:02d}"


def _tabbed(columns: list[str], row: Callable[[Entry], dict[str, str]]) -> Callable[[Export], Written]:
    """Without header and quotes, as GDELT has it: a tab or line break in a cell becomes a space."""

    def write(export: Export) -> Written:
        held, omitted = _split(export)
        rows = ([guarded(_BREAK.sub(" ", cells.get(c) or "")) for c in [*columns, FIELD]] for cells in map(row, held))
        return Written("".join("\t".join(row) + "\n" for row in rows).encode(), omitted)

    return write


def _gdelt(entry: Entry) -> dict[str, str]:
    date, place = _compact(entry), " ".join(next(iter(entry.places), "").split())
    who = " ".join(entry.title.split())
    title = f"{who.title()} event" + (f" ({place})" if place else "")
    return {
        "globaleventid": _number(entry), "sqldate": date, "monthyear": date[:6], "year": date[:4], "actor1name": who,
        "actiongeo_fullname": place, "dateadded": date, "sourceurl": entry.url or "",
        FIELD: entry.carried(shown(date, title)),
    }  # fmt: skip


def _mention(entry: Entry) -> dict[str, str]:
    stamp, source = f"{_compact(entry)}001500", " ".join(entry.source_id.split())
    title = f"{source} mentions GDELT event {_number(entry)}"
    return {
        "globaleventid": _number(entry), "eventtimedate": stamp, "mentiontimedate": stamp, "mentiontype": "1",
        "mentionsourcename": source, "mentionidentifier": entry.url or "", "confidence": "100",
        FIELD: entry.carried(shown(stamp, title)),
    }  # fmt: skip


def _plover(export: Export) -> Written:
    held, omitted = _split(export)
    events = []
    for entry in held:
        first, last, title = iso_text(_day(entry)), iso_text(_last_day(entry)), " ".join(entry.title.split())
        event: dict[str, Any] = {"id": entry.id, "date": first, "enddate": last, "event": "", "eventText": entry.kind}
        event |= {"headline": title, "text": entry.quote, "publication": entry.source_id}
        events.append({**event, FIELD: entry.carried(shown(first, last, title))})
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
    Writer("acled", (".acled.csv",), _table(_ACLED, _acled)),
    Writer("ucdp", (".ucdp.csv",), _table(_UCDP, _ucdp)),
    Writer("icews", (".icews.csv",), _table(_ICEWS, _icews)),
    Writer("l2tcsv", (".l2tcsv.csv",), _table(_L2T, _l2t)),
    Writer("gdelt", (".gdelt.tsv", ".export.csv"), _tabbed(gdelt_events.COLUMNS[58], _gdelt)),
    Writer("gdelt-mentions", (".mentions.tsv",), _tabbed(list(gdelt_mentions.COLUMNS), _mention)),
    Writer("plover", (".plover.jsonl",), _plover),
)
