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
_LANDMARKS: Final = frozenset({"after", "before", "since", "following", "pending", "until", "during"})
"""Prepositions that place one event by another."""
_LANDMARK_REACH: Final = 9
"""How many words before its date such an event may stand."""
_NOUN_REACH: Final = 3
"""How many words after a date the noun that it modifies may stand: "Wednesday's appeals court ruling"."""
_CLAUSES: Final = frozenset({"xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of an event, and the rule that chose it."""

    token: Token
    rule: str


def find_head(phrase: DatePhrase, lexicon: Lexicon) -> Head | None:
    """The event that a date in a parse dates; None where the sentence holds none."""
    if phrase.is_reference and _dates_nothing(phrase, lexicon):
        return None
    teller = None if phrase.premodifies else _adjacent_telling(phrase, lexicon)
    if teller is not None:
        return Head(teller, "telling")
    governor = phrase.governor
    if governor is None:
        return _of_fragment(phrase, lexicon)
    before = _landmark(phrase, lexicon)
    if before is not None:
        return Head(before, "landmark")
    noun = governor if phrase.premodifies else _noun_after(phrase, lexicon)
    if noun is not None and noun.lemma_.lower() in lexicon.measures:
        return Head(_change_of(noun, lexicon) or noun, "measure")
    if noun is not None and is_event_noun(noun, lexicon):
        return Head(noun, "premodifier")
    if phrase.premodifies and governor.lemma_.lower() in lexicon.works:
        return Head(governor, "work")
    return _climb(governor, phrase, lexicon)


def _dates_nothing(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for a reference that is no adverbial: "the former president", "hope for the future"."""
    noun = phrase.governor
    if phrase.signal in {"for", "to", "about"}:
        return True
    if not phrase.premodifies or noun is None:
        return phrase.marker is None and phrase.root.dep_ in SUBJECTS | {"dobj", "attr"}
    if is_event_noun(noun, lexicon) and noun.i == phrase.span.end:
        return False
    return noun.dep_ == "pobj" or phrase.span.text.lower() in lexicon.roles


def _landmark(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event by which another is placed, with its own date: "fled after the coup in May", "pending talks today"."""
    for token in reversed(phrase.span.doc[max(0, phrase.span.start - _LANDMARK_REACH) : phrase.span.start]):
        if token.pos_ in PREDICATES or token.text in {",", ";", "(", ")", "--", "—"}:
            return None
        if token.dep_ in {"pobj", "dobj"} and is_event_noun(token, lexicon) and _is_landmark(token.head):
            return token
    return None


def _is_landmark(word: Token) -> bool:
    """True for "after" and the like, and for "in connection with"."""
    return word.lower_ in _LANDMARKS or (word.lower_ == "with" and word.head.lower_ == "connection")


def _noun_after(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun that a date must modify, whatever the parse says: "the May 1995 killing", "Friday's vote"."""
    doc, first, last = phrase.span.doc, phrase.span.start, phrase.span.end
    owns = last < len(doc) and doc[last].tag_ == "POS"
    after_determiner = first > 0 and doc[first - 1].tag_ in {"DT", "PRP$", "POS"}
    if not (owns or after_determiner):
        return None
    for token in doc[last + owns : last + owns + _NOUN_REACH]:
        if is_event_noun(token, lexicon):
            return token
        if token.tag_[:2] not in {"NN", "JJ", "VB"} or token.pos_ in PREDICATES:
            return None
    return None


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
    return _telling_over(phrase, lexicon)


def _telling_over(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The verb of "told reporters on Saturday she would run", where the parse gives the date to what was told."""
    told = phrase.governor
    if told is None or told.dep_ != "ccomp" or told.i < phrase.span.end or not _tells(told.head, lexicon):
        return None
    between = phrase.span.doc[told.head.i + 1 : phrase.span.start]
    apart = any(t.pos_ in PREDICATES or t.lower_ == "that" or t.is_punct for t in between)
    return None if told.head.i > phrase.span.start or apart else told.head


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
        if token.pos_ == "VERB" and token.dep_ == "prep" and governor.head.i == token.i:
            return Head(governor, "noun")
        if token.pos_ in PREDICATES:
            measure = _measure(token, phrase, lexicon)
            if measure is not None:
                return Head(measure, "measure")
            subject = _dated_subject(token, phrase, lexicon)
            return Head(subject, "subject") if subject is not None else _of_verb(token, phrase, lexicon)
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.measures and phrase.span.start > token.i:
            return Head(token, "measure")
        if is_event_noun(token, lexicon):
            verb = _verb_over(token)
            if verb is None or phrase.span.start < token.i:
                return Head(token, "noun")
            if _foretells(verb, lexicon) or (phrase.signal == "for" and verb.lemma_ != "be"):
                return Head(token, "object")
            return _of_verb(verb, phrase, lexicon)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "advcl", "conj", "amod", "ROOT"} and token.dep_ != "amod":
            return Head(token, "adjective")
    return _of_fragment(phrase, lexicon)


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors


def _dated_subject(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The subject that a date between it and its verb dates: "The bombings on Friday killed ten"."""
    if not phrase.span.end <= verb.i or phrase.past is False:
        return None
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i > phrase.span.start or not is_event_noun(subject, lexicon):
        return None
    between = phrase.span.doc[subject.i : phrase.span.start]
    return None if any(t.text == "," for t in between) else subject


def _change_of(measure: Token, lexicon: Lexicon) -> Token | None:
    """The verb that says what a sum did in its period: "third-quarter sales fell"."""
    verb = measure.head
    changes = measure.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() not in lexicon.presenting
    return verb if changes else None


def _measure(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The sum that a verb presents for a period: "had sales of $2 million last year", "compared with a loss in May"."""
    if verb.lemma_.lower() not in lexicon.presenting or verb.i > phrase.span.start:
        return None
    sums = [t for t in phrase.span.doc[verb.i : phrase.span.start] if t.lemma_.lower() in lexicon.measures]
    over = {verb.i, *(c.i for c in verb.children if c.dep_ == "prep")}
    return next((t for t in reversed(sums) if t.pos_ == "NOUN" and t.head.i in over), None)


def _foretells(verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb whose object comes at the date: "planned a march on Sunday", "forecast growth in June"."""
    return verb.lemma_.lower() in lexicon.planning


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object or complement an event noun is: a date after both dates the verb."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    verb = noun.head
    return verb if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in PREDICATES else None


def _of_verb(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Head:
    """The verb, or what it passes its date to: complement of a phase or a plan, predicate of a copula."""
    linked = _linked(verb, phrase, lexicon) or _over_standing(verb, phrase)
    if linked is not None:
        return Head(linked, "object")
    other = _out_of_time(verb, phrase, lexicon)
    if other is not None:
        return Head(other, "object")
    intent = _intent(verb, phrase, lexicon)
    if intent is not None:
        return Head(intent, "intent")
    complement = _passed_to(verb, phrase, lexicon)
    if complement is not None:
        return Head(complement, "complement")
    if (
        verb.tag_ in {"VBG", "VBN"}
        and verb.dep_ in _CLAUSES | {"advcl", "acl", "oprd"}
        and verb.head.lemma_ in lexicon.perceiving
    ):
        return Head(verb.head, "perceived")
    if verb.lemma_ == "date":
        before = (t for t in verb.subtree if verb.i < t.i < phrase.span.start and t.dep_ != "compound")
        origin = next((t for t in before if is_event_noun(t, lexicon)), None)
        if origin is not None:
            return Head(origin, "origin")
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


def _linked(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What a verb that only joins or sets joins to: "problems tied to the launch in April", "a summit set for May"."""
    if verb.lemma_.lower() in lexicon.linking:
        return event_between(verb, phrase, lexicon)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in lexicon.planning:
        return verb.head if is_event_noun(verb.head, lexicon) else None
    return None


def _over_standing(verb: Token, phrase: DatePhrase) -> Token | None:
    """The past verb over a relative clause that says what always holds: "signed the law that bans fires on 3 May"."""
    if not phrase.past or verb.dep_ != "relcl" or verb.tag_ not in {"VBZ", "VBP"} or phrase.span.start < verb.i:
        return None
    over = verb.head.head
    return over if verb.head.dep_ == "dobj" and over.tag_ == "VBD" else None


def event_between(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The last event noun between a verb and a date after it, where it is an object."""
    nouns = [t for t in phrase.span.doc[verb.i + 1 : phrase.span.start] if is_event_noun(t, lexicon)]
    return nouns[-1] if nouns and nouns[-1].dep_ in {"dobj", "pobj"} else None


def _out_of_time(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun that a date must be of because the verb is of another time: "warned of a strike next week"."""
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    told = verb.tag_ == "VBD" or bool(words & {"has", "had", "have"})
    coming = bool(words & {"will", "'ll", "’ll", "shall"})
    if not ((told and phrase.past is False) or (coming and phrase.past)):
        return None
    return event_between(verb, phrase, lexicon)


def _says_it(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ == "ADJ" or is_event_noun(token, lexicon)


def _intent(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The verb that itself has a past date: "vowed on Friday to fight", "invited them to join two weeks ago".

    What was scheduled, due or expected by others keeps its date: "was to expire yesterday".
    """
    over = verb.head if verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children) else verb
    if not phrase.past or over.pos_ != "VERB" or over.lemma_.lower() not in lexicon.planning:
        return None
    passive = any(c.dep_ == "auxpass" for c in over.children)
    finite = over.tag_ == "VBD" or any(c.dep_ == "aux" and c.tag_ in {"VBD", "VBZ", "VBP"} for c in over.children)
    return over if finite and (not passive or over.lemma_ in {"ask", "invite", "order", "convict"}) else None


def _awaited(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """What is expected or planned for a coming date: "expects a second wave later this year"."""
    if phrase.past is not False or not _foretells(verb, lexicon):
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.pos_ == "NOUN" and child.i < phrase.span.start:
            return child
        if child.lower_ == "for" and child.i < phrase.span.start:
            return next((c for c in child.children if c.dep_ == "pobj" and is_event_noun(c, lexicon)), None)
    return None


def _passed_to(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The complement that a phase or planning verb hands its date on to."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.planning or lemma in lexicon.aspectual:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ == "VERB":
                return _passed_to(child, phrase, lexicon) or child
    return None
