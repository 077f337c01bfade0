"""Messages and posts as programs export them to JSON: Telegram, Slack, Discord, Messenger, Twitter, Mastodon.

Each is a document of the day on which it was sent, whatever it is called in the export.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.events.time.bounds import Bounds
from dateline.events.time.granule import unit
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import DATA_CAP, read_text
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.markup import paragraphs
from dateline.pipeline.readers.common.objects import Loaded, load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import is_web_address, published_from
from dateline.pipeline.readers.common.tables.hand import epoch_of

SIGNS: Final = (
    (rb'"date_unixtime"', rb'"from'),  # Telegram
    (rb'"ts"\s*:\s*"\d{10}\.\d+"', rb'"text"'),  # Slack
    (rb'"channel"', rb'"author"', rb'"timestamp"', rb'"content"'),  # DiscordChatExporter
    (rb'"sender_name"', rb'"timestamp_ms"'),  # Messenger and Instagram
    (rb'"full_text"', rb'"created_at"'),  # Twitter
    (rb'"orderedItems"', rb'"published"'),  # Mastodon's outbox
)
"""What stands in the JSON of each program."""
LISTS: Final = ("messages", "orderedItems", "chats", "list")
"""Members that hold messages, or chats that hold them."""
TEXTS: Final = ("full_text", "text", "content")
TIMES: Final = ("date", "ts", "timestamp_ms", "created_at", "timestamp", "published")
NOTICE: Final = "a notice of the program, no message"
NO_TEXT: Final = "a message without words"
SHARED: Final = "somebody else's post, shared"
_SCRIPT: Final = re.compile(r"\s*window\.[\w.]+\s*=\s*")
_LINK: Final = re.compile(r"<(?:[^<>|]*\|)?([^<>|]*)>")
"""Slack's addresses and names: <https://example.org|the page>."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON with the signs of one of the programs, and Twitter's JSON in a script."""
    if name.suffix.lower() == ".js":
        return re.match(rb"\s*window\.YTD\.", head) is not None
    known = name.suffix.lower() == ".json" and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
    return known and any(all(re.search(sign, head) for sign in signs) for signs in SIGNS)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a document for each message; notices of the program are skips."""
    loaded = _loaded(path, context)
    for place, message, chat in _messages(loaded.value):
        if not isinstance(message, dict):
            yield context.reject(place, "not a message: an object in braces was expected", message, stage="parse")
        else:
            yield from _message(message, place, chat, context)
    yield from loaded.told


def _loaded(path: Path, context: Context) -> Loaded:
    if path.suffix.lower() != ".js":
        return load(path, context)
    text = read_text(path, cap=DATA_CAP).text
    try:
        return Loaded(json.loads(_SCRIPT.sub("", text, count=1)))
    except (ValueError, RecursionError) as err:
        raise ReadError(context.shown, f"not JSON behind its first sign =: {err}", "check that it is whole") from err


def _messages(value: Any, path: str = "", chat: str | None = None) -> Iterator[tuple[str, Any, str | None]]:
    """Place, message, and the name of the chat where it has one; chats may stand in a list of chats."""
    if isinstance(value, list):
        yield from ((f"{path or 'item'}[{n}]", _unwrapped(message), chat) for n, message in enumerate(value))
        return
    held = next((name for name in LISTS if isinstance(value, dict) and isinstance(value.get(name), list | dict)), None)
    if held is None:
        return
    chat = _name(value) or chat
    inner = value[held]
    if isinstance(inner, list) and held == "list":
        for n, each in enumerate(inner):
            yield from _messages(each, f"{path}{held}[{n}].", chat)
    else:
        yield from _messages(inner, f"{path}{held}" if isinstance(inner, list) else f"{path}{held}.", chat)


def _unwrapped(message: Any) -> Any:
    """A post in what was done with it: Twitter's `tweet`, Mastodon's `Create`."""
    inner = message.get("tweet") or message.get("object") if isinstance(message, dict) else None
    return (
        {**{k: message[k] for k in ("actor", "published") if k in message}, **inner}
        if isinstance(inner, dict)
        else message
    )


def _message(message: Mapping[str, Any], place: str, chat: str | None, context: Context) -> Iterator[Item]:
    text = _text(next((message[name] for name in TEXTS if not is_blank(message.get(name))), ""))
    if message.get("type") == "service" or (message.get("type") == "message" and message.get("subtype")):
        yield context.skipped(place, NOTICE, message.get("action") or message.get("subtype"))
        return
    if message.get("type") == "Announce":
        yield context.skipped(place, SHARED, message.get("object"))
        return
    if not text.strip():
        yield context.skipped(place, NO_TEXT, message.get("id"))
        return
    stated = next((message[name] for name in TIMES if not is_blank(message.get(name))), None)
    day = _day(stated)
    if day is None:
        yield context.changed(place, "it does not say when it was sent; read as not known", stated)
    url = message.get("url") or message.get("id")
    yield Document(
        text=text,
        doc_id=f"{Path(context.shown).name}#{place}",
        source=f"{context.shown} {place}",
        dct=day,
        publisher=_sender(message) or chat or context.mapping.source,
        url=url if isinstance(url, str) and is_web_address(url) else None,
        lang=str(message.get("lang") or "en")[:2].lower(),
    )


def _text(value: object) -> str:
    """Telegram's is a list of words and objects, Mastodon's is HTML, Slack puts names and addresses in brackets."""
    if isinstance(value, list):
        return "".join(str(part.get("text") or "") if isinstance(part, dict) else str(part) for part in value)
    text = str(value)
    return paragraphs(text) if re.match(r"\s*<p\b", text) else _LINK.sub(r"\1", text)


def _day(stated: object) -> Bounds | None:
    """The day, where it was written if the export says so, else in UTC."""
    if stated is None:
        return None
    text = re.sub(r"\.\d+$", "", str(stated))
    numbers = epoch_of(text)
    if numbers is None:
        return published_from(stated)
    try:
        start = read_date(text, epoch=numbers).interval.earliest_start
    except DateError:
        return None
    return None if start is None else unit(start, "day")


def _sender(message: Mapping[str, Any]) -> str | None:
    named: Sequence[object] = [
        message.get(k) for k in ("user_profile", "from", "sender_name", "author", "user", "actor")
    ]
    return next((name for each in named if (name := _name(each))), None)


def _name(value: object) -> str | None:
    """What somebody or something is called: a word, or the name of an object."""
    if isinstance(value, dict):
        names = (value.get(k) for k in ("real_name", "name", "title", "screen_name", "username"))
        return next((str(name) for name in names if isinstance(name, str) and not is_blank(name)), None)
    return str(value) if isinstance(value, str) and not is_blank(value) else None


def _count(path: Path) -> int:
    return sum(1 for _ in _messages(_loaded(path, Context(str(path))).value))


READER: Final = Reader("messages", accepts, read, _count)
