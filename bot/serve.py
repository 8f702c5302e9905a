"""The web process: gunicorn around the app, one worker on SQLite."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from bot.app import create_app
from bot.pool import Pool
from bot.settings import Settings
from bot.wiring import build_city, with_channels
from bot.worker import work

THREADS = 8
CLOSERS = 4  # connections whose other side is waited for at a time


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn carries no types
    """gunicorn 27 closes a connection on the thread that accepts all others, and waits up to 2 s there for the other side to close too: one client that does
    not would keep everybody waiting. Here others wait for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._closers = ThreadPoolExecutor(CLOSERS, thread_name_prefix="close")

    def finish_request(self, conn: Any, future: Any) -> None:
        close = conn.close
        conn.close = lambda graceful=False: self._closers.submit(close, graceful) if graceful else close()
        super().finish_request(conn, future)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """gunicorn with its options given here; the app is made after the fork, because connections and threads do not survive one."""

    def __init__(self, make: Callable[[], Flask], host: str, port: int, workers: int) -> None:
        self._make = make
        self._chosen = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "bot.serve.Worker",
            "control_socket_disable": True,  # gunicorn 27 would open one in the home folder
        }
        super().__init__()

    def load_config(self) -> None:
        for key, value in self._chosen.items():
            self.cfg.set(key, value)

    def load(self) -> Flask:
        return self._make()


def serving(settings: Settings) -> Flask:
    """The app of one process with its threads: a pool for the turns, and one that takes over what lost its runner and sends what is due. Called after the fork."""
    city = with_channels(build_city(settings, {}))
    pool = Pool(city)
    threading.Thread(target=work, args=(city, threading.Event()), name="sweeper", daemon=True).start()
    return create_app(city, pool.wake)
