"""Small editions for tests: one area with two issues, and the KPIs, rows of the list, mentions and rules that a test names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from plan.fiscal import FiscalYear
from plan.model import (
    Accumulation,
    Area,
    Cell,
    Direction,
    Edition,
    Indicator,
    Issue,
    Kind,
    Mention,
    Project,
    Rating,
    Table,
)
from plan.rules import Rule, RuleKind, years_in

WINDOW = Area("C01", "行政経営", "窓口", 1, "待たない窓口", "待たない窓口（一覧）", 11, 36, 37, 38)
Row = Mapping[str, str]


def cell(printed: str) -> Cell:
    """A printed cell; a trailing ? makes it uncertain."""
    text = printed.removesuffix("?")
    number = text.rstrip("%").replace(",", "")
    value = Decimal(number) if number.replace(".", "").isdigit() else None
    return Cell(text, value, uncertain=printed.endswith("?"))


def kpi(key: str = "K001", name: str = "利用件数", plan: Row | None = None, actual: Row | None = None) -> Indicator:
    return Indicator(
        id=key,
        table=Table.KPI,
        page=38,
        area_id="C01",
        issue_id="I01",
        project_id="",
        name=name,
        formula="",
        unit="件",
        kind=Kind.COUNT,
        numerator="",
        denominator="",
        part_unit="",
        part_of_whole=False,
        base=None,
        direction=Direction.MORE,
        accumulation=Accumulation.LEVEL,
        decimals=0,
        ground="made up",
        plan=_cells(plan),
        actual=_cells(actual),
    )


def activity(key: str = "A001", name: str = "件数", plan: Row | None = None, actual: Row | None = None) -> Indicator:
    return replace(kpi(key, name, plan, actual), table=Table.ACTIVITY, page=53, project_id=key.replace("A", "P"))


def same(*indicators: Indicator) -> tuple[Indicator, ...]:
    """The same indicators, each knowing that the others measure the same."""
    ids = [indicator.id for indicator in indicators]
    return tuple(replace(i, same_as=tuple(other for other in ids if other != i.id)) for i in indicators)


def project(key: str, pid: str = "窓口1-1-1", name: str = "オンライン化", metric: str = "件数") -> Project:
    return Project(
        id=key,
        page=53,
        area_id="C01",
        issue_id="I01",
        department="総務部",
        step="申請",
        pid=pid,
        name=name,
        leading=False,
        phases={},
        dropped=False,
        dropped_uncertain=False,
        metric=metric,
    )


def mention(indicator_id: str, figure: str, value: str, page: int = 11, year: str = "R5") -> Mention:
    return Mention(page, "進捗概要", indicator_id, FiscalYear.parse(year), figure, value)


def rule(kind: RuleKind, about: str, terms: str = "", years: str = "", printed: str = "毎年10%増") -> Rule:
    spoken = years_in(years) if years else ()
    return Rule("R01", 38, "算出式・設定根拠", printed, about, kind, tuple(terms.split()), spoken, "made up")


def edition(
    *indicators: Indicator,
    rating: Rating | None = None,
    mentions: tuple[Mention, ...] = (),
    rules: tuple[Rule, ...] = (),
    projects: tuple[Project, ...] | None = None,
    areas: tuple[Area, ...] = (WINDOW,),
) -> Edition:
    """R3 to R9 with actuals up to R5. Every row of the list gets a project of its own unless the projects are given."""
    rows = [indicator for indicator in indicators if indicator.table is Table.ACTIVITY]
    made = projects if projects is not None else tuple(project(i.project_id, f"窓口{i.id}", i.name) for i in rows)
    owned = {indicator.project_id: indicator.id for indicator in rows}
    return Edition(
        id="made-up",
        title="計画書",
        published="令和6年9月",
        targets_as_of="R5.4",
        actuals_as_of="R6.3",
        address="",
        first_year=FiscalYear.reiwa(3),
        latest_actual=FiscalYear.reiwa(5),
        last_year=FiscalYear.reiwa(9),
        areas=areas,
        issues=(Issue("I01", "C01", "1", "手続きの拡大", rating, 37), Issue("I02", "C01", "2", "相談", None, 37)),
        indicators=indicators,
        projects=tuple(replace(p, indicator_id=owned.get(p.id, "")) for p in made),
        mentions=mentions,
        rules=rules,
    )


def _cells(row: Row | None) -> dict[FiscalYear, Cell]:
    return {FiscalYear.parse(year): cell(printed) for year, printed in (row or {}).items()}
