"""Is anything lost or doubled when `dateline watch` is killed and started again while a broker is full?

    python -m tests.benchmarks.brokers redis --documents 20000 --kills 10

A real server is started on loopback and filled; `dateline watch` is ended with SIGKILL at random moments, then runs
until nothing is left. Prints what the store holds: every document must be there, and no claim twice.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.pipeline.store import Store
from tests.pipeline.streams.servers import nats_server, redis_server

DATELINE = (sys.executable, "-c", "from dateline.pipeline.cli import main; main()")
TOWNS = ("Brenna", "Ostrel", "Veldt", "Karsk", "Mirova")


def message(number: int) -> bytes:
    """A short article of its own."""
    text = f"The mill number {number} of {TOWNS[number % 5]} burned down on {number % 28 + 1} March 1911."
    return json.dumps({"doc_id": f"d{number}", "dct": "1911-04-01", "text": text}).encode()


def fill_redis(address: str, count: int) -> None:
    """Write `count` messages into the stream `wire`."""
    import redis

    with redis.Redis.from_url(address) as client:
        for number in range(count):
            client.xadd("wire", {"data": message(number)})


def fill_nats(address: str, count: int) -> None:
    """Publish `count` messages on the subject `wire`."""
    import nats

    async def publish() -> None:
        client = await nats.connect(address)
        stream = client.jetstream()
        await stream.add_stream(name="wire", subjects=["wire"])
        for number in range(count):
            await stream.publish("wire", message(number))
        await client.close()

    asyncio.run(publish())


def watch_and_kill(address: str, store: Path, kills: int, chance: random.Random) -> int:
    """Start the watcher, kill it after each of some first writes, and let the last one finish; gives how many died."""
    command = [*DATELINE, "watch", address, "--store", str(store)]
    command += ["--interval", "0.5"]
    died = 0
    for _ in range(kills):
        watcher = subprocess.Popen(command, stdout=subprocess.PIPE)
        try:
            assert watcher.stdout is not None
            if not watcher.stdout.readline():
                raise RuntimeError(f"the watcher ended with {watcher.wait()}")
            time.sleep(chance.random())  # so that it dies while it reads, extracts, writes or acknowledges
            died += watcher.poll() is None
        finally:
            watcher.kill()
            watcher.wait()
    return died


def until_empty(address: str, store: Path, wanted: int, seconds: float) -> None:
    """Watch until the store holds `wanted` documents, or for so many seconds; then ask it to end."""
    command = [*DATELINE, "watch", address, "--store", str(store)]
    watcher = subprocess.Popen([*command, "--interval", "0.5"], stdout=subprocess.DEVNULL)
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end and watcher.poll() is None and held(store)[0] < wanted:
            time.sleep(0.5)
    finally:
        watcher.terminate()
        watcher.wait(60)


def held(store: Path) -> tuple[int, int]:
    """How many documents the store holds, and how many claims it holds more than once."""
    opened = Store(store)
    if not opened.exists:
        return 0, 0
    claims = opened.claims().select("doc_id", "claim_id").collect()
    return claims["doc_id"].n_unique(), claims.height - claims["claim_id"].n_unique()


def run(fill: Callable[[str, int], None], server: str, folder: Path, documents: int, kills: int) -> str:
    """One broker: fill, kill, finish, count."""
    fill(server, documents)
    address, store = f"{server}/wire", folder / "store"
    started = time.monotonic()
    died = watch_and_kill(address, store, kills, random.Random(1))
    at_kills = held(store)[0]
    until_empty(address, store, documents, 600)
    found, doubled = held(store)
    spent = time.monotonic() - started
    return (
        f"{documents} documents, {died} kills ({at_kills} documents held by then): lost {documents - found},"
        f" doubled {doubled}, {spent:.0f} s"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what one broker gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("broker", choices=["redis", "nats"])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=10)
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="dateline-") as scratch:
        folder = Path(scratch)
        if given.broker == "redis":
            with redis_server() as server:
                told = run(fill_redis, server, folder, given.documents, given.kills)
        else:
            (folder / "server").mkdir()
            with nats_server(folder / "server") as server:
                told = run(fill_nats, server, folder, given.documents, given.kills)
    sys.stdout.write(f"{given.broker}: {told}\n")


if __name__ == "__main__":
    main()
