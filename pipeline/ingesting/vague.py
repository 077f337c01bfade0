"""How wide vague words are, from a user's file: rows that count instead of those that come with Dateline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.events.errors import QueryError, ReadError, RuleError
from dateline.events.table.claim import OWN_WIDTHS
from dateline.events.text.tagging.views import Widths, read_widths, widths


def read_vague(path: Path) -> Widths:
    """The rows of a TOML file, in the form of the table that comes with Dateline.

    Raises:
        ReadError: It cannot be opened, a row is wrong, or has a name that no rule uses.
    """
    try:
        rows = read_widths(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, RuleError) as err:
        raise ReadError(str(path), f"not a table of widths: {err}", "give [early] core, outer, reason") from err
    unknown = sorted(rows.keys() - widths().keys())
    if unknown:
        raise ReadError(str(path), f"no vague word {', '.join(unknown)}", f"known are {', '.join(sorted(widths()))}")
    return rows


def refuse_other_widths(known: Iterable[str], version: str) -> None:
    """One store, one table: what two tables make of a document would hide each other by chance.

    Args:
        known: What a store holds, each ending in the version that read it.
        version: The extractor's version that would read now.

    Raises:
        QueryError: The store was read with widths of its user's that are not those of now.
    """
    ours = version.partition(OWN_WIDTHS)[2]
    theirs = {table for key in known if (table := key.partition(OWN_WIDTHS)[2])}
    if theirs - {ours}:
        raise QueryError("--widths", "the store was read with other widths", "give that file, or another --store")
