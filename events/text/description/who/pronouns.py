"""Pronouns and noun phrases under the name that a title writes for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.pruning import cut
from dateline.events.text.description.names.cast import only_person, person_named
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.qualified import holder
from dateline.events.text.description.names.sexes import SEX_OF_PRONOUN
from dateline.events.text.description.names.shortforms import longer_names
from dateline.events.text.description.who.agreement import PERSON as PERSON
from dateline.events.text.description.who.agreement import PLURAL as PLURAL
from dateline.events.text.description.who.agreement import THING as THING
from dateline.events.text.description.who.binding import in_quote
from dateline.events.text.description.who.definites import definite_named, is_bare, is_of_kind, wants_article
from dateline.events.text.description.who.meaning import meaning
from dateline.events.text.description.who.mentions import Mention, mention
from dateline.events.text.description.wording import spell, without_article
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKER: Final = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})
THIRD: Final = PERSON | PLURAL | THING

_COUNTS: Final = ("this", "that", "these", "those", "some", "several", "various", "both", "many", "few")
"""Words before a noun that go once it is named already: "some fighters" -> "the fighters"."""
_BEHIND_NAME: Final = frozenset({"all", "both", "each"})
"""Words behind a noun that count it, and are no part of its name: "the army both fought and fled"."""
_SPARE: Final = 12
"""Code points over this that are borne before a name loses what it needs."""
_LONGEST: Final = 60
_SHORTEST: Final = 3


def antecedent(pronoun: Token, start: int, context: DocumentContext) -> str | None:
    """The name or noun phrase that a pronoun stands for; None where it is open.

    Args:
        pronoun: he, she, it, they, or another form of them.
        start: Where its sentence starts in the document.
        context: The document.
    """
    found = meaning(pronoun, start, context)
    if found is not None:
        acts = pronoun.dep_ in SUBJECTS and found.kind in {"people", "things"}
        if is_bare(found.noun) and is_of_kind(found.noun) and definite_named(found.noun, found.offset, context) is None:
            return None
        name = name_of(found, context, known=not acts)
        return name if (len(name) >= _SHORTEST or name.isupper()) and len(name) <= _LONGEST else None
    sex = SEX_OF_PRONOUN.get(pronoun.lower_)
    if sex is None or in_quote(pronoun):
        return None
    only = only_person(context.text, start + pronoun.idx, sex)
    return only if only is not None and _is_somebody(only, context.text) else None


def _is_somebody(name: str, text: str) -> bool:
    """False for what only its capitals make a name of somebody: "the World Series", "South Korea"."""
    known = person_named(name, text)
    if known is not None and known.is_sure:
        return True
    return country_of(name) is None and re.search(rf"\b[Tt]he {re.escape(name)}\b", text) is None


def name_of(found: Mention, context: DocumentContext, *, known: bool = True) -> str:
    """What to write for something mentioned before: a full name, or the noun phrase, `known` without its count."""
    if found.kind == "person":
        return found.key
    if known and is_bare(found.noun):
        named = definite_named(found.noun, found.offset, context)
        if named is not None:
            return f"the {named}" if wants_article(named, found.noun, context.text) else named
    if known and found.noun.pos_ == "NOUN" and found.noun.tag_ != "NNP":
        return definite(found.noun, found.offset, context)
    return phrase(found.noun, found.offset, context)


def definite(noun: Token, offset: int, context: DocumentContext) -> str:
    """A noun phrase as what was named already: "a ferry" -> "the ferry", "about 40 men" -> "the men"."""
    name = phrase(noun, offset, context)
    if noun.pos_ == "PROPN" or noun.ent_type_ or any(c.dep_ == "poss" for c in noun.children):
        return name
    if any(c.dep_ == "relcl" for c in noun.children):
        name = " ".join(t.text for t in noun.subtree if t.i <= noun.i and t.dep_ != "det")
    counted = {t.lower_ for c in noun.children if c.dep_ == "nummod" for t in c.subtree}
    kept = " ".join(w for w in name.split(" ") if w.lower() not in counted)
    kept = re.sub(rf"^(?:{'|'.join(_COUNTS)}) ", "", kept, flags=re.I)
    if any(c.dep_ == "det" and c.lower_ in {"no", "any"} for c in noun.children):
        return name
    return f"the {_inside(kept, noun, context.text)}"


def phrase(noun: Token, offset: int, context: DocumentContext) -> str:
    """A noun phrase as a name: without article and asides, people under their full names."""
    if noun.lower_ in words("role", "heads") and len(list(noun.lefts)) <= 1 and not list(noun.rights):
        name = holder(noun.lower_, context.text, offset)
        if name is not None:
            return name
    found = mention(noun, offset, context)
    if found.kind == "person":
        return found.key
    root_cut = cut(noun, frozenset({noun.i}), frozenset())
    root_cut.fit(lambda: len(spell(root_cut.kept(noun.subtree))) - _LONGEST, spare=_SPARE)
    told = words("rank", "once") if noun.tag_ == "NNS" else frozenset()
    dated = {t.i for c in noun.children if _is_when(c) or c.lower_ in told for t in c.subtree}
    dated |= {c.i for c in noun.children if c.i > noun.i and c.lower_ in _BEHIND_NAME}
    kept = [t for t in root_cut.kept(noun.subtree) if t.i not in dated and not (t.dep_ == "case" and t.head == noun)]
    names = longer_names(kept, context.text, offset) | _owners(kept, offset, context)
    return _inside(without_article(spell(kept, names)), noun, context.text)


def _is_when(child: Token) -> bool:
    """True for a day inside a noun phrase that is no part of its name: "Wednesday state radio", "a note on Friday"."""
    if child.dep_ == "prep":
        return any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in child.children)
    return child.ent_type_ == "DATE" and child.tag_ == "NNP" and child.head.ent_type_ in {"", "CARDINAL"}


def _inside(name: str, noun: Token, text: str) -> str:
    """A noun phrase as it stands inside a sentence: the capital goes that it had as its first word."""
    first = next((t for t in noun.subtree if t.dep_ != "det" and name.startswith(t.text)), None)
    if first is None:
        return name
    if first.tag_ == "NN" and re.search(rf"\b{re.escape(first.lower_)}\b", text) is None:
        return name
    is_name = first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}
    return name if is_name else uncapitalized(name)


def uncapitalized(words: str) -> str:
    """Words without the capital of a sentence's first word; the capitals of letters that stand for words stay.

    >>> uncapitalized("Ferry"), uncapitalized("UN envoy"), uncapitalized("U.S. troops")
    ('ferry', 'UN envoy', 'U.S. troops')
    """
    return words if words[1:2].isupper() or words[1:2] == "." else words[:1].lower() + words[1:]


def _owners(tokens: Sequence[Token], offset: int, context: DocumentContext) -> dict[int, str]:
    """Names for the possessives in a noun phrase: "her daughter" is Ann Lee’s daughter."""
    own = (t for t in tokens if t.dep_ == "poss" and t.lower_ in PERSON | {"its"})
    found = ((t.i, meaning(t, offset, context)) for t in own)
    return {i: possessive(m.key) for i, m in found if m is not None and m.noun.pos_ == "PROPN"}


def possessive(name: str) -> str:
    """A name in the genitive: "Ann Lee’s", "the rebels’"."""
    if name.endswith(("'s", "’s", "s’")):
        return name
    return name + ("’" if name.endswith("s") else "’s")
