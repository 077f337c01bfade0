"""A NATS JetStream subject: `nats://host:port/SUBJECT`; each message is a line of our JSON.

A durable pull consumer keeps the place on the server: what was not acknowledged is delivered again.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from dateline.events.errors import ReadError
from dateline.pipeline.streams import Batch, Stream
from dateline.pipeline.streams._lines import lines_file

DURABLE: Final = "dateline"
AT_ONCE: Final = 64
"""Messages of one batch. What waits longer than the server's 30 s for its acknowledgement is delivered again."""
SECONDS: Final = 10.0

Answer = TypeVar("Answer")


class NatsStream:
    """One subject, read through a durable consumer; the client's event loop runs in a thread of its own."""

    def __init__(self, address: str, scratch: Path, interval: float) -> None:
        try:
            import nats
        except ImportError as err:
            raise ReadError(address, "the client for NATS is not installed", "pip install 'dateline[nats]'") from err
        parts = urlsplit(address)
        self._subject = parts.path.strip("/") or "dateline"
        self._origin = f"nats://{parts.hostname}/{self._subject}"
        self._scratch, self._interval = scratch, interval
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="dateline-nats", daemon=True)
        self._thread.start()
        try:
            # the client would try for ever: once connected that is right, at the start it is not
            socket.create_connection((parts.hostname or "localhost", parts.port or 4222), timeout=SECONDS).close()
            server = f"nats://{parts.netloc or 'localhost:4222'}"
            self._client: Any = self._wait(nats.connect(server, max_reconnect_attempts=-1, connect_timeout=5))
            self._consumer: Any = self._wait(self._client.jetstream().pull_subscribe(self._subject, durable=DURABLE))
        except (OSError, nats.errors.Error) as err:
            self.close()
            raise ReadError(
                self._origin,
                f"cannot be read ({type(err).__name__} {err})",
                "is JetStream on, with a stream of that subject?",
            ) from err

    def batches(self, stop: Event) -> Iterator[Batch | None]:
        """What the consumer has not acknowledged, then what is new."""
        from nats.errors import TimeoutError as NothingNew

        while not stop.is_set():
            try:
                fetched = self._wait(self._consumer.fetch(AT_ONCE, timeout=max(0.05, self._interval)))
            except (NothingNew, TimeoutError):
                yield None
                continue
            yield self._batch(fetched)

    def close(self) -> None:
        """Close the connection and end the thread."""
        client = getattr(self, "_client", None)
        if client is not None:
            self._wait(client.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SECONDS)
        self._loop.close()

    def _batch(self, messages: list[Any]) -> Batch:
        file = lines_file(self._scratch, self._subject, (message.data for message in messages))

        async def acknowledge_all() -> None:
            # each waits for the server's word: an acknowledgement that was lost would only bring the message again
            await asyncio.gather(*(message.ack() for message in messages))
            await self._client.flush()

        def acknowledge() -> None:
            self._wait(acknowledge_all())
            file.unlink(missing_ok=True)

        return Batch(self._origin, (file,), acknowledge)

    def _wait(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


STREAM: Final = Stream(
    "nats", lambda address: urlsplit(address).scheme == "nats", NatsStream, "nats://localhost:4222/wire"
)
