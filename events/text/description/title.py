"""The line the timeline prints of one event: of all that could be written, what reads best by itself."""

from __future__ import annotations

from dateline.events.text.description.judging.confidence import left
from dateline.events.text.description.judging.judge import Verdict, faults_of, judged
from dateline.events.text.description.lines.candidates import candidates
from dateline.events.text.description.lines.introducing import introducing
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.topics import topic_for
from dateline.events.text.description.wording import capital, clipped, without_article


def title(told: Told) -> tuple[Title, Verdict]:
    """Write the title of an event: the line, and how well it reads."""
    verdict, best = _best(told)
    best.text = capital(clipped(without_article(introducing(best.text, best.topic, told.context.text))))
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
