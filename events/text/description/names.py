"""People and bodies under their full names: "Kim" is Kim Jong Un where the document says so once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.who.bodies import body_words, full_body, spelled_out
from dateline.events.text.description.who.nations import country_of, is_part_of_country
from dateline.events.text.description.who.sexes import Sex, sex_of_first_name, sex_of_honorific
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NAME: Final = re.compile(
    r"\b[A-Z][\w’'-]*\w(?:[ \u00a0](?:(?:al|el|bin|ibn|van|von|der|den|de|da|di|du|la|le|abu|ben)[ -])?"
    r"(?:[A-Z]\.[ ])?[A-Z][\w’'-]*\w){1,4}"
)
_DEMONYM: Final = re.compile(r"^\w+(?:ian|ean|can|ish|ese|rat|ani|aqi|eli|ench|utch)$")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_CREDIT: Final = re.compile(
    r"^[ \t]*By [A-Z][^\n]{2,60}$|\b(?:[Rr]eport|[Ee]dit|[Ww]rit)ing by [^.;)\n]{3,80}"
    r"|\b(?:[Pp]hoto(?:graph)?|[Ii]mage)s? by [^.;)\n]{3,80}",
    re.M,
)
"""Who wrote or took it, of whom the text does not tell."""
_INITIAL: Final = re.compile(r" [A-Z]\. ")
_NEAR: Final = 60
_LETTERS: Final = 6
"""Letters of the longest abbreviation that is written out."""


@lru_cache(maxsize=32)
def people(text: str) -> Counter[str]:
    """Names of at least two words that may be people's, with how often each stands in the text.

    >>> people("Prime Minister Ann Lee met Bo Chen. Later Ann Lee left for New York University.")
    Counter({'Ann Lee': 2, 'Bo Chen': 1})
    """
    body = _CREDIT.sub(lambda hit: " " * len(hit[0]), text)
    found = (_person(hit[0]) for hit in _NAME.finditer(body))
    named = Counter(name for name in found if name)
    for name in [n for n in named if _INITIAL.search(n) and _INITIAL.sub(" ", n) in named]:
        named[_INITIAL.sub(" ", name)] += named.pop(name)
    for name in list(named):
        first, _, rest = name.partition(" ")
        if rest in named and sex_of_first_name(first) is None:
            named[rest] += named.pop(name)
    return named


def _person(name: str) -> str | None:
    """A name without titles, owners and demonyms; None where a word shows that it is no person's."""
    parts = _POSSESSIVE.sub("", name).replace("\u00a0", " ").split(" ")
    for i in range(len(parts) - 1, -1, -1):
        if _is_before_name(parts[i]):
            parts = parts[i + 1 :]
            break
    while len(parts) > 2 and sex_of_first_name(parts[1]) and _is_place(parts[0]):
        parts = parts[1:]
    if len(parts) > 2 and _DEMONYM.match(parts[0]):
        parts = parts[1:]
    if any(p in words("not_person", "words") or p in body_words() for p in parts) or parts[-1:] == ["of"]:
        return None
    shouted = any(p.isupper() and len(p) > 2 for p in parts)
    return " ".join(parts) if 2 <= len(parts) <= 4 and not shouted else None


def _is_place(word: str) -> bool:
    """True for a country or a state."""
    return country_of(word) is not None or is_part_of_country(word)


def _is_before_name(word: str) -> bool:
    """True for a title, an owner or a sentence's first word before a name: "Minister", "Ferrari's", "After"."""
    bare = word.rstrip(".")
    origin = "-" in word and country_of(word.split("-")[0]) is not None
    owner = origin or bool(_POSSESSIVE.search(word)) or bool(re.match(r"I[’']", word))
    listed = (words(section, "words") for section in ("role", "honorific", "starter"))
    return owner or any(bare in known for known in listed) or bare.split("-")[0] in words("role", "words")


