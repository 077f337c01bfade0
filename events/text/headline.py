"""Whether a headline states an event: "Council buys ferry" does, "A bridge too far" and "Why we wait" do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon, lexicon
from dateline.events.text.parser import parse
from dateline.events.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS: Final = re.compile(r"(?:what|why|how|who|whose|when|where|which)\b|.*\?\s*$", re.I)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SAID_OF: Final = frozenset({"acl", "relcl", "advcl"})


def states_event(headline: str, lang: str = "en") -> bool:
    """True where the main clause of a headline tells of something, or a noun names an event and whose it is.

    Args:
        headline: One line.
        lang: ISO 639-1; headlines of languages without a parser are taken to state an event unless they ask.
    """
    if not headline.strip() or _ASKS.match(headline.strip()):
        return False
    doc = next(parse([Sentence(0, len(headline), headline)])).doc
    return _has_clause(doc) or _has_named_event(doc, lexicon(lang))


def _has_clause(doc: Doc) -> bool:
    """A verb of its own, or a participle that says what befell someone: "Two miners rescued"."""
    for token in doc:
        if not is_predicate(token) or token.dep_ in {"amod", "compound"}:
            continue
        if token.dep_ not in _SAID_OF or any(c.dep_ in _SUBJECTS for c in token.children):
            return True
        if token.tag_ in {"VBN", "VBD"} and _may_suffer(token.head.subtree, token.head.tag_):
            return True
    return False


def _may_suffer(phrase: Iterable[Token], tag: str) -> bool:
    """Several, counted, or named: who is told of, not what is talked about."""
    return tag in {"NNS", "NNPS", "NNP"} or any(t.like_num for t in phrase)


def _has_named_event(doc: Doc, words: Lexicon) -> bool:
    """An event noun that stands with a name or a number: "Fire in Kaldbek", not "The vote"."""
    return any(is_event_noun(t, words) for t in doc) and any(t.pos_ in {"PROPN", "NUM"} for t in doc)
