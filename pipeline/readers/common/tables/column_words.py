"""Names of columns as words, so that `EventDate`, `event_date` and "Événement" are found in a list."""

from __future__ import annotations

import re
from typing import Final

from dateline.pipeline.readers.common.dates.written import without_accents

OF_WHAT: Final = {"name", "title", "label", "text", "value", "id", "main", "date", "date time", "datetime", "iso"}
"""Members of an object that say what the object itself is: `source.name` is the source."""
SAYS_LITTLE: Final = re.compile(r" (?:utc|gmt|local|txt|name)$")
"""What may stand behind a name without another meaning."""


OF_THE_ROW: Final = re.compile(r"^(?:event|incident|record|item) (?=.)")
"""What the row is, before the name of what is told of it: `event_date_start`."""


def names_of(column: str) -> list[str]:
    """The names that a column may go by, the fullest first; of a member of a member (`where.city`) its own too.

    >>> names_of("Date (UTC)"), names_of("where.city"), names_of("source.name")
    (['date utc', 'date'], ['where city', 'city'], ['source name', 'source'])
    """
    plain = column.partition(" (of ")[0]
    outer, _, inner = plain.rpartition(".")
    names = [words_of(plain)]
    if outer and words_of(inner) in OF_WHAT:
        names.append(words_of(outer.rpartition(".")[2]))
    elif outer:
        names.append(words_of(inner))
    names += [SAYS_LITTLE.sub("", name) for name in names]
    names += [OF_THE_ROW.sub("", name) for name in names]
    return list(dict.fromkeys(name for name in names if name))


def words_of(column: str) -> str:
    """A column's name in lower case words, without accents.

    >>> words_of("EventDate"), words_of("n_killed"), words_of("Date (UTC)"), words_of("Date de l'événement")
    ('event date', 'n killed', 'date utc', 'date de l evenement')
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column)
    return without_accents(" ".join(re.findall(r"[^\W_]+", spaced.lower())))
