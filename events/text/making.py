"""One attachment -> one claim: its bounds, its description, its citation, and how far it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from dateline.events.table.claim import Citation, Claim, Constraint, Source, Status
from dateline.events.text.attachment.reading import Attachment, Reading
from dateline.events.text.bounding import Use, bound, outer_ends
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.description.judging import READABLE
from dateline.events.text.entries import ENTRY_RULE, Entry
from dateline.events.text.sentences import Sentence
from dateline.events.text.stretches import length
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds, EndKind, Instant
from dateline.events.time.edtf import from_bounds

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_WHOLE: Final = re.compile(r"\b(?:throughout|all (?:of )?(?:the )?|the whole (?:of )?(?:the )?|the entire)\s*$", re.I)
_WHOLE_INSIDE: Final = re.compile(r"(?:throughout|all (?:of|through)|the whole|the entire)\b", re.I)

_ANCHORS: Final = {
    "none": (1.0, ""),
    "dct": (0.97, ""),
    "narrative": (0.85, "date counted from the running story"),
    "timex": (0.85, "date counted from another date"),
    "event": (0.6, "date counted from an event"),
}
"""How far a date can be trusted by what it was counted from, and the reason said where that is little."""

_ZONED: Final = re.compile(r"T\d.*(?:Z|[+-]\d\d)")
"""Values of TIMEX3 that say their zone, to the hour."""
_WITHIN_A_DAY: Final = frozenset({"instant", "second", "minute", "hour", "part_of_day"})

_ENTRY: Final = 0.45
"""The same as READABLE for an entry of a chronology, which need be no clause."""
_DOUBTFUL: Final = 0.75
"""Below this share of right choices, the rule that attached is named as a reason for doubt."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document while it is being read.

    Attributes:
        source: What its claims cite.
        reading: What was read of it.
        context: The same, as descriptions want it.
        by_sentence: Positions of the timexes of each sentence.
        version: Of the extractor.
        headline: The title where it states an event.
        page: Positions of the timexes that date the page itself.
        entries: Its lines that open with their date, where it is a chronology.
    """

    source: Source
    reading: Reading
    context: DocumentContext
    by_sentence: Mapping[int, list[int]]
    version: str
    headline: str | None = None
    page: frozenset[int] = frozenset()
    entries: Sequence[Entry] = ()


def make_claim(document: Document, attachment: Attachment) -> Claim | None:
    """The claim of one attachment, or None where no line that can be read by itself tells it.

    Its salience is weighed later, beside the document's other claims.
    """
    reading = document.reading
    timex = reading.timexes[attachment.timex]
    sentence = reading.sentences[attachment.sentence]
    said = _described(document, attachment)
    status = _held(said.status, attachment.status)
    ahead = status == "planned" and attachment.tense in {"present", "none"}
    used = replace(attachment, tense="future") if ahead else attachment
    bounds, late = _in_its_day(_bounds(document, used, timex), timex)
    if attachment.title is None and said.reads < (_ENTRY if attachment.rule_id == ENTRY_RULE else READABLE):
        return None
    last = reading.timexes[attachment.other] if attachment.other is not None else timex
    outer_start, outer_end = outer_ends(timex, bounds)
    confidence, reasons = _trust(attachment, timex, said, dated=document.source.published is not None)
    return Claim(
        source=document.source,
        title=attachment.title or said.title,
        bounds=bounds,
        citation=_cited(reading.text, sentence, timex),
        rule_id=timex.rule_id,
        extractor_version=document.version,
        role=attachment.role,
        kind=said.kind,
        status=_status(status, bounds, document.source.published),
        attribution=said.attribution,
        actors=said.actors,
        places=said.places,
        quantities=said.quantities,
        edtf=_edtf(timex, bounds),
        confidence=confidence,
        reasons=reasons,
        date_text=reading.text[timex.start : last.end],
        date_start=timex.start,
        date_end=last.end,
        outer_start=outer_start,
        outer_end=late or outer_end,
        trigger=attachment.trigger,
    )


def _cited(text: str, sentence: Sentence, timex: Timex) -> Citation:
    """The sentence, with its date where that stands before it on the same line."""
    start = sentence.start
    if timex.start < start and "\n" not in text[timex.start : start]:
        start = timex.start
    return Citation(start, sentence.end, text[start : sentence.end])


def _held(said: Status, attached: str | None) -> Status:
    """What the attachment knows of the status counts, but for a plan that was dropped."""
    return said if attached is None or said == "negated" else cast("Status", attached)


def _status(said: Status, bounds: Bounds, dct: Bounds | None) -> Status:
    """The status; what lies wholly after the day of writing is no fact yet: "it expires in May"."""
    first = bounds.earliest_start
    if said not in {"fact", "reported"} or dct is None or dct.latest_end is None or first is None:
        return said
    return "planned" if first >= dct.latest_end else said


def place_beside(claims: Sequence[Claim], attachments: Sequence[Attachment], document: Document) -> list[Claim]:
    """Give the claims that are placed only beside other events their constraint.

    The other event is another claim of the document where one has its head word, else the words that name it.
    """
    text = document.reading.text
    placed = []
    for claim, attachment in zip(claims, attachments, strict=True):
        if attachment.beside is None:
            placed.append(claim)
            continue
        words = text[slice(*attachment.beside)]
        named = next(
            (c for c in claims if c is not claim and c.trigger and c.bounds.is_dated and _names(words, c)), None
        )
        timex = document.reading.timexes[attachment.timex]
        target = named.claim_id if named is not None else words
        shortest, longest = _lag(timex.value)
        quote = text[timex.start : attachment.beside[1]]
        constraint = Constraint(attachment.relation, target, shortest, longest, quote)
        beside = replace(claim, constraints=(constraint,), date_text=quote, date_end=attachment.beside[1])
        placed.append(replace(beside, bounds=_over_by_then(claim)))
    return placed


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
    if last is None or claim.status not in {"fact", "reported"} or claim.bounds.is_dated:
        return claim.bounds
    return Bounds(None, last, None, last, EndKind.UNKNOWN, EndKind.STATED, "day")


def _names(words: str, claim: Claim) -> bool:
    """True where the claim's title or head word holds every word of weight that names the other event."""
    told = {word.lower() for word in _WORD.findall(f"{claim.title} {claim.trigger.text if claim.trigger else ''}")}
    weighty = {word.lower() for word in _WORD.findall(words)}
    return bool(weighty) and weighty <= told


