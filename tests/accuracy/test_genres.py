"""Courts, hospitals, banks, history, sports, disasters, minutes, mails and obituaries: what their dates give."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.events.table.claim import Claim, Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, day_text, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 14), instant(2024, 6, 14) + DAY, "day")
LEAST = 0.9
"""Share of the events that must come out right; docs/extraction.md tells the figure."""


def cases() -> list[tuple[str, list[list[str]]]]:
    lines = (Path(__file__).parent / "genres.txt").read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    wanted = [[event.split() for event in line[1:].split(";") if event.strip() != "-"] for line in told[1::2]]
    return list(zip(told[::2], wanted, strict=True))


def day(words: str, *, last: bool) -> dt.date:
    """The first or last day of "1990", "1990-05" or "1990-05-03"."""
    parts = [int(part) for part in words.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(1) if last else dt.date(year, month, 1)


def days(words: str) -> tuple[str | None, str | None]:
    first, joint, last = words.partition("..")
    last = last if joint else first
    return (day(first, last=False).isoformat() if first else None, day(last, last=True).isoformat() if last else None)


def is_told(claim: Claim, heads: str, when: str, status: str, who: str) -> bool:
    start, end = claim.bounds.earliest_start, claim.bounds.latest_end
    own = (None if start is None else day_text(start), None if end is None else day_text(end - 1))
    on_time = when.startswith("~") or own == days(when)
    said = claim.attribution or "-"
    return bool(
        claim.trigger
        and claim.trigger.text in heads.split("|")
        and on_time
        and claim.status == status
        and (who.lower() in said.lower() if who != "-" else said == "-")
    )


def test_most_events_of_most_genres_are_right() -> None:
    if model_name() is None:
        pytest.skip("no English model is installed")
    right, wrong = 0, []
    for text, wanted in cases():
        claims = Extractor("parse").extract(text, Source("s", "0" * 64, doc_id="d", published=PUBLISHED)).claims
        for heads, when, status, who in wanted:
            found = any(is_told(claim, heads, when, status, who) for claim in claims)
            right += found
            wrong += [] if found else [(text, heads, when, status, who)]
    assert right / (right + len(wrong)) >= LEAST, "\n".join(map(str, wrong))
