"""What Dateline adds to a format that cannot hold all of an event: one field, read back while the rest is untouched.

The field holds the four bounds, their kinds, and who says it. It also holds what the record showed when it was written:
if somebody has changed the date or the title since, what they wrote counts, and the field does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from dateline.events.errors import BoundsError
from dateline.pipeline.readers.common.layout import claim_of
from dateline.pipeline.readers.common.protocol import Context, Item
from dateline.pipeline.readers.common.record import Record

FIELD: Final = "dateline"
"""Name of the field, as far as the format lets us choose it."""

EDITED: Final = "edited since Dateline wrote it: what it shows is taken, the bounds kept beside it are not"


def shown(*parts: object) -> str:
    """What a record shows of its date and title, for comparing.

    >>> shown("1866", None, " Cable  landed")
    '1866 / Cable landed'
    """
    words = (" ".join(str(part).split()) for part in parts if part is not None)
    return " / ".join(word for word in words if word)


def pack(row: dict[str, Any], display: str) -> str:
    """The field's text for an object of our layout, with what the record shows."""
    kept = {key: value for key, value in row.items() if value not in (None, [], False, "")}
    return json.dumps({"shown": display, **kept}, ensure_ascii=False, sort_keys=True, default=str)


def unpack(text: object) -> dict[str, Any] | None:
    """The field's object; None where there is none.

    >>> unpack('{"shown": "x"}'), unpack("gibberish")
    ({'shown': 'x'}, None)
    """
    if not isinstance(text, str) or not text.startswith("{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def finished(
    record: Record, place: str, context: Context, *, carried: object = None, display: str = ""
) -> Iterator[Item]:
    """The claim of a record, with what the field restores, and the changes to tell.

    Args:
        record: What the format itself says.
        place: Of the record.
        context: Of the file.
        carried: The field's text.
        display: What the record shows now.
    """
    for note in record.notes:
        yield context.changed(place, note, record.date_text or record.title)
    kept = unpack(carried)
    if kept is not None:
        if kept.get("shown") == display:
            try:
                record = restored(record, kept, context)
            except (BoundsError, TypeError, ValueError, KeyError) as err:
                yield context.changed(place, f"the field {FIELD} does not read: {err}", carried)
        else:
            yield context.changed(place, EDITED, record.title)
    if not record.bounds.is_dated and record.edtf is None:
        yield context.changed(place, "undated: kept without bounds", record.title)
    yield replace(record, path=f"{context.shown} {place}").as_claim()


def restored(record: Record, kept: dict[str, Any], context: Context) -> Record:
    """A record with what the field says in place of what the format could hold.

    Raises:
        BoundsError, TypeError, ValueError, KeyError: the field is not of our layout.
    """
    claim = claim_of({"title": record.title, **kept}, context)
    source = claim.source
    return replace(
        record,
        title=claim.title,
        bounds=claim.bounds,
        edtf=claim.edtf,
        date_text=claim.date_text or record.date_text,
        record_id=claim.record_id or record.record_id,
        source_id=source.source_id if "source_id" in kept else record.source_id,
        publisher=source.publisher or record.publisher,
        published=source.published or record.published,
        url=source.url or record.url,
        quote=claim.citation.quote if "quote" in kept else record.quote,
        kind=claim.kind,
        status=claim.status,
        actors=claim.actors or record.actors,
        places=claim.places or record.places,
        quantities=claim.quantities or record.quantities,
        salience=claim.salience if "salience" in kept else record.salience,
        notes=(),
    )


def words(parts: Sequence[object], separator: str = ", ") -> str:
    """Parts that say something, joined."""
    return separator.join(str(part).strip() for part in parts if part is not None and str(part).strip())
