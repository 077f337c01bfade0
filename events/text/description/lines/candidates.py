"""The lines that could tell an event: its clause cut in several ways, a statement, a noun phrase, the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.grammar.clauses import governing, own_subject
from dateline.events.text.description.grammar.countering import Countered, countered
from dateline.events.text.description.grammar.shortening import Order
from dateline.events.text.description.grammar.trees import below, path, set_off
from dateline.events.text.description.lines.clausetitles import clause
from dateline.events.text.description.lines.contents import with_content
from dateline.events.text.description.lines.eventnouns import has_participant
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.nountitles import (
    elsewhere,
    noun_phrase,
    own_verb,
    under_its_date,
    verb_around,
)
from dateline.events.text.description.lines.purposes import served
from dateline.events.text.description.lines.speechtitles import in_turn, said_before, statement
from dateline.events.text.description.lines.statements import claim_of
from dateline.events.text.description.lines.verbatim import verbatim
from dateline.events.text.description.lines.wholes import whole
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.wording import HARD_LENGTH, spell
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import AUXILIARIES, DATES, NOUN_CLAUSES, NOUNS, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS: Final = frozenset({"starting", "beginning", "ending"})
"""Participles that only lead to a date."""
_OTHER_TIMES: Final = frozenset(
    {"after", "aftermath", "ahead", "before", "eve", "following", "once", "since", "till", "until", "wake"}
)
"""Words that place a clause before or after an event: "in the aftermath of the attacks"."""
_ABLE: Final = frozenset({"can", "may", "must"})
_HIGHEST: Final = 2
"""Clauses around an event's own that may tell it."""


def candidates(told: Told) -> Iterator[Title]:
    """Lines for the event, the likeliest kind first; never none.

    What denies or doubts the event is in each of them.
    """
    return (with_content(line, told) for line in _written(told))


def _written(told: Told) -> Iterator[Title]:
    token = told.head
    over = countered(token, told.gone)
    verb = _first_of_nor(governing(token))
    root = _of_origin(verb)
    if over is not None:
        yield from _countered(told, over)
        return
    if root is not None:
        yield noun_phrase(told, root)
    elif token.dep_ in {"amod", "prep"} or token.lower_ in _OPENERS | words("aside", "prepositions"):
        yield from _around(told, token)
    elif verb.pos_ in VERBAL:
        yield from _by_verb(told, verb)
    elif token.pos_ in NOUNS:
        yield from _by_noun(told, token)
    else:
        yield from _around(told, token)
    yield from _above(told, token)
    yield from _plain(told, token)
    kept = whole(told.parsed.doc, governing(token))
    if kept and claim_of(governing(token)) is None:
        yield Title(spell(kept), ["whole"], kept)


def _above(told: Told, token: Token) -> Iterator[Title]:
    """The clauses around the event's own, at the same time as it: what it brought, at what it was.

    A clause with a date of its own is of that date; what came before or after an event, and what is told of a thing
    that the event befell, is not of the event's date; whoever says so stands before the line.
    """
    own = governing(token) if token.pos_ in VERBAL else token
    inside = below(own) | told.gone
    for over in [a for a in own.ancestors if a.pos_ in VERBAL][:_HIGHEST]:
        verb = governing(over)
        way = [told.parsed.doc[i] for i in path(own, verb) - {verb.i} | _marks(own)]
        elsewhen = any(t.lower_ in _OTHER_TIMES or t.dep_ in NOUN_CLAUSES for t in way)
        if elsewhen or _has_a_date(verb, inside) or claim_of(verb) is not None or not _is_then(told, own, verb):
            return
        line = clause(told, verb, keep=path(token, verb) | path(own, verb), order="share")
        line.doubts.append("around")
        line.clause = [t for t in line.clause if t.i in inside]
        yield line


