"""The article of a web page, with what its head says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

LATEST_PAGE: Final = "2099-12-31"
"""The last publication date that a page may claim: fixed, so that the same page reads the same on any day."""
FIRST_PAGE: Final = "1990-01-01"
CHANGED: Final = "the page states only when it was changed; that day was taken for its publication"
_SENTENCE = re.compile(r"(?:\S+\s+){4,}.*[.!?…。؟\"'”’)\]]", re.DOTALL)
"""What an article has and a list of links has not: five words or more that end as a sentence ends."""


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
    """The publication date that the page states, else when it was changed, which the remark tells.

    A date in the words of the page is none of its publication: the page may be a chronology.
    """
    from htmldate import find_date

    limits: dict[str, Any] = {"original_date": True, "max_date": LATEST_PAGE, "min_date": FIRST_PAGE}
    for tree, remark in ((_without_changes(_tree(content)), None), (_tree(content), CHANGED)):
        stated = find_date(_without_words(tree), extensive_search=False, **limits)
        if stated:
            return {"published": stated, "remark": remark}
    return {"published": None, "remark": None}


_PUBLISHED: Final = re.compile(
    r"publi|pubdate|posted|byline|dateline|(?:entry|post|article|story|news)[-_]?(?:date|meta|info)", re.IGNORECASE
)
_DATE: Final = re.compile(r"date|time|stamp", re.IGNORECASE)
FEW: Final = 3
"""A page that marks more dates than this may be a chronology: only those that are called a publication count."""


def _without_words(tree: Any) -> Any:
    """A page with the words left that stand where it tells of its publication, by the names of the elements."""
    body = tree.find(".//body")
    elements = [e for e in (body.iter() if body is not None else ()) if isinstance(e.tag, str) and e.tag != "script"]
    named = {e: " ".join(filter(None, (e.get(k) for k in ("class", "id", "itemprop", "rel")))) for e in elements}
    told = {e for e in elements if _PUBLISHED.search(named[e])}
    dated = {e for e in elements if e.tag in {"time", "abbr"} or _DATE.search(named[e])}
    kept = {inner for e in told | (dated if len(dated) <= FEW else set()) for inner in e.iter()}
    for element in elements:
        if element not in kept:
            element.text = None
            for name in ("datetime", "title", "alt", "src"):
                element.attrib.pop(name, None)
        parent = element.getparent()
        if parent not in kept:
            element.tail = None
    for title in tree.iter("title"):
        title.text = None
    return tree


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
