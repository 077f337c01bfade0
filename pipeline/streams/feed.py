"""An RSS or Atom feed, asked politely: conditional requests, no oftener than every quarter of an hour by default.

This is the only thing that Dateline ever fetches, and only because its address was given. What an entry links to is
never followed.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from threading import Event
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from dateline.pipeline.streams import Batch, Stream

log = logging.getLogger(__name__)

LARGEST: Final = 16 * 2**20
"""Bytes; a feed that is larger is cut off and read as far as it goes."""
SECONDS: Final = 30.0
"""How long to wait for an answer."""


class Feed:
    """One feed and what its server said of its last version."""

    def __init__(self, address: str, scratch: Path, interval: float) -> None:
        self._address, self._interval = address, interval
        self._file = scratch / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.xml"
        self._conditions: dict[str, str] = {}

    def batches(self, stop: Event) -> Iterator[Batch | None]:
        """The feed each time it has changed."""
        while not stop.is_set():
            body = self._ask()
            if body is None:
                yield None
            else:
                self._file.write_bytes(body)
                yield Batch(_public(self._address), (self._file,), lambda: None)
            stop.wait(self._interval)

    def close(self) -> None:
        """Remove the copy."""
        self._file.unlink(missing_ok=True)

    def _ask(self) -> bytes | None:
        request = Request(self._address, headers={"User-Agent": "dateline", **self._conditions})  # noqa: S310 - http(s) only
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                body: bytes = answer.read(LARGEST)
                if answer.length and len(body) < LARGEST:
                    raise IncompleteRead(body, answer.length)
                names = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
                self._conditions = {ask: answer.headers[say] for say, ask in names if answer.headers[say]}
        except HTTPError as error:
            if error.code != 304:
                log.warning("feed.refused address=%s status=%d", _public(self._address), error.code)
            error.close()
            return None
        except (OSError, HTTPException, ValueError) as error:  # ValueError: sent on to an address that is none
            log.warning("feed.unreachable address=%s reason=%s", _public(self._address), error)
            return None
        return body


def _public(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.hostname or "", parts.path, "", ""))


STREAM: Final = Stream(
    "feed", lambda address: urlsplit(address).scheme in {"http", "https"}, Feed, "https://news.example/feed.xml", 900.0
)
