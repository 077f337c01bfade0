"""Verbs and what belongs to them: the clause that tells of an event, its subject, its auxiliaries, its tense."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.trees import SUBJECTS, VERBAL, is_purpose
from dateline.events.text.description.words import words
from dateline.events.text.parser import label

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_KINDS: Final = frozenset({"kind", "kinds", "sort", "sorts", "type", "types"})
_CLIMB: Final = frozenset({"xcomp", "aux", "auxpass"})
_DEPTH: Final = 6


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
        return next((t for t in reversed(list(verb.ancestors)) if t.pos_ in {"NOUN", "PROPN"} and t.i < verb.i), None)
    real = [c for c in found if c.dep_ != "expl"]
    for first, name in pairwise(real):
        before = verb.doc[name.left_edge.i - 1]
        is_apart = before.is_punct or (before.pos_ == "PROPN" and before != first)
        if name.pos_ == "PROPN" and first.pos_ in {"NOUN", "PROPN"} and is_apart:
            return name
    return next(iter(real or found), None)


def is_main_misread(verb: Token) -> bool:
    """True for a main verb read as a clause about a noun before it: "the inquiry into the loss of the Astrid opened".

    Nobody says "the loss of the Astrid opened" for a loss that she opened: the subject of a clause that no relative
    word begins stands behind its noun, not behind a preposition.
    """
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if verb.dep_ != "relcl" or subject is None or any(t.lower_ in RELATIVES for t in verb.subtree):
        return False
    first = subject.left_edge.i
    return first > 0 and verb.doc[first - 1].dep_ == "prep" and verb.head.i < first


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
        if token.dep_ in {"acl", "relcl"} and parent.pos_ not in VERBAL:
            if _is_main_after_all(verb):
                return max((a for a in verb.ancestors if a.pos_ in {"NOUN", "PROPN"}), key=lambda a: -a.i)
            is_name = parent.pos_ == "PROPN" and parent.head.pos_ == "NOUN"
            return parent.head if parent.dep_ == "appos" and not is_name else _compared(parent)
        if parent.pos_ in VERBAL:
            subject = own_subject(parent)
            if subject is not None and subject.i != verb.i and verb not in subject.ancestors:
                return antecedent_of(_there(subject), parent)
        token = parent
    return None


def _compared(pronoun: Token) -> Token:
    """The turmoil, for "turmoil like that seen in 1990"; the taxes, for "taxes close to those imposed by Chad"."""
    if pronoun.lower_ not in {"that", "those"} or pronoun.dep_ != "pobj":
        return pronoun
    several = pronoun.lower_ == "those"
    nouns = (t for t in reversed(pronoun.doc[: pronoun.i]) if t.pos_ == "NOUN" and t.dep_ != "compound")
    return next((t for t in nouns if (t.tag_ == "NNS") == several), pronoun)


def _subject_of_since(verb: Token) -> Token | None:
    """The noun between "since" and a finite verb, read as its object: "since the talks in Oslo began"."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})])
    before = (t for t in verb.doc[:first] if t.lower_ in {"since", "after", "before", "until"} and t.dep_ == "prep")
    nouns = (c for t in before for c in t.children if c.dep_ == "pobj" and label(c) != "DATE")
    return next((c for c in nouns if max(t.i for t in c.subtree if t.i < first) == first - 1), None)


def _there(subject: Token) -> Token:
    """What there is, for "there": "there was disappointment for Reed, leaving early"."""
    if subject.dep_ != "expl":
        return subject
    return next((c for c in subject.head.children if c.dep_ == "attr"), subject)


def _is_main_after_all(verb: Token) -> bool:
    """True for a past tense read as a participle: it has an object, and the sentence has no other main verb.

    "The council of the northern islands approved a plan": no passive participle takes an object of its own.
    """
    has_object = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    tops = [a for a in verb.ancestors if a.dep_ == "ROOT"]
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and has_object and all(a.pos_ not in VERBAL for a in tops)


def antecedent_of(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other subject itself."""
    if subject.lower_ not in RELATIVES or verb.dep_ != "relcl":
        return subject
    if verb.head.pos_ in VERBAL:
        return next((c for c in verb.head.children if c.dep_ in {"attr", "dobj"}), subject)
    head = verb.head
    if head.dep_ == "appos" and head.head.pos_ == "PROPN" and label(head.head) != "DATE":
        return head.head
    return stands_for(_agreeing(_meant(head), verb))


def _meant(noun: Token) -> Token:
    """The change by "the kind of change that came", the girl by "a girl of 16 who came"."""
    if noun.lower_ in _KINDS:
        over = next((c for c in noun.children if c.lower_ == "of"), noun)
        return next((c for c in over.children if c.dep_ == "pobj"), noun)
    aged = noun.like_num and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if aged and noun.head.head.pos_ == "NOUN" else noun


def _agreeing(noun: Token, verb: Token) -> Token:
    """The noun, or the nearest one above it that the verb agrees with: "a video for officers that was shown"."""
    finite = next((t for t in (*(c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)), verb)
    if finite.lower_ in {"was", "is", "has"} and noun.tag_ in {"NNS", "NNPS"}:
        return next((a for a in noun.ancestors if a.tag_ in {"NN", "NNP"}), noun)
    if finite.lower_ in {"were", "are", "have"} and noun.tag_ in {"NN", "NNP"} and not is_plural(noun):
        return next((a for a in noun.ancestors if a.tag_ in {"NNS", "NNPS"}), noun)
    return noun


def stands_for(noun: Token) -> Token:
    """What "the one" is said of: the crisis, for "the crisis was the one that began in 1990"."""
    if noun.lower_ != "one" or noun.dep_ != "attr":
        return noun
    subject = own_subject(noun.head)
    return subject if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else noun


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries that a joined verb shares with the first, and its "not": "was" of "was arrested and charged"."""
    if verb.dep_ != "conj" or any(c.dep_ in {"aux", "auxpass"} for c in verb.children) or has_subject(verb):
        return []
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not has_subject(first):
        first = first.head
    shared = {"aux", "auxpass"} if any(c.lower_ == "but" for c in verb.head.children) else {"aux", "auxpass", "neg"}
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
    return noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in noun.children)
