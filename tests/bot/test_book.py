"""The books of a city: made once for each count of the series' changes, whoever asks."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from bot.book import Book, Books, NoEditionError
from plan.loading import load_edition, read_files
from plan.model import Edition
from plan.sasebo import R5
from store import editions, series
from store.records import Audience
from store.series import Layer, Overlay
from store.session import Engine, Tx, reading, writing
from tests.store.roster import NOW


@pytest.fixture
def edition(engine: Engine) -> Edition:
    """The demonstration's plan, loaded."""
    files = read_files(R5)
    edition = load_edition(files)
    with writing(engine) as tx:
        editions.load(tx, edition, files, NOW)
    return edition


def open_book(books: Books, engine: Engine) -> Book:
    with reading(engine) as tx:
        return books.open(tx, Audience.CITIZEN)


def test_a_book_is_made_once_and_anew_after_a_change(engine: Engine, edition: Edition) -> None:
    books = Books()
    first = open_book(books, engine)
    assert first.edition == edition
    assert open_book(books, engine) is first
    with writing(engine) as tx:
        series.changed(tx)
    second = open_book(books, engine)
    assert second is not first
    assert second.index is first.index, "the same text is indexed once"


def test_whoever_waited_for_a_book_takes_the_one_that_was_made_meanwhile(engine: Engine, edition: Edition) -> None:
    both_asked = threading.Event()
    counts: list[str] = []
    makings: list[Audience] = []

    def asked(*given: object) -> None:
        if "series_changes" in str(given[2]):
            counts.append("")
            if len(counts) == 2:
                both_asked.set()

    def slowly(_tx: Tx, _edition: Edition, audience: Audience) -> series.Actuals:
        makings.append(audience)
        assert both_asked.wait(10)
        return {}

    books = Books(overlays=(Overlay(Layer.EDITION, slowly),))
    sa.event.listen(engine.sql, "after_cursor_execute", asked)
    try:
        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(lambda _: open_book(books, engine), range(2))
    finally:
        sa.event.remove(engine.sql, "after_cursor_execute", asked)
    assert first is second
    assert makings == [Audience.CITIZEN]


def test_an_edition_that_was_never_loaded_is_refused(engine: Engine, edition: Edition) -> None:
    with reading(engine) as tx, pytest.raises(NoEditionError):
        Books().edition(tx, "sasebo-r9")
