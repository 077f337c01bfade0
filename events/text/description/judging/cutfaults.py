"""Faults of a line by what was cut from its sentence: a verb without its object, a word that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import RELATIVES, own_subject
from dateline.events.text.description.grammar.complements import compares, fills_noun, fills_verb, limits, restricts
from dateline.events.text.description.grammar.trees import is_purpose, set_off
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.statements import is_somebody
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import (
    ACTORS,
    ADVERBIALS,
    AUXILIARIES,
    COMPOUNDS,
    DATES,
    NOUN_SUBJECTS,
    OF_PREPOSITIONS,
    RECEIVERS,
    TENSED,
    VERBAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CORE: Final = frozenset({"dobj", "attr", "acomp", "oprd", "prt", "xcomp", "agent", "dative", "neg"})
"""Relations of what a verb cannot be told without."""
_FILLS: Final = frozenset(
    {"attr", "acomp", "prep", "advmod", "agent", "oprd", "ccomp", "xcomp", "npadvmod", "advcl", "prt", "dobj"}
)
_TOPICS: Final = frozenset({"about", "on", "of", "against", "for", "to", "with", "so", "otherwise"})
_OPENERS: Final = frozenset({"as", "after", "before", "since", "until"})
"""Prepositions that open clauses, too."""
_NOMINAL: Final = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})


def _lost_part(line: Title, told: Told) -> bool:
    """True where a verb lost what fills it: "Crossing was", "State media reported"."""
    kept = {t.i for t in line.tokens}
    return any(_is_starved(v, kept, told.gone) for v in line.tokens if v.pos_ in VERBAL and v.dep_ not in AUXILIARIES)


def _says_nothing(line: Title, told: Told) -> bool:
    """True for a line that leaves to another what was done: "Ministers did", for what they had done before."""
    verb = line.verb
    return verb is not None and _stands_for_another(verb) and _is_starved(verb, {t.i for t in line.tokens}, told.gone)


def _is_starved(verb: Token, kept: set[int], gone: frozenset[int]) -> bool:
    own = [c for c in verb.children if not c.is_punct]
    subject, helped = own_subject(verb), any(c.dep_ in AUXILIARIES and c.i in kept for c in own)
    if subject is not None and helped and subject.dep_ != "expl" and _is_missing(subject, kept | gone):
        return True
    if any(c.dep_ in _CORE and _is_missing(c, kept | gone) for c in own):
        return True
    after = [c for c in own if c.i in kept and c.dep_ in _FILLS]
    if _is_speech(verb) and not any(_is_said(c) for c in after):
        return True
    if after:
        return False
    if _stands_for_another(verb):
        return True
    if verb.lemma_ == "be" and not _says_where(verb):
        return True
    lost = [c for c in own if c.dep_ == "prep" and c.i > verb.i and c.i not in kept | gone]
    lost = [c for c in lost if not _is_date(c) and not set_off(c)]
    return bool(lost) and not any(c.dep_ == "conj" and c.i in kept for c in own)


def _stands_for_another(verb: Token) -> bool:
    """True for "did" and "had done"; what "was done" was told of already."""
    passive = verb.tag_ == "VBN" and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return verb.lemma_ == "do" and verb.pos_ == "VERB" and not passive


def _says_where(verb: Token) -> bool:
    """True for a clause that a word before it fills: "where he was", "the man that he is"."""
    asks = any(t.tag_ in {"WRB", "WP", "WDT"} for c in verb.children for t in c.subtree if t.i < verb.i)
    return verb.dep_ in {"relcl", "advcl"} or (verb.dep_ == "ccomp" and asks)


def _is_missing(child: Token, there: set[int]) -> bool:
    """True for a word that was left out, and no name beside it stands for it; a "which" is told by its noun."""
    named = any(c.dep_ == "appos" and c.i in there for c in child.children)
    return child.i not in there and not named and not set_off(child) and child.lower_ not in RELATIVES


def _is_speech(verb: Token) -> bool:
    """True where somebody says or something shows: "officials concluded", not "the talks concluded"."""
    subject = own_subject(verb)
    bare = verb.tag_ == "VBN" and not any(c.dep_ in AUXILIARIES for c in verb.children)
    if verb.lemma_ not in words("say") or not (bare or verb.tag_ in TENSED) or subject is None:
        return False
    if verb.lemma_ in {"say", "tell"} or subject.ent_type_ in ACTORS or subject.pos_ == "PROPN":
        return True
    return is_somebody(subject) or verb.lemma_ in words("evidence")


def _is_said(child: Token) -> bool:
    """True for what is said, or of what: "spoke about it", not "said in an editorial" or "told reporters"."""
    if child.head.lemma_ == "tell" and child.dep_ in RECEIVERS:
        return child.pos_ == "NOUN" and not is_somebody(child) and child.lower_ not in nouns("human")
    return child.dep_ not in {"prep", "advmod", "npadvmod", "prt"} or child.lower_ in _TOPICS


def _is_date(preposition: Token) -> bool:
    return any(c.ent_type_ in DATES for c in preposition.children)


def _cut_short(line: Title, told: Told) -> bool:
    """True where a verb lost the noun phrase right behind it, whatever the parse calls that."""
    kept = {t.i for t in line.tokens} | told.gone
    doc = told.parsed.doc
    after = [doc[v.i + 1] for v in line.tokens if v.pos_ == "VERB" and v.doc == doc and v.i + 1 < len(doc)]
    return any(t.i not in kept and t.pos_ in _NOMINAL and t.ent_type_ not in DATES for t in after)


def _lost_aim(line: Title, told: Told) -> bool:
    """True where a verb lost what may fill or limit it: "sent troops", without "to the border"."""
    there = {t.i for t in line.tokens} | told.gone
    lost = [c for v in line.tokens if v.pos_ in VERBAL for c in v.children if c.i not in there and not set_off(c)]
    return any((fills_verb(c) or limits(c) or compares(c)) and not _is_date(c) for c in lost)


def _lost_content(line: Title, told: Told) -> bool:
    """True where a noun lost what it is of, or which is meant: "declared the need", "freed those"."""
    there = {t.i for t in line.tokens} | told.gone
    rest = [n for n in line.tokens if n.pos_ not in VERBAL]
    lost = [c for n in rest for c in n.children if c.i not in there and not set_off(c) and not _is_date(c)]
    return any(fills_noun(c) or restricts(c) or compares(c) for c in lost)


def _is_hollow(line: Title, told: Told) -> bool:
    """True where a message or a plan is told without its content: "announced his decision", "sent a letter"."""
    del told
    kept = {t.i for t in line.tokens}
    objects = [t for t in line.tokens if t.dep_ == "dobj" and t.lower_ in words("content", "nouns")]
    return any(not _has_content(t, kept) for t in objects)


def _has_content(noun: Token, kept: set[int]) -> bool:
    said = [c for c in noun.children if c.i in kept and (c.i > noun.i or c.dep_ in COMPOUNDS)]
    beside = [c for c in noun.head.children if c.i in kept and c.i > noun.i and not c.is_punct]
    return any(not c.is_punct for c in said) or any(c.dep_ not in ADVERBIALS for c in beside)


def _compares_nothing(line: Title, told: Told) -> bool:
    """True where the other side of a comparison is not told: "played a less active role", "was half that"."""
    del told
    if any(t.lower_ in {"than", "from", "compared"} for t in line.tokens):
        return False
    return any(_needs_another_side(t) for t in line.tokens)


def _needs_another_side(token: Token) -> bool:
    """True for "less active", not for "three more", nor for what is only wanted: "to become more severe"."""
    if token.tag_ not in {"JJR", "RBR"}:
        return token.lower_ in {"same", "similar"} and token.dep_ in {"amod", "acomp"}
    graded = token.head if token.head.pos_ == "ADJ" else token
    verb = next((a for a in graded.ancestors if a.pos_ in VERBAL), None)
    added = token.i > 0 and (token.nbor(-1).like_num or token.nbor(-1).lower_ in {"any", "some", "many"})
    known = token.lower_ in words("graded", "adjectives") or added or (verb is not None and is_purpose(verb))
    return graded.dep_ in {"amod", "acomp", "attr", "dobj"} and not known


def _clipped(line: Title, told: Told) -> bool:
    """True for a line that would be cut at its end."""
    del told
    return len(line.text) > HARD_LENGTH


def _loose_end(line: Title, told: Told) -> bool:
    """True where a word lost the one that it leads to: a preposition, an article, an "and"."""
    kept = {t.i for t in line.tokens}
    return any(_leads_nowhere(t, kept) for t in line.tokens if t.i not in told.gone)


def _leads_nowhere(token: Token, kept: set[int]) -> bool:
    goals = [c for c in token.children if c.dep_ in OF_PREPOSITIONS]
    if token.dep_ == "prep" and goals and not any(c.i in kept for c in goals):
        return True
    if token.dep_ in NOUN_SUBJECTS and token.head.dep_ == "advcl" and _is_half(token.head, kept):
        return True
    if token.lower_ in _OPENERS and any(_lost_its_verb(c, kept) for c in goals):
        return True
    if token.dep_ in {"det", "case"} and token.head.i not in kept:
        return True
    if token.dep_ in OF_PREPOSITIONS and token.head.i not in kept and token.head.head.i in kept:
        return True
    if token.dep_ == "conj" and token.head.i not in kept and token.pos_ not in VERBAL and _joint(token) in kept:
        return True
    if token.dep_ != "cc":
        return False
    joined = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
    return bool(joined) and not any(c.i in kept for c in joined)


def _is_half(verb: Token, kept: set[int]) -> bool:
    """True for a clause whose "after" or "as" is there, and its verb is not: "fled after her father"."""
    return verb.i not in kept and any(c.dep_ in {"mark", "advmod"} and c.i in kept for c in verb.children)


def _lost_its_verb(goal: Token, kept: set[int]) -> bool:
    """True for a subject that the parse took for the goal of a preposition: "as the rule of the party [fades]"."""
    behind = goal.doc[goal.right_edge.i + 1 : goal.right_edge.i + 2]
    return any(t.tag_ in TENSED and t.i not in kept for t in behind)


def _joint(token: Token) -> int:
    """Index of the "and" or "or" before a joined word; -1 without."""
    return max((c.i for c in token.head.children if c.dep_ == "cc" and c.i < token.i), default=-1)


def _bridges(line: Title, told: Told) -> bool:
    """True where the line goes on across what parts two texts: a colon, a semicolon, a stop, a bar."""
    kept = sorted(t.i for t in line.tokens if t.doc == told.parsed.doc)
    doc = told.parsed.doc
    between = (doc[i] for a, b in pairwise(kept) for i in range(a + 1, b))
    return any(t.text in _PARTING and t.i not in told.gone for t in between)


_PARTING: Final = frozenset({":", ";", "|", "!", "?", "."})

CUT_FAULTS: Final[dict[str, Callable[[Title, Told], bool]]] = {
    "lost part": _lost_part,
    "cut short": _cut_short,
    "lost aim": _lost_aim,
    "lost content": _lost_content,
    "compares nothing": _compares_nothing,
    "hollow": _is_hollow,
    "clipped": _clipped,
    "loose end": _loose_end,
    "says nothing": _says_nothing,
    "run on": _bridges,
}
