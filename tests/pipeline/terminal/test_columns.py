"""Columns of text: what fits a width, what gives way, and when there are colours."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from dateline.pipeline.terminal.columns import Cell, Column, columns, terminal

HEADS = (Column("when", least=6, most=12, wraps=True), Column("event", least=8, wraps=True), Column("id"))
ROWS = (
    (Cell("on 27 July 1953"), Cell("Armistice signed at Panmunjom after two years of talks"), Cell("e1234567", "dim")),
    (Cell("in 1950"), Cell("北朝鮮軍が三十八度線を越えて南へ進んだ"), Cell("e7654321", "dim")),
)


@pytest.mark.parametrize("width", [32, 40, 60, 80, 200])
def test_every_line_fits_and_no_id_is_cut(width: int) -> None:
    lines = list(columns(HEADS, ROWS, width=width, coloured=False))
    assert max(map(cell_len, lines)) <= width
    assert [line.split()[-1] for line in lines if "e1234567" in line or "e7654321" in line] == ["e1234567", "e7654321"]


def test_words_are_kept_whole_and_none_is_lost() -> None:
    lines = list(columns(HEADS, ROWS[:1], width=44, coloured=False))
    told = " ".join(line[14:34].strip() for line in lines[1:])
    assert told.split() == ROWS[0][1].text.split()


def test_a_width_that_cannot_be_met_makes_longer_lines() -> None:
    lines = list(columns(HEADS, ROWS[:1], width=5, coloured=False))
    assert lines[1] == "on 27   Armistic  e1234567"


def test_what_does_not_wrap_is_cut_with_a_mark() -> None:
    heads = (Column("source", least=6, most=8), Column("n", right=True))
    assert list(columns(heads, [(Cell("The Strait Quarterly"), Cell("7"))], width=80, coloured=False)) == [
        "source    n",
        "The Str…  7",
    ]


def test_a_page_in_one_cell_is_cut_with_a_mark() -> None:
    heads = [Column("event", least=6, wraps=True)]
    lines = list(columns(heads, [[Cell("word " * 500_000)], [Cell("next")]], width=20, coloured=False))
    assert (len(lines), lines[-2][-1], lines[-1]) == (14, "…", "next")


def test_styles_are_written_only_when_asked_for() -> None:
    plain = list(columns(HEADS, ROWS, width=80, coloured=False))
    coloured = list(columns(HEADS, ROWS, width=80, coloured=True))
    assert not any("\x1b" in line for line in plain)
    assert any("\x1b[2me1234567\x1b[0m" in line for line in coloured)


@pytest.mark.parametrize(
    ("environ", "is_terminal", "expected"),
    [
        ({}, False, (120, False)),
        ({"COLUMNS": "90"}, False, (90, False)),
        ({"COLUMNS": "90"}, True, (90, True)),
        ({"COLUMNS": "90", "NO_COLOR": ""}, True, (90, True)),
        ({"COLUMNS": "90", "TERM": "dumb"}, True, (90, False)),
        ({"COLUMNS": "wide"}, False, (120, False)),
        ({"COLUMNS": "0"}, False, (120, False)),
    ],
)
def test_a_terminal_has_colours_unless_it_asks_for_none(
    environ: dict[str, str], is_terminal: bool, expected: tuple[int, bool]
) -> None:
    assert terminal(environ, is_terminal=is_terminal) == expected
