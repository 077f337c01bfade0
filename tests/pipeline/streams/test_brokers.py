"""Redis and NATS, with real servers: nothing is lost, and what was not acknowledged comes again."""

import asyncio
import importlib.util
from itertools import islice

import pytest

from dateline.events.errors import ReadError
from dateline.pipeline.streams import stream_for
from tests.pipeline.streams.servers import free_port, nats_server, redis_server

MESSAGES = [f'{{"doc_id": "d{n}", "text": "Number {n}."}}'.encode() for n in range(1200)]


def fill_redis(address: str) -> str:
    redis = pytest.importorskip("redis")
    with redis.Redis.from_url(address) as client:
        for message in MESSAGES:
            client.xadd("wire", {"data": message})
    return f"{address}/wire"


def fill_nats(address: str) -> str:
    nats = pytest.importorskip("nats")

    async def publish() -> None:
        client = await nats.connect(address)
        stream = client.jetstream()
        await stream.add_stream(name="wire", subjects=["wire"])
        for message in MESSAGES:
            await stream.publish("wire", message)
        await client.close()

    asyncio.run(publish())
    return f"{address}/wire"


@pytest.fixture(params=["redis", "nats"])
def address(request, tmp_path):
    if importlib.util.find_spec(request.param) is None:
        pytest.skip(f"the client of {request.param} is not installed")
    folder = tmp_path / "server"
    folder.mkdir()
    with redis_server() if request.param == "redis" else nats_server(folder) as server:
        yield fill_redis(server) if request.param == "redis" else fill_nats(server)


def lines(batch):
    return [line for file in batch.files for line in file.read_bytes().splitlines()]


def test_every_message_comes_once_when_each_batch_is_acknowledged(address, tmp_path, stop):
    opened = stream_for(address).open(address, tmp_path / "scratch", 0.2)
    got = []
    for batch in opened.batches(stop):
        if batch is None:
            break
        got += lines(batch)
        batch.acknowledge()
    opened.close()
    assert sorted(got) == sorted(MESSAGES)


def test_what_was_not_acknowledged_comes_again_to_the_next_watcher(address, tmp_path, stop):
    if address.startswith("nats"):
        pytest.skip("the server delivers again after its own wait of 30 s")
    first = stream_for(address).open(address, tmp_path / "a", 0.2)
    taken = lines(next(islice(first.batches(stop), 1)))
    first.close()
    second = stream_for(address).open(address, tmp_path / "b", 0.2)
    again = next(islice(second.batches(stop), 1))
    assert lines(again) == taken
    second.close()


@pytest.mark.parametrize("kind", ["redis", "nats"])
def test_a_server_that_is_not_there_is_an_error_that_says_so(kind, tmp_path):
    if importlib.util.find_spec(kind) is None:
        pytest.skip(f"the client of {kind} is not installed")
    address = f"{kind}://127.0.0.1:{free_port()}/wire"
    with pytest.raises(ReadError, match=rf"{kind}://127.0.0.1/wire"):
        stream_for(address).open(address, tmp_path, 0.1)
