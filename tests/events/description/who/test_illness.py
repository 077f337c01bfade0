"""The virus of a text about one illness, and its cases: the last sentence of each text is resolved. Our own texts."""

import pytest

from dateline.events.text.description.names.illness import as_called, illness_of
from dateline.events.text.description.who.illness import with_illness
from tests.events.description.who.conftest import Read

MUMPS = "Mumps came to Arden. The mumps spread from a school. Doctors know mumps well. "
H1N1 = "Swine flu came to Arden. Officials fear H1N1. The swine flu is mild, but not as mild as seasonal flu. "
FLU = "Duck flu came to Arden. Officials said duck flu (H7N3) spread fast. All fear duck flu. "


@pytest.mark.parametrize(
    ("told", "last", "written"),
    [
        (MUMPS, "The outbreak ended in May.", ["mumps outbreak"]),
        (MUMPS, "The new virus spread in May.", ["mumps virus"]),
        (MUMPS, "In May Ann Lee caught the disease.", ["", "mumps"]),
        (FLU, "Larn confirmed its first case in May.", ["duck flu case"]),
        (FLU, "The pandemic reached Larn.", ["duck flu pandemic"]),
        (H1N1, "The pandemic reached Larn.", ["swine flu pandemic"]),
    ],
)
def test_what_is_left_out_is_the_illness_that_the_text_is_about(
    read: Read, told: str, last: str, written: list[str]
) -> None:
    context, doc, start = read(told + last)
    found = {i: name for t in doc for i, name in with_illness(t, start, context.text).items()}
    assert list(found.values()) == written


@pytest.mark.parametrize(
    ("told", "last"),
    [
        (MUMPS, "In May the court heard the first witness of the case."),
        (MUMPS, "The lawyer won his first case of fraud."),
        (MUMPS, "An outbreak of measles began."),
        (MUMPS, "The mumps outbreak ended."),
        (FLU, "In 1990 cholera killed many, and the epidemic lasted long."),
        ("Arden has a hospital. ", "The virus spread."),
    ],
)
def test_another_illness_and_another_case_stay(read: Read, told: str, last: str) -> None:
    context, doc, start = read(told + last)
    assert not any(with_illness(t, start, context.text) for t in doc)


def test_an_illness_is_told_of_again_and_again_and_oftener_than_others() -> None:
    assert illness_of(FLU) == "duck flu"
    assert illness_of(FLU + "Mumps, mumps and mumps.") is None
    assert illness_of("Ebola, Ebola. H5N1.") is None


def test_an_illness_is_one_under_all_its_names() -> None:
    text = "H5N1 here, H5N1 there. The avian flu virus."
    assert illness_of(text) == "bird flu"
    assert as_called("bird flu", text) == "H5N1"
