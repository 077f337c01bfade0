"""Rows as columns of text that fit a width; a terminal gets colours, unless it asks for none.

A table of rich takes longer to make than most questions take to answer; what is needed of it is this much. Widths are
counted in cells of the terminal, as rich counts them: a Chinese character takes two, a combining accent none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

_GAP: Final = "  "
_PLAIN_WIDTH: Final = 120
_MOST_LINES: Final = 12
"""Of one cell: a page of text that somebody gave as a title must not hide the rows after it."""
_STYLES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "magenta": "35",
    "cyan": "36",
}


class Cell(NamedTuple):
    """Text on one line, and how it looks: a name of `_STYLES`, or nothing."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """How a column gives way where not everything fits.

    Attributes:
        head: Its name.
        least: It never gets narrower than this, or than its widest cell.
        most: It never gets wider than this; 0: no such limit.
        wraps: What does not fit goes on in the next line; else it is cut. A column with neither `least` nor `wraps`
            keeps its width.
        right: Numbers.
    """

    head: str
    least: int = 0
    most: int = 0
    wraps: bool = False
    right: bool = False


def columns(heads: Sequence[Column], rows: Sequence[Sequence[Cell]], *, width: int, coloured: bool) -> Iterator[str]:
    """The table, line by line.

    Args:
        heads: One a column.
        rows: As many cells each.
        width: In cells. Columns are narrowed to fit it; where that is not enough, lines are longer.
        coloured: Write styles as escape sequences.

    >>> names = [Column("when"), Column("event", least=6, wraps=True)]
    >>> list(columns(names, [[Cell("in 1953"), Cell("Armistice signed")]], width=20, coloured=False))
    ['when     event', 'in 1953  Armistice', '         signed']
    """
    table = [[Cell(head.head, "bold") for head in heads], *rows]
    natural = [max(cell_len(row[i].text) for row in table) for i in range(len(heads))]
    widths = _fitted(heads, natural, width)
    for row in table:
        told = [_lines(cell.text, head, wide) for cell, head, wide in zip(row, heads, widths, strict=True)]
        for parts in zip_longest(*told, fillvalue=""):
            shown = [
                _shown(Cell(part, cell.style), head, wide, coloured=coloured)
                for part, cell, head, wide in zip(parts, row, heads, widths, strict=True)
            ]
            yield _GAP.join(shown).rstrip()


def terminal(environ: Mapping[str, str], *, is_terminal: bool) -> tuple[int, bool]:
    """How wide to write, and whether in colours: https://no-color.org.

    >>> terminal({"COLUMNS": "80"}, is_terminal=False), terminal({"NO_COLOR": "1", "COLUMNS": "90"}, is_terminal=True)
    ((80, False), (90, False))
    """
    from shutil import get_terminal_size

    coloured = is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given), coloured
    return (get_terminal_size().columns if is_terminal else _PLAIN_WIDTH), coloured


def _fitted(heads: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Widths that fit: the widest column that can give gives, cell by cell."""
    room = width - len(_GAP) * (len(heads) - 1)
    widths = [
        min(wide, head.most or wide, max(width, head.least) if head.least else wide)
        for head, wide in zip(heads, natural, strict=True)
    ]
    while sum(widths) > room:
        giving = [i for i, head in enumerate(heads) if head.least and widths[i] > head.least]
        if not giving:
            break
        widths[max(giving, key=lambda i: widths[i])] -= 1
    return widths


def _lines(text: str, head: Column, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text]
    if not head.wraps:
        return [set_cell_size(text, width - 1).rstrip() + "…"]
    lines = list(islice(_wrapped(text.split(), width), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [set_cell_size(lines[_MOST_LINES - 1], width - 1).rstrip() + "…"]
    return lines


def _wrapped(words: Iterable[str], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        for part in [word] if cell_len(word) <= width else chop_cells(word, width):
            if line and cell_len(line) + 1 + cell_len(part) > width:
                yield line
                line = part
            else:
                line = f"{line} {part}" if line else part
    yield line


def _shown(cell: Cell, head: Column, width: int, *, coloured: bool) -> str:
    space = " " * (width - cell_len(cell.text))
    text = f"\x1b[{_STYLES[cell.style]}m{cell.text}\x1b[0m" if coloured and cell.style and cell.text else cell.text
    return space + text if head.right else text + space
