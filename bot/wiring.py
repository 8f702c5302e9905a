"""The only place that builds things: a city with its engine, books and talk, from the settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from bot.book import Books
from bot.dialogs import catalogue
from bot.dialogs.commands import asks_for_history
from bot.dialogs.dialog import Directory, Facts
from bot.directory import no_directory, read_directory
from bot.messages import LINE, Channel, Inbound, Message
from bot.secret import secret_key
from bot.settings import Settings
from bot.turn import Talk
from language.texts import say
from store import clock, contacts, cycles, people, schema, trail, visible
from store.records import Audience
from store.session import Engine, Tx, engine, reading

if TYPE_CHECKING:
    from bot.handlers.line.addresses import Addresses

TOKYO = timezone(timedelta(hours=9), "JST")


class OutdatedError(Exception):
    """The database's tables are older than this code: they must be brought up to it first."""


class NoTablesError(OutdatedError):
    """Nothing was ever made there. ``file`` is where SQLite's database would be, "" on PostgreSQL, or where the file is there and empty."""

    def __init__(self, file: str = "") -> None:
        super().__init__(file)
        self.file = file


@dataclass(frozen=True)
class City:
    """Everything that belongs to one city; nothing of it is global in a module."""

    settings: Settings
    engine: Engine
    directory: Directory
    books: Books
    channels: Mapping[str, Channel]

    @cached_property
    def line_addresses(self) -> Addresses:
        """How citizens' LINE ids are hidden. Raises SettingsError without a usable key."""
        from bot.handlers.line.addresses import Addresses

        return Addresses(secret_key(self.settings))

    @property
    def talk(self) -> Talk[Facts]:
        return Talk(self.gather, catalogue.step, self.sorry, self.renew)

    def gather(self, tx: Tx, inbound: Inbound) -> Facts:
        """The facts of one turn. A citizen's turn reads nothing but the series' counter; a holder's requests are locked before they are read.

        Raises StaleError where the books must be made anew first."""
        viewer = people.viewer(tx, inbound.audience, inbound.person_id, inbound.day)
        shelf = self.books.open(tx)
        book = shelf.books[inbound.audience]
        cycle = cycles.current(tx, inbound.day) if viewer.person else None
        now = inbound.at.astimezone(TOKYO)
        if cycle is None:
            is_guest = inbound.channel == LINE and self.settings.line is not None and self.settings.line.as_guest
            return Facts(viewer, inbound.day, now, book, self.directory, None, is_guest=is_guest)
        visible.lock(tx, viewer, cycle)
        requests = visible.visible(tx, viewer, cycle)
        asked_of = shelf.edition(cycle.edition_id)
        mine = [view.request.id for view in requests if view.mine] if asks_for_history(inbound) else []
        histories = visible.history(tx, viewer, mine) if mine else ()
        moves = trail.moves(tx, mine) if mine else ()
        return Facts(viewer, inbound.day, now, book, self.directory, cycle, asked_of, requests, histories, moves)

    def renew(self) -> None:
        """Makes the books of what the database holds now, in a transaction of its own that no writer waits for."""
        self.books.renew(self.engine)

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


def wall_clock() -> datetime:
    return datetime.now(UTC)


def build_city(settings: Settings, channels: Mapping[str, Channel]) -> City:
    """Opens a database whose tables stand and reads what is in it. Migrates nothing, for it may be one of many processes: raises OutdatedError, and what
    bot.directory raises. A file that is not there is not made: it would hide that DATABASE_URL, or the folder that one stands in, is another."""
    if settings.database_file is not None and not settings.database_file.exists():
        raise NoTablesError(str(settings.database_file.absolute()))
    opened = engine(settings.database_url)
    try:
        _refuse_outdated(opened)
        books = Books()
        return City(settings, opened, directory_of(settings, books.departments(opened)), books, channels)
    except BaseException:
        opened.close()
        raise


def with_channels(city: City) -> City:
    """The city with every channel that its settings switch on, for the processes that send. The SDKs are imported here: no other command waits for them."""
    line = city.settings.line
    if line is None:
        return city
    from bot.handlers.line.channel import LineChannel

    def user_id(address: str) -> str | None:
        with reading(city.engine) as tx:
            contact = contacts.find(tx, LINE, address)
        return city.line_addresses.opened(contact.cipher) if contact else None

    return replace(
        city, channels={**city.channels, LINE: LineChannel(line.access_token, user_id, line.api_base or None)}
    )


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
        raise OutdatedError if schema.revision(opened) else NoTablesError


def directory_of(settings: Settings, departments: Collection[str]) -> Directory:
    """What the city says of itself; without a file only the hotlines' defaults."""
    return read_directory(settings.city_file, departments) if settings.city_file else no_directory()
