import threading

import pytest


@pytest.fixture
def stop():
    event = threading.Event()
    yield event
    event.set()
