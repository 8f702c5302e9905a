"""The one place where values are read: the edition's cells, overlaid by what this audience may see of later layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from plan.fiscal import FiscalYear
from plan.model import BLANK, Cell, Edition
from store.records import Audience
from store.session import Tx
from store.tables import series_changes


class Layer(StrEnum):
    """Where a value comes from. Only an edition's cells are known today; approvals and 訂正 become layers of their own."""

    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell and the layer that it was taken from."""

    cell: Cell
    layer: Layer = Layer.EDITION


NO_FIGURE = Figure(BLANK)


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's figures, year by year; a year without one is blank, which is not zero."""

    plan: Mapping[FiscalYear, Figure] = field(default_factory=dict)
    actual: Mapping[FiscalYear, Figure] = field(default_factory=dict)

    def planned(self, year: FiscalYear) -> Figure:
        return self.plan.get(year, NO_FIGURE)

    def reached(self, year: FiscalYear) -> Figure:
        return self.actual.get(year, NO_FIGURE)


Actuals = Mapping[str, Mapping[FiscalYear, Figure]]  # by indicator id
Overlay = Callable[[Tx, Edition, Audience], Actuals]

OVERLAYS: tuple[Overlay, ...] = ()  # later ones win; each decides what it shows to which audience

COUNTER = sa.select(series_changes.c.counter)
CHANGED = (
    insert(series_changes)
    .values(id=1, counter=1)
    .on_conflict_do_update(index_elements=[series_changes.c.id], set_={"counter": series_changes.c.counter + 1})
)


def counter(tx: Tx) -> int:
    """How often what values() returns has changed: a book made at another count is out of date."""
    return tx.execute(COUNTER).scalar() or 0


def changed(tx: Tx) -> None:
    """Called in the transaction of whatever changes what values() returns. Whoever does so waits for the one before: the count never goes back."""
    tx.execute(CHANGED)


def values(
    tx: Tx, edition: Edition, audience: Audience, overlays: tuple[Overlay, ...] = OVERLAYS
) -> Mapping[str, Series]:
    """Every indicator's series, by its id, as this audience may see it."""
    laid = [overlay(tx, edition, audience) for overlay in overlays]
    return {
        indicator.id: Series(
            plan={year: Figure(cell) for year, cell in indicator.plan.items()},
            actual={year: Figure(cell) for year, cell in indicator.actual.items()}
            | {year: figure for layer in laid for year, figure in layer.get(indicator.id, {}).items()},
        )
        for indicator in edition.indicators
    }
