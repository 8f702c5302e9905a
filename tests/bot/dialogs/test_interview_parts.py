"""The two parts of a rate, one after the other: what takes the first one back corrects it, and a rate that is given alone is not lost."""

from __future__ import annotations

import pytest

from store.records import AnswerKind
from tests.bot.dialogs.subjects import CASHLESS, ONLINE
from tests.talk import Talk, talk_of


def at_the_second_part() -> Talk:
    talk = talk_of(ONLINE)
    for text in ("回答する", "1,850"):
        talk.owner(text)
    return talk


@pytest.mark.parametrize(
    "typed",
    ["1,850じゃなくて1,950でした", "1,850→1,950", "1,850は間違いで1,950です", "すみません、1,850でなく1,950", "1,850件ではなく1,950件です"],
)  # fmt: skip
def test_what_takes_the_first_part_back_corrects_it(typed: str) -> None:
    talk = at_the_second_part()
    talk.owner(typed).bot_says("1,850件を1,950件に直しました。").bot_asks("手続き総件数は何件ですか。")
    assert talk.answer(ONLINE).numerator == 1_950
    assert talk.answer(ONLINE).denominator is None
    talk.owner("19,500")
    assert talk.answer(ONLINE).value == 10


@pytest.mark.parametrize(
    "typed", ["間違えた、1,950", "あ、1950件です", "やっぱり1,950", "8,124件じゃなくて8,142件でした"]
)
def test_a_correction_that_names_neither_part_is_asked_about(typed: str) -> None:
    talk = at_the_second_part()
    talk.owner(typed).bot_says("まだ記録していません。", "オンラインでの手続き件数").offers("戻る")
    assert talk.answer(ONLINE).numerator == 1_850
    assert talk.answer(ONLINE).denominator is None


def test_a_rate_alone_is_not_asked_about_when_it_is_plain() -> None:
    talk = talk_of(CASHLESS)
    for text in ("回答する", "率だけ分かる"):
        talk.owner(text)
    talk.owner("4.2").bot_says("4.2%と読みました。", "件数の内訳がない理由")


@pytest.mark.parametrize(
    "reason", ["職員課で人数を集計していないため", "率しか集計していない", "集計は課ごとのため内訳なし", "出納課から率のみ報告されたため"]
)  # fmt: skip
def test_a_reason_at_a_question_about_the_rate_does_not_lose_it(reason: str) -> None:
    talk = talk_of(CASHLESS)
    for text in ("回答する", "率だけ分かる", "0.042"):
        talk.owner(text)
    talk.owner(reason).bot_says("まだ記録していません。").offers("4.2%")
    assert talk.answer(CASHLESS).kind is not AnswerKind.PENDING
    talk.press("4.2%").bot_says("件数の内訳がない理由")
