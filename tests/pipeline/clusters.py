"""A Dask scheduler with two workers on loopback, started and ended by the tests."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler, and the processes: the scheduler and two workers."""
    distributed = pytest.importorskip("distributed")
    address = folder / "scheduler.json"
    end = ("--host", "127.0.0.1", "--no-dashboard")
    work = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--scheduler-file", str(address))
    commands = [
        ("scheduler", *end, "--port", "0", "--scheduler-file", str(address)),
        ("worker", *work),
        ("worker", *work),
    ]
    with (folder / "log").open("wb") as log:
        processes = [
            subprocess.Popen([sys.executable, "-m", "dask", *command], cwd=folder, stdout=log, stderr=log)
            for command in commands
        ]
    try:
        with distributed.Client(scheduler_file=str(address), timeout="60s") as client:
            client.wait_for_workers(2, timeout=60)
            where = client.scheduler.address
        yield where, [process.pid for process in processes]
    finally:
        for process in reversed(processes):  # the scheduler last: the workers take their leave of it
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end; one that does not is ended."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
