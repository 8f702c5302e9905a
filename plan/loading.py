"""CSV files → the model. Every error names file, line and column; all of them are collected before any is raised."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
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
    Phase,
    Project,
    Rating,
    SameMeasure,
    Table,
)
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

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """One thing that is wrong in a file. ``line`` counts from 1 with the header, 0 means the whole file; ``code`` says what is wrong, ``value`` what stands there."""

    file: str
    line: int
    column: str
    code: str
    value: str = ""


class PlanError(ValueError):
    """The files do not make an edition; ``flaws`` says where, in the order of files and lines."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(sorted(flaws))
        super().__init__("; ".join(f"{f.file}:{f.line} {f.column}: {f.code} {f.value!r}" for f in self.flaws[:5]))


def read_files(folder: Path) -> dict[str, str]:
    """The edition's files in a folder by name, as text. Raises PlanError for a missing file or one that is not UTF-8."""
    texts, flaws = {}, []
    for name in FILES:
        try:
            texts[name] = (folder / name).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            flaws.append(Flaw(name, 0, "", "file-missing"))
        except UnicodeDecodeError:
            flaws.append(Flaw(name, 0, "", "not-utf8"))
    if flaws:
        raise PlanError(flaws)
    return texts


def digest(files: Mapping[str, str]) -> str:
    """sha256 over the files' names and texts: what an edition is known by."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(name.encode() + b"\0" + files[name].encode() + b"\0")
    return total.hexdigest()


def load_edition(files: Mapping[str, str]) -> Edition:
    """Builds the edition from its files' texts. Raises PlanError with every flaw found."""
    return _Reader(files).edition()


def load_folder(folder: Path) -> Edition:
    return load_edition(read_files(folder))


