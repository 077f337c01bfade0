"""Who says it, and what is stated: the two events of a dated statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.description.grammar.clauses import (
    RELATIVES,
    antecedent_of,
    governing,
    own_subject,
)
from dateline.events.text.description.grammar.countering import negates
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.people import full_name
from dateline.events.text.description.names.teller import teller
from dateline.events.text.description.who.binding import in_quote
from dateline.events.text.description.who.definites import definite_named, is_bare
from dateline.events.text.description.who.mentions import mention
from dateline.events.text.description.who.pronouns import THIRD, antecedent, phrase
from dateline.events.text.description.wording import without_article
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import NOUNS, PAST_FORMS, REPORTED, VERBAL
from dateline.events.text.parsing.parser import ParsedSentence, label

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD_TO: Final = frozenset({"advise", "assure", "inform", "notify", "remind", "tell", "warn"})
"""Verbs of speech whose subject hears what is said, in the passive: "residents were warned that"."""
_DEPTH: Final = 8
_TURN: Final = re.compile(
    r"(?:^|(?<=[\n.?!\")] ))(?!I[’'])(?P<name>[A-Z][A-Z.’' -]{2,30}[A-Z])(?:, [^:\n]{2,60})?(?: \([^)]{1,40}\))?: ",
    re.M,
)
"""A turn in a transcript: the speaker's name in capitals, a role perhaps, and a colon."""
_TURNS: Final = 3
"""Turns that make a transcript."""
_TURN_REACH: Final = 1500
_TURN_HEAD: Final = 60
_QUOTES: Final = frozenset("“\"‘'")
_SOMEBODY: Final = (
    "er", "or", "ist", "man", "woman", "men", "women", "ant", "ian", "ent", "ee", "police", "people", "official",
)  # fmt: skip
"""Endings of nouns for people."""


def claim_of(verb: Token) -> Token | None:
    """The verb of what a verb of speech says: "taken" for "mentioned that two had been taken"; None for other verbs."""
    if verb.lemma_.lower() not in words("say") or _is_evidence(verb) or _is_unsaid(verb):
        return None
    if _is_as_clause(verb):
        return verb.head
    said = [c for c in verb.children if c.dep_ in REPORTED and c.pos_ in VERBAL | {"ADJ", "NOUN"}]
    said = [c for c in said if not any(x.lower_ in {"whether", "if"} and x.dep_ == "mark" for x in c.children)]
    said = [c for c in said if c.pos_ in VERBAL or own_subject(c) is None]
    return max(said, key=lambda c: len(list(c.subtree)), default=None)


def _is_as_clause(verb: Token) -> bool:
    """Tell an "as Reed said": what is said stands in the clause above; not "as Reed announced his budget"."""
    marked = any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.children)
    filled = any(c.dep_ in {"dobj", "ccomp"} for c in verb.children) and verb.lemma_ not in _TOLD_TO
    return verb.dep_ == "advcl" and verb.head.pos_ in VERBAL and marked and not filled


def _is_unsaid(verb: Token) -> bool:
    """True for what was not said: "did not confirm that", "declined to say that"."""
    over = governing(verb)
    return negates(verb) or (over != verb and (negates(over) or over.lemma_.lower() in words("negation", "verbs")))


def _is_evidence(verb: Token) -> bool:
    """True where things and not people tell: "the figures indicate that ..."."""
    subject = own_subject(verb)
    if verb.lemma_.lower() not in words("evidence") or subject is None:
        return False
    return subject.pos_ == "NOUN" and not is_somebody(subject) and not label(subject)


def is_somebody(noun: Token) -> bool:
    """A noun for a person or a body of people, by its ending or by the names that qualify it."""
    form = noun.lemma_.lower()
    return form.endswith(_SOMEBODY) or form in words("body", "nouns") or noun.lower_ in words("body", "nouns")


def is_telling(verb: Token) -> bool:
    """True for a verb by which somebody says, or denies, that something is so."""
    denies = verb.lemma_.lower() in words("denial") and any(c.dep_ == "ccomp" for c in verb.children)
    return denies or claim_of(verb) is not None


def speech_over(head: Token) -> Token | None:
    """The verb of speech under which `head` stands; None where it is the writer's own."""
    token = head
    for _ in range(_DEPTH):
        parent = token.head
        if parent == token:
            break
        if token.dep_ in REPORTED and parent.lemma_.lower() in words("say") | words("denial"):
            return parent
        if token.dep_ == "xcomp" and parent.lemma_.lower() in words("denial"):
            return parent
        token = parent
    root = governing(head)
    return next((c for c in root.children if c.dep_ == "parataxis" and c.lemma_.lower() in words("say")), None)


