"""Met or missed with the indicator's direction in mind, and the change on the year before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plan.fiscal import FiscalYear
from plan.model import Cell, Direction, Indicator


class Against(StrEnum):
    """An actual beside its target. ABOVE is better than planned, also where less is better."""

    ABOVE = "above"
    EQUAL = "equal"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference to the year before, in the indicator's unit; ``before`` is the cell that it was taken from."""

    before: Cell
    by: Decimal


def against_plan(indicator: Indicator, reached: Decimal, planned: Cell) -> Against | None:
    """How a value in the indicator's unit stands beside a printed target; None where the target is no number or its year is uncertain."""
    if planned.value is None or planned.uncertain:
        return None
    if reached == planned.value:
        return Against.EQUAL
    more = reached > planned.value
    return Against.ABOVE if more == (indicator.direction is Direction.MORE) else Against.BELOW


def against(indicator: Indicator, reached: Cell, planned: Cell) -> Against | None:
    """How a year's actual stands beside its target; None where the two cells cannot be compared."""
    values = comparable(reached, planned)
    return against_plan(indicator, values[0], planned) if values else None


def printed_against(indicator: Indicator, year: FiscalYear) -> Against | None:
    """The same of the two cells that the plan itself prints for a year: what an audit asks."""
    return against(indicator, indicator.reached(year), indicator.planned(year))


def change(reached: Cell, before: Cell) -> Change | None:
    """The change of a year's actual on the year before; None where the two cells cannot be compared."""
    values = comparable(reached, before)
    return Change(before, values[0] - values[1]) if values else None


def comparable(one: Cell, other: Cell) -> tuple[Decimal, Decimal] | None:
    """The two values where both are numbers of one unit and beyond doubt; None for a text, a blank, an uncertain cell, or % beside a count."""
    if one.value is None or other.value is None or one.uncertain or other.uncertain:
        return None
    if one.printed.endswith("%") != other.printed.endswith("%"):
        return None
    return one.value, other.value
