"""The main event of a document whose headline and first sentence bear no date of it.

News tells in its first sentence what happened, and often says when only further down, or not at all: `main_date` says
where the event lies then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Citation, Claim, Trigger
from dateline.events.table.match_what import base
from dateline.events.text.attachment.kinds import PREDICATES, is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.rules import first_event_word
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.furniture import is_notice
from dateline.events.text.main_date import Lead, date_of, is_news
from dateline.events.text.making import Document
from dateline.events.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST_WORDS: Final = 6
"""A first line with fewer words is a byline, a place or a heading."""
_LOOK_AHEAD: Final = 5
"""The lead is sought among this many sentences."""
_LATER_COST: Final = 0.1
"""What each sentence further down costs a lead, as a share of the headline's words."""
_BYLINE: Final = re.compile(r"(?:by|from|photo|image|media|share|click|updated|published|posted|source)\b", re.I)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def lead_index(sentences: Sequence[Sentence], title: str | None) -> int | None:
    """Position of the sentence that tells the main event; None in an empty document.

    It is the first sentence of prose, or one soon after it that says much more of the headline.
    """
    headline = _words(title or "")
    best, best_score = None, -1.0
    for index, sentence in enumerate(sentences[:_LOOK_AHEAD]):
        if len(sentence.text.split()) < _LEAST_WORDS or _BYLINE.match(sentence.text) or is_notice(sentence.text):
            continue
        shared = len(headline & _words(sentence.text)) / max(1, len(headline))
        score = shared - _LATER_COST * index
        if score > best_score:
            best, best_score = index, score
    return best if best is not None else (0 if sentences else None)


def lead_claim(document: Document, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the main event, where no dated claim of the first sentence gives it.

    Args:
        document: With the parse of its lead where the provider parses.
        claims: What its dates gave.
    """
    lead = _lead(document)
    if lead is None or any(_gives_main(claim, lead) for claim in claims):
        return None
    return _claim(lead, claims)


def _lead(document: Document) -> Lead | None:
    """The sentence that tells the main event and its head word, else the headline alone, else what first tells."""
    reading = document.reading
    index = lead_index(reading.sentences, document.headline)
    if index is not None:
        found = _read(document, index)
        if found is not None:
            return found
    if document.headline:
        return Lead(document, None, None)
    rest = (i for i in range(min(_LOOK_AHEAD, len(reading.sentences))) if i != index)
    return next((found for i in rest if (found := _read(document, i)) is not None), None)


def _read(document: Document, index: int) -> Lead | None:
    """The main event of one sentence; None where it tells of none."""
    parsed = document.reading.parses.get(index)
    if parsed is None:
        trigger = first_event_word(document.reading, index)
        return Lead(document, index, trigger) if trigger is not None else None
    dates = [document.reading.timexes[t] for t in document.by_sentence.get(index, ())]
    taken = {t.i for t in parsed.doc if any(d.start <= parsed.offset(t) < d.end for d in dates)}
    free = [t for t in parsed.doc if t.i not in taken]
    head = _headlined(free, document) or _main_head(free, document.reading.lang)
    if head is None:
        return None
    start = parsed.offset(head)
    return Lead(document, index, Trigger(start, start + len(head.text), head.text), head)


def _headlined(tokens: Sequence[Token], document: Document) -> Token | None:
    """The word for what the headline says happened, the one that the fewest others are over; None where none is.

    Of "has opened old wounds by blaming the police", under "Mayor blames police", the blaming is the event.
    """
    words = lexicon(document.reading.lang)
    wanted = {base(word) for word in re.findall(r"[^\W\d_]+", (document.headline or "").lower())}
    told = [t for t in tokens if base(t.lower_) in wanted and (is_predicate(t) or is_event_noun(t, words))]
    ranked = sorted(told, key=lambda t: (t.pos_ not in PREDICATES, sum(1 for _ in t.ancestors), t.i))
    return ranked[0] if ranked else None


def _main_head(tokens: Sequence[Token], lang: str) -> Token | None:
    """The main verb, or what it tells; without a verb the first noun that names an event; else None."""
    words = lexicon(lang)
    root = next((t for t in tokens if t.head.i == t.i and is_predicate(t)), None)
    if root is None:
        return next((t for t in tokens if is_event_noun(t, words)), None)
    if root.lemma_.lower() in words.reporting:
        return next((c for c in root.children if c.dep_ in {"ccomp", "parataxis"} and is_predicate(c)), root)
    return root


def _gives_main(claim: Claim, lead: Lead) -> bool:
    """True for a dated claim of the lead that is its main event, or is news."""
    sentence = lead.sentence
    if sentence is None or claim.citation.char_start != sentence.start:
        return False
    if not (claim.bounds.is_dated or claim.constraints):
        return False
    named = claim.trigger is not None and claim.trigger.char_start in _same_words(lead)
    return named or is_news(claim.bounds, lead.document.source.published)


def _same_words(lead: Lead) -> frozenset[int]:
    """Where the words start that may stand for the main event: its verb, and the complement that fills it."""
    if lead.parsed is None or lead.head is None:
        return frozenset({lead.trigger.char_start} if lead.trigger is not None else ())
    deps = {"xcomp", "acomp", "attr", "oprd", "dobj", "conj"}
    if lead.head.lemma_ == "be" and any(c.lower_ == "it" for c in lead.head.children):
        deps |= {"ccomp", "relcl", "advcl", "acl"}
    fills = [lead.head, *(t for t in lead.head.subtree if t.dep_ in deps)]
    return frozenset(lead.parsed.offset(t) for t in fills)


def _words(text: str) -> frozenset[str]:
    """Words of four letters and more, names too, cut to five."""
    return frozenset(hit[0].lower()[:5] for hit in _WORD.finditer(text))


def _claim(lead: Lead, claims: Sequence[Claim]) -> Claim:
    document, dating, said = lead.document, date_of(lead, claims), _described(lead)
    status = "planned" if dating.rule_id == "extract.lead.coming" and said.status == "fact" else said.status
    return Claim(
        source=document.source,
        title=document.headline or said.title,
        bounds=dating.bounds,
        citation=_cited(lead),
        rule_id=dating.rule_id,
        extractor_version=document.version,
        kind=said.kind,
        status=status,
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
        trigger=lead.trigger,
    )


def _cited(lead: Lead) -> Citation:
    """The sentence, or the headline, which has no place in the text."""
    sentence = lead.sentence
    if sentence is None:
        return Citation(None, None, lead.document.headline or "")
    return Citation(sentence.start, sentence.end, sentence.text)


def _described(lead: Lead) -> Description:
    if lead.parsed is not None and lead.head is not None:
        return describe(lead.parsed, lead.head.i, (), lead.document.context)
    sentence = lead.sentence
    if sentence is None or lead.trigger is None:
        headline = lead.document.headline or ""
        return describe_plain(Sentence(0, len(headline), headline), 0, len(headline), (), lead.document.context)
    return describe_plain(sentence, lead.trigger.char_start, lead.trigger.char_end, (), lead.document.context)
