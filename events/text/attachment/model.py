"""Attachment by a language model behind any OpenAI-compatible endpoint: optional, and never called unless asked for.

The model reads the article and proposes (`asking.py`); our code checks (`proposals.py`). What does not stand in the
text is told to the model, which may try again; what is wrong still is dropped, a title gives way to our own. Dates are
resolved by the tagger as for every other provider; of several days that the words of one can mean the model may choose.
"""

from __future__ import annotations

import logging
from asyncio import gather
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.events.errors import EndpointError, LocatedError
from dateline.events.text.attachment.answers import Answer, Proposal
from dateline.events.text.attachment.asking import INSTRUCTIONS, asked_of, one_line, request
from dateline.events.text.attachment.endpoint import Spent, beside, is_closed, places
from dateline.events.text.attachment.proposals import Held, News, check, title_fault
from dateline.events.text.attachment.reading import Attached, Attachment, NewsLine, Reading
from dateline.events.text.parsing.parser import model_name

if TYPE_CHECKING:
    from pydantic_ai import Agent, RunContext

log = logging.getLogger(__name__)

_SENTENCES: Final = 25
"""Dated sentences in one request."""
_RETRIES: Final = 2
_AGAIN: Final = (
    "These do not hold. Give them again, corrected, and no others: what is not named here is kept. "
    "Leave out what cannot be corrected."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one request is about, and what of its answer held."""

    reading: Reading
    by_sentence: dict[int, list[int]]
    held: list[Held] = field(default_factory=list)

    def hold(self, found: Iterable[Held]) -> None:
        """Keep what an answer gave beside what the answers before gave with a title that holds."""
        kept = [each for each in self.held if _titled(each)]
        told = {_event(each) for each in kept}
        self.held[:] = [*kept, *(each for each in found if _event(each) not in told)]

    def lines(self) -> dict[int, NewsLine | None]:
        """The lines of its sentences that may be news; one whose title does not hold is left to others."""
        told = {news.sentence: news.line for news in self.held if isinstance(news, News)}
        silent = {i: None for i in self.by_sentence if i in self.reading.news and i not in told}
        return silent | {i: line for i, line in told.items() if line is not None}


@dataclass(frozen=True, slots=True)
class ModelAttacher:
    """Attaches by asking a language model.

    Attributes:
        address: Base address of an OpenAI-compatible endpoint, such as `http://localhost:8080/v1`.
        model: The model's name there.
        key: Its key; endpoints on one's own machine want none.
        timeout: Seconds to wait for an answer; a model on one's own machine may let several requests wait in line.
        at_once: How many requests are under way at once, of one document or of several.
        spent: What all requests so far took.
    """

    address: str
    model: str
    key: str = field(default="none", repr=False)
    timeout: float = 600.0
    at_once: int = 4
    spent: Spent = field(default_factory=Spent, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What goes into `extractor_version`: another model reads otherwise."""
        return f"model-{self.model}"

    @property
    def needs_parse(self) -> bool:
        """True where a parser is there: titles and actors are the better for it."""
        return model_name() is not None

    def attach(self, reading: Reading) -> Attached:
        """The events that the timexes of a document date, and what it reports without a date.

        Raises:
            EndpointError: the endpoint is not there, or lets nobody in.
            LocatedError: pydantic-ai is not installed, or no answer can be used.
        """
        return self.begin(reading).result()

    def begin(self, reading: Reading) -> Future[Attached]:
        """Ask, and go on: the result or error of `attach` comes later.

        Raises:
            LocatedError: pydantic-ai is not installed.
        """
        sentences = list(asked_of(reading).items())
        firsts = range(0, len(sentences), _SENTENCES)
        asked = [_Asked(reading, dict(sentences[i : i + _SENTENCES])) for i in firsts]
        return beside(self._attach(_agent(self), asked))

    async def _attach(self, agent: Agent[_Asked, Answer], asked: Sequence[_Asked]) -> Attached:
        from openai import OpenAIError
        from pydantic_ai.exceptions import AgentRunError

        try:
            async with agent:
                await gather(*(self._ask(agent, one) for one in asked))
        except (AgentRunError, OpenAIError) as err:
            if is_closed(err):
                remedy = "check address, model and key, and give the same command again"
                raise EndpointError(self.address, f"no language model answers there: {err}", remedy) from err
            problem = f"the language model gave no answer that could be used: {err}"
            raise LocatedError(self.address, problem, "use another model or provider for it") from err
        return _together(asked)

    async def _ask(self, agent: Agent[_Asked, Answer], asked: _Asked) -> None:
        from pydantic_ai import RunUsage
        from pydantic_ai.exceptions import UnexpectedModelBehavior

        used = RunUsage()
        try:
            async with places(self.at_once):
                await agent.run(request(asked.reading, asked.by_sentence), deps=asked, usage=used)
        except UnexpectedModelBehavior as err:
            if not asked.held:
                raise
            log.warning("model.corrections_not_read %s", err)
        finally:
            self.spent.add(used.requests, used.input_tokens, used.output_tokens)


def _together(asked: Sequence[_Asked]) -> Attached:
    """What held of the answers to all requests of a document."""
    events: dict[tuple[int, int], Attachment] = {}
    for each in (each for one in asked for each in one.held if isinstance(each, Attachment)):
        events.setdefault((each.timex, each.trigger.char_start), each)
    lines = {i: line for one in asked for i, line in one.lines().items()}
    return Attached([events[place] for place in sorted(events)], lines)


def _agent(given: ModelAttacher) -> Agent[_Asked, Answer]:
    try:
        from pydantic_ai import Agent, PromptedOutput
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
    except ImportError as err:
        remedy = "install dateline[llm], or use another provider"
        raise LocatedError("provider model", "pydantic-ai is not installed", remedy) from err
    chat = OpenAIChatModel(given.model, provider=OpenAIProvider(base_url=given.address, api_key=given.key))
    agent = Agent(
        chat,
        deps_type=_Asked,
        output_type=PromptedOutput(Answer),
        instructions=INSTRUCTIONS,
        retries=_RETRIES,
        model_settings={"temperature": 0.0, "timeout": given.timeout},
    )
    agent.output_validator(_checked)
    return agent


def _checked(context: RunContext[_Asked], answer: Answer) -> Answer:
    """Keep what holds; send back the faults of the rest, and only these, while tries are left."""
    from pydantic_ai import ModelRetry

    asked = context.deps
    results = [(proposal, check(proposal, asked.reading, asked.by_sentence)) for proposal in answer.events]
    asked.hold(result for _, result in results if not isinstance(result, str))
    faults = [(proposal, fault) for proposal, result in results if (fault := _fault(proposal, result, asked.reading))]
    if faults and not context.last_attempt:
        told = (f"line {proposal.sentence}, {one_line(proposal.title)!r}: {fault}" for proposal, fault in faults)
        raise ModelRetry("\n".join([_AGAIN, *told]))
    wrong = sum(isinstance(result, str) for _, result in results)
    if wrong:
        log.warning("model.proposals_dropped count=%d", wrong)
    return answer


def _fault(proposal: Proposal, result: Held | str, reading: Reading) -> str | None:
    """What is wrong with a proposal, in words for the model; None where all of it holds."""
    if isinstance(result, str):
        return result
    return None if _titled(result) else title_fault(proposal.title, reading)


def _titled(held: Held) -> bool:
    """False for what holds but for its title."""
    return (held.title if isinstance(held, Attachment) else held.line) is not None


def _event(held: Held) -> tuple[int, int]:
    """What tells an event from the others of a request."""
    return (held.timex, held.trigger.char_start) if isinstance(held, Attachment) else (-1, held.sentence)
