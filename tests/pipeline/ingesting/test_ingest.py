"""What is read is accounted for: every file, row and sentence is a claim, a named skip or a reject with its place."""

import gzip
import io
import socket
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.errors import ReadError
from dateline.events.table.claim import Citation, Claim
from dateline.events.table.schema import CLAIM_SCHEMA, check
from dateline.events.time.bounds import Bounds, instant
from dateline.pipeline.ingesting.account import KNOWN
from dateline.pipeline.ingesting.ingest import REPEAT, ingest, known_key
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import MISREAD, NOT_FOLLOWED, NOT_LISTED, walk
from dateline.pipeline.ingesting.rejects import REJECT_SCHEMA
from dateline.pipeline.readers.common.sandbox import SANDBOX, Sandbox


@dataclass(frozen=True)
class Skip:
    reason: str
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True)
class Extraction:
    claims: tuple
    skips: tuple


@dataclass
class OneClaim:
    """Makes one claim of each text, of its first word; a text with BOOM in it breaks."""

    version: str = "test-1"

    def extract_each(self, documents):
        return [self._extract(text, source) for text, source in documents]

    def _extract(self, text, source):
        if "BOOM" in text:
            return ValueError("a rule broke")
        claim = Claim(source, text.split()[0], Bounds.nowhere(), Citation(0, 1, text[:20]), "test", self.version)
        return Extraction((claim,), (Skip("a duration", 0, 1, "x"),))


def read(*paths, **options):
    return ingest(paths, extractor=OneClaim(), **options)


def write(folder, name, content):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


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


