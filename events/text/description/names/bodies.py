"""What a body is called once it has been named: "the ministry", "the lender"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.words import table, words

_REACH: Final = 500
"""Code points before a noun in which a second body of its kind makes it doubtful which is meant."""

_RETURNS: Final = 3
"""Times that a text names the body to which it returns, whatever other stands near."""
_OPENING: Final = 240
"""Code points at the start of a text in which that stands what it is about."""


@cache
def body_words() -> frozenset[str]:
    """Words that end or head the names of bodies, never of people."""
    rows = (row["words"].split() for name, row in _bodies().items() if name != "known")
    return frozenset(word for row in rows for word in row)


def stands_for(noun: str) -> frozenset[str]:
    """Words by which a name shows that `noun` may stand for it.

    >>> "Inc" in stands_for("company"), "Bank" in stands_for("company"), "Inc" in stands_for("ministry")
    (True, True, False)
    """
    rows = (row for name, row in _bodies().items() if name != "known")
    return frozenset(w for row in rows if noun in row["nouns"].split() for w in row["words"].split()) | {
        noun.capitalize()
    }


@cache
def _bodies() -> dict[str, dict[str, str]]:
    return table("names/bodies.toml")


APPOSED: Final = r"(?=[,.;:)–—-]|\n| (?:of|at|in|for|that|which|who|whose|behind|based|owned)\b)"
"""What follows a noun that stands beside a name: in "told Voltum, the company will pay" another thing begins."""
_LONGEST: Final = 45
"""Code points of the longest name that is written for its letters."""
_NEW: Final = frozenset(
    {
        "Brunswick",
        "Caledonia",
        "Delhi",
        "England",
        "Guinea",
        "Hampshire",
        "Haven",
        "Jersey",
        "Mexico",
        "Orleans",
        "South",
    }
    | {"York", "Zealand"}
)
"""Words of places whose name begins with "New"; before other names "New" only opens a sentence."""
_LEGAL: Final = frozenset({"Inc", "Corp", "Corporation", "Co", "Company", "Ltd", "Limited", "LLC", "PLC", "Plc", "AG"})
"""What a firm's name says only in law."""
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_WORD: Final = rf"(?!{_DAY})[A-Z][\w&’'-]*(?:\.(?=[A-Z]|,))?"
_LINK: Final = r"(?:of|for|and|on|the|de|du|&)"
_NAME: Final = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,5}}"


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a text, and where."""

    place: int
    name: str


@lru_cache(maxsize=512)
def bodies_called(noun: str, text: str) -> tuple[Body, ...]:
    """The bodies that a text names of which `noun` may be said, in reading order.

    By a word of the name ("Ministry of Health", "Voltum Corp"), by what the text calls it ("Voltum, a battery maker",
    "the airline Norvia"), or because everybody knows.

    >>> [b.name for b in bodies_called("company", "Voltum, a company in Oslo, bought Arden Motors and Kelp.")]
    ['Voltum', 'Arden Motors']
    >>> [b.name for b in bodies_called("company", "The firm Arden on Monday fell. It cost the company Rs 14 crore.")]
    ['Arden']
    >>> bodies_called("company", "Trading on the NYSE stopped in the USA.")
    ()
    >>> [b.name for b in bodies_called("bank", "New York Savings Bank fell. New Savings Bank rules came.")]
    ['New York Savings Bank', 'Savings Bank']
    """
    ends = "|".join(sorted(map(re.escape, stands_for(noun))))
    said = "|".join(sorted(map(re.escape, _alike(noun))))
    of = rf"(?: (?:of|for) (?:the )?{_WORD}(?: (?:and )?{_WORD}){{0,3}})?"
    known = "|".join(map(re.escape, sorted(_known(noun)))) or "(?!)"
    patterns = (
        rf"(?<!\w)(?P<name>(?:{_WORD} (?:{_LINK} )?){{0,5}}(?:{ends})\b{of})",
        rf"(?<!\w)(?P<name>{_NAME})(?: \([A-Z]{{2,6}}\))?(?:,? (?:is|was|are|were) (?:an?|the)|,? an?) "
        rf"(?:[\w’'-]+ ){{0,4}}(?:{said})\b",
        rf"(?<!\w)(?P<name>{_NAME})(?: \([A-Z]{{2,6}}\))?, the (?:[\w’'-]+ ){{0,4}}(?:{said}){APPOSED}",
        rf"\b(?:{said}) (?P<name>{_NAME})\b(?!\.? ?[\d$€£₹])",
        rf"\b(?P<name>{known})(?!\w)",
    )
    found = {Body(hit.start("name"), _tidy(hit["name"])) for pattern in patterns for hit in re.finditer(pattern, text)}
    named = {b.name for b in found if _is_name(b.name, noun)}
    return tuple(sorted((b for b in found if b.name in named and not _runs_on(b.name, named, text)), key=_in_order))


def _in_order(body: Body) -> tuple[int, str]:
    return body.place, body.name


def _runs_on(name: str, names: Iterable[str], text: str) -> bool:
    """True for a name that goes on into a headline: "Bank of Chad Posts Loss", where the text has "Bank of Chad"."""
    return text.count(name) == 1 and any(
        name.startswith(f"{other} ") and other.split(" ")[-1] not in body_words() and text.count(other) > 1
        for other in names
    )


def _alike(noun: str) -> frozenset[str]:
    """The nouns of the kinds that `noun` belongs to: a battery "maker" is a company, a folk "band" is a group."""
    rows = [row["nouns"].split() for name, row in _bodies().items() if name != "known"]
    return frozenset({noun, *(other for row in rows if noun in row for other in row)})


def _known(noun: str) -> frozenset[str]:
    return frozenset(_bodies()["known"].get(noun, "").split())


def _tidy(name: str) -> str:
    """A name without a leading article, an owner's ending or a sentence's first word."""
    name = re.sub(r"[’']s?$", "", name)
    first, _, rest = name.partition(" ")
    is_place = first == "New" and rest.split(" ")[0] in _NEW
    return _tidy(rest) if rest and first in words("starter", "words") and not is_place else name


def _is_name(name: str, noun: str) -> bool:
    """False for the noun itself with a capital, and for a single word that begins sentences."""
    return len(name) > 1 and name.lower() != noun and name not in words("starter", "words") and not country_of(name)


def the_body(noun: str, text: str, place: int, *, far: bool = True) -> str | None:
    """The one body that "the company" means at `place`: the last named, where no other is as near or as usual.

    Args:
        noun: A common noun for a body.
        text: The document.
        place: Where the noun stands.
        far: True where a body named only long before may be meant.

    >>> text = "The Ministry of Health spoke. The Ministry of Trade was closed. Later the Ministry of Trade reopened."
    >>> the_body("ministry", text, 60), the_body("ministry", text[:29], 29)
    (None, 'Ministry of Health')
    """
    before = [b for b in _mentions(noun, text) if b.place < place]
    if not before:
        return None
    names = _joined(b.name for b in before)
    near = {_same(b.name, names) for b in before if b.place >= place - (_REACH if far else _REACH // 2)} or (
        {_same(before[-1].name, names)} if far else set()
    )
    often = Counter(_same(b.name, names) for b in before)
    last = _same(before[-1].name, names)
    if len(near) != 1 and (often[last] < _RETURNS or any(2 * often[n] > often[last] for n in near - {last})):
        return None
    name = near.pop() if len(near) == 1 else last
    return name if 2 * often[name] >= len(before) else None


def main_body(noun: str, text: str) -> str | None:
    """The body that a text is about: it opens with it, and tells of no other so often that `noun` may be said of.

    >>> main_body("firm", "Harlan Shipyard, 1911-2011. Ships were built. The firm failed.")
    'Harlan Shipyard'
    >>> text = "Arden Bank fell. Arden had lent much. Kelp Bank is smaller. Arden closed. The bank owed all."
    >>> main_body("bank", text)
    'Arden Bank'
    """
    found = _mentions(noun, text)
    names = _joined(b.name for b in found)
    often = Counter(_same(b.name, names) for b in found)
    opening = {_same(b.name, names) for b in found if b.place < _OPENING}
    if len(often) > 1:
        often = Counter({name: _told(name, text) for name in often})
    name = foremost(often, least=1 if len(often) == 1 else _RETURNS)
    return name if name in opening else None


def _told(name: str, text: str) -> int:
    """How often a text tells of a body, by its whole name or the first word of it that begins no other name."""
    first = name.split(" ", 1)[0]
    own = full_body(first, text) == name
    return len(re.findall(rf"\b{re.escape(first if own else name)}\b", text))


@lru_cache(maxsize=512)
def _mentions(noun: str, text: str) -> tuple[Body, ...]:
    """Every place where a body stands that the text anywhere calls so."""
    names = {b.name for b in bodies_called(noun, text)}
    return tuple(
        sorted(
            (Body(hit.start(), name) for name in names for hit in re.finditer(rf"\b{re.escape(name)}\b", text)),
            key=lambda b: (b.place, b.name),
        )
    )


def _joined(names: Iterable[str]) -> list[str]:
    """Different names, the longest first, of which a shorter one is a part: "Arden" of "Arden Motors"."""
    return sorted(set(names), key=lambda n: (-len(n), n))


def _same(name: str, names: Sequence[str]) -> str:
    """The longest name of which `name` is the beginning or the end."""
    return next(n for n in names if n == name or n.startswith(name + " ") or n.endswith(" " + name))


@lru_cache(maxsize=512)
def full_body(short: str, text: str) -> str | None:
    """The one body whose name begins with a short form: "Calder" is Calder Mutual; None where none or several do.

    Nor where the body has its name from something that the text names as well.

    >>> full_body("Calder", "The insurer, Calder Mutual, refused. Calder answered.")
    'Calder Mutual'
    >>> full_body("Calder", "The Calder Canal Company dug the Calder Canal to Calder.") is None
    True
    """
    full = {name for name in _full_names(text) if name.startswith(f"{short} ")}
    name = full.pop() if len(full) == 1 else None
    if name is None or set(name.split(" ")[1:]) <= _LEGAL:
        return None
    inner = name.rsplit(" ", 1)[0]
    is_of_another = inner != short and re.search(rf"\b{re.escape(inner)}\b(?! [A-Z])", text) is not None
    return None if is_of_another else name


@lru_cache(maxsize=512)
def spelled_out(letters: str, text: str) -> str | None:
    """What letters stand for that a text explains, but for those that everybody knows.

    >>> spelled_out("ICO", "The International Cocoa Organization (ICO) met. The ICO rose."), spelled_out("UN", "(UN)")
    ('International Cocoa Organization', None)
    """
    if any(letters in row.split() for row in _bodies()["known"].values()) or country_of(letters):
        return None
    hit = re.search(rf"(?P<name>{_NAME}) \({re.escape(letters)}\)", text)
    name = _tidy(hit["name"]) if hit is not None else ""
    initials = "".join(word[0] for word in name.split(" ") if word[:1].isupper())
    return name if initials[:1] == letters[0] and len(name) <= _LONGEST else None


@lru_cache(maxsize=32)
def _full_names(text: str) -> frozenset[str]:
    """Names of several words that end like those of bodies."""
    ends = "|".join(sorted(map(re.escape, body_words())))
    found = (hit[0] for hit in re.finditer(rf"\b(?:{_WORD} ){{1,4}}(?:{ends})\b", text))
    return frozenset(name for name in map(_tidy, found) if " " in name)
