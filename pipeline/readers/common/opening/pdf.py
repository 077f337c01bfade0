"""The text of a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def pdf(path: Path) -> dict[str, Any]:
    """The text of a PDF, page after page, and its title."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for number in range(len(document)):
            words = document[number].get_textpage().get_text_range()
            pages.append(paragraphs(words.replace("\r\n", "\n").replace("\x00", "")))
        meta = document.get_metadata_dict()
    finally:
        document.close()
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        return {"error": "no text in it: its pages are pictures", "remedy": "run it through text recognition first"}
    return {"text": text, "title": meta.get("Title") or None, "pages": len(pages)}


def paragraphs(page: str) -> str:
    r"""The lines of a page with a blank line after each that is short: a heading, or the end of a paragraph.

    A word that was broken at the end of a line (U+FFFE, as pdfium marks it) is put together again.

    >>> paragraphs("Notes\nThe cable was landed in Heart's Con\ufffe\ntent on 27 July.\nAnother line, as long as this.")
    "Notes\n\nThe cable was landed in Heart's Content on 27 July.\nAnother line, as long as this."
    """
    lines = page.replace("\ufffe\n", "").replace("\ufffe", "").split("\n")
    short = 0.6 * max(len(line) for line in lines)
    return "\n".join(line + "\n" if len(line) < short and line.strip() else line for line in lines).rstrip("\n")
