"""Attachment by dependency parse: climb from the date to the event that it dates."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast, get_args

from dateline.events.table.claim import Role, Trigger
from dateline.events.text.attachment.companions import companions, when_clauses
from dateline.events.text.attachment.heads import Head, find_head
from dateline.events.text.attachment.kinds import event_between, is_predicate
from dateline.events.text.attachment.lags import find_lag
from dateline.events.text.attachment.lengths import placing
from dateline.events.text.attachment.lexicon import Lexicon, lexicon
from dateline.events.text.attachment.nouns import verb_over
from dateline.events.text.attachment.passed_over import is_passed_over
from dateline.events.text.attachment.phrase import DatePhrase, date_phrase
from dateline.events.text.attachment.ranges import periods_up_to, range_ends
from dateline.events.text.attachment.reading import Attached, Attachment, Reading
from dateline.events.text.attachment.rules import by_spelling
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import Relation
from dateline.events.text.attachment.wording import worded
from dateline.events.text.description.grammar.clauses import governing
from dateline.events.text.description.grammar.complements import goes_back
from dateline.events.text.description.grammar.countering import is_put_off
from dateline.events.text.description.grammar.trees import is_purpose
from dateline.events.text.parsing.labels import REPORTED
from dateline.events.text.parsing.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CONFIDENCE: Final = {
    "telling": 0.97,
    "premodifier": 0.93,
    "intent": 0.85,
    "perceived": 0.85,
    "origin": 0.85,
    "verb": 0.83,
    "noun": 0.8,
    "scheduled": 0.8,
    "deadline": 0.8,
    "when": 0.8,
    "subject": 0.8,
    "complement": 0.8,
    "cleft": 0.8,
    "occasion": 0.75,
    "same_time": 0.75,
    "landmark": 0.75,
    "lag": 0.75,
    "measure": 0.7,
    "object": 0.7,
    "work": 0.7,
    "conjunct": 0.7,
    "predicate": 0.6,
    "since_clause": 0.6,
    "stated": 0.6,
    "adjective": 0.5,
    "fragment": 0.5,
}
"""How far each rule can be trusted: the share of its choices that were right on news, where it was met often enough to
count; the rest are judged beside those."""


DAYLESS: Final = ("en.time.clock_", "en.time.the_part")
"""Rules that read times without a day."""
_TWO_DATES: Final = 4
"""Ends of two intervals."""


class ParseAttacher:
    """Attaches by the parse of each sentence."""

    name = "parse"
    needs_parse = True

    def attach(self, reading: Reading) -> Attached:
        """The events that the timexes of a document date."""
        words = lexicon(reading.lang)
        found: list[Attachment] = []
        for index, timexes in reading.dated().items():
            if index in reading.parses:
                found += _of_sentence(reading, index, timexes, words)
        return Attached(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence while its timexes are attached.

    Attributes:
        reading: The document.
        index: Which of its sentences.
        parsed: Its parse.
        phrases: Its timexes as the parse sees them.
        ranges: First timex of a range -> second, and "from" or "between".
        lasting: Head token -> the duration that "for" gives it.
        words: The word classes.
    """

    reading: Reading
    index: int
    parsed: ParsedSentence
    phrases: dict[int, DatePhrase]
    ranges: dict[int, tuple[int, str]]
    lasting: dict[int, int]
    words: Lexicon

    def tokens_of_others(self, *mine: int | None) -> frozenset[int]:
        """Tokens of the dates that are not `mine`."""
        spans = (p.span for t, p in self.phrases.items() if t not in mine)
        return frozenset(i for span in spans for i in range(span.start, span.end))

    def lengths(self) -> dict[int, DatePhrase]:
        """Its durations and sets."""
        return {t: p for t, p in self.phrases.items() if self.reading.timexes[t].type in {"DURATION", "SET"}}


