"""Where prose begins below what stands above it."""

import pytest

from dateline.events.text.parting.prose import is_teaser, prose_start
from dateline.events.text.parting.sentences import split

REST = "The old mine in Peru was shut by its owners. Nobody knows why the owners shut it. " * 15


def opens(text: str) -> str:
    sentences = split(text)
    return sentences[prose_start(sentences)].text


def test_a_line_of_which_no_sentence_says_two_words_is_a_teaser():
    rest = [sentence.text for sentence in split(REST)]
    assert is_teaser("Two divers honoured for a rescue off Oslo.", rest)
    assert is_teaser("Two divers honoured for a rescue in Peru.", rest)
    assert not is_teaser("The shut mine has been bought by divers.", rest)
    assert not is_teaser("Two divers honoured for a rescue off Oslo.", ["The mine was shut."])


@pytest.mark.parametrize(
    "above",
    [
        "Divers have been looking for the old mine",
        "Men fish from a bridge in Lima, Peru, May 3, 2021.",
        "ANN LEE, HOST: Hello and welcome, everyone.",
        "Ann Lee (second left) leaves the old mine that the owners shut.",
        "Owners leave the old mine that was shut.\n\n(Ann Lee - The Larn Post)",
        "Owners leave the mine that was shut, in this undated handout photo.",
        "Two divers honoured for a rescue off Oslo.\nWar heroes remembered in a chapel near Bergen.",
    ],
)
def test_headings_captions_greetings_and_teasers_stand_above_the_prose(above):
    assert opens(f"{above}\n\n{REST}") == "The old mine in Peru was shut by its owners."


@pytest.mark.parametrize("dateline", ["LIMA (Agency) -", "Lima, Peru (AGY) --", "LIMA, May 3 (Agency) —"])
def test_a_dateline_opens_the_prose(dateline):
    assert "owners" in opens(f"Owners look at the shut mine.\n\nLIMA | Mon May 3, 2021 4:23 pm GMT {dateline} {REST}")


def test_a_body_in_brackets_is_no_dateline():
    text = f"{REST} That was before the union of the miners came to town, the Miners' League (ML) - the largest - said."
    assert prose_start(split(text)) == 0


def test_lines_without_any_stop_are_all_there_is():
    assert prose_start(split("Mine shut in Peru\n\nOwners gone\n\nNobody knows why")) == 0
