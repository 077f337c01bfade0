"""What a text names far oftener than anything else of its kind."""

from __future__ import annotations

from collections.abc import Mapping


def foremost(counts: Mapping[str, float], *, least: float = 1, times: float = 2) -> str | None:
    """What is counted at least so often, and so many times as often as anything else; None without one.

    Args:
        counts: Of names, or weights of them.
        least: What the foremost has at least.
        times: How many times any other's that must be; more than 1.

    >>> foremost({"Chad": 4, "Niger": 2}), foremost({"Chad": 3, "Niger": 2}), foremost({"Chad": 1}, least=2)
    ('Chad', None, None)
    """
    if not counts:
        return None
    best = max(counts, key=lambda name: counts[name])
    others = max((count for name, count in counts.items() if name != best), default=0)
    return best if counts[best] >= max(least, times * others) else None
