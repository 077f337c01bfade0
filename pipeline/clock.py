"""The only module that reads the clock."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> int:
        """Microseconds since 1970-01-01T00:00Z."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Microseconds since 1970-01-01T00:00Z, as the machine knows it."""
        return time.time_ns() // 1000


class FixedClock:
    """A clock for tests: stands still until told to move.

    >>> clock = FixedClock(0)
    >>> clock.advance(seconds=2)
    >>> clock.now()
    2000000
    """

    def __init__(self, instant: int) -> None:
        self._instant = instant

    def now(self) -> int:
        """The instant it stands at."""
        return self._instant

    def advance(self, *, seconds: float) -> None:
        """Move on."""
        self._instant += round(seconds * 1_000_000)
