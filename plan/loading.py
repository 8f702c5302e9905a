"""CSV files → the model. Every error names file, line and column; all of them are collected before any is raised."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from plan.fiscal import FiscalYear
from plan.model import (
    BLANK,
    MENTIONED,
    Accumulation,
    Area,
    Base,
    Cell,
    Direction,
    Edition,
    Indicator,
    Issue,
    Kind,
    Mention,
    Paraphrase,
    Phase,
    Project,
    Rating,
    SameMeasure,
    Table,
)
from plan.rows import Flaw, PlanError, Row, number_of
from plan.rules import ABOUT_AREA, ABOUT_PLAN, YEARLESS, Rule, RuleKind, unfit_terms, years_in

FILES = (
    "edition.csv",
    "areas.csv",
    "issues.csv",
    "kpis.csv",
    "projects.csv",
    "activities.csv",
    "measures.csv",
    "same.csv",
    "mentions.csv",
    "rules.csv",
    "printed_texts.csv",
    "aliases.csv",
)
OPTIONAL = ("paraphrases.csv",)  # an edition without it is found by its names alone


def read_files(folder: Path) -> dict[str, str]:
    """The edition's files in a folder by name, as text. Raises PlanError for a missing file or one that is not UTF-8."""
    texts, flaws = {}, []
    for name in (*FILES, *(name for name in OPTIONAL if (folder / name).exists())):
        try:
            texts[name] = (folder / name).read_text(encoding="utf-8-sig")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            flaws.append(Flaw(name, 0, "", "file-missing"))
        except UnicodeDecodeError:
            flaws.append(Flaw(name, 0, "", "not-utf8"))
    if flaws:
        raise PlanError(flaws)
    return texts


def digest(files: Mapping[str, str]) -> str:
    """sha256 over the files' names and texts: what an edition is known by."""
    total = hashlib.sha256()
    for name in (*FILES, *(name for name in OPTIONAL if name in files)):
        total.update(name.encode() + b"\0" + files[name].encode() + b"\0")
    return total.hexdigest()


def load_edition(files: Mapping[str, str]) -> Edition:
    """Builds the edition from its files' texts. Raises PlanError with every flaw found."""
    return _Reader(files).edition()


def load_folder(folder: Path) -> Edition:
    return load_edition(read_files(folder))


