"""Learn what tells whether two documents of a crowd mainly tell one deed, from pairs that one strict reader judged.

    python docs/tools/make_deed.py tests/accuracy/deeds.tsv

Prints `[deed]` of events/table/matching/weights.toml, in bits. The table of pairs holds no words of the texts that were
read: its first line names the traits (`matching/deed.py`); every other has the part ("tuning" or "aside"), 1 where both
tell of one event, and `place:value` for each trait that is not 0. The weights are fitted to the part for tuning alone;
how well they do on the other goes to stderr.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
from make_judge import above, fitted, read

PENALTY: Final = 1.0
"""Strength of the L2 penalty; a half and a quarter did no better when each pair was left out in turn."""


def main(path: Path) -> None:
    """Print the table, and the figures."""
    names, pairs = read(path)
    tuned = ~pairs.aside
    weights = fitted(pairs.traits[tuned], pairs.fit[tuned], PENALTY) / np.log(2)
    sys.stdout.write(f"[deed]\nbias = {weights[-1]:.1f}\n")
    for name, weight in zip(names, weights[:-1], strict=True):
        sys.stdout.write(f'"{name}" = {weight:.1f}\n' if " " in name else f"{name} = {weight:.1f}\n")
    score = pairs.traits[pairs.aside] @ weights[:-1]
    sys.stderr.write(f"{tuned.sum()} pairs, {pairs.aside.sum()} aside; ")
    sys.stderr.write(f"area under the curve, aside: {above(score, pairs.fit[pairs.aside]):.3f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
