"""Records in are records read, skipped and rejected, for every format; what would be lost shows."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from dateline.pipeline.cli import build_app
from dateline.pipeline.ingesting.accounting import account_of, accounts
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.readers import readers

SAMPLES = Path(__file__).parents[3] / "seeds" / "samples"


def account(file, mapping=None):
    return account_of(file, file.name, mapping or Mapping(), set())


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda p: p.name)
def test_every_record_of_a_sample_is_told_of(sample):
    found = account(sample)
    assert found.records == found.read + found.skipped + found.rejected
    assert (found.lost, found.is_refused) == (0, False)


def test_records_of_all_kinds_are_counted(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(
        "Wrecks of the coast\ndate,title\n1866-07-27,Cable landed\n1866-02-30,No such day\n1866-07-27,Cable landed\n,\n"
        '1867-01-01,"Two\nlines"\n'
    )
    found = account(file)
    counts = (found.records, found.read, found.claims, found.skipped, found.rejected)
    assert counts == (6, 2, 2, 3, 1)
    assert {note.place for note in found.notes} >= {"row 1", "row 4", "row 5", "row 6"}


def test_a_record_that_a_reader_drops_is_lost(tmp_path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_text("date,title\n1866-07-27,Cable landed\n1867-07-27,Cable mended\n")
    reader = readers()["csv"]

    def forgetful(path, context):
        yield from list(reader.read(path, context))[:-1]

    monkeypatch.setitem(readers(), "csv", replace(reader, read=forgetful))
    assert account(file).lost == 1


def test_several_claims_of_one_record_count_once():
    found = account(SAMPLES / "wikidata-entities.json")
    assert found.records == found.read
    assert found.claims >= found.read


def test_the_same_record_in_two_files_is_a_repeat(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_text("date,title\n1866-07-27,Cable landed\n")
    first, second = accounts([tmp_path])
    assert (first.read, first.skipped, second.read, second.skipped) == (1, 0, 0, 1)


def test_the_command_prints_counts_and_writes_remarks(tmp_path):
    (tmp_path / "a.csv").write_text("date,title\n1866-07-27,Cable landed\n1866-02-30,No such day\n")
    (tmp_path / "empty.csv").write_text("")
    remarks = tmp_path / "remarks.csv"
    ran = CliRunner().invoke(build_app("account"), ["account", str(tmp_path), "-o", str(remarks), "--strict"])
    assert ran.exit_code == 1
    assert ran.stdout.splitlines()[-1].split() == ["2", "1", "1", "0", "1", "0", "all", "of", "2", "files"]
    rows = list(csv.DictReader(remarks.read_text().splitlines()))
    assert [(row["place"], row["outcome"]) for row in rows] == [("row 3", "rejected"), ("", "rejected")]


def test_the_columns_of_all_sheets_are_told(tmp_path):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, head in (("Log", ("When", "What")), ("Prices", ("year", "wheat"))):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, head)
            sheet.write_row(1, 0, (2019, "It burned down"))
    assert [column for column, _ in account(file).columns] == ["When", "What", "year", "wheat"]


@pytest.mark.parametrize(
    ("name", "content", "read", "rejected"),
    [
        ("w.json", '{"entities": {"Q1": 1.5, "Q2": {"claims": 2, "labels": 3}, "Q3": {"labels": {"en": 4}}}}', 0, 3),
        ("t.json", '{"events": 7, "eras": [{"start_date": {"year": "1866"}, "text": {"headline": "A"}}]}', 1, 1),
        ("a.json", '[{"date": "1866-07-27", "title": "Cable landed"}, true, 4]', 1, 2),
    ],
)
def test_a_member_of_the_wrong_type_costs_itself(tmp_path, name, content, read, rejected):
    file = tmp_path / name
    file.write_text(content)
    found = account(file, Mapping(format={"w.json": "wikidata", "t.json": "timelinejs"}.get(name)))
    assert (found.read, found.rejected, found.lost, found.is_refused) == (read, rejected, 0, False)


def test_half_a_character_in_what_is_refused_can_be_written(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(r'[{"date": "on \ud800", "title": "Cable landed"}, {"text": "In 1866.", "title": "\udfff"}]')
    assert {note.value for note in account(file).notes} == {r"on \ud800", r"\udfff"}
