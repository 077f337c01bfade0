"""The form of what a language model answers, read leniently: one event out of form costs no other."""

from __future__ import annotations

from typing import Final

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    model_validator,
)

from dateline.events.table.claim import Status
from dateline.events.text.attachment.use import Relation

_PLAIN: Final = ("on", "at", "during", "")
"""What many models give as the relation of what happened then."""
_NONE: Final = -1
"""The sentence of an event that is out of form."""


class Proposal(BaseModel):
    """One event as a model proposes it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sentence: int
    quote: str
    date_words: str
    event_word: str
    calendar: str = ""
    relation: Relation = "in"
    title: str = ""
    status: Status = "fact"
    _unread: str = PrivateAttr("")

    @model_validator(mode="wrap")
    @classmethod
    def _leniently(cls, given: object, read: ModelWrapValidatorHandler[Proposal]) -> Proposal:
        """An event out of form is kept with what is wrong with it, and told to the model by itself."""
        try:
            return read(_tidied(given))
        except ValidationError as err:
            made = cls.model_construct(sentence=_NONE, quote="", date_words="", event_word="")
            made._unread = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in err.errors())
            return made

    @property
    def unread(self) -> str:
        """What of it is out of form, in words for the model; empty where nothing is."""
        return self._unread


class Answer(BaseModel):
    """All events of one request."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    events: list[Proposal] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _of_list(cls, given: object) -> object:
        """An answer that is the list of its events alone."""
        return {"events": given} if isinstance(given, list) else given


def _tidied(given: object) -> object:
    """Without what is null, and with the plain prepositions of what happened then."""
    if not isinstance(given, dict):
        return given
    said = {name: value for name, value in given.items() if value is not None}
    return said | {"relation": "in"} if said.get("relation") in _PLAIN else said
