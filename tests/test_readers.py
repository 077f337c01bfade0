"""Every sample is claimed by one reader and read as its expectation says, item by item, rejects and skips too.

To accept a change that was meant: `python tests/test_readers.py` writes the expectations again; read the difference.
"""

import json
from dataclasses import fields
from pathlib import Path, PurePath

import polars as pl
import pytest

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim
from dateline.events.time.bounds import iso
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers import Columns, Context, reader_for, readers
from dateline.pipeline.readers.common.finder import choose

SAMPLES = Path(__file__).parent.parent / "seeds" / "samples"
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def samples():
    return sorted(p for p in SAMPLES.iterdir() if not p.name.endswith(".expected.jsonl"))


def expectation(sample):
    return SAMPLES / f"{sample.stem}.expected.jsonl"


def claim_told(claim):
    told = {
        "title": claim.title,
        "bounds": [iso(getattr(claim.bounds, name)) for name in BOUNDS],
        "kinds": [claim.bounds.start_kind, claim.bounds.end_kind],
        "granule": claim.bounds.granule,
        "edtf": claim.edtf,
        "date_text": claim.date_text,
        "record_id": claim.record_id,
        "source_id": claim.source.source_id,
        "published": str(claim.source.published) if claim.source.published else None,
        "url": claim.source.url,
        "kind": claim.kind,
        "status": claim.status,
        "actors": [e.name for e in claim.actors],
        "places": [e.name for e in claim.places],
        "quantities": [[q.low, q.high, q.unit] for q in claim.quantities],
        "quote": claim.citation.quote,
    }
    return {"claim": {k: v for k, v in told.items() if v not in (None, [], "")}}


def told(item):
    if isinstance(item, Claim):
        return [claim_told(item)]
    if isinstance(item, pl.DataFrame):
        names = ["claim_id", "title", "edtf", "record_id", "end_kind"]
        rows = item.with_columns(pl.col(*BOUNDS).cast(pl.Int64)).iter_rows(named=True)
        return [{"row": {n: r[n] for n in names} | {"bounds": [iso(r[b]) for b in BOUNDS]}} for r in rows]
    if isinstance(item, Columns):
        return [{"columns": dict(item.meanings)}]
    values = {f.name: getattr(item, f.name) for f in fields(item)}
    if isinstance(item, Document):
        values |= {"dct": str(item.dct) if item.dct else None}
    kept = {k: v for k, v in values.items() if k not in {"file", "source"} and v not in (None, "")}
    return [{type(item).__name__.lower(): kept}]


def read(sample):
    items = reader_for(sample).read(sample, Context(sample.name))
    return [json.loads(json.dumps(line, default=str)) for item in items for line in told(item)]


@pytest.mark.parametrize("sample", samples(), ids=lambda p: p.name)
def test_a_sample_is_read_as_expected(sample):
    expected = [json.loads(line) for line in expectation(sample).read_text("utf-8").splitlines()]
    assert expected == read(sample)


@pytest.mark.parametrize("name", sorted(readers()))
def test_every_reader_has_a_sample(name):
    assert name in {reader_for(sample).name for sample in samples()}


@pytest.mark.parametrize(
    ("name", "head", "problem", "remedy"),
    [
        ("scan.jpg", b"\xff\xd8\xff\xe0 picture", "a JPEG picture", "OCR"),
        ("old.doc", b"\xd0\xcf\x11\xe0 file", "an old Office file", ".docx"),
        ("blob.bin", b"some\0thing", "binary", "leave it out"),
        ("notes.xyz", b"Some words of nobody.", "text of this suffix", "json lines"),
    ],
)
def test_what_no_reader_takes_is_told_with_what_would_do(name, head, problem, remedy):
    with pytest.raises(ReadError) as told:
        choose(PurePath(name), head, shown=name)
    assert problem in told.value.problem
    assert remedy in told.value.remedy


if __name__ == "__main__":
    for each in samples():
        lines = (json.dumps(line, ensure_ascii=False) for line in read(each))
        expectation(each).write_text("".join(f"{line}\n" for line in lines), "utf-8")
