"""Everything that Dateline raises.

    TimelineError
    ├── RuleError    (ValueError)   a rule table does not load, or an example does not hold
    ├── LanguageError (ValueError)  a text is in no language that is read
    ├── EdtfError    (ValueError)   a string is not EDTF
    ├── PeriodError  (ValueError)   words that name no period of time
    ├── BoundsError  (ValueError)   four instants that fence no interval
    ├── SchemaError  (TypeError)    a frame is not the table it should be
    ├── ReadError    (ValueError)   a file cannot be read
    ├── StoreError   (OSError)      a claim store cannot be opened or written
    ├── QueryError   (ValueError)   a question that cannot be asked
    ├── ChartError   (ValueError)   a chart or page cannot be made
    └── EndpointError (OSError)     a language model that is not there, or lets nobody in

    (the last five are LocatedError: they name the place, the problem and a remedy)

Facts go in as arguments and stay as attributes; `str()` says what failed, the value, where, and what would do.
A wrong document raises nothing: it becomes a row of rejects.
"""

from __future__ import annotations


class TimelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class RuleError(TimelineError, ValueError):
    """A rule table is wrong; `rule_id`, `problem` and `remedy` say where, what and what would do."""

    def __init__(self, rule_id: str, problem: str, remedy: str) -> None:
        super().__init__(rule_id, problem, remedy)
        self.rule_id, self.problem, self.remedy = rule_id, problem, remedy

    def __str__(self) -> str:
        return f"rule {self.rule_id}: {self.problem}; {self.remedy}"


class LanguageError(TimelineError, ValueError):
    """A text is in no language that is read; `known` are those that are."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(known)
        self.known = known

    def __str__(self) -> str:
        return f"the text was not recognised as a language that is read; these are {', '.join(self.known)}"


class EdtfError(TimelineError, ValueError):
    """A string is not EDTF; `text`, `position`, `expected` say where and why."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text, self.position, self.expected = text, position, expected

    def __str__(self) -> str:
        return f"not EDTF: expected {self.expected}\n  {self.text}\n  {'':{self.position}}^"


class PeriodError(TimelineError, ValueError):
    """Words that name no period; `text` is what was given, `readable` what can be read, `problem` why this cannot."""

    def __init__(self, text: str, readable: tuple[str, ...], problem: str = "") -> None:
        super().__init__(text, readable, problem)
        self.text, self.readable, self.problem = text, readable, problem

    def __str__(self) -> str:
        problem = f": {self.problem}" if self.problem else ""
        return f"not a period: {self.text!r}{problem}; can be read: {', '.join(self.readable)}"


class BoundsError(TimelineError, ValueError):
    """Four instants that fence no interval; `problem` names the law broken, `values` are the four."""

    def __init__(self, problem: str, values: tuple[object, ...]) -> None:
        super().__init__(problem, values)
        self.problem, self.values = problem, values

    def __str__(self) -> str:
        return f"no bounds: {self.problem}; given {', '.join(map(str, self.values))}"


class SchemaError(TimelineError, TypeError):
    """A frame is not the table it should be; `table` names it, `faults` list every difference."""

    def __init__(self, table: str, faults: tuple[str, ...]) -> None:
        super().__init__(table, faults)
        self.table, self.faults = table, faults

    def __str__(self) -> str:
        return f"not a {self.table} table: {'; '.join(self.faults)}"


class LocatedError(TimelineError):
    """An error at a place: `place` says where, `problem` what failed, `remedy` what would do."""

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        super().__init__(place, problem, remedy)
        self.place, self.problem, self.remedy = place, problem, remedy

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}" + (f"; {self.remedy}" if self.remedy else "")


class ReadError(LocatedError, ValueError):
    """A file cannot be read."""


class StoreError(LocatedError, OSError):
    """A claim store cannot be opened or written."""


class QueryError(LocatedError, ValueError):
    """A question that cannot be asked."""


class ChartError(LocatedError, ValueError):
    """A chart or page cannot be made."""


def is_fault(error: BaseException) -> bool:
    """True for what goes wrong, False for what ends a program on purpose (Ctrl-C, an exit).

    Libraries in Rust panic with classes that are no `Exception`.

    >>> is_fault(ZeroDivisionError()), is_fault(KeyboardInterrupt())
    (True, False)
    """
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


class EndpointError(LocatedError, OSError):
    """A language model that is not there, or lets nobody in: no document can be read by it."""
