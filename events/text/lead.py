"""The main event of a document whose headline and first sentence bear no date of it: dated by what is nearest.

News tells in its first sentence what happened, and often says when only further down, or not at all: then the reader
takes it to be of the day of publication, or shortly before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Citation, Claim, Trigger
from dateline.events.text.attachment.heads import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.rules import first_event_word
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.description.kind import kind_of_words
from dateline.events.text.making import Document
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.sentences import Sentence
from dateline.events.text.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.edtf import from_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST_WORDS: Final = 6
"""A first line with fewer words is a byline, a place or a heading."""
_LOOK_AHEAD: Final = 5
"""The lead is sought among this many sentences."""
_NEWS_DAYS: Final = 8
"""How long before publication what news reports as new has happened, at most."""
_LATER_COST: Final = 0.1
"""What each sentence further down costs a lead, as a share of the headline's words."""
_LATER_SENTENCE: Final = 0.15
"""How fast the say of later sentences on the day of the main event shrinks."""
_SAME_WORD: Final = 3
"""What the event's own word counts for, in other words shared."""
_BOTH_SAID: Final = 2
"""What it counts for that both are something said, in words shared."""
_CLOCK: Final = 0.3
"""Weight of a bare time of day, whose day is a guess."""
_NEAR: Final = (1.0, 0.9, 0.4, 0.2, 0.1)
"""Weight of a day by how many days before publication it is."""
_ENOUGH: Final = 1.5
"""The least weight at which a day further down dates the main event."""

Day = tuple[int | None, int | None]
"""First and last instant of a claim's bounds."""

_HARM: Final = frozenset({"conflict", "death", "disaster"})
"""Kinds of event that are in the paper a day or two late."""
_FRESH_DAYS: Final = 3
"""How long before publication what news tells without a date has happened, mostly."""
_HARM_DAYS: Final = 0
"""How long before publication harm was most likely done."""
_ASSUMED: Final = "no word dates it: taken to be of the day of publication or shortly before"
_BYLINE: Final = re.compile(r"(?:by|from|photo|image|media|share|click|updated|published|posted|source)\b", re.I)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def lead_index(sentences: Sequence[Sentence], title: str | None) -> int | None:
    """Position of the sentence that tells the main event; None in an empty document.

    It is the first sentence of prose, or one soon after it that says much more of the headline.
    """
    headline = _words(title or "")
    best, best_score = None, -1.0
    for index, sentence in enumerate(sentences[:_LOOK_AHEAD]):
        if len(sentence.text.split()) < _LEAST_WORDS or _BYLINE.match(sentence.text):
            continue
        shared = len(headline & _words(sentence.text)) / max(1, len(headline))
        score = shared - _LATER_COST * index
        if score > best_score:
            best, best_score = index, score
    return best if best is not None else (0 if sentences else None)


@dataclass(frozen=True, slots=True)
class _Dating:
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


