"""Dates in words: "28 December 2022", "12. Mai 1999", "1er mai 1936", "200 BC", "1949年10月1日", and RFC 5322."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.pipeline.readers.common.dates.clock import moment
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, calendar

_MONTHS: Final = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari styczen stycznia январь января янв",
    "february feb februar fevrier fev fevr febrero febbraio fevereiro februari luty lutego февраль февраля фев",
    "march mar marz marzo mars marco maart mrt marts mrz marzec marca март марта мар",
    "april apr avril avr abril abr aprile kwiecien kwietnia апрель апреля апр",
    "may mai mayo maggio mag maio mei maj maja май мая",
    "june jun juni juin junio giugno giu junho czerwiec czerwca июнь июня июн",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca июль июля июл",
    "august aug aout agosto ago augustus augusti sierpien sierpnia август августа авг",
    "september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia сентябрь сентября сен сент",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika октябрь октября окт",
    "november nov novembre noviembre novembro listopad listopada ноябрь ноября ноя нояб",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember des grudzien grudnia декабрь декабря "
    "дек",
)
"""Months in English, German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Polish (where
listopad is November, which in Croatian is October) and Russian, without their accents."""

MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

NO_YEAR: Final = (
    "a day without its year, or a year of two digits, which may be of any century; write the year in four, or say "
    "first_year in a mapping file"
)
_NAME: Final = r"(?P<mon>[^\W\d_]{3,12})\.?"
_WEEKDAY: Final = r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|[^\W\d_]{2,12}\.?,)\s+)?"
_DAY: Final = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|[.ºª])?"
_OF: Final = r"(?:[\s\-]+(?:of|de|do|del)\b)?,?[\s\-]+"
_BEFORE_CHRIST: Final = (
    r"(?:BCE?|B\.\s?C\.(?:\s?E\.)?|v\.?\s?Chr\.?|v\.?\s?u\.?\s?Z\.?|av\.?\s?J\.?-?\s?C\.?|a\.\s?C\.|"
    r"p\.?\s?n\.?\s?e\.?|до\s+н\.?\s?э\.?)"
)
_AFTER_CHRIST: Final = (
    r"(?:CE|AD|C\.\s?E\.|A\.\s?D\.|n\.?\s?Chr\.?|n\.?\s?u\.?\s?Z\.?|ap\.?\s?J\.?-?\s?C\.?|d\.\s?C\.|"
    r"n\.?\s?e\.?|н\.?\s?э\.?)"
)
ERA: Final = rf"(?:{_BEFORE_CHRIST}|{_AFTER_CHRIST})(?!\w)"
"""What says that a year is counted from the birth of Christ, in the languages of the months."""
_YEAR: Final = rf"(?P<y>\d{{1,4}})(?:\s*(?P<era>{ERA}))?"
_FORMS: Final = tuple(
    re.compile(_WEEKDAY + form + r"(?P<rest>(?:[T ,]+\d{1,2}(?::\d\d|\s*[ap]\.?m).*)?)", re.IGNORECASE)
    for form in (
        rf"{_DAY}{_OF}{_NAME}{_OF}{_YEAR}",
        rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<y>\d{{4}})(?P<era>)[\s\-]+{_NAME}[\s\-]+(?P<d>\d{{1,2}})",
        rf"(?P<d>){_NAME}{_OF}{_YEAR}",
        rf"(?P<d>)(?P<mon>){_YEAR}",
        r"(?P<d>)(?P<mon>)(?P<era>AD|A\.D\.)\s*(?P<y>\d{1,4})",
    )
)
_IS_BEFORE: Final = re.compile(_BEFORE_CHRIST, re.IGNORECASE)
_CTIME: Final = re.compile(
    r"(?:[A-Z][a-z]{2}\s+)?(?P<mon>[A-Z][a-z]{2})\s+(?P<d>\d{1,2})\s+(?P<clock>\d\d:\d\d:\d\d)\s+"
    r"(?P<zone>(?:[+-]\d{4}|[A-Z]{1,4})\s+)?(?P<y>\d{4})"
)
"""What C's `ctime` and Twitter write: Wed Oct 10 20:19:24 +0000 2018."""
_HOURS: Final = re.compile(
    r",?\s+(?:(?:um|à|at|kl\.?)\s+)?(\d{1,2})(?:(?:[.:](\d\d))?\s?(?:uhr|h)|\s?h\s?(\d\d))$", re.IGNORECASE
)
"""A time of day of the continent: "14 Uhr", "um 14.30 Uhr", "14 h", "14h30"."""
_SIGNS: Final = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?)?")


def written(text: str) -> Dated | None:
    """The date that words say; None where they are none.

    Raises:
        DateError: no such day, or a year that may be of any century.

    >>> written("12. Mai 1999").edtf, written("44 BC").edtf, written("1949年10月1日").edtf, written("soon")
    ('1999-05-12', '-0043', '1949-10-01', None)
    >>> written("15. März 44 v. Chr.").edtf, written("52 av. J.-C.").edtf, written("14 n. Chr.").edtf
    ('-0043-03-15', '-0051', '0014')
    >>> written("Wed Oct 10 20:19:24 +0200 2018").edtf
    '2018-10-10T18:19:24Z'
    """
    text = _HOURS.sub(lambda hit: f", {hit[1]}:{hit[2] or hit[3] or '00'}", text)
    ctime = _CTIME.fullmatch(text)
    if ctime and month_of(ctime["mon"]):
        text = f"{ctime['d']} {ctime['mon']} {ctime['y']} {ctime['clock']} {ctime['zone'] or ''}".strip()
    signs = _SIGNS.fullmatch(text)
    if signs:
        return calendar(*(int(part) for part in signs.groups() if part), text=text)
    hit = next((hit for form in _FORMS if (hit := form.fullmatch(text))), None)
    if hit is None:
        return None
    month = month_of(hit["mon"]) if hit["mon"] else None
    if hit["mon"] and month is None:
        return None
    if int(hit["y"]) == 0 or (len(hit["y"]) < 3 and not hit["era"]):
        raise DateError(NO_YEAR)
    year = 1 - int(hit["y"]) if _IS_BEFORE.fullmatch(hit["era"] or "") else int(hit["y"])
    day = int(hit["d"]) if hit["d"] else None
    if not hit["rest"]:
        return calendar(year, month, day, text=text)
    return _with_clock((year, month, day), hit["rest"], text) if month and day else None


def _with_clock(date: tuple[int, int, int], rest: str, text: str) -> Dated | None:
    """Midnight is the day even of a zone: feeds and SIMILE write days so."""
    if re.match(r"[T ,]+0?0:00(?::00)?(?!\s*[ap:.,\d])", rest, re.IGNORECASE):
        return calendar(*date, text=text)
    return moment(date, rest, text)


def month_of(name: str) -> int | None:
    """The number of a month by its name or the short form of it; None for any other word.

    >>> month_of("Sept"), month_of("März"), month_of("7")
    (9, 3, None)
    """
    return MONTHS.get(without_accents(name.lower().rstrip(".")))


def without_accents(text: str) -> str:
    """Letters without their accents; the breve stays, which makes a letter of its own in Cyrillic.

    >>> without_accents("février")
    'fevrier'
    """
    latin = unicodedata.normalize("NFD", text).replace("ł", "l")
    kept = (c for c in latin if not "\u0300" <= c <= "\u036f" or c == "\u0306")
    return unicodedata.normalize("NFC", "".join(kept))
