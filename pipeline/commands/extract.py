"""`dateline extract`: the claims that sources make, one JSON line each."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.ingesting.provider import Provider, ProviderChoice, spent
from dateline.pipeline.terminal.console import meter, note, out, resumable
from dateline.pipeline.terminal.options import (
    ClusterOption,
    DctOption,
    MappingOption,
    ModelNameOption,
    ModelUrlOption,
    PathsArgument,
    ProviderOption,
    StrictOption,
    WidthsOption,
    WorkersOption,
    published,
)

if TYPE_CHECKING:
    from dateline.events.text.dating.clues import Fact
    from dateline.pipeline.ingesting.account import Account
    from dateline.pipeline.ingesting.ingest import Ingested

log = logging.getLogger(__name__)


def extract(
    paths: PathsArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.jsonl", help="Where to write. [stdout]")
    ] = None,
    dct: DctOption = None,
    provider: ProviderOption = Provider.AUTO,
    model_url: ModelUrlOption = None,
    model_name: ModelNameOption = None,
    facts: Annotated[
        Path | None,
        typer.Option("--facts", metavar="FILE", help="Dated facts (TOML or CSV: pattern, from, to) for undated texts."),
    ] = None,
    widths: WidthsOption = None,
    mapping: MappingOption = None,
    strict: StrictOption = False,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Read documents and event files and write their claims, without a store and without merging.

    Each claim says what one source says of one event: title, bounds, status, actors, places, the words that date it,
    the sentence it stands in, and how far it can be trusted and why. What became no claim is counted, with its reason.

    dateline extract article.txt --dct 2024-11-02 -o claims.jsonl

    With --provider model the articles are sent to the endpoint you name, and nowhere else; its key is read from
    $DATELINE_MODEL_KEY. No other provider sends anything. A run that is stopped goes on where it was: what was read is
    kept beside -o until that is written.
    """
    from dateline.pipeline.engine import Engine
    from dateline.pipeline.ingesting.ingest import ingest_parts
    from dateline.pipeline.ingesting.mapping import Mapping
    from dateline.pipeline.storing.whole import check_place

    if output is not None:
        check_place(output)
    columns = Mapping.read(mapping) if mapping else None
    extractor = replace(ProviderChoice(provider, model_url, model_name).extractor(widths), facts=_facts(facts))
    engine = Engine(workers, cluster)
    spool = _spool(output) if extractor.at_once is not None else None
    with resumable() if spool else nullcontext(), meter() as tell:
        options = {"dct": published(dct), "mapping": columns, "extractor": extractor, "engine": engine, "tell": tell}
        account, run = _written(ingest_parts(paths, **options, spool=spool), output)  # type: ignore[arg-type]
    for line in [*account.lines(), *spent(extractor)]:
        note(line)
    log.info("%s", run)
    if strict and account.rejects:
        raise typer.Exit(1)


def _written(parts: Iterable[Ingested], output: Path | None) -> tuple[Account, str]:
    """Write the claims of each part as it is read; what was read, and that in one line with the seconds it took."""
    from dateline.pipeline.ingesting.account import Account, run_report
    from dateline.pipeline.storing.whole import opened_whole
    from dateline.pipeline.terminal.event_records import lines, records
    from dateline.pipeline.terminal.stopwatch import Stopwatch

    account, watch = Account(), Stopwatch("read")
    done: list[Ingested] = []
    with opened_whole(output) if output else nullcontext() as file:
        for part in watch.each("read", parts):
            account.add(part.report)
            done.append(part.without_claims())
            for line in lines(records(part.claims)):
                if file is None:
                    out(line)
                else:
                    file.write(f"{line}\n".encode())
    for part in done:
        part.settle()
    return account, run_report(account, watch.seconds)


def _spool(output: Path | None) -> Path | None:
    """Where what is asked for at a price is kept until the file is written; None beside what is no file."""
    regular = output is not None and (output.is_file() or not output.exists())
    return output.with_name(f".{output.name}.parts") if output is not None and regular else None


def _facts(path: Path | None) -> tuple[Fact, ...]:
    from dateline.pipeline.ingesting.facts import read_facts

    return read_facts(path) if path else ()
