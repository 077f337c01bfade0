import os
import signal
from pathlib import Path

import polars as pl
import pytest

from dateline.events.errors import QueryError
from dateline.pipeline import engine
from dateline.pipeline.engine import Engine, Lost, Task


def double(number: int) -> dict[str, pl.DataFrame]:
    return {"doubled": pl.DataFrame({"n": [2 * number]})}


def double_and_leave_a_mark(payload: tuple[int, str]) -> dict[str, pl.DataFrame]:
    number, folder = payload
    with Path(folder, "marks").open("a") as file:
        file.write(f"{number}\n")
    return double(number)


def die_once(payload: tuple[int, str]) -> dict[str, pl.DataFrame]:
    number, folder = payload
    mark = Path(folder, "died")
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


def die_on_three(number: int) -> dict[str, pl.DataFrame]:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


def doubled(results):
    return [frames["doubled"].item() for _, frames in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers):
    tasks = (Task(str(n), n) for n in range(9))
    assert doubled(Engine(workers=workers).run(double, tasks)) == [2 * n for n in range(9)]


def test_a_finished_task_is_not_run_again(tmp_path):
    tasks = [Task(str(n), (n, str(tmp_path))) for n in range(4)]
    first = doubled(Engine(workers=1).run(double_and_leave_a_mark, tasks[:2], spool=tmp_path / "spool"))
    again = doubled(Engine(workers=2).run(double_and_leave_a_mark, tasks, spool=tmp_path / "spool"))
    assert (first, again) == ([0, 2], [0, 2, 4, 6])
    assert sorted((tmp_path / "marks").read_text().split()) == ["0", "1", "2", "3"]


def test_a_half_written_result_counts_as_none(tmp_path):
    (tmp_path / "0.abc.part").mkdir()
    (tmp_path / "0.abc.part" / "doubled.arrow").write_bytes(b"half")
    assert doubled(Engine().run(double, [Task("0", 5)], spool=tmp_path)) == [10]


def test_a_worker_that_dies_loses_nothing(tmp_path):
    tasks = [Task(str(n), (n, str(tmp_path))) for n in range(6)]
    assert doubled(Engine(workers=2).run(die_once, tasks)) == [2 * n for n in range(6)]


def test_a_task_that_always_kills_its_worker_is_given_up_and_the_rest_goes_on():
    results = [result for _, result in Engine(workers=2).run(die_on_three, (Task(str(n), n) for n in range(5)))]
    assert isinstance(results[3], Lost)
    assert [r["doubled"].item() for r in results if not isinstance(r, Lost)] == [0, 2, 4, 8]


def test_a_cluster_that_does_not_answer_says_what_would_do(monkeypatch):
    pytest.importorskip("distributed")
    with pytest.raises(QueryError, match="start one"):
        list(Engine(cluster="not an address").run(double, [Task("0", 0)]))


def test_a_result_that_another_run_took_away_is_made_again(tmp_path, monkeypatch):
    """Two runs with one spool and the same task: the other is done with it while this one reads."""
    tasks = [Task("0", 5)]
    assert doubled(Engine().run(double, tasks, spool=tmp_path)) == [10]
    read = pl.read_ipc

    def taken_away(file):
        frame = read(file)
        engine.forget(tmp_path / "0")
        return frame

    monkeypatch.setattr(pl, "read_ipc", taken_away)
    assert doubled(Engine().run(double, tasks, spool=tmp_path)) == [10]


def test_a_spool_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "spool").write_text("no folder")
    assert doubled(Engine().run(double, [Task("0", 5)], spool=tmp_path / "spool")) == [10]
