"""When the main event of a document was, where its lead does not say: by the headline, the body, or the publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Claim, Trigger
from dateline.events.text.attachment.kinds import SUBJECTS, is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.kind import kind_of_words
from dateline.events.text.making import Document
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.sentences import Sentence
from dateline.events.text.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.edtf import from_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token

NEWS_DAYS: Final = 8
"""How long before publication what news reports as new has happened, at most."""
_LATER_SENTENCE: Final = 0.15
"""How fast the say of later sentences on the day of the main event shrinks."""
_SAME_WORD: Final = 3
"""What the event's own word counts for, in other words shared."""
_BOTH_SAID: Final = 2
"""What it counts for that both are something said, in words shared."""
_CLOCK: Final = 0.3
"""Weight of a bare time of day, whose day is a guess."""
_DAYLESS: Final = ("en.time.clock_", "en.time.the_part")
"""Rules that read times without a day."""
_NEAR: Final = (1.0, 0.9, 0.4, 0.2, 0.1)
"""Weight of a day by how many days before publication it is."""
_ENOUGH: Final = 3.0
"""The least weight at which a day further down dates the main event."""

Day = tuple[int | None, int | None]
"""First and last instant of a claim's bounds."""

_HARM: Final = frozenset({"conflict", "death", "disaster"})
"""Kinds of event that are in the paper a day or two late."""
_FRESH_DAYS: Final = 3
"""How long before publication what news tells without a date has happened, mostly."""
_ASSUMED: Final = "no word dates it: taken to be of the day of publication or shortly before"
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SMALL: Final = frozenset(
    """
    about after all also and are been before but can could did for from had has have her him his how into its just more
    new not now one other our out over said she some than that the their them there they this two was were what when
    which who will with would you your
    """.split()  # noqa: SIM905 - a word list reads better as text
)
"""Words that two sentences of anything share."""
_LONG: Final = re.compile(r"P(?:\d+(?:\.\d+)?|X)[YMW]")
"""Durations of weeks and more: what lasted so long is no news of the day."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The main event of a document.

    Attributes:
        document: With the parse of its lead where the provider parses.
        index: Position of the sentence that tells it; None where only the headline does.
        trigger: Its head word; None where only the headline tells it.
        head: The same in the parse, where there is one.
    """

    document: Document
    index: int | None
    trigger: Trigger | None
    head: Token | None = None

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that tells it."""
        return self.document.reading.sentences[self.index] if self.index is not None else None

    @property
    def parsed(self) -> ParsedSentence | None:
        """Its parse."""
        return self.document.reading.parses.get(self.index) if self.index is not None else None

    @property
    def text(self) -> str:
        """The words of the sentence, or nothing."""
        return self.sentence.text if self.sentence is not None else ""


@dataclass(frozen=True, slots=True)
class Dating:
    """Where the main event was put on the calendar, and by what."""

    bounds: Bounds
    rule_id: str
    confidence: float
    reason: str
    edtf: str | None = None
    date_text: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    outer_start: int | None = None


def date_of(lead: Lead, claims: Sequence[Claim]) -> Dating:
    """Where the main event lies, by the best that says so.

    Args:
        lead: The main event.
        claims: What the document's dates gave.
    """
    told = _of_title(lead.document) or (None if _is_state(lead) else _of_body(lead, claims))
    return told or _of_publication(lead, claims)


def is_news(bounds: Bounds, dct: Bounds | None) -> bool:
    """True for bounds of few days, not long before publication."""
    first, last = bounds.earliest_start, bounds.latest_end
    if dct is None or dct.earliest_start is None or dct.latest_end is None or first is None or last is None:
        return False
    return first >= dct.earliest_start - NEWS_DAYS * DAY and last <= dct.latest_end and last - first <= 2 * DAY


def _of_title(document: Document) -> Dating | None:
    """A date in the headline itself."""
    source = document.source
    for timex in tag(source.title or "", dct=source.published, lang=document.reading.lang):
        if (
            timex.interval is not None
            and timex.type in {"DATE", "TIME"}
            and not _covers(timex.interval, source.published)
        ):
            reason = "dated by the headline"
            return Dating(timex.interval.inside(), "extract.lead.headline", 0.8, reason, timex.edtf, timex.text)
    return None


def _covers(interval: Bounds, dct: Bounds | None) -> bool:
    """True for a date that says less than the day of publication does: the year in "World Cup 2018"."""
    first, last = interval.earliest_start, interval.latest_end
    if dct is None or None in (first, last, dct.earliest_start, dct.latest_end):
        return False
    wide = (last or 0) - (first or 0) > NEWS_DAYS * DAY
    return wide and (first or 0) <= (dct.earliest_start or 0) and (dct.latest_end or 0) <= (last or 0)


def _of_body(lead: Lead, claims: Sequence[Claim]) -> Dating | None:
    """The day on which further sentences put the same event: those with its words, early ones, near publication."""
    document, headline = lead.document, _stems(lead.document.headline or "")
    told = _stems(lead.text) | headline
    main = (_stems(lead.trigger.text) if lead.trigger is not None else frozenset()) | headline
    says = _is_said(lead)
    votes: dict[Day, float] = {}
    best: dict[Day, tuple[float, Claim]] = {}
    for claim in claims:
        if not is_news(claim.bounds, document.source.published) or claim.status not in {"fact", "reported"}:
            continue
        weight = _same_event(claim, told, main, says=says) * _nearness(claim.bounds, document.source.published)
        weight *= _CLOCK if claim.rule_id.startswith(_DAYLESS) else 1.0
        weight /= 1 + _LATER_SENTENCE * _sentence_of(claim, document)
        day = (claim.bounds.earliest_start, claim.bounds.latest_end)
        votes[day] = votes.get(day, 0.0) + weight
        if day not in best or weight > best[day][0]:
            best[day] = (weight, claim)
    if not votes or max(votes.values()) < _ENOUGH:
        return None
    _, chosen = best[max(votes, key=lambda day: (votes[day], day))]
    return Dating(
        chosen.bounds, "extract.lead.body", 0.65, "dated by a later sentence that tells of the same", chosen.edtf,
        chosen.date_text, chosen.date_start, chosen.date_end, chosen.outer_start,
    )  # fmt: skip


def _is_said(lead: Lead) -> bool:
    """True where the main verb of the lead is one of telling or judging."""
    if lead.parsed is None:
        return False
    words = lexicon(lead.document.reading.lang)
    root = next((t for t in lead.parsed.doc if t.head.i == t.i and is_predicate(t)), None)
    return root is not None and root.lemma_.lower() in words.reporting | words.judging


def _same_event(claim: Claim, told: frozenset[str], main: frozenset[str], *, says: bool) -> float:
    """How much a claim says of the main event: words in common, and above all the event's own word.

    Args:
        claim: The claim.
        told: Words of lead and headline.
        main: The main event's own word, and those of the headline.
        says: True where the main event is something said: then what else was said is near to it.
    """
    shared = len(told & _stems(claim.citation.quote))
    same = claim.trigger is not None and bool(_stems(claim.trigger.text) & main)
    return shared + _SAME_WORD * same + _BOTH_SAID * (says and claim.role == "statement")


def _nearness(bounds: Bounds, dct: Bounds | None) -> float:
    """How likely news is of that day: yesterday nearly as likely as today, then ever less."""
    if dct is None or dct.earliest_start is None or bounds.latest_end is None:
        return 0.0
    days = max(0, -(-(dct.earliest_start + DAY - bounds.latest_end) // DAY))
    return _NEAR[min(days, len(_NEAR) - 1)]


def _sentence_of(claim: Claim, document: Document) -> int:
    return bisect_left(document.reading.sentences, claim.citation.char_start or 0, key=lambda sentence: sentence.start)


def _stems(text: str) -> frozenset[str]:
    """Words of weight, names too, cut to five letters: enough to know "crashed" in "crash"."""
    words = (hit[0].lower() for hit in _WORD.finditer(text))
    return frozenset(word[:5] for word in words if word not in _SMALL)


def _of_publication(lead: Lead, claims: Sequence[Claim]) -> Dating:
    """Published as news: of that day or one of the few before.

    What is said, signed or won is in the paper at once. Harm is done at night, found later, and told by the police:
    the likeliest day is named, the bounds hold all. What is still to come, still so, or long past is no such news.
    """
    dct = lead.document.source.published
    if dct is None or dct.earliest_start is None or dct.latest_end is None:
        return Dating(Bounds.nowhere(), "extract.lead.undated", 0.3, "no word dates it, and no publication date")
    if lead.head is not None and tense_of(lead.head) == "future":
        return Dating(_from(dct), "extract.lead.coming", 0.4, "no word dates it: it was to come at publication")
    if _is_background(lead):
        return Dating(_by(dct), "extract.lead.background", 0.4, "no word dates it: it had happened by publication")
    cause = _dated_cause(lead, claims)
    if cause is not None and cause < dct.earliest_start - NEWS_DAYS * DAY:
        bounds = replace(_by(dct), earliest_start=cause, earliest_end=cause, start_kind=EndKind.STATED)
        return Dating(bounds, "extract.lead.cause", 0.4, "no word dates it: it came of something dated before")
    first, last = dct.earliest_start // DAY * DAY, -(-dct.latest_end // DAY) * DAY
    bounds = replace(dct, earliest_start=first - _FRESH_DAYS * DAY, latest_end=last, granule="day", approximate=True)
    named = replace(Bounds.exactly(first, last, "day").inside(), approximate=True)
    rule = "news" if _tells_harm(lead) else "publication"
    return Dating(
        bounds.inside(), f"extract.lead.{rule}", 0.4, _ASSUMED, from_bounds(named),
        outer_start=first - NEWS_DAYS * DAY,
    )  # fmt: skip


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
        return _is_state(lead)
    return tense in {"perfect", "present"}


def _is_state(lead: Lead) -> bool:
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


def _by(dct: Bounds) -> Bounds:
    """Begun by the end of publication, and nothing else is known."""
    return replace(dct.inside(), earliest_start=None, earliest_end=None, start_kind=EndKind.UNKNOWN)


def _from(dct: Bounds) -> Bounds:
    """Not begun before the day of publication, and nothing else is known."""
    return replace(dct.inside(), latest_start=None, latest_end=None, end_kind=EndKind.UNKNOWN)


def _tells_harm(lead: Lead) -> bool:
    """True where headline or lead are of violence, death or disaster."""
    return not _HARM.isdisjoint({kind_of_words(lead.document.headline or ""), kind_of_words(lead.text)})
