"""The "I" of a text that somebody tells, as another would: "I have left my firm" is "Ann Lee has left Lee’s firm"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.names.teller import teller
from dateline.events.text.description.who.binding import in_quote
from dateline.events.text.description.who.pronouns import possessive
from dateline.events.text.parsing.labels import AUXILIARIES

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS: Final = frozenset({"i", "me", "my", "mine"})
_VERBS: Final = {"am": "is", "’m": "is", "'m": "is", "have": "has", "’ve": "has", "'ve": "has", "do": "does"}
_HISSING: Final = ("s", "x", "z", "ch", "sh", "o")
_VOWELS: Final = "aeiou"


def third_person(tokens: Sequence[Token], context: DocumentContext) -> Mapping[int, str]:
    """What to write for the "I" and "my" of a line, and for the verbs of "I"; nothing where the text says no teller.

    Whoever tells is named in full once, then by the family name. What stands in quotation marks stays.

    Args:
        tokens: The tokens of the line, in its order.
        context: The document.
    """
    name = teller(context.text)
    own = [t for t in tokens if t.lower_ in _FORMS and t.tag_ in {"PRP", "PRP$"} and not in_quote(t)]
    if name is None or not own:
        return {}
    short = name.rsplit(" ", 1)[-1]
    told = {t.i: name if t is own[0] else short for t in own}
    told = {t.i: possessive(told[t.i]) if t.tag_ == "PRP$" else told[t.i] for t in own}
    acting = {t.i for t in own if t.lower_ == "i"}
    return told | {t.i: _of_one(t) for t in tokens if t.tag_ == "VBP" and _acts(t, acting)}


def _acts(verb: Token, acting: set[int]) -> bool:
    """True for the verb, or the auxiliary of a verb, of which "I" is the subject."""
    subject = own_subject(verb.head if verb.dep_ in AUXILIARIES else verb)
    return subject is not None and subject.i in acting


def _of_one(verb: Token) -> str:
    """A verb of the present as it follows a name: "have" is "has", "deny" is "denies"."""
    form = verb.lower_
    if form in _VERBS:
        return _VERBS[form]
    if form.endswith("y") and form[-2:-1] not in _VOWELS:
        return f"{form[:-1]}ies"
    return form + ("es" if form.endswith(_HISSING) else "s")
