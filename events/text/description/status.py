"""How firmly the source holds an event: fact, reported, planned, hypothetical, negated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Status
from dateline.events.text.attachment.tense import is_subjunctive
from dateline.events.text.description.grammar.clauses import auxiliaries, governing
from dateline.events.text.description.grammar.conditions import condition_of, depends
from dateline.events.text.description.grammar.countering import Countered, is_nobody, negates
from dateline.events.text.description.grammar.trees import is_purpose
from dateline.events.text.description.lines.statements import claim_of, speech_over
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_WOULD: Final = frozenset({"would", "'d", "’d"})


def status_of(head: Token, *, attributed: bool, over: Countered | None = None, past: bool = False) -> Status:
    """The status of the event with that head word.

    The nearest cue wins: a negated plan is negated, a planned statement is planned, and what somebody says will happen
    is planned, not reported.

    Args:
        head: The head word.
        attributed: True when the sentence names who says so.
        over: What the words over the event make of it.
        past: True when it is dated before the text was written.
    """
    chain = _chain(head)
    if over is not None and (over.status in {"negated", "hypothetical"} or (over.status == "planned" and not past)):
        return over.status
    if (over is None or over.status != "fact") and _is_negated(head, chain):
        return "negated"
    would, told = _is_future_of_past(chain), _is_told(head)
    if _is_possible(chain, would=not would or (told and not past)) or depends(chain[-1]):
        return "hypothetical"
    if _is_planned(chain, head) or (would and not told):
        return "planned"
    if claim_of(chain[-1]) is not None:
        return "fact"
    by_over = over is not None and over.status == "reported"
    return "reported" if by_over or attributed or speech_over(head) is not None or _is_hearsay(chain) else "fact"


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
    """Negated itself, by the verb it shares its auxiliaries or a "nor" with, or by a verb such as "prevent".

    Not so by "failed to" and "refused to": the failing is what happened, and the title tells it.
    """
    denying = words("negation", "verbs") - words("negation", "failing")
    if any(negates(t) or (t != head and t.lemma_.lower() in denying) for t in chain):
        return True
    if head.dep_ == "conj" and (_is_nor(head) or any(t.dep_ == "neg" for t in auxiliaries(head))):
        return True
    return head.pos_ == "NOUN" and (is_nobody(head) or head.head.lower_ == "without")


def _has_infinitive(verb: Token) -> bool:
    return any(c.dep_ in {"xcomp", "advcl", "ccomp"} and is_purpose(c) for c in verb.children)


def _is_nor(joined: Token) -> bool:
    return any(c.lower_ == "nor" and c.dep_ == "cc" for c in joined.head.children)


def _is_future_of_past(chain: list[Token]) -> bool:
    """True for the "would" that is a "will" told of in the past: "said it would close", "would later lead"."""
    helpers = {c.lower_ for t in chain for c in t.children if c.dep_ == "aux"}
    return bool(helpers & _WOULD) and "have" not in helpers and condition_of(chain[-1]) is None


def _is_told(head: Token) -> bool:
    """True for what the writer tells, and nobody has said or planned."""
    over = governing(head).head
    return speech_over(head) is None and over.lemma_.lower() not in words("plan") | words("believe")


def _is_possible(chain: list[Token], *, would: bool) -> bool:
    """True for what may be; `would` says whether that word makes it so."""
    children = [c for t in chain for c in t.children]
    if any(t.lower_ == "ought" for t in chain):
        return True
    helpers = words("possible", "auxiliaries") if would else words("possible", "auxiliaries") - _WOULD
    if any(c.dep_ == "aux" and c.lower_ in helpers for c in children):
        return True
    if any(c.dep_ == "mark" and c.lower_ in words("possible", "marks") for c in children):
        return True
    return any(c.lower_ in words("possible", "adverbs") and c.dep_ == "advmod" for c in children)


def _is_planned(chain: list[Token], head: Token) -> bool:
    children = [c for t in chain for c in t.children]
    if any(c.dep_ == "aux" and c.lower_ in words("modal", "future") for c in children):
        return True
    if any(t != head and t.lemma_.lower() in words("plan") | {"prepare", "scheduled", "due", "slated"} for t in chain):
        return True
    if any(t.lemma_ == "go" and t.tag_ == "VBG" for t in chain if t != head):
        return True
    if any(_is_to_be(t) or is_subjunctive(t) for t in chain):
        return True
    above = head.head
    if head.dep_ == "acl" and is_purpose(head) and above.lemma_.lower() in words("plan", "nouns"):
        return True
    return head.pos_ == "NOUN" and any(
        c.dep_ == "amod"
        and c.lower_ in {"planned", "scheduled", "upcoming", "proposed", "forthcoming", "expected", "next"}
        for c in head.children
    )


def _is_to_be(verb: Token) -> bool:
    """True for "was to open", "is about to open", "was supposed to open"."""
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and c.pos_ in VERBAL and is_purpose(c) for c in verb.children):
        return not any(c.dep_ in {"attr", "acomp"} or c.dep_ in SUBJECTS - {"nsubj"} for c in verb.children)
    return verb.lower_ in {"about", "supposed", "bound", "poised", "destined"} and _has_infinitive(verb)


def _is_hearsay(chain: list[Token]) -> bool:
    if any(c.lower_ in words("hearsay", "adverbs") for t in chain for c in t.children):
        return True
    return any(t.lemma_.lower() in words("hearsay", "verbs") and t.tag_ == "VBN" for t in chain[1:])
