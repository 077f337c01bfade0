"""Whatever is done to a file, every record that is left is told of, and nothing but a report comes of it."""

import logging
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.pipeline.ingesting.accounting import account_of
from dateline.pipeline.ingesting.mapping import Mapping

SAMPLES = sorted(
    p for p in (Path(__file__).parent.parent.parent / "seeds" / "samples").iterdir() if ".expected." not in p.name
)
FAILED = "reader failed"
"""In the reason of a reject where a reader raised what it should not."""


def cut(content, chance):
    return content[: chance.randrange(len(content))]


def flipped(content, chance):
    held = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def without(content, chance):
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 200) :]


def twice(content, chance):
    start = chance.randrange(len(content))
    return content[:start] + content[max(0, start - chance.randrange(1, 200)) :]


def shuffled_lines(content, chance):
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def shuffled_columns(content, chance):
    rows = [line.split(b",") for line in content.splitlines()]
    order = list(range(max(map(len, rows))))
    chance.shuffle(order)
    return b"\n".join(b",".join(row[n] for n in order if n < len(row)) for row in rows)


DAMAGE = (cut, flipped, without, twice, shuffled_lines, shuffled_columns)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
@given(seed=st.integers(0, 2**32), damage=st.lists(st.sampled_from(DAMAGE), min_size=1, max_size=2))
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_broken_file_loses_nothing_without_a_word(tmp_path, sample, seed, damage):
    chance, content = random.Random(seed), sample.read_bytes()
    for one in damage:
        content = one(content, chance) if content else b""
    file = tmp_path / sample.name
    file.write_bytes(content)
    logging.disable(logging.CRITICAL)
    try:
        found = account_of(file, sample.name, Mapping(), set())
    finally:
        logging.disable(logging.NOTSET)
    assert [note.reason for note in found.notes if FAILED in note.reason] == []
    assert found.lost <= 0 or found.is_refused
    assert found.records is None or found.records or found.notes or found.read