def number_of(printed: str) -> Decimal | None:
    """The number that a cell prints, in its printed unit: 6.8 for 6.8%, 1234 for 1,234. None for words, a dash and an empty cell."""
    return Decimal(printed.rstrip("%").replace(",", "")) if _NUMBER.fullmatch(printed) else None


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a file; every getter notes a flaw and returns something harmless, so that reading goes on to the next."""

    file: str
    line: int
    cells: Mapping[str, str]
    flaws: list[Flaw]

    def flaw(self, column: str, code: str, value: str = "") -> None:
        self.flaws.append(Flaw(self.file, self.line, column, code, value))

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        value = self.text(column)
        if value == "":
            self.flaw(column, "empty")
        return value

    def whole(self, column: str) -> int:
        value = self.text(column)
        if value == "":
            return 0
        if not value.isascii() or not value.isdigit():
            self.flaw(column, "not-a-number", value)
            return 0
        return int(value)

    def number(self, column: str) -> Decimal | None:
        value = self.text(column)
        number = number_of(value)
        if number is None and value != "":
            self.flaw(column, "not-a-number", value)
        return number

    def year(self, column: str) -> FiscalYear:
        try:
            return FiscalYear.parse(self.text(column))
        except ValueError:
            self.flaw(column, "not-a-year", self.text(column))
            return FiscalYear.reiwa(1)

    def yes(self, column: str) -> bool:
        value = self.text(column)
        if value not in ("yes", "no"):
            self.flaw(column, "not-yes-or-no", value)
        return value == "yes"

    def mark(self, column: str) -> bool:
        value = self.text(column)
        if value not in ("", "○"):
            self.flaw(column, "not-a-mark", value)
        return value == "○"

    def one_of(self, column: str, choices: type[E], fallback: E) -> E:
        value = self.text(column)
        try:
            return choices(value)
        except ValueError:
            self.flaw(column, "not-a-choice", value)
            return fallback

    def choice(self, column: str, choices: tuple[str, ...]) -> str:
        value = self.text(column)
        if value not in choices:
            self.flaw(column, "not-a-choice", value)
        return value

    def reference(self, column: str, known: Mapping[str, object] | set[str], *, optional: bool = False) -> str:
        value = self.text(column)
        if value == "" and optional:
            return ""
        if value not in known:
            self.flaw(column, "unknown-id", value)
        return value


class _Reader:
    """Reads one edition's files in the order in which they refer to each other."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.flaws: list[Flaw] = []
        self.printed_texts: set[str] = set()

    def edition(self) -> Edition:
        self.flaws += [Flaw(name, 0, "", "file-missing") for name in FILES if name not in self.files]
        if self.flaws:
            raise PlanError(self.flaws)
        facts = {row.text("key"): row for row in self.rows("edition.csv", "key", "value")}
        self.years, self.latest_actual = self.span(facts)
        self.printed_texts = {row.required("text") for row in self.rows("printed_texts.csv", "text", "meaning")}
        aliases = self.aliases()
        areas = self.unique(self.areas(aliases))
        issues = self.unique(self.issues(areas))
        projects = self.unique(self.projects(areas, issues, aliases))
        indicators = self.unique(self.indicators(areas, issues, projects, aliases))
        activity = {i.project_id: i.id for i in indicators.values() if i.table is Table.ACTIVITY}
        projects = {key: replace(p, indicator_id=activity.get(key, "")) for key, p in projects.items()}
        for name in set(aliases) - set(areas) - set(projects) - set(indicators):
            self.flaws.append(Flaw("aliases.csv", 0, "id", "unknown-id", name))
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
            indicators=tuple(_with_same(i, same) for i in indicators.values()),
            projects=tuple(projects.values()),
            same=same,
            mentions=mentions,
            rules=rules,
            digest=digest(self.files),
        )

    def rows(self, file: str, *columns: str) -> Iterator[_Row]:
        reader = csv.reader(io.StringIO(self.files[file]), strict=True)
        try:
            header = next(reader, [])
            for column in columns:
                if column not in header:
                    self.flaws.append(Flaw(file, 1, column, "column-missing"))
            line = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    self.flaws.append(Flaw(file, line, "", "wrong-width", str(len(cells))))
                elif cells:
                    yield _Row(file, line, dict(zip(header, cells, strict=True)), self.flaws)
                line = reader.line_num + 1
        except csv.Error as error:
            self.flaws.append(Flaw(file, reader.line_num, "", "not-csv", str(error)))

    def span(self, facts: Mapping[str, _Row]) -> tuple[list[FiscalYear], FiscalYear]:
        """The years of the plan, and the last one that it prints actuals for."""
        wanted = "id title published targets_as_of actuals_as_of address first_year latest_actual last_year".split()
        missing = [key for key in wanted if key not in facts]
        if missing:
            raise PlanError([*self.flaws, *(Flaw("edition.csv", 0, key, "key-missing") for key in missing)])
        first, latest, last = (facts[key].year("value") for key in ("first_year", "latest_actual", "last_year"))
        if self.flaws:
            raise PlanError(self.flaws)
        if first > last:
            raise PlanError([Flaw("edition.csv", facts["last_year"].line, "value", "not-a-year", last.label)])
        if not first <= latest <= last:
            facts["latest_actual"].flaw("value", "outside-the-plan", latest.label)
        return [FiscalYear(year) for year in range(first.western, last.western + 1)], latest

    T = TypeVar("T", Area, Issue, Project, Indicator)

    def unique(self, found: Iterable[tuple[_Row, T]]) -> dict[str, T]:
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

    def areas(self, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[_Row, Area]]:
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
                    overview_page=row.whole("overview_page"),
                    roadmap_page=row.whole("roadmap_page"),
                    rating_page=row.whole("rating_page"),
                    kpi_page=row.whole("kpi_page"),
                    aliases=aliases.get(row.text("id"), ()),
                ),
            )

    def issues(self, areas: Mapping[str, Area]) -> Iterator[tuple[_Row, Issue]]:
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
                    page=row.whole("page"),
                ),
            )

    def projects(
        self, areas: Mapping[str, Area], issues: Mapping[str, Issue], aliases: Mapping[str, tuple[str, ...]]
    ) -> Iterator[tuple[_Row, Project]]:
        phase_years = [year for year in self.years if year > self.years[0]]
        columns = (
            "id page area_id issue_id department step pid name leading dropped uncertain summary summary_own".split()
        )
        for row in self.rows("projects.csv", *columns, *(_phase_column(year) for year in phase_years)):
            marks = {year: row.text(_phase_column(year)) for year in phase_years}
            uncertain = self.uncertain(row, {"dropped", *(_phase_column(year) for year in phase_years)})
            yield (
                row,
                Project(
                    id=row.required("id"),
                    page=row.whole("page"),
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
    ) -> Iterator[tuple[_Row, Indicator]]:
        measures: dict[str, _Row] = {}
        for row in self.rows("measures.csv", *_MEASURE_COLUMNS):
            if row.required("id") in measures:
                row.flaw("id", "id-twice", row.text("id"))
            measures[row.text("id")] = row
        series = [f"{year}_{what}" for year in self.years for what in ("plan", "actual")]
        seen: set[str] = set()
        for row in self.rows(
            "kpis.csv", "id", "page", "issue_id", "name", *series, "formula", "comment", "comment_own"
        ):
            issue = issues.get(row.reference("issue_id", issues))
            owner = (issue.area_id, issue.id, "") if issue else ("", "", "")
            if issue and issue.area_id in areas and not areas[issue.area_id].kpi_page:
                row.flaw("issue_id", "no-kpi-page", issue.area_id)
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.KPI, owner, measures, aliases)
        for row in self.rows("activities.csv", "id", "page", "project_id", "name", *series):
            project = projects.get(row.reference("project_id", projects))
            owner = (project.area_id, project.issue_id, project.id) if project else ("", "", "")
            seen.add(row.text("id"))
            yield row, self.indicator(row, Table.ACTIVITY, owner, measures, aliases)
        for key in measures.keys() - seen:
            measures[key].flaw("id", "unknown-id", key)

    def indicator(
        self,
        row: _Row,
        table: Table,
        owner: tuple[str, str, str],
        measures: Mapping[str, _Row],
        aliases: Mapping[str, tuple[str, ...]],
    ) -> Indicator:
        measure = measures.get(row.required("id"))
        if measure is None:
            row.flaw("id", "no-measure", row.text("id"))
            measure = _Row("measures.csv", 0, {}, [])
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
        actual = cells("actual")
        for year in actual:
            if year > self.latest_actual and not actual[year].blank:
                row.flaw(f"{year}_actual", "later-than-actuals", actual[year].printed)
        return Indicator(
            id=row.required("id"),
            table=table,
            page=row.whole("page"),
            area_id=area_id,
            issue_id=issue_id,
            project_id=project_id,
            name=row.required("name"),
            formula=row.text("formula"),
            unit=measure.text("unit"),
            kind=kind,
            numerator=measure.text("numerator"),
            denominator=measure.text("denominator"),
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

    def cell(self, row: _Row, column: str, uncertain: bool) -> Cell:
        printed = row.text(column)
        if printed == "":
            return Cell(uncertain=uncertain) if uncertain else BLANK
        if printed in self.printed_texts:
            return Cell(printed, uncertain=uncertain)
        return Cell(printed, row.number(column), uncertain)

    def uncertain(self, row: _Row, columns: set[str]) -> set[str]:
        marked = set(row.text("uncertain").split())
        for column in sorted(marked - columns):
            row.flaw("uncertain", "unknown-column", column)
        return marked

    def same(self, indicators: Mapping[str, Indicator]) -> Iterator[SameMeasure]:
        for row in self.rows("same.csv", "first", "second", "agree", "ground"):
            first, second = row.reference("first", indicators), row.reference("second", indicators)
            agree = row.yes("agree")
            if first in indicators and second in indicators and agree != agrees(indicators[first], indicators[second]):
                row.flaw("agree", "does-not-follow", row.text("agree"))
            yield SameMeasure(first, second, agree, row.required("ground"))

    def mentions(self, indicators: Mapping[str, Indicator]) -> Iterator[Mention]:
        for row in self.rows("mentions.csv", "page", "place", "indicator_id", "year", "figure", "value"):
            yield Mention(
                page=row.whole("page"),
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
                page=row.whole("page"),
                place=row.required("place"),
                printed=row.required("printed"),
                about=row.reference("about", areas if kind in ABOUT_AREA else indicators, optional=kind in ABOUT_PLAN),
                kind=kind,
                terms=terms,
                years=years,
                ground=row.required("ground"),
            )


_MEASURE_COLUMNS = (
    "id unit kind numerator denominator part_of_whole base_name base_value direction accumulation decimals ground"
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
