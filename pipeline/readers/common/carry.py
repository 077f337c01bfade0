"""What Dateline adds to a format that cannot hold all of an event: one field, read back while the rest is untouched.

The field holds the claims that the event was made of, whole. It also holds what the record showed when it was written:
if somebody has changed the date or the title since, what they wrote counts, and the field does not.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from dateline.pipeline.readers.common.layout import claim_of
from dateline.pipeline.readers.common.protocol import Context, Item
from dateline.pipeline.readers.common.record import Record

FIELD: Final = "dateline"
"""Name of the field, as far as the format lets us choose it."""

EDITED: Final = "edited since Dateline wrote it: what it shows is taken, the claims kept beside it are not"
UNREAD: Final = "the field beside it does not read, so what the record shows is taken; was the file cut or saved anew?"


def shown(*parts: object) -> str:
    """What a record shows of its date and title, for comparing.

    >>> shown("1866", None, " Cable  landed")
    '1866 / Cable landed'
    """
    words = (" ".join(str(part).split()) for part in parts if part is not None)
    return " / ".join(word for word in words if word)


def shown_in(row: Mapping[str, object], names: Sequence[str]) -> str:
    """What a row shows in some of its cells."""
    return shown(*(row.get(name) for name in names))


def pack(claims: Sequence[Mapping[str, Any]], display: str) -> str:
    """The field's text: the claims as objects of our layout, in ASCII so that any encoding keeps it, and what is shown.

    When a claim was recorded is left out: that is for the store to say into which it is read.
    """
    kept = [{k: v for k, v in claim.items() if not _says_nothing(v) and k != "recorded_at"} for claim in claims]
    return json.dumps({"shown": display, "claims": kept}, sort_keys=True, default=str)


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value in ("", [])


def restored(carried: object, display: str, place: str, context: Context) -> Generator[Item, None, bool]:
    """The claims that the field of a record keeps; what is told instead where it is not to be taken.

    Args:
        carried: The field's text; None where there is none.
        display: What the record shows now.
        place: Of the record.
        context: Of the file.

    Returns:
        True where the claims were given, so that the record itself is not to be read.
    """
    if carried is None or not str(carried).strip():
        return False
    try:
        kept = json.loads(str(carried))
        claims = [claim_of(claim, context) for claim in kept["claims"]]
    except Exception:  # noqa: BLE001 - whatever the field holds, the record itself can be read
        yield context.changed(place, UNREAD, carried)
        return False
    if kept.get("shown") != display or not claims:
        yield context.changed(place, EDITED, display)
        return False
    path = f"{context.shown} {place}"
    yield from (replace(claim, source=replace(claim.source, path=path)) for claim in claims)
    return True


def finished(record: Record, place: str, context: Context) -> Iterator[Item]:
    """The claim of a record, after what was read otherwise than it stands."""
    for note in record.notes:
        yield context.changed(place, note, record.date_text or record.title)
    if not record.bounds.is_dated and record.edtf is None:
        yield context.changed(place, "undated: kept without bounds", record.title)
    yield replace(record, path=f"{context.shown} {place}").as_claim()


def words(parts: Sequence[object], separator: str = ", ") -> str:
    """Parts that say something, joined."""
    return separator.join(str(part).strip() for part in parts if part is not None and str(part).strip())
