"""Diaries, logs and chronologies: paragraphs under their day, each written, or told, as on that day; days under a year.

"18 May. Crossed the line. Last night a bear came": the night is that before the day which opens the line, and not that
before the day on which somebody printed the diary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from dateline.events.text.meaning.nodes import Fixed, Recurring
from dateline.events.text.tagging.refiners import Found

_LEAST: Final = 3
"""One day at the head of a line may be anything; so many, and the text is kept by days."""
_LEAST_YEARS: Final = 2
_DAYS: Final = frozenset(("day", "dated_time"))
_HOURS: Final = frozenset(("time",))
_YEARS: Final = frozenset(("year", "month", "interval"))
_HEAD: Final = re.compile(r"[\W_]*+(?:\d{1,3}[.)]\s[\W_]*+)?")
"""Marks, and a number, with which a line may open; read once, however many marks a ruled line has."""
_BOUND: Final = re.compile(
    _HEAD.pattern + r"(?:on or (?:about|around)|since|from|by|before|after|until|as of)\s", re.IGNORECASE
)
"""The same with a word that bounds the day: "Since 10 May:"."""
_SIGN: Final = r"[)\]*_]*[ \t]*(?:[:|–—•\t.)\]\n]|--?\s|\Z)"
_MARK: Final = re.compile(_SIGN + r"|[ *_]+(?=[A-Z“\"])")
"""What stands between a day and what it tells: a mark, the end of the line, or only a space before a capital."""
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]")
_INSIDE: Final = re.compile(_ITEM.pattern + r"|[ \t]")
"""How a line begins that is an item of a list, or goes on with one."""
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_TO: Final = re.compile(r" ?(?:[-–—]|to|until) ?")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_MARKED: Final = re.compile(_SIGN)


def day_heads(text: str, found: Sequence[Found]) -> frozenset[int]:
    r"""Positions of the expressions that open the entries of a text kept by days; none of any other text.

    >>> from dateline.events.text.rules import rulebook
    >>> from dateline.events.text.tagging.tagger import expressions
    >>> text = "4 May. We left at noon.\n5 May. Rain since yesterday.\n7 May. Storm."
    >>> sorted(day_heads(text, expressions(text, rulebook.load("en"))))
    [0, 2, 4]

    In a log whose lines open with hours one day that stands alone on its line is enough.

    >>> text = "Sat 16 April 2022\n21:40 A call.\n22:05 On scene.\n23:10 Quiet."
    >>> sorted(day_heads(text, expressions(text, rulebook.load("en"))))
    [0]
    """
    heads = _heads(text, found, _DAYS)
    if heads or not hour_heads(text, found):
        return heads
    return frozenset(i for i, one in enumerate(found) if one.kind == "day" and _is_line(text, one))


def hour_heads(text: str, found: Sequence[Found]) -> frozenset[int]:
    r"""Positions of the times that open the entries of a log or a live report; none of any other text.

    >>> from dateline.events.text.rules import rulebook
    >>> from dateline.events.text.tagging.tagger import expressions
    >>> text = "18:42\nIt is over.\n17:05\nIt goes on.\n16:10\nIt began last night."
    >>> sorted(hour_heads(text, expressions(text, rulebook.load("en"))))
    [0, 1, 2]
    """
    return _heads(text, found, _HOURS)


def _heads(text: str, found: Sequence[Found], kinds: frozenset[str]) -> frozenset[int]:
    heads = frozenset(i for i, one in enumerate(found) if one.kind in kinds and _opens(text, one))
    ends = {i + 1 for i, pair in enumerate(pairwise(found)) if _is_range(text, pair, kinds)}
    return heads | ends | {i - 1 for i in ends} if len(heads) + len(ends) >= _LEAST else frozenset()


def _is_range(text: str, pair: tuple[Found, Found], kinds: frozenset[str]) -> bool:
    """True for two days that open an entry together: "24-25 Oct: Shelling goes on"."""
    first, last = pair
    opens = _HEAD.fullmatch(text, text.rfind("\n", 0, first.start) + 1, first.start) is not None
    is_of_kind = first.kind in kinds and last.kind in kinds
    return opens and is_of_kind and _TO.fullmatch(text, first.end, last.start) is not None and _opens_behind(text, last)


def _opens_behind(text: str, one: Found) -> bool:
    return _MARK.match(text, one.end) is not None


def in_rows(text: str, found: Sequence[Found], heads: frozenset[int]) -> frozenset[int]:
    r"""Those of the heads that close a list without marks, as readers of pages leave it: lines with nothing between.

    >>> from dateline.events.text.rules import rulebook
    >>> from dateline.events.text.tagging.tagger import expressions
    >>> text = "4 May: We left.\n5 May: Rain.\n7 May: Storm.\n\n9 May: Home."
    >>> found = expressions(text, rulebook.load("en"))
    >>> sorted(in_rows(text, found, day_heads(text, found)))
    [2]
    """
    lines = {text.count("\n", 0, found[i].start): i for i in sorted(heads)}
    return frozenset(i for line, i in lines.items() if all(line - back in lines for back in range(_LEAST)))


def is_behind_list(text: str, head: int, place: int, *, is_row: bool = False) -> bool:
    r"""True for what stands in a paragraph behind the list of which an entry is an item: it is not of that day.

    Args:
        text: The document.
        head: Where the day stands that opens the entry.
        place: Of what is read.
        is_row: The entry is one of `in_rows`: it needs no mark.

    >>> text = "- 4 May: We left.\n  It rained.\n\nAll this was found on Monday."
    >>> is_behind_list(text, 2, text.find("rained")), is_behind_list(text, 2, text.find("Monday"))
    (False, True)
    """
    first, line = (text.rfind("\n", 0, at) + 1 for at in (head, place))
    is_item = is_row or _ITEM.match(text, first) is not None
    return is_item and _BLANK.search(text, head, line) is not None and _INSIDE.match(text, line) is None


def year_heads(text: str, found: Sequence[Found]) -> Mapping[int, int | None]:
    r"""Positions of the years, and months with their year, that stand alone on a line, and the year; None for a span.

    What follows under such a heading is of that year: "2019", and below it "14 March: the file is closed". Years that
    stand in no order, or with nothing under them, are the figures of a table.

    >>> from dateline.events.text.rules import rulebook
    >>> from dateline.events.text.tagging.tagger import expressions
    >>> text = "## 2019\n14 March: He left.\n\n## 2020\nJune: She came."
    >>> dict(year_heads(text, expressions(text, rulebook.load("en"))))
    {0: 2019, 2: 2020}
    """
    lines = _dated_lines(text, found)
    ends = [*(found[i].start for i, _ in lines), len(text)][1:]
    heads = {first: year for (first, year), end in zip(lines, ends, strict=True) if _tells(text, found[first].end, end)}
    years = [year for year in heads.values() if year is not None]
    if len(heads) >= _LEAST_YEARS and years in (sorted(years), sorted(years, reverse=True)):
        return heads
    return _year_of_title(text, found)


def _year_of_title(text: str, found: Sequence[Found]) -> dict[int, int | None]:
    """The year that ends the title of a text kept by days that say none: "Calendar of elections, 2024"."""
    title = _LINE.search(text)
    if title is None or not found or found[0].kind != "year" or not _is_only(found, title):
        return {}
    bare = [i for i in day_heads(text, found) if isinstance(found[i].node, Recurring)]
    year = _year(found[0])
    is_title = year is not None and _tells(text, title.start(), found[0].start)
    return {0: year} if is_title and len(bare) >= _LEAST and not _tells(text, found[0].end, title.end()) else {}


def _is_only(found: Sequence[Found], line: re.Match[str]) -> bool:
    return found[0].end <= line.end() and (len(found) == 1 or found[1].start >= line.end())


def _dated_lines(text: str, found: Sequence[Found]) -> list[tuple[int, int | None]]:
    """Lines of nothing but a year, or of several: position of the first, and the year; None of several."""
    lines: dict[int, list[int]] = {}
    for i, one in enumerate(found):
        lines.setdefault(text.rfind("\n", 0, one.start) + 1, []).append(i)
    return [
        (mine[0], _year(found[mine[0]]) if len(mine) == 1 else None)
        for start, mine in lines.items()
        if all(found[i].kind in _YEARS for i in mine) and _is_all(text, start, [found[i] for i in mine])
    ]


def _year(one: Found) -> int | None:
    return one.node.place.year if isinstance(one.node, Fixed) and one.node.last is None else None


def _is_all(text: str, start: int, dates: Sequence[Found]) -> bool:
    """True where nothing is on the line but these."""
    end = text.find("\n", dates[-1].end)
    starts = [start, *(one.end for one in dates)]
    ends = [*(one.start for one in dates), end if end >= 0 else len(text)]
    return not any(_tells(text, *between) for between in zip(starts, ends, strict=True))


def _is_line(text: str, one: Found) -> bool:
    return _is_all(text, text.rfind("\n", 0, one.start) + 1, [one])


def _tells(text: str, start: int, end: int) -> bool:
    return any(letter.isalnum() for letter in text[start:end])


def _opens(text: str, one: Found) -> bool:
    line = text.rfind("\n", 0, one.start) + 1
    if _BOUND.fullmatch(text, line, one.start):
        return _MARKED.match(text, one.end) is not None
    return _HEAD.fullmatch(text, line, one.start) is not None and _MARK.match(text, one.end) is not None
