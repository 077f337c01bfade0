"""What the child process does: opens one container and answers with plain words and numbers. Nothing here fetches."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from dateline.pipeline.readers.common.opening.page import page
from dateline.pipeline.readers.common.opening.pdf import pdf
from dateline.pipeline.readers.common.opening.workbook import workbook
from dateline.pipeline.readers.common.opening.writing import writing

_UNMAPPED = re.compile("map segment|allocate memory", re.IGNORECASE)
"""How the loader says that a library is there and the memory for it is not."""
Task = Callable[..., dict[str, Any]]
TASKS: Final[dict[str, Task]] = {"page": page, "pdf": pdf, "workbook": workbook, "writing": writing}


def main(memory: int) -> None:
    """Answer requests until there are no more."""
    _limit(memory)
    answers, sys.stdout = sys.stdout, sys.stderr
    for request in _requests():
        task, path = TASKS[request.pop("task")], Path(request.pop("path"))
        try:
            answer = task(path, **request)
        except MemoryError:
            raise
        except ImportError as err:  # each task imports before it opens its file: the installation is broken, no file
            if _UNMAPPED.search(str(err)):
                raise MemoryError from err
            answer = {"missing": str(err), "module": err.name}
        except Exception as err:  # noqa: BLE001 - whatever a hostile file raises is an answer, not the end
            answer = {"error": f"cannot be read ({type(err).__name__}: {str(err)[:200]})"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # no such limit on this system; the limit on time holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(int(sys.argv[1]))
