# ruff: noqa: SIM905 - word lists read better as text
"""Text -> sentences with their places: a splitter that knows abbreviations, initials, quotes, ellipses and headings.

A careful regular expression was as good as a parser's borders on news and history, and costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.events.text.parting.borders import page_borders


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document.

    Attributes:
        start, end: Code points of the document's text, half-open, without surrounding white space.
        text: `document[start:end]`.
    """

    start: int
    end: int
    text: str


def split(text: str) -> list[Sentence]:
    r"""Split a text into sentences, in reading order; together they hold everything but white space.

    A full stop ends a sentence unless an abbreviation, an initial or a lower-case word says otherwise; a blank line
    always does; a single line break does where the text is written one paragraph or heading to a line, and does not
    in text that was wrapped at a width.

    >>> [s.text for s in split('Mr. Kim left on Jan. 5. "It is over." The U.S. agreed.')]
    ['Mr. Kim left on Jan. 5.', '"It is over."', 'The U.S. agreed.']
    >>> [s.start for s in split("War begins\n\nIt rained.")]
    [0, 12]
    """
    borders = [0, *sorted({*_stops(text), *_line_ends(text), *page_borders(text)}), len(text)]
    pieces = (_trimmed(text, start, end) for start, end in pairwise(borders))
    return [piece for piece in pieces if piece is not None]


def parted(text: str, sentences: Iterable[Sentence]) -> str:
    r"""The text with a line break where a sentence begins behind another without a stop, so that no name goes across.

    >>> text = "Photograph: Ann Lee/AP Tom Reed left. He flew."
    >>> parted(text, split(text))
    'Photograph: Ann Lee/AP\nTom Reed left. He flew.'
    """
    letters = list(text)
    for place in (sentence.start - 1 for sentence in sentences if sentence.start > 1):
        if letters[place] == " " and letters[place - 1] not in _CLOSERS:
            letters[place] = "\n"
    return "".join(letters)


_CLOSERS: Final = frozenset(".!?…。！？;:\"'”’»)] \n")
"""What a sentence ends with that has a stop."""
_ABBREVIATIONS: Final = frozenset(
    """
    adm al approx apr assn assoc asst att aug ave bgen blvd brig bros bt c ca cal capt cf ch cie cmdr co col
    colo comdr conn corp cpl ct dec del dept dist div dr ed eds enr esp esq est etc ex feb fig figs fla fr ft ga gen
    gov govs hon hq ill inc incl ind inst jan jr jul jun kan ky la lieut lt ltd maj mar mass max md messrs mfg
    mich min minn miss mlle mme mo mont mr mrs ms msgr mt mtn mts nev no nos nov oct okla op ore pa pfc ph pl
    plc pp pres prof prov pt pte pty pub pvt rd rear ref rep reps res ret rev rt sec sen sens sep sept sgt soc
    sp spc sq sr st ste supt tenn tex tr univ usu va vol vols vs vt wash wis wyo bzw ca evtl ggf inkl jh nr sog
    str tel usw vgl zzgl
    """.split()
)
"""Words whose full stop does not end a sentence, lower case; those that also end sentences need a follower to tell."""

_ENDING: Final = frozenset("al bros co corp dept etc inc ltd jr sr no plc pty usw cie est".split())
"""Abbreviations that do end a sentence when a capitalised word that starts sentences follows."""

_STARTERS: Final = frozenset(
    """
    A After All Although An And As At Because Before But By Despite During Each Even Every For From Has He Her His How
    However I If In Instead It Its Last Later Many Meanwhile More Most Mr Mrs Ms Neither Next No Nobody None Nor Not Now
    Of On Once One Only Or Other Our Over Prior She Since So Some Still Such That The Their Then There These They This
    Those Though Through Thus To Today Under Until We What When Where Which While Who Why With Yesterday Yet You Your
    Am Das Der Die Ein Eine Er Es Im Nach Seit Sie Und Vor Wir
    """.split()
)
"""Capitalised words that begin sentences far more often than they begin names."""

