"""The "it" to which something is done: mostly what something was done to before, and seldom who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.mentions import Mention
from dateline.events.text.parsing.labels import NOUNS, OBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_AGENT: Final = 0.4
"""What is left of the weight of who did something to something else."""


def is_object(pronoun: Token) -> bool:
    """True for an "it" that is an object."""
    return pronoun.lower_ == "it" and pronoun.dep_ in OBJECTS


def same_object(pronoun: Token, start: int, context: DocumentContext) -> tuple[Token, int] | None:
    """The object "it" just before, which means the same: "Chad signed it in May. Niger left it in June".

    Args:
        pronoun: Any pronoun.
        start: Where its sentence starts in the document.
        context: The document.

    Returns:
        The earlier one, of this sentence or of the one before in the same paragraph, and where its sentence starts;
        None without, or where the sentence tells of another object in between.
    """
    if not is_object(pronoun):
        return None
    before = pronoun.doc[: pronoun.i]
    own = _last_object(before)
    if own is not None:
        return own, start
    if any(t.dep_ == "dobj" and t.pos_ in NOUNS for t in before):
        return None
    doc, offset = next(context.before(start, 1), (None, 0))
    if doc is None or "\n" in context.text[offset + len(doc.text) : start]:
        return None
    earlier = _last_object(doc)
    return None if earlier is None else (earlier, offset)


def _last_object(tokens: Doc | Span) -> Token | None:
    """The last "it" of a stretch, where that is an object."""
    its = [t for t in tokens if t.lower_ == "it" and t.pos_ == "PRON" and t.dep_ != "expl"]
    return its[-1] if its and its[-1].dep_ in OBJECTS else None


def who_does_it(pronoun: Token) -> frozenset[int]:
    """Who does something to "it", though a noun or an adjective stands between: "Chad voted for a fine against it".

    Who only bears it may be meant ("Voltum faces a suit against it"), and so may whose known matter it is ("Voltum
    settled the case against it").
    """
    if not is_object(pronoun):
        return frozenset()
    verb = next((a for a in pronoun.ancestors if a.pos_ in VERBAL), None)
    between = next((a for a in pronoun.ancestors if a.pos_ in NOUNS), None)
    if verb is None or (between is not None and verb in between.ancestors and _is_borne(verb, between)):
        return frozenset()
    while own_subject(verb) is None and verb.dep_ in {"xcomp", "conj", "acomp"}:
        verb = verb.head
    subject = own_subject(verb)
    if subject is None:
        return frozenset()
    return frozenset({subject.i, *(c.i for c in subject.children if c.dep_ == "poss" and c.pos_ == "PROPN")})


def _is_borne(verb: Token, noun: Token) -> bool:
    return verb.lemma_ in nouns("bearing", "verbs") or any(c.lower_ in {"the", "its"} for c in noun.children)


def agent_share(pronoun: Token, m: Mention) -> float:
    """What is left of a mention's weight for an object "it", where it tells of somebody who did something.

    Who is fined or warred against has done something: "Chad closed the strait, and Mali voted for a fine against it".
    """
    if pronoun.head.lower_ == "against":
        return 1 if m.kind in {"body", "place"} else _AGENT
    verb = m.noun.head
    acts = m.noun.dep_ == "nsubj" and verb.pos_ in VERBAL
    to_what = any(c.dep_ == "dobj" and c.ent_type_ not in {"MONEY", "PERCENT", "DATE"} for c in verb.children)
    return _AGENT if is_object(pronoun) and acts and to_what else 1
