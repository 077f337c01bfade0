"""Tasks over `concurrent.futures.Executor`, on one core, on all cores, or on a cluster; results in their order.

A worker that dies takes no task with it: what was under way is run again in new workers, and a task that was there
each time a worker died is run in a process of its own, where it can be told whose fault it is (`alone`). A task at
fault is given up as `Lost`, so that one hostile document cannot stop a run; one whose workers are killed from outside
is not.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Generic

from dateline.pipeline.engine import spool as spooling
from dateline.pipeline.engine.alone import alone
from dateline.pipeline.engine.executors import Kept, cluster, processes
from dateline.pipeline.engine.task import Frames, Lost, Payload, Task, Work

log = logging.getLogger(__name__)

FALLS: Final = 2
"""A task that was under way this often when a worker died is run alone."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where tasks run.

    Attributes:
        workers: Local processes; 1 runs in this process, 0 stands for all cores; None leaves it to the caller of `run`
            how many are worth their start, and is all cores where it does not say.
        cluster: Address of a Dask scheduler; it wins over `workers`. Needs the extra `dateline[cluster]`.

    >>> Engine(workers=3).width
    3
    """

    workers: int | None = 1
    cluster: str | None = None
    _pool: Kept | None = field(default=None, repr=False, compare=False)

    @property
    def width(self) -> int:
        """How many tasks run at once on this machine."""
        return self.workers or len(os.sched_getaffinity(0))

    def run(
        self,
        work: Work[Payload],
        tasks: Iterable[Task[Payload]],
        *,
        spool: Path | None = None,
    ) -> Iterator[tuple[Task[Payload], Frames | Lost]]:
        """Run `work` on each task's payload and yield the results in the order of the tasks.

        No more than twice as many tasks as workers are held at a time, so memory does not grow with their number.

        Args:
            work: A function of a module (it travels by name to the workers).
            tasks: Their keys name files in `spool`.
            spool: A folder that all workers reach; finished tasks are kept there. None keeps nothing.
        """
        if self.width == 1 and self.cluster is None:
            for task in tasks:
                yield task, spooling.run(work, task, spool)
            return
        yield from _Window(self, work, spool).results(iter(tasks))

    @contextmanager
    def kept(self) -> Iterator[Engine]:
        """An engine whose processes stay between runs, for many small ones; ended with the block."""
        pool = Kept(replace(self, workers=self.width).executor)
        try:
            yield replace(self, _pool=pool)
        finally:
            pool.end()

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """An executor of the standard interface; ended with the block, or with that of `kept`."""
        if self._pool is not None:
            made = self._pool.executor()
        elif self.cluster is not None:
            made = cluster(self.cluster)
        else:
            made = processes(self.width)
        with made as executor:
            yield executor


@dataclass(slots=True)
class _Held(Generic[Payload]):
    """A task under way: its result to come, and how often a worker died meanwhile."""

    task: Task[Payload]
    future: Future[Frames] | None = None
    falls: int = 0

    def fell(self) -> None:
        """A worker died: what had ended before stays."""
        ended = self.future is not None and self.future.done() and not self.future.cancelled()
        if self.future is None or not ended or isinstance(self.future.exception(), BrokenProcessPool):
            self.future, self.falls = None, self.falls + 1


class _Window(Generic[Payload]):
    """The tasks under way, oldest first."""

    def __init__(self, engine: Engine, work: Work[Payload], spool: Path | None) -> None:
        self._engine, self._work, self._spool = engine, work, spool
        self._under_way: deque[_Held[Payload]] = deque()

    def results(self, waiting: Iterator[Task[Payload]]) -> Iterator[tuple[Task[Payload], Frames | Lost]]:
        """What all tasks give; the executor is made anew as often as it breaks."""
        while True:
            try:
                with self._engine.executor() as executor:
                    yield from self._drive(executor, waiting)
                return
            except BrokenProcessPool:
                for held in self._under_way:
                    held.fell()
                log.warning("engine.worker_died under_way=%d", len(self._under_way))

    def _drive(
        self, executor: Executor, waiting: Iterator[Task[Payload]]
    ) -> Iterator[tuple[Task[Payload], Frames | Lost]]:
        for held in self._under_way:
            self._submit(executor, held)
        more = True
        while more or self._under_way:
            while more and len(self._under_way) < self._room(executor):
                task = next(waiting, None)
                if task is None:
                    more = False
                else:
                    # held before it is submitted: a pool that breaks at that moment must not lose it
                    self._under_way.append(_Held(task))
                    self._submit(executor, self._under_way[-1])
            if self._under_way:
                held = self._under_way[0]
                result = self._result(held)
                self._under_way.popleft()
                yield held.task, result

    def _submit(self, executor: Executor, held: _Held[Payload]) -> None:
        if held.future is None and held.falls < FALLS:
            held.future = executor.submit(spooling.run, self._work, held.task, self._spool)

    def _room(self, executor: Executor) -> int:
        return 2 * int(getattr(executor, "width", self._engine.width))

    def _result(self, held: _Held[Payload]) -> Frames | Lost:
        if held.future is None:
            return alone(self._work, held.task, self._spool)
        try:
            return held.future.result()
        except Exception as err:
            # a scheduler gives up a task that has lost several workers; its class is in the optional extra
            if type(err).__name__ != "KilledWorker":
                raise
            return alone(self._work, held.task, self._spool)
