"""What a document is about, in a few words: "Arden dock strike", a label for lines that leave open which is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import is_event_noun
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.who.cast import subject_of
from dateline.events.text.description.who.labels import label_of, name_run, spelt_out
from dateline.events.text.description.who.phrases import kept_words, spelt

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING: Final = 2
"""Sentences that are read for it, besides the title."""
_LONGEST: Final = 40


def topic(context: DocumentContext) -> str | None:
    """What a document is about: its first event with a name beside it, else the one whom it is about, else a name.

    Computed once a document. Without a parse there is none.

    Returns:
        A noun phrase of at most forty code points, without article: "Arden dock strike", "Ann Lee"; None where the
        opening of the document names nothing.
    """
    key = context.headline
    if key not in context.topics:
        found = next((name for name in _topics(context) if 0 < len(name) <= _LONGEST), None)
        context.topics[key] = found
    return context.topics[key]


def _topics(context: DocumentContext) -> Iterator[str]:
    """What it may be, the likeliest first."""
    opening = [doc for doc, _ in context.opening(_OPENING) if not _is_in_capitals(doc)]
    events = [name for doc in opening for name in _events(doc, context.lang)]
    yield from (name for name, named in events if named)
    person = subject_of(context.text)
    if person is not None:
        yield person
    yield from (name for doc in opening[:1] for name, _ in _events(doc, context.lang))
    yield from (name for doc in opening for name in _subjects(doc))


def _is_in_capitals(doc: Doc) -> bool:
    """True for a headline whose words have capitals, names or not: nothing shows there what is a name."""
    spelled = [t for t in doc if t.is_alpha and len(t) > 3]
    return len(spelled) > 2 and 3 * sum(t.is_lower for t in spelled) < len(spelled)


def _events(doc: Doc, lang: str) -> Iterator[tuple[str, bool]]:
    """The phrases of event nouns that say which event, and whether by a name."""
    tables = lexicon(lang)
    for noun in doc:
        if noun.dep_ in {"compound", "nmod"} or not is_event_noun(noun, tables):
            continue
        kept = kept_words(noun)
        if len(kept) > 1:
            yield spelt(kept), any(t.pos_ == "PROPN" for t in kept if t != noun)


def _subjects(doc: Doc) -> Iterator[str]:
    """The named bodies and places that do something in a sentence."""
    for noun in doc:
        if noun.pos_ == "PROPN" and noun.dep_ in {"nsubj", "nsubjpass"} and label_of(noun) in {"ORG", "GPE", "FAC"}:
            yield spelt_out(name_run(noun))