def _of_sentence(reading: Reading, index: int, timexes: Sequence[int], words: Lexicon) -> list[Attachment]:
    sentence, given_up = _begin(reading, index, timexes, words)
    seconds = {second for second, _ in sentence.ranges.values()}
    dates = [t for t in sentence.phrases if t not in {*sentence.lengths(), *seconds, *given_up}]
    found = _heads(sentence, dates)
    heads = _without_repeats(sentence, _in_own_items(sentence, found))
    dated = [a for t, head in heads.items() for a in _of_timex(sentence, t, head)]
    dated = _ended(dated)
    dated += [a for t in given_up for a in _when(sentence, t)]
    placed = {a.trigger.char_start for a in dated}
    lags = [*_lags(sentence, placed), *_followed(sentence, placed)]
    placed |= {a.trigger.char_start for a in lags}
    spans = [a for a in _stretches(sentence) if a.trigger.char_start not in placed]
    return [*dated, *lags, *spans, *_by_spelling(sentence, [t for t in dates if t not in found])]


def _ended(found: Sequence[Attachment]) -> list[Attachment]:
    """With "from 1848" and "until his death in 1867" of one event as one range."""
    ends = {a.trigger: a for a in found if a.relation == "until"}
    joined = {
        a.trigger for a in found
        if a.relation == "from" and a.other is None and a.trigger in ends and a.timex < ends[a.trigger].timex
    }  # fmt: skip
    return [
        replace(a, other=ends[a.trigger].timex) if a.relation == "from" and a.trigger in joined else a
        for a in found
        if a.relation != "until" or a.trigger not in joined
    ]


def _begin(reading: Reading, index: int, timexes: Sequence[int], words: Lexicon) -> tuple[_Sentence, frozenset[int]]:
    """The sentence, and its dates that date nothing: given up for others ("postponed from May to"), or passed over."""
    parsed = reading.parses[index]
    found = {t: date_phrase(parsed, reading.timexes[t], words, reading.dct) for t in timexes}
    phrases = {t: p for t, p in found.items() if p is not None}
    ranges = range_ends(reading.text, reading.timexes, timexes)
    moved = {t for t in ranges if t in phrases and _is_moved(phrases[t], words)}
    passed = {t for t, p in phrases.items() if is_passed_over(reading, t, p, words)}
    passed |= {t for t, p in phrases.items() if any(_is_joined(p, phrases[first]) for first in passed)}
    given_up = frozenset(moved | passed) | periods_up_to(reading.text, reading.timexes, timexes)
    kept = {t: joined for t, joined in ranges.items() if t not in given_up}
    sentence = _Sentence(reading, index, parsed, phrases, kept, {}, words)
    return replace(sentence, lasting=_lasting(sentence.lengths(), words)), given_up


def _is_joined(phrase: DatePhrase, first: DatePhrase) -> bool:
    """True for a date joined to another, which goes with it: "Lee, mayor in 2004 and 2011, left"."""
    root = phrase.root
    while root.dep_ == "conj":
        root = root.head
        if first.span.start <= root.i < first.span.end:
            return True
    return False


def _is_moved(phrase: DatePhrase, words: Lexicon) -> bool:
    """True for the date that an event was moved from."""
    head = find_head(phrase, words)
    return head is not None and head.token.lemma_.lower() in words.rescheduling


def _when(sentence: _Sentence, timex: int) -> Iterator[Attachment]:
    """What a "when" says of a date that dates nothing else: "the worst flood since 1988, when the dam broke"."""
    for token in when_clauses(sentence.phrases[timex]):
        yield _attachment(sentence, timex, Head(token, "when"), "in", None)


def _by_spelling(sentence: _Sentence, timexes: Sequence[int]) -> Iterator[Attachment]:
    """Where the parse finds no event for a date ("Shortly after midnight the dam burst"), what the rules alone find."""
    for t in timexes:
        if not sentence.phrases[t].is_reference:
            yield from by_spelling(sentence.reading, sentence.index, t, sentence.ranges.get(t), sentence.words)


