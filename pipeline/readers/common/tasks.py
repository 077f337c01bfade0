"""What the child process does: opens one container and answers with plain words and numbers. Nothing here fetches."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

LATEST_PAGE: Final = "2099-12-31"
"""The last publication date that a page may claim: fixed, so that the same page reads the same on any day."""
FIRST_PAGE: Final = "1990-01-01"
SEARCHED: Final = "the page states no publication date; the likeliest date in it was taken"
CHANGED: Final = "the page states only when it was changed; that day was taken for its publication"
_SENTENCE = re.compile(r"(?:\S+\s+){4,}.*[.!?…。؟\"'”’)\]]", re.DOTALL)
"""What an article has and a list of links has not: five words or more that end as a sentence ends."""
_UNMAPPED = re.compile("map segment|allocate memory", re.IGNORECASE)
"""How the loader says that a library is there and the memory for it is not."""
UNPACKED_CAP: Final = 200_000_000
ROWS_CAP: Final = 500_000


def page(path: Path) -> dict[str, Any]:
    """The article of a web page, with what its head says of it."""
    from trafilatura import bare_extraction

    content = path.read_bytes()
    # a parsed tree, never a string: given a string, trafilatura and htmldate may take it for an address
    found: Any = bare_extraction(_tree(content), with_metadata=True, include_comments=False)
    if found is None or not any(_SENTENCE.fullmatch(line.strip()) for line in (found.text or "").splitlines()):
        return {"error": "no article in it", "remedy": "save the text of the page as .txt"}
    tree = _tree(content)
    return {
        # a blank line between paragraphs: a heading must not run into the sentence after it
        "text": "\n\n".join(line for line in found.text.splitlines() if line.strip()),
        "title": found.title,
        "publisher": found.sitename or _linked_publisher(tree),
        "url": found.url,
        "lang": tree.get("lang"),
        **_published(content),
    }


def _tree(content: bytes) -> Any:
    import lxml.html

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    return lxml.html.document_fromstring(content, parser=parser)


def _published(content: bytes) -> dict[str, Any]:
    """The publication date, and a remark where the page does not state it.

    What states it goes before what tells of a later change, and that before a search in the text. Of a year alone
    ("Copyright 2021") the search makes 1 January: that is read as the year.
    """
    from htmldate import find_date

    limits: dict[str, Any] = {"original_date": True, "max_date": LATEST_PAGE, "min_date": FIRST_PAGE}
    for tree, remark in ((_without_changes(_tree(content)), None), (_tree(content), CHANGED)):
        stated = find_date(tree, extensive_search=False, **limits)
        if stated:
            return {"published": stated, "remark": remark}
    searched = find_date(_tree(content), extensive_search=True, **limits)
    return {"published": searched and searched.removesuffix("-01-01"), "remark": searched and SEARCHED}


def _without_changes(tree: Any) -> Any:
    """A page without what tells when it was changed last."""
    told = "translate(concat(@property, ' ', @name, ' ', @itemprop), 'DMU', 'dmu')"
    for meta in tree.xpath(f"//meta[contains({told}, 'modif') or contains({told}, 'updat')]"):
        meta.getparent().remove(meta)
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        script.text = (script.text or "").replace("dateModified", "changed")
    return tree


def _linked_publisher(tree: Any) -> str | None:
    """The publisher that the page's linked data (JSON-LD) names."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                publisher = value.get("publisher")
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    return str(publisher["name"])
                waiting += [member for member in value.values() if isinstance(member, list | dict)]
    return None


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


def workbook(path: Path, sheet: str | None = None) -> dict[str, Any]:
    """The cells of one sheet; the first row names the columns."""
    import fastexcel

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > UNPACKED_CAP:
            return {"error": f"unpacks to {size // 1_000_000} MB", "remedy": "save the sheet as CSV"}
    book = fastexcel.read_excel(path)
    if sheet is not None and sheet not in book.sheet_names:
        return {"error": f"no sheet {sheet!r}", "remedy": f"its sheets: {', '.join(book.sheet_names)}"}
    others = [name for name in book.sheet_names if name != (sheet or book.sheet_names[0])]
    loaded = book.load_sheet(sheet or 0, header_row=None, dtype_coercion="coerce")
    if loaded.total_height > ROWS_CAP:
        return {"error": f"more than {ROWS_CAP} rows", "remedy": "save the sheet as CSV"}
    rows = [[_cell(value) for value in row] for row in loaded.to_polars().iter_rows()]
    return {"rows": rows, "others": others}


def _cell(value: object) -> object:
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value).removesuffix(" 00:00:00")


TASKS: Final[dict[str, Callable[..., dict[str, Any]]]] = {"page": page, "pdf": pdf, "workbook": workbook}


def main(memory: int) -> None:
    """Answer requests until there are no more."""
    _limit(memory)
    answers, sys.stdout = sys.stdout, sys.stderr
    for request in _requests():
        task, path = TASKS[request.pop("task")], Path(request.pop("path"))
        try:
            answer = task(path, **request)
        except MemoryError:
            raise
        except ImportError as err:  # each task imports before it opens its file: the installation is broken, no file
            if _UNMAPPED.search(str(err)):
                raise MemoryError from err
            answer = {"missing": str(err), "module": err.name}
        except Exception as err:  # noqa: BLE001 - whatever a hostile file raises is an answer, not the end
            answer = {"error": f"cannot be read ({type(err).__name__}: {str(err)[:200]})"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # no such limit on this system; the limit on time holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(int(sys.argv[1]))
