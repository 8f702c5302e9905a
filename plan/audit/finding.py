"""A finding: one thing that the plan prints in two ways, with every page that prints it. Worded neutrally: which one stands, the city decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from plan.fiscal import FiscalYear
from plan.model import Cell, Edition, Indicator, Mention, Table

NARRATIVE_VALUE = "narrative-value"  # a page of text prints another value than the KPI table
TABLE_VALUE = "table-value"  # the KPI table and the project list print two values
RATING = "rating"  # ○ beside a missed KPI, △ beside met ones
FORMULA = "formula"  # 算出式・設定根拠 and the figures
METRIC_NAME = "metric-name"  # a measure's name and what is measured
PID = "pid"  # one PID, two projects
COUNT = "count"  # a number of things that the text states, and the things
CODES = (NARRATIVE_VALUE, TABLE_VALUE, RATING, FORMULA, METRIC_NAME, PID, COUNT)  # in the order of the list

KPI_TABLE = "KPIの表"
PROJECT_LIST = "プロジェクト一覧"
FIGURES: Mapping[str, str] = {"plan": "予定", "actual": "実績"}

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_FRACTION = re.compile(r"([0-9]+)/([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the plan prints ``value``: as printed, or behind 計算すると what its figures there come to."""

    page: int
    table: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` is one of CODES; ``what`` names the measure and the year; ``places`` begin with the one whose figure is answered with."""

    code: str
    what: str
    places: tuple[Place, ...]


def title(indicator: Indicator, edition: Edition) -> str:
    """「オンライン申請利用率（窓口）」: names recur from area to area."""
    return f"{indicator.name}（{edition.area[indicator.area_id].name}）"


def year_name(year: FiscalYear) -> str:
    return f"令和{year.era_year}年度"


def row_of(indicator: Indicator, edition: Edition) -> str:
    """The table that prints an indicator; in the project list the PID finds the row."""
    if indicator.table is Table.KPI:
        return KPI_TABLE
    pid = edition.project[indicator.project_id].pid
    return f"{PROJECT_LIST}（{pid}）" if pid else PROJECT_LIST


def cells(indicator: Indicator, figure: str) -> Mapping[FiscalYear, Cell]:
    """The row 予定 ("plan") or 実績 ("actual")."""
    return indicator.plan if figure == "plan" else indicator.actual


def place_of(indicator: Indicator, value: str, edition: Edition) -> Place:
    return Place(indicator.page, row_of(indicator, edition), value)


def told(mention: Mention, computed: str = "") -> Place:
    return Place(mention.page, mention.place, mention.value + computed)


def by_year(values: Iterable[tuple[FiscalYear, str]]) -> str:
    """「R3 2,500.0、R5 3,000.0」."""
    return "、".join(f"{year} {value}" for year, value in values)


def computed(value: str) -> str:
    return f"（計算すると{value}）"


def number_in(text: str) -> Decimal | None:
    """The first number of a printed text, full-width digits and separators included: ９８件 → 98. None where there is none."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text))
    return Decimal(found[0].replace(",", "")) if found else None


def fraction_in(text: str) -> Fraction | None:
    """約2/3 → 2/3; None where no fraction is printed."""
    found = _FRACTION.search(unicodedata.normalize("NFKC", text))
    return Fraction(int(found[1]), int(found[2])) if found else None


def rounded_like(value: Decimal, cell: Cell) -> Decimal:
    """A computed value with the decimals that the cell prints, half up."""
    assert cell.value is not None
    return value.quantize(cell.value, ROUND_HALF_UP)


def worded(value: Decimal) -> str:
    return f"{value:,f}"
