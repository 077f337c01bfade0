"""Which sentence of a document tells its main event, and which word of it.

News tells in its first sentence what happened; the headline says which of its words is the event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.events.table.claim import Trigger
from dateline.events.table.wording.what import base
from dateline.events.text.attachment.kinds import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.attachment.reading import NewsLine
from dateline.events.text.attachment.rules import first_event_word
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import PAST
from dateline.events.text.document import Document
from dateline.events.text.parsing.labels import REPORTED, SUBJECTS, VERBAL
from dateline.events.text.parsing.parser import ParsedSentence
from dateline.events.text.parting.borders import STAMP
from dateline.events.text.parting.furniture import is_notice
from dateline.events.text.parting.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST_WORDS: Final = 6
"""A first line with fewer words is a byline, a place or a heading."""
_LOOK_AHEAD: Final = 5
"""The lead is sought among this many sentences."""
_LATER_COST: Final = 0.1
"""What each sentence further down costs a lead, as a share of the headline's words."""
_BYLINE: Final = re.compile(r"(?:by|from|photo|image|media|share|click|updated|published|posted|source)\b", re.I)
_STAMPED: Final = re.compile(rf"(?:[A-Z][\w.,' -]{{1,40}}\| ?)?{STAMP}\W*", re.I)
"""A line of place and time: "LARN | Mon May 4, 2009 8:25 am EDT"."""
_STOPS: Final = ".!?…”\"'’)"
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Lead:
    """The main event of a document.

    Attributes:
        document: With the parse of its lead where the provider parses.
        index: Position of the sentence that tells it; None where only the headline does.
        trigger: Its head word; None where only the headline tells it.
        head: The same in the parse, where there is one.
        line: What tells it better than words of the sentence: the provider's line, or a headline that states an event.
        news: The provider's line, where that tells it.
    """

    document: Document
    index: int | None
    trigger: Trigger | None
    head: Token | None = None
    line: str | None = None
    news: NewsLine | None = None

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that tells it."""
        return self.document.reading.sentences[self.index] if self.index is not None else None

    @property
    def parsed(self) -> ParsedSentence | None:
        """Its parse."""
        return self.document.reading.parses.get(self.index) if self.index is not None else None

    @property
    def text(self) -> str:
        """The words of the sentence, or nothing."""
        return self.sentence.text if self.sentence is not None else ""


def lead_index(sentences: Sequence[Sentence], headline: str | None, title: str | None, *, prose: int) -> int | None:
    """Position of the sentence that tells the main event; None in an empty document.

    It is the first sentence of prose, or one soon after it that says much more of the headline.

    Args:
        sentences: Of the document.
        headline: The title where it states an event.
        title: The title, whatever it states.
        prose: Position of the sentence with which its prose begins (`prose.prose_start`).
    """
    wanted = _words(headline or "")
    best, best_score = None, -1.0
    for index, sentence in enumerate(sentences[prose : prose + _LOOK_AHEAD], prose):
        if len(sentence.text.split()) < _LEAST_WORDS or _is_beside(sentence.text, title):
            continue
        shared = len(wanted & _words(sentence.text)) / max(1, len(wanted))
        score = shared - _LATER_COST * (index - prose)
        if score > best_score:
            best, best_score = index, score
    return best if best is not None else (prose if sentences else None)


def _is_beside(line: str, title: str | None) -> bool:
    """True for what stands above or beside the prose: a byline, a stamp, a notice, a question, the title, a heading."""
    if _BYLINE.match(line) or _STAMPED.fullmatch(line) or is_notice(line) or line.endswith("?"):
        return True
    return line.strip("#*_ \n") == (title or "").strip() or (line[:1] == "#" and line[-1] not in _STOPS)


def find_lead(document: Document, lines: Mapping[int, NewsLine | None]) -> Lead | None:
    """The sentence that tells the main event and its head word, else the headline alone, else what first tells.

    Args:
        document: That tells it.
        lines: What an attacher has sentences report, as `Attached.lines`; none is found where the lead reports nothing.
    """
    reading = document.reading
    prose = document.context.prose
    index = lead_index(reading.sentences, document.headline, document.source.title, prose=prose)
    if index is not None:
        found = read(document, index)
        if index in lines and lines[index] is None:
            return None
        if found is not None:
            news = lines.get(index)
            return replace(found, line=news.title if news is not None else document.headline, news=news)
    if document.headline:
        return Lead(document, None, None, line=document.headline)
    title = document.source.title
    near = enumerate(reading.sentences[prose : prose + _LOOK_AHEAD], prose)
    rest = (i for i, one in near if i != index and not (_is_beside(one.text, title) or one.text.isupper()))
    return next((found for i in rest if (found := read(document, i)) is not None), None)


def read(document: Document, index: int) -> Lead | None:
    """The main event of one sentence; None where it tells of none."""
    parsed = document.reading.parses.get(index)
    if parsed is None:
        trigger = first_event_word(document.reading, index)
        return Lead(document, index, trigger) if trigger is not None else None
    dates = [document.reading.timexes[t] for t in document.by_sentence.get(index, ())]
    taken = {t.i for t in parsed.doc if any(d.start <= parsed.offset(t) < d.end for d in dates)}
    free = [t for t in parsed.doc if t.i not in taken]
    head = _headlined(free, document) or _main_head(free, document.reading.lang)
    if head is None:
        return None
    start = parsed.offset(head)
    return Lead(document, index, Trigger(start, start + len(head.text), head.text), head)


def _headlined(tokens: Sequence[Token], document: Document) -> Token | None:
    """The word for what the headline says happened, the one that the fewest others are over; None where none is.

    Of "has opened old wounds by blaming the police", under "Mayor blames police", the blaming is the event.
    """
    words = lexicon(document.reading.lang)
    wanted = {base(word) for word in re.findall(r"[^\W\d_]+", (document.headline or "").lower())}
    told = [t for t in tokens if base(t.lower_) in wanted and (is_predicate(t) or is_event_noun(t, words))]
    ranked = sorted(told, key=lambda t: (t.pos_ not in VERBAL, sum(1 for _ in t.ancestors), t.i))
    return ranked[0] if ranked else None


def _main_head(tokens: Sequence[Token], lang: str) -> Token | None:
    """The main verb, or what it tells; without a verb the first noun that names an event; else None."""
    words = lexicon(lang)
    root = next((t for t in tokens if t.head.i == t.i and is_predicate(t)), None)
    if root is None:
        return next((t for t in tokens if is_event_noun(t, words)), None)
    if root.lemma_.lower() in words.reporting:
        return next((c for c in root.children if c.dep_ in REPORTED and is_predicate(c)), root)
    return _news_of_subject(root) or root


def _news_of_subject(root: Token) -> Token | None:
    """What has just befallen the subject of what it once did: "Ann Lee, who has died aged 91, mapped the coast"."""
    if tense_of(root) not in PAST:
        return None
    beside = (c for s in root.children if s.dep_ in SUBJECTS for c in s.children if c.dep_ == "relcl")
    return next((c for c in beside if tense_of(c) == "perfect" and c.i < root.i), None)


def _words(text: str) -> frozenset[str]:
    """Words of four letters and more, names too, cut to five."""
    return frozenset(hit[0].lower()[:5] for hit in _WORD.finditer(text))