@lru_cache(maxsize=512)
def full_name(short: str, text: str, place: int, sex: Sex | None = None) -> str | None:
    """The one full name that `short` stands for; None where there is none, or where two are as likely.

    Args:
        short: A name of one word.
        text: The document.
        place: Where it stands: a name already given before it counts first.
        sex: What "Mrs" before it tells: nobody of the other sex is meant.

    >>> text = "Its late founder Kim Il Sung ruled long. Kim Jong Un, the leader, met aides. Kim left."
    >>> full_name("Kim", text, 75)
    'Kim Jong Un'
    """
    known = people(text)
    ending = [n for n in known if n.split(" ")[-1] == short]
    starting = [n for n in known if n.split(" ")[0] == short]
    options = [n for n in ending or starting if sex is None or sex_of_first_name(n.split(" ")[0]) in {sex, None}]
    options = [n for n in options if len(options) > 1 or not _is_namesake(n, short, text)]
    if not options:
        return None
    ranked = sorted(((_weight(n, text, place), n) for n in options), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _is_namesake(name: str, short: str, text: str) -> bool:
    """True for another bearer of the family name: Michelle, where "President Obama" or "Mr Obama" is told of.

    News names in full first; who has a rank and only the family name before that is somebody else, known to all,
    unless the text oftener says "Mrs", as it would of this one.
    """
    sex = sex_of_first_name(name.split(" ", 1)[0])
    titles = "|".join(sorted(words("role", "words") | words("honorific", "words")))
    bare = [(hit.start(), hit[1]) for hit in re.finditer(rf"\b({titles})\.? {re.escape(short)}\b", text)]
    own = re.findall(rf"([\w’'-]+)\.? (?={re.escape(name)}\b)", text)
    fits = [sex_of_honorific(title) in {sex, None} for _, title in bare if title in words("honorific", "words")]
    if sex is not None and fits and not any(fits):
        return True
    ranks = [title for _, title in bare if title not in words("honorific", "words")]
    is_early = any(at < text.find(name) and title in ranks for at, title in bare)
    return is_early and not set(ranks) & set(own) and len(ranks) > sum(fits)


def _weight(name: str, text: str, place: int) -> int:
    """How likely a bare family name means this bearer: leaders first, then the often and the already named."""
    score, first = 0, True
    for hit in re.finditer(re.escape(name), text):
        before = text[max(0, hit.start() - _NEAR // 2) : hit.start()].rsplit(". ", 1)[-1]
        after = text[hit.end() : hit.end() + _NEAR].split(". ", 1)[0]
        near = re.findall(r"[a-z]+", f"{before} {after}".lower())
        score += 2
        if first and hit.start() < place:
            score += 3
        if set(near) & words("role", "past"):
            score -= 4
        elif set(near) & words("role", "heads"):
            score += 2
        first = False
    return score


def longer_names(tokens: Sequence[Token], text: str, offset: int) -> dict[int, str]:
    """What to write for the surnames among `tokens`: the full name once, then the surname.

    Args:
        tokens: The tokens of a title.
        text: The document.
        offset: Where their sentence starts in it.
    """
    if not tokens:
        return {}
    kept = {t.i for t in tokens}
    written = " ".join(t.text for t in tokens)
    changes: dict[int, str] = {}
    for name, honorific, first in [*_surnames(tokens[0].doc.ents, kept), *_unmarked(tokens)]:
        sex = next((sex_of_honorific(tokens[0].doc[i].text) for i in honorific), None)
        full = full_name(name.text, text, offset + name.idx, sex)
        if name.ent_type_ != "PERSON" and full is not None and not full.endswith(name.text):
            continue
        if full is None and not honorific:
            full = full_body(name.text, text)
        if full is None or full in written or not _stands_alone(name, first):
            continue
        changes[name.i] = full
        changes.update(dict.fromkeys(honorific, ""))
        written += " " + full
    return changes | _letters(tokens, text)


def _letters(tokens: Sequence[Token], text: str) -> dict[int, str]:
    """Letters that the document explains elsewhere, written out where they stand for themselves."""
    heads = (t for t in tokens if t.dep_ in {"nsubj", "nsubjpass", "dobj"} and all(c.dep_ == "det" for c in t.lefts))
    found = ((t.i, spelled_out(t.text, text)) for t in heads if t.text.isupper() and 2 < len(t.text) <= _LETTERS)
    return {i: name for i, name in found if name is not None and name not in tokens[0].doc.text}


def _surnames(entities: Sequence[Span], kept: set[int]) -> Iterator[tuple[Token, list[int], int]]:
    """People named by one word, with the honorifics before it and where the name starts."""
    for entity in entities:
        name, honorific = _bare(entity)
        if entity.label_ == "PERSON" and name is not None and {t.i for t in entity} <= kept:
            yield name, honorific, entity.start


def _unmarked(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[int], int]]:
    """Lone capitalised subjects that the recognizer took for no name, or for a body."""
    for t in tokens:
        alone = t.ent_type_ == "" or (
            t.ent_type_ == "ORG" and sum(e.root == t and len(e) == 1 for e in t.doc.ents) == 1
        )
        if t.pos_ == "PROPN" and alone and t.dep_ in {"nsubj", "nsubjpass"} and t.text.istitle():
            before = [c.i for c in t.children if c.text.rstrip(".") in words("honorific", "words")]
            yield t, before, min([t.i, *before])


@lru_cache(maxsize=32)
def main_person(text: str) -> str | None:
    """The one person whom the document is about: named at least five times, and three times as often as any other.

    >>> main_person("Ann Lee won. Lee left. Lee sang. Lee wept. Lee slept. Bob Stone did not.")
    'Ann Lee'
    """
    named = Counter({n: len(re.findall(rf"\b{re.escape(n.split(' ')[-1])}\b", text)) for n in people(text)})
    best = named.most_common(2)
    if not best or best[0][1] < 5 or (len(best) == 2 and best[1][1] * 3 > best[0][1]):
        return None
    return best[0][0]


def _stands_alone(name: Token, start: int) -> bool:
    """False where other capitals before the name belong to it ("Gulf" of "Gulf Oil's Kim")."""
    before = [
        c.text.rstrip(".")
        for c in name.children
        if c.dep_ == "compound" and c.i < start and c.text.istitle() and c.ent_type_ not in {"DATE", "TIME"}
    ]
    return all(w in words("role", "words") or w in words("honorific", "words") for w in before)


def _bare(entity: Span) -> tuple[Token | None, list[int]]:
    """The only name word of an entity, and the honorifics before it ("Mr." of "Mr. Kim")."""
    own = [t for t in entity if t.tag_ != "POS" and t.text.rstrip(".") not in words("honorific", "words")]
    outside = [t.i for t in entity if t.text.rstrip(".") in words("honorific", "words")]
    before = entity.start - 1
    if before >= 0 and entity.doc[before].text.rstrip(".") in words("honorific", "words"):
        outside.append(before)
    return (own[0], outside) if len(own) == 1 else (None, [])


@lru_cache(maxsize=512)
def body_name(noun: str, text: str, place: int) -> str | None:
    """The one body of that kind which the document names before `place`: "regime" -> "Syrian regime".

    >>> body_name("regime", "The Syrian regime denied it. The regime had fallen.", 33)
    'Syrian regime'
    """
    none = words("starter", "words") | words("role", "words")
    found = (hit[1] for hit in re.finditer(rf"\b((?:[A-Z][\w-]+ )?[A-Z][\w-]+) {noun}\b", text[:place]))
    bare = (re.sub(r"^(?:The|A|An|This|That|Its|Their) ", "", name) for name in found)
    best = Counter(name for name in bare if name not in none).most_common(2)
    if not best or (len(best) == 2 and best[1][1] * 2 > best[0][1]):
        return None
    return f"{best[0][0]} {noun}"


@lru_cache(maxsize=512)
def event_name(noun: str, text: str) -> str | None:
    """What the document mostly calls the event: "outbreak" -> "flu outbreak"; None where no name stands out.

    >>> event_name("outbreak", "The flu outbreak grew. A flu outbreak in Rome. The outbreak ended.")
    'flu outbreak'
    """
    found = Counter(hit[1] for hit in re.finditer(rf"\b([A-Za-z][\w-]+) {noun}\b", text))
    empty = words("stop", "words") | words("vague", "adjectives")
    best = Counter({w: n for w, n in found.items() if w.lower() not in empty}).most_common(2)
    if not best or best[0][1] < 2 or (len(best) == 2 and best[1][1] == best[0][1]):
        return None
    return f"{best[0][0]} {noun}"


@lru_cache(maxsize=512)
def holder(role: str, text: str, place: int) -> str | None:
    """The one person whom the text before `place` calls by that role: "the president" -> "President Ann Lee"."""
    title = role.capitalize()
    found = Counter(hit[1] for hit in re.finditer(rf"\b{title} ((?!Elect)(?:[A-Z][\w’'-]+ ?){{1,3}})", text[:place]))
    full = {full_name(n.strip(), text, place) or n.strip() for n in found}
    if len(full) != 1:
        return None
    return f"{title} {_POSSESSIVE.sub('', full.pop())}"


def short_country(tokens: Sequence[Token], text: str) -> dict[int, str]:
    """Write "the North" as North Korea in a text that names just one North."""
    changes = {}
    for t in tokens:
        if t.text in {"North", "South", "East", "West"} and t.i and t.nbor(-1).lower_ == "the":
            follows = t.i + 1 < len(t.doc) and t.nbor(1).text[:1].isupper()
            name = None if follows else _country(t.text, text)
            if name is not None:
                changes[t.i], changes[t.i - 1] = name, ""
    return changes


@lru_cache(maxsize=64)
def _country(side: str, text: str) -> str | None:
    """The name that begins with "North" far oftener than any other; its adjective ("North Korean") is no other."""
    named = Counter(re.findall(rf"\b{side} [A-Z][a-z]+\b", text))
    roots = Counter({n: named[n] for n in named if not any(n != m and n.startswith(m) for m in named)}).most_common(2)
    is_clear = bool(roots) and roots[0][1] >= 2 and (len(roots) == 1 or roots[0][1] >= 3 * roots[1][1])
    return roots[0][0] if is_clear else None


@lru_cache(maxsize=32)
def main_country(text: str) -> str | None:
    """The country that a document is about: named at least three times, and three times as often as any other.

    >>> main_country("Chad voted. Chad's army waits. Niger closed its border with Chad.")
    'Chad'
    """
    named = Counter({c: len(re.findall(rf"\b{re.escape(c)}\b", text)) for c in _countries()})
    best = named.most_common(2)
    is_clear = best[0][1] >= 3 and best[0][1] >= 3 * best[1][1]
    return best[0][0] if is_clear else None


@lru_cache(maxsize=1)
def _countries() -> tuple[str, ...]:
    return tuple(sorted(c.replace("_", " ") for c in words("place", "countries")))
