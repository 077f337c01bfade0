"""Which sentences tell nothing that a chronology lists, though a date stands in them.

A question asks; what "if" opens is supposed; a notice is the page's own; a reader's comment is nobody's report; "I know
you are watching right now" is talk. Their dates end as named skips. What a witness did ("I left Oslo on 3 May"), and
what is quoted from somebody named, is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from dateline.events.table.claim import Claim, Trigger
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import TOLD
from dateline.events.text.description.grammar.clauses import governing, own_subject
from dateline.events.text.description.lines.statements import claim_of, is_transcript, speech_over
from dateline.events.text.description.who.pronouns import SPEAKER
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import RECEIVERS
from dateline.events.text.parting.furniture import comments, is_notice

if TYPE_CHECKING:
    from spacy.tokens import Token

Unfit = Literal["comment", "notice", "question", "supposed", "talk", "unclear"]
"""Why the event of a date is none that a chronology lists."""

_QUOTES: Final = "“\"‘'"
_CLOSING: Final = " ”\"’')]"
_ADDRESSED: Final = frozenset({"you", "your", "yours", "yourself"})
_SPOKEN: Final = 25
"""Tokens from which a spoken sentence is parsed too badly to tell of what "we" did."""
_OWN_CLAUSE: Final = frozenset({"relcl", "acl", "advcl", "pcomp"})
"""Dependencies of what is told in passing, whatever the sentence around it asks or says to somebody."""


class Screen:
    """Judges the events of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.comments: Sequence[tuple[int, int]] = comments(reading.text)

    def unfit(self, sentence: int, trigger: Trigger, *, vouched: bool = False) -> Unfit | None:
        """Why the event at `trigger` is none to list; None for one that is.

        Args:
            sentence: Position of its sentence.
            trigger: Its head word.
            vouched: A reader who was asked for events alone gave it a line: only a comment is none.
        """
        if any(start <= trigger.char_start < end for start, end in self.comments):
            return "comment"
        if vouched:
            return None
        parsed = self.reading.parses.get(sentence)
        head = None
        if parsed is not None:
            head = next((t for t in parsed.doc if parsed.offset(t) == trigger.char_start), None)
        if head is None or head.pos_ not in {"VERB", "AUX", "ADJ"}:
            return None
        text = self.reading.sentences[sentence].text
        if is_notice(text):
            return "notice"
        if _is_supposed(head):
            return "supposed"
        if text.rstrip(_CLOSING).endswith("?") and not _is_in_passing(head):
            return "question"
        return "talk" if _is_talk(head, quoted=text[0] in _QUOTES) or self._is_chat(head, sentence) else None

    def _is_chat(self, head: Token, sentence: int) -> bool:
        """First person inside a quotation of nobody named, or in a long spoken sentence of a transcript."""
        subject = own_subject(governing(head))
        if subject is None or subject.lower_ not in SPEAKER or speech_over(head) is not None:
            return False
        place = self.reading.sentences[sentence]
        if is_transcript(self.reading.text):
            return len(head.doc) > _SPOKEN
        return place.text.count('"') % 2 == 1 or ("”" in place.text and "“" not in place.text)

    def asks(self, claim: Claim) -> bool:
        """True for the main event of a document whose sentence tells none, and that no headline tells either."""
        if claim.trigger is None or claim.title == claim.source.title:
            return False
        starts = [s.start for s in self.reading.sentences]
        return self.unfit(bisect_right(starts, claim.trigger.char_start) - 1, claim.trigger) is not None


def _is_supposed(head: Token) -> bool:
    """True under "if", "unless" or "whether", up to the first verb of its own clause."""
    verb = governing(head)
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children)


def _is_in_passing(head: Token) -> bool:
    """True for what is told beside the sentence's own clause."""
    return any(t.dep_ in _OWN_CLAUSE for t in (head, *head.ancestors))


def _is_talk(head: Token, *, quoted: bool) -> bool:
    """Somebody speaks to somebody, and nobody is named who says it: an order, a greeting, a view of the moment."""
    verb = governing(head)
    say = speech_over(head)
    if say is not None:
        return not quoted and _is_view(say)
    if claim_of(verb) is not None:
        return False
    if any(_is_view(a) for a in head.ancestors if a.lemma_.lower() in words("believe")):
        return not quoted
    subject = own_subject(verb)
    if subject is None:
        return _is_order(verb)
    form = subject.lower_
    if form in _ADDRESSED:
        return True
    spoken = form in SPEAKER or any(c.lower_ in SPEAKER and c.dep_ in RECEIVERS for c in verb.children)
    return spoken and not quoted and tense_of(verb) not in TOLD


def _is_view(verb: Token) -> bool:
    """True for "I think", "you know", "we say", over what is thought or said."""
    subject = own_subject(verb)
    return subject is not None and subject.lower_ in SPEAKER | _ADDRESSED and tense_of(verb) not in TOLD


def _is_order(verb: Token) -> bool:
    """An imperative, or words to somebody without a subject: "see page 3", "let's go back", "joining me now"."""
    if verb.dep_ != "ROOT" or any(c.lower_ == "to" for c in verb.children):
        return False
    lets = any(c.lower_ in {"'s", "’s"} for c in verb.children)
    spoken = lets or any(t.lower_ in SPEAKER | _ADDRESSED for t in verb.subtree)
    return verb.tag_ == "VB" or (spoken and verb.tag_ in {"VBP", "VBG"})
