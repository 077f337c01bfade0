"""Is anything lost or doubled when `dateline watch` is killed and started again, and how long does a message take?

    python -m tests.benchmarks.brokers redis --documents 20000 --kills 10
    python -m tests.benchmarks.brokers nats --documents 300 --rate 3 --kills 0 --page

A real server is started on loopback and messages are published at a steady rate. Meanwhile `dateline watch` is ended
with SIGKILL at random moments and started again, and at the end runs until nothing is left. Prints what the store holds
(every document must be there, and no claim twice), and the time from publishing a message to its claims' being
recorded, or to the first page drawn after that.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from dateline.pipeline.storing.store import Store
from tests.pipeline.streams.servers import nats_server, redis_server

DATELINE = (sys.executable, "-c", "from dateline.pipeline.cli import main; main()")
TOWNS = ("Brenna", "Ostrel", "Veldt", "Karsk", "Mirova")


def message(number: int) -> bytes:
    """A short article of its own."""
    text = f"The mill number {number} of {TOWNS[number % 5]} burned down on {number % 28 + 1} March 1911."
    return json.dumps({"doc_id": f"d{number}", "dct": "1911-04-01", "text": text}).encode()


class Pace:
    """Says when to publish which message, and remembers when that was."""

    def __init__(self, count: int, rate: float) -> None:
        self.count, self.rate, self.at = count, rate, dict[str, float]()

    def numbers(self) -> Sequence[int]:
        """All messages."""
        return range(self.count)

    def wait(self, number: int, began: float) -> None:
        """Until it is time for this one."""
        time.sleep(max(0.0, began + number / self.rate - time.monotonic()))
        self.at[f"d{number}"] = time.time()


def publish_redis(address: str, pace: Pace) -> None:
    """Write the messages into the stream `wire`."""
    import redis

    began = time.monotonic()
    with redis.Redis.from_url(address) as client:
        for number in pace.numbers():
            pace.wait(number, began)
            client.xadd("wire", {"data": message(number)})


def prepare_nats(address: str) -> None:
    """Make the stream that holds the subject `wire`."""
    import nats

    async def prepare() -> None:
        client = await nats.connect(address)
        await client.jetstream().add_stream(name="wire", subjects=["wire"])
        await client.close()

    asyncio.run(prepare())


def publish_nats(address: str, pace: Pace) -> None:
    """Publish the messages on the subject `wire`."""
    import nats

    async def publish() -> None:
        client = await nats.connect(address)
        stream, began = client.jetstream(), time.monotonic()
        for number in pace.numbers():
            pace.wait(number, began)
            await stream.publish("wire", message(number))
        await client.close()

    asyncio.run(publish())


class Watching:
    """The watcher, and the page that it draws."""

    def __init__(self, address: str, folder: Path, page: bool) -> None:
        self.store, self.page = folder / "store", folder / "page.html"
        self.drawn: list[float] = []
        self._command = [*DATELINE, "watch", address, "--store", str(self.store), "--interval", "0.2"]
        self._command += ["-o", str(self.page)] if page else []

    def start(self) -> subprocess.Popen[bytes]:
        """One more watcher."""
        return subprocess.Popen(self._command, stdout=subprocess.PIPE)

    def and_kill(self, kills: int, seconds: float, chance: random.Random) -> int:
        """Kill it at random moments after its first write, spread over so many seconds; gives how many died."""
        died = 0
        for _ in range(kills):
            watcher = self.start()
            try:
                assert watcher.stdout is not None
                if not watcher.stdout.readline():
                    raise RuntimeError(f"the watcher ended with {watcher.wait()}")
                time.sleep(2 * seconds / kills * chance.random())
                died += watcher.poll() is None
            finally:
                watcher.kill()
                watcher.communicate()
        return died

    def until(self, wanted: int, seconds: float) -> None:
        """Watch until the store holds `wanted` documents, or for so many seconds; then ask it to end."""
        watcher = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end and watcher.poll() is None and held(self.store)[0] < wanted:
                time.sleep(2)
        finally:
            watcher.terminate()
            watcher.wait(120)

    def look(self, stop: Event) -> None:
        """Note when the page was drawn."""
        while not stop.wait(0.05):
            if self.page.exists() and (at := self.page.stat().st_mtime) not in self.drawn[-1:]:
                self.drawn.append(at)


def held(store: Path) -> tuple[int, int]:
    """How many documents the store holds, and how many claims it holds more than once."""
    opened = Store(store)
    if not opened.exists:
        return 0, 0
    claims = opened.claims().select("doc_id", "claim_id").collect()
    return claims["doc_id"].n_unique(), claims.height - claims["claim_id"].n_unique()


def latencies(watching: Watching, pace: Pace, *, page: bool) -> str:
    """Median, 99 of 100, and worst, in seconds."""
    rows = Store(watching.store).claims().select("doc_id", "recorded_at").unique("doc_id").collect()
    found = []
    for doc_id, recorded in rows.iter_rows():
        at = recorded.timestamp()
        if page:
            later = bisect_right(watching.drawn, at)
            if later == len(watching.drawn):
                continue
            at = watching.drawn[later]
        found.append(at - pace.at[doc_id])
    found.sort()
    most = found[len(found) * 99 // 100]
    return f"median {statistics.median(found):.1f} s, 99 of 100 {most:.1f} s, worst {found[-1]:.1f} s"


def run(publish: Callable[[str, Pace], None], server: str, folder: Path, pace: Pace, kills: int, page: bool) -> str:
    """One broker: publish, kill, finish, count."""
    watching, stop = Watching(f"{server}/wire", folder, page), Event()
    threads = [Thread(target=publish, args=(server, pace)), Thread(target=watching.look, args=(stop,))]
    for thread in threads:
        thread.start()
    died = watching.and_kill(kills, pace.count / pace.rate, random.Random(1))
    at_kills = held(watching.store)[0]
    watching.until(pace.count, 1800)
    stop.set()
    for thread in threads:
        thread.join()
    found, doubled = held(watching.store)
    where = "page" if page else "store"
    return (
        f"{pace.count} documents at {pace.rate:g} a second, {died} kills ({at_kills} documents held by then):"
        f" lost {pace.count - found}, doubled {doubled}; message to {where}: {latencies(watching, pace, page=page)}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what one broker gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("broker", choices=["redis", "nats"])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=100.0, help="documents a second")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--page", action="store_true", help="draw the page, and take the time to it")
    given = parser.parse_args(arguments)
    pace = Pace(given.documents, given.rate)
    with TemporaryDirectory(prefix="dateline-") as scratch:
        folder = Path(scratch)
        if given.broker == "redis":
            with redis_server() as server:
                told = run(publish_redis, server, folder, pace, given.kills, given.page)
        else:
            (folder / "server").mkdir()
            with nats_server(folder / "server") as server:
                prepare_nats(server)
                told = run(publish_nats, server, folder, pace, given.kills, given.page)
    print(f"{given.broker}: {told}", flush=True)


if __name__ == "__main__":
    main()
