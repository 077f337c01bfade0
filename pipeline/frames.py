"""Dateline's questions on anybody's polars frame: `frame.dateline.during("June 2024")` after `register_namespace()`.

A frame needs the four bounds as columns of instants; `bounded` and `from_edtf` make them of two dates or of EDTF
strings. Columns that tell the kinds of ends may be there (`start_kind`, `end_kind`): without them a null is an unknown
bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast, get_args

import polars as pl

from dateline.events.errors import SchemaError
from dateline.events.table.schema import BOUND_SCHEMA, INSTANT
from dateline.events.time import modal
from dateline.events.time.allen import Predicate
from dateline.events.time.bounds import BOUNDS, DAY, INSTANT_MAX, INSTANT_MIN, EndKind
from dateline.events.time.words import words
from dateline.pipeline.questions.meaning import as_period

if TYPE_CHECKING:
    from dateline.pipeline.questions.meaning import Period
    from dateline.pipeline.questions.question import Mode

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)

NAME: Final = "dateline"
_KINDS: Final = ("start_kind", "end_kind")


def register_namespace() -> None:
    """Give every DataFrame and LazyFrame the attribute `dateline`; calling it again changes nothing.

    >>> register_namespace()
    >>> frame = pl.DataFrame({"what": ["treaty", "war"], "date": ["2024-06-19", "1950-06-25/1953-07-27"]})
    >>> events = frame.dateline.from_edtf("date")
    >>> events.dateline.surely("during", "June 2024").get_column("what").to_list()
    ['treaty']
    >>> events.dateline.when().get_column("when").to_list()
    ['on 19 June 2024', 'from 25 June 1950 to 27 July 1953']
    """
    for register, kind in (
        (pl.api.register_dataframe_namespace, pl.DataFrame),
        (pl.api.register_lazyframe_namespace, pl.LazyFrame),
    ):
        if not hasattr(kind, NAME):
            register(NAME)(FrameQuestions)


class FrameQuestions(Generic[Frame]):
    """What can be asked of a frame with bounds; every answer is a frame of the same sort."""

    def __init__(self, frame: Frame) -> None:
        """Called by polars when the attribute is used."""
        self._rows = frame.lazy()
        self._eager = isinstance(frame, pl.DataFrame)

    def during(self, period: Period, *, mode: Mode = "maybe", widen: bool = False) -> Frame:
        """Rows that go on in a period, if only for a part of it."""
        return self._asked("intersects", period, mode, widen=widen)

    def within(self, period: Period, *, mode: Mode = "maybe", widen: bool = False) -> Frame:
        """Rows that lie wholly in a period."""
        return self._asked("lies_in", period, mode, widen=widen)

    def surely(self, predicate: Predicate, period: Period, *, widen: bool = False) -> Frame:
        """Rows in a relation to a period in every reading of their dates: `during`, `before`, `intersects` ..."""
        return self._asked(predicate, period, "surely", widen=widen)

    def maybe(self, predicate: Predicate, period: Period, *, widen: bool = False) -> Frame:
        """Rows in a relation to a period in at least one reading of their dates."""
        return self._asked(predicate, period, "maybe", widen=widen)

    def probability(self, period: Period, *, predicate: Predicate = "intersects", widen: bool = False) -> Frame:
        """All rows with the column `probability`: the share of readings in which they are in this relation."""
        from dateline.events.time.shares import probability

        share = probability(predicate, as_period(period), widen=widen)
        names = self._rows.collect_schema().names()
        return self._answer(self._kinded().with_columns(probability=share).select(*names, "probability"))

    def when(self, name: str = "when") -> Frame:
        """All rows with their dates in words, in a column of this name; a LazyFrame is collected for it."""
        self._check()
        rows = self._rows.collect()
        return self._answer(rows.with_columns(words(rows).alias(name)).lazy())

    def bounded(self, start: str, end: str | None = None) -> Frame:
        """Add exact bounds made of one or two columns of dates or instants.

        Args:
            start: Column of Date or Datetime; a Datetime without a zone is read as UTC.
            end: The same, the last day included where it holds days; None: each row is one day (or one instant).

        Raises:
            SchemaError: a column is not there, or holds neither dates nor instants.
        """
        low, high = self._instants(start, after=False), self._instants(end or start, after=True)
        columns = {name: low if name.endswith("start") else high for name in BOUNDS}
        return self._answer(self._rows.with_columns(**columns))

    def from_edtf(self, column: str) -> Frame:
        """Add bounds, kinds and flags read from a column of EDTF strings; each distinct string is read once.

        Raises:
            EdtfError: one is not EDTF.
        """
        from dateline.events.time.edtf import parse

        texts = self._rows.select(column).unique().drop_nulls().collect().get_column(column)
        read = [(text, parse(text).bounds) for text in texts]
        fields = (*BOUND_SCHEMA, "granule", "approximate", "uncertain")
        rows = [{column: text, **{name: _held(getattr(bounds, name)) for name in fields}} for text, bounds in read]
        schema = {column: pl.String(), **dict.fromkeys(BOUNDS, pl.Int64()), **dict.fromkeys(_KINDS, pl.String())}
        table = pl.DataFrame(rows, schema={**schema, "granule": pl.String(), "approximate": bool, "uncertain": bool})
        bounds = table.with_columns(pl.col(BOUNDS).cast(INSTANT)).lazy()
        return self._answer(self._rows.join(bounds, on=column, how="left", maintain_order="left"))

    def _answer(self, rows: pl.LazyFrame) -> Frame:
        """Of the sort that was given."""
        return cast("Frame", rows.collect() if self._eager else rows)

    def _asked(self, predicate: Predicate, period: Period, mode: Mode, *, widen: bool) -> Frame:
        if predicate not in get_args(Predicate):
            raise SchemaError("question", (f"{predicate!r} is none of {', '.join(get_args(Predicate))}",))
        holds = (modal.surely if mode == "surely" else modal.maybe)(predicate, as_period(period), widen=widen)
        names = self._rows.collect_schema().names()
        return self._answer(self._kinded().filter(holds).select(names))

    def _kinded(self) -> pl.LazyFrame:
        """The frame with kinds of ends and outer ranges, which bounds alone do not have."""
        schema = self._check()
        absent = {
            **{name: pl.lit(str(EndKind.UNKNOWN)) for name in _KINDS},
            **{name: pl.lit(None, INSTANT) for name in ("outer_start", "outer_end")},
        }
        return self._rows.with_columns(**{name: value for name, value in absent.items() if name not in schema})

    def _check(self) -> pl.Schema:
        schema = self._rows.collect_schema()
        faults: list[str] = [f"{name} is missing" for name in BOUNDS if name not in schema]
        if faults:
            raise SchemaError("bounded", (*faults, "make them with frame.dateline.bounded(START, END) or from_edtf"))
        return schema

    def _instants(self, column: str, *, after: bool) -> pl.Expr:
        """A column of dates as instants; `after`: the end of each day, or the instant after each instant."""
        dtype = self._rows.collect_schema().get(column)
        if isinstance(dtype, pl.Date):
            return pl.col(column).cast(INSTANT) + pl.duration(microseconds=DAY if after else 0)
        if isinstance(dtype, pl.Datetime):
            utc = (
                pl.col(column).dt.convert_time_zone("UTC")
                if dtype.time_zone
                else pl.col(column).dt.replace_time_zone("UTC")
            )
            return utc.cast(INSTANT) + pl.duration(microseconds=1 if after else 0)
        raise SchemaError("dated", (f"{column} is {dtype}, neither dates nor instants",))


def _held(value: object) -> object:
    """A value as a column holds it: no instant beyond what fits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if INSTANT_MIN <= value <= INSTANT_MAX else None
    return str(value) if isinstance(value, EndKind) else value
