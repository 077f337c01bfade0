"""The fold after more documents: only what they touch is looked at, and the result is that of folding everything.

What a claim touches are the blocks that it stands in: the pairs that it makes there, those that it comes between in
a crowd, and the pieces that these pairs change (`region`). All of these are found through the lookups of the
claim, so the work is that of its neighbourhood, however large the table is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

import polars as pl

from dateline.events.table.folding.current import Decisions
from dateline.events.table.folding.events import sorted_events
from dateline.events.table.folding.fold import NEAR, confirmed, gathered, near_pairs
from dateline.events.table.folding.region import PAIR, PIECES, Change, Remembered, region
from dateline.events.table.matching.blocking import BLOCK, ORDER, SIGHT, inhabited, lookups, pairs_of, showings
from dateline.events.table.matching.features import Features, Ints, features
from dateline.events.table.matching.weights import Weights, weights
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, LINK_SCHEMA

SIGHTED: Final = pl.Schema({"claim_id": pl.String(), **dict.fromkeys(SIGHT[:-1], pl.Int64()), "dated": pl.Boolean()})
KEYED: Final = pl.Schema({"claim_id": pl.String(), "sort": pl.Int8(), "key": pl.Int64()})
LOOKUPS: Final = pl.Schema({**KEYED, "floor": pl.Int8(), **dict.fromkeys(ORDER, pl.Int64())})

PAIRS: Final = 400_000
"""How many pairs are compared in one job."""
CLAIMS: Final = 20_000
"""How many claims are clustered in one job; a piece is never cut."""

Frames = dict[str, pl.DataFrame]


class Identified(Protocol):
    """A job that can be told from others."""

    def identity(self) -> str:
        """The same for jobs that give the same, with the same code."""
        ...


Job = TypeVar("Job", bound=Identified)


class Run(Protocol):
    """Does jobs, wherever it likes, and gives what they gave in their order."""

    def __call__(self, work: Callable[[Job], Frames], jobs: Iterable[Job]) -> Iterable[Frames]:
        """`work` is a function of a module, and pure."""
        ...


def in_turn(work: Callable[[Job], Frames], jobs: Iterable[Job]) -> Iterator[Frames]:
    """Do jobs one after the other, here."""
    return (work(job) for job in jobs)


class Known(Remembered, Protocol):
    """What is remembered of the claims folded before; only what is asked for is read."""

    def sharing(self, asked: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The claims that may meet one that is looked up so (LOOKUPS): SIGHTED, each once, and by which keys: KEYED.

        Of each block of `blocking.windows` that holds CROWD claims or fewer all; of one that holds more at least
        CROWD + 1, with one that lives on its level, and those that are NEIGHBOURS or less before or after who asks.
        """
        ...

    def claims(self, ids: pl.Series) -> pl.DataFrame:
        """Of these claims those that are known: CLAIM_SCHEMA and `main`."""
        ...


@dataclass(frozen=True, slots=True)
class Grown:
    """What more claims change.

    Attributes:
        sights: SIGHTED and `main`, of the claims that came.
        lookups: LOOKUPS of the claims that came.
        near: NEAR: pairs that are new, or still there.
        gone: NEAR of pairs that meet no more.
        pieces: PIECES, by numbers of their own: the claims whose events are made anew, and these are `events`.
        events: EVENT_SCHEMA.
        links: LINK_SCHEMA.
    """

    sights: pl.DataFrame
    lookups: pl.DataFrame
    near: pl.DataFrame
    gone: pl.DataFrame
    pieces: pl.DataFrame
    events: pl.DataFrame
    links: pl.DataFrame


def grow(
    known: Known, new: pl.DataFrame, decided: Decisions, *, table: Weights | None = None, run: Run = in_turn
) -> Grown:
    """What changes when claims of more documents come; with nothing known it is the whole fold.

    Args:
        known: The claims folded before, with the same decisions and weights.
        new: CLAIM_SCHEMA: `current` claims, whole documents, none of them known.
        decided: What users decided.
        table: Weights; None: those that ship with the package.
        run: Does the jobs that pairs and pieces are cut into; the cut changes nothing.
    """
    table = table or weights()
    held = features(new)
    came = _Seen(_sighted(held), _looked_up(held))
    met, lost = _moved(came.among(known, came.lookups), came.sights["claim_id"])
    near = pl.concat(
        [pl.DataFrame(schema=NEAR), *(one["near"] for one in run(compared, _weighings(known, new, came, met, table)))]
    )
    gone = _gone(known, came, lost)
    must = pl.DataFrame([pair[:2] for pair in decided.must], schema=dict.fromkeys(PAIR, pl.String()), orient="row")
    pieces, around = region(known, Change(came.sights["claim_id"], near, gone, must))
    made = list(run(clustered, _gatherings(known, new, came, pieces, around, decided, table)))
    return Grown(
        came.sights,
        came.lookups,
        near,
        gone,
        pieces,
        sorted_events(pl.concat([pl.DataFrame(schema=EVENT_SCHEMA), *(one["events"] for one in made)])),
        pl.concat([pl.DataFrame(schema=LINK_SCHEMA), *(one["links"] for one in made)]).sort(*PAIR),
    )


