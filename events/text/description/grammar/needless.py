"""What no title needs, told by its relation to the word it belongs to: each relation has its rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.grammar.complements import needs_its_time
from dateline.events.text.description.grammar.countering import is_negation
from dateline.events.text.description.grammar.trees import is_purpose, set_off
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import AUXILIARIES, DATES, NOUNS, PARTICIPLES, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING: Final = frozenset(
    {"advcl", "prep", "advmod", "npadvmod", "cc", "mark", "intj", "preconj", "dep", "meta", "ccomp"}
)
NEVER: Final = frozenset({"intj", "meta", "parataxis", "preconj"})
"""Relations of what says nothing of the event."""
_NOMINAL: Final = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON"})
"""What stands behind a preposition is its object, even where the parse gives it to another word."""
_LIGHT_MARKS: Final = frozenset(
    {"when", "after", "before", "until", "because", "if", "unless", "once", "where", "that"}
)


def is_needless(child: Token, edge: int) -> bool:
    """True for what no title needs; never what denies: "at no time did they", "neither signed nor read"."""
    if is_negation(child):
        return False
    if child.dep_ == "nsubj" and _is_before_its_name(child):
        return True
    if child.i < edge and child.dep_ in _LEADING:
        return True
    rule = _RULES.get(child.dep_)
    return child.dep_ in NEVER if rule is None else rule(child)


def _is_before_its_name(child: Token) -> bool:
    """True for what is said of a subject before its name: "the son of a whaler, Ole Berg studied law"."""
    name = own_subject(child.head)
    return name is not None and name.i > child.i and name.pos_ == "PROPN"


def is_discourse(child: Token) -> bool:
    """True for what ties a sentence to others: "also", "meanwhile"."""
    listed = child.lower_ in words("discourse", "adverbs")
    inside = child.lower_ in words("discourse", "inner")
    ends = bool(child.whitespace_) or child.doc[child.i + 1 :][:1].text == ","
    return child.head.pos_ in VERBAL and listed and not inside and child.dep_ != "neg" and ends


def _preposition_goes(child: Token) -> bool:
    if child.lower_ in words("aside", "prepositions"):
        return child.lower_ != "like" or set_off(child)
    if set_off(child) and (child.head.pos_ in NOUNS or _is_between_commas(child)):
        return True
    if is_source(child):
        return True
    goal = next((c for c in child.children if c.dep_ == "pobj"), None)
    if goal is None:
        particle = child.i == child.head.i + 1 and child.head.pos_ in VERBAL
        if child.doc[child.i + 1 : child.i + 2] and child.nbor(1).pos_ in _NOMINAL:
            return False
        return not particle and not any(c.dep_ in {"pcomp", "prep", "amod", "advmod"} for c in child.children)
    if any(t.lower_ in {"each", "every", "per"} for t in child.subtree):
        return False
    if child.lower_ == "with" and _opens_a_scene(child):
        return True
    dates = goal.ent_type_ in DATES and child.lower_ not in {"for", "over", "of", "to"}
    return dates and child.head.pos_ in VERBAL and not needs_its_time(child)


def is_source(child: Token) -> bool:
    """True for who says so, and for an afterthought of where: "according to the bank", ", in a letter to the bank"."""
    written = nouns("document") | nouns("medium")
    goal = next((c.lower_ for c in child.children if c.dep_ == "pobj"), "")
    return child.lower_ == "according" or (set_off(child) and child.i > child.head.i and goal in written)


def _is_between_commas(child: Token) -> bool:
    """True for what stands between commas before its verb: "Reed, before leaving, signed"."""
    return child.i < child.head.i and child.doc[child.right_edge.i + 1].text == ","


def _opens_a_scene(child: Token) -> bool:
    """True for "with the north, followed by the coast, reporting most cases": half of it is read as the verb's own."""
    end = child.right_edge.i + 1
    after = child.doc[end + 1 : end + 2]
    return child.doc[end : end + 1].text == "," and bool(after) and after[0].tag_ in PARTICIPLES


def _noun_clause_goes(child: Token) -> bool:
    """Relative clauses, appositions and participles behind a comma, dash or bracket, or before the noun, are asides."""
    return set_off(child) or child.i < child.head.i


def _adverbial_clause_goes(child: Token) -> bool:
    if is_purpose(child):
        return False
    openers = {child.left_edge.lower_, *(c.lower_ for c in child.children if c.dep_ == "mark")}
    return set_off(child) or (openers.isdisjoint(_LIGHT_MARKS) and not _says_what_for(child))


def _says_what_for(child: Token) -> bool:
    """True for a participle with words of its own, or a bare one behind the object: "left four people wounded".

    Not for "starting on Friday".
    """
    own = [t for t in child.subtree if t != child and t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "PRON"}]
    leads = child.tag_ in PARTICIPLES and child.left_edge == child
    bare = child.tag_ == "VBN" and child.right_edge == child
    return leads and (bare or any(t.ent_type_ not in DATES for t in own))


def _conjunct_goes(child: Token) -> bool:
    """A second clause goes when it has its own subject or date; a second verb of the same subject may stay."""
    if child.pos_ not in VERBAL or child.head.pos_ not in VERBAL:
        return False
    joint = next((c.i for c in child.head.children if c.dep_ == "cc" and c.i < child.i), child.left_edge.i)
    dated = any(t.ent_type_ in DATES for t in (*child.doc[joint : child.i], *child.subtree))
    if any(c.dep_ in SUBJECTS for c in child.children) or child.lemma_ in words("say"):
        return True
    helped = any(c.dep_ in AUXILIARIES for c in child.children)
    return helped or child.tag_ != child.head.tag_ or dated


def is_afterthought(child: Token) -> bool:
    """True for a second object, or a measure, after a comma: ", a total of ..."."""
    objects = [c for c in child.head.children if c.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp"}]
    behind = child.i > child.head.i and child.doc[child.left_edge.i - 1].text == ","
    return behind and (child.dep_ != "dobj" or objects[0] != child)


def _dated_adverbial_goes(child: Token) -> bool:
    if is_afterthought(child):
        return True
    if child.head.pos_ not in VERBAL or _is_length(child):
        return False
    return child.ent_type_ in DATES and not any(t.lower_ in {"each", "every", "a", "per"} for t in child.subtree)


def _is_length(child: Token) -> bool:
    """True for how long, or for what somebody is given: "lasted two days", not "two days ago"."""
    counted = child.tag_ == "NNS" and any(c.dep_ == "nummod" for c in child.children)
    after = child.doc[child.i + 1 : child.i + 2].text.lower()
    pointing = not words("deictic", "words").isdisjoint(t.lower_ for t in child.subtree)
    return counted and not pointing and after not in words("date_edge", "after")


_RULES: Final[dict[str, Callable[[Token], bool]]] = {
    "advmod": is_discourse,
    "prep": _preposition_goes,
    "relcl": _noun_clause_goes,
    "appos": _noun_clause_goes,
    "acl": _noun_clause_goes,
    "advcl": _adverbial_clause_goes,
    "conj": _conjunct_goes,
    "npadvmod": _dated_adverbial_goes,
    "oprd": is_afterthought,
    "dobj": is_afterthought,
}
