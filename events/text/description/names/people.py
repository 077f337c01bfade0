"""The people whom a text names, and whom of them a family name means: "Kim" is Kim Jong Un where a text says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.bodies import body_words
from dateline.events.text.description.names.nations import country_of, is_part_of_country
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import Sex, sex_of_first_name, sex_of_honorific
from dateline.events.text.description.names.standing import led_by, places_of, standing
from dateline.events.text.description.words import words

_NAME: Final = re.compile(
    r"\b[A-Z][\w’'-]*\w(?:[ \u00a0](?:(?:al|el|bin|ibn|van|von|der|den|de|da|di|du|la|le|abu|ben)[ -])?"
    r"(?:[A-Z]\.[ ])?[A-Z][\w’'-]*\w){1,4}"
)
_DEMONYM: Final = re.compile(r"^\w+(?:ian|ean|can|ish|ese|rat|ani|aqi|eli|ench|utch)$")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_HOW: Final = re.compile(r"[A-Z][a-z]{3,}(?:ing|ly)")
"""What opens a sentence and is no first name: "Meeting", "Globally"."""
_SMALL: Final = re.compile(r"\b[a-z]{3,}\b")
_CREDIT: Final = re.compile(
    r"^[ \t]*By [A-Z][^\n]{2,60}$|\b(?:[Rr]eport|[Ee]dit|[Ww]rit)ing by [^.;)\n]{3,80}"
    r"|\b(?:[Pp]hoto(?:graph)?|[Ii]mage)s? by [^.;)\n]{3,80}|\b[A-Z]\w+ [A-Z]\w+ reports (?:from|for|on)\b",
    re.M,
)
"""Who wrote or took it, of whom the text does not tell."""
_SHARED: Final = re.compile(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+) ([A-Z][a-z]+)\b(?! [A-Z])")
"""Two who share a family name: "Ann and Bob Lee"."""
_RANKED: Final = re.compile(r"\b[A-Z][a-z]+\.? $")
"""A word with a capital before a first name, which then needs no family name: "Prince William and Kate Lee"."""
_INITIAL: Final = re.compile(r" [A-Z]\. ")
_NICKED: Final = re.compile(r"\b([A-Z][a-z]+) [\"“'‘][A-Z][a-z]+[\"”'’] ([A-Z][a-z]+)\b(?! [A-Z])")
"""Somebody with a nickname amid the name: 'Robert "Bob" Lee'."""
_AFTER_OWNER: Final = re.compile(r"(?<=[’']s)[ \u00a0]")
_YOUNGER: Final = frozenset({"Jr", "Sr", "II", "III", "IV"})
_NEAR: Final = 60
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+)\.? $")


@lru_cache(maxsize=32)
def people(text: str) -> Counter[str]:
    """Names of at least two words that may be people's, with how often each stands in the text.

    >>> people("Prime Minister Ann Lee met Bo Chen. Later Ann Lee left for New York University.")
    Counter({'Ann Lee': 2, 'Bo Chen': 1})
    """
    body = _CREDIT.sub(lambda hit: " " * len(hit[0]), text)
    small = frozenset(_SMALL.findall(body))
    found = (_person(part, small) for hit in _NAME.finditer(body) for part in _owners(hit[0]))
    named = Counter(name for name in found if name)
    for name in [n for n in named if _INITIAL.search(n) and _INITIAL.sub(" ", n) in named]:
        named[_INITIAL.sub(" ", name)] += named.pop(name)
    for name in list(named):
        first, _, rest = name.partition(" ")
        whose = rest if rest in named else _called_by_trade(first, rest, named)
        if whose is None and " " in rest and re.search(rf"\b[Tt]he {re.escape(first.lower())}\b", body):
            whose = rest
        if whose is not None and sex_of_first_name(first) is None:
            named[whose] += named.pop(name)
    for hit in _SHARED.finditer(body):
        if _RANKED.search(body, max(0, hit.start() - _NEAR), hit.start()):
            continue
        if sex_of_first_name(hit[1]) and sex_of_first_name(hit[2]):
            named[f"{hit[1]} {hit[3]}"] += 1
    named.update(f"{hit[1]} {hit[2]}" for hit in _NICKED.finditer(body) if sex_of_first_name(hit[1]))
    return named


def _owners(run: str) -> list[str]:
    """A run of capitals, and who surely owns the rest of it: "Henry Reed's Grand Hotel"."""
    *owners, _ = _AFTER_OWNER.split(run)
    return [run, *(name for name in owners if sex_of_first_name(name.split(" ")[0]) is not None)]


def _called_by_trade(first: str, last: str, named: Iterable[str]) -> str | None:
    """Ann Lee, for the "Swimmer Lee" of a headline."""
    trade = first.lower()
    if trade not in nouns("human") and not trade.endswith((*nouns("human", "endings"), "er", "or", "ist", "ian")):
        return None
    return next((n for n in named if n.endswith(f" {last}") and n != f"{first} {last}"), None)


def _person(name: str, small: frozenset[str]) -> str | None:
    """A name without titles, owners, demonyms and words of the text; None where a word shows that it is no person's.

    Args:
        name: Words with capitals.
        small: The words that the text writes small: "Other" of a heading is no first name.
    """
    parts = _POSSESSIVE.sub("", name).replace("\u00a0", " ").split(" ")
    for i in range(len(parts) - 1, -1, -1):
        if _is_before_name(parts[i]):
            parts = parts[i + 1 :]
            break
    while len(parts) > 2 and sex_of_first_name(parts[1]) and _is_place(parts[0]):
        parts = parts[1:]
    if len(parts) > 2 and _DEMONYM.match(parts[0]):
        parts = parts[1:]
    if len(parts) > 2 and parts[-1] in _YOUNGER:
        parts = parts[:-1]
    if parts and sex_of_first_name(parts[0]) is None and (parts[0].lower() in small or _HOW.fullmatch(parts[0])):
        parts = parts[1:]
    if len(parts) > 1 and sex_of_first_name(parts[0]) is None and _runs_on(parts, small):
        parts = parts[:-1]
    if any(p in words("not_person", "words") or p in body_words() for p in parts) or parts[-1:] == ["of"]:
        return None
    shouted = any(p.isupper() and len(p) > 2 for p in parts)
    return " ".join(parts) if 2 <= len(parts) <= 4 and not shouted else None


def _runs_on(parts: Sequence[str], small: frozenset[str]) -> bool:
    """True for a name and what begins behind it, in a text without stops: "... against Reed Chad is", "Larn Nurses"."""
    common = parts[-1].endswith("s") and parts[-1].lower() in small
    return common or country_of(parts[-1]) is not None or len(set(parts)) < len(parts)


def _is_place(word: str) -> bool:
    """True for a country or a state."""
    return country_of(word) is not None or is_part_of_country(word)


def _is_before_name(word: str) -> bool:
    """True for a title, an owner or a sentence's first word before a name: "Minister", "Ferrari's", "After"."""
    bare = word.rstrip(".")
    origin = "-" in word and country_of(word.split("-")[0]) is not None
    owner = origin or bool(_POSSESSIVE.search(word)) or bool(re.match(r"I[’']", word))
    listed = (words(section, "words") for section in ("role", "honorific", "starter"))
    return owner or any(bare in known for known in listed) or bare.split("-")[0] in words("role", "words")


