"""The same tables from any number of workers, from a cluster, in any parts, and after anything was killed."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from dateline.events.errors import QueryError
from dateline.events.table.claim import Citation, Claim
from dateline.events.text.extractor import Extraction, Extractor
from dateline.events.time.bounds import Bounds
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.engine import Engine
from dateline.pipeline.ingesting import extracting
from dateline.pipeline.ingesting.account import Account, joined
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import Batch, extract_batch, tasks_of
from dateline.pipeline.ingesting.ingest import REPEAT, ingest, ingest_parts
from dateline.pipeline.merge import merge
from dateline.pipeline.storing.place import SPOOL
from dateline.pipeline.storing.store import Store
from tests.pipeline.clusters import cluster

RULES = Extractor("rules")
FEW = 16


@pytest.fixture(autouse=True)
def tasks_of_few_documents(monkeypatch):
    monkeypatch.setattr(extracting, "MOST", FEW)


def sentences(number: int) -> str:
    town = ["Brenna", "Ostrel", "Veldt", "Karsk", "Mirova"][number % 5]
    return f"The mill of {town} burned down on {number % 28 + 1} March 1911. It was rebuilt within two years."


@pytest.fixture
def wire(tmp_path):
    """40 documents, two of them the same, a line that is none, and a table of records."""
    folder = tmp_path / "wire"
    folder.mkdir()
    documents = [{"doc_id": f"d{n % 39}", "dct": "1911-04-01", "text": sentences(n % 39)} for n in range(40)]
    lines = [json.dumps(document) for document in documents]
    lines.insert(7, "no JSON")
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    rows = "".join(f"1911-03-{n % 28 + 1:02},Event {n}\n" for n in range(30))
    (folder / "b.csv").write_text(f"date,title\n{rows}soon,Unclear\n", "utf-8")
    return folder


def told(read):
    account = Account()
    account.add(read.report)
    return account.lines()


@pytest.mark.parametrize("size", [1, 7, 64])
def test_parts_are_together_what_is_read_in_one_go(wire, size):
    whole = ingest([wire], extractor=RULES)
    parts = list(ingest_parts([wire], extractor=RULES, size=size))
    assert len(parts) >= 71 // size
    assert max(part.claims["doc_id"].n_unique() for part in parts) <= size + 1
    assert pl.concat(part.claims for part in parts).equals(whole.claims)
    assert pl.concat(part.rejects for part in parts).equals(whole.rejects)
    report = joined(one for part in parts for one in part.report)
    assert [(r.documents, r.claims, len(r.rejects), len(r.skipped)) for r in report] == [
        (r.documents, r.claims, len(r.rejects), len(r.skipped)) for r in whole.report
    ]
    assert [s.reason for s in report[0].skipped if s.reason == REPEAT]
    account = Account()
    for part in parts:
        account.add(part.report)
    assert account.lines() == told(whole)


def test_two_workers_give_the_table_of_one(wire):
    one = ingest([wire], extractor=RULES)
    two = ingest([wire], extractor=RULES, engine=Engine(2))
    assert two.claims.equals(one.claims)
    assert two.rejects.equals(one.rejects)
    assert told(two) == told(one)


def test_a_cluster_gives_the_table_of_one_worker(wire, tmp_path):
    with cluster(tmp_path) as (address, _):
        two = ingest([wire], extractor=RULES, engine=Engine(cluster=address))
    one = ingest([wire], extractor=RULES)
    assert two.claims.equals(one.claims)
    assert told(two) == told(one)


def test_the_cut_into_batches_changes_no_claim(wire):
    documents = [document for task in tasks_of(_documents(wire), RULES) for document in task.payload.documents]
    together = extract_batch(Batch(tuple(documents), RULES, RULES.version))["claims"]
    alone = [extract_batch(Batch((document,), RULES, RULES.version))["claims"] for document in documents]
    assert pl.concat(alone).equals(together)


def _documents(folder):
    from dateline.pipeline.readers import Context
    from dateline.pipeline.readers.json_lines import READER

    return [item for item in READER.read(folder / "a.jsonl", Context("a.jsonl")) if isinstance(item, Document)]


def test_a_task_ends_with_so_many_letters_and_holds_a_longer_document_whole(monkeypatch):
    monkeypatch.setattr(extracting, "BATCH", 10)
    documents = [Document(text, text, "wire") for text in ("four", "five!", "x", "a long document", "end")]
    held = [[document.text for document in task.payload.documents] for task in tasks_of(documents, RULES)]
    assert held == [["four", "five!", "x"], ["a long document"], ["end"]]
    assert [task.payload.documents for task in tasks_of([], RULES)] == [()]


def test_a_task_is_known_by_its_documents_and_what_extracts_them(wire):
    documents = _documents(wire)
    keys = [task.key for task in tasks_of(documents, RULES)]
    assert keys == [task.key for task in tasks_of(documents, RULES)]
    assert keys[1:] == [task.key for task in tasks_of(documents[FEW:], RULES)]
    assert not set(keys) & {task.key for task in tasks_of(documents, Marks("", version="2"))}


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(QueryError, match="install the same"):
        extract_batch(Batch((), RULES, "another"))


@dataclass
class Marks:
    """Makes a claim of each text and leaves a mark; a text with CRASH in it ends its process, HALT kills it once."""

    folder: str
    version: str = "1"

    def extract_each(self, documents):
        return [self._extract(text, source) for text, source in documents]

    def _extract(self, text, source):
        if "CRASH" in text:
            os._exit(11)
        halted = Path(self.folder, "halted")
        if "HALT" in text and not halted.exists():
            halted.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        with Path(self.folder, "marks").open("a", encoding="utf-8") as file:
            file.write(f"{source.doc_id}\n")
        claim = Claim(source, text[:9], Bounds.nowhere(), Citation(0, 1, text[:20]), "test", self.version)
        return Extraction((claim,), ())


def numbered(folder, texts):
    file = folder / "n.jsonl"
    lines = (json.dumps({"doc_id": f"d{n}", "text": text}) for n, text in enumerate(texts))
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def test_a_worker_that_is_killed_loses_nothing(tmp_path):
    file = numbered(tmp_path, ["HALT" if n == 20 else f"Text {n}" for n in range(40)])
    found = ingest([file], extractor=Marks(str(tmp_path)), engine=Engine(2))
    assert found.claims["doc_id"].to_list() == [f"d{n}" for n in range(40)]
    assert found.rejects.is_empty()


def test_only_the_document_that_crashes_its_worker_is_refused(tmp_path):
    file = numbered(tmp_path, ["CRASH" if n == 1 else f"Text {n}" for n in range(3)])
    (found,) = ingest_parts([file], extractor=Marks(str(tmp_path)), engine=Engine(2), spool=tmp_path / "spool")
    found.settle()
    assert not (tmp_path / "spool").exists()
    assert found.claims["doc_id"].to_list() == ["d0", "d2"]
    (reject,) = found.rejects.to_dicts()
    assert "its worker died" in reject["reason"]
    assert reject["file"].endswith("line 2")


RUN = """
import sys
from pathlib import Path
from dateline.pipeline.ingesting import extracting
from dateline.pipeline.ingesting.ingest import ingest_parts
from tests.pipeline.ingesting.test_extracting import Marks

