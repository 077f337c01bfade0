"""What the grammar of its own sentence forbids a pronoun to mean, and what it suggests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import PARSES
from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.description.grammar.clauses import RELATIVES, antecedent_of, own_subject
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import SEX_OF_PRONOUN
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NOUNS, OBJECTS, PARALLELS, RECEIVERS, SUBJECTS, VERBAL

_AMOUNTS: Final = frozenset({"JJS", "DT", "CD", "JJ", "NN", "NNS"})
"""Tags of "most", "some", "two", "many", "half" before "of them"."""

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def barred(pronoun: Token) -> frozenset[int]:
    """Tokens that a pronoun cannot mean: what shares its verb, what it belongs to, and who speaks of him."""
    if pronoun.lower_.endswith(("self", "selves")):
        return frozenset()
    found: set[int] = set()
    if pronoun.dep_ == "poss":
        found |= {pronoun.head.i, *(c.i for c in pronoun.head.children if c.dep_ in PARALLELS)}
        found |= {c.i for c in _identified(pronoun.head)}
    else:
        verb = pronoun.head if pronoun.head.pos_ in VERBAL else pronoun.head.head
        found |= {c.i for c in _arguments(verb) if pronoun not in c.subtree or c == pronoun}
        if verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
            found |= {c.i for c in _arguments(verb.head)}
        if pronoun.dep_ in SUBJECTS:
            found |= _who_warns(verb)
    found |= _speaker_of_quote(pronoun) | _who_says_so(pronoun)
    found |= {a.i for a in pronoun.ancestors if a.pos_ in NOUNS and not _through_verb(pronoun, a)}
    return frozenset(found - {joined(pronoun)})


def _who_warns(verb: Token) -> set[int]:
    """Who says this clause to somebody else, of whom it is told: "Chad warned Niger that it must leave"."""
    over = verb.head
    told = any(c.dep_ in RECEIVERS and c.i < verb.i for c in over.children)
    orders = over.lemma_ == "tell" and any(c.lower_ in {"must", "should"} for c in verb.children)
    warns = verb.dep_ == "ccomp" and told and (orders or over.lemma_ in nouns("addressing", "verbs"))
    return {c.i for c in over.children if c.dep_ in SUBJECTS} if warns else set()


def _identified(noun: Token) -> Iterator[Token]:
    """Who is said to be what the noun tells: nobody "was named as his own replacement" or "is his own brother"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if verb.pos_ not in VERBAL or (verb == noun.head and noun.dep_ not in {"attr", "oprd"}):
        return
    objects = [c for c in verb.children if c.dep_ == "dobj" and c != noun]
    subject = own_subject(verb) or borrowed_subject(verb)
    for top in objects or ([subject] if subject is not None else []):
        yield from (top, *(c for c in top.children if c.dep_ == "appos"))


def joined(pronoun: Token) -> int:
    """The noun that a possessive's phrase is joined to: "Reed and the friends of his brother", "a mother with her son".

    -1 without.
    """
    token = pronoun
    while token.dep_ in {"poss", "prep", "pobj"}:
        with_somebody = token.dep_ == "prep" and token.lower_ == "with" and pronoun.lower_ in SEX_OF_PRONOUN
        if with_somebody and token.head.pos_ in NOUNS:
            return token.head.i
        token = token.head
    return token.head.i if token.dep_ == "conj" and token.head.pos_ in NOUNS else -1


def own_subjects(pronoun: Token) -> frozenset[int]:
    """What a pronoun most likely means by the grammar of its sentence.

    That is what it is joined to; for a subject, whoever acts in the clause above; else the subject of its own clause,
    told or shared, or who does what a participle tells ("a ferry built by Reed for his sons"); of an infinitive it is
    the object above ("asked the state to lift its ban").
    """
    if joined(pronoun) >= 0:
        return frozenset({joined(pronoun)})
    verb = next((a for a in pronoun.ancestors if a.pos_ in VERBAL), None)
    if verb is None:
        return frozenset()
    if pronoun.lower_ in {"them", "those"} and pronoun.head.lower_ == "of" and pronoun.head.head.tag_ in _AMOUNTS:
        return _counted(pronoun)
    own = own_subject(verb)
    if pronoun.dep_ in SUBJECTS or (own is not None and pronoun in own.subtree):
        return frozenset(t.i for t in _above(verb))
    if verb.dep_ == "xcomp" and own is None:
        nouns_above = (t for t in verb.head.subtree if t.dep_ in OBJECTS and verb.head.i < t.i < verb.i)
        asked = {t.i for t in nouns_above if t.head == verb.head or t.head.head == verb.head}
        if asked:
            return frozenset(asked)
    agents = (x for c in verb.children if c.dep_ == "agent" and verb.dep_ == "acl" for x in c.children)
    doer = next((x for x in agents if x.dep_ == "pobj" and pronoun not in x.subtree), None) or _subject(verb)
    return frozenset({doer.i} if doer is not None else ())


