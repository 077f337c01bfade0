"""Where documents keep coming from: one module a kind of source, found by the form of its address.

Each module holds STREAM: which addresses are its own, and how to open one. A stream hands out batches of files that the
readers can read; it counts a batch as done only when told, which is after the claims are in the store. A batch that was
not told of comes again: claims have identities, so coming twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from threading import Event
from typing import NamedTuple, Protocol

from dateline.events.errors import ReadError


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to read, from one source.

    Attributes:
        origin: The address, without secrets, for reports.
        files: In the order in which they came.
        acknowledge: Call it when their claims are in the store.
    """

    origin: str
    files: tuple[Path, ...]
    acknowledge: Callable[[], None]


class Opened(Protocol):
    """A source that is open."""

    def batches(self, stop: Event) -> Iterator[Batch | None]:
        """Batches as they come; None each time there is nothing new for now; ends soon after `stop` is set."""
        ...

    def close(self) -> None:
        """Let go of connections and scratch files."""
        ...


class Stream(NamedTuple):
    """A kind of source.

    `open` is called with the address, a scratch folder of its own, and seconds to wait between two looks; `interval`
    is how long that is where the user does not say.
    """

    name: str
    accepts: Callable[[str], bool]
    open: Callable[[str, Path, float], Opened]
    example: str
    interval: float = 1.0


def streams() -> dict[str, Stream]:
    """Every STREAM in this folder, by name."""
    names = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found = (import_module(f"{__name__}.{name}").STREAM for name in names)
    return {stream.name: stream for stream in found}


def stream_for(address: str) -> Stream:
    """The kind of source that `address` names.

    Raises:
        ReadError: no kind of source has addresses like that.

    >>> stream_for("redis://localhost:6379/wire").name
    'redis'
    """
    kinds = streams()
    for stream in kinds.values():
        if stream.accepts(address):
            return stream
    examples = ", ".join(stream.example for stream in kinds.values())
    raise ReadError(
        address, "neither a folder or file that is there, nor an address that can be watched", f"such as {examples}"
    )
