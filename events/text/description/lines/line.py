"""What a title is made from, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.pruning import cut
from dateline.events.text.description.grammar.shortening import Cut, Order
from dateline.events.text.description.who.references import written
from dateline.events.text.description.wording import spell
from dateline.events.text.description.words import words
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token

Pieces = tuple[int | str, ...]
"""What a line is made of: places of tokens in their sentence, and words."""

Spelt = tuple[str, tuple[str, ...]]
"""A line, and the doubts about it."""

Clause = tuple[int, frozenset[int], frozenset[int], bool]
"""Its head, what of it must stay, what is left out of it already, and whether editors say what goes."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event where its sentence tells it.

    Attributes:
        parsed: The sentence and its parse.
        head: The word that names the event.
        gone: Indices of the tokens to leave out: its own dates and what leads to them.
        context: The document.
        dates: The Timexes of its own dates.
        traits: What is measured of the event and not of a line (see `judging`), once it was.

    The lines of one event share most of their words: what was spelt and cut for one is kept for the others.
    """

    parsed: ParsedSentence
    head: Token
    gone: frozenset[int]
    context: DocumentContext
    dates: Sequence[Timex] = ()
    _known: dict[tuple[bool, Pieces], Spelt] = field(default_factory=dict, repr=False, compare=False)
    _plain: dict[Pieces, str] = field(default_factory=dict, repr=False, compare=False)
    _cuts: dict[Clause, Cut] = field(default_factory=dict, repr=False, compare=False)
    traits: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def start(self) -> int:
        """Where the sentence starts in the document."""
        return self.parsed.sentence.start

    @property
    def counts_from_now(self) -> bool:
        """True for dates that count from the day of writing, which a line that is read years later cannot hold."""
        return any(self.parsed.doc[i].lower_ in words("deictic", "words") for i in self.gone)

    def keeping(self, tokens: frozenset[int]) -> Told:
        """The same with these tokens left in."""
        return replace(self, gone=self.gone - tokens, traits={})

    def leaving(self, tokens: frozenset[int]) -> Told:
        """The same with these tokens left out."""
        return replace(self, gone=self.gone | tokens, traits={})

    def cut(self, root: Token, protected: frozenset[int], order: Order = "rank") -> Cut:
        """What may go under `root`: see `pruning.cut`."""
        asked = root.i, protected, self.gone, order == "share"
        if asked not in self._cuts:
            self._cuts[asked] = cut(root, protected, self.gone, order)
        return self._cuts[asked].copy()

    def spelt(self, shown: Sequence[Token | str], *, quoted: bool = False) -> tuple[str, list[str]]:
        """Pieces as text, with names for pronouns, and the doubts about those that stay unclear."""
        asked = quoted, _pieces(shown)
        if asked not in self._known:
            tokens = [p for p in shown if not isinstance(p, str)]
            names, unclear = written(tokens, self.start, self.context, quoted=quoted)
            self._known[asked] = spell(shown, names) if names else self.bare(shown), tuple(unclear)
        text, doubts = self._known[asked]
        return text, list(doubts)

    def bare(self, shown: Sequence[Token | str]) -> str:
        """Pieces as text, in their own words."""
        pieces = _pieces(shown)
        if pieces not in self._plain:
            self._plain[pieces] = spell(shown)
        return self._plain[pieces]


def _pieces(shown: Sequence[Token | str]) -> Pieces:
    return tuple(p if isinstance(p, str) else p.i for p in shown)


@dataclass(slots=True)
class Title:
    """A title and what is doubtful about it.

    Attributes:
        text: The line.
        doubts: Names of doubts, as confidence.toml lists them.
        tokens: The tokens of the sentence that it is made of, for actors and places.
        clause: The same before it was shortened, for numbers.
        verb: The verb whose clause it is; None for a noun phrase or a scrap.
        speaker: Who says it, where the line begins with that name.
        topic: What it is about, for brackets behind it, where it names nothing itself.
        shortened: True where it was too long, and something went.
    """

    text: str
    doubts: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    clause: list[Token] = field(default_factory=list)
    verb: Token | None = None
    speaker: str | None = None
    topic: str | None = None
    shortened: bool = False
