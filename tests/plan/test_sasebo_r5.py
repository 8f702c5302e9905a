"""The published plan as data: its counts, cells that were read on the page by hand, and that nothing points outside the plan."""

from __future__ import annotations

from collections import Counter

import pytest

from plan.fiscal import FiscalYear
from plan.loading import load_folder
from plan.model import Direction, Edition, Indicator, Kind, Phase, Rating, Table
from plan.sasebo import R5 as SASEBO_R5

LIST_PAGES = range(48, 57)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_folder(SASEBO_R5)


def indicators(edition: Edition, table: Table) -> list[Indicator]:
    return [indicator for indicator in edition.indicators if indicator.table is table]


def test_the_edition_says_what_it_is(edition: Edition) -> None:
    assert edition.title == "佐世保市DX戦略実行計画（令和5年度実績）"
    assert (edition.published, edition.targets_as_of, edition.actuals_as_of) == ("令和6年9月", "R5.4", "R6.3")
    assert [year.label for year in edition.years] == ["R3", "R4", "R5", "R6", "R7", "R8", "R9"]
    assert edition.latest_actual.label == "R5"


def test_twelve_key_issues_stand_in_two_pillars(edition: Edition) -> None:
    assert Counter(area.pillar for area in edition.areas if area.is_key_issue) == {"まちづくり": 8, "行政経営": 4}
    assert [area.name for area in edition.areas if not area.is_key_issue] == ["推進課題", "その他"]


def test_thirty_two_issues_of_which_twenty_nine_are_rated(edition: Edition) -> None:
    assert Counter(issue.rating for issue in edition.issues) == {Rating.ON_PLAN: 26, Rating.BEHIND: 3, None: 3}
    assert {edition.area[issue.area_id].name for issue in edition.issues if issue.rating is None} == {"教育"}


def test_seventeen_of_the_eighteen_rated_issues_of_machizukuri_are_on_plan(edition: Edition) -> None:
    ratings = [issue.rating for issue in edition.issues if edition.area[issue.area_id].pillar == "まちづくり"]
    assert Counter(ratings) == {Rating.ON_PLAN: 17, Rating.BEHIND: 1, None: 3}


def test_forty_five_kpis_and_a_hundred_and_ten_projects(edition: Edition) -> None:
    assert len(indicators(edition, Table.KPI)) == 45
    assert len(edition.projects) == 110
    assert sum(project.leading for project in edition.projects) == 27


def test_thirteen_departments_have_projects(edition: Edition) -> None:
    counts = Counter(project.department for project in edition.projects)
    assert len(counts) == 13
    assert (counts["総務部"], counts["港湾部"]) == (39, 1)
    assert edition.departments[0] == "観光商工部"


@pytest.mark.parametrize(
    ("area", "name", "page", "series", "figures"),
    [
        ("窓口", "オンライン申請利用率", 38, "plan", "10% 20% 30% 35% 40% 45% 50%"),
        ("窓口", "オンライン申請利用率", 38, "actual", "18.0% 6.6% 6.8%"),
        ("保健福祉", "オンライン申請利用率", 32, "actual", "18.0% 8.0% 8.6%"),
        ("子ども・子育て", "オンライン申請利用率", 23, "plan", "10.0% 20.0% 30.0% 35.0% 40.0% 45.0% 50.0%"),
        ("子ども・子育て", "プッシュ型通知登録数", 23, "actual", "78.0% 46.2% 45.4%"),
        ("窓口", "オンライン相談対応業務数", 38, "plan", "_ _ 19 20 20 20 20"),
        ("多様化", "デジタル活用セミナー実施回数", 41, "actual", "30 48 45"),
        ("多様化", "市ホームページのアクセス数", 41, "actual", "3,944,938 4,077,432 4,051,623"),
        ("多様化", "キャッシュレス決済利用率（財務システム）", 41, "actual", "_ 3.9% 4%"),
        ("多様化", "キャッシュレス決済利用率（窓口）", 41, "actual", "_ 10.2% 12%"),
        ("職場環境", "ペーパーレス度（令和3年度印刷枚数量との比較）", 47, "actual", "100.0% 95.1% 81.7%"),
        ("職場環境", "標準化対応基幹システム数", 47, "plan", "_ _ _ _ 20 20 20"),
        ("保健福祉", "AI等先進的なICTを活用する業務数", 32, "plan", "85 74 80 85 90 95 100"),
        ("観光", "データを活用した事業立案数", 17, "actual", "_ _ 7"),
        ("農林水産", "IoTを活用した漁業者数", 20, "actual", "_ _ 0"),
        ("高質化", "RPA等による削減効果時間", 44, "actual", "7,055.8 5,273.2 7,089.3"),
    ],
)
def test_a_kpi_prints_its_figures(edition: Edition, area: str, name: str, page: int, series: str, figures: str) -> None:
    (kpi,) = [
        kpi for kpi in indicators(edition, Table.KPI) if (edition.area[kpi.area_id].name, kpi.name) == (area, name)
    ]
    cells = kpi.plan if series == "plan" else kpi.actual
    expected = dict(zip(edition.years, figures.split(), strict=False))
    assert {year: cell.printed for year, cell in cells.items()} == {y: f for y, f in expected.items() if f != "_"}
    assert kpi.page == page


