"""How far two claims agree, field by field: each field has a few named levels, best first, each with its weight.

The measures are here; names, cut-offs and weights are data (`matching/weights.toml`), fixed and versioned.

Source: Fellegi and Sunter 1969: a level's weight is the log2 of how much more often it is seen between claims of one
event than between claims of two.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.matching.deed import telling
from dateline.events.table.matching.documents import agreement
from dateline.events.table.matching.features import Features, Floats, Ints, shared
from dateline.events.table.matching.serials import numbered_apart
from dateline.events.table.matching.timing import may_meet, same_dates, span, time_cases
from dateline.events.table.matching.weights import OF_WORDS, Level, Weights
from dateline.events.table.wording.what import likeness
from dateline.events.time.bounds import DAY

RARE: Final = 20.0
"""From which on two counts of one thing are seldom the same by chance."""

MOSTLY: Final = 0.4
"""Names in common tell most only where they are this share of the names of the claim that has fewer: two long texts of
one story share many names and leave as many out."""


def levels(held: Features, left: Ints, right: Ints, table: Weights) -> dict[str, Ints]:
    """The level that each pair reaches in each field, as positions in `table.fields[field]`."""
    alike = likeness(held.what, held.rows.height, left, right)
    common = shared(held, left, right) | {"alike": alike}
    cases = {
        "time": table.choose("time", time_cases(held, left, right, alike), otherwise="unknown"),
        "kind": _kind(held, left, right, table),
    }
    told = telling(held, left, right, common, cases, table)
    return cases | {
        "what": _measured(told, table.fields["what"]),
        "title": _measured(common["said"], table.fields["title"]),
        "actors": _measured(_names(common, table), table.fields["actors"]),
        "context": _measured(np.where(_records(held, left, right), 0.0, common["cover"]), table.fields["context"]),
        "documents": _measured(agreement(held, left, right, common), table.fields["documents"]),
        "places": _places(held, left, right, table),
        "quantities": _quantities(held, left, right, table),
        "source": _source(held, left, right, table),
    }


def total(found: dict[str, Ints], table: Weights) -> Floats:
    """The weight of each pair: the prior and the weights of its levels, those OF_WORDS no more than they may tell."""
    told = {f: np.array([level.weight for level in table.fields[f]])[codes] for f, codes in found.items()}
    worded = np.minimum(sum(told[field] for field in OF_WORDS), table.most_of_words)
    others = sum(weight for field, weight in told.items() if field not in OF_WORDS)
    return np.round(table.prior + worded + others, 6)


def _records(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True for two rows of event files: all their cells are quoted, so that nothing else is around them."""
    record = held.rows["file"].is_not_null().to_numpy()
    both: npt.NDArray[np.bool_] = record[left] & record[right]
    return both


def _names(common: dict[str, Floats], table: Weights) -> Floats:
    """Bits of the names both have; no more than reach the second level where they are few of the names of each."""
    second = table.fields["actors"][:2][-1].at_least or 0.0
    names, few = common["names"], common["named"] < MOSTLY
    return np.where(few, np.minimum(names, second), names)


def _measured(values: Floats, steps: tuple[Level, ...]) -> Ints:
    cuts = np.array([step.at_least for step in steps], dtype=np.float64)
    return np.asarray(np.argmax(np.maximum(values, cuts[-1])[:, None] >= cuts[None, :], axis=1), dtype=np.int64)


def _source(held: Features, left: Ints, right: Ints, table: Weights) -> Ints:
    document, file = held.rows["document"], held.rows["file"]
    same_document = (document.gather(left) == document.gather(right)).to_numpy()
    same_file, one_layout = (
        (held.rows[name].gather(left) == held.rows[name].gather(right)).fill_null(False).to_numpy()
        for name in ("file", "layout")
    )
    title = held.rows["title"]
    repeated = (title.gather(left) == title.gather(right)).to_numpy()
    same_sentence, same_head = (
        (held.rows[place].gather(left) == held.rows[place].gather(right)).fill_null(False).to_numpy()
        for place in ("sentence", "head")
    )
    record = file.is_not_null().to_numpy()
    mixed = record[left] != record[right]
    passing = ~(held.main[left] & held.main[right])
    dated_alike = same_dates(held, left, right)
    cases = [
        (same_document & same_head, "one head word"),
        (same_document & repeated & dated_alike, "one document, word for word"),
        (same_document & same_sentence, "one sentence"),
        (same_document, "one document"),
        ((same_file | one_layout) & repeated & may_meet(held, left, right), "one event file, word for word"),
        (same_file, "one event file"),
        (one_layout, "rows of two sources in one layout"),
        (passing & mixed, "in passing, and an event file"),
        (passing, "in passing"),
        (mixed, "document and event file"),
    ]
    return table.choose("source", cases, otherwise="two sources")


