"""The real web process: a client that does not close its connection keeps nobody waiting."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import prepared
from tests.bot.commands.running import COMMAND, environment


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where ``kikitori serve`` listens, on a database with tables and nothing in them."""
    url = f"sqlite:///{tmp_path / 'kikitori.db'}"
    prepared(Settings(url)).close()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
    command = [*COMMAND, "serve", "--port", str(free)]
    with subprocess.Popen(command, env=environment(url), stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(free)
            yield free
        finally:
            server.terminate()


def test_a_client_that_stays_keeps_nobody_waiting(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as staying:
        staying.sendall(b"GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert staying.recv(12) == b"HTTP/1.1 200"
        began = time.monotonic()
        assert _healthy(port)
        assert time.monotonic() - began < 1.5  # gunicorn itself would wait two seconds for the one that stays


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    finally:
        connection.close()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            if _healthy(port):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the web process did not answer")
