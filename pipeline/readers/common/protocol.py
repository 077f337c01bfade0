"""What a reader is, what it is given, and what it yields."""

from __future__ import annotations

import logging
from collections import abc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Union

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.rejects import Reject, Stage
from dateline.pipeline.readers.common.content import Decoded
from dateline.pipeline.readers.common.dates.numeric import DayOrder

if TYPE_CHECKING:
    import polars as pl


log = logging.getLogger(__name__)

BROKEN: Final = "cannot be read"
NO_MAPPING: Final = Mapping()
"""Says nothing: every column is guessed."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record or sentence that makes no claim, and why: a repeat, a title slide, an expression with no event.

    Attributes:
        file: The path as the user gave it.
        place: Row, line, member or character range, as a person counts.
        reason: A short name for why; the same words for the same reason.
        value: What was skipped, shortened.
    """

    file: str
    place: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that was read, but not quite as it stands: what was made of it, and why."""

    file: str
    place: str
    reason: str
    value: str = ""


UNUSED: Final = "not used"
"""What is told of a column that means nothing to us."""


IN_TITLES: Final = "in titles, since no column is one"
"""What is told of a column without a meaning in a table without titles."""


PIECE: Final = "piece of a date"
"""What is told of a column of years, of months, of days or of times of day."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table were taken for: (column, meaning) pairs, in the table's order."""

    file: str
    meanings: tuple[tuple[str, str], ...]


Item = Union[Document, Claim, Reject, Skipped, Changed, Columns, "pl.DataFrame"]
"""What a reader yields. A DataFrame has CLAIM_SCHEMA: claims that are kept as they were exported."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader is told of the file.

    Attributes:
        shown: The path as the user gave it; goes into reports, never into an identity.
        mapping: What the user says of unknown columns.
    """

    shown: str
    mapping: Mapping = NO_MAPPING

    @property
    def order(self) -> DayOrder:
        """How the user says that dates order day and month; `unclear` where nothing is said."""
        day_first = self.mapping.day_first
        return "unclear" if day_first is None else "day_first" if day_first else "month_first"

    def reject(self, place: str, reason: str, value: object = "", *, stage: Stage = "date") -> Reject:
        """A record refused at `place`, with why and what would do."""
        return Reject(self.shown, place, stage, reason, shorten(value))

    def skipped(self, place: str, reason: str, value: object = "") -> Skipped:
        """A record that makes no claim."""
        return Skipped(self.shown, place, reason, shorten(value))

    def remarks(self, decoded: Decoded) -> list[Changed]:
        """What is told of how a file's bytes were read as text."""
        told = []
        if decoded.encoding not in {"utf-8", "utf-8-sig"}:
            told.append(self.changed("", "not in UTF-8; the encoding was guessed", decoded.encoding))
        if decoded.replaced:
            told.append(
                self.changed("", "NUL characters, which are no text, were replaced by U+FFFD", decoded.replaced)
            )
        return told

    def changed(self, place: str, reason: str, value: object = "") -> Changed:
        """A record read otherwise than it stands."""
        return Changed(self.shown, place, reason, shorten(value))

    def alone(self, place: str, items: Iterable[Item], row: abc.Mapping[str, object]) -> Iterator[Item]:
        """The items of one record; one that breaks its reader is refused, and costs no other.

        >>> [item.reason for item in Context("a.csv").alone("row 2", (1 / n for n in [0]), {})]
        ['cannot be read (ZeroDivisionError: division by zero); mend it or leave it out']
        """
        try:
            yield from items
        except ReadError:
            raise
        except Exception as err:
            log.debug("reading.record_failed", exc_info=err)
            reason = f"{BROKEN} ({type(err).__name__}: {err}); mend it or leave it out"
            yield self.reject(place, reason, " | ".join(map(str, row.values())), stage="parse")


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    Attributes:
        name: The format's name, as reports show it.
        accepts: Tells from the name (without `.gz`, `.zst`) and the first bytes (unpacked) whether a file is its own.
        read: Yields what is in the file, in the file's order; raises ReadError for the file as a whole.
        count: How many records are in the file, counted apart from reading it (`common.counting`); a document is one.
        general: True for formats that take what no special format claims.
    """

    name: str
    accepts: Callable[[PurePath, bytes], bool]
    read: Callable[[Path, Context], Iterator[Item]]
    count: Callable[[Path], int] = lambda path: 1  # noqa: ARG005 - a count is given the file
    general: bool = False


def shorten(value: object, length: int = 200) -> str:
    r"""A value as one line of at most `length` characters.

    >>> shorten("a\n b")
    'a b'
    """
    text = " ".join(str(value if value is not None else "").split())
    return text if len(text) <= length else text[: length - 1] + "…"