class _Reader:
    """Reads one edition's files in the order in which they refer to each other."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.flaws: list[Flaw] = []
        self.printed_texts: set[str] = set()
        self.pages = 0

    def edition(self) -> Edition:
        self.flaws += [Flaw(name, 0, "", "file-missing") for name in FILES if name not in self.files]
        if self.flaws:
            raise PlanError(self.flaws)
        facts = self.facts()
        self.years, self.latest_actual = self.span(facts)
        self.printed_texts = {row.required("text") for row in self.rows("printed_texts.csv", "text", "meaning")}
        aliases = self.aliases()
        areas = self.unique(self.areas(aliases))
        issues = self.unique(self.issues(areas))
        projects = self.unique(self.projects(areas, issues, aliases))
        indicators = self.unique(self.indicators(areas, issues, projects, aliases))
        activity = {i.project_id: i.id for i in indicators.values() if i.table is Table.ACTIVITY}
        projects = {key: replace(p, indicator_id=activity.get(key, "")) for key, p in projects.items()}
        for row in self.rows("aliases.csv", "id", "alias"):
            row.reference("id", areas.keys() | projects.keys() | indicators.keys())
        paraphrases = self.paraphrases(indicators) if "paraphrases.csv" in self.files else {}
        same = tuple(self.same(indicators))
        mentions = tuple(self.mentions(indicators))
        rules = tuple(self.rules(areas, indicators))
        if self.flaws:
            raise PlanError(self.flaws)
        return Edition(
            id=facts["id"].text("value"),
            title=facts["title"].text("value"),
            published=facts["published"].text("value"),
            targets_as_of=facts["targets_as_of"].text("value"),
            actuals_as_of=facts["actuals_as_of"].text("value"),
            address=facts["address"].text("value"),
            first_year=self.years[0],
            latest_actual=self.latest_actual,
            last_year=self.years[-1],
            areas=tuple(areas.values()),
            issues=tuple(issues.values()),
            indicators=tuple(
                replace(_with_same(i, same), paraphrases=tuple(paraphrases.get(i.id, ()))) for i in indicators.values()
            ),
            projects=tuple(projects.values()),
            same=same,
            mentions=mentions,
            rules=rules,
            digest=digest(self.files),
        )

    def rows(self, file: str, *columns: str) -> Iterator[Row]:
        """The lines of a file that has exactly these columns, in any order: a heading that nobody reads may be one that was misspelt."""
        reader = csv.reader(io.StringIO(self.files[file]), strict=True)
        try:
            header = next(reader, [])
            for column in columns:
                if column not in header:
                    self.flaws.append(Flaw(file, 1, column, "column-missing"))
            for column in Counter(header) - Counter(columns):
                self.flaws.append(Flaw(file, 1, column, "extra-column", column))
            line = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    self.flaws.append(Flaw(file, line, "", "wrong-width", str(len(cells))))
                elif cells:
                    yield Row(file, line, dict(zip(header, cells, strict=True)), self.flaws, self.pages)
                line = reader.line_num + 1
        except csv.Error as error:
            self.flaws.append(Flaw(file, reader.line_num, "", "not-csv", str(error)))

    def facts(self) -> dict[str, Row]:
        """What the edition says of itself: the lines of edition.csv by their key."""
        result: dict[str, Row] = {}
        for row in self.rows("edition.csv", "key", "value"):
            if row.text("key") in result:
                row.flaw("key", "id-twice", row.text("key"))
            result[row.text("key")] = row
        return result

    def span(self, facts: Mapping[str, Row]) -> tuple[list[FiscalYear], FiscalYear]:
        """The years of the plan, and the last one that it prints actuals for."""
        wanted = (
            "id title published targets_as_of actuals_as_of address pages first_year latest_actual last_year".split()
        )
        missing = [key for key in wanted if key not in facts]
        if missing:
            raise PlanError([*self.flaws, *(Flaw("edition.csv", 0, key, "key-missing") for key in missing)])
        for key in ("id", "title", "published"):
            facts[key].required("value")
        self.pages = facts["pages"].page("value")
        first, latest, last = (facts[key].year("value") for key in ("first_year", "latest_actual", "last_year"))
        if self.flaws:
            raise PlanError(self.flaws)
        if first > last:
            raise PlanError([Flaw("edition.csv", facts["last_year"].line, "value", "not-a-year", last.label)])
        if not first <= latest <= last:
            facts["latest_actual"].flaw("value", "outside-the-plan", latest.label)
        return [FiscalYear(year) for year in range(first.western, last.western + 1)], latest

    T = TypeVar("T", Area, Issue, Project, Indicator)

    def unique(self, found: Iterable[tuple[Row, T]]) -> dict[str, T]:
        result: dict[str, _Reader.T] = {}
        for row, record in found:
            if record.id in result:
                row.flaw("id", "id-twice", record.id)
            result[record.id] = record
        return result

    def aliases(self) -> dict[str, tuple[str, ...]]:
        result: dict[str, list[str]] = {}
        for row in self.rows("aliases.csv", "id", "alias"):
            result.setdefault(row.required("id"), []).append(row.required("alias"))
        return {key: tuple(names) for key, names in result.items()}

    def paraphrases(self, indicators: Mapping[str, Indicator]) -> dict[str, list[Paraphrase]]:
        result: dict[str, list[Paraphrase]] = {}
        for row in self.rows("paraphrases.csv", "id", "core", "around"):
            core = tuple(tuple(filter(None, group.split("|"))) for group in row.required("core").split())
            if not all(core):
                row.flaw("core", "not-a-choice", row.text("core"))
            around = tuple(row.text("around").split())
            result.setdefault(row.reference("id", indicators), []).append(Paraphrase(core, around))
        return result

    def areas(self, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Row, Area]]:
        columns = "id pillar name number title list_title overview_page roadmap_page rating_page kpi_page".split()
        for row in self.rows("areas.csv", *columns):
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
                    aliases=aliases.get(row.text("id"), ()),
                ),
            )

    def issues(self, areas: Mapping[str, Area]) -> Iterator[tuple[Row, Issue]]:
        for row in self.rows("issues.csv", "id", "area_id", "number", "name", "rating", "page"):
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

    def projects(
        self, areas: Mapping[str, Area], issues: Mapping[str, Issue], aliases: Mapping[str, tuple[str, ...]]
    ) -> Iterator[tuple[Row, Project]]:
        phase_years = [year for year in self.years if year > self.years[0]]
        columns = (
            "id page area_id issue_id issue_printed department step pid name leading metric dropped uncertain"
            " summary summary_own"
        ).split()
        for row in self.rows("projects.csv", *columns, *(_phase_column(year) for year in phase_years)):
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
                    aliases=aliases.get(row.text("id"), ()),
                ),
            )

    def indicators(
        self,
        areas: Mapping[str, Area],
        issues: Mapping[str, Issue],
        projects: Mapping[str, Project],
        aliases: Mapping[str, tuple[str, ...]],
    ) -> Iterator[tuple[Row, Indicator]]:
        measures: dict[str, Row] = {}
        for row in self.rows("measures.csv", *_MEASURE_COLUMNS):
            if row.required("id") in measures:
                row.flaw("id", "id-twice", row.text("id"))
            measures[row.text("id")] = row
        series = [f"{year}_{what}" for year in self.years for what in ("plan", "actual")]
        seen: set[str] = set()
        for row in self.rows(
            "kpis.csv", "id", "page", "issue_id", "name", *series, "uncertain", "formula", "comment", "comment_own"
        ):
            issue = issues.get(row.reference("issue_id", issues))
            owner = (issue.area_id, issue.id, "") if issue else ("", "", "")
            if issue and issue.area_id in areas and not areas[issue.area_id].kpi_page:
                row.flaw("issue_id", "no-kpi-page", issue.area_id)
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.KPI, owner, measures, aliases)
        measured: set[str] = set()
        for row in self.rows("activities.csv", "id", "page", "project_id", "name", *series, "uncertain"):
            project = projects.get(row.reference("project_id", projects))
            if project and project.id in measured:
                row.flaw("project_id", "id-twice", project.id)
            measured.add(row.text("project_id"))
            owner = (project.area_id, project.issue_id, project.id) if project else ("", "", "")
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.ACTIVITY, owner, measures, aliases)
        for key in measures.keys() - seen:
            measures[key].flaw("id", "unknown-id", key)

    def indicator(
        self,
        row: Row,
        table: Table,
        owner: tuple[str, str, str],
        measures: Mapping[str, Row],
        aliases: Mapping[str, tuple[str, ...]],
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
            aliases=aliases.get(row.text("id"), ()),
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

    def same(self, indicators: Mapping[str, Indicator]) -> Iterator[SameMeasure]:
        for row in self.rows("same.csv", "first", "second", "agree", "ground"):
            first, second = row.reference("first", indicators), row.reference("second", indicators)
            if first == second:
                row.flaw("second", "not-a-choice", second)
            agree = row.yes("agree")
            if first in indicators and second in indicators and agree != agrees(indicators[first], indicators[second]):
                row.flaw("agree", "does-not-follow", row.text("agree"))
            yield SameMeasure(first, second, agree, row.required("ground"))

    def mentions(self, indicators: Mapping[str, Indicator]) -> Iterator[Mention]:
        for row in self.rows("mentions.csv", "page", "place", "indicator_id", "year", "figure", "value"):
            yield Mention(
                page=row.page("page"),
                place=row.required("place"),
                indicator_id=row.reference("indicator_id", indicators),
                year=row.year("year"),
                figure=row.choice("figure", MENTIONED),
                value=row.required("value"),
            )

    def rules(self, areas: Mapping[str, Area], indicators: Mapping[str, Indicator]) -> Iterator[Rule]:
        for row in self.rows("rules.csv", *"id page place printed about kind terms years ground".split()):
            kind, terms = row.one_of("kind", RuleKind, RuleKind.WORDS), tuple(row.text("terms").split())
            for term in unfit_terms(kind, terms, indicators):
                row.flaw("terms", "not-a-choice", term)
            try:
                years = years_in(row.text("years")) if kind not in YEARLESS else ()
            except ValueError:
                row.flaw("years", "not-a-year", row.text("years"))
                years = ()
            yield Rule(
                id=row.required("id"),
                page=row.page("page"),
                place=row.required("place"),
                printed=row.required("printed"),
                about=row.reference("about", areas if kind in ABOUT_AREA else indicators, optional=kind in ABOUT_PLAN),
                kind=kind,
                terms=terms,
                years=years,
                ground=row.required("ground"),
            )


_MEASURE_COLUMNS = (
    "id unit kind numerator denominator part_unit part_of_whole base_name base_value direction accumulation decimals ground"
).split()


def agrees(first: Indicator, second: Indicator) -> bool:
    """Whether two indicators print equal values wherever both print one; 30% and 30.0% are equal, a text equals only itself."""

    def equal(a: Cell, b: Cell) -> bool:
        if a.blank or b.blank:
            return True
        return a.value == b.value if a.value is not None and b.value is not None else a.printed == b.printed

    return all(
        equal(one[year], two[year])
        for one, two in ((first.plan, second.plan), (first.actual, second.actual))
        for year in one.keys() & two.keys()
    )


def _with_same(indicator: Indicator, same: tuple[SameMeasure, ...]) -> Indicator:
    others = [pair.second for pair in same if pair.first == indicator.id]
    others += [pair.first for pair in same if pair.second == indicator.id]
    return replace(indicator, same_as=tuple(others)) if others else indicator


def _phase_column(year: FiscalYear) -> str:
    return f"S{year.era_year}"
