"""Files in: one format a module, found by scanning this folder; what they share is in `common`."""

from __future__ import annotations

from dateline.pipeline.readers.common.finder import reader_for as reader_for
from dateline.pipeline.readers.common.finder import readers as readers
from dateline.pipeline.readers.common.protocol import UNUSED as UNUSED
from dateline.pipeline.readers.common.protocol import Changed as Changed
from dateline.pipeline.readers.common.protocol import Columns as Columns
from dateline.pipeline.readers.common.protocol import Context as Context
from dateline.pipeline.readers.common.protocol import Item as Item
from dateline.pipeline.readers.common.protocol import Reader as Reader
from dateline.pipeline.readers.common.protocol import Skipped as Skipped
