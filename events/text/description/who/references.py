"""What to write instead of pronouns, surnames, bare bodies and contractions, so that a title can be read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.clauses import is_plural
from dateline.events.text.description.names.nations import adjective_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.shortforms import longer_names
from dateline.events.text.description.names.sides import short_country
from dateline.events.text.description.who.aged import aged_named, is_aged
from dateline.events.text.description.who.agreement import fits
from dateline.events.text.description.who.binding import barred, in_quote, own_subjects, speaks
from dateline.events.text.description.who.comparing import compares
from dateline.events.text.description.who.counted import counted_people
from dateline.events.text.description.who.definites import definite_named, is_bare, is_of_kind, wants_article
from dateline.events.text.description.who.empty import is_empty
from dateline.events.text.description.who.firstperson import third_person
from dateline.events.text.description.who.illness import with_illness
from dateline.events.text.description.who.meaning import meaning
from dateline.events.text.description.who.mentions import Mention, is_one_human, mention
from dateline.events.text.description.who.objects import who_does_it
from dateline.events.text.description.who.pronouns import (
    PERSON,
    SPEAKER,
    THIRD,
    antecedent,
    definite,
    phrase,
    possessive,
)
from dateline.events.text.description.who.there import is_there, place_there
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import NOUN_SUBJECTS, NOUNS, OBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POINTING: Final = frozenset({"this", "that", "these", "those", "you"})
_COUNTING: Final = frozenset({"another", "both", "neither", "none", "others", "some", "several"})
"""Words that count, or tell apart, what was named before."""
_ANYBODY: Final = frozenset({"anybody", "anyone", "each", "everybody", "everyone", "nobody", "somebody", "someone"})
_BARE: Final = frozenset({"DT", "PRP"})
"""Tags of words that point; a relative "that" has another."""
_BARE_WORDS: Final = frozenset({"this", "that", "these", "those", "it"})
_CONTRACTED: Final = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
"""What follows the apostrophe of a contracted verb -> the whole word; "s" and "d" have two readings each."""


def written(
    tokens: Sequence[Token], start: int, context: DocumentContext, *, quoted: bool
) -> tuple[dict[int, str], list[str]]:
    """What to write for the tokens of a title instead of their own text.

    Args:
        tokens: The tokens, in the order of the title.
        start: Where their sentence starts in the document.
        context: The document.
        quoted: True for a claim after "Speaker:", in which he, she, I and we may stay.

    Returns:
        Token index -> words ("" leaves it out), and the doubts: "pronoun" where nothing was found, "pointing" where
        the line then says nothing, "vague" where "this plan" is written as "the plan".
    """
    changes = {t.i: _whole(t) for t in tokens if t.text[0] in "'’" and t.pos_ in VERBAL}
    changes |= longer_names(tokens, context.text, start) | short_country(tokens, context.text)
    named, doubts = _definites(tokens, start, context)
    named = {i: name for i, name in named.items() if not (name and _stands_behind(name, tokens[0].doc, i))}
    changes |= named | counted_people(tokens)
    first = {} if quoted else third_person(tokens, context)
    changes |= first
    for t in tokens:
        if t.lower_.endswith(("self", "selves")):
            continue
        if is_there(t):
            place = place_there(t, start, context)
            if place is not None:
                changes[t.i] = "" if _is_written(place, t, tokens, changes) else place
        elif compares(t, tokens):
            changes[t.i] = ""
        elif t.lower_ in THIRD and t.pos_ in {"PRON", "DET"} and not (quoted and _may_stay(t, start, context)):
            name = "" if _is_in_words_of_others(t) else _meant(t, tokens, start, context)
            if name and not _is_written(name, t, tokens, changes):
                changes[t.i] = possessive(_owner(name)) if t.tag_ == "PRP$" else name
            elif name == "":
                doubts.append("pointing" if _is_empty_said(t) else "pronoun")
        elif t.dep_ == "det" and t.lower_ in _POINTING and t.tag_ == "DT" and not quoted and not _is_told_by(t):
            changes[t.i] = "The" if t.is_title else "the"
            doubts.append("vague")
        elif not quoted and t.i not in first and _is_unclear(t):
            doubts.append("pointing" if _is_empty_said(t) else "pronoun")
    return changes, doubts


def _is_in_words_of_others(pronoun: Token) -> bool:
    """True for what stands in quotation marks, but for whoever is told of: nobody's words are changed."""
    return pronoun.lower_ not in PERSON and in_quote(pronoun)


def _is_told_by(pronoun: Token) -> bool:
    """True for a plural of which a participle tells, read as standing before its object: "those backing loans"."""
    return pronoun.lower_ == "those" and pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor().lower_.endswith("ing")


def _stands_behind(name: str, doc: Doc, place: int) -> bool:
    """True where the name follows the noun that it would be written for: "the driver Peter Holm"."""
    return doc[place + 1 :].text.startswith(name)


