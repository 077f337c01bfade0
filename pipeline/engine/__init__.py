"""The same tasks on one core, on all cores, or on a cluster: one code path over `concurrent.futures.Executor`."""

from dateline.pipeline.engine.engine import Engine
from dateline.pipeline.engine.spool import forget
from dateline.pipeline.engine.task import Frames, Lost, Task

__all__ = ["Engine", "Frames", "Lost", "Task", "forget"]