extracting.MOST = 16
folder = Path(sys.argv[1])
for part in ingest_parts([folder / "n.jsonl"], extractor=Marks(str(folder)), spool=folder / "spool"):
    part.settle()
"""


def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path):
    numbered(tmp_path, ["HALT" if n == 2 * FEW else f"Text {n}" for n in range(40)])
    first = subprocess.run([sys.executable, "-c", RUN, str(tmp_path)], check=False, timeout=60)
    assert first.returncode == -signal.SIGKILL
    finished = (tmp_path / "marks").read_text().split()
    assert len(finished) == 2 * FEW
    (part,) = ingest_parts([tmp_path / "n.jsonl"], extractor=Marks(str(tmp_path)), spool=tmp_path / "spool")
    assert part.claims["doc_id"].to_list() == [f"d{n}" for n in range(40)]
    assert (tmp_path / "marks").read_text().split() == [f"d{n}" for n in range(40)]  # none of them twice
    part.settle()
    assert not (tmp_path / "spool").exists()


def test_a_merge_in_parts_is_the_merge_in_one_go_and_leaves_no_spool(wire, tmp_path):
    one = merge([wire], Store(tmp_path / "one"), clock=FixedClock(0))
    two = merge([wire], Store(tmp_path / "two"), clock=FixedClock(0), engine=Engine(2), part=9)
    assert two.counts() == one.counts()
    assert two.account.lines() == one.account.lines()
    assert two.touched.equals(one.touched)
    held = [Store(tmp_path / name).claims().collect().sort("claim_id") for name in ("one", "two")]
    assert held[0].equals(held[1])
    assert not (tmp_path / "two" / SPOOL).exists()


def test_progress_is_told_as_tasks_end(wire):
    heard = []
    found = ingest([wire], extractor=RULES, tell=lambda documents, claims: heard.append((documents, claims)))
    assert sum(documents for documents, _ in heard) == found.report[0].documents
    assert len(heard) == 3


def test_workers_end_when_their_run_is_killed(tmp_path):
    """The pipe of the run's workers closes when the last of them has ended."""
    program = (
        "import os, signal\nfrom dateline.pipeline.engine import Engine\n"
        "with Engine(2).executor() as pool:\n"
        "    print(pool.submit(os.getpid).result(), flush=True)\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    worker, _ = run.communicate(timeout=30)  # returns when no process holds stdout any more
    assert int(worker) != run.pid
    assert run.returncode == -signal.SIGKILL
