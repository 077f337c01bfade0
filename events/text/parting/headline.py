"""Whether a headline states an event: "Council buys ferry" does, "A bridge too far" and "Why we wait" do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon, lexicon
from dateline.events.text.parsing.labels import ADDED_CLAUSES, PAST_FORMS
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.parting.furniture import is_notice
from dateline.events.text.parting.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS: Final = re.compile(r"(?:what|why|how|who|whose|when|where|which)\b|.*\?\s*$", re.I)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LONGER: Final = 4
"""Letters of words that headlines of the English style write with a capital, whatever they are."""
_LEAST: Final = 2


def forms(headline: str) -> list[Sentence]:
    """What must be parsed to tell whether a headline states an event; nothing where it asks or is a notice.

    Args:
        headline: One line.

    Returns:
        The headline, and where its every longer word has a capital the same in small letters, where a parse knows
        verbs from names.
    """
    line = headline.strip()
    if not line or _ASKS.match(line) or is_notice(headline):
        return []
    return [Sentence(0, len(form), form) for form in dict.fromkeys([headline, _sentence_case(headline)])]


def states_event(parsed: Sequence[ParsedSentence], lang: str = "en") -> bool:
    """True where the main clause of a headline tells of something, or a noun names an event and whose it is.

    Args:
        parsed: Its `forms`.
        lang: ISO 639-1.
    """
    if any(_has_clause(form.doc) for form in parsed):
        return True
    return bool(parsed) and _has_named_event(parsed[0].doc, lexicon(lang))


def is_in_capitals(line: str) -> bool:
    """True for a line whose every longer word has a capital, as headlines of the English style have.

    >>> is_in_capitals("Council Buys Ferry From US Firm"), is_in_capitals("Council buys Larn ferry")
    (True, False)
    """
    longer = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) >= _LONGER]
    return len(longer) >= _LEAST and all(w[0].isupper() for w in longer)


def _sentence_case(headline: str) -> str:
    """A headline in small letters, but for abbreviations, where its every longer word has a capital.

    >>> _sentence_case("Council Buys Ferry From US Firm"), _sentence_case("Council buys Larn ferry")
    ('council buys ferry from US firm', 'Council buys Larn ferry')
    """
    if not is_in_capitals(headline):
        return headline
    return re.sub(r"[^\W\d_]+", lambda hit: hit[0] if hit[0].isupper() else hit[0].lower(), headline)


def _has_clause(doc: Doc) -> bool:
    """A verb of its own, or a participle that says what befell someone: "Two miners rescued"."""
    for token in doc:
        if not is_predicate(token) or token.dep_ in {"amod", "compound"} or _only_names(token):
            continue
        if token.dep_ not in ADDED_CLAUSES or any(c.dep_ in _SUBJECTS for c in token.children):
            return True
        if token.tag_ in PAST_FORMS and _may_suffer(token.head.subtree, token.head.tag_):
            return True
    return False


def _only_names(verb: Token) -> bool:
    """True for a participle that names a doing and nobody who does it: "Living with wolves"."""
    return verb.tag_ == "VBG" and not any(c.dep_ in _SUBJECTS | {"aux"} for c in verb.children)


def _may_suffer(phrase: Iterable[Token], tag: str) -> bool:
    """Several, counted, or named: who is told of, not what is talked about."""
    return tag in {"NNS", "NNPS", "NNP"} or any(t.like_num for t in phrase)


def _has_named_event(doc: Doc, words: Lexicon) -> bool:
    """An event noun that stands with a name or a number: "Fire in Kaldbek", not "The vote"."""
    return any(is_event_noun(t, words) for t in doc) and any(t.pos_ in {"PROPN", "NUM"} for t in doc)
