"""A second look at the rules' choice: a small log-linear model over the words that could be the event.

The rules' choice is one feature among some forty; weights are a table, learned by `tools/train_attachment.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.heads import SUBJECTS, Head, is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST_SHARE: Final = 0.25


def candidates(phrase: DatePhrase, taken: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """Words of the sentence that could be the event: verbs, predicates, nouns that may name one.

    Args:
        phrase: The date.
        taken: Indices of the tokens of all dates of the sentence.
        lexicon: The word classes.
    """
    return [t for t in phrase.span.doc if t.i not in taken and _could_be_event(t, lexicon)]


def features(phrase: DatePhrase, candidate: Token, chosen: Head, lexicon: Lexicon) -> list[str]:
    """What is true of a date and a candidate, by name, given the rules' choice."""
    return [
        *_agreement(candidate, chosen),
        *_kind(candidate, lexicon),
        *_place(phrase, candidate),
        *_path(phrase, candidate, lexicon),
    ]


def choose(phrase: DatePhrase, chosen: Head, taken: frozenset[int], lexicon: Lexicon) -> tuple[Token, float]:
    """The likeliest candidate and its probability."""
    table = weights()
    options = candidates(phrase, taken, lexicon)
    if chosen.token.i not in {t.i for t in options}:
        options.append(chosen.token)
    scores = [sum(table.get(name, 0.0) for name in features(phrase, t, chosen, lexicon)) for t in options]
    top = max(scores)
    total = sum(exp(s - top) for s in scores)
    best = scores.index(top)
    return options[best], 1 / total


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The learned table: feature -> weight."""
    table = json.loads((files(__package__) / "en" / "weights.json").read_text("utf-8"))
    return {name: float(value) for name, value in table["weights"].items()}


def _could_be_event(token: Token, lexicon: Lexicon) -> bool:
    if is_predicate(token):
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        return lexicon.event_share.get(token.lemma_.lower(), 0.0) >= _LEAST_SHARE or token.tag_ == "VBG"
    return token.pos_ == "ADJ" and token.dep_ in {"acomp", "ROOT", "oprd"}


def _agreement(candidate: Token, chosen: Head) -> Iterator[str]:
    if candidate.i == chosen.token.i:
        yield "rule"
        yield f"rule={chosen.rule}"
        return
    if candidate.head.i == chosen.token.i:
        yield f"under_rule={candidate.dep_}"
    elif chosen.token.head.i == candidate.i:
        yield f"over_rule={chosen.token.dep_}"
    elif candidate.head.head.i == chosen.token.i and candidate.head.pos_ == "ADP":
        yield f"under_rule_by={candidate.head.lower_}"
    else:
        yield "far_from_rule"


def _kind(candidate: Token, lexicon: Lexicon) -> Iterator[str]:
    lemma = candidate.lemma_.lower()
    noun = candidate.pos_ in {"NOUN", "PROPN"}
    yield f"pos={'NOUN' if noun else candidate.pos_}"
    yield f"dep={candidate.dep_}"
    if noun:
        yield f"share={round(4 * lexicon.event_share.get(lemma, 0.0))}"
        return
    yield f"tag={candidate.tag_}"
    for name in ("reporting", "aspectual", "planning", "light", "perceiving"):
        if lemma in getattr(lexicon, name):
            yield f"class={name}"
    if lemma == "be":
        yield "class=be"
    if any(c.dep_ in SUBJECTS for c in candidate.children):
        yield "has_subject"


def _place(phrase: DatePhrase, candidate: Token) -> Iterator[str]:
    before = candidate.i < phrase.span.start
    low, high = (candidate.i + 1, phrase.span.start) if before else (phrase.span.end, candidate.i)
    between = phrase.span.doc[low:high]
    side = "before" if before else "after"
    yield f"side={side}"
    if phrase.span.start <= 1:
        yield f"opening:{side}"
    yield f"distance={side}:{min(len(between).bit_length(), 5)}"
    verbs = sum(is_predicate(t) for t in between)
    yield f"verbs_between={min(verbs, 3)}"
    if any(t.text in {",", ";", ":"} for t in between):
        yield f"comma:{side}"
    if any(t.lower_ in {"that", "which", "who", "when", "where"} for t in between):
        yield f"clause_word:{side}"


def _path(phrase: DatePhrase, candidate: Token, lexicon: Lexicon) -> Iterator[str]:
    """How the candidate stands over the date in the tree."""
    signal = phrase.signal or "none"
    kind = "N" if candidate.pos_ in {"NOUN", "PROPN"} else "V"
    climbed = _climbed(phrase.root, candidate)
    if climbed is None:
        yield f"not_over:{kind}"
        yield f"not_over:{kind}:{signal}"
        return
    yield f"over:{kind}:{min(climbed, 4)}"
    yield f"over:{kind}:{signal}"
    if phrase.governor is not None and phrase.governor.i == candidate.i:
        yield f"governor:{kind}"
        if phrase.premodifies:
            yield f"premodifies:{kind}"
    if is_event_noun(candidate, lexicon):
        yield f"over_event_noun:{candidate.dep_}"


def _climbed(root: Token, candidate: Token) -> int | None:
    """How many predicates or nouns lie between; None where the candidate is not over the date."""
    passed = 0
    for token in root.ancestors:
        if token.i == candidate.i:
            return passed
        if token.pos_ in {"VERB", "AUX", "NOUN", "PROPN"}:
            passed += 1
    return None