def test_packed_files_are_read_and_a_bomb_is_refused(tmp_path):
    rows = b"date,title\n1866-07-27,Landed\n"
    write(tmp_path, "a.csv.gz", gzip.compress(rows))
    write(tmp_path, "b.csv.zst", zstandard.ZstdCompressor().compress(rows.replace(b"27", b"28")))
    write(tmp_path, "c.txt.gz", gzip.compress(b"0" * 50_000_000))
    write(tmp_path, "d.csv.gz", gzip.compress(rows)[:-9])
    found = read(tmp_path)
    assert found.claims["title"].to_list() == ["Landed", "Landed"]
    assert [r.file[-8:] for r in found.report if r.rejects] == ["c.txt.gz", "d.csv.gz"]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_opened(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    found = read(write(tmp_path, "bomb.xlsx", stream.getvalue()))
    assert "unpacks to 250 MB" in found.rejects["reason"][0]


def test_a_child_that_takes_too_long_is_ended_and_replaced(tmp_path):
    page = write(tmp_path, "p.html", "<p>" + "Words of an article that goes on for a while. " * 20 + "</p>")
    sandbox = Sandbox(seconds=0.001)
    with pytest.raises(ReadError, match="seconds"):
        sandbox.run("page", page)
    sandbox._seconds = 60
    assert "article" in sandbox.run("page", page)["text"]
    sandbox.close()


def test_entities_in_xml_are_refused(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><data><event start="1866" title="&b;"/></data>'
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><data><event start="1866" title="&a;"/></data>'
    write(tmp_path, "a.xml", bomb)
    write(tmp_path, "b.xml", outside)
    write(
        tmp_path, "c.rss", '<!DOCTYPE d [<!ENTITY a "x">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    )
    found = read(tmp_path)
    assert found.claims.height == 0
    assert found.rejects.height == 3


def test_nothing_is_fetched(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    write(tmp_path, "a.html", "http://127.0.0.1:9/page")
    write(tmp_path, "b.rss", "<rss><channel><title>http://127.0.0.1:9/</title></channel></rss>")
    write(tmp_path, "c.md", "---\nurl: http://127.0.0.1:9/\n---\nWords")
    assert read(tmp_path).claims["title"].to_list() == ["Words"]


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


def test_folders_are_walked_in_order_without_hidden_files(tmp_path):
    (tmp_path / "b").mkdir()
    write(tmp_path, "z.txt", "Last")
    write(tmp_path / "b", "a.txt", "First")
    write(tmp_path, ".hidden.txt", "Hidden")
    assert read(tmp_path).claims["title"].to_list() == ["First", "Last"]


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path):
    (tmp_path / "in" / "sub").mkdir(parents=True)
    write(tmp_path / "in" / "sub", "a.txt", "First")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    found = read(tmp_path / "in")
    assert found.claims["title"].to_list() == ["First"]
    (told,) = [skip for report in found.report for skip in report.skipped if skip.reason == NOT_FOLLOWED]
    assert told.file == str(tmp_path / "in" / "round")


def test_a_folder_that_may_not_be_read_costs_itself(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    write(tmp_path, "a.txt", "First")
    listed = Path.iterdir

    def iterdir(path):
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = read(tmp_path)
    assert found.claims["title"].to_list() == ["First"]
    assert [(reject["file"], reject["reason"]) for reject in found.rejects.iter_rows(named=True)] == [
        (str(tmp_path / "locked"), NOT_LISTED)
    ]


def test_a_store_is_no_source(tmp_path):
    (tmp_path / "desk" / "claims" / "_delta_log").mkdir(parents=True)
    (tmp_path / "desk" / "claims" / "part.parquet").write_bytes(b"PAR1")
    (tmp_path / "note.txt").write_text("The bridge fell on 3 May 2021.", "utf-8")
    assert [shown for _, shown in walk(tmp_path)] == [str(tmp_path / "note.txt")]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "missing.txt")


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


SUFFIXES = [
    "txt",
    "md",
    "csv",
    "tsv",
    "json",
    "jsonl",
    "ics",
    "mw",
    "xml",
    "rss",
    "log",
    "parquet",
    "csv.gz",
    "txt.zst",
]
STARTS = [
    b"",
    b'[{"start_date": ',
    b"BEGIN:VEVENT\n",
    b"<rss>",
    b"<data><event start=",
    b"message,timestamp_desc\n",
    b"---\n",
]


@given(suffix=st.sampled_from(SUFFIXES), start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_a_reader_fail(tmp_path, suffix, start, rest):
    found = read(write(tmp_path, f"f.{suffix}", start + rest))
    assert [r for r in found.rejects["reason"] if "reader failed" in r] == []
    report = found.report[0]
    assert report.claims + len(report.rejects) + len(report.skipped) + len(report.changed) > 0


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


def test_a_child_that_takes_too_much_memory_is_a_read_error(tmp_path):
    page = write(tmp_path, "p.html", f"<html><body>{PAGE}</body></html>")
    sandbox = Sandbox(memory=40_000_000)
    with pytest.raises(ReadError):
        sandbox.run("page", page)
    sandbox.close()


def test_a_package_that_is_not_installed_is_an_error_in_words_and_no_reject_of_the_file(tmp_path, monkeypatch):
    event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19500505\r\nSUMMARY:Rain\r\nEND:VEVENT\r\n"
    (tmp_path / "a.ics").write_text(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n", "utf-8")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ReadError, match="pip install icalendar"):
        ingest([tmp_path])


@pytest.mark.parametrize("broken", ["raise ImportError('undefined symbol', name=__name__)", "import not_there_at_all"])
def test_a_package_that_the_child_cannot_load_is_an_error_in_words_and_no_reject_of_the_file(
    tmp_path, monkeypatch, broken
):
    write(tmp_path, "pypdfium2.py", broken)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.4")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    SANDBOX.close()
    try:
        with pytest.raises(ReadError, match=r"the pdf reader: cannot be loaded.*dateline doctor"):
            ingest([tmp_path / "in"])
    finally:
        SANDBOX.close()


def test_a_named_path_that_leads_nowhere_or_is_not_told_of_costs_no_other(tmp_path):
    (tmp_path / "a.txt").write_text("On 27 July 1866 the cable landed.")
    broken, loop, long = tmp_path / "broken.txt", tmp_path / "loop.txt", tmp_path / ("x" * 300)
    broken.symlink_to("gone.txt")
    loop.symlink_to("loop.txt")
    read = ingest([broken, loop, long, tmp_path / "a.txt"], extractor=OneClaim())
    assert (read.claims.height, read.rejects["file"].to_list()) == (1, [str(broken), str(loop), str(long)])
    with pytest.raises(ReadError, match="no such file"):
        ingest([tmp_path / "gone.txt"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "On 27 July 1866 the cable reached ZÃ¼rich. It had been in MÃ¼nchen before."),
        ("a.csv", "date,title\n1866-07-27,Itâ€™s landed\n1866-07-28,Itâ€™s mended\n"),
        ("a.jsonl", '{"date": "1866-07-27", "title": "\u00d0\u0161\u00d0\u00b0\u00d0\u00b1 landed"}'),
    ],
)
def test_letters_that_went_through_another_encoding_are_told_once(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    (report,) = ingest([tmp_path / name], extractor=OneClaim()).report
    assert [note.reason for note in report.changed] == [MISREAD]


@pytest.mark.parametrize("text", ["A manhã em SÃO PAULO: “IRMÔ", "Zürich, 27° and £5: naïve", "ЗДÑ Кабель"])
def test_other_letters_are_no_misread_ones(tmp_path, text):
    (tmp_path / "a.txt").write_text(text)
    assert ingest([tmp_path / "a.txt"], extractor=OneClaim()).report[0].changed == ()


def test_files_of_which_the_same_is_told_are_told_once(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.csv").write_text(f"date,title\n1866-07-27,Cable {number} landed\n")
    (tmp_path / "x.csv").write_text("date,name\n1866-07-27,Cable mended\n")
    (tmp_path / "y.csv").write_text("date,title\n1866-02-30,No such day\n")
    lines = ingest([tmp_path], extractor=OneClaim()).summary()
    assert lines[2] == "  8 more files of which the same is told: 0 documents, 8 claims"
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == [
        str(tmp_path / name) for name in ("0.csv", "x.csv", "y.csv")
    ]
