"""Attachment by dependency parse: climb from the date to the event that it dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast, get_args

from dateline.events.table.claim import Role, Trigger
from dateline.events.text.attachment.companions import companions
from dateline.events.text.attachment.heads import Head, find_head
from dateline.events.text.attachment.lexicon import Lexicon, lexicon
from dateline.events.text.attachment.phrase import DatePhrase, date_phrase
from dateline.events.text.attachment.ranges import range_ends
from dateline.events.text.attachment.reading import Attachment, Reading, Relation
from dateline.events.text.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CONFIDENCE: Final = {
    "telling": 0.95,
    "premodifier": 0.9,
    "verb": 0.8,
    "noun": 0.8,
    "complement": 0.75,
    "perceived": 0.85,
    "predicate": 0.7,
    "adjective": 0.6,
    "cleft": 0.8,
    "when": 0.8,
    "since_clause": 0.6,
    "conjunct": 0.7,
    "stated": 0.6,
    "fragment": 0.5,
}
"""How far each rule can be trusted, after the share of its choices that were right on the training part of the news."""


class ParseAttacher:
    """Attaches by the parse of each sentence."""

    name = "parse"
    needs_parse = True

    def attach(self, reading: Reading) -> list[Attachment]:
        """Zero or more events a timex, in the order of the timexes."""
        words = lexicon(reading.lang)
        found: list[Attachment] = []
        for index, timexes in reading.dated().items():
            if index in reading.parses:
                found += _of_sentence(reading, index, timexes, words)
        return found


def _of_sentence(reading: Reading, index: int, timexes: Sequence[int], words: Lexicon) -> list[Attachment]:
    parsed = reading.parses[index]
    phrases = {t: date_phrase(parsed, reading.timexes[t], words) for t in timexes}
    ranges = range_ends(reading.text, reading.timexes, timexes)
    seconds = {second for second, _ in ranges.values()}
    found = []
    for t, phrase in phrases.items():
        head = find_head(phrase, words) if phrase is not None and t not in seconds else None
        if phrase is None or head is None:
            continue
        other, opener = ranges.get(t, (None, None))
        relation = _relation(phrase, words, opener)
        found.append(_attachment(parsed, index, t, head, relation, other, words))
        own = {
            i
            for o, p in phrases.items()
            if p is not None and o not in (t, other)
            for i in range(p.span.start, p.span.end)
        }
        for more in companions(phrase, head, frozenset(own), words):
            joined = relation if more.head.rule == "conjunct" else cast("Relation", more.relation)
            found.append(_attachment(parsed, index, t, more.head, joined, other, words))
    return found


def _relation(phrase: DatePhrase, words: Lexicon, opener: str | None) -> Relation:
    if opener is not None:
        return cast("Relation", opener)
    if phrase.premodifies:
        return "premodifier"
    named = words.signals.get(phrase.signal or "", "in")
    return cast("Relation", named) if named in get_args(Relation) else "in"


def _attachment(
    parsed: ParsedSentence, sentence: int, timex: int, head: Head, relation: Relation, other: int | None, words: Lexicon
) -> Attachment:
    start = parsed.offset(head.token)
    return Attachment(
        timex=timex,
        sentence=sentence,
        trigger=Trigger(start, start + len(head.token.text), head.token.text),
        relation=relation,
        rule_id=f"attach.parse.{head.rule}",
        confidence=CONFIDENCE[head.rule],
        role=_role(head.token, words),
        other=other,
    )


def _role(token: Token, words: Lexicon) -> Role:
    """A telling is a statement where it has something to tell; "wrote a book" is an event."""
    tells = token.pos_ == "VERB" and token.lemma_.lower() in words.reporting
    return "statement" if tells and any(c.dep_ in {"ccomp", "parataxis"} for c in token.children) else "event"
