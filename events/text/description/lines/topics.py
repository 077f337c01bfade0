"""What a line is about, in brackets behind it: "Woman's illness began (swine flu)", "35 died (Homs, Syria)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.stories import affair_behind, country_behind
from dateline.events.text.description.names.nations import countries_told, namings
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.focus import owner_in_focus
from dateline.events.text.description.who.mentions import is_human_plural, is_one_human
from dateline.events.text.description.who.where import where, where_told
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ACTORS, DATES

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN: Final = re.compile(r"(?:he|she|it|they|this|that|these|those|his|her|its|their|who|which|i|we|you)\b", re.I)
_LETTER: Final = re.compile(r"[^\W\d_]")


def topic_for(line: Title, told: Told) -> str | None:
    """What is to stand in brackets behind a line; None where it says that itself, or nothing is known."""
    if _OPEN.match(line.text):
        return None
    found = _story(line, told) if names_something(line) else _topic(line, told)
    if not found or found.lower() in line.text.lower() or len(line.text) + len(found) + 3 > HARD_LENGTH:
        return None
    return found


def _story(line: Title, told: Told) -> str | None:
    """The affair or else the country of which the text tells, for a line with names in it."""
    return affair_behind(line, told) or country_behind(line, told)


def _topic(line: Title, told: Told) -> str | None:
    """Whose it is, else where it happened and of what the text tells, for a line that names nothing."""
    about = own_subject(line.verb) if line.verb is not None else told.head
    if about is not None and about.lemma_.lower() in nouns("owned", "by_firms"):
        firm = owner_in_focus(about, told.start, told.context)
        if firm is not None:
            return firm
    place = _where(line, told, about) if about is None or not _is_everywhere(about) else None
    affair = affair_behind(line, told)
    if affair is not None:
        return f"{affair}, {place}" if place else affair
    country = country_behind(line, told) if not countries_told(place or "") else None
    return ", ".join(filter(None, (place, country))) or None


def _where(line: Title, told: Told, about: Token | None) -> str | None:
    """Where it happened: by its sentence, and for what has a place by the text."""
    head = line.verb or told.head
    place = where(head, told.context)
    if place is None and about is not None and _has_place(about):
        towns = not any(t.lemma_.lower() in nouns("place") | {"capital"} for t in line.tokens)
        return where_told(head, told.start, told.context, towns=towns)
    return place


def _is_everywhere(about: Token) -> bool:
    """True for the whole world, and for several countries."""
    own = [about, *(c for c in about.children if c.i < about.i)]
    return any(t.lower_ in words("topic", "everywhere") for t in own)


def _has_place(about: Token) -> bool:
    """True for what people do or suffer, for unrest and votes, and for figures: these are somewhere."""
    listed = nouns("placed", "deeds") | nouns("placed", "figures") | nouns("placed", "powers")
    people = is_human_plural(about) or is_one_human(about) or about.lower_ in nouns("people", "plurals")
    return about.lemma_.lower() in listed or people or about.tag_ == "CD"


def names_something(line: Title) -> bool:
    """True for a line with a name in it: of somebody, of a place, of a body; the first word has its capital anyway."""
    dates = {t.text for t in line.tokens if t.ent_type_ in DATES}
    found = [w for w in re.split(r"[\s“”\"()]+|[’']s\b", line.text) if w and w not in dates]
    first = next((t for t in line.tokens if not t.is_punct and t.dep_ != "det" and t.ent_type_ not in DATES), None)
    common = first is None or first.lower_ in nouns("placed", "powers")
    named = first is not None and not common and (first.pos_ == "PROPN" or first.ent_type_ in ACTORS)
    if namings(line.text):
        return True
    capitals = any(c.isupper() for c in found[0][1:]) if found else False
    return named or capitals or any(_LETTER.match(w) and w[0].isupper() and w != "I" for w in found[1:])
