"""What is no value and is typed where one is asked for: talk, a question about a button, danger, a figure of another item beside it."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import SEMINARS, WIFI
from tests.bot.dialogs.test_interview_whose import at_the_next
from tests.talk import talk_of


@pytest.mark.parametrize("typed", ["10番47", "No.1 46", "⑩47", "項目9は47", "1番のセミナーは46回でした"])
def test_a_figure_with_an_items_number_is_never_the_open_items(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed)
    assert talk.answer(WIFI).value is None


@pytest.mark.parametrize(
    "typed", ["29施設です。あとセミナーは46回でした", "29施設、あと前のは46回", "29施設（前の項目は46回に訂正）"]
)
def test_a_second_figure_is_not_lost_in_silence(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed).bot_says("まだ記録していません。")
    assert talk.answer(WIFI).value is None
    assert talk.answer(SEMINARS).value == 47


@pytest.mark.parametrize(
    "typed", ["集計中を選ぶとどうなる？", "該当なしってどういうときに使う？", "担当が違うときはどうすればいい？"]
)
def test_a_question_about_a_button_does_not_press_it(typed: str) -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner(typed).bot_says("まだ何も記録していません。", "［該当なし］は")
    assert talk.answer(WIFI).kind is None


@pytest.mark.parametrize("typed", ["ちょっと待ってください", "2番やります", "5分待って"])
def test_talk_is_told_how_the_question_is_left(typed: str) -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner(typed).bot_says("値として記録していません。", "「あとで」", "「一覧」")


def test_a_cry_for_help_is_heard_where_a_value_is_asked_for() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("課長が倒れた、救急車").bot_says("すぐに119番へ電話してください。")
    assert talk.answer(WIFI).kind is None


def test_whoever_has_submitted_everything_is_told_how_it_is_taken_back() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47", "会場を増やした。", "提出", "はい"):
        talk.owner(text)
    talk.owner("さっきのは45の間違いです").bot_says("先に「引戻し」と送ってください。")
    talk.owner("提出を取り下げます").bot_says("引き戻しました。")
