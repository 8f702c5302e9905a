"""A message that names only a part of a question is about the indicator last answered; a choice is read as it is typed."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.asking import Asking


@pytest.fixture
def asking() -> Asking:
    return Asking()


def test_a_year_alone_is_about_the_last_indicator_and_names_it(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say("令和4年度は？").startswith(
        "令和4年度（2022年度）は6.6%です。\n窓口のオンライン申請利用率の実績です。"
    )


def test_a_later_year_alone_says_what_it_is_about(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say("令和6年度は？") == (
        "令和6年度の実績は、計画書にありません。\n"
        "この計画書（令和6年9月公表）に載る実績は令和5年度までです。\n"
        "窓口のオンライン申請利用率についての答えです。"
    )


def test_plan_alone_keeps_the_year(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率、令和4年度は？")
    assert asking.say("予定は？").startswith(
        "令和4年度（2022年度）の予定は20%です。\n窓口のオンライン申請利用率の予定です。"
    )
    assert asking.say("実績は？").startswith("令和4年度（2022年度）は6.6%です。")


def test_the_year_before_is_counted_from_the_year_last_told(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say("その前の年は？").startswith("令和4年度（2022年度）は6.6%です。")


def test_last_year_beside_another_name_is_counted_from_today(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率、令和4年度は？")
    assert asking.say("電子決裁率の前年度は？").startswith("令和6年度の実績は、計画書にありません。")


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("意味", "手続きのうち、"),
        ("年ごとの数値", "窓口のオンライン申請利用率です。\n実績："),
        ("担当部局", "KPIの担当部局は、"),
    ],
)
def test_a_typed_label_means_what_its_button_means(asking: Asking, said: str, starts: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say(said).startswith(starts)


def test_an_area_alone_asks_for_its_own_figure_of_the_same_name(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    said = asking.say("保健福祉は？")
    assert "保健福祉のオンライン申請利用率です。" in said
    assert said.startswith("8.6%です。")


@pytest.mark.parametrize(
    "between", ["図書館の貸出冊数は？", "市の人口は？", "もっと詳しく", "それは多いほうですか", "なぜ"]
)
@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("令和4年度は？", "令和4年度（2022年度）は6.6%です。\n窓口のオンライン申請利用率の実績です。"),
        ("目標は？", "令和5年度（2023年度）の予定は30%です。\n窓口のオンライン申請利用率の予定です。"),
        ("令和6年度は？", "令和6年度の実績は、計画書にありません。"),
        ("意味は？", "手続きのうち、オンラインでの手続きの割合です。"),
        ("推移は？", "窓口のオンライン申請利用率です。"),
    ],
)
def test_what_was_not_found_in_between_changes_nothing(asking: Asking, between: str, said: str, starts: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say(between)
    reply = asking.say(said)
    assert reply.startswith(starts)
    assert "窓口のオンライン申請利用率" in reply


def test_a_button_for_a_year_that_is_not_printed_says_what_it_is_about(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.press("令和6年度は？").endswith("窓口のオンライン申請利用率についての答えです。")


def test_a_year_in_a_lead_in_without_a_name_is_about_the_last_indicator(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert asking.say("令和4年度の話ですが、目標は？").startswith("令和4年度（2022年度）の予定は20%です。")


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("4月は？", "月や日ごとの数値は、計画書に載っていません。"),
        ("1人あたりは？", "平均や差などの計算した数値は、計画書に載っていません。"),
        ("予定のほうが知りたいです", "令和5年度（2023年度）の予定は30%です。"),
        ("令和4年度じゃなくて令和3年度", "令和3年度（2021年度）は18.0%です。"),
        ("その2年前は？", "令和3年度（2021年度）は18.0%です。"),
        ("さらに前の年は？", "令和4年度（2022年度）は6.6%です。"),
    ],
)
def test_what_narrows_the_last_answer_is_read(asking: Asking, said: str, starts: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    reply = asking.say(said)
    assert reply.startswith(starts)
    assert "窓口のオンライン申請利用率" in reply


def test_next_year_is_counted_from_today_where_nothing_was_told(asking: Asking) -> None:
    assert asking.say("次年度の翻訳機の使用回数の目標は？").startswith("令和8年度（2026年度）の予定は20回です。")


def test_after_thirty_minutes_it_is_asked_which(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.later(minutes=31)
    assert asking.say("令和4年度は？").startswith("どの数値のことですか。\n名前と一緒に送ってください。")


def test_without_any_indicator_it_is_asked_which(asking: Asking) -> None:
    assert asking.say("予定は？").startswith("どの数値のことですか。")


def test_words_without_a_part_of_a_question_are_not_about_the_last_indicator(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert "6.8" not in asking.say("何か国語に対応してる？")


def test_several_are_named_by_their_area(asking: Asking) -> None:
    assert asking.say("オンライン申請利用率は？") == "3つあります。どれを知りたいですか。"
    assert asking.labels == ["子ども・子育て", "保健福祉", "窓口"]


@pytest.mark.parametrize("reply", ["窓口", "窓口です", "3", "３", "3つ目", "三つ目", "最後", "3番", "窓口のほう"])
def test_a_choice_is_read_as_it_is_typed(asking: Asking, reply: str) -> None:
    asking.say("オンライン申請利用率、令和4年度は？")
    assert asking.say(reply).startswith("令和4年度（2022年度）は6.6%です。\n窓口のオンライン申請利用率の実績です。")


def test_all_of_three_are_told_at_once(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    said = asking.say("全部")
    assert [value in said for value in ("29.9%", "8.6%", "6.8%")] == [True, True, True]
    assert len(asking.messages) == 3


@pytest.mark.parametrize("reply", ["窓口と保健福祉", "2と3", "2番目と3番目", "保健福祉、窓口"])
def test_two_of_three_are_told_at_once(asking: Asking, reply: str) -> None:
    asking.say("オンライン申請利用率は？")
    said = asking.say(reply)
    assert "8.6%" in said
    assert "6.8%" in said
    assert "29.9%" not in said


def test_a_part_of_one_label_is_enough(asking: Asking) -> None:
    asking.say("電子マネーの割合は？")
    assert asking.say("窓口のほうです").startswith("12%です。\nキャッシュレス決済利用率（窓口）です。")


def test_a_year_beside_an_open_question_is_kept(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    assert asking.say("令和4年度で").startswith("3つあります。")
    assert asking.say("窓口").startswith("令和4年度（2022年度）は6.6%です。")


def test_yes_and_no_answer_a_single_guess(asking: Asking) -> None:
    assert asking.say("空き家").startswith("同じ名前の数値は、計画書にありません。\nもしかして、「確認建物数%")
    assert asking.labels == ["はい", "そうではない"]
    assert "確認建物数" in asking.say("はい")
    asking.say("空き家")
    assert asking.say("いいえ").startswith("ほかに近い数値は、計画書に見つかりませんでした。")


def test_a_choice_keeps_what_was_asked(asking: Asking) -> None:
    asking.say("オンライン申請利用率の年ごとの数値")
    assert asking.press("保健福祉").startswith("保健福祉のオンライン申請利用率です。\n実績：")


def test_a_new_question_is_no_choice(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    assert asking.say("ペーパーレス度は？").startswith("ペーパーレス度は81.7%です。")


def test_near_ones_are_offered_with_a_way_out(asking: Asking) -> None:
    assert asking.say("電子マネーの割合は？") == (
        "同じ名前の数値は、計画書にありません。\nもしかして、次のどちらかでしょうか。"
    )
    assert asking.labels == [
        "キャッシュレス決済利用率（財務システム）",
        "キャッシュレス決済利用率（窓口）",
        "どちらでもない",
    ]
    assert asking.say("どちらでもない").startswith("ほかに近い数値は、計画書に見つかりませんでした。")


def test_names_too_long_for_a_button_are_listed_with_numbers(asking: Asking) -> None:
    said = asking.say("データマイニング件数は？")
    assert "1　人流データを活用した行動分析\n2　SNSデータのAI分析による観光計画" in said
    assert asking.labels == ["1", "2", "3"]
    assert "プロジェクト「SNSデータのAI分析による観光計画」の活動指標です。" in asking.say("2")


def test_an_old_button_still_answers_what_it_says(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    old = asking.choices
    asking.say("ペーパーレス度は？")
    asking.messages = (type(asking.messages[0])("", old),)
    assert asking.press("令和6年度は？").startswith("令和6年度の実績は、計画書にありません。")
    assert asking.press("令和5年度の実績").startswith("令和5年度（2023年度）は6.8%です。")


@pytest.mark.parametrize(
    "text", ["前の年より増えた？", "前年度より減りましたか", "増えてる？", "前年比は？", "予定より多い？"]
)
def test_a_change_is_told_with_the_year_that_was_told(asking: Asking, text: str) -> None:
    asking.say("市のホームページのアクセス数は？")
    assert asking.say(text).startswith("令和5年度（2023年度）は4,051,623件")


@pytest.mark.parametrize("text", ["一昨年より減った？", "R3より多い？", "令和3年度と比べてどう？"])
def test_a_change_since_an_earlier_year_is_told_as_the_series(asking: Asking, text: str) -> None:
    asking.say("市のホームページのアクセス数は？")
    said = asking.say(text)
    assert "3,944,938件" in said
    assert "4,051,623件" in said


def test_what_is_near_is_offered_in_the_area_that_was_spoken_of(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert "窓口のオンライン対応手続き数" in asking.say("手続き数は？")


def test_two_areas_that_are_held_against_each_other_are_both_told(asking: Asking) -> None:
    said = asking.say("窓口と福祉のオンライン申請率どっちが高い？")
    assert "保健福祉のオンライン申請利用率です。" in said
    assert "窓口のオンライン申請利用率は6.8%です。" in said
