"""What is certain of an order is what every reading of the dates says, and no more."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.events.errors import QueryError
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.modal import bounds_frame
from dateline.events.time.order import display_order
from dateline.pipeline.cli import build_app
from dateline.pipeline.questions.ordering import Order


def order(*told: Bounds, known: tuple[tuple[str, str], ...] = ()) -> Order:
    names = [chr(ord("a") + place) for place in range(len(told))]
    table = bounds_frame(list(told)).with_columns(
        event_id=pl.Series(names), title=pl.Series([name.upper() for name in names]), edtf=pl.lit("")
    )
    return Order(display_order(table), known)


def days(first: int, last: int) -> Bounds:
    return Bounds.within(first * DAY, (last + 1) * DAY)


def test_steps_are_cut_where_everything_before_is_over() -> None:
    steps = order(days(0, 0), days(5, 9), days(6, 6), days(8, 8), days(20, 30)).steps()
    assert steps.select("label", "event_id", "after").rows() == [
        ("1", "a", []),
        ("2a", "b", []),
        ("2b", "c", []),
        ("2c", "d", ["2b"]),
        ("3", "e", []),
    ]


def test_what_goes_on_stands_apart() -> None:
    since = Bounds(0, 0, None, None, end_kind=EndKind.OPEN)
    steps = order(days(0, 0), since, days(9, 9)).steps()
    assert steps.select("step", "event_id").rows() == [(1, "a"), (2, "c"), (None, "b")]


def test_two_events_are_compared() -> None:
    found = order(days(0, 9), days(5, 14), days(20, 20))
    assert found.compare("a", "c").certain == "before"
    assert found.compare("c", "a").certain == "after"
    open_order = found.compare("a", "b")
    assert open_order.certain is None
    assert open_order.probability is not None
    assert Fraction(1, 2) < open_order.probability < 1
    assert "before" in open_order.relations


def test_a_constraint_makes_certain_what_dates_leave_open() -> None:
    found = order(days(0, 9), days(5, 14), days(6, 20), known=(("a", "b"), ("b", "c")))
    compared = found.compare("a", "c")
    assert (compared.certain, compared.by_constraint, compared.probability) == ("before", True, 1)


@pytest.mark.parametrize(("second", "certain"), [(days(1, 1), "before"), (days(5, 5), "before")])
def test_what_dates_make_certain_is_no_matter_of_constraints(second: Bounds, certain: str) -> None:
    compared = order(days(0, 0), second).compare("a", "b")
    assert (compared.certain, compared.by_constraint) == (certain, False)


def test_labels_go_on_after_z() -> None:
    labels = order(*[days(0, 40) for _ in range(28)]).steps().get_column("label").to_list()
    assert labels[0] == "1a"
    assert labels[25:] == ["1z", "1aa", "1ab"]


extents = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(extents)
def test_steps_and_pairs_say_only_what_is_certain_and_all_of_it(told: list[tuple[int, int]]) -> None:
    bounds = [days(first, first + longer) for first, longer in told]
    found = order(*bounds)
    ends = {chr(ord("a") + place): (first, first + longer + 1) for place, (first, longer) in enumerate(told)}
    step = dict(found.steps().select("event_id", "step").iter_rows())
    for one, (_, end) in ends.items():
        for other, (start, _) in ends.items():
            sure = end <= start
            assert found.precedes(one, other) == sure
            assert step[one] >= step[other] or sure
    assert all(ends[before][1] <= ends[after][0] for before, after in found.certain)


def test_titles_are_quoted_in_the_graph() -> None:
    table = bounds_frame([days(0, 0)]).with_columns(
        event_id=pl.lit("e"), title=pl.lit('"]; evil [label="\\'), edtf=pl.lit("")
    )
    assert '[label="\\"]; evil [label=\\"\\\\\\non 1 January 1970"]' in Order(table).dot()


@pytest.fixture(scope="module")
def runner() -> CliRunner:
    return CliRunner()


def test_the_command_lists_steps_and_what_stands_apart(runner: CliRunner, store: Path) -> None:
    done = runner.invoke(build_app(), ["order", "--store", str(store)])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith(" 1   on 15 March 44 BC")
    assert "\x1b" not in done.stdout
    assert "Apart, since they go on or have no bound on one side:" in lines


def test_the_command_compares_two(runner: CliRunner, store: Path) -> None:
    asked = ["order", "armistice", "treaty", "--store", str(store)]
    assert runner.invoke(build_app(), asked).stdout == "surely before\n"
    told = json.loads(runner.invoke(build_app(), [*asked, "--json"]).stdout)
    assert (told["certain"], told["p_before"], told["possible"]) == ("before", 1.0, ["before"])
    unsure = ["order", "soldiers captured", "treaty", "--store", str(store)]
    assert "not certain; probability of before: not known" in runner.invoke(build_app(), unsure).stdout
    alone = runner.invoke(build_app(), ["order", "armistice", "--store", str(store)])
    assert isinstance(alone.exception, QueryError)


@pytest.mark.parametrize("name", ["order.svg", "order.dot", "order.txt"])
def test_the_command_writes_files(runner: CliRunner, store: Path, tmp_path: Path, name: str) -> None:
    done = runner.invoke(build_app(), ["order", "--store", str(store), "-o", str(tmp_path / name)])
    assert done.exit_code == 0, done.output
    text = (tmp_path / name).read_text("utf-8")
    assert "War in Korea" in text
    assert "\x1b" not in text
