"""Tokens -> a printable line: spacing, quotes, commas, capitals, length."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.parsing.labels import NOUN_CLAUSES

if TYPE_CHECKING:
    from spacy.tokens import Token

GOOD_LENGTH: Final = 96
"""Code points that a title should keep to."""
HARD_LENGTH: Final = 120
"""Code points past which a title is cut at a word, with an ellipsis."""

_QUOTES: Final = '“”"«»„'
_LEADS: Final = (
    "in|on|at|since|by|during|for|over|to|of|from|that|and|or|but|the|a|an|as|with|when|who|which|"
    "while|where|after|before|including|than|into|even|its|their|his|her|prior|effective|anytime"
)
_DANGLING: Final = re.compile(rf"(?:[\s,;:—–-]|(?<!-)\b(?:{_LEADS}))+$")
_DANGLES: Final = frozenset(_LEADS.split("|"))
_LAST_WORD: Final = re.compile(r"\w*$")
_LONGEST: Final = max(map(len, _DANGLES))
_SPACING: Final = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"\s+", " "),
        (r"\s+([,.;:!?’”%)])(?!\w)", r"\1"),
        (r"\s+('s|’s|n't|n’t)\b", r"\1"),
        (r"([“(])\s+", r"\1"),
        (r",(?:\s*,)+", ","),
        (r"\(\s*\)|“\s*”|\"\s*\"", ""),
        (r",([\"”’']?)$", r"\1"),
    )
)
"""What is wrong with the spaces of a line that lost some of its words, and what is right."""
_LONE_MARK: Final = re.compile(r"^[’'”]\s+|\s+[‘“]$")
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr)\.$")
_LEADS_ON: Final = frozenset({"IN", "CC", "DT", "TO", "WDT", "WRB"})
"""Tags of words behind which no comma stands once the aside that it closed is gone."""
_OPENS: Final = _LEADS_ON | {"PRP$", "EX", "RB"}
"""Tags of words that have a capital only where a sentence begins with them."""
_GOES_ON: Final = frozenset({"VBD", "VBZ", "VBP", "MD", "CC"})
"""Tags of words that go on with what stands before a comma: its finite verb, an "and"."""
_ASIDES: Final = NOUN_CLAUSES | {"appos"}
"""Relations of what is told of a noun between commas."""
_VOWEL: Final = re.compile(r"(?!uni|use|usu|eu|one|once)[aeiou]|8|11\b|18\b|ho(?:ur|nest|nor)", re.I)
"""Starts of words that want "an"."""
_ARTICLE: Final = re.compile(
    r"^(?:the|an?) (?!(?:few|total|number|lot|couple|dozen|hundred|thousand|million|hague)\b)", re.I
)


def spell(pieces: Sequence[Token | str], names: Mapping[int, str] | None = None) -> str:
    """Write tokens and inserted words as running text, each run of left-out tokens as one space.

    Args:
        pieces: Tokens and words, in the order to be written.
        names: What to write for a token instead of its own text; an empty string leaves it out.
    """
    names = names or {}
    kept = {p.i for p in pieces if not isinstance(p, str)}
    shown = [p for p in pieces if isinstance(p, str) or (names.get(p.i, p.text) and not _is_loose(p, kept))]
    if not shown:
        return ""
    parts: list[str] = []
    for here, following in zip(shown, [*shown[1:], None], strict=True):
        if isinstance(here, str):
            parts.append(here + " ")
            continue
        word = _word(here, following, names)
        goes_on = here.i not in names and any(map(str.isalnum, "".join(parts))) and _only_opens(here)
        parts.append((word.lower() if goes_on else word) + _space(here, following, names))
    last = next((p for p in reversed(shown) if isinstance(p, str) or not p.is_punct), None)
    particle = last is not None and not isinstance(last, str) and _is_particle(last)
    return tidy("".join(parts), keep_last=particle)


def _is_particle(token: Token) -> bool:
    """True for "in" of "the bank stepped in", whatever the parse calls it."""
    bare = token.dep_ == "advmod" and token.head.pos_ == "VERB" and token.head.i == token.i - 1
    return token.dep_ == "prt" or bare


def _word(here: Token, following: Token | str | None, names: Mapping[int, str]) -> str:
    """A token as it is to be written; "a" and "an" suit the word that now follows."""
    text = names.get(here.i, here.text)
    if (
        text.lower() not in {"a", "an"}
        or here.dep_ != "det"
        or following is None
        or isinstance(following, str)
        or following.i == here.i + 1
    ):
        return text
    suits = "an" if _VOWEL.match(names.get(following.i, following.text)) else "a"
    return suits.capitalize() if text[0].isupper() else suits


def _only_opens(token: Token) -> bool:
    """True for a word with a capital only because its sentence begins with it: "The reform that Chad wants"."""
    begins = not any(t.is_alpha for t in token.doc[: token.i])
    return begins and token.tag_ in _OPENS and token.text.istitle() and not token.ent_type_


def _space(here: Token, following: Token | str | None, names: Mapping[int, str]) -> str:
    """What stands after a word: its own space, or one where the next word is another than in the sentence."""
    if following is None or isinstance(following, str) or following.i != here.i + 1:
        return " "
    is_written_out = following.i in names and following.text[0] in "'’"
    return " " if is_written_out else str(here.whitespace_)


def _is_loose(token: Token, kept: set[int]) -> bool:
    """A comma, dash, bracket or stop that no longer stands between the words it stood between."""
    if token.dep_ == "cc" and token.lower_ in {"and", "or"}:
        return token.i - 1 not in kept and token.i + 1 not in kept
    if token.text == "-" and token.i and not token.doc[token.i - 1].whitespace_:
        return token.i - 1 not in kept
    if not token.is_punct or token.text in {"-", "/", "%", "'", "’"} or token.text in _QUOTES:
        return False
    follows = token.i + 1 in kept or _closes(token, kept)
    between = follows and (token.i - 1 in kept or _parts(token, kept))
    return not between or token.text in {";", ":", "—", "–", "--", "..."}


def _closes(comma: Token, kept: set[int]) -> bool:
    """True for a comma behind an aside that another opens: "Ann Lee, the mayor, [had] gone"."""
    last = comma.i - 1
    for token in (comma.doc[last], *comma.doc[last].ancestors) if last in kept else ():
        if token.right_edge.i != last:
            return False
        first = token.left_edge.i - 1
        if token.dep_ in _ASIDES and first in kept and comma.doc[first].text == ",":
            return True
    return False


def _parts(comma: Token, kept: set[int]) -> bool:
    """True for a comma that parts what follows from what stood before the words that went: "fell Monday, the first"."""
    first = comma.i
    while first > 0 and first - 1 not in kept:
        first -= 1
    if comma.text != "," or first == 0 or comma.nbor().tag_ in _GOES_ON or comma.doc[first - 1].tag_ in _LEADS_ON:
        return False
    return not any(t.is_punct and not t.is_bracket for t in comma.doc[first - 1 : comma.i])


def tidy(text: str, *, keep_last: bool = False) -> str:
    """Mend the spacing and quotes of a line and drop what dangles at its end, unless `keep_last` (a verb's particle).

    >>> tidy("Kim “ visited the plant , on"), tidy("Things are missing after a break-in"), tidy('It is "done,"')
    ('Kim visited the plant', 'Things are missing after a break-in', 'It is "done"')
    """
    text = _balanced(text)
    for wrong, right in _SPACING:
        text = wrong.sub(right, text)
    text = _LONE_MARK.sub("", text.strip(" ,;:—–-"))
    text = text if keep_last or not _may_dangle(text) else _DANGLING.sub("", text)
    return text if _is_abbreviation_end(text) else text.rstrip(".").strip()


def _may_dangle(text: str) -> bool:
    """False where the last word shows at once that nothing dangles: the whole pattern is sought from every place."""
    last = _LAST_WORD.search(text, max(0, len(text) - _LONGEST - 1))
    return last is None or not last[0] or last[0] in _DANGLES


def _balanced(text: str) -> str:
    """Quotation marks stay only as whole pairs."""
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text


def _is_abbreviation_end(text: str) -> bool:
    return _ABBREVIATED.search(text) is not None


def capital(text: str) -> str:
    """Start with a capital, unless the word has one inside already (iPhone, eBay).

    >>> capital("talks begin"), capital("eBay sold"), capital("anti-Lobo rallies")
    ('Talks begin', 'eBay sold', 'Anti-Lobo rallies')
    """
    first = re.split(r"[ -]", text, maxsplit=1)[0]
    return text if any(c.isupper() for c in first[1:]) else text[:1].upper() + text[1:]


def without_article(text: str) -> str:
    """Drop a leading article, as headlines do.

    >>> without_article("The Soviet Union fell"), without_article("A few troops left")
    ('Soviet Union fell', 'A few troops left')
    """
    return _ARTICLE.sub("", text)


def clipped(text: str) -> str:
    """Cut a line that is far too long at a word.

    >>> len(clipped("word " * 60)) <= HARD_LENGTH
    True
    """
    if len(text) <= HARD_LENGTH:
        return text
    return _DANGLING.sub("", text[: HARD_LENGTH - 1].rsplit(" ", 1)[0]) + "…"
