"""kikitori serve and kikitori worker: the processes that the Procfile names."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading

from bot.settings import read_settings
from bot.wiring import build_city


def run_serve(arguments: argparse.Namespace) -> int:
    """Serves until it is told to stop. SQLite has one web process; PostgreSQL as many as asked."""
    from bot.app import create_app
    from bot.serve import Server

    settings = read_settings(os.environ)
    build_city(
        settings, {}
    ).engine.close()  # a database that cannot be used is a sentence here, not a worker that dies again and again
    workers = 1 if settings.database_url.startswith("sqlite:") else arguments.workers
    Server(lambda: create_app(build_city(settings, {})), arguments.host, arguments.port, workers).run()
    return 0


def run_worker(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes them
    """Works until SIGTERM or SIGINT."""
    from bot.worker import work

    logging.basicConfig(level=logging.INFO)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    city = build_city(read_settings(os.environ), {})
    try:
        work(city, stop)
    finally:
        city.engine.close()
    return 0
