import json
import threading

import pytest

from dateline.events.errors import ReadError
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.store import Store
from dateline.pipeline.watch import watch

ARTICLE = "Published: 2020-05-06\n\nThe old bridge at Brenna collapsed on Monday.\n"


def rounds(addresses, store, **options):
    return list(
        watch(addresses, store, clock=FixedClock(0), stop=threading.Event(), interval=0.05, once=True, **options)
    )


def test_a_folder_is_read_once_and_then_only_what_is_new(tmp_path):
    inbox, store = tmp_path / "inbox", Store(tmp_path / "store")
    inbox.mkdir()
    (inbox / "a.txt").write_text(ARTICLE, "utf-8")
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


def test_a_file_that_arrives_while_it_watches_is_kept_before_it_stops(tmp_path):
    inbox, store, stop = tmp_path / "inbox", Store(tmp_path / "store"), threading.Event()
    inbox.mkdir()
    (inbox / "a.txt").write_text(ARTICLE, "utf-8")
    seen = []
    for done in watch([str(inbox)], store, clock=FixedClock(0), stop=stop, interval=0.05):
        seen.append(done)
        if len(seen) == 1:
            (inbox / "b.txt").write_text(ARTICLE.replace("Brenna", "Ostrel"), "utf-8")
        else:
            stop.set()
    titles = " ".join(store.claims().collect()["title"])
    assert "Brenna" in titles
    assert "Ostrel" in titles


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
