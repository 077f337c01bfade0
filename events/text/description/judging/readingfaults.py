"""Faults of a line by what it says to somebody who has not read the text: nobody is named, nothing happens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import PAST, TOLD
from dateline.events.text.description.grammar.clauses import RELATIVES, own_subject
from dateline.events.text.description.grammar.trees import is_purpose
from dateline.events.text.description.lines.line import Title
from dateline.events.text.description.who.pronouns import SPEAKER
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import NOUN_SUBJECTS, NOUNS, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKS: Final = re.compile(r"(?:according|what(?:ever)?|how|why|whether|if|let|please|thanks?|whose)\b", re.I)
_PAGE: Final = re.compile(
    r"\d{1,2}:\d\d\b|\b(?:ET|GMT|EST|EDT)\b|\d ?[ap]\.?m\b|https?:|www\.|[|@<>{}]|\.\.\.|…|(?:\b[b-z]\b ){2}"
)
_QUOTED: Final = re.compile(r"[“\"‘'`][^“”\"]*[”\"’']")
_OPEN: Final = re.compile(r"(?:he|she|it|they|this|that|these|those|his|her|its|their|some of them)\b", re.I)
_FEW: Final = 2
_STUB: Final = 14
"""Code points under which a line hardly tells an event."""
_SPOKEN: Final = SPEAKER | {"you", "your", "yours", "yourself", "let's"}
_OUGHT: Final = frozenset({"should", "must", "ought", "can", "might", "need"})
_DUE: Final = frozenset({"due", "likely", "ready", "set"})
"""Adjectives of what is to come: "the report is due"."""


def _no_verb(line: Title) -> bool:
    """True for a clause whose head is no verb: "Travel patterns likely to be similar"."""
    return (
        line.verb is not None
        and line.verb.pos_ not in VERBAL
        and not any(t.dep_ in {"cop", "aux"} or t.lemma_ == "be" for t in line.verb.children)
    )


def _no_subject(line: Title) -> bool:
    """True for a line that begins with its verb."""
    if line.verb is None or not line.tokens:
        return False
    first = next((t for t in line.tokens if not t.is_punct), line.verb)
    begins = line.text.lstrip("“\"‘'").lower().startswith(first.lower_)
    return begins and first.pos_ in VERBAL and first.tag_ != "VBG" and first.dep_ not in SUBJECTS | {"amod"}


def _run_on(line: Title) -> bool:
    """True where two texts run into one: a verb with two subjects, a clause that nothing joins."""
    kept = {t.i for t in line.tokens}
    verbs = [t for t in line.tokens if t.pos_ in VERBAL]
    if any(_has_two_subjects(v, kept) for v in verbs):
        return True
    starts = any(_starts_anew(t) for t in line.tokens[1:])
    return starts or any(v.dep_ == "relcl" and _is_whole_clause(v) for v in verbs) or _is_name_on_name(line)


def _has_two_subjects(verb: Token, kept: set[int]) -> bool:
    """True for two subjects apart; two nouns side by side are one phrase: "a magnitude 6.2 earthquake"."""
    own = [c for c in verb.children if c.dep_ in NOUN_SUBJECTS and c.i in kept]
    return any(b.pos_ not in NOUNS or b.left_edge.i != a.right_edge.i + 1 for a, b in pairwise(own))


def _starts_anew(token: Token) -> bool:
    """True for a capital that only the start of a text has: "fears Up to 70 dead", "the president The league"."""
    before = token.nbor(-1) if token.i else token
    named = token.ent_type_ in {"GPE", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"}
    return (
        token.is_title
        and token.pos_ in {"ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX"}
        and token.text != "I"
        and before.pos_ in {"NOUN", "PROPN", "NUM"}
        and not named
        and token.ent_iob_ != "I"
    )


def _is_whole_clause(verb: Token) -> bool:
    """True for a relative clause without a gap: "the farm Egypt has begun a cull"."""
    subject = own_subject(verb)
    if subject is None or not subject.text[:1].isupper() or subject.lower_ in RELATIVES:
        return False
    if any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in verb.subtree if t.i < verb.i):
        return False
    return any(c.dep_ == "dobj" for c in verb.children)


def _is_name_on_name(line: Title) -> bool:
    """True where a place and a person stand side by side: "Lebanon Michael Williams"."""
    kept = {t.i for t in line.tokens}
    ents = [e for e in line.tokens[0].doc.ents if e.start in kept] if line.tokens else []
    return any(a.label_ == "GPE" and b.label_ == "PERSON" and a.end == b.start for a, b in pairwise(ents))


def _spoken(line: Title) -> bool:
    """True for "I", "we" and "you" of nobody named, but for what a witness did: "I left Oslo"."""
    if line.speaker is not None or (line.verb is not None and tense_of(line.verb) in PAST):
        return False
    return any(t.lower_ in _SPOKEN and t.text != "US" for t in _unquoted(line))


def _unquoted(line: Title) -> Iterator[Token]:
    text = line.tokens[0].doc.text if line.tokens else ""
    inside = {i for hit in _QUOTED.finditer(text) for i in range(*hit.span())}
    return (t for t in line.tokens if t.idx not in inside)


def _state(line: Title) -> bool:
    """True for how things are: a verb of state in the present, said by nobody."""
    verb = line.verb
    if verb is None or line.speaker is not None or verb.lemma_.lower() not in words("state"):
        return False
    ahead = any(t.dep_ == "xcomp" and is_purpose(t) for c in (verb, *verb.children) for t in c.children) or any(
        c.dep_ == "acomp" and c.lower_ in _DUE for c in verb.children
    )
    return tense_of(verb) == "present" and not ahead and not any(c.dep_ == "auxpass" for c in verb.children)


def _talk(line: Title) -> bool:
    """True for what somebody says of himself or to somebody: "Tom Reed: I think you are right"."""
    subject = own_subject(line.verb) if line.verb is not None else None
    return line.speaker is not None and subject is not None and subject.lower_ in {"i", "you"}


def _ought(line: Title) -> bool:
    """True for what can or should be, said by nobody."""
    if line.verb is None or line.speaker is not None:
        return False
    return any(c.dep_ == "aux" and c.lower_ in _OUGHT for c in line.verb.children)


def _of_page(line: Title) -> bool:
    return _PAGE.search(line.text) is not None


def _asks(line: Title) -> bool:
    return _ASKS.match(line.text.lstrip("“\"‘'")) is not None


def _only_quoted(line: Title) -> bool:
    return line.speaker is None and line.text[:1] in {"“", '"'} and line.text[-1:] in {"”", '"'}


def _two_words(line: Title) -> bool:
    return line.verb is not None and len(line.text.split()) <= _FEW


def _stub(line: Title) -> bool:
    return line.verb is not None and len(line.text) < _STUB and not _two_words(line)


def _which(line: Title) -> bool:
    """True where "the carrier" does the deed, in its clause or one under it, or where a thing is only likened."""
    written = f" {line.text.removeprefix(f'{line.speaker}: ').lower()} "
    if not written.startswith(" the "):
        written = f" the{written}"
    return any(f" the {t.lower_} " in written for t in line.tokens if _is_bare_subject(t)) or any(
        _is_likened(t) for t in line.tokens
    )


def _is_bare_subject(token: Token) -> bool:
    """True for "the carrier" as a subject."""
    own = [c for c in token.children if not c.is_punct]
    return token.tag_ == "NN" and token.dep_ in NOUN_SUBJECTS and [c.lower_ for c in own] == ["the"]


def _is_likened(token: Token) -> bool:
    """True for "a similar plan" and "such plans": like what was told before."""
    follows = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in {"such", "similar", "same"} and token.dep_ in {"amod", "predet", "det"} and follows != "as"


def _open_subject(line: Title) -> bool:
    """True for "They left", where the text before names nobody whom "they" could mean."""
    claim = line.text.removeprefix(f"{line.speaker}: ")
    if line.tokens and line.tokens[0].dep_ in SUBJECTS and line.tokens[0].lower_ in {"this", "that", "these", "those"}:
        return claim.lower().startswith(line.tokens[0].lower_)
    return "pronoun" in line.doubts and _OPEN.match(claim) is not None


def _open_state(line: Title) -> bool:
    """True for what somebody unknown is, does or may do: "It might reappear"; a deed is told, whoever did it."""
    return _open_subject(line) and line.verb is not None and tense_of(line.verb) not in TOLD


READING_FAULTS: Final[dict[str, Callable[[Title], bool]]] = {
    "fragment": _no_verb,
    "no subject": _no_subject,
    "run on": _run_on,
    "spoken": _spoken,
    "state": _state,
    "ought": _ought,
    "talk": _talk,
    "page": _of_page,
    "asks": _asks,
    "only quoted": _only_quoted,
    "stub": _stub,
    "two words": _two_words,
    "which": _which,
    "open subject": _open_subject,
    "open state": _open_state,
}