@pytest.mark.parametrize(
    ("project_id", "name", "page", "plan", "actual"),
    [
        ("P007", "閲覧回数", 48, "_ 1,850 8,870 10,600 12,800 15,400 18,500", "_ - -"),
        ("P048", "モニタリング箇所数", 52, "_ _ 9 9 9 9 9", "_ _ 9"),
        ("P054", "WEBアプリケーション等による通報件数", 52, "_ _ 630 660 690 720 760", "_ _ 70"),
        ("P062", "情報集約対象のシステム化率", 53, "_ 0% 100% 100% 100% 100% 100%", "_ 0% 100%"),
        ("P069", "クルーズ客船による乗降人員数", 54, "_ 1,566,000 1,686,000 1,806,000", "_ 2,747 62,258"),
        ("P074", "対応業務数", 54, "2 3 19 20 20 20 20", "ー 3 14"),
        ("P081", "導入施設数", 54, "0 29 29 29 29 29 29", "0 29 29"),
        ("P090", "処理件数（累計）", 55, "800 1,700 2,600 3,500 4,400 5,300 6,200", "925 1,852 3,395"),
        ("P110", "CDO補佐官との協議回数", 56, "0 10 20 20 20 20 20", "0 10 51"),
    ],
)
def test_a_project_prints_its_figures(
    edition: Edition, project_id: str, name: str, page: int, plan: str, actual: str
) -> None:
    activity = edition.indicator[edition.project[project_id].indicator_id]
    for cells, figures in ((activity.plan, plan), (activity.actual, actual)):
        expected = dict(zip(edition.years, figures.split(), strict=False))
        assert {year: cell.printed for year, cell in cells.items()} == {y: f for y, f in expected.items() if f != "_"}
    assert (activity.name, activity.page) == (name, page)


def test_an_activity_is_numbered_like_its_project(edition: Edition) -> None:
    for activity in indicators(edition, Table.ACTIVITY):
        assert activity.id == activity.project_id.replace("P", "A")
    assert [project.id for project in edition.projects if not project.indicator_id] == ["P105"]


def test_every_page_lies_in_its_part_of_the_plan(edition: Edition) -> None:
    for area in edition.areas:
        pages = (area.overview_page, area.roadmap_page, area.rating_page, area.kpi_page)
        if area.name in ("教育", "推進課題", "その他"):
            assert pages == (0, 0, 0, 0)
        else:
            assert area.overview_page in range(4, 15)
            assert area.roadmap_page in range(15, 46)
            assert pages[2:] == (area.roadmap_page + 1, area.roadmap_page + 2)
    for kpi in indicators(edition, Table.KPI):
        assert kpi.page == edition.area[kpi.area_id].kpi_page
    for issue in edition.issues:
        assert issue.page == edition.area[issue.area_id].rating_page or (
            issue.rating is None and issue.page in (50, 51)
        )
    pages_of_the_list = [project.page for project in edition.projects]
    assert pages_of_the_list == sorted(pages_of_the_list)
    assert set(pages_of_the_list) == set(LIST_PAGES)
    for activity in indicators(edition, Table.ACTIVITY):
        assert activity.page == edition.project[activity.project_id].page
    assert all(mention.page in range(1, 48) for mention in edition.mentions)


def test_no_actual_is_printed_after_the_edition_s_last_year(edition: Edition) -> None:
    assert max(max(i.actual) for i in edition.indicators if i.actual) == edition.latest_actual


