"""Pictures of the whole timeline, without a browser."""

import xml.etree.ElementTree as ET

import pytest

from dateline.charts.picture import picture
from dateline.events.errors import ChartError


@pytest.fixture(scope="module")
def events(make_events):
    return make_events(
        {"title": "Armistice <b>&amp; talks", "when": "within 1953-07-27/1953-07-28"},
        {"title": "Caesar is killed", "when": "within -0043-03-15/-0043-03-16", "kind": "death"},
        {"title": "The long peace", "when": "1960-01-01 1965-01-01 1980-01-01 1990-01-01", "status": "planned"},
    )


def test_svg_holds_every_title_as_text(events):
    drawing = ET.fromstring(picture(events, "svg", title="A & B"))
    told = [" ".join(node.itertext()) for node in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A & B", "Armistice <b>&amp; talks", "Caesar is killed", "The long peace", "planned", "AD 1"} <= set(told)


@pytest.mark.parametrize(("kind", "magic"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pixels_and_pages(events, kind, magic):
    assert picture(events, kind).startswith(magic)


def test_a_control_character_does_not_stop_the_program(make_events):
    hostile = make_events({"title": "red \x1b[31m alert\x00\ufffe", "kind": "a\x07"})
    assert "red [31m alert" in picture(hostile, "svg", title="bell \x07").decode()


def test_the_same_events_give_the_same_drawing(events):
    assert picture(events, "svg") == picture(events.reverse(), "svg")


def test_another_format_is_refused_with_those_there_are(events):
    with pytest.raises(ChartError, match="png, svg, pdf"):
        picture(events, "gif")
