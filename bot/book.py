"""A book: the edition, its values and its search index as one audience may read them, an immutable snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from language.match import Index
from plan.fiscal import FiscalYear
from plan.model import Cell, Edition, Indicator
from store.records import Audience
from store.series import Values, printed


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
