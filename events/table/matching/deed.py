"""Whether two documents of a crowd tell one deed, or have the story alone in common.

In a crowd names, themes and days are those of the story. What is left to tell whether two documents mainly tell of one
event is the deed: what their titles and sentences say, whether the other says it too, and their head words. How much
each tells is learned (`deed` in weights.toml, docs/tools/make_deed.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.events.table.matching.features import Features, Floats, Ints
from dateline.events.table.matching.weights import Weights

Truths = npt.NDArray[np.bool_]

STORY: Final = 0.1
"""Which share of what two documents have in common must be their crowd's, that they are taken for documents of it: two
that tell of an event of their own in a large piece have their own names."""

ALIKE: Final = 0.4
"""How alike two titles are at least that tell something alike, and"""

SHARED: Final = 0.2
"""how much of what their sentences say two claims share that have several words in common; what reaches neither in a
crowd has only the story in common."""

NO_DAY: Final = (
    "same fortnight",
    "overlapping",
    "one within the other",
    "one undated",
    "undated, told together",
    "undated, told weeks apart",
)
"""Levels of `time` that say of no day that both may be of it."""

OTHER_DEED, NEITHER, STORY_ALONE = -3.0, -2.0, -1.0
"""What `telling` gives for levels of `what` that titles do not decide."""


def telling(
    held: Features, left: Ints, right: Ints, common: Mapping[str, Floats], found: Mapping[str, Ints], table: Weights
) -> Floats:
    """How far the titles of pairs tell one deed, and what of those that do not.

    Args:
        held: The claims.
        left, right: The rows of each pair.
        common: What their words have in common (`features.shared`), and how `alike` their titles are.
        found: The levels of `time` and `kind`.
        table: Weights.

    Returns:
        0 to 1: how alike the titles are, 0 where heads tell of other deeds; OTHER_DEED for two documents amid a crowd
        that seldom tell one deed, by the learned weights; NEITHER for two that have no day in common and hardly ever
        tell one; STORY_ALONE for two of a crowd of which neither titles, sentences nor heads say the same.
    """
    alike = np.where(found["kind"] == table.code("kind", "other deeds"), 0.0, common["alike"])
    texts = held.main & held.rows["file"].is_null().to_numpy()
    undated = np.isin(found["time"], [table.code("time", name) for name in NO_DAY]) & texts[left] & texts[right]
    odds = _odds(common, found, table)
    cases = [
        (_amid(held, left, right, common) & (odds < table.seldom), OTHER_DEED),
        (undated & (odds < table.hardly), NEITHER),
        (_bare(held, left, right, (alike, common["said"], found["kind"]), table), STORY_ALONE),
    ]
    holding, values = zip(*cases, strict=True)
    return np.select(holding, values, alike)


def _bare(held: Features, left: Ints, right: Ints, agreed: tuple[Floats, Floats, Ints], table: Weights) -> Truths:
    """True in a crowd where titles, sentences and heads (`alike`, `said`, `kind`) have little or nothing in common."""
    (alike, said, kind), crowded = agreed, held.flag("crowded")
    same = np.isin(kind, [table.code("kind", name) for name in ("same head word", "same kind")])
    bare: Truths = crowded[left] & crowded[right] & (alike < ALIKE) & (said < SHARED) & ~same
    return bare


def _amid(held: Features, left: Ints, right: Ints, common: Mapping[str, Floats]) -> Truths:
    """True where both are amid a crowd, and have some of what they share from it, or are of pieces cut from more."""
    amid, cut = held.flag("amid"), held.flag("cut")
    shared: Truths = amid[left] & amid[right] & ((common["story"] >= STORY) | (cut[left] & cut[right]))
    return shared


def traits(common: Mapping[str, Floats], found: Mapping[str, Ints], table: Weights) -> dict[str, Floats]:
    """What the weights of deeds are learned of, 0 to 1 each, by name."""
    measured = {name: common[name] for name in ("alike", "said", "told")}
    levels = [(field, name) for field in ("kind", "time") for name in (level.name for level in table.fields[field])]
    return measured | {name: (found[field] == table.code(field, name)).astype(np.float64) for field, name in levels}


def _odds(common: Mapping[str, Floats], found: Mapping[str, Ints], table: Weights) -> Floats:
    seen = traits(common, found, table)
    start = np.full(len(common["said"]), table.deed["bias"])
    return np.asarray(sum((w * seen[name] for name, w in table.deed.items() if name != "bias"), start).round(6))
