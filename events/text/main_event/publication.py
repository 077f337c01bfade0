"""What the publication says of a main event that no word dates: of that day or shortly before, by then, or to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.events.table.claim import Claim
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import DONE, HOLDS
from dateline.events.text.description.kind import kind_of_words
from dateline.events.text.main_event.dating import NEWS_DAYS, Dating
from dateline.events.text.main_event.lead import Lead
from dateline.events.text.parsing.labels import SUBJECTS
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.edtf import from_bounds

_HARM: Final = frozenset({"conflict", "death", "disaster"})
"""Kinds of event that are in the paper a day or two late."""
_FRESH_DAYS: Final = 3
"""How long before publication what news tells without a date has happened, mostly."""
_ASSUMED: Final = "no word dates it: taken to be of the day of publication or shortly before"
SO_FAR: Final = re.compile(r"\b(?:to date|(?:so|thus) far|(?:until|up to) now|as of now)\b(?! (?:as|from)\b)", re.I)
"""Words for all that had come about by the day of writing."""
_LONG: Final = re.compile(r"P(?:\d+(?:\.\d+)?|X)[YMW]")
"""Durations of weeks and more: what lasted so long is no news of the day."""


def of_publication(lead: Lead, claims: Sequence[Claim]) -> Dating:
    """Published as news: of that day or one of the few before.

    What is said, signed or won is in the paper at once. Harm is done at night, found later, and told by the police:
    the likeliest day is named, the bounds hold all. What is still to come, still so, or long past is no such news.
    """
    dct = lead.document.source.published
    if dct is None or dct.earliest_start is None or dct.latest_end is None:
        return Dating(Bounds.nowhere(), "extract.lead.undated", 0.3, "no word dates it, and no publication date")
    if is_coming(lead):
        return Dating(_from(dct), "extract.lead.coming", 0.4, "no word dates it: it was to come at publication")
    if is_total(lead) or _is_background(lead):
        return Dating(by_then(dct), "extract.lead.background", 0.4, "no word dates it: it had happened by publication")
    cause = _dated_cause(lead, claims)
    if cause is not None and cause < dct.earliest_start - NEWS_DAYS * DAY:
        bounds = replace(by_then(dct), earliest_start=cause, earliest_end=cause, start_kind=EndKind.STATED)
        return Dating(bounds, "extract.lead.cause", 0.4, "no word dates it: it came of something dated before")
    first, last = dct.earliest_start // DAY * DAY, -(-dct.latest_end // DAY) * DAY
    bounds = replace(dct, earliest_start=first - _FRESH_DAYS * DAY, latest_end=last, granule="day", approximate=True)
    named = replace(Bounds.exactly(first, last, "day").inside(), approximate=True)
    rule = "news" if _tells_harm(lead) else "publication"
    return Dating(
        bounds.inside(), f"extract.lead.{rule}", 0.4, _ASSUMED, from_bounds(named),
        outer_start=first - NEWS_DAYS * DAY,
    )  # fmt: skip


def is_coming(lead: Lead) -> bool:
    """True for what was to come at publication: no day of what has happened is its."""
    return lead.head is not None and tense_of(lead.head) == "future"


def is_total(lead: Lead) -> bool:
    """True for what had come about by the day of writing, nobody says when: "so far ten have died"."""
    return lead.head is not None and tense_of(lead.head) in DONE and SO_FAR.search(lead.text) is not None


def _dated_cause(lead: Lead, claims: Sequence[Claim]) -> int | None:
    """When the main verb's subject began, where it is a dated event: "Last year's drought ruined the harvest"."""
    if lead.head is None or lead.parsed is None:
        return None
    places = {lead.parsed.offset(c) for c in lead.head.children if c.dep_ in SUBJECTS}
    found = (c.bounds.earliest_start for c in claims if c.trigger is not None and c.trigger.char_start in places)
    return min((x for x in found if x is not None), default=None)


def _is_background(lead: Lead) -> bool:
    """True for what had been so before, went on for long, or used to be; and for an essay.

    The headline of an essay states no event, and its first sentence says what has become of things. Without a
    headline, what its first sentence says must be how things are.
    """
    head, document = lead.head, lead.document
    if head is None:
        return False
    if document.headline is not None:
        return False
    tense = tense_of(head)
    if tense == "past_perfect" or _is_long(lead) or (head.lemma_ == "use" and head.tag_ == "VBD"):
        return True
    if document.source.title is None:
        return is_state(lead)
    return tense in HOLDS


def is_state(lead: Lead) -> bool:
    """True for how things are at publication, under no headline that tells an event: no day is theirs."""
    head = lead.head
    if head is None or lead.document.headline is not None or tense_of(head) != "present":
        return False
    return head.lemma_ == "be" or any(c.dep_ == "auxpass" or c.lower_ == "still" for c in head.children)


def _is_long(lead: Lead) -> bool:
    """True where the sentence gives weeks or years to what it tells: "He ruled for ten years"."""
    reading, index = lead.document.reading, lead.index
    dates = lead.document.by_sentence.get(index, ()) if index is not None else ()
    timexes = [reading.timexes[t] for t in dates]
    return any(_LONG.fullmatch(t.value) and _follows_for(reading.text, t.start) for t in timexes)


def _follows_for(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "for "


def by_then(dct: Bounds) -> Bounds:
    """Begun by the end of publication, and nothing else is known."""
    return replace(dct.inside(), earliest_start=None, earliest_end=None, start_kind=EndKind.UNKNOWN)


def _from(dct: Bounds) -> Bounds:
    """Not begun before the day of publication, and nothing else is known."""
    return replace(dct.inside(), latest_start=None, latest_end=None, end_kind=EndKind.UNKNOWN)


def _tells_harm(lead: Lead) -> bool:
    """True where headline or lead are of violence, death or disaster."""
    return not _HARM.isdisjoint({kind_of_words(lead.document.headline or ""), kind_of_words(lead.text)})
