"""What is written in a line for a word that points, and which are told to be open. Every text is our own."""

import pytest

from dateline.events.text.description.who.references import written
from dateline.events.text.parsing.parser import model_name
from tests.events.description.conftest import context_of, one


def told(text: str, *, quoted: bool = False) -> tuple[str, list[str]]:
    """The last sentence of a text as a line, and its doubts."""
    if model_name() is None:
        pytest.skip("no English model is installed")
    context = context_of(text)
    sentence = context.sentences[-1]
    doc = one(sentence).doc
    names, doubts = written(list(doc), sentence.start, context, quoted=quoted)
    return "".join(names.get(t.i, t.text) + t.whitespace_ for t in doc), doubts


@pytest.mark.parametrize(
    "line",
    [
        "Many lost their lives on Friday.",
        "WHO raised its alert level to 5.",
        "Some of the men left on Friday.",
    ],
)
def test_what_its_own_subject_tells_is_no_doubt(line: str) -> None:
    assert told(line) == (line, [])


@pytest.mark.parametrize(
    "text", ["A man was shot. Another was arrested on Friday.", "None had been overseas.", "Others left on Friday."]
)
def test_who_is_only_told_apart_is_open(text: str) -> None:
    assert told(text)[1] == ["pronoun"]


def test_under_its_speaker_it_means_nothing_of_an_earlier_sentence() -> None:
    assert told("Kirvania said that it would leave.", quoted=True) == ("Kirvania said that it would leave.", [])
    far = "The assault failed. The guards said that its air strikes hit a school."
    assert told(far, quoted=True)[0] == "The guards said that its air strikes hit a school."


def test_what_told_several_from_others_at_first_is_left_out() -> None:
    assert told("The first Chadian guards arrived. They left on Friday.")[0] == "Chadian guards left on Friday."


def test_a_country_that_ends_in_s_owns_by_its_adjective() -> None:
    text = "The United States voted. Voters in the United States are calm. The nation's debt rose."
    assert told(text)[0] == "The U.S. debt rose."


def test_an_illness_is_told_once() -> None:
    text = "Duck flu is here. Duck flu spread. All fear duck flu. The virus and its first case came from the outbreak."
    assert told(text)[0] == "The duck flu virus and its first case came from the outbreak."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("He fled to Malta in 2012. The mayor was arrested there.", "The mayor was arrested in Malta."),
        ("France closed its embassy in Chad. An envoy will travel there.", "An envoy will travel to Chad."),
        ("He lived in Chad. His wife worked there. Their son studied there.", "Their son studied in Chad."),
        ("She lived in Paris. She flew from there to Chad.", "She flew from Paris to Chad."),
        ("Paris was calm. Riots broke out in Lyon and in Lille. Shops there shut.", "Shops in Lille shut."),
        (
            "Troops left. Troops in Chad said that shops there were shut.",
            "Troops in Chad said that shops  were shut.",
        ),
        ("Paris was calm. The Arden school will close after two cases there.", None),
        ("Paris was calm. There were two cases over there.", None),
    ],
)
def test_there_is_the_place_told_last(text: str, line: str | None) -> None:
    assert told(text)[0] == (line or text[text.index(". ") + 2 :])


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Similar protests were held in Larn.", " protests were held in Larn."),
        ("Officers were convicted of such abuses.", "Officers were convicted of  abuses."),
        ("Several other large rallies were held.", "Several  large rallies were held."),
        ("Shops similar to those in Oslo were sold.", None),
        ("Vienna banned such exports.", None),
        ("Countries such as Chad voted.", None),
        ("Chad and other countries voted.", None),
        ("The other ships left.", None),
        ("Officers of similar rank left.", None),
    ],
)
def test_what_is_compared_with_nothing_in_the_line_needs_no_word_for_it(line: str, shown: str | None) -> None:
    assert told(line)[0] == (shown or line)


def test_who_is_fined_is_named_though_another_is_told_of_before() -> None:
    text = "Chad closed the strait. Mali voted for a fine against it."
    assert told(text)[0] == "Mali voted for a fine against Chad."


def test_nobody_s_own_words_are_changed() -> None:
    text = 'The plan was called the Arden Act. Reed would "deal with it" himself.'
    assert told(text)[0] == 'Reed would "deal with it" himself.'
    assert told(text.replace('"', ""))[0] == "Reed would deal with the plan himself."


def test_an_attack_is_not_them() -> None:
    text = "The Austrians held Larn. An attack succeeded in driving them from the town."
    assert told(text)[0] == "An attack succeeded in driving Austrians from the town."


def test_its_own_is_told_beside_it() -> None:
    assert (
        told("The Arden League spoke. Chad and its allies brought the case.")[0]
        == "Chad and its allies brought the case."
    )
