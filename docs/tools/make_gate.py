"""Make the gate's weights from events that careful readers judged, and say how well they do on documents kept aside.

    python docs/tools/make_gate.py tests/accuracy/events.tsv > events/text/description/judging/gate.toml

The table holds no words of the texts that were read; it is written like that of the judge (`make_judge.py`): the part,
what the event is worth, and what `traits` measured of the line that was taken for it. It is worth nothing where writers
found no event in it, or readers an opinion or furniture; 0.8 where a line was judged unfit for another reason, since
less is lost with it; else 1. The figures go to stderr. The weights that are written are fitted to both parts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
from make_judge import Lines, above, fitted, read, write

NUMBERS: Final = {"least": -0.42, "text": 2.0, "usual": 1.27}
DROPPED: Final = (0.05, 0.1, 0.2)
HEADER: Final = """\
# What the gate weighs: the logarithm of the odds that a sentence tells an event of which a line can be printed, and no
# opinion, state, advice or furniture of a page, trait by trait of the line that was taken for it.
# Made by docs/tools/make_gate.py from tests/accuracy/events.tsv.
# A line is dropped, and its date is a named skip, where its odds and `text` times what its text's own traits weigh
# below the `usual` are together less than `least`. `usual` is the median over texts of news agencies; the others are
# set by hand: of dates attached right in agencies' texts two in a hundred are lost.
least = {least}
text = {text}
usual = {usual}
bias = {bias:.3f}

[weights]"""


def tell(lines: Lines) -> None:
    """Print how well weights from the part for tuning do on the part kept aside."""
    weights = fitted(lines.traits[~lines.aside], lines.fit[~lines.aside])
    score = lines.traits[lines.aside] @ weights[:-1]
    fit = (lines.fit[lines.aside] > 0).astype(float)
    sys.stderr.write(f"{len(lines.fit)} events, {len(fit)} aside, no events {1 - fit.mean():.2f}" + "\n")
    sys.stderr.write(f"area under the curve, aside: {above(score, fit):.3f}" + "\n")
    order = np.argsort(score)
    for share in DROPPED:
        worst = fit[order[: int(len(fit) * share)]]
        sys.stderr.write(f"worst {share:.0%} of them: no events {1 - worst.mean():.2f}" + "\n")


def main(path: Path) -> None:
    """Tell the figures and print the table."""
    names, lines = read(path)
    tell(lines)
    write(names, lines, HEADER, NUMBERS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
