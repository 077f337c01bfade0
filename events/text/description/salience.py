"""How much a claim matters to its document; every weight stands in salience.toml."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from dateline.events.table.claim import FIRM, Claim
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.judging.confidence import confidence, grave
from dateline.events.text.description.words import table, words
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.edtf import parse

EVENTFUL: Final = frozenset(
    {
        "conflict",
        "death",
        "disaster",
        "politics",
        "justice",
        "diplomacy",
        "founding",
        "closing",
        "protest",
        "deployment",
    }
)
"""Kinds that chronologies list."""

ASSUMED_RULE: Final = "extract.lead.publication"
"""Rule of a claim that no word of the text dates."""
_GUESSED: Final = frozenset({ASSUMED_RULE, "extract.lead.news"})
"""Rules whose written date names the likeliest of the days that the bounds hold."""

_GRANULES: Final = {"instant": 1.0, "second": 1.0, "minute": 1.0, "hour": 1.0, "part_of_day": 1.0, "day": 1.0,
                    "weekend": 0.7, "week": 0.5, "month": 0.3, "season": 0.2, "quarter": 0.2, "half": 0.1}  # fmt: skip
_HALF_SENTENCE: Final = 3.0
"""Sentences from the top after which the lead counts half."""
_HALF_DAYS: Final = 7.0
"""Days from publication after which nearness counts half."""
_REASONS: Final = 2
"""How many features are told as reasons."""
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]+|\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class _Document:
    """What is counted once for all claims of a document."""

    starts: tuple[int, ...]
    prose: int
    headline: frozenset[str]
    days: Counter[int | None]
    names: Counter[str]
    published: int | None
    newest: int | None


def weigh(claims: Sequence[Claim], context: DocumentContext) -> tuple[Claim, ...]:
    """Give the claims of one document their salience, beside each other.

    Args:
        claims: All claims of one document, in any order; the order stays.
        context: The document.

    Returns:
        The same claims with `salience` set and its strongest reasons added to `reasons`.
    """
    document = _counted(claims, context)
    seen: set[int | None] = set()
    weighed = {}
    for place in sorted(range(len(claims)), key=lambda i: (claims[i].citation.char_start or 0, i)):
        claim = claims[place]
        found = features(claim, document, first=_day(claim) not in seen)
        seen.add(_day(claim))
        value, says = score(found)
        weighed[place] = replace(claim, salience=value, reasons=(*claim.reasons, *says))
    return _details([_printable(weighed[i], context.title) for i in range(len(claims))])


def _printable(claim: Claim, headline: str | None) -> Claim:
    """The claim, or with little salience where its title cannot stand alone; the headline always can."""
    told = " " in claim.title and (grave() | _open()).isdisjoint(claim.reasons)
    if claim.title == headline or told:
        return claim
    return replace(claim, salience=round(claim.salience * _table()["unprintable"], 4))


@cache
def _open() -> frozenset[str]:
    """The reason of a title that leaves open who is meant."""
    return frozenset(confidence(["pronoun"])[1])


def _details(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of several claims of one day the strongest keeps its salience; the others tell its details."""
    best: dict[int, float] = {}
    for claim in claims:
        day = _day(claim)
        if day is not None:
            best[day] = max(best.get(day, 0.0), claim.salience)
    kept: set[int] = set()
    result = []
    for claim in claims:
        day = _day(claim)
        leads = day is None or (claim.salience == best[day] and day not in kept)
        if day is not None and leads:
            kept.add(day)
        result.append(claim if leads else replace(claim, salience=round(claim.salience * _table()["detail"], 4)))
    return tuple(result)


def score(found: dict[str, float]) -> tuple[float, tuple[str, ...]]:
    """Salience of a claim with these features, and the reasons that count most.

    >>> score({"lead": 1.0, "near": 1.0})[0] > score({"lead": 0.1, "near": 0.1})[0]
    True
    """
    table = _table()
    parts = {name: table[name]["weight"] * value for name, value in found.items()}
    value = 1 / (1 + math.exp(-(table["bias"] + sum(parts.values()))))
    strongest = sorted((n for n in parts if abs(parts[n]) >= 0.3), key=lambda n: (-abs(parts[n]), n))[:_REASONS]
    return round(value, 4), tuple(str(table[n]["says"]) for n in strongest)


