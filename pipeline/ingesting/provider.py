"""Who decides which event a date dates: the extractor that a command's options ask for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from dateline.events.errors import QueryError

if TYPE_CHECKING:
    from dateline.events.text.attachment.reading import Attacher
    from dateline.events.text.extractor import Extractor


def spent(extractor: object) -> list[str]:
    """What the language model of an extractor was asked so far, in a line; none where none was asked here."""
    total = getattr(getattr(extractor, "attacher", None), "spent", None)
    return [f"language model: {total}"] if total is not None and total.requests else []


class Provider(StrEnum):
    """What decides which event a date dates."""

    AUTO = "auto"
    RULES = "rules"
    PARSE = "parse"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class ProviderChoice:
    """A provider as a command was given it: `url` and `name` are those of a language model."""

    provider: Provider
    url: str | None = None
    name: str | None = None

    def extractor(self, widths: Path | None) -> Extractor:
        """The extractor, with the widths of vague words of a file where one is given.

        Raises:
            QueryError: A language model without an endpoint or a name.
            ReadError: The widths cannot be read.
        """
        from dateline.events.text.extractor import Extractor
        from dateline.pipeline.ingesting.vague import read_vague

        return Extractor(self._attacher(), vague=read_vague(widths) if widths else {})

    def _attacher(self) -> Literal["auto", "rules", "parse"] | Attacher:
        """A provider's name, or a language model; its key comes from $DATELINE_MODEL_KEY, never from a command line."""
        if self.provider is not Provider.MODEL:
            return cast('Literal["auto", "rules", "parse"]', self.provider.value)
        if not self.url or not self.name:
            raise QueryError("--provider model", "needs an endpoint and a model", "give --model-url and --model-name")
        from dateline.events.text.attachment.model import ModelAttacher

        return ModelAttacher(self.url, self.name, os.environ.get("DATELINE_MODEL_KEY") or "none")
