"""What a person is told of an error that nobody foresaw: one line, and how to see where it arose."""

from __future__ import annotations

import logging
from typing import Final

from dateline.pipeline.terminal.console import legible, note

log = logging.getLogger(__name__)

EXIT: Final = 70
"""The exit code of a fault of our own. Source: sysexits.h, EX_SOFTWARE."""

MEMORY: Final = "there is not enough memory; give fewer files at a time, or end other programs"
OURS: Final = "a fault of Dateline; please report it. `dateline --verbose` before the same command shows where it arose"
_SHOWN: Final = 200


class LegibleFormatter(logging.Formatter):
    """Lines of the log with nothing in them that a terminal would obey."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        return legible(super().format(record))


def tell(error: BaseException) -> int:
    """Say in one line what failed and on what; the traceback goes to the log. Returns the exit code."""
    log.debug("cli.failed", exc_info=error)
    note("dateline: " + told(error))
    return EXIT


def told(error: BaseException) -> str:
    r"""What failed, on what (the notes of the error), and what would do, in one line.

    >>> told(ZeroDivisionError("division\nby zero")).partition("; ")[0]
    'ZeroDivisionError: division by zero'
    """
    where = "".join(f"{place}: " for place in getattr(error, "__notes__", ()))
    if isinstance(error, MemoryError):
        return where + MEMORY
    said = " ".join(str(error).split())[:_SHOWN]
    return f"{where}{type(error).__name__}" + (f": {said}" if said else "") + f"; {OURS}"
