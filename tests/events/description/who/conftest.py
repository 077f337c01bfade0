"""A text of ours, read: its context and the parse of its last sentence, with names."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import split

if TYPE_CHECKING:
    from spacy.tokens import Doc

Read = Callable[..., "tuple[DocumentContext, Doc, int]"]
"""Text, title -> context, parse of the last sentence, and where that starts."""


@pytest.fixture(scope="session")
def read() -> Read:
    if model_name() is None:
        pytest.skip("no English model is installed")

    def last_of(text: str, title: str | None = None) -> "tuple[DocumentContext, Doc, int]":
        sentences = split(text)
        context = DocumentContext.of(text, sentences, title=title, parse=lambda asked: [p.doc for p in parse(asked)])
        return context, *context.parsed(sentences[-1])

    return last_of
