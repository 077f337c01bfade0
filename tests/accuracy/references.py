"""How many words that point to somebody or something else are written under the right name, in texts of our own.

    python tests/accuracy/references.py            right, wrong and open of each part and kind
    python tests/accuracy/references.py tuning     the same, and each word of that part that is not right

The texts lie in `who/<part>/<genre>.txt`. A word that points is marked `{word = meaning}`; alternatives stand between
slashes; "~" before words: the answer must hold them all, whatever else it says; "-": the text does not tell, and
anything but the word itself is wrong.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.who.references import written
from dateline.events.text.parsing.parser import parse
from dateline.events.text.parting.sentences import Sentence, split

Outcome = Literal["right", "wrong", "open", "silent"]
"""open: left as it stands, and the title's doubts say so; silent: left without a doubt."""
PARTS: Final = ("tuning", "aside", "last")
_MARK: Final = re.compile(r"\{(?P<word>[^={}]+) = (?P<meaning>[^{}]+)\}")
_HEAD: Final = re.compile(r"^(?:[A-Z]\w+: [^\n]*\n)+\n")
_PERSONS: Final = frozenset(["he", "him", "his", "she", "her", "hers", "himself", "herself"])
_OTHERS: Final = frozenset(["it", "its", "they", "them", "their", "we"])
_SMALL: Final = re.compile(
    r"\b(?:the|an?|mrs?|miss|dr|judge|marshal|president|mayor|count|commodore|detective|coach|chairman|prince|sultan)\b\.?"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A word that points, and what it means."""

    start: int
    word: str
    meanings: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What sort of word it is."""
        form = self.word.lower()
        if form in _PERSONS:
            return "he, she"
        if form in _OTHERS:
            return "it, they"
        return "the ..." if form.startswith(("the ", "both")) else "name, number"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a marked word."""

    marked: Marked
    genre: str
    told: str
    outcome: Outcome


def unmarked(marked_text: str) -> tuple[str, list[Marked]]:
    """The text without its head and marks, and the marks with their places in it.

    >>> unmarked("{She = Ann Lee} won {it = ~cup Rome}.")[1][1]
    Marked(start=8, word='it', meanings=('~cup Rome',))
    """
    body = _HEAD.sub("", marked_text)
    text, marks, last = "", [], 0
    for hit in _MARK.finditer(body):
        text += body[last : hit.start()]
        marks.append(Marked(len(text), hit["word"], tuple(m.strip() for m in hit["meaning"].split("/"))))
        text += hit["word"]
        last = hit.end()
    return text + body[last:], marks


def outcome(mark: Marked, told: str, *, doubted: bool) -> Outcome:
    """How good an answer is; articles, titles and the genitive do not count.

    >>> outcome(Marked(0, "She", ("Ann Lee",)), "Ann Lee’s", doubted=False)
    'right'
    >>> outcome(Marked(0, "the strike", ("~strike Rome",)), "strike at the docks in Rome", doubted=False)
    'right'
    """
    own = _bare(told)
    if any(_is_meant(meaning, own) for meaning in mark.meanings if meaning != "-"):
        return "right"
    if own != _bare(mark.word):
        return "wrong"
    if mark.meanings == ("-",):
        return "right"
    return "open" if doubted else "silent"


def _is_meant(meaning: str, told: str) -> bool:
    if not meaning.startswith("~"):
        return _bare(meaning) == told
    return all(word in told for word in _bare(meaning.removeprefix("~")).split())


def _bare(words: str) -> str:
    owned = re.sub(r"[’']s?(?!\w)", "", words.lower())
    return " ".join(_SMALL.sub("", owned).split())


def answers(part: str) -> Iterator[Answer]:
    """What becomes of each marked word of a part."""
    for path in sorted((Path(__file__).parent / "who" / part).glob("*.txt")):
        text, marks = unmarked(path.read_text("utf-8"))
        reader = Reader(text)
        for mark in marks:
            told, doubted = reader.told(mark)
            yield Answer(mark, path.stem, told, outcome(mark, told, doubted=doubted))


class Reader:
    """A text with its parses, as the extractor reads it."""

    def __init__(self, text: str) -> None:
        self.sentences = split(text)
        self.context = DocumentContext.of(text, self.sentences, parse=lambda asked: [p.doc for p in parse(asked)])

    def told(self, mark: Marked) -> tuple[str, bool]:
        """What a title would write for a marked word, and whether it doubts it."""
        sentence: Sentence = next(s for s in self.sentences if s.start <= mark.start < s.end)
        first, last = mark.start - sentence.start, mark.start - sentence.start + len(mark.word)
        tokens = [t for t in self.context.parsed(sentence)[0] if first <= t.idx < last]
        names, doubts = written(tokens, sentence.start, self.context, quoted=False)
        return "".join(names.get(t.i, t.text) + t.whitespace_ for t in tokens), bool(doubts)


def table(found: list[Answer]) -> Iterator[str]:
    """Lines of counts by kind, and of all."""
    for kind in [*sorted({a.marked.kind for a in found}), "all"]:
        count = Counter(a.outcome for a in found if kind in {a.marked.kind, "all"})
        answered = count["right"] + count["wrong"]
        share = count["right"] / answered if answered else 0.0
        left = (count["open"] + count["silent"]) / count.total()
        yield (
            f"{kind:13} {count['right']:4} right {count['wrong']:4} wrong: {share:.2f} {count['open']:4} open "
            f"{count['silent']:4} silent: {left:.2f}"
        )


def main(shown: str | None) -> None:
    """Print the counts of both parts, and the failures of the part named."""
    for part in PARTS:
        found = list(answers(part))
        print(part, *table(found), sep="\n  ")
        for a in found if part == shown else ():
            if a.outcome != "right":
                print(f"  {a.genre:10} {a.outcome:7} {a.marked.word} -> {a.told} [{' / '.join(a.marked.meanings)}]")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
