"""What became of whom, as far as words tell it: whether somebody died or was only hurt, and whether men or women."""

from __future__ import annotations

import re
from typing import Final, Literal

from dateline.events.text.description.names.sexes import SEX_OF_PRONOUN, Sex, sex_of_noun

Harm = Literal["death", "injury"]

_DEATH: Final = re.compile(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|deadly|d(?:ies?|ied|ying)|deaths?|fatal(?:ly|ity|ities)?|murder\w*|homicides?"
    r"|manslaughter|slain|slay(?:ing|ings)|suicides?|corpses?|bod(?:y|ies)|drown(?:s|ed|ing|ings)?|perish(?:ed|es)?"
    r"|assassinat\w*|execut(?:ed|ions?)|massacre[ds]?|funerals?)\b",
    re.IGNORECASE,
)
_INJURY: Final = re.compile(
    r"\b(?:wound(?:s|ed|ing)?|injur(?:y|ies|e[sd]?|ing)|hurt|hospitali[sz]ed|survive[ds]?|survivors?"
    r"|non-? ?(?:life|fatal)\w*)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_PLURALS: Final = {"women": "woman", "men": "man", "girls": "girl", "boys": "boy"}


def harms(text: str) -> frozenset[Harm]:
    """What a text tells of harm to people.

    >>> sorted(harms("Two miners died and a third was injured.")), sorted(harms("The weavers walked out."))
    (['death', 'injury'], [])
    """
    found: tuple[tuple[Harm, re.Pattern[str]], ...] = (("death", _DEATH), ("injury", _INJURY))
    return frozenset(harm for harm, pattern in found if pattern.search(text))


def sexes(text: str) -> frozenset[Sex]:
    """Whether a text tells of men, women or both, by pronouns and nouns.

    >>> sexes("She told the officers that her daughter was at school."), sexes("The crew was saved.")
    (frozenset({'female'}), frozenset())
    """
    words = {_PLURALS.get(word, word) for word in _WORD.findall(text.lower())}
    told = {SEX_OF_PRONOUN.get(word) or sex_of_noun(word) for word in words}
    return frozenset(sex for sex in told if sex is not None)
