"""Hostile text in every place a source can fill: none runs, none loads, none is followed."""

import itertools
from xml.etree import ElementTree

import pytest

from dateline.charts.page import page
from dateline.events.table.claim import Citation, Claim, Entity, Quantity, Source
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, from_iso

RUN = "window.pwned.push(1)"
TEXTS = [
    f"</script><script>{RUN}</script>",
    f"<!--<script>{RUN}//",
    "--></script>",
    f"<img src=x onerror='{RUN}'>",
    f"<svg/onload={RUN}>",
    f'"><iframe srcdoc="<script>parent.{RUN}</script>">',
    f"'+{RUN}+'",
    f"datum.x]; {RUN}; [",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"''.constructor.constructor('{RUN}')()",
    "__proto__",
    "constructor",
    "toString",
    "image",
    "https://tracker.example/p.png",
    "a\u2028b\u2029c\u0000d\ufffee",
    "\u202ehsilgne ton\u202c",
    '=HYPERLINK("https://tracker.example")',
    "<style>*{display:none}</style>",
    "<base href=https://tracker.example/><link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content='0;url=https://tracker.example'>",
    "]]>{{bundle}}{{script}}",
    "\\u003cscript\\u003e",
    "NaN",
    f'x" onerror="{RUN}',
    f'" onfocus="{RUN}" autofocus x="',
    f"</option></select></label><img src=x onerror='{RUN}'>",
    f"a'];{RUN};//",
    f"]]></text></svg><script>{RUN}</script>",
    f"<text xmlns='http://www.w3.org/2000/svg' onload='{RUN}'>",
    "> endobj 99 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj",
    "url(https://tracker.example/x.css)",
    "@import 'https://tracker.example/x.css';",
    "\x1b]8;;https://tracker.example\x07link",
    f"<script type=module>{RUN}</script><noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<template><script>{RUN}</script></template><slot onslotchange='{RUN}'>",
    f"<a href='javascript:{RUN}' ping=https://tracker.example>x</a><form action=https://tracker.example><button>x",
    f"<details open ontoggle='{RUN}'><video src=x onerror='{RUN}'><body onhashchange='{RUN}'>",
    f"<object data='data:text/html,<script>{RUN}</script>'><embed src=https://tracker.example/x.swf>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={RUN}>#x'/><animate onbegin='{RUN}' attributeName=x>",
    f"<svg><foreignObject><iframe src='javascript:parent.{RUN}'></foreignObject></svg>",
    f"\u003cimg src=x onerror={RUN}\u003e\\x3cscript\\x3e{RUN}\\x3c/script\\x3e&lt;script&gt;{RUN}&lt;/script&gt;",
    f"`${{({RUN})}}` \\`+{RUN}+`",
    f"*/{RUN}/* //\n{RUN}",
    f"data.map(datum => {RUN}) || event.vega.view()._el.ownerDocument.defaultView.{RUN}",
    "{expr: \"warn('x')\"} {signal: \"url('https://tracker.example')\"}",
    '{"url": "https://tracker.example/d.json", "mark": "image", "usermeta": {"embedOptions": {"actions": true}}}',
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "display:none;background:url(https://tracker.example/x.png)",
    "}</style><style>@import url(https://tracker.example)</style>",
    "@font-face{font-family:x;src:url(https://tracker.example/f.woff)}",
    "//tracker.example/p.png",
    "\\\\tracker.example\\share\\p.png",
    "%3Cscript%3E%253Cimg%2520src%3D",
    "+ADw-script+AD4-",
    "\ufeff<script>",
    "\U0001f600" * 40,
    "ﷺ" * 30,
    "a\u0301\u0323" * 60,
    "\u2066\u2067\u202d\u200f",
    "x" * 5000,
    "-1+1|cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
]
ADDRESSES = [
    f"javascript:{RUN}",
    f" \tJaVaScRiPt:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "vbscript:x",
    "file:///etc/passwd",
    'https://example.org/" onclick="window.pwned.push(2)',
    f"blob:{RUN}",
    "//tracker.example/x",
    "https:tracker.example",
    "http://user:pass@tracker.example\u2028@example.org",
    "filesystem:x",
    "view-source:javascript:alert(1)",
    "intent://x#Intent;scheme=javascript;end",
]


