"""The endpoint of a language model: whether it can be asked at all, and what asking it took."""

from __future__ import annotations

from asyncio import AbstractEventLoop, Semaphore, new_event_loop, run_coroutine_threadsafe
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from threading import Lock, Thread
from typing import Any, Final, TypeVar

_CLOSED: Final = frozenset({401, 402, 403, 404, 407, 429})
"""Answers of a server that lets nobody in, has no such model, or takes no more requests for now."""


Result = TypeVar("Result")


@cache
def _loop() -> AbstractEventLoop:
    """An event loop that runs beside everything else, in a notebook too, and ends with the process."""
    loop = new_event_loop()
    Thread(target=loop.run_forever, name="dateline-model", daemon=True).start()
    return loop


def beside(work: Coroutine[Any, Any, Result]) -> Future[Result]:
    """Begin what mostly waits, and go on; Ctrl-C ends the process without waiting for it."""
    return run_coroutine_threadsafe(work, _loop())


@cache
def places(at_once: int) -> Semaphore:
    """What lets so many requests be under way at once, whichever documents they are about."""
    return Semaphore(at_once)


@dataclass(slots=True)
class Spent:
    """What requests took so far, counted from several threads.

    >>> spent = Spent()
    >>> spent.add(2, 1500, 200)
    >>> print(spent)
    2 requests, 1,500 tokens sent, 200 received
    """

    requests: int = 0
    sent: int = 0
    received: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, requests: int, sent: int, received: int) -> None:
        """Count more: requests, and the tokens that the endpoint counted."""
        with self._lock:
            self.requests += requests
            self.sent += sent
            self.received += received

    def __str__(self) -> str:
        requests = "1 request" if self.requests == 1 else f"{self.requests:,} requests"
        return f"{requests}, {self.sent:,} tokens sent, {self.received:,} received"

    def __getstate__(self) -> tuple[int, int, int]:
        return self.requests, self.sent, self.received

    def __setstate__(self, state: tuple[int, int, int]) -> None:
        self.requests, self.sent, self.received = state
        self._lock = Lock()


def is_closed(error: BaseException) -> bool:
    """True where an error says that no request whatever would be answered, whichever document it is about.

    An answer that comes too late, a refusal of one request and a fault within the server are of the document.
    """
    from openai import APIConnectionError, APITimeoutError

    found: BaseException | None = error
    while found is not None:
        if isinstance(found, APIConnectionError):
            return not isinstance(found, APITimeoutError)
        if getattr(found, "status_code", None) in _CLOSED:
            return True
        found = found.__cause__
    return False
