"""Verbs and what belongs to them: the clause that tells of an event, its subject, its auxiliaries, its tense."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.trees import begins, is_purpose, set_off
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import (
    AUXILIARIES,
    HELPERS,
    NOUN_CLAUSES,
    NOUNS,
    PLURALS,
    RELATIVE_TAGS,
    SUBJECTS,
    VERBAL,
)
from dateline.events.text.parsing.parser import label

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_KINDS: Final = frozenset({"kind", "kinds", "sort", "sorts", "type", "types"})
_CLIMB: Final = frozenset({"xcomp", "aux", "auxpass"})
_DEPTH: Final = 6
_COURSE: Final = frozenset(
    {"begin", "conclude", "continue", "end", "erupt", "finish", "last", "open", "resume", "run", "start", "take"}
)
"""Verbs that say when something was, where they have no object but "place"."""
_NOT_BESIDE: Final = (frozenset({"DATE"}), frozenset({"DATE", "GPE", "LOC"}))
"""Labels of names before which what stands beside them is told of, and where people are: "in Peru, a man who left"."""


def governing(head: Token) -> Token:
    """The verb whose clause makes a sentence of `head`: "began" for "began arriving", "was" for "was ready".

    A charge keeps its verb: "accused" for "accused of killing".
    """
    token = head
    for _ in range(_DEPTH):
        parent = token.head
        if _is_one_word(parent, token):
            token = parent
            continue
        if _is_by_rank(token):
            token = parent.head
            continue
        if parent == token or parent.pos_ not in VERBAL | {"ADJ", "ADP", "SCONJ"}:
            break
        if _is_part(token, parent):
            token = parent
        elif token.dep_ == "pcomp" and parent.head.lemma_ in words("charge"):
            token = parent.head
        else:
            break
    return token


def _is_one_word(parent: Token, token: Token) -> bool:
    """True for the two sides of a hyphen, of which the parse made verb and clause: "re-elected"."""
    joint = token.doc[token.i - 1] if token.i else token
    return parent.i == token.i - 2 and joint.text == "-" and not (joint.whitespace_ or parent.whitespace_)


def _is_by_rank(token: Token) -> bool:
    """True for the infinitive that tells of which deeds one was the first: "she became the first woman to fly it"."""
    noun = token.head
    ranked = token.dep_ in NOUN_CLAUSES and noun.dep_ == "attr" and is_purpose(token) and not has_subject(token)
    return ranked and any(t.lower_ in words("rank", "adjectives") for t in (noun, *noun.children))


def _is_part(token: Token, parent: Token) -> bool:
    """True where a word makes no clause without the verb above it."""
    if token.dep_ in _CLIMB:
        return parent.pos_ in VERBAL | {"ADJ"}
    if token.dep_ in {"acomp", "attr"}:
        known = {"ADJ", "VERB"} if token.dep_ == "acomp" else {"ADJ"}
        return token.pos_ in known and parent.pos_ in VERBAL
    bare = token.tag_ == "VB" and not any(c.dep_ in {"aux", "mark"} for c in token.children)
    if token.dep_ != "ccomp" or parent.lemma_ in words("say"):
        return False
    return bare or not has_subject(token) or is_purpose(token)


def has_subject(verb: Token) -> bool:
    """True when the verb has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in verb.children)


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject.

    Of two the name that stands nearer and apart: "the son of a whaler, Ole Berg ...", "Trade with Chad Chad closed its
    border"; not "the trial of the driver Peter Holm began".
    """
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    if is_main_misread(verb):
        return next((t for t in reversed(list(verb.ancestors)) if t.pos_ in NOUNS and t.i < verb.i), None)
    real = [c for c in found if c.dep_ != "expl"]
    for first, name in pairwise(real):
        before = verb.doc[name.left_edge.i - 1]
        is_apart = before.is_punct or (before.pos_ == "PROPN" and before != first)
        if name.pos_ == "PROPN" and first.pos_ in NOUNS and is_apart:
            return name
    return next(iter(real or found), None)


def is_main_misread(verb: Token) -> bool:
    """True for a main verb read as a clause about a noun before it: "the inquiry into the loss of the Astrid opened".

    Nobody says "the loss of the Astrid opened" for a loss that she opened: the subject of a clause that no relative
    word begins stands behind its noun, not behind a preposition.
    """
    if verb.dep_ != "relcl":
        return False
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if subject is None or any(t.lower_ in RELATIVES for t in verb.subtree):
        return False
    first = subject.left_edge.i
    return first > 0 and verb.doc[first - 1].dep_ == "prep" and verb.head.i < first


def antecedent_of(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other subject itself."""
    while verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL and subject.tag_ in RELATIVE_TAGS:
        verb = verb.head
    if subject.lower_ not in RELATIVES or verb.dep_ != "relcl":
        return subject
    if verb.head.pos_ in VERBAL:
        told = next((c for c in verb.head.children if c.dep_ in {"attr", "dobj"}), own_subject(verb.head))
        return told if told is not None and (told.dep_ not in SUBJECTS or told.pos_ in NOUNS) else subject
    is_somebody = subject.lower_ == "who"
    head = _somebody(verb.head) if is_somebody else verb.head
    return name_told_by(verb, is_somebody=is_somebody) or stands_for(_agreeing(_held_there(_meant(head), verb), verb))


