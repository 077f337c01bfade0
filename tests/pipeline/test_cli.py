"""The command line as a shell starts it."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dateline.pipeline.cli import build_app

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
