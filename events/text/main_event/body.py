"""The day on which later sentences put the main event: they vote, by what they have in common with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from dateline.events.table.claim import FIRM, Claim
from dateline.events.text.attachment.kinds import is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.parse import DAYLESS
from dateline.events.text.document import Document
from dateline.events.text.main_event.dating import DateWords, Dating, is_news
from dateline.events.text.main_event.lead import Lead
from dateline.events.time.bounds import DAY, Bounds

_LATER_SENTENCE: Final = 0.15
"""How fast the say of later sentences on the day of the main event shrinks."""
_SAME_WORD: Final = 3
"""What the event's own word counts for, in other words shared."""
_BOTH_SAID: Final = 2
"""What it counts for that both are something said, in words shared."""
_CLOCK: Final = 0.3
"""Weight of a bare time of day, whose day is a guess."""
_NEAR: Final = (1.0, 0.9, 0.4, 0.2, 0.1)
"""Weight of a day by how many days before publication it is."""
_ENOUGH: Final = 3.0
"""The least weight at which a day further down dates the main event."""

Day = tuple[int | None, int | None]
"""First and last instant of a claim's bounds."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SMALL: Final = frozenset(
    """
    about after all also and are been before but can could did for from had has have her him his how into its just more
    new not now one other our out over said she some than that the their them there they this two was were what when
    which who will with would you your
    """.split()  # noqa: SIM905 - a word list reads better as text
)
"""Words that two sentences of anything share."""


def of_body(lead: Lead, claims: Sequence[Claim]) -> Dating | None:
    """The day on which further sentences put the same event: those with its words, early ones, near publication."""
    document, headline = lead.document, _stems(lead.document.headline or "")
    told = _stems(lead.text) | headline
    main = (_stems(lead.trigger.text) if lead.trigger is not None else frozenset()) | headline
    says = _is_said(lead)
    votes: dict[Day, float] = {}
    best: dict[Day, tuple[float, Claim]] = {}
    for claim in claims:
        if not is_news(claim.bounds, document.source.published) or claim.status not in FIRM:
            continue
        weight = _same_event(claim, told, main, says=says) * _nearness(claim.bounds, document.source.published)
        weight *= _CLOCK if claim.rule_id.startswith(DAYLESS) else 1.0
        weight /= 1 + _LATER_SENTENCE * _sentence_of(claim, document)
        day = (claim.bounds.earliest_start, claim.bounds.latest_end)
        votes[day] = votes.get(day, 0.0) + weight
        if day not in best or weight > best[day][0]:
            best[day] = (weight, claim)
    if not votes or max(votes.values()) < _ENOUGH:
        return None
    _, chosen = best[max(votes, key=lambda day: (votes[day], day))]
    return Dating(
        chosen.bounds, "extract.lead.body", 0.65, "dated by a later sentence that tells of the same", chosen.edtf,
        chosen.outer_start, DateWords(chosen.date_text or "", chosen.date_start, chosen.date_end),
    )  # fmt: skip


def _is_said(lead: Lead) -> bool:
    """True where the main verb of the lead is one of telling or judging."""
    if lead.parsed is None:
        return False
    words = lexicon(lead.document.reading.lang)
    root = next((t for t in lead.parsed.doc if t.head.i == t.i and is_predicate(t)), None)
    return root is not None and root.lemma_.lower() in words.reporting | words.judging


def _same_event(claim: Claim, told: frozenset[str], main: frozenset[str], *, says: bool) -> float:
    """How much a claim says of the main event: words in common, and above all the event's own word.

    Args:
        claim: The claim.
        told: Words of lead and headline.
        main: The main event's own word, and those of the headline.
        says: True where the main event is something said: then what else was said is near to it.
    """
    shared = len(told & _stems(claim.citation.quote))
    same = claim.trigger is not None and bool(_stems(claim.trigger.text) & main)
    return shared + _SAME_WORD * same + _BOTH_SAID * (says and claim.role == "statement")


def _nearness(bounds: Bounds, dct: Bounds | None) -> float:
    """How likely news is of that day: yesterday nearly as likely as today, then ever less."""
    if dct is None or dct.earliest_start is None or bounds.latest_end is None:
        return 0.0
    days = max(0, -(-(dct.earliest_start + DAY - bounds.latest_end) // DAY))
    return _NEAR[min(days, len(_NEAR) - 1)]


def _sentence_of(claim: Claim, document: Document) -> int:
    return bisect_left(document.reading.sentences, claim.citation.char_start or 0, key=lambda sentence: sentence.start)


def _stems(text: str) -> frozenset[str]:
    """Words of weight, names too, cut to five letters: enough to know "crashed" in "crash"."""
    words = (hit[0].lower() for hit in _WORD.finditer(text))
    return frozenset(word[:5] for word in words if word not in _SMALL)
