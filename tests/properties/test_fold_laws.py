"""Laws 1, 2, 4 and 5: the fold depends on the set of claims alone, loses nothing, and never widens."""

from __future__ import annotations

import random
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from unittest.mock import patch

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.table.claim import Citation, Claim, Entity, Quantity, Role, Source, Status, Trigger
from dateline.events.table.folding import grown as fold_grown
from dateline.events.table.folding import pieces as fold_pieces
from dateline.events.table.folding.current import current, decisions
from dateline.events.table.folding.fold import Folded, fold
from dateline.events.table.matching import blocking as match_blocking
from dateline.events.table.matching import crowd as match_crowd
from dateline.events.table.schema import EVENT_SCHEMA, INSTANT, LINK_SCHEMA, check, claim_frame
from dateline.events.table.wording.words import distinctive
from dateline.events.time.bounds import BOUNDS, DAY, Bounds, instant
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.folding import batches as fold_batches
from dateline.pipeline.folding.state import FoldState
from dateline.pipeline.storing.store import Store

few = settings(max_examples=12, deadline=None)

EPOCH = instant(1866, 7, 27)
SENTENCES = (
    "The Great Eastern landed the telegraph cable at Heart's Content.",
    "Cyrus Field sent the first message from Heart's Content to Valentia.",
    "The cable broke and was lost in deep water.",
    "Queen Victoria sent 98 words to President Buchanan.",
    "Daniel Gooch telegraphed that the Great Eastern had landed the cable.",
)
SOURCES = ("The Valentia Post", "Newfoundland Gazette", "cables.csv")
STATUSES: tuple[Status, ...] = ("fact", "reported", "planned", "negated")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """One claim that tells of something."""
    sentence = draw(st.sampled_from(SENTENCES))
    source = draw(st.sampled_from(SOURCES))
    document = draw(st.integers(0, 3))
    first = EPOCH + draw(st.sampled_from((0, 1, 2, 3, 62, 94, 97))) * DAY
    width = draw(st.sampled_from((1, 2, 400)))
    bounds = draw(
        st.sampled_from(
            (
                Bounds.within(first, first + width * DAY, "day"),
                Bounds(None, None, None, first + DAY),
                Bounds.nowhere(),
            )
        )
    )
    published = first + draw(st.integers(0, 2)) * DAY
    record = source.endswith(".csv")
    start = draw(st.integers(0, 2)) * 10
    number = draw(st.sampled_from((3, 7)))
    return Claim(
        source=Source(
            source_id=source,
            sha256=f"{source}-{document}",
            doc_id=None if record else f"{source}-{document}",
            published=draw(st.sampled_from((None, Bounds.within(published, published + DAY, "day")))),
            context=distinctive(None, " ".join(SENTENCES[: document + 1])),
        ),
        title=sentence[:40],
        bounds=bounds,
        citation=Citation(start, start + len(sentence), sentence),
        rule_id="test.rule",
        extractor_version=draw(st.sampled_from(("1.9", "1.10"))),
        record_id=f"row-{document}-{start}" if record else None,
        status=draw(st.sampled_from(STATUSES)),
        places=draw(st.sampled_from(((), (Entity("Heart's Content", "city"),)))),
        quantities=draw(st.sampled_from(((), (Quantity(number, number, "ships", False, f"{number} ships"),)))),
        confidence=draw(st.sampled_from((0.4, 0.9, 1.0))),
        salience=draw(st.sampled_from((0.2, 0.8))),
        trigger=Trigger(start, start + 4, sentence.split()[1]),
    )


@st.composite
def claim_sets(draw: st.DrawFn, *, most: int = 14) -> pl.DataFrame:
    """Claims that tell of events, and some decisions about them: CLAIM_SCHEMA, each claim once."""
    told = draw(st.lists(claims(), min_size=1, max_size=most, unique_by=lambda claim: claim.claim_id))
    ids = [claim.claim_id for claim in told]
    decided = [draw(verdicts(ids, number)) for number in range(draw(st.integers(0, 2)))]
    return claim_frame([*told, *decided])


@st.composite
def verdicts(draw: st.DrawFn, ids: list[str], number: int) -> Claim:
    """A decision about one or two of the claims given."""
    roles: tuple[Role, ...] = ("must_link", "cannot_link", "retraction", "correction")
    role = draw(st.sampled_from(roles))
    wanted = 2 if role.endswith("link") else 1
    day = EPOCH + number * DAY
    return Claim(
        source=Source(source_id="user", sha256=f"decision-{number}"),
        title="Corrected" if role == "correction" else "",
        bounds=Bounds.within(day, day + DAY, "day") if role == "correction" else Bounds.nowhere(),
        citation=Citation(None, None, "decided"),
        rule_id="user.decision",
        extractor_version="1",
        role=role,
        targets=tuple(draw(st.lists(st.sampled_from(ids), min_size=wanted, max_size=wanted))),
    )


def same(one: Folded, other: Folded) -> bool:
    return one.events.equals(other.events, null_equal=True) and one.links.equals(other.links, null_equal=True)


@few
@given(claim_sets(), st.randoms(use_true_random=False))
def test_order_and_repeats_change_nothing(claims: pl.DataFrame, chance: random.Random) -> None:
    order = list(range(claims.height)) * 2
    chance.shuffle(order)
    assert same(fold(claims), fold(claims[order]))


