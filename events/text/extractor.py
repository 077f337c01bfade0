"""Text and its source -> claims: every dated expression ends as one or more claims, or as one named skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from dateline import __version__
from dateline.events.table.claim import OWN_WIDTHS, Claim, Source
from dateline.events.text.attachment.parse import ParseAttacher
from dateline.events.text.attachment.reading import Attacher, Attachment, Reading, dated
from dateline.events.text.attachment.rules import RuleAttacher
from dateline.events.text.beside import place_beside
from dateline.events.text.clues import Clue, Fact
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.salience import weigh
from dateline.events.text.entries import entry_attachments, find_entries
from dateline.events.text.furniture import page_dates
from dateline.events.text.headline import states_event
from dateline.events.text.main_event.claim import headlined, lead_claim, total_claims, totals
from dateline.events.text.main_event.lead import Lead, find_lead, lead_index
from dateline.events.text.making import Document, is_placed, make_claim
from dateline.events.text.parser import LANGUAGES, ParsedSentence, model_name, parse
from dateline.events.text.pieces import bounded
from dateline.events.text.screening import Screen, Unfit
from dateline.events.text.sentences import Sentence, split
from dateline.events.text.tagger import tag, written
from dateline.events.text.timex import Timex
from dateline.events.text.told_order import told_order
from dateline.events.text.views import Widths, fingerprint

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RANKS: Final = {"rules": 1, "parse": 2}
"""Which provider's reading counts where a document was read by several; a language model is asked to be better."""
_HIGHEST_RANK: Final = 3

