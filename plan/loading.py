"""CSV files → the model. Every error names file, line and column; all of them are collected before any is raised."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from plan.fiscal import FiscalYear
from plan.model import (
    MENTIONED,
    Area,
    Cell,
    Edition,
    Indicator,
    Mention,
    Paraphrase,
    SameMeasure,
    Table,
)
from plan.printed import Tables
from plan.rows import Flaw, PlanError, Row
from plan.rules import ABOUT_AREA, ABOUT_PLAN, YEARLESS, Rule, RuleKind, unfit_terms, years_in
from plan.sheets import Sheets, unique

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
OPTIONAL = (
    "paraphrases.csv",  # an edition without it is found by its names alone
    "words.csv",  # … and is said to lack whatever its names do not say
)


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
        self.sheets = Sheets(files)

    def edition(self) -> Edition:
        self.sheets.flaws += [Flaw(name, 0, "", "file-missing") for name in FILES if name not in self.sheets.files]
        if self.sheets.flaws:
            raise PlanError(self.sheets.flaws)
        facts = self.sheets.facts()
        years, latest_actual = self.span(facts)
        texts = frozenset(row.required("text") for row in self.sheets.rows("printed_texts.csv", "text", "meaning"))
        tables = Tables(self.sheets, years, latest_actual, texts, self.aliases())
        areas = unique(tables.areas())
        issues = unique(tables.issues(areas))
        projects = unique(tables.projects(areas, issues))
        indicators = unique(tables.indicators(areas, issues, projects))
        activity = {i.project_id: i.id for i in indicators.values() if i.table is Table.ACTIVITY}
        projects = {key: replace(p, indicator_id=activity.get(key, "")) for key, p in projects.items()}
        for row in self.sheets.rows("aliases.csv", "id", "alias"):
            row.reference("id", areas.keys() | projects.keys() | indicators.keys())
        paraphrases = self.paraphrases(indicators) if "paraphrases.csv" in self.sheets.files else {}
        words = frozenset(self.words()) if "words.csv" in self.sheets.files else frozenset()
        same = tuple(self.same(indicators))
        mentions = tuple(self.mentions(indicators))
        rules = tuple(self.rules(areas, indicators))
        if self.sheets.flaws:
            raise PlanError(self.sheets.flaws)
        return Edition(
            id=facts["id"].text("value"),
            title=facts["title"].text("value"),
            published=facts["published"].text("value"),
            targets_as_of=facts["targets_as_of"].text("value"),
            actuals_as_of=facts["actuals_as_of"].text("value"),
            address=facts["address"].text("value"),
            first_year=years[0],
            latest_actual=latest_actual,
            last_year=years[-1],
            areas=tuple(areas.values()),
            issues=tuple(issues.values()),
            indicators=tuple(
                replace(_with_same(i, same), paraphrases=tuple(paraphrases.get(i.id, ()))) for i in indicators.values()
            ),
            projects=tuple(projects.values()),
            same=same,
            mentions=mentions,
            rules=rules,
            words=words,
            digest=digest(self.sheets.files),
        )

    def span(self, facts: Mapping[str, Row]) -> tuple[list[FiscalYear], FiscalYear]:
        """The years of the plan, and the last one that it prints actuals for."""
        wanted = (
            "id title published targets_as_of actuals_as_of address pages first_year latest_actual last_year".split()
        )
        missing = [key for key in wanted if key not in facts]
        if missing:
            raise PlanError([*self.sheets.flaws, *(Flaw("edition.csv", 0, key, "key-missing") for key in missing)])
        for key in ("id", "title", "published"):
            facts[key].required("value")
        self.sheets.pages = facts["pages"].page("value")
        first, latest, last = (facts[key].year("value") for key in ("first_year", "latest_actual", "last_year"))
        if self.sheets.flaws:
            raise PlanError(self.sheets.flaws)
        if first > last:
            raise PlanError([Flaw("edition.csv", facts["last_year"].line, "value", "not-a-year", last.label)])
        if not first <= latest <= last:
            facts["latest_actual"].flaw("value", "outside-the-plan", latest.label)
        return [FiscalYear(year) for year in range(first.western, last.western + 1)], latest

    def aliases(self) -> dict[str, tuple[str, ...]]:
        result: dict[str, list[str]] = {}
        for row in self.sheets.rows("aliases.csv", "id", "alias"):
            result.setdefault(row.required("id"), []).append(row.required("alias"))
        return {key: tuple(names) for key, names in result.items()}

    def paraphrases(self, indicators: Mapping[str, Indicator]) -> dict[str, list[Paraphrase]]:
        result: dict[str, list[Paraphrase]] = {}
        for row in self.sheets.rows("paraphrases.csv", "id", "core", "around"):
            core = tuple(tuple(filter(None, group.split("|"))) for group in row.required("core").split())
            if not all(core):
                row.flaw("core", "not-a-choice", row.text("core"))
            around = tuple(row.text("around").split())
            result.setdefault(row.reference("id", indicators), []).append(Paraphrase(core, around))
        return result

    def words(self) -> Iterator[str]:
        for row in self.sheets.rows("words.csv", "word"):
            yield row.required("word")

    def same(self, indicators: Mapping[str, Indicator]) -> Iterator[SameMeasure]:
        for row in self.sheets.rows("same.csv", "first", "second", "agree", "ground"):
            first, second = row.reference("first", indicators), row.reference("second", indicators)
            if first == second:
                row.flaw("second", "not-a-choice", second)
            agree = row.yes("agree")
            if first in indicators and second in indicators and agree != agrees(indicators[first], indicators[second]):
                row.flaw("agree", "does-not-follow", row.text("agree"))
            yield SameMeasure(first, second, agree, row.required("ground"))

    def mentions(self, indicators: Mapping[str, Indicator]) -> Iterator[Mention]:
        for row in self.sheets.rows("mentions.csv", "page", "place", "indicator_id", "year", "figure", "value"):
            yield Mention(
                page=row.page("page"),
                place=row.required("place"),
                indicator_id=row.reference("indicator_id", indicators),
                year=row.year("year"),
                figure=row.choice("figure", MENTIONED),
                value=row.required("value"),
            )

    def rules(self, areas: Mapping[str, Area], indicators: Mapping[str, Indicator]) -> Iterator[Rule]:
        for row in self.sheets.rows("rules.csv", *"id page place printed about kind terms years ground".split()):
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
