"""Claim and Citation: what one source says of one event, before it is a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final, Literal

from dateline.events.time.bounds import Bounds, Instant

Status = Literal["fact", "reported", "planned", "hypothetical", "negated"]
"""How firmly the source holds it."""

FIRM: Final[tuple[Status, ...]] = ("fact", "reported")
"""It has happened, by what the source or somebody in it says."""
UNSURE: Final[tuple[Status, ...]] = ("planned", "hypothetical")
"""It may yet happen, or may have."""

DECISION_RULE: Final = "user.decision"
"""Rule of what a user decided: a correction tells in the place of its targets."""

Role = Literal["event", "statement", "retraction", "correction", "must_link", "cannot_link", "constraint"]
"""`event` and `statement` tell of something that happened; the others are decisions about other claims (`targets`)."""

OWN_WIDTHS: Final = "+widths."
"""What in a version tells that vague words were read by a table of the user's; which one stands behind it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims come from: a document, or a file of somebody's events.

    Attributes:
        source_id: Stable name of the source: the publisher where known, else the file's name.
        doc_id: The document; None for a row of an event file.
        sha256: Of the document's text, or of the record's canonical form: the content's identity.
        published: Interval in which it was published (a day, usually); None when nothing is known of it.
        path: Where it was read, as the user gave it, for reports; never part of an identity.
        context: The distinctive words of the whole document or record (`words.distinctive`): what the matcher
            may know of it beyond the sentence cited.
    """

    source_id: str
    sha256: str
    doc_id: str | None = None
    publisher: str | None = None
    published: Bounds | None = None
    url: str | None = None
    title: str | None = None
    lang: str = "en"
    path: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """The place that says it: code points [char_start, char_end) of the document's text, and those words."""

    char_start: int | None
    char_end: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """The event's head word: one word of the document."""

    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number the source gives: "about 10,000 troops" is 10000.0, unit "troops", approximate.

    `low` and `high` are equal for one number and differ for a range ("between 70 and 90").
    """

    low: float
    high: float
    unit: str
    approximate: bool
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named actor or place and what it is: person, organization, country, city, region, facility, group, other."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a source says of the order of this event and another.

    Attributes:
        relation: `after`, `before`, `meets`, `met_by`, `during`, `contains`, `same_start`, `same_end`, `equals`: this
            event, relation, the target.
        target: A claim id or event id, or the words that name the other event.
        lag_low, lag_high: Microseconds between the nearer ends where said ("two days after"); None where not.
        quote: The words that say so.
    """

    relation: str
    target: str
    lag_low: int | None
    lag_high: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one event. Immutable: a correction is another claim."""

    source: Source
    title: str
    bounds: Bounds
    citation: Citation
    rule_id: str
    extractor_version: str
    role: Role = "event"
    record_id: str | None = None
    kind: str = "other"
    status: Status = "fact"
    attribution: str | None = None
    actors: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    targets: tuple[str, ...] = ()
    edtf: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = field(default=())
    """Why confidence and salience are what they are, in short words."""
    salience: float = 0.0
    printable: float | None = None
    """Share of such titles that a strict reader would print as they are; None where nobody judged it."""
    date_text: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    outer_start: Instant | None = None
    outer_end: Instant | None = None
    """The wider range of a vague date, for widening queries; None where the bounds are all there is."""
    trigger: Trigger | None = None

    @property
    def claim_id(self) -> str:
        """Hash of (content, record key, date span, trigger span, rule, role): the same claim has the same id always.

        What a user's own widths of vague words make of a text is another claim than what ours do.
        """
        span = (self.trigger.char_start, self.trigger.char_end) if self.trigger else None
        key = (self.source.sha256, self.record_id, self.date_start, self.date_end, span, self.rule_id, self.role)
        own = self.extractor_version.partition(OWN_WIDTHS)[2]
        return "c" + hashlib.sha256(f"{key!r}{own}".encode()).hexdigest()[:24]
