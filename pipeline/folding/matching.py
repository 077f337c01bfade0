"""Matching and clustering on the engine: the jobs of a fold as tasks, in any number of processes, with one result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dateline.events.table.folding.grown import Frames, Job
from dateline.pipeline.engine import Engine, Lost, Task, forget
from dateline.pipeline.folding.cache import code_version


class OnEngine:
    """Runs the jobs of a fold; what is done lies in the spool until `settle`, for a run that is killed."""

    def __init__(self, engine: Engine, spool: Path | None) -> None:
        self._engine, self._spool = engine, spool
        self._done: list[Path] = []

    def __call__(self, work: Callable[[Job], Frames], jobs: Iterable[Job]) -> Iterator[Frames]:
        """What the jobs give, in their order; a job whose worker died is done here."""
        for task, frames in self._engine.run(work, map(_task, jobs), spool=self._spool):
            if self._spool is not None:
                self._done.append(self._spool / task.key)
            yield work(task.payload) if isinstance(frames, Lost) else dict(frames)

    def settle(self) -> None:
        """Remove what was spooled: it is kept now."""
        for home in self._done:
            forget(home)
        if self._spool is not None:
            with suppress(OSError):  # another run's results are there, or it never came to be
                self._spool.rmdir()


def _task(job: Job) -> Task[Job]:
    """A job by what it is about and the code that does it."""
    return Task(hashlib.sha256(f"{code_version()}{type(job).__name__}{job.identity()}".encode()).hexdigest()[:32], job)
