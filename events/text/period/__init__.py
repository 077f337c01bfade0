"""The period that the words of a question name; nothing here means today.

`reading` tries the ways in turn: `figures` alone, an `expression` of the tagger's, so many units `counted` from a day,
and one or two `ends`; `unreadable` says what is wrong with words that none of them reads.
"""

from dateline.events.text.period.reading import parse_period as parse_period
