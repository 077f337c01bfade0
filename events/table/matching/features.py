"""What the matcher looks at: for each claim its time, its words with what each tells, its names, places and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.matching.serials import serials
from dateline.events.table.wording.deeds import is_light, once, told_deeds, words_of
from dateline.events.table.wording.what import base, telling_words
from dateline.events.table.wording.words import entries, weighed
from dateline.events.text.description.words import table
from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

TOLD: Final = ("event", "statement")
"""Roles that tell of an event; the others are decisions about claims."""

STATEMENT: Final = "statement"
"""The kind of an event that is that somebody said something."""

_SPEAKER: Final = re.compile(r"((?:[A-Z][\w.'’-]*|of|the|de|von)(?: (?:[A-Z][\w.'’-]*|of|the|de|von)){0,4}) ([a-z]+)\b")
_TOPIC: Final = r" \([^()]{2,40}\)$"
"""What a title of a text ends in where it names nothing itself: "At least 35 died (Peru)"."""
_NUMERIC_DATE: Final = r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ]\d{2}:\d{2}\S*)?"
_OWN, _NAME, OF_CROWD = 1, 2, 4
_WORD_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Features:
    """Claims as the matcher sees them; row i of everything is one claim, in the order of claim_id.

    Attributes:
        rows: claim_id, document, sentence and head (where they start), file, layout (the
            kind of file of a row that names its source itself), low, high, latest_start, told_low,
            told_high (int64 microseconds; the extremes where not known), dated, published, planned, kind, said (it is
            a statement), speaker and title (lower case), trigger (stem or null), once (it happens
            once to one person or thing), stated (words of the source date it), crowded (it is what a document
            of a crowd mainly tells, `crowd.in_crowds`), amid (it is so, and near to many others), cut (its piece was
            cut from more that hangs together).
        main: True for the claim that matters most to its document.
        words: row, word (int64 id), key, weight, flags (1: in the sentence cited, 2: a name, 4: a crowd
            says it), sorted by (row, word).
        starts: int64, n + 1: words[starts[i]:starts[i + 1]] are those of row i.
        what: row, word, weight: what each title says happened (`what.telling_words`).
        quantities: row, unit, low, high.
        places: row, place_id, size (how many words it has), word (lower case): a row a word of a place.
        persons: row, word (lower case): a row a word of a person's name.
        deeds: row, word: a row a deed that its head word tells of, or its title where the head is none (`deeds`).
        serials: row, of, number: what each title numbers (`serials`).
    """

    rows: pl.DataFrame
    main: npt.NDArray[np.bool_]
    words: pl.DataFrame
    starts: Ints
    what: pl.DataFrame
    quantities: pl.DataFrame
    places: pl.DataFrame
    persons: pl.DataFrame
    deeds: pl.DataFrame
    serials: pl.DataFrame

    def only(self, which: npt.NDArray[np.bool_]) -> Features:
        """Some of the rows, numbered anew; each as it is among all."""
        new = pl.DataFrame({"row": np.flatnonzero(which), "new": np.arange(int(which.sum()))})

        def kept(rows: pl.DataFrame) -> pl.DataFrame:
            met = rows.join(new, on="row", how="inner", maintain_order="left")
            return met.with_columns(row=pl.col("new")).drop("new")

        words = kept(self.words)
        starts = np.searchsorted(words["row"].to_numpy(), np.arange(new.height + 1)).astype(np.int64)
        told = (self.what, self.quantities, self.places, self.persons, self.deeds, self.serials)
        return Features(kept(self.rows), self.main[which], words, starts, *map(kept, told))

    def column(self, name: str) -> Ints:
        """A column of numbers of `rows`."""
        return self.rows[name].to_numpy()

    def flag(self, name: str) -> npt.NDArray[np.bool_]:
        """A column of truths of `rows`."""
        return self.rows[name].to_numpy()


def features(claims: pl.DataFrame, *, main: pl.Series | None = None) -> Features:
    """Prepare claims for matching; the order of `claims` does not matter.

    Args:
        claims: CLAIM_SCHEMA; roles that tell of no event are left out.
        main: Ids of the claims that matter most to their documents, where not all claims of a document are given.
    """
    told = claims.filter(pl.col("role").is_in(TOLD)).sort("claim_id").with_row_index("row")
    told = told.with_columns(pl.col("row").cast(pl.Int64), document=document_key(), title=_own_title())
    main = _main(told) if main is None else told["claim_id"].is_in(main.implode())
    listed = _words(told, main)
    starts = np.searchsorted(listed["row"].to_numpy(), np.arange(told.height + 1)).astype(np.int64)
    parts = (
        telling_words(told["title"]),
        _quantities(told),
        _places(told),
        _persons(told),
        _deeds(told),
        serials(told["title"]),
    )
    return Features(_rows(told), main.to_numpy(), listed, starts, *parts)


def _own_title() -> pl.Expr:
    """The title less the topic in brackets: that is what claims of one text have in common, and no deed."""
    return pl.when(pl.col("doc_id").is_not_null()).then(pl.col("title").str.replace(_TOPIC, "")).otherwise("title")


def document_key() -> pl.Expr:
    """What one text or one record is known by: its content, since ids of two sources may be alike."""
    return pl.coalesce("sha256", "doc_id", "record_id")


def _rows(told: pl.DataFrame) -> pl.DataFrame:
    instants = {"low": "earliest_start", "high": "latest_end"}
    begun = {"latest_start": "latest_start"}
    told_at = {"told_low": "published_earliest", "told_high": "published_latest"}
    unpublished = pl.col("published_latest").is_null()
    citation, record = pl.col("citation").struct, pl.col("doc_id").is_null()
    head = pl.col("trigger").struct.field("text")
    heads = _stems(told.select(head).to_series())
    saying = (pl.col("kind") == STATEMENT) | heads.is_in(_saying().implode())
    named = head.str.contains(r"^\p{Lu}").fill_null(False)
    speakers = pl.Series(
        [
            _speaker(title) if record else None
            for title, record in zip(told["title"], told["doc_id"].is_null(), strict=True)
        ],
        dtype=pl.String,
    )
    return told.select(
        "row",
        "claim_id",
        "document",
        citation.field("char_start").alias("sentence"),
        pl.col("trigger").struct.field("char_start").alias("head"),
        pl.when(record).then(citation.field("source_id")).alias("file"),
        pl.when(record & citation.field("publisher").is_not_null()).then("rule_id").alias("layout"),
        *(
            pl.col(source).to_physical().fill_null(INSTANT_MIN if name.endswith("low") else INSTANT_MAX).alias(name)
            for name, source in (instants | begun | told_at).items()
        ),
        (pl.col("earliest_start").is_not_null() | (pl.col("latest_end").is_not_null() & unpublished)).alias("dated"),
        pl.col("published_latest").is_not_null().alias("published"),
        pl.col("status").is_in(["planned", "hypothetical"]).alias("planned"),
        "kind",
        ((saying.fill_null(False) & ~named) | speakers.is_not_null()).alias("said"),
        pl.coalesce("attribution", speakers).str.to_lowercase().alias("speaker"),
        pl.col("title").str.to_lowercase().alias("title"),
        heads.alias("trigger"),
        pl.Series("once", [once(word or "") for word in told.select(head).to_series()], dtype=pl.Boolean),
        (record | pl.col("date_text").is_not_null()).alias("stated"),
        *(pl.lit(value=False).alias(flag) for flag in ("crowded", "amid", "cut")),
    )


def _speaker(title: str | None) -> str | None:
    """Who says something in the title of a record, which has no head word: "Lesseps" in "Lesseps announces a loan"."""
    hit = _SPEAKER.match(title or "")
    return hit[1] if hit and base(hit[2]) in _sayings() else None


@cache
def _sayings() -> frozenset[str]:
    return frozenset(_saying())


@cache
def _saying() -> pl.Series:
    """Stems of the verbs that tell what somebody said."""
    return pl.Series(sorted({base(verb) for verb in table("kinds.toml")[STATEMENT]["verbs"].split()}), dtype=pl.String)


def _main(told: pl.DataFrame) -> pl.Series:
    """True for the one claim of each document that matters most: it alone is known by the whole document's words."""
    place = pl.coalesce(pl.col("trigger").struct.field("char_start"), pl.lit(0))
    ranked = told.select("row", "document", -pl.col("salience").fill_null(0.0), place=place).sort(
        "salience", "place", "row"
    )
    first = ranked.unique("document", keep="first", maintain_order=True)["row"]
    return told["row"].is_in(first.implode())


