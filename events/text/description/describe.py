"""Everything the timeline says of one event, from its sentence and head word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.table.claim import Entity, Quantity, Status
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.sentences import Sentence
from dateline.events.text.timex import Timex


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


def describe(parsed: ParsedSentence, head: int, timexes: Sequence[Timex], context: DocumentContext) -> Description:
    """Describe the event whose head word is `parsed.doc[head]`.

    Args:
        parsed: The sentence and its parse.
        head: Index of the head word in `parsed.doc`: a verb, or a noun that names an event.
        timexes: The Timexes of this sentence that date this event: they are left out of the title.
        context: The document around it.
    """
    dated = {t.i for t in parsed.doc for x in timexes if x.start <= parsed.offset(t) < x.end}
    words = [t.text_with_ws for t in parsed.doc[head].subtree if t.i not in dated]
    title = "".join(words).strip(" ,.;:")
    return Description(title[:1].upper() + title[1:], (), (), "other", "fact", None, (), 0.5, ())


def describe_plain(
    sentence: Sentence, trigger_start: int, trigger_end: int, timexes: Sequence[Timex], context: DocumentContext
) -> Description:
    """Describe the event whose head word is `[trigger_start, trigger_end)` of the document, with no parse of it."""
    return Description(sentence.text[:90], (), (), "other", "fact", None, (), 0.3, ())
