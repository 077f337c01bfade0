"""What this installation has, and what would make it slow or less exact."""

from __future__ import annotations

import hashlib
import os
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

SHOWN: Final = ("polars", "pydantic", "altair", "pendulum", "spacy", "deltalake", "trafilatura", "vl-convert-python")
EXTRAS: Final = {
    "cluster (--cluster)": "distributed",
    "llm (--provider model)": "pydantic_ai",
    "redis (watch redis://)": "redis",
    "nats (watch nats://)": "nats",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: `ok`, `note` (works, could be better) or `bad` (does not work)."""

    level: Literal["ok", "note", "bad"]
    topic: str
    text: str


def examine(store: str) -> Iterator[Finding]:
    """Look at the versions, the model, the cores, the extras and the store at that address."""
    yield Finding("ok", "dateline", f"{version('dateline')}, Python {platform.python_version()}, {platform.platform()}")
    yield from _parts()
    yield _model()
    yield Finding("ok", "engine", f"{len(os.sched_getaffinity(0))} cores; --workers sets how many are used")
    yield from _extras()
    yield from _store(store)


def _parts() -> Iterator[Finding]:
    for name in needed(requires("dateline") or ()):
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Finding("bad", name, f"is not installed; pip install {name}")
        else:
            if name in SHOWN:
                yield Finding("ok", name, found)


def needed(requirements: Iterable[str]) -> list[str]:
    """The packages that always must be there, from lines of package metadata.

    >>> needed(["polars<3,>=2.1", "pydantic-ai-slim[openai]>=1; extra == 'llm'"])
    ['polars']
    """
    return [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in requirements if "extra ==" not in line]


def _model() -> Finding:
    from dateline.events.text.parsing.parser import MODELS, model_name

    name = model_name()
    if name is None:
        return Finding("note", "model", f"none: dates are attached by rules alone, less well; pip install {MODELS[-1]}")
    folder = _folder_of(name)
    if folder is None:
        return Finding("bad", "model", f"{name} is named by $DATELINE_MODEL and is not there; unset it or install it")
    return Finding("ok", "model", f"{name}, sha256 {_fingerprint(folder)}")


def _folder_of(model: str) -> Path | None:
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _extras() -> Iterator[Finding]:
    for use, module in EXTRAS.items():
        if find_spec(module) is None:
            yield Finding("note", use, f"not installed; pip install 'dateline[{use.split()[0]}]' if you need it")
        else:
            yield Finding("ok", use, "installed")


def _store(address: str) -> Iterator[Finding]:
    import polars as pl

    from dateline.pipeline.storing.store import Store

    store = Store(address)
    if not store.exists:
        yield Finding("note", "store", f"none at {address}; dateline merge PATH... --store {address} makes one")
        return
    claims, rejects = (rows.select(pl.len()).collect().item() for rows in (store.claims(), store.rejects()))
    yield Finding("ok", "store", f"{address}: {claims:,} claims, {rejects:,} rejects, {store.files} files")
    yield from _beside(Path(address), claims)


def _beside(folder: Path, claims: int) -> Iterator[Finding]:
    """What is kept beside the log of a store."""
    from dateline.pipeline.folding.cache import FoldCache
    from dateline.pipeline.storing.place import SPOOL

    cache = FoldCache.of(str(folder))
    if cache is None:
        yield Finding("note", "fold", "a store that is not in a folder keeps none: each command folds all claims")
    elif cache.load() is None and claims:
        yield Finding("note", "fold", "not kept for the claims as they are: the next question folds")
    if (folder / SPOOL).is_dir():
        yield Finding("note", "spool", "a run was ended before its end; the same command again goes on from there")
