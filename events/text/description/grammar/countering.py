"""What the words over an event make of it: denied, doubted, rumoured, called off.

"The mayor denied that he had taken a bribe" tells of no bribe: its title must hold the denial.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Status
from dateline.events.text.description.grammar.clauses import RELATIVES, governing, own_subject
from dateline.events.text.description.grammar.trees import below, is_purpose
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import (
    AUXILIARIES,
    DATES,
    FINITE,
    NOUN_CLAUSES,
    NOUNS,
    SUBCLAUSES,
    SUBJECTS,
    UNDERGOERS,
    VERBAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH: Final = 6
_CONTENT: Final = frozenset({"acomp", "attr", "aux", "auxpass", "ccomp", "conj", "xcomp"})


@dataclass(frozen=True, slots=True)
class Countered:
    """What becomes of an event by the words over it.

    Attributes:
        status: What it is then.
        over: The word that says so, whose clause the title must tell.
    """

    status: Status
    over: Token


def countered(head: Token, dates: frozenset[int] = frozenset()) -> Countered | None:
    """What the words over the event make of it; None where they leave it as it is told.

    Args:
        head: Its head word.
        dates: Indices of the tokens that date it: they tell a plan from the day on which it was dropped.
    """
    for token in _clauses(head):
        found = _by_noun(token) or _by_verb(token) or _by_adjective(token)
        if found is not None:
            return found
    return _called_off(head, dates) or _at_last(head, dates)


def negates(verb: Token) -> bool:
    """True for a verb under "not", "never", "no longer", "neither", "at no time", or of which nobody is the subject."""
    return any(is_negation(c) for c in verb.children) or any(
        is_nobody(c) for c in verb.children if c.dep_ in SUBJECTS | {"dobj"}
    )


def is_nobody(noun: Token) -> bool:
    """A noun phrase that says that nobody or nothing is meant: "no ship", "none of them"."""
    return noun.lower_ in words("negation", "nobody") or any(
        c.lower_ in words("negation", "determiners") and c.dep_ in {"det", "preconj", "neg"} for c in noun.children
    )


def is_negation(child: Token) -> bool:
    """True for a word or phrase that denies the verb over it."""
    form = child.lower_
    if child.dep_ == "neg" or form in words("negation", "adverbs") or form == "neither":
        return not _only(child)
    if form in {"longer", "more"} and any(c.lower_ == "no" for c in child.children):
        return True
    if form == "yet":
        return child.i + 1 < len(child.doc) and child.nbor().lower_ == "to"
    return child.dep_ == "prep" and child.i < child.head.i and any(is_nobody(c) for c in child.children)


def _only(child: Token) -> bool:
    """True for "not only", "not least", "not until": what follows is so."""
    after = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
    return child.lower_ == "not" and after in {"only", "least", "until", "just", "merely"}


def _clauses(head: Token) -> Iterator[Token]:
    """The head and the verbs it is told under; what a relative clause or a noun tells in passing is not among them."""
    token = head
    for _ in range(_DEPTH):
        yield token
        if token.dep_ not in _CONTENT or _is_said_too(token):
            return
        token = token.head


def _is_said_too(verb: Token) -> bool:
    """True for what somebody says beside what he denies: "denied that it came and claimed that it was sent"."""
    is_saying = verb.dep_ == "conj" and verb.lemma_.lower() in words("say")
    return is_saying and any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in verb.children)


def _by_verb(token: Token) -> Countered | None:
    """Denied, doubted, or not said: "denied having met", "doubt that it fell", "could not confirm that he left"."""
    verb = token.head
    if token.dep_ not in {"ccomp", "xcomp", "pcomp"} or token == verb:
        return None
    if token.dep_ == "pcomp":
        kept = verb.lower_ == "from" and verb.head.lemma_ in words("denial", "preventing")
        return Countered("negated", verb.head) if kept else None
    lemma = verb.lemma_.lower()
    if lemma in words("denial"):
        return Countered("reported" if _is_withheld(verb) else "negated", verb)
    if lemma in words("belief") and token.dep_ == "ccomp" and not _is_withheld(verb):
        return Countered("reported", governing(verb))
    if lemma in words("doubt") and not _is_wish(token):
        return Countered("hypothetical", verb)
    unsure = lemma in words("doubt", "unsure") and token.dep_ == "ccomp"
    return Countered("hypothetical", governing(verb)) if unsure and _is_withheld(verb) else None


def _is_wish(token: Token) -> bool:
    """True for "fear to leave", which looks ahead, not for "fear that he left"."""
    return token.dep_ == "xcomp" and is_purpose(token)


def _is_withheld(verb: Token) -> bool:
    """True for what was not said: "did not confirm", "declined to say", "has yet to prove"."""
    over = governing(verb)
    return negates(verb) or negates(over) or (over != verb and over.lemma_ in words("negation", "verbs"))


def _by_noun(token: Token) -> Countered | None:
    """The content of a noun: "claims that it had dumped waste", "no evidence that it leaked"."""
    noun = token.head
    if token.dep_ not in SUBCLAUSES or not _is_noun(noun) or not _is_content(token):
        return None
    lemma, verb = noun.lemma_.lower(), noun.head
    over = verb if verb.pos_ in VERBAL else noun
    if noun.dep_ in UNDERGOERS and verb.lemma_ in words("denial") | words("denial", "of_reports"):
        return Countered("negated", verb)
    if is_nobody(noun) and lemma in words("rumour", "nouns") | words("rumour", "evidence"):
        return Countered("hypothetical", over)
    if lemma in words("denial", "nouns") or (noun.dep_ in SUBJECTS and _is_called(verb, "denial")):
        return Countered("negated", over)
    if lemma in words("doubt", "nouns"):
        return Countered("hypothetical", over)
    return Countered("reported", over) if lemma in words("rumour", "nouns") else None


def _is_noun(token: Token) -> bool:
    """A noun, or a form of one that was read as a verb and stands where only nouns do: "dismissed reports that"."""
    return token.pos_ in NOUNS or token.dep_ in UNDERGOERS | {"nsubj", "pobj", "attr"}


def _is_content(token: Token) -> bool:
    """True for "that he had fled" and "of having fled" under a noun, not for "that was made" or "where he lived"."""
    if any(c.tag_ == "WRB" for c in token.children):
        return False
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children):
        return True
    subject = own_subject(token)
    if token.dep_ not in NOUN_CLAUSES or subject is None or subject.lower_ in RELATIVES:
        return False
    return any(c.dep_ in {"dobj", "auxpass", "attr", "acomp"} for c in token.children)


def _by_adjective(token: Token) -> Countered | None:
    """Called false or unlikely: "it is untrue that he fled"."""
    over = token.head
    be = over.head if over.pos_ == "ADJ" else over
    if token.dep_ not in {"ccomp", "csubj", "xcomp", "advcl"} or not _is_content(token) or be.lemma_ != "be":
        return None
    if _is_called(be, "denial"):
        return Countered("negated", be)
    return Countered("hypothetical", be) if _is_called(be, "doubt") or negates(be) else None


def _is_called(be: Token, section: str) -> bool:
    """True for a verb that calls its subject false, or doubtful: "is false", "proved wrong"."""
    return any(c.dep_ in {"acomp", "oprd", "attr"} and c.lower_ in words(section, "adjectives") for c in be.children)


def _called_off(head: Token, dates: frozenset[int]) -> Countered | None:
    """A plan that somebody dropped or that never came about: "cancelled the launch planned for May"."""
    near = (head, head.head, governing(head), *head.children, *_plans_of(head))
    plan = next((t for t in near if _is_plan(t)), None)
    if plan is None or not _is_noun(plan.head) or below(plan).isdisjoint(dates):
        return None
    noun, verb = plan.head, plan.head.head
    if verb.pos_ not in VERBAL or not (_drops(verb) or negates(verb)):
        return None
    dropped = noun.dep_ in UNDERGOERS and _drops(verb)
    never = noun.dep_ in SUBJECTS and verb.lemma_ in words("dropping", "happening") and negates(verb)
    return Countered("negated", verb) if dropped or never else None


def _at_last(head: Token, dates: frozenset[int]) -> Countered | None:
    """What was "not built until 1935": built then, so that the title needs the date.

    So does what is "not expected before May": it is to come then or later.
    """
    verb = governing(head)
    dated = [g.head for c in verb.children if c.dep_ == "prep" for g in c.children if g.ent_type_ in DATES]
    leads = {t.lower_ for t in (*dated, *(head.doc[i] for i in dates))}
    if leads & {"until", "till"} and any(c.dep_ == "neg" for c in verb.children):
        return Countered("fact", verb)
    return Countered("planned", verb) if "before" in leads and is_put_off(verb) else None


def is_put_off(verb: Token) -> bool:
    """True for what will not be for now: "will not open", "no ruling is expected", not "was not told"."""
    helpers = [c for c in verb.children if c.dep_ in AUXILIARIES]
    finite = next((t for t in (*helpers, verb) if t.tag_ in FINITE), verb)
    return finite.tag_ in {"MD", "VBZ", "VBP"} and negates(verb)


def _plans_of(verb: Token) -> Iterator[Token]:
    """What says of the object of a dropping verb when it was to be: "due" of "the election due in May was put off"."""
    if verb.pos_ in VERBAL and _drops(verb):
        yield from (t for c in verb.children if c.dep_ in UNDERGOERS for t in c.children)


def _drops(verb: Token) -> bool:
    """True for "cancel", and for "call" and "put" with their "off"."""
    lemma = verb.lemma_.lower()
    if lemma in words("dropping", "with_off"):
        return any(c.lower_ == "off" for c in verb.children)
    return lemma in words("dropping")


def _is_plan(token: Token) -> bool:
    """True for what was only to be: "planned for May", "which was to open", "to build a tunnel"."""
    if token.lower_ in words("dropping", "due") and (token.dep_ == "amod" or token.pos_ == "ADJ"):
        return token.dep_ not in {"acomp", "ROOT"}
    if token.dep_ not in NOUN_CLAUSES:
        return False
    ahead = token.lemma_.lower() in words("plan") or is_purpose(token) or _is_set_for(token)
    return ahead or any(c.dep_ == "xcomp" and is_purpose(c) for c in token.children)


def _is_set_for(verb: Token) -> bool:
    """True for a day that was fixed: "listed for October", "called for 6 May", not "called on 6 May"."""
    return verb.lemma_.lower() in words("dropping", "fixing") and any(c.lower_ == "for" for c in verb.children)