def test_a_pid_is_no_key_but_an_id_is(edition: Edition) -> None:
    pids = Counter(project.pid for project in edition.projects)
    assert {pid for pid, times in pids.items() if times > 1} == {"農水2-b-1/2-1", "農水2-b-1/2-2"}
    assert [project.id for project in edition.projects] == [f"P{n:03}" for n in range(1, 111)]


def test_a_lone_last_mark_that_may_be_the_flag_is_marked_uncertain(edition: Edition) -> None:
    open_flags = [project for project in edition.projects if project.dropped_uncertain]
    assert [project.id for project in open_flags] == ["P020", "P096", "P098", "P103", "P104"]
    for project in open_flags:
        last_mark = project.phases[max(project.phases)]
        assert (last_mark, project.dropped) == (Phase.BUILD, False)


def test_less_is_better_for_paper_and_printers_only(edition: Edition) -> None:
    less = [indicator.name for indicator in edition.indicators if indicator.direction is Direction.LESS]
    assert less == ["ペーパーレス度（令和3年度印刷枚数量との比較）", "プリンタ設置数"]


def test_the_fixed_base_of_a_rate_is_stored_and_never_asked(edition: Edition) -> None:
    based = [indicator for indicator in edition.indicators if indicator.base]
    assert [indicator.id for indicator in based] == ["K044"]
    assert based[0].base is not None
    assert based[0].base.name == based[0].denominator == "令和3年度のA4用紙購入枚数"


def test_new_registrations_may_exceed_the_booklets_and_procedures_may_not_exceed_all(edition: Edition) -> None:
    assert edition.indicator["K012"].kind is Kind.RATIO
    assert not edition.indicator["K012"].part_of_whole
    assert all(edition.indicator[key].part_of_whole for key in ("K011", "K022", "K028", "K033", "K034"))


def test_a_ratio_is_a_percentage_whose_parts_the_plan_names(edition: Edition) -> None:
    for indicator in edition.indicators:
        if indicator.kind is Kind.RATIO and indicator.table is Table.KPI:
            numerator, denominator = indicator.formula.split("／")
            assert (indicator.numerator, indicator.denominator) == (numerator, denominator)


def test_percent_signs_and_kinds_go_together(edition: Edition) -> None:
    for indicator in edition.indicators:
        numbers = [cell for cell in (*indicator.plan.values(), *indicator.actual.values()) if cell.value is not None]
        rate = indicator.kind in (Kind.RATIO, Kind.PERCENT)
        assert all(cell.printed.endswith("%") == rate for cell in numbers), indicator.id
        assert (indicator.unit == "%") == rate, indicator.id


def test_a_share_of_a_whole_never_prints_more_than_a_hundred_percent(edition: Edition) -> None:
    for indicator in edition.indicators:
        for cell in (*indicator.plan.values(), *indicator.actual.values()):
            assert not (indicator.part_of_whole and cell.value is not None and cell.value > 100), indicator.id


def test_a_running_total_never_falls_in_the_plan_s_own_actuals(edition: Edition) -> None:
    for indicator in edition.indicators:
        if indicator.accumulation.value == "total":
            values = [cell.value for _, cell in sorted(indicator.actual.items()) if cell.value is not None]
            assert values == sorted(values), indicator.id


def test_the_same_measure_in_two_tables_is_known_with_where_they_differ(edition: Edition) -> None:
    assert len(edition.same) == 33
    differ = {(pair.first, pair.second) for pair in edition.same if not pair.agree}
    assert differ == {("K001", "A005"), ("K002", "A006"), ("K010", "A029"), ("K012", "A030"), ("K043", "A099")}


def test_the_overview_s_other_figure_for_the_counter_is_mentioned(edition: Edition) -> None:
    r5 = FiscalYear.reiwa(5)
    (mention,) = [m for m in edition.mentions if (m.page, m.indicator_id, m.figure) == (11, "K028", "actual")]
    assert (mention.place, mention.year, mention.value) == ("進捗概要", r5, "10.2%")


def test_a_summary_stands_where_the_plan_prints_prose_and_nowhere_else(edition: Edition) -> None:
    assert [project.id for project in edition.projects if not project.summary] == ["P095", "P108", "P109"]
    assert [kpi.id for kpi in indicators(edition, Table.KPI) if not kpi.comment] == ["K005", "K008", "K020"]
    assert not any(project.summary_own for project in edition.projects)
    assert not any(indicator.comment_own for indicator in edition.indicators)
