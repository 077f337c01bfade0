"""Text of HTML that stands inside other formats: feeds, mails, posts."""

from __future__ import annotations

import re
from typing import Final

from dateline.pipeline.readers.common.record import plain

_END: Final = re.compile(r"</p>|<br\s*/?>\s*<br\s*/?>|</li>|</h\d>|</div>|</tr>", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"<(style|script|head)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


def paragraphs(markup: object) -> str:
    r"""Plain text of HTML, a blank line between paragraphs.

    >>> paragraphs("<p>One.</p><p>Two &amp; three.</p>")
    'One.\n\nTwo & three.'
    """
    pieces = _END.split(_UNSEEN.sub("", str(markup or "")))
    return "\n\n".join(piece for piece in map(plain, pieces) if piece)
