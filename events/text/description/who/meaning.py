"""What a pronoun means: every noun phrase before it is weighed, and the heaviest counts where it is clearly so.

The weights are those of Lappin and Leass 1994 (An algorithm for pronominal anaphora resolution), in short: what is a
subject, is near, is named often and stands like the pronoun itself is what it means. An earlier pronoun of the same
form lends its weight to what it means itself, so that "he" holds through a paragraph. A wrong name is worse than a
pronoun: where the second is nearly as heavy as the first, the answer is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.cast import is_known, only_person, subject_of
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import SEX_OF_PRONOUN
from dateline.events.text.description.who.agreement import PERSON, PLURAL, THING, fits, is_owned_by, is_ship
from dateline.events.text.description.who.binding import barred, in_quote, joined, own_subjects, speaks
from dateline.events.text.description.who.definites import definite_named, is_bare
from dateline.events.text.description.who.empty import is_empty, is_vague
from dateline.events.text.description.who.mentions import Mention, deed_over, mention, mentions
from dateline.events.text.description.who.objects import agent_share, is_object, same_object, who_does_it
from dateline.events.text.description.who.phrases import kept_words
from dateline.events.text.parsing.labels import NOUNS, OBJECTS, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_REACH: Final = {"person": 5, "thing": 2, "plural": 2}
"""Sentences before a pronoun in which it may be named."""
_FADES: Final = 0.5
"""What a sentence in between leaves of a weight."""
_PARAGRAPH: Final = 0.85
"""What the border of a paragraph leaves of it besides."""
_LIKE: Final = 25
"""What a noun gains that stands to its verb as the pronoun does."""
_NAMED: Final = 15
_HEADLINE: Final = 10
_CLEAR: Final = 1.3
"""How much heavier than the second the first must be."""
_CLEAR_THING: Final = 1.5
"""The same for "it", which more may be meant by."""
_CLEAR_IN_QUOTE: Final = 2.0
"""The same inside a quotation, where the speaker's own text is not ours."""
_OTHERS: Final = 0.35
_LEAST: Final = 20
_LEAST_ALONE: Final = 5
_HEAVIEST: Final = 150
"""About the most that one noun phrase weighs in its own sentence."""
_NEAR: Final = 20
"""What a noun of the pronoun's own sentence gains."""
_OWN_CLAUSE: Final = 80
"""What the subject of the pronoun's own clause gains: "the firms spent their reserves"."""
_OWNED: Final = 0.4
"""What is left of somebody's weight who is told of as hers, where "she" is asked for."""
_NAMELESS: Final = 0.45
"""What is left of the weight of "a teacher": a text goes on about those whom it names."""
_ABOUT: Final = 20
"""What the one gains whom the text is about."""
_ADVERBIAL: Final = 0.5
"""What is left of the weight of a thing that only tells when or where something happened, or has nobody in it."""
_WHEN_OR_WHERE: Final = frozenset(
    ["during", "since", "until", "after", "before", "in", "at", "near", "amid", "around", "under", "inside", "outside"]
)
_DEEPEST: Final = 6
"""Pronouns that are followed back from one to the next."""


@dataclass(slots=True)
class _Rival:
    """One thing that a pronoun may mean, with its mentions' weights added up."""

    mention: Mention
    weights: list[float] = field(default_factory=list)
    extra: float = 0.0

    @property
    def weight(self) -> float:
        """The heaviest mention counts in full, the others in part: what is named often is not therefore meant."""
        return max(self.weights) + _OTHERS * (sum(self.weights) - max(self.weights)) + self.extra


def meaning(pronoun: Token, start: int, context: DocumentContext, depth: int = 0) -> Mention | None:
    """The noun phrase that a pronoun of the third person stands for; None where none fits, or two fit as well.

    Args:
        pronoun: he, she, it, they, or another form of them.
        start: Where its sentence starts in the document.
        context: The document.
        depth: How many pronouns were followed to this one.
    """
    if is_empty(pronoun) or is_vague(pronoun):
        return None
    place = start + pronoun.idx
    if place not in context.found.meanings:
        context.found.meanings[place] = None
        same = same_object(pronoun, start, context) if depth < _DEEPEST else None
        context.found.meanings[place] = (
            _clearest(pronoun, _rivals(pronoun, start, context, depth), context)
            if same is None
            else meaning(*same, context, depth + 1)
        )
    return context.found.meanings[place]


