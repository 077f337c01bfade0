"""`dateline extract`: one JSON line a claim, remarks to stderr."""

import json

import pytest
from typer.testing import CliRunner

from dateline.events.errors import QueryError, ReadError
from dateline.pipeline.cli import build_app
from dateline.pipeline.ingesting import ingest

TEXT = "The council approved the pier on 4 March 2021. The harbour froze on Monday."


@pytest.fixture
def run(tmp_path):
    def invoke(*arguments):
        (tmp_path / "article.txt").write_text(TEXT, "utf-8")
        return CliRunner().invoke(build_app(), ["extract", str(tmp_path / "article.txt"), *arguments])

    return invoke


def test_claims_are_written_one_a_line(run, tmp_path):
    out = tmp_path / "claims.jsonl"
    assert run("--dct", "2021-03-10", "-o", str(out)).exit_code == 0
    claims = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(c["trigger"]["text"], c["date_text"]) for c in claims] == [
        ("approved", "4 March 2021"), ("froze", "Monday"),
    ]  # fmt: skip
    assert claims[1]["earliest_start"] == "2021-03-08T00:00:00Z"
    assert TEXT[claims[0]["date_start"] : claims[0]["date_end"]] == "4 March 2021"


def test_without_output_claims_go_to_stdout(run):
    result = run("--provider", "rules", "--dct", "2021-03-10")
    assert [json.loads(line)["trigger"]["text"] for line in result.stdout.splitlines()] == ["approved", "froze"]
    assert "2 claims" in result.stderr


def test_same_input_gives_the_same_bytes(run):
    assert run("--dct", "2021-03-10").stdout == run("--dct", "2021-03-10").stdout


def test_unknown_provider_is_wrong_use(run):
    assert run("--provider", "oracle").exit_code == 2


def test_language_model_needs_an_endpoint(run, monkeypatch):
    monkeypatch.delenv("DATELINE_MODEL_URL", raising=False)
    result = run("--provider", "model")
    assert isinstance(result.exception, QueryError)
    assert "--model-url" in str(result.exception)


def test_dated_facts_date_a_text_that_does_not_say_when_it_was_written(tmp_path):
    (tmp_path / "undated.txt").write_text("Harbour Master Arden was there. The harbour froze on 4 January.", "utf-8")
    facts = tmp_path / "facts.csv"
    facts.write_text("pattern,from,to\nHarbour Master Arden,2021-01-10,2021-01-20\n", "utf-8")
    command = ["extract", str(tmp_path / "undated.txt"), "--provider", "rules"]
    starts = []
    for arguments in ([], ["--facts", str(facts)]):
        claims = map(json.loads, CliRunner().invoke(build_app(), command + arguments).stdout.splitlines())
        starts.append([c["earliest_start"] for c in claims if c["date_text"] == "4 January"])
    assert starts == [[], ["2021-01-04T00:00:00Z"]]


def test_claims_are_written_part_by_part_and_a_run_that_fails_leaves_the_file_as_it_was(run, tmp_path, monkeypatch):
    """What is written does not depend on the parts; of a file that cannot be read to its end nothing is written."""
    source, whole, cut = tmp_path / "wire.jsonl", tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    texts = [f"The bridge of Veldt was opened on {day} May 1911." for day in range(1, 8)]
    source.write_text("".join(json.dumps({"doc_id": text[-10:], "text": text}) + "\n" for text in texts), "utf-8")
    command = ["extract", str(source), "--provider", "rules", "--dct", "1911-06-01", "-o"]
    assert CliRunner().invoke(build_app(), [*command, str(whole)]).exit_code == 0
    plain = ingest.ingest_parts
    monkeypatch.setattr(ingest, "ingest_parts", lambda *paths, **options: plain(*paths, **options, size=2))
    assert CliRunner().invoke(build_app(), [*command, str(cut)]).exit_code == 0
    assert (cut.read_bytes(), len(cut.read_text("utf-8").splitlines())) == (whole.read_bytes(), 7)

    def broken(*paths, **options):
        yield next(plain(*paths, **options, size=2))
        raise ReadError("wire.jsonl", "ends here", "bring it back")

    monkeypatch.setattr(ingest, "ingest_parts", broken)
    assert isinstance(CliRunner().invoke(build_app(), [*command, str(cut)]).exception, ReadError)
    assert cut.read_bytes() == whole.read_bytes()
    assert sorted(child.name for child in tmp_path.iterdir() if child.name.startswith(".")) == []
