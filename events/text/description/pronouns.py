"""Whom a pronoun means: the nearest subject that fits, in the sentence or in the ones before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names import full_name, holder, longer_names, main_person
from dateline.events.text.description.pruning import cut
from dateline.events.text.description.trees import SUBJECTS, VERBAL
from dateline.events.text.description.wording import spell, without_article
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON: Final = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
THING: Final = frozenset({"it", "its", "itself"})
SPEAKER: Final = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
THIRD: Final = PERSON | PLURAL | THING

_BODIES: Final = frozenset({"ORG", "GPE", "NORP", "LOC", "PRODUCT", "FAC", "EVENT"})
_REACH: Final = 4
"""Sentences before a pronoun in which a person is sought; things are sought in two."""
_LONGEST: Final = 60
_PAIR: Final = 2
_PLAIN: Final = 5
"""Words of a thing without a name that may still stand for "it"."""


def antecedent(pronoun: Token, start: int, context: DocumentContext) -> str | None:
    """The name or noun phrase that a pronoun stands for; None where no candidate fits.

    Args:
        pronoun: he, she, it, they, or a possessive of them.
        start: Where its sentence starts in the document.
        context: The document.
    """
    earlier = _same_before(pronoun)
    if earlier is not None:
        return antecedent(earlier, start, context)
    for subject, offset in _candidates(pronoun, start, context):
        if _fits(pronoun, subject) and not any(_points(t) for t in subject.subtree):
            name = phrase(subject, offset, context)
            if 2 < len(name) <= _LONGEST and not _is_other(pronoun, name, start, context):
                return name
    return main_person(context.text) if pronoun.lower_ in PERSON else None


def _is_other(pronoun: Token, name: str, start: int, context: DocumentContext) -> bool:
    """True where the same verb has the holder of that name as its object: who urges the president is another."""
    if pronoun.dep_ != "nsubj":
        return False
    beside = [c for c in pronoun.head.children if c.dep_ == "dobj"]
    roles = [c for c in beside if c.lower_ in words("role", "heads")]
    held = {holder(c.lower_, context.text, start) or "" for c in roles}
    return any(name.split(" ")[-1] in other.split(" ") for other in [*held, *(c.text for c in beside)])


def _points(token: Token) -> bool:
    """A word that itself points elsewhere, so that its phrase cannot stand for another."""
    return token.pos_ == "PRON" or token.lower_ in {"this", "that", "these", "those"}


def _same_before(pronoun: Token) -> Token | None:
    """An earlier subject of the sentence that is the same pronoun, and so means the same."""
    form = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they", "its": "it"}.get(pronoun.lower_)
    same = {pronoun.lower_, form}
    return next(
        (t for t in pronoun.doc[: pronoun.i] if t.lower_ in same and t.dep_ in SUBJECTS and t.pos_ == "PRON"), None
    )


def _candidates(pronoun: Token, start: int, context: DocumentContext) -> Iterator[tuple[Token, int]]:
    """What it may stand for, the likeliest first.

    The subject that follows an opening phrase ("at his trial, Reed said"); the subjects before it in its own sentence;
    the people named before it; then the same of the two sentences before.
    """
    following = _subject_ahead(pronoun)
    if following is not None:
        yield following, start
    for subject in _subjects(pronoun.doc):
        if subject.right_edge.i < pronoun.i and pronoun.head != subject and subject.head != pronoun.head:
            yield subject, start
    named = [e.root for e in pronoun.doc.ents if e.label_ == "PERSON" and e.end <= pronoun.i]
    for person in named:
        if person.head != pronoun.head:
            yield person, start
    yield from ((noun, start) for noun in _several_before(pronoun))
    reach = _REACH if pronoun.lower_ in PERSON else 2
    for doc, offset in context.before(start, reach):
        for subject in _subjects(doc):
            yield subject, offset
    for doc, offset in context.before(start, reach):
        for noun in _others(pronoun, doc, context):
            yield noun, offset


def _several_before(pronoun: Token) -> list[Token]:
    """The last objects of several before "their" in its own sentence: "tested drones and ordered their production"."""
    if pronoun.lower_ != "their":
        return []
    return [t for t in reversed(pronoun.doc[: pronoun.i]) if t.tag_ == "NNS" and t.dep_ in {"dobj", "pobj"}][:1]


def _others(pronoun: Token, doc: Doc, context: DocumentContext) -> list[Token]:
    """What else of a sentence a subject may mean: the only person named in it, or the only object of several."""
    if pronoun.lower_ in PERSON:
        people = [e for e in doc.ents if e.label_ == "PERSON"]
        return [e.root for e in people if len(people) == 1 and (len(e) > 1 or _is_known(e.root, context))]
    return _objects(doc) if pronoun.lower_ in PLURAL else []


def _is_known(name: Token, context: DocumentContext) -> bool:
    return _is_titled(name) or full_name(name.text, context.text, len(context.text)) is not None


def _objects(doc: Doc) -> list[Token]:
    return [t for t in doc if t.dep_ == "dobj" and t.pos_ in {"NOUN", "PROPN"}]


def object_before(pronoun: Token, start: int, context: DocumentContext) -> str | None:
    """Whom or what an object means: the object or subject of the sentence before; None where more than one may.

    Args:
        pronoun: it or them, not a subject.
        start: Where its sentence starts in the document.
        context: The document.
    """
    for doc, offset in context.before(start, 2 if pronoun.head.lower_ == "of" else 1):
        main = [t for t in _objects(doc) if t.head.dep_ == "ROOT"] or _objects(doc)
        named = [t for t in [*main, *_subjects(doc)[:1]] if _fits(pronoun, t) and not _is_place(t)]
        if named:
            return definite(named[0], offset, context) if len(named) == 1 else None
    return None


def body_before(noun: Token, start: int, context: DocumentContext) -> str | None:
    """What "the company" is called, where the sentences before have one organization as their subject, and no other."""
    if noun.lower_ not in words("body", "private"):
        return None
    found: dict[str, None] = {}
    for doc, offset in context.before(start, 2):
        subjects = [t for t in _subjects(doc) if t.ent_type_ == "ORG" and t.pos_ == "PROPN"]
        found |= dict.fromkeys(phrase(t, offset, context) for t in subjects)
    return next(iter(found)) if len(found) == 1 else None


def _is_place(noun: Token) -> bool:
    return noun.ent_type_ in {"GPE", "LOC", "FAC"}


def definite(noun: Token, offset: int, context: DocumentContext) -> str:
    """A noun phrase as what was named already: "a ferry" -> "the ferry", "about 40 men" -> "the men"."""
    name = phrase(noun, offset, context)
    if noun.pos_ == "PROPN" or noun.ent_type_ or any(c.dep_ == "poss" for c in noun.children):
        return name
    if any(c.dep_ == "relcl" for c in noun.children):
        name = " ".join(t.text for t in noun.subtree if t.i <= noun.i and t.dep_ != "det")
    counted = {t.text for c in noun.children if c.dep_ == "nummod" for t in c.subtree}
    kept = " ".join(w for w in name.split(" ") if w not in counted)
    if any(c.dep_ == "det" and c.lower_ in {"no", "any"} for c in noun.children):
        return name
    return f"the {kept[:1].lower()}{kept[1:]}"


def the_two(noun: Token, start: int, context: DocumentContext) -> str | None:
    """Both names for "the two men" where the sentence before names two people, and no more; else None."""
    bare = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod"}}
    if noun.lower_ not in words("pair", "nouns") or bare != {"the", "two"}:
        return None
    for doc, offset in context.before(start, 1):
        people = [e.root for e in doc.ents if e.label_ == "PERSON"]
        names = list(dict.fromkeys(phrase(p, offset, context) for p in people if p.dep_ != "poss"))
        if len(names) == _PAIR and len(people) == _PAIR:
            return " and ".join(names)
    return None


def _subject_ahead(pronoun: Token) -> Token | None:
    """The subject of the clause that a phrase with this possessive opens."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in VERBAL), None)
    if verb is None or pronoun.dep_ != "poss":
        return None
    return next((c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i > pronoun.i), None)


