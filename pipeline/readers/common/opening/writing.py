"""The text of what a word processor wrote (.docx, .odt): paragraphs, and the rows of tables as one line each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dateline.pipeline.readers.common.opening.zipped import too_large, xml_of

CELLS: Final = " | "
"""What stands between the cells of a row."""
_BODIES: Final = ("word/document.xml", "content.xml")
_ABOUT: Final = ("docProps/core.xml", "meta.xml")
_SPACES: Final = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
_UNSEEN: Final = {"del", "instrText", "annotation", "tracked-changes", "delText", "note", "Fallback"}
"""What is struck out, is a field's code or a remark beside the text."""


def writing(path: Path) -> dict[str, Any]:
    """The paragraphs, a blank line between them, and the title that the file states of itself."""
    if problem := too_large(path):
        return problem
    with zipfile.ZipFile(path) as archive:
        files = set(archive.namelist())
        body = next((name for name in _BODIES if name in files), None)
        if body is None:
            return {"error": "no text of a word processor in it", "remedy": "save it as .docx, .odt or .txt"}
        text = "\n\n".join(filter(None, _blocks(xml_of(archive, body))))
        about = next((xml_of(archive, name) for name in _ABOUT if name in files), None)
    if not text.strip():
        return {"error": "no words in it", "remedy": "save its text as .txt"}
    titles = (e.text for e in about.iter() if _tag(e) == "title") if about is not None else ()
    return {"text": text, "title": next((t.strip() for t in titles if t and t.strip()), None)}


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _blocks(element: Any) -> Iterator[str]:
    tag = _tag(element)
    if tag in {"p", "h"}:
        yield _words(element).strip()
    elif tag in {"tr", "table-row"}:
        cells = (" ".join(_blocks(cell)) for cell in element if _tag(cell) in {"tc", "table-cell"})
        yield CELLS.join(" ".join(cell.split()) for cell in cells).strip()
    elif tag not in _UNSEEN:
        for child in element:
            yield from _blocks(child)


def _words(element: Any) -> str:
    """The words of a paragraph. In .odt they stand in the elements, in .docx in `t` alone."""
    pieces = [element.text or ""] if _tag(element) in {"t", "p", "h", "span", "a"} else []
    for child in element:
        tag = _tag(child)
        if tag not in _UNSEEN:
            pieces.append(_SPACES[tag] if tag in _SPACES else _words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
