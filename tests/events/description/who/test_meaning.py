"""Pronouns in many genres: the last of each text is resolved. Every text is our own."""

import pytest

from dateline.events.text.description.who.pronouns import PERSON, PLURAL, THING, antecedent
from tests.events.description.who.conftest import Read

CASES = [
    (
        "court_by_sex",
        "Marta Olsen sued the firm in 2010. Her lawyer was Peter Brandt. She won the case a year later.",
        "Marta Olsen",
    ),
    (
        "court_the_accused_and_the_judge",
        "Joseph Cole was charged with fraud. Judge Anna Reyes heard the case in May. She sentenced him to two years.",
        "Joseph Cole",
    ),
    ("company", "Voltum Corp opened a plant in Oslo. In 2004 it closed the plant.", "Voltum Corp"),
    ("sports", "Tom Reed beat Karl Vogel in the final. Reed was injured. In June he retired.", "Tom Reed"),
    (
        "disaster_they_are_people",
        "Two hikers left the hut at noon. A storm hit the ridge. Rescuers found them on Monday.",
        "the hikers",
    ),
    (
        "history_through_pronouns",
        "Helena Duarte was born in Porto. She studied in Lisbon. She built bridges. She taught. She wrote. "
        "She won a prize in 1999.",
        "Helena Duarte",
    ),
    (
        "obituary_not_the_man_named_last",
        "Ingrid Solheim learned to fly in 1931. She reached the pole with the navigator Aksel Bru. "
        "After the war she ran a school.",
        "Ingrid Solheim",
    ),
    ("said_he", "The mayor, Paul Ortiz, met Chen Wu. Ortiz said he would resign.", "Paul Ortiz"),
    ("named_with_a_brother", "Ann Lee spoke. Tom Reed and his brother left.", "Tom Reed"),
    ("own_clause", "The banks trusted the funds. The ministry said the firms had spent their reserves.", "the firms"),
    ("opening_phrase", "At his trial in May, Joseph Cole wept.", "Joseph Cole"),
    ("the_role_is_somebody", "Mayor Paul Ortiz opened the bridge. The mayor said he was proud.", "Paul Ortiz"),
    ("police_said_they", "A shooting was reported in the house. Police said they had arrested nobody.", "police"),
    ("a_deed_and_its_object", "Construction of the bridge began in 1998. It was opened in 2004.", "the bridge"),
    ("company_of_a_founders_name", "John Labat Ltd. said it plans a sale.", "John Labat Ltd."),
    ("its_own_subject", "Voltum Corp lost contact with its satellite.", "Voltum Corp"),
    ("her_coach_is_not_she", "Dana Holt won. Her coach, Piet Verhagen, said that she would rest.", "Dana Holt"),
    ("a_band_is_many", "The Tidewrack are a folk band, formed by Ann and Eva Baird. They split up.", "Tidewrack"),
    ("her_father", "Clara Vane left Exeter, where her father kept a school. He died in 1852.", "Clara Vane’s father"),
    (
        "obituary_goes_on_after_others",
        "Nora Quill was born in Cork. She was a nurse. A critic found her book. A shop sold it. A prize followed. "
        "The jury was small. It met in Leeds. The hall was full. In May she signed a contract.",
        "Nora Quill",
    ),
    (
        "an_object_again_and_again",
        "The Water Act was drafted in 1951. Chad signed it in 1952, Niger joined it in 1955, and Mali left it in 1960.",
        "Water Act",
    ),
    (
        "an_object_in_the_sentence_after",
        "The Water Act was drafted in 1951. Chad has been reviewing it since July. Mali approved it last year.",
        "Water Act",
    ),
    (
        "who_did_something_is_not_what_it_was_done_to",
        "Winter came. A storm damaged a ferry. A yard mended it.",
        "the ferry",
    ),
    (
        "who_votes_against_it_is_not_it",
        "Chad protested in October, and Mali voted for a fine against it.",
        "Chad",
    ),
    ("who_bears_it_may_be_it", "Voltum Corp won in May. Voltum Corp faced a suit against it.", "Voltum Corp"),
    ("a_place_and_its_name", "Police cleared the village of Skarn on Friday. Mud moved beneath it.", "Skarn"),
    ("beside_a_noun", "The theft was found by a cleaner, Rosa Maes. She died in 1999.", "Rosa Maes"),
    ("first_name_alone", "The victim’s son Jakob spoke on Monday. In May he sold the house.", "Jakob"),
    (
        "the_owner_of_a_firm_s_name_is_no_rival",
        "Ola Berg left St Anne's School. He was its first head.",
        "St Anne's School",
    ),
    (
        "what_is_registered_is_no_person",
        "Corvin Freight was registered in Oslo. In 2004 its owners sold it.",
        "Corvin Freight",
    ),
    ("ships_are_she", "The ferry was built by Voltum in 1968. In May a broker sold her.", "the ferry"),
    ("nobody_is_a_ship", "Ann Lee took the ferry to Larn. She slept.", "Ann Lee"),
    ("who_was_on_board", "The ferry with Ann Lee on board sank. She swam ashore.", "Ann Lee"),
    ("two_letters", "The EU banned imports from Kirvania, and in May it widened the list.", "EU"),
    ("airlines_are_one", "Boreal Airlines said on Monday that it had bought ten jets.", "Boreal Airlines"),
    ("it_took_place", "The Battle of Orlmund cost many lives. It took place in 1714.", "Battle of Orlmund"),
    (
        "what_is_announced_is_the_speaker_s",
        "The Bank of Arden, with the same aim in mind, announced in Oslo that its rate would be cut.",
        "Bank of Arden",
    ),
    ("who_is_warned", "Ann Lee warned Kirvania that it would not escape the storm.", "Kirvania"),
    ("nobody_replaces_himself", "Karl Vogel resigned. Tom Reed was named as his replacement.", "Karl Vogel"),
    (
        "a_place_where_it_happened_is_not_it",
        "The Bank of Arden opened an office in Oslo. In 2004 it cut rates.",
        "Bank of Arden",
    ),
    ("warned_without_that", "On Monday Kirvania warned Chad's army it was making a mistake.", "Chad's army"),
    ("told_that_it_must", "On Monday Kirvania told Chad's army it must withdraw.", "Chad's army"),
    ("parties_agree", "Two small parties met officials of the state on Monday. They will talk.", "two small parties"),
    (
        "who_speaks_behind",
        "Peter Holt told reporters that the man had come from Oslo. He had a fever and slept, Holt said.",
        "the man",
    ),
    (
        "the_other_sex",
        "Clara Vane met Tom Reed. Vane said she did not know Reed, but that she had a letter from him.",
        "Tom Reed",
    ),
    ("a_jet_flies", "The army said it lost the F-4 jet from sight while it was flying over Larn.", "the F-4 jet"),
    ("founded_is_a_body", "The march was led by the Harbour League. It was founded in 1988.", "Harbour League"),
]

