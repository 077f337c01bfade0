"""Event columns as short strings: whole numbers as zigzag varints, deflated, in base64.

The page's script reads them back (`data.js`). One form serves three events and a million: 1e6 day-precise starts in
about 1 MB.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from dateline.charts.text import one_line

Integers = npt.NDArray[np.int64]


def pack_bytes(data: bytes) -> str:
    """Deflate and base64; the same bytes in, the same string out."""
    return base64.b64encode(zlib.compress(data, 9 if len(data) < 4_000_000 else 6)).decode("ascii")


def pack_integers(values: Integers) -> str:
    """Whole numbers, deflated varints.

    >>> unpack_integers(pack_integers(np.array([0, -1, 300, -(2**52)]))).tolist()
    [0, -1, 300, -4503599627370496]
    """
    return pack_bytes(varints(values))


def pack_text(lines: Iterable[str]) -> str:
    r"""Strings, one a line; a line break inside one becomes a space.

    >>> unpack_text(pack_text(["a", "b\nc", ""]))
    ['a', 'b c', '']
    """
    clean = (line if line.isprintable() else one_line(line) for line in lines)
    return pack_bytes("\n".join(clean).encode("utf-8", "replace"))


def varints(values: Integers) -> bytes:
    """Zigzag LEB128: seven bits a byte, low ones first, small magnitudes short.

    >>> varints(np.array([0, -1, 1, 64])).hex()
    '0001028001'
    """
    whole = np.asarray(values, dtype=np.int64)
    zigzag = ((whole << 1) ^ (whole >> 63)).view(np.uint64)
    lengths = np.ones(len(zigzag), dtype=np.int64)
    for bits in range(7, 64, 7):
        lengths += zigzag >= np.uint64(1 << bits)
    ends = np.cumsum(lengths)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - lengths
    for place in range(int(lengths.max()) if len(lengths) else 0):
        here = lengths > place
        low = (zigzag[here] >> np.uint64(7 * place)) & np.uint64(127)
        more = (lengths[here] > place + 1).astype(np.uint64) << np.uint64(7)
        out[starts[here] + place] = low | more
    return out.tobytes()


def unpack_integers(packed: str) -> Integers:
    """The inverse of `pack_integers`."""
    data = np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype=np.uint8)
    last = data < 128
    starts = np.concatenate(([0], np.flatnonzero(last)[:-1] + 1)) if last.any() else np.zeros(0, dtype=np.int64)
    place = np.arange(len(data)) - np.repeat(starts, np.diff(np.append(starts, len(data))))
    parts = (data & 127).astype(np.uint64) << (7 * place).astype(np.uint64)
    zigzag = np.add.reduceat(parts, starts) if len(starts) else parts
    return (zigzag >> np.uint64(1)).astype(np.int64) ^ -(zigzag & np.uint64(1)).astype(np.int64)


def unpack_text(packed: str) -> list[str]:
    """The inverse of `pack_text`."""
    return zlib.decompress(base64.b64decode(packed)).decode("utf-8").split("\n")
