"""What a store holds after its writers were killed, wrote at once, and had no room.

    python -m tests.benchmarks.faults [--kills 100]

Counts claims: those of each event file that were wanted, lost and doubled. Who may mount a disk in memory has one
filled, too; who may not is told so.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

ROWS = 60
PART = 20
"""Records of one commit: three of a file, and then the fold."""
DISK, FREE = 48 * 2**20, 300_000
"""Bytes of the disk that gets full, and of those that are free on it at first."""


def event_file(folder: Path, number: int) -> Path:
    """An event file of its own."""
    rows = (
        f"{number}-{row},19{row:02}-{number % 12 + 1:02}-05,Mill {number} of Brenna burned,Paper" for row in range(ROWS)
    )
    file = folder / f"{number}.csv"
    file.write_text("record_id,date,title,source\n" + "\n".join(rows) + "\n", "utf-8")
    return file


def merge_all(files: Sequence[Path], store: Path, largest: int = 0) -> None:
    """Merge some files; `largest` is how many bytes a file may have, 0: any."""
    import resource

    from dateline.events.errors import StoreError
    from dateline.pipeline.clock import FixedClock
    from dateline.pipeline.merge import merge
    from dateline.pipeline.storing.store import Store

    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    for file in files:
        try:
            merge([file], Store(store), clock=FixedClock(0), part=PART)
        except StoreError as err:
            sys.exit(f"{err}")


def state(store: Path, files: int) -> str:
    """What of these files a store holds, and whether its kept fold is that of its claims."""
    from dateline.events.table.folding.fold import fold
    from dateline.pipeline.folding.state import FoldState
    from dateline.pipeline.storing.store import Store

    opened = Store(store)
    claims = opened.claims().collect()
    ids = claims["claim_id"].n_unique()
    kept = FoldState.of(opened)
    folded = kept.folded(opened) if kept else None
    same = folded is not None and folded.events.equals(fold(claims).events)
    parts = claims.select("record_id").to_series().str.split("-").list.first().value_counts()["count"]
    whole = all(count % PART == 0 for count in parts)
    return (
        f"lost {files * ROWS - ids}, doubled {claims.height - ids}, whole additions only: {whole},"
        f" kept fold equals the fold: {same}"
    )


def kills(context: ForkServerContext, folder: Path, count: int) -> str:
    """Kill writers at random moments, each at work on a file of its own; then give each file again."""
    files = [event_file(folder, number) for number in range(count)]
    store, chance, died = folder / "killed", random.Random(1), 0
    began = time.monotonic()
    first = context.Process(target=merge_all, args=(files[:1], store))
    first.start()
    first.join()
    length = time.monotonic() - began
    for file in files[1:] + files[:1]:
        writer = context.Process(target=merge_all, args=([file], store))
        writer.start()
        time.sleep(length * chance.random())
        died += writer.is_alive()
        writer.kill()
        writer.join()
    last = context.Process(target=merge_all, args=(files, store))
    last.start()
    last.join()
    return f"{died} of {count} writers killed: {state(store, count)}"


def at_once(context: ForkServerContext, folder: Path) -> str:
    """Four writers of ten files each, two of them of the same."""
    files = [event_file(folder, 1000 + number) for number in range(30)]
    store = folder / "at once"
    parts = [files[:10], files[10:20], files[20:], files[20:]]
    writers = [context.Process(target=merge_all, args=(part, store)) for part in parts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    failed = sum(writer.exitcode != 0 for writer in writers)
    return f"four writers at once, {failed} failed: {state(store, 30)}"


def no_growth(context: ForkServerContext, folder: Path) -> str:
    """Writers that may not write files beyond a size; then one that may."""
    files = [event_file(folder, 2000 + number) for number in range(20)]
    store, refused = folder / "no growth", 0
    for place, file in enumerate(files):
        refused += wrote(context, [file], store, 2000 + 2000 * place) != 0
    wrote(context, files, store)
    return f"files that cannot grow, {refused} of 20 merges refused, then all given again: {state(store, 20)}"


def full_disk(context: ForkServerContext, folder: Path) -> str:
    """Writers on a disk of its own that is nearly full; then there is room."""
    room = folder / "disk"
    room.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(room)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        return "a full disk: not tried, since this user may not mount one"
    try:
        files = [event_file(folder, 3000 + number) for number in range(20)]
        ballast, store = room / "ballast", room / "store"
        ballast.write_bytes(bytes(DISK - FREE))
        refused = sum(wrote(context, [file], store) != 0 for file in files)
        ballast.unlink()
        wrote(context, files, store)
        return f"a full disk, {refused} of 20 merges refused, then room and all given again: {state(store, 20)}"
    finally:
        subprocess.run(["umount", str(room)], check=True)


def wrote(context: ForkServerContext, files: Sequence[Path], store: Path, largest: int = 0) -> int | None:
    """The exit code of a writer of its own."""
    writer = context.Process(target=merge_all, args=(files, store, largest))
    writer.start()
    writer.join()
    return writer.exitcode


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what each fault left."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    given = parser.parse_args(arguments)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dateline.pipeline.merge", "dateline.pipeline.folding.state", "deltalake"])
    with TemporaryDirectory(prefix="dateline-") as scratch:
        print(kills(context, Path(scratch), given.kills), flush=True)
        print(at_once(context, Path(scratch)), flush=True)
        print(no_growth(context, Path(scratch)), flush=True)
        print(full_disk(context, Path(scratch)), flush=True)


if __name__ == "__main__":
    main()
