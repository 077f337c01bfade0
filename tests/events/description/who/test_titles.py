"""Titles say who is meant by pronouns, surnames and bare nouns. Our own sentences."""

from collections.abc import Callable

import pytest

CASES = [
    (
        "the_only_person_named_before",
        "It was Tom Reed's first journey to Norway. He flew on to Oslo on 3 May 1999.",
        "flew",
        "3 May 1999",
        "Tom Reed flew on to Oslo",
    ),
    (
        "several_that_were_sent",
        "The town has sent about forty engineers to the dam. They began arriving on 3 May 1999.",
        "arriving",
        "3 May 1999",
        "About forty engineers began arriving",
    ),
    (
        "an_object_before",
        "Tom Reed bought a ferry. A storm destroyed it in June 2004.",
        "destroyed",
        "June 2004",
        "Storm destroyed the ferry",
    ),
    (
        "two_things_before_leave_it",
        "The council bought a ferry. A storm destroyed it in June 2004.",
        "destroyed",
        "June 2004",
        "Storm destroyed it",
    ),
    (
        "the_two_men",
        "Tom Reed met Paul Berg in Oslo. The two men met again in June 2004.",
        "met",
        "June 2004",
        "Tom Reed and Paul Berg met again",
    ),
    (
        "a_main_verb_read_as_a_clause_about_a_noun",
        "The public inquiry into the sinking of the ferry Astrid opened on Thursday, four years after it went down.",
        "opened",
        "Thursday",
        "Public inquiry into the sinking of the ferry Astrid opened",
    ),
    (
        "a_name_right_behind_its_role_is_no_subject",
        "The trial of the driver Peter Holm began on Thursday in the town of Vejle.",
        "began",
        "Thursday",
        "Trial of driver Peter Holm began in the town of Vejle",
    ),
    (
        "a_date_before_a_surname_is_no_part_of_it",
        "Paul Berg runs the mill. On Sunday Mr Berg offered to sell the mill.",
        "offered",
        "Sunday",
        "Paul Berg offered to sell the mill",
    ),
    (
        "surname",
        "President Ann Lee spoke first. On Monday Lee met the miners.",
        "met",
        "Monday",
        "Ann Lee met the miners",
    ),
    (
        "honorific",
        "Ann Lee, the president, flew home. In May Ms. Lee signed the treaty.",
        "signed",
        "May",
        "Ann Lee signed the treaty",
    ),
    ("he", "Tom Reed lost the race. He retired in 2003.", "retired", "2003", "Tom Reed retired"),
    ("they", "The rebels crossed the river. They took the town on 5 June.", "took", "5 June", "Rebels took the town"),
    (
        "their",
        "Norway and Sweden met in Oslo. Their ministers signed a pact in June.",
        "signed",
        "June",
        "Norway and Sweden’s ministers signed a pact",
    ),
    ("own_possessive_stays", "Norway opened its embassy in 1921.", "opened", "1921", "Norway opened its embassy"),
    (
        "body",
        "The Orlan regime denied it. In 2009 the regime closed the border.",
        "closed",
        "2009",
        "Orlan regime closed the border",
    ),
    (
        "half_a_country",
        "North Velia and South Velia are at peace. North Velia is poor. In 1971 the North attacked a convoy.",
        "attacked",
        "1971",
        "North Velia attacked a convoy",
    ),
    (
        "contraction",
        "Ann Lee spoke. In 2003 she’s leaving the party.",
        "leaving",
        "2003",
        "Ann Lee is leaving the party",
    ),
]


@pytest.mark.parametrize(("text", "head", "date", "title"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_title_says_who_is_meant(described: Callable, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


def test_a_pronoun_without_candidate_is_left_and_lowers_the_confidence(described: Callable) -> None:
    unclear = described("They left in 1999.", "left", "1999")
    assert unclear.title == "They left"
    assert unclear.confidence < described("Rebels left Larn in 1999.", "left", "1999").confidence
    assert "a pronoun in the title stands for nobody that was found" in unclear.reasons


def test_two_bearers_of_a_surname_leave_it_as_it_is(described: Callable) -> None:
    text = "Ann Lee spoke. Bob Lee spoke. On Monday Lee met the miners."
    assert described(text, "met", "Monday").title == "Lee met the miners"
