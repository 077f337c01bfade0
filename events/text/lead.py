"""The main event of a document whose headline and first sentence bear no date of it: dated by what is nearest.

News tells in its first sentence what happened, and often says when only further down, or not at all: then the reader
takes it to be of the day of publication, or shortly before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.events.table.claim import Citation, Claim, Trigger
from dateline.events.text.attachment.heads import is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.rules import first_event_word
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.making import Document
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.sentences import Sentence
from dateline.events.text.tagger import tag
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.edtf import from_bounds

_LEAST_WORDS: Final = 6
"""A first line with fewer words is a byline, a place or a heading."""
_LOOK_AHEAD: Final = 5
"""The lead is sought among this many sentences."""
_NEWS_DAYS: Final = 8
"""How long before publication what news reports as new has happened, at most."""
_BYLINE: Final = re.compile(r"(?:by|from|photo|image|media|share|click|updated|published|posted|source)\b", re.I)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def lead_index(sentences: Sequence[Sentence]) -> int | None:
    """Position of the first sentence of prose; None in an empty document."""
    for index, sentence in enumerate(sentences[:_LOOK_AHEAD]):
        if len(sentence.text.split()) >= _LEAST_WORDS and not _BYLINE.match(sentence.text):
            return index
    return 0 if sentences else None


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
    index = lead_index(document.reading.sentences)
    if index is None:
        return None
    trigger = _main_word(document, index)
    if trigger is None or any(_gives_main(claim, trigger, document, index) for claim in claims):
        return None
    dating = _of_title(document) or _of_body(document, index, claims) or _of_publication(document)
    return _claim(document, index, trigger, dating)


def _main_word(document: Document, index: int) -> Trigger | None:
    """The head word of the lead: its main verb, or what is told in it where that is a telling."""
    parsed = document.reading.parses.get(index)
    if parsed is None:
        return first_event_word(document.reading, index)
    head = _main_head(parsed, document.reading.lang)
    start = parsed.offset(parsed.doc[head])
    return Trigger(start, start + len(parsed.doc[head].text), parsed.doc[head].text)


def _main_head(parsed: ParsedSentence, lang: str) -> int:
    roots = [t for t in parsed.doc if t.head.i == t.i and not t.is_space]
    root = next((t for t in roots if is_predicate(t)), roots[0])
    if root.lemma_.lower() in lexicon(lang).reporting:
        told = next((c for c in root.children if c.dep_ in {"ccomp", "parataxis"} and is_predicate(c)), None)
        root = told or root
    return int(root.i)


def _gives_main(claim: Claim, trigger: Trigger, document: Document, index: int) -> bool:
    """True for a dated claim of the lead that is its main event, or is news."""
    sentence = document.reading.sentences[index]
    if claim.citation.char_start != sentence.start or not claim.bounds.is_dated:
        return False
    return claim.trigger == trigger or _is_news(claim.bounds, document.source.published)


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
        if timex.interval is not None and timex.type in {"DATE", "TIME"}:
            reason = "dated by the headline"
            return _Dating(timex.interval.inside(), "extract.lead.headline", 0.8, reason, timex.edtf, timex.text)
    return None


def _of_body(document: Document, index: int, claims: Sequence[Claim]) -> _Dating | None:
    """The day that most of what is told of the same event further down has, the earlier the weightier."""
    lead = document.reading.sentences[index].text
    told = _stems(lead) | _stems((document.source.title or "").lower())
    votes: dict[tuple[int | None, int | None], float] = {}
    best: dict[tuple[int | None, int | None], tuple[float, Claim]] = {}
    for place, claim in enumerate(claims):
        if not _is_news(claim.bounds, document.source.published) or claim.status not in {"fact", "reported"}:
            continue
        shared = len(told & _stems(claim.citation.quote))
        trigger = claim.trigger is not None and bool(_stems(claim.trigger.text) & told)
        if shared < 2 and not trigger:
            continue
        day = (claim.bounds.earliest_start, claim.bounds.latest_end)
        weight = (shared + 2 * trigger) / (3 + place)
        votes[day] = votes.get(day, 0.0) + weight
        if day not in best or weight > best[day][0]:
            best[day] = (weight, claim)
    if not votes:
        return None
    _, chosen = best[max(votes, key=lambda day: (votes[day], day))]
    return _Dating(
        chosen.bounds, "extract.lead.body", 0.65, "dated by a later sentence that tells of the same", chosen.edtf,
        chosen.date_text, chosen.date_start, chosen.date_end, chosen.outer_start,
    )  # fmt: skip


def _stems(text: str) -> frozenset[str]:
    """Words of four letters and more that are no names, cut to five: enough to know "crashed" in "crash"."""
    return frozenset(hit[0][:5] for hit in _WORD.finditer(text) if hit[0].islower())


def _of_publication(document: Document) -> _Dating:
    """Published as news: of that day, or of the days before."""
    dct = document.source.published
    if dct is None or dct.earliest_start is None:
        return _Dating(Bounds.nowhere(), "extract.lead.undated", 0.3, "no word dates it, and no publication date")
    bounds = dct.inside()
    outer = dct.earliest_start - _NEWS_DAYS * DAY
    reason = "no word dates it: taken to be of the day of publication"
    return _Dating(bounds, "extract.lead.publication", 0.4, reason, from_bounds(bounds), outer_start=outer)


def _claim(document: Document, index: int, trigger: Trigger, dating: _Dating) -> Claim:
    sentence = document.reading.sentences[index]
    said = _described(document, index, trigger)
    return Claim(
        source=document.source,
        title=document.source.title or said.title,
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
    if parsed is None:
        sentence = document.reading.sentences[index]
        return describe_plain(sentence, trigger.char_start, trigger.char_end, (), document.context)
    return describe(parsed, _main_head(parsed, document.reading.lang), (), document.context)
