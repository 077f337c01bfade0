"""A whole polars column of EDTF at once: integer arithmetic for what is common, the scalar reader for the rest.

Dates of every kind, long years, dates with times, intervals and sets are taken apart by a few regular expressions and
computed column by column. What they do not take, above all whatever is wrong, goes through `reader.parse`, each
distinct string once. Both give the same answers; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

import polars as pl

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import BOUNDS, INSTANT_MAX, INSTANT_MIN, SECOND, EndKind
from dateline.events.time.edtf import arithmetic
from dateline.events.time.edtf.arithmetic import INSTANT, day_table, days, has_x, instant, month_length
from dateline.events.time.edtf.conventions import DEFAULT_CONVENTIONS, Conventions
from dateline.events.time.edtf.reader import parse

EDTF_SCHEMA: Final = pl.Schema(
    {
        "valid": pl.Boolean(),
        "level": pl.Int8(),
        "earliest_start": INSTANT,
        "latest_start": INSTANT,
        "earliest_end": INSTANT,
        "latest_end": INSTANT,
        "start_kind": pl.String(),
        "end_kind": pl.String(),
        "granule": pl.String(),
        "approximate": pl.Boolean(),
        "uncertain": pl.Boolean(),
        "error": pl.String(),
    }
)
"""What a column of EDTF is read into: `Edtf.bounds` as columns, null where no column can hold a bound (its kind is
then `out_of_range`), and for strings that are not EDTF only `valid` (false) and `error`."""

_MARK: Final = "([?~%])?"
_DATE: Final = rf"^{_MARK}(-?[0-9X]{{4}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK})?)?$"
_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_LONG: Final = r"^(Y?)(-?)([0-9]{1,15})(?:E([0-9]{1,2}))?(?:S([0-9]{1,4}))?$"
_TIME: Final = (
    r"^(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])"
    r"(?:Z|([+-])([01][0-9]|2[0-3])(?::([0-5][0-9]))?)?$"
)

_SET: Final = r"^(?:\[[^\[\]{}]+\]|\{[^\[\]{}]+\})$"

Table: TypeAlias = pl.DataFrame


def read(texts: pl.Series, conventions: Conventions = DEFAULT_CONVENTIONS) -> pl.DataFrame:
    """Read a column of EDTF strings.

    Args:
        texts: Strings, of any level; null stays null in every column.
        conventions: What the standard leaves open.

    Returns:
        EDTF_SCHEMA, one row for each string.

    >>> read(pl.Series(["1985-04~", "2024-22/..", "1985-13"])).select("valid", "level", "granule", "end_kind").rows()
    [(True, 1, 'month', 'stated'), (True, 1, 'interval', 'open'), (False, None, None, None)]
    """
    distinct = texts.cast(pl.String).rename("text").drop_nulls().unique()
    quick, rest = _quick(distinct, conventions)
    known = pl.concat([*quick, _slow(rest, conventions)])
    asked = pl.DataFrame({"text": texts.cast(pl.String)})
    return asked.join(known, on="text", how="left", maintain_order="left", validate="m:1").drop("text")


def edtf(texts: pl.Expr, conventions: Conventions = DEFAULT_CONVENTIONS) -> pl.Expr:
    """The same as an expression: a struct with the fields of EDTF_SCHEMA.

    >>> pl.select(edtf(pl.lit("1985?"))).unnest("literal").select("earliest_start", "uncertain").rows()[0][1]
    True
    """

    def read_batch(batch: pl.Series) -> pl.Series:
        return read(batch, conventions).to_struct(batch.name)

    return texts.map_batches(read_batch, return_dtype=pl.Struct(EDTF_SCHEMA), is_elementwise=True)


def _quick(distinct: pl.Series, conventions: Conventions) -> tuple[list[Table], pl.Series]:
    """What column arithmetic reads, and the strings it leaves."""
    is_day = distinct.str.contains(_DAY)
    dated = distinct.filter(is_day).to_frame().with_columns(day=pl.col("text").str.to_date("%Y-%m-%d", strict=False))
    found = [_day_rows(dated.drop_nulls())]
    rest = pl.concat([dated.filter(pl.col("day").is_null())["text"], distinct.filter(~is_day)])
    steps: tuple[Callable[[pl.Series, Conventions], Table], ...] = (_dates, _times, _intervals, _sets)
    for step in steps:
        rows = step(rest, conventions)
        found.append(rows)
        rest = rest.filter(~rest.is_in(rows["text"].implode()))
    return found, rest


def _day_rows(dated: Table) -> Table:
    """Plain days, by far the commonest."""
    start, end = (pl.col("day").cast(INSTANT) + pl.duration(days=number) for number in (0, 1))
    return _rows(dated, bounds=(start, end, start, end), level=pl.lit(0), granule=pl.lit("day"), marks=pl.lit(""))


def _dates(texts: pl.Series, conventions: Conventions) -> Table:
    """Single dates and long years."""
    ends = _ends(texts, conventions)
    low, high = instant(pl.col("first")), instant(pl.col("last") + 1)
    return _rows(
        ends, bounds=(low, high, low, high), level=pl.col("level"), granule=pl.col("granule"), marks=pl.col("marks")
    )


def _times(texts: pl.Series, conventions: Conventions) -> Table:
    """Dates with a time of day: one second each."""
    names = ["date", "hour", "minute", "second", "sign", "ahead", "ahead_minutes"]
    parts = texts.str.extract_groups(_TIME).struct.rename_fields(names)
    found = pl.DataFrame({"text": texts, "parts": parts}).unnest("parts").drop_nulls("date")
    dates = _ends(found["date"].unique(), conventions).select(date="text", day="first", level="level")
    hour, minute, second, ahead, ahead_minutes = (
        pl.col(name).cast(pl.Int64).fill_null(0) for name in names if name not in ("date", "sign")
    )
    is_behind = (pl.col("sign") == "-").fill_null(False)
    offset = (ahead * 60 + ahead_minutes) * pl.when(is_behind).then(-1).otherwise(1)
    at = pl.col("day") * 86_400 + (hour * 60 + minute) * 60 + second - offset * 60
    found = found.filter(~(is_behind & (offset == 0))).join(dates, on="date", how="inner", validate="m:1")
    start, end = ((at + number) * SECOND for number in (0, 1))
    bounds = tuple(one.cast(INSTANT) for one in (start, end, start, end))
    return _rows(found, bounds=bounds, level=pl.col("level"), granule=pl.lit("second"), marks=pl.lit(""))


def _intervals(texts: pl.Series, conventions: Conventions) -> Table:
    """Two ends around a solidus."""
    found = texts.to_frame().filter(texts.str.count_matches("/", literal=True) == 1)
    halves = pl.col("text").str.split_exact("/", 1).struct.rename_fields(["a", "b"])
    found = found.with_columns(halves.alias("halves")).unnest("halves")
    ends = _ends(pl.concat([found["a"], found["b"]]).unique().rename("text"), conventions)
    sides = pl.concat([ends, pl.DataFrame(_NO_ENDS, schema=ends.schema)])
    for side in ("a", "b"):
        named = sides.rename({name: f"{name}_{side}" for name in sides.columns if name != "text"})
        found = found.join(named.rename({"text": side}), on=side, how="inner", validate="m:1")
    forwards = (pl.col("last_b") >= pl.col("first_a")).fill_null(True)
    masked = pl.when(pl.col("has_x_a") | pl.col("has_x_b")).then(2).otherwise(0)
    return _rows(
        found.filter(forwards),
        bounds=(
            instant(pl.col("first_a")),
            instant(pl.col("last_a") + 1),
            instant(pl.col("first_b")),
            instant(pl.col("last_b") + 1),
        ),
        level=pl.max_horizontal("level_a", "level_b", masked),
        granule=pl.lit("interval"),
        marks=pl.concat_str("marks_a", "marks_b"),
        kinds=(pl.col("kind_a"), pl.col("kind_b")),
    )


def _sets(texts: pl.Series, conventions: Conventions) -> Table:
    """One of, or all of, dates and ranges of dates."""
    found = texts.to_frame().filter(texts.str.contains(_SET))
    members = found.with_columns(
        member=pl.col("text").str.slice(1, pl.col("text").str.len_bytes() - 2).str.split(",")
    ).with_columns(count=pl.col("member").list.len(), place=pl.int_ranges(pl.col("member").list.len()))
    members = members.explode("member", "place")
    halves = pl.col("member").str.split_exact("..", 1).struct.rename_fields(["a", "b"])
    members = members.with_columns(halves.alias("halves")).unnest("halves")
    ends = _ends(pl.concat([members["a"], members["b"]]).drop_nulls().unique().rename("text"), conventions)
    for side in ("a", "b"):
        named = ends.rename({name: f"{name}_{side}" for name in ends.columns if name != "text"})
        members = members.join(named.rename({"text": side}), on=side, how="left", validate="m:1", maintain_order="left")
    low, high = pl.col("first_a"), pl.when(pl.col("b").is_null()).then("last_a").otherwise("last_b")
    told = members.with_columns(is_member=_is_member(), low=low, high=high).group_by("text").agg(
        pl.col("is_member").all(),
        low=pl.when(pl.col("low").is_not_null().all()).then(pl.col("low").min()),
        high=pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").max()),
        marks=pl.concat_str(pl.col("marks_a", "marks_b").fill_null("")).str.join(""),
    )  # fmt: skip
    first, after = instant(pl.col("low")), instant(pl.col("high") + 1)
    is_held = (pl.col("low").is_null() == first.is_null()) & (pl.col("high").is_null() == after.is_null())
    open_low, open_high = (
        pl.when(pl.col(end).is_null()).then(pl.lit("open")).otherwise(pl.lit("stated")) for end in ("low", "high")
    )
    return _rows(
        told.filter(pl.col("is_member") & is_held),
        bounds=(first, after, first, after),
        level=pl.lit(2),
        granule=pl.lit("interval"),
        marks=pl.col("marks"),
        kinds=(open_low, open_high),
        is_held=True,
    )


def _is_member() -> pl.Expr:
    """Tell which members of a set are dates, ranges of plain dates, or ranges without limit in their places."""
    has_a, has_b = pl.col("first_a").is_not_null(), pl.col("first_b").is_not_null()
    countable = pl.all_horizontal(
        has_a & has_b,
        pl.col("granule_a") == pl.col("granule_b"),
        *(pl.col(f"granule_{side}").is_in(["day", "month", "year"]) for side in "ab"),
        *((pl.col(f"marks_{side}") == "") & ~pl.col(f"has_x_{side}") for side in "ab"),
        pl.col("first_b") >= pl.col("first_a"),
    )
    is_one = pl.col("member").str.count_matches("..", literal=True) < 2
    return is_one & (
        pl.when(pl.col("b").is_null()).then(has_a)
        .when(pl.col("a") == "").then(has_b & (pl.col("place") == 0))
        .when(pl.col("b") == "").then(has_a & (pl.col("place") == pl.col("count") - 1))
        .otherwise(countable).fill_null(False)
    )  # fmt: skip


def _rows(
    found: Table,
    *,
    bounds: tuple[pl.Expr, ...],
    level: pl.Expr,
    granule: pl.Expr,
    marks: pl.Expr,
    kinds: tuple[pl.Expr, pl.Expr] | None = None,
    is_held: bool = False,
) -> Table:
    """The result's columns. Unless `is_held`, an end that is stated and has no instant lies beyond every column."""
    stated = pl.lit(str(EndKind.STATED))
    table = found.select(
        "text",
        *(bound.alias(name) for bound, name in zip(bounds, BOUNDS, strict=True)),
        level=level.cast(pl.Int8),
        start_kind=kinds[0] if kinds else stated,
        end_kind=kinds[1] if kinds else stated,
        granule=granule,
        approximate=marks.str.contains("[~%]"),
        uncertain=marks.str.contains("[?%]"),
    )
    return table.select(
        "text",
        "level",
        *BOUNDS,
        *(
            pl.col(kind) if is_held else _beyond(kind, sides)
            for kind, sides in (("start_kind", BOUNDS[:2]), ("end_kind", BOUNDS[2:]))
        ),
        "granule",
        "approximate",
        "uncertain",
        valid=True,
        error=pl.lit(None, dtype=pl.String),
    ).select("text", *EDTF_SCHEMA)


