"""The claim of the main event, where no dated claim of the first sentence gives it; and claims of totals "so far"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.events.table.claim import Citation, Claim
from dateline.events.text.attachment.reading import Attachment, NewsLine
from dateline.events.text.description.describe import Description, describe, describe_plain
from dateline.events.text.description.judging.judge import reads_well
from dateline.events.text.document import Document
from dateline.events.text.main_event.dating import Dating, is_news
from dateline.events.text.main_event.lead import Lead, read
from dateline.events.text.main_event.publication import SO_FAR, by_then, is_total
from dateline.events.text.main_event.when import date_of
from dateline.events.text.parting.sentences import Sentence

_BY_THEN: Final = "no word dates it: it had come about by publication"


def lead_claim(lead: Lead | None, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the main event, where no dated claim of the first sentence gives it.

    Args:
        lead: The main event; None where the document has none.
        claims: What its dates gave.
    """
    if lead is None or any(_gives_main(claim, lead) for claim in claims):
        return None
    described, dating = _described(lead), date_of(lead, claims)
    if claims and dating.words is None and lead.line is None and not _reads_well(described):
        return None
    found = _claim(lead, dating, _told_by(lead.news, _under(lead.line, described)))
    said = {(claim.citation.char_start, claim.title) for claim in claims}
    return found if (found.citation.char_start, found.title) not in said else None


def headlined(attachment: Attachment, lead: Lead | None) -> Attachment | None:
    """A date of the main event, told by the headline where no line of its sentence can tell it; None for others."""
    if lead is None or attachment.sentence != lead.index or lead.document.headline is None:
        return None
    main = attachment.trigger.char_start in _same_words(lead, planned=attachment.status == "planned")
    return replace(attachment, title=lead.document.headline) if main else None


def totals(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Positions of the sentences that tell what had come about "so far", or "to date"."""
    return frozenset(i for i, sentence in enumerate(sentences) if SO_FAR.search(sentence.text))


def total_claims(document: Document, told: Sequence[Claim], lines: Mapping[int, NewsLine | None]) -> Iterator[Claim]:
    """A claim for each undated sentence of what had come about when the document was published.

    Args:
        document: With the parses of such sentences.
        told: Its other claims.
        lines: What an attacher has sentences report, as `Attached.lines`.
    """
    published, cited = document.source.published, {claim.citation.char_start for claim in told}
    if published is None:
        return
    for index in sorted(totals(document.reading.sentences)):
        found = read(document, index) if document.reading.sentences[index].start not in cited else None
        news = lines.get(index)
        if found is None or (news is None and (index in lines or not is_total(found))):
            continue
        described = _told_by(news, _described(found))
        if news is not None or _reads_well(described):
            dating = Dating(by_then(published), "extract.so_far", 0.6, _BY_THEN)
            yield _claim(found, dating, described)


def _gives_main(claim: Claim, lead: Lead) -> bool:
    """True for a dated claim of the lead that is its main event, or is news."""
    sentence = lead.sentence
    if sentence is None or claim.citation.char_start != sentence.start:
        return False
    if not (claim.bounds.is_dated or claim.constraints):
        return False
    words = _same_words(lead, planned=claim.status == "planned")
    named = claim.trigger is not None and claim.trigger.char_start in words
    return named or is_news(claim.bounds, lead.document.source.published)


def _same_words(lead: Lead, *, planned: bool) -> frozenset[int]:
    """Where the words start that may stand for the main event: its verb, and the complement that fills it.

    What is planned is not the event of who plans it: "postponed its new mill to 2026".
    """
    if lead.parsed is None or lead.head is None:
        return frozenset({lead.trigger.char_start} if lead.trigger is not None else ())
    deps = {"xcomp", "acomp", "attr", "oprd", "conj"} | (set() if planned else {"dobj"})
    if lead.head.lemma_ == "be" and any(c.lower_ == "it" for c in lead.head.children):
        deps |= {"ccomp", "relcl", "advcl", "acl"}
    fills = [lead.head, *(t for t in lead.head.subtree if t.dep_ in deps)]
    return frozenset(lead.parsed.offset(t) for t in fills)


def _under(line: str | None, said: Description) -> Description:
    """A description under a line that is not of our making, where there is one."""
    return replace(said, title=line, printable=None) if line else said


def _told_by(news: NewsLine | None, said: Description) -> Description:
    """A description as the provider tells it, where it does: what our own line lacks is no fault of that one."""
    if news is None:
        return said
    return replace(said, title=news.title, status=news.status, printable=None, confidence=1.0, reasons=())


def _reads_well(said: Description) -> bool:
    return said.tells and said.likely and reads_well(said.printable, "lead")


def _claim(lead: Lead, dating: Dating, said: Description) -> Claim:
    document, words = lead.document, dating.words
    status = "planned" if dating.rule_id == "extract.lead.coming" and said.status == "fact" else said.status
    return Claim(
        source=document.source,
        title=said.title,
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
        printable=said.printable,
        date_text=words.text if words is not None else None,
        date_start=words.start if words is not None else None,
        date_end=words.end if words is not None else None,
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
