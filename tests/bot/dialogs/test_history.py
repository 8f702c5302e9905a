"""履歴: every answer with its reason and its parts, every 提出 and 引戻し, in their order."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import talk_of


def test_the_history_of_an_answer_can_be_asked_for() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("履歴").bot_says("まだ、保存した回答はありません。")
    talk.owner("回答する")
    for text in ("47", "開いた。", "1を直す", "値を直す", "46"):
        talk.owner(text)
    told = talk.owner("履歴").bot_says("回答の履歴です。", "青木　47回", "青木　評価：開いた。", "青木　46回")
    assert told.text.index("47回") < told.text.index("46回")


def test_what_was_submitted_and_taken_back_stands_in_the_history() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47", "開いた。", "提出", "1件を提出"):
        talk.owner(text)
    for text in ("引戻し", "1を直す", "別の値を入力する", "値を直す", "46"):
        talk.second(text)
    told = talk.owner("履歴").text
    order = ["青木　47回", "青木　評価：開いた。", "青木　提出", "松本　引戻し", "松本　46回"]
    places = [told.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("subject", "before", "told"),
    [
        (ONLINE, ["30000件中2040件"], ["6.8%（30,000件中2,040件）"]),
        (SEMINARS, ["470", "470回で正しい", "共催を含むため"], ["470回、理由：共催を含むため"]),
        (ONLINE, ["率だけ分かる", "6.8%", "率だけ届くため"], ["6.8%、理由：率だけ届くため"]),
        (
            SEMINARS,
            ["該当なし", "終えたため", "戻る", "移したため"],
            ["該当なし", "理由：終えたため", "理由：移したため"],
        ),
        (SEMINARS, ["集計中", "5/9"], ["集計中（5月9日（金）に分かる見込み）"]),
        (SEMINARS, ["集計中", "来週"], ["集計中（分かる時期は「来週」）"]),
        (SEMINARS, ["担当が違う", "広報課"], ["担当の確認（回答は「広報課」）"]),
        (WIFI, ["29", "該当なし", "整備を終えたため"], ["29施設", "区分：該当なし", "理由：整備を終えたため"]),
    ],
)
def test_a_line_tells_all_that_was_answered(subject: str, before: list[str], told: list[str]) -> None:
    talk = talk_of(subject)
    for text in ("回答する", *before):
        talk.owner(text)
    talk.owner("全ての履歴").bot_says(*told)


def test_with_a_question_open_its_item_is_told_and_the_others_on_demand() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "34件中12件", "周知した。"):
        talk.owner(text)
    talk.owner("履歴").bot_says(
        "回答の履歴です。", "オンライン申請利用率（窓口）", "35.3%"
    )  # nothing stands for the open one yet
    talk.owner("47")
    said = talk.owner("履歴").bot_says("この照会項目の、回答の履歴です。", "47回", "「全ての履歴」と送ってください。")
    said.never_says("35.3%")
    talk.owner("全ての履歴").bot_says("35.3%", "47回", "回答に戻ります。")


def test_whoever_holds_no_item_is_told_where_the_answers_are() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47", "開いた。"):
        talk.owner(text)
    talk.coordinator("履歴").bot_says(
        "履歴は、照会項目を担当する人だけが見られます。", "の一覧」のように送ると見られます。"
    )
    talk.coordinator("総務部の一覧").bot_says("47回")
