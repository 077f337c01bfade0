"""What undated sentences say of the order of events.

"The two were captured after the troops had arrived at the front" dates nothing by itself, but where the document
tells elsewhere of the capture, the sentence is a claim about the same event: it happened by the publication, and after
the arrival. Only what is plain is read: one clause before the word, one after it,
no date in either, and a claim of the document whose head word and most other words the first clause repeats. Which
event the second clause means is left to the table, which knows the other documents too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dateline.events.table.claim import Citation, Claim, Constraint, Trigger
from dateline.events.table.naming import stems
from dateline.events.text.parting.sentences import Sentence
from dateline.events.time.bounds import Bounds, EndKind

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


def told_order(
    claims: Sequence[Claim], sentences: Sequence[Sentence], dated: Collection[int], *, lang: str = "en"
) -> list[Claim]:
    """A claim for each undated sentence that says what one of the document's events came before or after.

    Args:
        claims: Of one document.
        sentences: Of the same.
        dated: Numbers of the sentences that hold a date.
        lang: Only English is read.

    Returns:
        Claims about events that `claims` tell of, in reading order, each with its constraint.
    """
    if not lang.startswith("en"):
        return []
    found = []
    for number, sentence in enumerate(sentences):
        hit = _SAID.fullmatch(sentence.text) if number not in dated else None
        if hit is None or not (_CLAUSE.search(hit["subject"]) and _CLAUSE.search(hit["target"])):
            continue
        meant = _meant(claims, hit["subject"])
        if meant is not None:
            constraint = Constraint(hit["word"], hit["target"], None, None, sentence.text.strip())
            found.append(_claim(meant, sentence, hit["subject"], constraint))
    return found


def _claim(meant: Claim, sentence: Sentence, subject: str, constraint: Constraint) -> Claim:
    """What the sentence says of an event that another claim describes."""
    published = meant.source.published
    last = published.latest_end if published else None
    head = next(hit for hit in re.finditer(r"\w+", subject) if stems(hit[0]) & stems(_word(meant)))
    start = sentence.start + head.start()
    return replace(
        meant,
        bounds=Bounds(None, last, None, last, EndKind.UNKNOWN, EndKind.STATED if last else EndKind.UNKNOWN, "day"),
        citation=Citation(sentence.start, sentence.end, sentence.text),
        rule_id=f"en.order.{constraint.relation}",
        constraints=(constraint,),
        targets=(meant.claim_id,),
        edtf=None,
        date_text=None,
        date_start=None,
        date_end=None,
        outer_start=None,
        outer_end=None,
        trigger=Trigger(start, start + len(head[0]), head[0]),
        reasons=(*meant.reasons, "undated: its order is stated"),
    )


def _word(claim: Claim) -> str:
    return claim.trigger.text if claim.trigger else ""


def _meant(claims: Sequence[Claim], words: str) -> Claim | None:
    """The claim that a clause tells of; None where none or several fit as well."""
    wanted = stems(words)
    fits: list[tuple[int, Claim]] = []
    for claim in claims:
        head, common = stems(_word(claim)), len(wanted & stems(claim.title))
        if head and head <= wanted and common >= max(_LEAST, _ENOUGH * len(wanted)):
            fits.append((common, claim))
    most = max((common for common, _ in fits), default=0)
    best = [claim for common, claim in fits if common == most]
    return best[0] if len(best) == 1 else None
