"""The picture that stands before Vega is awake: it is there at once, and Vega's is the same."""

import pytest

HOLD = """
  let real = null;
  window.asked = 0;
  const wait = new Promise((go) => { window.go = go; });
  Object.defineProperty(window, "vegaEmbed", {
    set(found) { real = found; },
    get() { return async (...given) => { window.asked++; await wait; return real(...given); }; },
  });
"""
"""Keeps Vega asleep until `go()`."""


@pytest.fixture(params=[(1400, "light", 1), (1400, "dark", 1), (390, "light", 3)], ids=["wide", "dark", "phone"])
def held(request, chromium, canal, tmp_path):
    width, scheme, sharpness = request.param
    path = tmp_path / "page.html"
    path.write_text(canal, "utf-8")
    size = {"width": width, "height": 900}
    context = chromium.new_context(viewport=size, color_scheme=scheme, device_scale_factor=sharpness)
    page = context.new_page()
    page.add_init_script(HOLD)
    page.goto(f"{path.as_uri()}#t=-0800-01-01..2040-01-01")
    page.wait_for_function("() => window.asked > 0")
    yield page
    context.close()


KEEP = """(selector) => {
  const canvas = document.querySelector(selector);
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  copy.getContext("2d").drawImage(canvas, 0, 0);
  window.kept = copy;
  return [canvas.width, canvas.height];
}"""
COMPARE = """(selector) => {
  const canvas = document.querySelector(selector);
  const read = (from) => {
    const { width, height } = window.kept;
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    copy.getContext("2d").drawImage(from, 0, 0);
    return copy.getContext("2d").getImageData(0, 0, copy.width, copy.height).data;
  };
  const [one, two] = [read(window.kept), read(canvas)];
  let [differing, drawn] = [0, 0];
  for (let i = 0; i < one.length; i += 4) {
    const far = (a, j, b, k) => [0, 1, 2].some((n) => Math.abs(a[j + n] - b[k + n]) > 60);
    if (far(one, i, one, 0)) drawn++;
    if (far(one, i, two, i)) differing++;
  }
  return { size: [canvas.width, canvas.height], drawn, differing };
}"""


@pytest.mark.parametrize("canvas", ["#canvas canvas", "#overview-canvas canvas"])
def test_the_sketch_is_what_vega_draws(held, canvas):
    size = held.evaluate(KEEP, canvas)
    held.evaluate("go()")
    held.wait_for_selector("html[data-ready]")
    held.wait_for_function("() => !document.documentElement.dataset.busy")
    told = held.evaluate(COMPARE, canvas)
    assert told["size"] == size
    assert told["drawn"] > 300
    assert told["differing"] < told["drawn"] * 0.02, told


def test_everything_in_the_first_picture_can_be_read_before_vega_is_awake(held):
    assert held.locator("#status").inner_text()
    assert held.locator("#period").inner_text() == "701 BC – 2031"
