"""`dateline extract`: the claims that sources make, one JSON line each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.console import note, out
from dateline.pipeline.options import DctOption, MappingOption, PathsArgument, StrictOption

if TYPE_CHECKING:
    from dateline.events.text.extractor import Extractor
    from dateline.events.time.bounds import Bounds


class Provider(StrEnum):
    """What decides which event a date dates."""

    AUTO = "auto"
    RULES = "rules"
    PARSE = "parse"


def extract(
    paths: PathsArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.jsonl", help="Where to write. [stdout]")
    ] = None,
    dct: DctOption = None,
    provider: Annotated[
        Provider, typer.Option("--provider", help="rules: no model; parse: spaCy; auto: parse where a model is there.")
    ] = Provider.AUTO,
    mapping: MappingOption = None,
    strict: StrictOption = False,
) -> None:
    """Read documents and event files and write their claims, without a store and without merging.

    Each claim says what one source says of one event: title, bounds, status, actors, places, the words that date it,
    the sentence it stands in, and how far it can be trusted and why. What became no claim is counted, with its reason.

    dateline extract article.txt --dct 2024-11-02 -o claims.jsonl
    """
    from dateline.pipeline.event_records import lines, records
    from dateline.pipeline.ingest import ingest
    from dateline.pipeline.mapping import Mapping

    columns = Mapping.read(mapping) if mapping else None
    read = ingest(paths, dct=_published(dct), mapping=columns, extractor=_extractor(provider))
    if output is None:
        for line in lines(records(read.claims)):
            out(line)
    else:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines(records(read.claims)))
    for line in read.summary():
        note(line)
    if strict and read.rejects.height:
        raise typer.Exit(1)


def _published(dct: str | None) -> Bounds | None:
    from dateline.events.time.edtf import parse

    return parse(dct).extent if dct else None


def _extractor(provider: Provider) -> Extractor:
    from dateline.events.text.extractor import Extractor

    return Extractor(provider.value)
