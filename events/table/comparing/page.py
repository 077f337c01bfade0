"""What two texts share word for word besides their news: the lines of the page on which both stand.

Pages of one publisher end their headlines alike, greet alike and ask alike for an address. No list of such lines is
ever whole, but two texts that have a sentence in common and others of their own have it from their page, or from an
agency whose report both print; of what happened the others tell, then, for two texts of one report still agree.
"""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"(?<=[.!?…])\s+|\n+|\s+(?:[|–—-]+\s+)+")
_WORD: Final = re.compile(r"\w+")
_LEAST: Final = 4
"""Words of a sentence that is taken for the page's, and words that a text must have beside it."""


def own(one: str, two: str) -> tuple[str, str]:
    """Two texts less the sentences that both have; whole where one has nothing else.

    >>> own("Mill burns down - The Oldham Daily News. It fell.", "Weavers end their strike - The Oldham Daily News.")
    ('Mill burns down It fell.', 'Weavers end their strike')
    >>> own("The mill at Oldham burned. Read on.", "The mill at Oldham burned. Read on.")[1]
    'The mill at Oldham burned. Read on.'
    """
    parts = [_BETWEEN.split(text.strip()) for text in (one, two)]
    shared = {_plain(part) for part in parts[0]} & {_plain(part) for part in parts[1]}
    page = {words for words in shared if len(words) >= _LEAST}
    kept = [" ".join(part for part in told if _plain(part) not in page) for told in parts]
    if not page or any(len(_plain(text)) < _LEAST for text in kept):
        return one, two
    return kept[0], kept[1]


def _plain(part: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(part))
