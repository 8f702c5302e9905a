"""The only place that builds things: a city with its engine, books and talk, from the settings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Lock

from bot.book import Book
from bot.dialogs import catalogue
from bot.dialogs.commands import asks_for_history
from bot.dialogs.dialog import Directory, Facts
from bot.directory import no_directory, read_directory
from bot.messages import Channel, Inbound, Message
from bot.settings import Settings
from bot.turn import Talk
from language.match import Index
from language.texts import say
from plan.loading import load_edition
from plan.model import Edition
from store import clock, cycles, editions, people, schema, series, visible
from store.records import AnswerVersion, Audience, RequestView, StoredEdition, Viewer
from store.session import Engine, Tx, engine, reading

TOKYO = timezone(timedelta(hours=9), "JST")


class NoEditionError(Exception):
    """The database holds no plan yet."""


class OutdatedError(Exception):
    """The database's tables are older than this code: they must be brought up to it first."""


@dataclass
class Books:
    """Every audience's book and every edition that a cycle asks about, made anew when the series' counter has moved.

    A text of an edition is read and indexed once per process, known by its hash.
    """

    overlays: tuple[series.Overlay, ...] = series.OVERLAYS
    lock: Lock = field(default_factory=Lock)
    made: dict[Audience, Book] = field(default_factory=dict)
    asked: dict[str, tuple[int, Edition]] = field(
        default_factory=dict
    )  # by edition id, with the counter at its reading
    read: dict[str, Edition] = field(default_factory=dict)
    indexed: dict[str, Index] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> Books:
        """The books of one edition that stands in no database: for talks that nobody keeps."""
        book = Book.of(Audience.CITIZEN, edition)
        made = {audience: replace(book, audience=audience) for audience in Audience}
        return cls(made=made, asked={edition.id: (0, edition)})

    def open(self, tx: Tx, audience: Audience) -> Book:
        """The newest edition as this audience may read it. Raises NoEditionError on a database without a plan."""
        counter = series.counter(tx)
        book = self.made.get(audience)
        if book is None or book.counter != counter:
            with self.lock:
                edition = self._read(editions.newest(tx))
                index = self.indexed.get(edition.digest) or Index.build(edition)
                self.indexed[edition.digest] = index
                values = series.values(tx, edition, audience, self.overlays)
                book = self.made[audience] = Book(audience, edition, index, values, counter)
        return book

    def edition(self, tx: Tx, edition_id: str) -> Edition:
        """The newest text of one edition. Raises NoEditionError when it was never loaded."""
        counter = series.counter(tx)
        known = self.asked.get(edition_id)
        if known is None or known[0] != counter:
            with self.lock:
                known = self.asked[edition_id] = (counter, self._read(editions.by_id(tx, edition_id)))
        return known[1]

    def departments(self, engine: Engine) -> tuple[str, ...]:
        """The newest plan's departments, () without one. Its book is made here once, so that no turn has to wait for it."""
        with reading(engine) as tx:
            try:
                return self.open(tx, Audience.CITIZEN).edition.departments
            except NoEditionError:
                return ()

    def _read(self, stored: StoredEdition | None) -> Edition:
        if stored is None:
            raise NoEditionError
        if stored.sha256 not in self.read:
            self.read[stored.sha256] = load_edition(stored.files)
        return self.read[stored.sha256]


@dataclass(frozen=True)
class City:
    """Everything that belongs to one city; nothing of it is global in a module."""

    settings: Settings
    engine: Engine
    directory: Directory
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
        now = inbound.at.astimezone(TOKYO)
        if cycle is None:
            return Facts(viewer, inbound.day, now, book, self.directory, None)
        visible.lock(tx, viewer, cycle)
        requests = visible.visible(tx, viewer, cycle)
        asked_of = self.books.edition(tx, cycle.edition_id)
        histories = _histories(tx, viewer, requests) if asks_for_history(inbound) else ()
        return Facts(viewer, inbound.day, now, book, self.directory, cycle, asked_of, requests, histories)

    def sorry(self, inbound: Inbound) -> Message:
        """What a person reads when their message was given up."""
        if inbound.audience is Audience.CITIZEN:
            return Message(say("error.citizen"))
        return Message(
            say(
                "error.turn",
                text=inbound.text or (inbound.pick.label if inbound.pick else ""),
                extension=self.directory["extension"],
            )
        )

    def today(self) -> date:
        """The demonstration's date, or today in Japan."""
        with reading(self.engine) as tx:
            return clock.day(tx) or datetime.now(TOKYO).date()


def _histories(tx: Tx, viewer: Viewer, requests: Iterable[RequestView]) -> tuple[AnswerVersion, ...]:
    return tuple(version for view in requests if view.mine for version in visible.history(tx, viewer, view.request.id))


def wall_clock() -> datetime:
    return datetime.now(UTC)


def build_city(settings: Settings, channels: Mapping[str, Channel]) -> City:
    """Opens a database whose tables stand and reads what is in it. Migrates nothing, for it may be one of many processes: raises OutdatedError, and what
    bot.directory raises."""
    opened = engine(settings.database_url)
    try:
        _refuse_outdated(opened)
        books = Books()
        return City(settings, opened, directory_of(settings, books.departments(opened)), books, channels)
    except BaseException:
        opened.close()
        raise


def prepared(settings: Settings) -> Engine:
    """Opens a database and makes or completes its tables: for the commands that fill one. Raises what store.schema.upgrade raises."""
    opened = engine(settings.database_url)
    try:
        schema.upgrade(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _refuse_outdated(opened: Engine) -> None:
    if not schema.current(opened):
        raise OutdatedError


def directory_of(settings: Settings, departments: Collection[str]) -> Directory:
    """What the city says of itself; without a file only the hotlines' defaults."""
    return read_directory(settings.city_file, departments) if settings.city_file else no_directory()
