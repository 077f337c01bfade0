"""`dateline build`: documents and event files in, the timeline page out."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from dateline.pipeline.ingesting.provider import Provider, ProviderChoice, spent
from dateline.pipeline.terminal.console import meter, note, out, resumable
from dateline.pipeline.terminal.options import (
    DEFAULT_STORE,
    AsKnownOption,
    ClusterOption,
    DctOption,
    MappingOption,
    ModelNameOption,
    ModelUrlOption,
    ProviderOption,
    StoreOption,
    StrictOption,
    WidthsOption,
    WorkersOption,
    published,
    store_address,
)

if TYPE_CHECKING:
    from dateline.events.text.extractor import Extractor
    from dateline.events.time.bounds import Bounds
    from dateline.pipeline.engine import Engine
    from dateline.pipeline.ingesting.account import Account
    from dateline.pipeline.ingesting.mapping import Mapping
    from dateline.pipeline.ingesting.story import Story
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.timeline import Timeline


class Reading(TypedDict):
    """How sources are read, whatever becomes of them."""

    dct: Bounds | None
    mapping: Mapping | None
    extractor: Extractor | None
    engine: Engine


log = logging.getLogger(__name__)


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents, event files, or folders of them. [what the store holds]", show_default=False),
    ] = None,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.html|png|svg|pdf", help="The page, or picture, to write."),
    ] = Path("timeline.html"),
    store: StoreOption = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing; draw just what is given.")] = False,
    dct: DctOption = None,
    mapping: MappingOption = None,
    widths: WidthsOption = None,
    provider: ProviderOption = Provider.AUTO,
    model_url: ModelUrlOption = None,
    model_name: ModelNameOption = None,
    as_known: AsKnownOption = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What stands above the timeline; the store keeps it.")
    ] = None,
    strict: StrictOption = False,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    """Read documents and event files, and write the interactive timeline page.

    What is read is added to the store (the same again changes nothing), and the page shows all that the store holds.
    With no PATH it draws the store; with no store either, the story that comes with Dateline.

    dateline build articles/ events.csv -o timeline.html

    dateline build --as-known 2024-11-02

    With --provider model the articles are sent to the endpoint you name, and nowhere else.
    """
    from dateline.events.errors import ReadError
    from dateline.pipeline.engine import Engine
    from dateline.pipeline.ingesting.story import default_story
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.storing.whole import drawn_as

    given = list(paths or ())
    drawn_as(output)
    if not given and (no_store or (store_address(store) == DEFAULT_STORE and not Store(DEFAULT_STORE).exists)):
        given, no_store = [default_story()], True
    if output.resolve() in {path.resolve() for path in given}:
        raise ReadError(str(output), "is read and would be written over", "give another -o FILE.html")
    engine = Engine(workers, cluster)
    kept = None if no_store else Store(store_address(store))
    extractor = ProviderChoice(provider, model_url, model_name).extractor(widths) if given else None
    timeline, rejected = _read(given, kept, dct, mapping, extractor, engine)
    if as_known:
        timeline = timeline.as_known(as_known)
    story = _story(given, kept, title)
    timeline.save(output, title=story.title, description=story.description)
    out(f"{output}: {_counts(timeline)} ({output.resolve().as_uri()})")
    if strict and rejected:
        raise typer.Exit(1)


def _story(given: list[Path], kept: Store | None, title: str | None) -> Story:
    """What the page is called: as said now, by the sources given, or when the store was first drawn; kept with it."""
    from dateline.pipeline.ingesting.story import named_after, story_beside

    story = story_beside(given) or (kept.story if kept else None) or named_after(given)
    if title:
        story = story.model_copy(update={"title": title})
    if kept:
        kept.entitle(story)
    return story


def _read(
    paths: list[Path],
    store: Store | None,
    dct: str | None,
    mapping: Path | None,
    extractor: Extractor | None,
    engine: Engine,
) -> tuple[Timeline, int]:
    from dateline.pipeline.ingesting.mapping import Mapping
    from dateline.pipeline.timeline import Timeline

    if not paths and store is not None:
        return Timeline.open(store.address), 0
    reading: Reading = {
        "dct": published(dct),
        "mapping": Mapping.read(mapping) if mapping else None,
        "extractor": extractor,
        "engine": engine,
    }
    timeline, account, run = _read_alone(paths, reading) if store is None else _read_into(store, paths, reading)
    for line in [*account.lines(), *spent(extractor)]:
        note(line)
    log.info("%s", run)
    return timeline, account.rejects


def _read_alone(paths: list[Path], reading: Reading) -> tuple[Timeline, Account, str]:
    """What these sources say, kept nowhere."""
    from dateline.pipeline.ingesting.account import Account
    from dateline.pipeline.ingesting.ingest import ingest
    from dateline.pipeline.timeline import Timeline

    with meter() as tell:
        read = ingest(paths, **reading, tell=tell)
    account = Account()
    account.add(read.report)
    return Timeline.from_claims(read.claims), account, read.run


def _read_into(store: Store, paths: list[Path], reading: Reading) -> tuple[Timeline, Account, str]:
    """What the store says once it holds these sources too."""
    from dateline.pipeline.clock import SystemClock
    from dateline.pipeline.merge import merge
    from dateline.pipeline.timeline import Timeline

    with resumable(), meter() as tell:
        merged = merge(paths, store, clock=SystemClock(), **reading, tell=tell)
    return Timeline.open(store.address), merged.account, merged.run


def _counts(timeline: Timeline) -> str:
    events = timeline.events()
    sources = events["sources"].explode(empty_as_null=False).drop_nulls().n_unique()
    return f"{_number(events.height, 'event')} from {_number(sources, 'source')}"


def _number(number: int, word: str) -> str:
    """How many, in words that agree.

    >>> _number(1, "source"), _number(2000, "event")
    ('1 source', '2,000 events')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"
