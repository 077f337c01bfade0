"""From the word that a date hangs on to the head word of the event that it dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
PREDICATES: Final = frozenset({"VERB", "AUX"})
_CLAUSES: Final = frozenset({"xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of an event, and the rule that chose it."""

    token: Token
    rule: str


def find_head(phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """The event that a date in a parse dates; None where the sentence holds none."""
    teller = None if phrase.premodifies else _adjacent_telling(phrase, lexicon)
    if teller is not None:
        return Head(teller, "telling")
    governor = phrase.governor
    if governor is None:
        return _of_fragment(phrase, lexicon)
    if phrase.premodifies and is_event_noun(governor, lexicon):
        return Head(governor, "premodifier")
    if phrase.premodifies and governor.lemma_.lower() in lexicon.works:
        return Head(governor, "work")
    return _climb(governor, phrase, lexicon)


def is_event_noun(token: Token, lexicon: Lexicon) -> bool:
    """True for a common noun, or a name's head ("the Korean War"), that names something that happens."""
    return token.pos_ in {"NOUN", "PROPN"} and lexicon.names_event(token.lemma_.lower())


def is_predicate(token: Token) -> bool:
    """True for a verb that is not the auxiliary of another."""
    return token.pos_ in PREDICATES and token.dep_ not in {"aux", "auxpass"}


def _adjacent_telling(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The reporting verb right before the date ("said Friday that"), or right after it ("on Friday said").

    The parse often hangs such a date on what was said.
    """
    first, last = phrase.span.start, phrase.span.end
    doc = phrase.span.doc
    before = first - 1
    if before >= 0 and doc[before].lower_ in {"on", "late", "early"}:
        before -= 1
    if before >= 0 and _tells(doc[before], lexicon):
        return doc[before]
    if last < len(doc) and _tells(doc[last], lexicon) and doc[last].tag_ in {"VBD", "VBZ", "VBP"}:
        return doc[last]
    return None


def _tells(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in lexicon.reporting


def _of_fragment(phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """A date that heads its sentence: a caption, a headline, an entry of a list. The first event word beside it."""
    outside = [t for t in phrase.span.doc if not phrase.span.start <= t.i < phrase.span.end]
    later = [t for t in outside if t.i >= phrase.span.end]
    for group in (later, outside):
        verb = next((t for t in group if is_predicate(t) and t.dep_ not in {"acl", "relcl"}), None)
        noun = next((t for t in group if is_event_noun(t, lexicon)), None)
        found = verb or noun or next((t for t in group if is_predicate(t)), None)
        if found is not None:
            return Head(found, "fragment")
    return None


def _climb(governor: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """Up the tree, to the first verb or noun that can be the event."""
    for token in _upwards(governor):
        if token.dep_ in {"aux", "auxpass"}:
            continue
        if token.pos_ in PREDICATES:
            return _of_verb(token, phrase, lexicon)
        if is_event_noun(token, lexicon):
            verb = _verb_over(token)
            if verb is not None and phrase.span.start > token.i:
                return _of_verb(verb, phrase, lexicon)
            return Head(token, "noun")
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "advcl", "conj", "amod", "ROOT"} and token.dep_ != "amod":
            return Head(token, "adjective")
    return _of_fragment(phrase, lexicon)


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object or complement an event noun is: a date after both dates the verb."""
    verb = noun.head
    return verb if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in PREDICATES else None


def _of_verb(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head:
    """The verb, or what it passes its date to: complement of a phase or a plan, predicate of a copula."""
    complement = _passed_to(verb, phrase, lexicon)
    if complement is not None:
        return Head(complement, "complement")
    if verb.tag_ == "VBG" and verb.dep_ in _CLAUSES | {"advcl", "acl"} and verb.head.lemma_ in lexicon.perceiving:
        return Head(verb.head, "perceived")
    if verb.lemma_ == "date":
        origin = [t for t in verb.subtree if t.i < phrase.span.start and is_event_noun(t, lexicon)]
        if origin:
            return Head(origin[-1], "origin")
    if verb.lemma_ == "be":
        cleft = _cleft(verb, phrase)
        if cleft is not None:
            return Head(cleft, "cleft")
        said = next((c for c in verb.children if c.dep_ in {"acomp", "attr"} and _says_it(c, lexicon)), None)
        if said is not None:
            return Head(said, "predicate")
    return Head(verb, "verb")


def _cleft(be: Token, phrase: DatePhrase) -> Token | None:
    """The verb after "that": "It was not until Tuesday that he resigned"."""
    if not any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in be.children):
        return None
    clauses = (c for c in be.subtree if c.i > phrase.span.end and c.dep_ in {"ccomp", "relcl", "advcl", "acl"})
    return next((c for c in clauses if any(m.lower_ in {"that", "when"} for m in c.children)), None)


def _says_it(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ == "ADJ" or is_event_noun(token, lexicon)


def _passed_to(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The complement that a phase or planning verb hands its date on to."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.planning or lemma in lexicon.aspectual:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ == "VERB":
                return _passed_to(child, phrase, lexicon) or child
    return None
