"""The same tables from any number of workers and from a cluster, and after ten kills; what each takes.

    python -m tests.benchmarks.engine workers ARTICLES... [--each 40]
    python -m tests.benchmarks.engine kills ARTICLES... [--each 40] [--kills 10]

`--each` takes so many documents of each path, evenly spread over it. A cluster is a Dask scheduler with two workers,
each a process of its own on loopback. Seconds of CPU count all processes of a run; those of the clock mean little on a
machine that others use.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extraction, Extractor
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.engine import Engine
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import tasks_of
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import walk
from dateline.pipeline.merge import merge
from dateline.pipeline.readers import Context, reader_for
from dateline.pipeline.storing.place import SPOOL
from dateline.pipeline.storing.store import Store
from dateline.pipeline.timeline import Timeline
from tests.pipeline.clusters import cluster

LOOK = 0.02


@dataclass
class Marking:
    """An extractor that notes each document it has read, so that work done twice is seen."""

    marks: str
    inner: Extractor

    @property
    def version(self) -> str:
        """That of the extractor within: the claims are the same."""
        return self.inner.version

    def extract_each(self, documents: Iterable[tuple[str, Source]]) -> list[Extraction | Exception]:
        """What each text gives, and a mark for each."""
        read = list(documents)
        found = self.inner.extract_each(read)
        with Path(self.marks).open("a", encoding="utf-8") as file:
            file.writelines(f"{source.sha256}\n" for _, source in read)
        return found


RUN = """
import json, sys
from tests.benchmarks.engine import run_once

if __name__ == "__main__":
    run_once(**json.loads(sys.argv[1]))
