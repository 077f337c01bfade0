"""Dateline: dated prose and event files in, one event table with its uncertainty and a timeline out.

What is here is the public API. Names are imported when they are first used, so that `import dateline` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.events.time.bounds import Bounds as Bounds
    from dateline.pipeline.frames import register_namespace as register_namespace
    from dateline.pipeline.timeline import Timeline as Timeline

__version__ = "0.1.0"

_HOMES = {
    "Bounds": "dateline.events.time.bounds",
    "Timeline": "dateline.pipeline.timeline",
    "register_namespace": "dateline.pipeline.frames",
}

__all__ = ["Bounds", "Timeline", "__version__", "register_namespace"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(sorted(_HOMES))}")
    return getattr(import_module(_HOMES[name]), name)
