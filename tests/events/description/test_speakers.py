"""Who says it. Every text is our own."""

from collections.abc import Callable

import pytest

SPEAKERS = [
    ("agent", "The plan, suggested by Ann Lee, was approved on 3 May 1999.", "approved", None),
    (
        "across_sentences",
        "Ann Lee, the mayor, met reporters. She said on 3 May 1999 that the bridge had burned.",
        "said",
        "Ann Lee",
    ),
    ("bare_role", "Mayor Ann Lee spoke. The mayor said on 3 May 1999 that the bridge had burned.", "said", "Ann Lee"),
    (
        "the_statement_added",
        "Voltum Corp said sales had fallen. The statement said on 3 May 1999 that plants had closed.",
        "said",
        "Voltum Corp",
    ),
    ("nobody_named", "Officials said on 3 May 1999 that the bridge had burned.", "said", "officials"),
    ("who_is_warned_does_not_tell", "Residents were warned on 3 May 1999 that the dam had burst.", "warned", None),
    (
        "a_thing_does_not_tell",
        "Ann Lee gave a speech on 3 May 1999, saying that the bridge had burned.",
        "saying",
        "Ann Lee",
    ),
]


@pytest.mark.parametrize(("text", "head", "who"), [pytest.param(*case[1:], id=case[0]) for case in SPEAKERS])
def test_speaker(described: Callable, text: str, head: str, who: str | None) -> None:
    said = described(text, head, "3 May 1999").attribution
    assert who == said or (who == "Ann Lee" and said == "Mayor Ann Lee")


UNDER_SPEAKERS = [
    (
        "what_will_be",
        "Ann Lee said that the Orlmund bridge will open on 3 May 1999.",
        "open",
        "Ann Lee: the Orlmund bridge will open",
    ),
    ("a_deed", "Ann Lee said that the army burned Orlmund on 3 May 1999.", "burned", "Army burned Orlmund"),
    (
        "what_a_body_reports_of_nobody_named",
        "Voltum Corp said that net income fell 9 percent on 3 May 1999.",
        "fell",
        "Voltum Corp: net income fell 9 percent",
    ),
    (
        "who_will_do_it_himself",
        "Ann Lee said that she will leave Orlmund on 3 May 1999.",
        "leave",
        "Ann Lee will leave Orlmund",
    ),
    (
        "it_is_not_who_speaks",
        "Ann Lee warned Kirvania on 3 May 1999 that it would lose the port of Orlmund.",
        "warned",
        "Ann Lee: Kirvania would lose the port of Orlmund",
    ),
    (
        "it_is_who_speaks",
        "Kirvania said on 3 May 1999 that it would leave the port of Orlmund.",
        "said",
        "Kirvania: it would leave the port of Orlmund",
    ),
    (
        "no_day_in_a_speaker",
        "The army fled, and on Monday state radio said on 3 May 1999 that a bridge had burned.",
        "said",
        "State radio: a bridge burned",
    ),
]


@pytest.mark.parametrize(("text", "head", "title"), [pytest.param(*case[1:], id=case[0]) for case in UNDER_SPEAKERS])
def test_only_a_deed_is_told_without_its_speaker(described: Callable, text: str, head: str, title: str) -> None:
    assert title == described(text, head, "3 May 1999").title