@lru_cache(maxsize=512)
def full_name(short: str, text: str, place: int, sex: Sex | None = None) -> str | None:
    """The one full name that `short` stands for; None where there is none, or where two are as likely.

    Two first names with one letter are mostly one: "Henry" and "Hank".

    Args:
        short: A name of one word.
        text: The document.
        place: Where it stands: a name already given before it counts first.
        sex: What "Mrs" before it tells: nobody of the other sex is meant.

    >>> text = "Its late founder Kim Il Sung ruled long. Kim Jong Un, the leader, met aides. Kim left."
    >>> full_name("Kim", text, 75)
    'Kim Jong Un'
    """
    known = people(text)
    ending = [n for n in known if n.split(" ")[-1] == short]
    starting = [n for n in known if n.split(" ")[0] == short]
    options = [n for n in ending or starting if sex is None or sex_of_first_name(n.split(" ")[0]) in {sex, None}]
    options = [n for n in options if len(options) > 1 or not _is_namesake(n, short, text)]
    if not options:
        return None
    ranked = sorted(((_weight(n, text, place), n) for n in options), reverse=True)
    likeliest = [name for weight, name in ranked if weight == ranked[0][0]]
    if len({name[0] for name in likeliest}) > 1 or (len(likeliest) > 1 and not ending):
        return None
    return min(likeliest, key=text.find)


def _is_namesake(name: str, short: str, text: str) -> bool:
    """True for another bearer of the family name: Michelle, where "President Obama" or "Mr Obama" is told of.

    News names in full first; who has a rank and only the family name before that is somebody else, known to all,
    unless the text oftener says "Mrs", as it would of this one.
    """
    sex = sex_of_first_name(name.split(" ", 1)[0])
    titled = (led_by(_title_before(), text, at) for at in standing(short, text))
    bare = [(hit.start(), hit[1]) for hit in titled if hit is not None]
    own = [hit[1] for at in standing(name, text) if (hit := led_by(_WORD_BEFORE, text, at)) is not None]
    fits = [sex_of_honorific(title) in {sex, None} for _, title in bare if title in words("honorific", "words")]
    if sex is not None and fits and not any(fits):
        return True
    ranks = [title for _, title in bare if title not in words("honorific", "words")]
    is_early = any(at < text.find(name) and title in ranks for at, title in bare)
    return is_early and not set(ranks) & set(own) and len(ranks) > sum(fits)


@cache
def _title_before() -> re.Pattern[str]:
    """A rank or an honorific, right before a name."""
    return re.compile(rf"\b({'|'.join(sorted(words('role', 'words') | words('honorific', 'words')))})\.? $")


def _weight(name: str, text: str, place: int) -> int:
    """How likely a bare family name means this bearer: leaders first, then the often and the already named."""
    score, first = 0, True
    for at in places_of(name, text):
        end = at + len(name)
        before = text[max(0, at - _NEAR // 2) : at].rsplit(". ", 1)[-1]
        after = text[end : end + _NEAR].split(". ", 1)[0]
        near = re.findall(r"[a-z]+", f"{before} {after}".lower())
        score += 2
        if first and at < place:
            score += 3
        if set(near) & words("role", "past"):
            score -= 4
        elif set(near) & words("role", "heads"):
            score += 2
        first = False
    return score
