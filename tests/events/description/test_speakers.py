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