def _beyond(kind: str, sides: tuple[str, ...]) -> pl.Expr:
    lost = (pl.col(kind) == str(EndKind.STATED)) & pl.any_horizontal(pl.col(side).is_null() for side in sides)
    return pl.when(lost).then(pl.lit(str(EndKind.OUT_OF_RANGE))).otherwise(kind).alias(kind)


_END_COLUMNS: Final = ("text", "first", "last", "level", "granule", "marks", "has_x", "kind")
_NO_ENDS: Final = {
    "text": ["", ".."], "first": [None, None], "last": [None, None], "level": [1, 1], "granule": ["interval"] * 2,
    "marks": ["", ""], "has_x": [False, False], "kind": [str(EndKind.UNKNOWN), str(EndKind.OPEN)],
}  # fmt: skip


def _ends(texts: pl.Series, conventions: Conventions) -> Table:
    """First and last day of single dates, with all that the reader knows of them; strings not taken are left out."""
    return pl.concat([_calendar(texts, conventions), _long_years(texts)])


def _calendar(texts: pl.Series, conventions: Conventions) -> Table:
    """Years, months, groupings and days, with qualifiers and unspecified digits."""
    found = _in_months(_parts(texts), conventions)
    is_masked = has_x("year") | has_x("month")
    depends_on_month = is_masked & ~pl.col("day").is_in([*arithmetic.FITS_ANY_MONTH, "XX"]).fill_null(True)
    is_odd = depends_on_month | (pl.col("grouping") & pl.col("day").is_not_null())
    found = found.filter(~is_odd).with_columns(length0=month_length("y0", "m0"), length1=month_length("y1", "m1"))
    whole = pl.col("day").is_null()
    found = found.with_columns(
        d0=pl.when(whole).then(1).otherwise(_looked_up(pl.concat_str("day", "length0"), day_table(), "first")),
        d1=pl.when(whole).then("length1").otherwise(_looked_up(pl.concat_str("day", "length1"), day_table(), "last")),
    )
    found = found.with_columns(
        first=days("y0", "m0", "d0"),
        last=days("y1", "m1", "d1"),
        level=arithmetic.level(),
        granule=arithmetic.granule(),
        kind=pl.lit(str(EndKind.STATED)),
    )
    return found.drop_nulls(["first", "last"]).select(_END_COLUMNS)


