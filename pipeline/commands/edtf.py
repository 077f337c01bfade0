"""`dateline edtf`: EDTF strings on stdin, what they mean on stdout."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline.events.time.edtf import Conventions
from dateline.pipeline.questions.edtf_lines import answers

SouthernOption = Annotated[
    bool, typer.Option("--southern", help="Read seasons without a hemisphere (21 to 24) as those of the southern one.")
]


def edtf(southern: SouthernOption = False) -> None:
    r"""Read EDTF strings (ISO 8601-2, levels 0 to 2) from stdin, one a line; write one JSON line for each.

    A line holds the string, whether it is valid, its level, the first and last day it covers (null where it is open or
    unknown), and what is wrong with it. Blank lines are lines too; only the newline is taken off.

        printf '1985-04~\n2024-22/..\n' | dateline edtf
    """
    conventions = Conventions.southern() if southern else Conventions()
    for block in answers(sys.stdin.buffer, conventions):
        sys.stdout.write(block)
        sys.stdout.flush()
