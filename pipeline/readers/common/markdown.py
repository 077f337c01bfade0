"""Markdown -> the text that its reader sees: no marks of emphasis, no targets of links, a table's row as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

CELLS: Final = " | "
"""What stands between the cells of a row."""
_DEEPEST: Final = 100
"""Quotes and lists inside each other; what lies deeper is not read, and a text of nothing else stays as it stands."""
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_LINE_BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


def plain(markdown: str) -> tuple[str, str | None]:
    r"""The text of a Markdown document, one block a paragraph, and the heading that it opens with.

    CommonMark 0.31, and the tables of GitHub. Line breaks inside a block stay, and so does the number of a numbered
    item: "1914. War begins" may be a year.

    >>> plain("# Gate *3*\n\n* **1952** Work [begins](gate.html)\n\n| When | What |\n|---|---|\n| 1958 | Opens |")
    ('Gate 3\n\n1952 Work begins\n\nWhen | What\n\n1958 | Opens\n', 'Gate 3')
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(markdown)
    blocks = list(_blocks(tokens)) or [markdown.strip()]
    opens = bool(tokens) and tokens[0].type == "heading_open"
    return "".join(f"{block}\n\n" for block in blocks)[:-1], blocks[0] if opens else None


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    number = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield CELLS.join(cells).strip()
            cells = None
        elif token.type in {"inline", "html_block", "fence", "code_block"}:
            words = number + _words(token)
            number = ""
            if cells is not None:
                cells.append(words)
            elif words.strip():
                yield words.strip()


def _words(token: Token) -> str:
    if token.type == "html_block":
        return _TAG.sub("", token.content)
    if token.type != "inline":
        return token.content
    parts = []
    for child in token.children or ():
        if child.type in _BREAKS or _LINE_BREAK.match(child.content):
            parts.append("\n")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts)
