"""EDTF, ISO 8601-2:2019 levels 0, 1 and 2: strings to values with bounds, and back.

In order: `model` (what a string can say), `reader` (text to value, errors with a caret), `writer` (the shortest text),
`column` (a whole polars column at once; imported only where it is used, since it brings polars).
"""

from dateline.events.time.edtf.conventions import DEFAULT_CONVENTIONS, Conventions
from dateline.events.time.edtf.dates import Date, DateTime, LongYear
from dateline.events.time.edtf.model import DateSet, Edtf, Interval, Range
from dateline.events.time.edtf.reader import parse
from dateline.events.time.edtf.writer import from_bounds, write

__all__ = [
    "DEFAULT_CONVENTIONS",
    "Conventions",
    "Date",
    "DateSet",
    "DateTime",
    "Edtf",
    "Interval",
    "LongYear",
    "Range",
    "from_bounds",
    "parse",
    "write",
]
