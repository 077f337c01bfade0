"""Writers and readers, case by case: what is written and read back is the same claims, every column of them.

`python tests/pipeline/test_round_trips.py` prints the table of docs/formats.md: cases down, formats across.
"""

import hashlib
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Constraint, Entity, Quantity, Source, Trigger
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import BOUNDS, Bounds, EndKind, instant
from dateline.events.time.edtf import parse
from dateline.pipeline.ingesting.ingest import ingest
from dateline.pipeline.readers import Context, reader_for
from dateline.pipeline.terminal.event_records import records
from dateline.pipeline.writers import export_of, writers

SAMPLES = Path(__file__).parent.parent.parent / "seeds" / "samples"
OWN = {"jsonl", "json", "csv", "tsv", "excel", "parquet"}
SUFFIX = {name: max(w.suffixes, key=len) if name in OWN else w.suffixes[0] for name, w in writers().items()}
SUFFIX |= {"jsonl": ".jsonl", "tsv": ".tsv", "parquet": ".parquet", "gdelt": ".gdelt.tsv"}

DAY = Bounds.within(instant(1866, 7, 27), instant(1866, 7, 28), "day")
SOURCE = Source("The Cable", "0" * 64, publisher="The Cable", url="https://cable.example/a?b=1&c=2")


def claim(title="Cable landed", bounds=DAY, *, source=SOURCE, **more):
    given = {"citation": Citation(None, None, "It says so."), "rule_id": "record.test", "extractor_version": "test"}
    return Claim(source=source, title=title, bounds=bounds, **given | {"record_id": title[:40]} | more)


def dated(text, *, words=None):
    return claim(bounds=parse(text).bounds, edtf=text, date_text=words or text, record_id=text)


def moment(*parts):
    return claim(bounds=Bounds.within(instant(*parts), instant(*parts) + 1, "instant"))


def of_source(name, n=0, **more):
    return Source(name, f"{n:064d}", **more)


PUBLISHED = Bounds.within(instant(1866, 7, 28), instant(1866, 7, 29), "day")
TITLES = {
    "quotes": "\"quoted\" 'single' ''=x",
    "commas": "a, b; c | d",
    "line breaks": "line one\nline two\r\nthree",
    "tabs": "a\tb",
    "emoji": "🚀 landed 👩‍🚀",
    "right to left": "עברית عربي",
    "markup": "<b>bold</b> & <script>alert(1)</script> &amp;",
    "only markup": "<b></b>",
    "a spreadsheet's formula": "=HYPERLINK(1)",
    "starts with +": "+1+1",
    "starts with @": "@SUM(A1)",
    "starts with -": "-2+3",
    "word for nothing": "NULL",
    "NA": "NA",
    "nan": "nan",
    "None": "None",
    "TRUE": "TRUE",
    "a number": "1999",
    "a date": "1999-01-01: another",
    "JSON": '{"a": [1]}',
    "10 kB": "long " * 2000 + "end",
    "70 kB": "longer " * 10_000 + "end",
}
CASES = {
    "day": dated("1866-07-27"),
    "month": dated("1953-07"),
    "year": dated("1848"),
    "decade": dated("185X"),
    "century": dated("18XX"),
    "season": dated("1999-22"),
    "days of a range": dated("1914-07-28/1918-11-11"),
    "years of a range": dated("1914/1918"),
    "several days, exactly": claim(bounds=Bounds.exactly(instant(1999, 5, 12), instant(1999, 5, 15))),
    "between two days": claim(bounds=Bounds.within(instant(1999, 5, 12), instant(1999, 5, 15))),
    "open end": dated("2022-02-24/.."),
    "open start": dated("../1945-05-08"),
    "unknown end": dated("1953/"),
    "unknown start": dated("/1953"),
    "approximate": dated("1850~"),
    "uncertain": dated("1850?"),
    "both": dated("1850%"),
    "one of a set": dated("[1667,1668,1670..1672]"),
    "before year 1": dated("-0043-03-15"),
    "after year 9999": dated("Y12024"),
    "beyond any instant": dated("Y-4540000000"),
    "undated": claim(bounds=Bounds.nowhere()),
    "by a day": claim(bounds=Bounds(None, instant(2025, 1, 12), None, instant(2025, 1, 12), EndKind.UNKNOWN)),
    "minute": dated("2024-06-19T09:30:00Z"),
    "time of a zone": dated("2024-06-19T09:30:00+09:00"),
    "leap second": dated("2016-12-31T23:59:59Z", words="20161231T235960Z"),
    "microsecond": moment(2024, 6, 19, 9, 30, 15),
    "four instants": claim(
        bounds=Bounds(instant(2020, 1, 2, 3), instant(2020, 1, 3, 4), instant(2021, 2, 3, 4), instant(2021, 2, 4, 5, 6))
    ),
    "wider range": claim(outer_start=instant(1866, 7, 20), outer_end=instant(1866, 8, 2)),
    **{f"title: {name}": claim(title, record_id=name) for name, title in TITLES.items()},
    "source without publisher": claim(source=of_source("desk.csv")),
    "source of a day, address and language": claim(
        source=of_source("Câble; jour", 1, publisher="Câble", published=PUBLISHED, url="https://a.example", lang="fr")
    ),
    "sentence of a document": claim(
        source=of_source("The Cable", 2, doc_id="d1", context=("cable", "ship")),
        citation=Citation(3, 17, "Cable, landed\n= at last"), trigger=Trigger(9, 15, "landed"), date_start=1,
        date_end=5, record_id=None, reasons=("main clause",), confidence=0.0, salience=0.25,
        printable=0.375,
    ),
    "quantities": claim(quantities=(Quantity(70, 90, "killed", True, "70 to 90; dead"), Quantity(0, 0, "", False, ""))),
    "actors and places": claim(
        actors=(Entity("Anglo-American; Co.", "organization"), Entity("NULL", "person")),
        places=(Entity("Heart's Content|NL", "city"),),
    ),
    "relations": claim(constraints=(Constraint("after", "the war", 0, None, "two days | after"),)),
    **{
        f"status: {status}": claim(status=status, attribution="the captain", kind="disaster", record_id=status)
        for status in ("reported", "planned", "hypothetical", "negated")
    },
    "statement": claim(role="statement"),
    "correction": claim(role="correction", targets=("abc",)),
}  # fmt: skip


