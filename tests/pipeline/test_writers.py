"""Every format that is written is read back as it was: bounds, title, source; and nothing in it runs."""

import json
import re
import xml.etree.ElementTree as ET

import polars as pl
import pytest

from dateline.events.errors import QueryError
from dateline.events.table.claim import Citation, Claim, Entity, Source
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import BOUNDS, Bounds, EndKind, instant
from dateline.pipeline.ingesting.ingest import ingest
from dateline.pipeline.writers import export_of, writer_for, writers

HOSTILE = (
    '=HYPERLINK("http://x.example","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "'=already guarded",
    "</script><script>alert(1)</script>",
    "<b>bold</b> & \"quoted\" 'single'",
    "a, b; c | d\\n\\;",
    "END:VEVENT",
    "]]> <!-- -->",
    '{"json": [1]}',
    "[1, 2]",
    "2024-01-01: another event",
    "// not a comment",
    "Event #2 with a #tag",
    "[x] done",
    "a title with  two spaces and one at its end ",
    "Zürich, 北京, עברית, 🚀",
)


def claim(title, bounds, *, source="The Cable", edtf=None, n=0, quote=None, places=(), published=None):
    return Claim(
        source=Source(
            source, f"{n:064d}", publisher=source, published=published, url="https://cable.example/a?b=1&c=2"
        ),
        title=title,
        bounds=bounds,
        citation=Citation(None, None, quote or f"It says: {title}"),
        rule_id="record.test",
        extractor_version="test",
        record_id=f"r{n}",
        edtf=edtf,
        places=tuple(Entity(p, "city") for p in places),
        date_text="some words",
    )


DAY = Bounds.within(instant(1866, 7, 27), instant(1866, 7, 28), "day")
SHAPES = {
    "day": DAY,
    "month": Bounds.within(instant(1953, 7), instant(1953, 8), "month"),
    "year": Bounds.within(instant(1848), instant(1849), "year"),
    "exact days": Bounds.exactly(instant(1914, 7, 28), instant(1918, 11, 12)),
    "wide ends": Bounds(instant(1914), instant(1915), instant(1918), instant(1919)),
    "odd fence": Bounds.within(instant(2024, 11, 1), instant(2024, 11, 11)),
    "moment": Bounds.within(instant(2024, 6, 19, 9, 30), instant(2024, 6, 19, 9, 31), "minute"),
    "four instants": Bounds(
        instant(2020, 1, 2, 3), instant(2020, 1, 3, 4), instant(2021, 2, 3, 4, 5), instant(2021, 2, 4, 5, 6, 7)
    ),
    "open end": Bounds(instant(2022), instant(2023), None, None, EndKind.STATED, EndKind.OPEN),
    "about": Bounds(instant(1850), instant(1851), instant(1850), instant(1851), granule="year", approximate=True),
    "by then": Bounds(None, instant(2025, 1, 12), None, instant(2025, 1, 12), EndKind.UNKNOWN, EndKind.STATED),
}
ANCIENT = {
    "before 1": Bounds.within(instant(-43, 3, 15), instant(-43, 3, 16), "day"),
    "undated": Bounds.nowhere(),
}
OWN = {"jsonl", "json", "csv", "tsv", "excel", "parquet"}
SUFFIX = {name: max(w.suffixes, key=len) if name in OWN else w.suffixes[0] for name, w in writers().items()}
SUFFIX |= {"jsonl": ".jsonl", "tsv": ".tsv", "parquet": ".parquet", "gdelt": ".gdelt.tsv"}


def round_trip(tmp_path, name, claims):
    frame = claim_frame(claims)
    written = writers()[name].write(export_of(frame, frame, title="A <title>"))
    file = tmp_path / f"out{SUFFIX[name]}"
    file.write_bytes(written.content)
    return written, ingest([file])


def facts(frame):
    numbers = frame.with_columns(pl.col(*BOUNDS).cast(pl.Int64))
    names = (*BOUNDS, "start_kind", "end_kind", "approximate", "edtf")
    rows = numbers.iter_rows(named=True)
    return {row["title"]: (*(row[name] for name in names), row["citation"]["source_id"]) for row in rows}


