"""What a language model proposes, held against the text: an attachment, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from dateline.events.table.claim import Trigger
from dateline.events.text.attachment.answers import Proposal
from dateline.events.text.attachment.asking import LONGEST_TITLE, one_line
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.meant import meant
from dateline.events.text.attachment.ranges import range_ends
from dateline.events.text.attachment.reading import Attachment, NewsLine, Reading
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import Relation, Tense
from dateline.events.text.description.names.nations import country_forms, country_of, namings
from dateline.events.text.timex import Timex

_CONFIDENCE: Final = 0.8
_OF_RANGES: Final = frozenset({"in", "from", "since", "between", "throughout"})
"""Relations that a model gives an event whose beginning and end are said."""
_ALIKE: Final = str.maketrans("‘’“”–—\u00a0\u2011", "''\"\"-- -")
"""Marks that a model writes for each other."""
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WHOLE: Final = r"(?<!\d)(?<!\d[.,]){}(?![.,]?\d)"
"""A number that is no part of another: "5" stands neither in "5,000" nor in "0.5"."""
_CAPITALISED: Final = re.compile(r"\b[^\W\d_a-z][\w'-]*")
"""A name where its first letter is a capital: "Émile" is one, too."""
_INITIALS: Final = re.compile(r"[A-Z]{3,6}")
_SMALL_WORDS: Final = r"[\w'-]*\W+(?:(?:[a-z]{1,3})\W+)*"
"""What stands between two initials of a name: the rest of a word, and small words such as "of" and "and"."""
_OPENS: Final = re.compile(r"(?:^|: )\W*$")
_STEM: Final = 5
"""Letters of a word which opens a line that the article must have: "Clashes" where it has "clashed"."""


@dataclass(frozen=True, slots=True)
class News:
    """What a sentence reports at the publication: its line, None where the title that was proposed does not hold."""

    sentence: int
    line: NewsLine | None


Held = Attachment | News
"""What a proposal makes where it holds."""


def check(proposal: Proposal, reading: Reading, asked: Mapping[int, Sequence[int]]) -> Held | str:
    """The attachment or news that a proposal makes, or what is wrong with it, in words for the model.

    Args:
        proposal: What the model gave.
        reading: The document.
        asked: The sentences asked about: position -> positions of their timexes.

    Returns:
        An attachment without a title where only that does not hold: `title_fault` says why.
    """
    if proposal.unread:
        return proposal.unread
    if proposal.sentence not in asked:
        return f"sentence is none of the numbered lines: {proposal.sentence}"
    word = _word(proposal, reading)
    if isinstance(word, str):
        return word
    title = one_line(proposal.title) if title_fault(proposal.title, reading) is None else None
    if not proposal.date_words.strip() and proposal.sentence in reading.news:
        return News(proposal.sentence, NewsLine(title, proposal.status) if title is not None else None)
    timex = _dated_by(proposal, reading, asked[proposal.sentence])
    if timex is None:
        return f"date_words are none of the dates of line {proposal.sentence}: {proposal.date_words!r}"
    other = _otherwise(proposal, reading.timexes[timex], reading)
    if isinstance(other, str):
        return other
    told = word.text.lower() in lexicon(reading.lang).said
    last, relation = _last(timex, proposal, reading)
    return Attachment(
        timex=timex,
        sentence=proposal.sentence,
        trigger=word,
        relation=relation,
        rule_id="attach.model",
        confidence=_CONFIDENCE,
        role="statement" if told else "event",
        other=last if other is None else None,
        tense=_tense(proposal.sentence, word, reading, told=told),
        title=title,
        status=proposal.status,
        meant=other,
    )


def _otherwise(proposal: Proposal, timex: Timex, reading: Reading) -> Timex | str | None:
    """The date as the model reads its words; None where that is as we do; or what is wrong with it, in words for it."""
    calendar = proposal.calendar.strip()
    if calendar in {"", timex.edtf, timex.value}:
        return None
    return meant(timex, calendar, reading) or f"{timex.text!r} cannot mean calendar {calendar!r}"


def _last(timex: int, proposal: Proposal, reading: Reading) -> tuple[int | None, Relation]:
    """The other end of the range that a date begins in its sentence, and the relation that this makes."""
    ends = range_ends(reading.text, reading.timexes, reading.dated()[proposal.sentence])
    if timex not in ends or proposal.relation not in _OF_RANGES:
        return None, proposal.relation
    last, joined = ends[timex]
    return last, cast("Relation", joined)


def _tense(sentence: int, word: Trigger, reading: Reading, *, told: bool) -> Tense:
    """The tense of the event word, where the sentence is parsed; what somebody "says" was said and does not go on."""
    parsed = reading.parses.get(sentence)
    heads = (t for t in parsed.doc if parsed.offset(t) == word.char_start) if parsed is not None else iter(())
    head = next(heads, None)
    tense = tense_of(head) if head is not None else "none"
    return "none" if told and tense == "present" else tense


def _word(proposal: Proposal, reading: Reading) -> Trigger | str:
    """The word of the event, in the quote or nearest to it, or what is wrong with either, in words for the model."""
    sentence = reading.sentences[proposal.sentence]
    quoted = next(_each(proposal.quote, sentence.text), None)
    if quoted is None:
        return f"quote does not stand in line {proposal.sentence}: {proposal.quote!r}"
    words = list(_each(proposal.event_word, sentence.text)) if len(proposal.event_word.split()) == 1 else []
    if not words:
        return f"event_word is not one word of line {proposal.sentence}: {proposal.event_word!r}"
    start, end = (sentence.start + at for at in min(words, key=lambda word: _apart(word, quoted)))
    return Trigger(start, end, reading.text[start:end])


def _apart(word: tuple[int, int], quoted: tuple[int, int]) -> int:
    """Code points between a word and a quote; 0 within it."""
    return max(quoted[0] - word[0], word[1] - quoted[1], 0)


def title_fault(title: str, reading: Reading) -> str | None:
    """What is wrong with a title, in words for the model; None where it holds.

    The names and numbers of a title stand in the article, as they are, as the beginning of a longer word, as another
    name of the same country or its people, or as the initials of a name; whether it is true to the sentence only a
    reader can say.
    """
    line = one_line(title)
    if not line:
        return "title is empty"
    if len(line) > LONGEST_TITLE:
        return f"title has {len(line)} characters, at most 100 are wanted: {line!r}"
    article = f"{reading.headline or ''} {reading.text}"
    there, plain = article.translate(_ALIKE).casefold(), _without_countries(line, article).translate(_ALIKE)
    numbers = [n for n in _NUMBER.findall(plain) if not re.search(_WHOLE.format(re.escape(n)), there)]
    names = [hit for hit in _CAPITALISED.finditer(plain) if hit[0][0].isupper()]
    unknown = (m[0] for m in names if not re.search(rf"\b{re.escape(_part(m))}", there))
    new = ", ".join([*numbers, *(name for name in unknown if not _is_short_for(name, article))])
    return f"title has what the article does not have ({new}): {line!r}" if new else None


def _is_short_for(name: str, article: str) -> bool:
    """True for the initials of a name of the article, and for the people of a country that it names: "Syrians"."""
    if _INITIALS.fullmatch(name):
        return re.search(rf"\b{_SMALL_WORDS.join(name)}", article) is not None
    country = country_of(name.removesuffix("s"))
    return country is not None and any(naming.country == country for naming in namings(article))


def _without_countries(line: str, article: str) -> str:
    """The line but for the countries that the article names, under whichever of their names: "U.S.", "American"."""
    told = {naming.country for naming in namings(article)}
    for naming in reversed(namings(line)):
        if naming.country in told:
            form = next(f for f in country_forms() if line.startswith(f, naming.place))
            line = line[: naming.place] + line[naming.place + len(form) :]
    return line


def _part(name: re.Match[str]) -> str:
    """What the article must have of a word with a capital: all but its genitive, of one that opens a line its stem."""
    bare = re.sub(r"'s?$", "", name[0]).casefold()
    return bare[:_STEM] if _OPENS.search(name.string[: name.start()]) else bare


def _dated_by(proposal: Proposal, reading: Reading, timexes: Sequence[int]) -> int | None:
    """The timex with the words given, else one with these among its own words, or with its own among these."""
    wanted = one_line(proposal.date_words.translate(_ALIKE)).lower()
    texts = {t: one_line(reading.timexes[t].text.translate(_ALIKE)).lower() for t in timexes}
    same = [t for t in timexes if texts[t] == wanted]
    near = [t for t in timexes if any(_each(wanted, texts[t])) or (wanted and any(_each(texts[t], wanted)))]
    return next(iter([*same, *near]), None)


def _each(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where some words stand in a text; spaces and marks may be written otherwise, words not."""
    pattern = r"\s+".join(re.escape(word) for word in words.translate(_ALIKE).split())
    if pattern:
        yield from (found.span() for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text.translate(_ALIKE)))
