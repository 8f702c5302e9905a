"""The bot has asked back: only a choice takes one, in whatever words it is made, and nothing that was spoken of before slips in."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.asking import Asking

THREE = "3つあります。どれを知りたいですか。"
UNREAD = "どれのことか、読み取れませんでした。"


@pytest.fixture
def asking() -> Asking:
    return Asking()


@pytest.mark.parametrize(
    "reply",
    [
        "上から三番目",
        "上から3つ目です",
        "下から1番目",
        "一番下のやつ",
        "③",
        "３️⃣",
        "三番目のをお願いします",
        "3番目を教えてください",
        "窓口のやつ",
        "窓口でお願いします",
        "窓口を知りたいです",
    ],
)
def test_a_place_in_the_list_is_a_choice(asking: Asking, reply: str) -> None:
    asking.say("オンライン申請利用率は？")
    assert asking.say(reply).startswith("窓口のオンライン申請利用率は6.8%です。")


@pytest.mark.parametrize("reply", ["真ん中のを教えて", "福祉のやつ", "②", "下から2番目"])
def test_the_middle_one_is_a_choice(asking: Asking, reply: str) -> None:
    asking.say("オンライン申請利用率は？")
    assert "保健福祉のオンライン申請利用率です。" in asking.say(reply)


def test_all_of_them_may_be_asked_politely(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    said = asking.say("ぜんぶ教えてください")
    assert [value in said for value in ("29.9%", "8.6%", "6.8%")] == [True, True, True]


@pytest.mark.parametrize(
    "reply", ["はい", "YES", "お願いします", "それでいい", "はい、お願いします", "そうです", "うん", "1"]
)
def test_yes_in_any_words_takes_the_one_that_was_offered(asking: Asking, reply: str) -> None:
    asking.say("市民満足度は？")
    assert asking.labels == ["はい", "そうではない"]
    assert "広聴システムでの満足度" in asking.say(reply)
    assert "82.5%" in asking.messages[0].text


def test_yes_with_a_year_takes_the_one_of_that_year(asking: Asking) -> None:
    asking.say("市民満足度は？")
    assert asking.say("はい、令和4年度で").startswith("令和4年度（2022年度）は83.6%です。")


def test_yes_with_the_plan_takes_the_plan(asking: Asking) -> None:
    asking.say("市民満足度は？")
    assert asking.say("はい、予定で").startswith("令和5年度（2023年度）の予定は100%です。")


@pytest.mark.parametrize("more", ["予定は？", "令和4年度は？"])
def test_saying_more_is_no_choice_of_something_that_was_not_named(asking: Asking, more: str) -> None:
    asking.say("市民満足度は？")
    assert asking.say(more) == "お尋ねは、「広聴システムでの満足度」のことでしょうか。"
    assert asking.labels == ["はい", "そうではない"]


def test_what_was_said_besides_is_kept_until_the_choice(asking: Asking) -> None:
    asking.say("市民満足度は？")
    asking.say("令和4年度は？")
    assert asking.press("はい").startswith("令和4年度（2022年度）は83.6%です。")


def test_two_near_ones_are_asked_again_with_a_way_out(asking: Asking) -> None:
    asking.say("電子マネーの割合は？")
    assert asking.say("令和4年度は？") == "お尋ねは、次のどちらのことでしょうか。"
    assert asking.labels[-1] == "どちらでもない"


@pytest.mark.parametrize("between", ["どちらでもない", "電子マネーの割合は？"])
def test_after_something_else_a_bare_year_is_not_about_what_was_told_before(asking: Asking, between: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say(between)
    asking.say("ありがとう")
    assert asking.say("令和4年度は？").startswith("どの数値のことですか。")


@pytest.mark.parametrize("no", ["いいえ", "違うよ", "そうじゃない", "NO"])
def test_no_ends_what_was_told_before_as_well(asking: Asking, no: str) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say("市民満足度は？")
    assert asking.say(no).startswith("ほかに近い数値は、計画書に見つかりませんでした。")
    assert asking.say("予定は？").startswith("どの数値のことですか。")


def test_a_reply_that_is_not_read_leaves_the_choice_open_once(asking: Asking) -> None:
    asking.say("オンライン申請利用率、令和4年度は？")
    assert asking.say("どれでもいいよ") == f"{UNREAD}\n{THREE}"
    assert asking.labels == ["子ども・子育て", "保健福祉", "窓口"]
    assert asking.say("窓口").startswith("令和4年度（2022年度）は6.6%です。")


def test_a_second_reply_that_is_not_read_closes_it(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    asking.say("ほにゃらら")
    assert UNREAD not in asking.say("ほにゃらら")
    assert asking.labels == []


@pytest.mark.parametrize("text", ["どれでもいいよ", "左の", "うーん", "保健ふくし", "分からない"])
def test_what_can_only_be_a_choice_is_asked_again(asking: Asking, text: str) -> None:
    asking.say("オンライン申請利用率は？")
    assert asking.say(text).startswith(UNREAD)


@pytest.mark.parametrize("offered", ["空き家は何軒", "オンライン申請利用率は？", "モニタリング箇所数は？"])
@pytest.mark.parametrize(
    "text", ["LINEの友だち数", "山田太郎です。佐世保市に住んでます", "ごみ", "死ぬほど忙しい", "図書館の貸出冊数"]
)
def test_a_new_question_that_finds_nothing_does_not_repeat_an_old_offer(
    asking: Asking, offered: str, text: str
) -> None:
    asking.say(offered)
    alone = Asking()
    assert asking.say(text) == alone.say(text)


def test_a_question_that_the_plan_cannot_answer_is_no_unread_choice(asking: Asking) -> None:
    asking.say("オンライン申請利用率は？")
    assert asking.say("図書館の貸出冊数は？").startswith("そのことは、計画書に載っていません。")


def test_a_word_that_leads_to_one_of_those_offered_chooses_it(asking: Asking) -> None:
    asking.say("モニタリング箇所数は？")
    assert "プロジェクト「河川モニタリングシステム」の活動指標です。" in asking.say("川")


def test_what_several_projects_measure_is_said_where_the_question_did_not_name_it(asking: Asking) -> None:
    assert asking.say("漁獲").startswith("「活用拠点数」が2つあります。どれを知りたいですか。")


def test_another_area_keeps_the_year_that_was_told(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say("令和4年度は？")
    assert asking.say("保健福祉は？").startswith("令和4年度（2022年度）は8.0%です。")


def test_another_area_keeps_the_plan_that_was_told(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    asking.say("令和9年度の予定は？")
    assert asking.say("保健福祉は？").startswith("令和9年度（2027年度）の予定は")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("令和5年6月の市ホームページのアクセス数は？", "月や日ごとの数値は、計画書に載っていません。"),
        ("デジタル活用セミナー実施回数、3年間の合計は？", "数年分の合計は、計画書に載っていません。"),
        (
            "窓口でオンライン申請していない割合は？",
            "していないものや、除いたものの数値は、計画書に載っていません。",
        ),
    ],
)
def test_what_no_cell_says_is_said_first_and_what_is_printed_are_buttons(
    asking: Asking, asked: str, first: str
) -> None:
    said = asking.say(asked)
    assert said.split("\n")[0] == first
    assert said.split("\n")[1].endswith("の、計画書に載っている数値をお答えします。")
    assert not any(letter.isdigit() for letter in said)
    assert asking.labels == ["令和5年度の実績", "年ごとの数値", "意味"]


def test_a_sum_of_what_was_told_is_not_its_figure(asking: Asking) -> None:
    asking.say("デジタル活用セミナー実施回数は？")
    assert asking.say("3年間の合計は？").startswith("数年分の合計は、計画書に載っていません。")


def test_one_year_alone_of_a_running_total_is_not_its_figure(asking: Asking) -> None:
    asking.say("文字起こしAIの処理件数は？")
    assert asking.say("令和5年度だけだと？").startswith("1年分だけの数値は、計画書に載っていません。")


@pytest.mark.parametrize(
    "asked", ["罠の設置数", "来庁者数", "道路パトロールの人数", "ドローンの台数", "乳児家庭訪問の件数"]
)
def test_what_shares_next_to_nothing_is_not_offered(asking: Asking, asked: str) -> None:
    assert asking.say(asked).startswith("お尋ねと同じ名前の数値は、計画書に載っていません。")


@pytest.mark.parametrize("asked", ["3つのしかけを教えて", "三つのしかけは？"])
def test_an_area_is_no_name_for_the_only_figure_in_it(asking: Asking, asked: str) -> None:
    said = asking.say(asked)
    assert said.startswith("お尋ねは、「CDO補佐官との協議回数")
    assert "51回" not in said
    assert "51回" in asking.say("はい")
