"""Make the table of English nouns that name events, from WordNet 3.0's files.

    python docs/tools/make_event_nouns.py /usr/share/wordnet > events/text/attachment/en/event_nouns.txt

A noun's share is how much of its use falls to senses that WordNet files under act (04) or event (11): each sense counts
as often as it was met in the tagged corpora, plus one over its rank, so that senses never met still count a little.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

EVENT_FILES: Final = frozenset({4, 11})
LEAST_SHARE: Final = 0.25
HEADER: Final = """\
# Nouns that name events, and the share of their use that does (percent). Made by docs/tools/make_event_nouns.py.
# Source: WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 licence:
# permission to use, copy, modify and distribute for any purpose and without fee or royalty, provided as is."""


def shares(folder: Path) -> dict[str, float]:
    """Each single-word noun and the share of its use that names an act or an event."""
    files = {f[0]: int(f[1]) for f in map(str.split, _entries(folder / "data.noun"))}
    seen = _counts(folder / "cntlist.rev")
    found = {}
    for fields in map(str.split, _entries(folder / "index.noun")):
        word, senses = fields[0], fields[-int(fields[2]) :]
        weights = [seen[word, rank] + 1 / rank for rank, _ in enumerate(senses, 1)]
        named = sum(w for w, sense in zip(weights, senses, strict=True) if files[sense] in EVENT_FILES)
        found[word] = named / sum(weights)
    return found


def _counts(path: Path) -> Counter[tuple[str, int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for line in path.read_text("utf-8").splitlines():
        key, rank, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith("1:"):
            counts[word, int(rank)] += int(count)
    return counts


def _entries(path: Path) -> list[str]:
    """Lines of a WordNet file without its licence, which is indented."""
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith(" ")]


def main() -> None:
    """Write the table to stdout."""
    rows = sorted((w, s) for w, s in shares(Path(sys.argv[1])).items() if s >= LEAST_SHARE and w.isalpha())
    sys.stdout.write("\n".join([HEADER, *(f"{word} {round(100 * share)}" for word, share in rows)]) + "\n")


if __name__ == "__main__":
    main()
