"""算出式・設定根拠 and other sentences of the plan against the figures that they speak about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from plan.audit.figures import measures
from plan.audit.finding import (
    COUNT,
    FORMULA,
    KPI_TABLE,
    METRIC_NAME,
    Finding,
    Place,
    by_year,
    cells,
    computed,
    number_in,
    place_of,
    rounded_like,
    title,
    worded,
    year_name,
)
from plan.fiscal import FiscalYear
from plan.model import BLANK, Edition, Indicator, Mention, Table
from plan.progress import Against, printed_against
from plan.rules import Rule, RuleKind, cell_in

FORMULAS = "算出式・設定根拠"  # the column of the KPI table

Values = dict[FiscalYear, Decimal]


def formulas(edition: Edition) -> Iterator[Finding]:
    for rule in edition.rules:
        found = CHECKS[rule.kind](rule, edition)
        if found is not None:
            yield found


def parts(edition: Edition) -> Iterator[Finding]:
    """Parts that the text prints: numerator over denominator, or several parts of one sum, against the year's actual."""
    for indicator in edition.indicators:
        for year, reached in indicator.actual.items():
            told_here = [m for m in edition.mentions if m.indicator_id == indicator.id and m.year == year]
            for total, terms in (_quotient(told_here, indicator), _sum(told_here)):
                if total is None or reached.value is None or reached.uncertain:
                    continue
                result = rounded_like(total, reached)
                if result != reached.value:
                    yield _unlike_its_parts(indicator, year, result, terms, edition)


def _unlike_its_parts(
    indicator: Indicator, year: FiscalYear, result: Decimal, terms: list[Mention], edition: Edition
) -> Finding:
    percent = "%" if indicator.reached(year).printed.endswith("%") else ""
    told_parts = "、".join(mention.value for mention in terms)
    same = (edition.indicator[other] for other in indicator.same_as)
    return Finding(
        FORMULA,
        f"{title(indicator, edition)}　{year_name(year)}の実績とその内訳",
        (
            *(
                place_of(one, one.reached(year).printed, edition)
                for one in (indicator, *same)
                if not one.reached(year).blank and not one.reached(year).uncertain
            ),
            Place(terms[0].page, terms[0].place, told_parts + computed(worded(result) + percent)),
            *((Place(indicator.page, FORMULAS, indicator.formula),) if indicator.formula else ()),
        ),
    )


def _quotient(mentions: list[Mention], indicator: Indicator) -> tuple[Decimal | None, list[Mention]]:
    over = {m.figure: m for m in mentions if m.figure in ("numerator", "denominator")}
    values = [number_in(over[figure].value) for figure in ("numerator", "denominator") if figure in over]
    if len(values) < 2 or values[0] is None or not values[1]:
        return None, []
    return values[0] / values[1] * (100 if indicator.unit == "%" else 1), [over["numerator"], over["denominator"]]


def _sum(mentions: list[Mention]) -> tuple[Decimal | None, list[Mention]]:
    terms = [m for m in mentions if m.figure == "part"]
    values = [value for m in terms if (value := number_in(m.value)) is not None]
    return (sum(values, Decimal()), terms) if values else (None, [])


def _series(expect: Callable[[Rule, Edition], Values]) -> Callable[[Rule, Edition], Finding | None]:
    """The check of a rule that says what each year's 予定 comes to."""

    def check(rule: Rule, edition: Edition) -> Finding | None:
        indicator = edition.indicator[rule.about]
        expected = {
            year: rounded_like(value, indicator.planned(year))
            for year, value in expect(rule, edition).items()
            if _certain(indicator, year) is not None
        }
        differing = {year: value for year, value in expected.items() if value != indicator.planned(year).value}
        if not differing:
            return None
        result = computed(by_year((year, worded(value)) for year, value in differing.items()))
        return Finding(
            FORMULA,
            f"{title(indicator, edition)}　予定と{rule.place}",
            (
                place_of(indicator, _plans(indicator, tuple(differing)), edition),
                Place(rule.page, rule.place, rule.printed + result),
                *(
                    place_of(other, f"{other.name}　{_plans(other, tuple(differing))}", edition)
                    for term in rule.terms
                    if (other := edition.indicator.get(term)) is not None
                ),
            ),
        )

    return check


def _growth(rule: Rule, edition: Edition) -> Values:
    base_year, figure = cell_in(rule.terms[1])
    base = cells(edition.indicator[rule.about], figure).get(base_year, BLANK)
    before = {**_years_before(rule, edition), rule.years[0]: None if base.uncertain else base.value}
    rate = 1 + Decimal(rule.terms[0]) / 100
    return {year: value * rate for year, value in before.items() if value is not None}


