"""Who meets whom in an interview: second holders, the 取りまとめ, citizens, staff without a post."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.bot.dialogs.subjects import ONLINE, SEMINARS
from tests.talk import Talk, talk_of


def test_a_second_holder_is_told_that_it_was_submitted_meanwhile() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。")
    talk.owner("提出")
    talk.second("提出")
    talk.second("1件を提出").bot_says("1件全ての提出")
    talk.owner("1件を提出").bot_says("今回の提出は行っていません。", "松本さんが").offers("提出された内容を見る")


def test_a_second_holder_sees_the_others_draft_before_going_on() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.second("回答する").bot_says(
        "照会項目は「デジタル活用セミナー実施回数（多様化）」です。", "青木さんが", "47回と下書きに保存しています。"
    ).offers("この下書きから続ける", "別の値を入力する")
    talk.second("この下書きから続ける").bot_asks("進捗状況・評価")


def test_the_draft_is_seen_by_the_coordinator_and_never_by_a_citizen() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("96,830件中8,214件")
    talk.coordinator("窓口のオンライン申請率、令和6年度は？").bot_says(
        "下書き（総務部と取りまとめだけが見られます）", "8.5%"
    )
    talk.citizen("窓口のオンライン申請率、令和6年度は？").never_says("8.5").bot_says(
        "令和6年度の実績は、計画書にありません。"
    )
    talk.colleague("窓口のオンライン申請率、令和6年度は？", "土木部").never_says("8.5", "下書き")
    talk.staff("窓口のオンライン申請率、令和6年度は？").never_says("8.5", "下書き")


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ("line", "LINEでは、実績の回答はできません。\n職員の方は、Teamsで回答してください。"),
        ("terminal", "市民としては、実績の回答はできません。\n職員の方は、担当者のidで始めてください。"),
    ],
)
def test_a_citizen_cannot_answer_and_reads_where_staff_do(channel: str, said: str) -> None:
    talk = talk_of(SEMINARS)
    talk.channel = channel
    assert talk.citizen("回答する").text.split("\n\n")[0] == said


def test_a_second_holder_meets_an_open_entry_and_is_told_whose_it_is() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.second("回答する").bot_says("青木さんが", "入力を始めています。").offers(
        "この入力から続ける", "別の値を入力する"
    )
    assert talk.answer(SEMINARS).kind is None
    talk.second("別の値を入力する").bot_asks("令和6年度の実績は何回ですか。")
    assert talk.answer(SEMINARS).proposal is None
    talk.owner("使い方").bot_says("使えます")
    talk.owner("戻る")


def test_a_reply_that_comes_after_somebody_else_saved_is_not_recorded_and_said_so() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.second("回答する")
    talk.second("この下書きから続ける")
    talk.second("会場を増やした。")
    talk.owner("予定を上回った。").bot_says("この内容は記録していません。", "松本さんが")
    assert talk.answer(SEMINARS).comment == "会場を増やした。"


def test_the_first_words_of_a_cycle_say_who_reads_along() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する").bot_says(
        "照会項目は1件、提出期限は5月16日（金）です。", "下書きのときから所属部局と取りまとめが見られます。"
    )
    talk.owner("47")
    talk.owner("回答する").never_says("照会項目は1件")


def test_unknown_staff_are_told_why_they_cannot_answer() -> None:
    talk = talk_of(SEMINARS)
    talk.staff("回答する").bot_says("名簿に登録がないため、公表済の数値だけをお答えします。")
    talk.staff("進捗は？").bot_says("名簿に登録がないため")


def test_back_does_not_pass_by_what_somebody_else_saved() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.second("回答する")
    talk.second("48")
    talk.owner("47").bot_says("松本さんが")
    talk.owner("戻る").bot_says("松本さんが")
    talk.owner("47")
    assert talk.answer(SEMINARS).value == 48


def test_each_holder_is_told_who_reads_along() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    talk.owner("回答する")
    talk.owner("34件中12件")
    talk.second("回答する").bot_says("所属部局と取りまとめが見られます。")


def test_the_coordinator_sees_until_when_something_is_pending() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("5/30")
    talk.coordinator("進捗は？").bot_says(
        "総務部　デジタル活用セミナー実施回数（多様化）　集計中（5月30日（金）に分かる見込み）"
    )


def days_later(talk: Talk, *, calendar: bool = True) -> None:
    """The talk goes on 32 days later; without the calendar it is only the demonstration's date that moves."""
    talk.world.day += timedelta(days=32)
    talk.world.now += timedelta(days=32 if calendar else 0)


def submitted_by(talk: Talk, who: str) -> None:
    for text in ("回答する", "47", "開いた。", "提出", "1件を提出"):
        getattr(talk, who)(text)


def test_what_another_holder_submitted_on_another_day_is_told_with_its_day() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47", "開いた。"):
        talk.owner(text)
    review = talk.owner("提出").button("1件を提出")
    talk.second("提出")
    talk.second("1件を提出")
    days_later(talk)
    talk.says(talk.holder, "", review).bot_says("松本さんが4月14日（月）10時")


def test_what_was_submitted_on_another_day_is_told_with_its_day() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    review = [talk.owner(text) for text in ("2から回答する", "47", "開いた。", "提出")][-1].button("1件を提出")
    talk.says(talk.holder, "", review)
    days_later(talk)
    talk.owner("一覧")
    talk.owner("2から回答する").bot_says("（4月14日（月）10時", "に青木さんが提出）")
    talk.says(talk.holder, "", review).bot_says("この照会項目は、4月14日（月）10時")


@pytest.mark.parametrize("moves", [None, {"calendar": False}])
def test_what_was_submitted_today_or_on_a_day_of_the_demonstration_that_nobody_kept_is_told_with_its_time(
    moves: dict[str, bool] | None,
) -> None:
    talk = talk_of(SEMINARS)
    submitted_by(talk, "owner")
    if moves is not None:
        days_later(talk, **moves)
    talk.owner("1から回答する").bot_says("（10時").never_says("月）10時")


@pytest.mark.parametrize("calendar", [True, False])
def test_anothers_draft_of_another_day_is_told_with_its_day(calendar: bool) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    days_later(talk, calendar=calendar)
    talk.second("回答する").bot_says("青木さんが4月14日（月）10時", "47回と下書きに保存しています。")


def test_an_hour_of_another_calendar_day_is_not_told_as_todays() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.world.now += timedelta(days=3)
    talk.second("回答する").bot_says("青木さんが4月14日（月）に、47回と下書きに保存しています。")


def test_an_old_buttons_answer_is_told_with_its_day() -> None:
    talk = talk_of(SEMINARS)
    kept = talk.owner("回答する").button("集計中")
    talk.owner("47")
    talk.says(talk.holder, "", kept).bot_says("この質問は、10時")
    days_later(talk)
    talk.says(talk.holder, "", kept).bot_says("この質問は、4月14日（月）10時", "47回と回答済みです。")


def test_at_anothers_draft_a_question_is_answered_and_the_rest_is_said_not_to_be_recorded() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.second("回答する").bot_says("青木さんが")
    talk.second("予定は？").bot_says("令和6年度の予定は27回です。", "回答に戻ります。")
    talk.second("オンライン申請利用率は？").bot_asks("どれを知りたいですか。")
    talk.second("1").bot_says("%", "回答に戻ります。")
    talk.second("はい").bot_says("この内容は記録していません。").offers("この下書きから続ける")
