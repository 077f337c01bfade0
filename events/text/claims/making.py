"""One attachment -> one claim: its bounds, its description, its citation, and how far it can be trusted."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dateline.events.table.claim import FIRM, Citation, Claim, Status
from dateline.events.text.attachment.reading import Attachment
from dateline.events.text.attachment.use import Use
from dateline.events.text.claims.bounding import bound, outer_ends
from dateline.events.text.claims.entries import ENTRY_RULE
from dateline.events.text.claims.local_days import in_its_day
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.document import Document
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.edtf import from_bounds

_WHOLE: Final = re.compile(r"\b(?:throughout|all (?:of )?(?:the )?|the whole (?:of )?(?:the )?|the entire)\s*$", re.I)
_JOINS: Final = re.compile(r"(?:,|,? (?:and|or|&)) ")
"""What stands between the dates of a list."""
_WHOLE_INSIDE: Final = re.compile(r"(?:throughout|all (?:of|through)|the whole|the entire)\b", re.I)

_ANCHORS: Final = {
    "none": (1.0, ""),
    "dct": (0.97, ""),
    "narrative": (0.85, "date counted from the running story"),
    "timex": (0.85, "date counted from another date"),
    "event": (0.6, "date counted from an event"),
}
"""How far a date can be trusted by what it was counted from, and the reason said where that is little."""

_REREAD: Final = 0.85
"""How far a date can be trusted that a language model reads otherwise than the rules."""
_DOUBTFUL: Final = 0.75
"""Below this share of right choices, the rule that attached is named as a reason for doubt."""


def make_claim(document: Document, attachment: Attachment, *, gated: bool = True) -> Claim | None:
    """The claim of one attachment, or None where its title tells of no event; its salience is weighed later.

    Args:
        document: That tells it.
        attachment: What is dated.
        gated: False takes a title that may tell of no event, too.
    """
    said = _described(document, attachment)
    vouched = attachment.title or attachment.rule_id == ENTRY_RULE or (not gated and said.title)
    if not vouched and not (said.tells and said.likely):
        return None
    reading, published = document.reading, document.source.published
    timex = _timex(document, attachment)
    last = reading.timexes[attachment.other] if attachment.other is not None else timex
    status = _held(said.status, attachment.status)
    bounds, late = in_its_day(_bounds(document, _looking_ahead(attachment, status), timex), timex)
    outer_start, outer_end = outer_ends(timex, bounds)
    confidence, reasons = _trust(attachment, timex, said, dated=published is not None)
    return Claim(
        source=document.source,
        title=attachment.title or said.title,
        bounds=bounds,
        citation=_cited(reading.text, reading.sentences[attachment.sentence], timex),
        rule_id=timex.rule_id,
        extractor_version=document.version,
        role=attachment.role,
        kind=said.kind,
        status=_status(status, bounds, published, attachment),
        attribution=said.attribution,
        actors=said.actors,
        places=said.places,
        quantities=said.quantities,
        edtf=_edtf(timex, bounds),
        confidence=confidence,
        reasons=reasons,
        printable=None if attachment.title else said.printable,
        date_text=reading.text[timex.start : last.end],
        date_start=timex.start,
        date_end=last.end,
        outer_start=outer_start,
        outer_end=late or outer_end,
        trigger=attachment.trigger,
    )


def _looking_ahead(attachment: Attachment, status: Status) -> Attachment:
    """The attachment, read as future where what is planned is told in the present: "it opens on Monday"."""
    ahead = status == "planned" and attachment.tense in {"present", "none"}
    return replace(attachment, tense="future") if ahead else attachment


def _cited(text: str, sentence: Sentence, timex: Timex) -> Citation:
    """The sentence, with its date where that stands before it on the same line."""
    start = sentence.start
    if timex.start < start and "\n" not in text[timex.start : start]:
        start = timex.start
    return Citation(start, sentence.end, text[start : sentence.end])


def _held(said: Status, attached: Status | None) -> Status:
    """What the attachment knows of the status counts, but for a plan that was dropped."""
    return said if attached is None or (said == "negated" and attached == "planned") else attached


def _status(said: Status, bounds: Bounds, dct: Bounds | None, attachment: Attachment) -> Status:
    """The status; what lies wholly after the day of writing is no fact yet: "it expires in May", "is due by May".

    What a text tells in the past of the next day is one: the text was brought up to date.
    """
    first = bounds.earliest_start
    if said not in FIRM or dct is None or dct.latest_end is None or first is None:
        return said
    awaited = attachment.relation == "by" and first == dct.earliest_start and attachment.tense in {"present", "none"}
    past = attachment.tense == "past" or attachment.status is not None
    return "planned" if awaited or first >= dct.latest_end + past * DAY else said


def _timex(document: Document, attachment: Attachment) -> Timex:
    """The date, as a language model reads its words where it reads them otherwise."""
    return attachment.meant or document.reading.timexes[attachment.timex]


def is_placed(document: Document, attachment: Attachment) -> bool:
    """True where the date has a place on the calendar, if only a side of the publication, or beside another event."""
    timex = _timex(document, attachment)
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


def _described(document: Document, attachment: Attachment) -> Description:
    """The description by the parse of the sentence, else by its words alone."""
    reading = document.reading
    timexes = [reading.timexes[t] for t in document.by_sentence.get(attachment.sentence, ())]
    own = {t for t in (attachment.timex, attachment.other, attachment.lasting) if t is not None}
    own |= _listed(document, attachment)
    mine = [reading.timexes[t] for t in sorted(own)]
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


def _listed(document: Document, attachment: Attachment) -> set[int]:
    """The other dates of a list that the event's own is one of: "fell on 3, 4 and 9 May"."""
    timexes, text = document.reading.timexes, document.reading.text
    around = document.by_sentence.get(attachment.sentence, ())
    found: set[int] = set()
    for pairs in (pairwise(around), pairwise(reversed(around))):
        is_listed = False
        for one, other in pairs:
            first, second = sorted((timexes[one], timexes[other]), key=lambda t: t.start)
            between = text[first.end : second.start]
            is_day = all(t.type == "DATE" and not t.value.endswith("_REF") for t in (first, second))
            is_listed = (is_listed or one == attachment.timex) and is_day and _JOINS.fullmatch(between) is not None
            found |= {other} if is_listed else set()
    return found


