"""One piece of work: a function of a payload that returns named frames, and is idempotent, so that it may run twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import polars as pl

Payload = TypeVar("Payload")
Frames = Mapping[str, "pl.DataFrame"]
"""What a task returns: frames by name."""

Work = Callable[[Payload], Frames]
"""A function of a module: it travels by name to the workers."""


@dataclass(frozen=True, slots=True)
class Task(Generic[Payload]):
    """`key` is the identity of its result (content and code version)."""

    key: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Lost:
    """A task given up, and why."""

    key: str
    reason: str
