"""How much each level of agreement weighs: names, cut-offs and weights are data (`matching/weights.toml`), fixed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from dateline.events.errors import RuleError

FIELDS: Final = ("time", "what", "title", "actors", "context", "documents", "places", "kind", "quantities", "source")
MEASURED: Final = ("what", "title", "actors", "context", "documents")
"""Fields whose levels are cut-offs (`at_least`) of a number; the levels of the others are cases, by name."""

OF_WORDS: Final = ("what", "title", "actors", "context")
"""Fields that look at the words of the same two texts: what one tells, the others tell again in part."""

TEXT_FIELDS: Final = ("time", "published", "head", "words", "names", "ages", "numbers", "harm", "sexes")
"""Fields of two texts that somebody asks about (`texts`)."""


Case: TypeAlias = tuple[npt.NDArray[np.bool_], str]
"""Of which pairs a level holds, and its name."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement; `at_least` is None for a case."""

    name: str
    weight: float
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all levels of all fields.

    Attributes:
        version: Of the table.
        prior: Weight of a pair of a table before anything is compared; one with 0 or more in the end is linked.
        most_of_words: What the fields OF_WORDS tell together at most.
        share_of_side_claims: How much a claim counts in an average that is not what its document mainly tells.
        fields: The levels of each field of two claims, best first.
        deed: What each trait of two main claims of a crowd tells of whether they tell one deed (`deed.traits`), in
            bits, and `bias`.
        seldom, hardly: What that comes to below which seldom, or hardly ever, two documents tell one deed.
        prior_of_texts: Weight of two texts that somebody asks about, before anything is compared.
        texts: The levels of each field of two texts.
    """

    version: str
    prior: float
    most_of_words: float
    share_of_side_claims: float
    fields: dict[str, tuple[Level, ...]]
    deed: dict[str, float]
    seldom: float
    hardly: float
    prior_of_texts: float
    texts: dict[str, tuple[Level, ...]]

    def code(self, field: str, name: str) -> int:
        """Position of a level in its field."""
        return next(i for i, level in enumerate(self.fields[field]) if level.name == name)

    def choose(self, field: str, cases: Sequence[Case], *, otherwise: str) -> npt.NDArray[np.int64]:
        """Position of the first level of a field that holds, for each pair; that of `otherwise` where none does."""
        holding, names = zip(*cases, strict=True)
        codes = [self.code(field, name) for name in names]
        return np.select(holding, codes, self.code(field, otherwise)).astype(np.int64)


@cache
def weights() -> Weights:
    """The table that ships with the package.

    Raises:
        RuleError: a field is missing or has no levels.
    """
    return parse_weights(files(__package__).joinpath("weights.toml").read_text("utf-8"))


def parse_weights(text: str) -> Weights:
    """Read a table of weights.

    Raises:
        RuleError: it lacks a field, or a measured level lacks its cut-off.
    """
    table: dict[str, Any] = tomllib.loads(text)
    told: dict[str, Any] = table.get("texts", {})
    lacking = [field for field in FIELDS if not table.get(field)]
    lacking += [f"texts.{field}" for field in TEXT_FIELDS if not told.get(field)]
    lacking += [f for f in MEASURED if any("at_least" not in level for level in table.get(f, ()))]
    if lacking:
        raise RuleError(
            "match_weights", f"no levels, or no cut-offs, for {', '.join(lacking)}", "give them as [[field]]"
        )
    held = {field: tuple(Level(**level) for level in table[field]) for field in FIELDS}
    texts = {field: tuple(Level(**level) for level in told[field]) for field in TEXT_FIELDS}
    prior, most, side = (float(table[name]) for name in ("prior", "most_of_words", "share_of_side_claims"))
    deed = {"bias": 0.0} | {name: float(weight) for name, weight in table.get("deed", {}).items()}
    seldom, hardly = (float(table.get("below", {}).get(name, -inf)) for name in ("seldom", "hardly"))
    return Weights(str(table["version"]), prior, most, side, held, deed, seldom, hardly, float(told["prior"]), texts)