def _edtf(timex: Timex, bounds: Bounds) -> str | None:
    """The timex's own EDTF where the event lies in it, which may say more than bounds can ("~", seasons)."""
    if not bounds.is_dated:
        return None
    if timex.interval is not None and timex.edtf and bounds in (timex.interval, timex.interval.inside()):
        return timex.edtf
    return from_bounds(bounds)


def _trust(attachment: Attachment, timex: Timex, said: Description, *, dated: bool) -> tuple[float, tuple[str, ...]]:
    """Confidence, and every reason that lowered it; what our own line lacks is no fault of one that a model wrote."""
    anchor, why = _ANCHORS[timex.anchor] if attachment.beside is None else _ANCHORS["none"]
    is_ours = attachment.title is None or attachment.status is None
    value = attachment.confidence * anchor * (0.5 + 0.5 * said.confidence if is_ours else 1.0)
    reasons = [why] if why else []
    if attachment.meant is not None:
        value *= _REREAD
        reasons.append("date read otherwise by a language model")
    if attachment.confidence < _DOUBTFUL:
        reasons.append(f"attached by {attachment.rule_id}, right {attachment.confidence:.0%} of the time")
    if not dated and timex.anchor != "none":
        value *= 0.8
        reasons.append("the document's own date is not known")
    if timex.outer is not None:
        reasons.append("vague date")
    return round(value, 3), tuple(dict.fromkeys([*reasons, *(said.reasons if is_ours else ())]))
