"""An edition as two flat tables for other programs: the KPIs and the project list, one printed cell a field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from plan.fiscal import FiscalYear
from plan.model import Cell, Edition, Indicator, Table

FILES = ("kpis.csv", "projects.csv")
MARK = "○"

Row = tuple[str, ...]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN = re.compile(r"-+|[-+]?[0-9.]+%?")


def export(edition: Edition) -> Mapping[str, str]:
    """The texts of FILES by name: comma, one line feed a row, quoted where needed."""
    return {"kpis.csv": _text(kpi_rows(edition)), "projects.csv": _text(project_rows(edition))}


def kpi_rows(edition: Edition) -> list[Row]:
    """The header, then each KPI in the plan's order."""
    header = "pillar key_issue issue_no issue issue_progress kpi".split()
    rows: list[Row] = [(*header, *_cell_names(edition), "formula")]
    for kpi in edition.indicators:
        if kpi.table is Table.KPI:
            area, issue = edition.area[kpi.area_id], edition.issue[kpi.issue_id]
            rating = issue.rating.value if issue.rating else ""
            named = (area.pillar, area.name, issue.number, issue.name, rating, kpi.name)
            rows.append((*named, *_cells(kpi, edition), kpi.formula))
    return rows


def project_rows(edition: Edition) -> list[Row]:
    """The header, then each project in the order of the list, with its 活動指標 or empty cells."""
    header = "pillar category department key_issue issue step pid name leading metric".split()
    phase_years = edition.years[1:]  # the list's 実施年度 begin a year after its figures
    rows: list[Row] = [(*header, *_cell_names(edition), *(f"S{year.era_year}" for year in phase_years), "dropped")]
    for project in edition.projects:
        area, issue = edition.area[project.area_id], edition.issue.get(project.issue_id)
        named = (area.pillar, area.name, project.department, area.list_title)
        issue_name = project.issue_printed or (issue.name if issue else "")
        leading = MARK if project.leading else ""
        placed = (issue_name, project.step, project.pid, project.name, leading, project.metric)
        figures = _cells(edition.indicator.get(project.indicator_id), edition)
        phases = (phase.value if (phase := project.phases.get(year)) else "" for year in phase_years)
        rows.append((*named, *placed, *figures, *phases, MARK if project.dropped else ""))
    return rows


def field(text: str) -> str:
    """A text as it stands in a file that a spreadsheet may open: what would run there as a formula gets an apostrophe before it.

    A printed - or ー and negative numbers are harmless and stay as they are. No text of the Sasebo plan changes; another city's might.
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) and not _PLAIN.fullmatch(text) else text


def _text(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([field(value) for value in row] for row in rows)
    return out.getvalue()


def _cell_names(edition: Edition) -> list[str]:
    return [f"{year}_{figure}" for year in edition.years for figure in ("plan", "actual")]


def _cells(indicator: Indicator | None, edition: Edition) -> list[str]:
    """予定 and 実績 of every year in turn; an uncertain cell as it is best read."""
    if indicator is None:
        return [""] * (2 * len(edition.years))
    return [_printed(cell) for year in edition.years for cell in _both(indicator, year)]


def _both(indicator: Indicator, year: FiscalYear) -> tuple[Cell, Cell]:
    return indicator.planned(year), indicator.reached(year)


def _printed(cell: Cell) -> str:
    """A number without thousands separators, a text as printed."""
    return cell.printed.replace(",", "") if cell.value is not None else cell.printed
