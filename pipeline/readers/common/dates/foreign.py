"""Dates with words of other languages around them -> the same in English, which one table of vague words reads.

German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Polish and Russian: parts of a time
("Ende Mai 2021"), what is about, before or after it, seasons, decades and centuries. Months are in `written`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.events.time.words import in_words
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.dates.written import without_accents, written

_QUALIFIERS: Final = {
    "the end of": (
        "ende, gegen ende, fin, a la fin de, finales de, fines de, fine, alla fine di, final de, fins de, finais de, "
        "eind, einde, slutet av, slutningen af, slutten av, koniec, pod koniec, конец, в конце"
    ),
    "the beginning of": (
        "anfang, beginn, zu beginn, debut, au debut de, principios de, comienzos de, inizio, inizi, all'inizio di, "
        "inicio de, inicios de, comeco de, begin, borjan av, begyndelsen af, begynnelsen av, poczatek, начало, в начале"
    ),
    "the middle of": (
        "mitte, milieu, au milieu de, mediados de, meta, a meta, meados de, medio, midden, mitten av, midten af, "
        "midten av, polowa, w polowie, середина, в середине"
    ),
    "about": (
        "um, gegen, etwa, rund, zirka, vers, environ, hacia, alrededor de, cerca de, verso, intorno a, por volta de, "
        "rond, omstreeks, ongeveer, omkring, cirka, ok, ok., okolo, około, около"
    ),
    "before": "vor, avant, antes de, prima di, prima, voor, fore, przed, до",
    "after": "nach, apres, despues de, dopo, depois de, apos, na, efter, etter, po, после",
    "since": "seit, ab, depuis, desde, a partir de, dal, sinds, sedan, siden, od",
    "until": "bis, jusqu'en, jusqu'a, hasta, fino a, ate, tot, do",
}
_SEASONS: Final = {
    "spring": "fruhjahr, fruhling, printemps, primavera, lente, voorjaar, forar, var, wiosna, wiosny, весна, весной",
    "summer": "sommer, ete, verano, estate, verao, zomer, sommar, sommeren, lato, лето, летом",
    "autumn": "herbst, automne, otono, autunno, outono, herfst, najaar, host, hosten, efterar, jesien, осень, осенью",
    "winter": "winter, hiver, invierno, inverno, vinter, vinteren, zima, zimy, зима, зимой",
}
_LINK: Final = (
    r"(?:(?:der|des|dem|den|de|du|del|della|di|do|da|los|las|les|la|le|el|il|het|av|af|i)\s+|(?:dell|d|l)'\s*)*"
)
"""Articles and prepositions between two words of a date."""
_CENTURY: Final = (
    r"(?:jahrhunderts?|jh(?:dt)?s?\.?|siecles?|siglo|secolo|seculo|eeuw|arhundradet?|arhundredet?|arhundret?|"
    r"wieku?|века?|в\.)"
)
_NUMBER: Final = r"(?P<n>\d{1,2}|[ivx]{1,5})(?:\s?(?:\.|e|eme|er|o|º|th))?"
_CENTURIES: Final = (re.compile(rf"{_NUMBER}\s*{_CENTURY}"), re.compile(rf"{_CENTURY}\s+{_NUMBER}"))
_DECADE: Final = re.compile(
    r"(?P<a>\d{3}0)(?:er(?:n|s)?(?:[\s-]+jahren?)?|-?tal(?:et|let)?|-?х|-?е(?:\s+год[аыов]+)?)"
    r"|(?:annees|anos|anni|jaren|decada de|lata)\s+(?P<b>\d{3}0)"
)


def _words(table: Mapping[str, str]) -> dict[str, str]:
    return {word: english for english, words in table.items() for word in words.split(", ")}


_QUALIFIED: Final = _words(_QUALIFIERS)
_SEASON: Final = _words(_SEASONS)
_BEFORE: Final = re.compile(
    rf"(?:(?:a|im|in|en|au|i|w)\s+)?(?P<word>{'|'.join(sorted(map(re.escape, _QUALIFIED), key=len, reverse=True))})"
    rf"(?:\s+|(?<='))(?P<rest>.+)"
)
_IN_SEASON: Final = re.compile(rf"(?:\w{{1,4}}\s+|\w{{1,4}}')?(?P<word>{'|'.join(_SEASON)})\s+{_LINK}(?P<rest>\d{{4}})")


def in_english(text: str) -> str | None:
    """The same in English; None where it is none of what this file knows.

    >>> in_english("Ende Mai 2021"), in_english("vers 1450"), in_english("été 1998"), in_english("soon")
    ('the end of May 2021', 'about 1450', 'summer 1998', None)
    >>> in_english("Mitte der 1950er Jahre"), in_english("siglo XIX"), in_english("fine del XIX secolo")
    ('the middle of the 1950s', '19th century', 'the end of the 19th century')
    """
    plain = without_accents(text.lower()).strip()
    named = _named(plain)
    if named is not None:
        return named
    hit = _BEFORE.fullmatch(plain)
    rest = hit and (_named(re.sub(rf"^{_LINK}", "", hit["rest"])) or _dated(hit["rest"]))
    if hit is None or not rest:
        return None
    article = "the " if rest.endswith("century") else ""
    return f"{_QUALIFIED[hit['word']]} {article}{rest}"


def _named(plain: str) -> str | None:
    """A season, a decade or a century."""
    if hit := _IN_SEASON.fullmatch(plain):
        return f"{_SEASON[hit['word']]} {hit['rest']}"
    if hit := _DECADE.fullmatch(plain):
        return f"the {hit['a'] or hit['b']}s"
    hit = next((hit for form in _CENTURIES if (hit := form.fullmatch(plain))), None)
    number = _counted(hit["n"]) if hit else 0
    tail = {1: "st", 2: "nd", 3: "rd", 21: "st"}.get(number, "th")
    return f"{number}{tail} century" if 0 < number < 22 else None


def _counted(number: str) -> int:
    """An Arabic or a Roman number."""
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10}[sign] for sign in number]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _dated(rest: str) -> str | None:
    """A year, month or day, as English says it after a preposition."""
    try:
        date = written(re.sub(rf"^{_LINK}", "", rest))
    except DateError:
        return None
    return re.sub(r"^(?:in|on) ", "", in_words(date.bounds)) if date else None
