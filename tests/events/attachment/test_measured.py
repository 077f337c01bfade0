"""Every sentence of the table of what a date is measured against, run by its rule and against all the others."""

import pytest

from dateline.events.text.attachment.measured import is_measured, measured_rules, text_before

RULES = measured_rules()


def parted(sentence):
    """A sentence of the table without its braces, and where its date starts."""
    start = sentence.index("{")
    return sentence.replace("{", "").replace("}", ""), start


@pytest.mark.parametrize(("rule", "sentence"), [(rule, s) for rule in RULES for s in rule.examples])
def test_an_example_is_found_by_its_rule(rule, sentence):
    assert rule.before.search(text_before(*parted(sentence)))


@pytest.mark.parametrize("sentence", [s for rule in RULES for s in rule.never])
def test_a_date_that_nothing_is_measured_against_is_kept(sentence):
    assert not is_measured(*parted(sentence))


def test_every_rule_has_its_own_id_an_example_and_a_never():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not (rule.examples and rule.never)] == []


def test_words_long_before_a_date_do_not_measure_it():
    near, far = (f"The first {'of the old men ' * many}left since 1988" for many in (3, 6))
    assert is_measured(near, near.index("1988"))
    assert not is_measured(far, far.index("1988"))
