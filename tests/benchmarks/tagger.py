"""How fast the tagger is, side by side with its peers on the same text in one run; prints ratios and asserts nothing.

    python tests/benchmarks/tagger.py [--megabytes 50] [--chrono DIR] [--hostile] [--documents 10000]

The text is made here: sentences of news and of history, in a fixed order, with rather more dates than real ones.
`--hostile` reads a megabyte of each of the texts that could make a tagger slow; `--documents` reads so many and prints
the memory after a tenth of them and after all.
`dateparser` is needed for its row (it comes with htmldate); chrono-node is run when `--chrono` names a folder with
its `node_modules`.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, from_iso

SENTENCES = (
    "The minister said on Thursday that the harbour would be closed until early next year.",
    "On 14 June 1807 the two armies met near the river, and four days later the city fell.",
    "Sales rose 4.5 percent in the third quarter, from $1,999 million a year earlier.",
    "Nobody in the village could say who had built the bridge, or why it led nowhere at all.",
    "She had worked there for more than twenty years when the company moved to the coast in March 1998.",
    "The talks will go on through the weekend, officials said, although few expect a treaty soon.",
    "By the end of the 1950s the old quarter had been rebuilt, and the market was held every Friday.",
    "He carried 250 letters over the pass, and not one of them was ever answered by anybody.",
    "The bridge is narrow and steep, and the carts have to wait on the far bank until it is clear.",
    "Its owners say that they were never told, and that the papers they signed had been blank.",
    "A court heard both sides and found for neither; the costs were shared between the parties.",
    "The mill stands empty, its wheel broken, and nobody has offered to buy the land around it.",
    "In the town below, traders complain that the price of timber has doubled without a reason.",
    "The council has promised a report, but its members cannot agree on who is to write it.",
    "A spokesman for the ministry declined to comment on what he called rumours from the valley.",
    "The engineer who drew the plans lives abroad and has refused to answer any questions at all.",
    "Critics point to the railway, which cost three times what was planned and carries no freight.",
    "Farmers on both banks have formed a union; it has elected a widow and two brothers to lead it.",
    "The river itself is low, and the stones on which the piers rest can be seen from the road.",
    "Some say the foundations were laid by monks, others that they are the remains of a fort.",
    "Whoever is right, the arches are too weak for lorries, and a sign on either side says so.",
    "The driver of the only bus has been told to let his passengers walk across and get on again.",
    "They do so without complaint, for the view from the middle is said to be the best of all.",
)
START = from_iso("2024-11-02")
DCT = Bounds.exactly(START, START + DAY, "day")


def text_of(size: int) -> str:
    """A text of about so many characters."""
    paragraph = " ".join(SENTENCES) + "\n"
    return (paragraph * (size // len(paragraph) + 1))[:size]


def rate(run: Callable[[str], object], text: str) -> float:
    """Kilobytes of text a CPU-second."""
    started = time.process_time()
    run(text)
    return len(text) / 1000 / max(time.process_time() - started, 1e-6)


def ours(text: str) -> object:
    """Tag by documents of about 4,000 characters, as news comes."""
    return [tag(text[i : i + 4_000], dct=DCT) for i in range(0, len(text), 4_000)]


def dateparser_search(text: str) -> object:
    """The search of dateparser, English only."""
    from dateparser.search import search_dates

    return [search_dates(text[i : i + 4_000], languages=["en"]) for i in range(0, len(text), 4_000)]


REPEATED = {
    "one long word": "a", "figures without a break": "7", "hyphens": "-", "nested brackets": "[((", "the the": "the ",
    "last last": "last ", "one hundred": "one hundred ", "1 1 1": "1 ", "1,1,1": "1,", "12.50 13.20": "12.50 1,300.20 ",
    "a table of numbers": "12\t1999\t7\t305\t0\t88.4\n", "Cyrillic": "Договор был подписан после войны. ",
    "Chinese": "一九四五年八月十五日", "Arabic": "في عام ١٩٤٥ انتهت الحرب ", "months": "January ", "12:12": "12:12 ",
    "May 1 May 1": "May 1 ", "1999-1999": "1999-",
}  # fmt: skip
"""Pieces that are repeated; the last four are nothing but dates."""


def hostile(size: int) -> None:
    """A row for each: kilobytes and expressions a CPU-second, and how the time of a quarter of the text compares."""
    for name, piece in REPEATED.items():
        text = (piece * (size // len(piece) + 1))[:size]
        tag(text[:5_000], dct=DCT)
        quarter = rate(lambda given: tag(given, dct=DCT), text[: size // 4])
        started = time.process_time()
        found = len(tag(text, dct=DCT))
        seconds = time.process_time() - started
        growth = quarter * seconds * 4 / (size / 1000)
        print(f"{name:24} {size / 1000 / seconds:9,.0f} kB, {found / seconds:7,.0f} expressions; x{growth:.1f} for x4")


def many_documents(count: int) -> None:
    """The peak after a tenth of the documents and after all of them, no two alike."""
    for number in range(count):
        tag(
            text_of(2_000).replace("1998", str(1500 + number % 500)).replace("14 June", f"{number % 28 + 1} June"),
            dct=DCT,
        )
        if number + 1 in (count // 10, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"after {number + 1:,} documents: peak {peak:,.1f} MiB")


CHRONO = """
const chrono = require('chrono-node'); const text = require('fs').readFileSync(0, 'utf8');
chrono.parse(text.slice(0, 4000)); const before = process.cpuUsage();
for (let i = 0; i < text.length; i += 4000) chrono.parse(text.slice(i, i + 4000), new Date(2024, 10, 2));
const used = process.cpuUsage(before); console.log(JSON.stringify((used.user + used.system) / 1e6));
"""


def chrono_rate(folder: Path, text: str) -> float:
    """Kilobytes a CPU-second of chrono-node, measured inside node."""
    done = subprocess.run(["node", "-e", CHRONO], input=text, capture_output=True, text=True, cwd=folder, check=True)
    return len(text) / 1000 / float(json.loads(done.stdout))


def main() -> None:
    """Print what was asked for."""
    options = argparse.ArgumentParser()
    options.add_argument("--megabytes", type=int, default=50)
    options.add_argument("--chrono", type=Path)
    options.add_argument("--hostile", action="store_true")
    options.add_argument("--documents", type=int)
    given = options.parse_args()
    first = rate(lambda text: tag(text, dct=DCT), text_of(1_000))
    print(f"the first kilobyte of a process: {1 / first:.2f} CPU-seconds")
    if given.documents:
        many_documents(given.documents)
    elif given.hostile:
        hostile(1_000_000)
    else:
        side_by_side(given.megabytes, given.chrono)


def side_by_side(megabytes: int, chrono: Path | None) -> None:
    """By size of the document, then beside the peers."""
    ours(text_of(20_000))
    for size in (1_000, 1_000_000, megabytes * 1_000_000):
        whole = rate(lambda text: tag(text, dct=DCT), text_of(size))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"one document of {size:>10,} characters: {whole:7,.0f} kB a CPU-second, peak {memory:,} MiB")
    sample = text_of(400_000)
    mine = rate(ours, sample)
    print(f"dateline                {mine:9,.0f} kB a CPU-second")
    peer = rate(dateparser_search, sample[:20_000])
    print(f"dateparser.search_dates {peer:9,.1f} kB a CPU-second: {mine / peer:,.0f} times slower")
    if chrono:
        other = chrono_rate(chrono, sample)
        print(f"chrono-node             {other:9,.0f} kB a CPU-second: dateline runs at {mine / other:.2f} of its rate")


if __name__ == "__main__":
    sys.exit(main())
