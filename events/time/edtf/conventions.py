"""What the EDTF standard leaves open: which months a season is, and which years a wholly unknown year may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

METEOROLOGICAL: Final[Mapping[int, tuple[int, int]]] = MappingProxyType(
    {
        21: (3, 3),
        22: (6, 3),
        23: (9, 3),
        24: (12, 3),
        25: (3, 3),
        26: (6, 3),
        27: (9, 3),
        28: (12, 3),
        29: (9, 3),
        30: (12, 3),
        31: (3, 3),
        32: (6, 3),
        33: (1, 3),
        34: (4, 3),
        35: (7, 3),
        36: (10, 3),
        37: (1, 4),
        38: (5, 4),
        39: (9, 4),
        40: (1, 6),
        41: (7, 6),
    }
)
"""First month and number of months of each sub-year grouping: 21 to 24 spring, summer, autumn, winter (read as
northern), 25 to 28 northern, 29 to 32 southern, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves of a year.
A season that begins in December belongs to the year in which it begins."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the standard leaves open.

    Attributes:
        groupings: First month and number of months for the codes 21 to 41.
        any_year: The years that `XXXX` may be; None: no limit, so that its ends are unknown.
    """

    groupings: Mapping[int, tuple[int, int]] = field(default_factory=lambda: METEOROLOGICAL)
    any_year: tuple[int, int] | None = (0, 9999)

    @classmethod
    def southern(cls) -> Conventions:
        """Seasons without a hemisphere (21 to 24) read as those of the southern one.

        >>> Conventions.southern().groupings[24]
        (6, 3)
        """
        plain = {code: METEOROLOGICAL[code + 8] for code in range(21, 25)}
        return cls(MappingProxyType({**METEOROLOGICAL, **plain}))


DEFAULT_CONVENTIONS: Final = Conventions()
