"""Where a credit ends and prose begins: bylines, agencies and photographers, the counters and buttons of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_OUTLET: Final = (
    r"(?:CNN|BBC(?: News| Sport| Monitoring)?|AP|AFP|EPA|PA|DPA|UPI|ITN|Reuters|Associated Press|Press Association"
    r"|(?:ABC|CBS|NBC|Fox|Sky|Bloomberg) News|USA TODAY|Al Jazeera|(?:[A-Z][a-z]{1,20} ){1,2}Staff Writers?)"
)
"""Who news is written for, as bylines name them."""
_AGENCY: Final = (
    r"(?:AP|AFP|EPA|PA|Reuters|Getty Images|Getty|Alamy|Corbis|Rex Features|Rex|Shutterstock|Associated Press"
    r"|Press Association|WireImage|iStock)"
)
"""Who pictures are bought from."""
_LOUD: Final = "GETTY IMAGES|GETTY|REUTERS|ALAMY|SHUTTERSTOCK"
_NAME: Final = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){1,2}"
_PLACE: Final = r"(?:(?:New|San|Los|Tel|Abu|Hong|El|St|South|North) )?[A-Z][\w'’-]{1,20}"
_NEXT: Final = r"(?=[A-Z“\"‘'(])"

_BYLINE: Final = re.compile(
    rf"\b(?:By|From) {_NAME}(?:(?:,| and|, and) {_NAME}){{0,3}},? "
    rf"(?:(?:[Ss]pecial )?(?:to|[Ff]or) )?{_OUTLET}(?! News\b)"
    rf"(?:(?: [A-Z][a-z]{{1,20}}){{0,3}} (?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter))?(?:, {_PLACE}){{0,2}} {_NEXT}"
)
"""Who wrote it, for whom and where: "By Ann Lee and Tom Reed, CNN", "By Ann Lee BBC News, Oslo"."""
_CREDIT: Final = re.compile(
    rf"(?:/{_AGENCY}(?! Images)|\bPhoto(?:graph)?s?: (?:{_AGENCY}/)?{_NAME}/{_AGENCY}"
    rf"|\bPhotograph: {_AGENCY}/[A-Z]\w{{1,20}} [A-Z]\w{{1,20}}"
    rf"|\b(?:Photo|Image|Picture)s?: {_AGENCY}\)|\b{_AGENCY}:{_AGENCY}) (?:\d{{1,2}} )?{_NEXT}"
)
"""Who took a picture, or sold it: "Photograph: Ann Lee/AP", "(Photo: AP)"."""
_COUNTER: Final = re.compile(
    rf"\b(?:{_AGENCY}|[Ss]lideshow|show all)(?: [\w ]{{1,30}})? \d{{1,2}}(?:/| of )\d{{1,2}} {_NEXT}"
)
"""Which picture of how many: "Getty Images 3/8"."""
_STAMPED: Final = re.compile(rf"(?:^|(?<=[\w.!?’”\"'\n] ))(?:{_LOUD})(?:\*(?:{_LOUD}))? (?=[A-Z][a-z])")
"""An agency in capitals, between two captions."""
_MESSAGE: Final = re.compile(r"\(@\w{2,30}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4} (?=\S)")
"""Who wrote a message on a network, and when."""
_BUTTON: Final = re.compile(
    r"\b(?:Play (?:slideshow|now)|(?:Tap|Click) to play|Watch Next|Share this video|Video (?:Loading|Unavailable)"
    rf"|Invalid [Ee]mail|Full [Aa]rticle|View [Pp]hotos|Read more|Hide [Cc]aption|Image copyright {_AGENCY}) {_NEXT}"
)
"""What a page has its readers press, or tells them."""


def credit_borders(text: str) -> Iterator[int]:
    """Places where a byline, a button or an agency in capitals begins, and where these, credits and counters end.

    >>> text = "By Ann Lee, CNN Protesters met. Photo: Ann Lee/AP A ferry sank REUTERS Customers pay more."
    >>> [text[i : i + 9] for i in sorted(credit_borders(text))]
    ['By Ann Le', 'Protester', 'Photo: An', 'A ferry s', 'REUTERS C', 'Customers']
    """
    for hit in _CREDIT.finditer(text):
        yield from hit.span() if not hit[0].startswith("/") else (hit.end(),)
    for pattern in (_COUNTER, _MESSAGE):
        yield from (hit.end() for hit in pattern.finditer(text))
    for pattern in (_BYLINE, _BUTTON, _STAMPED):
        yield from (place for hit in pattern.finditer(text) for place in hit.span())
