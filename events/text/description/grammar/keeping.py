"""How much an editor misses a group of words: the share of such groups that editors keep in the line of an event.

Learned from lines that careful readers cut out of sentences (`keeping.toml`, made by `docs/tools/make_keeping.py`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dateline.events.text.description.grammar.complements import fills
from dateline.events.text.description.grammar.trees import below, is_purpose, set_off, widths
from dateline.events.text.description.weighing import share_of
from dateline.events.text.description.words import table
from dateline.events.text.parsing.labels import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

GROUPS: Final = frozenset(
    {"prep", "relcl", "acl", "appos", "conj", "advcl", "advmod", "amod", "npadvmod", "compound", "nmod", "parataxis"}
    | {"ccomp", "dep", "xcomp", "agent", "dative", "oprd", "attr", "dobj", "acomp", "nummod", "poss", "intj", "meta"}
)
"""Relations of what editors may leave out."""
_ROOM: Final = 100
"""Code points of a line from which an editor begins to cut."""
_LONG: Final = 50
_MOST: Final = 2.0
_DEEP: Final = 5
_CLAUSES: Final = frozenset({"advcl", "relcl", "ccomp", "acl", "conj"})
_LEADS: Final = frozenset({"prep", "agent", "dative"})
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def kept_share(child: Token, root: Token, gone: frozenset[int]) -> float:
    """How many of a hundred editors would keep the words under `child` in a line made of those under `root`, 0 to 1.

    Args:
        child: The word over the group.
        root: The word over the whole line.
        gone: Indices of tokens that are left out anyway.
    """
    return share_of(_table(), group_traits(child, root, gone))


def missed(root: Token, kept: frozenset[int], gone: frozenset[int]) -> list[float]:
    """The share of editors who would keep it, of each group that a line lacks under the words that it has."""
    over = [root, *(t for t in root.subtree if t.i in kept and t != root)]
    lost = [c for t in over for c in t.children if c.dep_ in GROUPS and below(c).isdisjoint(kept) and c.i not in gone]
    return [kept_share(c, root, gone) for c in lost]


def group_traits(child: Token, root: Token, gone: frozenset[int]) -> dict[str, float]:
    """What is measured of a group: name -> value, 0 to 2; names that are missing are 0."""
    dep, side = child.dep_, "behind" if child.i > child.head.i else "before"
    over = "verb" if child.head.pos_ in VERBAL else "noun" if child.head.pos_ in _NOMINAL else "other"
    wide = {
        "length": min(_length(below(child) - gone, child) / _LONG, _MOST),
        "too long": min(max(_length(below(root) - gone, root) - _ROOM, 0) / _ROOM, _MOST),
        "set off": float(set_off(child)),
        "fills": float(fills(child)),
        "depth": min(sum(1 for a in child.ancestors if root in a.ancestors or a == root), _DEEP) / _DEEP,
        "before the root": float(child.i < root.i),
    }
    found = wide | {f"{dep} {name}": value for name, value in wide.items()}
    found |= {f"{dep} {side} a {over}": 1.0, f"under {child.head.dep_}": 1.0, f"{dep} {child.pos_}": 1.0}
    found |= {f"{part} {kind}": 1.0 for kind in _kinds(child, gone) for part in ("has", f"{dep} has")}
    if dep in _LEADS:
        found |= _of_preposition(child, over, gone)
    if dep in _CLAUSES:
        found |= _of_clause(child)
    return {name: value for name, value in (found | _of_head(child, over)).items() if value}


def _length(tokens: frozenset[int], near: Token) -> int:
    wide = widths(near.doc)
    return sum(wide[i] for i in tokens)


def _kinds(child: Token, gone: frozenset[int]) -> set[str]:
    """What kinds of names, numbers, pronouns and verbs stand in the group."""
    own = [t for t in child.subtree if t.i not in gone]
    return (
        {t.ent_type_ for t in own if t.ent_type_}
        | {"a pronoun" for t in own if t.pos_ == "PRON"}
        | {"a verb" for t in own if t.pos_ == "VERB" and t != child}
    )


def _of_preposition(child: Token, over: str, gone: frozenset[int]) -> dict[str, float]:
    """Which one it is, and whether it is the first behind its word."""
    before = [c for c in child.head.children if child.head.i < c.i < child.i and not c.is_punct and c.i not in gone]
    return {
        f"{child.lower_} of a {over}": 1.0,
        f"first behind a {over}": float(not before),
        "right behind": float(child.i == child.head.i + 1),
    }


def _of_clause(child: Token) -> dict[str, float]:
    """Its verb's form, what opens it, and whether it has a subject of its own."""
    opener = next((c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"} and c.i < child.i), "nothing")
    return {
        f"{child.dep_} {child.tag_}": 1.0,
        f"{child.dep_} opened by {opener}": 1.0,
        f"{child.dep_} with a subject": float(any(c.dep_ in SUBJECTS for c in child.children)),
        f"{child.dep_} of purpose": float(is_purpose(child)),
    }


def _of_head(child: Token, over: str) -> dict[str, float]:
    """What is known of the word above."""
    head, dep = child.head, child.dep_
    if over == "verb":
        filled = any(c.dep_ in _OBJECTS for c in head.children)
        return {f"{dep} under be": float(head.lemma_ == "be"), f"{dep} beside an object": float(filled)}
    articles = {c.lower_ for c in head.children if c.dep_ == "det"}
    return {
        "of a noun with a": float(not articles.isdisjoint({"a", "an"})),
        "of a noun with the": float("the" in articles),
        f"{dep} of a name": float(head.pos_ == "PROPN"),
    }


@cache
def _table() -> dict[str, Any]:
    return table("grammar/keeping.toml")
