"""Names of weekdays before a date in digits: they say nothing new, but tell which number is the day."""

from __future__ import annotations

from typing import Final

from dateline.events.time.bounds import civil_from_days, days_from_civil

_NAMES: Final = (
    "monday mon montag mo lundi lunes lunedi lunedì segunda-feira maandag mandag måndag poniedziałek понедельник",
    "tuesday tue tues dienstag di mardi martes martedi martedì terça-feira dinsdag tirsdag tisdag wtorek вторник",
    "wednesday wed weds mittwoch mi mercredi miércoles miercoles mercoledi mercoledì quarta-feira woensdag onsdag "
    "środa среда",
    "thursday thu thur thurs donnerstag do jeudi jueves giovedi giovedì quinta-feira donderdag torsdag "
    "czwartek четверг",
    "friday fri freitag fr vendredi viernes venerdi venerdì sexta-feira vrijdag fredag piątek пятница",
    "saturday sat samstag sonnabend sa samedi sábado sabado sabato zaterdag lørdag lördag sobota суббота",
    "sunday sun sonntag so dimanche domingo domenica zondag søndag söndag niedziela воскресенье",
)
"""In the languages whose months `written` knows; short forms in English and German, where they mean nothing else."""

WEEKDAYS: Final = {name: number for number, names in enumerate(_NAMES) for name in names.split()}
"""0 is Monday."""


def falls_on(weekday: int, year: int, month: int, day: int) -> bool:
    """Tell whether a day exists and is that day of the week.

    >>> falls_on(WEEKDAYS["mon"], 2021, 1, 4), falls_on(WEEKDAYS["mon"], 2021, 4, 1), falls_on(0, 2021, 13, 4)
    (True, False, False)
    """
    days = days_from_civil(year, month, day)
    return 1 <= month <= 12 and civil_from_days(days) == (year, month, day) and (days + 3) % 7 == weekday