@dataclass(frozen=True, slots=True)
class Weighing:
    """Pairs to compare, and all that is needed for it: CLAIM_SCHEMA, ids of main claims, left_id and right_id."""

    told: pl.DataFrame
    main: pl.Series
    pairs: pl.DataFrame
    table: Weights

    def identity(self) -> str:
        """The pairs; what claims say is known by their ids."""
        return f"{self.main.to_list()}{self.pairs.write_csv()}{self.table}"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Whole pieces to cluster: CLAIM_SCHEMA, ids of main, of confirmed and of `cut` claims, NEAR within the pieces."""

    told: pl.DataFrame
    main: pl.Series
    sure: pl.Series
    cut: pl.Series
    near: pl.DataFrame
    decided: Decisions
    table: Weights

    def identity(self) -> str:
        """The claims, their pairs, and what was decided of pairs."""
        ids = self.told["claim_id"].to_list()
        known = f"{ids}{self.main.to_list()}{self.sure.to_list()}{self.cut.to_list()}{self.near.write_csv()}"
        return f"{known}{self.decided.must}{self.decided.cannot}{self.table}"


def compared(job: Weighing) -> Frames:
    """The pairs of a job that are alike enough, as `near`: NEAR."""
    held = features(job.told, main=job.main)
    row = pl.DataFrame({"id": held.rows["claim_id"], "row": held.rows["row"]})
    left, right = (_rows_of(job.pairs[end], row) for end in PAIR)
    return {"near": near_pairs(held, (left, right), job.table)}


def clustered(job: Gathering) -> Frames:
    """The `events` and `links` of the pieces of a job."""
    held = features(job.told, main=job.main)
    folded = gathered(job.told, held, job.near, job.sure, job.decided, job.table, cut=job.cut)
    return {"events": folded.events, "links": folded.links}


@dataclass(frozen=True, slots=True)
class _Seen:
    """Claims as blocking sees them."""

    sights: pl.DataFrame
    lookups: pl.DataFrame

    def among(self, known: Known, asked: pl.DataFrame) -> _Seen:
        """These and those known that may meet one that is looked up so; only by its keys."""
        sights, found = known.sharing(asked)
        own = self.lookups.join(asked, on="key", how="semi").select(*KEYED)
        return _Seen(
            pl.concat([sights, self.sights.select(*SIGHTED)]).unique("claim_id").sort("claim_id"),
            pl.concat([found, own]),
        )

    def shown(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Rows of the claims, and where they may meet."""
        rows = self.sights.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
        keys = self.lookups.select(*KEYED).join(
            rows.select("claim_id", "row"), on="claim_id", how="inner", validate="m:1"
        )
        return rows, showings(rows, keys)


def _sighted(held: Features) -> pl.DataFrame:
    return held.rows.select(*SIGHTED).with_columns(main=pl.Series(held.main))


def _looked_up(held: Features) -> pl.DataFrame:
    ids = held.rows.select("row", "claim_id")
    return lookups(held).join(ids, on="row", how="left", validate="m:1").select(*LOOKUPS).cast(LOOKUPS)


