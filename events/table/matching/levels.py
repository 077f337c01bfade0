"""How far two claims agree, field by field: each field has a few named levels, best first, each with its weight.

The measures are here; names, cut-offs and weights are data (`matching/weights.toml`), fixed and versioned.

Source: Fellegi and Sunter 1969: a level's weight is the log2 of how much more often it is seen between claims of one
event than between claims of two.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.matching.documents import agreement
from dateline.events.table.matching.features import Features, Floats, Ints, shared
from dateline.events.table.matching.serials import numbered_apart
from dateline.events.table.matching.weights import OF_WORDS, Level, Weights
from dateline.events.table.wording.what import likeness
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN

RARE: Final = 20.0
"""From which on two counts of one thing are seldom the same by chance."""

SAME: Final = 0.75
"""How alike two titles are that say the same: the wording of one deed of one doer, but for small words."""

UNLIKE: Final = 0.2
"""How alike two titles are at most that say nothing in common: what was said in other words, and told before the other
was said, is another saying, however many names both texts have."""

MOSTLY: Final = 0.4
"""Names in common tell most only where they are this share of the names of the claim that has fewer: two long texts of
one story share many names and leave as many out."""

_WIDE: Final = 32 * DAY
"""Bounds wider than this agree with much."""

_LONG: Final = 366 * DAY
"""Bounds wider than this agree with nearly everything: that much narrower ones are within them tells nothing."""


def levels(held: Features, left: Ints, right: Ints, table: Weights) -> dict[str, Ints]:
    """The level that each pair reaches in each field, as positions in `table.fields[field]`."""
    common, kind = shared(held, left, right), _kind(held, left, right, table)
    alike = likeness(held.what, held.rows.height, left, right)
    return {
        "time": _time(held, left, right, alike, table),
        "what": _measured(np.where(kind == table.code("kind", "other deeds"), 0.0, alike), table.fields["what"]),
        "title": _measured(common["said"], table.fields["title"]),
        "actors": _measured(_names(common, table), table.fields["actors"]),
        "context": _measured(np.where(_records(held, left, right), 0.0, common["cover"]), table.fields["context"]),
        "documents": _measured(agreement(held, left, right, common), table.fields["documents"]),
        "places": _places(held, left, right, table),
        "kind": kind,
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
    return np.asarray(np.argmax(values[:, None] >= cuts[None, :], axis=1), dtype=np.int64)


def _choose(cases: list[tuple[Any, str]], default: str, field: str, table: Weights) -> Ints:
    """The first case that holds, as its level's position."""
    return np.select(
        [case for case, _ in cases], [table.code(field, name) for _, name in cases], table.code(field, default)
    ).astype(np.int64)