def _kind(held: Features, left: Ints, right: Ints, table: Weights) -> Ints:
    kind, trigger = held.rows["kind"].fill_null("other"), held.rows["trigger"]
    one, two = kind.gather(left), kind.gather(right)
    speaker = held.rows["speaker"]
    speakers = (speaker.gather(left) != speaker.gather(right)).fill_null(False).to_numpy()
    said = held.flag("said")
    statements = said[left] & said[right]
    same_word = (trigger.gather(left) == trigger.gather(right)).fill_null(False).to_numpy()
    both_words = (trigger.gather(left).is_not_null() & trigger.gather(right).is_not_null()).to_numpy()
    vague = ((one == "other") | (two == "other")).to_numpy()
    same = (one == two).to_numpy()
    return table.choose(
        "kind",
        [
            (statements & speakers, "statements of two speakers"),
            (statements, "two statements"),
            ((said[left] != said[right]) & (span(held, left, right) > 16 * DAY), "a statement and a deed"),
            (said[left] != said[right], "a statement and a deed of those days"),
            (same_word & _apart(held.persons, held, left, right), "same head word, other persons"),
            (same_word, "same head word"),
            (_apart(held.deeds, held, left, right), "other deeds"),
            (same & ~vague, "same kind"),
            (~same & ~vague, "different kinds"),
            (both_words, "different head words"),
        ],
        otherwise="unknown",
    )


def _apart(words: pl.DataFrame, held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both have some of the words (row, word), and none in common."""
    has = np.zeros(held.rows.height, dtype=np.bool_)
    has[words["row"].unique().to_numpy()] = True
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    met = pairs.join(words, left_on="left", right_on="row").join(
        words, left_on=["right", "word"], right_on=["row", "word"]
    )
    other: npt.NDArray[np.bool_] = has[left] & has[right]
    other[met["pair"].unique().to_numpy()] = False
    return other


def _places(held: Features, left: Ints, right: Ints, table: Weights) -> Ints:
    """A place is in common where all words of one place are among those of the other: "Almere", "Almere, Flevoland"."""
    has = np.zeros(held.rows.height, dtype=bool)
    has[held.places["row"].unique().to_numpy()] = True
    both = has[left] & has[right]
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair").filter(pl.Series(both))
    met = (
        pairs.join(held.places, left_on="left", right_on="row", how="inner")
        .join(held.places, left_on=["right", "word"], right_on=["row", "word"], how="inner", suffix="_right")
        .group_by("pair", "place_id", "place_id_right")
        .agg(pl.len(), least=pl.min_horizontal("size", "size_right").first())
    )
    same = np.zeros(len(left), dtype=bool)
    same[met.filter(pl.col("len") == pl.col("least"))["pair"].to_numpy()] = True
    cases = [
        (same, "a place in common"),
        (both & _records(held, left, right), "records of different places"),
        (both, "different places"),
    ]
    return table.choose("places", cases, otherwise="unknown")


def _quantities(held: Features, left: Ints, right: Ints, table: Weights) -> Ints:
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    met = pairs.join(held.quantities, left_on="left", right_on="row", how="inner").join(
        held.quantities, left_on=["right", "unit"], right_on=["row", "unit"], how="inner", suffix="_right"
    )
    agree = (pl.col("low") <= pl.col("high_right")) & (pl.col("low_right") <= pl.col("high"))
    exact = agree & (pl.col("low") == pl.col("low_right")) & (pl.col("low") >= RARE)
    told = met.group_by("pair").agg(agree.any().alias("agree"), exact.any().alias("rare"))
    rare, same, differ = (
        np.zeros(len(left), dtype=bool),
        np.zeros(len(left), dtype=bool),
        np.zeros(len(left), dtype=bool),
    )
    rare[told.filter("rare")["pair"].to_numpy()] = True
    same[told.filter("agree")["pair"].to_numpy()] = True
    differ[told.filter(~pl.col("agree"))["pair"].to_numpy()] = True
    cases = [
        (numbered_apart(held.serials, left, right), "numbered otherwise"),
        (rare, "a rare number in common"),
        (same, "a number in common"),
        (differ, "different numbers"),
    ]
    return table.choose("quantities", cases, otherwise="unknown")
