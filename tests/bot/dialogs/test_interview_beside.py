"""What an answer's sentence says besides, and a value that is corrected where something else is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from store.records import AnswerKind
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, TASKS, WIFI
from tests.talk import Talk, talk_of

KEEP = "この文をそのまま記録する"


def begun(*subjects: str) -> Talk:
    talk = talk_of(*subjects)
    talk.owner("回答する")
    return talk


@pytest.mark.parametrize(
    ("typed", "post"),
    [
        ("担当ちがうので財務部の福田さんへ", "財務部"),
        ("この項目はうちの担当ではありません。観光課の山田さんです", "観光課"),
        ("担当が違います（学校教育課の指導係）", "学校教育課の指導係"),
    ],
)
def test_the_post_in_the_sentence_is_kept_and_read_back(typed: str, post: str) -> None:
    talk = begun(SEMINARS, TASKS)
    talk.owner(typed).bot_says("担当が違うと記録しました。", f"記録した担当：{post}")
    assert talk.answer(TASKS).kind is AnswerKind.ELSEWHERE
    assert talk.answer(TASKS).reason == post


def test_what_names_no_post_is_one_only_by_its_button() -> None:
    talk = begun(SEMINARS, TASKS)
    talk.owner("担当が違う")
    talk.owner("去年より10件多い").bot_says("だけでは、担当が分かりません。").offers("分からない", KEEP)
    assert talk.answer(TASKS).reason == ""
    talk.press(KEEP).bot_says("記録した担当：去年より10件多い")


def test_a_post_that_was_named_is_shown_when_it_is_asked_again() -> None:
    talk = begun(SEMINARS, TASKS)
    for text in ("担当が違う", "学校教育課 係長"):
        talk.owner(text)
    talk.owner("戻る").bot_asks("担当は「学校教育課 係長」と記録しています。")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("該当なし（予測システムの更新が未了のため）", "予測システムの更新が未了のため"),
        ("令和6年度は事業を見送ったため該当なし", "令和6年度は事業を見送ったため"),
    ],
)
def test_the_reason_in_the_sentence_is_the_reason(typed: str, reason: str) -> None:
    talk = begun(SEMINARS)
    talk.owner(typed).bot_says(f"「該当なし」を、理由「{reason}」を付けて下書きに保存しました。")
    assert talk.answer(SEMINARS).reason == reason


def test_no_parts_is_no_reason_for_no_parts() -> None:
    talk = begun(ONLINE)
    talk.owner("9.3%").bot_asks("内訳がない理由")
    talk.owner("内訳なし").bot_says("だけでは、理由になりません。")
    talk.owner("各課で管理していて、内訳が出せないため").bot_says("「内訳なし」と理由を付けて下書きに保存しました。")


def test_what_is_left_counts_the_item_that_was_just_set_aside() -> None:
    talk = begun(SEMINARS, TASKS, ONLINE)
    talk.owner("分からない").bot_says("残り2件")
    talk.owner("一覧").bot_says("残り2件です。")


@pytest.mark.parametrize(
    ("typed", "value"), [("5じゃなくて6", 6), ("やっぱ３", 3), ("4施設ですけど", 4), ("合計100", 100), ("6施設", 6)]
)
def test_a_number_at_the_phase_corrects_the_value_by_its_button(typed: str, value: int) -> None:
    talk = begun(WIFI)
    talk.owner("5")
    talk.owner(typed).bot_says("の値の訂正ですか。まだ記録していません。").offers("運用 ⇒")
    assert talk.answer(WIFI).value == 5
    talk.press(f"値を{value}施設に直す").bot_says(f"5施設を{value}施設に直しました。")


def test_a_lone_number_beside_a_rate_opens_its_parts() -> None:
    talk = begun(ONLINE)
    talk.owner("34件中12件")
    talk.owner("20ではなく21です").offers("値を直す")
    talk.press("値を直す").bot_asks("オンラインでの手続き件数は12件と入力済みです。")
    assert talk.answer(ONLINE).numerator == 12


def test_both_parts_beside_a_rate_correct_it() -> None:
    talk = begun(ONLINE)
    talk.owner("34件中12件")
    talk.owner("34件中13件でした")
    talk.press("値を38.2%に直す").bot_says("35.3%を38.2%に直しました。")


def test_a_value_whose_day_has_come_is_asked_for_first() -> None:
    talk = begun(WIFI, SEMINARS)
    for text in ("集計中", "5月9日", "あとで"):
        talk.owner(text)
    talk.world.day = date(2025, 5, 8)
    talk.owner("一覧").bot_says("集計中（5月9日（金）に分かる見込み）")
    talk.world.day = date(2025, 5, 12)
    talk.coordinator("集計中の一覧").bot_says("集計中（5月9日（金）に分かる見込み、日付を過ぎています）")
    talk.owner("回答する").bot_says(
        "デジタル活用セミナー実施回数（多様化）は、5月9日（金）に分かる見込みと伺っています。"
    )
    talk.owner("46").bot_says("46回を下書きに保存しました。")
    assert talk.answer(SEMINARS).value == 46
