"""What is read is accounted for: every file, row and sentence is a claim, a named skip or a reject with its place."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.errors import ReadError
from dateline.events.table.schema import CLAIM_SCHEMA, check, claim_frame
from dateline.events.time.bounds import Bounds, instant
from dateline.pipeline.ingesting.account import KNOWN
from dateline.pipeline.ingesting.ingest import REPEAT, known_key
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.rejects import REJECT_SCHEMA
from tests.pipeline.ingesting.one_claim import read, write


def test_a_folder_of_trouble_gives_what_is_good_and_a_reject_for_each_that_is_not(tmp_path):
    write(tmp_path, "a-good.txt", "Published: 1866-07-28\n\nThe cable holds.")
    write(tmp_path, "b-empty.txt", "")
    write(tmp_path, "c-binary.txt", b"\x00\x01\x02\xff" * 100)
    write(tmp_path, "d-picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    write(tmp_path, "e-huge.txt", b"word " * 4_200_000)
    write(
        tmp_path,
        "f-latin.txt",
        "Zürich, im März 1848: die Gemüter erhitzten sich über die Verfassung.".encode("latin-1"),
    )
    write(tmp_path, "g-nothing.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")
    write(tmp_path, "h-rows.csv", "date,title\n1866-07-27,Landed\n1866-07-28,too,many\n1866-13-01,Never\n")
    write(tmp_path, "i-fake.xlsx", "this is no workbook")
    write(tmp_path, "j-fake.pdf", "%PDF-1.4 and then nothing")
    write(tmp_path, "k-fake.parquet", "PAR1 and then nothing")
    write(tmp_path, "l-deep.json", "[" * 100_000)
    found = read(tmp_path)
    by_file = {report.file.rpartition("/")[2]: report for report in found.report}
    rejected = {name for name, report in by_file.items() if report.rejects}
    assert rejected == {f"{c}" for c in by_file if c[0] in "bcdeghijkl"}
    assert by_file["h-rows.csv"].claims == 1
    assert [r.place for r in by_file["h-rows.csv"].rejects] == ["row 3", "row 4"]
    assert by_file["f-latin.txt"].changed[0].value == "cp1252"
    assert sorted(found.claims["title"]) == ["Landed", "The", "Zürich,"]
    assert found.rejects.schema == REJECT_SCHEMA
    assert all(reason for reason in found.rejects["reason"])
    check(found.claims.lazy(), CLAIM_SCHEMA, "claim")


def test_every_row_of_a_table_is_counted_once(tmp_path):
    rows = ["1866-07-27,Landed", "1866-07-27,Landed", ",Undated", "soon,Unclear", ",", "1866,Year"]
    file = write(tmp_path, "t.csv", "date,title\n" + "\n".join(rows) + "\n")
    report = read(file).report[0]
    assert (report.claims, len(report.rejects), len(report.skipped)) == (3, 1, 2)
    assert sorted(s.reason for s in report.skipped) == ["an empty row", REPEAT]
    assert [s.place for s in report.skipped if s.reason == REPEAT] == ["row 3"]
    assert [c.reason for c in report.changed] == ["undated: kept without bounds"]


def test_a_text_that_breaks_the_extractor_does_not_stop_the_others(tmp_path):
    write(tmp_path, "a.txt", "BOOM")
    write(tmp_path, "b.txt", "Fine words")
    found = read(tmp_path)
    assert found.claims["title"].to_list() == ["Fine"]
    assert found.rejects["stage"].to_list() == ["extract"]


def test_a_claim_that_makes_no_row_costs_its_document_or_record_and_no_other(tmp_path, monkeypatch):
    def picky(claims):
        held = list(claims)
        if any("Odd" in claim.title for claim in held):
            raise OverflowError("too large")
        return claim_frame(held)

    for module in ("extracting", "ingest"):
        monkeypatch.setattr(f"dateline.pipeline.ingesting.{module}.claim_frame", picky)
    for name, words in {"a": "Fine words", "b": "Odd words", "c": "Good words"}.items():
        write(tmp_path, f"{name}.txt", words)
    write(tmp_path, "d.csv", "date,title\n2020-01-01,Even\n2020-01-02,Odd\n2020-01-03,Plain\n")
    found = read(tmp_path)
    assert found.claims["title"].to_list() == ["Fine", "Good", "Even", "Plain"]
    rejects = found.rejects.select("stage", "place", "value").rows()
    assert rejects == [("extract", "", ""), ("check", "row 3", "Odd")]
    assert [report.claims for report in found.report] == [1, 0, 1, 2]


def test_a_reader_whose_library_panics_costs_its_file_and_no_other(tmp_path, monkeypatch):
    def panics(*_, **__):
        raise pl.exceptions.PanicException("a library in Rust")

    monkeypatch.setattr("dateline.pipeline.readers.delimited.opened_table", panics)
    write(tmp_path, "a.csv", "date,title\n2020-01-01,Even\n")
    write(tmp_path, "b.txt", "Fine words")
    found = read(tmp_path)
    assert found.claims["title"].to_list() == ["Fine"]
    assert "the csv reader failed: PanicException: a library in Rust; " in found.rejects["reason"].item()


def test_a_document_that_is_known_is_not_read_again(tmp_path):
    write(tmp_path, "a.txt", "Fine words")
    first = read(tmp_path)
    known = frozenset(known_key(s, v) for s, v in first.claims.select("sha256", "extractor_version").iter_rows())
    again = read(tmp_path, known=known)
    assert again.claims.height == 0
    assert [s.reason for s in again.report[0].skipped] == [KNOWN]


def test_the_same_input_is_the_same_table_whatever_the_order_of_paths(tmp_path):
    one = write(tmp_path, "a.csv", "date,title\n1866-07-27,Landed\n")
    two = write(tmp_path, "b.csv", "date,title\n1858-08-05,First\n")
    assert set(read(one, two).claims["claim_id"]) == set(read(two, one).claims["claim_id"])
    assert read(one, two).claims.equals(read(tmp_path).claims)


def test_a_given_publication_date_is_for_documents_that_state_none(tmp_path):
    write(tmp_path, "a.txt", "Published: 1858-08-06\n\nStated")
    write(tmp_path, "b.txt", "Silent")
    given = Bounds.exactly(instant(1866, 7, 28), instant(1866, 7, 29), "day")
    published = read(tmp_path, dct=given).claims["citation"].struct.field("published").to_list()
    assert published == ["1858-08-06", "1866-07-28"]


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ("1866-07-28", "1866-07-28"),
        ("28 July 1866", "1866-07-28"),
        ("July 1866", "1866-07-01/1866-07-31"),
        ("2024-11-02T23:30:00-05:00", "2024-11-02"),
        ("Sat, 02 Nov 2024 10:00:00 GMT", "2024-11-02"),
        ("1866", "1866-01-01/1866-12-31"),
    ],
)
def test_a_publication_date_is_as_wide_as_it_is_stated(tmp_path, stated, days):
    file = write(tmp_path, "a.txt", f"---\npublished: {stated}\n---\nWords")
    assert read(file).claims["citation"].struct.field("published").to_list() == [days]


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Title: A\nId: x\n\n", "Body\n"),
        ("\ufeffTitle: A\nId: x\n\n", "Body\n"),
        ("Title: A\r\nId: x\r\n\r\n", "Body\r\nmore\r\n"),
        ("---\ntitle: A\nid: x\n---\n", "\nBody"),
        ("---\ntitle: A: with a colon\nid: x\n---\n", "Body"),
    ],
    ids=["lines", "bom", "crlf", "yaml", "broken yaml"],
)
def test_a_header_is_taken_off_and_the_text_is_left_as_it_is(tmp_path, header, text):
    from dateline.pipeline.readers import Context
    from dateline.pipeline.readers.text import READER

    file = write(tmp_path, "a.txt", header + text)
    (document,) = READER.read(file, Context("a.txt"))
    assert (document.text, document.doc_id) == (text, "x")


def test_a_first_line_with_a_colon_is_no_header(tmp_path):
    from dateline.pipeline.readers.text import split_header

    assert split_header("Paris: the talks end\n\nmore") == ({}, "Paris: the talks end\n\nmore")


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (["13/02/1999", "03/04/1999"], [(1999, 2, 13), (1999, 4, 3)]),
        (["02/13/1999", "03/04/1999"], [(1999, 2, 13), (1999, 3, 4)]),
        (["03.04.1999", "05.06.1999"], [(1999, 4, 3), (1999, 6, 5)]),
        (["03/04/1999", "04/04/1999"], [(1999, 4, 4)]),
        (["13/02/1999", "02/13/1999", "03/04/1999"], [(1999, 2, 13), (1999, 2, 13)]),
    ],
    ids=["day first", "month first", "dots", "unclear but for the same", "both"],
)
def test_the_whole_column_decides_the_order_of_day_and_month(tmp_path, rows, starts):
    lines = "".join(f"{day},Event {n}\n" for n, day in enumerate(rows))
    found = read(write(tmp_path, "t.csv", f"date,title\n{lines}"))
    assert found.claims["earliest_start"].cast(pl.Int64).to_list() == [instant(*start) for start in starts]
    assert found.claims.height + found.rejects.height == len(rows)


def test_a_mapping_names_columns_and_settles_the_order(tmp_path):
    file = write(tmp_path, "t.csv", "Wann,Was,Wer,Verletzte\n03/04/1999,Ein Ereignis,Anna; Bert,3\n")
    said = 'day_first = true\nsource = "Liste"\n[columns]\n'
    columns = 'Wann = "date"\nWas = "title"\nWer = "actors"\nVerletzte = "quantity"\n'
    toml = write(tmp_path, "map.toml", said + columns)
    (claim,) = read(file, mapping=Mapping.read(toml)).claims.to_dicts()
    assert claim["actors"] == ["Anna", "Bert"]
    assert claim["citation"]["source_id"] == "Liste"
    assert claim["edtf"] == "1999-04-03"
    assert claim["quantities"][0]["low"] == 3


def test_a_mapping_that_says_something_unknown_is_refused(tmp_path):
    with pytest.raises(ReadError, match="columns"):
        Mapping.read(write(tmp_path, "m.toml", '[columns]\nA = "colour"\n'))
    with pytest.raises(ReadError, match="not a mapping"):
        Mapping.read(write(tmp_path, "n.toml", "= ="))


def test_registry_rows_keep_id_places_numbers_and_people(tmp_path):
    header = "record_id,date,title,place,address,n_killed,n_injured,participants\n"
    row = 'x7,2015-11-28,Shots at a fair,"Milltown, Ohio",1 Fair Road,1,2,Victim A; Victim B\n'
    row = 'x7,2015-11-28,Shots at a fair,"Milltown, Ohio",1 Fair Road,1,2,Victim A; Victim B\n'
    file = write(tmp_path, "r.csv", header + row)
    (claim,) = read(file).claims.to_dicts()
    assert claim["record_id"] == "x7"
    assert claim["places"] == ["Milltown, Ohio", "1 Fair Road"]
    assert [(q["low"], q["unit"]) for q in claim["quantities"]] == [(1.0, "killed"), (2.0, "injured")]
    assert claim["actors"] == ["Victim A", "Victim B"]
    assert claim["citation"]["source_id"] == "r.csv"


def test_the_summary_says_each_reason_once_with_its_count(tmp_path):
    file = write(tmp_path, "t.csv", "date,title\n" + "soon,Unclear\n" * 3)
    lines = read(file).summary()
    assert sum("not a date" in line for line in lines) == 1
    assert any("row 2 and 2 more" in line for line in lines)
    assert any("columns: date, title" in line for line in lines)


CELLS = st.sampled_from(["", "1866-07-27", "27/07/1866", "soon", "1866", "x", "=1", "NA", "a; b", "2024-02-30", "7"])


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_in_are_claims_rejects_and_skips_out(tmp_path, rows):
    lines = ["date,title,place", *(",".join(f'"{cell}"' for cell in row) for row in rows)]
    report = read(write(tmp_path, "t.csv", "\n".join(lines))).report[0]
    assert report.claims + len(report.rejects) + len(report.skipped) == len(rows)


PAGE = (
    "<p>The envoys of three kings signed the treaty in the old hall.</p><p>Nobody was pleased with it in the end.</p>"
)


@pytest.mark.parametrize(
    ("head", "foot", "published", "remarks"),
    [
        ('<meta property="article:published_time" content="2019-03-04T23:30:00-08:00">', "", "2019-03-04", 0),
        ("", '<p class="byline">By Ann Bo, 4 March 2019</p>', "2019-03-04", 0),
        ("", "Copyright 2021. Opened on 12 April 2011.", None, 0),
        ("", "".join(f'<li class="date">{n} April 2011</li>' for n in range(10, 20)), None, 0),
        ("", "", None, 0),
    ],
    ids=["stated", "byline", "only in its words", "a chronology", "none"],
)
def test_a_page_is_dated_by_what_it_states(tmp_path, head, foot, published, remarks):
    page = (
        f"<html><head><title>T</title>{head}</head><body><article>{PAGE}</article><footer>{foot}</footer></body></html>"
    )
    found = read(write(tmp_path, "p.html", page))
    assert found.claims["citation"].struct.field("published").to_list() == [published]
    assert len(found.report[0].changed) == remarks


def test_a_page_names_its_publisher_in_linked_data_too(tmp_path):
    data = '{"@graph": [{"@type": "NewsArticle", "publisher": {"name": "The Paper"}}]}'
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{PAGE}</body></html>'
    found = read(write(tmp_path, "p.html", page))
    assert found.claims["citation"].struct.field("publisher").to_list() == ["The Paper"]


def test_an_event_without_its_claims_is_one_claim_of_its_first_source(tmp_path):
    bounds = '"earliest_start": "1866-07-27", "latest_start": "1866-07-28", "earliest_end": "1866-07-27"'
    rest = '"latest_end": "1866-07-28T00:00:00Z", "sources": ["Herald", "Post"], "claims": ["c1", "c2"], "score": 0.25'
    file = write(tmp_path, "e.jsonl", f'{{"event_id": "e1", "title": "Landed", {bounds}, {rest}}}\n')
    (claim,) = read(file).claims.to_dicts()
    assert (claim["record_id"], claim["citation"]["source_id"], claim["salience"]) == ("e1", "Herald", 0.25)
