"""The program that draws charts in the page: Vega, Vega-Lite and Vega-Embed in one script, out of vl-convert."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from dateline.charts.gallery import overview, timeline
from dateline.charts.page.columns import pack_bytes

VEGA_LITE: Final = "6.4"
"""The version that Altair writes."""
EXPORTS: Final = "window.vegaEmbed=vegaEmbed;"
"""The one name of the bundle that the page's script needs. (Its `vega`, a third shorter, is null in vl-convert 1.9.)"""


@cache
def vega_bundle() -> str:
    """The script; it leaves `vegaEmbed` in the window and nothing else.

    Wrapped in a function, for the bundle as it comes declares over two thousand globals. About 0.9 MB; the first call
    of a process takes a second or two.
    """
    import vl_convert

    source: str = vl_convert.javascript_bundle(EXPORTS, VEGA_LITE)
    return "(()=>{" + source + "\n})();"


@cache
def packed_bundle() -> str:
    """The same as the file holds it, deflated: under half as long, and no script to parse before the first picture."""
    return pack_bytes(vega_bundle().encode())


@cache
def painters() -> dict[str, dict[str, Any]]:
    """The Altair charts that the page's script feeds, compiled to Vega once, not by every reader."""
    import vl_convert

    charts = {"timeline": timeline.painter(), "overview": overview.painter()}
    return {name: vl_convert.vegalite_to_vega(chart.to_dict(), vl_version=VEGA_LITE) for name, chart in charts.items()}
