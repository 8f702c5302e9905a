"""The processes of the Procfile: the worker takes what lost its runner, the web says whether it is ready."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import turn, worker
from bot.app import create_app
from bot.commands.ask import Collector
from bot.demo import TODAY, seed
from bot.messages import Inbound
from bot.settings import Settings
from bot.terminal import NAME
from bot.wiring import City, build_city
from plan.loading import SASEBO_R5, load_edition, read_files
from store import editions
from store.records import Audience
from store.session import writing

LONG_AGO = datetime.now(UTC) - timedelta(minutes=1)


def built(folder: Path, collector: Collector) -> City:
    city = build_city(Settings(f"sqlite:///{folder / 'kikitori.db'}"), {NAME: collector})
    files = read_files(SASEBO_R5)
    edition = load_edition(files)
    with writing(city.engine) as tx:
        editions.load(tx, edition.id, edition.title, files, LONG_AGO)
        seed(tx, edition, LONG_AGO)
    return city


def test_a_message_whose_process_died_after_the_accept_is_answered_by_the_worker(tmp_path: Path) -> None:
    collector = Collector()
    city = built(tmp_path, collector)
    inbound = Inbound("e1", NAME, "citizen", Audience.CITIZEN, "", LONG_AGO, TODAY, "窓口のオンライン申請率は？")
    turn.accept(city.engine, inbound, lambda: LONG_AGO)
    assert worker.look(city) == 2
    assert collector.said.startswith("窓口のオンライン申請利用率は6.8%です。")
    assert worker.look(city) == 0
    city.engine.close()


def test_the_worker_stops_when_it_is_told_to(tmp_path: Path) -> None:
    city = built(tmp_path, Collector())
    stop = threading.Event()
    working = threading.Thread(target=worker.work, args=(city, stop))
    working.start()
    stop.set()
    working.join(timeout=10)
    assert not working.is_alive()
    city.engine.close()


def test_the_web_is_ready_once_the_tables_are_there(tmp_path: Path) -> None:
    city = built(tmp_path, Collector())
    client = create_app(city).test_client()
    ready = client.get("/healthz")
    assert (ready.status_code, ready.json) == (200, {"ready": True})
    with writing(city.engine) as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert client.get("/healthz").status_code == 503
    city.engine.close()
