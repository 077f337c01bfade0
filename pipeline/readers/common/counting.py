"""How many records a file holds, counted apart from reading it, so that what became of them can be checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from dateline.pipeline.readers.common.content import DATA_CAP, read_text
from dateline.pipeline.readers.common.layout import is_own_layout
from dateline.pipeline.readers.common.members import members_of
from dateline.pipeline.readers.common.objects import load, objects
from dateline.pipeline.readers.common.protocol import Context
from dateline.pipeline.readers.common.tables.delimited import count_rows as count_rows

_COMPONENT: Final = re.compile(r"^BEGIN:(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY)\s*$", re.MULTILINE | re.IGNORECASE)


def objects_in(path: Path) -> int:
    """JSON values of a file, one a line or one after another; an event of ours counts as the claims it holds."""
    return sum(map(_claims_in, (value for _, value in objects(path, Context(str(path))))))


def members_in(path: Path) -> int:
    """Members of the array in a JSON file."""
    context = Context(str(path))
    return sum(map(_claims_in, (value for _, value in members_of(load(path, context).value, context))))


def _claims_in(value: Any) -> int:
    if not isinstance(value, Mapping) or not is_own_layout(value) or "claim_id" in value:
        return 1
    held = value.get("claims")
    return len(held) if isinstance(held, list) and held and all(isinstance(c, dict) for c in held) else 1


def elements_in(path: Path, *names: str) -> int:
    """XML elements of these names that begin in a file."""
    text = read_text(path, cap=DATA_CAP).text
    return len(re.findall(rf"<(?:[\w.-]+:)?(?:{'|'.join(names)})(?=[\s/>])", text, re.IGNORECASE))


def components_in(path: Path) -> int:
    """Events, tasks and the like that begin in a calendar."""
    return len(_COMPONENT.findall(read_text(path, cap=DATA_CAP).text.replace("\r", "\n")))
