"""E-mail: one message (.eml) or a mailbox of them (.mbox), each a document of the day on which it was sent."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import DATA_CAP, read_bytes
from dateline.pipeline.readers.common.markup import paragraphs
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import one_line, published_from

if TYPE_CHECKING:
    _Policy = email.policy.EmailPolicy[EmailMessage]
else:
    _Policy = email.policy.EmailPolicy

_WHOSE: Final = re.compile(r"^On [^\n]{1,200}(?:\n[^\n>]{1,100})? wrote:[ \t]*\n(?=\s{0,2}>)", re.MULTILINE)
"""What mail programs write above the lines that they quote."""
QUOTED: Final = "lines quoted from another mail (with > before them) were left out: they are of another day"
ATTACHED: Final = "an attachment; save it as a file beside the mail to have it read"
NO_DATE: Final = "the mail does not say when it was sent; read as not known"
NO_TEXT: Final = "a mail without text; what it says may stand in what is attached"
HEADER_CAP: Final = 10_000
"""Letters of a header that are read: those of some hundred names."""
LONG_HEADER: Final = f"a header of {HEADER_CAP:,} letters or more; read up to there"
TOO_DEEP: Final = "a mail of parts in parts, nested too deeply; save its text as .txt"
_HEADER: Final = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):", re.MULTILINE | re.I
)
_SEPARATOR: Final = re.compile(rb"^From \S+.* \d{1,2}:\d\d(?::\d\d)?\b.*\r?\n", re.MULTILINE)
"""The line before each mail of a mailbox: who, and at what time of day it came in."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.eml with the header of a mail, and *.mbox."""
    if name.suffix.lower() == ".mbox":
        return head.startswith(b"From ")
    return name.suffix.lower() == ".eml" and len(_HEADER.findall(head)) > 1


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a document for each mail; its attachments are named skips."""
    mails = list(_mails(path))
    if not mails:
        raise ReadError(context.shown, "no mail in it", "check that it is whole")
    for number, content in enumerate(mails, 1):
        place = f"mail {number}" if len(mails) > 1 else ""
        try:
            items = list(_mail(content, place, context))
        except RecursionError:
            items = [context.reject(place, TOO_DEEP, "", stage="parse")]
        yield from items


def _mails(path: Path) -> Iterator[bytes]:
    content = read_bytes(path, cap=DATA_CAP)
    if not content.startswith(b"From "):
        yield content
        return
    yield from (mail for mail in _SEPARATOR.split(content)[1:] if mail.strip())


def _mail(content: bytes, place: str, context: Context) -> Iterator[Item]:
    mail = _parsed(content)
    title = one_line(_header(mail, "Subject")) or None
    for number, part in enumerate(_attached(mail), 1):
        name = part.get_filename() or part.get_content_type()
        yield context.skipped(f"{place} attachment {number}".strip(), ATTACHED, name)
    text, quoted = _without_quotes(_text(mail))
    if not text.strip():
        yield context.reject(place, NO_TEXT, title or "", stage="parse")
        return
    stated = _header(mail, "Date")
    day = published_from(stated)
    if any(len(str(value)) >= HEADER_CAP for _, value in mail.raw_items()):
        yield context.changed(place, LONG_HEADER, title)
    if day is None:
        yield context.changed(place, NO_DATE, stated)
    if quoted:
        yield context.changed(place, QUOTED, quoted)
    name, address = parseaddr(_header(mail, "From"))
    yield Document(
        text=text,
        doc_id=_header(mail, "Message-ID").strip().strip("<>") or f"{Path(context.shown).name} {place}".strip(),
        source=f"{context.shown} {place}".strip(),
        dct=day,
        title=title,
        publisher=name or address or None,
    )


class _ShortHeaders(_Policy):
    """A policy under which a header ends somewhere: what reads them takes memory by the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:HEADER_CAP]


def _parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=_ShortHeaders())


def _attached(mail: EmailMessage) -> list[EmailMessage]:
    """What is no text of the mail itself: files sent along, pictures in it."""
    parts = [part for part in mail.walk() if part is not mail and not part.is_multipart()]
    return [p for p in parts if p.is_attachment() or p.get_content_maintype() != "text"]


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name) or "")
    except (
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
    ):  # what broken headers raise
        return ""


def _text(mail: EmailMessage) -> str:
    """The plain text of a mail, else its HTML as text."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, ValueError, KeyError):  # an encoding that is none
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    content = content.replace("\r\n", "\n")
    return paragraphs(content) if part.get_content_subtype() == "html" else content


def _without_quotes(text: str) -> tuple[str, int]:
    r"""A text without lines quoted from another mail, and how many there were.

    >>> _without_quotes("It is open.\n> When?\n")
    ('It is open.\n', 1)

    The line above that says whose they are and of which day goes with them, and is not counted.

    >>> _without_quotes("It is open.\n\nOn 2 May 2022, Ann wrote:\n> When?\n")
    ('It is open.\n\n', 1)
    """
    lines = _WHOSE.sub("", text).splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(">")]
    return "".join(kept), len(lines) - len(kept)


def _count(path: Path) -> int:
    """Mails, and what is attached to them."""
    return sum(1 + len(_attached(_parsed(content))) for content in _mails(path))


READER: Final = Reader("mail", accepts, read, _count)
