"""How one column of a table writes its dates: the order of day and month, and what its plain numbers count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.pipeline.readers.common.dates.dated import Dated, is_blank
from dateline.pipeline.readers.common.dates.numeric import DayOrder, Numbers, day_order
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.dates.written import ERA
from dateline.pipeline.readers.common.protocol import Context

_PLAIN: Final = re.compile(r"([+-]?)(\d+)(?:\.\d+)?")
_BY_LENGTH: Final[dict[int, Numbers]] = {
    9: "seconds", 10: "seconds", 12: "milliseconds", 13: "milliseconds", 15: "microseconds", 16: "microseconds",
    18: "nanoseconds", 19: "nanoseconds",
}  # fmt: skip
"""How many digits a moment from 1973 to 2286 has, counted from 1970."""
SPREADSHEET_DAYS: Final = 80_000
"""More than this counts days past the year 2119."""
_TOLD: Final[dict[Numbers, str]] = {"excel": "days of a spreadsheet", "years": "years"}


@dataclass(frozen=True, slots=True)
class Hand:
    """How a column writes its dates.

    >>> Hand("day_first").read("03/04/1999").edtf, Hand(numbers="excel").read("36284").edtf
    ('1999-04-03', '1999-05-04')
    """

    order: DayOrder = "iso"
    numbers: Numbers | None = None
    first_year: int | None = None

    def read(self, value: object) -> Dated:
        """The date of a cell.

        Raises:
            DateError: it is not a date, does not exist, or may be read in two ways.
        """
        text = str(value).strip()
        if self.first_year is not None:
            text = in_century(text, self.first_year)
        return read_date(text, order=self.order, epoch=self._counts(text))

    def _counts(self, text: str) -> Numbers | None:
        hit = _PLAIN.fullmatch(text)
        if hit is None:
            return None
        if self.numbers == "years" and not 3 <= len(hit[2]) <= 7:
            return epoch_of(text)
        return self.numbers or epoch_of(text)

    @property
    def told(self) -> str:
        """What a report says of it; nothing where there was nothing to decide."""
        order = "" if self.order == "iso" else self.order.replace("_", " ")
        numbers = self.numbers and _TOLD.get(self.numbers, f"{self.numbers} since 1970")
        short = f"years of two digits from {self.first_year} on" if self.first_year is not None else ""
        return ", ".join(part for part in (order, numbers, short) if part)


_FULL_YEAR: Final = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_ONE_AGE: Final = 50
"""Years that a column may span for its short years to be of the same age."""

_SHORT_YEAR: Final = re.compile(
    r"((?:[^\W\d_]{2,12}[.,]*\s+){0,4}\d{1,2}\s*([/.\-])\s*\d{1,2}\s*\2\s*|\d{1,2}[\s.\-]+[^\W\d_]{3,12}[\s.,\-]+|[^\W\d_]{3,12}\.?\s+\d{1,2},\s*|"
    rf"[^\W\d_]{{3,12}}[\s.\-]+)[\'’]?(\d\d)(?![\d:])(?!\s*{ERA})(.*)",
    re.IGNORECASE,
)


def in_century(text: str, first_year: int) -> str:
    """A date whose year has two digits with the year written in full, the first from `first_year` on.

    >>> in_century("14/3/87", 1950), in_century("12-May-04 10:30", 1950), in_century("May 1999", 1950)
    ('14/3/1987', '12-May-2004 10:30', 'May 1999')
    >>> in_century("15 March 44 BC", 1950), in_century("Mon 4/1/21", 1950)
    ('15 March 44 BC', 'Mon 4/1/2021')
    """
    hit = _SHORT_YEAR.fullmatch(text)
    if hit is None:
        return text
    return f"{hit[1]}{first_year + (int(hit[3]) - first_year) % 100}{hit[4]}"


def epoch_of(text: str) -> Numbers | None:
    """What a number of 10, 13, 16 or 19 digits counts since 1970; None for any other text.

    >>> epoch_of("1717236000000"), epoch_of("1999")
    ('milliseconds', None)
    """
    hit = _PLAIN.fullmatch(text)
    return _BY_LENGTH[len(hit[2])] if hit and len(hit[2]) in {10, 13, 16, 19} else None


def hands_of(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, object]],
    context: Context,
    *,
    usual: DayOrder | None = None,
) -> dict[str, Hand]:
    """How each of some columns of dates writes them: said by the user, decided over all cells, or else as is usual."""
    cells = {c: [str(row[c]).strip() for row in rows if not is_blank(row.get(c))] for c in columns}
    said = context.mapping
    hands = {
        c: Hand(day_order(cells[c]), said.epoch or _numbers(cells[c]), said.first_year or _first_year(cells[c]))
        for c in columns
    }
    if context.mapping.day_first is not None:
        return {c: replace(hand, order=context.order) for c, hand in hands.items()}
    decided = {hand.order for hand in hands.values()} & {"day_first", "month_first"}
    if len(decided) == 1:
        # one hand wrote the table: what one column shows holds for those that show nothing
        order = decided.pop()
        hands = {c: replace(hand, order=order) if hand.order == "unclear" else hand for c, hand in hands.items()}
    elif not decided and usual is not None:
        hands = {c: replace(hand, order=usual) if hand.order == "unclear" else hand for c, hand in hands.items()}
    return hands


def _first_year(cells: Sequence[str]) -> int | None:
    """The first of the hundred years around those that a column writes in full; None where it writes none, or all.

    >>> _first_year(["05-Jan-24", "Q3 2024", "15/03/2025"]), _first_year(["05-Jan-24"]), _first_year(["1950", "2024"])
    (1974, None, None)
    """
    full = [int(year) for cell in cells for year in _FULL_YEAR.findall(cell)]
    if not full or max(full) - min(full) >= _ONE_AGE or not any(_SHORT_YEAR.fullmatch(cell) for cell in cells):
        return None
    return (min(full) + max(full)) // 2 - 50


def _numbers(cells: Sequence[str]) -> Numbers | None:
    """What plain numbers of a column count.

    Five digits alone are a spreadsheet's days. Beside years they are years where one is signed or past the year 80000,
    which no day of a spreadsheet is; else they may be either, and are refused.
    """
    plain = [hit for hit in map(_PLAIN.fullmatch, cells) if hit]
    lengths = {len(hit[2]) for hit in plain}
    if not plain:
        return None
    if any(hit[1] or (4 < len(hit[2]) < 8 and int(hit[2]) > SPREADSHEET_DAYS) for hit in plain):
        return "years"
    if lengths == {5}:
        return "excel"
    found = {_BY_LENGTH.get(length) for length in lengths}
    return found.pop() if len(found) == 1 else None


def decided(names: Sequence[str], rows: Sequence[Mapping[str, object]], context: Context) -> Context:
    """The context of a known format, its order of day and month decided over these columns where the user says none."""
    if context.mapping.day_first is not None:
        return context
    orders = {hand.order for hand in hands_of(names, rows, context).values()} & {"day_first", "month_first"}
    if len(orders) != 1:
        return context
    mapping = context.mapping.model_copy(update={"day_first": orders == {"day_first"}})
    return replace(context, mapping=mapping)
