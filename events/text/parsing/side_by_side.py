"""Documents read side by side, so that what several of them wait for is parsed in one go: much faster than each alone.

Reading a document is a generator. It yields what must be parsed before it can go on, is sent the parses, and returns
what was read. What a sentence's parse is does not depend on those parsed with it, so neither does what is read.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.events.text.parsing.parser import ParsedSentence, parse, recognize
from dateline.events.text.parting.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document waits for.

    Attributes:
        sentences: To be parsed.
        unnamed: Parses whose names are to be marked.
        waits: What is under way elsewhere, such as the answer of an endpoint.
    """

    sentences: Sequence[Sentence] = ()
    unnamed: Sequence[Doc] = ()
    waits: Future[Any] | None = None


Read = TypeVar("Read")
Answer = list[ParsedSentence]
"""The parses of the sentences that a document asked for, in their order."""
Steps = Generator[Wanted, Answer, Read]
"""The reading of one document."""


def read_side_by_side(documents: Iterable[Steps[Read]]) -> list[Read | Exception]:
    """Read documents to their ends; one that breaks gives its error, and the others go on.

    Returns:
        What each reading returned, in their order, or the error that it ended with.
    """
    all_steps = list(documents)
    ended: dict[int, Read | Exception] = {}
    answers: dict[int, Answer | Exception | None] = dict.fromkeys(range(len(all_steps)))
    while answers:
        wanted: dict[int, Wanted] = {}
        for place, answer in answers.items():
            try:
                wanted[place] = _next(all_steps[place], answer)
            except StopIteration as end:
                ended[place] = end.value
            except Exception as err:  # noqa: BLE001 - one text that breaks a rule must not stop the others
                ended[place] = err
        failed = _failed({place: want.waits for place, want in wanted.items() if want.waits is not None})
        answers = {**_answers({place: want for place, want in wanted.items() if place not in failed}), **failed}
    return [ended[place] for place in range(len(all_steps))]


def _next(steps: Steps[Read], answer: Answer | Exception | None) -> Wanted:
    """What a document waits for next, after its answer; None begins it."""
    if isinstance(answer, Exception):
        return steps.throw(answer)
    return next(steps) if answer is None else steps.send(answer)


def _failed(waiting: Mapping[int, Future[Any]]) -> dict[int, Exception]:
    """Wait for all of them, and give the errors of those that failed."""
    errors = {place: future.exception() for place, future in waiting.items()}
    return {place: error for place, error in errors.items() if isinstance(error, Exception)}


def _answers(wanted: Mapping[int, Wanted]) -> dict[int, Answer | Exception]:
    """The answer to each, made together; where that breaks, each alone, so that only the one at fault has none."""
    try:
        parsed = iter(parse(s for want in wanted.values() for s in want.sentences))
        recognize(doc for want in wanted.values() for doc in want.unnamed)
    except Exception as err:  # noqa: BLE001 - told to the one at fault
        if len(wanted) == 1:
            return dict.fromkeys(wanted, err)
        return {place: answer for one in wanted.items() for place, answer in _answers(dict([one])).items()}
    return {place: [next(parsed) for _ in want.sentences] for place, want in wanted.items()}
