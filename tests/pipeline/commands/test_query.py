"""`dateline query` as it is typed: what it prints, writes and says when it is asked wrongly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from dateline.events.errors import PeriodError, QueryError, StoreError
from dateline.events.time.allen import Relation
from dateline.pipeline.cli import build_app
from dateline.pipeline.terminal.answers import plain
from dateline.pipeline.terminal.event_records import cell
from dateline.pipeline.timeline import Timeline

TREATY = "Treaty of mutual defence signed in Pyongyang"


@pytest.fixture
def asked(store: Path):
    def ask(*words: str) -> Result:
        return CliRunner(env={"COLUMNS": "100"}).invoke(build_app(), ["query", "--store", str(store), *words])

    return ask


def found_in(done: Result) -> list[dict]:
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_table_has_dates_in_words_and_says_what_is_sure(asked) -> None:
    lines = asked("--during", "1953").stdout.splitlines()
    assert lines[0].split() == ["when", "event", "in", "it", "sources", "id"]
    armistice = next(line for line in lines if "Armistice" in line)
    assert armistice.startswith("on 27 July 1953")
    assert " surely " in armistice
    assert any(" maybe " in line for line in lines)
    assert max(len(line) for line in lines) <= 100


def test_nothing_from_a_source_commands_the_terminal(asked) -> None:
    assert "\x1b" not in asked().stdout


def test_json_lines_have_the_layout_that_other_tools_read(asked) -> None:
    (event,) = found_in(asked("--during", "June 2024", "--kind", "treaty", "--format", "jsonl"))
    assert event["earliest_start"] == "2024-06-19T00:00:00Z"
    assert (event["start"], event["end"]) == ("2024-06-19", "2024-06-19")
    assert (event["text"], event["title"]) == (TREATY, TREATY)
    assert event["score"] == event["salience"]
    assert event["sources"] == ["Gazette", "Wire"]
    assert set(event) >= {"event_id", "conflicts", "tightened_by", "claims", "start_kind", "end_kind", "edtf"}


def test_years_before_christ_are_expanded(asked) -> None:
    (event,) = found_in(asked("--during", "44 BC", "--mode", "surely", "--format", "jsonl"))
    assert event["earliest_start"] == "-0043-03-15T00:00:00Z"
    assert event["start"] == "-0043-03-15"


def test_csv_cannot_run_in_a_spreadsheet(asked, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    assert asked("-o", str(file)).exit_code == 0
    titles = pl.read_csv(file, infer_schema=False).get_column("title").to_list()
    assert len(titles) == 7
    assert all(not title.startswith(("=", "+", "-", "@")) for title in titles)


def test_parquet_keeps_the_types(asked, tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    assert asked("-o", str(file)).exit_code == 0
    assert pl.read_parquet(file).schema["earliest_start"] == pl.Datetime("us", "UTC")
    assert isinstance(asked("--format", "parquet").exception, QueryError)


def test_counting_and_grouping(asked) -> None:
    assert asked("--within", "1953", "--mode", "surely", "--count").stdout == "1\n"
    assert found_in(asked("--group-by", "source", "--format", "jsonl"))[0] == {"group": "Wire", "events": 6}
    assert "June 2024" in asked("--group-by", "month", "--during", "2024").stdout


def test_probability(asked) -> None:
    events = found_in(asked("--within", "2026-01/2026-06", "--mode", "probability", "--format", "jsonl"))
    shares = {event["title"]: event["probability"] for event in events}
    assert 0 < shares["Bridge to be opened"] < 1
    likely = found_in(asked("--within", "2026", "--min-probability", "0.9", "--format", "jsonl"))
    assert [event["title"] for event in likely] == ["Bridge to be opened"]


def test_relations_by_name_and_to_an_event(asked) -> None:
    found = found_in(asked("--relation", "before", "--to", "armistice", "--mode", "surely", "--format", "jsonl"))
    assert [event["start"] for event in found] == ["-0043-03-15"]
    later = found_in(asked("--after", "armistice", "--mode", "surely", "--format", "jsonl"))
    assert [event["title"] for event in later] == [TREATY, "Bridge to be opened"]


@pytest.mark.parametrize("relation", get_args(Relation))
def test_each_of_the_thirteen_relations_is_asked_by_its_name(asked, store: Path, relation: Relation) -> None:
    spoken = asked("--relation", relation.replace("_", "-"), "--to", "1950/1960", "--format", "jsonl")
    titles = [event["title"] for event in found_in(spoken)]
    assert titles == Timeline.open(store).related(relation, "1950/1960").events().get_column("title").to_list()


def test_known_and_left_out(asked) -> None:
    assert asked("--as-known", "2024-06-20", "--count").stdout == "4\n"
    assert asked("--as-known", "2024-12-23", "--recorded", "--count").stdout == "0\n"
    assert asked("--without-source", "Courier", "--count").stdout == "6\n"


def test_what_only_an_unknown_end_allows_is_counted_below_the_table(asked) -> None:
    done = asked("--during", "1960")
    assert "remain at war" in done.stdout
    assert "captured" not in done.stdout
    said = "1 more is possible only because no source says when it began; --mode maybe lists it.\n"
    assert done.stderr == said
    assert asked("--during", "1960", "--limit", "0").stderr == said
    assert "captured" in asked("--during", "2025").stdout


def test_who_asks_for_what_may_be_is_shown_all_of_it(asked) -> None:
    for words in (("--mode", "maybe"), ("--mode", "probability"), ("--format", "jsonl"), ("--format", "csv")):
        done = asked("--during", "1960", *words)
        assert "captured" in done.stdout
        assert done.stderr == ""
    assert asked("--during", "1960", "--count").stdout == "2\n"


def test_an_answer_of_unknown_ends_alone_says_so(asked) -> None:
    done = asked("--during", "500")
    assert done.stdout == ""
    assert done.stderr.startswith("1 is possible only because")


def test_years_beyond_every_calendar_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "far.csv").write_text("date,title\nY-400000,Ice ends\n", "utf-8")
    where = ["--store", str(tmp_path / "store")]
    assert CliRunner().invoke(build_app(), ["merge", str(tmp_path / "far.csv"), *where]).exit_code == 0
    done = CliRunner().invoke(build_app(), ["query", *where, "--during", "1953"])
    assert done.stderr.startswith("1 in years that no calendar here reaches")


def test_nothing_found_says_how_to_ask_wider(asked) -> None:
    done = asked("--during", "1800", "--mode", "surely")
    assert done.stdout == ""
    assert "No event fits, of 7" in done.stderr


@pytest.mark.parametrize("shape", ["table", "jsonl", "csv", "parquet"])
@pytest.mark.parametrize("more", [(), ("--group-by", "kind")], ids=["events", "groups"])
def test_an_answer_without_events_is_a_file_too(asked, tmp_path: Path, shape: str, more: tuple[str, ...]) -> None:
    file = tmp_path / "answer"
    done = asked("--during", "1800", "--mode", "surely", "--format", shape, "-o", str(file), *more)
    assert done.exit_code == 0
    assert file.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--kind", "nosuch"], "No event has the kind 'nosuch'; there are"),
        (["--actor", "Putni"], "No event has the actor 'Putni'; there are Vladimir Putin"),
        (["--source", "Courrier"], "No event has the source 'Courrier'; there are Courier"),
        (["--place", "Atlantis"], "No event has the place 'Atlantis'"),
        (["--text", "zeppelin"], "No event fits, of 7"),
    ],
)
def test_a_value_that_no_event_has_is_told_with_those_there_are(asked, words: list[str], says: str) -> None:
    done = asked(*words)
    assert done.exit_code == 0
    assert says in done.stderr


def test_an_event_found_by_words_is_named_since_they_could_mean_another(asked) -> None:
    by_words = asked("--after", "armistice", "--count").stderr
    assert by_words.startswith("'armistice' is taken for e")
    assert "(on 27 July 1953)" in by_words
    event_id = by_words.split()[4].removesuffix(":")
    assert asked("--after", event_id, "--count").stderr == ""
    assert asked("--after", "1953", "--count").stderr == ""


def test_a_date_that_cannot_be_read_is_never_taken_for_words_of_a_title(asked) -> None:
    for words in ("June", "before", "5/6/2024", "last week"):
        assert isinstance(asked("--during", words).exception, PeriodError)


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        (["--during", "some day"], PeriodError, "June 2024"),
        (["--during", "treatise"], QueryError, "names neither a period nor an event"),
        (["--status", "rumour"], QueryError, "there are fact, reported"),
        (["--format", "parquet"], QueryError, "-o FILE.parquet"),
        (["-o", "events.doc"], QueryError, ".jsonl"),
        (["--mode", "surely"], QueryError, "--during PERIOD"),
        (["--mode", "probability"], QueryError, "one question about time"),
        (["--relation", "before"], QueryError, "go together"),
        (["--relation", "near", "--to", "1953"], QueryError, "there are before"),
        (["--recorded"], QueryError, "--as-known DATE"),
        (["--without-source", "Nobody"], QueryError, "Courier, Gazette, Wire"),
    ],
)
def test_wrong_questions_teach(asked, words: list[str], error: type[Exception], says: str) -> None:
    done = asked(*words)
    assert isinstance(done.exception, error)
    assert says in str(done.exception)


def test_no_store(tmp_path: Path) -> None:
    done = CliRunner().invoke(build_app(), ["query", "--store", str(tmp_path / "none")])
    assert isinstance(done.exception, StoreError)
    assert "dateline merge PATH" in str(done.exception)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-3 degrees", "'-3 degrees"),
        (-3, "-3"),
        (["@a", "b"], "'@a; b"),
        (None, None),
        (True, "true"),
    ],
)
def test_cells(value: object, written: str | None) -> None:
    assert cell(value) == written


def test_plain_text_keeps_what_spelling_needs() -> None:
    assert plain("a\u200db\u2066c\u0000") == "a\u200dbc"


def test_an_approximate_date_is_exported_as_the_day_it_names(told: pl.DataFrame) -> None:
    from dateline.pipeline.terminal.event_records import event_records
    from dateline.pipeline.timeline import Timeline

    events = Timeline.from_claims(told).saying("treaty").events()
    about = events.with_columns(approximate=pl.lit(True), edtf=pl.lit("2024-06-18~"))
    (record,) = event_records(about)
    assert (record["start"], record["end"]) == ("2024-06-18", "2024-06-18")
    assert record["earliest_start"] == "2024-06-19T00:00:00Z"


def test_a_limit_of_any_size_is_one(asked):
    assert found_in(asked("--format", "jsonl", "--limit", "9" * 20)) == found_in(asked("--format", "jsonl"))


def test_a_table_written_over_a_link_goes_where_the_link_leads(asked, tmp_path):
    (tmp_path / "a.csv").symlink_to("b.csv")
    assert asked("-o", str(tmp_path / "a.csv")).exit_code == 0
    assert (tmp_path / "a.csv").is_symlink()
    assert (tmp_path / "b.csv").read_text().startswith("event_id,")