def _moved(seen: _Seen, new: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The pairs that meet in the blocks of the new claims and did not before, and those that did and do not now.

    Where it is no crowd all others meet as before; in a crowd who comes parts those that he stands between.
    """
    rows, shown = seen.shown()
    fresh = rows.filter(pl.col("claim_id").is_in(new.implode())).select("row")
    shown = shown.join(shown.join(fresh, on="row", how="semi").select(*BLOCK).unique(), on=BLOCK, how="semi")
    now = inhabited(shown)
    crowds = now.filter("crowd").select(*BLOCK).unique()
    were = inhabited(shown.join(crowds, on=BLOCK, how="semi").join(fresh, on="row", how="anti"))
    met, before = _pairs(now, rows, of=fresh), _pairs(were, rows)
    return met.join(before, on=PAIR, how="anti"), before.join(met, on=PAIR, how="anti")


def _pairs(keyed: pl.DataFrame, rows: pl.DataFrame, of: pl.DataFrame | None = None) -> pl.DataFrame:
    left, right = pairs_of(keyed, rows, of=of)
    ids = rows["claim_id"]
    return pl.DataFrame({"left_id": ids.gather(left), "right_id": ids.gather(right)})


def _weighings(known: Known, new: pl.DataFrame, came: _Seen, met: pl.DataFrame, table: Weights) -> Iterator[Weighing]:
    """The pairs in jobs, those that lie near in time together, so that few claims are in several."""
    low = came.sights.select("claim_id", "low")
    timed = met.join(low, left_on="left_id", right_on="claim_id", how="left")
    timed = timed.join(low, left_on="right_id", right_on="claim_id", how="left", suffix="_right")
    ordered = timed.sort(pl.coalesce("low", "low_right"), *PAIR).select(*PAIR)
    for start in range(0, ordered.height, PAIRS):
        pairs = ordered[start : start + PAIRS]
        told, main = _told(known, pl.concat([pairs[end] for end in PAIR]).unique(), new, came)
        yield Weighing(told, main, pairs, table)


def _gatherings(
    known: Known,
    new: pl.DataFrame,
    came: _Seen,
    pieces: pl.DataFrame,
    near: pl.DataFrame,
    decided: Decisions,
    table: Weights,
) -> Iterator[Gathering]:
    """The pieces in jobs."""
    sure = confirmed(near)
    piece = pieces.select("claim_id", "piece")
    within = near.join(piece, left_on="left_id", right_on="claim_id").join(
        piece, left_on="right_id", right_on="claim_id", suffix="_right"
    )
    within = within.filter(pl.col("piece") == pl.col("piece_right"))
    for ids in _packed(pieces):
        told, main = _told(known, ids["claim_id"], new, came)
        pairs = within.join(ids, on="piece", how="semi").select(*NEAR).sort(*PAIR)
        own = told["claim_id"].filter(told["claim_id"].is_in(sure.implode()))
        yield Gathering(told, main, own, ids.filter(pl.col("floor") > 0)["claim_id"], pairs, decided, table)


def _packed(pieces: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Pieces together, up to CLAIMS claims each."""
    sizes = pieces.group_by("piece").len().sort("piece")
    packs = sizes.select("piece", pack=(pl.col("len").cum_sum() - pl.col("len")) // CLAIMS)
    for _, pack in (
        pieces.join(packs, on="piece", validate="m:1").sort("claim_id").group_by("pack", maintain_order=True)
    ):
        yield pack


def _rows_of(ids: pl.Series, row: pl.DataFrame) -> Ints:
    placed = ids.to_frame("id").join(row, on="id", how="left", validate="m:1", maintain_order="left")
    numbers: Ints = placed["row"].to_numpy()
    return numbers


def _told(known: Known, ids: pl.Series, new: pl.DataFrame, came: _Seen) -> tuple[pl.DataFrame, pl.Series]:
    """Claims by their ids, in the order of these, and which matter most to their documents."""
    old = known.claims(ids)
    own = new.filter(pl.col("claim_id").is_in(ids.implode()))
    main = pl.concat([old.filter("main")["claim_id"], came.sights.filter("main")["claim_id"]])
    return pl.concat([old.select(*CLAIM_SCHEMA), own]).sort("claim_id"), main


def _gone(known: Known, came: _Seen, lost: pl.DataFrame) -> pl.DataFrame:
    """Of the pairs that meet no more in the blocks looked at, those that were near and meet in no other block."""
    ends = pl.concat([lost["left_id"], lost["right_id"]]).unique()
    risked = known.near(ends).join(lost, on=PAIR, how="semi")
    if risked.is_empty():
        return risked
    claims = known.claims(pl.concat([risked["left_id"], risked["right_id"]]).unique())
    held = features(claims.select(*CLAIM_SCHEMA), main=claims.filter("main")["claim_id"])
    rows, shown = came.among(known, _looked_up(held)).shown()
    asked = rows.join(claims.select("claim_id"), on="claim_id", how="semi").select("row")
    return risked.join(_pairs(inhabited(shown), rows, of=asked), on=PAIR, how="anti")


class Nothing:
    """What is known before the first claim."""

    def sharing(self, asked: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:  # noqa: ARG002 - as Known asks
        """No claims."""
        return pl.DataFrame(schema=SIGHTED), pl.DataFrame(schema=KEYED)

    def near(self, ids: pl.Series) -> pl.DataFrame:  # noqa: ARG002 - as Known asks
        """No pairs."""
        return pl.DataFrame(schema=NEAR)

    def pieces(self, ids: pl.Series) -> pl.DataFrame:  # noqa: ARG002 - as Known asks
        """No pieces."""
        return pl.DataFrame(schema=PIECES)

    def claims(self, ids: pl.Series) -> pl.DataFrame:  # noqa: ARG002 - as Known asks
        """No claims."""
        return pl.DataFrame(schema={**CLAIM_SCHEMA, "main": pl.Boolean()})
