"""How firmly the source holds an event: fact, reported, planned, hypothetical, negated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Status
from dateline.events.text.description.clauses import governing
from dateline.events.text.description.statements import claim_of, speech_over
from dateline.events.text.description.trees import VERBAL
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_DEPTH: Final = 6


def status_of(head: Token, *, attributed: bool) -> Status:
    """The status of the event with that head word.

    The nearest cue wins: a negated plan is negated, a planned statement is planned, and what somebody says will happen
    is planned, not reported.

    Args:
        head: The head word.
        attributed: True when the sentence names who says so.
    """
    chain = _chain(head)
    if _is_negated(head, chain):
        return "negated"
    if _is_possible(chain):
        return "hypothetical"
    if _is_planned(chain, head):
        return "planned"
    if claim_of(chain[-1]) is not None:
        return "fact"
    return "reported" if attributed or speech_over(head) is not None or _is_hearsay(chain) else "fact"


def _chain(head: Token) -> list[Token]:
    """The head and the verbs that make one clause with it."""
    chain, top = [head], governing(head)
    for ancestor in head.ancestors:
        if top == head:
            break
        chain.append(ancestor)
        if ancestor == top:
            break
    return [t for t in chain if t == head or t.pos_ in VERBAL | {"ADJ"}]


def _is_negated(head: Token, chain: list[Token]) -> bool:
    for t in chain:
        if any(c.dep_ == "neg" or c.lower_ in words("negation", "adverbs") for c in t.children):
            return True
        if t != head and t.lemma_.lower() in words("negation", "verbs"):
            return True
    subjects = [c for t in chain for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}]
    nouns = [*subjects, head] if head.pos_ == "NOUN" else subjects
    return any(c.lower_ in words("negation", "determiners") for n in nouns for c in n.children) or any(
        n.lower_ in {"nobody", "nothing", "none"} for n in nouns
    )


def _is_possible(chain: list[Token]) -> bool:
    children = [c for t in chain for c in t.children]
    if any(c.dep_ == "aux" and c.lower_ in words("possible", "auxiliaries") for c in children):
        return True
    if any(c.dep_ == "mark" and c.lower_ in words("possible", "marks") for c in children):
        return True
    return any(c.lower_ in words("possible", "adverbs") and c.dep_ == "advmod" for c in children)


def _is_planned(chain: list[Token], head: Token) -> bool:
    children = [c for t in chain for c in t.children]
    if any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in children):
        return True
    if any(t != head and t.lemma_.lower() in words("plan") | {"prepare", "scheduled", "due", "slated"} for t in chain):
        return True
    if any(t.lemma_ == "go" and t.tag_ == "VBG" for t in chain if t != head):
        return True
    above = head.head
    if head.dep_ == "acl" and above.lemma_.lower() in words("plan", "nouns"):
        return True
    return head.pos_ == "NOUN" and any(
        c.dep_ == "amod"
        and c.lower_ in {"planned", "scheduled", "upcoming", "proposed", "forthcoming", "expected", "next"}
        for c in head.children
    )


def _is_hearsay(chain: list[Token]) -> bool:
    if any(c.lower_ in words("hearsay", "adverbs") for t in chain for c in t.children):
        return True
    return any(t.lemma_.lower() in words("hearsay", "verbs") and t.tag_ == "VBN" for t in chain[1:])
