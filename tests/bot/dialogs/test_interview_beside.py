"""What an answer's sentence says besides, and a value that is corrected where something else is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.records import AnswerKind, Post, Role
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


def test_a_day_that_is_taken_back_is_gone() -> None:
    talk = begun(SEMINARS)
    for text in ("集計中", "5月9日"):
        talk.owner(text)
    talk.world.day = date(2025, 5, 10)
    for text in ("回答する", "集計中", "日付は未定"):
        talk.owner(text)
    assert talk.answer(SEMINARS).pending_until is None
    talk.owner("一覧").never_says("5月9日")


def test_what_is_due_and_skipped_waits_for_another_sitting() -> None:
    talk = begun(WIFI, SEMINARS)
    for text in ("集計中", "5月9日", "あとで"):
        talk.owner(text)
    talk.world.day = date(2025, 5, 12)
    talk.owner("回答する").bot_asks("デジタル活用セミナー実施回数は「集計中」と入力済みです。")
    talk.owner("飛ばす").bot_asks("令和6年度の実績は何施設ですか。")
    talk.owner("回答する").bot_asks("令和6年度の実績は何施設ですか。")


@pytest.mark.parametrize(
    ("typed", "post"),
    [
        ("担当が違います。財政課ではなく契約課です", "契約課"),
        ("担当が違います。市民課ではないです", ""),
        ("この部署の担当ではありません", ""),
        ("担当が違います（場所が違う）", ""),
    ],
)
def test_a_post_that_is_denied_is_none(typed: str, post: str) -> None:
    talk = begun(SEMINARS)
    talk.owner(typed)
    assert talk.answer(SEMINARS).reason == post


@pytest.mark.parametrize("typed", ["やっぱりうちの担当でした", "全部分かりません", "関係ないです"])
def test_what_only_sounds_like_a_post_is_asked_about(typed: str) -> None:
    talk = begun(SEMINARS)
    talk.owner("担当が違う")
    talk.owner(typed)
    assert talk.answer(SEMINARS).reason == ""


def test_the_comment_is_said_to_stay_when_a_number_beside_it_corrects_the_value() -> None:
    talk = begun(SEMINARS)
    for text in ("47", "会場を三つ増やして開いた。", "1を直す", "評価を直す", "46でした"):
        talk.owner(text)
    talk.press("値を46回に直す").bot_says("評価は「会場を三つ増やして開いた。」のままです。")


def test_a_line_with_the_values_digits_is_told_as_not_recorded() -> None:
    talk = begun(SEMINARS)
    talk.owner("46\n会場を46か所に増やした。").bot_says("会場を46か所に増やした。")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("エラーが出てまだ集計できていません", "集計中"),
        ("システムがおかしくて、まだ集計中です", "集計中"),
        ("46回です、電話で話したいです", "46回を下書きに保存しました。"),
    ],
)
def test_an_answer_with_a_complaint_beside_it_is_an_answer(typed: str, says: str) -> None:
    begun(SEMINARS).owner(typed).bot_says(says).never_says("このチャットでは調べられません")


@pytest.mark.parametrize("typed", ["集計中", "分からない", "担当が違う", "まだ出ていない"])
def test_who_watches_and_answers_is_asked_first(typed: str) -> None:
    talk = talk_of(SEMINARS, TASKS)
    desk = Post("desk-too", "総務部", "取りまとめ", Role.COORDINATOR)
    both = replace(talk.holder, posts=(*talk.holder.posts, desk))
    talk.says(both, "回答する")
    talk.says(both, typed).never_says("照会項目はありません。", "未提出は")
    assert talk.answer(TASKS).kind is not None


@pytest.mark.parametrize("typed", ["12じゃなくて13", "やっぱり14", "すみません、14でした", "訂正　14"])
def test_a_correction_before_anything_was_said_is_another_items(typed: str) -> None:
    talk = begun(SEMINARS, TASKS)
    for text in ("12", "はい", "業務を減らしたため", "業務の数え方を見直した。"):
        talk.owner(text)
    talk.owner(typed).bot_says("どの照会項目の値ですか。まだ記録していません。")
    assert talk.answer(SEMINARS).value is None


def test_a_correction_after_submitting_is_asked_about_as_well() -> None:
    talk = begun(SEMINARS, TASKS)
    for text in ("210", "AIの利用を広げた。", "提出", "はい"):
        talk.owner(text)
    talk.owner("回答する")
    talk.owner("210じゃなくて213").bot_says("どの照会項目の値ですか。", "「引戻し」")
    assert talk.answer(SEMINARS).value is None


def test_a_correction_inside_the_first_reply_is_the_value() -> None:
    talk = begun(SEMINARS)
    talk.owner("48じゃなくて46").bot_says("46回を下書きに保存しました。")


def test_a_number_at_a_reason_is_another_value() -> None:
    talk = begun(SEMINARS)
    for text in ("470", "はい"):
        talk.owner(text)
    talk.owner("すみません47回でした").bot_says("47回を下書きに保存しました。")
    assert talk.answer(SEMINARS).value == 47


@pytest.mark.parametrize(
    ("typed", "asks"), [("1の評価を直したい", "評価は「開いた。」"), ("1番の値を直して", "47回と入力済みです")]
)
def test_a_part_of_an_item_is_opened_by_its_number(typed: str, asks: str) -> None:
    talk = begun(SEMINARS, WIFI)
    for text in ("47", "開いた。"):
        talk.owner(text)
    talk.owner(typed).bot_asks(asks)


@pytest.mark.parametrize("typed", ["運用開始しました", "運用段階です", "まだ構築中です", "運用（令和6年4月から）"])
def test_a_phase_is_read_in_a_sentence(typed: str) -> None:
    talk = begun(WIFI)
    talk.owner("29")
    talk.owner(typed).bot_says("区分を「")


@pytest.mark.parametrize("typed", ["実績を報告したい", "照会に回答します", "入力したい", "はじめる"])
def test_the_interview_begins_in_many_words(typed: str) -> None:
    talk_of(SEMINARS).owner(typed).bot_asks("令和6年度の実績は何回ですか。")


def test_what_is_left_is_told_once_after_the_deadline() -> None:
    talk = begun(ONLINE, SEMINARS)
    for text in ("12件", "あとで"):
        talk.owner(text)
    talk.world.day = date(2025, 5, 17)
    assert talk.owner("回答する").bot_says("途中1件、残り1件です。", "今も提出できます。").text.count("残り") == 1


def test_what_is_stored_for_a_question_of_another_day_is_named() -> None:
    talk = begun(SEMINARS)
    talk.world.day = date(2025, 4, 18)
    talk.owner("46").bot_says(
        "照会項目は「デジタル活用セミナー実施回数（多様化）」です。\n46回を下書きに保存しました。"
    )


def test_a_sentence_beside_the_value_is_told_as_not_recorded() -> None:
    begun(SEMINARS).owner("46回です。評価：会場を増やして開いた。").bot_says(
        "「評価：会場を増やして開いた。」は、まだ記録していません。"
    )
