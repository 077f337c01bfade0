"""Executors of the standard interface: local processes, or a Dask cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from dateline.events.errors import QueryError


@contextmanager
def processes(width: int) -> Iterator[Executor]:
    """Local processes, ended with the block."""
    # spawn: a forked child of a process that has used polars may deadlock
    pool = ProcessPoolExecutor(width, mp_context=get_context("spawn"), initializer=serve)
    try:
        yield pool
    finally:
        # where all went well nothing waits; else what waits is not begun, and what is under way still reaches the spool
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a Dask scheduler; the attribute `width` says how many tasks they run at once.

    Raises:
        QueryError: no scheduler answers, or the package is not installed.
    """
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


def serve() -> None:
    """Begin as a worker: Ctrl-C is for the run to answer; a worker whose run was killed ends, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_await_parent, name="dateline-parent", daemon=True).start()


def _await_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Kept:
    """An executor that is made when it is first needed, and again when it broke."""

    def __init__(self, make: Callable[[], AbstractContextManager[Executor]]) -> None:
        """Nothing is started yet."""
        self._make = make
        self._open = ExitStack()
        self._executor: Executor | None = None

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """The executor; it stays when the block ends well."""
        if self._executor is None:
            self._executor = self._open.enter_context(self._make())
        try:
            yield self._executor
        except BaseException:
            self.end()  # it may be broken; the next one is another
            raise

    def end(self) -> None:
        """End what was started."""
        self._executor = None
        self._open.close()
