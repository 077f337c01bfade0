"""What the words over an event make of it: title and status hold the denial, the doubt, the plan that was dropped."""

import pytest

from tests.events.description.conftest import Describe

DENIED = [
    ("deny_that", "The mayor denied that he had taken a bribe in 2015.", "taken", "2015", "negated",
     "Mayor denied that he had taken a bribe in 2015"),
    ("deny_having", "Anna Kovar denied having met the envoy in 2018.", "met", "2018", "negated",
     "Anna Kovar denied having met the envoy in 2018"),
    ("deny_bare", "The firm denied it had fired 300 workers in 2020.", "fired", "2020", "negated",
     "Firm denied it had fired 300 workers in 2020"),
    ("never_denied", "The envoy never denied that he had met the rebels in 1990.", "met", "1990", "reported",
     "Envoy never denied that he had met the rebels in 1990"),
    ("reject_claims", "The firm rejected claims that it had dumped waste in 2011.", "dumped", "2011", "negated",
     "Firm rejected claims that it had dumped waste in 2011"),
    ("false_claim", "The claim that the Vikings reached the coast in 1100 is false.", "reached", "1100", "negated",
     "Claim that the Vikings reached the coast in 1100 is false"),
    ("no_evidence", "There is no evidence that the lab leaked the virus in 2019.", "leaked", "2019", "hypothetical",
     "There is no evidence that the lab leaked the virus in 2019"),
    ("doubt", "Scientists doubt that the volcano erupted in 1650.", "erupted", "1650", "hypothetical",
     "Scientists doubt that the volcano erupted in 1650"),
    ("not_confirmed", "The bank did not confirm that it had lost the files in 2018.", "lost", "2018", "hypothetical",
     "Bank did not confirm that it had lost the files in 2018"),
    ("believed", "Many believe that the duke was poisoned in 1437.", "poisoned", "1437", "reported",
     "Many believe that the duke was poisoned in 1437"),
    ("called_off", "The match scheduled for 5 May 2021 was called off.", "match", "5 May 2021", "negated",
     "Match scheduled for 5 May 2021 was called off"),
    ("cancelled", "The government cancelled the launch planned for 2020.", "launch", "2020", "negated",
     "Government cancelled the launch planned for 2020"),
    ("did_not_happen", "The strike, which was expected to start in 2023, did not happen.", "start", "2023", "negated",
     "Strike, which was expected to start in 2023, did not happen"),
    ("not_until", "The dam was not built until 1935.", "built", "1935", "fact", "Dam was not built until 1935"),
    ("not_before", "The report will not appear before March 2031.", "appear", "March 2031", "planned",
     "Report will not appear before March 2031"),
    ("nobody_expects_it_before", "No decision is expected before March 2031.", "expected", "March 2031", "planned",
     "No decision is expected before March 2031"),
    ("not_before_in_the_past", "The lake was not closed before 2011.", "closed", "2011", "negated",
     "Lake was not closed"),
    ("deictic", "The mayor denied that he had taken a bribe last year.", "taken", "last year", "negated",
     "Mayor denied that he had taken a bribe"),
]  # fmt: skip

OWN = [
    ("yet_to", "The parliament had yet to approve the treaty in 2019.", "approve", "negated",
     "Parliament had yet to approve the treaty"),
    ("failed", "The airline failed to pay pilots in 2019.", "failed", "fact", "Airline failed to pay pilots"),
    ("no_longer", "The two states no longer traded in 2019.", "traded", "negated", "Two states no longer traded"),
    ("nor", "The king neither signed nor read the decree in 2019.", "read", "negated",
     "King neither signed nor read the decree"),
    ("or", "The army did not attack or burn the village in 2019.", "burn", "negated", "Army did not burn the village"),
    ("not_but", "The soldier was not killed but wounded in 2019.", "wounded", "fact", "Soldier was wounded"),
    ("at_no_time", "At no time did the army enter Larn in 2019.", "enter", "negated",
     "At no time did the army enter Larn"),
    ("nearly", "The two leaders nearly met in Geneva in 2019.", "met", "negated", "Two leaders nearly met in Geneva"),
    ("had_not", "Anna Kovar said that the army had not burned the village in 2019.", "burned", "negated",
     "Anna Kovar: the army had not burned the village"),
    ("were_to", "The works were to have begun in 2019.", "begun", "planned", "Works were to have begun"),
    ("supposed", "The pact was supposed to be signed in 2019.", "signed", "planned", "Pact was supposed to be signed"),
    ("about_to", "The club was about to sell its star in 2019.", "sell", "planned", "Club was about to sell its star"),
    ("ought", "The ship ought to have arrived in 2019.", "arrived", "hypothetical", "Ship ought to have arrived"),
    ("not_only", "The storm not only sank the ferry in 2019.", "sank", "fact", "Storm sank the ferry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "head", "date", "status", "title"), [pytest.param(*c[1:], id=c[0]) for c in DENIED])
def test_what_stands_over_the_event_is_told(
    described: Describe, text: str, head: str, date: str, status: str, title: str
) -> None:
    said = described(text, head, date)
    assert (said.status, said.title) == (status, title)


@pytest.mark.parametrize(("text", "head", "status", "title"), [pytest.param(*c[1:], id=c[0]) for c in OWN])
def test_what_denies_the_event_itself_stays(described: Describe, text: str, head: str, status: str, title: str) -> None:
    said = described(text, head, "2019")
    assert (said.status, said.title) == (status, title)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The army denied that troops had entered Larn after the raid in 2014.", "raid"),
        ("The clerk did not say that the man who fled in 2014 was his son.", "fled"),
        ("The leaflet says how to prevent the spread in what was the biggest campaign in 2014.", "was"),
    ],
)
def test_what_is_told_in_passing_is_not_denied(described: Describe, text: str, head: str) -> None:
    assert described(text, head, "2014").status != "negated"


def test_infinitive_of_purpose_is_told_by_its_verb(described: Describe) -> None:
    said = described("The council lacked the votes to pass the law in 2018.", "pass", "2018")
    assert said.title == "Council lacked the votes to pass the law"


def test_who_denies_it_is_named(described: Describe) -> None:
    said = described("Anna Kovar denied that troops had entered Larn in 2014.", "entered", "2014")
    assert said.attribution == "Anna Kovar"


def test_a_denial_that_is_itself_dated_is_a_fact(described: Describe) -> None:
    said = described("Anna Kovar denied on 3 May 2024 that troops had entered Larn.", "denied", "3 May 2024")
    assert (said.status, said.kind, said.attribution) == ("fact", "statement", "Anna Kovar")
