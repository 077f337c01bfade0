"""The days of feasts: fixed dates, nth weekdays and days counted from Easter, by the name the lexicon gives them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from dateline.events.time.bounds import days_from_civil

_FIXED: Final[dict[str, tuple[int, int]]] = {
    "new_year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "st_patrick": (3, 17), "april_fools": (4, 1),
    "may_day": (5, 1), "ve_day": (5, 8), "independence_us": (7, 4), "bastille": (7, 14), "assumption": (8, 15),
    "halloween": (10, 31), "all_saints": (11, 1), "all_souls": (11, 2), "veterans": (11, 11),
    "christmas_eve": (12, 24), "christmas": (12, 25), "boxing": (12, 26), "new_year_eve": (12, 31), "d_day": (6, 6),
    "women": (3, 8), "juneteenth": (6, 19), "guy_fawkes": (11, 5), "st_george": (4, 23), "st_nicholas": (12, 6),
    "german_unity": (10, 3), "earth": (4, 22), "candlemas": (2, 2), "lady_day": (3, 25), "midsummer": (6, 24),
    "lammas": (8, 1), "michaelmas": (9, 29), "martinmas": (11, 11), "twelfth_night": (1, 5),
}  # fmt: skip
"""Month and day."""

_WEEKDAYS: Final[dict[str, tuple[int, int, int]]] = {
    "mlk": (1, 1, 3), "presidents": (2, 1, 3), "mothers": (5, 7, 2), "memorial": (5, 1, -1), "fathers": (6, 7, 3),
    "labor": (9, 1, 1), "columbus": (10, 1, 2), "thanksgiving": (11, 4, 4),
}  # fmt: skip
"""Month, weekday (Monday is 1), and which one of the month; -1 is the last."""

_EASTER: Final[dict[str, int]] = {
    "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2,
    "holy_saturday": -1, "easter": 0, "easter_monday": 1, "ascension": 39, "whit_sunday": 49, "whit_monday": 50,
    "corpus_christi": 60, "rose_monday": -48,
}  # fmt: skip
"""Days from Easter Sunday."""

_AFTER: Final = {"black_friday": ("thanksgiving", 1), "cyber_monday": ("thanksgiving", 4)}


@lru_cache(maxsize=4096)
def day_of(name: str, year: int) -> int | None:
    """The day of a feast in a year, counted from 1970-01-01; None for a name that is not in the tables.

    >>> from dateline.events.time.bounds import civil_from_days
    >>> [civil_from_days(day_of(name, 2024)) for name in ("easter", "thanksgiving", "election_us")]
    [(2024, 3, 31), (2024, 11, 28), (2024, 11, 5)]
    """
    if name in _FIXED:
        return days_from_civil(year, *_FIXED[name])
    if name in _WEEKDAYS:
        return nth_weekday(year, *_WEEKDAYS[name])
    if name in _EASTER:
        return _easter(year) + _EASTER[name]
    if name in _AFTER:
        other, days = _AFTER[name]
        base = day_of(other, year)
        return base + days if base is not None else None
    if name == "election_us":
        return nth_weekday(year, 11, 1, 1) + 1
    return None


def known() -> frozenset[str]:
    """Every name that has a day."""
    return frozenset({*_FIXED, *_WEEKDAYS, *_EASTER, *_AFTER, "election_us"})


def nth_weekday(year: int, month: int, weekday: int, n: int) -> int:
    """The day of a month's nth weekday (Monday is 1), from its end for negative n, counted from 1970-01-01."""
    if n > 0:
        first = days_from_civil(year, month, 1)
        return first + (weekday - 1 - (first + 3)) % 7 + 7 * (n - 1)
    last = days_from_civil(year + month // 12, month % 12 + 1, 1) - 1
    return last - ((last + 3) - (weekday - 1)) % 7 + 7 * (n + 1)


def _easter(year: int) -> int:
    """Easter Sunday of the Gregorian calendar. Source: Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return days_from_civil(year, f // 31, f % 31 + 1)
