"""What undated sentences say of the order of events.

"The two were captured after the troops had arrived at the front" dates nothing by itself, but where the document tells
elsewhere of the capture, that claim gets a constraint: after the arrival. Only what is plain is read: one clause before
the word, one after it, no date in either, and a claim of the document whose head word and most other words the first
clause repeats. Which event the second clause means is left to the table, which knows the other documents too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dateline.events.table.claim import Claim, Constraint
from dateline.events.table.naming import stems
from dateline.events.text.sentences import Sentence

_SAID: Final = re.compile(
    r"(?P<subject>[^,;:]+?),? (?:(?:only|shortly|soon|just|long|some time) )?(?P<word>after|before) "
    r"(?P<target>[^,;:]+?)\s*[.!]?\s*"
)
_CLAUSE: Final = re.compile(r"\b(?:had|was|were|began|came|fell|left|took|\w{2,}ed)\b")
"""A clause tells of an event by a verb of the past; "after the rain" names no event that a table could hold."""

_ENOUGH: Final = 2 / 3
"""How much of the first clause's words a claim's title must hold."""

_LEAST: Final = 2
"""Fewer words in common are chance."""


def with_told_order(
    claims: Sequence[Claim], sentences: Sequence[Sentence], dated: Sequence[int] | set[int], *, lang: str = "en"
) -> list[Claim]:
    """The claims, those with a constraint that an undated sentence states among them.

    Args:
        claims: Of one document.
        sentences: Of the same.
        dated: Numbers of the sentences that hold a date.
        lang: Only English is read.

    Returns:
        The claims in the same order, with the same ids.
    """
    if not lang.startswith("en"):
        return list(claims)
    changed = list(claims)
    for number, sentence in enumerate(sentences):
        hit = _SAID.fullmatch(sentence.text) if number not in dated else None
        if hit is None or not (_CLAUSE.search(hit["subject"]) and _CLAUSE.search(hit["target"])):
            continue
        constraint = Constraint(hit["word"], hit["target"], None, None, sentence.text.strip())
        for place in _meant(changed, hit["subject"]):
            changed[place] = replace(changed[place], constraints=(*changed[place].constraints, constraint))
    return changed


def _meant(claims: Sequence[Claim], words: str) -> Iterator[int]:
    """The claim that a clause tells of; none where several fit as well."""
    wanted = stems(words)
    fits: list[tuple[int, int]] = []
    for place, claim in enumerate(claims):
        head = stems(claim.trigger.text) if claim.trigger else frozenset()
        common = len(wanted & stems(claim.title))
        if head and head <= wanted and common >= max(_LEAST, _ENOUGH * len(wanted)):
            fits.append((common, place))
    most = max((common for common, _ in fits), default=0)
    best = [place for common, place in fits if common == most]
    if len(best) == 1:
        yield best[0]
