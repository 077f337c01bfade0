"""markwhen's dates: ranges, lengths, and what counts from another event or from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.events.table.claim import Constraint
from dateline.events.time.bounds import SECOND, Bounds, EndKind, GranuleName
from dateline.events.time.granule import shift
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.dates.reading import read_date

BEFORE: Final = "said to be before another event: kept with that relation, without bounds"
NOW: Final = '"now" is no date: an open end, or no date at all'
RELATIVE: Final = "counted from an event that has no date: kept without bounds"

_DURATION = re.compile(
    r"(\d+(?:\.\d+)?)\s*"
    r"(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))",
    re.IGNORECASE,
)
REPEAT = re.compile(r"\s+every\s+.*$", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?P<word>after|before|by)?\s*!(?P<id>[\w-]+)\.?(?:start|end)?\s*(?P<rest>.*)$", re.IGNORECASE)
_UNITS: Final[dict[str, tuple[GranuleName, int]]] = {
    "se": ("second", 1), "mi": ("minute", 1), "ho": ("hour", 1), "hr": ("hour", 1), "da": ("day", 1),
    "we": ("week", 1), "mo": ("month", 1), "qu": ("quarter", 1), "ye": ("year", 1), "de": ("decade", 1),
    "ce": ("century", 1),
}  # fmt: skip


_ISO_LENGTH = re.compile(r"P(\d+)([YMWD])")
_LETTERS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


@dataclass(frozen=True, slots=True)
class Style:
    """How the header says that dates are written.

    Attributes:
        order: markwhen reads 12/31/1999 as Americans write it, unless `dateFormat: d/M/y` says otherwise.
        zone: IANA zone of clocks.
    """

    order: DayOrder
    zone: str | None

    def read(self, words: str) -> Dated:
        """A date in these words."""
        return read_date(words, order=self.order, zone=self.zone)


def dates_of(
    words: str, dated: dict[str, tuple[Bounds, str]], before: tuple[Bounds, str] | None, style: Style
) -> tuple[Bounds, str | None, Constraint | None, list[str]]:
    """Bounds, EDTF, the relation said, and what to tell of it."""
    first, last = _halves(words)
    try:
        if first == ".." or last == "":
            raise DateError("an end of EDTF that is open or unknown")
        return _ranged(first, last, dated, before, style)
    except DateError as err:
        try:
            whole = style.read(words)
        except DateError:
            raise err from None
        return whole.bounds, whole.edtf, None, []


def _ranged(
    first: str, last: str | None, dated: dict[str, tuple[Bounds, str]], before: tuple[Bounds, str] | None, style: Style
) -> tuple[Bounds, str | None, Constraint | None, list[str]]:
    start, constraint, length = _start(first, dated, before, style, moved=last is not None)
    if start is None:
        known = constraint is not None and constraint.relation == "before" and constraint.target in _titles(dated)
        return Bounds.nowhere(), None, constraint, [BEFORE if known else RELATIVE]
    if start.open:
        return Bounds.nowhere(), None, None, [NOW]
    end = _end(last, start, style) if last else _later(start, length) if length else None
    bounds, edtf = span(start, end)
    return bounds, edtf, constraint, []


def _titles(dated: dict[str, tuple[Bounds, str]]) -> set[str]:
    return {title for bounds, title in dated.values() if bounds.is_dated}


def _halves(words: str) -> tuple[str, str | None]:
    """The two ends of a range; a slash or a dash may also stand inside a date."""
    slashed = re.match(r"\d{1,2}/(?:\d{1,2}/)?\d{4}(?!\d)", words)
    if slashed:
        tail = re.fullmatch(r"(?:\s*/\s*|\s*-\s*|\s+to\s+)(.+)", words[slashed.end() :])
        return (slashed[0], tail[1]) if tail else (words, None)
    separators = (r"\s*/\s*", r"\s+-\s+", r"\s+to\s+", r"(?<=\d{4})-(?=\d{4}\b)")
    for separator in separators:
        parts = re.split(separator, words.strip(), maxsplit=1)
        if len(parts) == 2 and parts[0]:
            return parts[0], parts[1]
    return words, None


def _length(words: str) -> str:
    hit = _RELATIVE.match(words.strip())
    return (hit["rest"] if hit else words).strip(" +")


def _start(
    words: str,
    dated: dict[str, tuple[Bounds, str]],
    before: tuple[Bounds, str] | None,
    style: Style,
    *,
    moved: bool,
) -> tuple[Dated | None, Constraint | None, re.Match[str] | None]:
    """The start, the relation said, and the length where one stands alone: "3 weeks" begins where the last one ended.

    "before" and "by" end where the other event starts.
    With `moved`, a length before the slash moves the start instead: "5 months / 1 month" begins five months later.
    """
    hit = _RELATIVE.match(words.strip())
    length = _DURATION.fullmatch(_length(words))
    if hit is None and length is None:
        return style.read(words), None, None
    if hit and hit["rest"] and length is None:
        raise DateError(f"no length of time: {hit['rest']}; 3 weeks would do")
    anchor = dated.get(hit["id"]) if hit else before
    target = anchor[1] if anchor else (hit["id"] if hit else "the event before it")
    word = (hit["word"] or "after").lower() if hit else "after"
    constraint = Constraint("before" if word in {"before", "by"} else "after", target, None, None, words)
    if constraint.relation == "before":
        low, high = (anchor[0].earliest_start, anchor[0].latest_start) if anchor and length else (None, None)
    else:
        low, high = (anchor[0].earliest_end, anchor[0].latest_end) if anchor else (None, None)
    if low is None or high is None:
        return None, constraint, None
    if length and constraint.relation == "before":
        low, high = _moved(low, length, -1), _moved(high, length, -1)
    elif length and moved:
        low, high, length = _moved(low, length, 1), _moved(high, length, 1), None
    interval = Bounds.within(low, high) if low < high else Bounds.within(low, low + SECOND)
    return Dated(interval, None, words, stated=interval), constraint, length


def _end(words: str, start: Dated | None, style: Style) -> Dated:
    iso = _ISO_LENGTH.fullmatch(words.strip())
    length = _DURATION.fullmatch(f"{iso[1]} {_LETTERS[iso[2]]}" if iso else words.strip())
    if length is None:
        return style.read(REPEAT.sub("", words))
    if start is None:
        raise DateError("a length without a start")
    return _later(start, length)


def _later(start: Dated, length: re.Match[str]) -> Dated:
    """The end of something that lasts so long: the start moved, as wide as the start is."""
    low, high = start.interval.earliest_start, start.interval.latest_end
    if low is None or high is None:
        return Dated(Bounds(None, None, None, None, EndKind.UNKNOWN, EndKind.UNKNOWN), None, length[0])
    moved = Bounds.exactly(_moved(low, length, 1), _moved(high, length, 1))
    return Dated(moved, None, length[0])


def _moved(value: int, length: re.Match[str], sign: int) -> int:
    granule, factor = _UNITS[length[2][:2].lower()]
    return shift(value, granule, sign * factor * round(float(length[1])))
