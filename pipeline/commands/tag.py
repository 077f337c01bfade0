"""`dateline tag`: temporal tagging alone, one document at a time."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, TextIO

import typer

from dateline.events.errors import BoundsError, PeriodError, ReadError
from dateline.events.time.bounds import DAY, Bounds, day_text, from_iso
from dateline.pipeline.terminal.console import note, out
from dateline.pipeline.terminal.options import DctOption, WidthsOption

if TYPE_CHECKING:
    from dateline.events.text.dating.clues import Fact
    from dateline.events.text.tagging.views import Widths
    from dateline.events.text.timex import Timex

_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")


def tag(
    file: Annotated[Path | None, typer.Argument(help="JSON lines {doc_id, dct, text}; without it, stdin.")] = None,
    dct: DctOption = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of texts that state none.")] = "en",
    facts: Annotated[Path | None, typer.Option("--facts", help="Dated facts (TOML or CSV: pattern, from, to).")] = None,
    widths: WidthsOption = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Say on stderr when an undated text was written.")
    ] = False,
) -> None:
    """Find the expressions of time in texts and say what they mean.

    Input is JSON lines {"doc_id", "dct", "text"}, or plain text on stdin, which is one document. Output is one JSON
    line for each expression; offsets count code points; earliest and latest are inclusive days, or null.

        echo "It ended in July 1953." | dateline tag
    """
    from dateline.pipeline.ingesting.facts import read_facts
    from dateline.pipeline.ingesting.vague import read_vague

    fallback = _day(dct, "--dct") if dct else None
    known = read_facts(facts) if facts else ()
    vague = read_vague(widths) if widths else {}
    with _opened(file) as stream:
        for document in _documents(stream, str(file or "stdin")):
            try:
                _tag_document(document, fallback, lang, known, vague, evidence=evidence)
            except BaseException as err:
                err.add_note(str(document.get("doc_id", "stdin")))
                raise


def _opened(file: Path | None) -> TextIO:
    if file is None:
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig")
    try:
        return file.open(encoding="utf-8-sig")
    except OSError as err:
        raise ReadError(str(file), "cannot be opened", "give a file of JSON lines") from err


def _lines(stream: Iterable[str], place: str) -> Iterator[str]:
    """The lines of a stream.

    Raises:
        ReadError: They are not UTF-8.
    """
    lines = iter(stream)
    while True:
        try:
            yield next(lines)
        except StopIteration:
            return
        except UnicodeDecodeError as err:
            raise ReadError(place, f"not UTF-8: byte {err.object[err.start]:#04x}", "convert it to UTF-8") from err


def _documents(stream: Iterable[str], place: str) -> Iterator[dict[str, Any]]:
    """Each line as a document; all of it as one where the first line is not a JSON object."""
    lines = _lines(stream, place)
    first = next(lines, None)
    if first is None:
        return
    if not first.lstrip().startswith("{") and not place.endswith(".jsonl"):
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
    except RecursionError as err:
        raise ReadError(place, "JSON nested too deep", 'give {"doc_id", "dct", "text"}') from err
    except ValueError as err:
        raise ReadError(place, "not JSON", "give one object a line") from err
    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
        raise ReadError(place, "no text", 'give {"doc_id", "dct", "text"}')
    if not isinstance(document.get("lang") or "", str):
        raise ReadError(place, "lang is no word", 'give a language such as "en", or none')
    if _HALF_PAIR.search(f"{document['text']}{document.get('doc_id')}") is not None:
        raise ReadError(place, "half of a surrogate pair is no text", "write the whole character")
    return document


def _tag_document(
    document: dict[str, Any],
    fallback: Bounds | None,
    lang: str,
    facts: tuple[Fact, ...],
    vague: Widths,
    *,
    evidence: bool,
) -> None:
    from dateline.events.text.tagging.tagger import tag as tag_text

    doc_id = str(document.get("doc_id", "stdin"))
    given = document.get("dct")
    written = _day(str(given), doc_id) if given else fallback
    lang = document.get("lang") or lang
    if evidence and written is None:
        _say_evidence(doc_id, document["text"], lang, facts)
    for timex in tag_text(document["text"], dct=written, lang=lang, facts=facts, vague=vague):
        out(json.dumps(_row(doc_id, timex), ensure_ascii=False))


def _say_evidence(doc_id: str, text: str, lang: str, facts: tuple[Fact, ...]) -> None:
    """When an undated text was written, and why, for a person."""
    from dateline.events.text.tagging.tagger import written

    found = written(text, lang=lang, facts=facts)
    note(f"{doc_id}: written {found.bounds if found.bounds is not None else 'on a day that the text does not tell'}")
    if found.widest is not None and found.widest != found.bounds:
        note(f"  or, less likely, {found.widest}")
    for clue in found.clues:
        note(f"  {clue.text!r} at {clue.start}: {clue.says}")
    for mode in found.modes:
        note(f"  {mode.share:.0%} likely {mode.bounds}")


def _day(text: str, place: str) -> Bounds:
    """A publication date as the day it names, or as the longer period: then what leans on it widens."""
    from dateline.events.text.period import parse_period

    try:
        start = from_iso(text[:10])
    except BoundsError:
        pass
    else:
        return Bounds.exactly(start, start + DAY, "day")
    try:
        return parse_period(text)
    except PeriodError as err:
        raise ReadError(place, f"no such publication date: {text!r}", "give YYYY-MM-DD or EDTF") from err


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
