"""Names that do not fit what they name: 率 without %, 数 with %, one series under two names, one PID for two projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from plan.audit.figures import measures
from plan.audit.finding import METRIC_NAME, PID, PROJECT_LIST, Finding, Place, by_year, place_of, title
from plan.fiscal import FiscalYear
from plan.model import Cell, Edition, Indicator, Project

Series = Mapping[FiscalYear, Cell]

THOUSAND = Decimal(1000)
DISTINCT = 4  # series with fewer different values (3, 3, 4, 4) are equal by chance

_REMARK = re.compile(r"[（(](.*?)[）)]")
_RATE, _COUNT = re.compile(r"(?:率|割合)[%％]?$"), re.compile(r"数[%％]?$")


def units(edition: Edition) -> Iterator[Finding]:
    """A 率 that prints plain numbers, a 数 that prints percentages, a name that says both."""
    for indicator in edition.indicators:
        values = _certain(indicator.plan) or _certain(indicator.actual)
        if not values:
            continue
        rate, count = _says(_RATE, indicator.name), _says(_COUNT, indicator.name)
        percent = any(cell.printed.endswith("%") for cell in values.values())
        if (rate and (count or not percent)) or (count and percent):
            yield _named(indicator, indicator.name, values, edition)


def nameless(edition: Edition) -> Iterator[Finding]:
    """Figures in the project list beside an empty 項目 of the 活動指標."""
    for project in edition.projects:
        indicator = edition.indicator.get(project.indicator_id)
        if indicator is not None and project.metric == "" and (values := _certain(indicator.plan)):
            yield _named(indicator, "（項目は空欄）", values, edition)


def copies(edition: Edition) -> Iterator[Finding]:
    """Two measures of different names that print one series, or one of them the other's thousandth."""
    for first, second in combinations(measures(edition), 2):
        if {one.name for one in first} & {one.name for one in second}:
            continue
        one, other = first[0], second[0]
        if _equal(one, other):
            yield _pair(one, other, "同じ予定と実績", edition)
        elif _thousandth(one, other) or _thousandth(other, one):
            yield _pair(one, other, "千分の一の予定", edition)


def pids(edition: Edition) -> Iterator[Finding]:
    """One PID printed at two rows of the project list."""
    rows: dict[str, list[Project]] = {}
    for project in edition.projects:
        for pid in project.pid.split():
            rows.setdefault(pid, []).append(project)
    for pid, projects in rows.items():
        if len(projects) > 1:
            yield Finding(
                PID, f"PID「{pid}」のプロジェクト", tuple(Place(p.page, PROJECT_LIST, p.name) for p in projects)
            )


def _named(indicator: Indicator, name: str, values: Series, edition: Edition) -> Finding:
    others = (edition.indicator[other] for other in indicator.same_as)
    return Finding(
        METRIC_NAME,
        f"{title(indicator, edition)}　指標の名と値",
        (
            place_of(indicator, name, edition),
            place_of(indicator, _series(values), edition),
            *(place_of(other, other.name, edition) for other in others if other.name != indicator.name),
        ),
    )


def _pair(one: Indicator, other: Indicator, how: str, edition: Edition) -> Finding:
    return Finding(
        METRIC_NAME,
        f"{title(one, edition)}と{title(other, edition)}　{how}",
        tuple(place_of(indicator, _series(_certain(indicator.plan)), edition) for indicator in (one, other)),
    )


def _says(kind: re.Pattern[str], name: str) -> bool:
    """Whether the name, or a remark in its brackets, ends as such: 活用率（利用者数） is both a 率 and a 数."""
    return any(kind.search(part) for part in (_REMARK.sub("", name).split("※")[0], *_REMARK.findall(name)))


def _equal(one: Indicator, other: Indicator) -> bool:
    """All figures of both rows, with an actual among them: equal plans alone are often a common target."""
    plans, actuals = _certain(one.plan), _certain(one.actual)
    return (
        len(set(_numbers(plans).values())) >= DISTINCT
        and bool(actuals)
        and _numbers(plans) == _numbers(_certain(other.plan))
        and _numbers(actuals) == _numbers(_certain(other.actual))
    )


def _thousandth(small: Indicator, large: Indicator) -> bool:
    plans, thousands = _numbers(_certain(small.plan)), _numbers(_certain(large.plan))
    return (
        len(set(plans.values())) >= DISTINCT
        and min(thousands.values(), default=0) >= THOUSAND
        and plans == {year: (value / THOUSAND).quantize(Decimal(1), ROUND_HALF_UP) for year, value in thousands.items()}
    )


def _certain(row: Mapping[FiscalYear, Cell]) -> Series:
    return {year: cell for year, cell in row.items() if cell.value is not None and not cell.uncertain}


def _numbers(row: Series) -> dict[FiscalYear, Decimal]:
    return {year: cell.value for year, cell in row.items() if cell.value is not None}


def _series(row: Series) -> str:
    return by_year((year, cell.printed) for year, cell in row.items())
