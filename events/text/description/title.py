"""The line the timeline prints: what a careful editor would write of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.clauses import (
    RELATIVES,
    antecedent_of,
    auxiliaries,
    borrowed_subject,
    governing,
    is_plural,
    own_subject,
)
from dateline.events.text.description.conditions import condition
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.countering import Countered, countered
from dateline.events.text.description.eventnouns import (
    dated_name,
    has_participant,
    light_verb,
    placed_name,
    verb_beside,
)
from dateline.events.text.description.finite import finite, tensed
from dateline.events.text.description.owndates import dated
from dateline.events.text.description.pronouns import PERSON, SPEAKER, antecedent, phrase
from dateline.events.text.description.pruning import cut
from dateline.events.text.description.references import possessive, written
from dateline.events.text.description.shortening import Cut
from dateline.events.text.description.statements import claim_of, speaker, speaker_before, speech_over
from dateline.events.text.description.trees import VERBAL, is_purpose, path
from dateline.events.text.description.wholes import whole
from dateline.events.text.description.wording import (
    GOOD_LENGTH,
    capital,
    clipped,
    spell,
    without_article,
)
from dateline.events.text.description.words import words
from dateline.events.text.parser import ParsedSentence
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORT_SPEAKER: Final = 45
_SHORTEST: Final = 3
"""Tokens of the shortest statement."""
_OPENERS: Final = frozenset({"starting", "beginning", "ending"})
"""Participles that only lead to a date."""


@dataclass(slots=True)
class Title:
    """A title and what is doubtful about it.

    Attributes:
        text: The line.
        doubts: Short words: "pronoun", "no subject", "cut", "bare noun", "fragment", "whole".
        tokens: The tokens of the sentence that it is made of, for actors and places.
        clause: The same before it was shortened, for numbers.
    """

    text: str
    doubts: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    clause: list[Token] = field(default_factory=list)


def title(parsed: ParsedSentence, head: int, timexes: Sequence[Timex], context: DocumentContext) -> Title:
    """Write the title of the event whose head word is `parsed.doc[head]`.

    Args:
        parsed: The sentence and its parse.
        head: Index of the head word.
        timexes: The dates of this event, left out of the title.
        context: The document around it.
    """
    token = parsed.doc[head]
    dates = dated(parsed, timexes, head)
    over = countered(token, dates)
    writer = _Writer(parsed, token, dates, context)
    verb = _first_of_nor(governing(token))
    root = writer.of_origin(verb)
    if over is not None:
        result = writer.counter(over)
    elif root is not None:
        result = writer.noun(root)
    elif token.dep_ in {"amod", "prep"} or token.lower_ in _OPENERS | words("aside", "prepositions"):
        result = writer.around(token)
    elif verb.pos_ in VERBAL:
        result = writer.clause_or_statement(verb)
    elif token.pos_ in {"NOUN", "PROPN"}:
        result = writer.noun(token)
    else:
        result = writer.around(token)
    if not result.text:
        result = Title(writer.own_words(), ["fragment"], [token])
    if _is_scrap(result) and (kept := whole(parsed.doc)):
        result = Title(spell(kept), ["whole"], kept)
    result.text = capital(clipped(without_article(result.text)))
    return result


def _is_scrap(found: Title) -> bool:
    """True for a title that tells nothing: the sentence itself tells more, where it is short."""
    begins = next((t.pos_ for t in found.tokens), "")
    return "fragment" in found.doubts or ("no subject" in found.doubts and begins in VERBAL | {"PART"})


class _Writer:
    """Writes one title: keeps the sentence, the dates to leave out and the document at hand."""

    def __init__(self, parsed: ParsedSentence, head: Token, gone: frozenset[int], context: DocumentContext) -> None:
        self.parsed, self.head, self.gone, self.context = parsed, head, gone, context
        self.start = parsed.sentence.start

    def own_words(self) -> str:
        """The head and what stands under it, as written: the last resort."""
        return spell([t for t in self.head.subtree if t.i not in self.gone or t == self.head]) or str(self.head.text)

    @staticmethod
    def of_origin(verb: Token) -> Token | None:
        """The event noun that something dates back to: "dating back to the foundation of the state in 1948"."""
        if verb.lemma_ != "date":
            return None
        goals = [g for c in verb.subtree if c.dep_ == "prep" and c.lower_ in {"to", "from"} for g in c.children]
        return next((g for g in goals if g.dep_ == "pobj" and g.pos_ == "NOUN" and g.ent_type_ not in {"DATE"}), None)

    def counter(self, over: Countered) -> Title:
        """The clause of who denies, doubts or drops it, or the noun and its content.

        The date stays, since it is not that of the clause, unless it counts from the day of writing ("last year").
        """
        kept = path(self.head, over.over)
        if not any(self.parsed.doc[i].lower_ in words("deictic", "words") for i in self.gone):
            kept |= {i for t in self.gone for i in path(self.parsed.doc[t], over.over)}
            self.gone = frozenset()
        if over.over.pos_ in VERBAL:
            return self.clause(governing(over.over), keep=kept)
        return self.noun(over.over)

    def clause_or_statement(self, verb: Token) -> Title:
        """A statement as "Speaker: claim", a purpose by the verb it serves, anything else as a clause."""
        if verb.tag_ == "VB" and verb.dep_ == "advcl" and is_purpose(verb) and verb.head.pos_ in VERBAL:
            main = governing(verb.head)
            return self.clause(main, keep=path(self.head, main))
        said = claim_of(verb)
        if said is not None:
            return self.statement(verb, said)
        before = self._said_before(verb)
        if before is not None:
            return before
        named = self._named_day(verb)
        if named is not None:
            return self.noun(named)
        result = self.clause(verb)
        if any(t.lower_ in SPEAKER for t in result.tokens):
            say = speech_over(verb)
            who = (
                speaker(say, self.start, self.context) if say is not None else speaker_before(self.start, self.context)
            )
            if who:
                result.text = f"{who}: {_lowered(result.text, result.tokens)}"
                result.doubts = [d for d in result.doubts if d != "pronoun"]
        return result

    def _said_before(self, say: Token) -> Title | None:
        """A statement by its words alone, where the parse lost what ", Reed said" was said of."""
        subject, doc = own_subject(say), self.parsed.doc
        if subject is None or say.lemma_ not in words("say") or subject.left_edge.i < _SHORTEST:
            return None
        border = doc[subject.left_edge.i - 1]
        goes_on = any(c.i > say.i and c.dep_ in {"dobj", "ccomp", "xcomp", "dative", "advcl"} for c in say.children)
        who = speaker(say, self.start, self.context)
        if goes_on or who is None or border.text not in {",", ",”", ',"', "”", '"'}:
            return None
        tokens = [t for t in doc[: border.i] if t.i not in self.gone]
        doubts: list[str] = []
        text = self._spelt(tokens, doubts, quoted=True)
        told = any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in tokens) and len(text) <= GOOD_LENGTH
        return Title(f"{who}: {_lowered(text, tokens)}", doubts, tokens, tokens) if told else None

    def _turn(self) -> str | None:
        """Who is speaking: the person named before a colon in the sentence, or whose turn it is."""
        doc = self.parsed.doc
        colon = next((t.i for t in doc if t.text == ":" and t.i < self.head.i), None)
        named = [e.root for e in doc.ents if e.label_ == "PERSON" and colon is not None and e.end <= colon]
        if named:
            return phrase(named[0], self.start, self.context)
        return speaker_before(self.start, self.context)

    def _named_day(self, verb: Token) -> Token | None:
        """What a day is said to be: "Friday is the second day of the congress"."""
        subject = own_subject(verb)
        if verb.lemma_ != "be" or subject is None or subject.i not in self.gone:
            return None
        told = next((c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)
        return told if told is not None and has_participant(told, self.gone) else None

    def statement(self, say: Token, said: Token) -> Title:
        """Write "Speaker: claim"."""
        who = speaker(say, self.start, self.context)
        subject = own_subject(say)
        if who is None and subject is not None and subject.lower_ in SPEAKER:
            who = self._turn()
        if who is None:
            whole = self.clause(say)
            whole.doubts.append("no speaker")
            return whole
        verb = governing(said)
        verb = said if verb == say else verb
        room = GOOD_LENGTH + 10 - min(len(who), _SHORT_SPEAKER)
        inner = self.clause(verb, room=room, quoted=True, keep=path(said, verb))
        if inner.text.startswith(who):
            return inner
        claim = _lowered(inner.text, inner.tokens)
        return Title(f"{who}: {claim}", inner.doubts, inner.tokens, inner.clause)

    def clause(
        self, verb: Token, *, room: int = GOOD_LENGTH, quoted: bool = False, keep: frozenset[int] | None = None
    ) -> Title:
        """A finite clause around a verb, with a subject where it has none; `keep`, or the head, stays in it."""
        doubts: list[str] = []
        subject = own_subject(verb)
        if subject is not None and subject.i in self.gone:
            self.gone -= {t.i for t in subject.subtree}
        result = cut(verb, (keep or path(self.head, verb)) | {verb.i} | condition(verb), self.gone)
        pieces = self._pieces(verb, subject, result, doubts)
        if subject is not None and subject.i in result.drop and subject.lower_ not in RELATIVES:
            doubts += self._rescue(verb, result)
        whole = [p for p in self._kept(pieces, result) if not isinstance(p, str)]
        while True:
            shown = self._kept(pieces, result)
            text = self._spelt(shown, doubts, quoted=quoted)
            if not result.shorten(len(text) - room):
                break
        if len(text) > room + 25:
            doubts.append("cut")
        if shown and not isinstance(shown[0], str) and shown[0].dep_ in {"aux", "auxpass"}:
            doubts.append("no subject")
        return Title(text, sorted(set(doubts)), [p for p in shown if not isinstance(p, str)], whole)

    def _rescue(self, verb: Token, result: Cut) -> list[str]:
        """A subject that stood in brackets was none: the name right before the verb is taken instead."""
        first = min([verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})])
        name = verb.doc[first - 1] if first else verb
        if name.pos_ not in {"NOUN", "PROPN"} or name.i in self.gone or name not in verb.subtree:
            return ["no subject"]
        result.drop -= {t.i for t in name.children if t.i < name.i and t.dep_ in {"compound", "amod", "det"}} | {name.i}
        return []

    def _spelt(self, shown: Sequence[Token | str], doubts: list[str], *, quoted: bool) -> str:
        """The pieces as text, with names for pronouns; what stays unclear is added to `doubts`."""
        tokens = [p for p in shown if not isinstance(p, str)]
        names, unclear = written(tokens, self.start, self.context, quoted=quoted)
        doubts += unclear
        return spell(shown, names)

    def _kept(self, pieces: Sequence[Token | str], result: Cut) -> list[Token | str]:
        return [p for p in pieces if isinstance(p, str) or p.i not in result.drop]

    def _pieces(self, verb: Token, subject: Token | None, result: Cut, doubts: list[str]) -> list[Token | str]:
        """The clause in writing order: subject, auxiliaries, verb and the rest."""
        body: list[Token | str] = list(verb.subtree)
        if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
            return [*self._noun_phrase(antecedent_of(subject, verb), result), *(t for t in body if t != subject)]
        if verb.dep_ == "relcl":
            whose = next((t for t in verb.subtree if t.lower_ == "whose"), None)
            if whose is not None:
                at = body.index(whose)
                return [*body[:at], *self._noun_phrase(verb.head, result), "’s", *body[at + 1 :]]
            body = self._with_object(verb, list(verb.subtree), result)
        if subject is not None:
            return tensed(verb, body)
        lender = borrowed_subject(verb)
        if lender is None:
            doubts.append("no subject")
            return list(body)
        shared = self._noun_phrase(lender, result, without=verb)
        result.drop -= {t.i for t in shared}
        return [*shared, *auxiliaries(verb), *finite(verb, lender, body)]

    def _noun_phrase(self, noun: Token, result: Cut, without: Token | None = None) -> list[Token]:
        """A noun phrase from elsewhere in the sentence: no asides, no relative clauses, and nothing of `without`."""
        inner = cut(noun, frozenset({noun.i}), self.gone)
        drop = inner.drop | {t.i for c in noun.children if c.dep_ in {"relcl", "acl", "appos"} for t in c.subtree}
        drop |= {c.i for c in noun.children if c.is_punct and c.i > noun.i}
        if without is not None:
            drop |= {t.i for t in without.subtree}
            drop |= {t.i for t in noun.subtree if t.i > without.i > noun.i}
            drop |= {t.i for c in noun.children if c.dep_ == "conj" and without in c.subtree for t in c.subtree}
        result.optional += [g for g in inner.optional if not g.tokens & drop]
        return [t for t in noun.subtree if t.i not in drop or t == noun]

    def _with_object(self, verb: Token, body: Sequence[Token], result: Cut) -> list[Token | str]:
        """A relative clause about its object in main-clause order: "that it tested" -> "it tested the device"."""
        relative = next((t for t in body if t.lower_ in RELATIVES and t.head == verb), None)
        rest: list[Token | str] = [t for t in body if t != relative and t.lower_ not in {"where", "when"}]
        if not _lacks_object(verb, relative):
            return rest
        after = max([verb.i, *(c.i for c in verb.children if c.dep_ == "prt")])
        place = next((n for n, t in enumerate(rest) if not isinstance(t, str) and t.i > after), len(rest))
        noun = self._noun_phrase(verb.head, result, without=verb)
        if noun[0].lower_ == "the" and is_plural(verb.head):
            noun = noun[1:]
        moved: list[Token | str] = list(noun)
        if noun[0].i == 0 and noun[0].pos_ != "PROPN":
            moved[0] = str(noun[0].lower_)
        return [*rest[:place], *moved, *rest[place:]]

    def noun(self, noun: Token) -> Title:
        """An event noun with its participants; a bare one is told by the clause that governs it."""
        bare = not has_participant(noun, self.gone)
        if bare:
            told = self._named_by_date(noun) or self.told_elsewhere(noun)
            if told is not None:
                return told
        result = cut(noun, frozenset({noun.i}), self.gone)
        drop = {t.i for c in noun.children if c.dep_ in {"relcl", "appos"} for t in c.subtree}
        drop |= {t.i for c in noun.children if c.dep_ in {"conj", "cc"} for t in c.subtree}
        result.drop |= drop
        doubts: list[str] = ["bare noun"] if bare else []
        while True:
            shown: list[Token | str] = [t for t in noun.subtree if t.i not in result.drop]
            text = self._spelt(shown, doubts, quoted=False)
            if not result.shorten(len(text) - GOOD_LENGTH):
                break
        own = [p for p in shown if not isinstance(p, str)]
        text = without_article(text)
        name = placed_name(noun, text, self.context) if bare else None
        if name is not None:
            return Title(name, [], own)
        return Title(self._with_actor(noun, text), sorted(set(doubts)), own)

    def _named_by_date(self, noun: Token) -> Title | None:
        """A bare event noun under the year that stands before it."""
        own = dated_name(noun, self.gone)
        return Title(spell(own), [], own) if own else None

    def _with_actor(self, noun: Token, text: str) -> str:
        """Whose visit it was, where the noun does not say and the verb of its sentence does."""
        if noun.lower_ not in words("acted", "nouns") or any(c.dep_ == "poss" for c in noun.children):
            return text
        if any(c.lower_ in {"by", "of", "between"} for c in noun.children):
            return text
        verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
        subject = (own_subject(verb) or borrowed_subject(verb)) if verb is not None else None
        if subject is None or noun in subject.subtree:
            return text
        who = antecedent(subject, self.start, self.context) if subject.lower_ in PERSON else None
        if subject.ent_type_ in {"PERSON", "GPE", "ORG"}:
            who = phrase(subject, self.start, self.context)
        named = who is not None and len(who) <= _SHORT_SPEAKER and who.split(" ")[-1] not in text
        return f"{possessive(str(who))} {text}" if named else text

    def told_elsewhere(self, noun: Token) -> Title | None:
        """A bare event noun by the clause it stands in, or by another sentence that tells more of the same noun."""
        verb = light_verb(noun)
        if verb is not None and self._has_other_date(noun, verb):
            own = [t for t in noun.subtree if t.dep_ != "relcl"]
            return Title(spell(own), [], own)
        if verb is not None:
            return self.clause_or_statement(verb)
        if any(c.lower_ in {"the", "this", "that"} for c in noun.children):
            other = self.context.mention(noun.lower_, self.start)
            if other is not None:
                fuller = self._fuller(*other, noun.lower_)
                if fuller is not None:
                    return fuller
        verb = verb_beside(noun)
        if verb is None:
            verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
            verb = verb if verb is not None and claim_of(governing(verb)) is not None else None
        return self.clause_or_statement(governing(verb)) if verb is not None else None

    def _has_other_date(self, noun: Token, verb: Token) -> bool:
        """True for a noun with a date of its own whose verb has another: "the pact of May came into force in June"."""
        own = {t.i for t in noun.subtree}
        if own.isdisjoint(self.gone) or noun.head != verb:
            return False
        return any(t.ent_type_ == "DATE" and t.i not in own | self.gone for t in verb.subtree)

    def _fuller(self, doc: Doc, start: int, word: str) -> Title | None:
        """The title of the same noun in another sentence, where that one says whose it is."""
        twin = next((t for t in doc if t.lower_ == word and t.pos_ == "NOUN"), None)
        if twin is None:
            return None
        sentence = next(s for s in self.context.sentences if s.start == start)
        writer = _Writer(
            ParsedSentence(sentence, doc), twin, frozenset(t.i for t in doc if t.ent_type_ == "DATE"), self.context
        )
        verb = light_verb(twin)
        if has_participant(twin, writer.gone):
            return writer.noun(twin)
        return writer.clause(verb) if verb is not None else None

    def around(self, token: Token) -> Title:
        """A head that is neither verb nor noun: the clause it stands in, or its own words."""
        verb = next((a for a in token.ancestors if a.pos_ in VERBAL), None)
        if verb is not None:
            return self.clause_or_statement(governing(verb))
        kept = cut(token, frozenset({token.i}), self.gone).kept(token.subtree)
        return Title(spell(kept), ["fragment"], kept)


def _first_of_nor(verb: Token) -> Token:
    """The verb with the "neither", which goes with all that "nor" joins to it."""
    is_nor = verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)
    return verb.head if is_nor else verb


def _lowered(text: str, tokens: Sequence[Token]) -> str:
    """A claim as it goes on after the colon: its first word in lower case, unless it is a name."""
    first = next((t for t in tokens if not t.is_punct), None)
    start = len(text) - len(text.lstrip("“\"'‘"))
    if first is None or first.pos_ == "PROPN" or first.ent_type_ or first.text == "I":
        return text
    if not text[start:].lower().startswith(first.lower_):
        return text
    return text[:start] + text[start : start + 1].lower() + text[start + 1 :]


def _lacks_object(verb: Token, relative: Token | None) -> bool:
    """True for a relative clause whose object is the noun before it: "that it tested", "a film he had made"."""
    if relative is not None and relative.dep_ == "dobj":
        return True
    if own_subject(verb) in {None, relative} or any(t.tag_ in {"WRB", "WP$"} for t in verb.subtree):
        return False
    filled = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "nsubjpass", "agent"}
    stranded = any(c.dep_ == "prep" and not any(True for _ in c.children) for c in verb.children)
    under_preposition = relative is not None and relative.dep_ == "pobj"
    return not stranded and not under_preposition and not any(c.dep_ in filled for c in verb.children)
