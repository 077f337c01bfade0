"""A title that names who says it: "Maria Costa: the flood destroyed 40 homes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.description.grammar.clauses import RELATIVES, governing, own_subject
from dateline.events.text.description.grammar.shortening import Order
from dateline.events.text.description.grammar.trees import path
from dateline.events.text.description.lines.clausetitles import clause
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.statements import (
    can_tell,
    is_content,
    is_event,
    speaker,
    speaker_before,
    speech_over,
)
from dateline.events.text.description.who.mentions import mention
from dateline.events.text.description.who.pronouns import SPEAKER, phrase
from dateline.events.text.description.wording import GOOD_LENGTH, HARD_LENGTH, without_article
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ADDED_CLAUSES, RECEIVERS, TENSED, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
_OPEN_SPEAKER: Final = re.compile(r"(?:my|our|his|her|its|their|one|another|others|some|both)\b(?! of)", re.I)
"""How a speaker begins of whom the line leaves open who that is."""
_LONGEST_NAME: Final = 60
"""Code points of a speaker's name up to which the claim has less room for it."""
_TITLES: Final = 3
"""Names and titles that may stand before the name by which a speaker is called."""
_SHORTEST: Final = 3
"""Tokens of the shortest statement."""
_EXTRA: Final = 10
"""Code points that a line may have more for its speaker."""
_SPARE: Final = HARD_LENGTH - GOOD_LENGTH - _EXTRA - len(": ")
"""Code points that are borne over these, before a claim loses what it needs."""


def statement(told: Told, say: Token, said: Token, order: Order = "rank") -> Title:
    """Write "Speaker: claim" for a verb of speech and the verb of what it says."""
    who = speaker(say, told.start, told.context)
    subject = own_subject(say)
    if who is None and subject is not None and subject.lower_ in SPEAKER:
        who = _turn(told)
    if who is None:
        without = clause(told, say, order=order)
        without.doubts.append("no speaker")
        return without
    verb = governing(said)
    verb = said if verb == say else verb
    inner = clause(told, verb, order=order, room=_room(who), spare=_SPARE, quoted=True, keep=path(said, verb))
    return inner if _opens_with(inner.text, who) else _spoken(who, inner)


def said_before(told: Told, say: Token) -> Title | None:
    """A statement by its words alone, where the parse lost what ", Reed said" was said of."""
    subject, doc = own_subject(say), told.parsed.doc
    if subject is None or subject.lower_ in RELATIVES or say.lemma_ not in words("say"):
        return None
    if subject.left_edge.i < _SHORTEST:
        return None
    border = doc[subject.left_edge.i - 1]
    heard = RECEIVERS if say.lemma_ == "tell" else set()
    more = {"dobj", "ccomp", "xcomp", "dative", "advcl"} - heard
    goes_on = any(c.i > say.i and c.dep_ in more for c in say.children)
    who = speaker(say, told.start, told.context)
    if goes_on or who is None or border.text not in {",", ",”", ',"', "”", '"'}:
        return None
    tokens = [t for t in doc[: border.i] if t.i not in told.gone]
    text, doubts = told.spelt(tokens, quoted=True)
    if not any(t.tag_ in TENSED for t in tokens):
        return None
    if len(text) > GOOD_LENGTH:
        return _shorter(told, who, border.i)
    return _spoken(who, Title(text, doubts, tokens, tokens, say))


def _shorter(told: Told, who: str, border: int) -> Title | None:
    """The clause of what is said before `border`, by its verb that has the most under it."""
    verbs = [
        t for t in told.parsed.doc[:border] if t.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and own_subject(t) is not None
    ]
    verbs = [v for v in verbs if v.pos_ in VERBAL and v.dep_ not in ADDED_CLAUSES]
    if not verbs:
        return None
    verb = max(verbs, key=lambda v: (sum(t.i < border for t in v.subtree), -v.i))
    told = told.leaving(frozenset(range(border, len(told.parsed.doc))))
    return _spoken(who, clause(told, verb, room=_room(who), spare=_SPARE, quoted=True, keep=path(verb, verb)))


