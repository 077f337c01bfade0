"""How wide vague words are, from a user's file: rows that count instead of those that come with Dateline."""

from __future__ import annotations

from pathlib import Path

from dateline.events.errors import ReadError, RuleError
from dateline.events.text.views import Widths, read_widths, widths


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
