"""The books of a city: made once for each count of the series' changes, whoever asks."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot import turn
from bot.book import Books, NoEditionError, StaleError
from bot.directory import no_directory
from bot.messages import Inbound
from bot.settings import Settings
from bot.wiring import City
from plan.fiscal import FiscalYear
from plan.loading import load_edition, read_files
from plan.model import Edition
from plan.sasebo import R5
from store import cycles, editions, inbox, series
from store.records import Audience
from store.series import Layer, Overlay
from store.session import Engine, Tx, reading, writing
from tests.store.roster import DAY, NOW, arrival


@pytest.fixture
def edition(engine: Engine) -> Edition:
    """The demonstration's plan, loaded."""
    files = read_files(R5)
    edition = load_edition(files)
    with writing(engine) as tx:
        editions.load(tx, edition, files, NOW)
    return edition


def stale(books: Books, engine: Engine) -> bool:
    with reading(engine) as tx:
        try:
            books.open(tx)
        except StaleError:
            return True
    return False


def load(engine: Engine, files: dict[str, str]) -> None:
    with writing(engine) as tx:
        editions.load(tx, load_edition(files), files, NOW + timedelta(minutes=1))


def ask_about(engine: Engine, edition_id: str) -> None:
    with writing(engine) as tx:
        cycles.open_cycle(tx, edition_id, FiscalYear.reiwa(6), DAY, DAY, [], NOW)


def test_a_shelf_is_made_once_and_anew_after_a_change(engine: Engine, edition: Edition) -> None:
    books = Books()
    assert stale(books, engine)
    first = books.renew(engine)
    assert first.newest == edition
    assert set(first.books) == set(Audience)
    assert not stale(books, engine)
    assert books.renew(engine) is first
    with writing(engine) as tx:
        series.changed(tx)
    assert stale(books, engine)
    second = books.renew(engine)
    assert second is not first
    assert {book.index for book in second.books.values()} == {first.books[Audience.STAFF].index}, "indexed once"


def test_an_edition_that_a_cycle_begins_to_ask_about_is_read_when_it_is_needed(
    engine: Engine, edition: Edition
) -> None:
    books = Books()
    with pytest.raises(StaleError):
        books.renew(engine).edition(edition.id)
    ask_about(engine, edition.id)
    assert books.renew(engine).edition(edition.id) is books.renew(engine).newest, "the same text is read once"


def test_texts_that_nobody_needs_any_more_are_let_go(engine: Engine, edition: Edition) -> None:
    books, files = Books(), read_files(R5)
    ask_about(engine, edition.id)
    assert set(books.renew(engine).texts) == {edition.digest}
    later = {
        name: text.replace("sasebo-r5", "sasebo-r6").replace("latest_actual,R5", "latest_actual,R6")
        for name, text in files.items()
    }
    load(engine, later)
    both = books.renew(engine)
    assert both.newest.id == "sasebo-r6"
    assert set(both.texts) == {edition.digest, both.newest.digest}
    corrected = {name: text.replace("デジタル活用セミナー", "デジタル活用講座") for name, text in files.items()}
    load(engine, corrected)
    assert edition.digest not in books.renew(engine).texts


def test_whoever_waited_for_a_shelf_takes_the_one_that_was_made_meanwhile(engine: Engine, edition: Edition) -> None:
    makings: list[Audience] = []

    def counted(_tx: Tx, _edition: Edition, audience: Audience) -> series.Actuals:
        makings.append(audience)
        time.sleep(0.05)
        return {}

    books = Books(overlays=(Overlay(Layer.EDITION, counted),))
    with ThreadPoolExecutor(4) as pool:
        shelves = list(pool.map(lambda _: books.renew(engine), range(4)))
    assert len({id(shelf) for shelf in shelves}) == 1
    assert sorted(makings) == sorted(Audience)


def test_nobody_waits_for_a_shelf_that_is_being_made(engine: Engine, edition: Edition) -> None:
    """A webhook's event is stored meanwhile; inside of a turn's transaction all writers of an SQLite would stand behind the making."""
    accepted: list[bool] = []

    def accept(_tx: Tx, _edition: Edition, _audience: Audience) -> series.Actuals:
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(inbox.accept, engine, arrival(f"e{len(accepted)}"), NOW)
            accepted.append(waiting.result(timeout=5))
        return {}

    city = City(Settings(), engine, no_directory(), Books(overlays=(Overlay(Layer.EDITION, accept),)), {})
    asked = Inbound("asked", "terminal", "x", Audience.CITIZEN, "", NOW, DAY, "窓口のオンライン申請率は？")
    turn.accept(engine, asked, lambda: NOW)
    (result,) = turn.run(engine, inbox.key("terminal", "x"), city.talk, lambda: NOW)
    assert result.ended is turn.Ended.DONE
    assert accepted == [True, True]


def test_an_edition_that_was_never_loaded_is_refused_and_harms_nobody_else(engine: Engine, edition: Edition) -> None:
    ask_about(engine, "sasebo-r9")
    shelf = Books().renew(engine)
    assert shelf.newest == edition
    with pytest.raises(NoEditionError):
        shelf.edition("sasebo-r9")


def test_a_database_without_a_plan_has_no_books(engine: Engine) -> None:
    with pytest.raises(NoEditionError):
        Books().renew(engine)
    assert Books().departments(engine) == ()