def _clearest(pronoun: Token, rivals: dict[str, _Rival], context: DocumentContext) -> Mention | None:
    """The heaviest, where it is heavy enough, and clearly heavier than the next."""
    people = pronoun.lower_ in PERSON and any(r.mention.kind == "person" for r in rivals.values())
    able = [r for r in rivals.values() if not (people and is_ship(r.mention))]
    ranked = sorted(able, key=lambda r: (-r.weight, r.mention.offset, r.mention.noun.i))
    if not ranked:
        return None
    alone = len(ranked) == 1 and ranked[0].mention.kind in {"person", "human"}
    if ranked[0].weight < (_LEAST_ALONE if alone else _LEAST):
        return None
    best = ranked[0]
    owners = (c for c in best.mention.noun.children if c.dep_ == "poss" and c.pos_ == "PRON")
    if not all(_is_told(owner, best.mention, context) for owner in owners):
        return None
    if len(ranked) > 1 and best.weight < _margin(pronoun) * ranked[1].weight:
        return _by_document(pronoun, best, ranked[1], context)
    return best.mention


def _by_document(pronoun: Token, best: _Rival, second: _Rival, context: DocumentContext) -> Mention | None:
    """Of two nearly as heavy, the one whom the text is about; either, where both have the same name."""
    sex = SEX_OF_PRONOUN.get(pronoun.lower_)
    if sex is not None:
        place = best.mention.offset + best.mention.noun.idx
        only = only_person(context.text, place, sex) or subject_of(context.text)
        return next((r.mention for r in (best, second) if r.mention.key == only), None)
    one, other = (_named(r.mention, context) for r in (best, second))
    return best.mention if one == other else None


def _named(m: Mention, context: DocumentContext) -> str:
    """What a thing is called in full."""
    named = definite_named(m.noun, m.offset, context) if is_bare(m.noun) else None
    return (named or " ".join(t.text for t in kept_words(m.noun)) if m.noun.pos_ == "NOUN" else m.key).lower()


def _is_told(possessive: Token, of: Mention, context: DocumentContext) -> bool:
    """True where it is told whose: "her father", of somebody named."""
    owner = meaning(possessive, of.offset, context)
    return owner is not None and owner.kind == "person"


def _margin(pronoun: Token) -> float:
    """How much heavier than the second the first must be."""
    return _CLEAR_IN_QUOTE if in_quote(pronoun) else _CLEAR_THING if pronoun.lower_ in THING else _CLEAR


def _rivals(pronoun: Token, start: int, context: DocumentContext, depth: int) -> dict[str, _Rival]:
    """All that the pronoun may mean, by key; sentences further back are read only while they can change the answer."""
    found: dict[str, _Rival] = {}
    others = {mention(pronoun.doc[i], start, context).key for i in barred(pronoun) if pronoun.doc[i].pos_ == "PROPN"}
    apart = _of_the_other_sex(pronoun, start, context, depth) | _of_the_same_verb(pronoun, start, context, depth)
    others |= apart
    _add(found, ((m, w) for m, w in _in_sentence(pronoun, start, context, depth) if m.key not in apart), context)
    fade, behind = _FADES, start
    sentences = context.before(start, _reach(pronoun))
    while not _is_settled(found, fade, _margin(pronoun)) and (earlier := next(sentences, None)) is not None:
        doc, offset = earlier
        fade *= _PARAGRAPH if pronoun.lower_ in THING and "\n" in context.text[offset + len(doc.text) : behind] else 1
        behind = offset
        told = _in_earlier(pronoun, doc, offset, context, depth)
        _add(found, ((m, fade * weight) for m, weight in told if others.isdisjoint({m.key, _family(m)})), context)
        fade *= _FADES
    if pronoun.lower_ in PERSON:
        _add_subject(found, pronoun, start, others, context)
    return found


def _family(m: Mention) -> str:
    """The family name of somebody, as others may be told of by it alone."""
    return m.key.rsplit(" ", 1)[-1]


