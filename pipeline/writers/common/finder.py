"""Which writer makes a file: by `--format`, else by the file's suffix."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from dateline.events.errors import QueryError
from dateline.pipeline.writers.common.protocol import Writer


@cache
def writers() -> dict[str, Writer]:
    """All writers by name: each module of the folder that holds WRITERS."""
    package = import_module("dateline.pipeline.writers")
    names = sorted(m.name for m in iter_modules(package.__path__) if not m.ispkg)
    found = [writer for name in names for writer in import_module(f"{package.__name__}.{name}").WRITERS]
    return {writer.name: writer for writer in found}


def writer_for(path: Path, name: str | None = None) -> Writer:
    """The writer of a format by name, or by the longest suffix that fits.

    Raises:
        QueryError: no such format, or a suffix of none.

    >>> writer_for(Path("a.timelinejs.json")).name, writer_for(Path("a.json"), "vis").name
    ('timelinejs', 'vis')
    """
    known = writers()
    if name is not None:
        if name not in known:
            raise QueryError(f"--format {name}", "no such format", f"known: {', '.join(sorted(known))}")
        return known[name]
    file = path.name.lower()
    fits = [(len(s), w.name) for w in known.values() for s in w.suffixes if file.endswith(s)]
    if not fits:
        suffixes = sorted({s for w in known.values() for s in w.suffixes})
        raise QueryError(str(path), "no format has this suffix", f"use one of {', '.join(suffixes)}, or --format")
    return known[max(fits)[1]]
