"""ZIP archives with XML in them, which office programs write: measured before they are unpacked, entities refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any, Final

UNPACKED_CAP: Final = 200_000_000


def too_large(path: Path) -> dict[str, Any] | None:
    """The answer to an archive that unpacks to more than may be held; None for any other file."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size <= UNPACKED_CAP:
        return None
    return {"error": f"unpacks to {size // 1_000_000} MB", "remedy": "save it in a simpler format"}


def xml_of(archive: zipfile.ZipFile, name: str) -> Any:
    """The root element of a member."""
    from defusedxml.ElementTree import fromstring

    return fromstring(archive.read(name))
