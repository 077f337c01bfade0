"""`dateline edtf`: EDTF strings on stdin, what they mean on stdout."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import DAY, day_text
from dateline.events.time.edtf import Conventions, parse

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
    for line in sys.stdin.buffer:
        text = line.removesuffix(b"\n").decode("utf-8", errors="replace")
        sys.stdout.write(json.dumps(_answer(text, conventions), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _answer(text: str, conventions: Conventions) -> dict[str, object]:
    """One line of the result."""
    try:
        read = parse(text, conventions)
    except EdtfError as error:
        return {"edtf": text, "valid": False, "level": None, "lower": None, "upper": None, "error": str(error)}
    lower, upper = (None if day is None else day_text(day * DAY) for day in (read.lower, read.upper))
    return {"edtf": text, "valid": True, "level": read.level, "lower": lower, "upper": upper, "error": None}
