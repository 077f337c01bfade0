"""A relative clause as a main clause: what its pronoun stands for is told where the pronoun belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import RELATIVES, is_plural, name_told_by, own_subject
from dateline.events.text.description.grammar.shortening import Cut
from dateline.events.text.description.grammar.trees import below
from dateline.events.text.description.lines.line import Told
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import COMPOUNDS, NOUNS, PLURALS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_WHAT: Final = frozenset({"whose", "whom", "which"})
_BEHIND: Final = frozenset(
    {"about", "across", "against", "at", "by", "for", "from", "into", "of", "through", "to", "under", "with"}
)
"""Prepositions that stand without their noun only where it stands before: "the bank he worked for"."""


def is_opening_that(token: Token) -> bool:
    """True for the "that" before a clause read as pointing to its subject: "told that old roads were used"."""
    return token.lower_ == "that" and token.dep_ == "det" and token.head.tag_ in PLURALS


def noun_phrase(told: Told, noun: Token, result: Cut, without: Token | None = None) -> list[Token]:
    """A noun phrase from elsewhere in the sentence: no asides, no relative clauses, and nothing of `without`."""
    inner = told.cut(noun, frozenset({noun.i}))
    about = (c for c in noun.children if c.dep_ in {"relcl", "acl", "appos"} and not _is_named(noun, c))
    drop = inner.drop | {t.i for c in about for t in c.subtree}
    drop |= {c.i for c in noun.children if (c.is_punct and c.i > noun.i) or c.dep_ == "case"}
    if without is not None:
        drop |= {t.i for t in without.subtree}
        drop |= {t.i for t in noun.subtree if t.i > without.i > noun.i}
        drop |= {t.i for c in noun.children if c.dep_ == "conj" and without in c.subtree for t in c.subtree}
        drop |= below(without.head.head) if without.head.lower_ in {"that", "those"} else set()
    result.optional += [g for g in inner.optional if not g.tokens & drop]
    return [t for t in sorted(noun.subtree, key=lambda t: t.i) if t.i not in drop or t == noun]


def _is_named(noun: Token, name: Token) -> bool:
    """True for the name of whoever has a rank, right behind it: "Finance Minister Ada Lind"."""
    between = noun.doc[noun.i + 1 : name.i + 1]
    return noun.pos_ == "PROPN" and noun.i < name.i and all(t.pos_ == "PROPN" for t in between)


def with_owner(told: Told, verb: Token, own: Sequence[Token], result: Cut) -> list[Token | str] | None:
    """A clause about part of what stands before it: "whose owners left", "most of whom left"; None for any other."""
    found = (t for t in own if t.lower_ in _OF_WHAT and t.i < verb.i and _is_part_of(t))
    word = next((t for t in found if next((a for a in t.ancestors if a.pos_ in VERBAL), None) == verb), None)
    noun = _before(word, verb) if word is not None else None
    if word is None or noun is None:
        return None
    own = own[0 if noun not in own else own.index(noun) + 1 :]
    at = own.index(word)
    phrase = _lower(noun_phrase(told, noun, result, without=verb))
    result.drop -= {t.i for t in phrase if not isinstance(t, str)}
    if word.lower_ == "whose":
        phrase.append("’" if noun.tag_ in PLURALS and noun.text.endswith("s") else "’s")
    elif phrase[0] == noun and any(c.lower_ == "the" for c in noun.children):
        phrase.insert(0, "the")
    end = next((c.right_edge.i for c in verb.children if c.dep_ == "dobj" and word in c.subtree), None)
    if end is None or end > verb.i:
        return [*own[:at], *phrase, *own[at + 1 :]]
    rest = [t for t in own if t.i > end]
    place = next((n for n, t in enumerate(rest) if t.i > verb.i), len(rest))
    part = [t for t in own[at + 1 :] if t.i <= end]
    return [*rest[:place], *own[:at], *phrase, *part, *rest[place:]]


def _is_part_of(word: Token) -> bool:
    """True for "whose", and for "whom" in "most of whom"."""
    return word.lower_ == "whose" or (word.dep_ == "pobj" and word.head.lower_ == "of")


def _before(word: Token, verb: Token) -> Token | None:
    """The noun that a clause about part of it follows."""
    if verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
        return name_told_by(verb, is_somebody=False) or verb.head
    first = next((t.left_edge.i for t in verb.children if word in t.subtree), word.i)
    if first < 2 or verb.doc[first - 1].text != "," or verb.doc[first - 2].pos_ not in NOUNS:
        return None
    noun = verb.doc[first - 2]
    return noun if noun.dep_ not in COMPOUNDS else None


def _lower(phrase: Sequence[Token]) -> list[Token | str]:
    """A phrase without the capital that it has at the start of its sentence."""
    starts = phrase[0].i == 0 and phrase[0].pos_ != "PROPN"
    return [str(phrase[0].lower_), *phrase[1:]] if starts else list(phrase)


def with_object(told: Told, verb: Token, body: Sequence[Token], result: Cut) -> list[Token | str]:
    """A relative clause about its object in main-clause order: "that it tested" -> "it tested the device"."""
    chain = [verb, *(t for t in body if t.dep_ == "xcomp" and t.head == verb)]
    relative = _relative(body, chain)
    lead = (
        [] if relative is None else [relative, *(p for p in (relative.head,) if p.dep_ == "prep" and p.i < relative.i)]
    )
    rest: list[Token | str] = [t for t in body if t not in lead and t.lower_ not in {"where", "when"}]
    bare = _left_behind(chain, relative)
    if (bare is None and not _lacks_object(verb, relative)) or verb.head.lemma_ in words("adverbial", "nouns"):
        return rest
    inner = relative.head if relative is not None and relative.head in chain else verb
    after = bare.i if bare is not None else max([inner.i, *(c.i for c in inner.children if _is_particle(c))])
    place = next((n for n, t in enumerate(rest) if not isinstance(t, str) and t.i > after), len(rest))
    noun = noun_phrase(told, verb.head, result, without=verb)
    if noun[0].lower_ == "the" and is_plural(verb.head):
        noun = noun[1:]
    if bare is not None:
        result.drop -= {bare.i}
    return [*rest[:place], *_lower(noun), *rest[place:]]


def _relative(body: Sequence[Token], chain: Sequence[Token]) -> Token | None:
    """The pronoun of the clause: an object of its verb, or of a preposition wherever that stands."""
    found = (t for t in body if t.lower_ in RELATIVES)
    return next((t for t in found if t.head in chain or (t.dep_ == "pobj" and t.head.head in chain)), None)


def _left_behind(chain: Sequence[Token], relative: Token | None) -> Token | None:
    """The preposition whose noun the clause is about: "for" of "the bank he worked for"."""
    if relative is not None and relative.i > 0 and relative.nbor(-1) == relative.head:
        return None
    behind = (c for v in chain for c in v.children if c.i > v.i and c.lower_ in _BEHIND)
    return next((c for c in behind if not any(x != relative for x in c.children) and c.i + 1 < len(c.doc)), None)


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
