"""Options that several commands share, so that one name always means one thing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.ingesting.provider import Provider

if TYPE_CHECKING:
    from dateline.events.time.bounds import Bounds

PathsArgument = Annotated[
    list[Path], typer.Argument(help="Documents, event files, or folders of them.", show_default=False)
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", help="The claim store: a folder or an object-store address. [$DATELINE_STORE, else .dateline]"
    ),
]
AsKnownOption = Annotated[
    str | None,
    typer.Option("--as-known", metavar="DATE", help="Only what sources had published by DATE (that day included)."),
]
RecordedOption = Annotated[
    bool, typer.Option("--recorded", help="Let --as-known ask what the store held then, not what was published.")
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without-source", metavar="NAME", help="As if this source had said nothing. May be given again."),
]
DctOption = Annotated[
    str | None,
    typer.Option("--dct", metavar="DATE", help="Publication date of documents that state none (ISO date or EDTF)."),
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE.toml", help="What the columns of unknown event files mean."),
]
WidthsOption = Annotated[
    Path | None,
    typer.Option("--widths", metavar="FILE.toml", help="Widths of vague words that count instead of ours."),
]
ProviderOption = Annotated[
    Provider,
    typer.Option(
        "--provider", help="rules: word lists alone; parse: spaCy; auto: the better that is there; model: --model-url."
    ),
]
ModelUrlOption = Annotated[
    str | None,
    typer.Option(
        "--model-url",
        metavar="URL",
        envvar="DATELINE_MODEL_URL",
        help="OpenAI-compatible endpoint of a language model.",
    ),
]
ModelNameOption = Annotated[
    str | None,
    typer.Option("--model-name", metavar="NAME", envvar="DATELINE_MODEL_NAME", help="The language model's name there."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="End with exit code 1 when anything was rejected.")]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="Processes that extract documents; 0: all cores. [1 for few documents, else all cores]",
        show_default=False,
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Extract on a Dask cluster instead: its scheduler's address."),
]

DEFAULT_STORE = ".dateline"


def store_address(given: str | None) -> str:
    """The store that a command works on: what was given, else $DATELINE_STORE, else `.dateline`."""
    return given or os.environ.get("DATELINE_STORE") or DEFAULT_STORE


def published(dct: str | None) -> Bounds | None:
    """The interval that --dct names, for documents that state no publication date; None where it was not given.

    Raises:
        PeriodError: The words name no period.

    >>> str(published("June 2024")), published(None)
    ('[2024-06-01, 2024-07-01)', None)
    """
    from dateline.events.text.period import parse_period

    return parse_period(dct) if dct else None
