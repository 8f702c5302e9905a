"""What is asked in the middle of an interview is answered about the open item, in one sentence, and the question stands as it was."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import ONLINE, SECURITY, SEMINARS, TASKS, UNPLANNED, WIFI
from tests.talk import talk_of

LAST = (
    "去年は何件だった？ 去年は何回でしたか 去年は何件だった 昨年はいくつでした 前年度は？ 前年は 昨年の実績は？ 去年の値は 昨年度の実績を教えてください 去年どうだったっけ 前回は？ 前は何回？ 前の年は？ 前の実績は？ 実績は？ "
    "令和5年度は？ R5は？"
).split()
PLANNED = (
    "予定は？ 予定は何回？ 目標はいくつ 予定を教えて 予定は何でしたか 令和6年度の予定は？ 今年度の予定は？".split()
)


@pytest.mark.parametrize("text", LAST)
def test_the_year_before_is_the_one_before_the_items_own(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    said = talk.owner(text)
    assert said.messages[0].text == "令和5年度の実績は45回です。"
    said.bot_says("回答に戻ります。デジタル活用セミナー実施回数（多様化）の質問です。令和6年度の実績は何回ですか。")
    talk.owner("47").bot_says("47回を下書きに保存しました。")


@pytest.mark.parametrize("text", PLANNED)
def test_the_plan_is_the_items_own(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    assert talk.owner(text).messages[0].text == "令和6年度の予定は27回です。"


@pytest.mark.parametrize(
    ("subject", "before", "text", "told"),
    [
        (ONLINE, [], "去年は何件だった？", "令和5年度の実績は6.8%です。"),
        (ONLINE, ["8214"], "予定は？", "令和6年度の予定は35%です。"),
        (SEMINARS, [], "一昨年は？", "令和4年度の実績は48回です。"),
        (SEMINARS, [], "令和9年度の予定は？", "令和9年度の予定は27回です。"),
        (SEMINARS, ["前年度は？"], "その前の年は？", "令和4年度の実績は48回です。"),
        (SEMINARS, ["470"], "去年は何回だった？", "令和5年度の実績は45回です。"),
        (SEMINARS, ["集計中"], "予定は？", "令和6年度の予定は27回です。"),
        (UNPLANNED, [], "前年度は？", "令和5年度の実績は、計画書に載っていません。"),
        (UNPLANNED, [], "予定は？", "令和6年度の予定は「令和6年度に整理し、改めて設定する」です。"),
        (WIFI, [], "前年度は？", "令和5年度の実績は29施設です。"),
        (WIFI, ["29"], "前年度は？", "令和5年度の実施年度の区分は「運用 ⇒」です。"),
        (SECURITY, [], "去年は？", "令和5年度の実施年度の区分は「検討 …」です。"),
        (SECURITY, [], "予定は？", "令和6年度の実施年度の区分の予定は「検討 …」です。"),
    ],
)
def test_whatever_is_open_its_own_item_is_told_of(subject: str, before: list[str], text: str, told: str) -> None:
    talk = talk_of(subject)
    talk.owner("回答する")
    for one in before:
        talk.owner(one)
    version = len(talk.world.versions)
    said = talk.owner(text).bot_says("回答に戻ります。")
    assert said.messages[0].text == told
    assert len(talk.world.versions) == version


def test_what_the_question_says_of_the_plan_is_said_again_when_it_is_asked_for() -> None:
    talk = talk_of(UNPLANNED)
    planned = "「令和6年度に整理し、改めて設定する」"
    talk.owner("回答する").bot_says(f"予定：{planned}")
    talk.owner("予定は？").bot_says(f"予定は{planned}です。")


def test_a_cell_whose_year_is_open_is_named_with_its_page() -> None:
    talk = talk_of("P102")
    talk.owner("回答する").bot_says("予定：計画書の", "ページで確かめてください").never_says("文字データ")


@pytest.mark.parametrize("text", ["順調です", "計画どおり", "2040/30000", "令和6年度に構築30"])
def test_what_asks_nothing_is_told_nothing(text: str) -> None:
    talk = talk_of(WIFI)
    for one in ("回答する", "29"):
        talk.owner(one)
    talk.owner(text).bot_says("区分として読み取れませんでした。").never_says("公表済", "計画書にありません")


@pytest.mark.parametrize("text", ["ありがとう", "ありがとうございます。", "ばか", "お疲れ様です"])
@pytest.mark.parametrize("before", [["29"], [], ["担当が違う"], ["該当なし"]])
def test_talk_in_place_of_an_answer_is_talk(before: list[str], text: str) -> None:
    talk = talk_of(WIFI)
    for one in ("回答する", *before):
        talk.owner(one)
    version = len(talk.world.versions)
    talk.owner(text).bot_says("回答に戻ります。").never_says("読み取れませんでした")
    assert len(talk.world.versions) == version


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2", "この内容は記録していません。"),
        ("前年度と同じ", "この内容は記録していません。"),
        ("取り下げたい", "この内容は記録していません。"),
        ("窓口のオンライン申請率は？", "6.8%"),
        ("予定は？", "令和6年度の予定は27回です。"),
    ],
)
def test_at_the_question_what_to_edit_nothing_is_recorded_and_it_is_said_so(text: str, said: str) -> None:
    talk = talk_of(SEMINARS)
    for one in ("回答する", "47", "開いた。", "1を直す"):
        talk.owner(one)
    talk.owner(text).bot_says(said, "どこを直しますか。").offers("値を直す", "評価を直す", "やめる")
    assert talk.answer(SEMINARS).value == 47
    talk.press("やめる").bot_says("入力した内容は、全て保存してあります。")


@pytest.mark.parametrize("menu", ["提出", "引戻し"])
def test_a_question_beside_a_list_is_answered(menu: str) -> None:
    talk = talk_of(ONLINE, SEMINARS, WIFI)
    for one in ("回答する", "34件中12件", "周知した。", "47", "開いた。", "提出", "1を提出", menu):
        talk.owner(one)
    talk.owner("ペーパーレス度は？").bot_says("81.7%", "回答に戻ります。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("予定は27回", "「予定は27回」は、予定のようです。"),
        ("去年は45回", "「去年は45回」は、別の年度の値のようです。"),
        ("予定は27回でした", "「予定は27回でした」は、予定のようです。"),
        ("昨年度より2件増でした", "増減のため、記録できません。"),
        ("前年度はなしでした", "読み分けられません。"),
        ("昨年と比べて", "値として読み取れませんでした。"),
        ("15〜17か", "幅があるため"),
        ("令和6年度の実績は？", "令和6年度の実績は、計画書にありません。"),
        ("去年の4月は何件？", "月や日ごとの数値は、計画書に載っていません。"),
        ("保健福祉のオンライン申請利用率は？", "8.6%"),
    ],
)
def test_what_asks_for_anything_else_is_met_as_before(text: str, said: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner(text).bot_says(said)


def test_behind_a_button_of_the_plan_only_the_open_questions_buttons_stand() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("オンライン申請利用率は？")
    label = talk.said["owner"].messages[-1].choices[0]
    talk.owner("回答する")
    said = talk.says(talk.holder, "", label.pick).bot_says("回答に戻ります。")
    assert [bool(message.choices) for message in said.messages] == [False, True]


def test_a_bare_year_goes_on_about_the_indicator_that_was_told_last() -> None:
    talk = talk_of(SEMINARS, TASKS)
    talk.owner("回答する")
    talk.owner("窓口のオンライン申請率は？")
    talk.owner("令和4年度は？").bot_says("オンライン申請利用率は6.6%です（令和4年度")
    first = talk.owner("47")
    first.bot_says("47")
    assert "令和4年度の実績は" in talk.owner("令和4年度は？").messages[0].text  # of the item that is open now
