import os
import resource
import signal
from pathlib import Path

import polars as pl
import pytest

from dateline.events.errors import QueryError
from dateline.pipeline.engine import Engine, Lost, Task, alone, forget


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


def be_killed(payload: tuple[int, str, int]) -> dict[str, pl.DataFrame]:
    """As if somebody outside killed whoever works on 3, so many times."""
    number, folder, times = payload
    deaths = Path(folder, "deaths")
    if number == 3 and (not deaths.exists() or deaths.stat().st_size < times):
        with deaths.open("a") as file:
            file.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


def crash_on_three(number: int) -> dict[str, pl.DataFrame]:
    if number == 3:
        os._exit(11)
    return double(number)


def refuse_three(number: int) -> dict[str, pl.DataFrame]:
    if number == 3:
        raise QueryError("three", "is none", "give another")
    return double(number)


def tell_limit(number: int) -> dict[str, pl.DataFrame]:
    return {"limit": pl.DataFrame({"bytes": [resource.getrlimit(resource.RLIMIT_AS)[0]]})}


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


def test_a_full_disk_that_polars_tells_of_costs_the_spool_and_no_result(tmp_path, monkeypatch):
    def full(*_):
        raise pl.exceptions.ComputeError("No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_ipc", full)
    assert doubled(Engine().run(double, [Task("0", 5)], spool=tmp_path)) == [10]


def test_a_worker_that_dies_loses_nothing(tmp_path):
    tasks = [Task(str(n), (n, str(tmp_path))) for n in range(6)]
    assert doubled(Engine(workers=2).run(die_once, tasks)) == [2 * n for n in range(6)]


def test_a_task_that_crashes_its_worker_is_given_up_and_the_rest_goes_on():
    results = [result for _, result in Engine(workers=2).run(crash_on_three, (Task(str(n), n) for n in range(5)))]
    assert isinstance(results[3], Lost)
    assert "exit code 11" in results[3].reason
    assert [r["doubled"].item() for r in results if not isinstance(r, Lost)] == [0, 2, 4, 8]


def test_workers_killed_from_outside_lose_no_task_however_often_it_meets_the_same(tmp_path):
    tasks = [Task(str(n), (n, str(tmp_path), 7)) for n in range(6)]
    assert doubled(Engine(workers=2).run(be_killed, tasks)) == [2 * n for n in range(6)]
    assert (tmp_path / "deaths").stat().st_size == 7


def test_a_task_whose_workers_are_killed_without_end_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "KILLS", 1)
    tasks = [Task(str(n), (n, str(tmp_path), 1000)) for n in range(2, 5)]
    results = [result for _, result in Engine(workers=2).run(be_killed, tasks)]
    assert [type(result) for result in results] == [dict, Lost, dict]
    assert "killed" in results[1].reason


def test_a_task_alone_has_no_more_memory_than_there_is_and_its_error_is_told():
    limited = alone.alone(tell_limit, Task("0", 0), None)
    assert 0 < limited["limit"].item() < 2 * alone.available()
    with pytest.raises(QueryError, match="three: is none"):
        alone.alone(refuse_three, Task("3", 3), None)


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
        forget(tmp_path / "0")
        return frame

    monkeypatch.setattr(pl, "read_ipc", taken_away)
    assert doubled(Engine().run(double, tasks, spool=tmp_path)) == [10]


def test_a_spool_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "spool").write_text("no folder")
    assert doubled(Engine().run(double, [Task("0", 5)], spool=tmp_path / "spool")) == [10]