def _may_stay(pronoun: Token, start: int, context: DocumentContext) -> bool:
    """True after "Speaker:" for what means the speaker, or where nothing is known but that it may.

    What an earlier sentence names is seldom meant by the "it" of a body that was just said to speak.
    """
    meant = meaning(pronoun, start, context)
    speakers = list(_speakers(pronoun.doc, start, context))
    if meant is not None:
        told = any(m.noun.i < pronoun.i and m.kind not in {"person", "human"} for m in speakers)
        is_far = told and meant.noun.doc is not pronoun.doc and pronoun.lower_ not in PERSON
        return is_far or any(m.key == meant.key for m in speakers)
    return not in_quote(pronoun) and any(fits(pronoun, m) for m in speakers)


def _speakers(doc: Doc, start: int, context: DocumentContext) -> Iterator[Mention]:
    """Those who say something in a sentence."""
    for subject in (t for t in doc if speaks(t)):
        meant = meaning(subject, start, context) if subject.lower_ in THIRD else mention(subject, start, context)
        if meant is not None:
            yield meant


def _owner(name: str) -> str:
    """A noun phrase as an owner, without what follows its noun: "the nephew in the army" -> "the nephew"."""
    return name if name[:1].isupper() else re.split(r" (?:in|of|at|from|for|with|on|to|by|\w+ed by) ", name)[0]


def _is_written(name: str, pronoun: Token, tokens: Sequence[Token], changes: Mapping[int, str]) -> bool:
    """True where the line has the name already before the pronoun: "Lee and her sister" needs no second Lee."""
    line = re.sub(r"[’']s\b", "", " ".join(changes.get(t.i, t.text) for t in tokens if t.i < pronoun.i))
    return re.sub(r"[’']s$", "", name).rsplit(" ", 1)[-1] in line.split(" ")


def _is_empty_said(token: Token) -> bool:
    """A subject that points elsewhere, of which hardly more is told than that it is: "that was the case"."""
    empty = token.head.lemma_ in {"be", "seem", "happen", "mean", "remain"} and token.head.pos_ in VERBAL
    return token.dep_ in NOUN_SUBJECTS and token.lower_ in _BARE_WORDS and empty


def _is_unclear(token: Token) -> bool:
    """A word that points outside the title: "this" as a subject, "we", "our", "another was shot"."""
    if token.lower_ in SPEAKER:
        return token.tag_ in {"PRP", "PRP$"}
    if token.lower_ in _COUNTING and token.dep_ in NOUN_SUBJECTS and token.pos_ in {"DET", "PRON", "NOUN", "ADJ"}:
        return not any(c.dep_ in {"prep", "relcl", "acl"} for c in token.children)
    return token.dep_ in NOUN_SUBJECTS and token.lower_ in _POINTING and token.tag_ in _BARE


def _meant(pronoun: Token, tokens: Sequence[Token], start: int, context: DocumentContext) -> str | None:
    """The pronoun's name; "" where nothing fits; None where the title itself says it or it means nobody."""
    if pronoun.dep_ == "expl" or is_empty(pronoun) or _is_of_anybody(pronoun):
        return None
    others = _beside(pronoun) | {t.i for i in who_does_it(pronoun) for t in pronoun.doc[i].subtree}
    over = {a.i for a in pronoun.ancestors}
    before = [t for t in tokens[: list(tokens).index(pronoun)] if t.i not in others | over]
    if any(t.pos_ in NOUNS and _agrees(pronoun, t) for t in before) or _is_bound(pronoun, before):
        return None
    shared = _shared_object(pronoun)
    if shared is not None and shared.pos_ == "PRON":
        return _meant(shared, tokens, start, context) if shared in tokens else antecedent(shared, start, context) or ""
    if shared is not None:
        return (definite if pronoun.lower_ == "it" else phrase)(shared, start, context)
    found = meaning(pronoun, start, context)
    if found is not None and found.noun.doc is pronoun.doc and pronoun in found.noun.subtree:
        return None
    return antecedent(pronoun, start, context) or ""


def _is_bound(pronoun: Token, before: Sequence[Token]) -> bool:
    """True for the owner that its own subject in the line tells, whatever that is: "many lost their lives"."""
    own = own_subjects(pronoun) - barred(pronoun) if pronoun.dep_ == "poss" else frozenset()
    told = [t for t in before if t.i in own and t.lower_ not in THIRD and t.tag_ not in {"WDT", "WRB"}]
    if pronoun.lower_ in PERSON:
        return any(t.pos_ == "PROPN" and t.ent_type_ in {"", "PERSON"} for t in told)
    return any(t.pos_ not in NOUNS or t.ent_type_ == "ORG" for t in told)


def _is_of_anybody(pronoun: Token) -> bool:
    """True for the "their" of a subject that names nobody: "everyone kept their seats"."""
    subjects = own_subjects(pronoun) if pronoun.lower_ == "their" else ()
    return any(pronoun.doc[i].lower_ in _ANYBODY for i in subjects)


