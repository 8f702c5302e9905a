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
class Series:
    """An indicator's cells, year by year; a year without one is blank, which is not zero. ``layers`` names what lies over the edition's actuals."""

    plan: Mapping[FiscalYear, Cell] = field(default_factory=dict)
    actual: Mapping[FiscalYear, Cell] = field(default_factory=dict)
    layers: Mapping[FiscalYear, Layer] = field(default_factory=dict)

    def planned(self, year: FiscalYear) -> Cell:
        return self.plan.get(year, BLANK)

    def reached(self, year: FiscalYear) -> Cell:
        return self.actual.get(year, BLANK)

    def layer(self, year: FiscalYear) -> Layer:
        """Where the year's actual comes from."""
        return self.layers.get(year, Layer.EDITION)


Values = Mapping[str, Series]  # by indicator id
Actuals = Mapping[str, Mapping[FiscalYear, Cell]]  # by indicator id


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over the edition: ``actuals`` reads it and decides what it shows to which audience."""

    layer: Layer
    actuals: Callable[[Tx, Edition, Audience], Actuals]


OVERLAYS: tuple[Overlay, ...] = ()  # later ones lie on top

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


def printed(edition: Edition) -> Values:
    """Every indicator's series as the edition prints it, with nothing over it."""
    return {indicator.id: Series(indicator.plan, indicator.actual) for indicator in edition.indicators}


def values(tx: Tx, edition: Edition, audience: Audience, overlays: tuple[Overlay, ...] = OVERLAYS) -> Values:
    """Every indicator's series, by its id, as this audience may see it."""
    found = dict(printed(edition))
    for overlay in overlays:
        laid = overlay.actuals(tx, edition, audience)
        found |= {key: _over(found[key], cells, overlay.layer) for key, cells in laid.items() if key in found}
    return found


def _over(series: Series, cells: Mapping[FiscalYear, Cell], layer: Layer) -> Series:
    return Series(series.plan, {**series.actual, **cells}, {**series.layers, **dict.fromkeys(cells, layer)})
