"""WhatsApp's export of a chat: a line `day, clock - name: words` for each message, which may go on below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import DATA_CAP, read_text
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.tables.hand import Hand, hands_of, in_century

NOTICE: Final = "a notice of the program, no message"
MEDIA: Final = "a picture or file, no words"
FIRST_YEAR: Final = 2000
"""Years of two digits are of this century: WhatsApp is of 2009."""
_LINE: Final = re.compile(
    r"\u200e?\[?(?P<day>\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}),?\s+(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f][AaPp]\.?[Mm]\.?)?)"
    r"(?:\]|\s+-)\s+(?P<said>.*)"
)
_SAID: Final = re.compile(r"([^:]{1,60}):\s(.*)", re.DOTALL)
_ENCRYPTED: Final = re.compile(r"end-to-end|ende-zu-ende|bout en bout|extremo a extremo|ponta a ponta", re.I)
_OMITTED: Final = re.compile(
    r"\u200e?<?(?:Media|image|video|audio|sticker|document|GIF) omitted>?|<attached: .*>", re.I
)


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.txt that begins with a message, where somebody writes twice or the program says how it is encrypted.

    A chronology has days and clocks at the heads of its lines too, but no names that come again.
    """
    if name.suffix.lower() != ".txt":
        return False
    text = head.decode("utf-8", "replace").lstrip("\ufeff")
    lines = text.splitlines()
    if not lines or not _LINE.fullmatch(lines[0]):
        return False
    said = [hit["said"] for line in lines if (hit := _LINE.fullmatch(line))]
    senders = [hit[1] for words in said if (hit := _SAID.fullmatch(words))]
    return len(set(senders)) < len(senders) or _ENCRYPTED.search(text) is not None


@dataclass(slots=True)
class _Message:
    line: int
    day: str
    said: str


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a document for each message; notices and pictures are skips. All days are read as one hand wrote them."""
    decoded = read_text(path, cap=DATA_CAP)
    yield from context.remarks(decoded)
    messages = list(_messages(decoded.text))
    days = [{"day": in_century(message.day, FIRST_YEAR)} for message in messages]
    hand = hands_of(["day"], days, context)["day"]
    for message, day in zip(messages, days, strict=True):
        yield from _message(message, day["day"], hand, context)


def _message(message: _Message, day: str, hand: Hand, context: Context) -> Iterator[Item]:
    place = f"line {message.line}"
    said = _SAID.fullmatch(message.said)
    if said is None:
        yield context.skipped(place, NOTICE, message.said)
    elif _OMITTED.fullmatch(said[2].strip()):
        yield context.skipped(place, MEDIA, message.said)
    else:
        try:
            sent = hand.read(day).interval
        except DateError as err:
            yield context.reject(place, str(err), f"{message.day}: {message.said}")
            return
        name = f"{Path(context.shown).name} {place}"
        yield Document(said[2].strip(), name, f"{context.shown} {place}", sent, publisher=said[1].strip("\u200e ~"))


def _messages(text: str) -> Iterator[_Message]:
    message: _Message | None = None
    for number, line in enumerate(text.splitlines(), 1):
        hit = _LINE.fullmatch(line)
        if hit:
            if message:
                yield message
            message = _Message(number, hit["day"], hit["said"])
        elif message:
            message.said += f"\n{line}"
    if message:
        yield message


def _count(path: Path) -> int:
    return len(re.findall(rf"^{_LINE.pattern}$", read_text(path, cap=DATA_CAP).text, re.MULTILINE))


READER: Final = Reader("whatsapp", accepts, read, _count)
