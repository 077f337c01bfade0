"""Numbers with what they count: "about 10,000 troops", "between 70 and 90 weapons", "$2,000"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dateline.events.table.claim import Quantity
from dateline.events.text.description.words import table
from dateline.events.text.parsing.labels import NOUNS, UNDERGOERS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TABLE: Final[dict[str, Any]] = table("quantities.toml")
_SMALL: Final = "|".join(_TABLE["small"])
_SCALES: Final = "|".join(k for k in _TABLE["scale"] if len(k) > 2)
_NUMBER: Final = rf"(?:{_DIGITS}|(?:{_SMALL})(?:-(?:{_SMALL}))?)(?:[ -]?(?:{_SCALES})\b|(?:m|bn|k)\b)?"
_MONEY: Final = r"(?:US|A|C|HK)?[$€£¥]\s?"
_STOP: Final = "|".join(map(re.escape, _TABLE["words"]["stop"].split()))
_UNIT: Final = (
    rf"(?:\s?%|[ -](?:per ?cent|percent|percentage points)\b|(?:[ -](?!(?:{_STOP})\b)[A-Za-z][\w’'-]*)"
    rf"(?: (?!(?:{_STOP})\b)[A-Za-z][\w’'-]*){{0,2}})"
)
_VALUE: Final = re.compile(rf"(?:({_DIGITS})|([a-z-]+?))(?:[ -]?({_SCALES}|bn|m|k))?$")
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<about>{'|'.join(_TABLE['words']['about'])}) )?(?:between )?"
    rf"(?P<money>{_MONEY})?(?P<low>{_NUMBER})"
    rf"(?:(?: (?:to|and|or) |-|–)(?P<money2>{_MONEY})?(?P<high>{_NUMBER}))?(?P<unit>{_UNIT})?",
    re.I,
)
_VAGUE: Final = re.compile(rf"\b(?P<vague>{'|'.join(_TABLE['vague'])})(?: of)?(?P<unit>{_UNIT})", re.I)
_FATE_AFTER: Final = re.compile(r" (?:people )?(?:were |was |are |have been |had been |has been )?(\w+)")

Unit = Callable[[int], str | None]
"""What is counted by the number that starts at a place of the text; None where the parse does not say."""
NOTHING: Final = ""
"""What a number in a name counts ("Formula One"): it is no quantity."""


def quantities(
    text: str, spans: Iterable[tuple[int, int]] = (), *, unit_at: Unit = lambda _: None
) -> tuple[Quantity, ...]:
    """The numbers of a text, in reading order.

    Args:
        text: A sentence, or the part of it that tells of the event.
        spans: Places in it that are dates, and therefore no quantities.
        unit_at: What a parse says is counted.

    >>> [(q.low, q.high, q.unit, q.approximate) for q in quantities("About 10,000 troops and $2.5 million in aid")]
    [(10000.0, 10000.0, 'troops', True), (2500000.0, 2500000.0, 'USD', False)]
    >>> [(q.low, q.high, q.unit) for q in quantities("between 70 and 90 warheads; 12 were killed")]
    [(70.0, 90.0, 'warheads'), (12.0, 12.0, 'killed')]
    """
    dates = tuple(spans)
    found = [(h.start(), _read(h, text, unit_at)) for h in _QUANTITY.finditer(text) if not _overlaps(h.span(), dates)]
    found += [(h.start(), _read_vague(h, unit_at)) for h in _VAGUE.finditer(text) if not _overlaps(h.span(), dates)]
    return tuple(dict.fromkeys(q for _, q in sorted(found, key=lambda f: f[0]) if q is not None and q.unit != NOTHING))


def unit_by_parse(doc: Doc, offset: int) -> Unit:
    """What a parse says is counted: the noun, or what happened to those counted ("killed").

    Args:
        doc: A sentence, parsed.
        offset: Where the text of `quantities` starts in it.
    """

    def unit_at(place: int) -> str | None:
        token = next((t for t in doc if t.idx <= place + offset < t.idx + len(t)), None)
        if token is not None and token.pos_ == "PROPN" and not token.like_num:
            return None
        if token is not None and token.pos_ == "PROPN":
            return NOTHING
        if token is not None and token.pos_ in VERBAL:
            return str(_TABLE["fate"].get(token.lower_, "people"))
        for _ in range(4):
            if token is None or token.pos_ in NOUNS or token.head == token:
                break
            token = token.head if token.pos_ in {"NUM", "ADV", "ADJ", "SYM", "ADP", "DET"} else None
        return _counted(token) if token is not None and token.pos_ in NOUNS else None

    return unit_at


def _counted(noun: Token) -> str:
    """The noun in its base form with its modifiers; "killed" where that is what happened to them."""
    verb = noun.head
    for word in (*[c for c in noun.children if c.dep_ in {"acl", "amod", "conj"}], verb):
        is_patient = word != verb or noun.dep_ in UNDERGOERS or verb.lemma_ == "die"
        fate = _TABLE["fate"].get(word.lemma_.lower()) or _TABLE["fate"].get(word.lower_)
        if fate is not None and is_patient:
            return str(fate)
    return str(_TABLE["fate"].get(noun.lower_, noun.lower_))


def _overlaps(span: tuple[int, int], spans: tuple[tuple[int, int], ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def _read(hit: re.Match[str], text: str, unit_at: Unit) -> Quantity | None:
    unit = _unit(hit, text, unit_at)
    if unit is None:
        return None
    low, scale = _value(hit["low"])
    high, high_scale = _value(hit["high"]) if hit["high"] else (low, scale)
    if hit["high"] and high_scale > 1 and scale == 1:
        low *= high_scale
    return Quantity(min(low, high), max(low, high), _one_name(unit), hit["about"] is not None, hit[0].strip())


def _read_vague(hit: re.Match[str], unit_at: Unit) -> Quantity | None:
    low, high = _TABLE["vague"][hit["vague"].lower()]
    unit = hit["unit"].strip(" -").lower()
    if _is_calendar(unit):
        return None
    counted = _one_name(_first(unit_at(hit.start("unit") + 1), _short(unit)))
    return Quantity(float(low), float(high), counted, True, hit[0].strip())


def _value(written: str) -> tuple[float, float]:
    """A number as written and the scale word it has: "2.5 million" -> (2500000.0, 1000000.0)."""
    parts = _VALUE.match(written.lower())
    if parts is None:
        return 0.0, 1.0
    scale = float(_TABLE["scale"].get(parts[3] or "", 1))
    if parts[1]:
        return float(parts[1].replace(",", "")) * scale, scale
    return float(sum(_TABLE["small"].get(w, 0) for w in parts[2].split("-"))) * scale, scale


def _unit(hit: re.Match[str], text: str, unit_at: Unit) -> str | None:
    """What is counted; None for a bare number, a year, a time or an age."""
    sign = hit["money"] or hit["money2"]
    if sign:
        return str(_TABLE["money"].get(sign.strip().upper(), "USD"))
    unit = (hit["unit"] or "").strip(" -").lower()
    if unit in {"%", "percent", "per cent", "percentage points"}:
        return "%"
    if not unit:
        after = _FATE_AFTER.match(text[hit.end() :])
        return _TABLE["fate"].get(after[1].lower()) if after else None
    if _is_calendar(unit):
        return None
    return _first(unit_at(hit.start("low")), _short(unit))


def _first(by_parse: str | None, by_words: str) -> str:
    return by_words if by_parse is None else by_parse


def _short(unit: str) -> str:
    """The words after a number without the verb that may follow them; a fate by its one name."""
    words = unit.split(" ")
    fate = next((w for w in words if w in _TABLE["fate"]), None)
    if fate:
        return str(_TABLE["fate"][fate])
    return words[0] if len(words) == 1 or words[1].endswith("ed") else " ".join(words[:2])


def _one_name(unit: str) -> str:
    """The name under which a unit is compared with its synonyms: "troops" for "soldiers", "US soldiers" too.

    >>> _one_name("soldiers"), _one_name("warheads")
    ('troops', 'warheads')
    """
    return _names().get(unit.split(" ")[-1], unit)


@cache
def _names() -> dict[str, str]:
    return {word: name for name, words in _TABLE["same"].items() for word in [name, *words.split()]}


def _is_calendar(unit: str) -> bool:
    return unit.split(" ")[0].strip("’'") in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(_TABLE["words"]["calendar"].split())
