"""A news wire that never was: short dated documents in any number, the same for the same seed.

    python -m tests.benchmarks.wire 1000000 wire.jsonl [--seed 1]

Each document has a publication day within 30 years and one to three sentences: somebody of some town did something, on
a weekday, some days ago, in a month, or in a year. As in real wires some is told twice, a day later in other words.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

FIRST = date(1995, 1, 1)
DAYS = 30 * 365

_PARTS = {
    "head": "Al Bra Cor Dor El Fen Gar Hol Is Jar Kel Lor Mar Nor Os Pel Quin Ros Sel Tor Ul Ver Wen Yar Zel",
    "middle": "a an e en i in o on u un al el ir or ra",
    "tail": "berg bridge by dale field ford ham haven holm mere mouth ness port stad stead ton vik ville wick worth",
    "given": "Ada Boris Clara Daan Edith Felix Greta Hugo Ines Jonas Karin Leon Mira Nils Olga Pavel Rosa Stefan Tilda",
    "office": "mayor governor bishop fire-chief harbour-master head-teacher union-leader police-chief",
    "thing": "bridge school hospital railway-station power-plant museum reservoir shipyard paper-mill airport",
}
_WORDS = {name: [word.replace("-", " ") for word in words.split()] for name, words in _PARTS.items()}
_DEEDS = (
    "opened the new {thing}",
    "closed the old {thing}",
    "visited the {thing} of {other}",
    "resigned over the {thing}",
    "signed a contract for a {thing} with {other}",
    "announced that the {thing} had been sold",
    "was injured in a fire at the {thing}",
    "met the {office} of {other} to discuss the {thing}",
)
_WHENS = (
    "on {weekday}",
    "last {weekday}",
    "yesterday",
    "{n} days ago",
    "on {day} {month}",
    "on {day} {month} {year}",
    "in {month} {past}",
    "last month",
    "in {past}",
    "in early {month}",
)
_ASIDES = (
    "The {thing} was built in {past}.",
    "{n} people were hurt there in {month} {past}.",
    "Work is to begin next month.",
    "A similar {thing} in {other} opened two years ago.",
    "Nobody would say why.",
)


def documents(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Lines of JSON: doc_id, dct, title, text, publisher."""
    chance = random.Random(seed)
    before: tuple[date, dict[str, str]] | None = None
    for number in range(count):
        if before is None or chance.random() < 0.8:
            before = (FIRST + timedelta(chance.randrange(DAYS)), _facts(chance))
            day = before[0]
        else:
            day = before[0] + timedelta(1)
        yield _told(number, day, before[1], chance)


def _facts(chance: random.Random) -> dict[str, str]:
    """Who, where and what of one event."""
    facts = {
        "town": _town(chance),
        "other": _town(chance),
        "office": chance.choice(_WORDS["office"]),
        "name": f"{chance.choice(_WORDS['given'])} {_town(chance)}",
        "thing": chance.choice(_WORDS["thing"]),
    }
    return facts | {"deed": chance.choice(_DEEDS).format(**facts)}


def _town(chance: random.Random) -> str:
    return "".join(chance.choice(_WORDS[part]) for part in ("head", "middle", "tail"))


def _told(number: int, day: date, facts: dict[str, str], chance: random.Random) -> dict[str, str]:
    """One document about it, written on a day."""
    then = day - timedelta(chance.randrange(1, 7))
    words = facts | {
        "weekday": f"{then:%A}",
        "n": str(chance.randrange(2, 9)),
        "day": str(then.day),
        "month": f"{then:%B}",
        "year": str(then.year),
        "past": str(day.year - chance.randrange(1, 30)),
    }
    when = chance.choice(_WHENS).format(**words)
    lines = [f"{words['name']}, {words['office']} of {words['town']}, {words['deed']} {when}."]
    lines += [line.format(**words) for line in chance.sample(_ASIDES, chance.randrange(3))]
    return {
        "doc_id": f"wire-{number}",
        "dct": day.isoformat(),
        "title": f"{words['town']}: {words['office']} and the {words['thing']}",
        "text": " ".join(lines),
        "publisher": f"Wire {number % 40}",
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a file of documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with given.file.open("w", encoding="utf-8") as file:
        for document in documents(given.count, given.seed):
            file.write(json.dumps(document) + "\n")


if __name__ == "__main__":
    main()
