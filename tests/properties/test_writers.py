"""Whatever claims are written and read back, their bounds, title and source are as they were."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.table.claim import Citation, Claim, Entity, Source
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import BOUNDS, DAY, SECOND, Bounds, EndKind, instant
from dateline.pipeline.ingesting.ingest import ingest
from dateline.pipeline.writers import export_of, writers

OWN = {"jsonl", "json", "csv", "tsv", "excel", "parquet"}
SUFFIX = {name: max(w.suffixes, key=len) if name in OWN else w.suffixes[0] for name, w in writers().items()}
SUFFIX |= {"jsonl": ".jsonl", "tsv": ".tsv", "parquet": ".parquet", "gdelt": ".gdelt.tsv"}
CONTENTS = ("earliest_start", "latest_start", "earliest_end", "latest_end")

letters = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
WORDS = ["NULL", "NA", "nan", "None", "TRUE", "1999", "-", "n/a", "<b></b>", "&amp;", "{", "[1]"]
SIGNS = ["=cmd()", "'=x", '"quoted"', "a,b;c\td", "line one\nline two", "<b>x</b>", "# [x] 1999: y", "//"]
titles = st.one_of(
    st.text(letters, min_size=1, max_size=40),
    st.sampled_from([*WORDS, *SIGNS]),
).map(lambda text: text.strip() or "untitled")
days = st.integers(instant(-3000) // DAY, instant(4000) // DAY)


@st.composite
def bounds(draw):
    """Somewhere, exactly, with two wide ends, open, or known on one side only; of days or of seconds."""
    step = draw(st.sampled_from([DAY, SECOND]))
    a, b, c, d = sorted(draw(st.lists(days, min_size=4, max_size=4, unique=True)))
    clocks = [draw(st.integers(0, DAY // SECOND - 1)) if step == SECOND else 0 for _ in range(4)]
    a, b, c, d = (day * DAY + clock * SECOND for day, clock in zip((a, b, c, d), clocks, strict=True))
    return draw(
        st.sampled_from(
            [
                Bounds.within(a, b),
                Bounds.within(a, a + step, "day" if step == DAY else "second"),
                Bounds.exactly(a, d),
                Bounds(a, b, c, d),
                Bounds(a, b, None, None, EndKind.STATED, EndKind.OPEN),
                Bounds(a, b, None, None, EndKind.STATED, EndKind.UNKNOWN),
                Bounds(None, d, None, d, EndKind.UNKNOWN, EndKind.STATED),
                Bounds(a, b, a, b, approximate=True, uncertain=True),
            ]
        )
    )


@st.composite
def claims(draw):
    """Claims of different records, each with a title, bounds and a source of its own."""
    made = []
    for number, title in enumerate(draw(st.lists(titles, min_size=1, max_size=3))):
        source = draw(titles)
        made.append(
            Claim(
                source=Source(source, f"{number:064d}", publisher=source, url="https://cable.example/a?b=1&c=2"),
                title=title,
                bounds=draw(bounds()),
                citation=Citation(None, None, draw(titles)),
                rule_id="record.test",
                extractor_version="test",
                record_id=f"r{number}",
                places=(Entity(draw(titles), "city"),),
            )
        )
    return made


def facts(frame):
    """Title, source, bounds and kinds of ends of each claim, as often as they are there."""
    rows = frame.with_columns(pl.col(*BOUNDS).cast(pl.Int64)).iter_rows(named=True)
    names = (*CONTENTS, "start_kind", "end_kind", "approximate", "uncertain")
    return sorted(repr((row["title"], row["citation"]["source_id"], *(row[name] for name in names))) for row in rows)


@pytest.mark.parametrize("name", sorted(writers()))
@given(made=claims())
@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back(tmp_path, name, made):
    frame = claim_frame(made)
    written = writers()[name].write(export_of(frame, frame, title="A title"))
    file = tmp_path / f"out{SUFFIX[name]}"
    file.write_bytes(written.content)
    left_out = {entry.id for entry, reason in written.omitted if reason}
    kept = frame.filter(~pl.col("claim_id").is_in(left_out))
    if kept.is_empty():
        return
    read = ingest([file])
    assert read.report[0].rejects == ()
    assert facts(read.claims) == facts(kept)
