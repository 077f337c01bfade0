"""From a verb that a date hangs on to the word of the event that it dates: the verb, or what it hands its date to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import event_between, foretells, is_event_noun, is_finite
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import HOLDS
from dateline.events.text.description.grammar.trees import is_purpose
from dateline.events.text.parsing.labels import NOUNS, PARTICIPLES, SUBJECTS, UNDERGOERS

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES: Final = frozenset({"xcomp", "ccomp"})
_ACCOMPLISHED: Final = frozenset({"ask", "convict", "invite", "order"})
"""Verbs of plans whose passive is itself what happened: "was ordered to leave"."""
_ENDS: Final = frozenset({"from", "until", "till", "to", "through"})
"""What joins an end of what lasts, which a vote or a promise does not."""
_ABLE: Final = frozenset({"can", "may", "must", "should"})
"""Auxiliaries of what is or will be, never of the past: "could" and "would" may be."""
_POINT: Final = frozenset({None, "in", "on", "at", "during"})
"""What joins a date to a past event; "since" and "by" go with the perfect."""


def of_verb(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> tuple[Token, str]:
    """The verb, or what it passes its date to, and the rule: complement of a phase or a plan, predicate of a copula."""
    scheduled = _scheduled(verb, lexicon) or _moved_to(verb, phrase, lexicon)
    if scheduled is not None:
        return scheduled, "scheduled"
    promised = _promised(verb, phrase, lexicon)
    if promised is not None:
        return promised, "deadline"
    linked = _linked(verb, phrase, lexicon) or _over_standing(verb, phrase)
    if linked is not None:
        return linked, "object"
    other = _out_of_time(verb, phrase, lexicon) or _awaited(verb, phrase, lexicon)
    if other is not None:
        return other, "object"
    intent = _intent(verb, phrase, lexicon)
    if intent is not None:
        return intent, "intent"
    complement = _passed_to(verb, phrase, lexicon)
    if complement is not None:
        return complement, "complement"
    if _is_perceived(verb, lexicon):
        return verb.head, "perceived"
    origin = _origin(verb, phrase, lexicon)
    if origin is not None:
        return origin, "origin"
    return _of_copula(verb, phrase, lexicon) or (verb, "verb")


def _of_copula(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> tuple[Token, str] | None:
    """What "be" says: the clause that it brings forward, or its predicate."""
    if verb.lemma_ != "be":
        return None
    cleft = _cleft(verb, phrase)
    if cleft is not None:
        return cleft, "cleft"
    said = next((c for c in verb.children if c.dep_ in {"acomp", "attr"} and _says_it(c, lexicon)), None)
    return (said, "predicate") if said is not None else None


def _is_perceived(verb: Token, lexicon: Lexicon) -> bool:
    """True for what was found or seen going on: "was found clinging to a raft"."""
    participle = verb.tag_ in PARTICIPLES and verb.dep_ in _CLAUSES | {"advcl", "acl", "oprd"}
    return participle and verb.head.lemma_ in lexicon.perceiving


def _origin(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What "dating" dates: "ties date back to the founding in 1120", "a series of raids dating to 1994"."""
    if verb.lemma_ != "date":
        return None
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return _written(verb.head)
    before = (t for t in verb.subtree if verb.i < t.i < phrase.span.start and t.dep_ != "compound")
    origin = next((t for t in before if is_event_noun(t, lexicon)), None)
    if origin is not None or verb.dep_ != "acl":
        return origin
    return verb.head if is_event_noun(verb.head, lexicon) else None


def _written(paper: Token) -> Token:
    """What was done by a dated paper, "by letter dated 3 May she resigned"; the paper itself where nothing was."""
    by = paper.head if paper.dep_ == "pobj" and paper.head.lower_ in {"by", "in", "through", "with"} else None
    return by.head if by is not None and by.head.pos_ == "VERB" else paper


def _cleft(be: Token, phrase: DatePhrase) -> Token | None:
    """The verb after "that": "It was not until Tuesday that he resigned"."""
    if not any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in be.children):
        return None
    clauses = (c for c in be.subtree if c.i > phrase.span.end and c.dep_ in {"ccomp", "relcl", "advcl", "acl"})
    return next((c for c in clauses if any(m.lower_ in {"that", "when"} for m in c.children)), None)