def _add_subject(
    found: dict[str, _Rival], pronoun: Token, start: int, others: Set[str], context: DocumentContext
) -> None:
    """The one whom the text is about may be meant wherever nobody else is nearer."""
    name = subject_of(context.text)
    if name is None or name in others or in_quote(pronoun):
        return
    if name in found:
        found[name].extra += _ABOUT
        return
    first = context.text.find(name)
    sentence = next((s for s in context.sentences if s.start <= first < s.end), None)
    if sentence is None or sentence.start >= start or context.parse is None:
        return
    doc, offset = context.parsed(sentence)
    named = next((m for m in mentions(doc, offset, context) if m.key == name and fits(pronoun, m)), None)
    if named is not None:
        _add(found, [(named, _ABOUT)], context)


def _add(found: dict[str, _Rival], told: Iterable[tuple[Mention, float]], context: DocumentContext) -> None:
    """Add weighed mentions to those of the same thing."""
    for m, weight in told:
        rival = found.setdefault(m.key, _Rival(m))
        nameless = m.kind == "human" and m.sex is None and not any(c.dep_ == "poss" for c in m.noun.children)
        rival.weights.append(weight * (_NAMELESS if nameless else 1))
        if m.kind == "person" and rival.mention.kind != "person":
            rival.mention = m
        rival.extra = _extra(rival.mention, context)


def _extra(m: Mention, context: DocumentContext) -> float:
    """What a thing gains by its name, and by the headline; a name that may be no person's loses."""
    last = m.key.rsplit(" ", 1)[-1]
    unsure = m.kind == "person" and m.sex is None and not is_known(last, context.text)
    named = m.noun.pos_ == "PROPN"
    return _NAMED * (named - unsure) + (_HEADLINE if last in context.headline else 0)


def _is_settled(found: dict[str, _Rival], fade: float, margin: float) -> bool:
    """True where nothing that a sentence further back may tell, faded as it is, can rival the heaviest."""
    first, second = [*sorted((r.weight for r in found.values()), reverse=True), 0.0, 0.0][:2]
    most = _HEAVIEST * fade
    return first >= margin * max(most + _NAMED, second + most * _OTHERS)


def _in_sentence(pronoun: Token, start: int, context: DocumentContext, depth: int) -> Iterator[tuple[Mention, float]]:
    """Every mention of the pronoun's own sentence that fits, with its weight."""
    forbidden = barred(pronoun) | who_does_it(pronoun)
    own = own_subjects(pronoun) - forbidden
    states = {country for i in forbidden if (country := country_of(pronoun.doc[i].text)) is not None}
    for m in _apart(pronoun.doc, start, context):
        if (
            m.noun.i not in forbidden
            and country_of(m.key) not in states
            and _is_before(pronoun, m.noun)
            and fits(pronoun, m)
        ):
            beside = m.noun.i in own
            weight = m.weight + _NEAR + _likeness(pronoun, m.noun) + (_OWN_CLAUSE if beside else 0)
            yield m, weight * (_OWNED if is_owned_by(pronoun, m) else 1 if beside else _shade(pronoun, m))
        elif m.noun.i == joined(pronoun) and fits(pronoun, alone := mention(m.noun, start, context, alone=True)):
            yield alone, _OWN_CLAUSE * 2
    before = (t for t in pronoun.doc[: pronoun.i] if t.i not in forbidden)
    yield from _through_pronouns(pronoun, before, start, context, depth)


def _of_the_other_sex(pronoun: Token, start: int, context: DocumentContext, depth: int) -> set[str]:
    """Who is meant by "she" in the sentence before "him"."""
    sex = SEX_OF_PRONOUN.get(pronoun.lower_)
    if sex is None or depth >= _DEEPEST:
        return set()
    others = (t for t in pronoun.doc[: pronoun.i] if SEX_OF_PRONOUN.get(t.lower_, sex) != sex)
    return {m.key for t in others if (m := meaning(t, start, context, depth + 1)) is not None}


def _of_the_same_verb(pronoun: Token, start: int, context: DocumentContext, depth: int) -> set[str]:
    """What the "it" means that does something to "it": never the same."""
    if not is_object(pronoun) or depth >= _DEEPEST:
        return set()
    beside = (pronoun.doc[i] for i in who_does_it(pronoun) if pronoun.doc[i].lower_ in THING)
    return {m.key for t in beside if t.i < pronoun.i and (m := meaning(t, start, context, depth + 1)) is not None}


