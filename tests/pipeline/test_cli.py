"""The command line as a shell starts it."""

import io
import logging
import os
import subprocess
import sys

import polars as pl
import pytest
from typer.testing import CliRunner

from dateline.pipeline.cli import build_app, main

MAIN = "from dateline.pipeline.cli import main; main()"


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_one_that_goes_nowhere(closing):
    command = ["/bin/sh", "-c", f'exec "$0" -c "$1" edtf {closing}', sys.executable, MAIN]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_a_source_writes_is_not_obeyed_by_a_terminal(tmp_path):
    hostile = "Fire \x1b[31m\u202eerif\u202c"
    rows = [("2020-01-01", hostile, "One", "3"), ("2020-01-01", hostile, "Two", "5")]
    (tmp_path / "a.csv").write_text(
        "date,title,source,killed\n" + "".join(f"{','.join(row)}\n" for row in rows), "utf-8"
    )
    store = ["--store", str(tmp_path / "store")]
    run = CliRunner()
    for command in (
        ["merge", str(tmp_path / "a.csv"), *store],
        ["conflicts", *store],
        ["explain", "fire", *store],
        ["explain", "fire", "--history", *store],
        ["query", *store],
        ["order", *store],
        ["constrain", "--correct", "fire", "--when", "2020-01-03", *store],
        ["account", str(tmp_path / "a.csv")],
    ):
        done = run.invoke(build_app(), command)
        assert done.exit_code == 0, done.output
        assert not {"\x1b", "\u202e", "\u202c"} & set(done.stdout + done.stderr), command


def test_what_an_encoding_lacks_is_written_as_an_escape(tmp_path):
    (tmp_path / "a.csv").write_text("date,title\n2020-01-01,“Fire” in Łódź\n", "utf-8")
    store = ["--store", str(tmp_path / "store")]
    assert CliRunner().invoke(build_app(), ["merge", str(tmp_path / "a.csv"), *store]).exit_code == 0
    for name in ("ascii", "iso8859-9"):
        environment = {**os.environ, "PYTHONIOENCODING": name}
        command = [sys.executable, "-c", MAIN, "query", *store]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert rb"\u201cFire\u201d in \u0141" in done.stdout


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ZeroDivisionError("by\n\x1b[31mzero"), "ZeroDivisionError: by [31mzero; a fault of Dateline"),
        (MemoryError(), "not enough memory"),
        (pl.exceptions.PanicException("a library in Rust"), "PanicException: a library in Rust"),
    ],
)
@pytest.mark.parametrize("is_verbose", [False, True])
def test_what_nobody_foresaw_is_one_line_and_a_traceback_only_where_one_asks(
    monkeypatch, capsys, error, told, is_verbose
):
    def broken(*_, **__):
        raise error

    monkeypatch.setattr("dateline.events.text.tagging.tagger.tag", broken)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It ended in July 1953.")))
    monkeypatch.setattr("sys.argv", ["dateline", *(["--verbose"] if is_verbose else []), "tag"])
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(logging.getLogger(), "level", logging.WARNING)
    with pytest.raises(SystemExit) as ended:
        main()
    lines = capsys.readouterr().err.splitlines()
    assert ended.value.code == 70
    assert lines[-1].startswith("dateline: stdin: ")
    assert told in lines[-1]
    assert ("Traceback (most recent call last):" in lines) == (len(lines) > 1) == is_verbose
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (["merge", ""], "paths"),
        (["build", "a.csv", "--store", ""], "--store"),
        (["build", "a.csv", "--store="], "--store"),
        (["query", "--during", " "], "--during"),
        (["constrain", "--retract", ""], "--retract"),
        (["constrain", "--same", "", "x"], "--same"),
        (["relate", "2020", ""], "b"),
    ],
)
def test_a_blank_argument_is_refused_by_its_name_before_anything_is_done(tmp_path, monkeypatch, command, named):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(build_app(), command)
    assert str(done.exception) == f"{named}: is blank, like a variable that was not set; fill it in, or leave it out"
    assert list(tmp_path.iterdir()) == []
