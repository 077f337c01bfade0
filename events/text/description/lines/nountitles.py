"""A title that is a noun phrase: an event noun with those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.description.grammar.clauses import governing, own_subject
from dateline.events.text.description.lines.clausetitles import clause
from dateline.events.text.description.lines.eventnouns import (
    dated_name,
    has_participant,
    light_verb,
    placed_name,
    verb_beside,
)
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.statements import claim_of
from dateline.events.text.description.who.pronouns import PERSON, antecedent, phrase
from dateline.events.text.description.who.references import possessive
from dateline.events.text.description.wording import GOOD_LENGTH, spell, without_article
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import VERBAL
from dateline.events.text.parsing.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPARING: Final = frozenset({"since", "than", "compared"})
"""Words behind which stands what something is measured by: "the worst since 1990" is of no other date."""
_LONGEST_NAME: Final = 45
"""Code points of a name that may stand before "’s visit"."""


def noun_phrase(told: Told, noun: Token) -> Title:
    """An event noun with its participants; a bare one under its year or the name that the document gives it."""
    bare = not has_participant(noun, told.gone)
    dated = dated_name(noun, told.gone) if bare else []
    if dated:
        return Title(spell(dated), [], dated)
    result = told.cut(noun, frozenset({noun.i}))
    result.drop |= {t.i for c in noun.children if c.dep_ in {"relcl", "appos", "conj", "cc"} for t in c.subtree}
    phrase_of = sorted(noun.subtree, key=lambda t: t.i)
    result.fit(lambda: len(told.spelt(result.kept(phrase_of))[0]) - GOOD_LENGTH)
    own = result.kept(phrase_of)
    text, doubts = told.spelt(own)
    text = without_article(text)
    name = placed_name(noun, text, told.context) if bare else None
    if name is not None:
        return Title(name, [], own)
    return Title(_with_actor(told, noun, text), sorted({*doubts, *(["bare noun"] if bare else [])}), own)


def elsewhere(told: Told, noun: Token) -> Title | None:
    """A bare "the talks" by another sentence that tells more of the same noun."""
    if not any(c.lower_ in {"the", "this", "that"} for c in noun.children):
        return None
    other = told.context.mention(noun.lower_, told.start)
    return _fuller(told, *other, noun.lower_) if other is not None else None


def own_verb(told: Told, noun: Token) -> Token | None:
    """The verb that tells of a bare event noun: "Norway hosted a summit"."""
    verb = light_verb(noun)
    return None if verb is None or _has_other_date(told, noun, verb) else verb


def under_its_date(told: Told, noun: Token) -> Title | None:
    """A bare event noun with its date, where its verb has another: "the pact of May came into force in June"."""
    verb = light_verb(noun)
    if verb is None or not _has_other_date(told, noun, verb):
        return None
    own = [t for t in noun.subtree if t.dep_ != "relcl"]
    return Title(spell(own), [], own)


def verb_around(noun: Token) -> Token | None:
    """The verb of what was done or said at a bare event: "eleven men were shot during protests".

    An event by which a speaker is described, "a witness of the clashes said", is not when he spoke.
    """
    verb = verb_beside(noun)
    if verb is None:
        verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
        verb = verb if verb is not None and claim_of(governing(verb)) is not None else None
        speaker = own_subject(verb) if verb is not None else None
        verb = verb if speaker is None or noun not in speaker.subtree else None
    return governing(verb) if verb is not None else None


def _with_actor(told: Told, noun: Token, text: str) -> str:
    """Whose visit it was, where the noun does not say and the verb of its sentence does."""
    if noun.lower_ not in words("acted", "nouns") or any(c.dep_ == "poss" for c in noun.children):
        return text
    if any(c.lower_ in {"by", "of", "between"} for c in noun.children):
        return text
    verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
    subject = (own_subject(verb) or borrowed_subject(verb)) if verb is not None else None
    if subject is None or noun in subject.subtree:
        return text
    who = antecedent(subject, told.start, told.context) if subject.lower_ in PERSON else None
    if subject.ent_type_ in {"PERSON", "GPE", "ORG"}:
        who = phrase(subject, told.start, told.context)
    named = who is not None and len(who) <= _LONGEST_NAME and who.split(" ")[-1] not in text
    return f"{possessive(str(who))} {text}" if named else text


def _has_other_date(told: Told, noun: Token, verb: Token) -> bool:
    """True for a noun with a date of its own whose verb has another: "the pact of May came into force in June"."""
    own = {t.i for t in noun.subtree}
    if own.isdisjoint(told.gone) or noun.head != verb:
        return False
    said = {t.lower_ for t in noun.subtree if t.i in told.gone}
    other = (t for t in verb.subtree if t.ent_type_ == "DATE" and t.i not in own | told.gone)
    return any(t.lower_ not in said and not any(a.lower_ in _COMPARING for a in t.ancestors) for t in other)


def _fuller(told: Told, doc: Doc, start: int, word: str) -> Title | None:
    """The title of the same noun in another sentence, where that one says whose it is."""
    twin = next((t for t in doc if t.lower_ == word and t.pos_ == "NOUN"), None)
    if twin is None:
        return None
    sentence = next(s for s in told.context.sentences if s.start == start)
    dates = frozenset(t.i for t in doc if t.ent_type_ == "DATE")
    there = Told(ParsedSentence(sentence, doc), twin, dates, told.context)
    if has_participant(twin, there.gone):
        return noun_phrase(there, twin)
    verb = light_verb(twin)
    return clause(there, verb) if verb is not None else None
