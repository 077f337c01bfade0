"""Every row of edtf.tsv: a valid string with its level and days, or an invalid one with the place of its error.

`..` is an open end, `?` an unknown one. A level of `-` marks what must be refused.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import DAY, EndKind, day_text
from dateline.events.time.edtf import parse, write

LINES = Path(__file__).with_name("edtf.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES[1:] if not line.startswith("# ")]
VALID = [row for row in ROWS if row[1] != "-"]
INVALID = [row for row in ROWS if row[1] == "-"]
KINDS = {EndKind.OPEN: "..", EndKind.UNKNOWN: "?"}


def test_the_table_holds_both_sorts():
    assert len(VALID) > 70
    assert len(INVALID) > 50


@pytest.mark.parametrize(("text", "level", "lower", "upper", "note"), VALID, ids=[row[0] for row in VALID])
def test_valid(text, level, lower, upper, note):
    read = parse(text)
    got_lower = KINDS.get(read.lower_kind) if read.lower is None else day_text(read.lower * DAY)
    got_upper = KINDS.get(read.upper_kind) if read.upper is None else day_text(read.upper * DAY)
    assert (level, lower, upper) == (str(read.level), got_lower, got_upper)


@pytest.mark.parametrize("text", [row[0] for row in VALID])
def test_written_form_reads_back_the_same(text):
    read = parse(text)
    written = write(read)
    assert parse(written) == read
    assert write(parse(written)) == written
    assert len(written) <= len(text)


@pytest.mark.parametrize(
    ("text", "level", "position", "nothing", "note"), INVALID, ids=[f"{row[0]} ({row[4]})" for row in INVALID]
)
def test_invalid(text, level, position, nothing, note):
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert (text, int(position)) == (caught.value.text, caught.value.position)
