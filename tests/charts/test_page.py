"""The page as a file: its policy, what stands in it raw, and that it is always the same."""

import base64
import hashlib
import json
import re
import zlib

import polars as pl
import pytest

from dateline.charts.page import page
from dateline.charts.page.bundle import vega_bundle
from dateline.charts.page.writer import embedded_json
from dateline.events.errors import SchemaError

HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "<!--<script>",
    "<img src=x onerror=window.pwned=1>",
    "]]><svg onload=window.pwned=1>",
    "{{title}} {{script}}",
    "\u2028\u2029\u0000",
]


@pytest.fixture(scope="module")
def hostile_page(make_events, make_claims):
    claims = make_claims(*({"quote": text, "title": text, "url": f"javascript:{text}"} for text in HOSTILE))
    events = make_events(
        *(
            {
                "title": text,
                "kind": text,
                "status": text,
                "actors": [text],
                "places": [text],
                "sources": [text],
                "claims": [f"c{n:04d}"],
            }
            for n, text in enumerate(HOSTILE)
        )
    )
    return page(events, claims, title=HOSTILE[0], description=HOSTILE[2])


def test_every_script_that_may_run_is_named_by_its_hash(hostile_page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', hostile_page)[1]
    scripts = [*re.findall(r"<script>(.*?)</script>", hostile_page, re.S), vega_bundle()]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts}
    allowed = re.search(r"script-src ([^;]+);", policy)[1]
    assert hashes == set(allowed.split())
    assert len(scripts) == 2
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_no_text_of_a_source_stands_raw_in_the_file(hostile_page):
    ours = re.sub(r"<script>.*?</script>", "", hostile_page, flags=re.S)
    assert "pwned=1</script>" not in ours.replace("&lt;/script&gt;", "")
    assert "<img src=x" not in ours
    assert ours.count("<script") == 3
    assert re.findall(r'<script id="[a-z-]+" type="(?:application/json|text/plain)">', ours) == re.findall(
        "<script[^>]*>", ours
    )


def test_vega_stands_deflated_behind_the_script_that_draws_the_first_picture(hostile_page):
    packed = re.search(r'<script id="vega" type="text/plain">(.*?)</script>', hostile_page, re.S)
    assert zlib.decompress(base64.b64decode(packed[1])).decode() == vega_bundle()
    assert hostile_page.index("<script>") < hostile_page.index('id="data-later"') < packed.start()


def test_placeholders_in_a_title_stay_words(make_events, make_claims):
    made = page(make_events({}), make_claims(), title="{{script}} and {{data}}")
    assert made.count('<h1 dir="auto">{{script}} and {{data}}</h1>') == 1


def test_the_same_tables_give_the_same_bytes_in_any_order(make_events, make_claims):
    events = make_events(*({"when": f"within 20{n:02d}-01-01/20{n:02d}-01-02"} for n in range(30)))
    claims = make_claims({"quote": "a"}, {"quote": "b"})
    assert page(events, claims) == page(events.reverse(), claims.reverse())


def test_further_columns_are_left_aside_and_missing_ones_named(make_events, make_claims):
    events = make_events({})
    assert page(events.with_columns(probability=pl.lit(0.5)), make_claims()) == page(events, make_claims())
    with pytest.raises(SchemaError, match="title is missing"):
        page(events.drop("title"), make_claims())


def test_an_empty_timeline_is_a_page(make_events, make_claims):
    assert "No events yet." in page(make_events(), make_claims())


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_cannot_say_is_refused(value):
    with pytest.raises(ValueError, match="JSON"):
        embedded_json(value)


def test_embedded_json_comes_back():
    text = "".join(HOSTILE) + "&amp;'\""
    assert json.loads(embedded_json(text)) == text
    assert not set("<>&") & set(embedded_json(text))
