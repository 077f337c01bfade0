"""A Redis (or Valkey) stream: `redis://host:port/STREAM`; each entry has a field `data`, a line of our JSON.

Entries are read in a consumer group, so that several watchers share the work. What this watcher had taken and not
acknowledged comes first; what a dead one had taken is claimed after a minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any, Final
from urllib.parse import urlsplit

from dateline.events.errors import ReadError
from dateline.pipeline.streams import Batch, Stream
from dateline.pipeline.streams._lines import lines_file

GROUP: Final = "dateline"
AT_ONCE: Final = 64
"""Messages of one batch; with `watch.TOGETHER` this bounds how long one waits for its acknowledgement."""
ABANDONED_MS: Final = 60_000

Entry = tuple[bytes, dict[bytes, bytes]]


class RedisStream:
    """One stream, read as a member of the group."""

    def __init__(self, address: str, scratch: Path, interval: float) -> None:
        try:
            import redis
        except ImportError as err:
            raise ReadError(address, "the client for Redis is not installed", "pip install 'dateline[redis]'") from err
        parts = urlsplit(address)
        self._stream = parts.path.strip("/") or "dateline"
        self._origin = f"redis://{parts.hostname}/{self._stream}"
        self._scratch, self._wait_ms = scratch, max(1, round(interval * 1000))
        self._client: Any = redis.Redis(
            host=parts.hostname or "localhost",
            port=parts.port or 6379,
            username=parts.username,
            password=parts.password,
        )
        self._consumer = "watcher"
        try:
            self._client.xgroup_create(self._stream, GROUP, id="0", mkstream=True)
        except redis.ResponseError as err:
            if "BUSYGROUP" not in str(err):
                raise ReadError(self._origin, f"cannot be read as a stream ({err})", "is it one?") from err
        except redis.RedisError as err:
            raise ReadError(self._origin, f"no server answers ({err})", "is it running on that port?") from err

    def batches(self, stop: Event) -> Iterator[Batch | None]:
        """First what was taken and not acknowledged, then what is new."""
        from redis.exceptions import RedisError as Lost

        try:
            yield from self._until(stop)
        except Lost as err:
            raise ReadError(
                self._origin, f"the connection was lost ({err})", "it is opened again after a while"
            ) from err

    def _until(self, stop: Event) -> Iterator[Batch | None]:
        last = "0"
        while not stop.is_set():
            entries = self._pending(last) if last != ">" else self._new()
            if last != ">" and not entries:
                last = ">"
                continue
            if entries and last != ">":
                last = entries[-1][0].decode()
            yield self._batch(entries) if entries else None

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _pending(self, last: str) -> list[Entry]:
        return self._flat(self._client.xreadgroup(GROUP, self._consumer, {self._stream: last}, count=AT_ONCE))

    def _new(self) -> list[Entry]:
        left = self._client.xautoclaim(self._stream, GROUP, self._consumer, ABANDONED_MS, count=AT_ONCE)[1]
        if left:
            return [(key, fields) for key, fields in left if fields]
        answer = self._client.xreadgroup(GROUP, self._consumer, {self._stream: ">"}, count=AT_ONCE, block=self._wait_ms)
        return self._flat(answer)

    def _flat(self, answer: Any) -> list[Entry]:
        streams = answer.items() if isinstance(answer, dict) else (answer or [])
        return [(key, fields) for _, entries in streams for key, fields in _entries(entries)]

    def _batch(self, entries: list[Entry]) -> Batch:
        keys = [key for key, _ in entries]
        file = lines_file(self._scratch, self._stream, (fields.get(b"data", b"") for _, fields in entries))

        def acknowledge() -> None:
            self._client.xack(self._stream, GROUP, *keys)
            file.unlink(missing_ok=True)

        return Batch(self._origin, (file,), acknowledge)


def _entries(entries: Any) -> Iterator[Entry]:
    for entry in entries:
        yield from _entries(entry) if isinstance(entry, list) and not isinstance(entry[0], bytes) else [tuple(entry)]


STREAM: Final = Stream(
    "redis", lambda address: urlsplit(address).scheme == "redis", RedisStream, "redis://localhost:6379/wire"
)
