import socket
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.events.errors import ReadError
from dateline.pipeline.streams import stream_for, streams

FEED = b'<rss version="2.0"><channel><title>Wire</title><item><title>One</title></item></channel></rss>'


def first_batch(opened, stop):
    return next(batch for batch in opened.batches(stop) if batch is not None)


def test_a_folder_gives_what_is_there_and_leaves_out_what_is_hidden_or_half_written(tmp_path, stop):
    for name in ("a.txt", "b.md", ".hidden.txt", "c.txt.part"):
        (tmp_path / name).write_text("On 5 May 1950 it rained.")
    opened = stream_for(str(tmp_path)).open(str(tmp_path), tmp_path, 0.05)
    assert [file.name for file in first_batch(opened, stop).files] == ["a.txt", "b.md"]


def test_a_folder_gives_a_new_file_once(tmp_path, stop):
    (tmp_path / "a.txt").write_text("one")
    batches = stream_for(str(tmp_path)).open(str(tmp_path), tmp_path, 0.05).batches(stop)
    given = [next(batch for batch in batches if batch is not None)]
    (tmp_path / "b.txt").write_text("two")
    given.append(next(batch for batch in batches if batch is not None))
    assert [[file.name for file in batch.files] for batch in given] == [["a.txt"], ["b.txt"]]
    assert next(batches) is None


@pytest.fixture
def feed_server():
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(dict(self.headers))
            same = self.headers.get("If-None-Match") == '"v1"'
            self.send_response(304 if same else 200)
            self.send_header("ETag", '"v1"')
            self.send_header("Last-Modified", formatdate(0, usegmt=True))
            self.end_headers()
            if not same:
                self.wfile.write(FEED)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed.xml", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_feed_is_asked_with_conditions_and_given_only_when_it_changed(feed_server, tmp_path, stop):
    address, asked = feed_server
    batches = stream_for(address).open(address, tmp_path, 0.01).batches(stop)
    assert next(batches).files[0].read_bytes() == FEED
    assert next(batches) is None
    assert asked[1]["If-None-Match"] == '"v1"'
    assert asked[1]["If-Modified-Since"] == formatdate(0, usegmt=True)


def test_a_feed_that_does_not_answer_is_nothing_new(tmp_path, stop):
    batches = stream_for("http://127.0.0.1:9/feed").open("http://127.0.0.1:9/feed", tmp_path, 0.01).batches(stop)
    assert next(batches) is None


@pytest.mark.parametrize(
    "answer", [b"", b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"]
)
def test_a_feed_whose_answer_is_broken_is_nothing_new(tmp_path, stop, answer):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/feed"
        assert next(stream_for(address).open(address, tmp_path, 0.01).batches(stop)) is None
        thread.join()


def test_an_address_of_no_known_kind_says_which_there_are():
    with pytest.raises(ReadError) as caught:
        stream_for("gopher://old.example/")
    assert all(stream.example in str(caught.value) for stream in streams().values())