def _words(told: pl.DataFrame, main: pl.Series) -> pl.DataFrame:
    citation = pl.col("citation").struct
    quote = _own_words(citation.field("quote"), citation.field("source_id"))
    named = pl.col("actors").list.join("\n", ignore_nulls=True)
    text = pl.concat_str("title", quote, named, separator="\n", ignore_nulls=True)
    own = entries(told.select("row", text.alias("text"))).with_columns(flags=pl.lit(_OWN))
    around = (
        told.filter(main & told["doc_id"].is_not_null())
        .select("row", pl.col("context").alias("said"))
        .explode("said")
        .drop_nulls()
    )
    found = pl.concat([own, around.with_columns(flags=pl.lit(0))])
    spelled = weighed(found["said"])
    numbers = spelled.select("key").unique().sort("key").with_row_index("word")
    spelled = spelled.filter(pl.col("weight") > 0).join(numbers, on="key", how="left", validate="m:1")
    return (
        found.join(spelled, on="said", how="inner", validate="m:1")
        .group_by("row", pl.col("word").cast(pl.Int64))
        .agg(
            pl.col("weight").first(),
            pl.col("key").first(),
            pl.col("flags").max() + pl.col("name").any().cast(pl.Int32) * _NAME,
        )
        .sort("row", "word")
    )


def _own_words(quote: pl.Expr, source: pl.Expr) -> pl.Expr:
    """A quote less its dates in numbers, which are compared as dates, and less the source that a row names."""
    row = pl.col("doc_id").is_null() & (source.str.len_chars() > 0)
    told = pl.when(row).then(quote.str.split(source).list.join(" ")).otherwise(quote)
    return told.str.replace_all(_NUMERIC_DATE, " ")


