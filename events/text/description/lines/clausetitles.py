"""A title that is a clause: a finite verb with its subject and what fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import (
    RELATIVES,
    antecedent_of,
    auxiliaries,
    borrowed_subject,
    is_main_misread,
    is_plural,
    own_subject,
)
from dateline.events.text.description.grammar.conditions import condition
from dateline.events.text.description.grammar.finite import finite, tensed
from dateline.events.text.description.grammar.pruning import cut
from dateline.events.text.description.grammar.shortening import SPARE, Cut, Order
from dateline.events.text.description.grammar.trees import below, path
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.wording import GOOD_LENGTH, spell

if TYPE_CHECKING:
    from spacy.tokens import Token


FULLER: Final = 12
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
    room += FULLER if order == "share" else 0
    keep = (keep or path(told.head, verb)) | {verb.i} | condition(verb)
    result = cut(verb, keep, told.gone, order)
    pieces, doubts = _pieces(told, verb, subject, result)
    if subject is not None and subject.i in result.drop and subject.lower_ not in RELATIVES:
        doubts += _rescue(told, verb, result)
    plain = result if order != "share" else cut(verb, keep, told.gone)
    whole = [p for p in _kept(pieces, plain) if not isinstance(p, str)]
    result.fit(lambda: len(spell(_kept(pieces, result))) - room, order, spare)
    result.fit(lambda: len(told.spelt(_kept(pieces, result), quoted=quoted)[0]) - room, order, spare)
    shown = _kept(pieces, result)
    text, unclear = told.spelt(shown, quoted=quoted)
    if len(text) > room + 25:
        doubts.append("cut")
    if shown and not isinstance(shown[0], str) and shown[0].dep_ in {"aux", "auxpass"}:
        doubts.append("no subject")
    tokens = [p for p in shown if not isinstance(p, str)]
    return Title(text, sorted({*doubts, *unclear}), tokens, whole, verb)


def _kept(pieces: Sequence[Token | str], result: Cut) -> list[Token | str]:
    return [p for p in pieces if isinstance(p, str) or p.i not in result.drop]


def _rescue(told: Told, verb: Token, result: Cut) -> list[str]:
    """A subject that stood in brackets was none: the name right before the verb is taken instead.

    Where a name beside it stands for it ("a second bank, Orla Trust, failed"), nothing is missing.
    """
    subject = own_subject(verb)
    if subject is not None and any(c.dep_ == "appos" and c.i not in result.drop for c in subject.children):
        return []
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})])
    name = verb.doc[first - 1] if first else verb
    if name.pos_ not in {"NOUN", "PROPN"} or name.i in told.gone or name not in verb.subtree:
        return ["no subject"]
    result.drop -= {t.i for t in name.children if t.i < name.i and t.dep_ in {"compound", "amod", "det"}} | {name.i}
    return []


def _pieces(told: Told, verb: Token, subject: Token | None, result: Cut) -> tuple[list[Token | str], list[str]]:
    """The clause in writing order: subject, auxiliaries, verb and the rest; and the doubts about it."""
    own = sorted(verb.subtree, key=lambda t: t.i)
    body: list[Token | str] = list(own)
    if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        noun = antecedent_of(subject, verb)
        return [*_noun_phrase(told, noun, result, without=verb), *(t for t in body if t != subject)], []
    if subject is not None and is_main_misread(verb):
        return list(verb.doc[subject.left_edge.i : verb.right_edge.i + 1]), []
    if verb.dep_ == "relcl":
        whose = next((t for t in own if t.lower_ == "whose"), None)
        if whose is not None:
            at = body.index(whose)
            owner = _noun_phrase(told, verb.head, result)
            mark = "’" if verb.head.tag_ in {"NNS", "NNPS"} and verb.head.text.endswith("s") else "’s"
            return [*body[:at], *owner, mark, *body[at + 1 :]], []
        body = _with_object(told, verb, own, result)
    if subject is not None:
        return finite(verb, subject, tensed(verb, body)), []
    lender = borrowed_subject(verb)
    if lender is None:
        return body, ["no subject"]
    shared = _noun_phrase(told, lender, result, without=verb)
    result.drop -= {t.i for t in shared}
    guessed = ["guessed"] if verb.dep_ in {"csubj", "csubjpass", "ccomp"} and verb.tag_ == "VBG" else []
    return [*shared, *auxiliaries(verb), *finite(verb, lender, body)], guessed


def _noun_phrase(told: Told, noun: Token, result: Cut, without: Token | None = None) -> list[Token]:
    """A noun phrase from elsewhere in the sentence: no asides, no relative clauses, and nothing of `without`."""
    inner = cut(noun, frozenset({noun.i}), told.gone)
    drop = inner.drop | {t.i for c in noun.children if c.dep_ in {"relcl", "acl", "appos"} for t in c.subtree}
    drop |= {c.i for c in noun.children if c.is_punct and c.i > noun.i}
    if without is not None:
        drop |= {t.i for t in without.subtree}
        drop |= {t.i for t in noun.subtree if t.i > without.i > noun.i}
        drop |= {t.i for c in noun.children if c.dep_ == "conj" and without in c.subtree for t in c.subtree}
        drop |= below(without.head.head) if without.head.lower_ in {"that", "those"} else set()
    result.optional += [g for g in inner.optional if not g.tokens & drop]
    return [t for t in sorted(noun.subtree, key=lambda t: t.i) if t.i not in drop or t == noun]


def _with_object(told: Told, verb: Token, body: Sequence[Token], result: Cut) -> list[Token | str]:
    """A relative clause about its object in main-clause order: "that it tested" -> "it tested the device"."""
    chain = [verb, *(t for t in body if t.dep_ == "xcomp" and t.head == verb)]
    relative = next((t for t in body if t.lower_ in RELATIVES and t.head in chain), None)
    rest: list[Token | str] = [t for t in body if t != relative and t.lower_ not in {"where", "when"}]
    inner = relative.head if relative is not None else verb
    if not _lacks_object(verb, relative):
        return rest
    after = max([inner.i, *(c.i for c in inner.children if _is_particle(c))])
    place = next((n for n, t in enumerate(rest) if not isinstance(t, str) and t.i > after), len(rest))
    noun = _noun_phrase(told, verb.head, result, without=verb)
    if noun[0].lower_ == "the" and is_plural(verb.head):
        noun = noun[1:]
    moved: list[Token | str] = list(noun)
    if noun[0].i == 0 and noun[0].pos_ != "PROPN":
        moved[0] = str(noun[0].lower_)
    return [*rest[:place], *moved, *rest[place:]]


def _is_particle(child: Token) -> bool:
    """True for "over" of "companies that it took over in 2008", a particle or a preposition without an object."""
    bare = child.dep_ == "prep" and child.i == child.head.i + 1 and not any(c.dep_ == "pobj" for c in child.children)
    return child.dep_ == "prt" or bare


def _lacks_object(verb: Token, relative: Token | None) -> bool:
    """True for a relative clause whose object is the noun before it: "that it tested", "a film he had made"."""
    if relative is not None and relative.dep_ == "dobj":
        return True
    if own_subject(verb) in {None, relative} or any(t.tag_ in {"WRB", "WP$"} for t in verb.subtree):
        return False
    filled = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "nsubjpass", "agent"}
    stranded = any(c.dep_ == "prep" and not any(True for _ in c.children) for c in verb.children)
    under_preposition = relative is not None and relative.dep_ == "pobj"
    return not stranded and not under_preposition and not any(c.dep_ in filled for c in verb.children)