def _step(rule: Rule, edition: Edition) -> Values:
    step, limit = map(Decimal, rule.terms)
    before = _years_before(rule, edition)
    return {year: min(value + step, limit) for year, value in before.items() if value is not None}


def _product(rule: Rule, edition: Edition) -> Values:
    factor, fixed = Decimal(rule.terms[0]), Decimal(rule.terms[2])
    counted = {year: _certain(edition.indicator[rule.terms[1]], year) for year in rule.years}
    return {year: factor * value + fixed for year, value in counted.items() if value is not None}


def _years_before(rule: Rule, edition: Edition) -> dict[FiscalYear, Decimal | None]:
    """Each year's printed 予定 of the year before: one year off its rule does not put the next ones off."""
    return {year: _certain(edition.indicator[rule.about], year - 1) for year in rule.years}


def _one_of(rule: Rule, edition: Edition) -> Finding | None:
    indicator = edition.indicator[rule.about]
    allowed = set(map(Decimal, rule.terms))
    planned = {year: _certain(indicator, year) for year in rule.years}
    differing = tuple(year for year, value in planned.items() if value is not None and value not in allowed)
    if not differing:
        return None
    return Finding(
        FORMULA,
        f"{title(indicator, edition)}　予定と{rule.place}",
        (
            place_of(indicator, _plans(indicator, differing), edition),
            Place(rule.page, rule.place, rule.printed + f"（数えると{'か'.join(rule.terms)}）"),
        ),
    )


def _starts(rule: Rule, edition: Edition) -> Finding | None:
    """Whether the same measure has an actual above zero before the year in which it is said to begin."""
    measure = next(m for m in measures(edition) if any(one.id == rule.about for one in m))
    early = [
        place_of(one, by_year((year, cell.printed) for year, cell in before), edition)
        for one in measure
        if (before := [(y, c) for y, c in one.actual.items() if y < rule.years[0] and c.value and not c.uncertain])
    ]
    if not early:
        return None
    what = f"{title(edition.indicator[rule.about], edition)}　始まった年度"
    return Finding(FORMULA, what, (Place(rule.page, rule.place, rule.printed), *early))


def _words(rule: Rule, edition: Edition) -> Finding | None:
    indicator, (named, counted) = edition.indicator[rule.about], rule.terms
    if named not in indicator.name or counted not in indicator.formula:
        return None
    return Finding(
        METRIC_NAME,
        f"{title(indicator, edition)}　指標の名と{rule.place}",
        (place_of(indicator, indicator.name, edition), Place(rule.page, rule.place, rule.printed)),
    )


def _met(rule: Rule, edition: Edition) -> Finding | None:
    year, area = rule.years[0], edition.area[rule.about]
    kpis = [i for i in edition.indicators if i.area_id == area.id and i.table is Table.KPI]
    results = [result for kpi in kpis if (result := printed_against(kpi, year)) is not None]
    met = sum(result is not Against.BELOW for result in results)
    if met == int(rule.terms[0]):
        return None
    counted = f"KPI{len(kpis)}件、うち予定と実績があるもの{len(results)}件、予定と同じか予定を上回るもの{met}件"
    return Finding(
        COUNT,
        f"KPIの数（{area.name}）　{year_name(year)}の予定と実績",
        (Place(area.kpi_page, KPI_TABLE, counted), Place(rule.page, rule.place, rule.printed)),
    )


def _key_issues(rule: Rule, edition: Edition) -> Finding | None:
    key_issues = [area for area in edition.areas if area.is_key_issue]
    without = [area.name for area in key_issues if not area.rating_page]
    shown = len(key_issues) - len(without)
    if shown == int(rule.terms[0]):
        return None
    first = min(page for area in edition.areas if (page := area.roadmap_page))
    missing = f"（{'、'.join(without)}のページがない）" if without else ""
    return Finding(
        COUNT,
        "DX重点課題の数",
        (Place(rule.page, rule.place, rule.printed), Place(first, "重点課題の進捗状況", f"{shown}{missing}")),
    )


def _certain(indicator: Indicator, year: FiscalYear) -> Decimal | None:
    cell = indicator.planned(year)
    return None if cell.uncertain else cell.value


def _plans(indicator: Indicator, years: tuple[FiscalYear, ...]) -> str:
    return "予定　" + by_year((year, indicator.planned(year).printed) for year in years)


CHECKS: Mapping[RuleKind, Callable[[Rule, Edition], Finding | None]] = {
    RuleKind.GROWTH: _series(_growth),
    RuleKind.STEP: _series(_step),
    RuleKind.PRODUCT: _series(_product),
    RuleKind.ONE_OF: _one_of,
    RuleKind.STARTS: _starts,
    RuleKind.WORDS: _words,
    RuleKind.MET: _met,
    RuleKind.KEY_ISSUES: _key_issues,
}
