"""Text -> Timex: every rule alone over the text, then the refiners in order, then each expression gets its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final, TypeVar

from dateline.events.text.dating.clues import Fact
from dateline.events.text.dating.dct import DctEvidence, infer
from dateline.events.text.dating.publication import own_place
from dateline.events.text.meaning.nodes import (
    Away,
    AwayFrom,
    Beside,
    Clock,
    Edge,
    Loose,
    Node,
    Nth,
    Recurring,
    Reference,
    Report,
    SameDay,
    Shifted,
    Stretch,
    WeekBeside,
    Within,
)
from dateline.events.text.meaning.places import Place, holding
from dateline.events.text.meaning.tense import Tenses, is_awaited, is_bound, is_of_saying, is_pluperfect, tense_of_news
from dateline.events.text.rules import rulebook
from dateline.events.text.rules.rule import Rule
from dateline.events.text.rules.rulebook import Rulebook
from dateline.events.text.tagging import refiners
from dateline.events.text.tagging.anchoring import resolve
from dateline.events.text.tagging.daybook import day_heads, hour_heads, in_rows, is_behind_list, year_heads
from dateline.events.text.tagging.refiners import Found
from dateline.events.text.tagging.scene import Reading, Scene, asides, looks_back, own_years
from dateline.events.text.tagging.views import Widths, timex_of, widths
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds

Refiner = Callable[[list[Found], str, Rulebook], list[Found]]

REFINERS: Final[tuple[Refiner, ...]] = (
    refiners.agree_on_order,
    refiners.drop_unproved,
    refiners.drop_overlaps,
    refiners.join_neighbours,
    refiners.wrap,
    refiners.join_neighbours,
    refiners.drop_look_alikes,
    refiners.lend_days,
    refiners.lend_years,
)
"""The whole of what happens between finding and anchoring, in order."""

Told = TypeVar("Told")

_HYPHENS: Final = {0x2010: "-", 0x2011: "-"}
"""What word processors write for a hyphen, and so that no line breaks at it."""

_STOP: Final = re.compile(r"[.!?]\s|\n\s*\n")
_OTHER_CLOCK: Final = re.compile(r"[^()\n]{0,24}\((?:or )?")
_CONTEXT: Final = 40
_FEW: Final = 3
"""So many full dates of past years, at least, make a narrative of a text whose day of publication is known."""
_MANY: Final = 10
"""With fewer, a text that speaks of its own year or day is news, or a feature in it."""
_TELLING: Final = 4
"""So many full dates for each word that only news uses of its own day."""


def tag(
    text: str,
    *,
    dct: Bounds | None,
    lang: str = "en",
    facts: Sequence[Fact] = (),
    vague: Widths = MappingProxyType({}),
) -> list[Timex]:
    """Every expression of time in a text, in reading order.

    Args:
        text: Any text; offsets are code points into it.
        dct: When it was written, which may be known only roughly; None when not known: then the text's own clues say
            on which days it can have been written, and what leans on that day widens.
        lang: A language that has a folder of rules.
        facts: Words that date a text, for when `dct` is None.
        vague: Widths of vague words that count instead of those that come with Dateline.

    Returns:
        Timex that do not overlap.

    Raises:
        RuleError: There are no rules for the language, or they are wrong.

    >>> from dateline.events.time.bounds import instant
    >>> friday = Bounds.exactly(instant(2024, 11, 1), instant(2024, 11, 2), "day")
    >>> [(t.text, t.value) for t in tag("He said last week that it began in 1953.", dct=friday)]
    [('last week', '2024-W43'), ('1953', '1953')]
    """
    book = rulebook.load(lang)
    found = expressions(text, book)
    undated = dct is None
    if dct is None and any(leans_on_dct(one.node) for one in found):
        dct = infer(text, found, book.lexicon, facts).bounds
    days = (None, None) if dct is None else _days(dct)
    narrative = is_narrative(found, None if undated else days[0])
    is_sure = days[0] == days[1]
    place = partial(place_all, found, text, book.lexicon.tenses, narrative=narrative, is_sure=is_sure)
    first = place(dct=days[0])
    last = first if is_sure else place(dct=days[1])
    pairs = zip(found, first, last, strict=True)
    table = {**widths(), **vague}
    return [timex_of(one, text, a, b, table) for one, a, b in pairs if a is not None and b is not None]


def written(text: str, *, lang: str = "en", facts: Sequence[Fact] = ()) -> DctEvidence:
    """When a text was written, as far as its own clues tell."""
    book = rulebook.load(lang)
    return infer(text, expressions(text, book), book.lexicon, facts)


def expressions(text: str, book: Rulebook) -> list[Found]:
    """The expressions of a text, refined, without their places."""
    text = text.translate(_HYPHENS)
    found = find(text, book)
    for refine in REFINERS:
        found = refine(found, text, book)
    return found


def find(text: str, book: Rulebook) -> list[Found]:
    """What each rule alone finds, overlaps and all."""
    found: list[Found] = []
    for start, rules in book.starts.in_text(text):
        for rule in rules:
            hit = rule.pattern.match(text, start) if rule.pattern is not None else None
            if hit is not None and (one := _read(rule, text, hit, book)) is not None:
                found.append(one)
    return found


def _read(rule: Rule, text: str, hit: re.Match[str], book: Rulebook) -> Found | None:
    """What a match means; None where its surroundings or its words are not as the rule asks."""
    context = _context(rule, text, hit.start())
    if context is None or (rule.proper and not _is_capitalised(hit, book)):
        return None
    groups = context | {name: words for name, words in hit.groupdict().items() if words is not None}
    node = rulebook.build(rule, book.lexicon, groups)
    return Found(hit.start(), hit.end(), node, rule.id, rule.type) if node is not None else None


def _context(rule: Rule, text: str, start: int) -> dict[str, str | None] | None:
    """The slots of what stands before, where the rule asks for it; None where it is not as the rule asks."""
    floor = max(0, start - _CONTEXT)
    if rule.not_after is not None and rule.not_after.search(text, floor, start) is not None:
        return None
    if rule.after is None:
        return {}
    before = rule.after.search(text, floor, start)
    return before.groupdict() if before is not None else None


def _is_capitalised(hit: re.Match[str], book: Rulebook) -> bool:
    """True unless a word that must be capitalised to mean a time is not."""
    words: Iterator[str] = (word for word in hit.groupdict().values() if word)
    return not any(word.lower().rstrip(".") in book.lexicon.proper and not word[0].isupper() for word in words)


def place_all(
    found: list[Found], text: str, tenses: Tenses, *, dct: int | None, narrative: bool, is_sure: bool = True
) -> list[Reading | None]:
    """Resolve the expressions in reading order, for one day of publication; `is_sure` where it is the only one."""
    dated = own_years([one.node for one in found])
    full = [(i, day) for i, one in enumerate(found) if (day := _full_date(one)) is not None]
    aside = asides(dated)
    next_years = _each_next([(i, year) for i, year in dated if i not in aside], len(found))
    next_dates = _each_next(full, len(found))
    scene = Scene(dct, is_sure=is_sure, narrative=narrative, latest_year=max((year for _, year in dated), default=None))
    scene.span = _opening_span(text, found, full)
    scene.speaks_now = any(_is_deictic(one.node) for one in found)
    heads, hours, years = day_heads(text, found), hour_heads(text, found), year_heads(text, found)
    rows = in_rows(text, found, heads)
    readings: list[Reading | None] = []
    index, opened = 0, None
    for i, one in enumerate(found):
        scene.next_year, scene.next_date = next_years[i], next_dates[i]
        scene.look = partial(tense_of_news, text, one.start, one.end, tenses)
        scene.chapter = years.get(i, scene.chapter)
        scene.is_head = i in heads
        scene.is_hour_head = i in hours
        if scene.is_head or (
            opened is not None and is_behind_list(text, found[opened].start, one.start, is_row=opened in rows)
        ):
            scene.last_entry, scene.entry = scene.entry or scene.last_entry, None
            opened = i if scene.is_head else None
        reading = resolve(one.node, scene)
        readings.append(reading)
        if reading is None:
            continue
        if not (_is_other_clock(text, found, i) or _is_to_come(reading, dct)):
            _note(scene, one, reading, index, text, tenses, is_aside=i in aside)
        index += 1
    return readings


def _each_next(told: list[tuple[int, Told]], size: int) -> list[Told | None]:
    """For each position the first of what is told behind it; None behind the last.

    >>> _each_next([(1, "May"), (3, "June")], 4)
    ['May', 'June', 'June', None]
    """
    behind: list[Told | None] = [None] * size
    here, then = dict(told), None
    for i in range(size - 1, -1, -1):
        behind[i], then = then, here.get(i, then)
    return behind


def _note(scene: Scene, one: Found, reading: Reading, index: int, text: str, tenses: Tenses, *, is_aside: bool) -> None:
    """Remember what an expression spoke of, as far as the text goes on from there."""
    bounds = is_bound(text, one.start, tenses)
    is_said = is_of_saying(text, one.start, tenses) or (
        (bounds or looks_back(one.node)) and is_pluperfect(text, one.start, tenses)
    )
    is_aside = is_aside or (one.kind == "year" and bounds) or (scene.narrative and is_awaited(text, one.start, tenses))
    scene.note(one.node, reading, index, is_aside=is_aside, is_said=is_said)
    if scene.is_head and reading.place is not None:
        scene.entry = reading.place.to("day"), index


def _is_other_clock(text: str, found: list[Found], i: int) -> bool:
    """True for the same moment by another clock: "at 0712 local time (2112 UTC on 16 August)"."""
    if i == 0 or not isinstance(found[i].node, Clock) or not isinstance(found[i - 1].node, Clock):
        return False
    return _OTHER_CLOCK.fullmatch(text, found[i - 1].end, found[i].start) is not None


def _is_to_come(reading: Reading, dct: int | None) -> bool:
    """True for a bare year after the day of writing: "the 2029 notes"."""
    place = reading.place
    return dct is not None and place is not None and place.unit == "year" and place.first_day > dct


def _full_date(one: Found) -> Place | None:
    """The day or month that an expression names with its year; None of any other."""
    place = own_place(one.node)
    return place if place is not None and place.unit in ("day", "month") else None


def _opening_span(text: str, found: list[Found], full: list[tuple[int, Place]]) -> tuple[Place, Place] | None:
    """The days or months between which lies what the first sentence with a full date tells; None where it has one."""
    if len(full) < len(("first", "last")):
        return None
    (one, first), (other, last) = full[:2]
    is_one = _STOP.search(text, found[one].end, found[other].start) is None
    return (first, last) if is_one and first.end_day <= last.first_day else None


def is_narrative(found: list[Found], dct: int | None) -> bool:
    """True when a text tells of the past in order."""
    years = [year for _, year in own_years([one.node for one in found])]
    spoken = sum(_is_spoken(one.node) for one in found)
    if dct is None:
        return len(years) > _TELLING * spoken
    today = holding("year", dct).index
    told = sum(year < today for year in years)
    if told < _MANY and (spoken or any(year >= today - 1 for year in years)):
        return False
    return told >= _FEW and told > _TELLING * spoken


def leans_on_dct(node: Node) -> bool:
    """True for words whose place depends on the day of publication."""
    match node:
        case Recurring() | Shifted() | SameDay() | Away() | Stretch() | Report() | Reference():
            return True
        case (
            Within(inner=inner)
            | Nth(inner=inner)
            | AwayFrom(inner=inner)
            | Beside(inner=inner)
            | WeekBeside(inner=inner)
            | Edge(inner)
            | Loose(inner)
        ):
            return leans_on_dct(inner)
        case Clock(inner=inner):
            return inner is None or leans_on_dct(inner)
        case _:
            return False


def _is_spoken(node: Node) -> bool:
    """True for words that only news uses of its own day: weekdays, yesterday, last week, two days ago."""
    match node:
        case Recurring(cycle="week"):
            return True
        case SameDay():
            return True
        case Shifted(base=base):
            return base in ("dct", "deictic", "running")
        case Away(base=base):
            return base == "dct"
        case _:
            return False


def _is_deictic(node: Node) -> bool:
    """True for what is counted from the day of writing alone."""
    match node:
        case Shifted(base=base) | Away(base=base):
            return base in ("dct", "deictic")
        case _:
            return False


def _days(dct: Bounds) -> tuple[int | None, int | None]:
    """The first and the last possible day of publication, counted from 1970-01-01; None where there is no bound."""
    first, last = dct.earliest_start, dct.latest_end
    return None if first is None else first // DAY, None if last is None else (last - 1) // DAY
