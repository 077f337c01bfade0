"""Axes of the gallery: where the scale of time changes."""

from dateline.charts.axes import cut_lines
from dateline.charts.chapters import Axis
from dateline.charts.scale import Scale
from dateline.events.time.bounds import instant


def test_a_line_stands_where_the_scale_changes_and_nowhere_else():
    knots = tuple(instant(year) for year in (100, 200, 1950, 1960))
    cuts = cut_lines(Scale(Axis(knots, (0.0, 0.3, 0.5, 1.0)), 600)).to_dict()
    (drawn,) = cuts["datasets"].values()
    assert [row["cut"] for row in drawn] == [instant(200) // 1000, instant(1950) // 1000]