SkipReason = Literal["duration", "set", "undated", "no event", "part of another date", "publication line"] | Unfit
"""Why a dated expression gave no claim of its own."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A dated expression that gave no claim of its own, and why.

    Attributes:
        char_start, char_end: Its place in the document, in code points.
        text: Its words.
    """

    reason: SkipReason
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its claims in reading order, and its skips."""

    claims: tuple[Claim, ...]
    skips: tuple[Skip, ...]


@dataclass(frozen=True)
class Extractor:
    """Reads documents. Pure and picklable: the language model is loaded where the work is done, once a process.

    Attributes:
        provider: "rules" needs no model, "parse" needs spaCy's, "auto" is the better of the two that are installed; or
            an attacher of one's own.
        lang: ISO 639-1; where a source says another, that one counts.
        facts: Words that date a text that does not say when it was published.
        vague: Widths of vague words that count instead of those that come with Dateline.
    """

    provider: Literal["auto", "rules", "parse"] | Attacher = "auto"
    lang: str = "en"
    facts: tuple[Fact, ...] = ()
    vague: Widths = field(default_factory=dict)

    @cached_property
    def attacher(self) -> Attacher:
        """The provider in use."""
        if not isinstance(self.provider, str):
            return self.provider
        parses = self.provider == "parse" or (self.provider == "auto" and model_name() is not None)
        return ParseAttacher() if parses else RuleAttacher()

    @property
    def version(self) -> str:
        """What made the claims, sortable: the newest and best reading of a document is the one that counts."""
        name = self.attacher.name
        own = f"{OWN_WIDTHS}{fingerprint(self.vague)}" if self.vague else ""
        return f"{__version__}.{_RANKS.get(name, _HIGHEST_RANK)}-{name}{own}"

    def extract(self, text: str, source: Source) -> Extraction:
        """Read one document.

        Args:
            text: What the offsets of claims and skips are code points into.
            source: Where it comes from; `source.published` is its creation time, None where its text states it or
                it must be inferred.

        Raises:
            LocatedError: the provider needs a model that is not installed.
        """
        lang = source.lang or self.lang
        source, head = self._dated(text, source)
        attacher = self.attacher if lang in LANGUAGES or self.attacher.name != "parse" else RuleAttacher()
        document = self._read(text, source, head, parsed=attacher.needs_parse and lang in LANGUAGES)
        entries = list(entry_attachments(document.reading, document.entries))
        taken = document.page | {a.timex for a in entries}
        screen = Screen(document.reading)
        found = (a for a in attacher.attach(document.reading) if a.timex not in taken)
        judged = [(a, screen.unfit(a.sentence, a.trigger)) for a in found]
        unfit = {a.timex: reason for a, reason in judged if reason is not None}
        fit = [*entries, *(a for a, reason in judged if reason is None)]
        placed = sorted((a for a in fit if is_placed(document, a)), key=lambda a: (a.timex, a.sentence))
        lead = find_lead(document) if not entries else None
        made = [(a, claim) for a in placed if (claim := _made(document, a, lead)) is not None]
        attachments = [attachment for attachment, _ in made]
        unfit |= {a.timex: "unclear" for a in placed if a not in attachments}
        claims = place_beside([claim for _, claim in made], attachments, document)
        reading = document.reading
        claims += told_order(claims, reading.sentences, document.by_sentence, lang=reading.lang)
        main = lead_claim(lead, claims)
        if main is not None and not screen.asks(main):
            claims.append(main)
        claims += total_claims(document, claims)
        weighed = weigh(claims, document.context)
        return Extraction(tuple(weighed), tuple(_skips(reading, attachments, document.page, unfit)))

    def _dated(self, text: str, source: Source) -> tuple[Source, Clue | None]:
        """The source with the day of publication that its text states, and where; as it is where that is known."""
        if source.published is not None:
            return source, None
        found = written(text, lang=source.lang or self.lang, facts=self.facts)
        return (replace(source, published=found.bounds), found.clues[0]) if found.certain else (source, None)

    def _read(self, text: str, source: Source, head: Clue | None, *, parsed: bool) -> Document:
        """Sentences and their dates; where wanted, those with a date and the lead are parsed."""
        lang = source.lang or self.lang
        timexes = tag(text, dct=source.published, lang=lang, facts=self.facts, vague=self.vague)
        page = page_dates(text, timexes) | {
            i for i, t in enumerate(timexes) if head and head.start <= t.start < head.end
        }
        sentences, entries = find_entries(text, bounded(split(text), timexes), timexes, page=page)
        by_sentence = dated(sentences, timexes)
        parses: dict[int, ParsedSentence] = {}
        headline = source.title if not parsed or states_event(source.title or "", lang) else None
        if parsed:
            lead = lead_index(sentences, headline, source.title)
            asked = {*by_sentence, *(e.sentence for e in entries), *totals(sentences)}
            wanted = sorted(asked | ({lead} if lead is not None else set()))
            parses = dict(zip(wanted, parse(sentences[i] for i in wanted), strict=True))
        reading = Reading(text, sentences, timexes, parses, lang, source.published)
        context = DocumentContext.of(
            text, sentences, title=source.title, published=source.published, lang=lang,
            parse=_parse_with(sentences, parses) if parsed else None,
        )  # fmt: skip
        return Document(source, reading, context, by_sentence, self.version, headline, page, entries)


def _made(document: Document, attachment: Attachment, lead: Lead | None) -> Claim | None:
    """The claim of a date, under the headline where that alone tells the event; None where nothing tells it."""
    claim = make_claim(document, attachment)
    titled = headlined(attachment, lead) if claim is None else None
    return make_claim(document, titled) if titled is not None else claim


def _parse_with(sentences: Sequence[Sentence], parses: Mapping[int, ParsedSentence]) -> Callable[[Sentence], Doc]:
    """Parses one sentence, unless that was done already."""
    done = {sentences[i].start: parsed.doc for i, parsed in parses.items()}

    def one(sentence: Sentence) -> Doc:
        if sentence.start not in done:
            done[sentence.start] = next(parse([sentence])).doc
        return done[sentence.start]

    return one


def _skips(
    reading: Reading, attachments: Sequence[Attachment], page: frozenset[int], unfit: Mapping[int, Unfit]
) -> Iterator[Skip]:
    """A skip for each timex that dates nothing, in reading order."""
    dating = {a.timex for a in attachments}
    seconds = {t for a in attachments for t in (a.other, a.lasting) if t is not None}
    for index, timex in enumerate(reading.timexes):
        if index not in dating:
            own = _reason(timex, second=index in seconds)
            reason = "publication line" if index in page else unfit.get(index, own)
            yield Skip(reason, timex.start, timex.end, timex.text)


def _reason(timex: Timex, *, second: bool) -> SkipReason:
    if second:
        return "part of another date"
    if timex.type == "DURATION":
        return "duration"
    if timex.type == "SET":
        return "set"
    return "undated" if timex.interval is None else "no event"
