"""Files out: one format a module, found by scanning this folder; what they share is in `common`."""

from __future__ import annotations

from dateline.pipeline.writers.common.finder import writer_for as writer_for
from dateline.pipeline.writers.common.finder import writers as writers
from dateline.pipeline.writers.common.protocol import Entry as Entry
from dateline.pipeline.writers.common.protocol import Export as Export
from dateline.pipeline.writers.common.protocol import Writer as Writer
from dateline.pipeline.writers.common.protocol import export_of as export_of
