"""Traits of the sentence that tells an event, and of the text around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.lines.line import Told
from dateline.events.text.description.who.pronouns import SPEAKER
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import NOUN_SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOPS: Final = ".!?…”\"'’)"
_QUOTES: Final = '“”"'
_LONG: Final = 50
_FIRST: Final = 3
_RUN: Final = re.compile(r"(?:[A-Z][\w’'-]* ){5}")
_PAGE: Final = re.compile(r"[|@#©]|https?:|www\.|\.\.\.|…| -- |\b\d{1,2}:\d\d\b")


def traits_around(told: Told) -> dict[str, float]:
    """Traits that all lines of a sentence share; each 0 to 1."""
    text, doc = told.parsed.sentence.text.strip(), told.parsed.doc
    found = {
        "no stop": text[-1:] not in set(_STOPS),
        "asks or cries": text.rstrip(_QUOTES)[-1:] in {"?", "!"},
        "opens small": text[:1].islower(),
        "run of capitals": _RUN.search(text) is not None,
        "signs of a page": _PAGE.search(text) is not None,
        "colon": ": " in text,
        "semicolon": ";" in text,
        "quotation": any(q in text for q in _QUOTES),
        "spoken to": any(t.lower_ in SPEAKER | {"you", "your"} for t in doc),
        "date is now": any(doc[i].lower_ in words("judged", "now") for i in told.gone),
        "two subjects": any(_subjects(doc, v) > 1 for v in {t.head.i for t in doc if t.dep_ in NOUN_SUBJECTS}),
        "near the top": any(s.start == told.start for s in told.context.sentences[:_FIRST]),
    }
    return {k: float(v) for k, v in found.items()} | {"long sentence": min(len(doc) / _LONG, 1.5)}


def _subjects(doc: Doc, verb: int) -> int:
    return sum(c.dep_ in NOUN_SUBJECTS for c in doc[verb].children)
