"""Results of finished tasks in a folder, written whole and renamed: a task whose frames are there is not run again."""

from __future__ import annotations

import logging
import shutil
import uuid
from contextlib import suppress
from pathlib import Path

from dateline.pipeline.engine.task import Frames, Payload, Task, Work

log = logging.getLogger(__name__)


def run(work: Work[Payload], task: Task[Payload], spool: Path | None) -> Frames:
    """The frames of a task: those that are there, or made now and kept there."""
    if spool is None:
        return work(task.payload)
    home = spool / task.key
    kept = _kept(home)
    if kept is not None:
        return kept
    from polars.exceptions import PolarsError

    frames = work(task.payload)
    try:
        _keep(frames, home)
    except (
        OSError,
        PolarsError,
    ) as err:  # a full disk, or another run that cleared the spool: only a killed run would miss it
        log.info("engine.not_spooled key=%s %s", task.key, type(err).__name__)
    return frames


def forget(home: Path) -> None:
    """Take a result away: its name first, so that nobody reads half of it."""
    gone = home.with_name(f"{home.name}.{uuid.uuid4().hex}.gone")
    with suppress(OSError):
        home.rename(gone)
    for left in home.parent.glob(f"{home.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _kept(home: Path) -> Frames | None:
    """A finished result; None where there is none, or another run took it away meanwhile."""
    import polars as pl

    try:
        folder = home.stat().st_ino
        frames = {file.stem: pl.read_ipc(file) for file in sorted(home.glob("*.arrow"))}
        return frames if home.stat().st_ino == folder else None
    except OSError:
        return None


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