def _parts(texts: pl.Series) -> Table:
    """The parts of dates as text; what has another shape is left out, and so are years without limit and -0000."""
    names = [
        "before_year",
        "year",
        "after_year",
        "before_month",
        "month",
        "after_month",
        "before_day",
        "day",
        "after_day",
    ]
    groups = texts.str.extract_groups(_DATE).struct.rename_fields(names)
    found = pl.DataFrame({"text": texts, "parts": groups}).unnest("parts").drop_nulls("year")
    return found.filter(~pl.col("year").str.contains("^-0000$|XXXX$|^-[0X]{4}$")).with_columns(
        grouping=pl.col("month").str.contains("^[234]").fill_null(False),
        has_x=has_x("year") | has_x("month") | has_x("day"),
        marks=pl.concat_str(pl.col(name).fill_null("") for name in names if "_" in name),
    )


def _in_months(found: Table, conventions: Conventions) -> Table:
    """The first and last year and month of each; what has no such month gets null."""
    table, month = arithmetic.month_table(conventions), pl.col("month")
    year0, year1 = (pl.col("year").str.replace_all("X", digit).cast(pl.Int64) for digit in "09")
    month1 = pl.when(month.is_null()).then(12).otherwise(_looked_up(month, table, "last"))
    found = found.with_columns(
        y0=pl.min_horizontal(year0, year1),
        y1=pl.max_horizontal(year0, year1),
        m0=pl.when(month.is_null()).then(1).otherwise(_looked_up(month, table, "first")),
        m1=month1,
    )
    return found.with_columns(y1=pl.col("y1") + (pl.col("m1") - 1) // 12, m1=(pl.col("m1") - 1) % 12 + 1)


def _looked_up(key: pl.Expr, table: Table, value: str) -> pl.Expr:
    return key.replace_strict(table["text"], table[value], default=None, return_dtype=pl.Int64)


def _long_years(texts: pl.Series) -> Table:
    """`Y` years, and years with significant digits, as far as their days fit into 64 bits."""
    names = ["letter", "sign", "digits", "exponent", "significant"]
    parts = texts.str.extract_groups(_LONG).struct.rename_fields(names)
    found = pl.DataFrame({"text": texts, "parts": parts}).unnest("parts").drop_nulls("digits")
    exponent, significant = (pl.col(name).cast(pl.Int64) for name in ("exponent", "significant"))
    written = pl.col("digits").str.len_bytes().cast(pl.Int64)
    width = written + exponent.fill_null(0)
    is_long = pl.col("letter") == "Y"
    fits_long = is_long & ~pl.col("digits").str.starts_with("0") & width.is_between(5, 15)
    fits_short = ~is_long & (written == 4) & exponent.is_null() & significant.is_not_null()
    minus_zero = (pl.col("sign") == "-") & (pl.col("digits") == "0000")
    counted = (exponent > 0).fill_null(True) & (significant > 0).fill_null(True)
    found = found.filter(counted & (fits_long | fits_short) & ~minus_zero)
    ten, is_before = pl.lit(10, dtype=pl.Int64), pl.col("sign") == "-"
    size = pl.col("digits").cast(pl.Int64) * ten.pow(exponent.fill_null(0))
    step = ten.pow((width - significant.fill_null(width)).clip(0))
    least = size // step * step
    most = least + step - 1
    found = found.with_columns(
        y0=pl.when(is_before).then(-most).otherwise(least),
        y1=pl.when(is_before).then(-least).otherwise(most),
        **{name: pl.lit(number, dtype=pl.Int64) for name, number in (("m0", 1), ("m1", 12), ("d0", 1), ("d1", 31))},
        level=pl.when(exponent.is_null() & significant.is_null()).then(1).otherwise(2),
        granule=pl.when(significant.is_null()).then(pl.lit("year")).otherwise(pl.lit("interval")),
        marks=pl.lit(""),
        has_x=pl.lit(False),
        kind=pl.lit(str(EndKind.STATED)),
    )
    return found.with_columns(first=days("y0", "m0", "d0"), last=days("y1", "m1", "d1")).select(_END_COLUMNS)


def _slow(texts: pl.Series, conventions: Conventions) -> Table:
    """The scalar reader, one distinct string after another."""
    rows = [(text, *_read_one(text, conventions)) for text in texts.sort().to_list()]
    return pl.DataFrame(rows, schema={"text": pl.String(), **EDTF_SCHEMA}, orient="row")


def _read_one(text: str, conventions: Conventions) -> Iterable[object]:
    try:
        value = parse(text, conventions)
    except EdtfError as error:
        return (False, *[None] * (len(EDTF_SCHEMA) - 2), str(error))
    bounds = value.bounds
    four = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    held = [one if one is not None and INSTANT_MIN <= one <= INSTANT_MAX else None for one in four]
    lost = [one is not None and kept is None for one, kept in zip(four, held, strict=True)]
    kinds = (
        str(EndKind.OUT_OF_RANGE if lost[0] or lost[1] else bounds.start_kind),
        str(EndKind.OUT_OF_RANGE if lost[2] or lost[3] else bounds.end_kind),
    )
    return (True, value.level, *held, *kinds, bounds.granule, bounds.approximate, bounds.uncertain, None)
