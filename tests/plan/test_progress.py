"""Met or missed with the direction in mind, and the change on the year before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plan.fiscal import FiscalYear
from plan.loading import load_folder
from plan.model import Cell, Direction, Indicator
from plan.progress import Against, Change, against_plan, change, printed_against
from plan.sasebo import R5 as SASEBO_R5

EDITION = load_folder(SASEBO_R5)
R4, R5, R6 = (FiscalYear.reiwa(year) for year in (4, 5, 6))


def named(name: str, page: int) -> Indicator:
    return next(i for i in EDITION.indicators if i.page == page and i.name.startswith(name))


COUNTER_RATE = named("オンライン申請利用率", 38)
PAPER = named("ペーパーレス度", 47)


def with_cells(actual: dict[FiscalYear, Cell], plan: dict[FiscalYear, Cell]) -> Indicator:
    return replace(COUNTER_RATE, actual=actual, plan=plan)


def cell(printed: str, *, uncertain: bool = False) -> Cell:
    return Cell(printed, Decimal(printed.rstrip("%").replace(",", "")), uncertain)


def changed(indicator: Indicator, year: FiscalYear) -> Change | None:
    return change(indicator.reached(year), indicator.reached(year - 1))


def test_less_than_planned_is_below_where_more_is_better() -> None:
    assert printed_against(COUNTER_RATE, R5) is Against.BELOW


def test_less_than_planned_is_above_where_less_is_better() -> None:
    assert PAPER.direction is Direction.LESS
    assert printed_against(PAPER, R5) is Against.ABOVE
    assert against_plan(PAPER, Decimal("85.1"), cell("85.0%")) is Against.BELOW


def test_equal_values_are_equal_whatever_their_decimals() -> None:
    assert against_plan(COUNTER_RATE, Decimal("30.0"), cell("30%")) is Against.EQUAL


def test_the_change_is_taken_from_the_printed_cells() -> None:
    found = changed(COUNTER_RATE, R5)
    assert found is not None
    assert (found.before.printed, found.by) == ("6.6%", Decimal("0.2"))


def test_a_fall_is_negative() -> None:
    found = changed(PAPER, R5)
    assert found is not None
    assert found.by == Decimal("-13.4")


@pytest.mark.parametrize(
    ("actual", "plan"),
    [
        (Cell("実施済"), Cell("実施済")),
        (cell("5"), Cell()),
        (cell("5"), Cell("-")),
        (cell("5"), cell("5", uncertain=True)),
        (cell("5", uncertain=True), cell("5")),
        (cell("80"), cell("80%")),
    ],
)
def test_what_is_no_pair_of_numbers_is_not_compared(actual: Cell, plan: Cell) -> None:
    assert printed_against(with_cells({R5: actual}, {R5: plan}), R5) is None
    assert changed(with_cells({R5: actual, R4: plan}, {}), R5) is None


def test_a_year_without_actuals_has_neither() -> None:
    assert printed_against(COUNTER_RATE, R6) is None
    assert changed(COUNTER_RATE, R6) is None
