"""Calendar arithmetic and the tables of unspecified digits, as polars expressions over columns of EDTF parts."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Final

import polars as pl

from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN
from dateline.events.time.edtf.conventions import Conventions
from dateline.events.time.edtf.dates import numbers

INSTANT: Final = pl.Datetime("us", "UTC")

_TWO: Final = ["".join(pair) for pair in product("0123456789X", repeat=2)]

FITS_ANY_MONTH: Final = [mask for mask in _TWO if (found := numbers(mask, 1, 31)) and found[-1] <= 28]
"""Days, with or without an X, that every month has in all their readings."""


def days(year: str, month: str, day: str) -> pl.Expr:
    """Days from 1970-01-01 to dates of any year: `bounds.days_from_civil`, for Int64 columns."""
    y = pl.col(year) - (pl.col(month) <= 2)
    era, year_of_era = y // 400, y % 400
    shifted = pl.col(month) + pl.when(pl.col(month) > 2).then(-3).otherwise(9)
    day_of_year = (153 * shifted + 2) // 5 + pl.col(day) - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def month_length(year: str, month: str) -> pl.Expr:
    """Days of months: `granule.month_length`, for Int64 columns."""
    y, m = pl.col(year), pl.col(month)
    is_leap = (y % 4 == 0) & ((y % 100 != 0) | (y % 400 == 0))
    return pl.when(m == 2).then(28 + is_leap.cast(pl.Int64)).otherwise(30 + (m + m // 8) % 2)


def instant(day: pl.Expr) -> pl.Expr:
    """The instant at which a day begins; null beyond what a column can hold."""
    held = day.is_between(-(-INSTANT_MIN // DAY) + 1, INSTANT_MAX // DAY - 1)
    return (pl.when(held).then(day) * DAY).cast(INSTANT)


@lru_cache(maxsize=1)
def day_table() -> pl.DataFrame:
    """For a day, perhaps with an X, followed by the length of its month: the first and last day that fits."""
    rows = [
        (f"{mask}{length}", found[0], found[-1])
        for mask in _TWO
        for length in (28, 29, 30, 31)
        if (found := numbers(mask, 1, length))
    ]
    return pl.DataFrame(rows, schema={"text": pl.String, "first": pl.Int64, "last": pl.Int64}, orient="row")


def month_table(conventions: Conventions) -> pl.DataFrame:
    """For a month, perhaps with an X, or a grouping: its first and last month, counted on into the next year."""
    rows = [(mask, found[0], found[-1]) for mask in _TWO if (found := numbers(mask, 1, 12))]
    rows += [(str(code), first, first + count - 1) for code, (first, count) in sorted(conventions.groupings.items())]
    return pl.DataFrame(rows, schema={"text": pl.String, "first": pl.Int64, "last": pl.Int64}, orient="row")


def has_x(part: str) -> pl.Expr:
    """Tell where a part has an unspecified digit."""
    return pl.col(part).str.contains("X", literal=True).fill_null(False)


def level() -> pl.Expr:
    """The lowest level of the standard that has a date: `reader._level`, for columns."""
    has_month, has_day = pl.col("month").is_not_null(), pl.col("day").is_not_null()
    last = pl.when(has_day).then("after_day").when(has_month).then("after_month").otherwise("after_year").fill_null("")
    count = pl.col("marks").str.len_bytes()
    by_marks = pl.when(count == 0).then(0).when((count == 1) & (last != "")).then(1).otherwise(2)
    late = (pl.col("month") > "24") | has_x("year")
    by_parts = pl.when(pl.col("grouping")).then(pl.when(late).then(2).otherwise(1)).otherwise(
        pl.when(~pl.col("has_x")).then(0).when(_from_the_right()).then(1).otherwise(2)
    )  # fmt: skip
    return pl.max_horizontal(by_marks, by_parts, pl.col("year").str.starts_with("-").cast(pl.Int32))


def granule() -> pl.Expr:
    """The unit that a date names: `model.Date.granule`, for columns."""
    code = pl.col("month")
    grouped = pl.when(code < "33").then(pl.lit("season")).when(code < "37").then(pl.lit("quarter"))
    trailing = pl.col("year").str.count_matches("X", literal=True)
    names = {0: "year", 1: "decade", 2: "century", 3: "millennium"}
    unit = trailing.replace_strict(names, default="interval", return_dtype=pl.String)
    of_year = pl.when(pl.col("year").str.contains("^-?[0-9]+X*$")).then(unit).otherwise(pl.lit("interval"))
    return (
        pl.when(pl.col("grouping")).then(grouped.when(code > "39").then(pl.lit("half")).otherwise(pl.lit("interval")))
        .when(pl.col("day").is_not_null()).then(pl.lit("day"))
        .when(code.is_not_null()).then(pl.lit("month"))
        .otherwise(of_year)
    )  # fmt: skip


def _from_the_right() -> pl.Expr:
    """Where digits are unspecified as Level 1 allows: `reader._unspecified_from_the_right`, for columns."""
    month, day = pl.col("month"), pl.col("day")
    of_year = month.is_null() & pl.col("year").str.contains("^-?(?:[0-9]{3}X|[0-9]{2}XX)$")
    whole_month = (month == "XX") & ((day == "XX") | day.is_null())
    whole_day = ~has_x("month") & (day == "XX")
    return of_year | (~has_x("year") & (whole_month | whole_day)).fill_null(False)