def lead_claim(document: Document, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the main event, where no dated claim of the first sentence gives it.

    Args:
        document: With the parse of its lead where the provider parses.
        claims: What its dates gave.
    """
    index = lead_index(document.reading.sentences, document.headline)
    if index is None:
        return None
    trigger = _main_word(document, index)
    if trigger is None:
        return None
    words = _same_words(document, index, trigger)
    if any(_gives_main(claim, words, document, index) for claim in claims):
        return None
    dating = _of_title(document) or _of_body(document, index, trigger, claims) or _of_publication(document, index)
    return _claim(document, index, trigger, dating)


def _main_word(document: Document, index: int) -> Trigger | None:
    """The head word of the lead: its main verb, or what is told in it where that is a telling."""
    parsed = document.reading.parses.get(index)
    if parsed is None:
        return first_event_word(document.reading, index)
    head = _main_head(parsed, document.reading.lang)
    if head is None:
        return None
    start = parsed.offset(head)
    return Trigger(start, start + len(head.text), head.text)


def _main_head(parsed: ParsedSentence, lang: str) -> Token | None:
    """The main verb, or what it tells; without a verb the first noun that names an event; else None."""
    words = lexicon(lang)
    root = next((t for t in parsed.doc if t.head.i == t.i and is_predicate(t)), None)
    if root is None:
        return next((t for t in parsed.doc if is_event_noun(t, words)), None)
    if root.lemma_.lower() in words.reporting:
        return next((c for c in root.children if c.dep_ in {"ccomp", "parataxis"} and is_predicate(c)), root)
    return root


def _same_words(document: Document, index: int, trigger: Trigger) -> frozenset[int]:
    """Where the words start that may stand for the main event: its verb, and the complement that fills it."""
    parsed = document.reading.parses.get(index)
    head = _main_head(parsed, document.reading.lang) if parsed is not None else None
    if parsed is None or head is None:
        return frozenset({trigger.char_start})
    fills = [head, *(t for t in head.subtree if t.dep_ in {"xcomp", "acomp", "attr", "oprd", "dobj", "conj"})]
    return frozenset(parsed.offset(t) for t in fills)


def _gives_main(claim: Claim, words: frozenset[int], document: Document, index: int) -> bool:
    """True for a dated claim of the lead that is its main event, or is news."""
    sentence = document.reading.sentences[index]
    if claim.citation.char_start != sentence.start or not (claim.bounds.is_dated or claim.constraints):
        return False
    named = claim.trigger is not None and claim.trigger.char_start in words
    return named or _is_news(claim.bounds, document.source.published)


def _is_news(bounds: Bounds, dct: Bounds | None) -> bool:
    """True for bounds of few days, not long before publication."""
    first, last = bounds.earliest_start, bounds.latest_end
    if dct is None or dct.earliest_start is None or dct.latest_end is None or first is None or last is None:
        return False
    return first >= dct.earliest_start - _NEWS_DAYS * DAY and last <= dct.latest_end and last - first <= 2 * DAY


def _of_title(document: Document) -> _Dating | None:
    """A date in the headline itself."""
    source = document.source
    for timex in tag(source.title or "", dct=source.published, lang=document.reading.lang):
        if (
            timex.interval is not None
            and timex.type in {"DATE", "TIME"}
            and not _covers(timex.interval, source.published)
        ):
            reason = "dated by the headline"
            return _Dating(timex.interval.inside(), "extract.lead.headline", 0.8, reason, timex.edtf, timex.text)
    return None


def _covers(interval: Bounds, dct: Bounds | None) -> bool:
    """True for a date that says less than the day of publication does: the year in "World Cup 2018"."""
    first, last = interval.earliest_start, interval.latest_end
    if dct is None or None in (first, last, dct.earliest_start, dct.latest_end):
        return False
    wide = (last or 0) - (first or 0) > _NEWS_DAYS * DAY
    return wide and (first or 0) <= (dct.earliest_start or 0) and (dct.latest_end or 0) <= (last or 0)


def _of_body(document: Document, index: int, trigger: Trigger, claims: Sequence[Claim]) -> _Dating | None:
    """The day on which further sentences put the same event: those with its words, early ones, near publication."""
    told = _stems(document.reading.sentences[index].text) | _stems((document.headline or "").lower())
    main = _stems(trigger.text) | _stems((document.headline or "").lower())
    says = _is_said(document, index)
    votes: dict[Day, float] = {}
    best: dict[Day, tuple[float, Claim]] = {}
    for claim in claims:
        if not _is_news(claim.bounds, document.source.published) or claim.status not in {"fact", "reported"}:
            continue
        weight = _same_event(claim, told, main, says=says) * _nearness(claim.bounds, document.source.published)
        weight *= _CLOCK if ".clock_" in claim.rule_id else 1.0
        weight /= 1 + _LATER_SENTENCE * _sentence_of(claim, document)
        day = (claim.bounds.earliest_start, claim.bounds.latest_end)
        votes[day] = votes.get(day, 0.0) + weight
        if day not in best or weight > best[day][0]:
            best[day] = (weight, claim)
    if not votes or max(votes.values()) < _ENOUGH:
        return None
    _, chosen = best[max(votes, key=lambda day: (votes[day], day))]
    return _Dating(
        chosen.bounds, "extract.lead.body", 0.65, "dated by a later sentence that tells of the same", chosen.edtf,
        chosen.date_text, chosen.date_start, chosen.date_end, chosen.outer_start,
    )  # fmt: skip


def _is_said(document: Document, index: int) -> bool:
    """True where the main verb of the lead is one of telling or judging."""
    parsed = document.reading.parses.get(index)
    if parsed is None:
        return False
    words = lexicon(document.reading.lang)
    root = next((t for t in parsed.doc if t.head.i == t.i and is_predicate(t)), None)
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


def _words(text: str) -> frozenset[str]:
    """Words of four letters and more, names too, cut to five."""
    return frozenset(hit[0].lower()[:5] for hit in _WORD.finditer(text))


def _stems(text: str) -> frozenset[str]:
    """Words of four letters and more that are no names, cut to five: enough to know "crashed" in "crash"."""
    return frozenset(hit[0][:5] for hit in _WORD.finditer(text) if hit[0].islower())


def _of_publication(document: Document, index: int) -> _Dating:
    """Published as news: of that day or one of the few before.

    What is said, signed or won is in the paper at once. Harm is done at night, found later, and told by the police:
    the likeliest day is named, the bounds hold all.
    """
    dct = document.source.published
    if dct is None or dct.earliest_start is None or dct.latest_end is None:
        return _Dating(Bounds.nowhere(), "extract.lead.undated", 0.3, "no word dates it, and no publication date")
    if _is_background(document, index):
        return _Dating(_by(dct), "extract.lead.background", 0.4, "no word dates it: it had happened by publication")
    first, last = dct.earliest_start // DAY * DAY, -(-dct.latest_end // DAY) * DAY
    harm = _tells_harm(document, index)
    bounds = replace(dct, earliest_start=first - _FRESH_DAYS * DAY, latest_end=last, granule="day", approximate=True)
    named = Bounds.exactly(first - _HARM_DAYS * DAY * harm, last - _HARM_DAYS * DAY * harm, "day")
    rule = "news" if harm else "publication"
    return _Dating(
        bounds.inside(), f"extract.lead.{rule}", 0.4, _ASSUMED,
        from_bounds(replace(named.inside(), approximate=True)), outer_start=first - _NEWS_DAYS * DAY,
    )  # fmt: skip


def _is_background(document: Document, index: int) -> bool:
    """True for an essay: its headline states no event, and its first sentence says what has become of things.

    Without a headline, what its first sentence says must be how things are.
    """
    parsed = document.reading.parses.get(index)
    head = _main_head(parsed, document.reading.lang) if parsed is not None else None
    if document.headline is not None or head is None:
        return False
    if document.source.title is None:
        passive = any(c.dep_ == "auxpass" for c in head.children)
        return tense_of(head) == "present" and (head.lemma_ == "be" or passive)
    return tense_of(head) in {"perfect", "present", "past_perfect"}


def _by(dct: Bounds) -> Bounds:
    """Begun by the end of publication, and nothing else is known."""
    return replace(dct.inside(), earliest_start=None, earliest_end=None, start_kind=EndKind.UNKNOWN)


def _tells_harm(document: Document, index: int) -> bool:
    """True where headline or lead are of violence, death or disaster."""
    lead = document.reading.sentences[index].text
    return not _HARM.isdisjoint({kind_of_words(document.headline or ""), kind_of_words(lead)})


def _claim(document: Document, index: int, trigger: Trigger, dating: _Dating) -> Claim:
    sentence = document.reading.sentences[index]
    said = _described(document, index, trigger)
    return Claim(
        source=document.source,
        title=document.headline or said.title,
        bounds=dating.bounds,
        citation=Citation(sentence.start, sentence.end, sentence.text),
        rule_id=dating.rule_id,
        extractor_version=document.version,
        kind=said.kind,
        status=said.status,
        attribution=said.attribution,
        actors=said.actors,
        places=said.places,
        quantities=said.quantities,
        edtf=dating.edtf,
        confidence=round(dating.confidence * (0.5 + 0.5 * said.confidence), 3),
        reasons=tuple(dict.fromkeys([dating.reason, *said.reasons])),
        date_text=dating.date_text,
        date_start=dating.date_start,
        date_end=dating.date_end,
        outer_start=dating.outer_start,
        trigger=trigger,
    )


def _described(document: Document, index: int, trigger: Trigger) -> Description:
    parsed = document.reading.parses.get(index)
    head = _main_head(parsed, document.reading.lang) if parsed is not None else None
    if parsed is None or head is None:
        sentence = document.reading.sentences[index]
        return describe_plain(sentence, trigger.char_start, trigger.char_end, (), document.context)
    return describe(parsed, head.i, (), document.context)