def _beside(pronoun: Token) -> frozenset[int]:
    """The words of subject and object of the verb that an object pronoun belongs to: none of them is what it means."""
    if pronoun.dep_ not in OBJECTS or pronoun.lower_.endswith(("self", "selves")):
        return frozenset()
    verb = pronoun.head if pronoun.dep_ == "dobj" else pronoun.head.head
    beside = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and pronoun not in c.subtree]
    while verb.dep_ in {"xcomp", "conj"} and not any(c.dep_ in NOUN_SUBJECTS for c in beside):
        verb = verb.head
        beside += [c for c in verb.children if c.dep_ in NOUN_SUBJECTS]
    return frozenset(t.i for c in beside for t in c.subtree)


def _shared_object(pronoun: Token) -> Token | None:
    """The object of the verb before: "arrested two men and released them"."""
    verb = pronoun.head
    if pronoun.dep_ != "dobj" or verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and _agrees(pronoun, c)), None)


def _definites(tokens: Sequence[Token], start: int, context: DocumentContext) -> tuple[dict[int, str], list[str]]:
    """Write "the country", "the ministry", "the two men" under their names, where the document leaves no doubt.

    Returns:
        What to write, and a doubt for each that names something which only the sentences before tell.
    """
    changes: dict[int, str] = {}
    doubts: list[str] = []
    for t in tokens:
        if is_aged(t) and (aged := aged_named(t, start, context)) is not None:
            changes |= dict.fromkeys(range(t.i - 5, t.i), "") | {t.i: aged}
        beside = _name_beside(t, tokens, start, context)
        if beside is not None:
            changes |= {c.i: "" for c in t.children if c.dep_ == "det"} | {t.i: f"{t.text} {beside}"}
        ill = with_illness(t, start, context.text)
        if not ill and not is_bare(t):
            continue
        before = " ".join(x.text for x in tokens if x.i < t.i)
        if ill:
            told = f"{before} {' '.join(changes.values())}"
            changes |= {} if any(_is_told(name, told) for name in ill.values() if name) else ill
            continue
        name = definite_named(t, start, context)
        if name is None:
            doubts += ["vague"] if is_of_kind(t) else []
        elif not _is_told(name, before):
            gone = {c.i: "" for c in t.children if c.i < t.i and (c.dep_ in {"det", "nummod", "predet"})}
            keeps_article = wants_article(name, t, context.text)
            changes |= ({} if keeps_article else gone) | {t.i: name} | _owning(t, name)
    return changes, doubts


def _name_beside(noun: Token, tokens: Sequence[Token], start: int, context: DocumentContext) -> str | None:
    """The name of somebody told of by a role, which the line has lost: "the claimant, Mr Reed, paid"."""
    if noun.pos_ != "NOUN" or not any(c.lower_ == "the" for c in noun.children) or not is_one_human(noun):
        return None
    named = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)
    if named is None or named in tokens or any(c.dep_ == "prep" and c in tokens for c in noun.children):
        return None
    found = mention(named, start, context, alone=True)
    spelt = "".join(x.text_with_ws for x in noun.doc[named.left_edge.i : named.i + 1]).strip()
    return None if found.kind != "person" else found.key if " " in found.key else spelt


def _owning(noun: Token, name: str) -> dict[int, str]:
    """The genitive of a name where the noun had one: "the two cities’ lead" is "New York and London’s lead".

    "The nation's debt" is "U.S. debt", since a country that ends in "s" has none.
    """
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if after.tag_ != "POS":
        return {}
    adjective = adjective_of(name) if name.endswith("s") else None
    if adjective is not None:
        return {noun.i: adjective, after.i: ""}
    return {after.i: "’s"} if after.lower_ in {"'", "’"} and not name.endswith("s") else {}


def _is_told(name: str, before: str) -> bool:
    """True where the line has said already which is meant: "Syria's army ... across the country"."""
    return name.split(" ")[-1] in before or name.split(" ")[0] in before


def _whole(token: Token) -> str:
    """A contracted verb written out: "’s" before "getting" is "is", before "gone" it is "has"."""
    ending = token.lower_[1:]
    done = token.head.tag_ == "VBN" and token.dep_ == "aux"
    done = done or token.doc[token.i + 1 : token.i + 2].text == "been"
    if ending == "s":
        return "has" if done else "is"
    if ending == "d":
        return "had" if done else "would"
    return _CONTRACTED.get(ending, token.text)


def _agrees(pronoun: Token, noun: Token) -> bool:
    """True when a noun before a pronoun in the same title may be what it means."""
    form = pronoun.lower_
    if noun.dep_ in {"compound", "poss", "amod"}:
        return False
    if form in PERSON:
        return noun.ent_type_ == "PERSON" or is_one_human(noun)
    if form in {"they", "them", "their"}:
        several = nouns("collective") | nouns("body") | words("body", "nouns")
        acts = noun.dep_ in NOUN_SUBJECTS and noun.ent_type_ != "PERSON"
        return is_plural(noun) or (acts and (form == "their" or noun.pos_ == "PROPN" or noun.lower_ in several))
    return noun.ent_type_ != "PERSON" and not is_plural(noun)


__all__ = ["possessive", "written"]
