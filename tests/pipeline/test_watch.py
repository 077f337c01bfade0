import json
import threading

import pytest
from typer.testing import CliRunner

from dateline.events.errors import ChartError, QueryError, ReadError, StoreError
from dateline.pipeline.cli import build_app
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.engine import Engine
from dateline.pipeline.ingesting.provider import Provider, ProviderChoice
from dateline.pipeline.storing.store import Store
from dateline.pipeline.streams import Batch, Stream
from dateline.pipeline.watch import watch

ARTICLE = "Published: 2020-05-06\n\nThe old bridge at Brenna collapsed on Monday.\n"


def rounds(addresses, store, **options):
    return list(
        watch(addresses, store, clock=FixedClock(0), stop=threading.Event(), interval=0.05, once=True, **options)
    )


@pytest.fixture
def inbox(tmp_path):
    """A folder with an article."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    return folder


def while_one_more_arrives(inbox, store):
    """The rounds of a watch that ends with the second, during which another article comes."""
    seen, stop = [], threading.Event()
    for done in watch([str(inbox)], store, clock=FixedClock(0), stop=stop, interval=0.05):
        seen.append(done)
        if len(seen) == 1:
            (inbox / "b.txt").write_text(ARTICLE.replace("Brenna", "Ostrel"), "utf-8")
        else:
            stop.set()
    return seen


def test_a_folder_is_read_once_and_then_only_what_is_new(inbox, tmp_path):
    store = Store(tmp_path / "store")
    first = rounds([str(inbox)], store)
    again = rounds([str(inbox)], store)
    assert sum(done.new_claims for done in first) > 0
    assert sum(done.new_claims for done in again) == 0


def test_what_cannot_be_read_is_a_reject_and_the_rest_is_kept(tmp_path):
    inbox, store = tmp_path / "inbox", Store(tmp_path / "store")
    inbox.mkdir()
    (inbox / "lines.jsonl").write_text(
        '{"doc_id": "a", "dct": "2020-05-06", "text": "A fire broke out on Monday."}\nno JSON\n'
    )
    done = rounds([str(inbox)], store)
    assert sum(one.rejects for one in done) == 1
    assert store.claims().collect()["doc_id"].to_list().count("a") >= 1


def test_a_file_that_arrives_while_it_watches_is_kept_before_it_stops(inbox, tmp_path):
    store = Store(tmp_path / "store")
    while_one_more_arrives(inbox, store)
    titles = " ".join(store.claims().collect()["title"])
    assert "Brenna" in titles
    assert "Ostrel" in titles


def test_vague_words_are_as_wide_as_asked_and_a_store_of_other_widths_is_refused(inbox, tmp_path):
    (inbox / "a.txt").write_text(ARTICLE.replace("on Monday", "in early March 2020"), "utf-8")
    (tmp_path / "widths.toml").write_text(
        '[early]\ncore = [0.0, 0.6]\nouter = [0.0, 0.7]\nreason = "our editors\' use"\n', "utf-8"
    )
    usual, wide = Store(tmp_path / "usual"), Store(tmp_path / "wide")
    rounds([str(inbox)], usual)
    rounds([str(inbox)], wide, extractor=ProviderChoice(Provider.AUTO).extractor(tmp_path / "widths.toml"))
    ends = [store.claims().collect()["latest_end"].max() for store in (usual, wide)]
    assert ends[0] < ends[1]
    with pytest.raises(QueryError, match="other widths"):
        rounds([str(inbox)], wide)


def test_a_folder_with_other_files_is_no_store(inbox):
    with pytest.raises(StoreError, match=r"other files \(a.txt\).*/store"):
        rounds([str(inbox)], Store(inbox))
    assert [child.name for child in inbox.iterdir()] == ["a.txt"]


def test_several_folders_come_into_one_store(tmp_path):
    store = Store(tmp_path / "store")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        line = {"doc_id": name, "dct": "2020-05-06", "text": f"The mill of {name.title()}burg burned down on Monday."}
        (tmp_path / name / "x.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    rounds([str(tmp_path / "one"), str(tmp_path / "two")], store)
    assert set(store.claims().collect()["doc_id"]) == {"one", "two"}


def test_an_address_of_no_kind_is_refused_at_once(tmp_path):
    with pytest.raises(ReadError, match="can be watched"):
        rounds(["gopher://old.example/"], Store(tmp_path))


class Shaky:
    """A source whose connection is lost in a way of its own, once; then it gives a file, and cannot be told of it."""

    tries = closed = 0

    def __init__(self, _address, scratch, _interval):
        self._file = scratch / "a.txt"

    def batches(self, stop):
        type(self).tries += 1
        if self.tries == 1:
            raise RuntimeError("the wire was cut")
        self._file.write_text(ARTICLE, "utf-8")
        yield Batch("shaky", (self._file,), self._forget)
        while not stop.is_set():
            yield None

    def _forget(self):
        raise ConnectionResetError("cut again")

    def close(self):
        type(self).closed += 1
        raise BrokenPipeError("closed already")


def test_a_connection_that_fails_in_any_way_is_a_remark_and_opened_again(tmp_path, monkeypatch, caplog):
    kind = Stream("shaky", lambda _: True, Shaky, "shaky://", 0.01)
    monkeypatch.setattr("dateline.pipeline.watch.stream_for", lambda _: kind)
    monkeypatch.setattr(Shaky, "tries", 0)
    monkeypatch.setattr(Shaky, "closed", 0)
    done = rounds(["shaky://wire"], Store(tmp_path / "store"))
    assert [one.new_claims > 0 for one in done] == [True]
    assert (Shaky.tries, Shaky.closed) == (2, 2)
    remarks = " ".join(record.getMessage() for record in caplog.records)
    assert "watch.source_lost RuntimeError: the wire was cut" in remarks
    assert "watch.not_acknowledged origin=shaky ConnectionResetError: cut again" in remarks


class Full(Store):
    """A store that can be written the first time, not the second, and then again."""

    writes = 0

    def add(self, *given, **options):
        self.writes += 1
        if self.writes == 2:
            raise StoreError(self.address, "no space left", "")
        return super().add(*given, **options)


def test_a_store_that_cannot_be_written_for_a_while_is_waited_for(inbox, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("dateline.pipeline.watch.LOOK", 0.001)
    store = Full(tmp_path / "store")
    assert [one.new_claims > 0 for one in while_one_more_arrives(inbox, store)] == [True, True]
    assert "watch.not_kept" in caplog.text
    assert store.writes == 3


def test_a_store_that_never_could_be_written_is_an_error(inbox, tmp_path):
    store = Full(tmp_path / "store")
    store.writes = 1
    with pytest.raises(StoreError, match="no space left"):
        rounds([str(inbox)], store)


def test_a_watcher_reads_with_workers_that_stay(inbox, tmp_path):
    store = Store(tmp_path / "store")
    assert sum(one.new_claims for one in rounds([str(inbox)], store, engine=Engine(2))) > 0


def test_the_store_is_read_whole_once_and_then_only_what_came(inbox, tmp_path, monkeypatch):
    store, asked = Store(tmp_path / "store"), []
    whole = Store.known
    monkeypatch.setattr(Store, "known", lambda self: asked.append(1) or whole(self))
    seen = while_one_more_arrives(inbox, store)
    (inbox / "c.txt").write_text(ARTICLE, "utf-8")
    assert [done.new_claims > 0 for done in seen] == [True, True]
    assert len(asked) == 1


def test_what_another_writer_added_is_known_too(inbox, tmp_path):
    store, stop, told = Store(tmp_path / "store"), threading.Event(), []
    for done in watch([str(inbox)], store, clock=FixedClock(0), stop=stop, interval=0.05):
        told.append(done.new_claims)
        if len(told) == 1:
            other = tmp_path / "other"
            other.mkdir()
            (other / "b.txt").write_text(ARTICLE.replace("Brenna", "Ostrel"), "utf-8")
            rounds([str(other)], store)
            (inbox / "b.txt").write_text(ARTICLE.replace("Brenna", "Ostrel"), "utf-8")
        else:
            stop.set()
    assert told[0] > 0
    assert told[1:] == [0]


def test_a_picture_of_no_kind_is_refused_before_anything_is_read(inbox, tmp_path):
    given = ["watch", str(inbox), "--store", str(tmp_path / "store"), "--once", "-o", str(tmp_path / "t.gif")]
    assert isinstance(CliRunner().invoke(build_app("watch"), given).exception, ChartError)
    assert not (tmp_path / "store").exists()
