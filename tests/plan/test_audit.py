"""The plan against itself: each check on a small edition, then what the published plan prints in two ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from plan.audit import CODES, Finding, Place, audit
from plan.audit.finding import fraction_in, number_in
from plan.loading import load_folder
from plan.model import Area, Direction, Edition, Rating
from plan.rules import RuleKind
from plan.sasebo import R5 as SASEBO_R5
from tests.plan.made_up import WINDOW, activity, edition, kpi, mention, project, rule, same

GROWING = {"R6": "10", "R7": "20", "R8": "30", "R9": "45"}


@pytest.fixture(scope="module")
def sasebo() -> Edition:
    return load_folder(SASEBO_R5)


@pytest.fixture(scope="module")
def found(sasebo: Edition) -> tuple[Finding, ...]:
    return audit(sasebo)


def codes(made: Edition) -> list[str]:
    return [finding.code for finding in audit(made)]


# --- one measure on several pages


def test_two_tables_with_two_values_are_one_finding_with_both() -> None:
    made = edition(*same(kpi(actual={"R5": "7"}), activity(actual={"R5": "5"})))
    assert audit(made) == (
        Finding(
            "table-value",
            "利用件数（窓口）　令和5年度の実績",
            (Place(38, "KPIの表", "7"), Place(53, "プロジェクト一覧（窓口A001）", "5")),
        ),
    )


def test_every_cell_that_differs_is_a_finding_of_its_own() -> None:
    first, second = kpi(plan={"R5": "90", "R6": "95"}), activity(plan={"R5": "93", "R6": "97"})
    assert [finding.what[-8:] for finding in audit(edition(*same(first, second)))] == [
        "令和5年度の予定",
        "令和6年度の予定",
    ]


def test_a_page_of_text_with_another_value_is_a_narrative_finding() -> None:
    made = edition(kpi(name="利用率", actual={"R5": "6.8%"}), mentions=(mention("K001", "actual", "１０．２％"),))
    assert [(f.code, f.places[1]) for f in audit(made)] == [("narrative-value", Place(11, "進捗概要", "１０．２％"))]


def test_a_page_of_text_that_agrees_with_the_kpi_table_stands_in_the_tables_finding() -> None:
    rows = same(kpi(actual={"R5": "7"}), activity(actual={"R5": "5"}))
    (finding,) = audit(edition(*rows, mentions=(mention("K001", "actual", "７件"),)))
    assert finding.code == "table-value"
    assert [place.value for place in finding.places] == ["7", "5", "７件"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,021", "1021"),
        ("30%", "30.0%"),
        ("7", "5?"),  # an uncertain cell contradicts nothing
        ("7", "-"),  # nor does a printed text
        ("60%", "60"),  # nor a count beside a rate
    ],
)
def test_what_cannot_be_compared_or_is_equal_is_no_finding(one: str, other: str) -> None:
    assert codes(edition(*same(kpi(name="件", actual={"R5": one}), activity(name="件", actual={"R5": other})))) == []


def test_a_measure_is_compared_over_a_third_row_as_well() -> None:
    rows = kpi(actual={"R5": "7"}), activity("A001", actual={"R5": "5"}), activity("A002", name="数量")
    first, second, third = (replace(row, same_as=("A002",)) for row in rows)
    assert codes(edition(first, second, replace(third, same_as=("K001", "A001")))) == ["table-value"]


def test_a_blank_cell_contradicts_nothing() -> None:
    assert codes(edition(*same(kpi(actual={"R5": "7"}), activity(actual={"R4": "5"})))) == []


def test_two_rows_that_measure_different_things_are_not_compared() -> None:
    assert codes(edition(kpi(actual={"R5": "7"}), activity(actual={"R5": "5"}))) == []


@pytest.mark.parametrize(("told", "expected"), [("予定の1/3ほど", ["narrative-value"]), ("予定の1/4ほど", [])])
def test_a_fraction_of_the_plan_is_compared_with_both_values(told: str, expected: list[str]) -> None:
    made = edition(kpi("K001", "利用率", {"R5": "30%"}, {"R5": "6.8%"}), mentions=(mention("K001", "share", told),))
    assert codes(made) == expected


# --- ratings


def test_an_issue_on_plan_with_missed_kpis_names_each_and_who_says_so() -> None:
    missed = kpi("K001", "利用率", plan={"R5": "30%"}, actual={"R5": "6.8%"})
    met = kpi("K002", "手続き数", plan={"R5": "100"}, actual={"R5": "100"})
    said = mention("K001", "missed", "目標を下回った")
    (finding,) = audit(edition(missed, met, rating=Rating.ON_PLAN, mentions=(said,)))
    assert finding.what == "課題「手続きの拡大」　令和5年度"
    assert finding.places == (
        Place(37, "進捗", "○：予定どおり"),
        Place(38, "利用率", "予定30%、実績6.8%"),
        Place(11, "進捗概要", "目標を下回った"),
    )


@pytest.mark.parametrize(("direction", "expected"), [(Direction.MORE, ["rating"]), (Direction.LESS, [])])
def test_a_lower_actual_is_missed_only_where_more_is_better(direction: Direction, expected: list[str]) -> None:
    paper = replace(kpi(plan={"R5": "85.0%"}, actual={"R5": "81.7%"}, name="紙の割合"), direction=direction)
    assert codes(edition(paper, rating=Rating.ON_PLAN)) == expected


def test_a_delayed_issue_whose_kpis_all_reached_their_plans_is_a_finding() -> None:
    made = edition(kpi(plan={"R5": "1"}, actual={"R5": "1"}), rating=Rating.BEHIND)
    assert [(f.code, f.places[0].value) for f in audit(made)] == [("rating", "△：遅れている")]


def test_a_delayed_issue_with_a_kpi_without_figures_may_be_delayed_by_that_one() -> None:
    made = edition(kpi(plan={"R5": "1"}, actual={"R5": "1"}), kpi("K002"), rating=Rating.BEHIND)
    assert codes(made) == []


def test_a_missed_plan_that_is_uncertain_speaks_against_no_rating() -> None:
    assert codes(edition(kpi(plan={"R5": "9?"}, actual={"R5": "1"}), rating=Rating.ON_PLAN)) == []


# --- formulas


def test_growth_goes_on_from_the_printed_year_before() -> None:
    routes = kpi(plan={"R3": "25,000", "R4": "27,500", "R5": "30,000", "R6": "33,000"})
    (finding,) = audit(edition(routes, rules=(rule(RuleKind.GROWTH, "K001", "10 R3_plan", "R4-R6"),)))
    assert [place.value for place in finding.places] == ["予定　R5 30,000", "毎年10%増（計算するとR5 30,250）"]


def test_growth_from_an_actual_is_rounded_like_the_plan() -> None:
    routes = kpi(plan={"R5": "166,371"}, actual={"R4": "151,246"})
    assert codes(edition(routes, rules=(rule(RuleKind.GROWTH, "K001", "10 R4_actual", "R5"),))) == []


def test_growth_from_an_uncertain_base_is_not_followed() -> None:
    routes = kpi(plan={"R5": "30,000"}, actual={"R4": "151,246?"})
    assert codes(edition(routes, rules=(rule(RuleKind.GROWTH, "K001", "10 R4_actual", "R5"),))) == []


@pytest.mark.parametrize(("last", "expected"), [("8", []), ("9", ["formula"])])
def test_a_step_ends_at_its_limit(last: str, expected: list[str]) -> None:
    steps = kpi(plan={"R5": "6", "R6": "7", "R7": "8", "R8": last})
    assert codes(edition(steps, rules=(rule(RuleKind.STEP, "K001", "1 8", "R6-R8"),))) == expected


def test_a_product_names_the_row_that_it_was_computed_from() -> None:
    saved, used = kpi("K001", "削減時間", {"R3": "2,500.0", "R4": "2,800.0"}), activity(plan={"R3": "25", "R4": "32"})
    (finding,) = audit(edition(saved, used, rules=(rule(RuleKind.PRODUCT, "K001", "50 A001 1200", "R3-R4"),)))
    assert [place.value for place in finding.places] == [
        "予定　R3 2,500.0",
        "毎年10%増（計算するとR3 2,450.0）",
        "件数　予定　R3 25",
    ]


def test_a_plan_is_one_of_the_values_that_its_ground_counts() -> None:
    languages = kpi(plan={"R5": "6", "R6": "133", "R7": "4?"})
    (finding,) = audit(edition(languages, rules=(rule(RuleKind.ONE_OF, "K001", "5 6", "R5-R7"),)))
    assert finding.places[0].value == "予定　R6 133"


@pytest.mark.parametrize(("early", "expected"), [("3", ["formula"]), ("0", []), ("3?", [])])
def test_a_measure_has_no_actual_before_it_is_said_to_start(early: str, expected: list[str]) -> None:
    rows = same(kpi(actual={"R5": "4"}), activity(actual={"R4": early, "R5": "4"}))
    assert codes(edition(*rows, rules=(rule(RuleKind.STARTS, "K001", "", "R5"),))) == expected


def test_a_rate_is_compared_with_the_parts_that_the_text_prints() -> None:
    rate = replace(kpi(name="登録率", actual={"R5": "45.4%"}), unit="%", formula="登録者数／交付者数")
    told = (mention("K001", "numerator", "６６５人", page=23), mention("K001", "denominator", "６０４人", page=23))
    (finding,) = audit(edition(rate, mentions=told))
    assert finding.places[1:] == (
        Place(23, "進捗概要", "６６５人、６０４人（計算すると110.1%）"),
        Place(38, "算出式・設定根拠", "登録者数／交付者数"),
    )


@pytest.mark.parametrize(("total", "expected"), [("7,089.3", ["formula"]), ("6,711.0", [])])
def test_the_parts_of_a_sum_are_added(total: str, expected: list[str]) -> None:
    told = (mention("K001", "part", "4020.4時間"), mention("K001", "part", "2690.6時間"))
    assert codes(edition(kpi(name="時間", actual={"R5": total}), mentions=told)) == expected


# --- names


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("職員利用率", "80", 1),
        ("職員利用率", "80%", 0),
        ("活用学校数", "50%", 1),
        ("確認建物数%", "100%", 1),
        ("活用学校数", "50", 0),
        ("活用率（利用者数）", "100%", 1),
        ("導入公園率（％）", "100%", 0),
        ("処理件数（累計）", "800", 0),
        ("ペーパーレス度", "85.0%", 0),
        ("職員利用率", "80?", 0),
    ],
)
def test_a_rate_prints_percentages_and_a_number_does_not(name: str, value: str, expected: int) -> None:
    assert codes(edition(activity(name=name, plan={"R5": value}))) == ["metric-name"] * expected


def test_figures_beside_an_empty_metric_are_a_finding() -> None:
    made = edition(activity(plan={"R6": "5"}), projects=(project("P001", metric=""),))
    assert [place.value for place in audit(made)[0].places] == ["（項目は空欄）", "R6 5"]


def test_a_row_that_is_the_thousandth_of_another_is_a_finding() -> None:
    pages = kpi(plan={"R6": "4,939,200", "R7": "5,252,800", "R8": "5,566,400", "R9": "5,880,000"}, name="アクセス数")
    moves = activity(plan={"R6": "4,939", "R7": "5,253", "R8": "5,566", "R9": "5,880"}, name="遷移数")
    assert codes(edition(pages, moves)) == ["metric-name"]


@pytest.mark.parametrize(
    ("name", "actual", "expected"),
    [("利用件数", "9", 1), ("別の件数", "8", 0), ("件数", "9", 0)],
    ids=["one series, two names", "only the plans are equal", "one series, one name"],
)
def test_one_series_under_two_names_is_a_finding(name: str, actual: str, expected: int) -> None:
    first = activity("A001", "件数", GROWING, {"R5": "9"})
    assert codes(edition(first, activity("A002", name, GROWING, {"R5": actual}))) == ["metric-name"] * expected


def test_a_name_and_a_formula_that_count_different_things_are_a_finding() -> None:
    consulting = replace(kpi(name="相談対応業務数"), formula="オンライン相談ができる窓口数")
    said = rule(RuleKind.WORDS, "K001", "業務数 窓口数", printed="オンライン相談ができる窓口数")
    assert codes(edition(consulting, rules=(said,))) == ["metric-name"]
    assert codes(edition(replace(consulting, name="相談窓口数"), rules=(said,))) == []


def test_a_pid_of_two_projects_is_a_finding_and_two_pids_of_one_are_none() -> None:
    twice = edition(projects=(project("P001", name="給餌管理"), project("P002", name="直売")))
    assert [place.value for place in audit(twice)[0].places] == ["給餌管理", "直売"]
    assert codes(edition(projects=(project("P001", "窓口1-1-1 窓口1-1-2"), project("P002", "窓口1-1-3")))) == []


# --- counts


@pytest.mark.parametrize(("said", "expected"), [("2", ["count"]), ("1", [])])
def test_the_kpis_that_reached_their_plan_are_counted(said: str, expected: list[str]) -> None:
    rows = kpi("K001", "甲", {"R5": "1"}, {"R5": "1"}), kpi("K002", "乙", {"R5": "2"}, {"R5": "1"}), kpi("K003", "丙")
    assert codes(edition(*rows, rules=(rule(RuleKind.MET, "C01", said, "R5"),))) == expected


def test_a_key_issue_without_pages_is_named() -> None:
    school = Area("C02", "まちづくり", "教育", 2, "教育", "教育", 0, 0, 0, 0)
    (finding,) = audit(edition(areas=(WINDOW, school), rules=(rule(RuleKind.KEY_ISSUES, "", "2"),)))
    assert finding.places[1].value == "1（教育のページがない）"


# --- printed numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [("９８件", "98"), ("25,000PV", "25000"), ("RPAにて合計４０２０．４時間", "4020.4"), ("多い", None)],
)
def test_the_first_number_of_a_printed_text(text: str, expected: str | None) -> None:
    assert number_in(text) == (None if expected is None else Decimal(expected))


def test_a_printed_fraction() -> None:
    assert fraction_in("予定の約２／３") == Fraction(2, 3)
    assert fraction_in("半分") is None


# --- the published plan


def test_the_overview_of_the_windows_prints_another_rate_than_the_kpi_table(found: tuple[Finding, ...]) -> None:
    assert (
        Finding(
            "narrative-value",
            "オンライン申請利用率（窓口）　令和5年度の実績",
            (Place(38, "KPIの表", "6.8%"), Place(11, "進捗概要", "10.2%")),
        )
        in found
    )


def test_the_findings_of_the_published_plan_by_code(found: tuple[Finding, ...]) -> None:
    assert Counter(finding.code for finding in found) == {
        "narrative-value": 4,
        "table-value": 9,
        "rating": 7,
        "formula": 8,
        "metric-name": 13,
        "pid": 2,
        "count": 2,
    }


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("オンライン対応手続き数（子ども・子育て）　令和5年度の実績", ["95", "98", "98件"]),
        ("オンライン対応手続き数（子ども・子育て）　令和5年度の予定", ["90", "93"]),
        ("オンライン対応手続き数（子ども・子育て）　令和6年度の予定", ["90", "93"]),
        ("オンライン対応手続き数（子ども・子育て）　令和7年度の予定", ["95", "97"]),
        ("オンライン対応手続き数（子ども・子育て）　令和8年度の予定", ["95", "99"]),
        ("オンライン対応手続き数（子ども・子育て）　令和9年度の予定", ["95", "99"]),
        ("オンラインネットワーク連携施設数（子ども・子育て）　令和5年度の予定", ["50", "50", "73クラブ"]),
        ("オンライン申請利用率（窓口）　令和5年度の予定に対する実績の割合", ["予定30%、実績6.8%", "予定の1/3ほど"]),
        ("データを活用した事業立案数（観光）　令和5年度の実績", ["7", "5", "7件"]),
        ("民間事業者へのオープンデータ提示数（観光）　令和5年度の実績", ["13", "5", "13種類"]),
        ("プッシュ型通知登録数（子ども・子育て）　令和5年度の実績", ["45.4%", "100.0%"]),
        ("オンラインコミュニケーションの利用率（職場環境）　令和3年度の実績", ["60.3%", "60%"]),
    ],
)
def test_a_figure_that_two_pages_of_the_published_plan_print_differently(
    found: tuple[Finding, ...], what: str, values: list[str]
) -> None:
    assert [[place.value for place in finding.places] for finding in found if finding.what == what] == [values]


def test_every_pair_that_the_data_call_unlike_is_listed(found: tuple[Finding, ...], sasebo: Edition) -> None:
    pages = [{place.page for place in finding.places} for finding in found if finding.code.endswith("-value")]
    unlike = [pair for pair in sasebo.same if not pair.agree]
    assert unlike
    for pair in unlike:
        both = {sasebo.indicator[pair.first].page, sasebo.indicator[pair.second].page}
        assert any(both <= printed for printed in pages), pair


def test_seven_issues_on_plan_stand_beside_twelve_missed_kpis(found: tuple[Finding, ...]) -> None:
    rated = [finding for finding in found if finding.code == "rating"]
    missed = [place for finding in rated for place in finding.places if place.value.startswith("予定")]
    assert (len(rated), len(missed)) == (7, 12)
    assert all(finding.places[0].value == "○：予定どおり" for finding in rated)


def test_the_rpa_plans_follow_their_formula_in_one_year_of_seven(found: tuple[Finding, ...]) -> None:
    (finding,) = [f for f in found if f.what == "RPA等による削減効果時間（高質化）　予定と算出式・設定根拠"]
    assert finding.places[1].value.endswith(
        "（計算するとR3 2,450.0、R5 2,950.0、R6 3,100.0、R7 3,250.0、R8 3,400.0、R9 3,550.0）"
    )


def test_the_list_begins_with_figures_and_goes_by_pages(found: tuple[Finding, ...]) -> None:
    order = [(CODES.index(finding.code), finding.places[0].page) for finding in found]
    assert order == sorted(order)
    assert found[0].code == "narrative-value"


def test_every_finding_names_two_places_and_blames_nobody(found: tuple[Finding, ...], sasebo: Edition) -> None:
    assert sasebo.rules
    for finding in found:
        assert len(set(finding.places)) == len(finding.places) >= 2
        assert all(place.page > 0 and place.table and place.value for place in finding.places)
        assert not any(word in finding.what for word in ("誤り", "矛盾", "不整合", "ミス"))


def test_a_plan_that_is_made_to_agree_is_no_longer_listed(sasebo: Edition) -> None:
    agreeing = replace(sasebo, mentions=tuple(m for m in sasebo.mentions if m.value != "10.2%"))
    assert len(audit(agreeing)) == len(audit(sasebo)) - 1
