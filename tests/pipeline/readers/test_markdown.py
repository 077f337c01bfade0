"""Markdown is read as its reader sees it, and the header of a mail dates it."""

from __future__ import annotations

import pytest

from dateline.pipeline.readers.common.markdown import plain
from dateline.pipeline.readers.text import split_header


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**1952** Work begins.\n**1958** It opens.", "1952 Work begins.\n1958 It opens.\n"),
        ("1914. War begins\n2. Peace", "1914. War begins\n\n2. Peace\n"),
        ("| a | b |\n|---|---|\n| May 1958 | It *opens* |", "a | b\n\nMay 1958 | It opens\n"),
        ("line<br>break and ![a picture](x.png) [a link](https://example.org/x)", "line\nbreak and  a link\n"),
        ("<div>block</div>\n\n> said `x`", "block\n\nsaid x\n"),
        ("3 * 4 * 5 and snake_case_name", "3 * 4 * 5 and snake_case_name\n"),
        ("", "\n"),
    ],
)
def test_what_a_reader_of_markdown_sees(markdown, text):
    assert plain(markdown)[0] == text


@pytest.mark.parametrize(
    ("markdown", "heading"), [("# The *gate*\n\nIt fell.", "The gate"), ("It fell.\n\n# Gate", None)]
)
def test_the_heading_that_opens_it_is_its_title(markdown, heading):
    assert plain(markdown)[1] == heading


@pytest.mark.parametrize("depth", [60, 10_000])
def test_what_lies_deep_is_not_lost(depth):
    assert "It fell." in plain("> " * depth + "It fell.")[0]


def test_the_header_of_a_mail_dates_it():
    mail = "From: Ana <a@example.org>\nTo: Team\nDate: Tue, 14 May 2024 09:12:00 +0000\nSubject: The fire\n\nIt burned."
    assert split_header(mail) == ({"title": "The fire", "published": "Tue, 14 May 2024 09:12:00 +0000"}, "It burned.")
