"""Messages become a file of JSON lines, so that brokers need no reader of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import Path


def lines_file(scratch: Path, stream: str, messages: Iterable[bytes]) -> Path:
    """Write each message as one line; a message that is no JSON becomes a reject of its line when it is read.

    The file is named after the stream, because rows that name no source cite their file; its folder is its own.
    """
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in stream)[:80] or "stream"
    folder = scratch / uuid.uuid4().hex
    folder.mkdir(parents=True)
    file = folder / f"{safe}.jsonl"
    with file.open("wb") as out:
        for message in messages:
            out.write(message.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n")
    return file
