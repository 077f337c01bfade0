"""`dateline edtf` answers line by line."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from dateline.events.time.edtf import Conventions
from dateline.pipeline.cli import build_app
from dateline.pipeline.questions.edtf_lines import MANY, many, one

COLUMNS = ["edtf", "valid", "level", "lower", "upper", "error"]


STRINGS = [
    "1985", "1985-04-12", "-0043-03-15", "9999", "Y12024", "Y17E7", "Y-17E8", "1985-04-12T23:30:00-08:00", "/",
    "../1985", "1985/..", "[1667..]", "{..1984}", "2024-24", "1985?", "-1985-04-12T00:30:00+09:00", "", " 1985", '"',
    "\\", "\x00", "é", "1950/Y17E7", "-00XX", "XXXX-12-25",
]  # fmt: skip


def test_many_at_once_are_answered_like_one_at_a_time():
    for conventions in (Conventions(), Conventions.southern(), Conventions(any_year=None)):
        assert [one(text, conventions) for text in STRINGS] == many(STRINGS, conventions)


def test_many_lines_keep_their_order():
    lines = [STRINGS[place % 20] for place in range(MANY + 10)]
    rows = answers("\n".join(lines).encode())
    assert [row["edtf"] for row in rows] == lines


def answers(text: bytes, *options: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(build_app(), ["edtf", *options], input=text)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_line_for_each_line_even_blank_ones():
    rows = answers(b"1985\n\n 1985\n1985\r\n2024-22/..")
    assert [row["edtf"] for row in rows] == ["1985", "", " 1985", "1985\r", "2024-22/.."]
    assert [row["valid"] for row in rows] == [True, False, False, False, True]
    assert all(list(row) == COLUMNS for row in rows)


def test_open_and_unknown_ends_are_null():
    (row,) = answers(b"2024-22/..\n")
    assert row == {
        "edtf": "2024-22/..", "valid": True, "level": 1, "lower": "2024-06-01", "upper": None, "error": None,
    }  # fmt: skip


def test_years_that_no_date_type_holds_are_printed():
    (row,) = answers(b"Y-17E8\n")
    assert (row["lower"], row["upper"]) == ("-1700000000-01-01", "-1700000000-12-31")


def test_bytes_that_are_no_text_are_no_edtf():
    (row,) = answers(b"\xff19\xfe\n")
    assert row["valid"] is False


def test_no_input_gives_no_output():
    assert answers(b"") == []


def test_seasons_of_the_southern_hemisphere():
    (row,) = answers(b"2024-22\n", "--southern")
    assert row["lower"] == "2024-12-01"


def test_lines_may_end_as_windows_ends_them():
    assert [row["edtf"] for row in answers(b"1985\r\n\r\n1999-05\r\n2001")] == ["1985", "", "1999-05", "2001"]
