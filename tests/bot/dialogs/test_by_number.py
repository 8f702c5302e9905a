"""Orders about an item by its number: they reach it by name, whatever stands open, and what was interrupted goes on."""

from __future__ import annotations

import pytest

from store.records import AnswerKind
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, TASKS, WIFI
from tests.bot.dialogs.test_interview_whose import at_the_next
from tests.talk import talk_of


@pytest.mark.parametrize(
    "typed",
    ["1番は46でした", "1番目は46です", "1の値は46でした", "1の値を46に直す", "1、47じゃなくて46だった", "あ、1は46だった", "すみません、1の値を47から46に直して", "1の回数は46の間違いでした"],
)  # fmt: skip
def test_a_value_that_is_sent_with_an_items_number_goes_to_that_item_by_name(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed).bot_says("照会項目は「デジタル活用セミナー実施回数", "47回を46回に直しました。").bot_asks(
        "令和6年度の実績は何施設ですか。"
    )
    assert talk.answer(SEMINARS).value == 46
    assert talk.answer(WIFI).value is None


def test_after_a_correction_by_number_the_interrupted_question_is_put_again() -> None:
    talk = talk_of(TASKS, SEMINARS, WIFI)
    for text in ("回答する", "210", "増えた。", "3から回答する"):
        talk.owner(text)
    talk.owner("1の値は211でした").bot_says("210業務を211業務に直しました。").bot_asks(
        "令和6年度の実績は何施設ですか。"
    )
    talk.owner("29")
    assert talk.answer(WIFI).value == 29
    assert talk.answer(SEMINARS).value is None


def test_a_lone_figure_for_a_rate_in_parts_is_said_not_to_be_recorded() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "2から回答する"):
        talk.owner(text)
    talk.owner("1の値は5000です").bot_says("送られた値は、まだ記録していません。").bot_asks(
        "オンラインでの手続き件数は何件ですか。"
    )
    assert talk.answer(ONLINE).numerator is None
    assert talk.answer(SEMINARS).value is None


def test_a_value_by_number_takes_the_place_of_one_that_waits_for_a_yes() -> None:
    talk = at_the_next()
    talk.owner("1の値は460でした").bot_says("460")
    talk.owner("1の値は46でした").bot_says("46回")
    assert talk.answer(SEMINARS).value == 46
    assert talk.answer(SEMINARS).proposal is None


def test_what_was_submitted_is_not_changed_by_its_number() -> None:
    talk = talk_of(SEMINARS, WIFI)
    for text in ("回答する", "47", "開いた。", "やめる", "提出", "はい", "回答する"):
        talk.owner(text)
    talk.owner("1の値は46でした").bot_says("まだ記録していません。", "「引戻し」で手元に戻してください。")
    assert talk.answer(SEMINARS).value == 47
    assert talk.answer(WIFI).value is None


def test_a_part_of_an_earlier_rate_is_corrected_by_its_number() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "8214", "121000", "伸びた。"):
        talk.owner(text)
    talk.owner("1の分母を110000に直す").bot_says("照会項目は「オンライン申請利用率", "6.8%を7.5%に直しました。")
    assert talk.answer(ONLINE).denominator == 110_000
    assert talk.answer(ONLINE).numerator == 8_214


@pytest.mark.parametrize(
    "typed", ["1つ目の値を46に直す", "①の値は46", "1の値は47じゃなくて46", "1は46", "1番は46", "1を46に直す"]
)
def test_a_number_and_a_figure_are_enough(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed).bot_says("47回を46回に直しました。")
    assert talk.answer(WIFI).value is None


def test_a_comment_is_given_by_its_number() -> None:
    talk = at_the_next()
    talk.owner("1の評価を「会場を増やした。」に直して").bot_says("評価を「会場を増やした。」に直しました。")
    assert talk.answer(SEMINARS).comment == "会場を増やした。"


def test_the_parts_of_a_rate_are_given_by_its_number() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "2から回答する", "1の値は30000件中2040件"):
        talk.owner(text)
    assert talk.answer(ONLINE).numerator == 2_040
    assert talk.answer(ONLINE).denominator == 30_000
    assert talk.answer(SEMINARS).value is None


def test_an_answer_of_its_own_asks_before_it_takes_the_place_of_a_value() -> None:
    talk = at_the_next()
    talk.owner("1は該当なし").offers("該当なし")
    assert talk.answer(SEMINARS).value == 47
    talk.press("該当なし")
    assert talk.answer(SEMINARS).kind is AnswerKind.NOT_APPLICABLE


def test_a_number_that_the_list_has_not_is_said_to_be_none() -> None:
    at_the_next().owner("9の値は46です").bot_says("9番の照会項目はありません。", "回答に戻ります。")


def test_a_review_is_left_for_a_correction() -> None:
    talk = talk_of(TASKS, SEMINARS)
    for text in ("回答する", "210", "増えた。", "1を提出"):
        talk.owner(text)
    talk.owner("1の値は211でした").bot_says("210業務を211業務に直しました。")
    assert talk.answer(TASKS).value == 211


def test_what_another_holder_saved_is_shown_first() -> None:
    talk = talk_of(SEMINARS, WIFI)
    for text in ("回答する", "47", "開いた。"):
        talk.second(text)
    talk.owner("1の値は46でした").bot_says("まだ記録していません。", "47回")
    assert talk.answer(SEMINARS).value == 47


@pytest.mark.parametrize("typed", ["1、2", "12/34", "1,234"])
def test_numbers_alone_are_no_order(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed).never_says("照会項目は「デジタル")
    assert talk.answer(SEMINARS).value == 47


def test_a_wish_to_skip_is_heard_at_a_value_too() -> None:
    at_the_next().owner("飛ばして次").bot_says("この照会項目を飛ばします。")


@pytest.mark.parametrize("typed", ["3を4に直して", "3は4の間違いでした", "3を4に訂正します"])
def test_a_value_that_is_taken_back_is_no_items_number(typed: str) -> None:
    talk = talk_of(TASKS, SEMINARS, WIFI)
    for text in ("2から回答する", "3", "はい", "減ったため。", "会場が減った。"):
        talk.owner(text)
    assert talk.answer(SEMINARS).value == 3
    talk.owner(typed)
    assert talk.answer(WIFI).value is None
    assert talk.answer(WIFI).proposal is None


def test_a_part_that_is_taken_back_is_no_items_number() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "2", "3", "2を3に直して"):
        talk.owner(text)
    assert talk.answer(SEMINARS).value is None
    assert talk.answer(SEMINARS).proposal is None


def test_a_large_value_that_is_taken_back_is_no_items_number() -> None:
    talk = talk_of(SEMINARS, WIFI)
    for text in ("回答する", "47"):
        talk.owner(text)
    talk.owner("47を46に直して").never_says("番の照会項目はありません。")


@pytest.mark.parametrize("before", [(), ("1は該当なし", "廃止した。"), ("1は集計中", "日付は未定"), ("1は分からない",)])
def test_no_comment_is_kept_where_the_form_asks_for_none(before: tuple[str, ...]) -> None:
    talk = talk_of(SEMINARS, WIFI)
    for text in ("回答する", *before):
        talk.owner(text)
    talk.owner("1の評価を「順調に進んだ。」に直して").bot_says("まだ記録していません。")
    assert not talk.answer(SEMINARS).comment
