"""kikitori serve and kikitori worker: the processes that the Procfile names."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import sys
import threading

from bot.settings import SettingsError, read_settings
from bot.wiring import build_city, with_channels
from language.texts import say

WORKERS = 2  # web processes on PostgreSQL, where no other number is asked for


def run_serve(arguments: argparse.Namespace) -> int:
    """Serves until it is told to stop: SQLite in one process, PostgreSQL in as many as asked. Exit code 1 for more than one on SQLite."""
    from bot.serve import Server, serving

    settings = read_settings(os.environ)
    if settings.sqlite and (arguments.workers or 1) > 1:
        print(say("error.sqlite_workers"), file=sys.stderr)
        return 1
    _refuse_taken_port(arguments.host, arguments.port)
    workers = arguments.workers or (1 if settings.sqlite else WORKERS)
    # A database that cannot be used is a sentence here, not a process that dies again and again.
    with_channels(build_city(settings, {})).engine.close()
    Server(lambda: serving(settings), arguments.host, arguments.port, workers).run()
    return 0


def _refuse_taken_port(host: str, port: int) -> None:
    """gunicorn would try five times and then end in English."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise SettingsError("error.port", port=str(port), other=str(port + 1)) from None


def run_worker(_arguments: argparse.Namespace) -> int:
    """Works until SIGTERM or SIGINT. Exit code 1 on SQLite, whose one process is the web's."""
    from bot.worker import work

    settings = read_settings(os.environ)
    if settings.sqlite:
        print(say("error.sqlite_worker"), file=sys.stderr)
        return 1
    logging.basicConfig(level=logging.INFO)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    city = with_channels(build_city(settings, {}))
    try:
        work(city, stop)
    finally:
        city.engine.close()
    return 0
