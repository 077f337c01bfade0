"""What goes of a clause by what editors keep: every group of words offered at the share of them who keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import subject_edge
from dateline.events.text.description.grammar.countering import is_negation
from dateline.events.text.description.grammar.keeping import GROUPS, kept_share
from dateline.events.text.description.grammar.needless import NEVER, is_afterthought, is_discourse, is_source
from dateline.events.text.description.grammar.shortening import Cut
from dateline.events.text.description.grammar.trees import below, joined
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ADVERBIALS, DATES, NOUN_CLAUSES, RELATIVE_TAGS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_SELDOM: Final = 0.4
"""Share of editors from which a group is kept where there is room."""
_LIGHT_MARKS: Final = frozenset(
    {"when", "after", "before", "until", "because", "if", "unless", "once", "where", "that"}
)


def offer_by_share(token: Token, root: Token, result: Cut, protected: frozenset[int]) -> None:
    """Offer every group under a token at the share of editors who keep it.

    Args:
        token: Head of the groups.
        root: Head of the clause or noun phrase.
        result: Where what goes is noted.
        protected: Tokens that must stay.
    """
    for child in token.children:
        ids = below(child)
        if ids <= result.drop:
            continue
        goes = child.dep_ in NEVER or _is_of_another_date(child, result.drop) or _is_of_another_form(child, root)
        goes = goes or (token == root and _stands_beside(child, subject_edge(root)))
        opens = child.tag_ == "WRB" and token != root
        if not ids & protected and (goes or (child.dep_ in GROUPS and not (_holds(child) or opens))):
            share = 0.0 if goes else kept_share(child, root, frozenset(result.drop))
            if share < _SELDOM:
                result.drop |= ids | joined(child)
                continue
            result.offer_at(share, child, ids | joined(child))
        offer_by_share(child, root, result, protected)


def _stands_beside(child: Token, edge: int) -> bool:
    """True for what only joins a clause to what stands before it ("also" too), for an afterthought, and a source."""
    joins = child.i < edge and (child.dep_ in {"cc", "mark"} or child.tag_ == "WRB" or _leads_in(child))
    also = child.dep_ == "advmod" and is_discourse(child)
    bare = child.i < edge and child.dep_ == "prep" and child.n_lefts + child.n_rights == 0
    loose = child.dep_ in {"dobj", "oprd", "npadvmod"} and is_afterthought(child)
    return joins or also or bare or loose or (child.dep_ == "prep" and is_source(child))


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