@pytest.mark.parametrize("name", sorted(writers()))
def test_a_round_trip_keeps_bounds_title_and_source(tmp_path, name):
    claims = [claim(shape, bounds, n=n) for n, (shape, bounds) in enumerate(SHAPES.items())]
    written, read = round_trip(tmp_path, name, claims)
    assert [report.rejects for report in read.report] == [()]
    given = facts(claim_frame(claims))
    left_out = {entry.title: given[entry.title] for entry, _ in written.omitted}
    assert given == facts(read.claims) | left_out
    assert {entry.title for entry, _ in written.omitted} <= {"by then"}


@pytest.mark.parametrize("name", sorted(writers()))
def test_what_a_format_cannot_hold_is_named(tmp_path, name):
    claims = [claim(shape, bounds, n=n) for n, (shape, bounds) in enumerate(ANCIENT.items())]
    written, read = round_trip(tmp_path, name, claims)
    omitted = {entry.title for entry, reason in written.omitted if reason}
    assert omitted | set(read.claims["title"]) == set(ANCIENT)
    if name in OWN | {"rss"}:
        assert omitted == set()


@pytest.mark.parametrize("name", sorted(writers()))
def test_hostile_text_comes_back_as_it_was(tmp_path, name):
    claims = [claim(text, DAY, n=n, quote=text, source=text, places=[text]) for n, text in enumerate(HOSTILE)]
    _, read = round_trip(tmp_path, name, claims)
    assert set(read.claims["title"]) == set(HOSTILE)
    assert {c["source_id"] for c in read.claims["citation"]} == set(HOSTILE)


@pytest.mark.parametrize("name", ["csv", "tsv", "timelinejs-csv", "timesketch", "acled"])
def test_no_cell_starts_a_formula(tmp_path, name):
    claims = [claim(text, DAY, n=n, quote=text, source=text) for n, text in enumerate(HOSTILE)]
    frame = claim_frame(claims)
    text = writers()[name].write(export_of(frame, frame)).content.decode()
    assert re.findall(r'(?:^|[,\t\n])"?[=+@\r][A-Za-z0-9"(]', text) == []


def test_markup_is_escaped_twice_where_the_tool_shows_html():
    frame = claim_frame([claim("<script>x</script>", DAY, quote="<img src=x onerror=y>")])
    export = export_of(frame, frame)
    slide = json.loads(writers()["timelinejs"].write(export).content)["events"][0]
    assert slide["text"]["headline"] == "&lt;script&gt;x&lt;/script&gt;"
    assert "<img" not in slide["text"]["text"]
    assert "<script" not in json.loads(writers()["vis"].write(export).content)[0]["content"]
    event = next(ET.fromstring(writers()["simile"].write(export).content).iter("event"))
    assert event.get("title") == "&lt;script&gt;x&lt;/script&gt;"


def test_the_same_claims_are_the_same_bytes():
    frame = claim_frame([claim(shape, bounds, n=n) for n, (shape, bounds) in enumerate(SHAPES.items())])
    first, second = export_of(frame, frame), export_of(frame.reverse().reverse(), frame.reverse())
    assert {n: w.write(first).content for n, w in writers().items()} == {
        n: w.write(second).content for n, w in writers().items()
    }


def test_an_edited_date_wins_over_the_field_beside_it(tmp_path):
    frame = claim_frame([claim("Cable landed", DAY)])
    slides = json.loads(writers()["timelinejs"].write(export_of(frame, frame)).content)
    slides["events"][0]["start_date"]["day"] = 28
    file = tmp_path / "edited.json"
    file.write_text(json.dumps(slides))
    read = ingest([file])
    assert read.claims["earliest_start"].cast(pl.Int64).to_list() == [instant(1866, 7, 28)]
    assert any("edited" in change.reason for change in read.report[0].changed)


def test_an_unknown_suffix_lists_the_known(tmp_path):
    with pytest.raises(QueryError, match="jsonl"):
        writer_for(tmp_path / "events.docx")
    with pytest.raises(QueryError, match="simile"):
        writer_for(tmp_path / "events.json", "simil")
