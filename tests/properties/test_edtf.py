"""What holds for every EDTF string, drawn from the grammar or from noise."""

from __future__ import annotations

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import DAY, Bounds, instant
from dateline.events.time.edtf import Edtf, from_bounds, parse, write

MARK = st.sampled_from(["", "", "", "?", "~", "%"])
SIGN = st.sampled_from(["", "", "", "-"])
NUMBER = st.integers(1, 9).map(str)


def digits(low: int, high: int, width: int) -> st.SearchStrategy[str]:
    """A number, sometimes with digits left unspecified."""
    number = st.integers(low, high).map(lambda value: f"{value:0{width}d}")
    masks = st.lists(st.booleans(), min_size=width, max_size=width)
    masked = st.tuples(number, masks).map(lambda pair: "".join("X" if x else c for c, x in zip(*pair, strict=True)))
    return st.one_of(number, number, masked)


YEAR = st.tuples(SIGN, digits(1, 9999, 4)).map("".join)
MONTH = digits(1, 12, 2)
SEASON = st.integers(21, 41).map(str)
DAY_OF_MONTH = digits(1, 31, 2)
DATE = st.one_of(
    st.tuples(MARK, YEAR, MARK),
    st.tuples(MARK, YEAR, MARK, st.just("-"), MARK, st.one_of(MONTH, SEASON), MARK),
    st.tuples(MARK, YEAR, MARK, st.just("-"), MARK, MONTH, MARK, st.just("-"), MARK, DAY_OF_MONTH, MARK),
    st.tuples(SIGN, st.integers(0, 9999).map("{:04d}".format), st.just("S"), NUMBER),
    st.tuples(st.just("Y"), SIGN, st.integers(10_000, 10**12).map(str)),
    st.tuples(st.just("Y"), SIGN, st.integers(1, 9999).map(str), st.just("E"), st.integers(4, 9).map(str)),
    st.tuples(st.just("Y"), SIGN, st.integers(10_000, 10**7).map(str), st.just("S"), NUMBER),
).map("".join)
CLOCK = st.builds("T{:02d}:{:02d}:{:02d}{}".format, *(st.integers(0, top) for top in (23, 59, 59)),
                  st.sampled_from(["", "Z", "+00:00", "+09", "-03:30", "+05:00"]))  # fmt: skip
DATE_TIME = st.tuples(st.dates().map(str), CLOCK).map("".join)
END = st.one_of(DATE, DATE, st.sampled_from(["", ".."]))
INTERVAL = st.tuples(END, END).map("/".join)
MEMBER = st.one_of(DATE, DATE, st.tuples(DATE, DATE).map("..".join))
LIST = st.tuples(st.sampled_from(["", ".."]), st.lists(MEMBER, min_size=1, max_size=4).map(",".join),
                 st.sampled_from(["", ".."])).map("".join)  # fmt: skip
SET = st.one_of(LIST.map("[{}]".format), LIST.map("{{{}}}".format))
ANY_EDTF = st.one_of(DATE, DATE_TIME, INTERVAL, SET)
NOISE = st.one_of(st.text(max_size=30), st.text("0123456789X?~%-/.,[]{}YESTZ:+ ", max_size=25))
DAYS = st.integers(instant(-12_000) // DAY, instant(12_000) // DAY)


def read_or_none(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError as error:
        told = error
    assert 0 <= told.position <= len(text)
    assert text in str(told)
    return None


@given(ANY_EDTF)
@settings(max_examples=300)
def test_parse_write_parse_is_the_identity(text):
    read = read_or_none(text)
    if read is not None:
        written = write(read)
        assert parse(written) == read
        assert len(written) <= len(text)
        assert write(parse(written)) == written


@given(ANY_EDTF)
@settings(max_examples=300)
def test_bounds_lie_within_the_extent(text):
    read = read_or_none(text)
    if read is not None:
        bounds, extent = read.bounds, read.extent
        assert (extent.earliest_start, extent.latest_end) == (bounds.earliest_start, bounds.latest_end)
        assert extent.is_exact == (read.lower is not None and read.upper is not None)
        assert (read.level == 0) <= (not read.qualifiers)


@given(NOISE)
@settings(max_examples=500)
@example("Y" + "9" * 5000)
@example("Y1E99999999999")
@example("9999S" + "9" * 5000)
@example("\x00")
def test_noise_raises_nothing_but_the_one_error(text):
    read_or_none(text)


@given(DATE, st.sampled_from("?~%"))
def test_qualifiers_never_move_a_bound(text, mark):
    plain, marked = read_or_none(text.rstrip("?~%")), read_or_none(text.rstrip("?~%") + mark)
    if plain is not None and marked is not None:
        assert (plain.lower, plain.upper) == (marked.lower, marked.upper)


@given(DAYS, st.integers(1, 400_000), st.booleans())
def test_written_bounds_cover_the_same_days(first, length, exact):
    make = Bounds.exactly if exact else Bounds.within
    bounds = make(first * DAY, (first + length) * DAY)
    read = parse(from_bounds(bounds)).extent
    beyond = max(abs(first), abs(first + length)) > 3_000_000
    if not beyond:  # a year of five digits takes no month
        assert (bounds.earliest_start, bounds.latest_end) == (read.earliest_start, read.latest_end)


def test_a_hundred_thousand_random_strings_raise_nothing_else():
    rng = random.Random(5)
    alphabet = "0123456789XXX?~%--//..,[]{}YESTZ:+ \x00é"
    refused = 0
    for _ in range(100_000):
        refused += read_or_none("".join(rng.choices(alphabet, k=rng.randrange(14)))) is None
    assert 50_000 < refused < 100_000
