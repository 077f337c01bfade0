"""Which words of a clause tell of its event, and which no title needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import asides
from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.grammar.complements import needs_its_time
from dateline.events.text.description.grammar.countering import is_negation
from dateline.events.text.description.grammar.keeping import GROUPS, kept_share
from dateline.events.text.description.grammar.shortening import Cut, Order
from dateline.events.text.description.grammar.trees import begins, below, is_purpose, set_off
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import (
    ADVERBIALS,
    AUXILIARIES,
    DATES,
    NOUN_CLAUSES,
    NOUNS,
    PARTICIPLES,
    RELATIVE_TAGS,
    SUBJECTS,
    VERBAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING: Final = frozenset(
    {"advcl", "prep", "advmod", "npadvmod", "cc", "mark", "intj", "preconj", "dep", "meta", "ccomp"}
)
_NEVER: Final = frozenset({"intj", "meta", "parataxis", "preconj"})
_NAMES: Final = frozenset({"ORG", "PRODUCT", "FAC", "GPE"})
"""Kinds of names of things."""
_NOMINAL: Final = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON"})
"""What stands behind a preposition is its object, even where the parse gives it to another word."""
_SELDOM: Final = 0.4
"""Share of editors from which a group is kept where there is room."""
_LIGHT_MARKS: Final = frozenset(
    {"when", "after", "before", "until", "because", "if", "unless", "once", "where", "that"}
)


def cut(root: Token, protected: frozenset[int], gone: frozenset[int], order: Order = "rank") -> Cut:
    """Judge every word under `root`.

    Args:
        root: Head of the clause or noun phrase.
        protected: Tokens that must stay, with all that leads to them.
        gone: Tokens already left out (the event's dates).
        order: Whether rules or editors say what goes.
    """
    result = Cut(drop=set(gone))
    if order == "share":
        _weigh(root, root, result, protected)
    else:
        _walk(root, result, protected, subject_edge(root), depth=0)
    result.drop |= asides(root, protected)
    result.drop |= _opener(root) - protected
    result.drop -= _parts_of_words(root, result.drop) - gone
    return result


def _opener(root: Token) -> set[int]:
    """The adverb that ties a sentence to the one before, with the one that it measures: "meanwhile", "so far"."""
    first = root.doc[0]
    if first.lower_ not in words("discourse", "adverbs"):
        return set()
    over = first.head
    measures = first.dep_ == "advmod" and over.i == 1 and over.pos_ == "ADV" and over.head.pos_ in VERBAL
    return {0, 1} if measures else {0}


def _parts_of_words(root: Token, drop: set[int]) -> set[int]:
    """What a hyphen joins to a word that stays: "re-elected", "won 4-2"."""
    joints = [t for t in root.subtree if t.text in {"-", "–"} and 0 < t.i < len(t.doc) - 1 and not t.whitespace_]
    joints = [t for t in joints if not t.nbor(-1).whitespace_ and (t.i + 1 not in drop or t.i - 1 not in drop)]
    return {i for t in joints for i in (t.i - 1, t.i, t.i + 1)}


def subject_edge(verb: Token) -> int:
    """Index where the clause proper starts: what is left of it is an introduction."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in NOUN_CLAUSES:
        return int(verb.left_edge.i)
    if subject is None:
        return begins(verb)
    return min(subject.left_edge.i, verb.i)


def _walk(token: Token, result: Cut, protected: frozenset[int], edge: int, depth: int) -> None:
    for child in token.children:
        ids = below(child)
        if ids <= result.drop:
            continue
        named = _better_name(child)
        if named is not None and not (ids - below(named)) & (protected - {child.i}):
            result.drop |= ids - below(named)
            continue
        if not ids & protected:
            if _goes(child, edge) or _lost_its_mark(child, result.drop):
                result.drop |= ids | _joined(child)
                continue
            result.offer(child, ids | _joined(child), depth)
        _walk(child, result, protected, -1, depth + 1)


def _weigh(token: Token, root: Token, result: Cut, protected: frozenset[int]) -> None:
    """Offer every group at the share of editors who keep it."""
    for child in token.children:
        ids = below(child)
        if ids <= result.drop:
            continue
        goes = child.dep_ in _NEVER or _is_of_another_date(child, result.drop) or _is_of_another_form(child, root)
        goes = goes or (token == root and _stands_beside(child, subject_edge(root)))
        opens = child.tag_ == "WRB" and token != root
        if not ids & protected and (goes or (child.dep_ in GROUPS and not (_holds(child) or opens))):
            share = 0.0 if goes else kept_share(child, root, frozenset(result.drop))
            if share < _SELDOM:
                result.drop |= ids | _joined(child)
                continue
            result.offer_at(share, child, ids | _joined(child))
        _weigh(child, root, result, protected)


def _stands_beside(child: Token, edge: int) -> bool:
    """True for what only joins a clause to what stands before it ("also" too), for an afterthought, and a source."""
    joins = child.i < edge and (child.dep_ in {"cc", "mark"} or child.tag_ == "WRB" or _leads_in(child))
    also = child.dep_ == "advmod" and _adverb_goes(child)
    bare = child.i < edge and child.dep_ == "prep" and child.n_lefts + child.n_rights == 0
    loose = child.dep_ in {"dobj", "oprd", "npadvmod"} and _afterthought(child)
    return joins or also or bare or loose or (child.dep_ == "prep" and _is_source(child))


def _leads_in(child: Token) -> bool:
    """True for "ever" before "since", "two days" before "after", and what only ties sentences: "for example"."""
    if child.dep_ in ADVERBIALS and child.right_edge.i + 1 < len(child.doc):
        behind = child.doc[child.right_edge.i + 1]
        return behind.head == child.head and behind.dep_ == "mark"
    goal = next((c for c in child.children if c.dep_ == "pobj"), None)
    return (
        child.dep_ == "prep" and goal is not None and goal.lower_ in words("discourse", "nouns") and goal.n_rights == 0
    )


def _is_of_another_date(child: Token, gone: set[int]) -> bool:
    """True for a clause beside the event's that has a date of its own: "and the bank closed in 1991"."""
    beside = child.dep_ in {"conj", "parataxis"} or (child.dep_ == "ccomp" and child.i < child.head.i)
    return beside and child.pos_ in VERBAL and any(t.ent_type_ in DATES and t.i not in gone for t in child.subtree)


def _is_of_another_form(child: Token, root: Token) -> bool:
    """True for what is joined to a participle or a relative clause that is told as a main clause, and cannot be so.

    "Managers, asked in May and reporting losses" were asked; "one man who fled and who gave his name" fled.
    """
    beside = child.dep_ == "conj" and child.head == root and root.dep_ in NOUN_CLAUSES
    relative = any(c.tag_ in RELATIVE_TAGS for c in child.children)
    return beside and child.pos_ in VERBAL and (relative or (child.tag_ == "VBG" and root.tag_ != "VBG"))


def _holds(child: Token) -> bool:
    """True for what denies, and for what joins a clause to what it says more of: "to which", "such" before "as"."""
    leads = child.dep_ == "prep" and any(c.lower_ in {"which", "whom", "whose"} for c in child.children)
    return leads or is_negation(child) or child.lower_ == "such"


def _better_name(noun: Token) -> Token | None:
    """The name that follows a noun: "another bank, Orla Trust" is Orla Trust, "the head of the bank, Ann Lee" Ann Lee.

    What follows a name or a plural says more of it, and is no better; nobody's name stands for a thing.
    """
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or noun.tag_ != "NN":
        return None
    human = noun.lower_ in nouns("human") | words("role", "heads") | words("kin", "nouns")
    places = noun.subtree if human else noun.children
    named = next((t for t in places if t.dep_ == "appos" and t.pos_ == "PROPN" and t.i > noun.i), None)
    if (
        named is not None
        and noun.lower_ in words("kin", "nouns")
        and not any(t.dep_ == "compound" for t in named.lefts)
    ):
        return None
    own = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod"}}
    if named is None or (own & {"a", "an", "another", "one"} and named.head == noun):
        return named
    fits = {"PERSON"} if human else _NAMES
    return named if set_off(named) and named.ent_type_ in fits else None


def _lost_its_mark(child: Token, drop: set[int]) -> bool:
    """A clause whose "before" or "since" went with the date: "years before it was known"."""
    return child.dep_ == "advcl" and any(c.dep_ == "mark" and c.i in drop for c in child.children)


def _goes(child: Token, edge: int) -> bool:
    """True for what no title needs; never what denies: "at no time did they", "neither signed nor read"."""
    if is_negation(child):
        return False
    if child.dep_ == "nsubj" and _is_before_its_name(child):
        return True
    if child.i < edge and child.dep_ in _LEADING:
        return True
    rule = _RULES.get(child.dep_)
    return child.dep_ in _NEVER if rule is None else rule(child)


def _is_before_its_name(child: Token) -> bool:
    """True for what is said of a subject before its name: "the son of a whaler, Ole Berg studied law"."""
    name = own_subject(child.head)
    return name is not None and name.i > child.i and name.pos_ == "PROPN"


def _adverb_goes(child: Token) -> bool:
    listed = child.lower_ in words("discourse", "adverbs")
    inside = child.lower_ in words("discourse", "inner")
    ends = bool(child.whitespace_) or child.doc[child.i + 1 :][:1].text == ","
    return child.head.pos_ in VERBAL and listed and not inside and child.dep_ != "neg" and ends


def _preposition_goes(child: Token) -> bool:
    if child.lower_ in words("aside", "prepositions"):
        return child.lower_ != "like" or set_off(child)
    if set_off(child) and (child.head.pos_ in NOUNS or _is_between_commas(child)):
        return True
    if _is_source(child):
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


def _is_source(child: Token) -> bool:
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


def _afterthought(child: Token) -> bool:
    """True for a second object, or a measure, after a comma: ", a total of ..."."""
    objects = [c for c in child.head.children if c.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp"}]
    behind = child.i > child.head.i and child.doc[child.left_edge.i - 1].text == ","
    return behind and (child.dep_ != "dobj" or objects[0] != child)


def _dated_adverbial_goes(child: Token) -> bool:
    if _afterthought(child):
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
    "advmod": _adverb_goes,
    "prep": _preposition_goes,
    "relcl": _noun_clause_goes,
    "appos": _noun_clause_goes,
    "acl": _noun_clause_goes,
    "advcl": _adverbial_clause_goes,
    "conj": _conjunct_goes,
    "npadvmod": _dated_adverbial_goes,
    "oprd": _afterthought,
    "dobj": _afterthought,
}


def _joined(child: Token) -> frozenset[int]:
    """The "and" and the comma that only join `child` to what is before it."""
    i = child.left_edge.i - 1 if child.dep_ == "conj" else -1
    found: set[int] = set()
    while i >= 0 and (child.doc[i].dep_ == "cc" or child.doc[i].text == ","):
        found |= below(child.doc[i])
        i = min(found) - 1
    return frozenset(found)
