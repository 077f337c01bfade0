"""Where a clause about a place says it was, and clauses that are not of an event's time."""

from collections.abc import Callable

import pytest

CASES = [
    (
        "town",
        "He moved to Turin, where the firm had opened a plant in 1982.",
        "opened",
        "1982",
        "Firm opened a plant in Turin",
    ),
    (
        "before_a_length",
        "She criticised spending in Kenya where the Jubilee Party has held power for 12 years since 1990.",
        "held",
        "1990",
        "Jubilee Party has held power in Kenya for 12 years",
    ),
    (
        "house",
        "He was driven to the Old Court, where Reed pleaded guilty on Friday to two charges of fraud.",
        "pleaded",
        "Friday",
        "Reed pleaded guilty to two charges of fraud at the Old Court",
    ),
    (
        "before_another_verb",
        "Shells hit Homs, where protests began in March and spread to Hama.",
        "began",
        "March",
        "Protests began in Homs and spread to Hama",
    ),
    (
        "opens_the_sentence",
        "In Chad, where the Baath Party had held a monopoly on trade in 1990, shops closed.",
        "held",
        "1990",
        "Baath Party held a monopoly on trade in Chad",
    ),
    ("no_place", "It was a case where the driver fled in May.", "fled", "May", "Driver fled"),
    ("unnamed", "She went to the town where ten miners died in May.", "died", "May", "Ten miners died"),
    (
        "not_denied_by_what_is_around",
        "Reed has dismissed demands for reform in Chad where the Baath Party has held all offices since 1990.",
        "held",
        "1990",
        "Baath Party has held all offices in Chad",
    ),
    (
        "in_its_aftermath",
        "Reed led the miners to court in the aftermath of the 1990 attacks.",
        "attacks",
        "1990",
        "1990 attacks",
    ),
]


@pytest.mark.parametrize(("text", "head", "date", "expected"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_where_it_was(described: Callable, text: str, head: str, date: str, expected: str) -> None:
    assert expected == described(text, head, date).title
