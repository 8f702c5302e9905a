"""The processes of the Procfile: what each refuses, that the worker takes what lost its runner, and that the web says whether it is ready."""

from __future__ import annotations

import shlex
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot import cli, turn, worker
from bot.app import create_app
from bot.commands.scratch import Collector
from bot.demo import TODAY, seed
from bot.messages import Inbound
from bot.settings import Settings
from bot.terminal import NAME
from bot.wiring import City, build_city, prepared, wall_clock
from plan.loading import load_edition, read_files
from plan.sasebo import R5 as SASEBO_R5
from store import editions
from store.records import Audience
from store.session import Engine, reading, writing
from store.tables import inbox
from tests.bot.commands.running import kikitori

LONG_AGO = datetime.now(UTC) - timedelta(minutes=1)
PROCFILE = Path(__file__).parents[2] / "Procfile"


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
def city(tmp_path: Path, collector: Collector) -> Iterator[City]:
    """The demonstration's city."""
    settings = Settings(f"sqlite:///{tmp_path / 'kikitori.db'}")
    prepared(settings).close()
    made = build_city(settings, {NAME: collector})
    files = read_files(SASEBO_R5)
    edition = load_edition(files)
    with writing(made.engine) as tx:
        editions.load(tx, edition, files, LONG_AGO)
        seed(tx, edition, LONG_AGO)
    yield made
    made.engine.close()


def nobody(channel: str, address: str) -> None:
    """Wakes nobody: what is asked of the web here has no turns."""


def test_a_message_whose_process_died_after_the_accept_is_answered_by_the_worker(
    city: City, collector: Collector
) -> None:
    accept(city, "citizen")
    assert worker.look(city) == 2
    assert collector.said.startswith("窓口のオンライン申請利用率は6.8%です。")
    assert worker.look(city) == 0


def accept(city: City, *addresses: str) -> None:
    """A citizen's question from each address, a minute ago: its process died after the accept."""
    for address in addresses:
        asked = Inbound(
            f"from {address}", NAME, address, Audience.CITIZEN, "", LONG_AGO, TODAY, "窓口のオンライン申請率は？"
        )
        assert turn.accept(city.engine, asked, lambda: LONG_AGO)


def states(city: City) -> dict[str, str]:
    with reading(city.engine) as tx:
        return {row.id: row.state for row in tx.execute(sa.select(inbox.c.id, inbox.c.state))}


def test_the_worker_looks_until_it_is_told_to_stop(city: City, collector: Collector) -> None:
    stop = threading.Event()
    working = threading.Thread(target=worker.work, args=(city, stop))
    working.start()
    accept(city, "first")
    answered = wait_for(lambda: collector.said != "")
    going_on = working.is_alive()
    stop.set()
    working.join(timeout=10)
    assert answered
    assert going_on
    assert not working.is_alive()


def wait_for(condition: Callable[[], bool]) -> bool:
    for _ in range(1000):
        if condition():
            return True
        time.sleep(0.01)
    return False


def test_a_turn_that_cannot_even_fail_keeps_nobody_else_waiting(
    city: City, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the database goes away in the middle of it: the next looks take what is left and send what is due."""
    run = turn.run

    def run_or_raise(engine: Engine, key: str, *given: Any) -> list[turn.Result]:
        if key == "terminal:broken":
            raise OSError
        return run(engine, key, *given)

    monkeypatch.setattr(turn, "run", run_or_raise)
    accept(city, "broken", "second", "third")
    for _ in range(3):
        worker.look(city)
    assert states(city) == {"from broken": "new", "from second": "done", "from third": "done"}
    assert collector.said.startswith("窓口のオンライン申請利用率は6.8%です。")


def test_what_is_due_is_sent_although_no_turn_can_be_taken(
    city: City, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(city, "first")
    turn.run(city.engine, "terminal:first", city.talk, wall_clock)

    def raises(*_given: Any) -> None:
        raise OSError

    monkeypatch.setattr(turn, "sweep", raises)
    assert worker.look(city) == 1
    assert collector.said != ""


def stamped(city: City, revision: str) -> int:
    """The web's status where the tables say that they are of a revision."""
    with writing(city.engine) as tx:
        tx.execute(sa.text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    return create_app(city, nobody).test_client().get("/healthz").status_code


def test_the_web_is_ready_once_the_tables_are_there(city: City) -> None:
    ready = create_app(city, nobody).test_client().get("/healthz")
    assert (ready.status_code, ready.json) == (200, {"ready": True})
    assert stamped(city, "0001") == 503


def test_the_web_of_the_release_before_stays_ready_while_the_next_one_is_rolled_out(city: City) -> None:
    assert stamped(city, "9999") == 200
    again = build_city(city.settings, {})
    assert create_app(again, nobody).test_client().get("/healthz").status_code == 200
    again.engine.close()


def test_the_web_is_not_ready_without_its_database(city: City) -> None:
    with writing(city.engine) as tx:
        tx.exec_driver_sql("DROP TABLE alembic_version")
    assert create_app(city, nobody).test_client().get("/healthz").status_code == 503


def test_the_release_makes_the_tables_and_their_folder_on_a_fresh_machine(tmp_path: Path) -> None:
    done = kikitori("db", "upgrade", database=tmp_path / "var" / "kikitori.db")
    assert done.returncode == 0, done.stderr
    assert kikitori("chat", "--as", "citizen", database=tmp_path / "var" / "kikitori.db").returncode == 1  # no plan


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("worker",), "SQLiteでは、`kikitori worker`は動きません。"),
        (("serve", "--workers", "4"), "Webのプロセスは一つです"),
    ],
    ids=["a worker", "four web processes"],
)
def test_what_sqlite_cannot_share_is_refused_with_a_sentence(
    tmp_path: Path, command: tuple[str, ...], sentence: str
) -> None:
    done = kikitori(*command, database=tmp_path / "kikitori.db")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("chat", "--as", "citizen"), ("serve",), ("letters",), ("demo", "date")])
def test_tables_that_are_older_than_the_code_are_a_sentence_and_are_not_migrated(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    database = tmp_path / "kikitori.db"
    kikitori("db", "upgrade", database=database)
    kikitori("db", "downgrade", "0001", "--yes", database=database)
    done = kikitori(*command, database=database)
    assert (done.returncode, done.stdout) == (1, "")
    assert "kikitori db upgrade" in done.stderr


def test_the_web_of_the_procfile_listens_where_the_platform_says() -> None:
    lines = dict(line.split(": ", 1) for line in PROCFILE.read_text("utf-8").splitlines())
    assert set(lines) == {"release", "web", "worker"}
    for command in lines.values():
        words = shlex.split(command.replace("${PORT:-8000}", "8123"))
        parsed = cli._parser().parse_args(words[1:])
        if parsed.command == "processes:run_serve":
            assert (parsed.host, parsed.port) == ("0.0.0.0", 8123)  # noqa: S104 - behind a platform's router
