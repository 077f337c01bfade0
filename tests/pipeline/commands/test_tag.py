"""`dateline tag` streams documents and answers with spans in code points."""

import json

import pytest
from typer.testing import CliRunner

from dateline.events.errors import ReadError
from dateline.pipeline.cli import build_app
from dateline.pipeline.ingesting.facts import read_facts

RUN = CliRunner()
APP = build_app()
KEYS = ["doc_id", "start", "end", "text", "type", "value", "mod", "edtf", "earliest", "latest", "rule_id"]


def rows(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_plain_text_on_stdin_is_one_document():
    (row,) = rows(RUN.invoke(APP, ["tag"], input="𝔘 began\nin July 1953."))
    assert list(row) == KEYS
    assert (row["doc_id"], row["start"], row["end"], row["text"]) == ("stdin", 11, 20, "July 1953")
    assert (row["earliest"], row["latest"], row["edtf"]) == ("1953-07-01", "1953-07-31", "1953-07")


def test_each_line_is_a_document_with_its_own_date(tmp_path):
    file = tmp_path / "documents.jsonl"
    lines = [{"doc_id": f"d{i}", "dct": f"2024-11-0{i}", "text": "He came yesterday."} for i in (2, 3)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = rows(RUN.invoke(APP, ["tag", str(file)]))
    assert [(row["doc_id"], row["value"]) for row in found] == [("d2", "2024-11-01"), ("d3", "2024-11-02")]


def test_dct_option_is_for_documents_without_one():
    (row,) = rows(RUN.invoke(APP, ["tag", "--dct", "2024-11-02"], input="He came yesterday."))
    assert row["value"] == "2024-11-01"


def test_without_dct_nothing_falls_back_to_today():
    (row,) = rows(RUN.invoke(APP, ["tag"], input="He came yesterday."))
    assert (row["earliest"], row["latest"], row["edtf"]) == (None, None, None)


def test_evidence_goes_to_stderr():
    result = RUN.invoke(APP, ["tag", "--evidence"], input="It began in 2019. He came on Friday.")
    assert "told as past: not before 2019-01-01" in result.stderr
    assert "told" not in result.stdout


WRONG = {
    "no text": '{"doc_id": 1}',
    "text is a number": '{"text": 5}',
    "broken": "{broken",
    "lang is a list": '{"text": "in 1953", "lang": ["en"]}',
    "nested deep": '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "an endless number": '{"text": "in 1953", "dct": ' + "9" * 5_000 + "}",
    "half a surrogate pair": r'{"text": "in 1953 \ud800"}',
    "not UTF-8": b'{"text": "in 1953 \xff"}',
    "plain text, not UTF-8": b"in 1953 \xff",
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG)
def test_a_line_that_is_no_document_is_wrong_use_and_told_where(line, tmp_path):
    result = RUN.invoke(APP, ["tag"], input=line)
    assert isinstance(result.exception, ReadError)
    assert "stdin" in str(result.exception)
    file = tmp_path / "documents.jsonl"
    file.write_bytes(line if isinstance(line, bytes) else line.encode())
    assert isinstance(RUN.invoke(APP, ["tag", str(file)]).exception, ReadError)


def test_a_byte_order_mark_is_no_text(tmp_path):
    file = tmp_path / "documents.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"doc_id": "d", "text": "in 1953"}')
    assert [row["doc_id"] for row in rows(RUN.invoke(APP, ["tag", str(file)]))] == ["d"]


def test_facts_are_read_from_toml_and_csv(tmp_path):
    toml, table = tmp_path / "facts.toml", tmp_path / "facts.csv"
    toml.write_text('[[fact]]\npattern = "Minister Arden"\nfrom = 2024-03-01\n')
    table.write_text("pattern,from,to\nMinister Arden,2024-03-01,\n")
    assert read_facts(toml) == read_facts(table)


def test_a_fact_without_words_is_refused(tmp_path):
    table = tmp_path / "facts.csv"
    table.write_text("pattern,from,to\n,2024-03-01,\n")
    with pytest.raises(ReadError, match="no pattern"):
        read_facts(table)


def test_a_rough_publication_date_widens():
    (row,) = rows(RUN.invoke(APP, ["tag", "--dct", "2024-11"], input="He came yesterday."))
    assert (row["earliest"], row["latest"], row["value"]) == ("2024-10-31", "2024-11-29", "2024-XX-XX")


def test_a_publication_date_that_is_none_is_wrong_use():
    result = RUN.invoke(APP, ["tag", "--dct", "the other day"], input="He came yesterday.")
    assert isinstance(result.exception, ReadError)


def test_widths_of_ones_own_count_instead_of_ours(tmp_path):
    file = tmp_path / "widths.toml"
    file.write_text('[early]\ncore = [0.0, 0.5]\nouter = [0.0, 0.75]\nreason = "we say so"\n')
    text = "It began in early November 2024."
    (ours,), (own,) = (
        rows(RUN.invoke(APP, ["tag", *options], input=text)) for options in ([], ["--widths", str(file)])
    )
    assert (ours["latest"], own["latest"]) == ("2024-11-10", "2024-11-15")


@pytest.mark.parametrize(
    "table",
    ["early = 5", "[early]\ncore = [0.5, 1.0]\nouter = [0.6, 1.0]\nreason = 'x'",
     "[earlyish]\ncore = [0.0, 1.0]\nouter = [0.0, 1.0]\nreason = 'x'", "[early]\ncore = 'ab'"],
    ids=["no table", "outer within core", "unknown name", "no numbers"],
)  # fmt: skip
def test_a_wrong_table_of_widths_is_told(table, tmp_path):
    file = tmp_path / "widths.toml"
    file.write_text(table)
    assert isinstance(RUN.invoke(APP, ["tag", "--widths", str(file)], input="x").exception, ReadError)


def test_lines_of_documents_that_begin_with_something_else_are_wrong_use(tmp_path):
    file = tmp_path / "documents.jsonl"
    file.write_text('doc_id,text\n{"doc_id": "a", "text": "In 1953."}\n')
    with pytest.raises(ReadError, match=r"documents.jsonl:1: not JSON"):
        RUN.invoke(APP, ["tag", str(file)], catch_exceptions=False)