@pytest.fixture(scope="module")
def hostile() -> str:
    day = from_iso("2024-06-01")
    claims = []
    for number, (text, address) in enumerate(zip(TEXTS, itertools.cycle(ADDRESSES))):
        start = day + number * DAY
        source = Source(
            text,
            f"sha{number}",
            doc_id=text,
            publisher=text,
            published=Bounds.within(start, start + DAY),
            url=address,
            title=text,
        )
        claims.append(
            Claim(
                source,
                text,
                Bounds.within(start, start + DAY),
                Citation(0, len(text), text),
                text,
                "1",
                kind=text,
                status="planned",
                attribution=text,
                actors=(Entity(text, "person"),),
                places=(Entity(text, "city"),),
                quantities=(Quantity(1.0, 1.0, text, False, text),),
                edtf=text,
                date_text=text[:4],
                date_start=0,
                date_end=4,
            )
        )
    table = claim_frame(claims)
    return page(fold(table).events, table, title=TEXTS[0], description=TEXTS[3])


def test_nothing_of_a_source_runs_loads_or_leads_away(opened, hostile):
    made = opened(hostile)
    made.run("() => dateline.show(dateline.home.from, dateline.home.to)")
    for number in range(len(TEXTS)):
        made.run("(number) => dateline.open(number)", number)
        made.page.click("#panel .reasons summary >> nth=0")
    for menu in made.page.locator(".filters .menu summary").all():
        menu.click()
    for by in ("kind", "actors", "sources"):
        made.page.select_option("#lanes", by)
    box = made.page.locator("#chart").bounding_box()
    for item in made.run("() => dateline.drawn.items.map((item) => [item.mark_left + 2, item.y])"):
        made.page.mouse.move(box["x"] + item[0], box["y"] + item[1])
    made.page.fill("#search", TEXTS[3])
    made.settle()
    assert made.page.evaluate("window.pwned") == []
    assert made.strange() == []
    assert made.page.url.startswith("file:")
    assert (
        made.page.evaluate("document.querySelectorAll('iframe, img, base, link, object, embed, script[src]').length")
        == 0
    )


def test_no_hostile_address_becomes_a_link(opened, hostile):
    made = opened(hostile)
    found = []
    for number in range(len(ADDRESSES)):
        made.run("(number) => dateline.open(number)", number)
        found += made.page.locator("#panel a").evaluate_all(
            "(links) => links.map((link) => [link.protocol, link.rel, link.onclick])"
        )
    assert all(
        protocol in ("http:", "https:") and rel == "noopener noreferrer" and not act for protocol, rel, act in found
    )


def test_the_texts_stand_in_the_page_as_they_are(opened, hostile):
    made = opened(hostile, fragment="#view=list")
    titles = made.run("() => [...document.querySelectorAll('#rows button.title')].map((b) => b.textContent)")
    assert f"<img src=x onerror='{RUN}'>" in titles
    assert made.page.locator("h1").inner_text() == TEXTS[0]


def test_a_script_that_broke_out_would_still_not_run(opened, hostile):
    broken = hostile.replace(
        '<div id="announce"', f"<script>{RUN}</script><img src=x onerror='{RUN}'><div id=\"announce\"", 1
    )
    made = opened(broken)
    assert made.page.evaluate("window.pwned") == []
    assert any("Content Security Policy" in error for error in made.errors)


def test_saved_files_hold_the_texts_as_text(opened, hostile):
    made = opened(hostile)
    made.run("() => dateline.show(dateline.home.from, dateline.home.to)")
    saved = {}
    for what in ("svg", "pdf"):
        made.page.click("#save summary")
        with made.page.expect_download() as download:
            made.page.click(f"[data-save={what}]")
        saved[what] = download.value.path().read_bytes()
    drawing = ElementTree.fromstring(saved["svg"])
    assert {element.tag.rpartition("}")[2] for element in drawing.iter()} <= {
        "svg", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath", "linearGradient", "stop", "style",
    }  # fmt: skip
    assert not [name for element in drawing.iter() for name in element.attrib if name.startswith("on")]
    assert RUN in "".join(drawing.itertext())
    assert b"/JavaScript" not in saved["pdf"]
    assert b"/URI" not in saved["pdf"]
    assert made.page.evaluate("window.pwned") == []
    assert made.strange() == []


def test_a_spreadsheet_formula_is_saved_as_text(opened, hostile):
    made = opened(hostile, fragment="#view=list")
    made.page.click("#save summary")
    with made.page.expect_download() as download:
        made.page.click("[data-save=csv]")
    assert '"\'=HYPERLINK(""https://tracker.example"")"' in download.value.path().read_text("utf-8")
