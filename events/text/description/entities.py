"""Actors and places of an event, with what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Entity
from dateline.events.text.description.clauses import antecedent_of, borrowed_subject, governing, own_subject
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names import full_name, people
from dateline.events.text.description.pronouns import THIRD, antecedent
from dateline.events.text.description.words import words
from dateline.events.text.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
_ACTOR_LABELS: Final = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_REGION: Final = re.compile(
    r"\b(?:province|region|state|county|district|peninsula|valley|desert|coast|territory|oblast|governorate|prefecture|sea|"
    r"ocean|river|lake|mountains?|islands?|europe|asia|africa|america|middle east|balkans|gulf|strait)\b",
    re.I,
)
_FACILITY: Final = re.compile(
    r"\b(?:airport|base|station|hospital|school|university|prison|stadium|square|palace|bridge|tower|plant|cosmodrome|"
    r"street|church|mosque|museum|hall|harbou?r|port|camp)\b",
    re.I,
)
_PEOPLE: Final = re.compile(
    r"(?:ers|ors|ists|ians|ants|ents|ees|ives|men|women|people|police|forces|troops|officials|personnel|authorities|"
    r"victims|rebels|civilians|crowds?|pilots|students|families|refugees|militias?|guards|activists|gangs?|nations)$"
)
_GROUP: Final = re.compile(r"(?:s|men|people|police|personnel)$")
_MOST: Final = 6


def actors(parsed: ParsedSentence, head: Token, shown: Sequence[Token], context: DocumentContext) -> tuple[Entity, ...]:
    """Those who act or are acted on, each once, in reading order; at most six.

    Args:
        parsed: The sentence and its parse.
        head: The event's head word.
        shown: The words of the title.
        context: The document.

    Returns:
        Named people, bodies and peoples; where none is named, the subject itself ("security forces").
    """
    found = [e for e in _named(shown, _ACTOR_LABELS) if e.label_ != "GPE" or not _is_location(e)]
    names = [_actor(e, parsed.sentence.start, context) for e in found]
    subject = _subject(head)
    if subject is not None and subject.lower_ in THIRD:
        meant = antecedent(subject, parsed.sentence.start, context)
        names = [Entity(meant, _type_of_name(meant, context)), *names] if meant else names
    elif subject is not None and _is_group(subject) and not any(subject in e for e in found):
        names = [Entity(_common(subject), "group"), *names]
    return tuple(dict.fromkeys(e for e in names if len(e.name) > 1))[:_MOST]


def places(parsed: ParsedSentence, head: Token, shown: Sequence[Token]) -> tuple[Entity, ...]:
    """Where it happened: names of places after a preposition of place, in the title and then in the head's clause."""
    clause = [t for t in governing(head).subtree if t.sent == parsed.doc[head.i].sent]
    spans = [*_named(shown, _PLACE_LABELS), *_named(clause, _PLACE_LABELS)]
    found = [Entity(_clean(e.text), _place_type(e)) for e in spans if _is_location(e) and _in_clause(e, head)]
    return tuple(dict.fromkeys(found))[:_MOST]


def names_of_text(text: str, context: DocumentContext) -> tuple[Entity, ...]:
    """People named in a text, where there is no parse."""
    return tuple(Entity(n, "person") for n in people(text) if n in people(context.text))[:_MOST]


def _named(tokens: Iterable[Token], labels: frozenset[str]) -> list[Span]:
    """Entities of these kinds whose words are all among `tokens`, in reading order."""
    known = list(tokens)
    ids = {t.i for t in known}
    return [e for e in known[0].doc.ents if e.label_ in labels and e.root.i in ids] if known else []


def _actor(entity: Span, start: int, context: DocumentContext) -> Entity:
    name = _clean(_whole(entity) if entity.label_ == "PERSON" else entity.text)
    if entity.label_ == "PERSON":
        if " " not in name:
            name = full_name(name, context.text, start + entity.start_char) or name
        return Entity(name, "person")
    if entity.label_ == "ORG":
        full = full_name(name, context.text, start + entity.start_char) if " " not in name else None
        return Entity(full or name, "person" if full else "organization")
    return Entity(name, "country" if entity.label_ == "GPE" else "group")


def _whole(entity: Span) -> str:
    """A person's name with the last part that the recognizer left out: "Choe Son" + "Hui"."""
    end, doc = entity.end, entity.doc
    while (
        end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i >= end
    ):
        end += 1
    return str(doc[entity.start : end].text)


def _clean(name: str) -> str:
    """A name without article, possessive and honorific."""
    name = re.sub(r"[’']s?$", "", name.strip()).strip(' ,.;“”"')
    name = re.sub(r"^(?:the|a|an) ", "", name, flags=re.I)
    first, _, rest = name.partition(" ")
    return rest if rest and first.rstrip(".") in words("honorific", "words") else name


def _type_of_name(name: str, context: DocumentContext) -> str:
    if name in people(context.text):
        return "person"
    return "group" if _GROUP.search(name.split(" ")[-1].lower()) else "other"


def _subject(head: Token) -> Token | None:
    verb = governing(head)
    subject = own_subject(verb)
    return antecedent_of(subject, verb) if subject is not None else borrowed_subject(verb)


def _common(noun: Token) -> str:
    """A common noun with what stands before it: "security forces"."""
    before = [t for c in noun.children if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod"} for t in c.subtree]
    return "".join(t.text_with_ws for t in [*before, noun]).strip()


def _is_group(noun: Token) -> bool:
    """A plural or collective noun without numbers of things: "security forces", "police"."""
    return noun.pos_ == "NOUN" and (noun.lower_ in words("body", "nouns") or bool(_PEOPLE.search(noun.lower_)))


def _is_location(entity: Span) -> bool:
    """True where a place stands as one: after a preposition of place, or before a noun ("the Kursk region")."""
    root = entity.root
    if root.dep_ == "pobj":
        return root.head.lower_ in words("place", "prepositions") and (
            root.head.lower_ != "of" or root.head.head.pos_ == "NOUN"
        )
    if root.dep_ in {"conj", "appos"} and root.head != root:
        return any(a.dep_ == "pobj" and a.head.lower_ in words("place", "prepositions") for a in root.ancestors)
    return entity.label_ in {"LOC", "FAC"} and root.dep_ in {"compound", "pobj", "dobj"}


def _in_clause(entity: Span, head: Token) -> bool:
    """Not inside another clause's verb: "in the country that borders Iran" is no place of the event."""
    verbs = [a for a in entity.root.ancestors if a.dep_ in {"relcl", "ccomp", "advcl"} and a != head]
    return all(head in v.subtree for v in verbs)


def _place_type(entity: Span) -> str:
    text = entity.text
    if _is_country(text):
        return "country"
    if entity.label_ == "FAC" or _FACILITY.search(text):
        return "facility"
    if entity.label_ == "LOC" or _REGION.search(text):
        return "region"
    return "city"


def _is_country(name: str) -> bool:
    return _clean(name).replace(" ", "_") in words("place", "countries")


__all__ = ["actors", "names_of_text", "places"]