def _is_then(told: Told, own: Token, verb: Token) -> bool:
    """False for a clause of another time than the event's.

    "Claims emerged that he fled", "is tried for the raid", "called next week's election a test".
    """
    if own.pos_ not in VERBAL and tense_of(verb) == "past" and _is_to_come(told):
        return False
    if tense_of(own) == "past_perfect" and tense_of(verb) != "past_perfect":
        return False
    is_state = verb.lemma_ == "be" or any(c.dep_ in AUXILIARIES and c.lemma_ == "be" for c in verb.children)
    able = any(c.dep_ == "aux" and c.lower_ in _ABLE for c in verb.children)
    now = tense_of(verb) == "future" or able or (tense_of(verb) == "present" and is_state)
    return not (now and _is_over(told))


def _is_over(told: Told) -> bool:
    """True where each date of the event had ended before the text was published."""
    day = told.context.published.earliest_start if told.context.published is not None else None
    ends = [date.interval.latest_end for date in told.dates if date.interval is not None]
    return day is not None and bool(ends) and all(end is not None and end <= day for end in ends)


def _is_to_come(told: Told) -> bool:
    """True where each date of the event begins after the text was published."""
    day = told.context.published.latest_end if told.context.published is not None else None
    starts = [date.interval.earliest_start for date in told.dates if date.interval is not None]
    return day is not None and bool(starts) and all(start is not None and start >= day for start in starts)


def _has_a_date(verb: Token, inside: frozenset[int]) -> bool:
    """True for a clause with a date beside those `inside`: it is of that date."""
    return any(t.ent_type_ in DATES and t.i not in inside for t in verb.subtree)


def _marks(own: Token) -> frozenset[int]:
    return frozenset(c.i for c in own.children if c.dep_ in {"mark", "advmod"} and c.i < own.i)


def _plain(told: Told, token: Token) -> Iterator[Title]:
    """What is cut less: the clause with more room, the words of the sentence as they stand."""
    verb = governing(token)
    if verb.pos_ in VERBAL and own_subject(verb) is not None and claim_of(verb) is None:
        wider = clause(told, verb, room=HARD_LENGTH, spare=0)
        if len(wider.text) <= HARD_LENGTH:
            yield wider
    stretch = verbatim(told)
    if stretch is not None:
        yield stretch


def _countered(told: Told, over: Countered) -> Iterator[Title]:
    """The clause of who denies, doubts or drops it, or the noun and its content.

    The date stays, since it is not that of the clause, unless it counts from the day of writing ("last year"); what
    will not be before it needs even that.
    """
    doc = told.parsed.doc
    kept = path(told.head, over.over)
    if not told.counts_from_now or over.status == "planned":
        kept |= {i for t in told.gone for i in path(doc[t], over.over)}
        told = told.keeping(told.gone)
    if over.over.pos_ in VERBAL:
        yield from _in_orders(lambda order: clause(told, governing(over.over), keep=kept, order=order))
    else:
        yield noun_phrase(told, over.over)


def _by_verb(told: Told, verb: Token) -> Iterator[Title]:
    """A statement as "Speaker: claim", a purpose by the verb it serves, anything else as a clause."""
    main = served(told, verb)
    if main is not None:
        yield from _in_orders(lambda order: clause(main.told, main.verb, keep=main.keep, order=order))
        return
    said = claim_of(verb)
    if said is not None:
        yield from _in_orders(lambda order: statement(told, verb, said, order))
        alone = clause(told, governing(said), keep=path(said, governing(said)))
        alone.doubts.append("unattributed")
        yield alone
        return
    before = said_before(told, verb)
    if before is not None:
        yield before
        return
    named = _named_day(told, verb)
    if named is not None:
        yield noun_phrase(told, named)
    yield from _in_orders(lambda order: in_turn(told, verb, order))


def _in_orders(write: Callable[[Order], Title]) -> Iterator[Title]:
    """A line cut in each order; where nothing had to go, it makes no difference what would have gone first."""
    line = write("rank")
    yield line
    if line.shortened:
        yield write("end")
    yield write("share")


