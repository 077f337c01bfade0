"""What to write for short forms in a title: surnames in full, letters spelled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.bodies import full_body, spelled_out
from dateline.events.text.description.names.cast import is_known, subject_of
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.people import full_name
from dateline.events.text.description.names.sexes import sex_of_honorific
from dateline.events.text.description.names.standing import standing
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NOUN_SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STANDING: Final = frozenset(
    {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "poss", "conj", "attr", "appos", "ROOT", "npadvmod"}
)
"""Relations of a name that stands for itself."""
_LETTERS: Final = 6
"""Letters of the longest abbreviation that is written out."""


def longer_names(tokens: Sequence[Token], text: str, offset: int) -> dict[int, str]:
    """What to write for the surnames among `tokens`: the full name once, then the surname.

    Args:
        tokens: The tokens of a title.
        text: The document.
        offset: Where their sentence starts in it.
    """
    if not tokens:
        return {}
    kept = {t.i for t in tokens}
    written = " ".join(t.text for t in tokens)
    changes: dict[int, str] = {}
    for name, honorific, first in [*_surnames(tokens[0].doc.ents, kept), *_unmarked(tokens, text)]:
        sex = next((sex_of_honorific(tokens[0].doc[i].text) for i in honorific), None)
        full = full_name(name.text, text, offset + name.idx, sex)
        if name.ent_type_ != "PERSON" and full is not None and not full.endswith(name.text):
            full = None
        subject = subject_of(text)
        if full is None and subject is not None and subject.endswith(f" {name.text}"):
            full = subject
        if full is None and not honorific:
            full = full_body(name.text, text)
        if full is None or full in written or not _stands_alone(name, first):
            continue
        changes[name.i] = full
        changes.update(dict.fromkeys(honorific, ""))
        written += " " + full
    return changes | _letters(tokens, text)


def _letters(tokens: Sequence[Token], text: str) -> dict[int, str]:
    """Letters that the document explains elsewhere, written out where they stand for themselves."""
    heads = (t for t in tokens if t.dep_ in {"nsubj", "nsubjpass", "dobj"} and all(c.dep_ == "det" for c in t.lefts))
    found = ((t.i, spelled_out(t.text, text)) for t in heads if t.text.isupper() and 2 < len(t.text) <= _LETTERS)
    return {i: name for i, name in found if name is not None and name not in tokens[0].doc.text}


def _surnames(entities: Sequence[Span], kept: set[int]) -> Iterator[tuple[Token, list[int], int]]:
    """People named by one word, with the honorifics before it and where the name starts."""
    for entity in entities:
        name, honorific = _bare(entity)
        if entity.label_ == "PERSON" and name is not None and {t.i for t in entity} <= kept:
            yield name, honorific, entity.start


def _unmarked(tokens: Sequence[Token], text: str) -> Iterator[tuple[Token, list[int], int]]:
    """Lone capitalised words that the recognizer took for no person: subjects, and the family names of the text."""
    for t in tokens:
        if not t.text.istitle():
            continue
        alone = t.ent_type_ == "" or sum(e.root == t and len(e) == 1 for e in t.doc.ents) == 1
        subject = t.pos_ == "PROPN" and t.dep_ in NOUN_SUBJECTS and t.ent_type_ in {"", "ORG"}
        if alone and (subject or _is_family_name(t, text) or _is_short_body(t, text)):
            before = [c.i for c in t.children if c.text.rstrip(".") in words("honorific", "words")]
            yield t, before, min([t.i, *before])


def _is_family_name(token: Token, text: str) -> bool:
    """True for the family name of somebody whom the text surely names, standing for itself."""
    if token.ent_type_ == "PERSON" or token.dep_ not in _STANDING or not is_known(token.text, text):
        return False
    in_name = any(t.text[:1].isupper() and t.pos_ == "PROPN" for t in (*_around(token),))
    common = token.i == 0 and next(standing(token.lower_, text), None) is not None
    return not in_name and not common


def _is_short_body(token: Token, text: str) -> bool:
    """True for the first word of the name of one body that the text names in full, standing for itself."""
    stands = token.pos_ == "PROPN" and token.dep_ in _STANDING and token.ent_type_ not in {"GPE", "LOC", "NORP"}
    placed = token.head.lower_ in {"in", "near", "at"}
    if not stands or placed or country_of(token.text) is not None or full_body(token.text, text) is None:
        return False
    return not any(t.pos_ == "PROPN" for t in _around(token))


def _around(token: Token) -> Iterator[Token]:
    """The word before and the word after."""
    yield from (token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc))


def _stands_alone(name: Token, start: int) -> bool:
    """False where other capitals before the name belong to it ("Gulf" of "Gulf Oil's Kim")."""
    before = [
        c.text.rstrip(".")
        for c in name.children
        if c.dep_ == "compound" and c.i < start and c.text.istitle() and c.ent_type_ not in DATES
    ]
    return all(w in words("role", "words") or w in words("honorific", "words") for w in before)


def _bare(entity: Span) -> tuple[Token | None, list[int]]:
    """The only name word of an entity, and the honorifics before it ("Mr." of "Mr. Kim")."""
    own = [t for t in entity if t.tag_ != "POS" and t.text.rstrip(".") not in words("honorific", "words")]
    outside = [t.i for t in entity if t.text.rstrip(".") in words("honorific", "words")]
    before = entity.start - 1
    if before >= 0 and entity.doc[before].text.rstrip(".") in words("honorific", "words"):
        outside.append(before)
    return (own[0], outside) if len(own) == 1 else (None, [])