def name_told_by(verb: Token, *, is_somebody: bool) -> Token | None:
    """The name of whom the noun before a relative clause tells what he is: "Reed, a critic and lawyer who left".

    So does "Reed was a lawyer who left"; and "Reed, a critic of the banks, who left" is told of Reed.
    """
    head = _somebody(verb.head) if is_somebody else verb.head
    behind = is_somebody and set_off(verb) and head.pos_ == "NOUN"
    told = [_first(a) for a in (head, *(head.ancestors if behind else ()))]
    named = next((n for noun in told if (n := _name_over(noun)) is not None), None)
    return named if named is not None and label(named) not in _NOT_BESIDE[is_somebody] else None


def _first(noun: Token) -> Token:
    """The first of several nouns that are joined."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _name_over(noun: Token) -> Token | None:
    """The name that a noun stands beside, or that is said to be it."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.dep_ != "attr" or noun.pos_ != "NOUN" or noun.head.lemma_ != "be":
        return None
    subject = own_subject(noun.head)
    denied = any(c.dep_ == "neg" for c in noun.head.children)
    return subject if subject is not None and subject.pos_ == "PROPN" and not denied else None


def _somebody(noun: Token) -> Token:
    """The nurse by "a nurse by training who": nobody is meant by a bare singular behind a preposition."""
    bare = noun.tag_ == "NN" and noun.dep_ == "pobj" and not any(c.i < noun.i for c in noun.children)
    over = noun.head.head
    if not bare or over.pos_ not in NOUNS:
        return noun
    return over.head if over.dep_ == "appos" and over.head.pos_ in NOUNS else over


def _held_there(noun: Token, verb: Token) -> Token:
    """The talks by "the talks in Larn, which began": a place neither begins nor lasts."""
    place = noun.head if noun.dep_ == "appos" else noun
    goes_on = verb.lemma_ in _COURSE and not any(c.dep_ == "dobj" and c.lower_ != "place" for c in verb.children)
    if not goes_on or place.dep_ != "pobj" or label(place) not in {"GPE", "LOC"}:
        return noun
    over = place.head.head
    return over if over.pos_ == "NOUN" and over.i < place.i else noun


def _meant(noun: Token) -> Token:
    """The change by "the kind of change that came", the girl by "a girl of 16 who came"."""
    if noun.lower_ in _KINDS:
        over = next((c for c in noun.children if c.lower_ == "of"), noun)
        return next((c for c in over.children if c.dep_ == "pobj"), noun)
    aged = noun.like_num and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if aged and noun.head.head.pos_ == "NOUN" else noun


def _agreeing(noun: Token, verb: Token) -> Token:
    """The noun, or the nearest one above it that the verb agrees with: "a video for officers that was shown"."""
    finite = next((t for t in (*(c for c in verb.children if c.dep_ in AUXILIARIES), verb)), verb)
    if finite.lower_ in {"was", "is", "has"} and noun.tag_ in PLURALS:
        return next((a for a in noun.ancestors if a.tag_ in {"NN", "NNP"}), noun)
    if finite.lower_ in {"were", "are", "have"} and noun.tag_ in {"NN", "NNP"} and not is_plural(noun):
        return next((a for a in noun.ancestors if a.tag_ in PLURALS), noun)
    return noun


def stands_for(noun: Token) -> Token:
    """What "the one" is said of: the crisis, for "the crisis was the one that began in 1990"."""
    if noun.lower_ != "one" or noun.dep_ != "attr":
        return noun
    subject = own_subject(noun.head)
    return subject if subject is not None and subject.pos_ in NOUNS else noun


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries that a joined verb shares with the first, and its "not": "was" of "was arrested and charged"."""
    if verb.dep_ != "conj" or any(c.dep_ in AUXILIARIES for c in verb.children) or has_subject(verb):
        return []
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not has_subject(first):
        first = first.head
    shared = AUXILIARIES if any(c.lower_ == "but" for c in verb.head.children) else HELPERS
    own = [c for c in first.children if c.dep_ in shared and c.i < first.i]
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" or c.lemma_ == "have" for c in own):
        return own
    if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in own):
        return own
    if verb.tag_ == "VB":
        return own
    return []


def is_passive(verb: Token) -> bool:
    """True for a verb in the passive, its "be" told or left out."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def is_plural(noun: Token) -> bool:
    """True for a plural or joint noun phrase."""
    return noun.tag_ in PLURALS or any(c.dep_ == "conj" for c in noun.children)


def subject_edge(verb: Token) -> int:
    """Index where the clause proper starts: what is left of it is an introduction."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in NOUN_CLAUSES:
        return int(verb.left_edge.i)
    if subject is None:
        return begins(verb)
    return min(subject.left_edge.i, verb.i)
