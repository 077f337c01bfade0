"""What the columns of an unknown table mean: by their names first, by what is in them where no name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.events.time.bounds import GranuleName
from dateline.pipeline.ingesting.mapping import Meaning
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates.lengths import UNITS as LENGTHS
from dateline.pipeline.readers.common.dates.numeric import DayOrder, day_order
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.tables.column_names import ENGLISH, FOREIGN, UNITS
from dateline.pipeline.readers.common.tables.column_words import names_of, words_of
from dateline.pipeline.readers.common.tables.hand import epoch_of, in_century
from dateline.pipeline.readers.common.tables.spans import beginning_and_end

ONE_ONLY: Final[frozenset[Meaning]] = frozenset(
    {"record_id", "title", "date", "start", "end", "duration", "published", "source", "publisher", "url", "lang",
     "kind", "status", "attribution", "confidence"}
)  # fmt: skip
"""Meanings that one column has; the first name in the list above wins and the others stay unused."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_YEAR = re.compile(r"1\d{3}|20\d\d|(1\d|20)\d{6}")

SAMPLE: Final = 200
SHARE: Final = 0.8
"""A column is dates when four cells of five (of the first 200) are."""


def guess(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], given: Mapping[str, Meaning]
) -> dict[str, Meaning]:
    """Meaning of each column that has one.

    Args:
        columns: Names, in the table's order.
        rows: Cells by column; the first 200 are looked at.
        given: What the user says; it wins, and a meaning given is not guessed again.

    >>> guess(["Wann", "Was"], [{"Wann": "1866-07-27", "Was": "Cable landed"}], {})
    {'Wann': 'date', 'Was': 'title'}
    """
    found: dict[str, Meaning] = {c: m for c, m in given.items() if c in columns}
    for meaning in ENGLISH:
        found.update(dict.fromkeys(_by_name(meaning, columns, rows, found), meaning))
    found.update(beginning_and_end(columns, found, lambda c: _date_share(c, rows, moments=True) > SHARE / 2))
    if not {"date", "start", "end"} & set(found.values()):
        dates = _dates_by_a_word(columns, rows, found) or _dates_by_content(columns, rows, found)
        # what has no date but that of its publication is dated by it, as a feed's entries are
        dates = dates or [c for c, m in found.items() if m == "published" and c not in given]
        found.update(dict.fromkeys(dates[:1], "date"))
    if "title" not in found.values():
        found.update(dict.fromkeys(_titles_by_content(columns, rows, found)[:1], "title"))
    if "end" in found.values() or not {"date", "start"} & set(found.values()):
        found = {c: m for c, m in found.items() if m != "duration" or c in given}
    return {c: found[c] for c in columns if c in found and found[c] != "ignore"}