def features(claim: Claim, document: _Document, *, first: bool) -> dict[str, float]:
    """The features of one claim, each between 0 and 1.

    Args:
        claim: The claim.
        document: The counts of its document.
        first: True for the first claim of its date.
    """
    sentence = max(bisect_right(document.starts, claim.citation.char_start or 0) - 1, 0) - document.prose
    told = content_words(claim.citation.quote) | content_words(claim.title)
    day = _day(claim)
    known = sum(document.days.values())
    return {
        "lead": _HALF_SENTENCE / (_HALF_SENTENCE + sentence) if sentence >= 0 else 0.0,
        "headline": len(told & document.headline) / len(document.headline) if document.headline else 0.0,
        "day": _GRANULES.get(claim.bounds.granule, 0.0) if _is_fenced(claim) else 0.0,
        "near": _near(claim, document.published),
        "repeated": document.days[day] / known if day is not None and known else 0.0,
        "central": _central(claim, document.names),
        "first": float(first),
        "statement": float(claim.role == "statement" or claim.kind == "statement"),
        "future": float(_is_future(claim, document.published)),
        "doubtful": float(claim.status in {"hypothetical", "negated"}),
        "eventful": float(claim.kind in EVENTFUL),
        "numbers": float(bool(claim.quantities)),
        "newest": float(day is not None and day == document.newest),
        "assumed": float(claim.rule_id == ASSUMED_RULE),
    }


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, lower case, without their commonest endings.

    >>> sorted(content_words("The rebels killed two soldiers"))
    ['kill', 'rebel', 'soldier']
    """
    found = (hit[0].lower() for hit in _WORD.finditer(text))
    return frozenset(_stem(w) for w in found if w not in words("stop", "words"))


def _stem(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _counted(claims: Sequence[Claim], context: DocumentContext) -> _Document:
    names = Counter(e.name for c in claims for e in (*c.actors, *c.places))
    published = context.published
    return _Document(
        tuple(s.start for s in context.sentences),
        context.prose,
        content_words(context.headline),
        Counter(d for d in map(_day, claims) if d is not None),
        Counter({name: context.text.count(name) for name in names}),
        None if published is None else published.earliest_start,
        _newest(claims, published),
    )


def _newest(claims: Sequence[Claim], published: Bounds | None) -> int | None:
    """The day of publication where a word of the text dates something to it, else the eve if one does, else the day.

    None where the publication is not known to the day.
    """
    if published is None or published.earliest_start is None:
        return None
    day = published.earliest_start // DAY
    told = {
        _day(c)
        for c in claims
        if c.status in FIRM and not c.rule_id.startswith("extract.lead") and c.bounds.granule != "instant"
    }
    return day - 1 if day not in told and day - 1 in told else day


def _day(claim: Claim) -> int | None:
    """The day of a claim dated to the day, in days since 1970; None for any other."""
    bounds = _named(claim)
    start, end = bounds.earliest_start, bounds.latest_end
    if start is None or end is None or end - start > DAY:
        return None
    return start // DAY


def _named(claim: Claim) -> Bounds:
    """The bounds, or the likeliest day among them where only the publication dates the claim."""
    return parse(claim.edtf).extent if claim.edtf and claim.rule_id in _GUESSED else claim.bounds


def _is_fenced(claim: Claim) -> bool:
    """True where both sides of the time are bounded."""
    return claim.bounds.earliest_start is not None and claim.bounds.latest_end is not None


def _near(claim: Claim, published: int | None) -> float:
    bounds = _named(claim)
    if published is None or bounds.earliest_start is None or bounds.latest_end is None:
        return 0.0
    middle = (bounds.earliest_start + bounds.latest_end - DAY) / 2
    return _HALF_DAYS / (_HALF_DAYS + abs(published - middle) / DAY)


def _is_future(claim: Claim, published: int | None) -> bool:
    start = claim.bounds.earliest_start
    return claim.status == "planned" or (published is not None and start is not None and start >= published + DAY)


def _central(claim: Claim, names: Counter[str]) -> float:
    most = max(names.values(), default=0)
    own = [names[e.name] for e in (*claim.actors, *claim.places)]
    return max(own, default=0) / most if most else 0.0


@cache
def _table() -> dict[str, Any]:
    return table("salience.toml")
