"""`dateline render`: the picture of what a store holds, made again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.pipeline.terminal.console import out
from dateline.pipeline.terminal.options import AsKnownOption, StoreOption, store_address


def render(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.html|png|svg|pdf", help="What to write; its suffix decides.")
    ] = Path("timeline.html"),
    store: StoreOption = None,
    as_known: AsKnownOption = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What stands above the timeline. [what the store is called]")
    ] = None,
    description: Annotated[
        str | None, typer.Option("--description", help="One or two sentences under the title. [the store's]")
    ] = None,
    width: Annotated[int, typer.Option("--width", min=320, max=8000, help="Of a picture, in pixels.")] = 1400,
) -> None:
    """Draw the timeline of a store: an interactive page, or a picture of all of it.

    Nothing is read but the store, and no browser is needed.

    dateline render --store archive -o timeline.html --title "The canal"

    dateline render --store archive -o poster.pdf --width 2400
    """
    from dateline.pipeline.ingesting.story import Story
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.storing.whole import drawn_as
    from dateline.pipeline.timeline import Timeline

    drawn_as(output)
    story = Store(store_address(store)).story or Story()
    timeline = Timeline.open(store_address(store))
    if as_known:
        timeline = timeline.as_known(as_known)
    description = story.description if description is None else description
    timeline.save(output, title=title or story.title, description=description, width=width)
    out(f"{output}: {timeline.count():,} events")
