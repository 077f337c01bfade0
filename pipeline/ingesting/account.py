"""What became of what was read: every record and sentence is a claim, a named skip or a reject, and the counts add up.

A report a file holds each of its remarks; the account of a run holds each reason once with how often and the first
place, so that it does not grow with the number of records.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import UNUSED, Changed, Skipped

log = logging.getLogger(__name__)

KNOWN: Final = "repeat: this document has been read before, by the same version"

_PLAIN: Final = {
    "duration": "how long, not when",
    "set": "how often, not when",
    "undated": "no day can be told from it",
    "no event": "nothing is said to have happened then",
    "part of another date": "part of the date beside it",
    "publication line": "when the text was published",
    "comment": "in a reader's comment",
    "notice": "in a notice of the page",
    "question": "in a question",
    "supposed": 'only imagined, as after "if"',
    "talk": "only talk, no report",
}
"""Why a date of a text became no claim, in words for who does not know the program."""

Note = Reject | Skipped | Changed
"""A remark with its place."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; `records + sentences == claims + rejects + skipped` where nothing is lost.

    Attributes:
        file: The path as the user gave it.
        format: The reader's name; empty where none took it.
        documents: Texts found in it.
        claims: Claims made of it, by records or by sentences.
        rejects, skipped, changed: With their places.
        columns: What the columns of a table were taken for.
        continues: True where this is more of the file of the report before.
    """

    file: str
    format: str
    documents: int
    claims: int
    rejects: tuple[Reject, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    changed: tuple[Changed, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    continues: bool = False

    def lines(self) -> list[str]:
        """The report for a person: counts, then each reason once with how often and the first place."""
        account = _FileAccount(self.file, self.format)
        account.add(self)
        return account.lines()

    def and_more(self, more: FileReport) -> FileReport:
        """This report and one that continues it."""
        return FileReport(
            self.file,
            self.format,
            self.documents + more.documents,
            self.claims + more.claims,
            self.rejects + more.rejects,
            self.skipped + more.skipped,
            self.changed + more.changed,
            all_columns(self.columns, more.columns),
            self.continues,
        )


def all_columns(columns: tuple[tuple[str, str], ...], more: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The columns of all tables of a file, such as the sheets of a workbook."""
    return tuple((dict(columns) | dict(more)).items())


def joined(reports: Iterable[FileReport]) -> list[FileReport]:
    """One report a file, of reports some of which continue the one before.

    >>> joined([FileReport("a", "text", 1, 2), FileReport("a", "text", 1, 3, continues=True)])[0].claims
    5
    """
    whole: list[FileReport] = []
    for report in reports:
        if report.continues:
            whole[-1] = whole[-1].and_more(report)
        else:
            whole.append(report)
    return whole


@dataclass(slots=True)
class Account:
    """What became of all files of a run so far.

    Attributes:
        documents, claims, rejects, skipped: Totals.
    """

    documents: int = 0
    claims: int = 0
    rejects: int = 0
    skipped: int = 0
    _files: list[_FileAccount] = field(default_factory=list)
    _quiet: _Quiet = field(default_factory=lambda: _Quiet())
    _known: _Quiet = field(default_factory=lambda: _Quiet())
    _alike: dict[Hashable, _Quiet] = field(default_factory=dict)

    def add(self, reports: Iterable[FileReport]) -> None:
        """Take in what became of more files, or of more of the last one."""
        for report in reports:
            self.documents += report.documents
            self.claims += report.claims
            self.rejects += len(report.rejects)
            self.skipped += len(report.skipped)
            if not report.continues:
                self._settle()
                self._files.append(_FileAccount(report.file, report.format))
            self._files[-1].add(report)

    def lines(self) -> list[str]:
        """For a person: what there is to say of each file; those without remarks, and those known, in a line each."""
        self._settle()
        shown = [line for file in self._files for line in (*file.lines(), *self._of_its_kind(file))]
        if self._quiet.files:
            found = f"{_count(self._quiet.documents, 'document')}, {_count(self._quiet.claims, 'claim')}"
            shown.append(f"{_count(self._quiet.files, 'file')} read without remarks: {found}")
        if self._known.files:
            again = _count(self._known.documents, "document")
            shown.append(f"{_count(self._known.files, 'file')} known already: {again} read before, nothing to add")
        return shown

    def _of_its_kind(self, file: _FileAccount) -> Iterator[str]:
        """How many more files there are of which the same is told."""
        more = self._alike.get(file.kind, _Quiet())
        if more.files and not file.rejected.total:
            found = f"{_count(more.documents, 'document')}, {_count(more.claims, 'claim')}"
            yield f"  {_count(more.files, 'more file')} of which the same is told: {found}"

    def _settle(self) -> None:
        """A file without remarks, one that was all known, and one like a file before are only counted."""
        if self._files and self._files[-1].is_quiet:
            self._quiet.add(self._files.pop())
        elif self._files and self._files[-1].is_known:
            file = self._files.pop()
            self._known.add(file)
            log.info("account.known file=%s documents=%d", file.file, file.documents)
        elif self._files and not self._files[-1].is_settled:
            self._settle_by_kind(self._files[-1])

    def _settle_by_kind(self, file: _FileAccount) -> None:
        file.is_settled = True
        if file.kind not in self._alike:
            self._alike[file.kind] = _Quiet()
        elif not file.rejected.total:
            self._alike[file.kind].add(self._files.pop())


