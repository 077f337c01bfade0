"""Which words of a clause tell of its event, which are asides, and which may go when the line is too long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import words
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""spaCy's relations of a subject to its verb."""

VERBAL: Final = frozenset({"VERB", "AUX"})

_DEAR: Final = 5
"""Rank from which a group goes only where the line is far too long."""
_TOLERANCE: Final = 15
"""Code points over the good length that are borne before a dear group goes."""
_DATES: Final = frozenset({"DATE", "TIME"})
_DASHES: Final = frozenset({"—", "–", "--", "---", "-"})
_STARTS: Final = frozenset(
    {"A", "An", "The", "He", "She", "It", "They", "We", "There", "This", "These", "At", "His", "Her", "Their", "Its"}
)
"""Words that open a sentence and, capitalised, seldom stand inside one."""
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_LEADING: Final = frozenset(
    {"advcl", "prep", "advmod", "npadvmod", "cc", "mark", "intj", "preconj", "dep", "meta", "ccomp"}
)
_NEVER: Final = frozenset({"intj", "meta", "parataxis", "preconj"})
_LIGHT_MARKS: Final = frozenset(
    {"when", "after", "before", "until", "because", "if", "unless", "once", "where", "that"}
)


@dataclass(slots=True)
class Cut:
    """What goes: `drop` always; each `optional` group where the line is too long, lowest rank first."""

    drop: set[int] = field(default_factory=set)
    optional: list[tuple[int, int, frozenset[int]]] = field(default_factory=list)
    """(rank, place, tokens)."""

    def kept(self, tokens: Iterable[Token]) -> list[Token]:
        """Those of `tokens` that stay."""
        return [t for t in tokens if t.i not in self.drop]

    def shorten(self, over: int) -> bool:
        """Drop the group that is missed least, the rightmost of equals.

        Args:
            over: By how many code points the line is too long. A little over costs no argument of the verb.

        Returns:
            False when nothing may go.
        """
        self.optional = [g for g in self.optional if not g[2] <= self.drop]
        open_to = [g for g in self.optional if g[0] < _DEAR or over > _TOLERANCE]
        if over <= 0 or not open_to:
            return False
        group = min(open_to, key=lambda g: (g[0], -g[1]))
        self.optional.remove(group)
        self.drop |= group[2]
        return True


def dated(parsed: ParsedSentence, timexes: Sequence[Timex], head: int) -> frozenset[int]:
    """Tokens of the event's own dates, with the words that only lead to them: "late on Friday", "back in 1999"."""
    doc = parsed.doc
    own = {t.i for t in doc for x in timexes if x.start < parsed.offset(t) + len(t) and parsed.offset(t) < x.end}
    own.discard(head)
    found = set(own)
    for i in own:
        if i - 1 not in own:
            found |= _lead(doc, i - 1, found, head)
        found |= {j for j in (i + 1, i + 2) if j < len(doc) and _trails(doc[j], found, j)}
        found |= {t.i for c in doc[i].children if c.dep_ == "relcl" for t in c.subtree if head not in _ids(c)}
        found |= {c.i for c in doc[i].children if c.i < i and c.i != head and _only_leads(c)}
    return frozenset(found - {head}) | dateline(doc, head)


def _only_leads(token: Token) -> bool:
    """A word that only serves the date after it: "the", "most" of "most recently"."""
    known = words("date_edge", "before") | {"most", "more", "very"}
    return token.dep_ == "det" or (token.dep_ == "advmod" and token.lower_ in known)


def _trails(token: Token, found: set[int], place: int) -> bool:
    return place - 1 in found and (token.dep_ == "case" or token.lower_ in words("date_edge", "after"))


_DATELINE: Final = re.compile(
    r"^(?:[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w.]+){0,2}, [A-Z][a-z]+\.? \d{1,2}(?: \([^)]{2,30}\))? (?:--?|—|–) |"
    r".{0,150}?\((?:[A-Z][\w.&/]*\s?){1,4}\)\s*(?:--?|—|–)\s|[A-Z][A-Z .,'’]{2,40}[A-Z.]\s(?:--?|—|–)\s|"
    r".{0,80}?\d\d:\d\d (?:[ap]m )?[A-Z]{3,4} )"
)


def dateline(doc: Doc, head: int) -> frozenset[int]:
    """Tokens of a place, date and agency before the text: "CAIRO, May 3 (Agency) -", unless the head is among them."""
    hit = _DATELINE.match(doc.text)
    found = frozenset(t.i for t in doc if hit is not None and t.idx < hit.end())
    return frozenset() if head in found else found


def _lead(doc: Doc, i: int, found: set[int], head: int) -> set[int]:
    """Words before a date that go with it, read from right to left."""
    lead: set[int] = set()
    while i >= 0 and i != head and doc[i].lower_ in words("date_edge", "before") and doc[i].pos_ not in {"NOUN"}:
        own = {t.i for t in doc[i].subtree if not t.is_punct} - {i}
        if doc[i].dep_ == "prep" and not any(c.i in found or c.i in lead for c in doc[i].children):
            break
        if doc[i].dep_ == "prep" and any(doc[j].pos_ in VERBAL for j in own - found):
            break
        lead.add(i)
        i -= 1
    if i >= 0 and i != head and doc[i].lower_ == "the" and doc[i].head.i in found:
        lead.add(i)
    return lead


