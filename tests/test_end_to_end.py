"""From the command line, on whole folders: what a user sees who runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parent.parent / "seeds" / "stories" / "korea-russia"
NEWS = "record_id,date,title,place,actors,kind,source\nx1,2024-11-09,Vladimir Putin signs the law on the treaty,Moscow,Vladimir Putin,politics,Morning File\n"  # noqa: E501


def dateline(*arguments, cwd, expect=0, seed="0"):
    """Run the command as a user does; what it printed."""
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    environment = {k: v for k, v in os.environ.items() if k != "DATELINE_STORE"} | {"PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == expect, done.stderr
    return done


def events(cwd, *arguments):
    return [
        json.loads(line) for line in dateline("query", "--format", "jsonl", *arguments, cwd=cwd).stdout.splitlines()
    ]


def exported(cwd):
    """Every event of the store by id, with its claims in full."""
    dateline("export", "-o", "all.jsonl", cwd=cwd)
    return {event["event_id"]: event for event in map(json.loads, (cwd / "all.jsonl").read_text("utf-8").splitlines())}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with the store that `dateline build` made of the story."""
    folder = tmp_path_factory.mktemp("home")
    dateline("build", STORY, "-o", "timeline.html", cwd=folder)
    return folder


def test_building_twice_writes_the_same_bytes(tmp_path):
    dateline("build", STORY, "--no-store", "-o", "a.html", cwd=tmp_path, seed="1")
    dateline("build", STORY, "--no-store", "-o", "b.html", cwd=tmp_path, seed="2")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_with_no_path_and_no_store_the_story_that_comes_with_it_is_drawn(tmp_path):
    said = dateline("build", "-o", "page.html", cwd=tmp_path).stdout
    assert "North Korea and Russia" in (tmp_path / "page.html").read_text("utf-8")
    assert said.startswith("page.html: ")
    assert not (tmp_path / ".dateline").exists()


def test_a_page_drawn_again_from_the_store_alone_is_the_same_page(home, tmp_path):
    first = (home / "timeline.html").read_bytes()
    dateline("build", "-o", tmp_path / "again.html", cwd=home)
    assert (tmp_path / "again.html").read_bytes() == first


def test_the_same_files_again_add_nothing(home):
    before = events(home)
    again = dateline("merge", STORY, cwd=home)
    assert "0 new claims" in again.stdout + again.stderr
    assert events(home) == before


@pytest.mark.parametrize(
    ("period", "words"),
    [("1953", "armistice"), ("June 2024", "treaty"), ("1948", "founded"), ("2025-01-11", "Zelensky")],
)
def test_a_period_finds_its_event_surely(home, period, words):
    assert any(words in event["title"] for event in events(home, "--during", period, "--mode", "surely"))


def test_what_is_surely_in_a_period_is_maybe_in_it(home):
    sure = {event["event_id"] for event in events(home, "--during", "2024", "--mode", "surely")}
    assert sure
    assert sure <= {event["event_id"] for event in events(home, "--during", "2024", "--mode", "maybe")}


def test_as_known_then_leaves_out_what_came_later(home):
    known = events(home, "--as-known", "2024-11-02")
    published = {c["claim_id"]: c["citation"]["published"] for e in exported(home).values() for c in e["claims"]}
    said = [published[claim] for event in known for claim in event["claims"]]
    assert said
    assert all(date is not None and date <= "2024-11-02" for date in said)
    assert not any("Zelensky" in event["title"] for event in known)


def test_merging_a_new_file_changes_what_it_tells_of_and_the_page_shows_it(tmp_path):
    dateline("build", STORY, "-o", "page.html", cwd=tmp_path)
    before = exported(tmp_path)
    (tmp_path / "news.csv").write_text(NEWS, "utf-8")
    dateline("merge", "news.csv", cwd=tmp_path)
    after = exported(tmp_path)
    told = {key for key, event in after.items() if any(claim["record_id"] == "x1" for claim in event["claims"])}
    assert len(told) == 1
    untouched = {key: event for key, event in after.items() if key not in told}
    assert untouched == {key: before[key] for key in untouched}
    dateline("build", "-o", "page.html", cwd=tmp_path)
    assert "Morning File" in dateline("explain", told.pop(), cwd=tmp_path).stdout


@pytest.fixture
def broken(tmp_path):
    """A folder of what goes wrong in real life, and one good file."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Published: 2020-05-05\n\nThe bridge collapsed on Monday.\n", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "large.txt").write_bytes(b"On 3 May 1999 it rained. " * 800_000)
    (folder / "latin.txt").write_bytes(
        "Published: 2020-05-05\n\nAm Montag öffnete das Café in Zürich.\n".encode("latin-1")
    )
    (folder / "bare.html").write_text("<html><head><title>x</title></head><body><nav>menu</nav></body></html>", "utf-8")
    (folder / "rows.csv").write_text("date,title\n1999-05-03,A good row\n1999-13-45,A broken row\n", "utf-8")
    return folder


def test_a_folder_of_broken_files_still_gives_the_page_and_a_reject_for_each(broken, tmp_path):
    done = dateline("build", broken, "-o", "page.html", "--strict", cwd=tmp_path, expect=1)
    assert (tmp_path / "page.html").is_file()
    assert "collapsed" in "".join(event["title"] for event in events(tmp_path))
    for name in ("empty.txt", "binary.txt", "large.txt", "bare.html", "rows.csv"):
        assert "reject" in next(line for line in done.stderr.splitlines() if f"{name}: " in line)


def test_wrong_use_is_told_in_plain_words_with_exit_code_2(tmp_path):
    done = dateline("build", "nowhere/", cwd=tmp_path, expect=2)
    assert "nowhere: no such file or folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_was_named_and_is_not_there_is_not_made_of_the_story(tmp_path):
    said = dateline("build", "--store", "archvie", cwd=tmp_path, expect=2).stderr
    assert "archvie: there is no store here" in said
    assert list(tmp_path.iterdir()) == []


def test_a_page_for_a_folder_that_is_not_there_is_refused_before_anything_is_read(tmp_path):
    said = dateline("build", STORY, "-o", "maps/page.html", cwd=tmp_path, expect=2).stderr
    assert "there is no folder maps" in said
    assert list(tmp_path.iterdir()) == []


def test_a_file_whose_name_is_no_text_is_read_like_any_other(tmp_path):
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/bad\xff.txt")).write_text(
        "The bridge fell on 3 May 2021.", "utf-8"
    )
    dateline("build", "in", cwd=tmp_path)
    assert [event["sources"] for event in events(tmp_path)] == [["bad\\udcff.txt"]]


def test_words_that_name_no_period_are_told_what_can_be_read(home):
    said = dateline("query", "--during", "when it rained", cwd=home, expect=2).stderr
    assert "'when it rained': names neither a period nor an event" in said
    assert "June 2024" in said


@pytest.mark.parametrize(("name", "start"), [("t.svg", b"<svg"), ("t.png", b"\x89PNG")])
def test_what_is_built_is_drawn_as_its_suffix_says(tmp_path, name, start):
    (tmp_path / "a.csv").write_text("date,title\n2020-01-01,Gate opened\n", "utf-8")
    dateline("build", "a.csv", "--no-store", "-o", name, cwd=tmp_path)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_of_no_kind_is_refused_before_anything_is_read(tmp_path):
    (tmp_path / "a.csv").write_text("date,title\n2020-01-01,Gate opened\n", "utf-8")
    said = dateline("build", "a.csv", "-o", "a.csv.txt", cwd=tmp_path, expect=2).stderr
    assert ".html, .png, .svg, .pdf" in said
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
