"""Make the table of what editors keep of a clause, and say how well it does on documents kept aside.

    python docs/tools/make_keeping.py tests/accuracy/groups.tsv > events/text/description/grammar/keeping.toml

The table holds no words of the texts that were read but prepositions and conjunctions, only what `group_traits`
measured of each group of words in 1,400 sentences from which careful readers cut the line that they would print: its
first line names the traits; every other has the part ("tuning" or "aside"), 1 where the group stayed, and
`place:value` for each trait that is not 0. The figures go to stderr. The weights that are written are fitted to both
parts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
from make_judge import above, fitted, read

PENALTY: Final = 4.0
"""Strength of the L2 penalty, of 2, 4 and 8, which hardly differ on the part kept aside."""
LEAST: Final = 0.005
"""A smaller weight is left out."""
HEADER: Final = """\
# How much an editor misses a group of words in the line of an event: the logarithm of the odds that it is kept, trait
# by trait. Made by docs/tools/make_keeping.py from tests/accuracy/groups.tsv: {groups:,} groups of words, of which
# careful readers kept {kept:.0%}.
bias = {bias:.3f}

[weights]"""


def main(path: Path) -> None:
    """Tell the figures and print the table."""
    names, groups = read(path)
    tuning = fitted(groups.traits[~groups.aside], groups.fit[~groups.aside], PENALTY)
    score, fit = groups.traits[groups.aside] @ tuning[:-1] + tuning[-1], groups.fit[groups.aside]
    sys.stderr.write(f"{len(groups.fit)} groups, {len(fit)} aside, kept {fit.mean():.2f}\n")
    sys.stderr.write(f"area under the curve, aside: {above(score, fit):.3f}\n")
    sys.stderr.write(f"right, aside: {np.mean((score > 0) == (fit > 0)):.3f}\n")
    weights = fitted(groups.traits, groups.fit, PENALTY)
    told = {"groups": len(groups.fit), "kept": groups.fit.mean(), "bias": weights[-1]}
    sys.stdout.write(HEADER.format(**told) + "\n")
    for name, weight in zip(names, weights[:-1], strict=True):
        if abs(weight) >= LEAST:
            sys.stdout.write(f'"{name}" = {weight:.3f}\n')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
