"""What a folder of sources calls itself: `story.toml` beside them, with `title` and `description`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.events.errors import ReadError

FILE: Final = "story.toml"
"""Left out when a folder is read for documents."""


class Story(BaseModel):
    """What stands above the timeline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = "Timeline"
    description: str = ""


def story_beside(paths: Sequence[Path]) -> Story | None:
    """The story that a folder given tells of itself; None where none of them holds a `story.toml`.

    Raises:
        ReadError: `story.toml` is there and is not what it should be.
    """
    for file in (path / FILE for path in paths):
        if file.is_file():
            try:
                return Story.model_validate(tomllib.loads(file.read_text("utf-8")))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as err:
                raise ReadError(
                    str(file), f"is not a story ({err})", 'it holds title = "..." and description = "..."'
                ) from err
    return None


def named_after(paths: Sequence[Path]) -> Story:
    """A story called what the one folder or file given is called.

    >>> named_after([Path("the-long-strike")]).title
    'The long strike'
    >>> named_after([Path("strike.csv"), Path("harbour.csv")]).title
    'Timeline'
    """
    name = paths[0].resolve().stem.replace("-", " ").replace("_", " ").strip() if len(paths) == 1 else ""
    return Story(title=name[:1].upper() + name[1:]) if name else Story()


def default_story() -> Path:
    """The folder of the story that comes with Dateline.

    Raises:
        ReadError: this installation came without it.
    """
    import dateline

    package = Path(dateline.__file__).parent
    for home in (package, package.parent):
        folder = home / "seeds" / "stories" / "korea-russia"
        if folder.is_dir():
            return folder
    raise ReadError("seeds/stories/korea-russia", "is not in this installation", "give a PATH: dateline build PATH...")
