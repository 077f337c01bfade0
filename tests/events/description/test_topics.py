"""What a line is about, in brackets behind it. Every text is our own."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


def titles(text: str) -> list[str]:
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    return [c.title for c in Extractor("parse").extract(text, source).claims]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Orla Trust published its books. Orla Trust is small. Orla Trust grew. Orla Trust pays well. "
            "Orla Trust said that net income rose 9 percent on Monday.",
            "Net income rose 9 percent (Orla Trust)",
        ),
    ],
)
def test_a_line_without_a_name_says_where_or_whose(text: str, title: str) -> None:
    assert title in titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru voted. Ann Lee left Lima on Saturday.",
        "Peru voted. They left on Saturday.",
        "Peru wept. Peruvians left on Monday.",
    ],
)
def test_a_line_with_a_name_or_an_open_pronoun_has_no_topic(text: str) -> None:
    assert not any("(" in title for title in titles(text))


def test_several_countries_leave_open_which_is_meant() -> None:
    text = "Peru and Chad spoke. After talks of Peru with Chad and Niger the border was closed on Monday."
    assert not any("(" in title for title in titles(text))


def test_a_country_that_the_text_names_elsewhere_is_no_topic() -> None:
    text = "Peru is far. A tour of Peru was cut short. A new album is expected on Sunday."
    assert not any("(" in title for title in titles(text))


def test_the_topic_is_what_the_text_says_again_and_again() -> None:
    text = "Swine flu grew. The swine flu came. No swine flu here. Is it swine flu? At least 35 died on Saturday."
    assert any(title.endswith("(swine flu)") for title in titles(text))
