"""How many of LINE's events one web process takes, beside a bare Flask view on the same server: gunicorn, one worker, eight threads, SQLite FULL.

    python -m benchmarks.line [--seconds N] [--rounds N]

``accepted``: signature, durable row, 200. ``turns``: the same with the turn and its reply, until nothing is left undone; the channel answers at once.
Rounds alternate, the medians are compared. The load comes from this process over connections that stay open, a citizen each.
"""

from __future__ import annotations

import argparse
import base64
import hmac
import json
import multiprocessing
import os
import signal
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from flask import Flask, Response, request

from bot.app import create_app
from bot.demo import seed
from bot.messages import LINE, Envelope, Outcome, Sent
from bot.pool import Pool
from bot.serve import Server
from bot.settings import LineSettings, Settings
from bot.wiring import build_city, prepared
from plan.loading import load_edition, read_files
from plan.sasebo import R5
from store import editions
from store.session import engine, reading, writing
from store.tables import inbox

Kind = Literal["bare", "accepted", "turns"]
KINDS: tuple[Kind, ...] = ("bare", "accepted", "turns")
CITIZENS = 16  # connections
SECRET = "bench-secret"  # noqa: S105 - of this measurement's own server
MADE = datetime(2025, 4, 1, tzinfo=UTC)
QUESTIONS = ("窓口のオンライン申請率は？", "令和4年度は？", "ペーパーレス度は？", "住民票をネットで取りたい")


@dataclass(frozen=True)
class Measured:
    rate: float  # a second
    slowest: float  # milliseconds, of a request
    median: float


class Silent:
    """A channel that takes everything at once."""

    name = LINE
    idempotent = True

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:  # noqa: ARG002 - the protocol's
        return Sent()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=3.0, help="of load in a round")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    found: dict[Kind, list[Measured]] = {kind: [] for kind in KINDS}
    for number in range(chosen.rounds):
        for kind in KINDS:
            found[kind].append(_measured(kind, chosen.seconds, number))
    base = statistics.median(one.rate for one in found["bare"])
    for kind in KINDS:
        rate = statistics.median(one.rate for one in found[kind])
        slowest = max(one.slowest for one in found[kind])
        median = statistics.median(one.median for one in found[kind])
        print(
            f"LINE, {kind:8}: {rate:6.0f}/s = {100 * rate / base:3.0f}% of a bare Flask POST; "
            f"a request p50 {median:5.1f} ms, slowest {slowest:6.1f} ms"
        )


def _measured(kind: Kind, seconds: float, number: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        with _served(kind, settings) as port:
            _load(port, 0.5, f"warm{number}")
            began = time.monotonic()
            taken = _load(port, seconds, f"round{number}")
            if kind == "turns":
                _wait_until_done(settings)
            spent = time.monotonic() - began
    times = sorted(1000 * one for one in taken)
    return Measured(len(times) / spent, times[-1], statistics.median(times))


def _settings(folder: Path) -> Settings:
    settings = Settings(f"sqlite:///{folder / 'bench.db'}", line=LineSettings(SECRET, "token"), secret_key="bench" * 8)
    opened = prepared(settings)
    files = read_files(R5)
    edition = load_edition(files)
    with writing(opened) as tx:
        editions.load(tx, edition, files, MADE)
        seed(tx, edition, MADE)
    opened.close()
    return settings


# --- the server ----------------------------------------------------------------------------------------------------------


@contextmanager
def _served(kind: Kind, settings: Settings) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(kind, settings, port))
    server.start()
    try:
        _wait_for(port)
        yield port
    finally:
        if server.pid:
            os.kill(server.pid, signal.SIGTERM)
        server.join()


def _serve(kind: Kind, settings: Settings, port: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # gunicorn's log
    Server(lambda: _app(kind, settings), "127.0.0.1", port, 1).run()


def _app(kind: Kind, settings: Settings) -> Flask:
    if kind == "bare":
        return _bare()
    city = replace(build_city(settings, {}), channels={LINE: Silent()})
    pool = Pool(city)
    return create_app(city, pool.wake if kind == "turns" else _wakes_nobody)


def _wakes_nobody(_channel: str, _address: str) -> None:
    """Only what is accepted is measured."""


def _bare() -> Flask:
    app = Flask("bare")

    @app.post("/line/webhook")
    def webhook() -> Response:
        request.get_data()
        return Response(status=200)

    return app


def _wait_for(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def _wait_until_done(settings: Settings) -> None:
    opened = engine(settings.database_url)
    undone = sa.select(sa.func.count()).select_from(inbox).where(inbox.c.state == "new")
    try:
        while True:
            with reading(opened) as tx:
                if not tx.execute(undone).scalar():
                    return
            time.sleep(0.01)
    finally:
        opened.close()


# --- the load ------------------------------------------------------------------------------------------------------------


def _load(port: int, seconds: float, name: str) -> list[float]:
    """Sends as fast as it is answered, for so many seconds; returns what each request took, in seconds."""
    taken: list[list[float]] = [[] for _ in range(CITIZENS)]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_citizen, args=(port, f"{name}-{number}", until, taken[number]))
        for number in range(CITIZENS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for each in taken for one in each]


def _citizen(port: int, name: str, until: float, taken: list[float]) -> None:
    number = 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        while time.monotonic() < until:
            sent = _request(name, number)
            began = time.perf_counter()
            connection.sendall(sent)
            answer = connection.recv(4096)
            taken.append(time.perf_counter() - began)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(answer.decode("latin-1"))
            number += 1


def _request(name: str, number: int) -> bytes:
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": 1_744_596_000_000 + number,
        "source": {"type": "user", "userId": f"U{name}"},
        "webhookEventId": f"{name}-{number}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"token-{name}-{number}",
        "message": {"type": "text", "id": str(number), "text": QUESTIONS[number % len(QUESTIONS)]},
    }
    body = json.dumps({"destination": "U", "events": [event]}, ensure_ascii=False).encode()
    signature = base64.b64encode(hmac.digest(SECRET.encode(), body, sha256)).decode()
    head = (
        f"POST /line/webhook HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nX-Line-Signature: {signature}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    main()
