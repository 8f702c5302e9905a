"""The interview with the holder of a post, as voice.md tells it, on the real plan."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.checks import computed_rate
from plan.model import Phase
from store.records import Answer, AnswerKind
from store.standing import Standing, standing
from tests.talk import Talk, talk_of

SEMINARS = "K036"  # デジタル活用セミナー実施回数: a count, a year's flow, R5 45
ONLINE = "K028"  # オンライン申請利用率（窓口）: a ratio, R5 6.8 %
CASHLESS = "K033"  # キャッシュレス決済利用率（財務システム）: a ratio, R5 4 %
PUSH = "K012"  # プッシュ型通知登録数: a ratio whose numerator is no part of its denominator
TASKS = "K024"  # AI等先進的なICTを活用する業務数: a level, R5 205
TRANSCRIPTS = "P090"  # 文字起こしAI: 処理件数（累計）, a running total, R5 3,395
WIFI = "P081"  # 市内公共施設へのWi-Fi環境導入: a level, R5 29
REPORTS = "P054"  # WEBアプリケーション等による通報件数: a year's flow
SECURITY = "P105"  # a project without 活動指標
PAPERLESS = "K044"  # less is better, and its fixed base is not printed
UNPLANNED = "K029"  # its 予定 is a text


def test_a_count_is_asked_with_definition_plan_and_last_actuals() -> None:
    talk_of(SEMINARS).owner("回答する").bot_asks(
        "デジタル活用セミナー実施回数（多様化、KPI）　残り1件",
        "算出式・設定根拠：市が行うデジタル活用セミナーの回数",
        "予定：27回",
        "実績：R3 30回、R4 48回、R5 45回",
        "令和6年度の実績は何回ですか。",
    )


def test_a_slip_by_ten_is_asked_about_and_put_right() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("４７０").bot_asks("470回は、前年度の45回の10倍を超えています。桁はこのままでよいですか。").offers(
        "入力し直す", "470回で正しい"
    )
    assert talk.answer(SEMINARS).kind is None
    talk.owner("入力し直す").bot_asks("何回ですか")
    talk.owner("47").bot_says("47回を下書きに保存しました。", "予定（27回）を上回っています。").bot_asks(
        "進捗状況・評価を入力してください。"
    )
    assert talk.answer(SEMINARS).value == 47


def test_a_confirmed_value_needs_a_reason() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner("470回で正しい").bot_asks("470回とする理由を入力してください。")
    assert talk.answer(SEMINARS).kind is None
    talk.owner("全町内会で開いたため").bot_says("470回を下書きに保存しました。")
    assert talk.answer(SEMINARS).reason == "全町内会で開いたため"


def test_another_number_at_the_confirmation_is_taken_as_the_value() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner("47回でした").bot_says("47回を下書きに保存しました。")


def test_back_opens_the_question_before_and_a_correction_says_what_changed() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("戻る").bot_asks("デジタル活用セミナー実施回数は47回と入力済みです。何回に直しますか。")
    talk.owner("47じゃなくて46").bot_says("47回を46回に直しました。").bot_asks("進捗状況・評価")
    assert talk.answer(SEMINARS).value == 46


def test_in_a_free_text_a_number_stays_text() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    talk.owner("回答する")
    talk.owner("34件中12件")
    talk.owner("46でした").bot_says("評価「46でした」を下書きに保存しました。")
    assert talk.answer(ONLINE).comment == "46でした"
    assert talk.answer(SEMINARS).kind is None


def test_a_rate_is_asked_as_two_counts() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する").bot_asks("二つの件数に分けて伺います。まず、オンラインでの手続き件数は何件ですか。").offers(
        "率だけ分かる"
    )
    talk.owner("８，２１４件").bot_asks("手続き総件数は何件ですか。")
    talk.owner("9万6,830").bot_says(
        "96,830件中8,214件で、8.5%です（小数第2位を四捨五入）。下書きに保存しました。", "予定（35%）を下回っています。"
    )
    answer = talk.answer(ONLINE)
    assert (answer.value, answer.numerator, answer.denominator) == (Decimal("8.5"), Decimal(8214), Decimal(96830))


def test_a_part_with_its_unit_answers_the_part_that_was_asked_for() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8,214件")
    talk.owner("96,830件です").bot_says("96,830件中8,214件で、8.5%です")


def test_a_part_that_is_named_is_that_part_whatever_was_asked_for() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8,214件")
    talk.owner("オンラインでの手続き件数は8,300件でした").bot_says("8,214件を8,300件に直しました。").bot_asks(
        "手続き総件数は何件ですか。"
    )


def test_a_count_is_no_rate() -> None:
    talk = talk_of(CASHLESS)
    talk.owner("回答する")
    talk.owner("率だけ分かる")
    talk.owner("8,214件").bot_says("単位が違う")


def test_both_parts_in_one_reply_are_taken_at_once() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("96,830件中8,214件").bot_says("8.5%です")


def test_a_part_greater_than_its_whole_is_refused_and_nothing_is_lost() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("36")
    talk.owner("34").bot_says("36件は、手続き総件数の34件を超えています。").bot_asks("入力し直してください")
    assert talk.answer(ONLINE).numerator == 36
    assert talk.answer(ONLINE).kind is None


def test_where_the_numerator_is_no_part_more_than_a_hundred_percent_is_asked_about() -> None:
    talk = talk_of(PUSH)
    talk.owner("回答する")
    talk.owner("620/580").bot_asks("106.9%は、100%を超えています。この指標では、あり得る値です。")
    talk.owner("106.9%で正しい").bot_asks("理由")
    talk.owner("転入者も登録するため").bot_says("106.9%です", "下書きに保存しました。")
    assert talk.answer(PUSH).value == Decimal("106.9")


def test_a_rate_alone_is_kept_as_no_parts_with_its_reason() -> None:
    talk = talk_of(CASHLESS)
    talk.owner("回答する")
    talk.owner("率だけ分かる").bot_asks(
        "キャッシュレス決済利用率（財務システム）は、何%ですか。", "予定：7%", "実績：R4 3.9%、R5 4%"
    )
    talk.owner("0.068").bot_asks("0.068は、どちらの意味ですか。").offers("6.8%", "0.068%")
    talk.owner("6.8%").bot_asks("6.8%と読みました。件数の内訳がない理由を、短く入力してください。")
    talk.owner("率だけ届くため").bot_says(
        "6.8%を、「内訳なし」と理由を付けて下書きに保存しました。", "予定（7%）を下回っています。"
    )
    answer = talk.answer(CASHLESS)
    assert (answer.value, answer.no_parts, answer.reason) == (Decimal("6.8"), True, "率だけ届くため")


def test_a_rate_that_disagrees_with_its_parts_is_asked_about() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8.8%（96,830件中8,214件）").bot_asks(
        "件数から計算すると8.5%で、入力した8.8%と違います。どちらを使いますか。"
    ).offers("8.5%", "件数を直す")
    talk.owner("8.5%").bot_says("8.5%です")


def test_about_two_hundred_is_asked_about() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner("約200").bot_asks("「約」の付いた数は記録できません。ちょうど200業務ですか。").offers(
        "ちょうど200業務", "集計中"
    )
    talk.owner("ちょうど200業務").bot_says("200業務を下書きに保存しました。", "予定（85業務）を上回っています。")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("15〜17", "「15〜17」は幅があるため、記録できません。"),
        ("▲5", "「▲5」は0より小さいため、記録できません。値は、0以上で入力してください。"),
        ("12.5", "12.5業務は記録できません。"),
        ("0956-24-1111", "電話番号"),
        ("5月9日", "日付"),
        ("47と52", "数が二つ以上ある"),
        ("200以上", "一つの数に決まらない"),
        ("なし", "読み分けられません"),
        ("あいうえお", "値として読み取れませんでした。"),
    ],
)
def test_what_cannot_be_read_as_one_value_is_refused_with_its_reason(typed: str, said: str) -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner(typed).bot_says(said)
    assert talk.answer(TASKS).kind is None
    assert talk.answer(TASKS).proposal is None


def test_a_running_total_that_falls_is_asked_about() -> None:
    talk = talk_of(TRANSCRIPTS)
    talk.owner("回答する")
    talk.owner("3300").bot_asks("3,300件は、前年度の累計3,395件より少ない値です。1年分の件数ではありませんか。").offers(
        "累計で入力し直す", "3,300件で正しい"
    )


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


def test_a_rate_with_an_unprinted_base_is_asked_as_a_rate_and_less_is_better() -> None:
    talk = talk_of(PAPERLESS)
    talk.owner("回答する").bot_asks("令和6年度の実績は何%ですか。")
    talk.owner("80.2%").bot_says("80.2%を下書きに保存しました。", "予定（85.0%）より小さく、予定を上回っています。")


def test_a_measure_whose_plan_is_a_text_is_asked_and_not_compared() -> None:
    talk = talk_of(UNPLANNED)
    talk.owner("回答する").bot_asks("予定：「令和6年度に整理し、改めて設定する」", "実績：計画書に載っていません")
    talk.owner("12").bot_says("12件を下書きに保存しました。").never_says("予定（")


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


def test_review_submits_what_was_shown_and_names_what_is_missing() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("96,830件中8,214件")
    talk.owner("周知した。")
    talk.owner("47")
    talk.owner("提出").bot_says(
        "提出前の1件です。",
        "1　オンライン申請利用率（窓口）　8.5%（予定35%、前年度6.8%）",
        "評価：周知した。",
        "次の1件は、まだ提出できません。",
        "評価がまだです",
    ).offers("1件を提出", "直す", "やめる")
    talk.owner("1件を提出").bot_says(
        "1件を提出しました（4月14日（月）", "ほかは、下書き1件です。", "「引戻し」で手元に戻せます。"
    )
    talk.owner("一覧").bot_says(
        "1　オンライン申請利用率（窓口）　提出済　8.5%",
        "2　デジタル活用セミナー実施回数（多様化）　下書き（評価がまだです）　47回",
    )


def test_the_last_submission_is_thanked_for_once() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").bot_says("入力する照会項目は、残っていません。")
    talk.owner("提出")
    talk.press("1件を提出").bot_says("1件全ての提出を受け付けました。ありがとうございました。")
    talk.owner("提出").bot_says("提出できる下書きはありません。").never_says("ありがとう")


def test_a_submission_is_taken_back_and_is_a_draft_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。")
    talk.owner("提出")
    talk.owner("1件を提出")
    talk.owner("引戻し").bot_says("引き戻しました。")
    request = next(r for r in talk.world.requests.values() if r.subject_id == SEMINARS)
    assert standing(request, talk.answer(SEMINARS)) is Standing.DRAFT


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
    talk.second("回答する").bot_says("青木さんが", "47回と下書きに保存しています。").offers(
        "この下書きから続ける", "別の値を入力する"
    )
    talk.second("この下書きから続ける").bot_asks("進捗状況・評価")


def test_an_old_button_answers_no_new_question() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    old = talk.owner("回答する").button("集計中")
    talk.owner("34件中12件")
    talk.says(talk.holder, "", old).bot_says("回答済みです。").offers("直す", "次へ進む")
    assert talk.answer(ONLINE).kind is AnswerKind.VALUE


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


def test_a_citizen_cannot_answer() -> None:
    talk_of(SEMINARS).citizen("回答する").bot_says("LINEでは、実績の回答はできません。")


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


def test_the_same_measure_in_another_request_is_offered_as_a_button() -> None:
    talk = talk_of(SEMINARS, "P078")
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").offers("47回（デジタル活用セミナー実施回数（多様化）の回答と同じ）")
    talk.press("47回（デジタル活用セミナー実施回数（多様化）の回答と同じ）").bot_says("47回を下書きに保存しました。")
    assert talk.answer("P078").value == 47


def test_progress_adds_up_for_the_coordinator_and_shows_every_department() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    said = talk.coordinator("進捗は？")
    said.bot_says(
        "提出率は0%です（155件中0件",
        "下書き1件、集計中0件、未回答154件です。",
        "提出期限は5月16日（金）です。",
        "港湾部　1件：提出0、下書き0、集計中0、未回答1",
    )
    assert said.text.index("観光商工部") < said.text.index("農林水産部") < said.text.index("行財政改革推進局")


# --- what an adversary found ------------------------------------------------------------------------------------------


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
    talk.owner("はい").bot_says("まだ提出していません。").offers("1件を提出")
    talk.owner("なるほど").bot_says("この内容は記録していません。").bot_asks("回答に戻ります。")
    assert talk.answer(SEMINARS).kind is None


def test_the_label_of_a_review_that_is_gone_is_no_number() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("3件を提出").bot_says("提出できる下書きはありません。").bot_asks("令和6年度の実績は何回ですか。")
    assert talk.answer(SEMINARS).kind is None


def test_one_item_of_several_can_be_submitted() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "47", "開いた。"):
        talk.owner(text)
    talk.owner("提出").bot_says("提出前の2件です。", "「1と2を提出」のように番号で送ってください。")
    talk.owner("5件を提出").bot_says("今回の提出は行っていません。今、提出できるのは2件です。")
    talk.owner("2を提出").bot_says("1件を提出しました")
    assert [r.subject_id for r in talk.world.requests.values() if r.state.value == "submitted"] == [SEMINARS]


def test_every_part_of_a_complete_item_can_be_edited() -> None:
    talk = talk_of(ONLINE, WIFI)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "30", "構築"):
        talk.owner(text)
    talk.owner("2を直す").bot_asks("どこを直しますか。").offers("値を直す", "区分を直す")
    talk.owner("区分を直す").bot_asks("実施年度の区分は「構築 ○」と入力済みです。")
    talk.owner("運用").bot_says("区分を「構築 ○」から「運用 ⇒」に直しました。")
    talk.owner("1を直す").offers("値を直す", "評価を直す")
    talk.press("評価を直す").bot_asks("評価は「周知した。」と入力済みです。")
    talk.owner("周知を続けた。").bot_says("評価を「周知を続けた。」に直しました。")
    assert talk.answer(WIFI).value == 30


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


def test_a_day_that_has_passed_is_not_taken_for_next_years() -> None:
    talk = talk_of(SEMINARS)
    talk.world.day = date(2025, 5, 20)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("5/9").bot_says("過ぎた日付です。")
    assert not talk.answer(SEMINARS).dated


def test_a_rate_over_a_hundred_is_not_worded_as_a_part_of_its_whole() -> None:
    talk = talk_of(PUSH)
    talk.owner("回答する")
    talk.owner("620/580")
    talk.owner("転入者も登録するため").bot_says("が620人、").never_says("580人中620人")


def test_the_numbers_of_a_take_back_are_read_as_such() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "34件中12件", "周知した。"):
        talk.owner(text)
    talk.owner("提出")
    talk.owner("2件を提出").bot_says("2件を提出しました")
    talk.owner("引戻し").bot_asks("どれを引き戻しますか。")
    talk.owner("2").bot_says("引き戻しました。")
    assert talk.answer(SEMINARS).kind is None
    assert [r.state.value for r in talk.world.requests.values() if r.subject_id == TASKS] == ["submitted"]


def test_a_button_kept_from_an_earlier_value_confirms_nothing() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    kept = talk.owner("約200").button("ちょうど200業務")
    talk.owner("約210")
    talk.says(talk.holder, "", kept)
    assert talk.answer(TASKS).kind is None


def test_yes_is_no_answer_to_which_of_two() -> None:
    talk = talk_of(CASHLESS)
    talk.owner("回答する")
    talk.owner("率だけ分かる")
    talk.owner("0.068")
    talk.owner("はい").bot_says("まだ記録していません。").offers("6.8%", "0.068%")
    assert talk.answer(CASHLESS).kind is None


def test_about_is_not_taken_for_a_part() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8214")
    talk.owner("約97000").bot_says("「約」の付いた数のため、記録できません。")
    assert talk.answer(ONLINE).kind is None


def test_pending_can_be_chosen_at_a_confirmation() -> None:
    talk = talk_of(TASKS)
    talk.owner("回答する")
    talk.owner("約200")
    talk.owner("集計中").bot_asks("いつ分かりますか")
    assert talk.answer(TASKS).kind is AnswerKind.PENDING


def test_rate_only_gives_up_nothing_that_was_saved() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    for text in ("96,830件中8,214件", "周知した。", "1を直す", "値を直す"):
        talk.owner(text)
    talk.owner("率だけ分かる").bot_asks("何%ですか")
    talk.owner("あとで")
    assert talk.answer(ONLINE).value == Decimal("8.5")
    talk.owner("回答する")
    talk.owner("件数で入力する").bot_asks("オンラインでの手続き件数は8,214件と入力済みです。")


def test_back_at_a_confirmation_asks_for_this_value_again() -> None:
    talk = talk_of(TASKS, SEMINARS)
    talk.owner("回答する")
    talk.owner("200")
    talk.owner("続けた。")
    talk.owner("470")
    talk.owner("戻る").bot_asks("令和6年度の実績は何回ですか。")
    talk.owner("47").bot_says("47回を下書きに保存しました。")
    assert talk.answer(TASKS).comment == "続けた。"


def test_a_saved_value_is_not_replaced_by_a_sentence_that_sounds_like_an_intent() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    for text in ("47", "開いた。", "1を直す", "値を直す"):
        talk.owner(text)
    talk.owner("まだ集計が終わっていません").bot_says(
        "47回と入力済みです。「集計中」に変えるときは、［集計中］を選んでください。"
    )
    assert talk.answer(SEMINARS).value == 47
    talk.owner("集計中").bot_asks("いつ分かりますか")


@pytest.mark.parametrize("text", ["", "   ", "あ" * 2001])
def test_a_reason_must_say_something_and_not_a_book(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner("470回で正しい")
    talk.owner(text)
    assert talk.answer(SEMINARS).kind is None


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


def test_what_is_sent_while_nothing_is_open_is_said_not_to_be_recorded() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").bot_says("残っていません")
    talk.owner("46").bot_says("この内容は記録していません。")
    talk.owner("さっきのを直したい").bot_asks("評価は「開いた。」と入力済みです。")
    assert talk.answer(SEMINARS).value == 47


def test_an_uncertain_cell_is_no_ground_for_same_as_last_year() -> None:
    talk = talk_of("P102")
    talk.owner("回答する").never_says("［前年度と同じ］")
    talk.owner("前年度と同じ").bot_says("計画書の文字データからは読み取れません")


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


def test_the_first_words_of_a_cycle_say_who_reads_along() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する").bot_says(
        "照会項目は1件、提出期限は5月16日（金）です。", "下書きのときから所属部局と取りまとめが見られます。"
    )
    talk.owner("47")
    talk.owner("回答する").never_says("照会項目は1件")


def test_the_coordinator_is_never_met_with_silence() -> None:
    talk = talk_of(SEMINARS)
    for text in ("全部", "一部", "委員会", "部局を選ぶ", "土木部", "未回答の一覧", "局"):
        assert talk.coordinator(text).messages, text


def test_times_are_told_in_japan() -> None:
    talk = talk_of(SEMINARS)
    talk.world.now = datetime(2025, 4, 25, 5, 4, 40, tzinfo=UTC)
    talk.owner("回答する")
    talk.owner("47")
    talk.second("回答する").bot_says("青木さんが14時05分に")


def test_unknown_staff_are_told_why_they_cannot_answer() -> None:
    talk = talk_of(SEMINARS)
    talk.staff("回答する").bot_says("名簿に登録がないため、公表済の数値だけをお答えします。")
    talk.staff("進捗は？").bot_says("名簿に登録がないため")


# --- what a second reviewer found -------------------------------------------------------------------------------------


def test_a_lone_number_at_a_finding_about_a_ratio_is_no_rate() -> None:
    talk = talk_of("K011")
    talk.owner("回答する")
    talk.owner("12")
    talk.owner("9683").bot_asks("10分の1")
    talk.owner("34").bot_says("まだ記録していません。")
    assert talk.answer("K011").kind is None
    talk.owner("9,683件中3,400件").bot_says("35.1%です")


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


def test_after_help_the_question_itself_is_put_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("使い方").bot_asks("進捗状況・評価を入力してください。")


def test_pending_at_the_phase_of_a_saved_value_can_be_chosen() -> None:
    talk = talk_of(WIFI)
    talk.owner("回答する")
    talk.owner("30")
    talk.owner("まだ集計が終わっていません").offers("集計中")
    talk.owner("集計中").bot_asks("いつ分かりますか")
    assert talk.answer(WIFI).kind is AnswerKind.PENDING


@pytest.mark.parametrize("text", ["はい", "いい", "集計中"])
def test_a_reason_must_be_one(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner("470回で正しい")
    talk.owner(text).bot_says("理由になりません。")
    assert talk.answer(SEMINARS).kind is None


def test_a_number_in_place_of_the_reason_is_another_value() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner("470回で正しい")
    talk.owner("47").bot_says("47回を下書きに保存しました。")


def test_one_part_does_not_take_an_accepted_rate_away() -> None:
    talk = talk_of("K011")
    talk.owner("回答する")
    for text in ("率だけ分かる", "30%", "率だけ届くため", "続けた。", "1を直す", "値を直す"):
        talk.owner(text)
    talk.owner("12").bot_says("30%は入力済みのため、そのままです。")
    assert talk.answer("K011").value == 30
    talk.owner("34件中12件").bot_says("30%を35.3%に直しました。")


def test_after_a_take_back_the_open_question_is_put_again() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "提出", "1件を提出"):
        talk.owner(text)
    talk.owner("引戻し").bot_says("引き戻しました。").bot_asks(
        "デジタル活用セミナー実施回数（多様化）の質問です。", "何回ですか"
    )


def test_back_does_not_pass_by_what_somebody_else_saved() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.second("回答する")
    talk.second("48")
    talk.owner("47").bot_says("松本さんが")
    talk.owner("戻る").bot_says("松本さんが")
    talk.owner("47")
    assert talk.answer(SEMINARS).value == 48


def test_an_unconfirmed_edit_is_told_as_such() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    for text in ("47", "開いた。", "1を直す", "値を直す", "470"):
        talk.owner(text)
    talk.owner("一覧").bot_says("下書き（入力し直した値の確認がまだです）　47回")


def test_a_reason_may_speak_of_submitting() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("該当なし")
    talk.owner("2件提出").bot_says("「該当なし」を、理由を付けて下書きに保存しました。")


def test_what_was_submitted_can_be_seen_only_while_it_is() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    for text in ("47", "開いた。", "提出"):
        talk.owner(text)
    talk.second("提出")
    talk.second("1件を提出")
    show = talk.owner("1件を提出").button("提出された内容を見る")
    talk.second("引戻し")
    talk.says(talk.holder, "", show).bot_says("今は提出されていません。")


def test_the_history_of_an_answer_can_be_asked_for() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("履歴").bot_says("まだ、保存した回答はありません。")
    talk.owner("回答する")
    for text in ("47", "開いた。", "1を直す", "値を直す", "46"):
        talk.owner(text)
    told = talk.owner("履歴").bot_says("回答の履歴です。", "青木　47回", "青木　評価：開いた。", "青木　46回")
    assert told.text.index("47回") < told.text.index("46回")


def test_the_review_names_what_is_not_in_it() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "集計中", "日付は未定"):
        talk.owner(text)
    talk.owner("提出").bot_says("提出前の1件です。", "ほかは、集計中1件、残り1件です。")


# --- what a second tester found ---------------------------------------------------------------------------------------


def test_a_value_in_items_is_no_number_of_the_list() -> None:
    talk = talk_of("K017")
    talk.owner("回答する").bot_asks("何項目ですか。")
    talk.owner("6項目").bot_says("6項目を下書きに保存しました。")


def test_a_submitted_item_is_not_edited_and_the_open_question_comes_back() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "提出", "1件を提出"):
        talk.owner(text)
    talk.owner("1を直す").bot_says("直すときは、「引戻し」で手元に戻してください。").bot_asks(
        "回答に戻ります。"
    ).offers("引戻し")


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


def test_some_of_the_reviewed_items_can_be_submitted_by_their_numbers() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "34件中12件", "周知した。", "47", "開いた。", "提出"):
        talk.owner(text)
    talk.owner("1と3を提出").bot_says("2件を提出しました")
    assert {r.subject_id for r in talk.world.requests.values() if r.state.value == "submitted"} == {TASKS, SEMINARS}
    talk.owner("提出")
    talk.owner("全て提出").bot_says("3件全ての提出を受け付けました。")


def test_each_holder_is_told_who_reads_along() -> None:
    talk = talk_of(SEMINARS, ONLINE)
    talk.owner("回答する")
    talk.owner("34件中12件")
    talk.second("回答する").bot_says("所属部局と取りまとめが見られます。")


def test_the_deadline_can_be_asked_for() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("提出期限は？").bot_says("提出期限は5月16日（金）です。").bot_asks("令和6年度の実績は何回ですか。")


def test_the_coordinator_sees_until_when_something_is_pending() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("集計中")
    talk.owner("5/30")
    talk.coordinator("進捗は？").bot_says(
        "総務部　デジタル活用セミナー実施回数（多様化）　集計中（5月30日（金）に分かる見込み）"
    )


@given(st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_interview_and_it_can_always_be_left(texts: list[str]) -> None:
    talk = talk_of(ONLINE, SEMINARS, WIFI)
    talk.owner("回答する")
    for text in texts:
        talk.owner(text)
    talk.owner("回答する")
    talk.owner("あとで").bot_says("入力した内容は、全て保存してあります。")


REPLIES = (
    "470 47 34件中12件 0.068 36 約200 8.5% 120 集計中 5/9 該当なし 分からない 戻る 飛ばす 担当が違います 率だけ分かる 件数で入力する はい いいえ 入力し直す 理由です "
    "前と同じ 運用 提出 1件を提出 直す やめる 引戻し 1 2 一覧 1から回答する 2から回答する 回答する あとで 使い方 進捗は？ 保健福祉の率は？ さっきのを直したい"
).split()
EVERYTHING = [request.subject_id for request in talk_of().world.requests.values()]


@given(
    st.lists(st.sampled_from(EVERYTHING), min_size=1, max_size=4, unique=True),
    st.lists(
        st.tuples(st.sampled_from(["owner", "second", "press"]), st.sampled_from(REPLIES), st.integers(0, 40)),
        max_size=20,
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_order_nothing_is_silent_and_nothing_contradicts_itself(
    subjects: list[str], moves: list[tuple[str, str, int]]
) -> None:
    talk = talk_of(*subjects)
    buttons = list(talk.owner("回答する").buttons)
    for who, text, number in moves:
        if who == "press" and buttons:
            said = talk.says(talk.holder, "", buttons[number % len(buttons)])
        else:
            said = talk.second(text) if who == "second" else talk.owner(text)
        assert said.messages, (who, text)
        assert "-" not in said.text.split("残り")[-1][:2]
        buttons += said.buttons
    for request in talk.world.requests.values():
        for version in talk.world.versions.get(request.id, []):
            _assert_consistent(talk, request.subject_id, version.answer)


def _assert_consistent(talk: Talk, subject_id: str, answer: Answer) -> None:
    """A value only where one was accepted, and a rate that is what its parts make."""
    if answer.kind is not AnswerKind.VALUE:
        assert answer.value is None
        assert answer.text == ""
    project = talk.world.edition.project.get(subject_id)
    indicator = talk.world.edition.indicator.get(project.indicator_id if project else subject_id)
    if answer.value is not None and answer.numerator is not None and answer.denominator is not None:
        assert indicator is not None
        assert answer.value == computed_rate(indicator, answer.numerator, answer.denominator)
        assert not answer.no_parts
    if answer.kind is AnswerKind.NOT_APPLICABLE or answer.no_parts:
        assert answer.kind is AnswerKind.NOT_APPLICABLE or answer.reason
