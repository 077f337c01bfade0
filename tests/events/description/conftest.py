"""One sentence, its head word and its dates -> a description, by the parse or without."""

from collections.abc import Callable, Sequence

import pytest

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.describe import Description, describe
from dateline.events.text.description.lines.candidates import candidates
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.owndates import dated
from dateline.events.text.description.wording import capital, without_article
from dateline.events.text.parsing.parser import ParsedSentence, model_name, parse, recognize
from dateline.events.text.parting.sentences import Sentence, split
from dateline.events.text.timex import Timex

Describe = Callable[..., Description]


def timexes(text: str, dates: Sequence[str]) -> list[Timex]:
    """A Timex for the last occurrence of each date's words."""
    return [Timex(text.rindex(d), text.rindex(d) + len(d), d, "DATE", "", "test") for d in dates]


def one(sentence: Sentence) -> ParsedSentence:
    return next(iter(parse([sentence])))


def context_of(text: str, title: str | None = None) -> DocumentContext:
    return DocumentContext.of(text, split(text), title=title, parse=lambda asked: [p.doc for p in parse(asked)])


def head_of(parsed: ParsedSentence, head: str) -> int:
    return next(t.i for t in reversed(parsed.doc) if t.text == head)


@pytest.fixture(scope="session")
def described() -> Describe:
    """Describe the event of the last sentence of a text whose head word is `head`."""
    if model_name() is None:
        pytest.skip("no English model is installed")

    def describe_last(text: str, head: str, *dates: str) -> Description:
        context = context_of(text)
        parsed = one(context.sentences[-1])
        return describe(parsed, head_of(parsed, head), timexes(text, dates), context)

    return describe_last


@pytest.fixture(scope="session")
def told() -> Callable[..., Told]:
    """The event of the last sentence of a text whose head word is `head`."""
    if model_name() is None:
        pytest.skip("no English model is installed")

    def find(text: str, head: str, *dates: str) -> Told:
        context = context_of(text)
        parsed = recognized(one(context.sentences[-1]))
        own = timexes(text, dates)
        at = head_of(parsed, head)
        return Told(parsed, parsed.doc[at], dated(parsed, own, at), context, tuple(own))

    return find


@pytest.fixture(scope="session")
def cut(told: Callable[..., Told]) -> Callable[..., list[Title]]:
    """Every line that could tell that event."""
    return lambda *event: list(candidates(told(*event)))


@pytest.fixture(scope="session")
def written(cut: Callable[..., list[Title]]) -> Callable[..., list[str]]:
    """The same as they would be printed."""
    return lambda *event: [capital(without_article(line.text)) for line in cut(*event)]


def recognized(parsed: ParsedSentence) -> ParsedSentence:
    recognize([parsed.doc])
    return parsed
