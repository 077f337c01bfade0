"""Seconds of the stages of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

Item = TypeVar("Item")


class Stopwatch:
    """Adds up what each stage takes.

    >>> watch = Stopwatch("read", "store")
    >>> list(watch.each("read", [1, 2])), sorted(watch.seconds)
    ([1, 2], ['read', 'store'])
    """

    def __init__(self, *stages: str) -> None:
        """Nothing runs yet.

        Args:
            stages: Their names, in the order to show.
        """
        self.seconds = dict.fromkeys(stages, 0.0)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """What is done inside is of this stage."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - began

    def each(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items; waiting for them is of this stage, what is done with them is not."""
        waiting = iter(items)
        while True:
            with self.on(stage):
                item = next(waiting, self)
            if item is self:
                return
            yield item  # type: ignore[misc]