def _quantities(told: pl.DataFrame) -> pl.DataFrame:
    rows = told.select("row", "quantities").explode("quantities").filter(pl.col("quantities").is_not_null())
    parts = rows.select("row", *(pl.col("quantities").struct.field(name) for name in ("unit", "low", "high")))
    return parts.with_columns(unit=_stems(parts["unit"]).fill_null(""))


def _stems(words: pl.Series) -> pl.Series:
    """The stem of each word's base form; null for none."""
    known = [word for word in words.unique().to_list() if word]
    return words.replace_strict(known, [base(word) for word in known], default=None, return_dtype=pl.String)


def _places(told: pl.DataFrame) -> pl.DataFrame:
    rows = told.select("row", place="places").explode("place").drop_nulls().unique(maintain_order=True)
    words = pl.col("place").str.to_lowercase().str.extract_all(r"[\p{L}\d]+").list.unique()
    named = rows.with_row_index("place_id").select("row", "place_id", size=words.list.len(), word=words)
    return named.explode("word").drop_nulls().sort("row", "place_id", "word")


def _persons(told: pl.DataFrame) -> pl.DataFrame:
    entity = pl.col("entities").struct
    rows = told.select("row", "entities").explode("entities").filter(entity.field("type") == "person")
    words = entity.field("name").str.to_lowercase().str.extract_all(r"[\p{L}\d]{2,}")
    return rows.select("row", word=words).explode("word").drop_nulls().unique().sort("row", "word")


def _deeds(told: pl.DataFrame) -> pl.DataFrame:
    trigger = pl.col("trigger").struct.field("text")
    light = [head for head in told.select(trigger).to_series().unique().drop_nulls() if is_light(head)]
    head = pl.when(pl.col("doc_id").is_null() | trigger.is_in(light)).then("title").otherwise(trigger)
    heads = told.select("row", said=head).drop_nulls()
    known = pl.DataFrame(
        [(said, sorted(told_deeds(words_of(said)))) for said in heads["said"].unique().to_list()],
        schema={"said": pl.String, "word": pl.List(pl.String)},
        orient="row",
    )
    return heads.join(known, on="said").select("row", "word").explode("word").drop_nulls().sort("row", "word")


def shared(held: Features, left: Ints, right: Ints) -> dict[str, Floats]:
    """What the words of two claims have in common, for many pairs at once.

    Args:
        held: The claims.
        left: Rows, int64.
        right: Rows, int64, as many.

    Returns:
        Float64 arrays: `said` (cosine of the words of the sentences cited, 0 to 1), `names` (bits of the names both
        have anywhere), `named` (the same as a share of the names of the one with less), `cover` (what both have
        anywhere, as a share of what the one with less has), `told` (what the sentence of each says and the other has
        anywhere, as a share of all that it says; the mean of the two), `story` (which share of what both have anywhere
        a crowd around them has, too).
    """
    word = held.words["word"].to_numpy()
    weight = held.words["weight"].to_numpy()
    flags = held.words["flags"].to_numpy()
    keys = (held.words["row"].to_numpy() << _WORD_BITS) | word
    counts = held.starts[left + 1] - held.starts[left]
    pair = np.repeat(np.arange(len(left)), counts)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(held.starts[left], counts)
    wanted = (right[pair] << _WORD_BITS) | word[place]
    found = np.searchsorted(keys, wanted)
    found[found == len(keys)] = 0
    hit = keys[found] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
    pair, here, there = pair[hit], place[hit], found[hit]
    both_own = (flags[here] & flags[there] & _OWN) > 0
    name = (flags[here] & flags[there] & _NAME) > 0

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(pair, weights=values, minlength=len(left)), dtype=np.float64)

    own = np.where(flags & _OWN, weight, 0.0)
    product, said = _by_row(held, own**2), _by_row(held, own)
    norm = np.sqrt(product[left] * product[right])
    whole = _by_row(held, weight)
    least = np.minimum(whole[left], whole[right])
    named = _by_row(held, np.where(flags & _NAME, weight, 0.0))
    names, both = total(weight[here] * name), total(weight[here])
    return {
        "said": _share(total(weight[here] ** 2 * both_own), norm),
        "names": names,
        "named": _share(names, np.minimum(named[left], named[right])),
        "cover": _share(both, least),
        "told": (_share(total(own[here]), said[left]) + _share(total(own[there]), said[right])) / 2,
        "story": _share(total(weight[here] * ((flags[here] & OF_CROWD) > 0)), both),
    }


def _by_row(held: Features, values: Floats) -> Floats:
    """The sum of one value a word over the words of each row."""
    return np.bincount(held.words["row"].to_numpy(), weights=values, minlength=held.rows.height).astype(np.float64)


def _share(part: Floats, whole: Floats) -> Floats:
    """The part of a whole, 0 to 1; 0 of nothing.

    >>> _share(np.array([0.25, 0.0]), np.array([0.5, 0.0])).tolist()
    [0.5, 0.0]
    """
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