def run_report(account: Account, seconds: dict[str, float]) -> str:
    """One line about a run: what was read, and the seconds of each stage.

    >>> run_report(Account(documents=2, claims=5), {"read": 1.25})
    'run documents=2 claims=5 rejects=0 skipped=0 read_s=1.2'
    """
    counts = {name: getattr(account, name) for name in ("documents", "claims", "rejects", "skipped")}
    stages = {f"{stage}_s": f"{spent:.1f}" for stage, spent in seconds.items()}
    return " ".join(["run", *(f"{name}={value}" for name, value in (counts | stages).items())])


@dataclass(slots=True)
class _Quiet:
    """Files of which there is no more to say than how many."""

    files: int = 0
    documents: int = 0
    claims: int = 0

    def add(self, file: _FileAccount) -> None:
        self.files += 1
        self.documents += file.documents
        self.claims += file.claims


@dataclass(slots=True)
class _Reasons:
    """Remarks of one kind: each reason with how often and the first."""

    total: int = 0
    times: dict[str, int] = field(default_factory=dict)
    first: dict[str, Note] = field(default_factory=dict)

    def add(self, notes: Iterable[Note]) -> None:
        for note in notes:
            self.total += 1
            self.times[note.reason] = self.times.get(note.reason, 0) + 1
            self.first.setdefault(note.reason, note)

    def lines(self) -> list[str]:
        return [_reason(self.first[reason], times) for reason, times in self.times.items()]


@dataclass(slots=True)
class _FileAccount:
    """What became of one file so far."""

    file: str
    format: str
    documents: int = 0
    claims: int = 0
    rejected: _Reasons = field(default_factory=_Reasons)
    skipped: _Reasons = field(default_factory=_Reasons)
    changed: _Reasons = field(default_factory=_Reasons)
    columns: tuple[tuple[str, str], ...] = ()
    is_settled: bool = False

    @property
    def kind(self) -> Hashable:
        """What is told of it but for places and numbers."""
        reasons = (self.rejected, self.skipped, self.changed)
        return (self.format, self.columns, *(frozenset(told.times) for told in reasons))

    @property
    def is_quiet(self) -> bool:
        """True where there is nothing to tell but counts."""
        return not (self.rejected.total or self.skipped.total or self.changed.total or self.columns)

    @property
    def is_known(self) -> bool:
        """True where all that is in it was read before."""
        known = self.skipped.times.get(KNOWN, 0)
        return known > 0 and known == self.skipped.total and not (self.rejected.total or self.changed.total)

    def add(self, report: FileReport) -> None:
        self.documents += report.documents
        self.claims += report.claims
        self.rejected.add(report.rejects)
        self.skipped.add(report.skipped)
        self.changed.add(report.changed)
        self.columns = all_columns(self.columns, report.columns)

    def lines(self) -> list[str]:
        counts = [_count(self.documents, "document"), _count(self.claims, "claim")]
        counts += [_count(self.rejected.total, "reject"), f"{self.skipped.total} skipped"]
        counts += [f"{self.changed.total} changed"]
        shown = [f"{self.file}: {self.format or 'not read'}: {', '.join(c for c in counts if not c.startswith('0 '))}"]
        if self.columns:
            known = [(name, meaning) for name, meaning in self.columns if meaning != UNUSED]
            used = [name if name == meaning else f"{name} = {meaning}" for name, meaning in known]
            unused = [name for name, meaning in self.columns if meaning == UNUSED]
            shown.append("  columns: " + (", ".join(used) or "none of use"))
            shown += [f"  columns not used: {', '.join(unused)[:200]}"] if unused else []
        for word, reasons in (("rejected", self.rejected), ("skipped", self.skipped), ("changed", self.changed)):
            shown += [f"  {word}: {line}" for line in reasons.lines()]
        return shown


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _reason(note: Note, times: int) -> str:
    if isinstance(note, Skipped) and note.reason in _PLAIN:
        return f"{_count(times, 'date')} ({_PLAIN[note.reason]}), such as {note.value!r}"
    more = f"and {times - 1} more" if times > 1 else ""
    where = " ".join(part for part in (note.place, more) if part)
    return note.reason + (f" ({where})" if where else "") + (f": {note.value}" if note.value else "")
