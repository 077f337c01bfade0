"""Events placed only beside other events: "three days after the armistice", "two weeks before the vote"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.events.text.attachment.heads import Head
from dateline.events.text.attachment.kinds import is_predicate
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER: Final = frozenset({"after", "following"})
_BEFORE: Final = frozenset({"before"})


@dataclass(frozen=True, slots=True)
class Lag:
    """An event, how it stands to another, and the words that name the other.

    Attributes:
        head: The event.
        relation: This event, relation, the other.
        first, last: Tokens of the other's words, both included.
        other: The other's verb; None where a noun names it.
    """

    head: Head
    relation: Literal["after", "before"]
    first: Token
    last: Token
    other: Token | None = None


def find_lag(phrase: DatePhrase, lexicon: Lexicon) -> Lag | None:
    """What a bare duration before "after" or "before" says; None for others ("the first win in ten years after")."""
    doc, at = phrase.span.doc, phrase.span.end
    if phrase.marker is not None or at >= len(doc) or doc[at].lower_ not in _AFTER | _BEFORE:
        return None
    marker = doc[at]
    other = marker.head if marker.dep_ == "mark" else next((c for c in marker.children if c.dep_ == "pobj"), None)
    if other is None or not (is_predicate(other) or lexicon.names_event(other.lemma_.lower())):
        return None
    over = other.head if marker.dep_ == "mark" else marker.head
    head = next((t for t in (over, *over.ancestors) if is_predicate(t)), None)
    if head is None or head.i == other.i:
        return None
    words = [t for t in other.subtree if t.i > marker.i and not t.is_punct]
    return Lag(
        Head(head, "lag"),
        "after" if marker.lower_ in _AFTER else "before",
        words[0],
        words[-1],
        other if is_predicate(other) else None,
    )