def in_turn(told: Told, verb: Token, order: Order = "rank") -> Title:
    """A clause that is not the writer's own word, under the name of whoever says it; any other as it is."""
    found = clause(told, verb, order=order)
    say = speech_over(verb)
    if any(t.lower_ in SPEAKER for t in found.tokens):
        who = speaker(say, told.start, told.context) if say is not None else speaker_before(told.start, told.context)
        if not who:
            return found
        found.doubts = [d for d in found.doubts if d != "pronoun"]
        return _spoken(who, found)
    if say is not None and is_content(verb, say) and (not is_event(verb) or _completes(told, say, found)):
        return _attributed(told, say, found, order)
    return found


def _attributed(told: Told, say: Token, found: Title, order: Order) -> Title:
    """What is no deed, or of nobody named, under its speaker: "will" and "is good" are facts to nobody else."""
    teller = own_subject(say)
    if teller is not None and not can_tell(teller, told.start, told.context):
        return found
    who = speaker(say, told.start, told.context)
    if who is None or found.verb is None:
        found.doubts.append("unattributed")
        return found
    if _opens_with(without_article(found.text), without_article(who)):
        return found
    spoken = _spoken(who, clause(told, found.verb, order=order, room=_room(who), spare=_SPARE, quoted=True))
    spoken.doubts += ["state"] if _is_lasting(found) else []
    spoken.shortened |= found.shortened
    return spoken


def _opens_with(line: str, who: str) -> bool:
    """True where a line begins with its speaker, by the same name or a fuller one: "Ann Lee founded", said by Lee."""
    hit = re.search(rf"{re.escape(who)}(?!\w)", line, re.I)
    before = line[: hit.start()].split() if hit is not None else [""]
    return len(before) <= _TITLES and all(word[:1].isupper() for word in before)


def _room(who: str) -> int:
    """Code points that are left for what somebody says."""
    return GOOD_LENGTH + _EXTRA - min(len(who), _LONGEST_NAME)


def _is_lasting(found: Title) -> bool:
    """True for how things are: whoever says so, nothing happens."""
    verb = found.verb
    return verb is not None and verb.lemma_.lower() in words("state") and tense_of(verb) == "present"


def _completes(told: Told, say: Token, found: Title) -> bool:
    """True where a body reports of things what names nobody: "net income fell"."""
    teller = own_subject(say)
    subject = own_subject(found.verb) if found.verb is not None else None
    if teller is None or subject is None or any(t.ent_type_ in _NAMES for t in found.tokens):
        return False
    of_things = subject.pos_ == "NOUN" and mention(subject, told.start, told.context).kind in {"thing", "things"}
    return of_things and teller.pos_ == "PROPN" and teller.ent_type_ == "ORG"


def _spoken(who: str, found: Title) -> Title:
    found.text = re.sub(r"^that ", "", found.text, flags=re.I)
    doubts = [*found.doubts, *(["pronoun"] if _OPEN_SPEAKER.match(who) else [])]
    text = f"{who}: {_lowered(found.text, found.tokens)}"
    return replace(found, text=text, doubts=doubts, speaker=who)


def _turn(told: Told) -> str | None:
    """Who is speaking: the person named before a colon in the sentence, or whose turn it is."""
    doc = told.parsed.doc
    colon = next((t.i for t in doc if t.text == ":" and t.i < told.head.i), None)
    named = [e.root for e in doc.ents if e.label_ == "PERSON" and colon is not None and e.end <= colon]
    if named:
        return phrase(named[0], told.start, told.context)
    return speaker_before(told.start, told.context)


def _lowered(text: str, tokens: Sequence[Token]) -> str:
    """A claim as it goes on after the colon: its first word in lower case, unless it is a name."""
    first = next((t for t in tokens if not t.is_punct), None)
    start = len(text) - len(text.lstrip("“\"'‘"))
    if first is None or first.pos_ == "PROPN" or first.ent_type_ in _NAMES or first.text == "I":
        return text
    if not text[start:].lower().startswith(first.lower_):
        return text
    return text[:start] + text[start : start + 1].lower() + text[start + 1 :]
