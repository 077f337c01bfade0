"""`--widths`: vague words as a user means them, in `extract`, `merge` and `build`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dateline.events.errors import QueryError
from dateline.pipeline.cli import build_app
from dateline.pipeline.ingesting.vague import refuse_other_widths

ARTICLE = "---\nDate: 2024-11-20\nId: fall\n---\nThe bridge at Ostmark collapsed in early November. It was old.\n"
ROW = '[early]\ncore = [0.0, {core}]\nouter = [0.0, 0.75]\nreason = "our archive means the first half"\n'


@pytest.fixture
def given(tmp_path):
    (tmp_path / "fall.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "half.toml").write_text(ROW.format(core=0.5), "utf-8")
    (tmp_path / "most.toml").write_text(ROW.format(core=0.7), "utf-8")
    return tmp_path


def run(*words):
    return CliRunner().invoke(build_app(), [str(word) for word in words])


def merge(given, *more):
    return run("merge", given / "fall.md", "--store", given / "store", *more)


def latest(given):
    shown = run("query", "--store", given / "store", "--format", "jsonl").stdout
    return [json.loads(line)["latest_end"][:10] for line in shown.splitlines()]


def test_extract_reads_vague_words_as_told(given):
    def claim(*more):
        return json.loads(run("extract", given / "fall.md", *more).stdout.splitlines()[0])

    ours, theirs = claim(), claim("--widths", given / "half.toml")
    assert (ours["latest_end"][:10], theirs["latest_end"][:10]) == ("2024-11-11", "2024-11-16")
    assert ours["extractor_version"] != theirs["extractor_version"]
    assert ours["claim_id"] != theirs["claim_id"]


def test_a_store_reads_again_with_widths_of_ones_own(given):
    merge(given)
    assert latest(given) == ["2024-11-11"]
    assert merge(given, "--widths", given / "half.toml").exit_code == 0
    assert latest(given) == ["2024-11-16"]
    assert merge(given, "--widths", given / "half.toml").stdout.startswith("0 new claims")


def test_build_takes_widths(given):
    page = given / "page.html"
    built = run("build", given / "fall.md", "--store", given / "store", "--widths", given / "half.toml", "-o", page)
    assert built.exit_code == 0
    assert latest(given) == ["2024-11-16"]


@pytest.mark.parametrize("other", [[], ["--widths", "most.toml"]])
def test_one_store_is_read_with_one_table(given, other):
    merge(given, "--widths", given / "half.toml")
    refused = merge(given, *(given / word if word.endswith("toml") else word for word in other))
    assert isinstance(refused.exception, QueryError) or refused.exit_code == 2
    assert latest(given) == ["2024-11-16"]


def test_a_store_without_own_widths_takes_any():
    refuse_other_widths(["abc 0.1.0.2-parse"], "0.1.0.2-parse+widths.12ab")
    with pytest.raises(QueryError, match="other widths"):
        refuse_other_widths(["abc 0.1.0.2-parse+widths.12ab"], "0.1.0.2-parse")
