"""A text opened for reading: its day of writing, its dates, its sentences, and the parses of those that matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.events.table.claim import Source
from dateline.events.text.attachment.reading import Reading, dated
from dateline.events.text.claims.entries import find_entries
from dateline.events.text.dating.clues import Clue, Fact
from dateline.events.text.description.context import DocumentContext, ParseSentences
from dateline.events.text.document import Document
from dateline.events.text.main_event.claim import totals
from dateline.events.text.main_event.lead import lead_index
from dateline.events.text.parsing.parser import ParsedSentence, parse
from dateline.events.text.parsing.side_by_side import Steps, Wanted
from dateline.events.text.parting.furniture import page_dates
from dateline.events.text.parting.headline import forms, states_event
from dateline.events.text.parting.pieces import bounded
from dateline.events.text.parting.prose import prose_start
from dateline.events.text.parting.sentences import Sentence, parted, split
from dateline.events.text.tagging.tagger import tag, written
from dateline.events.text.tagging.views import Widths

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_day(text: str, source: Source, *, lang: str, facts: Sequence[Fact]) -> tuple[Source, Clue | None]:
    """The source with the day of publication that its text states, and where; as it is where that is known."""
    if source.published is not None:
        return source, None
    found = written(text, lang=lang, facts=facts)
    return (replace(source, published=found.bounds), found.clues[0]) if found.certain else (source, None)


def open_document(
    text: str, source: Source, *, lang: str, facts: Sequence[Fact], vague: Widths, version: str, parses: bool
) -> Steps[Document]:
    """Find the dates and the sentences of a text, and ask for the parses of those that matter.

    Args:
        text: What offsets are code points into.
        source: Where it comes from.
        lang: ISO 639-1.
        facts: Words that date a text that does not say when it was published.
        vague: Widths of vague words that count instead of those that come with Dateline.
        version: Of the extractor.
        parses: False where the words alone are read.
    """
    source, stamp = with_day(text, source, lang=lang, facts=facts)
    timexes = tag(text, dct=source.published, lang=lang, facts=facts, vague=vague)
    page = page_dates(text, timexes)
    page |= {i for i, t in enumerate(timexes) if stamp is not None and stamp.start <= t.start < stamp.end}
    sentences, entries = find_entries(text, bounded(split(text), timexes), timexes, page=page)
    by_sentence, prose = dated(sentences, timexes), prose_start(sentences)
    headline, parsed = source.title, dict[int, ParsedSentence]()
    if parses:
        told = (i for i, own in by_sentence.items() if not page.issuperset(own))
        asked = frozenset([*told, *(e.sentence for e in entries), *totals(sentences)])
        headline, parsed = yield from _parsed(sentences, asked, title=source.title, prose=prose, lang=lang)
    lead = lead_index(sentences, headline, source.title, prose=prose)
    news = totals(sentences) | ({lead} if lead is not None else frozenset())
    reading = Reading(text, sentences, timexes, parsed, lang, source.published, source.title, news, page)
    context = DocumentContext.of(
        parted(text, sentences), sentences, title=source.title, published=source.published, lang=lang,
        parse=_parse_with(sentences, parsed) if parses else None, prose=prose,
    )  # fmt: skip
    return Document(source, reading, context, by_sentence, version, headline, page, entries)


def _parsed(
    sentences: Sequence[Sentence], asked: frozenset[int], *, title: str | None, prose: int, lang: str
) -> Steps[tuple[str | None, dict[int, ParsedSentence]]]:
    """The headline where it states an event, and the parses of the lead and of the sentences asked for.

    Which sentence leads depends on the headline: both that may are parsed with it.
    """
    lines = forms(title or "")
    leads = (lead_index(sentences, headline, title, prose=prose) for headline in (title, None))
    wanted = sorted(asked.union(lead for lead in leads if lead is not None))
    answer = yield Wanted([*lines, *(sentences[i] for i in wanted)])
    headline = title if states_event(answer[: len(lines)], lang) else None
    kept = asked | {lead_index(sentences, headline, title, prose=prose)}
    return headline, {i: parsed for i, parsed in zip(wanted, answer[len(lines) :], strict=True) if i in kept}


def _parse_with(sentences: Sequence[Sentence], parses: Mapping[int, ParsedSentence]) -> ParseSentences:
    """Parses sentences, but for those of which that was done already."""
    done = {sentences[i].start: parsed.doc for i, parsed in parses.items()}

    def each(asked: Sequence[Sentence]) -> list[Doc]:
        new = parse(sentence for sentence in asked if sentence.start not in done)
        done.update((parsed.sentence.start, parsed.doc) for parsed in new)
        return [done[sentence.start] for sentence in asked]

    return each
