"""Where the plan prints a figure: in which of two tables, for which project, and that nobody can say."""

from __future__ import annotations

import pytest

from bot.dialogs import telling
from bot.dialogs.figure import Style
from bot.dialogs.naming import is_named, name_with_project, project_to_name
from bot.dialogs.wanted import Wanted
from language.asks import Asks
from plan.fiscal import FiscalYear
from plan.model import Indicator, Table
from tests.bot.dialogs.asking import STAFF, Asking, sasebo

FACTS = Asking().facts
R3, R4, R5 = (FiscalYear.reiwa(year) for year in (3, 4, 5))


def told(id_: str, year: FiscalYear | None = None, style: Style = Style.CITIZEN, asks: Asks = Asks.FIGURE) -> str:
    indicator = sasebo().indicator[id_]
    _, message = telling.tell(indicator, Wanted(asks, year), FACTS, style)
    return message.text


@pytest.mark.parametrize(
    ("kpi", "year", "value", "page"),
    [("K020", R5, "0チャネル", 53), ("K031", R4, "3業務", 54), ("K032", R4, "3件", 54), ("K041", R3, "0%", 55)],
)
def test_a_figure_that_only_the_list_prints_is_told_with_its_own_page(
    kpi: str, year: FiscalYear, value: str, page: int
) -> None:
    said = told(kpi, year)
    assert value in said.split("\n")[0]
    assert "の活動指標です。" in said
    assert "KPI（課題の指標）の表では、この年度の欄は空欄です" in said
    assert f"{page}ページ\n令和6年9月公表" in said
    assert "計画書にありません" not in said


def test_staff_read_both_tables() -> None:
    assert told("K031", R4, Style.STAFF).split("\n")[:2] == [
        "KPIの表の欄は空欄です（オンライン相談対応業務数、令和4年度）。",
        "プロジェクト一覧では3業務です（54ページ）。",
    ]


@pytest.mark.parametrize(
    ("kpi", "year", "line"),
    [
        ("K032", R5, "前年度は、活動指標の表では3件です（54ページ）。"),
        ("K025", R5, "前年度は、活動指標の表では0%です（53ページ）。"),
        ("K041", R4, "前年度は、活動指標の表では0%です（55ページ）。"),
    ],
)
@pytest.mark.parametrize("style", [Style.CITIZEN, Style.STAFF])
def test_the_year_before_is_not_denied_where_the_list_prints_it(
    kpi: str, year: FiscalYear, line: str, style: Style
) -> None:
    said = told(kpi, year, style).split("\n")
    assert line in said
    assert "前年度の数値は、計画書に載っていません。" not in said


def test_years_that_only_the_list_prints_are_pointed_to() -> None:
    assert "令和4年度の実績は、活動指標の表（54ページ）に載っています。" in told("K031", asks=Asks.SERIES)


@pytest.mark.parametrize("style", [Style.CITIZEN, Style.STAFF])
def test_rows_that_print_different_values_are_not_called_the_same(style: Style) -> None:
    for id_ in ("K001", "K002", "K010", "K012"):
        said = told(id_, style=style).split("\n")
        assert "KPI（課題の指標）の数値です。" in said
        assert "活動指標にも、同じ項目があります。" not in said
    assert "活動指標にも、同じ項目があります。" in told("K041", style=style)


UNCLEAR = [
    (indicator, year, planned)
    for indicator in sasebo().indicators
    for year in sasebo().years
    for planned, cell in ((True, indicator.planned(year)), (False, indicator.reached(year)))
    if cell.blank and cell.uncertain and (planned or year <= R5)
]


def test_the_plan_has_blanks_that_nobody_can_be_sure_of() -> None:
    assert len(UNCLEAR) > 20


@pytest.mark.parametrize("style", [Style.CITIZEN, Style.STAFF])
def test_such_a_blank_is_not_called_blank(style: Style) -> None:
    for indicator, year, planned in UNCLEAR:
        _, message = telling.tell(indicator, Wanted(year=year, planned=planned), FACTS, style)
        assert "空欄" not in message.text
        assert "計画書の文字データからは読み取れません" in message.text


def test_uncertain_blanks_reach_the_answers() -> None:
    said = Asking().say("プリンタ設置数の令和4年度の実績")
    assert said.split("\n")[:4] == [
        "令和4年度（2022年度）の実績は、確かめられません。",
        "プリンタ設置数の数値です。",
        "プロジェクト「複合機・プリンタの配置見直し」の活動指標です。",
        "どの年度の欄の数値か、計画書の文字データからは読み取れません。",
    ]


ACTIVITIES = [indicator for indicator in sasebo().indicators if indicator.table is Table.ACTIVITY]


