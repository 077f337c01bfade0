"""`dateline watch`: keep the store and the page up to date with sources that never end."""

from __future__ import annotations

import signal
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.ingesting.provider import Provider, ProviderChoice
from dateline.pipeline.terminal.console import note, out
from dateline.pipeline.terminal.options import (
    ClusterOption,
    DctOption,
    ModelNameOption,
    ModelUrlOption,
    ProviderOption,
    StoreOption,
    WidthsOption,
    published,
    store_address,
)

if TYPE_CHECKING:
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.watch import Round


def watch(
    sources: Annotated[
        list[str],
        typer.Argument(help="Folders, files, feeds (http, https), redis://HOST/STREAM, nats://HOST/SUBJECT."),
    ],
    store: StoreOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html|png|svg|pdf", help="Draw the timeline again at each change."),
    ] = None,
    interval: Annotated[
        float | None,
        typer.Option(min=0.05, help="Seconds between two looks at a source. [1; for feeds 900]", show_default=False),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End when no source has anything new.")] = False,
    dct: DctOption = None,
    widths: WidthsOption = None,
    provider: ProviderOption = Provider.AUTO,
    model_url: ModelUrlOption = None,
    model_name: ModelNameOption = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=0, help="Processes that extract documents; 0: all cores.")
    ] = 1,
    cluster: ClusterOption = None,
) -> None:
    """Read what comes from folders, feeds and message brokers, and keep the store and the page up to date.

    A message is acknowledged when its claims are in the store, and the same message twice changes nothing: nothing is
    lost or doubled, however often this is ended and started. Ctrl-C ends it after the write under way.

    dateline watch inbox/ https://news.example/feed.xml -o timeline.html

    dateline watch redis://localhost:6379/wire nats://localhost:4222/wire --store desk
    """
    from dateline.pipeline import watch as watching
    from dateline.pipeline.clock import SystemClock
    from dateline.pipeline.engine import Engine
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.storing.whole import drawn_as

    if output is not None:
        drawn_as(output)
    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    kept = Store(store_address(store))
    rounds = watching.watch(
        sources,
        kept,
        clock=SystemClock(),
        stop=stop,
        interval=interval,
        once=once,
        dct=published(dct),
        extractor=ProviderChoice(provider, model_url, model_name).extractor(widths),
        engine=Engine(workers, cluster),
    )
    note(f"watching {', '.join(sources)}; Ctrl-C ends it")
    for done in rounds:
        if output is not None and done.new_claims:
            _draw(kept, output)
        out(_told(done))


def _draw(store: Store, output: Path) -> None:
    from dateline.pipeline.ingesting.story import Story
    from dateline.pipeline.timeline import Timeline

    story = store.story or Story()
    Timeline.open(store.address).save(output, title=story.title, description=story.description)


def _told(done: Round) -> str:
    return f"{', '.join(done.origins)}: {done.files} files, {done.new_claims} new claims, {done.rejects} rejects"
