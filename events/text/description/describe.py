"""Everything the timeline says of one event, from its sentence and head word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Entity, Quantity, Status
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.entities import actors, names_of_text, places
from dateline.events.text.description.grammar.clauses import governing
from dateline.events.text.description.grammar.countering import countered
from dateline.events.text.description.judging.confidence import confidence
from dateline.events.text.description.kind import kind_of, kind_of_words
from dateline.events.text.description.lines.line import Told
from dateline.events.text.description.lines.owndates import dated
from dateline.events.text.description.lines.plain import plain_attribution, plain_status, plain_title
from dateline.events.text.description.lines.sayings import saying
from dateline.events.text.description.lines.statements import attribution, is_telling
from dateline.events.text.description.quantities import quantities, unit_by_parse
from dateline.events.text.description.status import status_of
from dateline.events.text.description.title import title
from dateline.events.text.parsing.parser import ParsedSentence, recognize
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG_SENTENCE: Final = 45
"""Tokens from which a parse is trusted less."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the timeline says of one event.

    Salience is not here: it needs all claims of the document; `salience.weigh` gives it to them once they are made.

    Attributes:
        title: The printable line.
        actors, places: Names with types, each once.
        kind: One of the kinds of kinds.toml.
        status: How firmly the source holds it.
        attribution: Who says so, where the source names somebody.
        quantities: Numbers with units.
        confidence: 0 to 1, how far title, status and the rest can be trusted.
        reasons: What lowered the confidence, in short words.
        tells: False where the title by its faults tells of no event.
        likely: False where such a title, in a text like this one, is likely to tell none.
        printable: Share of such titles that a strict reader would print; None where it was not judged.
    """

    title: str
    actors: tuple[Entity, ...]
    places: tuple[Entity, ...]
    kind: str
    status: Status
    attribution: str | None
    quantities: tuple[Quantity, ...]
    confidence: float
    reasons: tuple[str, ...]
    tells: bool = True
    likely: bool = True
    printable: float | None = None


def describe(parsed: ParsedSentence, head: int, timexes: Sequence[Timex], context: DocumentContext) -> Description:
    """Describe the event whose head word is `parsed.doc[head]`.

    Args:
        parsed: The sentence and its parse.
        head: Index of the head word in `parsed.doc`: a verb, or a noun that names an event.
        timexes: The Timexes of this sentence that date this event: they are left out of the title.
        context: The document around it.
    """
    recognize([parsed.doc])
    gone = dated(parsed, timexes, head)
    token = saying(parsed.doc[head], gone) or parsed.doc[head]
    over = countered(token, gone)
    if token.i != head:
        gone = dated(parsed, timexes, token.i)
    line, verdict = title(Told(parsed, token, gone, context, tuple(timexes)))
    who = attribution(parsed, token.i, context)
    is_statement = is_telling(governing(token))
    past = _is_past(timexes, context)
    status = status_of(token, attributed=who is not None and not is_statement, over=over, past=past)
    trust, reasons = confidence([*verdict.faults, *_doubts(parsed, status), *verdict.doubts])
    return Description(
        title=line.text,
        actors=actors(parsed, token, line.tokens, context),
        places=places(token, line.tokens, context),
        kind="statement" if is_statement else kind_of(token, line.tokens),
        status=status,
        attribution=who,
        quantities=_quantities(line.clause or line.tokens, parsed, timexes),
        confidence=trust,
        reasons=reasons,
        tells=verdict.tells,
        likely=verdict.likely,
        printable=verdict.share,
    )


def describe_plain(
    sentence: Sentence, trigger_start: int, trigger_end: int, timexes: Sequence[Timex], context: DocumentContext
) -> Description:
    """Describe the event whose head word is `[trigger_start, trigger_end)` of the document, with no parse of it."""
    line = plain_title(sentence, (trigger_start, trigger_end), timexes)
    who = plain_attribution(sentence)
    word = context.text[trigger_start:trigger_end]
    trust, reasons = confidence(["no parse"])
    own = kind_of_words(word)
    return Description(
        title=line,
        actors=names_of_text(line, context),
        places=(),
        kind=own if own != "other" else kind_of_words(line),
        status=plain_status(sentence, attributed=who is not None),
        attribution=who,
        quantities=quantities(line),
        confidence=trust,
        reasons=reasons,
    )


def _is_past(timexes: Sequence[Timex], context: DocumentContext) -> bool:
    """True where a date of the event lies wholly before the day of writing."""
    first = context.published.earliest_start if context.published is not None else None
    ends = [t.interval.latest_end for t in timexes if t.interval is not None]
    return first is not None and any(end is not None and end <= first for end in ends)


def _doubts(parsed: ParsedSentence, status: Status) -> list[str]:
    doubts = ["long sentence"] if len(parsed.doc) > _LONG_SENTENCE else []
    if status == "hypothetical":
        doubts.append("hypothetical")
    return doubts


def _quantities(tokens: Sequence[Token], parsed: ParsedSentence, timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The numbers of the event's own words; what stands between them is blanked, so that places stay."""
    if not tokens:
        return ()
    own = {t.i for t in tokens}
    text = "".join(t.text_with_ws if t.i in own else " " * len(t.text_with_ws) for t in parsed.doc)
    dates = ((x.start - parsed.sentence.start, x.end - parsed.sentence.start) for x in timexes)
    return quantities(text, dates, unit_at=unit_by_parse(parsed.doc, 0))
