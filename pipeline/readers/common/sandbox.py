"""A child process with a limit on memory and time, in which web pages, PDFs and workbooks are opened.

A container from anywhere can ask for more memory than there is, or for ever; here that costs the child, which is then
replaced, and the file becomes a reject. The child takes one JSON line for each file and answers with one.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from dateline.events.errors import ReadError

MEMORY: Final = 2_000_000_000
"""Bytes of address space of the child; a workbook of 10 MB takes about half of it."""
SECONDS: Final = 30.0
TASKS: Final = "dateline.pipeline.readers.common.tasks"


class Sandbox:
    """One child, started when it is first needed and started again after it had to be ended."""

    def __init__(self, *, memory: int = MEMORY, seconds: float = SECONDS) -> None:
        self._memory, self._seconds = memory, seconds
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def run(self, task: str, path: Path, **options: object) -> dict[str, Any]:
        """The answer of a task of `tasks.py` about a file.

        Raises:
            ReadError: the file is not what it should be, or takes too much memory or time.
            ImportError: the child lacks a package; that is no fault of the file.
        """
        with self._lock:
            answer = self._ask(json.dumps({"task": task, "path": str(path), **options}))
        if answer is None:
            limits = f"{self._memory // 1_000_000} MB of memory or {self._seconds:.0f} seconds"
            raise ReadError(
                str(path), f"takes more than {limits}, or crashes its reader", "save it in a simpler format"
            )
        if "missing" in answer:
            raise ImportError(answer["missing"], name=answer["module"])
        if "error" in answer:
            raise ReadError(
                str(path), str(answer["error"]), str(answer.get("remedy") or "check that it opens elsewhere")
            )
        return answer

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _ask(self, request: str) -> dict[str, Any] | None:
        child = self._started()
        if child.stdin is None or child.stdout is None:
            return None
        timer = threading.Timer(self._seconds, child.kill)
        timer.start()
        try:
            child.stdin.write(request + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
            answer = json.loads(line) if line.endswith("\n") else None
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if not isinstance(answer, dict):
            self.close()
            return None
        return answer

    def _started(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            environment = {**os.environ, "POLARS_MAX_THREADS": "1", "PYTHONUTF8": "1"}
            self._child = subprocess.Popen(  # noqa: S603 - our own module, and numbers
                [sys.executable, "-P", "-m", TASKS, str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env=environment,
            )
        return self._child


SANDBOX: Final = Sandbox()
"""The child of this process."""

atexit.register(SANDBOX.close)
