"""A column of EDTF is read as the scalar reader reads each string."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN, instant
from dateline.events.time.edtf import Conventions, parse
from dateline.events.time.edtf.column import EDTF_SCHEMA, edtf, read

CONFORMANCE = Path(__file__).parents[2] / "conformance" / "edtf.tsv"
NAMES = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def one_by_one(texts, conventions=None):
    """The table that the scalar reader makes."""
    rows = []
    for text in texts:
        try:
            value = parse(text, conventions or Conventions())
        except EdtfError as error:
            rows.append((False, *[None] * 10, str(error)))
            continue
        four = [getattr(value.bounds, name) for name in NAMES]
        held = [x if x is not None and INSTANT_MIN <= x <= INSTANT_MAX else None for x in four]
        kinds = [str(value.bounds.start_kind), str(value.bounds.end_kind)]
        for place, kind in ((0, 0), (1, 0), (2, 1), (3, 1)):
            if four[place] is not None and held[place] is None:
                kinds[kind] = "out_of_range"
        rows.append((True, value.level, *held, *kinds, value.granule, value.approximate, value.uncertain, None))
    return pl.DataFrame(rows, schema=EDTF_SCHEMA, orient="row")


def assert_same(texts, conventions=None):
    expected = one_by_one(texts, conventions)
    got = read(pl.Series(texts, dtype=pl.String), conventions or Conventions())
    differs = [text for text, a, b in zip(texts, expected.hash_rows(), got.hash_rows(), strict=True) if a != b]
    assert differs == [], (differs[0], expected.filter(pl.Series(texts) == differs[0]), got)
    assert expected.equals(got)


def mutations(texts, count, seed):
    rng = random.Random(seed)
    alphabet = "0123456789XX?~%-/.,[]{}YESTZ:+"
    for _ in range(count):
        text = rng.choice(texts)
        for _ in range(rng.choice((1, 1, 2, 3))):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(("", rng.choice(alphabet))) + text[at + rng.choice((0, 1)) :]
        yield text


def conformance_strings():
    lines = CONFORMANCE.read_text("utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines if not line.startswith("# ")]


def test_the_conformance_table():
    assert_same(conformance_strings())
    assert_same(conformance_strings(), Conventions.southern())
    assert_same(conformance_strings(), Conventions(any_year=None))


def test_ten_thousand_strings_next_to_it():
    assert_same(list(mutations(conformance_strings(), 10_000, seed=3)))


def test_every_month_and_day_with_every_unspecified_digit():
    symbols = "0123X"
    twos = [a + b for a in symbols for b in "0159X"]
    assert_same([f"{year}-{month}-{day}" for year in ("1900", "19XX", "-0004") for month in twos for day in twos])
    assert_same([f"{year}-{month:02d}" for year in ("1900", "19XX", "-0X00", "-00XX") for month in range(100)])


def test_sets_of_everything():
    rng = random.Random(4)
    ends = [
        "",
        "1985",
        "1985-04",
        "1985-04-12",
        "1986?",
        "198X",
        "1985-22",
        "Y12345",
        "Y17E7",
        "1950S2",
        "-0100",
        "x",
        ".",
    ]
    members = [*ends, *(f"{a}..{b}" for a in ends for b in ends), "1985...1986", "1985..1986..1987"]
    lists = [",".join(rng.choices(members, k=rng.choice((1, 1, 2, 3)))) for _ in range(4000)]
    assert_same([rng.choice("[{") + text + rng.choice("]]}}") for text in [*members, *lists]])


def test_null_stays_null():
    assert read(pl.Series([None, "1985"], dtype=pl.String))["valid"].to_list() == [None, True]


def test_an_empty_column():
    assert read(pl.Series([], dtype=pl.String)).schema == EDTF_SCHEMA


def test_rows_keep_their_places_and_repeats():
    got = read(pl.Series(["1986", "[1985]", "1986", "x", "1985-01-01"]))
    assert got["valid"].to_list() == [True, True, True, False, True]
    assert got["earliest_start"].to_physical().to_list() == [
        instant(1986), instant(1985), instant(1986), None, instant(1985),
    ]  # fmt: skip


def test_the_same_as_an_expression():
    table = pl.LazyFrame({"when": ["1985?", "2024-22"]}).select(edtf(pl.col("when"))).collect().unnest("when")
    assert table.schema == EDTF_SCHEMA
    assert table["uncertain"].to_list() == [True, False]
