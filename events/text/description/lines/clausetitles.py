"""A title that is a clause: a finite verb with its subject and what fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.description.grammar.clauses import (
    RELATIVES,
    antecedent_of,
    auxiliaries,
    is_main_misread,
    own_subject,
)
from dateline.events.text.description.grammar.conditions import condition
from dateline.events.text.description.grammar.finite import finite, tensed
from dateline.events.text.description.grammar.shortening import SPARE, Cut, Order
from dateline.events.text.description.grammar.trees import begins, path
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.places import with_place
from dateline.events.text.description.lines.relatives import is_opening_that, noun_phrase, with_object, with_owner
from dateline.events.text.description.wording import GOOD_LENGTH
from dateline.events.text.parsing.labels import AUXILIARIES, NOUN_CLAUSES, NOUNS, RELATIVE_TAGS

if TYPE_CHECKING:
    from spacy.tokens import Token


_FULLER: Final = 12
"""Code points more that a line has which editors cut: they would rather keep a word than a short line."""


def clause(
    told: Told,
    verb: Token,
    *,
    order: Order = "rank",
    room: int = GOOD_LENGTH,
    spare: int = SPARE,
    quoted: bool = False,
    keep: frozenset[int] | None = None,
) -> Title:
    """A finite clause around a verb, with a subject where it has none.

    Args:
        told: The event.
        verb: The verb.
        order: What goes first where the clause is too long.
        room: Code points that it should keep to.
        spare: Code points more that are borne before it loses what it needs.
        quoted: True for a claim after "Speaker:".
        keep: Indices of tokens that stay; without it the way from the event's word to the verb.
    """
    subject = own_subject(verb)
    if subject is not None and subject.i in told.gone:
        told = told.keeping(frozenset(t.i for t in subject.subtree))
    room += _FULLER if order == "share" else 0
    keep = (keep or path(told.head, verb)) | {verb.i} | condition(verb)
    result = told.cut(verb, keep, order)
    pieces, doubts = _pieces(told, verb, subject, result)
    if subject is not None and subject.i in result.drop and subject.lower_ not in RELATIVES:
        doubts += _rescue(told, verb, result)
    plain = result if order != "share" else told.cut(verb, keep)
    whole = [p for p in _kept(pieces, plain) if not isinstance(p, str)]
    result.fit(lambda: len(told.bare(_kept(pieces, result))) - room, order, spare)
    result.fit(lambda: len(told.spelt(_kept(pieces, result), quoted=quoted)[0]) - room, order, spare)
    shown = _kept(pieces, result)
    text, unclear = told.spelt(shown, quoted=quoted)
    if len(text) > room + 25:
        doubts.append("cut")
    if shown and not isinstance(shown[0], str) and _needs_subject(shown[0]):
        doubts.append("no subject")
    tokens = [p for p in shown if not isinstance(p, str)]
    return Title(text, sorted({*doubts, *unclear}), tokens, whole, verb, shortened=bool(result.went))


def _needs_subject(first: Token) -> bool:
    """True for an auxiliary, and for a relative pronoun of which nothing was found that it stands for."""
    return first.dep_ in AUXILIARIES or (first.lower_ in RELATIVES and first.tag_ in RELATIVE_TAGS)


def _kept(pieces: Sequence[Token | str], result: Cut) -> list[Token | str]:
    return [p for p in pieces if isinstance(p, str) or p.i not in result.drop]


def _rescue(told: Told, verb: Token, result: Cut) -> list[str]:
    """A subject that stood in brackets was none: the name right before the verb is taken instead.

    Where a name beside it stands for it ("a second bank, Orla Trust, failed"), nothing is missing.
    """
    subject = own_subject(verb)
    if subject is not None and any(c.dep_ == "appos" and c.i not in result.drop for c in subject.children):
        return []
    first = begins(verb)
    name = verb.doc[first - 1] if first else verb
    if name.pos_ not in NOUNS or name.i in told.gone or name not in verb.subtree:
        return ["no subject"]
    result.drop -= {t.i for t in name.children if t.i < name.i and t.dep_ in {"compound", "amod", "det"}} | {name.i}
    return []


def _pieces(told: Told, verb: Token, subject: Token | None, result: Cut) -> tuple[list[Token | str], list[str]]:
    """The clause in writing order: subject, auxiliaries, verb and the rest; and the doubts about it."""
    own = [t for t in sorted(verb.subtree, key=lambda t: t.i) if not is_opening_that(t)]
    body: list[Token | str] = list(own)
    if subject is not None and (noun := antecedent_of(subject, verb)) != subject:
        return [*noun_phrase(told, noun, result, without=verb), *(t for t in body if t != subject)], []
    if subject is not None and is_main_misread(verb):
        return list(verb.doc[subject.left_edge.i : verb.right_edge.i + 1]), []
    owned = with_owner(told, verb, own, result)
    if owned is not None:
        return finite(verb, subject or verb, tensed(verb, owned)), []
    if verb.dep_ in NOUN_CLAUSES and (verb.dep_ == "relcl" or subject is not None):
        body = with_place(told, verb, with_object(told, verb, own, result), result)
    if subject is not None:
        return finite(verb, subject, tensed(verb, body)), []
    lender = borrowed_subject(verb)
    if lender is None:
        return body, ["no subject"]
    shared = noun_phrase(told, lender, result, without=verb)
    result.drop -= {t.i for t in shared}
    guessed = ["guessed"] if verb.dep_ in {"csubj", "csubjpass", "ccomp"} and verb.tag_ == "VBG" else []
    return [*shared, *auxiliaries(verb), *finite(verb, lender, body)], guessed
