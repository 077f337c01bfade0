"""Text that XML can hold."""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char): what is not there cannot be written, not even escaped
_NO_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""A text without the characters that XML has no way to hold.

    >>> xml_text("a\x00b\tc")
    'ab\tc'
    """
    return _NO_CHAR.sub("", text)
