"""Events placed beside others: "three days after the armistice", "in 1904, a year after Panama had seceded"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.events.table.claim import FIRM, Claim, Constraint
from dateline.events.text.attachment.reading import Attachment, Reading
from dateline.events.text.attachment.use import Relation
from dateline.events.text.claims.stretches import length
from dateline.events.text.document import Document
from dateline.events.time.bounds import DAY, Bounds, EndKind, Instant
from dateline.events.time.edtf import from_bounds

_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def place_beside(claims: Sequence[Claim], attachments: Sequence[Attachment], document: Document) -> list[Claim]:
    """Give the claims that are placed only beside other events their constraint.

    The other event is another claim of the document where one has its head word, else the words that name it.
    """
    return [
        claim if attachment.beside is None else _placed(claim, attachment, attachment.beside, claims, document.reading)
        for claim, attachment in zip(claims, attachments, strict=True)
    ]


def _placed(
    claim: Claim, attachment: Attachment, beside: tuple[int, int], claims: Sequence[Claim], reading: Reading
) -> Claim:
    """The claim with its constraint, and the bounds that the other event's date and the time between them give it."""
    words, timex = reading.text[slice(*beside)], reading.timexes[attachment.timex]
    dated = [c for c in claims if c is not claim and c.trigger and c.bounds.is_dated]
    here = next((c for c in dated if c.trigger and beside[0] <= c.trigger.char_start < beside[1]), None)
    named = here or next((c for c in dated if _names(words, c)), None)
    shortest, longest = _lag(timex.value)
    first, last = min(timex.start, beside[0]), max(timex.end, beside[1])
    quote = reading.text[first:last]
    target = named.claim_id if named is not None else words
    constraint = Constraint(attachment.relation, target, shortest, longest, quote)
    bounds = _over_by_then(claim)
    if here is not None:
        bounds = _counted(here.bounds, shortest, longest, attachment.relation) or bounds
    edtf = from_bounds(bounds) if bounds.is_dated and bounds.earliest_start is not None else None
    return replace(
        claim, constraints=(constraint,), date_text=quote, date_start=first, date_end=last, bounds=bounds, edtf=edtf
    )


def _counted(dated: Bounds, shortest: Instant | None, longest: Instant | None, relation: Relation) -> Bounds | None:
    """When something happened so long before or after an event whose date stands with it; None where that is open."""
    start, end = dated.earliest_start, dated.latest_end
    if start is None or end is None or shortest is None or longest is None:
        return None
    first, last = (start - longest, end - shortest) if relation == "before" else (start + shortest, end + longest)
    return replace(Bounds.exactly(first, last).inside(), approximate=True)


def _lag(duration: str) -> tuple[Instant | None, Instant | None]:
    """How far apart two events are; half a week is no clock time, so that days and more are whole days."""
    shortest, longest = length(duration) or (None, None)
    if shortest is None or longest is None or longest < DAY:
        return shortest, longest
    return shortest // DAY * DAY, -(-longest // DAY) * DAY


def _over_by_then(claim: Claim) -> Bounds:
    """What a source tells as done was done when it was published."""
    published = claim.source.published
    last = published.latest_end if published else None
    if last is None or claim.status not in FIRM or claim.bounds.is_dated:
        return claim.bounds
    return Bounds(None, last, None, last, EndKind.UNKNOWN, EndKind.STATED, "day")


def _names(words: str, claim: Claim) -> bool:
    """True where the claim's title or head word holds every word of weight that names the other event."""
    told = {word.lower() for word in _WORD.findall(f"{claim.title} {claim.trigger.text if claim.trigger else ''}")}
    weighty = {word.lower() for word in _WORD.findall(words)}
    return bool(weighty) and weighty <= told
