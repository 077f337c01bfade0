"""The words of an event's own dates, which its title leaves out, with those that only lead to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.trees import below
from dateline.events.text.description.lines.halves import other_half
from dateline.events.text.description.lines.holes import needed
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, OF_PREPOSITIONS, VERBAL
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def dated(parsed: ParsedSentence, timexes: Sequence[Timex], head: int) -> frozenset[int]:
    """Tokens of the event's own dates, with the words that only lead to them: "late on Friday", "back in 1999"."""
    doc = parsed.doc
    left_out = [x for x in timexes if not _is_told(x)]
    own = {t.i for t in doc for x in left_out if x.start < parsed.offset(t) + len(t) and parsed.offset(t) < x.end}
    own -= needed(doc, own, head) | {head}
    found = set(own)
    for i in own:
        found |= {t.i for c in doc[i].children if c.dep_ in _SAID_OF_DATES for t in c.subtree if head not in below(c)}
        found |= {c.i for c in doc[i].children if c.i < i and c.i != head and _only_leads(c)}
    found |= _joined(doc, own, head) | _listed(doc, own) | _beside(doc, own)
    for i in sorted(found):
        if i - 1 not in found:
            found |= _lead(doc, i - 1, found, head)
        found |= {j for j in (i + 1, i + 2) if j < len(doc) and _trails(doc[j], found, j)}
        found |= _bound(doc, i + 1)
    found |= {t.i for t in doc if t.i != head and _tells_only_when(t, found)} | _by_clock(doc)
    other = other_half(doc[head], found)
    return frozenset(found - {head}) | (other if head not in other else frozenset()) | dateline(doc, head)


def _is_told(timex: Timex) -> bool:
    """True for what a line tells beside its date: how long ("for three decades"), after what ("a day after the vote").

    A length that is counted from the day of writing ("the last ten days") is no more than a date.
    """
    deictic = not words("deictic", "words").isdisjoint(timex.text.lower().split())
    return timex.anchor == "event" or (timex.type == "DURATION" and not deictic)


def _joined(doc: Doc, own: set[int], head: int) -> set[int]:
    """Other dates joined to the event's own: each of "in May and again in August" leaves the other out of its line."""
    found: set[int] = set()
    above = {a for i in own for a in doc[i].ancestors if a.dep_ != "pobj" or _only_dates(a)}
    for over in above | {doc[i] for i in own}:
        joined = [c for c in over.children if c.dep_ == "conj" and (_only_dates(c) or c.lower_ == "again")]
        if not joined or below(over).isdisjoint(own):
            continue
        dates = [c for c in over.children if c.dep_ in {"prep", "npadvmod", "conj"} and _only_dates(c)]
        dates += [over] if _only_dates(over) else []
        found |= {t for c in {*joined, *dates} if head not in below(c) for t in below(c)}
        found |= {c.i for c in over.children if c.dep_ == "cc" and c.i + 1 in found}
    return found


def _listed(doc: Doc, own: set[int]) -> set[int]:
    """Other dates of a list that the event's own is one of: "in 1971, 1983 and 1991", "on 14 and 22 February"."""
    found: set[int] = set()
    for step, i in ((-1, min(own, default=0)), (1, max(own, default=0))):
        passed: list[int] = []
        is_joined = False
        for token in doc[i + 1 :] if step > 0 else reversed(doc[:i]):
            if _is_date(token):
                found |= {*passed, token.i} if is_joined else set()
            elif token.lower_ not in _JOINING:
                break
            is_joined = is_joined or token.lower_ in _COMMAS
            passed.append(token.i)
    return found if own else set()


def _beside(doc: Doc, own: set[int]) -> set[int]:
    """The same day said again behind a comma: "on 3 May 1990, thirty years ago today"."""
    first = max(own, default=len(doc)) + 2
    run = list(takewhile(lambda t: t.ent_type_ == "DATE" or t.lower_ in _DAYS, doc[first:]))
    behind = doc[first + len(run) : first + len(run) + 1]
    is_again = bool(run) and doc[first - 1].text == "," and all(t.is_punct for t in behind)
    return {t.i for t in run} if is_again else set()


