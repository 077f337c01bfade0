"""Text and its source -> claims: every dated expression ends as one or more claims, or as one named skip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from dateline import __version__
from dateline.events.errors import LanguageError
from dateline.events.table.claim import OWN_WIDTHS, Claim, Source
from dateline.events.text.attachment.parse import ParseAttacher
from dateline.events.text.attachment.reading import Attached, Attacher, Attachment, NewsLine, Reading, WaitingAttacher
from dateline.events.text.attachment.rules import RuleAttacher
from dateline.events.text.claims.beside import place_beside
from dateline.events.text.claims.entries import ENTRY_RULE, entry_attachments
from dateline.events.text.claims.making import is_placed, make_claim
from dateline.events.text.claims.screening import Screen, Unfit
from dateline.events.text.claims.skips import Skip, skips
from dateline.events.text.claims.told_order import told_order
from dateline.events.text.dating.clues import Fact
from dateline.events.text.description.salience import weigh
from dateline.events.text.document import Document
from dateline.events.text.main_event.claim import headlined, lead_claim, total_claims
from dateline.events.text.main_event.lead import Lead, find_lead
from dateline.events.text.opening import open_document
from dateline.events.text.parsing.parser import LANGUAGES, model_name
from dateline.events.text.parsing.side_by_side import Steps, Wanted, read_side_by_side
from dateline.events.text.parting.recognizing import recognized
from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.views import Widths, fingerprint

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RANKS: Final = {"rules": 1, "parse": 2}
"""Which provider's reading counts where a document was read by several; a language model is asked to be better."""
_HIGHEST_RANK: Final = 3
_POOR: Final = 0.5
"""The least confidence, and"""
_SCRAP: Final = 4
"""more words than this: what a document's only line must have where it reads poorly."""


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

    @property
    def at_once(self) -> int | None:
        """How many documents are read at once where their reading waits for others; None where it is done here."""
        return self.attacher.at_once if isinstance(self.attacher, WaitingAttacher) else None

    def extract(self, text: str, source: Source) -> Extraction:
        """Read one document.

        Args:
            text: What the offsets of claims and skips are code points into.
            source: Where it comes from; `source.published` is its creation time, None where its text states it or
                it must be inferred.

        Raises:
            LocatedError: the provider needs a model that is not installed.
            LanguageError: the text is prose of a language that is not read.
        """
        (found,) = self.extract_each([(text, source)])
        if isinstance(found, Exception):
            raise found
        return found

    def extract_each(self, documents: Iterable[tuple[str, Source]]) -> list[Extraction | Exception]:
        """Read documents side by side: each gives what it gives alone, and with a parse much sooner.

        All of them are held at once, with their parses: some hundred sentences are enough.

        Args:
            documents: Their texts and sources, as `extract` takes them.

        Returns:
            What each gave, in their order, or the error that it ended with.
        """
        return read_side_by_side(self._read(text, source) for text, source in documents)

    def _read(self, text: str, source: Source) -> Steps[Extraction]:
        """The reading of one document, from its dates to its claims."""
        lang = source.lang or self.lang
        if lang in rulebook.languages() and recognized(text) is None:
            raise LanguageError(rulebook.languages())
        attacher = self.attacher if lang in LANGUAGES or self.attacher.name != "parse" else RuleAttacher()
        parses = attacher.needs_parse and lang in LANGUAGES
        document = yield from open_document(
            text, source, lang=lang, facts=self.facts, vague=self.vague, version=self.version, parses=parses
        )
        screen = Screen(document.reading)
        attached = yield from _attached(attacher, document.reading)
        placed, unfit = _placed(document, attached.events, screen)
        yield Wanted(unnamed=_described(document, placed))
        return _told(document, placed, unfit, screen, attached.lines)


def _attached(attacher: Attacher, reading: Reading) -> Steps[Attached]:
    """What an attacher finds; one that asks others does so about several documents at once."""
    if not isinstance(attacher, WaitingAttacher):
        return attacher.attach(reading)
    asked = attacher.begin(reading)
    yield Wanted(waits=asked)
    return asked.result()