def _by_noun(told: Told, noun: Token) -> Iterator[Title]:
    """An event noun; a bare one by its verb, by another sentence, or by what was done at it."""
    telling = _telling_verb(told, noun)
    if telling is not None and _is_then(told, noun, telling):
        yield from _by_verb(told, telling)
        if noun.lower_ in _bodies():
            return
    verb = None if has_participant(noun, told.gone) else own_verb(told, noun)
    verb = verb if verb is not None and _is_then(told, noun, verb) else None
    if not has_participant(noun, told.gone):
        named = under_its_date(told, noun)
        if named is not None:
            yield named
        if verb is not None:
            yield from _by_verb(told, verb)
        fuller = elsewhere(told, noun)
        if fuller is not None:
            yield fuller
        beside = verb_around(noun)
        if beside is not None and _is_then(told, noun, beside):
            yield from _by_verb(told, beside)
        yield from _with_its_date(told, noun)
    alone = noun_phrase(told, noun)
    if verb is None or "bare noun" not in alone.doubts:
        yield alone


def _telling_verb(told: Told, noun: Token) -> Token | None:
    """The verb that says what an event brought: "the survey found that", "losses rose to".

    An event with a date of its own may have done what another verb says much later; a body has none.
    """
    verb = own_verb(told, noun) if noun.dep_ in SUBJECTS else None
    if verb is None or below(noun).isdisjoint(told.gone) or noun.lower_ in _bodies():
        return verb
    return verb if verb.lemma_ in words("say") | words("evidence") | words("brings", "verbs") else None


def _bodies() -> frozenset[str]:
    """Nouns of bodies, which do things and are none."""
    return words("body", "nouns") | nouns("body")


def _with_its_date(told: Told, noun: Token) -> Iterator[Title]:
    """The clause around a bare event noun, with the noun's date: "a decline in fourth-quarter earnings"."""
    verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
    if verb is None or own_subject(verb) is None or any(set_off(t) for t in noun.ancestors if verb in t.ancestors):
        return
    main = governing(verb)
    elsewhen = any(told.parsed.doc[i].lower_ in _OTHER_TIMES for i in path(noun, main))
    if elsewhen or not _is_then(told, noun, main):
        return
    if told.counts_from_now or _has_a_date(main, below(noun) | told.gone):
        return
    kept = path(noun, main).union(*(path(told.parsed.doc[i], main) for i in told.gone))
    for line in _in_orders(lambda order: clause(told.keeping(told.gone), main, keep=kept, order=order)):
        line.doubts.append("around")
        yield line


def _around(told: Told, token: Token) -> Iterator[Title]:
    """A head that is neither verb nor noun: the clause it stands in, or its own words."""
    verb = next((a for a in token.ancestors if a.pos_ in VERBAL), None)
    if verb is not None:
        yield from _by_verb(told, governing(verb))
        return
    kept = told.cut(token, frozenset({token.i})).kept(token.subtree)
    yield Title(spell(kept) or str(token.text), ["fragment"], kept)


def _named_day(told: Told, verb: Token) -> Token | None:
    """What a day is said to be: "Friday is the second day of the congress"."""
    subject = own_subject(verb)
    if verb.lemma_ != "be" or subject is None or subject.i not in told.gone:
        return None
    named = next((c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)
    return named if named is not None and has_participant(named, told.gone) else None


def _of_origin(verb: Token) -> Token | None:
    """The event noun that something dates back to: "dating back to the foundation of the state in 1948"."""
    if verb.lemma_ != "date":
        return None
    goals = [g for c in verb.subtree if c.dep_ == "prep" and c.lower_ in {"to", "from"} for g in c.children]
    return next((g for g in goals if g.dep_ == "pobj" and g.pos_ == "NOUN" and g.ent_type_ not in {"DATE"}), None)


def _first_of_nor(verb: Token) -> Token:
    """The verb with the "neither", which goes with all that "nor" joins to it."""
    is_nor = verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)
    return verb.head if is_nor else verb