OPEN = [
    ("two_men", "Tom Reed sang and Karl Vogel danced. He left."),
    ("pleonastic", "The council voted. It was clear that the plan had failed."),
    ("it_emerged", "The council voted. It emerged that the plan had failed."),
    ("wrong_sex", "Karl Vogel left. She stayed."),
    ("the_statement_as_a_whole", "The bank had failed. Everybody knows it."),
    ("a_body_does_not_appear", "The Health Agency spoke on Monday. It first appeared in March."),
    ("his_envoy_does_not_invite_himself", "Chad praised the plan when a Chadian envoy altered it."),
    ("speaker_of_the_quotation", '"He is a thief," Karl Vogel said.'),
]


def resolved(read: Read, text: str) -> str | None:
    """What the last pronoun of a text stands for."""
    context, doc, start = read(text)
    last = [t for t in doc if t.lower_ in PERSON | PLURAL | THING and t.pos_ in {"PRON", "DET"}][-1]
    return antecedent(last, start, context)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_pronoun_means(read: Read, text: str, expected: str) -> None:
    assert expected == resolved(read, text)


@pytest.mark.parametrize("text", [pytest.param(case[1], id=case[0]) for case in OPEN])
def test_what_two_may_be_meant_by_or_nobody_stays_open(read: Read, text: str) -> None:
    assert resolved(read, text) is None