ALL = claim_frame(
    replace(made, source=replace(made.source, sha256=hashlib.sha256(case.encode()).hexdigest()))
    for case, made in CASES.items()
)
"""A claim a case, in their order; each of a record of its own."""


def written(folder, name, frame, rows=None):
    """The ids of what was left out, and the file."""
    export = writers()[name].write(export_of(frame if rows is None else rows, frame, title="All"))
    file = Path(folder) / f"out{SUFFIX[name]}"
    file.write_bytes(export.content)
    return {entry.id for entry, reason in export.omitted if reason}, file


def read(file):
    found = ingest([file])
    assert [report.rejects for report in found.report] == [()]
    return found.claims


def facts(frame, columns=None):
    """Every column but when it was recorded, as JSON would have it."""
    return sorted(records(frame.select(columns) if columns else frame.drop("recorded_at")), key=repr)


@pytest.mark.parametrize("name", sorted(writers()))
def test_each_case_comes_back_whole_or_is_named_as_left_out(tmp_path, name):
    left_out, file = written(tmp_path, name, ALL)
    assert facts(read(file)) == facts(ALL.filter(~pl.col("claim_id").is_in(left_out)))
    assert left_out == set() or name not in OWN


@pytest.mark.parametrize("name", sorted(writers()))
def test_events_of_several_sources_come_back_with_each_of_them(tmp_path, name):
    again = claim(
        source=of_source("The Wire", 3, published=PUBLISHED), quantities=(Quantity(2, 2, "ships", False, "2"),)
    )
    frame = claim_frame([claim(), again, claim("An unrelated fire destroyed the opera", CASES["year"].bounds)])
    events = fold(frame).events
    assert events.height < frame.height
    left_out, file = written(tmp_path, name, frame, events)
    assert (left_out, facts(read(file))) == (set(), facts(frame))


@pytest.fixture(scope="module")
def samples():
    """The claims of every sample of an event file."""
    files = sorted(p for p in SAMPLES.iterdir() if ".expected." not in p.name)
    items = [item for file in files for item in reader_for(file).read(file, Context(file.name))]
    frames = [item for item in items if isinstance(item, pl.DataFrame)]
    claims = [item for item in items if isinstance(item, Claim)]
    return pl.concat([*frames, claim_frame(claims)]).unique("claim_id", maintain_order=True)


@pytest.mark.parametrize("name", sorted(writers()))
def test_the_claims_of_every_sample_come_back_or_are_named(tmp_path, name, samples):
    left_out, file = written(tmp_path, name, samples)
    columns = ("title", *BOUNDS, "start_kind", "end_kind", "edtf", "citation")
    given = samples.filter(~pl.col("claim_id").is_in(left_out))
    assert facts(read(file), columns) == facts(given, columns)


def matrix():
    """A row for cases that the same formats keep; formats that keep the same stand together."""
    with tempfile.TemporaryDirectory() as folder:
        left_out = {name: written(folder, name, ALL)[0] for name in sorted(writers())}
    groups = {}
    for name, ids in left_out.items():
        groups.setdefault(tuple(ALL["claim_id"].is_in(ids)), []).append(name)
    yield "| case | " + " | ".join(", ".join(names) for names in groups.values()) + " |"
    yield "|---|" + "---|" * len(groups)
    rows = {}
    for n, case in enumerate(CASES):
        rows.setdefault(tuple(column[n] for column in groups), []).append(case)
    for lost, cases in rows.items():
        yield f"| {', '.join(cases)} | " + " | ".join("left out" if each else "kept" for each in lost) + " |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(matrix()) + "\n")
