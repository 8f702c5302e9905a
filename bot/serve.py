"""The web process: gunicorn around the app, one worker on SQLite."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from gunicorn.app.base import BaseApplication

THREADS = 8


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """gunicorn with its options given here; the app is made after the fork, because connections and threads do not survive one."""

    def __init__(self, make: Callable[[], Flask], host: str, port: int, workers: int) -> None:
        self._make = make
        self._chosen = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": THREADS,
            "control_socket_disable": True,  # gunicorn 27 would open one in the home folder
        }
        super().__init__()

    def load_config(self) -> None:
        for key, value in self._chosen.items():
            self.cfg.set(key, value)

    def load(self) -> Flask:
        return self._make()
