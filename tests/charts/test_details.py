"""What the panel tells of an event."""

import base64
import json
import zlib

import pytest

from dateline.charts.page.details import pack_details, safe_url
from dateline.charts.page.rows import importance


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
    events = make_events(*({"salience": n / 500, "claims": []} for n in range(500)))
    block = len(pack_details(events.head(200), make_claims(), importance(events.head(200)), budget=10**6)[0][0])
    got, held = told(events, make_claims(), budget=int(block * 1.9))
    assert held == len(got) == 200
    assert got[0]["id"] == "e0499"


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
