"""What is said to an item that already holds something: a value, a day, another's draft. Only what plainly replaces it does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.bot.dialogs.subjects import ONLINE, SEMINARS, TASKS, WIFI
from tests.talk import Talk, talk_of


def after(talk: Talk, *texts: str) -> Talk:
    for text in texts:
        talk.owner(text)
    return talk


@pytest.mark.parametrize("typed", ["1806000", "１８０６０００", "12345678", "1234567890123456789"])
@pytest.mark.parametrize(
    "before", [["回答する"], ["回答する", "34"], ["3から回答する", "29"], ["一覧", "2から回答する"]]
)
def test_a_number_of_many_digits_is_no_line_of_a_list(before: list[str], typed: str) -> None:
    after(talk_of(ONLINE, SEMINARS, WIFI), *before).owner(typed).never_says("番の照会項目はありません")


@pytest.mark.parametrize("typed", ["1806000", "１８０６０００"])
def test_a_part_of_seven_digits_is_taken(typed: str) -> None:
    talk = after(talk_of(ONLINE), "回答する", typed)
    assert talk.answer(ONLINE).numerator == 1806000


def test_as_last_year_at_the_rate_alone_asks_for_the_rate_again() -> None:
    talk = after(talk_of(ONLINE), "回答する", "率だけ分かる")
    talk.owner("前年度と同じ").bot_says("使えません。", "何%ですか。").never_says("何件ですか")


def test_after_something_in_between_the_question_for_the_rate_is_put_again() -> None:
    talk = after(talk_of(ONLINE), "回答する", "率だけ分かる")
    talk.owner("期限はいつ？").bot_says("回答に戻ります。", "何%ですか。")


@pytest.mark.parametrize("before", [["1から回答する"], ["1から回答する", "集計中"]])
@pytest.mark.parametrize(
    "text",
    [
        "締切は5月16日ですか",
        "今日の件は？",
        "5月の会議は何日？",
        "明日電話します",
        "来週の会議に出ます",
        "1から3を提出",
    ],
)
def test_what_does_not_say_when_leaves_the_day_that_stands(before: list[str], text: str) -> None:
    talk = after(talk_of(SEMINARS, WIFI), "回答する", "集計中", "5/9", *before)
    talk.owner(text).never_says("と記録しました")
    answer = talk.answer(SEMINARS)
    assert (answer.pending_until, answer.reason) == (date(2025, 5, 9), "")


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("5/12", date(2025, 5, 12), ""),
        ("やはり5月12日になります", date(2025, 5, 12), ""),
        ("5月12日に延びました", date(2025, 5, 12), ""),
        ("来週には出そうです", None, "来週には出そうです"),
        ("5月中旬の見込みです", None, "5月中旬の見込みです"),
    ],
)
def test_a_reply_that_says_only_when_replaces_the_day(text: str, day: date | None, words: str) -> None:
    talk = after(talk_of(SEMINARS, WIFI), "回答する", "集計中", "5/9", "1から回答する", text)
    answer = talk.answer(SEMINARS)
    assert (answer.pending_until, answer.reason) == (day, words)


def test_a_finding_on_what_was_pending_is_not_answered_by_an_order_to_submit() -> None:
    talk = after(talk_of(SEMINARS, WIFI), "回答する", "集計中", "5/9", "1から回答する", "470")
    talk.owner("1から2を提出").bot_says("デジタル活用セミナー実施回数").never_says("と記録しました")
    assert talk.answer(SEMINARS).proposal is not None


def test_several_lines_are_submitted_from_one_number_to_another() -> None:
    talk = after(talk_of(SEMINARS, TASKS), "回答する", "206", "増えた。", "47", "開いた。", "提出")
    talk.owner("1から3を提出").bot_says("3番の照会項目はありません。")
    assert talk.world.moves == []
    talk.owner("1から2を提出").bot_says("2件全ての提出を受け付けました。")


@pytest.mark.parametrize("before", [["1を直す", "この下書きから続ける"], ["1を直す"]])
def test_who_edits_what_another_has_finished_stays_with_that_item(before: list[str]) -> None:
    talk = after(talk_of(SEMINARS, WIFI), "回答する", "47", "会場を増やした。")
    for text in before:
        said = talk.second(text)
    if len(before) == 2:
        said.bot_asks("どこを直しますか。")
    talk.second("値を直す").bot_asks("何回に直しますか。")
    talk.second("46").bot_says("46回に直しました。")
    assert talk.answer(SEMINARS).value == Decimal(46)


def test_who_only_goes_on_after_another_finished_an_item_is_asked_the_next() -> None:
    talk = talk_of(SEMINARS, WIFI)
    talk.second("回答する")
    after(talk, "回答する", "47", "会場を増やした。")
    talk.second("46").bot_says("青木さんが")
    talk.second("この下書きから続ける").bot_asks("Wi-Fi").never_says("どこを直しますか")


@pytest.mark.parametrize(
    ("typed", "value"), [("28", 28), ("48", 48), ("48回", 48), ("４９回でした", 49), ("47じゃなくて46", 46)]
)
def test_a_value_at_the_question_what_to_edit_is_the_value(typed: str, value: int) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "47", "開いた。", "1を直す", typed)
    assert talk.answer(SEMINARS).value == value


@pytest.mark.parametrize("typed", ["1", "3", "②", "なるほど", "開いた。"])
def test_what_may_mean_one_of_the_parts_to_edit_is_no_value(typed: str) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "47", "開いた。", "1を直す")
    talk.owner(typed).bot_says("この内容は記録していません。").bot_asks("どこを直しますか。")
    assert talk.answer(SEMINARS).value == 47


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("値", "何回に直しますか。"),
        ("評価", "評価は「開いた。」と入力済みです。"),
        ("取消", "入力した内容は、全て保存してあります。"),
        ("キャンセル", "入力した内容は、全て保存してあります。"),
    ],
)
def test_what_to_edit_is_named_in_ones_own_words(typed: str, said: str) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "47", "開いた。", "1を直す")
    talk.owner(typed).bot_says(said)


def test_going_on_after_going_back_asks_what_is_open() -> None:
    talk = after(talk_of(WIFI, SEMINARS), "2から回答する", "29")
    talk.owner("戻る").bot_asks("何施設に直しますか。")
    talk.owner("回答する").bot_asks("実施年度の区分を選んでください。")
    talk.owner("運用").bot_says("区分を「運用 ⇒」")


def test_the_parts_of_a_rate_that_had_none_are_asked_for_together() -> None:
    talk = after(talk_of(ONLINE), "回答する", "率だけ分かる", "8.5%", "率だけ届くため")
    talk.owner("戻る").bot_asks("「34件中12件」のように二つの件数をまとめて入力してください。")
    talk.owner("500件中50件").bot_says("8.5%を10.0%に直しました。")


@pytest.mark.parametrize("typed", ["来月には分かると思います", "来月には、たぶん出ると思われます"])
def test_a_sentence_that_says_when_is_kept_as_it_was_typed(typed: str) -> None:
    assert after(talk_of(SEMINARS), "回答する", typed).answer(SEMINARS).reason == typed


@pytest.mark.parametrize(
    "typed",
    [
        "分母は1000",
        "まだ出ていません",
        "来週金曜",
        "令和7年3月",
        "5月中旬の予定です",
    ],
)
def test_a_correction_or_a_time_is_no_text_for_citizens(typed: str) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "47")
    talk.owner(typed).bot_says("市民が読む評価になりません。", "「戻る」")
    assert talk.answer(SEMINARS).comment == ""


@pytest.mark.parametrize("typed", ["48の間違いでした", "やっぱり48", "正しくは48回です"])
def test_a_number_with_its_words_is_asked_about(typed: str) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "47")
    talk.owner(typed).bot_says("値の訂正ですか、評価ですか。まだ記録していません。")
    assert talk.answer(SEMINARS).comment == ""


@pytest.mark.parametrize(
    "typed",
    [
        "48回のうち半数は出前講座でした。",
        "来年度は会場を増やす。",
        "令和7年3月に開館した。",
        "関係部局と調整中",
        "予定を変更しました。",
        "前年度と同様に実施した。",
        "中止した。",
    ],
)
def test_a_short_text_about_the_year_is_kept(typed: str) -> None:
    assert after(talk_of(SEMINARS), "回答する", "47", typed).answer(SEMINARS).comment == typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("やっぱり8", "理由になりません。"),
        ("48の間違いでした", "理由になりません。"),
        ("ストップ", "入力した内容は、全て保存してあります。"),
        ("前の質問を直す", "何回ですか。"),
    ],
)
def test_a_correction_or_a_wish_to_stop_is_no_reason(typed: str, said: str) -> None:
    talk = after(talk_of(SEMINARS), "回答する", "該当なし")
    talk.owner(typed).bot_says(said)
    assert talk.answer(SEMINARS).reason == ""
