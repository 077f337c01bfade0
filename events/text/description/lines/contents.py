"""What a noun announces and a colon or a dash then says: "posted this message: the bridge is closed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import DASHES
from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST: Final = 2
"""Tokens of the shortest content."""
_QUOTES: Final = frozenset({'"', "”", "''", "’", "'"})
_POINTS_ON: Final = frozenset({"a", "an", "another", "one", "this", "these", "following"})
"""Words before a noun of which the text then says which it is."""


def with_content(line: Title, told: Told) -> Title:
    """The line with what its last noun announces, where the sentence says that right behind it and there is room."""
    tail = _announced(line, told)
    if line.speaker is not None or len(tail) < _FEWEST:
        return line
    tail = _fitted(tail, told, HARD_LENGTH - len(line.text) - len(": "))
    if not tail:
        return line
    text, doubts = told.spelt(tail, quoted=True)
    tokens = [*line.tokens, *told.parsed.doc[tail[0].i - 1 : tail[0].i], *tail]
    return replace(line, text=f"{line.text}: {text}", doubts=sorted({*line.doubts, *doubts}), tokens=tokens)


def _announced(line: Title, told: Told) -> list[Token]:
    """The words behind the colon or the dash after the line's last word; none where that announces nothing."""
    doc = told.parsed.doc
    last = max((t.i for t in line.tokens if not t.is_punct), default=len(doc) - 1)
    mark = next((t for t in doc[last + 1 :] if t.i not in told.gone and t.text not in _QUOTES), None)
    if mark is None or not (mark.text == ":" or _parts(mark)) or not any(map(_announces, _ending_with(doc[last]))):
        return []
    end = next((t.i for t in doc[mark.i + 1 :] if _parts(t) and _parts(mark)), len(doc))
    tail = [t for t in doc[mark.i + 1 : end] if t.i not in told.gone and not t.is_space]
    return tail[:-1] if tail and tail[-1].text in {".", ",", ";"} else tail


def _parts(mark: Token) -> bool:
    """True for a dash that is no hyphen."""
    return mark.text in DASHES and (mark.text != "-" or bool(mark.nbor(-1).whitespace_))


def _ending_with(word: Token) -> Iterator[Token]:
    """The nouns whose phrase ends with a word: "task" and "bank" of "a task for the bank"."""
    yield word
    if word.dep_ == "pobj" and word.head.dep_ == "prep":
        yield from _ending_with(word.head.head)


def _announces(noun: Token) -> bool:
    """True for "another task", "this message", "the following rule"."""
    shells = words("content", "nouns") | words("content", "shells") | nouns("document") | nouns("medium")
    return noun.lemma_.lower() in shells and any(c.lower_ in _POINTS_ON for c in noun.lefts)


def _fitted(tail: list[Token], told: Told, room: int) -> list[Token]:
    """The same; of a phrase for which there is no room less, of a clause nothing: it would lose what it says."""
    if len(told.spelt(tail, quoted=True)[0]) <= room:
        return tail
    inside = {t.i for t in tail}
    root = next(t for t in tail if t.head.i not in inside or t.head == t)
    if own_subject(root) is not None:
        return []
    less = told.cut(root, frozenset({root.i}), "share")
    less.fit(lambda: len(told.spelt(less.kept(tail), quoted=True)[0]) - room, "share")
    kept = less.kept(tail)
    return kept if len(told.spelt(kept, quoted=True)[0]) <= room else []
