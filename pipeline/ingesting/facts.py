"""A table of dated facts from a file: words that are true only from one day to another, to date a text that does not.

TOML holds `[[fact]]` rows with `pattern`, `from`, `to`; CSV has a header with those three names. Days are ISO 8601 and
inclusive; `from` or `to` may be left out.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.events.errors import BoundsError, ReadError
from dateline.events.text.dating.clues import Fact
from dateline.events.time.bounds import DAY, Instant, from_iso


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts of a file, in its order.

    Raises:
        ReadError: It cannot be opened, is neither TOML nor CSV, or a row is wrong.
    """
    try:
        text = path.read_text("utf-8-sig")
        rows = (
            tomllib.loads(text).get("fact", []) if path.suffix == ".toml" else list(csv.DictReader(text.splitlines()))
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as err:
        raise ReadError(str(path), "not a table of facts", "give TOML [[fact]] rows or CSV: pattern, from, to") from err
    return tuple(_facts(rows, path))


def _facts(rows: Iterable[Mapping[str, object]], path: Path) -> Iterable[Fact]:
    for number, row in enumerate(rows, start=1):
        pattern = str(row.get("pattern") or "").strip()
        if not pattern:
            raise ReadError(f"{path}: row {number}", "no pattern", "name the words of the text")
        try:
            first, last = _day(row.get("from")), _day(row.get("to"))
        except BoundsError as err:
            raise ReadError(f"{path}: row {number}", str(err), "write days as YYYY-MM-DD") from err
        yield Fact(pattern, first, None if last is None else last + DAY - 1)


def _day(given: object) -> Instant | None:
    return from_iso(str(given)) if given not in (None, "") else None
