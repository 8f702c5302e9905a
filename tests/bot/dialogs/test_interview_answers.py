"""Answers that are no number: pending, not applicable, unknown, not mine, as last year, 評価 and phase."""

from __future__ import annotations

from datetime import date

import pytest

from plan.model import Phase
from store.records import AnswerKind
from tests.bot.dialogs.subjects import CASHLESS, ONLINE, REPORTS, SECURITY, SEMINARS, TASKS, WIFI
from tests.talk import talk_of


def test_in_a_free_text_a_number_stays_text_only_where_that_is_said() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    talk.owner("回答する")
    talk.owner("34件中12件")
    talk.owner("46でした").bot_asks("値の訂正ですか、評価ですか。").offers("値を直す")
    assert talk.answer(ONLINE).comment == ""
    talk.press("「46でした」を評価として残す").bot_says("評価「46でした」を下書きに保存しました。")
    assert talk.answer(ONLINE).comment == "46でした"
    assert talk.answer(SEMINARS).kind is None


def test_pending_is_an_answer_of_its_own_with_its_day() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    talk.owner("回答する")
    talk.owner("まだ出ていません").bot_asks("集計中として記録します。いつ分かりますか（例：5月9日）。").offers(
        "日付は未定"
    )
    talk.owner("5/9").bot_says("「集計中、5月9日（金）に分かる見込み」と記録しました。0とは扱いません。").bot_asks(
        "デジタル活用セミナー"
    )
    answer = talk.answer(ONLINE)
    assert (answer.kind, answer.value, answer.pending_until) == (AnswerKind.PENDING, None, date(2025, 5, 9))


def test_a_day_after_the_deadline_is_said_to_be_late() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("5/30").bot_says(
        "「集計中、5月30日（金）に分かる見込み」と記録しました。", "提出期限の5月16日（金）より後です。"
    )


def test_a_day_in_the_same_reply_is_not_asked_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("まだ出ていません、5月9日に分かります").bot_says("「集計中、5月9日（金）に分かる見込み」")


def test_what_is_pending_is_asked_again_when_the_holder_comes_back() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("日付は未定").bot_says("「集計中、日付は未定」")
    talk.owner("回答する").bot_asks("「集計中」と入力済みです。")
    talk.owner("47").bot_says("47回を下書きに保存しました。")
    assert talk.answer(SEMINARS).kind is AnswerKind.VALUE


def test_not_mine_keeps_the_post_that_the_person_names() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("担当が違います").bot_asks("どちらの担当ですか。")
    talk.owner("広報課の係長").bot_says("担当が違うと記録しました。")
    answer = talk.answer(SEMINARS)
    assert (answer.kind, answer.reason) == (AnswerKind.ELSEWHERE, "広報課の係長")
    talk.coordinator("進捗は？").bot_says("担当の確認（回答は「広報課の係長」）")


def test_not_applicable_needs_a_reason_and_is_never_zero() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("該当なし").bot_asks("該当なしとする理由を、短く入力してください。")
    talk.owner("事業を終えたため").bot_says("「該当なし」を、理由を付けて下書きに保存しました。0とは扱いません。")
    assert talk.answer(SEMINARS).value is None


def test_unknown_is_kept_at_once_and_not_submitted() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("分からない").bot_says("「分からない」と記録しました。0とは扱いません。")
    talk.owner("提出").bot_says("提出できる下書きはありません。")
    talk.coordinator("進捗は？").bot_says("総務部　デジタル活用セミナー実施回数（多様化）　分からない")


def test_same_as_last_year_is_offered_for_a_level_and_saved() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する").offers("前年度と同じ")
    talk.owner("昨年と同じ").bot_says(
        "前年度と同じ29施設を、下書きに保存しました。", "令和7年3月末の数として記録しています。"
    ).bot_asks("実施年度の区分を選んでください。")
    talk.owner("前と同じ").bot_says("区分を、前年度と同じ「運用 ⇒」で下書きに保存しました。")
    assert talk.answer(WIFI).phase is Phase.RUN


def test_same_as_last_year_in_doubt_is_asked_about_and_stored_only_with_a_yes() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("たぶん前年度と同じ").bot_asks("「たぶん前年度と同じ」から、29施設と読みました。29施設でよいですか。")
    assert talk.answer(WIFI).value is None
    talk.owner("はい").bot_says("29施設を下書きに保存しました。")
    talk.owner("前と同じかも").bot_says("区分として読み取れませんでした。")
    assert talk.answer(WIFI).phase is None


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("順調です", "値として読み取れませんでした。"),
        ("計画通り", "値として読み取れませんでした。"),
        ("令和6年度", "値として読み取れませんでした。"),
        ("昨年は29です", "「昨年は29です」は、別の年度の値のようです。"),
        ("予定は40です", "「予定は40です」は、予定のようです。"),
    ],
)
def test_a_statement_about_the_item_is_no_question_about_the_plan(reply: str, said: str) -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner(reply).bot_says(said).offers("集計中")


