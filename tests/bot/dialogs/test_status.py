"""A citizen asks for a figure and reads it: year, 予定, the year before, 進捗 and source; a year that is not there gets no figure."""

from __future__ import annotations

import re

import pytest

from tests.bot.dialogs.asking import Asking, sasebo

COUNTER_RATE = "窓口のオンライン申請率は？"
SOURCE_38 = "出典：佐世保市DX戦略実行計画\n（令和5年度実績）38ページ\n令和6年9月公表"


@pytest.fixture
def asking() -> Asking:
    return Asking()


def test_the_figure_stands_first_and_the_source_last(asking: Asking) -> None:
    assert asking.say(COUNTER_RATE) == (
        "窓口のオンライン申請利用率は6.8%です。\n"
        "令和5年度（2023年度）の実績です。\n"
        "予定（30%）を下回っています。\n"
        "前年度（6.6%）より0.2ポイント増です。\n"
        "この数値が属する課題の進捗は、計画書では「○：予定どおり」です（37ページ）。\n" + SOURCE_38
    )
    assert asking.labels == ["令和6年度は？", "年ごとの数値", "意味", "担当部局"]


def test_a_year_that_was_named_stands_first(asking: Asking) -> None:
    lines = asking.say("セミナーの回数、令和4年度は？").split("\n")
    assert lines[:4] == [
        "令和4年度（2022年度）は48回です。",
        "デジタル活用セミナー実施回数の実績です。",
        "予定（27回）を上回りました。",
        "前年度（30回）より18回増えました。",
    ]
    assert not any("進捗" in line for line in lines), "the 進捗 is the edition's own year's"


@pytest.mark.parametrize("year", ["R5", "令和5年度", "2023年度", "2023", "令和５年度", "れいわ5ねんど"])
def test_any_notation_of_the_year_means_the_same(asking: Asking, year: str) -> None:
    assert asking.say(f"窓口のオンライン申請率、{year}は？").startswith("令和5年度（2023年度）は6.8%です。")


def test_less_is_better_is_said_before_the_plan_is_compared(asking: Asking) -> None:
    lines = asking.say("ペーパーレス度は？").split("\n")
    assert lines[:6] == [
        "ペーパーレス度は81.7%です。",
        "令和5年度（2023年度）の実績です。",
        "令和3年度と比べたA4用紙購入枚数です。",
        "小さいほど良い数値です。",
        "予定（85.0%）より小さく、予定を上回っています。",
        "前年度（95.1%）より13.4ポイント減です。",
    ]


def test_a_figure_equal_to_its_plan_without_a_year_before(asking: Asking) -> None:
    said = asking.say("道路の冠水を見張る所は何か所？")
    assert "モニタリング箇所数は9か所です。" in said
    assert "予定（9か所）と同じです。\n前年度の数値は、計画書に載っていません。" in said
    assert "プロジェクト「道路冠水状況モニタリングシステム」の活動指標です。" in said, (
        "the river has one of the same name"
    )


def test_a_large_figure_is_also_read_in_man(asking: Asking) -> None:
    lines = asking.say("市のホームページは何回見られた？").split("\n")
    assert lines[:5] == [
        "4,051,623件（約405万件）です。",
        "市ホームページのアクセス数です。",
        "令和5年度（2023年度）の実績です。",
        "予定（4,625,600件）を下回っています。",
        "前年度より25,809件減りました。",
    ]


def test_a_kpi_says_that_an_activity_measures_the_same(asking: Asking) -> None:
    assert "KPI（課題の指標）の数値です。\n活動指標にも、同じ項目があります。\nこの数値が属する" in asking.say(
        "多様化2-a-1-1は？"
    )


def test_a_dash_is_no_value_and_not_zero(asking: Asking) -> None:
    said = asking.say("デジタルパンフレットは何回見られた？")
    assert said.startswith(
        "閲覧回数の実績は、計画書にありません。\n令和5年度（2023年度）の欄は「-」です。\n"
        "プロジェクト「デジタルパンフレット」の活動指標です。\n予定は8,870回です。\n出典："
    )
    assert "令和6年度の予定" in asking.labels


def test_a_blank_is_no_value_and_not_zero(asking: Asking) -> None:
    said = asking.say("リアルタイム発信チャネル数、令和4年度は？")
    assert said.startswith(
        "リアルタイム発信チャネル数の実績は、計画書にありません。\n令和4年度（2022年度）の欄は空欄です。"
    )
    assert "0" not in said.split("出典")[0].replace("2022", "")


def test_printed_words_are_quoted_and_not_compared_as_numbers(asking: Asking) -> None:
    said = asking.say("スマートワークに適した働き方の見直し検討は？")
    assert said.startswith(
        "スマートワークに適した働き方の見直し検討は「実施済」です。\n令和5年度（2023年度）の実績です。\n予定（実施済）と同じです。\n出典"
    )


def test_a_cell_whose_year_is_uncertain_is_not_stated(asking: Asking) -> None:
    said = asking.say("プリンタの設置数は？")
    assert "どの年度の欄の数値か、計画書の文字データからは読み取れません。\n計画書の56ページでご確認ください。" in said
    assert "141" not in said
    assert "143" not in said


def test_the_plan_of_a_coming_year(asking: Asking) -> None:
    said = asking.say("窓口のオンライン申請率、令和9年度の予定は？")
    assert said == (
        "令和9年度（2027年度）の予定は50%です。\n窓口のオンライン申請利用率の予定です。\n計画書の実績は、令和5年度が6.8%です。\n"
        + SOURCE_38
    )


