"""When the main event of a document was: by its headline, a later sentence of the same, or the publication."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.table.claim import Claim
from dateline.events.text.document import Document
from dateline.events.text.main_event.body import of_body
from dateline.events.text.main_event.dating import NEWS_DAYS, DateWords, Dating
from dateline.events.text.main_event.lead import Lead
from dateline.events.text.main_event.publication import is_coming, is_state, of_publication
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds


def date_of(lead: Lead, claims: Sequence[Claim]) -> Dating:
    """Where the main event lies, by the best that says so.

    Args:
        lead: The main event.
        claims: What the document's dates gave.
    """
    told = _of_headline(lead.document) or (None if is_state(lead) or is_coming(lead) else of_body(lead, claims))
    return told or of_publication(lead, claims)


def _of_headline(document: Document) -> Dating | None:
    """A date in the headline itself."""
    source = document.source
    for timex in tag(source.title or "", dct=source.published, lang=document.reading.lang):
        if timex.interval is not None and timex.says_when and not _covers(timex.interval, source.published):
            words = DateWords(timex.text)
            return Dating(
                timex.interval.inside(), "extract.lead.headline", 0.8, "dated by the headline", timex.edtf, words=words
            )
    return None


def _covers(interval: Bounds, dct: Bounds | None) -> bool:
    """True for a date that says less than the day of publication does: the year in "World Cup 2018"."""
    first, last = interval.earliest_start, interval.latest_end
    if dct is None or None in (first, last, dct.earliest_start, dct.latest_end):
        return False
    wide = (last or 0) - (first or 0) > NEWS_DAYS * DAY
    return wide and (first or 0) <= (dct.earliest_start or 0) and (dct.latest_end or 0) <= (last or 0)
