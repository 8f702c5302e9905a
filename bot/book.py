"""A book: the edition, its values and its search index as one audience may read them, an immutable snapshot; and the books of a city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from language.match import Index
from plan.fiscal import FiscalYear
from plan.loading import load_edition
from plan.model import Cell, Edition, Indicator
from store import cycles, editions, series
from store.records import Audience, StoredEdition
from store.series import OVERLAYS, Overlay, Values, printed
from store.session import Engine, Tx, reading


class NoEditionError(Exception):
    """The database holds no plan yet."""


class StaleError(Exception):
    """The books are older than what the database holds."""


@dataclass(frozen=True)
class Book:
    """What a step answers from without a query: definitions and texts from ``edition``, every value from ``series``."""

    audience: Audience
    edition: Edition
    index: Index
    series: Values

    @classmethod
    def of(cls, audience: Audience, edition: Edition) -> Book:
        """The book of an edition that stands in no database: its printed cells, with nothing over them."""
        return cls(audience, edition, Index.build(edition), printed(edition))

    def planned(self, indicator: Indicator, year: FiscalYear) -> Cell:
        return self.series[indicator.id].planned(year)

    def reached(self, indicator: Indicator, year: FiscalYear) -> Cell:
        return self.series[indicator.id].reached(year)

    def latest_actual(self, indicator: Indicator) -> FiscalYear:
        """The last year that answers may take an actual from: the edition's, or a later one that a layer over it holds."""
        return max((self.edition.latest_actual, *self.series[indicator.id].layers))


@dataclass(frozen=True)
class Shelf:
    """All that turns answer from at one count of the series' changes: a book for each audience, and each edition that a cycle asks about, in its newest
    text (None: never loaded)."""

    counter: int
    books: Mapping[Audience, Book]
    asked: Mapping[str, Edition | None]  # by id

    def edition(self, edition_id: str) -> Edition:
        """An edition that a cycle asks about. Raises NoEditionError when it was never loaded, StaleError when the cycle is younger than the shelf."""
        if edition_id not in self.asked:
            raise StaleError
        edition = self.asked[edition_id]
        if edition is None:
            raise NoEditionError
        return edition

    @property
    def texts(self) -> Mapping[str, Edition]:
        """The editions on it by the hash of their text."""
        return {edition.digest: edition for edition in (*self.asked.values(), self.newest) if edition}

    @property
    def newest(self) -> Edition:
        return self.books[Audience.CITIZEN].edition


@dataclass
class Books:
    """Holds the shelf that turns take their facts from. Any thread may ask.

    Making a new one takes longer than a turn may hold the database: a turn that finds the shelf out of date raises StaleError and is taken again after
    renew(), for which nobody waits but those who need it. What the old shelf has read and indexed is taken over by the hash of its text, the rest is let go.
    """

    overlays: tuple[Overlay, ...] = OVERLAYS
    lock: Lock = field(default_factory=Lock)
    shelf: Shelf | None = None

    @classmethod
    def of(cls, edition: Edition) -> Books:
        """The books of one edition that stands in no database: for talks that nobody keeps."""
        book = Book.of(Audience.CITIZEN, edition)
        made = {audience: replace(book, audience=audience) for audience in Audience}
        return cls(shelf=Shelf(0, made, {edition.id: edition}))

    def open(self, tx: Tx) -> Shelf:
        """The shelf, as long as nothing has changed since it was made. Raises StaleError."""
        shelf = self.shelf
        if shelf is None or shelf.counter != series.counter(tx):
            raise StaleError
        return shelf

    def renew(self, engine: Engine) -> Shelf:
        """Puts up a shelf of the present count; whoever waited for another's making takes what that one made. Raises NoEditionError on a database without
        a plan."""
        with self.lock, reading(engine) as tx:
            counter, asked = series.counter(tx), cycles.edition_ids(tx)
            if self.shelf is None or self.shelf.counter != counter or not asked <= self.shelf.asked.keys():
                self.shelf = self._made(tx, counter, asked)
            return self.shelf

    def departments(self, engine: Engine) -> tuple[str, ...]:
        """The newest plan's departments, () without one. The books are made here once, so that no turn has to wait for them."""
        try:
            return self.renew(engine).newest.departments
        except NoEditionError:
            return ()

    def _made(self, tx: Tx, counter: int, asked: Iterable[str]) -> Shelf:
        known = self.shelf.texts if self.shelf else {}
        newest = _read(editions.newest(tx), known)
        if newest is None:
            raise NoEditionError
        known = {**known, newest.digest: newest}
        index = self._index(newest)
        books = {
            audience: Book(audience, newest, index, series.values(tx, newest, audience, self.overlays))
            for audience in Audience
        }
        return Shelf(counter, books, {each: _read(editions.by_id(tx, each), known) for each in sorted(asked)})

    def _index(self, edition: Edition) -> Index:
        if self.shelf and self.shelf.newest.digest == edition.digest:
            return self.shelf.books[Audience.CITIZEN].index
        return Index.build(edition)


def _read(stored: StoredEdition | None, known: Mapping[str, Edition]) -> Edition | None:
    if stored is None:
        return None
    return known.get(stored.sha256) or load_edition(stored.files)
