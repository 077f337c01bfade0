"""The story that a line belongs to, as a newspaper's kicker says it where the line does not: "(flu)", "(Syria)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.lines.affairs import affair_of
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.names.illness import namings
from dateline.events.text.description.names.nations import countries_told
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.rulers import rulers
from dateline.events.text.description.names.standing import standing
from dateline.events.text.description.who.story import country_at, tells_of_states, turned_to
from dateline.events.text.description.who.where import countries_within
from dateline.events.time.bounds import DAY

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_HOME: Final = frozenset({"United States"})
"""Where things happen of which news in English does not say where."""
_GOAL: Final = re.compile(r"\b(?:to|into) (?:the )?$")
_OLD: Final = 366 * DAY
"""How long before a text its story has not yet begun."""


def affair_behind(line: Title, told: Told) -> str | None:
    """The affair of which the text tells here; not where the sentence tells of another of that kind: "seasonal flu"."""
    affair = affair_of(told.context.text)
    if affair is None or affair.own.search(line.text) or namings(line.text):
        return None
    is_told = affair.is_told(*_around(told)) and not (affair.is_news and _is_of_old(told))
    return affair.name if is_told and not affair.is_another(told.parsed.doc.text) else None


def country_behind(line: Title, told: Told) -> str | None:
    """The country of whose affairs the text tells here, where the line does not name it nor calls it "his country".

    A line that names who rules it may have it; one that names another country, or who rules that, needs more.
    """
    text = told.context.text
    if not tells_of_states(text) or any(t.lower_ in nouns("country") and _is_somebodys(t) for t in line.tokens):
        return None
    found = country_at(*_around(told))
    if found is None:
        return None
    named = {country for _, country in countries_told(line.text)}
    ruled = {country for name, country in rulers(text).items() if [*standing(name, line.text)]}
    within = countries_within(line.verb or told.head)
    if not named and found not in within:
        turned = None if ruled else turned_to(*_around(told), found)
        found = min(within, default=None) or turned or found
    if found in named | _AT_HOME:
        return None
    if named or (ruled and found not in ruled):
        is_firm = country_at(*_around(told), firmly=True) == found and not _is_of_old(told)
        return found if is_firm and within <= {found} and _acts_abroad(line) else None
    return found


def _is_somebodys(country: Token) -> bool:
    """True for "his country": it is named by who he is."""
    return any(t.dep_ == "poss" for t in country.children)


def _around(told: Told) -> tuple[str, int, int]:
    """The text, and where the sentence stands in it."""
    return told.context.text, told.start, told.start + len(told.parsed.doc.text)


def _is_of_old(told: Told) -> bool:
    """True for a deed long before the text: it comes from another story."""
    published = told.context.published.earliest_start if told.context.published is not None else None
    ends = [date.interval.latest_end for date in told.dates if date.interval is not None]
    return published is not None and bool(ends) and all(end is not None and end < published - _OLD for end in ends)


def _acts_abroad(line: Title) -> bool:
    """True where each country that a line names does something, or is gone to: it is not where things happen.

    A visit to a country takes place there.
    """
    if line.verb is None:
        return False
    verb = line.text.find(line.verb.text)
    return all(at < verb or _GOAL.search(line.text[:at]) for at, _ in countries_told(line.text))
