"""What fills a word: of, for, to or than what. Without it the word tells something else, or nothing.

What only says more (where, how, with whom) may be left out of a line; what fills a noun, a verb or a comparison may
not: "approved an order" is no news, "those were freed" is not what "those who had paid were freed" says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.countering import is_negation, is_nobody
from dateline.events.text.description.grammar.trees import is_purpose, set_off
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NOUN_CLAUSES, NOUNS, PARTICIPLES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_NOUNS: Final = frozenset({"of", "for", "to", "over", "on", "against", "between", "into", "about", "with", "from"})
"""Prepositions right behind a noun that tell its content."""
_OF_VERBS: Final = frozenset({"to", "into", "from", "of", "as", "against"})
"""Prepositions that fill a verb wherever they stand behind it."""
_BESIDE_OBJECT: Final = frozenset({"for", "on", "with", "over", "about"})
"""Those that fill it right behind it or its object: "blamed him for"."""
_NEED_MORE: Final = frozenset({"those", "anyone", "anybody", "everyone", "all", "one", "ones", "that", "what"})
"""Words that stand for whatever a clause behind them says."""
_GRADES: Final = frozenset({"JJS", "RBS"})
_ONE_OF_ALL: Final = frozenset({"only", "last", "next", "same", "sole"})
_CONDITIONS: Final = frozenset({"if", "unless", "until", "till", "except", "than"})
_TIMES: Final = frozenset({"because", "when", "before"})
_NO_TIME: Final = frozenset({"toward", "towards", "like", "than", "against", "into"})
"""Prepositions that lead to a time as to a thing."""


def fills(child: Token) -> bool:
    """True for what the word above it is not told without."""
    if set_off(child):
        return False
    told_of = compares(child) or fills_noun(child) or fills_verb(child) or restricts(child)
    return told_of or limits(child) or (child.dep_ == "prep" and needs_its_time(child))


def compares(child: Token) -> bool:
    """True for the other side of a comparison: "than last year", "as many as ten"."""
    opener = child.left_edge
    if opener.lower_ == "than":
        return True
    pair = {"as", "so", "same", "such"}
    return opener.lower_ == "as" and any(c.lower_ in pair and c.i < opener.i for c in child.head.children)


def fills_noun(child: Token) -> bool:
    """True for what a noun is of: "the need for rain", "an order to leave", "a drop in exports"."""
    noun = child.head
    if child.i < noun.i or noun.pos_ in VERBAL | {"PROPN"}:
        return False
    if child.dep_ in NOUN_CLAUSES and (child.dep_ == "acl" or is_purpose(child)):
        return is_purpose(child) or (child.tag_ == "VBG" and child.left_edge.i == noun.i + 1)
    if child.dep_ != "prep":
        return False
    beside = child.i == noun.i + 1 and (child.lower_ in _OF_NOUNS or _says_in_what(child))
    return child.lower_ == "of" or (beside and noun.pos_ != "ADV")


def _says_in_what(child: Token) -> bool:
    """True for "in" before what a rise or a share is in, not before a place: "confidence in banks"."""
    goal = next((c for c in child.children if c.dep_ == "pobj"), None)
    if child.lower_ != "in" or goal is None:
        return False
    bare = not goal.ent_type_ and not any(c.dep_ in {"det", "poss", "nummod"} for c in goal.children)
    return bare or child.head.lemma_ in words("filled", "in")


def fills_verb(child: Token) -> bool:
    """True for a phrase that a verb may ask for: "kept them from leaving", "named her as head"."""
    verb = child.head
    if child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge == child:
        return _stands_behind_object(child)
    if child.dep_ in {"advcl", "xcomp"} and is_purpose(child):
        return child.left_edge.i == max((c.right_edge.i for c in verb.children if c.dep_ == "dobj"), default=-9) + 1
    if child.dep_ not in {"prep", "dative"} or verb.pos_ not in VERBAL or child.i < verb.i:
        return False
    if child.lower_ in _OF_VERBS:
        return True
    before = [c for c in verb.children if verb.i < c.i < child.i and not c.is_punct]
    beside = all(c.dep_ in {"dobj", "prt", "dative"} or c.ent_type_ in DATES for c in before)
    return child.lower_ in _BESIDE_OBJECT and beside


def _stands_behind_object(participle: Token) -> bool:
    """True for what an object says, which the parse gives to the verb: "approved an order allowing"."""
    before = [t for t in participle.doc[participle.head.i + 1 : participle.i] if t.ent_type_ not in DATES]
    goods = [c for c in participle.head.children if c.dep_ == "dobj"]
    return bool(before) and any(before[-1] in c.subtree for c in goods)


def restricts(child: Token) -> bool:
    """True for a clause that says which are meant: "those who paid", "the first that sank"."""
    noun = child.head
    if child.dep_ not in {"relcl", "acl", "prep"} or child.i < noun.i:
        return False
    if child.dep_ == "relcl" and noun.lower_ in {"time", "moment", "day", "extent", "degree"}:
        return True
    if noun.lower_ in _NEED_MORE | words("judged", "vague"):
        return child.dep_ != "prep" or noun.lower_ in _NEED_MORE
    if noun.tag_ == "NNS" and child.dep_ != "prep" and not any(_is_definite(c) for c in noun.lefts):
        return True
    if noun.tag_ == "NNS" and not any(True for _ in noun.lefts):
        return True
    return any(c.tag_ in _GRADES or c.ent_type_ == "ORDINAL" or c.lower_ in _ONE_OF_ALL for c in noun.children)


def _is_definite(word: Token) -> bool:
    """True for "the", "its", "Reed's": which are meant is known without what follows."""
    return word.dep_ == "poss" or word.lower_ in {"the", "these", "those", "both"}


def limits(child: Token) -> bool:
    """True for a clause without which a verb says more than is meant: "will close if", "did not leave until"."""
    if child.dep_ != "advcl" or child.i < child.head.i:
        return False
    openers = {child.left_edge.lower_, *(c.lower_ for c in child.children if c.dep_ == "mark")}
    denied = any(c.dep_ == "neg" for c in child.head.children)
    only = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].lower_ == "only"
    return only or not openers.isdisjoint(_CONDITIONS) or (denied and not openers.isdisjoint(_TIMES))


def needs_its_time(lead: Token) -> bool:
    """True for a preposition whose time no line can lose: "until May", "not since 1950", "heading toward 2030"."""
    if lead.lower_ == "since":
        return _is_graded(lead) or _is_denied(lead)
    over = lead.head
    ahead = lead.i > over.i and over.pos_ in VERBAL
    return lead.lower_ in {"until", "till"} or (ahead and lead.lower_ in _NO_TIME)


def goes_back(lead: Token) -> bool:
    """True for the preposition of an origin that is all a clause tells: "dates to 1120", "a feud goes back to 1953"."""
    verb = lead.head.head if lead.head.lower_ == "back" else lead.head
    back = lead.head.lower_ == "back" or any(c.lower_ == "back" and c.i == lead.i - 1 for c in verb.children)
    if lead.lower_ not in {"to", "from"} or verb.pos_ not in VERBAL | NOUNS or verb.tag_ in PARTICIPLES:
        return False
    return verb.lemma_ == "date" or (back and verb.lemma_ in words("origin", "verbs"))


def _is_graded(lead: Token) -> bool:
    """True behind what is first, only or most: "the first win since 1950"."""
    before = lead.nbor(-1) if lead.i else lead
    said = {*before.children, before, *before.head.children} - {lead}
    return any(t.tag_ in _GRADES or t.ent_type_ == "ORDINAL" or t.lower_ in {"first", "only"} for t in said)


def _is_denied(lead: Token) -> bool:
    """True where the verb over a date is denied: what was not since then was before."""
    verb = next((a for a in lead.ancestors if a.pos_ in VERBAL), None)
    return verb is not None and any(is_negation(c) or is_nobody(c) for c in verb.children)
