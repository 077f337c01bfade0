"""What a document or an occasion of speech says: a date of its making is that of what is said in it.

"In a statement issued on Tuesday the union said ..." dates "issued"; what a reader asks is what the union said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import governing, has_subject
from dateline.events.text.description.grammar.trees import set_off
from dateline.events.text.description.lines.statements import claim_of, speech_over
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NOUN_CLAUSES, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_WHICH: Final = frozenset({"in", "at", "during", "on", "through", "via"})
"""Prepositions behind which stands where something is said."""
_OPENS_MOUTH: Final = frozenset({"speak", "talk", "write", "appear", "reply", "respond"})
"""Verbs that tell that somebody speaks; another tells what: "speaking in Oslo, she denied it"."""


def saying(head: Token, gone: frozenset[int]) -> Token | None:
    """The verb that tells what is said in the document, or on the occasion, that an event's word names.

    Args:
        head: The event's word: the noun itself, or the participle that tells when it was made ("issued", "broadcast").
        gone: Indices of the tokens of the event's own dates.

    Returns:
        "said" of "in a letter sent on Monday the bank said that"; None where no verb of the sentence tells it, or
        that verb has a date of its own.
    """
    noun = _medium(head)
    verb = _by_itself(noun) or _around(noun) if noun is not None else None
    if noun is None or verb is None or verb in noun.subtree or _has_date_beside(verb, noun, gone):
        return None
    return verb


def _medium(head: Token) -> Token | None:
    """The noun of the document or occasion."""
    noun = _made(head) if head.pos_ in VERBAL and claim_of(head) is None else head
    return noun if noun.pos_ == "NOUN" and noun.lower_ in nouns("document") | nouns("medium") else None


def _made(participle: Token) -> Token:
    """What a participle tells of, behind a comma, too, whatever the parse says: "in a report, released on Monday"."""
    first = participle.left_edge.i
    if participle.dep_ == "advcl" and participle.tag_ == "VBN" and first > 1 and not has_subject(participle):
        return participle.doc[first - 2] if set_off(participle) else participle
    return participle.head if participle.dep_ in NOUN_CLAUSES else participle


def _by_itself(noun: Token) -> Token | None:
    """The verb by which a document speaks: "the report says", "the letter called for", "figures showed"."""
    verb = noun.head
    tells = words("say") | words("evidence") | nouns("medium", "verbs")
    return verb if noun.dep_ in SUBJECTS - {"nsubjpass"} and verb.lemma_.lower() in tells else None


def _around(noun: Token) -> Token | None:
    """The verb of what is said in a document or on an occasion: "denied it in part of an interview"."""
    lead = noun.head
    if lead.lower_ == "of" and lead.head.dep_ == "pobj":
        lead = lead.head.head
    by_source = lead.lower_ == "to" and lead.head.lower_ == "according"
    if noun.dep_ != "pobj" or not (by_source or lead.lower_ in _IN_WHICH):
        return None
    verb = lead.head.head if by_source else lead.head
    if verb.dep_ in {"advcl", "prep"} and verb.lemma_.lower() in _OPENS_MOUTH:
        verb = verb.head
    if verb.pos_ not in VERBAL:
        return None
    say = speech_over(verb) if set_off(lead) else None
    return say or governing(verb)


def _has_date_beside(verb: Token, noun: Token, gone: frozenset[int]) -> bool:
    """True where the verb says when, beside the noun: "published in May, a report said on Friday"."""
    beside = [c for c in verb.children if c.dep_ in {"npadvmod", "prep"} and noun not in c.subtree]
    return any(t.ent_type_ in DATES and t.i not in gone for c in beside for t in c.subtree)
