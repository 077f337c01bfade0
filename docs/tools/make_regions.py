"""Make the lines of [regions] in nations.toml, from WordNet 3.0: places and adjectives that [adjectives] has not.

    python docs/tools/make_regions.py /usr/share/wordnet

A line is a place and what is of it. Adjectives that are verbs too ("Polish") are left out, since
titles are compared in lower case, and so are those that mean something else as well ("Attic", "Norman").
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

PLACE: Final = "15"
"""WordNet's file of nouns that are places."""
PERTAINS: Final = "\\"
INSTANCE: Final = "@i"
COUNTRY: Final = re.compile(r"(?:^|_)(?:country|nation|state|republic|kingdom|island|peninsula|region|territory|land)$")
WRONG: Final = (
    *("Alsatian", "Attic", "Bohemian", "Cyprian", "Dalmatian", "Dorian", "Frisian", "Gallic", "Hispaniolan"),
    *("Ionian", "Latin", "Levantine", "Manx", "Mauritanian", "Mongoloid", "Norman", "Philistine", "Siamese"),
)


class Synset(NamedTuple):
    """One meaning: the file it is in, its words, and the sign, target and words (0: all) of its pointers."""

    file: str
    words: list[str]
    points: list[tuple[str, str, int, int]]


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    """All meanings of a part of speech, by their offset."""
    found = {}
    for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split(" | ")[0].split()
            at = 4 + 2 * int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", word) for word in fields[4:at:2]]
            rows = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
            points = [(sign, to, int(ends[:2], 16), int(ends[2:], 16)) for sign, to, _, ends in rows]
            found[fields[0]] = Synset(fields[1], words, points)
    return found


def regions(folder: Path) -> list[str]:
    """The lines of the table, sorted."""
    from dateline.events.text.description.names.nations import adjectives

    told = {adjective for adjective, country in adjectives("adjectives") if " " not in country}
    nouns, verbs = synsets(folder, "noun"), synsets(folder, "verb")
    done = {word for verb in verbs.values() for word in verb.words} | {word.lower() for word in WRONG}
    found: dict[str, set[str]] = defaultdict(set)
    for adjective in synsets(folder, "adj").values():
        for sign, to, source, target in adjective.points:
            if sign == PERTAINS and to in nouns and nouns[to].file == PLACE and _is_country(nouns[to], nouns):
                words = adjective.words[source - 1 : source] if source else adjective.words
                country = nouns[to].words[max(target - 1, 0)]
                own = {word for word in words if word.lower() not in done and word not in told and _one(word, country)}
                found[country] |= own
    return [f'{country} = "{" ".join(sorted(words))}"' for country, words in sorted(found.items()) if words]


def _is_country(noun: Synset, nouns: dict[str, Synset]) -> bool:
    return any(
        COUNTRY.search(word.lower()) for sign, to, *_ in noun.points if sign == INSTANCE for word in nouns[to].words
    )


def _one(*names: str) -> bool:
    return all(name.isalpha() and name[0].isupper() for name in names)


if __name__ == "__main__":
    sys.stdout.write("\n".join(regions(Path(sys.argv[1]))) + "\n")
