"""The same tasks on one core, on all cores, or on a cluster: one code path over `concurrent.futures.Executor`.

A task is a function of a payload that returns named frames. It is idempotent, so it may run twice: with a spool folder
its frames are written whole and renamed, and a task whose frames are there already is not run again. A worker that dies
takes no task with it: what was under way is run again, one at a time, and a task that kills its worker every time is
given up as `Lost`, so that one hostile document cannot stop a run.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from dateline.events.errors import QueryError

if TYPE_CHECKING:
    import polars as pl

log = logging.getLogger(__name__)

Payload = TypeVar("Payload")
Frames = Mapping[str, "pl.DataFrame"]
"""What a task returns: frames by name."""

TRIES: Final = 2
"""How often a task runs alone, after its worker died, before it is given up."""


@dataclass(frozen=True, slots=True)
class Task(Generic[Payload]):
    """One piece of work; `key` is the identity of its result (content and code version)."""

    key: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Lost:
    """A task given up, and why."""

    key: str
    reason: str


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
    _pool: _Pool | None = field(default=None, repr=False, compare=False)

    @property
    def width(self) -> int:
        """How many tasks run at once on this machine."""
        return self.workers or len(os.sched_getaffinity(0))

    def run(
        self,
        work: Callable[[Payload], Frames],
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
                yield task, _run(work, task, spool)
            return
        yield from _Window(self, work, spool).results(tasks)

    @contextmanager
    def kept(self) -> Iterator[Engine]:
        """An engine whose processes stay between runs, for many small ones; ended with the block."""
        pool = _Pool(replace(self, workers=self.width))
        try:
            yield replace(self, _pool=pool)
        finally:
            pool.end()

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """An executor of the standard interface; ended with the block, or with that of `kept`."""
        if self._pool is not None:
            try:
                yield self._pool.executor()
            except BaseException:
                self._pool.end()  # it may be broken; the next run starts another
                raise
        elif self.cluster is not None:
            with _cluster(self.cluster) as executor:
                yield executor
        else:
            with _processes(self.width) as executor:
                yield executor


class _Pool:
    """An executor that is made when it is first needed, and again when it broke."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open = ExitStack()
        self._executor: Executor | None = None

    def executor(self) -> Executor:
        if self._executor is None:
            self._executor = self._open.enter_context(self._engine.executor())
        return self._executor

    def end(self) -> None:
        self._executor = None
        self._open.close()


@contextmanager
def _processes(width: int) -> Iterator[Executor]:
    # spawn: a forked child of a process that has used polars may deadlock
    pool = ProcessPoolExecutor(width, mp_context=get_context("spawn"), initializer=_serve)
    try:
        yield pool
    finally:
        # where all went well nothing waits; else what waits is not begun, and what is under way still reaches the spool
        pool.shutdown(wait=True, cancel_futures=True)


class _Window(Generic[Payload]):
    """The tasks under way, oldest first."""

    def __init__(self, engine: Engine, work: Callable[[Payload], Frames], spool: Path | None) -> None:
        self._engine, self._work, self._spool = engine, work, spool
        self._under_way: deque[tuple[Task[Payload], Future[Frames]]] = deque()

    def results(self, tasks: Iterable[Task[Payload]]) -> Iterator[tuple[Task[Payload], Frames | Lost]]:
        waiting = iter(tasks)
        while True:
            try:
                with self._engine.executor() as executor:
                    yield from self._drive(executor, waiting)
                return
            except BrokenProcessPool:
                orphans = [task for task, _ in self._under_way]
                self._under_way.clear()
                log.warning("engine.worker_died again=%d", len(orphans))
            for task in orphans:
                yield task, self._alone(task)

    def _drive(
        self, executor: Executor, waiting: Iterator[Task[Payload]]
    ) -> Iterator[tuple[Task[Payload], Frames | Lost]]:
        more = True
        while more or self._under_way:
            while more and len(self._under_way) < self._room(executor):
                task = next(waiting, None)
                if task is None:
                    more = False
                else:
                    # held before it is submitted: a pool that breaks at that moment must not lose it
                    self._under_way.append((task, Future()))
                    future = executor.submit(_run, self._work, task, self._spool)
                    self._under_way[-1] = (task, future)
            if self._under_way:
                task, future = self._under_way[0]
                result = _result(task, future)
                self._under_way.popleft()
                yield task, result

    def _room(self, executor: Executor) -> int:
        return 2 * int(getattr(executor, "width", self._engine.width))

    def _alone(self, task: Task[Payload]) -> Frames | Lost:
        for _ in range(TRIES):
            try:
                with Engine(workers=2).executor() as executor:
                    return executor.submit(_run, self._work, task, self._spool).result()
            except BrokenProcessPool:
                log.warning("engine.task_killed_its_worker key=%s", task.key)
        return Lost(task.key, f"its worker died {TRIES + 1} times; too large, or it needs more memory than there is")


def _result(task: Task[Payload], future: Future[Frames]) -> Frames | Lost:
    try:
        return future.result()
    except Exception as err:
        # a scheduler gives up a task that has killed several workers; its class is in the optional extra
        if type(err).__name__ != "KilledWorker":
            raise
        return Lost(task.key, "its workers died; too large, or it needs more memory than there is")


def _run(work: Callable[[Payload], Frames], task: Task[Payload], spool: Path | None) -> Frames:
    if spool is None:
        return work(task.payload)
    home = spool / task.key
    kept = _kept(home)
    if kept is not None:
        return kept
    frames = work(task.payload)
    try:
        _keep(frames, home)
    except OSError as err:  # a full disk, or another run that cleared the spool: only a killed run would miss it
        log.info("engine.not_spooled key=%s %s", task.key, type(err).__name__)
    return frames


def _kept(home: Path) -> Frames | None:
    """A finished result; None where there is none, or another run took it away meanwhile."""
    import polars as pl

    try:
        folder = home.stat().st_ino
        frames = {file.stem: pl.read_ipc(file) for file in sorted(home.glob("*.arrow"))}
        return frames if home.stat().st_ino == folder else None
    except OSError:
        return None


def forget(home: Path) -> None:
    """Take a result away: its name first, so that nobody reads half of it."""
    gone = home.with_name(f"{home.name}.{uuid.uuid4().hex}.gone")
    with suppress(OSError):
        home.rename(gone)
    for left in home.parent.glob(f"{home.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _serve() -> None:
    """Begin as a worker: Ctrl-C is for the run to answer; a worker whose run was killed ends, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_await_parent, name="dateline-parent", daemon=True).start()


def _await_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _keep(frames: Frames, home: Path) -> None:
    draft = home.with_name(f"{home.name}.{uuid.uuid4().hex}.part")
    draft.mkdir(parents=True)
    for name, frame in frames.items():
        frame.write_ipc(draft / f"{name}.arrow")
    try:
        draft.rename(home)
    except OSError:
        if not home.is_dir():
            raise
        shutil.rmtree(draft)  # another worker finished the same task first


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        connect: Any = import_module("distributed").Client  # an optional extra, and untyped
    except ImportError as err:
        raise QueryError(
            f"--cluster {address}", "dask.distributed is not installed", "pip install 'dateline[cluster]'"
        ) from err
    try:
        client = connect(address, timeout="10s")
    except (OSError, ValueError) as err:
        raise QueryError(f"--cluster {address}", f"no scheduler answers ({err})", "start one: dask scheduler") from err
    with client:
        executor = client.get_executor(pure=False)
        executor.width = max(1, sum(client.nthreads().values()))
        yield executor
