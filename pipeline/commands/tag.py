"""`dateline tag`: temporal tagging alone, one document at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from dateline.events.errors import BoundsError, ReadError
from dateline.events.time.bounds import DAY, Bounds, day_text, from_iso
from dateline.pipeline.console import out
from dateline.pipeline.options import DctOption

if TYPE_CHECKING:
    from dateline.events.text.timex import Timex


def tag(
    file: Annotated[Path | None, typer.Argument(help="JSON lines {doc_id, dct, text}; without it, stdin.")] = None,
    dct: DctOption = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of texts that state none.")] = "en",
) -> None:
    """Find the expressions of time in texts and say what they mean.

    Input is JSON lines {"doc_id", "dct", "text"}, or plain text on stdin, which is one document. Output is one JSON
    line for each expression; offsets count code points; earliest and latest are inclusive days, or null.

        echo "It ended in July 1953." | dateline tag
    """
    fallback = _day(dct, "--dct") if dct else None
    with _opened(file) as stream:
        for document in _documents(stream, str(file or "stdin")):
            _tag_document(document, fallback, lang)


def _opened(file: Path | None) -> TextIO:
    if file is None:
        return sys.stdin
    try:
        return file.open(encoding="utf-8")
    except OSError as err:
        raise ReadError(str(file), "cannot be opened", "give a file of JSON lines") from err


def _documents(stream: Iterable[str], place: str) -> Iterator[dict[str, Any]]:
    """Each line as a document; all of it as one where the first line is not a JSON object."""
    lines = iter(stream)
    first = next(lines, None)
    if first is None:
        return
    if not first.lstrip().startswith("{"):
        yield {"doc_id": place, "text": first + "".join(lines)}
        return
    for number, line in enumerate([first], start=1):
        yield _document(line, f"{place}:{number}")
    for number, line in enumerate(lines, start=2):
        if line.strip():
            yield _document(line, f"{place}:{number}")


def _document(line: str, place: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except json.JSONDecodeError as err:
        raise ReadError(place, "not JSON", "give one object a line") from err
    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
        raise ReadError(place, "no text", 'give {"doc_id", "dct", "text"}')
    return document


def _tag_document(document: dict[str, Any], fallback: Bounds | None, lang: str) -> None:
    from dateline.events.text.tagger import tag as tag_text

    doc_id = str(document.get("doc_id", "stdin"))
    given = document.get("dct")
    written = _day(str(given), doc_id) if given else fallback
    for timex in tag_text(document["text"], dct=written, lang=document.get("lang") or lang):
        out(json.dumps(_row(doc_id, timex), ensure_ascii=False))


def _day(text: str, place: str) -> Bounds:
    """A publication date as the day it names."""
    try:
        start = from_iso(text[:10])
    except BoundsError as err:
        raise ReadError(place, f"no such publication date: {text!r}", "give YYYY-MM-DD") from err
    return Bounds.exactly(start, start + DAY, "day")


def _row(doc_id: str, timex: Timex) -> dict[str, object]:
    interval = timex.interval
    first = interval.earliest_start if interval is not None else None
    last = interval.latest_end if interval is not None else None
    return {
        "doc_id": doc_id,
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": timex.edtf,
        "earliest": day_text(first) if first is not None else None,
        "latest": day_text(last - 1) if last is not None else None,
        "rule_id": timex.rule_id,
    }
