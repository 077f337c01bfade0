"""The story that a line belongs to, as a newspaper's kicker says it where the line does not: "(flu)", "(Syria)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.affairs import affair_of
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.names.illness import namings
from dateline.events.text.description.names.nations import countries_of_peoples, countries_told
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
_THERE: Final = re.compile(r"\b(?:in|across|throughout|inside|within) (?:the )?$", re.I)
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

    A line that names who rules it may have it; one that names another country, or who rules that, needs more. What two
    persons do together is of neither's country.
    """
    found = country_at(*_around(told)) if _leaves_open(line, told) else None
    if found is None:
        return None
    named = {country for _, country in countries_told(line.text)} | countries_of_peoples(line.text)
    ruled = {country for name, country in rulers(told.context.text).items() if [*standing(name, line.text)]}
    within = countries_within(line.verb or told.head)
    if not named and found not in within:
        turned = None if ruled else turned_to(*_around(told), found)
        found = min(within, default=None) or turned or found
    if found in named | _AT_HOME:
        return None
    is_anothers = named or (ruled and found not in ruled)
    return found if not is_anothers or (within <= {found} and _is_firm(found, line, told)) else None


def _leaves_open(line: Title, told: Told) -> bool:
    """True for a line of a text about states that does not say whose affair it is."""
    owned = (t.lower_ in nouns("country") and _is_somebodys(t) for t in line.tokens)
    return tells_of_states(told.context.text) and not _is_of_two(line) and not any(owned)


def _is_firm(country: str, line: Title, told: Told) -> bool:
    """True where the text leaves no doubt that the line is of a country, though it names another."""
    return country_at(*_around(told), firmly=True) == country and not _is_of_old(told) and _acts_abroad(line)


def _is_of_two(line: Title) -> bool:
    """True for "Ann Lee and Idris Lobo signed a treaty"."""
    subject = own_subject(line.verb) if line.verb is not None else None
    both = (subject, *subject.conjuncts) if subject is not None else ()
    return len(both) > 1 and all(t.ent_type_ == "PERSON" for t in both)


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

    A visit to a country takes place there, and so does the revolt in a country that drove somebody out.
    """
    if line.verb is None:
        return False
    verb = line.text.find(line.verb.text)
    before = ((at, line.text[:at]) for at, _ in countries_told(line.text))
    return all((at < verb and not _THERE.search(text)) or _GOAL.search(text) for at, text in before)
