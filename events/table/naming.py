"""Which event is meant by an id of its own, an alias, one of its claims, or some words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Final

import polars as pl

_WORD: Final = re.compile(r"[^\W_]+")
_STEM: Final = 5
"""Words are the same when they begin with the same so many letters: "arrived", "arrival"."""

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


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that name something: no small words, no numbers, no months.

    >>> sorted(stems("the North Korean troops had arrived in October 2024"))
    ['arriv', 'korea', 'north', 'troop']
    """
    told = (word for word in _WORD.findall(words.casefold()) if not word.isdigit())
    return frozenset(word[:_STEM] for word in told if word not in _SMALL)


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
        wanted = stems(words)
        if not wanted:
            return None
        own = self._of_document.get(doc_id or "", frozenset()) - {but}
        found = self._best(wanted, own)
        return found if found is not None else self._best(wanted, None, but=but)

    def _best(
        self, wanted: frozenset[str], among: frozenset[int | None] | None, *, but: int | None = None
    ) -> int | None:
        """The one row whose title holds most of the words, rare words counting more; None where two are alike."""
        weight = {stem: 1 / (1 + len(self._rows_with.get(stem, ()))) for stem in wanted}
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(wanted):
            for row in self._rows_with.get(stem, ()):
                if row != but and (among is None or row in among):
                    scores[row] += weight[stem]
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        held = [len(wanted & stems(self._titles[row])) / len(wanted) for row, _ in ranked[:2]]
        if not ranked or held[0] < _ENOUGH:
            return None
        return None if len(ranked) > 1 and ranked[1][1] == ranked[0][1] else ranked[0][0]

    @cached_property
    def _ids(self) -> dict[str, int]:
        columns = self._events.select("event_id", "aliases", "claims").iter_rows()
        return {name: row for row, (own, aliases, claims) in enumerate(columns) for name in (*aliases, *claims, own)}

    @cached_property
    def _titles(self) -> list[str]:
        return [title or "" for title in self._events.get_column("title")]

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
