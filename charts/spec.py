"""The gallery: every chart by its name, found by looking into the folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart of the gallery.

    Attributes:
        name: The module's.
        title: What it shows, in a few words.
        tables: The event tables that `build` takes: `events`, or `before` and `after`.
        build: From those tables to an Altair chart.
    """

    name: str
    title: str
    tables: tuple[str, ...]
    build: Callable[..., Any]


def gallery() -> dict[str, ChartSpec]:
    """Every chart, by name.

    >>> sorted(gallery())
    ['actors', 'changes', 'density', 'sources', 'timeline', 'uncertainty']
    """
    from dateline.charts import gallery as folder

    modules = (import_module(f"{folder.__name__}.{module.name}") for module in iter_modules(folder.__path__))
    found = [module.CHART for module in modules if hasattr(module, "CHART")]
    return {chart.name: chart for chart in found}
