"""One look for every chart: colours of kinds and statuses, inks for light and dark, fonts."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, Final, Literal

ThemeName = Literal["light", "dark"]

SANS: Final = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, system-ui, sans-serif"
"""The face of labels: the reader's own, so that nothing is fetched and every script is covered."""

INKS: Final[dict[ThemeName, dict[str, str]]] = {
    "light": {
        "paper": "#fdfcfa",
        "ink": "#1b1f24",
        "muted": "#59626d",
        "grid": "#e6e3dc",
        "strong": "#cfcabf",
        "band": "#f5f3ee",
        "accent": "#0b5cad",
        "warn": "#b3261e",
    },
    "dark": {
        "paper": "#14171b",
        "ink": "#ece9e2",
        "muted": "#a3acb6",
        "grid": "#262b32",
        "strong": "#3b424b",
        "band": "#191d22",
        "accent": "#7db8f2",
        "warn": "#ff9d92",
    },
}
"""Text is at least 4.5 to 1 against paper, marks at least 3 to 1 (WCAG 2.2)."""

HUES: Final[dict[ThemeName, tuple[str, ...]]] = {
    "light": ("#026db8", "#914a21", "#027f65", "#aa3485", "#9f7f03", "#5a44c5", "#0285a5", "#e1644b"),
    "dark": ("#72b1f0", "#f29863", "#49c99e", "#e771b7", "#dcbc41", "#9588f8", "#54cce1", "#f4706f"),
}
"""Eight hues that no common colour blindness confuses (CIE76 distance over 15 as simulated by Machado et al. 2009)."""

GREY: Final[dict[ThemeName, str]] = {"light": "#6b7480", "dark": "#98a1ab"}
"""The colour of what has no kind of its own."""

KIND_HUE: Final[dict[str, int]] = {
    "conflict": 1,
    "death": 7,
    "disaster": 7,
    "protest": 1,
    "diplomacy": 0,
    "politics": 2,
    "personnel": 2,
    "justice": 4,
    "law": 4,
    "deployment": 6,
    "movement": 6,
    "business": 4,
    "health": 2,
    "science": 5,
    "culture": 3,
    "sport": 3,
    "life": 3,
    "founding": 2,
    "statement": 5,
    "weather": 6,
}
"""Hue of the kinds that stories use most: like things share one, so that eight are enough."""

PLAIN_KINDS: Final = frozenset({"", "other", "event"})


def kind_color(kind: str | None, theme: ThemeName = "light") -> str:
    """The colour of a kind: the same in every chart, story and process.

    >>> kind_color("death") == kind_color("disaster")
    True
    >>> kind_color(None) == GREY["light"]
    True
    """
    if kind is None or kind in PLAIN_KINDS:
        return GREY[theme]
    hues = HUES[theme]
    return hues[KIND_HUE.get(kind, zlib.crc32(kind.encode()) % len(hues))]


def kind_colors(kinds: Iterable[str], theme: ThemeName = "light") -> list[str]:
    """Their colours, in order."""
    return [kind_color(kind, theme) for kind in kinds]


def config(theme: ThemeName = "light") -> dict[str, Any]:
    """The Vega-Lite configuration of every chart of the gallery."""
    inks = INKS[theme]
    return {
        "background": inks["paper"],
        "font": SANS,
        "padding": 0,
        "view": {"stroke": None},
        "mark": {"invalid": None},
        "text": {"font": SANS, "color": inks["ink"]},
        "title": {
            "color": inks["ink"],
            "subtitleColor": inks["muted"],
            "anchor": "start",
            "fontSize": 18,
            "offset": 12,
        },
        "axis": {
            "labelColor": inks["muted"],
            "titleColor": inks["muted"],
            "gridColor": inks["grid"],
            "tickColor": inks["strong"],
            "domainColor": inks["strong"],
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "legend": {"labelColor": inks["ink"], "titleColor": inks["muted"], "labelFontSize": 12, "symbolType": "circle"},
        "range": {"category": list(HUES[theme]), "ramp": {"scheme": "blues"}},
    }


def fade(color: str, start: float, end: float) -> dict[str, Any]:
    """A Vega gradient of one colour from one opacity to another, left to right.

    >>> fade("#026db8", 0, 1)["stops"][0]
    {'offset': 0, 'color': '#026db800'}
    """
    stops = [{"offset": n, "color": f"{color}{round(part * 255):02x}"} for n, part in enumerate((start, end))]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}