def test_a_question_about_another_year_is_answered_from_the_plan() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("令和5年度は何件でしたか").bot_says("29施設")


def test_something_else_that_is_the_same_stores_nothing() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("担当は前年度と同じです").bot_says("値として読み取れませんでした。")
    assert talk.answer(WIFI).kind is None


def test_same_as_last_year_is_refused_for_a_years_flow() -> None:
    talk = talk_of(REPORTS)
    talk.owner("回答する").never_says("前年度と同じ")
    talk.owner("昨年と同じ").bot_says("この件数は毎年数え直すため、「前年度と同じ」は使えません。", "数えた結果が")
    assert talk.answer(REPORTS).kind is None


def test_a_project_without_an_indicator_is_asked_for_its_phase_alone() -> None:
    talk = talk_of(SECURITY)
    talk.owner("回答する").bot_asks("実施年度の区分を選んでください。").offers("検討 …", "構築 ○", "運用 ⇒")
    talk.owner("運用").bot_says("区分を「運用 ⇒」で下書きに保存しました。", "入力する照会項目は、残っていません。")
    assert talk.answer(SECURITY).phase is Phase.RUN


def test_the_same_measure_in_another_request_is_offered_as_a_button() -> None:
    talk = talk_of(SEMINARS, "P078")
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").offers("47回（デジタル活用セミナー実施回数（多様化）の回答と同じ）")
    talk.press("47回（デジタル活用セミナー実施回数（多様化）の回答と同じ）").bot_says("47回を下書きに保存しました。")
    assert talk.answer("P078").value == 47


def test_a_day_that_has_passed_is_not_taken_for_next_years() -> None:
    talk = talk_of(SEMINARS)
    talk.world.day = date(2025, 5, 20)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("5/9").bot_says("過ぎた日付です。")
    assert not talk.answer(SEMINARS).dated


def test_pending_can_be_chosen_at_a_confirmation() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner("約200")
    talk.owner("集計中").bot_asks("いつ分かりますか")
    assert talk.answer(TASKS).kind is AnswerKind.PENDING


def test_an_unknown_phase_is_asked_again_on_demand() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("30")
    talk.owner("分からない").bot_says("「分からない」と記録しました。")
    talk.owner("回答する").bot_asks("実施年度の区分")
    talk.owner("運用").bot_says("「運用 ⇒」で下書きに保存しました。")


def test_a_pending_project_without_indicator_can_be_given_its_phase_later() -> None:
    talk = talk_of(SECURITY)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("日付は未定")
    talk.owner("1から回答する").bot_asks("実施年度の区分")
    talk.owner("運用").bot_says("「運用 ⇒」で下書きに保存しました。")
    assert talk.answer(SECURITY).kind is None


def test_unknown_as_a_day_means_that_no_day_is_set() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("まだ分かりません").bot_says("「集計中、日付は未定」と記録しました。")
    assert talk.answer(SEMINARS).kind is AnswerKind.PENDING


def test_the_same_measure_takes_its_parts_along() -> None:
    talk = talk_of(CASHLESS, "P076")
    talk.owner("回答する")
    talk.owner("12,340件中839件")
    talk.owner("周知した。").bot_asks("キャッシュレス決済利用件数は何件ですか。")
    talk.press("6.8%（キャッシュレス決済利用率（財務システム）の回答と同じ）").bot_says("12,340件中839件で、6.8%です")
    assert talk.answer("P076").denominator == 12340


def test_an_uncertain_cell_is_no_ground_for_same_as_last_year() -> None:
    talk = talk_of("P102")
    talk.owner("回答する").never_says("［前年度と同じ］")
    talk.owner("前年度と同じ").bot_says("前年度の値がどの欄か、計画書からははっきりしません。")


@pytest.mark.parametrize("text", ["集計中", "はい", "分からない", "前年度と同じ"])
def test_what_answers_another_question_does_not_become_the_text_that_citizens_read(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner(text).bot_says("市民が読む評価になりません。")
    assert talk.answer(SEMINARS).comment == ""


@pytest.mark.parametrize("text", ["はい", "47", "窓口のオンライン申請率は？", "あ" * 2001])
def test_a_measure_in_words_takes_words(text: str) -> None:
    talk = talk_of("P103")
    talk.owner("回答する")
    talk.owner(text)
    assert talk.answer("P103").kind is None
    talk.owner("前年度と同じ").bot_says("前年度と同じ「実施済」を、下書きに保存しました。")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("年度末", date(2026, 3, 31)), ("12月末", date(2025, 12, 31)), ("令和8年3月31日", date(2026, 3, 31))],
)
def test_a_day_far_ahead_is_taken_when_it_is_meant(typed: str, day: date) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner(typed).bot_says("に分かる見込み")
    assert talk.answer(SEMINARS).pending_until == day


