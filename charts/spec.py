"""The gallery: every chart by its name, found by looking into the folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from dateline.events.errors import ChartError


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


def chart_of_events(name: str) -> ChartSpec:
    """The chart of that name, if it draws one table of events.

    Raises:
        ChartError: there is no such chart, or it compares two tables.
    """
    charts = {known: chart for known, chart in gallery().items() if chart.tables == ("events",)}
    if name not in charts:
        raise ChartError(f"chart {name!r}", "there is none of one timeline", f"there are {', '.join(sorted(charts))}")
    return charts[name]
