"""A line in the sentence's own words and order: what stands between commas, without its date.

Where the parse is wrong, what is cut by it says something else. A stretch of the sentence never does: the line goes
from the subject to the comma behind the event. A stretch with a second deed, or with a date of its own, is none: these
may be of another time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import DASHES, OPENING
from dateline.events.text.description.grammar.clauses import RELATIVES, governing, own_subject
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.statements import claim_of
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.parsing.labels import DATES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BORDERS: Final = frozenset({",", ";", ":", "|", "...", "…"}) | DASHES
_FEWEST: Final = 5
"""Words of the shortest stretch that tells something."""


def verbatim(told: Told) -> Title | None:
    """The stretch of the sentence from its subject to its event; None where that is no clause, or too long."""
    doc, verb = told.parsed.doc, governing(told.head)
    subject = own_subject(verb) if verb.pos_ in VERBAL else None
    if subject is None or subject.i > verb.i or _is_relative(subject) or claim_of(verb) is not None:
        return None
    if any(t.i in told.gone for t in (subject, verb)):
        return None
    first = subject.left_edge.i
    last = next((i for i in range(max(verb.i, told.head.i) + 1, len(doc)) if _parts(doc[i])), len(doc))
    gone = told.gone | _bracketed(doc)
    tokens = [t for t in doc[first:last] if t.i not in gone]
    if any(t.ent_type_ in DATES or _is_another_deed(t, verb) for t in tokens):
        return None
    text, unclear = told.spelt(tokens)
    if len(text) >= HARD_LENGTH or len(tokens) < _FEWEST:
        return None
    return Title(text, sorted({"verbatim", *unclear}), tokens, tokens, verb)


def _is_relative(subject: Token) -> bool:
    """True for "who", and for "most of whom": alone these say of nobody."""
    return any(t.lower_ in RELATIVES | {"whose"} and t.i < subject.head.i for t in subject.subtree if t.tag_ != "IN")


def _is_another_deed(token: Token, verb: Token) -> bool:
    """True for a verb beside the event's, and for the one over it: "the mine they opened employs 300".

    So too for what follows its clause without a comma: "When it expired in 1876 he left".
    """
    joined = token.dep_ == "conj" and token.head == verb
    return token.pos_ in VERBAL and (joined or (verb.dep_ in {"relcl", "advcl"} and token in verb.ancestors))


def _parts(token: Token) -> bool:
    """True for what parts two stretches: a stop between words, not the comma of a number or the hyphen of a word."""
    joins = token.text in DASHES and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    listed = token.text == "," and any(c.dep_ == "conj" for c in token.head.children) and token.head.pos_ != "VERB"
    return (token.text in _BORDERS and not joins and not listed) or token.is_sent_end is True


def _bracketed(doc: Doc) -> set[int]:
    """What stands in brackets."""
    inside, depth = set(), 0
    for token in doc:
        depth += token.text in OPENING
        if depth:
            inside.add(token.i)
        depth -= depth > 0 and token.text in {")", "]", "}"}
    return inside
