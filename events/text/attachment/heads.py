"""From the word that a date hangs on to the head word of the event that it dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import foretells, is_event_noun, is_predicate, tells
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.nouns import (
    change_of,
    dated_subject,
    landmark,
    named_work,
    noun_after,
    presented,
    verb_over,
)
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.attachment.verbs import of_verb
from dateline.events.text.parsing.labels import (
    AUXILIARIES,
    NOUN_CLAUSES,
    NOUNS,
    RELATIVE_TAGS,
    SUBJECTS,
    TENSED,
    VERBAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS: Final = frozenset(
    {"after", "although", "as", "because", "before", "despite", "following", "pending", "since", "when", "while"}
)
"""Words that open an adjunct: a date right before one stands outside it."""


_LESSER: Final = frozenset({"relcl", "advcl", "acl", "pcomp"})
"""Dependencies of clauses that stand under another."""
_JOINT: Final = 2
"""Tokens of ", and"."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of an event, and the rule that chose it."""

    token: Token
    rule: str


def find_head(phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """The event that a date in a parse dates; None where the sentence holds none."""
    if phrase.is_reference and _dates_nothing(phrase, lexicon):
        return None
    teller = _adjacent_telling(phrase, lexicon)
    if teller is not None:
        return Head(teller, "telling")
    if phrase.governor is None:
        return _of_fragment(phrase, lexicon)
    opened = _clause_opened(phrase, phrase.governor) or _conjunct_opened(phrase, phrase.governor) or _beside_who(phrase)
    if opened is not None:
        return _at_verb(opened, phrase, lexicon)
    outer = _outside(phrase, phrase.governor, lexicon)
    if outer is not None:
        return _climb(outer, phrase, lexicon)
    return _of_noun(phrase, phrase.governor, lexicon) or _climb(phrase.governor, phrase, lexicon)


def _of_noun(phrase: DatePhrase, governor: Token, lexicon: Lexicon) -> Head | None:
    """The noun that the date modifies, or that places another event."""
    before = landmark(phrase, lexicon)
    if before is not None:
        return Head(before, "landmark")
    noun = governor if phrase.premodifies else noun_after(phrase, lexicon)
    if noun is not None and noun.lemma_.lower() in lexicon.measures:
        return Head(change_of(noun, lexicon) or noun, "measure")
    if noun is not None and is_event_noun(noun, lexicon):
        return Head(noun, "premodifier")
    work = named_work(phrase, lexicon) or _work_of(phrase, lexicon)
    if work is None and phrase.premodifies and governor.lemma_.lower() in lexicon.works:
        work = governor
    return Head(work, "work") if work is not None else None


def _work_of(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What was written in the year that "of" gives it: "the law of 1936"."""
    before = phrase.span.doc[max(0, phrase.span.start - 2) : phrase.span.start]
    named = len(before) > 1 and before[1].lower_ == "of" and before[0].lemma_.lower() in lexicon.works
    return before[0] if named else None


def _outside(phrase: DatePhrase, governor: Token, lexicon: Lexicon) -> Token | None:
    """The word over an adjunct that begins right after the date, where the parse puts the date inside.

    "Put it to a vote next year after delegates met", "took effect on 9 August pending ratification".
    """
    doc, last = phrase.span.doc, phrase.span.end
    if last >= len(doc) or doc[last].lower_ not in _OPENERS or governor.i <= last:
        return None
    before = (t for t in governor.ancestors if t.i < phrase.span.start)
    return next((t for t in before if is_predicate(t) or is_event_noun(t, lexicon)), None)


def _clause_opened(phrase: DatePhrase, governor: Token) -> Token | None:
    """The main verb after a date that opens a clause, where the parse lost it: ", and on 8 May, as they met, he left".

    It is the first verb with a subject of its own behind the date that no word makes a lesser clause.
    """
    first = phrase.marker.i if phrase.marker is not None else phrase.span.start
    doc = phrase.span.doc
    if first < _JOINT or doc[first - 1].dep_ != "cc" or doc[first - 2].text != ",":
        return None
    lesser = governor.dep_ in _LESSER or any(c.dep_ == "mark" for c in governor.children)
    if governor.i > phrase.span.end and not lesser:
        return None
    return next((t for t in doc[phrase.span.end :] if is_predicate(t) and _is_main(t, phrase.span.end)), None)


def _conjunct_opened(phrase: DatePhrase, governor: Token) -> Token | None:
    """The second verb of one subject, where the date stands between "and" and it: "sat in 1961 and, in 1964, led"."""
    doc = phrase.span.doc
    last = (phrase.marker.i if phrase.marker is not None else phrase.span.start) - 1
    joint = doc[last - 1] if last > 0 and doc[last].text == "," else doc[max(last, 0)]
    if joint.dep_ != "cc" or joint.head.i != governor.i or not is_predicate(governor):
        return None
    behind = (t for t in governor.conjuncts if t.i >= phrase.span.end and is_predicate(t))
    second = next(behind, None)
    if second is None or any(t.dep_ == "cc" and t.head.i == governor.i for t in doc[phrase.span.end : second.i]):
        return None
    return second


def _beside_who(phrase: DatePhrase) -> Token | None:
    """The verb of a relative clause that the date interrupts: "a guard who, earlier this year, found the key"."""
    first = phrase.marker.i if phrase.marker is not None else phrase.span.start
    doc = phrase.span.doc
    if first < _JOINT or doc[first - 1].text != "," or doc[first - 2].tag_ not in RELATIVE_TAGS:
        return None
    verb = doc[first - 2].head
    return verb if verb.i >= phrase.span.end and is_predicate(verb) else None


def _is_main(verb: Token, after: int) -> bool:
    own = any(c.dep_ in SUBJECTS and c.i >= after for c in verb.children)
    return own and verb.dep_ not in _LESSER and not any(c.dep_ == "mark" for c in verb.children)


def _dates_nothing(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for a reference that is no adverbial: "the former president", "hope for the future"."""
    noun = phrase.governor
    if phrase.signal in {"for", "to", "about"}:
        return True
    if not phrase.premodifies or noun is None:
        return phrase.marker is None and phrase.root.dep_ in SUBJECTS | {"dobj", "attr"}
    if is_event_noun(noun, lexicon) and noun.i == phrase.span.end:
        return False
    return noun.dep_ == "pobj" or phrase.span.text.lower() in lexicon.roles


def _adjacent_telling(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The reporting verb right before the date ("said Friday that"), or right after it ("on Friday said").

    The parse often hangs such a date on what was said.
    """
    first, last = phrase.span.start, phrase.span.end
    doc = phrase.span.doc
    before = first - 1
    joined = before >= 0 and doc[before].lower_ in {"on", "in", "late", "early"}
    if phrase.premodifies and not joined:
        return None
    before -= joined
    if before >= 0 and tells(doc[before], lexicon):
        return doc[before]
    if phrase.premodifies:
        return None
    if last < len(doc) and tells(doc[last], lexicon) and doc[last].tag_ in TENSED:
        return None if _is_of_speaker(phrase, doc[last]) else doc[last]
    return _telling_over(phrase, lexicon)


def _is_of_speaker(phrase: DatePhrase, telling: Token) -> bool:
    """True for the bare date of a clause about who tells: "a guard who had been there last week said"."""
    clause = phrase.governor
    over = clause.head if clause is not None and clause.dep_ == "relcl" and phrase.signal is None else None
    return over is not None and over.dep_ in SUBJECTS and over.head.i == telling.i


def _telling_over(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The verb of "told reporters on Saturday she would run", where the parse gives the date to what was told."""
    told = phrase.governor
    if told is None or told.dep_ != "ccomp" or told.i < phrase.span.end or not tells(told.head, lexicon):
        return None
    between = phrase.span.doc[told.head.i + 1 : phrase.span.start]
    apart = any(t.pos_ in VERBAL or t.lower_ == "that" or t.is_punct or t.dep_ in SUBJECTS for t in between)
    return None if told.head.i > phrase.span.start or apart else told.head


def _of_fragment(phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """A date that heads its sentence: a caption, a headline, an entry of a list. The first event word beside it."""
    outside = [t for t in phrase.span.doc if not phrase.span.start <= t.i < phrase.span.end]
    later = [t for t in outside if t.i >= phrase.span.end]
    for group in (later, outside):
        verb = next((t for t in group if is_predicate(t) and t.dep_ not in NOUN_CLAUSES), None)
        noun = next((t for t in group if is_event_noun(t, lexicon)), None)
        found = verb or noun or next((t for t in group if is_predicate(t)), None)
        if found is not None:
            return Head(found, "fragment")
    return None


def _climb(governor: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """Up the tree, to the first verb or noun that can be the event."""
    for token in _upwards(governor):
        if token.dep_ in AUXILIARIES:
            continue
        if token.pos_ == "VERB" and token.dep_ == "prep" and governor.head.i == token.i:
            return Head(governor, "noun")
        if token.lower_ == "dated" and token.dep_ == "acl" and token.head.pos_ in NOUNS:
            return _of_document(token.head, phrase, lexicon)
        if token.lower_ == "dated" and token.dep_ in {"conj", "advcl"} and phrase.span.start == token.i + 1:
            continue
        if token.pos_ in VERBAL:
            return _at_verb(token, phrase, lexicon)
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.measures and phrase.span.start > token.i:
            return Head(token, "measure")
        if is_event_noun(token, lexicon):
            return _at_noun(token, phrase, lexicon)
        aside = _aside(token, phrase)
        if aside is not None:
            return _at_verb(aside, phrase, lexicon)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "advcl", "conj", "ROOT"}:
            return Head(token, "adjective")
    return _of_fragment(phrase, lexicon)


def _at_verb(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head:
    measure = presented(verb, phrase, lexicon)
    if measure is not None:
        return Head(measure, "measure")
    subject = dated_subject(verb, phrase, lexicon)
    return Head(subject, "subject") if subject is not None else Head(*of_verb(verb, phrase, lexicon))


def _of_document(noun: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head:
    """The deed done by a document of that date, "resigned by a letter dated 3 May"; else the document."""
    through = noun.dep_ == "pobj" and noun.head.lower_ in {"by", "in", "with", "under"}
    verb = noun.head.head if through else None
    return _at_verb(verb, phrase, lexicon) if verb is not None and verb.pos_ in VERBAL else Head(noun, "noun")


def _at_noun(noun: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head:
    verb = verb_over(noun)
    if verb is None and _is_state_of(noun) and phrase.span.start > noun.i:
        return _climb(noun.head.head, phrase, lexicon) or Head(noun, "noun")
    if verb is None or phrase.span.start < noun.i:
        return Head(noun, "noun")
    if foretells(verb, lexicon) or (phrase.signal == "for" and verb.lemma_ != "be"):
        return Head(noun, "object")
    return Head(*of_verb(verb, phrase, lexicon))


def _is_state_of(noun: Token) -> bool:
    """True for the bare noun of a state that something is in: "a bomb under construction"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under" and all(c.i > noun.i for c in noun.children)


def _aside(noun: Token, phrase: DatePhrase) -> Token | None:
    """The verb of the clause about a noun where the date hangs on the noun: "Kavan, who lived there until 1989"."""
    clauses = (c for c in noun.children if c.dep_ in NOUN_CLAUSES and is_predicate(c))
    return next((c for c in clauses if noun.i < c.i < phrase.span.start), None)


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
