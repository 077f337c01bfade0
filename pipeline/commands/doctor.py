"""`dateline doctor`: what is installed, and what would be slow."""

from __future__ import annotations

import typer

from dateline.pipeline.terminal.console import out
from dateline.pipeline.terminal.options import StoreOption, store_address

SIGNS = {"ok": "  ", "note": "- ", "bad": "! "}


def doctor(store: StoreOption = None) -> None:
    """Say what is installed, which language model is used, and how the store is.

    Lines that start with `-` could be better, those with `!` do not work (exit code 1).
    """
    from dateline.pipeline.doctor import examine

    findings = list(examine(store_address(store)))
    wide = max(len(finding.topic) for finding in findings)
    for finding in findings:
        out(f"{SIGNS[finding.level]}{finding.topic:<{wide}}  {finding.text}")
    if any(finding.level == "bad" for finding in findings):
        raise typer.Exit(1)
