"""What a description may know of the document around its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.events.text.parsing.parser import recognize
from dateline.events.text.parting.sentences import Sentence
from dateline.events.time.bounds import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.events.text.description.who.mentions import Mention

ParseSentences = Callable[[Sequence[Sentence]], "Sequence[Doc]"]
"""Parses sentences; only asked for those in which something is sought."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out of a document, so that each is sought once; `who` writes here, each table in one module.

    Attributes:
        meanings: Where a pronoun stands, in code points -> what it means (`meaning`).
        mentions: Where a sentence starts -> its parse and its noun phrases (`mentions`).
        tellings: Nouns -> the sentences that call something by one of them (`calls`).
        called: Bare noun -> what the text has called in full what it means (`definites`).
    """

    meanings: dict[int, Mention | None] = field(default_factory=dict)
    mentions: dict[int, tuple[Doc, list[Mention]]] = field(default_factory=dict)
    tellings: dict[frozenset[str], list[Sentence]] = field(default_factory=dict)
    called: dict[Token, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """One document, as its descriptions see it: build one a document and hand it to every `describe`.

    Attributes:
        text: The document's text; offsets everywhere are code points into it.
        sentences: All its sentences, in order.
        title: Its headline, where it has one.
        published: The interval in which it was published, where known.
        lang: Its language, ISO 639-1.
        parse: Parses sentences, for pronouns; None without a model.
        prose: Position of the sentence with which its prose begins.
        found: What was found out of it already.
    """

    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    published: Bounds | None = None
    lang: str = "en"
    parse: ParseSentences | None = None
    prose: int = 0
    found: Found = field(default_factory=Found, repr=False, compare=False)
    _parses: dict[int, Doc] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        text: str,
        sentences: Sequence[Sentence],
        *,
        title: str | None = None,
        published: Bounds | None = None,
        lang: str = "en",
        parse: ParseSentences | None = None,
        prose: int = 0,
    ) -> DocumentContext:
        """The context of a document."""
        return cls(text, tuple(sentences), title, published, lang, parse, prose)

    @property
    def headline(self) -> str:
        """The title, or the first sentence where there is none."""
        return self.title or (self.sentences[0].text if self.sentences else "")

    def before(self, start: int, count: int = 2) -> Iterator[tuple[Doc, int]]:
        """The last `count` sentences that end at or before `start`, nearest first, each parse with its place.

        A sentence is parsed only when it is reached. Empty without a model.
        """
        yield from map(self.parsed, self._last(start, count))

    def all_before(self, start: int, count: int) -> list[tuple[Doc, int]]:
        """The same, where each of them will be read: parsed together, which is faster."""
        return self.parsed_each(self._last(start, count))

    def _last(self, start: int, count: int) -> list[Sentence]:
        """The last sentences before a place, nearest first; none without a model."""
        ended = [s for s in self.sentences if s.end <= start] if self.parse is not None else []
        return ended[: -count - 1 : -1]

    def parsed(self, sentence: Sentence) -> tuple[Doc, int]:
        """The parse of a sentence of the document, with its place.

        Raises:
            ValueError: there is no model.
        """
        return self.parsed_each([sentence])[0]

    def parsed_each(self, sentences: Sequence[Sentence]) -> list[tuple[Doc, int]]:
        """The parses of sentences of the document, with their places; those that are not known yet in one go.

        Raises:
            ValueError: there is no model.
        """
        if self.parse is None:
            raise ValueError("a context without a parser has no parses")
        unread = [s for s in sentences if s.start not in self._parses]
        if unread:
            docs = self.parse(unread)
            recognize(docs)
            self._parses.update(zip((s.start for s in unread), docs, strict=True))
        return [(self._parses[s.start], s.start) for s in sentences]

    def mention(self, word: str, start: int) -> tuple[Doc, int] | None:
        """The first sentence other than the one at `start` that holds `word`, parsed, with its place; None without."""
        if self.parse is None:
            return None
        other = next((s for s in self.sentences if s.start != start and word in s.text.lower()), None)
        if other is None:
            return None
        return self.parsed(other)
