"""Values in the interview: counts, rates in parts, what the checks ask, reasons and corrections."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.bot.dialogs.subjects import CASHLESS, ONLINE, PAPERLESS, PUSH, SEMINARS, TASKS, TRANSCRIPTS, UNPLANNED
from tests.talk import talk_of


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


def test_a_rate_with_an_unprinted_base_is_asked_as_a_rate_and_less_is_better() -> None:
    talk = talk_of(PAPERLESS)
    talk.owner("回答する").bot_asks("令和6年度の実績は何%ですか。")
    talk.owner("80.2%").bot_says("80.2%を下書きに保存しました。", "予定（85.0%）より小さく、予定を上回っています。")


def test_a_measure_whose_plan_is_a_text_is_asked_and_not_compared() -> None:
    talk = talk_of(UNPLANNED)
    talk.owner("回答する").bot_asks("予定：「令和6年度に整理し、改めて設定する」", "実績：計画書に載っていません")
    talk.owner("12").bot_says("12件を下書きに保存しました。").never_says("予定（")


def test_a_rate_over_a_hundred_is_not_worded_as_a_part_of_its_whole() -> None:
    talk = talk_of(PUSH)
    talk.owner("回答する")
    talk.owner("620/580")
    talk.owner("転入者も登録するため").bot_says("が620人、").never_says("580人中620人")


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


@pytest.mark.parametrize("text", ["はい", "うん", "はい、そうです", "その通りです", "大丈夫です", "間違いありません"])
def test_a_yes_in_any_words_confirms_a_value(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner(text).bot_asks("470回とする理由を入力してください。")


@pytest.mark.parametrize("text", ["いいえ", "いや", "違います", "間違えました", "いいえ、違います"])
def test_a_no_in_any_words_asks_for_the_value_again(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("470")
    talk.owner(text).bot_asks("令和6年度の実績は何回ですか。").never_says("470回")


def test_about_is_not_taken_for_a_part() -> None:
    talk = talk_of(ONLINE)
    talk.owner("回答する")
    talk.owner("8214")
    talk.owner("約97000").bot_says("「約」の付いた数のため、記録できません。")
    assert talk.answer(ONLINE).kind is None


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


def test_a_lone_number_at_a_finding_about_a_ratio_is_no_rate() -> None:
    talk = talk_of("K011")
    talk.owner("回答する")
    talk.owner("12")
    talk.owner("9683").bot_asks("10分の1")
    talk.owner("34").bot_says("まだ記録していません。")
    assert talk.answer("K011").kind is None
    talk.owner("9,683件中3,400件").bot_says("35.1%です")


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


def test_an_unconfirmed_edit_is_told_as_such() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    for text in ("47", "開いた。", "1を直す", "値を直す", "470"):
        talk.owner(text)
    talk.owner("一覧").bot_says("下書き（入力し直した値の確認がまだです）　47回")


@pytest.mark.parametrize(
    "typed",
    [
        "お世話になります。\n47回です。\n総務部 DX推進課\n田中 太郎\nTEL:0956-24-1111",
        "R6実績\n47回",
        "R5 45\nR6 47",
        "47回\n（うちオンライン12）",
        "オンライン12回 会場35回\n計47回",
        "46回です\n間違えました、47回です",
    ],
)
def test_a_greeting_a_label_or_another_number_is_not_offered_for_entry(typed: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner(typed).bot_says("47回を下書きに保存しました。").never_says("まだ記録していません")


@pytest.mark.parametrize(
    "typed", ["47回\n説明会を増やしたため、予定を上回った。", "説明会を増やしたため、予定を上回った。\n47回です"]
)
def test_a_line_beside_the_value_is_said_not_to_be_recorded(typed: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner(typed).bot_says(
        "47回を下書きに保存しました。", "「説明会を増やしたため、予定を上回った。」は、まだ記録していません。"
    ).bot_asks("進捗状況・評価を入力してください。")
    assert talk.answer(SEMINARS).value == 47
    assert not talk.answer(SEMINARS).comment


def test_a_courtesy_beside_the_value_is_passed_over() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    said = talk.owner("お疲れ様です。\n47回です。\nよろしくお願いします。").bot_says("47回を下書きに保存しました。")
    assert not any("記録していません" in message.text for message in said.messages)


@pytest.mark.parametrize("between", [[], ["総件数が分からない"], ["率だけ分かる"]])
def test_parts_that_are_typed_while_parts_and_rate_disagree_are_taken(between: list[str]) -> None:
    talk = talk_of(ONLINE)
    for text in ("回答する", "30000件中2000件、6.8%", *between):
        talk.owner(text)
    talk.owner("オンラインの件数は2040件、総件数は30000件").bot_says("30,000件中2,040件で、6.8%です")
    assert talk.answer(ONLINE).numerator == 2040


def test_a_rate_alone_takes_the_place_of_the_parts_that_stood() -> None:
    talk = talk_of(ONLINE)
    for text in ("回答する", "8214", "121000", "伸びた。", "1を直す", "値を直す", "率だけ分かる"):
        talk.owner(text)
    talk.owner("7.5").never_says("6.8")
