"""Names that an English parse takes for other words, as one token each before it reads: "Darius I", "Said Pasha"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERB_LIKE: Final = frozenset({"Said"})
"""Names that the parse hardly ever takes for names, because they are commoner as verbs."""
_CAPITAL: Final = re.compile(r"[A-Z][\w’'-]+")


def with_names(doc: Doc) -> Doc:
    """The tokens of a sentence, those of such a name as one.

    A line in capitals, or with a capital at two words of three, tells nothing of names.
    """
    asked = [t for t in doc[1:] if t.text == "I" or t.text in _VERB_LIKE]
    spelt = [t for t in doc if t.is_alpha] if asked else []
    if 3 * sum(t.is_lower for t in spelt) < len(spelt) or not asked:
        return doc
    with doc.retokenize() as change:
        last = -1
        for token in asked:
            start, end = _span(token)
            if end and start > last:
                change.merge(doc[start:end])
                last = end
    return doc


def _span(token: Token) -> tuple[int, int]:
    """Where the name that a token makes another word of starts and ends; (0, 0) for any other token."""
    before = token.nbor(-1)
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.text == "I" and _is_name(before) and after is not None and after.text == "of":
        return before.i, token.i + 1
    if token.text not in _VERB_LIKE:
        return 0, 0
    if before.i and _is_name(before):
        return before.i, token.i + 1
    return (token.i, token.i + 2) if after is not None and _is_name(after) and not before.is_punct else (0, 0)


def _is_name(token: Token) -> bool:
    """True for a word with one capital, at its start, that is no day, month or opener of sentences."""
    form = token.text
    return _CAPITAL.fullmatch(form) is not None and not token.is_upper and form not in words("starter", "words")