@pytest.mark.parametrize("indicator", ACTIVITIES, ids=lambda indicator: indicator.id)
def test_an_activity_is_never_told_without_its_project(indicator: Indicator) -> None:
    project = sasebo().project[indicator.project_id]
    for year in sasebo().years[:3]:
        assert project.name in told(indicator.id, year)


def test_a_project_that_is_called_like_its_indicator_is_named_once() -> None:
    for indicator in ACTIVITIES:
        project = sasebo().project[indicator.project_id]
        if indicator.name == project.name:
            assert project_to_name(indicator, sasebo()) is None
            assert name_with_project(indicator, sasebo()).count(project.name) == 1


def test_a_plan_whose_year_is_over_is_compared() -> None:
    said = Asking().say("ペーパーレス度、令和5年度の予定は？").split("\n")
    assert said[:5] == [
        "令和5年度（2023年度）の予定は85.0%です。",
        "ペーパーレス度の予定です。",
        "計画書の実績は、令和5年度が81.7%です。",
        "小さいほど良い数値です。",
        "予定（85.0%）より小さく、予定を上回っています。",
    ]


def test_a_plan_to_come_is_not_compared() -> None:
    assert "回って" not in Asking().say("ペーパーレス度、令和9年度の予定は？")


@pytest.mark.parametrize("viewer", [Asking().viewer, STAFF], ids=["citizen", "staff"])
def test_a_figure_that_was_not_told_yet_is_told_before_it_is_doubted(viewer: object) -> None:
    asking = Asking(viewer=STAFF if viewer == STAFF else Asking().viewer)
    assert "6.8%" in asking.say("窓口のオンライン申請率は50%で合ってますか").split("\n")[0]


def test_after_another_figure_a_doubt_tells_the_one_that_it_names() -> None:
    asking = Asking()
    asking.say("ペーパーレス度は？")
    assert asking.say("電子決裁率が100%というのは本当ですか").startswith("電子決裁率は100%です。")


def test_what_was_named_is_not_said_to_be_missing() -> None:
    printer = next(indicator for indicator in sasebo().indicators if indicator.name == "プリンタ設置数")
    assert is_named(printer, "庁内のプリンタ設置数、だいたい", sasebo())
    assert not is_named(printer, "プリンタは何台", sasebo())


def test_a_missing_reason_is_said_in_good_japanese() -> None:
    assert told("A080", asks=Asks.WHY).startswith(
        f"{sasebo().indicator['A080'].name}が増減した理由は、計画書に載っていません。"
    )


def test_a_doubt_of_a_figure_from_the_list_names_the_lists_page() -> None:
    asking = Asking()
    asking.say("電子決裁率、令和3年度は？")
    assert asking.say("間違ってない？").startswith("この回答は、55ページの表の数値です。")


@pytest.mark.parametrize(
    ("said", "value", "page"),
    [
        ("プロジェクト「事業者等との情報共有」の民間事業者へのオープンデータ提示数は？", "5種類", 48),
        ("観光1-3-1のオープンデータ提示数は？", "5種類", 48),
        ("観光1-2-2の事業立案数は？", "5件", 48),
        ("プッシュ型通知の拡充の新規登録率は？", "100.0%", 50),
        ("子ども1-a-1-1の手続き数は？", "98件", 50),
        ("プロジェクト一覧の子育ての手続き数は？", "98件", 50),
        ("民間事業者へのオープンデータ提示数は？", "13種類", 17),
        ("データを活用した事業立案数は？", "7件", 17),
        ("子育てのオンライン対応手続き数は？", "95件", 23),
        ("プッシュ型通知登録数は？", "45.4%", 23),
    ],
)
def test_an_activity_that_is_named_itself_is_told_with_its_own_figure(said: str, value: str, page: int) -> None:
    reply = Asking().say(said)
    assert value in reply.split("\n")[0]
    assert f"{page}ページ" in reply


def test_a_year_after_an_activity_stays_with_it() -> None:
    asking = Asking()
    asking.say("子ども1-a-1-1の手続き数は？")
    assert asking.say("令和9年度の予定は？").startswith("令和9年度（2027年度）の予定は99件です。")
    assert asking.press("年ごとの数値").count("98件") == 1


@pytest.mark.parametrize(("text", "figure"), [("データ活用による事業立案数は？", "7件"), ("新規登録率は？", "45.4%")])
def test_the_name_of_an_activity_alone_is_answered_with_the_kpi_of_the_same_measure(text: str, figure: str) -> None:
    asking = Asking()
    assert figure in asking.say(text).splitlines()[0]
    assert "KPI（課題の指標）の数値です。" in asking.messages[0].text