def path(head: Token, root: Token) -> frozenset[int]:
    """The tokens from `head` up to `root`, both included."""
    return frozenset([head.i, *(t.i for t in head.ancestors if root in t.ancestors or t == root)])


def cut(root: Token, protected: frozenset[int], gone: frozenset[int]) -> Cut:
    """Judge every word under `root`.

    Args:
        root: Head of the clause or noun phrase.
        protected: Tokens that must stay, with all that leads to them.
        gone: Tokens already left out (the event's dates).
    """
    result = Cut(drop=set(gone))
    edge = subject_edge(root)
    _walk(root, result, protected, edge, depth=0)
    _asides(root, result, protected)
    return result


def subject_edge(verb: Token) -> int:
    """Index where the clause proper starts: what is left of it is an introduction."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in {"acl", "relcl"}:
        return int(verb.left_edge.i)
    if subject is None:
        return min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})])
    return min(subject.left_edge.i, verb.i)


def _walk(token: Token, result: Cut, protected: frozenset[int], edge: int, depth: int) -> None:
    for child in token.children:
        ids = _ids(child)
        if ids <= result.drop:
            continue
        named = _better_name(child)
        if named is not None and not (ids - _ids(named)) & (protected - {child.i}):
            result.drop |= ids - _ids(named)
            continue
        if not ids & protected:
            if _goes(child, edge) or _lost_its_mark(child, result.drop):
                result.drop |= ids | _joined(child)
                continue
            rank = _rank(child, depth)
            if rank is not None:
                result.optional.append((rank, child.i, ids | _joined(child)))
        _walk(child, result, protected, -1, depth + 1)


def _better_name(noun: Token) -> Token | None:
    """The name that follows an indefinite noun: "another bank, Lehman Brothers" is Lehman Brothers."""
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    if not any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in noun.children):
        return None
    return next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)


def _lost_its_mark(child: Token, drop: set[int]) -> bool:
    """A clause whose "before" or "since" went with the date: "years before it was known"."""
    return child.dep_ == "advcl" and any(c.dep_ == "mark" and c.i in drop for c in child.children)


def _goes(child: Token, edge: int) -> bool:
    """True for what no title needs."""
    if child.i < edge and child.dep_ in _LEADING:
        return True
    rule = _RULES.get(child.dep_)
    return child.dep_ in _NEVER if rule is None else rule(child)


def _adverb_goes(child: Token) -> bool:
    listed = child.lower_ in words("discourse", "adverbs")
    inside = child.lower_ in words("discourse", "inner")
    return child.head.pos_ in VERBAL and listed and not inside and child.dep_ != "neg" and bool(child.whitespace_)


def _preposition_goes(child: Token) -> bool:
    if child.lower_ in words("aside", "prepositions"):
        return child.lower_ != "like" or _set_off(child)
    if child.head.pos_ in {"NOUN", "PROPN"} and _set_off(child):
        return True
    goal = next((c for c in child.children if c.dep_ == "pobj"), None)
    if goal is None:
        return not any(c.dep_ in {"pcomp", "prep", "amod", "advmod"} for c in child.children)
    if any(t.lower_ in {"each", "every", "per"} for t in child.subtree):
        return False
    return goal.ent_type_ in _DATES and child.lower_ not in {"for", "over", "of", "to"} and child.head.pos_ in VERBAL


def _noun_clause_goes(child: Token) -> bool:
    """Relative clauses, appositions and participles behind a comma, dash or bracket, or before the noun, are asides."""
    return _set_off(child) or child.i < child.head.i


def _adverbial_clause_goes(child: Token) -> bool:
    if _is_purpose(child):
        return False
    opener = child.left_edge.lower_
    return _set_off(child) or opener not in _LIGHT_MARKS


def _conjunct_goes(child: Token) -> bool:
    """A second clause goes when it has its own subject or date; a second verb of the same subject may stay."""
    if child.pos_ not in VERBAL or child.head.pos_ not in VERBAL:
        return False
    if any(c.dep_ in SUBJECTS for c in child.children):
        return True
    helped = any(c.dep_ in {"aux", "auxpass"} for c in child.children)
    return helped or child.tag_ != child.head.tag_ or any(t.ent_type_ in _DATES for t in child.subtree)


def _afterthought(child: Token) -> bool:
    """True for an object or measure after a comma: ", a total of ..."."""
    return child.i > child.head.i and child.doc[child.left_edge.i - 1].text == ","


def _dated_adverbial_goes(child: Token) -> bool:
    if _afterthought(child):
        return True
    if child.head.pos_ not in VERBAL:
        return False
    return child.ent_type_ in _DATES and not any(t.lower_ in {"each", "every", "a", "per"} for t in child.subtree)


_RULES: Final[dict[str, Callable[[Token], bool]]] = {
    "advmod": _adverb_goes,
    "prep": _preposition_goes,
    "relcl": _noun_clause_goes,
    "appos": _noun_clause_goes,
    "acl": _noun_clause_goes,
    "advcl": _adverbial_clause_goes,
    "conj": _conjunct_goes,
    "npadvmod": _dated_adverbial_goes,
    "oprd": _afterthought,
    "dobj": _afterthought,
}


def _rank(child: Token, depth: int) -> int | None:
    """How early a group goes when the line is too long; None for what must stay."""
    if child.dep_ == "prep":
        return _preposition_rank(child, depth)
    if child.dep_ == "advcl":
        return 5 if _is_purpose(child) else 2
    if child.dep_ == "conj":
        return 1 if child.pos_ in VERBAL else 6 if child.head.dep_ in _ARGUMENTS else None
    if child.dep_ == "acl" and _is_purpose(child):
        return 6
    return _RANKS.get(child.dep_)


_ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
_RANKS: Final = {"relcl": 1, "acl": 3, "appos": 1, "advmod": 7, "amod": 8, "npadvmod": 7}


def _preposition_rank(child: Token, depth: int) -> int | None:
    first = next((c for c in child.head.children if c.dep_ == "prep" and c.i > child.head.i), None)
    if child.lower_ in words("aside", "first_to_go") and (first != child or _set_off(child)):
        return 0
    if child.head.pos_ in VERBAL:
        bare = not any(c.dep_ in {"dobj", "attr", "acomp", "oprd"} for c in child.head.children)
        return None if bare and first == child else 4
    return 6 if child.lower_ == "of" else 3 + (depth < 2)


def _asides(root: Token, result: Cut, protected: frozenset[int]) -> None:
    """Brackets and pairs of dashes: only the part that holds the head stays."""
    doc, core = root.doc, max(protected, default=root.i)
    anchor = root.i if root.i in protected else core
    for first, last in [*_enclosed(doc), *_beyond_colons(doc, anchor), *_beyond_lost_stops(doc, anchor)]:
        inside = first < anchor < last
        if inside:
            result.drop |= {t.i for t in doc if t.i <= first or t.i >= last}
        elif not any(first < i < last for i in protected):
            result.drop |= set(range(max(first, 0), last + 1))


def _beyond_colons(doc: Doc, anchor: int) -> list[tuple[int, int]]:
    """What lies before the last colon or semicolon left of the anchor, and behind the first one right of it."""
    stops = [t.i for t in doc if t.text in {":", ";"} and t.whitespace_]
    left = [(-1, i) for i in stops if i < anchor][-1:]
    right = [(i, len(doc) - 1) for i in stops if i > anchor][:1]
    return left + right


def _beyond_lost_stops(doc: Doc, anchor: int) -> list[tuple[int, int]]:
    """What belongs to another sentence, where the stop between two was lost: "Rebels take port The army said ..."."""
    starts = [t.i for t in doc if t.i > 1 and _starts_sentence(t)]
    left = [(-1, i - 1) for i in starts if i <= anchor][-1:]
    right = [(i, len(doc) - 1) for i in starts if i > anchor][:1]
    return left + right


def _starts_sentence(token: Token) -> bool:
    """A capitalised "The" or "It" after a word and before one in lower case."""
    before = token.nbor(-1)
    after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return token.text in _STARTS and before.text[-1].isalnum() and bool(before.whitespace_) and after[:1].islower()


def _enclosed(doc: Doc) -> list[tuple[int, int]]:
    """Pairs of brackets, and of dashes with space around; a last dash alone reaches to the end."""
    pairs, stack = [], []
    for t in doc:
        if t.text in _OPEN:
            stack.append(t.i)
        elif t.text in _CLOSE and stack:
            pairs.append((stack.pop(), t.i))
    dashes = [t.i for t in doc if t.text in _DASHES and t.i and (t.text != "-" or doc[t.i - 1].whitespace_)]
    ends = [*dashes, len(doc)] if len(dashes) % 2 else dashes
    pairs += list(zip(ends[::2], ends[1::2], strict=True))
    return pairs


def _joined(child: Token) -> frozenset[int]:
    """The "and" and the comma that only join `child` to what is before it."""
    i = child.left_edge.i - 1
    found = set()
    while i >= 0 and (child.doc[i].dep_ == "cc" or child.doc[i].text == ",") and child.dep_ == "conj":
        found.add(i)
        i -= 1
    return frozenset(found)


def _set_off(child: Token) -> bool:
    left = child.left_edge.i - 1
    return left >= 0 and (child.doc[left].text in {",", ";"} or child.doc[left].text in _DASHES | _OPEN)


def _is_purpose(child: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)


def _ids(token: Token) -> frozenset[int]:
    return frozenset(t.i for t in token.subtree)
