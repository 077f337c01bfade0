"""The closed set of operators that a rule may name: each makes one node of the algebra from the words of its slots.

A rule's `means` names an operator and its arguments; an argument is a constant, or the value of a slot. A word of the
rule that did not match is left out. An operator answers None where the words make no sense together (30 February).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Final

from dateline.events.text.meaning import calendar_words, clock_words, combining, counted_words
from dateline.events.text.meaning.nodes import Node

Operator = Callable[..., Node | None]

_FROM_WORDS: Final[tuple[Operator, ...]] = (
    calendar_words.calendar, calendar_words.century, calendar_words.date, calendar_words.date_of_short_year,
    calendar_words.day_of_month, calendar_words.day_on,
    calendar_words.decade, calendar_words.feast, calendar_words.fiscal_year,
    calendar_words.half, calendar_words.hundreds, calendar_words.iso_month, calendar_words.iso_week,
    calendar_words.millennium, calendar_words.month_named, calendar_words.month_of,
    calendar_words.month_of_short_year, calendar_words.nothing,
    calendar_words.nth_weekday, calendar_words.part_of_short_year, calendar_words.quarter, calendar_words.report,
    calendar_words.season, calendar_words.short_decade, calendar_words.short_year, calendar_words.spelled_year,
    calendar_words.two_new_years,
    calendar_words.two_years, calendar_words.unmarked_year, calendar_words.weekday, calendar_words.winter_of,
    calendar_words.year_after, calendar_words.year_end,
    clock_words.clock, clock_words.date_time_group, clock_words.hour_of_day, clock_words.military, clock_words.moment,
    clock_words.night_between, clock_words.part, clock_words.past_hour,
    counted_words.about_amount, counted_words.about_away, counted_words.amount, counted_words.away,
    counted_words.day_of_shifted_month, counted_words.day_of_shifted_week, counted_words.edge_of,
    counted_words.every, counted_words.nth_of_event,
    counted_words.part_from_event, counted_words.quarter_of_shifted, counted_words.recurrences_ago,
    counted_words.reference, counted_words.shift, counted_words.span, counted_words.stretch,
    counted_words.weeks_on,
)  # fmt: skip
_FROM_NODES: Final[tuple[Operator, ...]] = (
    combining.ago_to_the_day, combining.ago_within, combining.at, combining.away_from, combining.edge,
    combining.holder, combining.julian, combining.length_of, combining.loose, combining.nth, combining.of_month,
    combining.part_of, combining.same,
    combining.sum_of, combining.time_of_part, combining.unit_away_from, combining.weekday_beside,
    combining.week_beside, combining.weekday_of, combining.with_weekday, combining.within,
)  # fmt: skip

OPERATORS: Final[dict[str, Operator]] = {function.__name__: function for function in (*_FROM_WORDS, *_FROM_NODES)}
"""Every operator, by the name that rules give it."""


def arguments_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The arguments that an operator needs, and all that it takes.

    >>> sorted(arguments_of("month_named")[0]), sorted(arguments_of("month_named")[1])
    (['month'], ['day', 'month'])
    """
    parameters = inspect.signature(OPERATORS[name]).parameters.values()
    needed = frozenset(p.name for p in parameters if p.default is inspect.Parameter.empty)
    return needed, frozenset(p.name for p in parameters)