def _subjects(doc: Doc) -> list[Token]:
    """Subjects of a sentence, that of the main clause first."""
    found = [t for t in doc if t.dep_ in SUBJECTS and t.pos_ in {"NOUN", "PROPN"}]
    return sorted(found, key=lambda t: (len(list(t.ancestors)), t.i))


def _fits(pronoun: Token, subject: Token) -> bool:
    form = pronoun.lower_
    joint = any(c.dep_ == "conj" for c in subject.children)
    plural = joint or subject.tag_ in {"NNS", "NNPS"}
    if form in PERSON:
        return not joint and (subject.ent_type_ == "PERSON" or _is_titled(subject) or is_human(subject))
    if form in PLURAL:
        return plural and subject.ent_type_ not in {"DATE", "MONEY", "PERCENT"}
    named = subject.ent_type_ in _BODIES
    told_of = {t.i for c in subject.children if c.dep_ == "relcl" for t in c.subtree}
    plain = not subject.ent_type_ and sum(t.i not in told_of for t in subject.subtree) <= _PLAIN
    return not plural and (named or plain) and subject.pos_ in {"NOUN", "PROPN"}


def _is_titled(noun: Token) -> bool:
    """A name with an honorific or a role before it, which the recognizer missed: "Mr Saqib"."""
    before = (c.text.rstrip(".") for c in noun.children if c.dep_ == "compound")
    known = words("honorific", "words") | words("role", "words")
    return noun.pos_ == "PROPN" and any(w in known for w in before)


def is_human(noun: Token) -> bool:
    """A common noun for one person: "the mayor", "a spokeswoman"."""
    form = noun.lower_
    listed = form in words("role", "heads") or form.capitalize() in words("role", "words")
    return (
        noun.pos_ == "NOUN"
        and noun.tag_ == "NN"
        and (listed or form in words("kin", "nouns") or form.endswith(("man", "woman", "boy", "girl", "minister")))
    )


def phrase(noun: Token, offset: int, context: DocumentContext) -> str:
    """A noun phrase as a name: without article and asides, people under their full names."""
    root_cut = cut(noun, frozenset({noun.i}), frozenset())
    while root_cut.shorten(len(spell(root_cut.kept(noun.subtree))) - _LONGEST):
        pass
    kept = root_cut.kept(noun.subtree)
    if noun.ent_type_ == "PERSON" and not any(c.dep_ == "conj" for c in noun.children):
        kept = _name_run(noun, kept)
    name = holder(noun.lower_, context.text, offset) if noun.lower_ in words("role", "heads") else None
    if name is not None and len(kept) <= 2:
        return name
    return without_article(spell(kept, longer_names(kept, context.text, offset)))


def _name_run(noun: Token, kept: list[Token]) -> list[Token]:
    """The unbroken run of name words around the head of a person's name: "al-Assad" with its particle."""
    run = [noun]
    for t in reversed([t for t in kept if t.i < noun.i]):
        if t.i != run[0].i - 1 or not (t.ent_type_ == "PERSON" or t.text == "-"):
            break
        run.insert(0, t)
    for t in (t for t in kept if t.i > noun.i):
        if t.i != run[-1].i + 1 or not (t.ent_type_ == "PERSON" or t.text == "-" or run[-1].text == "-"):
            break
        run.append(t)
    return [t for t in run if t.tag_ != "POS"]
