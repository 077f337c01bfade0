"""Entries of a chronology: a line that opens with its date, or stands under one, and tells an event in its own words.

"12 March 2019: Charter signed", a row "May 2016 | State appeals", "1952" above "Work on the dam begins". The date
stands outside the grammar of what it dates, so no parse can join the two; and the writer has put the title already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from dateline.events.table.claim import Trigger
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.ranges import range_ends
from dateline.events.text.attachment.reading import Attachment, Reading, dated
from dateline.events.text.attachment.rules import first_event_word
from dateline.events.text.attachment.use import Relation
from dateline.events.text.attachment.wording import worded
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY

Form = Literal["marked", "bare", "heading"]
"""What stands after the date: a mark ("1952: "), only a space ("1952 Work begins"), or nothing on its line."""

ENTRY_RULE: Final = "attach.entry"
"""Rule of what an entry says: its own words, however short."""

_LEAST_MARKED: Final = 2
_LEAST: Final = 3
"""One date at the head of a line may be anything; so many, and the text is a chronology."""
_LONGEST_TITLE: Final = 100
_CONFIDENCE: Final = 0.95

_LINE_HEAD: Final = re.compile(r"[\W_]*(?:(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]\s+)?[\W_]*")
_BEFORE: Final = re.compile(
    r"[\W_]*(?:(?:\d{1,3}|[a-z])[.)]\s+)?"
    r"(?:(?:on\ or(?:\ about|\ around)?|since|from|by|before|after|until|till|between|in|on|at|during"
    r"|(?:no|not)\ (?:later|earlier)\ than|the|around|about|circa|ca?\.)\s+)*[\W_]*",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE: Final = r"\s*(?:\?|\([^()\n]{1,40}\))?"
"""A doubt or a remark about the date: "2014 (day unknown)"."""
_MARK: Final = re.compile(rf"[)\]*_]*{_ASIDE}\s*(?:[:|–—•\t]|-{{1,2}}\s|[.)\]]\s|\n)[\s|*_:)\]]*")
_SPACE: Final = re.compile(rf"{_ASIDE}[ *_]+(?=[A-Z0-9“\"])")
_NOTHING: Final = re.compile(rf"[)\]*_]*{_ASIDE}[\s:.|*_–—-]*")
_GOES_ON: Final = re.compile(r"\s?[–—-]{1,2}[*_]*\s?[:|)\]]")
"""A dash with nothing at its other end: "2018–: leads the firm"."""
_JOINT: Final = re.compile(r",?\s{0,2}(?:at )?")
_TELLING: Final = re.compile(r"[^\W\d_]{4,}|[A-Z]{3,}")
_CELLS: Final = re.compile(r"\s\|\s")
_MARKS: Final = " \t\n*_|•"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a chronology.

    Attributes:
        timex: Position of its date.
        sentence: Position of the sentence that tells it.
        joined: The date at the other end of its range, and how the two are joined.
        is_spare: True where a time of that day stands in the sentence: what it dates says the same more exactly.
    """

    timex: int
    sentence: int
    joined: tuple[int, Relation] | None = None
    is_spare: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """A date that opens a line.

    Attributes:
        sentence: Position of the sentence that it opens.
        timex: Its own position.
        joined: The other end of its range.
        form: How the line goes on.
        told: Where what it dates begins.
    """

    sentence: int
    timex: int
    joined: tuple[int, Relation] | None
    form: Form
    told: int


def find_entries(
    text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex], *, page: frozenset[int] = frozenset()
) -> tuple[list[Sentence], list[Entry]]:
    r"""The sentences, each date that opens an entry cut off as one of its own, and the entries.

    Args:
        text: The document.
        sentences: Its sentences, in order.
        timexes: Its expressions of time, in order.
        page: Positions of the timexes that date the page itself.

    >>> from dateline.events.text.parting.sentences import split
    >>> from dateline.events.text.tagging.tagger import tag
    >>> text = "1952: Work begins.\n1958: The dam opens."
    >>> sentences, entries = find_entries(text, split(text), tag(text, dct=None))
    >>> [sentences[e.sentence].text for e in entries]
    ['Work begins.', 'The dam opens.']
    """
    found = _chosen([o for o in _openings(text, sentences, timexes) if o.timex not in page])
    cut, moved = _cut(text, sentences, found)
    return cut, list(_entries(text, cut, moved, timexes))


