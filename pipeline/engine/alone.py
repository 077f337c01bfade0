"""A task under suspicion, in a process of its own: what it gives, or how its process ends.

When a worker dies nobody knows whose fault it was: a text that crashes a library, one that needs more memory than there
is, or somebody outside. Here it can be told. A process that crashes ends by a signal of its own; one that asks for more
memory than there is, is told so, since it has a limit; so a process that was killed was killed from outside, and says
nothing against its task.
"""

from __future__ import annotations

import logging
import os
import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, cast

from dateline.pipeline.engine import spool as spooling
from dateline.pipeline.engine.executors import serve
from dateline.pipeline.engine.task import Frames, Lost, Payload, Task, Work

log = logging.getLogger(__name__)

CRASHES: Final = 2
"""How often a task may crash alone before it is given up."""
KILLS: Final = 12
"""How often its process may be killed from outside: where memory cannot be limited that is how want of it shows."""

_OUTSIDE: Final = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP})


def alone(work: Work[Payload], task: Task[Payload], spool: Path | None) -> Frames | Lost:
    """Run a task in a process of its own until it ends, or is given up.

    Raises:
        Exception: whatever the task raises.
    """
    crashes = kills = 0
    while crashes < CRASHES and kills < KILLS:
        answer, code = _once(work, task, spool)
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        kills, crashes = (kills + 1, crashes) if code in _OUTSIDE else (kills, crashes + 1)
        log.warning("engine.died_alone key=%s exit=%s", task.key, code)
    if crashes < CRASHES:
        return Lost(task.key, f"its worker was killed {kills} times; it may need more memory than there is")
    return Lost(task.key, f"its worker died each time, in the end alone (exit code {code})")


def _once(work: Work[Payload], task: Task[Payload], spool: Path | None) -> tuple[Frames | Exception | None, int | None]:
    """What the process answered, None where it died before; and its exit code."""
    ours, theirs = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_answer, args=(theirs, work, task, spool), daemon=True)
    process.start()
    theirs.close()
    answer = None
    with ours, suppress(EOFError, OSError):
        answer = cast("Frames | Exception", ours.recv())
    process.join()
    return answer, process.exitcode


def _answer(channel: Connection, work: Work[Payload], task: Task[Payload], spool: Path | None) -> None:
    serve()
    _limit()
    try:
        answer: Frames | Exception = spooling.run(work, task, spool)
    except Exception as err:  # noqa: BLE001 - raised again by who asked
        answer = err
    channel.send(answer)


def _limit() -> None:
    """No more memory than there is; where that cannot be known, none is set."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + available()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, OSError, ValueError) as err:
        log.info("engine.no_limit_of_memory %s", type(err).__name__)


def available() -> int:
    """Bytes of memory that can be had now, on this machine or in this container.

    Source: proc(5), MemAvailable; cgroup v2, memory.max and memory.current.
    """
    known = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines())
    free = int(known["MemAvailable"].split()[0]) * 1024
    group = Path("/sys/fs/cgroup")
    with suppress(OSError, ValueError):  # no container, or one without a limit ("max")
        most, used = (int((group / f"memory.{name}").read_text("ascii")) for name in ("max", "current"))
        free = min(free, most - used)
    return max(free, 0)
