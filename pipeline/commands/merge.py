"""`dateline merge`: new sources into the store."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.ingesting.provider import Provider, ProviderChoice, spent
from dateline.pipeline.terminal.console import counted, meter, note, out, resumable
from dateline.pipeline.terminal.options import (
    ClusterOption,
    DctOption,
    MappingOption,
    ModelNameOption,
    ModelUrlOption,
    PathsArgument,
    ProviderOption,
    StoreOption,
    StrictOption,
    WidthsOption,
    WorkersOption,
    published,
    store_address,
)

if TYPE_CHECKING:
    from dateline.pipeline.merge import Merged

log = logging.getLogger(__name__)


def merge(
    paths: PathsArgument,
    store: StoreOption = None,
    dct: DctOption = None,
    mapping: MappingOption = None,
    widths: WidthsOption = None,
    provider: ProviderOption = Provider.AUTO,
    model_url: ModelUrlOption = None,
    model_name: ModelNameOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Counts, seconds of each stage and the events touched, as one JSON value.")
    ] = False,
    strict: StrictOption = False,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Add documents and event files to the store, and say what that changed.

    Nothing is overwritten, and the same file again adds nothing.

        dateline merge articles/ gdelt.csv --store story
    """
    import json

    from dateline.pipeline import merge as merging
    from dateline.pipeline.clock import SystemClock
    from dateline.pipeline.engine import Engine
    from dateline.pipeline.ingesting.mapping import Mapping
    from dateline.pipeline.storing.store import Store

    extractor = ProviderChoice(provider, model_url, model_name).extractor(widths)
    with resumable(), meter() as tell:
        merged = merging.merge(
            paths,
            Store(store_address(store)),
            clock=SystemClock(),
            dct=published(dct),
            mapping=Mapping.read(mapping) if mapping else None,
            extractor=extractor,
            engine=Engine(workers, cluster),
            tell=tell,
        )
    for line in [*merged.account.lines(), *spent(extractor)]:
        note(line)
    log.info("%s", merged.run)
    out(json.dumps(_report(merged)) if as_json else _told(merged))
    if strict and merged.account.rejects:
        raise typer.Exit(1)


def _report(merged: Merged) -> dict[str, object]:
    read = {name: getattr(merged.account, name) for name in ("documents", "skipped")}
    seconds = {stage: round(spent, 3) for stage, spent in merged.seconds.items()}
    return merged.counts() | read | {"touched": merged.touched["event_id"].to_list(), "seconds": seconds}


def _told(merged: Merged) -> str:
    count = merged.counts()
    conflicts = counted(count["conflicts"], "disagreement")
    return (
        f"{count['new_claims']} new claims, {count['repeated']} repeated, {count['events_touched']} events touched"
        f" ({count['new_events']} new), {conflicts} between sources, {count['rejects']} rejects"
    )