def is_content(verb: Token, say: Token) -> bool:
    """True where the verb tells what `say` says, itself or joined to what does."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.head == say and verb.dep_ in REPORTED


def speaker(say: Token, start: int, context: DocumentContext) -> str | None:
    """Who says it, by full name where a person: "Volodymyr Zelensky"."""
    subject = _teller(say, start, context)
    if subject is None:
        return None
    if subject.lower_ == "i":
        return None if in_quote(subject) else teller(context.text)
    if subject.lower_ in THIRD:
        who = antecedent(subject, start, context)
        return without_article(who) if who is not None else None
    if subject.pos_ == "PRON":
        return None
    if subject.lower_ in nouns("document") and is_bare(subject):
        return _writer(start, context) or phrase(subject, start, context)
    return definite_named(subject, start, context) or phrase(subject, start, context)


def _teller(say: Token, start: int, context: DocumentContext) -> Token | None:
    """The word for who says it: the agent, the subject, or somebody whose verb shares its subject with this one."""
    agent = next((c for c in say.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((c for c in agent.children if c.dep_ == "pobj"), None)
    subject = own_subject(say)
    if subject is not None and subject.dep_ == "nsubjpass" and say.lemma_.lower() in _TOLD_TO:
        return None
    if subject is not None and subject.lower_ in RELATIVES:
        named = antecedent_of(subject, say)
        return named if named.pos_ == "PROPN" else None
    if subject is None:
        subject = borrowed_subject(say)
        above = next((a for a in say.ancestors if a.pos_ in VERBAL and own_subject(a) is not None), None)
        if subject is not None and not can_tell(subject, start, context):
            subject = own_subject(above) if above is not None else None
        if subject is None or not can_tell(subject, start, context):
            return None
    return subject.head if subject.dep_ == "appos" else subject


def can_tell(noun: Token, start: int, context: DocumentContext) -> bool:
    """True for somebody, a body, or what somebody wrote."""
    if noun.pos_ == "PRON":
        return noun.lower_ in THIRD
    return noun.lemma_.lower() in nouns("document") or mention(noun, start, context).kind not in {"thing", "things"}


def _writer(start: int, context: DocumentContext) -> str | None:
    """Who said what the sentences before tell, for "the statement added"."""
    for doc, offset in context.before(start, 3):
        for t in doc:
            subject = own_subject(t) if t.lemma_.lower() in words("say") | {"issue", "publish", "release"} else None
            if subject is not None and subject.pos_ in NOUNS and subject.lower_ not in nouns("document"):
                return phrase(subject, offset, context)
    return None


def is_transcript(text: str) -> bool:
    """True for a text of turns, each under its speaker's name in capitals."""
    return len(_TURN.findall(text)) >= _TURNS


def speaker_before(start: int, context: DocumentContext) -> str | None:
    """Who is speaking where a text leaves it to the sentences before: a transcript's "NAME:", or "..., she said."."""
    turns = list(_TURN.finditer(context.text, max(0, start - _TURN_REACH), start + _TURN_HEAD))
    if turns:
        name = turns[-1]["name"].title().strip()
        return full_name(name.split(" ")[-1], context.text, start) or name
    if context.text[start : start + 1] not in _QUOTES:
        return None
    for doc, offset in context.before(start, 2):
        say = next((t for t in doc if t.lemma_ in words("say") and t.pos_ == "VERB" and t.dep_ == "ROOT"), None)
        if say is not None:
            return speaker(say, offset, context)
    return None


def according_to(head: Token, start: int, context: DocumentContext) -> str | None:
    """Who is named by "according to" in the clause of `head`."""
    for t in head.doc:
        if t.lower_ == "according":
            to = next((c for c in t.children if c.lower_ == "to"), None)
            who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            if who is not None:
                return antecedent(who, start, context) if who.lower_ in THIRD else phrase(who, start, context)
    return None


def attribution(parsed: ParsedSentence, head: int, context: DocumentContext) -> str | None:
    """Who says so, where the sentence names somebody; None for the writer's own word.

    For a statement (the head is itself the verb of speech) it is the speaker.
    """
    token, start = parsed.doc[head], parsed.sentence.start
    say = token if is_telling(token) else speech_over(token)
    if say is not None:
        who = speaker(say, start, context)
        if who:
            return who
    return according_to(token, start, context)


def stated(parsed: ParsedSentence, head: int) -> tuple[int, ...]:
    """Heads of what a statement states, where each is an event worth a claim of its own.

    A state ("the talks are useful"), a wish and a possibility are not. The events found are bounded only by the
    statement: they began before it was made, or are planned for after it.

    Args:
        parsed: The sentence and its parse.
        head: The statement's verb of speech.

    Returns:
        Indices into `parsed.doc`, in reading order; empty where the head is no verb of speech.
    """
    said = claim_of(governing(parsed.doc[head]))
    if said is None:
        return ()
    verbs = [said, *(c for c in said.children if c.dep_ == "conj" and c.pos_ in VERBAL)]
    return tuple(sorted(v.i for v in map(_deepest, verbs) if is_event(v)))


def _deepest(verb: Token) -> Token:
    """The verb that carries the meaning: "arriving" for "began arriving"."""
    return next((_deepest(c) for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)


def is_event(verb: Token) -> bool:
    """True for a deed that was done: no state, wish or possibility, and nothing denied or still to come."""
    chain = [verb, *(a for a in verb.ancestors if verb.dep_ == "xcomp" and a.i == verb.head.i)]
    auxiliary = {c.lower_ for v in chain for c in v.children if c.dep_ == "aux"}
    negated = any(c.dep_ == "neg" or _is_nobody(c) for v in chain for c in v.children)
    is_state = verb.lemma_.lower() in words("state") and verb.pos_ in VERBAL
    finite = verb.tag_ in PAST_FORMS or bool(auxiliary & {"has", "have", "had"})
    return verb.pos_ == "VERB" and finite and not is_state and not negated and not auxiliary & words("modal", "forms")


def _is_nobody(token: Token) -> bool:
    """A subject that says that nobody did it."""
    return token.lower_ in {"nobody", "nothing", "none"} or any(
        c.lower_ in words("negation", "determiners") and c.dep_ == "det" for c in token.children
    )
