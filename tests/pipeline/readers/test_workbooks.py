"""Workbooks as people keep them: several sheets, a title above the table, merged cells, dates of every kind."""

import datetime as dt

import pytest
import xlsxwriter

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.readers import Context, Skipped, reader_for

DAY = dt.date(1999, 5, 12)


def items(tmp_path, fill, mapping=None):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file, {"default_date_format": "dd.mm.yyyy"}) as book:
        fill(book)
    return list(reader_for(file).read(file, Context(file.name, mapping or Mapping())))


def put(book, name, rows):
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    return sheet


def of(kind, found):
    return [item for item in found if isinstance(item, kind)]


def told(found):
    return [(claim.edtf, claim.title) for claim in of(Claim, found)]


def test_each_sheet_is_a_table_and_a_list_beside_it_is_named(tmp_path):
    def fill(book):
        put(book, "1990s", [["Date", "Event"], [DAY, "Bridge closed"]])
        put(book, "2000s", [["Datum", "Ereignis"], ["3.6.2001", "Brücke offen"], ["3.7.2001", "Fest"]])
        put(book, "Codes", [["Code", "Meaning"], ["A", "open"]])

    found = items(tmp_path, fill)
    assert told(found) == [("1999-05-12", "Bridge closed"), ("2001-06-03", "Brücke offen"), ("2001-07-03", "Fest")]
    assert [skip.place for skip in of(Skipped, found)] == ["sheet Codes row 2"]
    assert told(items(tmp_path, fill, Mapping(sheet="1990s"))) == [("1999-05-12", "Bridge closed")]
    with pytest.raises(ReadError, match="its sheets: 1990s, 2000s, Codes"):
        items(tmp_path, fill, Mapping(sheet="1980s"))


def test_a_date_merged_over_rows_is_that_of_each(tmp_path):
    def fill(book):
        sheet = put(book, "A", [["The bridge"], [], ["Date", "Event"], [None, "Closed"], [None, "Guarded"]])
        sheet.merge_range(0, 0, 0, 1, "The bridge")
        sheet.merge_range(3, 0, 4, 0, "12 May 1999")

    found = items(tmp_path, fill)
    assert told(found) == [("1999-05-12", "Closed"), ("1999-05-12", "Guarded")]
    assert [skip.place for skip in of(Skipped, found)] == ["row 1"]


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        (DAY, "1999-05-12"),
        (dt.datetime(1999, 5, 12, 14, 30), "1999-05-12T14:30:00Z"),
        (36292, "1999-05-12"),
        ("12/05/1999", None),
        ("May 1999", "1999-05"),
        (1999, "1999"),
    ],
    ids=["day", "moment", "days since 1900", "either way round", "words", "year"],
)
def test_dates_of_cells(tmp_path, cell, edtf):
    found = items(tmp_path, lambda book: put(book, "A", [["Date", "Event"], [cell, "Bridge closed"]]))
    assert [claim.edtf for claim in of(Claim, found)] == ([edtf] if edtf else [])


def test_a_formula_is_what_it_last_gave(tmp_path):
    def fill(book):
        sheet = put(book, "A", [["Date", "Event"], ["1999-05-12"]])
        sheet.write_formula(1, 1, '="Bridge " & "closed"', None, "Bridge closed")

    assert told(items(tmp_path, fill)) == [("1999-05-12", "Bridge closed")]
