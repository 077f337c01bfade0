"""Make the table of what head words mean, from WordNet 3.0's files.

    python docs/tools/make_meanings.py /usr/share/wordnet > events/table/wording/meanings.txt

A line is one meaning: the words that have it, and after a `>` the words whose meaning is right below it. Verbs stand
with the nouns derived from them; a word counts with its first senses only, since the later ones are rare.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

SENSES: Final = 4
COMMON: Final = 22.0
"""Bits of rarity beyond which a word is not worth its place."""
DERIVED: Final = "+"
ABOVE: Final = "@"
PARTS: Final = {"n": "noun", "v": "verb"}
HEADER: Final = """\
# What head words mean: the words of one meaning, then after ">" the words of the meanings right below it, all as stems.
# Made by docs/tools/make_meanings.py.
# Source: WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 licence:
# permission to use, copy, modify and distribute for any purpose and without fee or royalty, provided as is."""

Synset = tuple[str, str]


def senses(folder: Path) -> dict[str, list[Synset]]:
    """The first synsets of each single word, verbs and nouns apart."""
    found: dict[str, list[Synset]] = defaultdict(list)
    for part, name in PARTS.items():
        for fields in map(str.split, _entries(folder / f"index.{name}")):
            if fields[0].isalpha():
                found[fields[0]] += [(part, offset) for offset in fields[-int(fields[2]) :][:SENSES]]
    return found


def pointers(folder: Path) -> dict[Synset, list[tuple[str, Synset]]]:
    """What each synset points to, with the sign that says how."""
    found = {}
    for part, name in PARTS.items():
        for line in _entries(folder / f"data.{name}"):
            fields = line.split(" | ")[0].split()
            at = 4 + 2 * int(fields[3], 16)
            rows = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
            found[part, fields[0]] = [(sign, (pos, to)) for sign, to, pos, _ in rows if pos in PARTS]
    return found


def _entries(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith(" ")]


def meanings(folder: Path) -> list[str]:
    """The lines of the table, sorted."""
    from dateline.events.table.wording.what import base
    from dateline.events.table.wording.words import rarity

    event_nouns = _event_nouns()
    points, bits = pointers(folder), rarity()
    own: dict[Synset, set[str]] = defaultdict(set)
    for word, synsets in senses(folder).items():
        stem = base(word)
        if bits.get(stem, COMMON) >= COMMON or not any(s[0] == "v" or word in event_nouns for s in synsets):
            continue
        for synset in synsets:
            if synset[0] == "v" or word in event_nouns:
                derived = [to for sign, to in points[synset] if sign == DERIVED]
                for meaning in (synset, *derived):
                    own[meaning].add(stem)
    below: dict[Synset, set[str]] = defaultdict(set)
    for meaning, words in own.items():
        for sign, to in points[meaning]:
            if sign == ABOVE:
                below[to] |= words
    lines = {_line(own[meaning], below[meaning]) for meaning in own.keys() | below.keys()}
    return sorted(lines - {""})


def _line(words: set[str], below: set[str]) -> str:
    """One meaning; nothing where it joins no two words, or hangs below one that half the language does."""
    under = below - words
    if len(words) + len(under) < 2 or not words or len(under) > 60:
        under = set()
    if len(words) + len(under) < 2:
        return ""
    return " ".join(sorted(words)) + (" > " + " ".join(sorted(under)) if under else "")


def _event_nouns() -> frozenset[str]:
    text = Path("events/text/attachment/en/event_nouns.txt").read_text("utf-8")
    return frozenset(line.split()[0] for line in text.splitlines() if line and not line.startswith("#"))


if __name__ == "__main__":
    sys.stdout.write("\n".join([HEADER, *meanings(Path(sys.argv[1]))]) + "\n")
