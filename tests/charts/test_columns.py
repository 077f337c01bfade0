"""Columns that the page reads are what was packed into them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.charts.page.columns import pack_integers, pack_text, unpack_integers, unpack_text, varints
from dateline.charts.text import one_line


@settings(deadline=None)
@given(st.lists(st.integers(-(2**62), 2**62)))
def test_integers_come_back(numbers):
    assert unpack_integers(pack_integers(np.array(numbers, dtype=np.int64))).tolist() == numbers


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"])), min_size=1))
def test_text_comes_back(lines):
    assert unpack_text(pack_text(lines)) == [x if x.isprintable() else one_line(x) for x in lines]


@pytest.mark.parametrize("breaker", ["\n", "\r\n", "\u2028", "\x00", "\x85"])
def test_no_character_of_a_title_starts_another_line(breaker):
    assert len(unpack_text(pack_text([f"a{breaker}b", "c"]))) == 2


def test_a_lone_surrogate_does_not_stop_the_page():
    assert unpack_text(pack_text(["a\ud800b"])) == ["a b"]


def test_small_numbers_take_one_byte():
    assert len(varints(np.arange(-64, 64))) == 128
