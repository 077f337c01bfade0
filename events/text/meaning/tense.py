"""The tense of the clause around an expression, from the nearest verb: it tells the last Thursday from the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Tense = Literal["past", "future", "unknown", "done", "over", "told"]
"""`done` is past with the verb beside it, "he watched a test in March"; `over` is past beyond doubt: "since March".

`told` is the past of what is news at once: the day on which something was said, and the small hours.
"""

_REACH: Final = 120
"""Code points to either side in which a verb is looked for."""

_CLAUSE: Final = re.compile(r"[.;!?\n]\s|[\"”]")
_SENTENCE: Final = re.compile(r"[.;!?\n]\s")
_CLAUSE_AFTER: Final = re.compile(r"[.;!?\n]\s|[\"”]|(?<!\w)(?:that|dass)(?!\w)")


NEVER: Final = re.compile(r"(?!)")
"""Matches nothing."""

ANYTHING: Final = re.compile(r".*", re.DOTALL)
"""Matches all."""


@dataclass(frozen=True, slots=True)
class Tenses:
    """How a language shows its tenses.

    Attributes:
        future, past: What a verb or phrase of that tense looks like.
        over: What stands right before a time that must be past ("since").
        now: Verbs of the present.
        purpose: An infinitive, which may be ahead of the past that governs it: "was sent to speak in May".
        bidding: Verbs of the past whose infinitive is to come: "was ordered to appear on Friday".
        direct: What may stand between a verb and the time at which it happened: "watched a test in February".
        ahead: Verbs of the past that speak of what is to come: "announced a test in February".
        until: The future that may be as well of the past: "the curfew lasted until Friday".
        to_come: What stands right before a time that such a verb speaks of: "imposed a curfew from Friday".
        saying: What stands right before the day on which something was said: "the owner said on Sunday".
        small_hours: How an expression begins that tells what happened at night: "early on Sunday".
        planned: What stands right behind the day of what was to come: "Friday's planned march".
        awaited: What only who writes now says of what is to come: "will", "hopes to"; a history says "would".
        perfect: What makes the verb behind it past of the past, and its purpose with it: "had tried to cross in May".
        behind: A clause before the time that a plan follows on: "after losing".
        modal: What makes that clause to come as well: "will leave after resting".
        governing: Those of the future that govern a participle: "will then be held", but not "the planning board met".
    """

    future: re.Pattern[str]
    past: re.Pattern[str]
    over: re.Pattern[str]
    now: re.Pattern[str] = NEVER
    purpose: re.Pattern[str] = NEVER
    direct: re.Pattern[str] = NEVER
    ahead: re.Pattern[str] = NEVER
    bidding: re.Pattern[str] = NEVER
    until: re.Pattern[str] = NEVER
    to_come: re.Pattern[str] = NEVER
    saying: re.Pattern[str] = NEVER
    small_hours: re.Pattern[str] = NEVER
    planned: re.Pattern[str] = NEVER
    governing: re.Pattern[str] = ANYTHING
    awaited: re.Pattern[str] = NEVER
    perfect: re.Pattern[str] = NEVER
    behind: re.Pattern[str] = NEVER
    modal: re.Pattern[str] = NEVER


_FRONTED: Final = 2
"""Words at most before a time that begins its sentence: "In late February, he left" has its verb to itself."""

_PARTICIPLE: Final = re.compile(r"[a-z]{2,}")
_BOUND_REACH: Final = 16
_SAYING_REACH: Final = 60
_EARLY_ON: Final = len("early on ")
_UNTIL_REACH: Final = 4
"""Words between a verb of the past and the "until" that bounds it."""
_AUXILIARY_REACH: Final = 3
"""Words from "will" to the participle that it governs: "will then be held"."""


def _governs(future: re.Match[str], past: int, tenses: Tenses) -> bool:
    """True for a verb of the future whose participle looks like a past: "will then be held"."""
    between = future.string[future.end() : past]
    return len(between.split()) <= _AUXILIARY_REACH and tenses.governing.fullmatch(future[0]) is not None


def _is_over(future: re.Match[str], verb: re.Match[str] | None, tenses: Tenses) -> bool:
    """True for "until" right after a verb of the past that speaks of nothing to come: "did not return until Friday"."""
    if verb is None or tenses.until.fullmatch(future[0]) is None or tenses.ahead.fullmatch(verb[0]) is not None:
        return False
    between = future.string[verb.end() : future.start()].split()
    return verb.end() <= future.start() and len(between) <= _UNTIL_REACH and "to" not in between


def _is_in(future: re.Match[str], verb: re.Match[str] | None) -> bool:
    """True for the future that a phrase of the past holds: "had said that it would"."""
    return verb is not None and verb.start() <= future.start() and future.end() <= verb.end()


def _is_behind(before: str, tenses: Tenses) -> bool:
    """True for what a plan of the past follows on: "vowed to return after losing on Friday".

    Not so where both are to come: "will return after resting", "plans to leave after voting".
    """
    behind = tenses.behind.search(before)
    if behind is None or tenses.modal.search(before, 0, behind.start()) is not None:
        return False
    return tenses.past.search(before, 0, behind.start()) is not None


def _of_past(before: str, verb: re.Match[str], tenses: Tenses) -> Tense:
    """The tense of a clause whose nearest verb before the time is of the past; a purpose may be ahead of it."""
    past, told = verb.end(), verb[0]
    is_bidding, is_ahead = tenses.bidding.fullmatch(told) is not None, tenses.ahead.fullmatch(told) is not None
    if not (is_bidding or is_ahead) and tenses.perfect.search(before, 0, verb.start()) is not None:
        return "over"
    if tenses.purpose.search(before, past):
        return "future" if is_bidding else "unknown"
    if is_ahead and tenses.to_come.search(before, past):
        return "unknown" if tenses.perfect.search(before, 0, verb.start()) is not None else "future"
    return "done" if not is_ahead and tenses.direct.fullmatch(before, past) else "past"


def tense_at(text: str, start: int, end: int, tenses: Tenses) -> Tense:
    """The tense of the clause around text[start:end]: of the nearest verb before it, else of the first after it.

    >>> english = Tenses(re.compile("will"), re.compile("went"), re.compile("since"))
    >>> tense_at("He went home and will go on Friday.", 27, 34, english)
    'future'
    """
    before = text[max(0, start - _REACH) : start]
    before = before[max((hit.end() for hit in _CLAUSE.finditer(before)), default=0) :]
    if any(not before[hit.end() :].strip() for hit in tenses.over.finditer(before)):
        return "over"
    if _is_behind(before, tenses):
        return "past"
    verb = max(tenses.past.finditer(before), key=re.Match.end, default=None)
    past = verb.end() if verb is not None else -1
    futures = [hit for hit in tenses.future.finditer(before) if not (_is_over(hit, verb, tenses) or _is_in(hit, verb))]
    future = max(futures, key=re.Match.end, default=None)
    if future is not None and (future.end() >= past or _governs(future, past, tenses)):
        return "future"
    if verb is not None:
        return _of_past(before, verb, tenses)
    after = _CLAUSE_AFTER.split(text[end : end + _REACH], maxsplit=1)[0]
    first_future, first_past = tenses.future.search(after), tenses.past.search(after)
    if first_future and (not first_past or first_future.start() < first_past.start()):
        return "future"
    if not first_past:
        return "unknown"
    return "over" if len(before.split()) <= _FRONTED else "past"


def tense_of_news(text: str, start: int, end: int, tenses: Tenses) -> Tense:
    """The tense around text[start:end]; `told` for the past of what is news at once."""
    if tenses.planned.match(text, end) is not None:
        return "unknown"
    found = tense_at(text, start, end, tenses)
    at_night = tenses.small_hours.search(text, max(0, start - _EARLY_ON), end) is not None
    return "told" if found != "future" and (at_night or is_of_saying(text, start, tenses)) else found


def is_of_saying(text: str, start: int, tenses: Tenses) -> bool:
    """True for a date on which something was said, and not that on which it happened."""
    return tenses.saying.search(text, max(0, start - _SAYING_REACH), start) is not None


def is_bound(text: str, start: int, tenses: Tenses) -> bool:
    """True for a date that only says since when something has been so: the story does not go there.

    >>> english = Tenses(re.compile("will"), re.compile("went"), re.compile("since"))
    >>> is_bound("empty since 2009, was sold", 12, english), is_bound("sold in 2009", 8, english)
    (True, False)
    """
    before = text[max(0, start - _BOUND_REACH) : start].rstrip()
    return any(hit.end() == len(before) for hit in tenses.over.finditer(before))


def is_awaited(text: str, start: int, tenses: Tenses) -> bool:
    """True for a date that somebody looks forward to now: the story does not go there, and comes back.

    >>> english = Tenses(re.compile("will"), re.compile("went"), re.compile("since"), awaited=re.compile("hopes to"))
    >>> is_awaited("He hopes to open it by May", 23, english), is_awaited("He went to open it in May", 22, english)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    before = before[max((hit.end() for hit in _CLAUSE.finditer(before)), default=0) :]
    return tenses.awaited.search(before) is not None


def is_pluperfect(text: str, start: int, tenses: Tenses) -> bool:
    r"""True where the verb before a time is past of the past: "had fallen ill the night before".

    >>> english = Tenses(NEVER, re.compile("fallen|fell"), NEVER, perfect=re.compile(r"had\s*$"))
    >>> is_pluperfect("He had fallen ill the night before.", 18, english), is_pluperfect("He fell ill.", 8, english)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    before = before[max((hit.end() for hit in _CLAUSE.finditer(before)), default=0) :]
    return any(tenses.perfect.search(before, 0, word.start()) is not None for word in _PARTICIPLE.finditer(before))


def is_now(text: str, start: int, tenses: Tenses) -> bool:
    """True where the first verb from there on, in the same sentence, is of the present.

    >>> english = Tenses(re.compile("will"), re.compile("went"), re.compile("since"), re.compile("are"))
    >>> is_now("After ten years they are back.", 0, english), is_now("After ten years he went.", 0, english)
    (True, False)
    """
    rest = _SENTENCE.split(text[start : start + _REACH], maxsplit=1)[0]
    now, *others = (found.search(rest) for found in (tenses.now, tenses.past, tenses.future))
    return now is not None and all(other is None or now.start() < other.start() for other in others)
