"""What of a clause may go when its line is too long, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dateline.events.text.description.grammar.asides import quotations
from dateline.events.text.description.grammar.complements import fills
from dateline.events.text.description.grammar.trees import is_purpose, set_off, widths
from dateline.events.text.description.wording import GOOD_LENGTH, HARD_LENGTH
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

Order = Literal["rank", "end", "share"]
"""What goes first of a clause that is too long: what is missed least, what stands last, what fewest editors keep."""

_ADJUNCT: Final = 3
"""Rank from which a group says more than an aside: where, how, with whom."""
_DEAR: Final = 5
"""Rank from which a group goes only where the line could not be printed at all."""
_SINGLE: Final = 7
"""Rank from which a group is one word that may change what is meant."""
_NEEDED: Final = 9
"""Rank of what a word is not told without: it goes last."""
_SLACK: Final = 12
"""Code points over the good length that are borne before an adjunct goes."""
SPARE: Final = HARD_LENGTH - GOOD_LENGTH
"""Code points over the good length that are borne before a dear group goes."""


class Group(NamedTuple):
    """Words that may go together.

    Attributes:
        rank: How much they are missed: 0 least; where editors are asked, how many of them keep it, 0 to 1.
        place: Index of their head.
        over: Index of the word that their head belongs to.
        tokens: Their indices.
        length: Their code points, with the spaces after them.
    """

    rank: float
    place: int
    over: int
    tokens: frozenset[int]
    length: int


@dataclass(slots=True)
class Cut:
    """What goes: `drop` always; each `optional` group where the line is too long, lowest rank first; then `went`."""

    drop: set[int] = field(default_factory=set)
    optional: list[Group] = field(default_factory=list)
    went: list[tuple[Group, frozenset[int]]] = field(default_factory=list)

    def copy(self) -> Cut:
        """The same, to be shortened apart from this one."""
        return Cut(set(self.drop), list(self.optional), list(self.went))

    def kept(self, tokens: Iterable[Token]) -> list[Token]:
        """Those of `tokens` that stay."""
        return [t for t in tokens if t.i not in self.drop]

    def offer(self, head: Token, tokens: frozenset[int], depth: int) -> None:
        """Let the group under `head` go when the line is too long, unless the clause or a name needs it."""
        found = rank(head, depth)
        if found is not None:
            self.offer_at(found, head, tokens)

    def offer_at(self, missed: float, head: Token, tokens: frozenset[int]) -> None:
        """The same for a group that is missed so much."""
        if not _is_inside_name(head) and not _breaks(head, tokens):
            wide = widths(head.doc)
            length = sum(wide[i] for i in tokens)
            self.optional.append(Group(missed, head.i, head.head.i, tokens, length))

    def fit(self, over: Callable[[], int], order: Order = "rank", spare: int = SPARE) -> None:
        """Shorten a line as far as must be, and give back what went before something longer did.

        Args:
            over: By how many code points the line is too long, with what is left of it.
            order: What goes first.
            spare: By how many it may be too long before a dear group goes.
        """
        while self.shorten(over(), order, spare):
            pass
        for group, tokens in sorted(self.went, key=lambda gone: -gone[0].rank):
            if group.over in self.drop or not tokens & self.drop:
                continue
            self.drop -= tokens
            if over() > 0:
                self.drop |= tokens

    def shorten(self, over: int, order: Order = "rank", spare: int = SPARE) -> bool:
        """Drop the group that is missed least, or that stands last; of a large one only as much as must go.

        Args:
            over: By how many code points the line is too long. A little over costs no argument of the verb, and
                hardly more no complement of a noun.
            order: What goes first; of groups that are missed alike the rightmost.
            spare: By how many it may be too long before a dear group goes.

        Returns:
            False when nothing may go.
        """
        self.optional = [g for g in self.optional if not g.tokens <= self.drop]
        if over <= 0:
            return False
        if order == "share":
            return self._drop(min(self.optional, key=_MISSED["rank"], default=None))
        bearable = _ADJUNCT if over <= min(_SLACK, spare) else _DEAR if over <= spare else _NEEDED + 1
        open_to = [g for g in self.optional if g.rank < bearable]
        if not open_to:
            return False
        group = min(open_to, key=_MISSED[order])
        inside = [g for g in self.optional if g.tokens < group.tokens and over <= g.length and g.rank < _SINGLE]
        return self._drop(min(inside, key=lambda g: (g.length, -g.place), default=group))

    def _drop(self, group: Group | None) -> bool:
        if group is None:
            return False
        self.optional.remove(group)
        self.went.append((group, group.tokens - self.drop))
        self.drop |= group.tokens
        return True


_MISSED: Final[dict[str, Callable[[Group], tuple[float, int]]]] = {
    "rank": lambda group: (group.rank, -group.place),
    "end": lambda group: (-max(group.tokens), group.length),
}


def _is_inside_name(head: Token) -> bool:
    """True where a name would be cut in two: "of the Union" in "State of the Union address"."""
    first, last = sorted((head.i, head.head.i))
    return bool(head.ent_type_) and all(t.ent_iob_ == "I" for t in head.doc[first + 1 : last + 1])


def _breaks(head: Token, tokens: frozenset[int]) -> bool:
    """True where only a part of a quotation or of a word with hyphens would go."""
    doc, first, last = head.doc, min(tokens), max(tokens)
    quoted = any(a < first and last < b for a, b in quotations(doc))
    joined = [i for i in (first - 1, last + 1) if 0 < i < len(doc) - 1 and doc[i].text == "-"]
    return quoted or any(not doc[i].whitespace_ and not doc[i - 1].whitespace_ for i in joined)


def rank(child: Token, depth: int) -> int | None:
    """How early a group goes when the line is too long; None for what must stay."""
    usual = _usual_rank(child, depth)
    return _NEEDED if usual is not None and fills(child) else usual


def _usual_rank(child: Token, depth: int) -> int | None:
    """The same for what no word needs; never what joins: "to which", "such" before "as"."""
    leads = child.dep_ == "prep" and any(c.lower_ in {"which", "whom", "whose"} for c in child.children)
    if leads or child.lower_ == "such":
        return None
    if child.dep_ == "prep":
        return _preposition_rank(child, depth)
    if child.dep_ == "advcl":
        return 5 if is_purpose(child) else 2 + (child.tag_ == "VBG" and not set_off(child))
    if child.dep_ == "conj":
        return 1 if child.pos_ in VERBAL else 6 if child.head.dep_ in _JOINED else None
    if child.dep_ == "acl" and is_purpose(child):
        return 6
    return _RANKS.get(child.dep_)


_JOINED: Final = frozenset({"dobj", "pobj", "attr", "conj"})
"""What may lose its second part; a subject may not: its verb agrees with both."""
_RANKS: Final = {"relcl": 3, "acl": 3, "appos": 1, "advmod": 7, "amod": 8, "npadvmod": 7}


def _preposition_rank(child: Token, depth: int) -> int | None:
    first = next((c for c in child.head.children if c.dep_ == "prep" and c.i > child.head.i), None)
    if child.lower_ in words("aside", "first_to_go") and (first != child or set_off(child)):
        return 0
    if child.head.pos_ in VERBAL:
        bare = not any(c.dep_ in {"dobj", "attr", "acomp", "oprd"} for c in child.head.children)
        return None if bare and first == child else 4
    return 3 + (depth < 2)
