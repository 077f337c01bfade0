"""The address after `#` holds what the reader chose, all of it, and brings it back."""

import pytest

from tests.browser.test_page_works import DRAWN, TITLES, click_on

CHOICES = {
    "window": "() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1880, 0, 1))",
    "years before 1": "() => dateline.show(Date.UTC(-800, 0, 1), Date.UTC(-500, 0, 1))",
    "minutes": "() => dateline.show(Date.UTC(1869, 10, 17, 5), Date.UTC(1869, 10, 17, 7, 30))",
    "search": """() => {
      const box = document.getElementById('search');
      box.value = 'çanal & "lane" #1';
      box.dispatchEvent(new Event('input'));
      return new Promise((done) => setTimeout(done, 400));
    }""",
    **{
        name: f"""() => {{
          document.querySelector('#menu-{name}').open = true;
          document.querySelector('#menu-{name} input[type=checkbox]').click();
        }}"""
        for name in ("kind", "sources", "status")
    },
    "surely": "() => document.querySelector('input[name=certainty][value=surely]').click()",
    "list": "() => document.querySelector('input[name=view][value=list]').click()",
    "a day": "() => dateline.asKnown('2024-11-02')",
    "an event": "() => dateline.open(2)",
    **{
        f"lanes by {name}": f"""() => {{
          const box = document.getElementById('lanes');
          box.value = '{name}';
          box.dispatchEvent(new Event('change'));
        }}"""
        for name in ("kind", "actors", "places", "sources", "status", "confidence")
    },
}
VIEW = """() => {
  const { from, to, facets, ...rest } = dateline.state;
  delete rest.since;
  const chosen = Object.fromEntries(Object.entries(facets).map(([name, set]) => [name, [...set].sort()]));
  return { ...rest, facets: chosen, from: Math.round(from / 864e5), to: Math.round(to / 864e5) };
}"""
CONTROLS = """() => [...document.querySelectorAll('#search, #lanes, #known, input[type=radio]:checked')]
  .map((control) => control.value)"""


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_comes_back(opened, canal, choice):
    first = opened(canal)
    untouched = first.run(VIEW)
    first.run(CHOICES[choice])
    assert first.run(VIEW) != untouched
    again = opened(canal, fragment=f"#{first.page.url.partition('#')[2]}")
    assert again.run(VIEW) == first.run(VIEW)
    assert again.run(CONTROLS) == first.run(CONTROLS)
    assert again.run(TITLES) == first.run(TITLES)
    assert again.strange() == []


def test_all_choices_at_once_come_back(opened, canal):
    first = opened(canal)
    for choice in ("years before 1", "kind", "surely", "lanes by places", "an event"):
        first.run(CHOICES[choice])
    again = opened(canal, fragment=f"#{first.page.url.partition('#')[2]}")
    assert again.run(VIEW) == first.run(VIEW)
    assert again.page.locator("#panel h2").inner_text() == first.page.locator("#panel h2").inner_text()


def test_a_link_to_an_event_opens_it(opened, canal):
    told = opened(canal).run("() => dateline.list()")
    opening = next(event for event in told if event["title"] == "The canal is opened")
    page = opened(canal, fragment=f"#event={opening['id']}")
    assert page.page.locator("#panel h2").inner_text() == "The canal is opened"


def test_the_address_brings_the_same_view_back(opened, canal):
    first = opened(canal)
    first.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1880, 0, 1))")
    first.page.fill("#search", "canal")
    first.page.wait_for_function("() => dateline.drawn.items.length === 2")
    click_on(first, "The canal is opened")
    fragment = first.page.url.partition("#")[2]
    again = opened(canal, fragment=f"#{fragment}")
    assert again.run(DRAWN) == first.run(DRAWN)
    assert again.page.locator("#panel h2").inner_text() == "The canal is opened"
    assert again.page.input_value("#search") == "canal"


@pytest.mark.parametrize(
    "fragment",
    [
        "#t=x..y&kind=%E0%A4%A&q=",
        "#event=nobody&lanes=__proto__&known=soon",
        "#t=9999999999999999999..1",
        "#<img src=x>",
    ],
)
def test_a_broken_address_is_left_aside(opened, canal, fragment):
    page = opened(canal, fragment=fragment)
    assert page.strange() == []
    assert len(page.run(DRAWN)) > 0


FOLLOW = """(fragment) => new Promise((done) => {
  addEventListener('popstate', done, { once: true });
  location.hash = fragment;
}).then(() => null)"""
OPEN = "() => dateline.open([...Array(7).keys()].find((i) => dateline.titleOf(i) === %r))"


def test_the_way_back_leads_from_event_to_event_and_to_the_view_before(opened, canal):
    made = opened(canal)
    made.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1880, 0, 1))")
    before = made.page.url
    for title in ("The canal is opened", "Shares are sold to London"):
        made.run(OPEN % title)
    made.page.go_back()
    made.page.wait_for_function("() => document.querySelector('#panel h2').textContent === 'The canal is opened'")
    made.settle()
    made.page.go_back()
    made.page.wait_for_selector("#panel", state="hidden")
    made.settle()
    assert made.page.url == before
    made.page.go_forward()
    made.page.wait_for_selector("#panel:not([hidden])")
    assert made.strange() == []


@pytest.mark.parametrize("choice", CHOICES)
def test_an_address_given_to_an_open_page_is_followed(opened, canal, choice):
    first = opened(canal)
    untouched = first.run(VIEW)
    first.run(CHOICES[choice])
    wanted, controls, fragment = first.run(VIEW), first.run(CONTROLS), first.page.url.partition("#")[2]
    other = opened(canal)
    other.run(
        "(fragment) => { location.hash = fragment; return new Promise((done) => setTimeout(done, 300)); }", fragment
    )
    assert (other.run(VIEW), other.run(CONTROLS)) == (wanted, controls)
    other.run(FOLLOW, "")
    assert other.run(VIEW) == untouched
    assert other.strange() == []


def test_the_link_to_the_list_changes_no_choice(opened, canal):
    made = opened(canal, fragment="#lanes=kind")
    made.page.focus(".skip")
    made.page.keyboard.press("Enter")
    made.page.wait_for_function("() => location.hash === '#list'")
    made.settle()
    assert made.run("() => dateline.state.lanes") == "kind"