def _linked(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What a verb that only joins joins to: "problems tied to the launch in April"."""
    return event_between(verb, phrase, lexicon) if verb.lemma_.lower() in lexicon.linking else None


def _scheduled(verb: Token, lexicon: Lexicon) -> Token | None:
    """The event that a participle sets: "a summit planned for May"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and foretells(verb, lexicon):
        return verb.head if is_event_noun(verb.head, lexicon) else None
    return None


def _moved_to(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What was put off to the date: "postponed its new mill to 2026", "the launch slipped to October"."""
    if verb.lemma_.lower() not in lexicon.rescheduling or phrase.signal not in {"to", "until", "till", "til", "for"}:
        return None
    moved = (c for c in verb.children if c.dep_ in UNDERGOERS and c.pos_ in NOUNS)
    slipped = (c for c in verb.children if c.dep_ == "nsubj" and is_event_noun(c, lexicon))
    named = next((c for c in moved if phrase.signal == "to" or is_event_noun(c, lexicon)), next(slipped, None))
    return verb if named is None and verb.lemma_.lower() in lexicon.resuming else named


def _promised(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What somebody gives their word to have done by the date: "promised a new bridge by June"."""
    if verb.lemma_.lower() not in lexicon.promising or phrase.signal not in {"by", "before", "until"}:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < phrase.span.start), None)


def _over_standing(verb: Token, phrase: DatePhrase) -> Token | None:
    """The past verb over a relative clause of what holds or is done: "signed the law that bans fires on 3 May".

    "Listed what it has done to help earlier this week": neither the perfect nor its purpose has such a date.
    """
    if not phrase.past or phrase.span.start < verb.i:
        return None
    clause = verb.head if verb.dep_ == "advcl" and is_purpose(verb) else verb
    standing = verb.tag_ in {"VBZ", "VBP"} or (clause.i != verb.i and tense_of(clause) == "perfect")
    if clause.dep_ != "relcl" or not standing:
        return None
    told = clause.head
    while told.dep_ == "pobj" and told.head.dep_ == "prep":
        told = told.head.head
    return told.head if told.dep_ == "dobj" and told.head.tag_ == "VBD" else None


def _out_of_time(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun that a date must be of because the verb is of another time.

    "Warned of a strike next week", "will review the strike last week", "has renewed interest in the raids in 1997",
    "is still weighing a request last week", "can learn from the raids in 1997": the past, the future, the perfect, the
    present and what can be have no such dates.
    """
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "to" in words:
        return None
    told = verb.tag_ == "VBD" or bool(words & {"has", "had", "have"})
    coming = bool(words & {"will", "'ll", "’ll", "shall"})
    standing = tense_of(verb) in HOLDS or (bool(words & _ABLE) and "have" not in words)
    gone = phrase.past and phrase.signal in _POINT and not phrase.is_reference and not phrase.holds_dct
    if (told and phrase.past is False) or (coming and phrase.past) or (standing and gone):
        return event_between(verb, phrase, lexicon) or (_done_before(verb, phrase) if standing else None)
    return None


def _done_before(verb: Token, phrase: DatePhrase) -> Token | None:
    """What somebody is held to have done: "is charged with stealing the boat last May"."""
    done = (t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pcomp" and t.tag_ == "VBG")
    return next((t for t in done if t.i < phrase.span.start), None)


def _says_it(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ == "ADJ" or is_event_noun(token, lexicon)


def _intent(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The verb that itself has a past date: "vowed on Friday to fight", "voted to leave two weeks ago".

    What was scheduled, due or expected by others keeps its date ("was to expire yesterday"), and so does what was done
    before, "claimed to have fled on Friday", and what follows a perfect: "has been asked to appear on Friday". An end
    is of what was intended: "voted to suspend them from Friday".
    """
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if {"to", "have"} <= helpers:
        return None
    over = verb.head if verb.dep_ == "xcomp" and "to" in helpers else verb
    if over.i != verb.i and (phrase.signal in _ENDS or (tense_of(over) == "perfect" and phrase.signal in _POINT)):
        return None
    if not phrase.past or over.pos_ != "VERB" or not is_finite(over):
        return None
    lemma = over.lemma_.lower()
    if lemma not in lexicon.planning:
        return over if over.i != verb.i and lemma not in lexicon.aspectual | lexicon.raising else None
    passive = any(c.dep_ == "auxpass" for c in over.children)
    return over if not passive or lemma in _ACCOMPLISHED else None


def _awaited(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What is expected or planned for a coming date: "expects a second wave later this year", "called for a vote"."""
    placed = phrase.past is not None or phrase.holds_dct
    if not foretells(verb, lexicon) or (phrase.past is not False and not (placed and phrase.signal == "for")):
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.pos_ == "NOUN" and child.i < phrase.span.start:
            return child
        if child.lower_ == "for" and child.i < phrase.span.start:
            return next((c for c in child.children if c.dep_ == "pobj" and is_event_noun(c, lexicon)), None)
    return None


def _passed_to(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The complement that a phase or planning verb hands its date on to."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.planning or lemma in lexicon.aspectual:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ == "VERB":
                return _passed_to(child, phrase, lexicon) or child
    return None
