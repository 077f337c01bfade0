"""Dates in words: every shape of bounds, and the table's way of saying them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.table.schema import BOUND_SCHEMA
from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind
from dateline.events.time.bounds import instant as at
from dateline.events.time.words import in_words, words, year_in_words

W, X = Bounds.within, Bounds.exactly
OPEN, UNKNOWN = EndKind.OPEN, EndKind.UNKNOWN


def _since(first: int, last: int, kind: EndKind = OPEN) -> Bounds:
    return Bounds(first, last, None, None, end_kind=kind)


def _by(last: int, kind: EndKind = UNKNOWN) -> Bounds:
    return Bounds(None, None, None, last, start_kind=kind)


def _began_by(last: int, until: int | None = None, *, end_kind: EndKind = OPEN, granule: str = "interval") -> Bounds:
    return Bounds(None, last, until, None, UNKNOWN, end_kind, granule)


CASES = [
    (W(at(2024, 6), at(2024, 7)), "in June 2024"),
    (X(at(2024, 6), at(2024, 7)), "throughout June 2024"),
    (W(at(2024, 6, 19), at(2024, 6, 20)), "on 19 June 2024"),
    (X(at(2024, 6, 19), at(2024, 6, 20)), "on 19 June 2024"),
    (X(at(1950, 6, 25), at(1953, 7, 28)), "from 25 June 1950 to 27 July 1953"),
    (W(at(2024, 11, 1), at(2024, 11, 11)), "between 1 and 10 November 2024"),
    (W(at(2024, 10, 28), at(2024, 11, 4)), "between 28 October and 3 November 2024"),
    (W(at(2023, 12, 28), at(2024, 1, 4)), "between 28 December 2023 and 3 January 2024"),
    (W(at(2023, 5), at(2023, 9)), "between May and August 2023"),
    (W(at(2023, 11), at(2024, 3)), "between November 2023 and February 2024"),
    (W(at(1914), at(1919)), "between 1914 and 1918"),
    (X(at(1914), at(1919)), "from 1914 to 1918"),
    (W(at(2024, 1, 1), at(2024, 3, 1), "day"), "between 1 January and 29 February 2024"),
    (W(at(1950), at(1960)), "in the 1950s"),
    (W(at(1800), at(1900)), "in the 19th century"),
    (W(at(1801), at(1901)), "in the 19th century"),
    (W(at(1000), at(2000)), "in the 2nd millennium"),
    (W(at(-499), at(-399)), "in the 5th century BC"),
    (W(at(-99), at(1)), "in the 1st century BC"),
    (W(at(1), at(100)), "in the 1st century"),
    (W(at(-499), at(-489)), "between 500 and 491 BC"),
    (W(at(-1), at(3)), "between 2 BC and AD 2"),
    (X(at(-43, 3, 15), at(-43, 3, 16)), "on 15 March 44 BC"),
    (W(at(12024), at(12025)), "in 12024"),
    (_since(at(1953), at(1954)), "since 1953"),
    (_since(at(1953, 7, 27), at(1953, 7, 28)), "since 27 July 1953"),
    (_since(at(1953, 7, 27), at(1953, 7, 27)), "since 27 July 1953"),
    (_since(at(1953), at(1954), UNKNOWN), "from 1953, end not known"),
    (
        Bounds(at(1953), at(1954), at(2024, 11, 3), None, end_kind=UNKNOWN),
        "from 1953, until at least 2 November 2024, end not known",
    ),
    (_by(at(2025, 1, 12)), "by 11 January 2025"),
    (_by(at(1954)), "by the end of 1953"),
    (_by(at(2024, 6, 19, 14, 30)), "by 14:30 UTC on 19 June 2024"),
    (_by(at(1954), OPEN), "until the end of 1953"),
    (Bounds(None, None, at(1953), at(1954), start_kind=OPEN), "until 1953"),
    (
        Bounds(None, None, at(1953, 7, 28), at(1953, 7, 28), start_kind=UNKNOWN),
        "until 27 July 1953, start not known",
    ),
    (Bounds(None, None, at(1953), at(1954), start_kind=UNKNOWN), "until 1953, start not known"),
    (Bounds(None, at(1954), at(1953), at(1954), start_kind=UNKNOWN), "until 1953, start not known"),
    (_began_by(at(2024, 11, 3), granule="day"), "since 2 November 2024 or earlier"),
    (_began_by(at(1954), granule="year"), "since 1953 or earlier"),
    (_began_by(at(2024, 11, 3, 14, 30)), "since 14:30 UTC on 3 November 2024 or earlier"),
    (_began_by(at(1954), end_kind=UNKNOWN), "from 1953 or earlier"),
    (
        _began_by(at(1951), at(1993), end_kind=UNKNOWN),
        "from 1950 or earlier, until at least the end of 1992",
    ),
    (Bounds(None, None, at(1993), None, UNKNOWN, UNKNOWN), "until the end of 1992 or later"),
    (Bounds(at(2022), None, None, None, end_kind=OPEN), "since 2022 or later"),
    (Bounds(at(1953), None, at(1960), None, end_kind=UNKNOWN), "in 1953 or later, until at least the end of 1959"),
    (
        Bounds(at(1950, 6, 25), at(1950, 6, 26), at(1950, 6, 25), at(1953, 7, 28)),
        "from 25 June 1950 to 27 July 1953 at the latest",
    ),
    (
        Bounds(at(1950, 6, 25), at(1953, 7, 28), at(1953, 7, 28), at(1953, 7, 28)),
        "from 25 June 1950 at the earliest to 27 July 1953",
    ),
    (Bounds(at(1950), at(1951), at(1951, 3), at(1954)), "from 1950 to between March 1951 and December 1953"),
    (Bounds(at(2022), None, None, None), "in 2022 or later"),
    (Bounds(at(2022, 3, 2), None, None, None), "on 2 March 2022 or later"),
    (Bounds(at(1950, 6), at(1950, 7), at(1953, 7), at(1953, 8)), "from June 1950 to July 1953"),
    (Bounds(at(1950, 6, 25), at(1950, 6, 25), at(1953, 7), at(1953, 8)), "from 25 June 1950 to July 1953"),
    (Bounds(at(1950, 6), at(1950, 7), at(1953, 7, 28), at(1953, 7, 28)), "from June 1950 to 27 July 1953"),
    (Bounds(at(2024, 6, 1), at(2024, 6, 20), at(2024, 6, 5), at(2024, 7, 1)), "in June 2024"),
    (W(at(2024, 6, 19, 14, 30), at(2024, 6, 19, 14, 31)), "at 14:30 UTC on 19 June 2024"),
    (W(at(2024, 6, 19, 14), at(2024, 6, 19, 15)), "between 14:00 and 15:00 UTC on 19 June 2024"),
    (W(at(2024, 8, 2, 2, 33), at(2025, 8, 30, 8, 22, 12)), "between 2 August 2024 and 30 August 2025"),
    (W(at(2024, 6, 19, 18), at(2024, 6, 20)), "between 18:00 and 24:00 UTC on 19 June 2024"),
    (X(at(2024, 6, 19, 14), at(2024, 6, 20, 15)), "from 14:00 UTC on 19 June 2024 to 15:00 UTC on 20 June 2024"),
    (
        Bounds(at(2024, 1, 3, 8, 15), at(2024, 1, 3, 8, 16), at(2024, 1, 3, 11, 40), at(2024, 1, 3, 11, 41)),
        "from 08:15 to 11:40 UTC on 3 January 2024",
    ),
    (
        Bounds(at(2024, 1, 3, 9), at(2024, 1, 3, 9, 1), at(2024, 1, 4, 2, 10), at(2024, 1, 4, 2, 11)),
        "from 09:00 UTC on 3 January 2024 to 02:10 UTC on 4 January 2024",
    ),
    (X(at(2024, 6, 19, 14, 0, 5), at(2024, 6, 19, 14, 0, 5) + 1), "at 14:00:05 UTC on 19 June 2024"),
    (W(at(2024, 7), at(2024, 10), "quarter"), "in the third quarter of 2024"),
    (W(at(2024, 7), at(2025), "half"), "in the second half of 2024"),
    (W(at(2024, 6, 3), at(2024, 6, 10), "week"), "in the week of 3 June 2024"),
    (W(at(2024, 6, 8), at(2024, 6, 10), "weekend"), "at the weekend of 8 June 2024"),
    (Bounds.nowhere(), "date not known"),
    (Bounds(None, None, None, None, OPEN, OPEN), "at all times"),
    (Bounds(at(1953), at(1954), at(1953), at(1954), approximate=True), "in 1953 (about)"),
    (Bounds(at(1953), at(1954), at(1953), at(1954), uncertain=True), "in 1953 (uncertain)"),
]


@pytest.mark.parametrize(("bounds", "said"), CASES, ids=[said for _, said in CASES])
def test_every_shape_is_said(bounds: Bounds, said: str) -> None:
    assert said == in_words(bounds)


def test_a_row_without_kinds_of_ends_has_the_usual_ones() -> None:
    since = pl.DataFrame(
        {"earliest_start": at(2022), "latest_start": at(2023), "earliest_end": None, "latest_end": None}
    )
    assert words(since).to_list() == [in_words(_since(at(2022), at(2023), UNKNOWN))]


def test_a_season_is_named_where_edtf_names_it() -> None:
    summer = W(at(2024, 6), at(2024, 9), "season")
    assert in_words(summer, "2024-22") == "in summer 2024"
    assert in_words(summer) == "between June and August 2024"


def test_what_no_instant_holds_is_said_as_edtf() -> None:
    beyond = Bounds(None, None, None, None, EndKind.OUT_OF_RANGE, EndKind.OUT_OF_RANGE)
    assert in_words(beyond, "Y-17E7") == "at EDTF Y-17E7"


def _row(bounds: Bounds) -> dict[str, object]:
    return {name: getattr(bounds, name) for name in (*BOUND_SCHEMA, "granule", "approximate", "uncertain")}


def test_a_table_is_said_row_by_row_in_its_order() -> None:
    doubled = [bounds for bounds, _ in CASES] * 2
    frame = pl.DataFrame([_row(bounds) for bounds in doubled], infer_schema_length=None)
    frame = frame.with_columns(pl.col(name).cast(dtype) for name, dtype in BOUND_SCHEMA.items())
    assert words(frame).to_list() == [said for _, said in CASES] * 2


days = st.integers(-1_000_000, 1_000_000)
instants = st.one_of(days.map(lambda d: d * DAY), days.map(lambda d: d * DAY + 12_345 * SECOND + 7), st.none())
kinds = st.sampled_from(EndKind)


@given(st.tuples(instants, instants), st.tuples(instants, instants), kinds, kinds)
def test_any_bounds_are_said(
    start: tuple[int | None, int | None], end: tuple[int | None, int | None], start_kind: EndKind, end_kind: EndKind
) -> None:
    if None not in start:
        start = min(start), max(start)  # type: ignore[type-var]
    if None not in end:
        end = min(end), max(end)  # type: ignore[type-var]
    if start[0] is not None and end[1] is not None and start[0] >= end[1]:
        return
    said = in_words(Bounds(*start, *end, start_kind, end_kind))
    assert said
    assert "None" not in said
    assert not said.endswith(" ")


def test_years_before_christ() -> None:
    assert year_in_words(-43) == "44 BC"