def _stretches(sentence: _Sentence) -> Iterator[Attachment]:
    """Events placed by a length of time up to the day of writing, or from it."""
    for t, phrase in sentence.lengths().items():
        head = find_head(phrase, sentence.words)
        if head is None or _is_counted_from_event(phrase):
            continue
        relation = placing(sentence.reading.timexes[t], phrase.signal, tense_of(head.token))
        if relation is not None:
            yield _attachment(sentence, t, head, relation, None)


def _is_counted_from_event(phrase: DatePhrase) -> bool:
    """True for "a week of the vote", "two days after the vote": not counted from the day of writing."""
    after = phrase.span.doc[phrase.span.end : phrase.span.end + 1]
    return len(after) > 0 and after[0].lower_ in {"of", "after", "before", "from", "since", "earlier", "later"}


def _lags(sentence: _Sentence, placed: Set[int]) -> Iterator[Attachment]:
    """Events placed only beside others; where a date places them too, the lag says nothing new of them."""
    offset = sentence.parsed.offset
    for t, phrase in sentence.lengths().items():
        lag = find_lag(phrase, sentence.words)
        if lag is not None and offset(lag.head.token) not in placed:
            beside = (offset(lag.first), offset(lag.last) + len(lag.last.text))
            yield replace(_attachment(sentence, t, lag.head, lag.relation, None), beside=beside)


def _followed(sentence: _Sentence, placed: Set[int]) -> Iterator[Attachment]:
    """Events that a dated one followed after some time: "bought it in 1904, a year after the province had seceded"."""
    offset = sentence.parsed.offset
    for t, phrase in sentence.lengths().items():
        lag = find_lag(phrase, sentence.words)
        if lag is None or lag.other is None or lag.relation != "after":
            continue
        dated, other = offset(lag.head.token), offset(lag.other)
        if dated in placed and other not in placed and dated < sentence.reading.timexes[t].start:
            beside = (dated, dated + len(lag.head.token.text))
            yield replace(_attachment(sentence, t, Head(lag.other, "lag"), "before", None), beside=beside)


def _lasting(durations: dict[int, DatePhrase], words: Lexicon) -> dict[int, int]:
    """Head token -> the duration that the sentence gives it with "for", unless it only sets it: "jailed for a year"."""
    heads = {t: find_head(p, words) for t, p in durations.items() if p.signal == "for"}
    own = {t: head.token for t, head in heads.items() if head is not None}
    return {token.i: t for t, token in own.items() if token.lemma_.lower() not in words.imposing}


def _heads(sentence: _Sentence, timexes: Sequence[int]) -> dict[int, Head]:
    """The event of each timex. Of two dates that one verb cannot both have, the later goes to a noun before it."""
    heads: dict[int, Head] = {}
    for t in timexes:
        phrase = sentence.phrases[t]
        head = find_head(phrase, sentence.words)
        rival = next((o for o, h in heads.items() if head is not None and h.token.i == head.token.i), None)
        if head is not None and rival is not None and _apart(sentence.reading, rival, t) and is_predicate(head.token):
            noun = event_between(head.token, phrase, sentence.words)
            head = Head(noun, "object") if noun is not None and noun.i > sentence.phrases[rival].span.end else head
        elif head is not None and rival is not None and head.rule == "measure" and heads[rival].rule == "measure":
            verb = verb_over(head.token)
            head = Head(verb, "verb") if verb is not None and _apart(sentence.reading, rival, t) else head
        if head is not None:
            heads[t] = head
    return heads


def _in_own_items(sentence: _Sentence, heads: dict[int, Head]) -> dict[int, Head]:
    """Without the dates of other items of a list: "minister (1990 to 1994); mayor (1995); was born in 1930"."""
    breaks = [t.i for t in sentence.parsed.doc if t.text == ";"]
    at_home = {
        t for t, h in heads.items() if bisect(breaks, sentence.phrases[t].span.start) == bisect(breaks, h.token.i)
    }
    dated = {heads[t].token.i for t in at_home}
    return {t: head for t, head in heads.items() if t in at_home or head.token.i not in dated}


