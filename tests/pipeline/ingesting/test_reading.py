"""Files and folders that are not what they seem cost themselves: packed, linked, misread, too large, not there."""

import gzip
import io
import socket
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.ingest import ingest
from dateline.pipeline.ingesting.reading import MISREAD, NOT_FOLLOWED, NOT_LISTED, walk
from dateline.pipeline.readers.common.sandbox import SANDBOX, Sandbox
from tests.pipeline.ingesting.one_claim import OneClaim, read, write


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
    for named in (tmp_path / "desk", tmp_path / "desk" / "claims"):
        with pytest.raises(ReadError, match="is a store, no source; dateline export"):
            list(walk(named))


def test_a_path_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "missing.txt")


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


def test_a_child_that_takes_too_much_memory_is_a_read_error(tmp_path):
    page = write(tmp_path, "p.html", f"<html><body>{'<p>The dam was opened on 3 May 2021.</p>' * 20}</body></html>")
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


def test_a_word_of_a_million_letters_is_looked_through_once(tmp_path):
    (tmp_path / "a.csv").write_text(f"date,title\n1866-07-27,{'x' * 1_000_000}\n1866-07-28,ZÃ¼rich{'x' * 1_000_000}\n")
    (report,) = ingest([tmp_path / "a.csv"], extractor=OneClaim()).report
    assert (report.claims, [note.value for note in report.changed]) == (2, [f"ZÃ¼rich{'x' * 36}"])


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
