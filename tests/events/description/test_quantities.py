"""Numbers with their units."""

import pytest

from dateline.events.text.description.quantities import quantities

CASES = [
    ("About 10,000 troops arrived", [(10_000, 10_000, "troops", True)]),
    ("between 70 and 90 warheads", [(70, 90, "warheads", False)]),
    ("$2,000 a month", [(2_000, 2_000, "USD", False)]),
    ("£3.5 million in aid", [(3_500_000, 3_500_000, "GBP", False)]),
    ("2 to 3 million euros", [(2_000_000, 3_000_000, "euros", False)]),
    ("rates rose 0.5 percent", [(0.5, 0.5, "%", False)]),
    ("12 were killed and 30 wounded", [(12, 12, "killed", False), (30, 30, "wounded", False)]),
    ("at least twenty-one people", [(21, 21, "people", True)]),
    ("dozens of protesters", [(24, 99, "protesters", True)]),
    ("12,000 soldiers", [(12_000, 12_000, "troops", False)]),
    ("40 foreign soldiers and 12,000 troops", [(40, 40, "troops", False), (12_000, 12_000, "troops", False)]),
    ("thousands of demonstrators", [(2_000, 9_999, "protesters", True)]),
    ("5,000-6,000 homes", [(5_000, 6_000, "homes", False)]),
    ("on 3 May 1999 at 8 p.m.", []),
    ("a 34-year-old man, 12 years later", []),
    ("Boeing 747 and Formula 1", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] or "empty" for c in CASES])
def test_quantities(text: str, expected: list[tuple[float, float, str, bool]]) -> None:
    assert expected == [(q.low, q.high, q.unit, q.approximate) for q in quantities(text)]


def test_dates_are_left_out() -> None:
    assert quantities("2011 people came", [(0, 4)]) == ()


def test_a_number_in_a_name_is_no_quantity() -> None:
    assert quantities("One Grand Prix", unit_at=lambda _: "") == ()