@pytest.mark.parametrize(
    "typed",
    [
        "5月中旬",
        "来週",
        "連休明け",
        "5月の連休明けには",
        "5月頃",
        "来月",
        "5/9か5/12",
        "GW明け",
        "決算の後",
        "年内",
        "年度内に分かります",
        "月内",
        "5月中旬に分かります",
    ],
)
def test_a_time_that_is_no_day_is_kept_in_its_words(typed: str) -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "集計中"):
        talk.owner(text)
    talk.owner(typed).bot_says("日付としては読み取れないため、言葉のまま残します。", f"分かる時期は「{typed}」")
    answer = talk.answer(SEMINARS)
    assert (answer.kind, answer.pending_until, answer.dated) == (AnswerKind.PENDING, None, True)
    talk.coordinator("進捗は？").bot_says(f"集計中（分かる時期は「{typed}」）")
    talk.owner("回答する")
    talk.owner("5/9").bot_says("「集計中、5月9日（金）に分かる見込み」")
    talk.owner("一覧").bot_says("集計中（5月9日（金）に分かる見込み）")


@pytest.mark.parametrize("typed", ["2月30日", "5/9(月)", "あいうえお", "98"])
def test_what_names_neither_a_day_nor_a_time_is_asked_again(typed: str) -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "集計中"):
        talk.owner(text)
    talk.owner(typed).bot_says("日付として読み取れませんでした。").offers("日付は未定")


def test_a_time_in_the_same_reply_is_kept_too() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("まだ出ていません、5月中旬に分かります").bot_says("言葉のまま残します。")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("年度末の値です", "令和8年3月31日（火）に分かる見込み"),
        ("12月末", "「集計中、12月31日（水）"),
        ("5/9", "「集計中、5月9日"),
    ],
)
def test_a_day_of_another_year_is_told_with_its_year(typed: str, told: str) -> None:
    talk = talk_of(SEMINARS)
    talk.world.day = date(2025, 4, 14)
    for text in ("回答する", "集計中"):
        talk.owner(text)
    talk.owner(typed).bot_says(told)


def test_pending_at_the_phase_of_a_saved_value_can_be_chosen() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("30")
    talk.owner("まだ集計が終わっていません").offers("集計中に変える")
    talk.owner("集計中に変える").bot_asks("いつ分かりますか")
    assert talk.answer(WIFI).kind is AnswerKind.PENDING


@pytest.mark.parametrize("word", ["集計中", "担当が違う", "まだ出ていません", "担当が違います", "集計中です"])
def test_at_the_phase_what_could_mean_the_value_is_asked_before_it_replaces_it(word: str) -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "30"):
        talk.owner(text)
    said = talk.owner(word).bot_says("は30施設と入力済みです。").offers("運用 ⇒")
    assert talk.answer(WIFI).value == 30
    label = next(choice.label for message in said.messages for choice in message.choices if "変える" in choice.label)
    talk.press(label)
    assert talk.answer(WIFI).kind in (AnswerKind.PENDING, AnswerKind.ELSEWHERE)


@pytest.mark.parametrize("word", ["未定", "集計中"])
def test_the_day_of_what_is_pending_is_not_lost_at_the_phase(word: str) -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "集計中", "5/9"):
        talk.owner(text)
    talk.owner(word).bot_says("区分として読み取れませんでした。")
    assert talk.answer(WIFI).pending_until == date(2025, 5, 9)


@pytest.mark.parametrize("word", ["該当なし", "分からない"])
def test_at_the_phase_its_own_buttons_mean_the_phase(word: str) -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "30", word):
        talk.owner(text)
    assert talk.answer(WIFI).value == 30


def test_a_reason_may_speak_of_submitting() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("該当なし")
    talk.owner("2件提出").bot_says("「該当なし」を、理由を付けて下書きに保存しました。")


def test_a_bare_number_is_no_day_and_no_value_where_a_day_was_asked() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("98")
    assert talk.answer(SEMINARS).kind is AnswerKind.PENDING
    talk.owner("47回でした").bot_says("47回を下書きに保存しました。")


@pytest.mark.parametrize("text", ["構築 ○", "日付は未定", "47回で正しい", "評価", "5/9", "▲5", "8.5%"])
def test_a_late_label_does_not_become_the_text_that_citizens_read(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner(text)
    assert talk.answer(SEMINARS).comment == ""
