"""What the panel tells of an event."""

import base64
import json
import zlib

import polars as pl
import pytest

from dateline.charts.page.details import BLOCK, pack_details, safe_url
from dateline.charts.page.rows import importance
from dateline.events.time.bounds import BOUNDS, DAY


def told(events, claims, budget=10**6):
    blocks, held = pack_details(events, claims, importance(events), budget=budget)
    return [event for block in blocks for event in json.loads(zlib.decompress(base64.b64decode(block)))], held


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " https://example.org/",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "https://",
        "//example.org/a",
        "http://[bad",
        None,
    ],
)
def test_only_web_addresses_become_links(address):
    assert safe_url(address) is None


def test_the_date_words_are_marked_where_the_document_has_them(make_events, make_claims):
    quote = "On 9 May they met; on 9 May of the next year they signed."
    claims = make_claims({"quote": quote, "date_text": "9 May", "char_start": 200})
    second = quote.index("9 May", 10)
    claims = claims.with_columns(date_start=claims["date_start"] * 0 + 200 + second)
    events, _ = told(make_events({"claims": ["c0000"]}), claims)
    assert events[0]["claims"][0]["mark"] == [second, second + 5]


def test_date_words_are_found_when_places_do_not_fit(make_events, make_claims):
    claims = make_claims({"quote": "It ended in 1953.", "date_text": "1953", "date_start": 7000})
    events, _ = told(make_events({"claims": ["c0000"]}), claims)
    assert events[0]["claims"][0]["mark"] == [12, 16]


def test_a_very_long_quote_is_cut_around_its_date(make_events, make_claims):
    claims = make_claims({"quote": "x " * 2000 + "on 19 June 2024" + " y" * 2000, "date_text": "19 June 2024"})
    events, _ = told(make_events({"claims": ["c0000"]}), claims)
    claim = events[0]["claims"][0]
    first, last = claim["mark"]
    assert claim["quote"][first:last] == "19 June 2024"
    assert len(claim["quote"]) < 700


def test_details_are_those_of_the_weightiest_while_the_budget_lasts(make_events, make_claims):
    events = make_events(*({"salience": n / 900, "claims": []} for n in range(BLOCK * 2 + 100)))
    first = events.head(BLOCK)
    block = len(pack_details(first, make_claims(), importance(first), budget=10**6)[0][0])
    got, held = told(events, make_claims(), budget=int(block * 1.9))
    assert held == len(got) == BLOCK
    assert got[0]["id"] == f"e{BLOCK * 2 + 99:04d}"


def test_a_claim_does_not_repeat_its_event(make_events, make_claims):
    events = make_events({"title": "A", "when": "within 1953-07-27/1953-07-28", "claims": ["c0000", "c0001"]})
    four = dict(zip(BOUNDS, events.select(pl.col(*BOUNDS).cast(pl.Int64)).row(0), strict=True))
    claims = make_claims({"title": "A", **four}, {"title": "B", **four, "earliest_start": four["earliest_start"] - DAY})
    (got,), _ = told(events, claims)
    first, second = got["claims"]
    assert not {"title", "bounds", "known"} & set(first)
    assert second["title"] == "B"
    assert second["bounds"][0] == (four["earliest_start"] - DAY) // 1000


def test_bounds_before_year_1_are_numbers(make_events, make_claims):
    events, _ = told(
        make_events(
            {
                "tightened_by": [
                    {
                        "bound": "latest_end",
                        "before": None,
                        "after": -62_200_000_000_000_000,
                        "by": "c1",
                        "why": "said so",
                    }
                ]
            }
        ),
        make_claims(),
    )
    assert events[0]["moved"][0]["after"] == -62_200_000_000_000
