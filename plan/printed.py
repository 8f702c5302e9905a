"""What the plan prints, read from rows: 分類, 課題, projects, and the indicators with their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.fiscal import FiscalYear
from plan.model import (
    BLANK,
    Accumulation,
    Area,
    Base,
    Cell,
    Direction,
    Indicator,
    Issue,
    Kind,
    Phase,
    Project,
    Rating,
    Table,
)
from plan.rows import Row, number_of
from plan.sheets import Sheets


@dataclass(frozen=True)
class Tables:
    """The tables of one edition: its years, the last one with actuals, the texts that may stand in a cell, and other names by id."""

    sheets: Sheets
    years: Sequence[FiscalYear]
    latest_actual: FiscalYear
    printed_texts: frozenset[str]
    aliases: Mapping[str, tuple[str, ...]]

    def areas(self) -> Iterator[tuple[Row, Area]]:
        columns = "id pillar name number title list_title overview_page roadmap_page rating_page kpi_page".split()
        for row in self.sheets.rows("areas.csv", *columns):
            yield (
                row,
                Area(
                    id=row.required("id"),
                    pillar=row.required("pillar"),
                    name=row.required("name"),
                    number=row.whole("number"),
                    title=row.required("title"),
                    list_title=row.required("list_title"),
                    overview_page=row.page("overview_page", optional=True),
                    roadmap_page=row.page("roadmap_page", optional=True),
                    rating_page=row.page("rating_page", optional=True),
                    kpi_page=row.page("kpi_page", optional=True),
                    aliases=self.aliases.get(row.text("id"), ()),
                ),
            )

    def issues(self, areas: Mapping[str, Area]) -> Iterator[tuple[Row, Issue]]:
        for row in self.sheets.rows("issues.csv", "id", "area_id", "number", "name", "rating", "page"):
            rating = row.one_of("rating", Rating, Rating.ON_PLAN) if row.text("rating") else None
            yield (
                row,
                Issue(
                    id=row.required("id"),
                    area_id=row.reference("area_id", areas),
                    number=row.required("number"),
                    name=row.required("name"),
                    rating=rating,
                    page=row.page("page"),
                ),
            )

    def projects(self, areas: Mapping[str, Area], issues: Mapping[str, Issue]) -> Iterator[tuple[Row, Project]]:
        phase_years = [year for year in self.years if year > self.years[0]]
        columns = (
            "id page area_id issue_id issue_printed department step pid name leading metric dropped uncertain"
            " summary summary_own"
        ).split()
        for row in self.sheets.rows("projects.csv", *columns, *(_phase_column(year) for year in phase_years)):
            marks = {year: row.text(_phase_column(year)) for year in phase_years}
            uncertain = self.uncertain(row, {"dropped", *(_phase_column(year) for year in phase_years)})
            yield (
                row,
                Project(
                    id=row.required("id"),
                    page=row.page("page"),
                    area_id=row.reference("area_id", areas),
                    issue_id=row.reference("issue_id", issues, optional=True),
                    department=row.required("department"),
                    step=row.text("step"),
                    pid=row.text("pid"),
                    name=row.required("name"),
                    leading=row.mark("leading"),
                    phases={
                        year: row.one_of(_phase_column(year), Phase, Phase.RUN) for year, mark in marks.items() if mark
                    },
                    dropped=row.mark("dropped"),
                    dropped_uncertain="dropped" in uncertain,
                    summary=row.text("summary"),
                    summary_own=row.text("summary_own"),
                    metric=row.text("metric"),
                    issue_printed=row.text("issue_printed"),
                    uncertain_phases=frozenset(year for year in phase_years if _phase_column(year) in uncertain),
                    aliases=self.aliases.get(row.text("id"), ()),
                ),
            )

    def indicators(
        self,
        areas: Mapping[str, Area],
        issues: Mapping[str, Issue],
        projects: Mapping[str, Project],
    ) -> Iterator[tuple[Row, Indicator]]:
        measures: dict[str, Row] = {}
        for row in self.sheets.rows("measures.csv", *_MEASURE_COLUMNS):
            if row.required("id") in measures:
                row.flaw("id", "id-twice", row.text("id"))
            measures[row.text("id")] = row
        series = [f"{year}_{what}" for year in self.years for what in ("plan", "actual")]
        seen: set[str] = set()
        for row in self.sheets.rows(
            "kpis.csv", "id", "page", "issue_id", "name", *series, "uncertain", "formula", "comment", "comment_own"
        ):
            issue = issues.get(row.reference("issue_id", issues))
            owner = (issue.area_id, issue.id, "") if issue else ("", "", "")
            if issue and issue.area_id in areas and not areas[issue.area_id].kpi_page:
                row.flaw("issue_id", "no-kpi-page", issue.area_id)
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.KPI, owner, measures)
        measured: set[str] = set()
        for row in self.sheets.rows("activities.csv", "id", "page", "project_id", "name", *series, "uncertain"):
            project = projects.get(row.reference("project_id", projects))
            if project and project.id in measured:
                row.flaw("project_id", "id-twice", project.id)
            measured.add(row.text("project_id"))
            owner = (project.area_id, project.issue_id, project.id) if project else ("", "", "")
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.ACTIVITY, owner, measures)
        for key in measures.keys() - seen:
            measures[key].flaw("id", "unknown-id", key)

    def indicator(
        self,
        row: Row,
        table: Table,
        owner: tuple[str, str, str],
        measures: Mapping[str, Row],
    ) -> Indicator:
        measure = measures.get(row.required("id"))
        if measure is None:
            row.flaw("id", "no-measure", row.text("id"))
            measure = Row("measures.csv", 0, {}, [])
        uncertain = self.uncertain(row, {f"{year}_{what}" for year in self.years for what in ("plan", "actual")})

        def cells(what: str) -> dict[FiscalYear, Cell]:
            found = {year: self.cell(row, f"{year}_{what}", f"{year}_{what}" in uncertain) for year in self.years}
            return {year: cell for year, cell in found.items() if not cell.blank or cell.uncertain}

        area_id, issue_id, project_id = owner
        kind = measure.one_of("kind", Kind, Kind.COUNT)
        base = Base(measure.text("base_name"), measure.number("base_value")) if measure.text("base_name") else None
        if kind is Kind.RATIO:
            measure.required("numerator")
            measure.required("denominator")
            measure.required("part_unit")
        unit = measure.text("unit") if kind is Kind.TEXT else measure.required("unit")
        self.fits(row, unit)
        actual = cells("actual")
        for year in actual:
            if year > self.latest_actual and not actual[year].blank:
                row.flaw(f"{year}_actual", "later-than-actuals", actual[year].printed)
        return Indicator(
            id=row.required("id"),
            table=table,
            page=row.page("page"),
            area_id=area_id,
            issue_id=issue_id,
            project_id=project_id,
            name=row.required("name"),
            formula=row.text("formula"),
            unit=unit,
            kind=kind,
            numerator=measure.text("numerator"),
            denominator=measure.text("denominator"),
            part_unit=measure.text("part_unit"),
            part_of_whole=measure.yes("part_of_whole"),
            base=base,
            direction=measure.one_of("direction", Direction, Direction.MORE),
            accumulation=measure.one_of("accumulation", Accumulation, Accumulation.LEVEL),
            decimals=measure.whole("decimals"),
            ground=measure.required("ground"),
            plan=cells("plan"),
            actual=actual,
            comment=row.text("comment"),
            comment_own=row.text("comment_own"),
            aliases=self.aliases.get(row.text("id"), ()),
        )

    def fits(self, row: Row, unit: str) -> None:
        """A rate's cells print %, a count's do not, and nothing that the plan measures is below 0."""
        for year in self.years:
            for column in (f"{year}_plan", f"{year}_actual"):
                printed = row.text(column)
                number = number_of(printed)
                if number is not None and number < 0:
                    row.flaw(column, "negative", printed)
                if number is not None and printed.endswith("%") != (unit == "%"):
                    row.flaw(column, "other-unit", printed)

    def cell(self, row: Row, column: str, uncertain: bool) -> Cell:
        printed = row.text(column)
        if printed == "":
            return Cell(uncertain=uncertain) if uncertain else BLANK
        if printed in self.printed_texts:
            return Cell(printed, uncertain=uncertain)
        return Cell(printed, row.number(column), uncertain)

    def uncertain(self, row: Row, columns: set[str]) -> set[str]:
        marked = set(row.text("uncertain").split())
        for column in sorted(marked - columns):
            row.flaw("uncertain", "unknown-column", column)
        return marked


_MEASURE_COLUMNS = (
    "id unit kind numerator denominator part_unit part_of_whole base_name base_value direction accumulation decimals ground"
).split()


def _phase_column(year: FiscalYear) -> str:
    return f"S{year.era_year}"
