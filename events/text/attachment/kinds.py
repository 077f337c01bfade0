"""What a word of a parse can be: a predicate, a noun that names an event, a verb of telling or of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.parsing.labels import AUXILIARIES, NOUNS, OBJECTS, TENSED, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_event_noun(token: Token, lexicon: Lexicon) -> bool:
    """True for a common noun, or a name's head ("the Korean War"), that names something that happens."""
    return token.pos_ in NOUNS and lexicon.names_event(token.lemma_.lower())


def is_predicate(token: Token) -> bool:
    """True for a verb that is not the auxiliary of another."""
    return token.pos_ in VERBAL and token.dep_ not in AUXILIARIES


def tells(token: Token, lexicon: Lexicon) -> bool:
    """True for a verb of telling: "said"."""
    return token.pos_ == "VERB" and token.lemma_.lower() in lexicon.reporting


def foretells(verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb whose object comes at the date: "planned a march on Sunday", "forecast growth in June"."""
    return verb.lemma_.lower() in lexicon.planning


def is_finite(verb: Token) -> bool:
    """True for a verb with a tense, its own or that of its auxiliary."""
    helpers = (c for c in verb.children if c.dep_ in AUXILIARIES)
    return verb.tag_ == "VBD" or any(c.tag_ in TENSED for c in helpers)


def event_between(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The last event noun between a verb and a date after it, where it is an object."""
    nouns = [t for t in phrase.span.doc[verb.i + 1 : phrase.span.start] if is_event_noun(t, lexicon)]
    return nouns[-1] if nouns and nouns[-1].dep_ in OBJECTS else None
