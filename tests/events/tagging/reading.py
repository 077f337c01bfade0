"""What a text's expressions of time are read as: for tests."""

from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, from_iso


def day(text):
    start = from_iso(text)
    return Bounds.exactly(start, start + DAY, "day")


SATURDAY = day("2024-11-02")

HISTORY = (
    "On 5 May 1789 the estates met. In June 1789 they swore an oath. On 14 July the fortress fell. Four days later the "
    "king came. By October the crowd had marched. In January the assembly moved. In 1614 such an assembly had met. "
    "On 20 June 1791 the king fled; the following day he was caught. That month the club split."
)


def values(text, dct=SATURDAY, lang="en"):
    return [(timex.text, timex.value) for timex in tag(text, dct=dct, lang=lang)]