@pytest.mark.parametrize("year", ["令和6年度", "R6", "2024年度", "昨年度"])
def test_a_later_year_gets_no_figure_but_buttons(asking: Asking, year: str) -> None:
    said = asking.say(f"窓口のオンライン申請率、{year}は？")
    assert (
        said == "令和6年度の実績は、計画書にありません。\nこの計画書（令和6年9月公表）に載る実績は令和5年度までです。"
    )
    assert asking.labels == ["令和5年度の実績", "令和6年度の予定"]
    assert asking.press("令和6年度の予定").startswith("令和6年度（2024年度）の予定は35%です。")


def test_this_year_is_counted_from_today(asking: Asking) -> None:
    assert asking.say("窓口のオンライン申請率、今年度は？").startswith("令和7年度の実績は、計画書にありません。")


def test_a_year_beyond_the_plan(asking: Asking) -> None:
    assert asking.say("窓口のオンライン申請率、令和12年度の予定は？") == (
        "令和12年度の予定は、計画書にありません。\nこの計画書に載る予定は令和9年度までです。"
    )
    assert asking.labels == ["令和9年度の予定"]
    asking.say("窓口のオンライン申請率、令和12年度は？")
    assert asking.labels == ["令和5年度の実績", "令和9年度の予定"]


def test_a_year_before_the_plan(asking: Asking) -> None:
    assert asking.say("窓口のオンライン申請率、令和2年度は？") == (
        "令和2年度の実績は、計画書にありません。\nこの計画書（令和6年9月公表）に載る実績は令和3年度からです。"
    )
    assert asking.press("令和3年度の実績").startswith("令和3年度（2021年度）は18.0%です。")


def test_the_years_stand_one_a_line(asking: Asking) -> None:
    asking.say(COUNTER_RATE)
    lines = asking.press("年ごとの数値").split("\n")
    assert lines[:3] == ["窓口のオンライン申請利用率です。", "実績：", "令和3年度（2021年度）　18.0%"]
    assert lines[5:7] == ["予定：", "令和6年度（2024年度）　35%"]


def test_two_years_in_one_question_are_both_told(asking: Asking) -> None:
    said = asking.say("窓口のオンライン申請率、令和3年度と令和5年度は？")
    assert "令和3年度（2021年度）　18.0%\n令和5年度（2023年度）　6.8%" in said
    assert "令和4年度" not in said


def test_the_meaning_names_formula_and_who_shares_it(asking: Asking) -> None:
    said = asking.say("オンライン申請利用率って何？")
    assert said.startswith(
        "手続きのうち、オンラインでの手続きの割合です。\n"
        "算出式：オンラインでの手続き件数／手続き総件数\n"
        "3つの分類で、同じ式です。\n"
        "予定との比較と増減は、計画書の数値からこのチャットが計算しています。\n出典："
    )
    assert "23、32、38ページ" in said


def test_our_summaries_say_that_they_are_ours(asking: Asking) -> None:
    said = asking.say("窓口のオンライン申請率が予定より低いのはなぜ？")
    assert said.startswith("計画書の評価を要約します。\n要約（市の原文ではありません）：\n")


def test_a_project_has_a_department_and_a_kpi_has_none(asking: Asking) -> None:
    asking.directory = type(asking.directory)(
        {**asking.directory.values, "departments.土木部": "0956-00-0000", "hours": "平日9時〜17時"}
    )
    assert asking.say("道路の冠水の見張りはどこの担当？").startswith(
        "土木部です。\nプロジェクト「道路冠水状況モニタリングシステム」の主体部局です。\n0956-00-0000\n（平日9時〜17時）\n出典"
    )
    asking.say(COUNTER_RATE)
    assert asking.press("担当部局").startswith("KPIの担当部局は、計画書に載っていません。\n課題「市役所に行かなくても")


def test_the_ratings_of_an_area_are_quoted(asking: Asking) -> None:
    said = asking.say("観光は順調？")
    assert said.startswith("観光の課題の進捗は、計画書では次のとおりです。\n○　")
    assert "16ページ" in said
    assert asking.say("教育は順調？") == "教育の進捗は、計画書に載っていません。"


def test_a_question_that_the_plan_cannot_answer_gets_no_figure(asking: Asking) -> None:
    said = asking.say("図書館の貸出冊数は？")
    assert said == "そのことは、計画書に載っていません。\n計画書の数値と取り組みをお答えします。"
    assert not re.search(r"[0-9]", said)


@pytest.mark.parametrize(
    "text",
    ["デジタルデバイド対応は進んでいますか", "デジタルデバイド", "課題「デジタルデバイド対応」は予定どおりですか"],
)
def test_the_rating_of_an_issue_that_is_named_is_quoted(asking: Asking, text: str) -> None:
    assert asking.say(text) == (
        "課題の進捗は、計画書では「○：予定どおり」です。\n令和5年度（2023年度）の、課題「デジタルデバイド対応」の進捗です。\n"
        "出典：佐世保市DX戦略実行計画\n（令和5年度実績）40ページ\n令和6年9月公表"
    )
    assert "デジタル活用セミナー実施回数" in asking.labels


def test_an_issue_without_a_rating_has_none(asking: Asking) -> None:
    unrated = next(issue for issue in sasebo().issues if issue.rating is None)
    assert asking.say(f"課題「{unrated.name}」の進捗は？").startswith(
        f"課題「{unrated.name}」の進捗は、計画書に載っていません。"
    )


def test_beside_an_empty_plan_stands_no_figure_that_could_be_read_as_it(asking: Asking) -> None:
    said = asking.say("クルーズ船の乗降人員数、令和7年度の予定は何人？")
    assert said.startswith("クルーズ客船による乗降人員数の予定は、計画書にありません。")
    assert "62,258" not in said
    assert "令和5年度の実績" in asking.labels
