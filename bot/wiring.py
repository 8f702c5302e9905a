"""The only place that builds things: a city with its engine, books and talk, from the settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from threading import Lock

from bot.book import Book
from bot.city import no_city, read_city
from bot.dialogs import catalogue
from bot.dialogs.dialog import City as Says
from bot.dialogs.dialog import Facts
from bot.messages import Channel, Inbound, Message
from bot.settings import Settings
from bot.turn import Talk
from language.match import Index
from language.texts import say
from plan.loading import load_edition
from plan.model import Edition
from store import clock, cycles, editions, people, schema, series, visible
from store.records import Audience, RequestView
from store.session import Engine, Tx, engine, reading

TOKYO = timezone(timedelta(hours=9), "JST")


class NoEditionError(Exception):
    """The database holds no plan yet."""


@dataclass
class Books:
    """Every audience's book, made anew when the series' counter has moved; a text of an edition is read once per process."""

    lock: Lock = field(default_factory=Lock)
    made: dict[Audience, Book] = field(default_factory=dict)
    read: dict[str, tuple[Edition, Index]] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> Books:
        """The books of one edition that stands in no database: for talks that nobody keeps."""
        index = Index.build(edition)
        return cls(made={audience: Book(audience, edition, index) for audience in Audience})

    def open(self, tx: Tx, audience: Audience) -> Book:
        """Raises NoEditionError on a database without a plan."""
        counter = series.counter(tx)
        book = self.made.get(audience)
        if book is None or book.counter != counter:
            with self.lock:
                book = self._make(tx, audience, counter)
                self.made[audience] = book
        return book

    def departments(self, engine: Engine) -> tuple[str, ...]:
        """The newest plan's departments, () without one. Its book is made here once, so that no turn has to wait for it."""
        with reading(engine) as tx:
            try:
                return self.open(tx, Audience.CITIZEN).edition.departments
            except NoEditionError:
                return ()

    def _make(self, tx: Tx, audience: Audience, counter: int) -> Book:
        stored = editions.newest(tx)
        if stored is None:
            raise NoEditionError
        if stored.sha256 not in self.read:
            edition = load_edition(stored.files)
            self.read[stored.sha256] = (edition, Index.build(edition))
        edition, index = self.read[stored.sha256]
        return Book(audience, edition, index, counter)


@dataclass(frozen=True)
class City:
    """Everything that belongs to one city; nothing of it is global in a module."""

    settings: Settings
    engine: Engine
    says: Says
    books: Books
    channels: Mapping[str, Channel]

    @property
    def talk(self) -> Talk[Facts]:
        return Talk(self.gather, catalogue.step, self.sorry)

    def gather(self, tx: Tx, inbound: Inbound) -> Facts:
        """The facts of one turn. A citizen's turn reads nothing but the series' counter; a holder's requests are locked before they are read."""
        viewer = people.viewer(tx, inbound.audience, inbound.person_id, inbound.day)
        book = self.books.open(tx, inbound.audience)
        cycle = cycles.current(tx, inbound.day) if viewer.person else None
        requests: tuple[RequestView, ...] = ()
        if cycle is not None:
            visible.lock(tx, viewer, cycle)
            requests = visible.visible(tx, viewer, cycle)
        return Facts(viewer, inbound.day, inbound.at.astimezone(TOKYO), book, self.says, cycle, requests)

    def sorry(self, inbound: Inbound) -> Message:
        """What a person reads when their message was given up."""
        if inbound.audience is Audience.CITIZEN:
            return Message(say("error.citizen"))
        return Message(
            say(
                "error.turn",
                text=inbound.text or (inbound.pick.label if inbound.pick else ""),
                extension=self.says["extension"],
            )
        )

    def today(self) -> date:
        """The demonstration's date, or today in Japan."""
        with reading(self.engine) as tx:
            return clock.day(tx) or datetime.now(TOKYO).date()


def wall_clock() -> datetime:
    return datetime.now(UTC)


def build_city(settings: Settings, channels: Mapping[str, Channel]) -> City:
    """Opens the database, brings its tables up to this code and reads what stands in it. Raises what store.schema and bot.city raise."""
    if settings.database_url.startswith("sqlite:///"):
        Path(settings.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    opened = engine(settings.database_url)
    schema.upgrade(opened)
    books = Books()
    return City(settings, opened, read_says(settings, books.departments(opened)), books, channels)


def read_says(settings: Settings, departments: Collection[str]) -> Says:
    """What the city says of itself; without a file only the hotlines' defaults."""
    return read_city(settings.city_file, departments) if settings.city_file else no_city()
