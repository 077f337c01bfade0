"""Which event is meant by an id of its own, an alias, one of its claims, or some words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import polars as pl

from dateline.events.table.wording.meanings import synonyms
from dateline.events.table.wording.what import base

_WORD: Final = re.compile(r"[^\W_]+")
_STEM: Final = 5
"""Words are the same when their base forms begin with the same so many letters: "sank" and "sinking"."""

_BESIDE: Final = re.compile(r"(?<=\w)[ ,]+(?:after|before|following|since|until) ", re.I)
"""What follows in a title names another event."""

_SMALL: Final = frozenset({
    "a", "an", "and", "as", "at", "been", "by", "did", "first", "for", "from", "had", "has", "have", "he", "her",
    "his", "in", "into", "its", "it", "of", "on", "or", "she", "that", "the", "their", "then", "they", "this", "to",
    "was", "were", "when", "which", "who", "will", "with",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
})  # fmt: skip
"""Words that name nothing, and those that only date it."""

_ENOUGH: Final = 2 / 3
"""How much of the words, by weight, a title must hold."""


Named = Mapping[str, frozenset[str]]
"""The words that name an event, as stems, each with the stems that may stand for it in a title."""


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that name something: no small words, no numbers, no months.

    >>> sorted(stems("the North Korean troops had arrived in October 2024"))
    ['arriv', 'korea', 'north', 'troop']
    >>> stems("the sinking") == stems("sank")
    True
    """
    return frozenset(_stem(word) for word in _telling(words))


def _telling(words: str) -> list[str]:
    told = (word for word in _WORD.findall(words.casefold()) if not word.isdigit())
    return [word for word in told if word not in _SMALL]


def _stem(word: str) -> str:
    return base(word)[:_STEM]


def _standing_for(word: str) -> frozenset[str]:
    return frozenset({_stem(word), *(other[:_STEM] for other in synonyms(word))})


class Names:
    """The names of one table of events.

    >>> events = pl.DataFrame({"event_id": ["e1", "e2"], "aliases": [["e0"], []], "claims": [["c1"], ["c2"]],
    ...                        "title": ["Korean armistice signed", "Treaty signed"]})
    >>> claims = pl.DataFrame({"claim_id": ["c1", "c2"], "doc_id": ["d", "d"], "citation": [{"quote": ""}] * 2})
    >>> names = Names(events, claims)
    >>> names.find("e0"), names.find("c2"), names.find("the armistice in Korea"), names.find("the flood")
    (0, 1, 0, None)
    """

    def __init__(self, events: pl.DataFrame, claims: pl.DataFrame) -> None:
        """Look at nothing yet.

        Args:
            events: EVENT_SCHEMA's `event_id`, `aliases`, `claims`, `title`.
            claims: CLAIM_SCHEMA's `claim_id`, `doc_id`.
        """
        self._events, self._claims = events, claims

    def find(self, words: str, *, doc_id: str | None = None, but: int | None = None) -> int | None:
        """The row of the event that is meant, in the same document first; None where none or several could be.

        Args:
            words: An id of an event or claim, an alias, or words.
            doc_id: The document whose own events come first.
            but: A row that is not meant.
        """
        if words in self._ids:
            return self._ids[words]
        told = _telling(words)
        if not told:
            return None
        own = self._of_document.get(doc_id or "", frozenset()) - {but}
        plain = {_stem(word): frozenset({_stem(word)}) for word in told}
        found = self._best(plain, own)
        if found is None:
            found = self._best({_stem(word): _standing_for(word) for word in told}, own)
        return found if found is not None else self._best(plain, None, but=but)

    def _best(self, wanted: Named, among: frozenset[int | None] | None, *, but: int | None = None) -> int | None:
        """The one row whose title holds most of the words, rare words counting more; None where two are alike."""
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(wanted):
            rows = {row for other in wanted[stem] for row in self._rows_with.get(other, ())}
            for row in rows:
                if row != but and (among is None or row in among):
                    scores[row] += 1 / (1 + len(rows))
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or self._share(wanted, ranked[0][0]) < _ENOUGH:
            return None
        return None if len(ranked) > 1 and ranked[1][1] == ranked[0][1] else ranked[0][0]

    def _share(self, wanted: Named, row: int) -> float:
        """How many of the words a title holds, 0 to 1."""
        title = stems(self._titles[row])
        return sum(not title.isdisjoint(others) for others in wanted.values()) / len(wanted)

    @cached_property
    def _ids(self) -> dict[str, int]:
        columns = self._events.select("event_id", "aliases", "claims").iter_rows()
        return {name: row for row, (own, aliases, claims) in enumerate(columns) for name in (*aliases, *claims, own)}

    @cached_property
    def _titles(self) -> list[str]:
        """Without what they say of other events: "collapsed after the flood" is no flood."""
        titles = (title or "" for title in self._events.get_column("title"))
        return [_BESIDE.split(title, maxsplit=1)[0] or title for title in titles]

    @cached_property
    def _rows_with(self) -> dict[str, list[int]]:
        """Rows whose title holds a stem."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, title in enumerate(self._titles):
            for stem in sorted(stems(title)):
                found[stem].append(row)
        return found

    @cached_property
    def _of_document(self) -> dict[str, frozenset[int | None]]:
        """The rows that a document tells of."""
        told: dict[str, set[int | None]] = defaultdict(set)
        for claim_id, doc_id in self._claims.select("claim_id", "doc_id").drop_nulls().iter_rows():
            if claim_id in self._ids:
                told[doc_id].add(self._ids[claim_id])
        return {doc_id: frozenset(rows) for doc_id, rows in told.items()}
