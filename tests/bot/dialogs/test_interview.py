"""The walk through the interview, as voice.md tells it, on the real plan: one item after another, breaking off, coming back, questions in between."""

from __future__ import annotations

from datetime import UTC, date, datetime

from store.records import AnswerKind
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, TASKS
from tests.talk import talk_of


def test_back_opens_the_question_before_and_a_correction_says_what_changed() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("戻る").bot_asks("デジタル活用セミナー実施回数は47回と入力済みです。何回に直しますか。")
    talk.owner("47じゃなくて46").bot_says("47回を46回に直しました。").bot_asks("進捗状況・評価")
    assert talk.answer(SEMINARS).value == 46


def test_a_question_about_the_plan_is_answered_and_the_interview_goes_on() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8214")
    talk.owner("保健福祉のオンライン申請率は？").bot_says("保健福祉のオンライン申請利用率は8.6%です").bot_asks(
        "回答に戻ります。", "手続き総件数は何件ですか。"
    )
    talk.owner("96830").bot_says("8.5%です")


def test_skipped_items_stay_open_and_come_again_on_demand() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する").bot_asks("オンライン申請利用率（窓口、KPI）")
    talk.owner("飛ばす").bot_says("この照会項目を飛ばします。").bot_asks("デジタル活用セミナー実施回数")
    talk.owner("47")
    talk.owner("開いた。").bot_says("飛ばした照会項目が1件あります。")
    talk.owner("回答する").bot_asks("オンライン申請利用率（窓口、KPI）")


def test_breaking_off_and_coming_back_on_another_day() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("8214")
    talk.owner("あとで").bot_says("入力した内容は、全て保存してあります。", "途中1件、残り1件です。")
    talk.owner("96830").bot_says("この内容は記録していません。")
    talk.world.day = date(2025, 4, 25)
    talk.owner("回答する").bot_says(
        "4月14日（月）の続きです。途中1件、残り1件です。", "オンラインでの手続き件数は、8,214件と入力済みです。"
    ).bot_asks("手続き総件数は何件ですか。")


def test_an_old_button_answers_no_new_question() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    old = talk.owner("回答する").button("集計中")
    talk.owner("34件中12件")
    talk.says(talk.holder, "", old).bot_says("回答済みです。").offers("直す", "次へ進む")
    assert talk.answer(ONLINE).kind is AnswerKind.VALUE


def test_help_repeats_the_open_question() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("使い方").bot_says("「回答する」「一覧」「提出」").bot_asks("令和6年度の実績は何回ですか。")


def test_after_the_deadline_it_can_still_be_answered() -> None:
    talk = talk_of(SEMINARS)
    talk.world.day = date(2025, 5, 20)
    talk.owner("回答する").bot_says("今も提出できます。残りは1件です。", "提出期限は5月16日（金）でした。").bot_asks(
        "何回ですか"
    )


def test_a_command_of_the_list_is_no_answer() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("一覧").bot_says("2　デジタル活用セミナー").bot_asks("回答に戻ります。")
    talk.owner("2から回答する").bot_asks("デジタル活用セミナー実施回数（多様化、KPI）")
    assert talk.answer(ONLINE).numerator is None
    assert talk.answer(SEMINARS).kind is None


def test_a_reply_to_a_menu_goes_into_no_question() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("34件中12件")
    talk.owner("周知した。").bot_asks("令和6年度の実績は何回ですか。")
    talk.owner("提出").bot_says("提出前の1件です。")
    talk.owner("提出したい").bot_says("まだ提出していません。").offers("1件を提出")
    talk.owner("なるほど").bot_says("この内容は記録していません。").bot_asks("回答に戻ります。")
    assert talk.answer(SEMINARS).kind is None


def test_going_back_reaches_the_first_item_and_does_not_circle() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "34件中12件", "周知した。"):
        talk.owner(text)
    seen = "".join(talk.owner("戻る").text for _ in range(8))
    assert "オンライン申請利用率" in seen
    assert "AI等先進的なICTを活用する業務数" in seen
    talk.owner("戻る").bot_says("これより前の質問はありません。")


def test_a_choice_of_a_question_in_between_is_no_value() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner("オンライン申請利用率は？").bot_asks("どれを知りたいですか。")
    talk.owner("2").bot_says("保健福祉のオンライン申請利用率は8.6%です").bot_asks("回答に戻ります。")
    assert talk.answer(TASKS).kind is None
    assert talk.answer(TASKS).proposal is None


def test_an_emergency_in_between_gets_nothing_else() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner("庁舎が火事です").bot_says("すぐに119番へ電話してください。").never_says("回答に戻ります", "［")


def test_what_is_sent_while_nothing_is_open_is_said_not_to_be_recorded() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").bot_says("残っていません")
    talk.owner("46").bot_says("この内容は記録していません。")
    talk.owner("さっきのを直したい").bot_asks("評価は「開いた。」と入力済みです。")
    assert talk.answer(SEMINARS).value == 47


def test_times_are_told_in_japan() -> None:
    talk = talk_of(SEMINARS)
    talk.world.now = datetime(2025, 4, 25, 5, 4, 40, tzinfo=UTC)
    talk.owner("回答する")
    talk.owner("47")
    talk.second("回答する").bot_says("青木さんが14時05分に")


def test_after_help_the_question_itself_is_put_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("使い方").bot_asks("進捗状況・評価を入力してください。")


def test_the_deadline_can_be_asked_for() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("提出期限は？").bot_says("提出期限は5月16日（金）です。").bot_asks("令和6年度の実績は何回ですか。")
