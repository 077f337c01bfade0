"""Whether "he" or "she" may mean somebody: by honorific, first name or noun, and only where it is sure."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from dateline.events.text.description.words import table

Sex = Literal["male", "female"]
"""What a pronoun of the third person tells of somebody."""

SEX_OF_PRONOUN: Final[dict[str, Sex]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip


_NO_MAN: Final = frozenset({"german", "human", "norman", "oman", "ottoman", "roman", "talisman", "shaman"})


def sex_of_noun(noun: str) -> Sex | None:
    """The sex that a common noun for one person tells.

    >>> sex_of_noun("spokeswoman"), sex_of_noun("king"), sex_of_noun("doctor")
    ('female', 'male', None)
    """
    form = noun.lower()
    if form.endswith("woman"):
        return "female"
    return "male" if form.endswith("man") and form not in _NO_MAN else _listed("nouns").get(form)


def sex_of_honorific(word: str) -> Sex | None:
    """The sex that "Mr", "Dame" or "Queen" before a name tells.

    >>> sex_of_honorific("Mrs."), sex_of_honorific("Dr")
    ('female', None)
    """
    return _listed("honorifics").get(word.rstrip("."))


def sex_of_first_name(name: str) -> Sex | None:
    """The one sex that bears a first name; None where both do, or where no list has it.

    >>> sex_of_first_name("Laura"), sex_of_first_name("Hans"), sex_of_first_name("Leslie")
    ('female', 'male', None)
    """
    first = name.split("-", maxsplit=1)[0]
    return _listed("names").get(first) or _first_names().get(name) or _first_names().get(first)


@cache
def _listed(key: str) -> dict[str, Sex]:
    return _by_sex("names/sexes.toml", key)


@cache
def _first_names() -> dict[str, Sex]:
    return _by_sex("names/first_names.toml", "names")


def _by_sex(name: str, key: str) -> dict[str, Sex]:
    """Word -> sex, from one list under [male] and one under [female]."""
    lists = table(name)
    sexes: tuple[Sex, ...] = ("male", "female")
    return {word: sex for sex in sexes for word in lists[sex][key].split()}
