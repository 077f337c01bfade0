"""Traits of a line by its words: whom it names, how it speaks, what sort of verb it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.line import Title
from dateline.events.text.description.lines.topics import names_something
from dateline.events.text.description.who.definites import is_bare
from dateline.events.text.description.who.pronouns import SPEAKER
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import AUXILIARIES, DATES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_FILLED: Final = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "agent", "prep", "dative"})
_MODALS: Final = frozenset({"can", "could", "may", "might", "should", "must", "ought", "would"})
_LONG: Final = 100
_QUOTE: Final = re.compile(r"[“”\"]")
_SHORT: Final = 20
_MOST_TITLED: Final = 0.6
"""Share of longer words with a capital from which a line is a headline, a caption or a list of names."""


def traits_of_words(line: Title) -> dict[str, float]:
    """Traits that the line has whatever its sentence is; each 0 to 1."""
    forms = {t.lower_ for t in line.tokens}
    found = {
        "names somebody": names_something(line),
        "noun phrase": line.verb is None,
        "has a speaker": line.speaker is not None,
        "speaks of I or you": bool(forms & (SPEAKER | {"you", "your"})),
        "points to the text": bool(forms & words("judged", "pointing")),
        "is vague": bool(forms & words("judged", "vague")),
        "values": bool(forms & words("judged", "valuing")),
        "counts from today": bool(forms & words("judged", "now")),
        "has a number": any(t.like_num and t.ent_type_ not in DATES for t in line.tokens),
        "has a date": any(t.ent_type_ in DATES for t in line.tokens),
        "has a quotation": _QUOTE.search(line.text) is not None,
        "bare definite": any(is_bare(t) for t in line.tokens),
        "two bare definites": sum(is_bare(t) for t in line.tokens) > 1,
        "capitals throughout": _titled(line.tokens) > _MOST_TITLED,
        "two clauses": sum(t.pos_ == "VERB" for t in line.tokens) > 2,
        "commas": "," in line.text,
        "short": len(line.text) < _SHORT,
    }
    verb = _of_verb(line.verb) if line.verb is not None and line.verb.pos_ in VERBAL else {}
    return {k: float(v) for k, v in (found | verb).items()} | {"length": min(len(line.text) / _LONG, 1.2)}


def _titled(tokens: Sequence[Token]) -> float:
    """Share of the words of four letters and more that have a capital."""
    longer = [t for t in tokens if len(t) >= 4 and t.is_alpha]
    return sum(t.text[0].isupper() for t in longer) / len(longer) if len(longer) >= 4 else 0.0


def _of_verb(verb: Token) -> dict[str, bool]:
    """Traits of a clause by its verb and subject."""
    subject, tense = own_subject(verb), tense_of(verb)
    auxiliary = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return {
        f"tense {tense}": True,
        "passive": any(c.dep_ == "auxpass" for c in verb.children),
        "modal": bool(auxiliary & _MODALS),
        "negated": any(c.dep_ == "neg" for c in verb.children),
        "verb of state": verb.lemma_.lower() in words("state"),
        "is or has": verb.lemma_.lower() in {"be", "have"},
        "verb of saying": verb.lemma_.lower() in words("say"),
        "verb of belief": verb.lemma_.lower() in words("believe") | words("belief"),
        "participle made finite": verb.tag_ == "VBG" and not auxiliary,
        "nothing follows": not any(c.dep_ in _FILLED and c.i > verb.i for c in verb.children),
        "no subject of its own": subject is None,
        "does not agree": subject is not None and _differs(verb, subject),
        "somebody says": verb.lemma_.lower() in words("say") and not any(c.dep_ == "ccomp" for c in verb.children),
        **(_of_subject(subject) if subject is not None else {}),
    }


def _differs(verb: Token, subject: Token) -> bool:
    """True where a verb of several has a subject that is one: the parse took another word for it."""
    finite = next((c for c in verb.children if c.dep_ in AUXILIARIES), verb)
    several = finite.lower_ in {"were", "are", "have"} and subject.tag_ == "NN"
    one = finite.lower_ in {"was", "is", "has"} and subject.tag_ == "NNS"
    joined = any(c.dep_ == "conj" for c in subject.children)
    return (several and not joined and subject.lower_ not in words("body", "nouns")) or one


def _of_subject(subject: Token) -> dict[str, bool]:
    own = [c for c in subject.children if c.i < subject.i and not c.is_punct]
    return {
        "subject is named": subject.pos_ == "PROPN" or bool(subject.ent_type_ and subject.ent_type_ != "CARDINAL"),
        "subject is a pronoun": subject.pos_ == "PRON",
        "subject is it or that": subject.lower_ in {"it", "this", "that", "there", "these", "those"},
        "subject is bare": subject.pos_ == "NOUN" and not own,
        "subject is one of a kind": subject.pos_ == "NOUN" and any(c.lower_ in {"a", "an"} for c in own),
        "subject is known": subject.pos_ == "NOUN" and any(c.lower_ == "the" for c in own),
    }
