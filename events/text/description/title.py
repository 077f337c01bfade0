"""The line the timeline prints of one event: of all that could be written, what reads best by itself."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.judging.confidence import left
from dateline.events.text.description.judging.judge import Verdict, faults_of, judged
from dateline.events.text.description.lines.candidates import candidates
from dateline.events.text.description.lines.introducing import introducing
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.owndates import dated
from dateline.events.text.description.lines.topics import topic_for
from dateline.events.text.description.wording import capital, clipped, without_article
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.timex import Timex


def title(
    parsed: ParsedSentence, head: int, timexes: Sequence[Timex], context: DocumentContext
) -> tuple[Title, Verdict]:
    """Write the title of the event whose head word is `parsed.doc[head]`.

    Args:
        parsed: The sentence and its parse.
        head: Index of the head word.
        timexes: The dates of this event, left out of the title.
        context: The document around it.

    Returns:
        The line, and how well it reads.
    """
    told = Told(parsed, parsed.doc[head], dated(parsed, timexes, head), context, tuple(timexes))
    verdict, best = _best(told)
    best.text = capital(clipped(without_article(introducing(best.text, best.topic, context.text))))
    return best, verdict


def _best(told: Told) -> tuple[Verdict, Title]:
    """The first line that needs no rival; without one, the best, of equals the fullest.

    What its faults leave of a line is the most that it can be worth: where another is worth more, it is not judged.
    """
    found: list[tuple[Verdict, Title]] = []
    written: set[tuple[str, tuple[str, ...]]] = set()
    for line in candidates(told):
        if (line.text, tuple(line.doubts)) in written:
            continue
        written.add((line.text, tuple(line.doubts)))
        faults = faults_of(line, told)
        if found and left(faults) < max(verdict.rank for verdict, _ in found)[0]:
            continue
        line.topic = topic_for(line, told)
        verdict = judged(line, told, faults)
        if verdict.is_sure:
            return verdict, line
        found.append((verdict, line))
    return max(found, key=lambda pair: pair[0].rank)