def _time(held: Features, left: Ints, right: Ints, alike: Floats, table: Weights) -> Ints:
    """How far the dates agree; `alike`: how far both titles say that the same happened, 0 to 1."""
    low, high = held.column("low"), held.column("high")
    told_low, told_high = held.column("told_low"), held.column("told_high")
    dated = held.flag("dated")
    both = dated[left] & dated[right]
    gap = _less(np.maximum(low[left], low[right]), np.minimum(high[left], high[right]))
    width = _span(held, left, right)
    same_dates = (low[left] == low[right]) & (held.column("latest_start")[left] == held.column("latest_start")[right])
    open_ended = (high == INSTANT_MAX) | (low == INSTANT_MIN)
    inside = (low[left] <= low[right]) & (high[right] <= high[left])
    inside |= (low[right] <= low[left]) & (high[left] <= high[right])
    inside &= ~(open_ended[left] | open_ended[right])
    told_gap = _less(np.maximum(told_low[left], told_low[right]), np.minimum(told_high[left], told_high[right]))
    published = held.flag("published")
    told = published[left] & published[right]
    planned = held.flag("planned")
    passing = ~(held.main[left] & held.main[right])
    stated = held.flag("stated")[left] & held.flag("stated")[right]
    once = held.flag("once")[left] & held.flag("once")[right]
    said = held.flag("said")[left] & held.flag("said")[right]
    ahead = np.where(published[right] & ~planned[right], _less(low[left], told_high[right]), 0.0)
    ahead = np.maximum(ahead, np.where(published[left] & ~planned[left], _less(low[right], told_high[left]), 0.0))
    return _choose(
        [
            (both & (ahead > 16 * DAY), "told long before it happened"),
            (both & said & (ahead > DAY) & (alike < UNLIKE), "told long before it happened"),
            (both & (ahead > DAY), "told before it happened"),
            (both & (gap < 0) & (width <= 2 * DAY), "same day"),
            (both & (gap < 0) & (width <= 16 * DAY) & stated, "same fortnight"),
            (both & (gap < 0) & (width <= 16 * DAY), "same fortnight, by when it was told"),
            (both & (gap < 0) & (width <= _WIDE), "overlapping"),
            (both & (gap < 0) & same_dates, "the same long time"),
            (both & (gap < 0) & inside & ((width <= _LONG) | (-gap >= width / 2)), "one within the other"),
            (both & (gap < 0), "loosely overlapping"),
            (both & passing & (gap < 2 * DAY), "next day, in passing"),
            (both & once & (alike >= SAME) & (gap >= 2 * DAY), "other days of what happens once"),
            (both & passing, "apart, in passing"),
            (both & (gap < 2 * DAY), "next day"),
            (both & (gap < 8 * DAY), "days apart"),
            (both & (gap < 16 * DAY), "a week or two apart"),
            (both & (gap < 32 * DAY), "weeks apart"),
            (both, "apart"),
            (dated[left] != dated[right], "one undated"),
            (told & (told_gap < 4 * DAY), "undated, told together"),
            (told & (told_gap < 32 * DAY), "undated, told weeks apart"),
            (told, "undated, told apart"),
        ],
        "unknown",
        "time",
        table,
    )


def _span(held: Features, left: Ints, right: Ints) -> Floats:
    """From the first that either may have happened to the last."""
    low, high = held.column("low"), held.column("high")
    return _less(np.maximum(high[left], high[right]), np.minimum(low[left], low[right]))


def _less(later: Any, earlier: Any) -> Floats:
    """`later - earlier` without overflow; exact enough for days."""
    return np.asarray(later, dtype=np.float64) - np.asarray(earlier, dtype=np.float64)


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
    same_dates = _same_dates(held, left, right)
    cases = [
        (same_document & same_head, "one head word"),
        (same_document & repeated & same_dates, "one document, word for word"),
        (same_document & same_sentence, "one sentence"),
        (same_document, "one document"),
        ((same_file | one_layout) & repeated & _may_meet(held, left, right), "one event file, word for word"),
        (same_file, "one event file"),
        (one_layout, "rows of two sources in one layout"),
        (passing & mixed, "in passing, and an event file"),
        (passing, "in passing"),
        (mixed, "document and event file"),
    ]
    return _choose(cases, "two sources", "source", table)


def _same_dates(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both have the same dates, or none."""
    undated = ~(held.flag("dated")[left] | held.flag("dated")[right])
    low, high = held.column("low"), held.column("high")
    same: npt.NDArray[np.bool_] = undated | ((low[left] == low[right]) & (high[left] == high[right]))
    return same


def _may_meet(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both may have happened at one time, or neither is dated."""
    dated = held.flag("dated")
    low, high = held.column("low"), held.column("high")
    meet = np.maximum(low[left], low[right]) < np.minimum(high[left], high[right])
    may: npt.NDArray[np.bool_] = (dated[left] == dated[right]) & (meet | ~dated[left])
    return may


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
    return _choose(
        [
            (statements & speakers, "statements of two speakers"),
            (statements, "two statements"),
            ((said[left] != said[right]) & (_span(held, left, right) > 16 * DAY), "a statement and a deed"),
            (said[left] != said[right], "a statement and a deed of those days"),
            (same_word & _apart(held.persons, held, left, right), "same head word, other persons"),
            (same_word, "same head word"),
            (_apart(held.deeds, held, left, right), "other deeds"),
            (same & ~vague, "same kind"),
            (~same & ~vague, "different kinds"),
            (both_words, "different head words"),
        ],
        "unknown",
        "kind",
        table,
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
    return _choose(cases, "unknown", "places", table)


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
    return _choose(cases, "unknown", "quantities", table)
