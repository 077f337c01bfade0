"""RSS: an item an entry. A feed has publication dates only, so all else is kept in the field beside it."""

from __future__ import annotations

from email.utils import format_datetime
from typing import Final
from xml.sax.saxutils import escape

from dateline.events.time.bounds import SECOND, Instant
from dateline.pipeline.readers.common.carry import FIELD, shown
from dateline.pipeline.readers.common.record import published_from
from dateline.pipeline.writers.common.markup import xml_text
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written

NAMESPACE: Final = "https://dateline.invalid/ns"
"""Names our field; it is no address of anything."""


def write(export: Export) -> Written:
    """One RSS 2.0 channel."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<rss version="2.0" xmlns:{FIELD}="{NAMESPACE}">',
        "<channel>",
        f"<title>{_text(export.title)}</title>",
        *(_item(entry) for entry in export.entries),
        "</channel>",
        "</rss>",
    ]
    return Written(("\n".join(lines) + "\n").encode())


def _item(entry: Entry) -> str:
    day = published_from(entry.published)
    stamp = None if day is None or day.earliest_start is None else _rfc(day.earliest_start)
    parts = [f"<title>{_text(escape(entry.title))}</title>", f'<guid isPermaLink="false">{_text(entry.id)}</guid>']
    parts += [f"<link>{_text(entry.url)}</link>"] if entry.url else []
    parts += [f"<pubDate>{stamp}</pubDate>"] if stamp else []
    parts += [f"<description>{_text(escape(entry.quote))}</description>"] if entry.quote else []
    display = shown(stamp, " ".join(xml_text(entry.title).split()))
    return f"<item>{''.join(parts)}<{FIELD}:claim>{_text(entry.carried(display))}</{FIELD}:claim></item>"


def _rfc(start: Instant) -> str | None:
    import datetime as dt

    try:
        moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=start // SECOND)
    except OverflowError:
        return None
    return format_datetime(moment, usegmt=True)


def _text(text: str) -> str:
    return escape(xml_text(text))


WRITERS: Final = (Writer("rss", (".rss",), write),)
