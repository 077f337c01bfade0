"""Where the prose of a page begins: below headlines, captions, stamps, summaries and teasers.

An agency's dateline says so. Else a line without a stop is a heading or a caption; so is what says who stands left and
right, or has a photographer's credit behind it; and a line of which no later sentence says anything is of another text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.events.text.parting.sentences import Sentence

REACH: Final = 8
"""The prose begins among this many sentences, else with the first."""
_DATELINE: Final = re.compile(r"[^()\n]{0,60}\((?:[A-Z][\w.&/-]{1,14} ?){1,3}\) ?(?:--?|[—–])(?: -)? ?(?=[A-Z“\"]|$)")
"""Place and agency: "OSLO (Agency) -"; what it opens may be a sentence of its own."""
_SHOWN: Final = re.compile(
    r"\((?:(?:top|bottom|front|back|far|second|third),? )*(?:left|right|cent(?:re|er)|[LRC])\b[^()]{0,20}\)"
    r"|, (?:left|right|cent(?:re|er)), | \b(?:in|from) this (?:[a-z]+ ){0,3}(?:photo|picture|image|still|video)\w*\b"
    r"|\b(?:file|undated|handout) (?:photo|picture|image)\w*\b"
)
"""Who stands where on a picture, and what kind it is."""
_CREDIT: Final = re.compile(
    r"\((?:(?:Photo(?:graph)? )?[Bb]y )?[A-Z][\w.'’ ]{3,40} ?(?:--?|/|[—–]) ?[A-Z][\w.'’& ]{1,40}\)"
)
"""Who took a picture, and for whom: "(Ann Lee - The Larn Post)"."""
_STOPPED: Final = re.compile(r"[.!?…]\W*$")
_LEAST_WORDS: Final = 4
_LEAST_TEXT: Final = 1_000
"""Code points from which a text says again what its first sentence says."""
_WORD: Final = re.compile(r"[^\W\d_]{4,30}")
_AGAIN: Final = 2
"""Words of a sentence that some later sentence has together, if it is of the same text."""


def prose_start(sentences: Sequence[Sentence]) -> int:
    r"""Position of the sentence with which the prose of a text begins; 0 where nothing stands above it.

    >>> from dateline.events.text.parting.sentences import split
    >>> prose_start(split("A man fishes in Oslo.\n\nOSLO (Agency) - The mine shut on Sunday."))
    2
    >>> prose_start(split("Divers saved off Oslo\n\nTwo divers were saved.")), prose_start(split("Two were saved."))
    (1, 0)
    """
    near = sentences[:REACH]
    for index, sentence in enumerate(near):
        dateline = _DATELINE.match(sentence.text)
        if dateline is not None:
            whole = dateline.end() == len(sentence.text)
            return index + whole if index + whole < len(sentences) else index
    return next((i for i, one in enumerate(near) if _is_prose(one, sentences[i + 1 :])), 0)


def is_teaser(line: str, rest: Sequence[str]) -> bool:
    """True for a line above a text that is of something else: no sentence of it has two of its words together.

    >>> is_teaser("Two divers honoured for a rescue off Oslo.", ["The mine in Peru shut on Sunday."] * 40)
    True
    >>> is_teaser("Divers honoured for a rescue off Oslo.", ["The divers had met in Oslo."] * 40)
    False
    """
    words = _words(line)
    if len(words) < _LEAST_WORDS or sum(map(len, rest)) < _LEAST_TEXT:
        return False
    return not any(len(words & _words(sentence)) >= _AGAIN for sentence in rest)


def is_caption(line: str, following: str) -> bool:
    """True for what stands under a picture: it says who is where on it, or a photographer's credit follows.

    >>> is_caption("Ann Lee (left) opens the mine.", "It rained."), is_caption("The left lost.", "It rained.")
    (True, False)
    >>> is_caption("Ann Lee opens the mine.", "(Tom Reed - The Larn Post)")
    True
    """
    return _SHOWN.search(line) is not None or _CREDIT.match(following) is not None


def _is_prose(sentence: Sentence, rest: Sequence[Sentence]) -> bool:
    if _STOPPED.search(sentence.text) is None or is_caption(sentence.text, rest[0].text if rest else ""):
        return False
    return not is_teaser(sentence.text, [one.text for one in rest])


def _words(text: str) -> frozenset[str]:
    """Words of four letters and more, names too, cut to five."""
    return frozenset(hit[0][:5].lower() for hit in _WORD.finditer(text))