def _is_date(token: Token) -> bool:
    """True for a word of a date, and for the days of "14 and 22 February"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    is_day = token.is_digit and len(token) <= len("31") and (after.ent_type_ == "DATE" or after.lower_ in _COMMAS)
    named = token.ent_type_ == "DATE" and (token.text[0].isupper() or (token.is_digit and len(token) == len("1999")))
    return is_day or named


_DAYS: Final = frozenset({"today", "tomorrow", "yesterday"})
_COMMAS: Final = frozenset({",", "and", "or", "&"})
_JOINING: Final = _COMMAS | {"again"}
"""What stands between the dates of a list."""


def _only_dates(token: Token) -> bool:
    """True for a date, or a preposition that leads to nothing else."""
    named = [t for t in token.subtree if t.pos_ in {"NOUN", "PROPN", "NUM", "VERB"}]
    return bool(named) and all(t.ent_type_ in DATES for t in named)


_SAID_OF_DATES: Final = frozenset({"relcl", "acl", "amod", "compound", "nmod", "appos"})
"""Relations of what is said of a date itself: "the quarter ended in May", "the northern hemisphere winter"."""


def _only_leads(token: Token) -> bool:
    """A word that only serves the date after it: "the", "most" of "most recently"."""
    known = words("date_edge", "before") | {"most", "more", "very"}
    return token.dep_ in {"det", "poss"} or (token.dep_ == "advmod" and token.lower_ in known)


def _tells_only_when(participle: Token, found: set[int]) -> bool:
    """A participle with nothing but the date behind it: "a statement issued on Friday"."""
    behind = below(participle) - {participle.i}
    return participle.dep_ == "acl" and participle.tag_ == "VBN" and bool(behind) and behind <= found


def _trails(token: Token, found: set[int], place: int) -> bool:
    leads = token.dep_ == "mark" or any(c.dep_ in OF_PREPOSITIONS for c in token.children)
    return place - 1 in found and (token.dep_ == "case" or (token.lower_ in words("date_edge", "after") and not leads))


def _bound(doc: Doc, first: int) -> set[int]:
    """The words behind a date that make it the first or the last: "tomorrow at the earliest"."""
    behind = [t.lower_ for t in doc[first : first + 3]]
    return set(range(first, first + 3)) if behind in (["at", "the", "earliest"], ["at", "the", "latest"]) else set()


def _by_clock(doc: Doc) -> set[int]:
    """The words behind an hour that say by which clock: "at 10 a.m. local time"."""
    spoken = (t for t in doc[2:] if t.lower_ == "time" and t.nbor(-1).lower_ in _CLOCKS)
    return {i for t in spoken if _HOUR.search(t.nbor(-2).lower_) for i in (t.i - 1, t.i)}


_CLOCKS: Final = frozenset({"central", "eastern", "local", "mountain", "pacific"})
"""Whose time it is: "local time"."""
_HOUR: Final = re.compile(r"\d|^[ap]\.?m\.?$|^noon$|^midnight$")


_DATELINE: Final = re.compile(
    r"^(?:[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w.]+){0,2}, [A-Z][a-z]+\.? \d{1,2}(?: \([^)]{2,30}\))? (?:--?|—|–) |"
    r".{0,150}?\((?:[A-Z][\w.&/]*\s?){1,4}\)\s*(?:--?|—|–)\s|[A-Z][A-Z .,'’]{2,40}[A-Z.]\s(?:--?|—|–)\s|"
    r".{0,80}?\d\d:\d\d (?:[ap]m )?[A-Z]{3,4} )"
)


def dateline(doc: Doc, head: int) -> frozenset[int]:
    """Tokens of a place, date and agency before the text: "CAIRO, May 3 (Agency) -", unless the head is among them."""
    hit = _DATELINE.match(doc.text)
    found = frozenset(t.i for t in doc if hit is not None and t.idx < hit.end())
    return frozenset() if head in found else found


def _fills(token: Token) -> bool:
    """A word that belongs to what stands before it: "over" of "took over", "alone" of "lived alone", a noun."""
    by_itself = token.lower_ == "alone" and token.head.pos_ in VERBAL | {"ADJ"}
    return token.pos_ == "NOUN" or token.dep_ == "prt" or by_itself


def _leading(doc: Doc, i: int) -> int:
    """How many words that end at `i` may lead to a date: "on", "so far"; none of any other."""
    if i > 0 and doc[i].lower_ in words("date_edge", "measured") and doc[i - 1].lower_ in {"so", "as"}:
        return 2
    return int(i >= 0 and doc[i].lower_ in words("date_edge", "before") and not _fills(doc[i]))


def _lost_its_day(token: Token) -> bool:
    """True for an "on" of which the parse made no preposition of the day behind it: "left on 31 March this year"."""
    return token.lower_ == "on" and not any(True for _ in token.children)


def _lead(doc: Doc, i: int, found: set[int], head: int) -> set[int]:
    """Words before a date that go with it, read from right to left."""
    lead: set[int] = set()
    while i != head and (length := _leading(doc, i)):
        own = {t.i for t in doc[i].subtree if not t.is_punct} - {i}
        leads_on = any(c.i in found or c.i in lead for c in doc[i].children) or _lost_its_day(doc[i])
        if doc[i].dep_ == "prep" and not leads_on:
            break
        if doc[i].dep_ == "prep" and any(doc[j].pos_ in VERBAL for j in own - found):
            break
        lead |= set(range(i - length + 1, i + 1))
        i -= length
    if i >= 0 and i != head and doc[i].lower_ == "the" and doc[i].head.i in found:
        lead.add(i)
    if i > 0 and [t.lower_ for t in doc[i - 1 : i + 1]] == ["with", "effect"]:
        lead |= {i - 1, i}
    return lead