_NOTES: Final = r"(?:\[(?:\d{1,3}|[a-z]|(?:note|nb|n) \d{1,2}|citation needed)\]){0,6}"
"""Marks of footnotes, as encyclopedias set them behind a sentence: "in 1931.[3][a]"."""
_NOTED: Final = re.compile(r"(?<=[.!?…”\"])\[(?:[\w ]{1,15}\]\[){0,5}[\w ]{1,15}\]\Z")
_STOP: Final = re.compile(rf"""(?:[.!?…]{{1,8}}|[。！？])["'”’»)\]]{{0,3}}{_NOTES}(?=(\s{{1,40}})|[“"«(\[A-Z]|$)""")
_NEXT_WORD: Final = re.compile(r"""[\s“"'‘«(\[¿¡—–-]{0,12}(\w{1,40})""")
_LAST_WORD: Final = re.compile(r"([^\s“\"'‘(\[]{1,40})$")
_INITIALS: Final = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_CODE_END: Final = re.compile(r"(?<=[A-Z0-9]\.)\s?(?=[A-Z]{1,3}\))")
"""What stands inside the code of a share where a line was broken at its stop: "(HLM.", "L)"."""
_CODE_REACH: Final = 40
"""Code points before such a stop in which its bracket opens; without one the next line is marked "A)" in a list."""
_BLANK: Final = re.compile(r"\n[ \t\r]*\n\s*")
_LINE: Final = re.compile(r"[^\n]+")
_ITEM: Final = re.compile(r"[ \t]*(?:[•*]|(?:\d{1,2}|[a-z])[.)])[ \t]+\S")
"""How an item of a list opens its line: it goes on from nothing."""
_WRAPPED_SHARE: Final = 0.5


def _stops(text: str) -> list[int]:
    """Places just after the stops that end a sentence."""
    return [hit.end() for hit in _STOP.finditer(text) if _ends(text, hit)]


def _ends(text: str, hit: re.Match[str]) -> bool:
    follower = _NEXT_WORD.match(text, hit.end(), hit.end() + 60)
    if follower is None:
        return True
    word = follower[1]
    if _is_in_code(text, hit.end()):
        return False
    if hit[1] is None:
        return _ends_unspaced(text, hit, word)
    if word[0].islower():
        return False
    if text[hit.start()] != "." or text.startswith("..", hit.start()):
        return True
    return _full_stop_ends(text, hit, word)


def _is_in_code(text: str, place: int) -> bool:
    """True for a place in brackets at which the code of a share was broken."""
    if _CODE_END.match(text, place) is None:
        return False
    before = text[max(0, place - _CODE_REACH) : place]
    return before.rfind("(") > before.rfind(")")


def _ends_unspaced(text: str, hit: re.Match[str], word: str) -> bool:
    """A stop with no space after it: a lost space ("left.The") between two words, never inside U.S. or a.out."""
    before = text[max(0, hit.start() - 4) : hit.start()]
    return hit[0][0] in "。！？" or (before.isalpha() and before[-3:].islower() and word[1:2].islower())


def _full_stop_ends(text: str, hit: re.Match[str], word: str) -> bool:
    last = _LAST_WORD.search(text, max(0, hit.start() - 40), hit.start())
    if last is None or len(hit[0]) > 1:
        return True
    token = last[1]
    if token.isdigit():
        return not (len(token) <= 2 and hit[0] == "." and _is_german_ordinal(word))
    if len(token) == 1 and token.isupper():
        return word in _STARTERS and token != "I"  # noqa: S105 - a letter, not a password
    if _INITIALS.fullmatch(token):
        return word in _STARTERS
    key = token.lower().strip("*_").rstrip(".")
    return key not in _ABBREVIATIONS or (key in _ENDING and word in _STARTERS)


def _is_german_ordinal(word: str) -> bool:
    """True for words that follow a day's number with its stop: 3. Oktober, 20. Jahrhundert."""
    return word in _GERMAN_AFTER_ORDINAL


_GERMAN_AFTER_ORDINAL: Final = frozenset(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert".split()
)


def _line_ends(text: str) -> list[int]:
    """Blank lines; and every line break, unless most lines run into the next as wrapped prose does."""
    blanks = [hit.end() for hit in _BLANK.finditer(text)]
    lines = [hit.span() for hit in _LINE.finditer(text) if not text[hit.start() : hit.end()].isspace()]
    if _is_wrapped(text, lines):
        return [*blanks, *(start for start, _ in lines[1:] if _ITEM.match(text, start))]
    return [*blanks, *(start for start, _ in lines[1:] if not _is_in_code(text, start - 1))]


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """True when at least half of the lines that touch the next one continue in it with a lower-case letter or so."""
    pairs = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] == 1]
    if not pairs:
        return False
    running = sum(not text[a[0] : a[1]].rstrip().endswith((".", "!", "?", '"', "”", ":")) for a, _ in pairs)
    lower = sum(text[b[0] : b[1]].lstrip()[:1].islower() and not _ITEM.match(text, b[0]) for _, b in pairs)
    return running >= _WRAPPED_SHARE * len(pairs) and lower * 4 >= len(pairs)


def _trimmed(text: str, start: int, end: int) -> Sentence | None:
    piece = text[start:end]
    body = _NOTED.sub("", piece.strip())
    if not body:
        return None
    start += len(piece) - len(piece.lstrip())
    return Sentence(start, start + len(body), body)
