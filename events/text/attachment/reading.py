"""What an attacher is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from dateline.events.table.claim import Role, Status, Trigger
from dateline.events.text.attachment.use import Relation, Tense
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as far as it was read when attachment begins.

    Attributes:
        text: The document; offsets everywhere are code points into it.
        sentences: All its sentences, in order.
        timexes: Its expressions of time, in order.
        parses: Parses by position in `sentences`; those with a timex at least, or none at all for the rules alone.
        lang: ISO 639-1.
        dct: When the text was written, where known.
        headline: As its source gives it, where known.
        news: Positions of sentences that may tell what had come about by the publication, without a date of their own.
        page: Positions of the timexes that date the page itself.
    """

    text: str
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    parses: Mapping[int, ParsedSentence]
    lang: str = "en"
    dct: Bounds | None = None
    headline: str | None = None
    news: frozenset[int] = frozenset()
    page: frozenset[int] = frozenset()

    def dated(self) -> dict[int, list[int]]:
        """The sentences with a timex: position in `sentences` -> positions in `timexes`, both in order."""
        return dated(self.sentences, self.timexes)


def dated(sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> dict[int, list[int]]:
    """Which timexes start in which sentence; a timex before the first sentence belongs to none."""
    found: dict[int, list[int]] = {}
    at = 0
    for index, timex in enumerate(timexes):
        while at < len(sentences) and sentences[at].end <= timex.start:
            at += 1
        if at < len(sentences) and sentences[at].start <= timex.start:
            found.setdefault(at, []).append(index)
    return found


@dataclass(frozen=True, slots=True)
class Attachment:
    """One event that one timex dates.

    Attributes:
        timex: Position in the reading's timexes.
        sentence: Position in the reading's sentences.
        trigger: The event's head word.
        relation: How the words join the two.
        rule_id: What decided it.
        confidence: 0 to 1, how far it can be trusted.
        role: `statement` for a telling, `event` for everything else.
        other: Position of the timex at the other end of a range ("from 1950 to 1953"), when there is one.
        lasting: Position of the duration that the sentence gives the event ("for three years"), when there is one.
        beside: Code points of the words that name another event, when the timex is only the lag to it.
        tense: Of the event's verb; `none` without a parse.
        title, status: What a language model proposed; None from the other providers.
        meant: The timex as a language model reads its words, where it reads them otherwise.
    """

    timex: int
    sentence: int
    trigger: Trigger
    relation: Relation
    rule_id: str
    confidence: float = 1.0
    role: Role = "event"
    other: int | None = None
    lasting: int | None = None
    beside: tuple[int, int] | None = None
    tense: Tense = "none"
    title: str | None = None
    status: Status | None = None
    meant: Timex | None = None


@dataclass(frozen=True, slots=True)
class NewsLine:
    """What a sentence reports at the publication, as a provider tells it: its title and how firmly it is held."""

    title: str
    status: Status = "fact"


@dataclass(frozen=True, slots=True)
class Attached:
    """What an attacher finds in a document.

    Attributes:
        events: Zero or more a timex, in the order of the timexes.
        lines: Of `Reading.news`, the line for what a sentence reports at the publication, None where it reports
            nothing; a sentence that is missing is left to others.
    """

    events: Sequence[Attachment]
    lines: Mapping[int, NewsLine | None] = field(default_factory=dict)


class Attacher(Protocol):
    """Finds the events that timexes date."""

    @property
    def name(self) -> str:
        """What goes into `extractor_version`."""
        ...

    @property
    def needs_parse(self) -> bool:
        """True when the sentences must come with their parses."""
        ...

    def attach(self, reading: Reading) -> Attached:
        """The events that the timexes of a document date."""
        ...


@runtime_checkable
class WaitingAttacher(Attacher, Protocol):
    """Asks others, and can be asked about several documents at once."""

    @property
    def at_once(self) -> int:
        """How many documents it should be asked about at once."""
        ...

    def begin(self, reading: Reading) -> Future[Attached]:
        """Ask, and go on: what `attach` would give comes later."""
        ...
