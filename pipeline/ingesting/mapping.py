"""What a user says of a table that nobody knows: a small TOML file, checked when it is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.events.errors import ReadError

Meaning = Literal[
    "record_id", "title", "date", "start", "end", "duration", "text", "published", "source", "publisher", "url", "lang",
    "places", "actors", "kind", "status", "attribution", "quantity", "confidence", "ignore",
]  # fmt: skip
"""What a column can be taken for; `text` is a longer description, `quantity` a number named by its column,
`duration` a length of time from the start on, whose unit the column's name may say."""


class Mapping(BaseModel):
    """A mapping file.

    Attributes:
        columns: Column of the table -> what it means. Columns not named here are guessed as ever.
        day_first: True for 31/12/1999, False for 12/31/1999; None lets the whole column decide.
        first_year: The first of the hundred years in which years of two digits lie: 1950 reads 49 as 2049.
        source: The source that rows are cited as, where no column says it.
        published: When the table was published, as a date, where no column says it.
        epoch: Numbers in date columns are seconds, milliseconds ... since 1970, days of a spreadsheet, or years.
        sheet: The worksheet to read; None reads all.
        format: The reader to take, by the name that reports show, whatever the file is called and looks like.

    >>> Mapping(columns={"Wann": "date"}).day_first is None
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[str, Meaning] = {}
    day_first: bool | None = None
    source: str | None = None
    published: str | None = None
    first_year: int | None = None
    epoch: Literal["seconds", "milliseconds", "microseconds", "nanoseconds", "excel", "years"] | None = None
    sheet: str | None = None
    format: str | None = None

    @classmethod
    def read(cls, path: Path) -> Mapping:
        """Read a mapping file.

        Raises:
            ReadError: not TOML, or with a name or value that means nothing here.
        """
        try:
            return cls.model_validate(tomllib.loads(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise ReadError(str(path), f"not a mapping file ({err})", "docs/formats.md shows one") from err
        except ValidationError as err:
            faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in err.errors())
            raise ReadError(str(path), faults, "docs/formats.md lists what a mapping can say") from err
