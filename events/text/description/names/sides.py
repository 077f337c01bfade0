"""Countries by their side: "the North" is North Korea in a text that names just one North."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.events.text.description.names.foremost import foremost

if TYPE_CHECKING:
    from spacy.tokens import Token


def short_country(tokens: Sequence[Token], text: str) -> dict[int, str]:
    """Write "the North" as North Korea in a text that names just one North."""
    changes = {}
    for t in tokens:
        if t.text in {"North", "South", "East", "West"} and t.i and t.nbor(-1).lower_ == "the":
            follows = t.i + 1 < len(t.doc) and t.nbor(1).text[:1].isupper()
            name = None if follows else _country(t.text, text)
            if name is not None:
                changes[t.i], changes[t.i - 1] = name, ""
    return changes


@lru_cache(maxsize=64)
def _country(side: str, text: str) -> str | None:
    """The name that begins with "North" far oftener than any other; its adjective ("North Korean") is no other."""
    named = Counter(re.findall(rf"\b{side} [A-Z][a-z]+\b", text))
    roots = {n: named[n] for n in named if not any(n != m and n.startswith(m) for m in named)}
    return foremost(roots, least=2, times=3)