def _by_name(
    meaning: Meaning, columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    """The columns whose names say a meaning, the most telling first; one only where there can be but one."""
    names = [words for table in (ENGLISH, FOREIGN) for words in table.get(meaning, "").split(", ")]
    ranks = {c: rank for c in columns if c not in found and (rank := _rank(c, names, meaning)) is not None}
    ranked = sorted(ranks, key=ranks.__getitem__)
    fitting = [c for c in ranked if not _empty(c, rows) and _may_mean(c, meaning, rows)]
    if meaning not in ONE_ONLY:
        return fitting
    return [] if meaning in found.values() else _complementing(fitting, rows)


def _complementing(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The first column, and those that hold something only where it holds nothing: `start.dateTime`, `start.date`."""
    if not columns:
        return []
    empty = [row for row in rows[:SAMPLE] if is_blank(row.get(columns[0]))]
    others = [c for c in columns[1:] if all(is_blank(row.get(c)) or row in empty for row in rows[:SAMPLE])]
    return [columns[0], *others] if empty else [columns[0]]


def usual_order(columns: Sequence[str]) -> DayOrder | None:
    """Day before month where names of columns are of a language of Europe that is not English; None for others.

    >>> usual_order(["Data", "Evento", "Luogo"]), usual_order(["Data", "Event", "Place"])
    ('day_first', None)
    >>> usual_order(["date", "titre", "lieu"])
    'day_first'
    """
    names = [name for column in columns for name in names_of(column)[:1]]
    foreign = [n for n in names if n in _FOREIGN_NAMES and n not in _ENGLISH_NAMES and n[0] < "\u0530"]
    return "day_first" if len(foreign) > 1 and not set(names) & (_ENGLISH_NAMES - _FOREIGN_NAMES - _SHARED) else None


_ENGLISH_NAMES: Final = frozenset(name for listed in ENGLISH.values() for name in listed.split(", "))
_SHARED: Final = frozenset(("date", "source", "type", "region", "status", "name", "url", "link", "id", "no", "nr"))
"""English names that other languages spell alike: they tell of no language."""
_FOREIGN_NAMES: Final = frozenset(name for listed in FOREIGN.values() for name in listed.split(", "))


def unit_of(column: str) -> str:
    """What a column of numbers counts.

    >>> unit_of("n_killed"), unit_of("Total Deaths")
    ('killed', 'killed')
    """
    name = _COUNT_OF.sub("", words_of(column))
    return UNITS.get(name, name)


def length_unit(column: str) -> GranuleName | None:
    """What plain numbers of a column of lengths of time count; None where its name says nothing.

    >>> length_unit("Duration (days)"), length_unit("duration_min"), length_unit("Lasted")
    ('day', 'minute', None)
    """
    return next((LENGTHS[word] for word in words_of(column).split() if word in LENGTHS), None)


_COUNT_OF: Final = re.compile(r"^(?:n|no|num|number|count|total)(?: of)? ")


Rank = tuple[bool, int, int]
"""Whole dates before their pieces, then the fuller name, then the more telling one."""


def _rank(column: str, names: Sequence[str], meaning: Meaning) -> Rank | None:
    """How well a column's name says a meaning; None where it does not."""
    told = names_of(column)
    if meaning == "quantity":
        told = [*told, _COUNT_OF.sub("", told[0])] if told else told
    elif meaning == "duration":
        told = [*told, *(" ".join(w for w in name.split() if w != "in" and w not in LENGTHS) for name in told)]
    hit = next((n for n, name in enumerate(told) if name in names), None)
    return None if hit is None else (" (of " not in column, hit, names.index(told[hit]))


_MAY_BE_OTHER: Final = {"from", "to", "until", "till", "since", "period", "time", "day"}
"""Names of dates that are as well those of people, places, weekdays or laps."""


def _may_mean(column: str, meaning: Meaning, rows: Sequence[Mapping[str, object]]) -> bool:
    """False for a column of dates by a name that may mean another thing, and that holds none: "data", "to".

    Neither is a number a title (`operation.id`), nor a place what is `open` or `closed`.
    """
    names = set(names_of(column))
    if meaning == "title":
        return not words_of(column).endswith(" id")
    if meaning == "places" and "state" in names:
        return any(str(row.get(column) or "")[:1].isupper() for row in rows[:SAMPLE])
    if meaning not in {"date", "start", "end"} or names & (set(ENGLISH[meaning].split(", ")) - _MAY_BE_OTHER):
        return True
    return not rows or _date_share(column, rows, moments=True) > SHARE / 2


def _empty(column: str, rows: Sequence[Mapping[str, object]]) -> bool:
    return bool(rows) and all(is_blank(row.get(column)) for row in rows[:SAMPLE])


_DATE_WORDS: Final = {
    "date", "dates", "datetime", "time", "timestamp", "ts", "when", "day", "datum", "fecha", "data", "дата", "at", "on",
}  # fmt: skip


def _dates_by_a_word(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    """Columns with a word for a date among others (`Date filed`, `created_at`), that hold dates or moments."""
    named = [c for c in columns if c not in found and _DATE_WORDS & set(words_of(c).split())]
    return [c for c in named if _date_share(c, rows, moments=True) >= SHARE]


def _dates_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    return [c for c in columns if c not in found and _date_share(c, rows) >= SHARE]


def _date_share(column: str, rows: Sequence[Mapping[str, object]], *, moments: bool = False) -> float:
    cells = [str(row[column]).strip() for row in rows[:SAMPLE] if not is_blank(row.get(column))]
    order = day_order(cells)
    order = "day_first" if order == "unclear" else order
    dated = [_is_dated(cell, order) or (moments and epoch_of(cell) is not None) for cell in cells]
    return sum(dated) / len(cells) if cells else 0.0


def _is_dated(cell: str, order: DayOrder) -> bool:
    cell = in_century(cell, 1900)  # of whatever century, it is a date
    if not re.search(r"\d{3}|\d\d\s*(?:BC|AD)", cell) or (_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell)):
        return False
    try:
        read_date(cell, order=order)
    except DateError:
        return False
    return True


_IN_TURN: Final = tuple(map(re.compile, (r"[^\W\d_]{2}", r"\s", r"[^\W\d_]{3}")))
_WITHOUT_SPACES: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{3}")


def _tells(cell: str) -> bool:
    """True for words that may tell what happened: two of them, or signs of a writing that does without spaces.

    Each is looked for behind the one before, so that a cell of any length takes no longer than its length.

    >>> _tells("Cable landed"), _tells("Cable"), _tells("A" * 100_000)
    (True, False, False)
    """
    at = 0
    for pattern in _IN_TURN:
        hit = pattern.search(cell, at)
        if hit is None:
            return _WITHOUT_SPACES.search(cell) is not None
        at = hit.end()
    return True


def _titles_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    telling = []
    for column in columns:
        cells = [str(row[column]) for row in rows[:SAMPLE] if not is_blank(row.get(column))]
        lengths = sorted(len(cell) for cell in cells if _tells(cell) and "://" not in cell)
        varies = len(set(cells)) > len(cells) / 2
        if column not in found and varies and len(lengths) > len(cells) / 2:
            middle = lengths[len(lengths) // 2]
            telling.append((abs(middle - 60) if middle > 8 else 10_000, column))
    return [column for _, column in sorted(telling, key=lambda t: t[0])]
