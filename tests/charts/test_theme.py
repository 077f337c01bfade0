"""Colours that can be read, and told apart, in both themes."""

import itertools

import pytest

from dateline.charts.theme import GREY, HUES, INKS, kind_color, kind_colors


def linear(color: str) -> list[float]:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(one: str, other: str) -> float:
    light = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))]
    return (max(light) + 0.05) / (min(light) + 0.05)


@pytest.mark.parametrize("theme", INKS)
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "warn"])
def test_text_stands_out_from_paper_and_bands(theme, ink):
    inks = INKS[theme]
    assert contrast(inks[ink], inks["paper"]) >= 4.5
    assert contrast(inks[ink], inks["band"]) >= 4.5


@pytest.mark.parametrize("theme", INKS)
def test_marks_stand_out_from_paper(theme):
    assert min(contrast(hue, INKS[theme]["paper"]) for hue in (*HUES[theme], GREY[theme])) >= 3


# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def lab(rgb: list[float]) -> list[float]:
    r, g, b = (min(max(part, 0), 1) for part in rgb)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("theme", INKS)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_no_two_hues_look_the_same_to_the_colour_blind(theme, blindness):
    matrix = BLINDNESS[blindness]
    seen = [lab([sum(m * p for m, p in zip(row, linear(hue), strict=True)) for row in matrix]) for hue in HUES[theme]]
    distances = [
        sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 for a, b in itertools.combinations(seen, 2)
    ]
    assert min(distances) > 15


def test_a_kind_has_one_colour_whatever_stands_beside_it():
    assert kind_colors(["conflict", "sport"])[1] == kind_colors(["sport"])[0] == kind_color("sport")


def test_an_unheard_of_kind_has_a_colour_and_other_is_grey():
    assert kind_color("regatta") in HUES["light"]
    assert kind_color("other", "dark") == GREY["dark"]
