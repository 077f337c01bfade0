"""Bytes and text of a file: unpacked, capped, decoded. Nothing larger than its cap is ever held."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, Final, cast

from dateline.events.errors import ReadError

MEGABYTE: Final = 1_000_000
TEXT_CAP: Final = 10 * MEGABYTE
"""A document is words that people wrote: a long book is 3 MB, so more than this is something else."""
DATA_CAP: Final = 300 * MEGABYTE
"""A file that must be held as a whole (JSON, XML, a calendar)."""
LINES_CAP: Final = 4_000 * MEGABYTE
"""A file that is read line by line."""
LINE_CAP: Final = 10 * MEGABYTE
HEAD: Final = 65_536
REPLACED: Final = "\ufffd"

PACKED: Final = {".gz", ".zst"}

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and how many NUL characters were replaced by U+FFFD, the replacement character.

    A NUL is no text: one that has got into a file costs itself and not the file.
    """

    text: str
    encoding: str
    replaced: int = 0


def unpacked_name(path: Path) -> PurePath:
    """A path's name without `.gz` or `.zst`.

    >>> unpacked_name(Path("a/claims.jsonl.gz"))
    PurePosixPath('claims.jsonl')
    """
    return PurePath(path.stem if path.suffix.lower() in PACKED else path.name)


def is_json(path: Path) -> bool:
    """True for a name that ends in `.json`, packed or not."""
    return unpacked_name(path).suffix.lower() == ".json"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a file, as a stream.

    Raises:
        ReadError: it cannot be opened or unpacked.
    """
    try:
        with path.open("rb") as raw:
            yield _unpacked(raw, path.suffix.lower())
    except (OSError, EOFError, zlib.error) as err:
        raise ReadError(
            str(path),
            f"cannot be opened or unpacked ({getattr(err, 'strerror', None) or err})",
            "check that it is whole",
        ) from err
    except ValueError as err:
        if type(err).__module__ != "builtins":
            raise
        raise ReadError(str(path), f"cannot be read ({err})", "check that it is whole") from err


def _unpacked(raw: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if suffix == ".zst":
        import zstandard

        return cast("IO[bytes]", _ZstandardErrors(zstandard.ZstdDecompressor().stream_reader(raw)))
    return raw


class _ZstandardErrors:
    """A zstandard stream whose errors are OSError, like those of every other stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        import zstandard

        try:
            return self._stream.read(size)
        except zstandard.ZstdError as err:
            raise OSError(str(err)) from err


def head_of(path: Path) -> bytes:
    """The first bytes of a file, unpacked: enough to tell its format."""
    with opened(path) as stream:
        head = stream.read(HEAD)
    marked = next((encoding for mark, encoding in _BOMS[1:] if head.startswith(mark)), None) or unmarked(head)
    # readers look for ASCII; UTF-16, which spreadsheets write as "Unicode text", would hide it
    return head.decode(marked, "ignore").encode() if marked else head


def read_bytes(path: Path, *, cap: int) -> bytes:
    """All bytes of a file, unpacked.

    Raises:
        ReadError: there are more than `cap`.
    """
    with opened(path) as stream:
        content = stream.read(cap + 1)
    if len(content) > cap:
        raise ReadError(str(path), f"larger than {cap // MEGABYTE} MB when unpacked", "split it into smaller files")
    return content


def read_text(path: Path, *, cap: int) -> Decoded:
    """All text of a file.

    Raises:
        ReadError: too large, binary, or in no known encoding.
    """
    return decode(read_bytes(path, cap=cap), shown=str(path))


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line number from 1, and line without its end, one at a time; blank lines are left out.

    Raises:
        ReadError: the file or one line is too large, or not text.
    """
    with opened(path) as stream:
        encoding, read, number = "", 0, 0
        for raw in _raw_lines(stream):
            number, read = number + 1, read + len(raw)
            if len(raw) > LINE_CAP or read > LINES_CAP:
                raise ReadError(f"{path} line {number}", "larger than a line or file may be", "split the file")
            if not raw.strip():
                continue
            encoding = encoding or _line_encoding(raw)
            try:
                yield number, raw.decode(encoding).strip("\r\n").replace("\0", REPLACED)
            except UnicodeDecodeError:
                yield number, decode(raw, shown=f"{path} line {number}").text.strip("\r\n")


def _raw_lines(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(1 << 20):
        pieces = (rest + chunk).split(b"\n")
        rest = pieces.pop()
        yield from (piece + b"\n" for piece in pieces)
        if len(rest) > LINE_CAP:
            break
    if rest:
        yield rest


def _line_encoding(raw: bytes) -> str:
    return "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"


def decode(content: bytes, *, shown: str) -> Decoded:
    """Text from bytes: by byte order mark, else UTF-8, else the likeliest encoding. Line ends stay as they are.

    Raises:
        ReadError: the bytes are not text.

    >>> decode("Zürich, 1866: später".encode("latin-1"), shown="x").text
    'Zürich, 1866: später'
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _without_nul(content[len(mark) :].decode(encoding, "replace"), encoding)
    wide = unmarked(content[:HEAD])
    if wide:
        return _without_nul(content.decode(wide, "replace"), wide)
    if is_binary(content[:HEAD]):
        raise ReadError(shown, "not text: it holds binary data", "give it the suffix of its format, or leave it out")
    try:
        return _without_nul(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(content, shown)


def is_binary(head: bytes) -> bool:
    r"""True for bytes that no text encoding but UTF-16 and UTF-32 would hold; a few that got into a text do not count.

    >>> is_binary(b"\x89PNG\r\n\x1a\n\0\0"), is_binary("naïve".encode("latin-1"))
    (True, False)
    """
    return len(_CONTROL.findall(head)) > max(len(head) // 50, 1) and not unmarked(head)


def _guess(content: bytes, shown: str) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(content[: 20 * HEAD], cp_isolation=list(_CANDIDATES)).best()
    if best is None:
        raise ReadError(shown, "in no encoding that can be told", "save it as UTF-8")
    encoding = "cp1252" if best.encoding in _LATIN and _is_western(content) else best.encoding
    return _without_nul(content.decode(encoding, "replace"), encoding)


def _without_nul(text: str, encoding: str) -> Decoded:
    count = text.count("\0")
    return Decoded(text.replace("\0", REPLACED) if count else text, encoding, count)


def unmarked(head: bytes) -> str | None:
    """UTF-16 that has no byte order mark: every other byte of western text in it is NUL; None for anything else.

    >>> unmarked("date,title".encode("utf-16-le")), unmarked(b"date")
    ('utf-16-le', None)
    """
    half = len(head) // 2
    low, high = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if half < 8 or max(low, high) < 0.6 * half or min(low, high) > half // 50:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _is_western(content: bytes) -> bool:
    """True where code page 1252 makes nothing but letters and signs of western Europe of the bytes above ASCII.

    The code pages of Europe agree on most of them, so that statistics on a short text cannot tell them apart.
    """
    try:
        return set(content.decode("cp1252")) <= _WESTERN_SIGNS
    except UnicodeDecodeError:
        return False


_LATIN: Final = {
    "cp1252", "latin_1", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1258", "mac_roman",
}  # fmt: skip
_WESTERN_SIGNS: Final = {chr(n) for n in range(128)} | set(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ¿¡«»“”„‘’‚–—…°€£§·\xa0´©®½¼¾º†•"
)
_CANDIDATES: Final = (
    "cp1252", "latin_1", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "shift_jis", "euc_jp",
    "gb18030", "big5", "euc_kr", "mac_roman",
)  # fmt: skip
