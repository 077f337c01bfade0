"""What the columns of an unknown table mean: by their names first, by what is in them where no name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.pipeline.mapping import Meaning
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates.numeric import DayOrder, day_order
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.tables.column_names import ENGLISH, FOREIGN, UNITS
from dateline.pipeline.readers.common.tables.column_words import words_of

ONE_ONLY: Final[frozenset[Meaning]] = frozenset(
    {"record_id", "title", "date", "start", "end", "published", "source", "publisher", "url", "lang", "kind", "status",
     "attribution", "confidence"}
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
    for meaning, listed in ENGLISH.items():
        names = [words for language in (listed, FOREIGN.get(meaning, "")) for words in language.split(", ")]
        ranked = sorted((c for c in columns if c not in found and _name(c) in names), key=lambda c: _rank(c, names))
        ranked = [c for c in ranked if not _empty(c, rows) and _may_mean(c, meaning, rows)]
        if meaning in ONE_ONLY:
            ranked = ranked[: 0 if meaning in found.values() else 1]
        found.update(dict.fromkeys(ranked, meaning))
    if not {"date", "start", "end"} & set(found.values()):
        found.update(dict.fromkeys(_dates_by_content(columns, rows, found)[:1], "date"))
    if "title" not in found.values():
        found.update(dict.fromkeys(_titles_by_content(columns, rows, found)[:1], "title"))
    return {c: found[c] for c in columns if c in found and found[c] != "ignore"}


def unit_of(column: str) -> str:
    """What a column of numbers counts.

    >>> unit_of("n_killed"), unit_of("Fatalities")
    ('killed', 'killed')
    """
    name = re.sub(r"^(?:n|no|num|number|count|total)(?: of)? ", "", words_of(column))
    return UNITS.get(name, name)


def _name(column: str) -> str:
    """A column's words, without what says of which columns it was made."""
    return words_of(column.partition(" (of ")[0])


def _rank(column: str, names: Sequence[str]) -> tuple[bool, int]:
    """Whole dates before their pieces, then the most telling name."""
    return " (of " not in column, names.index(_name(column))


def _may_mean(column: str, meaning: Meaning, rows: Sequence[Mapping[str, object]]) -> bool:
    """False for a column of dates by a foreign name that holds none."""
    name = _name(column)
    if meaning not in {"date", "start", "end"} or name in ENGLISH[meaning].split(", "):
        return True
    return not rows or _date_share(column, rows) > SHARE / 2


def _empty(column: str, rows: Sequence[Mapping[str, object]]) -> bool:
    return bool(rows) and all(is_blank(row.get(column)) for row in rows[:SAMPLE])


def _dates_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    return [c for c in columns if c not in found and _date_share(c, rows) >= SHARE]


def _date_share(column: str, rows: Sequence[Mapping[str, object]]) -> float:
    cells = [str(row[column]) for row in rows[:SAMPLE] if not is_blank(row.get(column))]
    order = day_order(cells)
    order = "day_first" if order == "unclear" else order
    return sum(_is_dated(cell.strip(), order) for cell in cells) / len(cells) if cells else 0.0


def _is_dated(cell: str, order: DayOrder) -> bool:
    if not re.search(r"\d{3}|\d\d\s*(?:BC|AD)", cell) or (_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell)):
        return False
    try:
        read_date(cell, order=order)
    except DateError:
        return False
    return True


def _titles_by_content(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], found: Mapping[str, Meaning]
) -> list[str]:
    telling = []
    for column in columns:
        cells = [str(row[column]) for row in rows[:SAMPLE] if not is_blank(row.get(column))]
        lengths = sorted(len(cell) for cell in cells if re.search(r"[^\W\d_]{3}", cell) and "://" not in cell)
        if column not in found and lengths and len(lengths) > len(cells) / 2:
            middle = lengths[len(lengths) // 2]
            telling.append((abs(middle - 60) if middle > 8 else 10_000, column))
    return [column for _, column in sorted(telling, key=lambda t: t[0])]
