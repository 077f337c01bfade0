"""Whether a headline states an event, in sentence case and in title case."""

import pytest

from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.headline import forms, states_event

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


@pytest.mark.parametrize(
    "headline",
    [
        "Council buys ferry",
        "Mayor Opens New Bridge Over Larn",
        "3-Year-Old Accidentally Shoots Himself",
        "Larn Police Arrest Three Over Harbour Blaze",
        "Two Miners Rescued After Blast",
    ],
)
def test_headline_with_a_clause_states_an_event(headline: str) -> None:
    assert states_event(parse(forms(headline)))


@pytest.mark.parametrize(
    "headline", ["A Bridge Too Far", "Why We Wait", "Living With Wolves", "Facebook | Twitter", "Letters to the Editor"]
)
def test_headline_of_a_theme_or_of_the_page_states_none(headline: str) -> None:
    assert not states_event(parse(forms(headline)))
