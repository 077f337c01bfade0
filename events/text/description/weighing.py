"""What a learned table (`judge.toml`, `gate.toml`, `keeping.toml`) says: the logarithm of odds, trait by trait."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any


def log_odds(learned: Mapping[str, Any], found: Mapping[str, float]) -> float:
    """The logarithm of the odds of something with these traits.

    Args:
        learned: A table with `bias` and `weights`; traits without a weight count for nothing.
        found: Trait -> value.

    >>> log_odds({"bias": -1.0, "weights": {"long": 0.5}}, {"long": 2.0, "odd": 1.0})
    0.0
    """
    return float(learned["bias"]) + weight_of(learned, found)


def weight_of(learned: Mapping[str, Any], found: Mapping[str, float]) -> float:
    """The same without the bias: what these traits alone weigh."""
    weights = learned["weights"]
    return math.fsum(weights[name] * value for name, value in found.items() if name in weights)


def share_of(learned: Mapping[str, Any], found: Mapping[str, float]) -> float:
    """The share of those with these traits of which it is true, 0 to 1, rounded to 0.001.

    >>> share_of({"bias": 0.0, "weights": {}}, {})
    0.5
    """
    return round(1 / (1 + math.exp(-log_odds(learned, found))), 3)
