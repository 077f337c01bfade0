"""Names of columns as words, so that `EventDate`, `event_date` and "Événement" are found in a list."""

from __future__ import annotations

import re

from dateline.pipeline.readers.common.dates.written import without_accents


def words_of(column: str) -> str:
    """A column's name in lower case words, without accents.

    >>> words_of("EventDate"), words_of("n_killed"), words_of("Date (UTC)"), words_of("Date de l'événement")
    ('event date', 'n killed', 'date utc', 'date de l evenement')
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column)
    return without_accents(" ".join(re.findall(r"[^\W_]+", spaced.lower())))