def _without_repeats(sentence: _Sentence, heads: dict[int, Head]) -> dict[int, Head]:
    """Without words that say no day beside a date of the same event: "as recently as May", "at 10:28, on 22 June"."""
    timexes = sentence.reading.timexes
    vague = {t for t in heads if sentence.phrases[t].is_reference or timexes[t].rule_id.startswith(DAYLESS)}
    dated = {head.token.i for t, head in heads.items() if t not in vague and timexes[t].type == "DATE"}
    return {t: head for t, head in heads.items() if not (t in vague and head.token.i in dated)}


def _apart(reading: Reading, one: int, other: int) -> bool:
    """True for two dates of which neither holds the other: a day and its hour go together."""
    a, b = reading.timexes[one].interval, reading.timexes[other].interval
    ends = [x for i in (a, b) if i is not None for x in (i.earliest_start, i.latest_end)]
    if len(ends) < _TWO_DATES or None in ends:
        return False
    first, second, third, fourth = (x or 0 for x in ends)
    return second <= third or fourth <= first


def _of_timex(sentence: _Sentence, timex: int, head: Head) -> Iterator[Attachment]:
    phrase, words = sentence.phrases[timex], sentence.words
    other, opener = sentence.ranges.get(timex, (None, None))
    relation = cast("Relation", opener) if opener is not None else _relation(sentence, timex, head)
    yield _attachment(sentence, timex, head, relation, other)
    for more in companions(sentence.parsed, phrase, head, sentence.tokens_of_others(timex, other), words):
        joined = relation if more.head.rule in {"conjunct", "same_time"} else cast("Relation", more.relation)
        yield _attachment(sentence, timex, more.head, joined, other)


def _relation(sentence: _Sentence, timex: int, head: Head) -> Relation:
    """How the words join the event and a date that ends no range."""
    phrase, date = sentence.phrases[timex], sentence.reading.timexes[timex]
    if head.rule in {"cleft", "scheduled", "landmark"}:
        return "in"
    found = worded(sentence.reading.text, date.start, date.end, tense_of(head.token))
    if found is not None:
        return found
    if phrase.premodifies:
        return "premodifier"
    named = sentence.words.signals.get(phrase.signal or "", "in")
    if named in {"to", "from"} and goes_back(phrase.root.head):
        return "from"
    verb = head.token.head if head.rule == "object" else head.token
    if named == "before" and is_put_off(governing(verb)):
        return "not_before"
    if named == "until" and tense_of(head.token) == "past" and any(c.dep_ == "neg" for c in head.token.children):
        return "in"
    return cast("Relation", named) if named in get_args(Relation) else "in"


def _attachment(sentence: _Sentence, timex: int, head: Head, relation: Relation, other: int | None) -> Attachment:
    start = sentence.parsed.offset(head.token)
    return Attachment(
        timex=timex,
        sentence=sentence.index,
        trigger=Trigger(start, start + len(head.token.text), head.token.text),
        relation=relation,
        rule_id=f"attach.parse.{head.rule}",
        confidence=CONFIDENCE[head.rule],
        role=_role(head.token, sentence.words),
        other=other,
        lasting=sentence.lasting.get(head.token.i),
        tense="none" if _is_intended(head.token, sentence.words) else tense_of(head.token),
        status="planned" if _is_planned(head, sentence.words) else None,
    )


def _is_intended(token: Token, words: Lexicon) -> bool:
    """True for what a plan is for, whose time is not that of the planning: "promised to repair it by June"."""
    return token.dep_ == "xcomp" and is_purpose(token) and token.head.lemma_.lower() in words.planning


def _is_planned(head: Head, words: Lexicon) -> bool:
    """True for what is set, promised or due: "a summit planned for May", "is due in June"."""
    due = head.token.pos_ == "ADJ" and head.token.lemma_.lower() in words.planning
    return due or head.rule in {"scheduled", "deadline"}


def _role(token: Token, words: Lexicon) -> Role:
    """A telling is a statement where it has something to tell; "wrote a book" is an event."""
    tells = token.pos_ == "VERB" and token.lemma_.lower() in words.reporting
    return "statement" if tells and any(c.dep_ in REPORTED for c in token.children) else "event"
