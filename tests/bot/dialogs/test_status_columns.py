"""Several years, 予定 and 実績 in one question: each year is told as it was asked."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.asking import Asking

R4_PLAN, R4_ACTUAL = "令和4年度（2022年度）　20回", "令和4年度（2022年度）　47回"
R5_PLAN, R5_ACTUAL = "令和5年度（2023年度）　20回", "令和5年度（2023年度）　11回"


@pytest.fixture
def asking() -> Asking:
    return Asking()


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        ("翻訳機の使用回数の令和4年度の目標と令和5年度の目標は？", ["予定：", R4_PLAN, R5_PLAN]),
        ("翻訳機の使用回数、R4の予定とR5の実績は？", ["実績：", R5_ACTUAL, "予定：", R4_PLAN]),
        ("翻訳機の使用回数、R4実績とR5予定は？", ["実績：", R4_ACTUAL, "予定：", R5_PLAN]),
        (
            "令和4年度はいくつで、令和5年度の目標はいくつでしたか。翻訳機の使用回数",
            ["実績：", R4_ACTUAL, "予定：", R5_PLAN],
        ),
        ("翻訳機の使用回数のR4とR5", ["実績：", R4_ACTUAL, R5_ACTUAL]),
    ],
)
def test_each_year_is_told_in_the_column_that_was_asked(asking: Asking, said: str, entries: list[str]) -> None:
    lines = asking.say(said).split("\n")
    assert [line for line in lines if line.endswith(("回", "："))] == entries


def test_a_follow_up_of_two_years_is_told_so_too(asking: Asking) -> None:
    asking.say("翻訳機の使用回数は？")
    assert asking.say("R4の予定とR5の実績は？").split("\n")[2:6] == ["実績：", R5_ACTUAL, "予定：", R4_PLAN]


def test_the_years_of_a_plan_are_all_told(asking: Asking) -> None:
    said = asking.say("広聴システムの満足度の予定の推移は？")
    assert "実績：" not in said
    assert said.count("　100%") == 7


def test_a_year_that_is_not_printed_is_said(asking: Asking) -> None:
    assert "令和6年度の実績は、計画書にありません。" in asking.say("翻訳機の使用回数のR5とR6の実績は？")


def test_a_choice_keeps_the_columns(asking: Asking) -> None:
    asking.say("オンライン申請利用率のR4の予定とR5の実績は？")
    pressed = asking.press("窓口").split("\n")
    assert pressed[1:5] == ["実績：", "令和5年度（2023年度）　6.8%", "予定：", "令和4年度（2022年度）　20%"]


def test_the_series_leads_to_the_plans_of_the_same_years(asking: Asking) -> None:
    asking.say("翻訳機の使用回数の推移は？")
    assert R5_PLAN in asking.press("年ごとの予定")


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("令和4年度のオンライン相談対応業務数の予定は？", "令和4年度（2022年度）の予定は3業務です。"),
        ("令和3年度の電子決裁率の予定は？", "令和3年度（2021年度）の予定は0%です。"),
        ("リアルタイム発信チャネル数の令和5年度の予定は？", "令和5年度（2023年度）の予定は0チャネルです。"),
    ],
)
def test_a_plan_that_only_the_list_prints_is_told_from_there(asking: Asking, said: str, starts: str) -> None:
    reply = asking.say(said)
    assert reply.startswith(starts)
    assert "KPI（課題の指標）の表では、この年度の予定の欄は空欄です" in reply


@pytest.mark.parametrize(
    "said",
    [
        "長崎市の話です。ペーパーレス度は何%ですか",
        "図書館のことですが、Wi-Fiの導入施設数は？",
        "4月の数字が知りたい。ホームページのアクセス数は？",
        "参加者は何人でしたか。デジタル活用セミナーの実施回数",
        "福祉以外で。オンライン申請利用率は？",
        "福祉ではありません。オンライン申請利用率は？",
    ],
)
def test_the_citys_figure_is_no_answer_to_a_narrower_question(asking: Asking, said: str) -> None:
    assert "の実績です。" not in asking.say(said)
