"""Files that are written whole or not at all."""

import errno
import os
import threading

import pytest

from dateline.pipeline.storing.whole import opened_whole, write_whole


@pytest.mark.parametrize(("number", "is_named"), [(errno.ENOSPC, True), (errno.ECONNRESET, False)])
def test_only_what_the_disk_says_is_said_of_the_file(tmp_path, number, is_named):
    path = tmp_path / "claims.jsonl"
    with pytest.raises(OSError, match="no") as caught, opened_whole(path):
        raise OSError(number, "no")
    assert caught.value.filename == (str(path) if is_named else None)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_file_is_written_to_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "told")
    reader.join()
    assert (read, pipe.is_fifo(), [one.name for one in tmp_path.iterdir()]) == ([b"told"], True, ["pipe"])


def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "kept").mkdir()
    link = tmp_path / "page.html"
    link.symlink_to("kept/page.html")
    for content in ("one", "two"):
        write_whole(link, content)
        assert (link.is_symlink(), (tmp_path / "kept" / "page.html").read_text()) == (True, content)


def test_two_writers_of_one_file_do_not_meet(tmp_path):
    path = tmp_path / "page.html"
    with opened_whole(path) as slow:
        slow.write(b"slow")
        write_whole(path, "quick")
        assert path.read_text() == "quick"
    assert (path.read_text(), len(list(tmp_path.iterdir()))) == ("slow", 1)


def test_what_a_killed_writer_left_goes_with_the_next_writing(tmp_path):
    path = tmp_path / "page.html"
    with opened_whole(path):
        (draft,) = tmp_path.iterdir()
        left = draft.with_name(draft.name.replace(".part", "0.part"))
        young = draft.with_name(draft.name.replace(".part", "1.part"))
    for one in (left, young):
        one.write_bytes(b"half")
    os.utime(left, (0, 0))
    write_whole(path, "whole")
    assert {one.name for one in tmp_path.iterdir()} == {path.name, young.name}


def test_a_name_as_long_as_a_name_may_be_can_be_written(tmp_path):
    path = tmp_path / ("p" * 250 + ".html")
    write_whole(path, "whole")
    assert path.read_text() == "whole"
