"""The commonest periods in words, read without loading the tagger's tables, which takes longer than most questions.

"June 2024", "19 June 2024", "June 19, 2024", "the 1950s", "since 2022" and "before 1954" are rewritten as EDTF; a test
holds that the tagger's own reader gives the same bounds. Whatever else is asked goes there.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.events.errors import BoundsError, EdtfError
from dateline.events.time import edtf
from dateline.events.time.bounds import Bounds, EndKind
from dateline.events.time.words import MONTH_NAMES

_MONTHS: Final = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH: Final = f"(?P<month>{'|'.join(_MONTHS)})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH} (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}}), (?P<year>\d{{4}})",
    )
)
_DECADE: Final = re.compile(r"(?:the )?(?P<tens>\d{3})0s")
_SIDED: Final = re.compile(r"(?P<side>before|since) (?P<rest>.+)")


def read_plain(words: str) -> Bounds | None:
    """The period that plain words or EDTF name; None where they are neither.

    >>> str(read_plain("June 2024")), str(read_plain("since 19 June 2024")), read_plain("last week")
    ('[2024-06-01, 2024-07-01)', 'within [2024-06-19, ..)', None)
    """
    text = " ".join(words.split())
    hit = _SIDED.fullmatch(text.lower())
    if hit is None:
        return _whole(text)
    one = _whole(hit["rest"])
    if one is None or one.earliest_start is None or "/" in hit["rest"]:
        return None
    start = one.earliest_start
    if hit["side"] == "since":
        return Bounds(start, start, None, None, EndKind.STATED, EndKind.OPEN)
    return Bounds(None, None, start, start, EndKind.OPEN, EndKind.STATED)


def _whole(text: str) -> Bounds | None:
    try:
        return edtf.parse(_as_edtf(text.lower()) or text).extent
    except (EdtfError, BoundsError):
        return None


def _as_edtf(text: str) -> str | None:
    """The same in EDTF, for the forms that need no table."""
    decade = _DECADE.fullmatch(text)
    if decade:
        return f"{decade['tens']}X"
    for form in _FORMS:
        hit = form.fullmatch(text)
        if hit:
            day = f"-{int(hit['day']):02d}" if "day" in hit.groupdict() else ""
            return f"{hit['year']}-{_MONTHS[hit['month']]:02d}{day}"
    return None
