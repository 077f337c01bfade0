"""Documents a second: the parse, the rules, and spaCy called on the whole text, side by side.

    python tests/benchmarks/extraction.py ARTICLES... [--limit 40]

Figures are of CPU time in one process; only their ratios mean anything beyond the machine they were taken on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.events.text.extractor import Extractor
from dateline.events.text.parser import load, model_name
from dateline.pipeline.document import Document
from dateline.pipeline.extracting import extract_batch, tasks_of
from dateline.pipeline.mapping import Mapping
from dateline.pipeline.readers import Context, reader_for
from dateline.pipeline.reading import walk


def documents(paths: Sequence[Path], limit: int) -> list[Document]:
    """The first documents under some paths."""
    found: list[Document] = []
    for path in paths:
        for file, shown in walk(path):
            found += [
                item for item in reader_for(file).read(file, Context(shown, Mapping())) if isinstance(item, Document)
            ]
    return found[:limit]


def rate(work: Callable[[], object], count: int) -> float:
    """Documents a second of CPU time."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def _extract(extractor: Extractor, read: Sequence[Document]) -> None:
    """Extract in the batches that a run makes."""
    for task in tasks_of(read, extractor):
        extract_batch(task.payload)


def main() -> None:
    """Print the three rates."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--limit", type=int, default=40)
    given = arguments.parse_args()
    read = documents(given.paths, given.limit)
    language = load(model_name())
    for provider in ("parse", "rules"):
        extractor = Extractor(provider)
        extractor.extract(read[0].text, read[0].as_source())
        each = rate(lambda reader=extractor: _extract(reader, read), len(read))
        sys.stdout.write(f"{provider}: {each:.1f} documents a second\n")
    whole = rate(lambda: list(language.pipe(d.text for d in read)), len(read))
    sys.stdout.write(f"spaCy on the whole text: {whole:.1f} documents a second\n")


if __name__ == "__main__":
    main()
