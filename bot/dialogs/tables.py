"""The plan's two tables: what a cell of them holds, and which of two rows that measure the same is told."""

from __future__ import annotations

from bot.book import Book
from bot.dialogs.naming import is_meant_itself
from language.asks import Asks
from language.question import Question
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Cell, Edition, Indicator, Table

_DASHES = ("-", "ー", "－", "―", "−")
_OF_FIGURES = (Asks.FIGURE, Asks.SERIES, Asks.LIST, Asks.DOUBT)


def has_figure(cell: Cell) -> bool:
    """A number or words that say something: a blank and a dash are no figure, and neither is zero."""
    return not cell.uncertain and not cell.blank and cell.printed not in _DASHES


def table(indicator: Indicator) -> str:
    return say("figure.place_kpi" if indicator.table is Table.KPI else "figure.place_activity")


def in_the_list(indicator: Indicator, year: FiscalYear, book: Book, *, is_plan: bool = False) -> Indicator | None:
    """The 活動指標 of the same measure and 分類 that prints an actual, or a 予定, where the KPI's own cell has none."""
    if indicator.table is not Table.KPI:
        return None
    printed = book.planned if is_plan else book.reached
    if printed(indicator, year).uncertain:
        return None
    return next((other for other in activities_of(indicator, book.edition) if has_figure(printed(other, year))), None)


def activities_of(indicator: Indicator, edition: Edition) -> list[Indicator]:
    others = (edition.indicator[key] for key in indicator.same_as)
    return [other for other in others if other.table is Table.ACTIVITY and other.area_id == indicator.area_id]


def preferred(indicator: Indicator, question: Question | None, edition: Edition) -> Indicator:
    """The KPI, where it measures the same as a 活動指標 of its 分類; but the 活動指標 that was named itself, where the plan prints other figures there."""
    twins = [one for id_ in indicator.same_as if (one := edition.indicator[id_]).area_id == indicator.area_id]
    if question is not None and question.asks in _OF_FIGURES:
        for one in (indicator, *twins):
            if one.table is Table.ACTIVITY and _differs(one, edition) and is_meant_itself(one, question.text, edition):
                return one
    if indicator.table is Table.KPI:
        return indicator
    return next((one for one in twins if one.table is Table.KPI), indicator)


def _differs(indicator: Indicator, edition: Edition) -> bool:
    """Whether another row that measures the same prints other figures."""
    return any(indicator.id in (pair.first, pair.second) and not pair.agree for pair in edition.same)
