"""Documents a second: the parse, the rules, and spaCy called on the whole text, side by side.

    python tests/benchmarks/extraction.py ARTICLES... [--limit 40]

Figures are of CPU time in one process; only their ratios mean anything beyond the machine they were taken on. The three
take turns, batch by batch as a run makes them, so that a busy machine is as slow for each. Some more documents
are read before, and not counted: patterns are compiled and openings learned once a process, however long the run is.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import load, model_name
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import Batch, extract_batch, tasks_of
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import walk
from dateline.pipeline.readers import Context, reader_for

WARM: Final = 20
"""Documents that are read first."""
Work = Callable[[Sequence[Document]], object]


def documents(paths: Sequence[Path], limit: int) -> list[Document]:
    """The first documents under some paths."""
    found: list[Document] = []
    for path in paths:
        for file, shown in walk(path):
            found += [
                item for item in reader_for(file).read(file, Context(shown, Mapping())) if isinstance(item, Document)
            ]
    return found[:limit]


def extracting(extractor: Extractor) -> Work:
    """What a run does with a batch of documents."""
    return lambda read: extract_batch(Batch(tuple(read), extractor, extractor.version))


def seconds(work: Work, read: Sequence[Document]) -> float:
    """CPU seconds that it takes."""
    start = time.process_time()
    work(read)
    return time.process_time() - start


def main() -> None:
    """Print the three rates."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--limit", type=int, default=40)
    given = arguments.parse_args()
    found = documents(given.paths, given.limit + WARM)
    read, first = found[: given.limit], found[given.limit :]
    language = load(model_name())
    peers: dict[str, Work] = {
        "parse": extracting(Extractor("parse")),
        "rules": extracting(Extractor("rules")),
        "spaCy on the whole text": lambda batch: list(language.pipe(d.text for d in batch)),
    }
    taken = dict.fromkeys(peers, 0.0)
    for work in peers.values():
        work(first or read[:1])
    for task in tasks_of(read, Extractor("rules")):
        for name, work in peers.items():
            taken[name] += seconds(work, task.payload.documents)
    for name, spent in taken.items():
        sys.stdout.write(f"{name}: {len(read) / spent:.1f} documents a second\n")


if __name__ == "__main__":
    main()
