"""How much a shared word tells: stems of words, names of two words, and their rarity in English, from a fixed table.

The table (`words.tsv`) is fixed, versioned data: a word's rarity never depends on the claims that are matched, so that
matching a few new claims gives what matching all of them would.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import polars as pl

UNSEEN_BITS: Final = 22.0
"""Bits of a word that the table does not hold: rarer than one in four million."""

UNSEEN_NAME_BITS: Final = 30.0
"""Bits of a name of two words that the table does not hold."""

COMMON_BITS: Final = 9.0
"""A word as common as one in 500 tells nothing of which event is meant: `weight` is what a word has beyond this."""

CONTEXT_WORDS: Final = 96
"""How many distinctive words of a document its claims keep."""

PAIR: Final = "_"
"""Between the two stems of a name."""

_CAPITALISED: Final = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the a an in on at of for and but he she it they we i his her by this that there
"""
NOT_NAMES: Final = frozenset(_CAPITALISED.split())
"""Words with a capital that name nobody: the calendar's, which time compares, and those that open sentences."""

_PIECE: Final = r"\d[\d,.]*\d|\d|\p{L}+(?:['’]\p{L}+)*|[^\w\s]"
_INITIAL: Final = r"\b\p{L}\. "
_TITLED: Final = (pl.col("text").str.count_matches(r"\p{L}{4,}") > 3) & ~pl.col("text").str.contains(
    r"(?:^|[^\p{L}'’])\p{Ll}\p{L}{3,}"
)
_ENDINGS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"['’]s?$", ""),
        (r"^(\w{2,}?)(?:ies|ied|y)$", r"\1i"),
        (r"^(\w{2,}?(?:ss|sh|ch|x|z))es$", r"\1"),
        (r"^(\w{2,}[^s\W])s$", r"\1"),
        (r"^(\w{3,}?)(?:er)?(?:ings?|ed|ers?)$", r"\1"),
        (r"^(\w{2,})e$", r"\1"),
        (r"^(\w{2,})(?:(b)b|(d)d|(f)f|(g)g|(l)l|(m)m|(n)n|(p)p|(r)r|(t)t)$", r"\1\2\3\4\5\6\7\8\9\g<10>\g<11>"),
    )
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What inflected forms of an English word share; for equality only, never shown.

    >>> [stem(w) for w in ("Killed", "kills", "murdering", "murder", "injuries", "injury", "Jones's", "1,200")]
    ['kil', 'kil', 'murd', 'murd', 'injuri', 'injuri', 'jon', '1200']
    """
    if word[0].isdigit():
        return word.replace(",", "")
    found = word.lower()
    for pattern, replacement in _ENDINGS:
        found = pattern.sub(replacement, found)
    return found


def key(entry: str) -> str:
    """What a word, or a name of two words, is compared by.

    >>> key("Anthony Holders"), key("shots")
    ('anthoni_hold', 'shot')
    """
    return PAIR.join(stem(part) for part in entry.split(" "))


@cache
def rarity() -> dict[str, float]:
    """Bits of each key that the table holds: -log2 of its share of running words.

    Source: counts of 82,765 words and 243,342 word pairs by W. Garbe (SymSpell, MIT licence), joined by stem.
    """
    text = files(__package__).joinpath("words.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: float(bits) for bits, held in lines for word in held.split(" ")}


def weight(held: str) -> float:
    """What two texts that share a key have told of being about one thing, in bits; 0 for a common word.

    A short number tells little, a year little, a long number much, a letter alone nothing.

    >>> [weight(key(w)) for w in ("the", "police", "Kursk", "Anthony Holder", "New York", "7", "1953", "4512")]
    [0.0, 4.0, 12.0, 21.0, 1.0, 2.0, 3.0, 9.0]
    """
    if held[0].isdigit():
        return _number_bits(held) - COMMON_BITS
    if len(held) == 1:
        return 0.0
    unseen = UNSEEN_NAME_BITS if PAIR in held else UNSEEN_BITS
    return max(rarity().get(held, unseen) - COMMON_BITS, 0.0)


def _number_bits(number: str) -> float:
    if re.fullmatch(r"(?:1\d|20)\d\d", number):
        return 12.0
    return {1: 11.0, 2: 12.0, 3: 15.0, 4: 18.0}.get(sum(c.isdigit() for c in number), 20.0)


def entries(texts: pl.DataFrame) -> pl.DataFrame:
    """The words and numbers of each line of text, and its names of two words.

    A word keeps its capital only where it may be a name; a line in title case or in capitals names nobody.

    Args:
        texts: Columns row (Int64) and text (String, may be null); a text may have several lines.

    Returns:
        Columns row and said, in the order of the texts; a name of two words comes after its second word.

    >>> told = pl.DataFrame({"row": [0], "text": ["On Monday Anthony J. Holder lost 1,200 florins."]})
    >>> entries(told)["said"].to_list()
    ['on', 'monday', 'Anthony', 'Holder', 'Anthony Holder', 'lost', '1,200', 'florins']
    """
    lines = texts.drop_nulls().select("row", pl.col("text").str.split("\n")).explode("text").with_row_index("line")
    tokens = (
        lines.with_columns(titled=_TITLED, said=pl.col("text").str.replace_all(_INITIAL, "").str.extract_all(_PIECE))
        .explode("said")
        .filter(pl.col("said").is_not_null())
    )
    small = pl.col("said").str.to_lowercase()
    name = pl.col("said").str.contains(r"^\p{Lu}") & ~small.is_in(tuple(NOT_NAMES)) & ~pl.col("titled")
    follows = name & name.shift(1, fill_value=False) & (pl.col("line") == pl.col("line").shift(1))
    found = tokens.select(
        "row",
        pl.when(name).then("said").otherwise(small).alias("word"),
        pl.when(follows).then(pl.concat_str(pl.col("said").shift(1), "said", separator=" ")).alias("pair"),
    ).filter(pl.col("word").str.contains(r"^[\p{L}\d]"))
    return found.select("row", pl.concat_list("word", "pair").alias("said")).explode("said").drop_nulls()


def distinctive(title: str | None, text: str, *, limit: int = CONTEXT_WORDS) -> tuple[str, ...]:
    """The words and names that tell a document from others: rare ones, said often; as written, each once.

    Args:
        title: Its title, if it has one.
        text: The whole text, or all the cells of a record.
        limit: How many at most.

    Returns:
        Words in the order of their first appearance, names with their capital.

    >>> distinctive("Fire in Almere", "A fire broke out on Monday in Almere. The brigade of Almere came.", limit=3)
    ('fire', 'Almere', 'brigade')
    """
    return distinctive_each([(title, text)], limit=limit)[0]


def distinctive_each(
    documents: Sequence[tuple[str | None, str]], *, limit: int = CONTEXT_WORDS
) -> list[tuple[str, ...]]:
    """What `distinctive` gives for each of many documents, each alone; much faster than one by one.

    Args:
        documents: Title, if there is one, and text.
        limit: How many words of each at most.
    """
    texts = [f"{title or ''}\n{text}" for title, text in documents]
    found = entries(
        pl.DataFrame({"row": range(len(texts)), "text": texts}, schema={"row": pl.Int64, "text": pl.String})
    )
    said: list[list[str]] = [[] for _ in texts]
    for row, entry in found.iter_rows():
        said[row].append(entry)
    return [_telling(one, limit) for one in said]


def _telling(found: list[str], limit: int) -> tuple[str, ...]:
    told = Counter(found)
    small = {entry for entry in told if not entry[0].isupper()}
    said: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for entry, times in told.items():
        plain = entry.lower()
        shown = plain if " " not in entry and plain in small else entry
        held = key(shown)
        said[held] += times
        spelled.setdefault(held, shown)
    worth = {held: weight(held) * (1 + math.log(times)) for held, times in said.items()}
    place = {held: at for at, held in enumerate(spelled)}
    best = sorted((held for held in worth if worth[held] > 0), key=lambda held: (-worth[held], place[held]))[:limit]
    return tuple(spelled[held] for held in sorted(best, key=place.__getitem__))


def weighed(spelled: pl.Series) -> pl.DataFrame:
    """Each spelling of a column once, with its key, its weight, and whether it is a name.

    Returns:
        Columns said, key (String), weight (Float64), name (Boolean).
    """
    said = spelled.unique().drop_nulls().to_list()
    keys = [key(entry) for entry in said]
    return pl.DataFrame(
        {
            "said": said,
            "key": keys,
            "weight": [weight(held) for held in keys],
            "name": [entry[0].isupper() for entry in said],
        },
        schema={"said": pl.String, "key": pl.String, "weight": pl.Float64, "name": pl.Boolean},
    )
