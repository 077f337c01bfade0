"""How well claims of the same event are joined, and how many of the disagreements told are real: on stories of our own.

python -m tests.accuracy.stories            figures, and what is wrong
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final

_TEXT: Final = re.compile(r"== (.+?) \| (.+?) \| (.+)")
_LINE: Final = re.compile(r"\[(.+?)\] (.+)")


@dataclass
class Document:
    """A text of a story: its sentences, each with the events that it tells, by head word ("" for any)."""

    source: str
    published: str
    title: str
    sentences: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def markdown(self, doc_id: str) -> str:
        head = (
            f"---\ndoc_id: {doc_id}\ntitle: {self.title}\npublisher: {self.source}\npublished: {self.published}\n---\n"
        )
        return head + " ".join(sentence for sentence, _ in self.sentences) + "\n"


@dataclass
class Story:
    """A story: its texts, and the disagreements that are really there, as (event, field)."""

    name: str
    documents: list[Document] = field(default_factory=list)
    conflicts: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Found:
    """What the fold made of a story.

    Attributes:
        pairs: For each pair of claims that the story tells of, whether they are one event, and were taken for one.
        conflicts: (event, field) of each disagreement told; the event is "" where claims of several are joined.
        told: What is wrong, in words.
    """

    pairs: list[tuple[bool, bool]]
    conflicts: list[tuple[str, str]]
    told: list[str]


def stories(name: str = "stories") -> Iterator[Story]:
    """The stories of `stories.txt`, or of another such file."""
    story = None
    for line in (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            if story:
                yield story
            story = Story(line[3:])
        elif story and (text := _TEXT.fullmatch(line)):
            story.documents.append(Document(text[1], text[2], text[3]))
        elif story and (said := _LINE.fullmatch(line)):
            tags = (tag.partition(":") for tag in said[1].split())
            story.documents[-1].sentences.append((said[2], {head: event for event, _, head in tags}))
        elif story and line.startswith("! "):
            event, kind = line[2:].split()
            story.conflicts.add((event, kind))
    if story:
        yield story


def folded(story: Story, folder: Path) -> Found:
    """Merge a story's texts and compare the events with those that it tells."""
    from dateline.pipeline.clock import FixedClock
    from dateline.pipeline.merge import merge
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.timeline import Timeline

    texts = folder / "texts"
    texts.mkdir(parents=True)
    for number, document in enumerate(story.documents):
        (texts / f"{number}.md").write_text(document.markdown(f"d{number}"), "utf-8")
    merge([texts], Store(str(folder / "store")), clock=FixedClock(0))
    timeline = Timeline.open(str(folder / "store"))
    meant = dict(_meant(story, timeline.claims().to_dicts()))
    events = timeline.events().to_dicts()
    event_of = {claim: event["event_id"] for event in events for claim in event["claims"]}
    return _found(story, meant, event_of, events)


def _meant(story: Story, claims: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each claim that a story tags: its event, and the claim in words."""
    for claim in claims:
        if not (claim["doc_id"] or "").startswith("d"):
            continue
        document = story.documents[int(claim["doc_id"][1:])]
        quote = " ".join((claim["citation"]["quote"] or "").split())
        head = (claim["trigger"] or {}).get("text", "")
        for sentence, tags in document.sentences:
            event = tags.get(head) or tags.get("")
            if event and sentence in quote:
                yield claim["claim_id"], (event, f"{document.source}: {claim['title']} ({claim['edtf']})")


def _found(
    story: Story, meant: dict[str, tuple[str, str]], event_of: dict[str, str], events: list[dict[str, Any]]
) -> Found:
    pairs, told = [], []
    for one, two in combinations(sorted(meant), 2):
        same, joined = meant[one][0] == meant[two][0], event_of[one] == event_of[two]
        pairs.append((same, joined))
        if same != joined:
            told.append(f"{'missed' if same else 'FALSE'}: {meant[one][1]} | {meant[two][1]}")
    conflicts = []
    for event in events:
        named = {meant[claim][0] for claim in event["claims"] if claim in meant}
        name = named.pop() if len(named) == 1 else ""
        for conflict in event["conflicts"] or []:
            kind = conflict["field"].split(":")[0]
            conflicts.append((name, kind))
            if (name, kind) not in story.conflicts:
                told.append(f"not a conflict: {name} {conflict['field']} {[v['value'] for v in conflict['values']]}")
    told += [f"conflict not told: {' '.join(wanted)}" for wanted in sorted(story.conflicts - set(conflicts))]
    return Found(pairs, conflicts, told)


def figures(found: dict[str, tuple[Story, Found]]) -> dict[str, float]:
    """Precision and recall of pairs, share of real conflicts among those told, and of those told among the real."""
    pairs = [pair for _, one in found.values() for pair in one.pairs]
    right = sum(same and joined for same, joined in pairs)
    told = [(name, what) for name, (_, one) in found.items() for what in one.conflicts]
    real = [(name, what) for name, (story, _) in found.items() for what in story.conflicts]
    hits = set(told) & set(real)
    return {
        "precision": right / max(1, sum(joined for _, joined in pairs)),
        "recall": right / max(1, sum(same for same, _ in pairs)),
        "real": sum(what in hits for what in told) / max(1, len(told)),
        "told": len(hits) / max(1, len(real)),
    }


if __name__ == "__main__":
    import sys
    import tempfile

    everything = {}
    for known in stories(*sys.argv[1:2]):
        with tempfile.TemporaryDirectory() as home:
            everything[known.name] = (known, folded(known, Path(home)))
        print(f"{known.name}: {len(everything[known.name][1].pairs)} pairs")
        for said in everything[known.name][1].told:
            print(f"    {said}")
    print({name: round(value, 3) for name, value in figures(everything).items()})
