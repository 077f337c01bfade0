"""What axe-core finds wrong for readers with disabilities: nothing at all, in either theme, wide and narrow.

npm install --prefix /tmp/axe axe-core
DATELINE_AXE=/tmp/axe/node_modules/axe-core/axe.min.js pytest tests/browser/test_axe.py
"""

import os
from pathlib import Path

import pytest

SCRIPT = Path(os.environ.get("DATELINE_AXE", "no axe-core"))

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="set DATELINE_AXE to axe.min.js (npm install axe-core)")

STATES = {
    "as it opens": "() => {}",
    "an event open": "() => dateline.open(1)",
    "a menu open": """() => {
      document.getElementById('tools').click();
      document.querySelector('#menu-kind').open = true;
    }""",
    "lanes": """() => {
      const lanes = document.getElementById('lanes');
      lanes.value = 'kind';
      lanes.dispatchEvent(new Event('change'));
    }""",
    "reasons open": """async () => {
      await dateline.open(1);
      for (const part of document.querySelectorAll('#panel details')) part.open = true;
    }""",
    "nothing found": """() => {
      const search = document.getElementById('search');
      search.value = 'zzz';
      search.dispatchEvent(new Event('input'));
    }""",
    "the first day of the replay": "() => dateline.asKnown('2024-10-01')",
    "the list": "() => document.querySelector('input[name=view][value=list]').click()",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_there_is_no_fault(chromium, canal, tmp_path, state, width, scheme):
    path = tmp_path / "page.html"
    path.write_text(canal, "utf-8")
    size = {"width": width, "height": 900}
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate(STATES[state])
    page.wait_for_function("() => !document.documentElement.dataset.busy")
    page.evaluate(SCRIPT.read_text("utf-8"))
    found = page.evaluate("() => axe.run()")["violations"]
    context.close()
    told = [(fault["impact"], fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert told == []
