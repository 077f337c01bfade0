"""Whose subject a verb shares that has none of its own: that of a verb near it, or the noun it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import antecedent_of, own_subject
from dateline.events.text.description.grammar.trees import begins
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import AUXILIARIES, FINITE, NOUN_CLAUSES, NOUNS, PAST_FORMS, TENSED, VERBAL
from dateline.events.text.parsing.parser import label

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH: Final = 6


def borrowed_subject(verb: Token) -> Token | None:
    """The subject that a verb without one shares: that of the verb it is joined to, or the noun it describes."""
    ahead = _subject_of_since(verb)
    if ahead is not None:
        return ahead
    token = verb
    for _ in range(_DEPTH):
        parent = token.head
        if parent == token:
            return None
        if token.dep_ in NOUN_CLAUSES and parent.pos_ not in VERBAL:
            return _first_above(verb) if _is_main_after_all(verb) else _described(parent)
        if parent.pos_ in VERBAL:
            if _is_said(token, parent):
                return None
            subject = _blamed(token, parent) or own_subject(parent)
            if subject is not None and subject in verb.ancestors:
                return _owner(subject)
            if subject is not None and subject.i != verb.i and verb not in subject.ancestors:
                return antecedent_of(_there(subject), parent)
        token = parent
    return None


def _described(noun: Token) -> Token:
    """The noun that a clause behind `noun` tells of: the one beside which an apposition stands, but for a name."""
    is_name = noun.pos_ == "PROPN" and noun.head.pos_ == "NOUN"
    return noun.head if noun.dep_ == "appos" and not is_name else _compared(noun)


def _first_above(verb: Token) -> Token:
    """The noun with which the sentence begins that a main verb was read into the end of."""
    subjects = (own_subject(a) for a in verb.ancestors if a.pos_ in VERBAL)
    nouns = [*verb.ancestors, *(s for s in subjects if s is not None and s.i < verb.i)]
    return min((n for n in nouns if n.pos_ in NOUNS), key=lambda n: n.i)


def _is_said(verb: Token, say: Token) -> bool:
    """True for what somebody is quoted to say: the subject of "said" acts in no clause of the quotation."""
    is_finite = any(t.tag_ in FINITE for t in (verb, *verb.children) if t == verb or t.dep_ in AUXILIARIES)
    return verb.dep_ == "ccomp" and say.lemma_.lower() in words("say") and is_finite


def _blamed(reason: Token, verb: Token) -> Token | None:
    """Who did what somebody is praised or blamed for: "attacked Reed for failing to pay"."""
    if reason.dep_ != "prep" or reason.lower_ != "for" or not any(c.dep_ == "pcomp" for c in reason.children):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ in {"PROPN", "PRON"} and c.i < reason.i), None)


def _owner(noun: Token) -> Token | None:
    """Whose a noun is that a clause tells of: "Lee's last post before retiring"."""
    return next((c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)


def _compared(pronoun: Token) -> Token:
    """The turmoil, for "turmoil like that seen in 1990"; the taxes, for "taxes close to those imposed by Chad"."""
    if pronoun.lower_ not in {"that", "those"} or pronoun.dep_ != "pobj":
        return pronoun
    several = pronoun.lower_ == "those"
    nouns = (t for t in reversed(pronoun.doc[: pronoun.i]) if t.pos_ == "NOUN" and t.dep_ != "compound")
    return next((t for t in nouns if (t.tag_ == "NNS") == several), pronoun)


def _subject_of_since(verb: Token) -> Token | None:
    """The noun between "since" and a finite verb, read as its object: "since the talks in Oslo began"."""
    if verb.tag_ not in TENSED:
        return None
    first = begins(verb)
    before = (t for t in verb.doc[:first] if t.lower_ in {"since", "after", "before", "until"} and t.dep_ == "prep")
    nouns = (c for t in before for c in t.children if c.dep_ == "pobj" and label(c) != "DATE")
    return next((c for c in nouns if max(t.i for t in c.subtree if t.i < first) == first - 1), None)


def _there(subject: Token) -> Token:
    """What there is, for "there", or for whom: "there was disappointment for Reed, leaving early"."""
    if subject.dep_ != "expl":
        return subject
    told = next((c for c in subject.head.children if c.dep_ == "attr"), subject)
    named = (n for c in told.children if c.dep_ == "prep" and c.lower_ == "for" for n in c.children)
    return next((n for n in named if n.pos_ == "PROPN"), told)


def _is_main_after_all(verb: Token) -> bool:
    """True for a past tense read as a participle: no passive participle takes an object, and no "die" is passive.

    "The council of the northern islands approved a plan", where the sentence has no other main verb; "a miner hurt
    while clearing a tunnel died".
    """
    if verb.dep_ != "acl" or verb.tag_ not in PAST_FORMS:
        return False
    if verb.lemma_ in words("intransitive"):
        return verb.tag_ == "VBD"
    has_object = any(_is_object(c) and c.i > verb.i for c in verb.children)
    return has_object and all(a.pos_ not in VERBAL for a in verb.ancestors if a.dep_ == "ROOT")


def _is_object(child: Token) -> bool:
    """True for an object, and for one read as that of a particle: "sealed off the hotel"."""
    return child.dep_ == "dobj" or (child.dep_ == "prt" and any(c.dep_ == "pobj" for c in child.children))
