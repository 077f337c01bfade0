"""Where a command writes: results to stdout; what it is doing to stderr, and progress only to a terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

STOPPED = 130
JOINERS = "\u200c\u200d"
"""What holds letters of Persian words and parts of emoji together."""


def out(text: str = "") -> None:
    """One line of the result, for a program: as it is."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """One line of the result, for a person."""
    sys.stdout.write(legible(text) + "\n")


def note(text: str) -> None:
    """One line about the work, for a person."""
    sys.stderr.write(legible(text) + "\n")


def legible(text: str) -> str:
    r"""Text with nothing in it that a terminal would obey but ends of lines: no escapes, no change of direction.

    >>> legible("e1  Fire\x1b[31m \u202eeriF\n  e2")
    'e1  Fire[31m eriF\n  e2'
    """
    kept = (" " if char in "\t\r" else char for char in text)
    return "".join(char for char in kept if char == "\n" or char in JOINERS or unicodedata.category(char)[0] != "C")


def counted(number: int, thing: str) -> str:
    """A number of things, in words.

    >>> counted(1, "event"), counted(0, "event")
    ('1 event', '0 events')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def meter() -> Iterator[Callable[[int, int], None]]:
    """Count documents and claims on stderr, with their rate, when that is a terminal; the line is wiped at the end.

    How many are still to come is not known before they are read, so no time left is promised.

    >>> with meter() as tell:
    ...     tell(16, 40)
    """
    started, total = perf_counter(), [0, 0]

    def tell(documents: int, claims: int) -> None:
        total[0] += documents
        total[1] += claims
        if sys.stderr.isatty():
            rate = _rate(total[0], perf_counter() - started)
            sys.stderr.write(f"\r{total[0]:,} documents, {total[1]:,} claims, {rate} \x1b[K")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


def _rate(documents: int, seconds: float) -> str:
    """Documents a second, or a minute where they are slower than that.

    >>> _rate(30, 10.0), _rate(4, 60.0)
    ('3.0 documents/s', '4.0 documents/min')
    """
    rate = documents / max(seconds, 0.001)
    return f"{rate:,.1f} documents/s" if rate >= 1 else f"{60 * rate:,.1f} documents/min"


@contextmanager
def resumable() -> Iterator[None]:
    """Answer Ctrl-C in work on a store with how to go on; the exit code is that of a command that Ctrl-C ended.

    >>> with resumable():
    ...     pass
    """
    try:
        yield
    except KeyboardInterrupt:
        note("stopped; what was read so far is kept. The same command again goes on from there")
        sys.exit(STOPPED)