"""


def run_once(folder: str, files: Sequence[str], workers: int, address: str, provider: str) -> None:
    """What a child process does: one merge, as the command does it."""
    merge(
        [Path(file) for file in files],
        Store(Path(folder, "store")),
        clock=FixedClock(0),
        engine=Engine(workers, address or None),
        extractor=Marking(str(Path(folder, "marks")), Extractor(provider)),  # type: ignore[arg-type]
    )


def start(folder: Path, files: Sequence[Path], *, workers: int, address: str, provider: str) -> subprocess.Popen[bytes]:
    """A run as a process of its own; its workers find what to do by name, so it is no `-m`."""
    script = folder / "run.py"
    script.write_text(RUN, "utf-8")
    given = {"folder": str(folder), "files": [str(file) for file in files]}
    given |= {"workers": workers, "address": address, "provider": provider}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen([sys.executable, str(script), json.dumps(given)], stdout=log, stderr=log)


def chosen(paths: Sequence[Path], each: int) -> list[Path]:
    """Files of each path, evenly spread over it."""
    found: list[Path] = []
    for path in paths:
        files = [file for file, _ in walk(path)]
        found += files[:: max(1, len(files) // each)][:each] if each else files
    return found


def digests(store: Path) -> tuple[str, str]:
    """Of the claims and of the events that a store amounts to."""
    claims = Store(store).claims().collect().sort("claim_id")
    tables = (claims, Timeline.open(store).events())
    first, second = (hashlib.sha256(table.write_ndjson().encode()).hexdigest()[:16] for table in tables)
    return first, second


def family(pids: Sequence[int]) -> list[psutil.Process]:
    """Processes and all that they started."""
    found = []
    for pid in pids:
        if psutil.pid_exists(pid):
            found += [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return found


class Meter:
    """Seconds of CPU of some processes, looked at while they live."""

    def __init__(self) -> None:
        self.spent: dict[int, float] = {}

    def look(self, processes: Sequence[psutil.Process]) -> None:
        """Note what each has used by now."""
        for process in processes:
            try:
                used = process.cpu_times()
            except psutil.Error:
                continue
            self.spent[process.pid] = used.user + used.system

    @property
    def total(self) -> float:
        """Of all."""
        return sum(self.spent.values())


def finished(run: subprocess.Popen[bytes], folder: Path, meter: Meter, others: Sequence[int] = ()) -> float:
    """Wait for a run to end well; its seconds of the clock."""
    began = time.monotonic()
    while run.poll() is None:
        meter.look(family([run.pid, *others]))
        time.sleep(LOOK * 5)
    if run.returncode:
        raise RuntimeError(f"the run ended with {run.returncode}: {(folder / 'log').read_text('utf-8')[-2000:]}")
    return time.monotonic() - began


@contextmanager
def place(name: str) -> Iterator[Path]:
    """A folder of its own."""
    with TemporaryDirectory(prefix=f"dateline-{name}-") as folder:
        yield Path(folder)


def compare_workers(files: Sequence[Path], provider: str) -> None:
    """Print what 1, 2 and 4 workers and a cluster take, and whether the tables are the same."""
    seen = set()
    for workers in (1, 2, 4):
        with place("engine") as folder:
            meter = Meter()
            wall = finished(start(folder, files, workers=workers, address="", provider=provider), folder, meter)
            seen.add(digests(folder / "store"))
            say(f"{workers} workers: {wall:.0f} s, {meter.total:.0f} CPU-s", folder)
    with place("engine") as folder, cluster(folder) as (address, pids):
        before, meter = Meter(), Meter()
        before.look(family(pids))
        run = start(folder, files, workers=1, address=address, provider=provider)
        wall = finished(run, folder, meter, pids)
        seen.add(digests(folder / "store"))
        say(f"Dask, two workers: {wall:.0f} s, {meter.total - before.total:.0f} CPU-s", folder)
    print("tables:", "identical" if len(seen) == 1 else f"DIFFERENT {seen}", flush=True)


def say(what: str, folder: Path) -> None:
    claims = Store(folder / "store").claims().collect().height
    print(f"{what}; {claims:,} claims, {Timeline.open(folder / 'store').count():,} events", flush=True)


def compare_kills(files: Sequence[Path], provider: str, kills: int) -> None:
    """Print what is left after workers, clients and whole runs were killed at random moments."""
    with place("engine") as folder:
        run = start(folder, files, workers=2, address="", provider=provider)
        length = finished(run, folder, Meter())
        wanted = digests(folder / "store")
    chance = random.Random(1)
    ways = {"a worker": kill_workers, "the whole run": kill_runs, "the client of a cluster": kill_clients}
    for name, kill in ways.items():
        with place("engine") as folder:
            died, again = kill(folder, files, provider, kills, length, chance)
            identical = digests(folder / "store") == wanted
            left = (folder / "store" / SPOOL).exists()
            print(
                f"{name} killed {died} times: {'identical' if identical else 'DIFFERENT'}, documents of finished tasks"
                f" read again: {again}, spool left: {left}",
                flush=True,
            )


def kill_workers(
    folder: Path, files: Sequence[Path], provider: str, kills: int, length: float, chance: random.Random
) -> tuple[int, int]:
    """Kill a worker of one run at random moments."""
    run = start(folder, files, workers=2, address="", provider=provider)
    again, died = Again(folder, files, provider), 0
    while run.poll() is None:
        end = time.monotonic() + length * chance.random() / kills * 2
        while time.monotonic() < end and run.poll() is None:
            again.look()
            time.sleep(LOOK)
        workers = [one for one in family([run.pid])[1:] if _is_worker(one)]
        if workers and died < kills:
            again.look()
            chance.choice(workers).kill()
            died += 1
    finished(run, folder, Meter())
    return died, again.count()


def _is_worker(process: psutil.Process) -> bool:
    try:
        return any("spawn_main" in word for word in process.cmdline())
    except psutil.Error:
        return False


def kill_runs(
    folder: Path, files: Sequence[Path], provider: str, kills: int, length: float, chance: random.Random
) -> tuple[int, int]:
    """Kill the run and all its workers at random moments, then let it finish."""
    again, died = Again(folder, files, provider), 0
    for _ in range(kills):
        run = start(folder, files, workers=2, address="", provider=provider)
        died += _killed(run, again, length * chance.random() / kills)
    finished(start(folder, files, workers=2, address="", provider=provider), folder, Meter())
    return died, again.count()


def kill_clients(
    folder: Path, files: Sequence[Path], provider: str, kills: int, length: float, chance: random.Random
) -> tuple[int, int]:
    """Kill the process that asks the cluster, at random moments; scheduler and workers go on."""
    again, died = Again(folder, files, provider), 0
    with cluster(folder) as (address, _):
        for _ in range(kills):
            run = start(folder, files, workers=1, address=address, provider=provider)
            # half as long as for runs: a cluster's workers go on meanwhile, and each kill must meet work left
            died += _killed(run, again, length * chance.random() / kills / 2)
        finished(start(folder, files, workers=1, address=address, provider=provider), folder, Meter())
    return died, again.count()


def _killed(run: subprocess.Popen[bytes], again: Again, seconds: float) -> int:
    """Kill a run so many seconds after it has read its first document."""
    before = again.size
    while again.size == before and run.poll() is None:
        time.sleep(LOOK)
    end = time.monotonic() + seconds
    while time.monotonic() < end and run.poll() is None:
        again.look()
        time.sleep(LOOK)
    alive = run.poll() is None
    for process in family([run.pid])[::-1]:
        process.kill()
    run.wait()
    again.look()
    return int(alive)


class Again:
    """Which documents were read again after the task that held them had finished."""

    def __init__(self, folder: Path, files: Sequence[Path], provider: str) -> None:
        self._spool, self._marks = folder / "store" / SPOOL, folder / "marks"
        documents = [
            item
            for file in files
            for item in reader_for(file).read(file, Context(str(file), Mapping()))
            if isinstance(item, Document)
        ]
        tasks = list(tasks_of(documents, Extractor(provider)))  # type: ignore[arg-type]
        self._documents = {task.key: [one.sha256 for one in task.payload.documents] for task in tasks}
        self._reads_when_finished: dict[str, dict[str, int]] = {}

    @property
    def size(self) -> int:
        """Grows with each document that was read."""
        return self._marks.stat().st_size if self._marks.exists() else 0

    def look(self) -> None:
        """Note the tasks that have finished since, and how often their documents had been read."""
        if not self._spool.exists():
            return
        names = {path.name for path in self._spool.iterdir()} & set(self._documents)
        for key in names - set(self._reads_when_finished):
            reads = self._reads()
            self._reads_when_finished[key] = {sha: reads.get(sha, 0) for sha in self._documents[key]}

    def count(self) -> int:
        """Reads of documents after their task had finished."""
        reads = self._reads()
        return sum(reads[sha] - then for held in self._reads_when_finished.values() for sha, then in held.items())

    def _reads(self) -> dict[str, int]:
        reads: dict[str, int] = {}
        for sha in self._marks.read_text("utf-8").split() if self._marks.exists() else ():
            reads[sha] = reads.get(sha, 0) + 1
        return reads


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["workers", "kills"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--provider", choices=["parse", "rules"], default="parse")
    given = parser.parse_args(arguments)
    files = chosen(given.paths, given.each)
    print(f"{len(files)} files, {given.provider}", flush=True)
    if given.what == "workers":
        compare_workers(files, given.provider)
    else:
        compare_kills(files, given.provider, given.kills)


if __name__ == "__main__":
    main()