def _subject(verb: Token) -> Token | None:
    """Who does what a verb tells, told or shared; of a relative clause, the noun before it."""
    subject = own_subject(verb) or borrowed_subject(verb)
    return antecedent_of(subject, verb) if subject is not None and subject.lower_ in RELATIVES else subject


def _above(verb: Token) -> Iterator[Token]:
    """Who acts in the clause on which this one hangs, or beside which it stands; and who is told it."""
    over = verb.head
    if verb.dep_ == "relcl" and any(c.lower_ in {"when", "where"} for c in verb.children):
        over = next((a for a in over.ancestors if a.pos_ in VERBAL), over)
    elif verb.dep_ not in {"advcl", "ccomp", "conj"}:
        return
    if over.pos_ not in VERBAL:
        return
    told = [c for c in over.children if c.dep_ in RECEIVERS and c.i < verb.i and verb.dep_ == "ccomp"]
    yield from told
    subject = _subject(over)
    if subject is not None:
        yield subject


def _counted(pronoun: Token) -> frozenset[int]:
    """The last plural before "most of them"."""
    before = [t for t in pronoun.doc[: pronoun.i] if t.tag_ == "NNS" and t.ent_type_ not in DATES]
    return frozenset(t.i for t in before[-1:])


def _arguments(verb: Token) -> Iterator[Token]:
    """Subject and objects of a verb, with those of the verb it is joined to."""
    for c in verb.children:
        if c.dep_ in {"nsubj", "nsubjpass", "dobj", "dative"}:
            yield c
            whose = {"poss", "compound", "amod", "nmod"}
            yield from (x for x in c.children if x.dep_ in whose and x.pos_ == "PROPN" and x.ent_type_ != "PERSON")
            yield from (x for x in c.children if x.dep_ in PARALLELS)
        if c.dep_ in {"prep", "agent"}:
            yield from (x for x in c.children if x.dep_ == "pobj")
    shares = verb.dep_ in {"xcomp", "conj", "advcl"} and verb.head.pos_ in VERBAL
    if shares and own_subject(verb) is None:
        yield from (c for c in verb.head.children if c.dep_ in SUBJECTS)


def _through_verb(token: Token, above: Token) -> bool:
    """True where a verb stands between a word and one above it."""
    for a in token.ancestors:
        if a == above:
            return False
        if a.pos_ in VERBAL:
            return True
    return False


def speaks(noun: Token) -> bool:
    """True for the subject of a verb of speech."""
    return noun.dep_ in SUBJECTS and noun.head.lemma_.lower() in words("say")


def in_quote(pronoun: Token) -> bool:
    """True for a pronoun between quotation marks; a mark right behind a word closes what was opened before."""
    marks, goes_on = _marks(pronoun.doc)
    return (sum(i < pronoun.i for i in marks) + goes_on) % 2 == 1


@lru_cache(maxsize=PARSES)
def _marks(doc: Doc) -> tuple[tuple[int, ...], bool]:
    """Where quotation marks stand in a sentence, and whether the first closes what was opened before."""
    marks = [t for t in doc if t.text in {'"', "“", "”"}]
    goes_on = bool(marks) and marks[0].i > 0 and not marks[0].nbor(-1).whitespace_ and marks[0].text != "“"
    return tuple(t.i for t in marks), goes_on


def _who_says_so(pronoun: Token) -> set[int]:
    """Who is named behind what he says of another: "He fell ill on Monday, Reed said"."""
    said = next((a for a in pronoun.ancestors if a.dep_ == "ccomp" and a.head.lemma_.lower() in words("say")), None)
    if said is None or pronoun.lower_ not in SEX_OF_PRONOUN:
        return set()
    return {c.i for c in said.head.children if c.dep_ in SUBJECTS and c.i > said.i}


def _speaker_of_quote(pronoun: Token) -> set[int]:
    """Who says the quotation in which a pronoun stands: nobody calls himself "he"."""
    if not in_quote(pronoun):
        return set()
    says = (t for t in pronoun.doc if t.lemma_.lower() in words("say"))
    return {c.i for say in says for c in say.children if c.dep_ in SUBJECTS}
