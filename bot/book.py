"""A book: the edition, its values and its search index as one audience may read them, an immutable snapshot; and the books of a city."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock

from language.match import Index
from plan.fiscal import FiscalYear
from plan.loading import load_edition
from plan.model import Cell, Edition, Indicator
from store import editions, series
from store.records import Audience, StoredEdition
from store.series import OVERLAYS, Overlay, Values, printed
from store.session import Engine, Tx, reading


class NoEditionError(Exception):
    """The database holds no plan yet."""


@dataclass(frozen=True)
class Book:
    """What a step answers from without a query: definitions and texts from ``edition``, every value from ``series``.

    ``counter`` is the change counter of the series that it was made from.
    """

    audience: Audience
    edition: Edition
    index: Index
    series: Values
    counter: int = 0

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


@dataclass
class Books:
    """Every audience's book and every edition that a cycle asks about, made anew when the series' counter has moved.

    A text of an edition is read and indexed once per process, known by its hash. Any thread may ask; whoever waited for another's making takes what that one made.
    """

    overlays: tuple[Overlay, ...] = OVERLAYS
    lock: Lock = field(default_factory=Lock)
    made: dict[Audience, Book] = field(default_factory=dict)
    asked: dict[str, tuple[int, Edition]] = field(default_factory=dict)  # by id, with the counter at its reading
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
        book = self._made(audience, counter)
        if book is not None:
            return book
        with self.lock:
            return self._made(audience, counter) or self._make(tx, audience, counter)

    def edition(self, tx: Tx, edition_id: str) -> Edition:
        """The newest text of one edition. Raises NoEditionError when it was never loaded."""
        counter = series.counter(tx)
        known = self._asked(edition_id, counter)
        if known is not None:
            return known
        with self.lock:
            return self._asked(edition_id, counter) or self._ask(tx, edition_id, counter)

    def departments(self, engine: Engine) -> tuple[str, ...]:
        """The newest plan's departments, () without one. Its book is made here once, so that no turn has to wait for it."""
        with reading(engine) as tx:
            try:
                return self.open(tx, Audience.CITIZEN).edition.departments
            except NoEditionError:
                return ()

    def _made(self, audience: Audience, counter: int) -> Book | None:
        book = self.made.get(audience)
        return book if book is not None and book.counter == counter else None

    def _make(self, tx: Tx, audience: Audience, counter: int) -> Book:
        edition = self._read(editions.newest(tx))
        if edition.digest not in self.indexed:
            self.indexed[edition.digest] = Index.build(edition)
        values = series.values(tx, edition, audience, self.overlays)
        book = self.made[audience] = Book(audience, edition, self.indexed[edition.digest], values, counter)
        return book

    def _asked(self, edition_id: str, counter: int) -> Edition | None:
        known = self.asked.get(edition_id)
        return known[1] if known is not None and known[0] == counter else None

    def _ask(self, tx: Tx, edition_id: str, counter: int) -> Edition:
        edition = self._read(editions.by_id(tx, edition_id))
        self.asked[edition_id] = (counter, edition)
        return edition

    def _read(self, stored: StoredEdition | None) -> Edition:
        if stored is None:
            raise NoEditionError
        if stored.sha256 not in self.read:
            self.read[stored.sha256] = load_edition(stored.files)
        return self.read[stored.sha256]
