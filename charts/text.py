"""Text of sources, made fit to be drawn: a control character in a title would stop the program that draws pictures."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import polars as pl

CONTROLS: Final = r"[\s\x00-\x1f\x7f-\x9f\x{2028}\x{2029}\x{fffe}\x{ffff}]+"
"""What XML cannot hold, and all white space; joiners of emoji and of Persian words are kept."""

DIRECTIONS: Final = r"[\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""What forces a direction of writing: "ton \\u202ehsilgne" reads otherwise than it is spelt. Letters have their own."""

_NARROW, _WIDE = frozenset("iljtfrI.,;:'|!()[] "), frozenset("mwMW@%—")

_PYTHON: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")
_TURNED: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def one_line(text: str) -> str:
    r"""A string on one line, without control characters and without those that turn the direction of writing.

    >>> one_line("a\x1b[31m\nb\u200dc"), one_line("\u202ehsilgne\u202c")
    ('a [31m b\u200dc', 'hsilgne')
    """
    return " ".join(_PYTHON.sub(" ", text.translate(_TURNED)).split())


def drawable(text: pl.Expr) -> pl.Expr:
    """The same for a column of strings."""
    return text.str.replace_all(DIRECTIONS, "").str.replace_all(CONTROLS, " ").str.strip_chars()


def readable(events: pl.DataFrame) -> pl.DataFrame:
    """Events with every name and title fit to be drawn.

    Args:
        events: Has EVENT_SCHEMA's `title`, `kind`, `actors` and `sources`.
    """
    lists = [pl.col(name).list.eval(drawable(pl.element())) for name in ("actors", "sources")]
    return events.with_columns(drawable(pl.col("title", "kind")), *lists)


def in_direction(lines: list[str]) -> list[str]:
    r"""A title's lines in the title's own direction: signs and foreign words stand where its readers look for them.

    >>> in_direction(["Peace"]), in_direction(["שלום (2)"])
    (['Peace'], ['\u2067שלום (2)\u2069'])
    """
    directions = (unicodedata.bidirectional(letter) for line in lines for letter in line)
    if next((one for one in directions if one in ("L", "R", "AL")), "L") == "L":
        return lines
    return [f"\u2067{line}\u2069" for line in lines]


def text_width(text: str, size: float = 13) -> float:
    """Pixels that a text takes in a usual sans-serif face, rather a little more than less.

    >>> round(text_width("Armistice"))
    58
    """
    ems = sum(
        0.3 if c in _NARROW else 0.9 if c in _WIDE or ord(c) > 0x2E7F else 0.7 if c.isupper() else 0.56 for c in text
    )
    return ems * size
