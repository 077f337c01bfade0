"""An extractor that makes one claim of each text: for tests."""

from dataclasses import dataclass

from dateline.events.table.claim import Citation, Claim
from dateline.events.time.bounds import Bounds
from dateline.pipeline.ingesting.ingest import ingest


@dataclass(frozen=True)
class Skip:
    reason: str
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True)
class Extraction:
    claims: tuple
    skips: tuple


@dataclass
class OneClaim:
    """Makes one claim of each text, of its first word; a text with BOOM in it breaks."""

    version: str = "test-1"

    def extract_each(self, documents):
        return [self._extract(text, source) for text, source in documents]

    def _extract(self, text, source):
        if "BOOM" in text:
            return ValueError("a rule broke")
        claim = Claim(source, text.split()[0], Bounds.nowhere(), Citation(0, 1, text[:20]), "test", self.version)
        return Extraction((claim,), (Skip("a duration", 0, 1, "x"),))


def read(*paths, **options):
    return ingest(paths, extractor=OneClaim(), **options)


def write(folder, name, content):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file
