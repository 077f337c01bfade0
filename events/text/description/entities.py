"""Actors and places of an event, with what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Entity
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.description.grammar.clauses import antecedent_of, governing, own_subject
from dateline.events.text.description.names.kinds import kind_of_name
from dateline.events.text.description.names.people import people
from dateline.events.text.description.who.definites import definite_named
from dateline.events.text.description.who.meaning import meaning
from dateline.events.text.description.who.mentions import Mention, is_human_plural, is_one_human, mention
from dateline.events.text.description.who.pairs import pair_named
from dateline.events.text.description.who.pronouns import THIRD, name_of
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ACTORS, MODIFIERS, PARALLELS
from dateline.events.text.parsing.parser import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
_PLACES: Final = frozenset({"country", "city", "region", "facility"})
_PEOPLE: Final = re.compile(
    r"(?:ers|ors|ists|ians|ants|ents|ees|ives|men|women|people|police|forces|troops|officials|personnel|authorities|"
    r"victims|rebels|civilians|crowds?|pilots|students|families|refugees|militias?|guards|activists|gangs?|nations)$"
)
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
    start, text = parsed.sentence.start, context.text
    found = [e for e in _named(shown, ACTORS) if not (_is_location(e) and _type(e, text, place=True) in _PLACES)]
    names = [actor for e in found if (actor := _actor(e, start, context)) is not None]
    subject = _subject(head)
    if subject is not None and subject.lower_ in THIRD:
        meant = meaning(subject, start, context)
        names = [*([_meant(meant, context)] if meant is not None else []), *names]
    elif subject is not None and _is_group(subject) and not any(subject in e for e in found):
        pair = pair_named(subject, start, context)
        name = definite_named(subject, start, context) if not pair else None
        own = [Entity(_common(subject), "group")] if name is None else [Entity(name, kind_of_name(name, "ORG", text))]
        names = [*([Entity(n, kind_of_name(n, "PERSON", text)) for n in pair] or own), *names]
    return tuple(dict.fromkeys(e for e in names if len(e.name) > 1))[:_MOST]


def places(head: Token, shown: Sequence[Token], context: DocumentContext) -> tuple[Entity, ...]:
    """Where it happened: names of places after a preposition of place, in the title and then in the head's clause."""
    sentence = head.sent
    clause = [t for t in governing(head).subtree if sentence.start <= t.i < sentence.end]
    spans = [*_named(shown, _PLACE_LABELS), *_named(clause, _PLACE_LABELS)]
    found = [
        Entity(_clean(e.text), kind)
        for e in spans
        if _is_location(e) and _in_clause(e, head) and (kind := _type(e, context.text, place=True)) in _PLACES
    ]
    return tuple(dict.fromkeys(found))[:_MOST]


def names_of_text(text: str, context: DocumentContext) -> tuple[Entity, ...]:
    """People named in a text, where there is no parse."""
    return tuple(Entity(n, "person") for n in people(text) if n in people(context.text))[:_MOST]


def _named(tokens: Iterable[Token], labels: frozenset[str]) -> list[Span]:
    """Entities of these kinds whose words are all among `tokens`, in reading order."""
    known = list(tokens)
    ids = {t.i for t in known}
    return [e for e in known[0].doc.ents if e.label_ in labels and e.root.i in ids] if known else []


def _actor(entity: Span, start: int, context: DocumentContext) -> Entity | None:
    """Who acts, under the full name; a people's adjective where it tells who acts ("Syrian forces")."""
    root = entity.root
    if entity.label_ == "NORP" and root.dep_ in {"amod", "compound"}:
        acts = _is_group(root.head) or is_human_plural(root.head) or is_one_human(root.head)
        return Entity(_clean(entity.text), "group") if acts else None
    kind = _type(entity, context.text)
    found = mention(root, start, context, alone=True)
    if found.kind == "person" and kind in {"person", "organization", "other"}:
        return Entity(found.key, "person")
    return Entity(_clean(_own(entity)), kind)


def _type(entity: Span, text: str, *, place: bool = False) -> str:
    """What a named thing is."""
    return kind_of_name(_clean(_own(entity)), entity.label_, text, place=place)


def _own(entity: Span) -> str:
    """The words of a name without its owner: "Hezbollah" of "Lebanon's Hezbollah"."""
    owner = next((t.i for t in entity if t.tag_ == "POS" and t.i + 1 < entity.end), entity.start - 1)
    return str(entity.doc[owner + 1 : entity.end].text)


def _meant(found: Mention, context: DocumentContext) -> Entity:
    """What a pronoun stands for, with what it is."""
    name = name_of(found, context)
    kinds = {"person": "person", "people": "group", "human": "person"}
    if found.noun.pos_ == "PROPN" and found.kind != "person":
        return Entity(name, kind_of_name(name, found.noun.ent_type_, context.text))
    return Entity(name, kinds.get(found.kind, "organization" if found.kind == "body" else "other"))


def _clean(name: str) -> str:
    """A name without article, possessive and honorific."""
    name = re.sub(r"[’']s?$", "", name.strip()).strip(' ,.;“”"')
    name = re.sub(r"^(?:the|a|an) ", "", name, flags=re.I)
    first, _, rest = name.partition(" ")
    return rest if rest and first.rstrip(".") in words("honorific", "words") else name


def _subject(head: Token) -> Token | None:
    verb = governing(head)
    subject = own_subject(verb)
    return antecedent_of(subject, verb) if subject is not None else borrowed_subject(verb)


def _common(noun: Token) -> str:
    """A common noun with what stands before it: "security forces"."""
    before = [t for c in noun.children if c.i < noun.i and c.dep_ in MODIFIERS for t in c.subtree]
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
    if root.dep_ in PARALLELS and root.head != root:
        return any(a.dep_ == "pobj" and a.head.lower_ in words("place", "prepositions") for a in root.ancestors)
    return entity.label_ in {"LOC", "FAC"} and root.dep_ in {"compound", "pobj", "dobj"}


def _in_clause(entity: Span, head: Token) -> bool:
    """Not inside another clause's verb: "in the country that borders Iran" is no place of the event."""
    verbs = [a for a in entity.root.ancestors if a.dep_ in {"relcl", "ccomp", "advcl"} and a != head]
    return all(head in v.subtree for v in verbs)


__all__ = ["actors", "names_of_text", "places"]