def _placed(
    document: Document, events: Iterable[Attachment], screen: Screen
) -> tuple[list[Attachment], dict[int, Unfit]]:
    """The events with a place on the calendar, in reading order; and of the other dates why what they date is unfit."""
    entries = list(entry_attachments(document.reading, document.entries))
    taken = document.page | {a.timex for a in entries}
    found = (a for a in events if a.timex not in taken)
    judged = [(a, screen.unfit(a.sentence, a.trigger, vouched=a.title is not None)) for a in found]
    fit = [*entries, *(a for a, reason in judged if reason is None)]
    placed = sorted((a for a in fit if is_placed(document, a)), key=lambda a: (a.timex, a.sentence))
    return placed, {a.timex: reason for a, reason in judged if reason is not None}


def _described(document: Document, placed: Sequence[Attachment]) -> list[Doc]:
    """The parses of the sentences that tell of some events."""
    parses = document.reading.parses
    return [parses[i].doc for i in sorted({a.sentence for a in placed if a.sentence in parses})]


def _told(
    document: Document,
    placed: Sequence[Attachment],
    unfit: Mapping[int, Unfit],
    screen: Screen,
    lines: Mapping[int, NewsLine | None],
) -> Extraction:
    """The claims of events, of the main event and of totals, weighed beside each other; and the skips."""
    is_chronology = any(a.rule_id == ENTRY_RULE for a in placed)
    lead = find_lead(document, lines) if not is_chronology else None
    made = _unspared(document, [(a, claim) for a in placed if (claim := _made(document, a, lead)) is not None])
    made = made or ([] if _main(lead, (), screen) else _least_poor(document, placed))
    attachments = [attachment for attachment, _ in made]
    unfit = {**unfit, **{a.timex: "unclear" for a in placed if a not in attachments}}
    reading = document.reading
    claims = place_beside([claim for _, claim in made], attachments, document)
    claims += told_order(claims, reading.sentences, document.by_sentence, lang=reading.lang)
    main = _main(lead, claims, screen)
    claims += [main] if main is not None else []
    claims += total_claims(document, claims, lines)
    weighed = weigh(claims, document.context)
    return Extraction(tuple(weighed), tuple(skips(reading, attachments, document.page, unfit)))


def _unspared(document: Document, made: list[tuple[Attachment, Claim]]) -> list[tuple[Attachment, Claim]]:
    """Without the entries whose sentence tells the same of a time of that day."""
    timed = {a.sentence for a, _ in made if a.rule_id != ENTRY_RULE}
    needless = {entry.sentence for entry in document.entries if entry.is_spare} & timed
    return [(a, claim) for a, claim in made if a.rule_id != ENTRY_RULE or a.sentence not in needless]


def _main(lead: Lead | None, claims: Sequence[Claim], screen: Screen) -> Claim | None:
    """The claim of what the document is about, where its dates tell nothing of it."""
    main = lead_claim(lead, claims)
    vouched = lead is not None and lead.news is not None
    return main if main is not None and (vouched or not screen.asks(main)) else None


def _least_poor(document: Document, placed: Sequence[Attachment]) -> list[tuple[Attachment, Claim]]:
    """The surest of the poor lines of a document that would else tell nothing; none where all of them are scraps."""
    made = [(a, claim) for a in placed if (claim := make_claim(document, a, gated=False)) is not None]
    kept = [(a, claim) for a, claim in made if claim.confidence >= _POOR and len(claim.title.split()) > _SCRAP]
    return sorted(kept, key=lambda each: -each[1].confidence)[:1]


def _made(document: Document, attachment: Attachment, lead: Lead | None) -> Claim | None:
    """The claim of a date, under the headline where that alone tells the event; None where nothing tells it."""
    claim = make_claim(document, attachment)
    titled = headlined(attachment, lead) if claim is None else None
    return make_claim(document, titled) if titled is not None else claim
