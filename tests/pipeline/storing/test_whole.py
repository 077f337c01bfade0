"""Files that are written whole or not at all."""

import errno

import pytest

from dateline.pipeline.storing.whole import opened_whole


@pytest.mark.parametrize(("number", "is_named"), [(errno.ENOSPC, True), (errno.ECONNRESET, False)])
def test_only_what_the_disk_says_is_said_of_the_file(tmp_path, number, is_named):
    path = tmp_path / "claims.jsonl"
    with pytest.raises(OSError, match="no") as caught, opened_whole(path):
        raise OSError(number, "no")
    assert caught.value.filename == (str(path) if is_named else None)
    assert list(tmp_path.iterdir()) == []
