"""Make the judge's weights from lines that one strict reader judged, and say how well they do on documents kept aside.

    python docs/tools/make_judge.py tests/accuracy/titles.tsv > events/text/description/judging/judge.toml

The table holds no words of the texts that were read, only what `traits` measured of each line: its first line names the
traits; every other has the part ("tuning" or "aside"), 1 where the line was fit to print, and `place:value` for each
trait that is not 0. The figures go to stderr. The weights that are written are fitted to both parts.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

PENALTY: Final = 8.0
"""Strength of the L2 penalty, the best of 1, 2, 4 ... 32 by fivefold cross-validation over the documents for tuning."""
FEWEST: Final = 8
"""Lines that must have a trait for it to get a weight."""
STEPS: Final = 60
HEADER: Final = """\
# What the judge of titles weighs: the logarithm of the odds that a strict reader prints a line, trait by trait.
# Made by docs/tools/make_judge.py from tests/accuracy/titles.tsv: lines of reports, comments, transcripts, narrative
# history and encyclopedic news, judged one by one.
# A line with the share `sure` and no fault needs no rival.
sure = {sure}
bias = {bias:.3f}

# Shares that a line must have: to be told without the doubt "seldom printed"; where no word dates it,
# and it is the first sentence of a text that dates others.
[least]
"told plainly" = {plainly}
lead = {lead}

[weights]"""
SHARES: Final = {
    "sure": 0.58,
    "plainly": 0.28,
    "lead": 0.32,
}


class Lines(NamedTuple):
    """Judged lines.

    Attributes:
        traits: One row a line, one column a trait; 0 to 1.5.
        fit: 1.0 where a line is fit to print.
        aside: True where its document was kept aside.
    """

    traits: np.ndarray
    fit: np.ndarray
    aside: np.ndarray


def read(path: Path) -> tuple[list[str], Lines]:
    """The names of the traits, and the lines."""
    first, *rest = path.read_text("utf-8").splitlines()
    names = first.split("\t")
    values = np.zeros((len(rest), len(names)))
    fit, aside = np.zeros(len(rest)), np.zeros(len(rest), bool)
    for row, line in enumerate(rest):
        part, label, *found = line.split("\t")
        aside[row], fit[row] = part == "aside", float(label)
        for place, value in (item.split(":") for item in found):
            values[row, int(place)] = float(value)
    return names, Lines(values, fit, aside)


def fitted(values: np.ndarray, fit: np.ndarray, strength: float = PENALTY) -> np.ndarray:
    """Weights and, last, the bias of a logistic regression with an L2 penalty, by Newton's method."""
    design = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.full(design.shape[1], strength)
    penalty[-1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (share - fit) + penalty * weights
        bend = (design.T * (share * (1 - share))) @ design + np.diag(penalty)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def above(score: np.ndarray, fit: np.ndarray) -> float:
    """Area under the curve: how often a line fit to print scores above one that is not."""
    good, bad = score[fit > 0], score[fit == 0]
    return float(np.mean((good[:, None] > bad).astype(float) + 0.5 * (good[:, None] == bad)))


def tell(lines: Lines) -> None:
    """Print how well weights from the part for tuning do on the part kept aside."""
    weights = fitted(lines.traits[~lines.aside], lines.fit[~lines.aside])
    score = lines.traits[lines.aside] @ weights[:-1]
    fit = lines.fit[lines.aside]
    sys.stderr.write(f"{len(lines.fit)} lines, {len(fit)} aside, fit to print {fit.mean():.2f}" + "\n")
    sys.stderr.write(f"area under the curve, aside: {above(score, fit):.3f}" + "\n")
    order = np.argsort(-score)
    for kept in (0.8, 0.6, 0.4):
        sys.stderr.write(f"best {kept:.0%} of them: {fit[order[: int(len(fit) * kept)]].mean():.2f}" + "\n")


def write(names: list[str], lines: Lines, header: str, numbers: Mapping[str, float]) -> None:
    """Fit the weights of all traits that enough lines have, and print the table under its header."""
    seen = (lines.traits > 0).sum(axis=0)
    kept = [i for i in range(len(names)) if seen[i] >= FEWEST]
    weights = fitted(lines.traits[:, kept], lines.fit)
    sys.stdout.write(header.format(bias=weights[-1], **numbers) + "\n")
    for place, weight in sorted(zip(kept, weights[:-1], strict=True), key=lambda pair: names[pair[0]]):
        sys.stdout.write(f'"{names[place]}" = {weight:.3f}\n')


def main(path: Path) -> None:
    """Tell the figures and print the table."""
    names, lines = read(path)
    tell(lines)
    write(names, lines, HEADER, SHARES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
