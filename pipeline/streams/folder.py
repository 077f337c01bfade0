"""A folder or file on disk: what is there first, then what is added or changed, once it has stopped growing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

from dateline.pipeline.ingesting.reading import is_store
from dateline.pipeline.streams import Batch, Stream


class Folder:
    """Files below one path, hidden ones left out."""

    def __init__(self, path: Path, interval: float) -> None:
        self._path, self._interval = path, interval
        self._growing: dict[Path, tuple[int, int]] = {}

    def batches(self, stop: Event) -> Iterator[Batch | None]:
        """Everything that is there, then each file when two looks in a row find it unchanged."""
        from watchfiles import Change, watch

        # the watch starts before the scan, so that nothing falls between the two
        changes = watch(
            self._path,
            stop_event=stop,
            rust_timeout=max(50, round(self._interval * 1000)),
            yield_on_timeout=True,
            debounce=200,
            raise_interrupt=False,
        )
        first = True
        for changed in changes:
            seen = {Path(name) for kind, name in changed if kind != Change.deleted}
            if first:
                seen |= set(self._there())
                first = False
            batch = self._batch(seen)
            if batch is not None or not self._growing:
                yield batch

    def close(self) -> None:
        """Nothing is held open."""

    def _there(self) -> Iterator[Path]:
        if self._path.is_file():
            yield self._path
            return
        yield from (path for path in self._path.rglob("*") if path.is_file())

    def _batch(self, seen: set[Path]) -> Batch | None:
        visible = {path for path in seen | set(self._growing) if path.is_file() and not self._hidden(path)}
        now = {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in visible}
        still = tuple(sorted(path for path in visible if self._growing.get(path) == now[path]))
        self._growing = {path: state for path, state in now.items() if path not in still}
        return Batch(str(self._path), still, lambda: None) if still else None

    def _hidden(self, path: Path) -> bool:
        if not self._path.is_dir():
            return _is_draft(path.name)
        inside = path.relative_to(self._path)
        return any(_is_draft(part) for part in inside.parts) or any(
            is_store(self._path / folder) for folder in inside.parents
        )


def _is_draft(name: str) -> bool:
    return name.startswith(".") or name.endswith((".part", ".tmp", "~"))


def _open(address: str, _scratch: Path, interval: float) -> Folder:
    return Folder(Path(address).resolve(), interval)


STREAM: Final = Stream("folder", lambda address: Path(address).exists(), _open, "inbox/")
