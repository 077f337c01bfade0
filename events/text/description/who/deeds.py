"""A deed that a verb told first: "the closure" is that of the foundry which the text said would be shut."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.who.mentions import mention
from dateline.events.text.description.who.phrases import kept_words, spelt
from dateline.events.text.description.words import table
from dateline.events.text.parsing.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 8
"""Sentences before a noun in which its deed may be told."""
_LONGEST: Final = 60


def deed_told(noun: Token, start: int, context: DocumentContext) -> str | None:
    """What a bare noun for a deed means, by the last verb that told of such a deed and whom it befell.

    Args:
        noun: A common noun with "the" and nothing that says which.
        start: Where its sentence starts in the document.
        context: The document.

    Returns:
        "closure of the foundry", "Ann Lee’s resignation"; None where no such verb tells of anything named.
    """
    form = noun.lemma_.lower()
    verbs = _verbs("befalls", form) or _verbs("does", form)
    if not verbs or context.parse is None:
        return None
    before = [s for s in context.sentences if s.end <= start][-_REACH:]
    for sentence in reversed(before):
        if not _stems(verbs).search(sentence.text):
            continue
        doc, offset = context.parsed(sentence)
        for verb in reversed([t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() in verbs]):
            whose = _one(verb, offset, context, befalls=bool(_verbs("befalls", form)))
            told = f"{whose}’s {form}" if whose[:1].isupper() and _verbs("does", form) else f"{form} of {whose}"
            if whose and len(told) <= _LONGEST:
                return told
    return None


@cache
def _verbs(section: str, noun: str) -> frozenset[str]:
    return frozenset(table("who/deeds.toml")[section].get(noun, "").split())


@cache
def _stems(verbs: frozenset[str]) -> re.Pattern[str]:
    """Any word that may be a form of one of these verbs: the parse says whether it is."""
    starts = {verb[:4].rstrip("e") for verb in verbs} | {
        f for v in verbs for f in table("who/deeds.toml")["forms"].get(v, "").split()
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, starts)))})\w*", re.I)


def _one(verb: Token, offset: int, context: DocumentContext, *, befalls: bool) -> str:
    """Who or what the deed is told with; "" where the text only points to it."""
    own = {c.dep_: c for c in verb.children}
    suffers = own.get("dobj") or own.get("nsubjpass")
    acts = next((own[d] for d in SUBJECTS if d in own), None)
    word = (suffers or acts) if befalls else acts
    if word is None or word.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"}:
        return ""
    if word.pos_ == "PROPN":
        who = mention(word, offset, context, alone=True)
        return who.key if label_of(word) == "PERSON" else spelt_out(name_run(word))
    if word.pos_ != "NOUN":
        return ""
    name = spelt(kept_words(word))
    return f"the {name}" if name and word.tag_ == "NN" else name
