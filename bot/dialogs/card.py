"""A figure as a card: the printed value large, its year and 予定 beside it, and the years of the plan as bars. The words are those of the answer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from bot.book import Book
from bot.dialogs import figure, naming
from bot.dialogs.figure import Style
from bot.messages import Bar, Chart, Figure
from language import formats
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Cell, Indicator, Table

_MYRIADS_FROM = 100_000  # from here on the bars' numbers are in 万: seven years stand side by side on a phone
_MYRIAD = 10_000


def figure_card(indicator: Indicator, year: FiscalYear, book: Book, style: Style) -> Figure | None:
    """The card of a year's actual; None where the plan prints no number, or where it is uncertain whose year the number is."""
    cell = book.reached(indicator, year)
    if cell.value is None or cell.uncertain or style is Style.ASIDE:
        return None
    edition = book.edition
    key = "card.kpi" if indicator.table is Table.KPI else "card.activity"
    notes = (
        figure.of_project(indicator, edition),
        figure.what_is_compared(indicator),
        figure.beside_year_before(indicator, year, book, style),
        figure.which_table(indicator, edition),
        figure.rating(indicator, edition) if year == edition.latest_actual else "",
        figure.other_pages(indicator, year, book) if style is Style.STAFF else "",
    )
    return Figure(
        over=say(key, area=edition.area[indicator.area_id].name),
        name=naming.short_name(indicator, edition),
        value=formats.number(cell.value),
        unit=_unit(cell, indicator),
        beside=(say("card.actual", year=formats.year(year)), figure.beside_plan(indicator, year, book)),
        notes=tuple(_lines(notes)),
        source=tuple(figure.source([indicator.page], edition, style).split("\n")),
        chart=chart(indicator, year, book, style),
    )


def chart(indicator: Indicator, told: FiscalYear, book: Book, style: Style) -> Chart | None:
    """The bars of all years of the plan; None without two numbers of one unit to compare. What is no number, or stands in doubt, has no bar."""
    years = book.edition.years
    cells = {year: (_drawn(book.planned(indicator, year)), _drawn(book.reached(indicator, year))) for year in years}
    values = [cell.value for pair in cells.values() for cell in pair if cell and cell.value is not None]
    largest = max(values, default=Decimal(0))
    units = {_unit(cell, indicator) for pair in cells.values() for cell in pair if cell}
    if len(values) < 2 or len(units) != 1 or largest <= 0:
        return None
    unit, in_myriads = units.pop(), largest >= _MYRIADS_FROM
    citizen = style is Style.CITIZEN
    bars = (
        Bar(
            year=str(year.era_year) if citizen else year.label,
            planned=_shown(planned, in_myriads),
            reached=_shown(reached, in_myriads),
            planned_height=_height(planned, largest),
            reached_height=_height(reached, largest),
            is_told=year == told,
        )
        for year, (planned, reached) in cells.items()
    )
    return Chart(
        say("card.myriads", unit=unit) if in_myriads else unit, tuple(bars), say("card.era") if citizen else ""
    )


def _drawn(cell: Cell) -> Cell | None:
    """A cell that can stand as a bar: a number of a year that is certain, not below 0."""
    return cell if cell.value is not None and not cell.uncertain and cell.value >= 0 else None


def _height(cell: Cell | None, largest: Decimal) -> float | None:
    return float(cell.value / largest) if cell and cell.value is not None else None


def _shown(cell: Cell | None, in_myriads: bool) -> str:
    if cell is None or cell.value is None:
        return ""
    if not in_myriads:
        return formats.number(cell.value)
    myriads = cell.value / _MYRIAD
    return formats.number(myriads.quantize(Decimal(1) if myriads >= 100 else Decimal("0.1"), ROUND_HALF_UP))


def _unit(cell: Cell, indicator: Indicator) -> str:
    return "%" if cell.printed.endswith("%") else indicator.unit


def _lines(texts: Iterable[str]) -> Iterable[str]:
    return (line for text in texts for line in text.split("\n") if line)
