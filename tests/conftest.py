"""Property tests do not depend on the clock: no deadline, and the same examples on every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("dateline", deadline=None, derandomize=True)
settings.load_profile("dateline")
