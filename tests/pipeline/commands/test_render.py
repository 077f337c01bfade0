"""`dateline render`: what it writes, by the suffix, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.events.errors import ChartError, StoreError
from dateline.pipeline.cli import build_app


def render(store: Path, *words: str) -> Result:
    return CliRunner().invoke(build_app(), ["render", "--store", str(store), *words])


@pytest.mark.parametrize(
    ("suffix", "start"), [("html", b"<!doctype html>"), ("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_the_suffix_decides_the_form(store, tmp_path, suffix, start):
    output = tmp_path / f"t.{suffix}"
    done = render(store, "-o", str(output), "--title", "Two states")
    assert done.exit_code == 0
    assert output.read_bytes().startswith(start)
    assert done.stdout.startswith(f"{output}: ")


def test_the_same_store_gives_the_same_bytes(store, tmp_path):
    for name in ("a.html", "b.html"):
        render(store, "-o", str(tmp_path / name), "--description", "As told by two papers.")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert "As told by two papers." in (tmp_path / "a.html").read_text("utf-8")


def test_as_known_leaves_out_what_was_published_later(store, tmp_path):
    counts = [
        int(render(store, "-o", str(tmp_path / "t.svg"), *words).stdout.rsplit(": ")[-1].split()[0])
        for words in ((), ("--as-known", "2024-06-20"))
    ]
    assert counts[0] > counts[1] > 0


def test_another_suffix_is_refused_with_those_there_are(store, tmp_path):
    done = render(store, "-o", str(tmp_path / "t.gif"))
    assert isinstance(done.exception, ChartError)
    assert ".html, .png, .svg, .pdf" in str(done.exception)
    assert not (tmp_path / "t.gif").exists()


def test_no_store_is_said(tmp_path):
    assert isinstance(render(tmp_path / "none", "-o", str(tmp_path / "t.html")).exception, StoreError)
