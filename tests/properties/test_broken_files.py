"""Whatever is done to a file, every record that is left is told of, and nothing but a report comes of it."""

import json
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


ODD = (None, True, -1, 1.5, 10**30, "", "\ud800", "2024-02-30", "9999-12-31", [], {}, [None], [{}], {"year": 10**9})


def retyped(content, chance):
    """JSON, or lines of it, with one member another value."""
    try:
        lines = [json.loads(line) for line in content.decode().splitlines() or [""]]
    except ValueError:
        try:
            lines = [json.loads(content)]
        except ValueError:
            return content
    places = [place for line in lines for place in places_in(line)]
    if places:
        holder, name = chance.choice(places)
        holder[name] = chance.choice(ODD)
    return "\n".join(map(json.dumps, lines)).encode()


def places_in(value):
    """Each member of a JSON value: what holds it, and its name there."""
    names = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for name in names:
        yield value, name
        yield from places_in(value[name])


DAMAGE = (cut, flipped, without, twice, shuffled_lines, shuffled_columns, retyped)


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
    "".join(text for note in found.notes for text in (note.place, note.reason, note.value)).encode()