def is_placed(document: Document, attachment: Attachment) -> bool:
    """True where the date has a place on the calendar, if only a side of the publication, or beside another event."""
    timex = document.reading.timexes[attachment.timex]
    return attachment.beside is not None or _bounds(document, attachment, timex).is_dated


def _bounds(document: Document, attachment: Attachment, timex: Timex) -> Bounds:
    timexes = document.reading.timexes
    before = document.reading.text[max(0, timex.start - 20) : timex.start]
    whole = _WHOLE.search(before) is not None or _WHOLE_INSIDE.match(timex.text) is not None
    use = Use(
        relation=attachment.relation,
        tense=attachment.tense,
        other=timexes[attachment.other].interval if attachment.other is not None else None,
        lasting=timexes[attachment.lasting].value if attachment.lasting is not None else None,
        whole=whole and attachment.relation in {"in", "throughout"},
    )
    return bound(timex, use, document.source.published)


def _in_its_day(bounds: Bounds, timex: Timex) -> tuple[Bounds, Instant | None]:
    """A time of day without its zone says no more than the local day, to which a night belongs by its evening.

    Returns:
        The bounds in whole days, and where a night ends that goes on after midnight, as the outer end.
    """
    exact = timex.value.endswith("_REF") or _ZONED.search(timex.value)
    if exact or not (bounds.granule in _WITHIN_A_DAY or _is_short(bounds)):
        return bounds, None
    late, last = None, bounds.latest_end
    if bounds.granule == "part_of_day" and bounds.earliest_start is not None and last is not None:
        midnight = (bounds.earliest_start // DAY + 1) * DAY
        if midnight < last < midnight + DAY:
            bounds, late = _until_midnight(bounds, midnight), last
    whole = replace(
        bounds,
        earliest_start=_midnight(bounds.earliest_start),
        latest_start=_midnight(bounds.latest_start, after=True),
        earliest_end=_midnight(bounds.earliest_end),
        latest_end=_midnight(bounds.latest_end, after=True),
        granule="day",
    )
    return whole, late


def _is_short(bounds: Bounds) -> bool:
    """True for a part of a day, which may be one of a day's granule: "early on Saturday"."""
    first, last = bounds.earliest_start, bounds.latest_end
    return first is not None and last is not None and last - first < DAY


def _until_midnight(bounds: Bounds, midnight: Instant) -> Bounds:
    start = None if bounds.latest_start is None else min(bounds.latest_start, midnight)
    end = None if bounds.earliest_end is None else min(bounds.earliest_end, midnight)
    return replace(bounds, latest_start=start, earliest_end=end, latest_end=midnight)


def _midnight(instant: Instant | None, *, after: bool = False) -> Instant | None:
    """The midnight at or before an instant, or at or after it."""
    if instant is None:
        return None
    return -(-instant // DAY) * DAY if after else instant // DAY * DAY


def _described(document: Document, attachment: Attachment) -> Description:
    """The description by the parse of the sentence, else by its words alone."""
    reading = document.reading
    timexes = [reading.timexes[t] for t in document.by_sentence.get(attachment.sentence, ())]
    own = (attachment.timex, attachment.other, attachment.lasting)
    mine = [reading.timexes[t] for t in own if t is not None]
    parsed = reading.parses.get(attachment.sentence)
    trigger = attachment.trigger
    tokens = parsed.doc if parsed is not None else ()
    head = next((t for t in tokens if parsed and parsed.offset(t) + len(t.text) > trigger.char_start), None)
    if parsed is None or head is None:
        sentence = reading.sentences[attachment.sentence]
        return describe_plain(sentence, trigger.char_start, trigger.char_end, timexes, document.context)
    if attachment.rule_id.endswith((".measure", ".object")) and head.dep_ == "dobj":
        head = head.head
    return describe(parsed, head.i, mine, document.context)


def _edtf(timex: Timex, bounds: Bounds) -> str | None:
    """The timex's own EDTF where the event lies in it, which may say more than bounds can ("~", seasons)."""
    if not bounds.is_dated:
        return None
    if timex.interval is not None and timex.edtf and bounds in (timex.interval, timex.interval.inside()):
        return timex.edtf
    return from_bounds(bounds)


def _trust(attachment: Attachment, timex: Timex, said: Description, *, dated: bool) -> tuple[float, tuple[str, ...]]:
    """Confidence, and every reason that lowered it."""
    anchor, why = _ANCHORS[timex.anchor] if attachment.beside is None else _ANCHORS["none"]
    value = attachment.confidence * anchor * (0.5 + 0.5 * said.confidence)
    reasons = [why] if why else []
    if attachment.confidence < _DOUBTFUL:
        reasons.append(f"attached by {attachment.rule_id}, right {attachment.confidence:.0%} of the time")
    if not dated and timex.anchor != "none":
        value *= 0.8
        reasons.append("the document's own date is not known")
    if timex.outer is not None:
        reasons.append("vague date")
    return round(value, 3), tuple(dict.fromkeys([*reasons, *said.reasons]))
