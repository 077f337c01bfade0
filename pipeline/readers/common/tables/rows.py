"""Tables whose columns are known: one function from row to Record, and the ways in which a row gives none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.protocol import Context, Item
from dateline.pipeline.readers.common.record import Record
from dateline.pipeline.readers.common.tables.delimited import EMPTY
from dateline.pipeline.readers.common.tables.hand import decided

Cells = Mapping[str, object]


class NoEventError(ValueError):
    """A row that is complete and yet tells of no event; the message is the name of the skip."""


def read_rows(
    rows: Iterable[tuple[str, Cells]],
    context: Context,
    make: Callable[[Cells, Context], Record],
    *,
    shows: Sequence[str],
    dates: Sequence[str] = (),
) -> Iterator[Item]:
    """The items of each row: its claim, a skip, or a reject.

    Args:
        rows: Places and cells.
        context: Of the file.
        make: The record of a row.
        shows: Columns that tell its date and title.
        dates: Columns whose order of day and month is decided over all rows, where the user does not say it.
    """
    if dates:
        rows = list(rows)
        context = decided(dates, [row for _, row in rows], context)
    for place, row in rows:
        yield from context.alone(place, _items(row, place, context, make, shows), row)


def _items(
    row: Cells, place: str, context: Context, make: Callable[[Cells, Context], Record], shows: Sequence[str]
) -> Iterator[Item]:
    if all(is_blank(value) for value in row.values()):
        yield context.skipped(place, EMPTY)
        return
    if (yield from restored(row.get(FIELD), shown_in(row, shows), place, context)):
        return
    try:
        record = make(row, context)
    except NoEventError as skip:
        yield context.skipped(place, str(skip), _title(row))
    except DateError as err:
        yield context.reject(place, str(err), _title(row))
    else:
        yield from finished(record, place, context)


def lowered(rows: Iterable[tuple[str, Cells]]) -> Iterator[tuple[str, Cells]]:
    """Rows with the names of their columns in lower case."""
    return ((place, {name.lower(): value for name, value in row.items()}) for place, row in rows)


def _title(row: Cells) -> str:
    return " | ".join(str(value) for value in row.values() if not is_blank(value))


def cell(row: Cells, *names: str) -> str | None:
    """The first of these cells that says something.

    >>> cell({"a": " ", "b": " x "}, "a", "b"), cell({}, "a")
    ('x', None)
    """
    return next((str(row[name]).strip() for name in names if not is_blank(row.get(name))), None)


def header_has(head: bytes, *names: str) -> bool:
    r"""True when the first line of a file names all of these columns.

    >>> header_has(b'"message",datetime\n', "message", "datetime")
    True
    """
    first = head.lstrip(b"\xef\xbb\xbf").splitlines()[0].decode("utf-8", "replace").lower() if head.strip() else ""
    cells = {part.strip().strip('"') for delimiter in ",;\t|" for part in first.split(delimiter)}
    return all(name.lower() in cells for name in names)
