"""Countries by their side: "the North" is North Korea in a text that names just one North."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

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
    roots = Counter({n: named[n] for n in named if not any(n != m and n.startswith(m) for m in named)}).most_common(2)
    is_clear = bool(roots) and roots[0][1] >= 2 and (len(roots) == 1 or roots[0][1] >= 3 * roots[1][1])
    return roots[0][0] if is_clear else None
