"""Who somebody is, by the text's own words beside the name. Every text is our own."""

import pytest

from dateline.events.text.description.lines.introducing import introducing
from dateline.events.text.description.names.introduced import introduction

TEXT = (
    "On Monday Kirvania's Interior Minister Ann Lee met the press. Nordsund chief executive Bo Chen was late. "
    "Embattled coach Tom Reed stayed away. "
    "Olga Berg, Chad's ambassador to Peru, wept. Former Peruvian President Ivo Sand slept. "
    "Eva Moor, a former director of the Arden Trust, and the health editor of the Larn Echo, Jan Holt, spoke. "
    "Pia Roth, president of Chad, and Sven Dahl, a cousin of Voltum, agreed. "
    "The head of the Bank of Larn Carl Holm laughed. Ann Lee's father Paul Lee sang. Two ferries of Nordsund sank. "
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ann Lee", "Kirvania's Interior Minister"),
        ("Bo Chen", "Nordsund chief executive"),
        ("Olga Berg", "Chad's ambassador"),
        ("Ivo Sand", "Former Peruvian President"),
        ("Eva Moor", "former Arden Trust director"),
        ("Jan Holt", "Larn Echo health editor"),
        ("Pia Roth", "Chad's president"),
    ],
)
def test_an_office_and_whose_it_is_introduce(name: str, told: str) -> None:
    assert introduction(name, TEXT) == told


@pytest.mark.parametrize("name", ["Tom Reed", "Sven Dahl", "Carl Holm", "Paul Lee", "Nobody Named"])
def test_praise_kin_and_half_a_name_do_not(name: str) -> None:
    assert introduction(name, TEXT) is None


def test_the_first_introduction_counts() -> None:
    assert introduction("Ann Lee", TEXT + "Kirvania's President Ann Lee won.") == "Kirvania's Interior Minister"


def test_a_line_that_begins_with_the_name_or_the_office_is_completed() -> None:
    assert introducing("Bo Chen: we sold a ship", None, TEXT) == "Nordsund chief executive Bo Chen: we sold a ship"
    assert introducing("Minister Ann Lee left", None, TEXT) == "Kirvania's Interior Minister Ann Lee left"


@pytest.mark.parametrize(
    "line",
    [
        "Police met Ann Lee",
        "Ann Lee resigned as interior minister",
        "Ann Lee administration fell",
        "Kirvania's Interior Minister Ann Lee left",
        "Ann Lee " + "walked on and on " * 6,
    ],
)
def test_a_line_that_says_it_or_has_no_room_stays(line: str) -> None:
    assert introducing(line, None, TEXT) == line


def test_the_country_behind_the_line_is_not_said_twice() -> None:
    assert introducing("Olga Berg wept", "Chad", TEXT) == "Chad's ambassador Olga Berg wept"
    assert introducing("Olga Berg wept", "Peru", TEXT) == "Chad's ambassador Olga Berg wept (Peru)"
    assert introducing("Tom Reed sang", "Chad", TEXT) == "Tom Reed sang (Chad)"
