"""As much of an S3 server as a claim log needs, on loopback and in memory: whole objects, ranges, lists, conditions."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    objects: dict[str, bytes]
    lock: Lock

    def do_PUT(self) -> None:
        name, body = self._name(), self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.lock:
            if self.headers.get("If-None-Match") == "*" and name in self.objects:
                self._answer(412)
                return
            self.objects[name] = body
        self._answer(200, headers={"ETag": _tag(body)})

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            self._list(*(asked.get(name, [""])[0] for name in ("prefix", "delimiter", "start-after")))
            return
        body = self.objects.get(self._name())
        if body is None:
            self._answer(404)
            return
        held = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        tag = {"ETag": _tag(body), "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
        if held is None:
            self._answer(200, body, tag)
            return
        first, last = int(held[1]), min(int(held[2] or len(body)), len(body) - 1)
        self._answer(206, body[first : last + 1], tag | {"Content-Range": f"bytes {first}-{last}/{len(body)}"})

    do_HEAD = do_GET

    def do_DELETE(self) -> None:
        with self.lock:
            self.objects.pop(self._name(), None)
        self._answer(204)

    def _list(self, prefix: str, delimiter: str, after: str) -> None:
        bucket = self._name().split("/")[0]
        with self.lock:
            held = [name.removeprefix(f"{bucket}/") for name in self.objects if name.startswith(f"{bucket}/{prefix}")]
        names = sorted(name for name in held if name > after)
        folders = {
            name[: name.index(delimiter, len(prefix)) + 1]
            for name in names
            if delimiter and delimiter in name[len(prefix) :]
        }
        shown = [name for name in names if not any(name.startswith(folder) for folder in folders)]
        contents = "".join(
            f"<Contents><Key>{escape(name)}</Key><LastModified>2024-01-01T00:00:00.000Z</LastModified>"
            f"<ETag>{escape(_tag(self.objects[f'{bucket}/{name}']))}</ETag>"
            f"<Size>{len(self.objects[f'{bucket}/{name}'])}</Size></Contents>"
            for name in shown
        )
        common = "".join(f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>" for one in sorted(folders))
        text = f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}{common}</ListBucketResult>"
        self._answer(200, text.encode(), {"Content-Type": "application/xml"})

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).strip("/")

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ((headers or {}) | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@contextmanager
def s3() -> Iterator[str]:
    """The address of an empty server, a process of its own: who asks it may hold this one's lock."""
    server = subprocess.Popen([sys.executable, "-u", __file__], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.kill()
        server.communicate()


if __name__ == "__main__":
    _Handler.objects, _Handler.lock = {}, Lock()
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(listening.server_port)
    listening.serve_forever()