def _apart(doc: Doc, offset: int, context: DocumentContext) -> Iterator[Mention]:
    """The mentions of a sentence, without owners inside a name: no "St Anne" in "St Anne’s School"."""
    inside = {t.i for e in doc.ents for t in e if t.dep_ == "poss" and t.head in e}
    return (m for m in mentions(doc, offset, context) if m.noun.i not in inside)


def _in_earlier(
    pronoun: Token, doc: Doc, offset: int, context: DocumentContext, depth: int
) -> Iterator[tuple[Mention, float]]:
    """Every mention of an earlier sentence that fits, with its weight there."""
    for m in _apart(doc, offset, context):
        if fits(pronoun, m) and not (in_quote(pronoun) and speaks(m.noun)):
            yield m, (m.weight + _likeness(pronoun, m.noun)) * _shade(pronoun, m)
    yield from _through_pronouns(pronoun, doc, offset, context, depth)


def _shade(pronoun: Token, m: Mention) -> float:
    """What is left of a thing's weight where "it" is asked for, and it only tells when or where, or has no staff."""
    if pronoun.lower_ not in THING:
        return 1
    noun = m.noun
    if is_object(pronoun):
        within = noun.dep_ == "pobj" and noun.head.head.pos_ in NOUNS and m.kind == "place"
        return _ADVERBIAL if within else agent_share(pronoun, m) if noun.dep_ in SUBJECTS else _place_share(m)
    staff = pronoun.dep_ == "poss" and pronoun.head.lower_ in nouns("staff")
    nowhere = staff and m.kind == "thing" and noun.lower_ not in nouns("body") | nouns("place") | nouns("country")
    return _ADVERBIAL if nowhere else _place_share(m)


def _place_share(m: Mention) -> float:
    """What is left of the weight of a thing that only tells when or where something happened."""
    noun = m.noun
    place = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in VERBAL
    return _ADVERBIAL if place and noun.head.lower_ in _WHEN_OR_WHERE else 1


def _reach(pronoun: Token) -> int:
    form = pronoun.lower_
    return _REACH["person" if form in PERSON else "plural" if form in PLURAL else "thing"]


def _through_pronouns(
    pronoun: Token, tokens: Iterable[Token], start: int, context: DocumentContext, depth: int
) -> Iterator[tuple[Mention, float]]:
    """What earlier pronouns of the same kind mean, each with the weight of its own place."""
    if depth >= _DEEPEST:
        return
    own = PERSON if pronoun.lower_ in PERSON else PLURAL if pronoun.lower_ in PLURAL else THING
    sex = SEX_OF_PRONOUN.get(pronoun.lower_)
    for t in tokens:
        if t.lower_ not in own or t.pos_ not in {"PRON", "DET"} or SEX_OF_PRONOUN.get(t.lower_) != sex:
            continue
        alike = t.dep_ in SUBJECTS or (own == THING and t.dep_ in OBJECTS and is_object(pronoun))
        if (not alike and own != PERSON) or (in_quote(pronoun) and speaks(t)):
            continue
        meant = meaning(t, start, context, depth + 1)
        if meant is not None and fits(pronoun, meant):
            yield meant, mention(t, start, context).weight + _likeness(pronoun, t)


def _likeness(pronoun: Token, noun: Token) -> int:
    """What a noun gains that is a subject or an object as the pronoun is."""
    noun = deed_over(noun) or noun
    if pronoun.dep_ == "nsubjpass" and pronoun.lower_ in THING:
        does = noun.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in noun.head.children)
        return _LIKE if noun.dep_ in {"dobj", *SUBJECTS} and not does else 0
    subject = pronoun.dep_ in SUBJECTS
    return _LIKE if pronoun.dep_ == noun.dep_ or (subject and noun.dep_ in SUBJECTS) else 0


def _is_before(pronoun: Token, noun: Token) -> bool:
    """Before the pronoun, or the subject of the clause that the pronoun's phrase opens ("at his trial, Reed said")."""
    if noun.i < pronoun.i:
        return True
    if noun.dep_ not in SUBJECTS or pronoun.dep_ not in {"poss", "nsubj", "nsubjpass"}:
        return False
    opens = pronoun.head.left_edge.i if pronoun.dep_ == "poss" else pronoun.i
    verb = noun.head
    return any(a == verb for a in pronoun.ancestors) and opens < noun.i and noun.pos_ == "PROPN"