def kept(parts: Sequence[pl.DataFrame]) -> Folded:
    """The fold that a store keeps when it is brought up after each addition."""
    with TemporaryDirectory() as folder:
        store = Store(folder)
        state = FoldState.of(store)
        assert state is not None
        for part in parts:
            store.add(part, clock=FixedClock(0))
            assert state.brought_up(store) is not None
        folded = state.folded(store)
        assert folded is not None
        return Folded(folded.events, folded.links)


def recorded(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.with_columns(recorded_at=pl.lit(0).cast(INSTANT))


@few
@given(claim_sets(), st.data())
def test_incremental_equals_batch(claims: pl.DataFrame, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, claims.height))
    step = data.draw(st.integers(0, claims.height - cut))
    parts = [claims[:cut], claims[cut : cut + step], claims[cut + step :]]
    assert same(fold(recorded(claims)), kept(parts))


@few
@given(
    claim_sets(most=24),
    st.integers(0, 2),
    st.sampled_from([(60, 12), (2, 1)]),
    st.sampled_from([(1, 600), (3, 4), (1000, 4)]),
)
def test_a_fold_that_grows_by_documents_equals_batch(
    claims: pl.DataFrame, first: int, crowd: tuple[int, int], cuts: tuple[int, int]
) -> None:
    """In crowds, too, where who comes between two claims parts them, and what many say tells less; however the work is
    cut into batches and jobs, and where pieces are cut from more."""
    job, largest = cuts
    told = claims.filter(pl.col("targets").list.len() == 0)
    documents = told["sha256"].unique().sort()
    late = pl.col("sha256").is_in(documents[first::3].implode()) & (pl.col("targets").list.len() == 0)
    later = claims.filter(late)
    parts = [claims.filter(~late), *later.partition_by("sha256", maintain_order=True)]
    sizes = {"CROWD": crowd[0], "NEIGHBOURS": crowd[1]}
    cut = patch.multiple(fold_grown, PAIRS=job, CLAIMS=job), patch.object(fold_batches, "BATCH", job)
    crowds = patch.multiple(match_crowd, ONE_EVENT=2, TIED=1), patch.object(fold_pieces, "LARGEST", largest)
    with patch.multiple(match_blocking, **sizes), crowds[0], crowds[1], cut[0], cut[1]:
        assert same(fold(recorded(claims)), kept(parts))


@few
@given(claim_sets())
def test_every_claim_that_counts_is_in_exactly_one_event(claims: pl.DataFrame) -> None:
    told = current(claims, decisions(claims))
    events = fold(claims).events
    held = events["claims"].explode(empty_as_null=False).to_list()
    assert sorted(told["claim_id"]) == sorted(held)
    sources = set(told.select(pl.col("citation").struct.field("source_id")).to_series())
    assert sources == set(events["sources"].explode(empty_as_null=False))


@few
@given(claim_sets())
def test_a_merge_never_widens(claims: pl.DataFrame) -> None:
    """Each bound of an event is one that a claim of it stated, and as narrow as that of a claim that agrees with it."""
    numbers = {name: pl.col(name).to_physical() for name in BOUNDS}
    stated = {row["claim_id"]: row for row in claims.select("claim_id", **numbers).iter_rows(named=True)}
    for event in fold(claims).events.with_columns(**numbers).iter_rows(named=True):
        member = [stated[claim] for claim in event["claims"]]
        for name in BOUNDS:
            assert event[name] is None or event[name] in [claim[name] for claim in member]
        if not any(conflict["field"] == "bounds" for conflict in event["conflicts"]):
            for name, tightest in (("earliest_start", max), ("latest_end", min)):
                known = [claim[name] for claim in member if claim[name] is not None]
                assert event[name] == (tightest(known) if known else None)


@few
@given(claim_sets())
def test_ids_are_those_of_the_first_claims_and_aliases_the_rest(claims: pl.DataFrame) -> None:
    """And the ids that were those of what a member corrects come last."""
    events = fold(claims).events
    corrections = claims.filter(pl.col("role") == "correction").select("claim_id", "targets")
    corrected = {claim: set(targets) for claim, targets in corrections.iter_rows()}
    own = []
    for event_id, aliases, members in events.select("event_id", "aliases", "claims").iter_rows():
        named = [f"e{claim[1:]}" for claim in members]
        assert named == [event_id, *aliases][: len(members)]
        before = {f"e{target[1:]}" for claim in members for target in corrected.get(claim, ())}
        assert before - set(named) == set(aliases[len(members) - 1 :])
        own += named
    assert len(own) == len(set(own))


@few
@given(claim_sets())
def test_what_comes_out_are_the_tables(claims: pl.DataFrame) -> None:
    folded = fold(claims)
    check(folded.events.lazy(), EVENT_SCHEMA, "event")
    check(folded.links.lazy(), LINK_SCHEMA, "link")
    starts = folded.events.select(pl.col("earliest_start") <= pl.col("latest_start")).to_series()
    assert starts.drop_nulls().all()


@few
@given(claim_sets())
def test_what_users_decide_of_two_claims_holds(claims: pl.DataFrame) -> None:
    decided = decisions(claims)
    home = {
        claim: event
        for event, members in fold(claims).events.select("event_id", "claims").iter_rows()
        for claim in members
    }
    for one, two, _ in decided.cannot:
        assert home.get(one, one) != home.get(two, two)
    apart = {(one, two) for one, two, _ in decided.cannot}
    if not apart:
        for one, two, _ in decided.must:
            if one in home and two in home:
                assert home[one] == home[two]