def entry_attachments(reading: Reading, entries: Sequence[Entry]) -> Iterator[Attachment]:
    """The entries as attachments, with the writer's words as title where they are short enough to print."""
    for entry in entries:
        trigger = _trigger(reading, entry.sentence)
        if trigger is not None:
            yield Attachment(
                timex=entry.timex,
                sentence=entry.sentence,
                trigger=trigger,
                relation=_relation(reading, entry),
                rule_id=ENTRY_RULE,
                confidence=_CONFIDENCE,
                other=entry.joined[0] if entry.joined else None,
                title=printed(reading.sentences[entry.sentence].text),
            )


def printed(told: str) -> str | None:
    """An entry's own words as a title; None where they are too long to be one.

    >>> printed("loading completed; two hours late."), printed("High Court | State wins appeal")
    ('Loading completed; two hours late', 'State wins appeal')
    """
    cell = max(_CELLS.split(told.strip(_MARKS)), key=len)
    line = " ".join(cell.strip(_MARKS).rstrip(".;,").split())
    return line[0].upper() + line[1:] if 0 < len(line) <= _LONGEST_TITLE else None


def _openings(text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> Iterator[_Opening]:
    for index, mine in dated(sentences, timexes).items():
        sentence = sentences[index]
        line = text.rfind("\n", 0, sentence.start) + 1
        first = timexes[mine[0]]
        if not _LINE_HEAD.fullmatch(text, line, sentence.start) or not first.says_when:
            continue
        if not _BEFORE.fullmatch(text, sentence.start, first.start):
            continue
        timex, joined, end = _date(text, timexes, mine)
        bare = text[sentence.start : first.start].strip(" -*_|•([") == ""
        form, told = _form(text, end, sentence, bare=bare)
        if form is not None:
            yield _Opening(index, timex, joined, form, told)


def _date(text: str, timexes: Sequence[Timex], mine: Sequence[int]) -> tuple[int, tuple[int, Relation] | None, int]:
    """The date that opens a line, the other end of its range, and where it ends; of a day and its hour the hour."""
    ranges = range_ends(text, timexes, mine, is_head=True)
    if mine[0] in ranges:
        other, how = ranges[mine[0]]
        return mine[0], (other, cast("Relation", how)), timexes[other].end
    last = mine[0]
    for later in mine[1:]:
        if timexes[later].type != "TIME" or not _JOINT.fullmatch(text, timexes[last].end, timexes[later].start):
            break
        last = later
    return last, None, timexes[last].end


def _form(text: str, end: int, sentence: Sentence, *, bare: bool) -> tuple[Form | None, int]:
    """How the line goes on after its date, and from where; no form where it goes on as prose does."""
    if _NOTHING.fullmatch(text, end, sentence.end):
        return "heading", sentence.end
    mark = _MARK.match(text, end, sentence.end) or (_SPACE.match(text, end, sentence.end) if bare else None)
    if mark is None or not _TELLING.search(text, mark.end(), sentence.end):
        return None, end
    return ("marked" if mark.re is _MARK else "bare"), mark.end()


def _chosen(openings: Sequence[_Opening]) -> list[_Opening]:
    """Those that make a chronology: two with a mark, or three of any form."""
    marked = [o for o in openings if o.form == "marked"]
    if len(openings) >= _LEAST:
        return list(openings)
    return marked if len(marked) >= _LEAST_MARKED else []


def _cut(
    text: str, sentences: Sequence[Sentence], openings: Sequence[_Opening]
) -> tuple[list[Sentence], dict[int, _Opening]]:
    """The sentences with each opening cut off, and which of the new ones is the date of which opening."""
    by_sentence = {o.sentence: o for o in openings}
    cut: list[Sentence] = []
    moved: dict[int, _Opening] = {}
    for index, sentence in enumerate(sentences):
        opening = by_sentence.get(index)
        if opening is None:
            cut.append(sentence)
            continue
        moved[len(cut)] = opening
        if opening.form == "heading":
            cut.append(sentence)
            continue
        date = text[sentence.start : opening.told].rstrip()
        cut.append(Sentence(sentence.start, sentence.start + len(date), date))
        cut.append(Sentence(opening.told, sentence.end, text[opening.told : sentence.end]))
    return cut, moved


def _entries(
    text: str, sentences: Sequence[Sentence], moved: Mapping[int, _Opening], timexes: Sequence[Timex]
) -> Iterator[Entry]:
    """One entry for each mark; under a heading one for each line, or one for the paragraph, but for what has a date."""
    own = {index: _placed(timexes[t] for t in mine) for index, mine in dated(sentences, timexes).items()}
    most = 1
    for date, opening in moved.items():
        if opening.form != "heading":
            yield Entry(opening.timex, date + 1, opening.joined)
            continue
        after = min((d for d in moved if d > date), default=None)
        told = list(_under(text, sentences, date + 1, len(sentences) if after is None else after))
        told = told[:most] if after is None else told
        most = max(most, len(told))
        for index in told:
            inner = own.get(index, [])
            if all(_is_hour_of(one, timexes[opening.timex]) for one in inner):
                yield Entry(opening.timex, index, opening.joined, is_spare=bool(inner))


def _placed(timexes: Iterable[Timex]) -> list[Timex]:
    return [one for one in timexes if one.says_when and one.interval is not None]


def _is_hour_of(time: Timex, day: Timex) -> bool:
    """True for a time of day that is on the day under which it stands."""
    hour, whole = (one.interval.earliest_start if one.interval else None for one in (time, day))
    return time.type == "TIME" and hour is not None and whole is not None and 0 <= hour - whole < DAY


def _under(text: str, sentences: Sequence[Sentence], first: int, last: int) -> Iterator[int]:
    """The lines under a heading that are one sentence each; of a paragraph its first sentence, and nothing after."""
    for index in range(first, last):
        yield index
        end = text.find("\n", sentences[index].end)
        if text[sentences[index].end : len(text) if end < 0 else end].strip(_MARKS):
            return


def _relation(reading: Reading, entry: Entry) -> Relation:
    if entry.joined is not None:
        return entry.joined[1]
    timex = reading.timexes[entry.timex]
    if _GOES_ON.match(reading.text, timex.end):
        return "since"
    stated = worded(reading.text, timex.start, timex.end, "none")
    if stated is not None:
        return stated
    line = reading.text.rfind("\n", 0, timex.start) + 1
    before = [word.strip(_MARKS).lower() for word in reading.text[line : timex.start].split()]
    named = lexicon(reading.lang).signals.get(before[-1], "in") if before else "in"
    return cast("Relation", named) if named in get_args(Relation) else "in"


def _trigger(reading: Reading, index: int) -> Trigger | None:
    """The head word of an entry: the root of its parse, else its first word that looks like an event, or any word."""
    parsed = reading.parses.get(index)
    if parsed is not None:
        root = next((t for t in parsed.doc if t.head.i == t.i and t.text[0].isalnum()), None)
        if root is not None:
            start = parsed.offset(root)
            return Trigger(start, start + len(root.text), root.text)
    named = first_event_word(reading, index)
    if named is not None:
        return named
    sentence = reading.sentences[index]
    word = _TELLING.search(sentence.text)
    return Trigger(sentence.start + word.start(), sentence.start + word.end(), word[0]) if word is not None else None
