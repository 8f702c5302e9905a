"""A number is a plain value only where what stands around it is understood; else it is asked about, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.intents import Intent, Meant
from language.numbers import Amount, Refusal, Refused, read_amount
from plan.fiscal import FiscalYear
from plan.model import Kind

R6 = FiscalYear.reiwa(6)


def read(
    reply: str, unit: str = "回", kind: Kind = Kind.COUNT, *, running_total: bool = False
) -> Amount | Refused | Meant:
    return read_amount(reply, kind, unit, year=R6, running_total=running_total)


@pytest.mark.parametrize(
    "reply",
    [
        "47回を実施しました",
        "年に47回",
        "毎年47回",
        "研修47回",
        "47回実施",
        "47回実施済みです",
        "47回行いました",
        "47回を巡回しました",
        "47回になりました",
        "47回となっております。",
        "47回に増えました",
        "47回にとどまりました",
        "47回に訂正します",
        "47に訂正をお願いします",
        "47でお願いします",
        "47回で提出します",
        "47回でOKです",
        "47回ということです",
        "47回しかできませんでした",
        "47回で間違いありません",
        "47回ちょうど",
        "47回でした。会場を増やしたためです。",
        "47回でしたが、予定には届きませんでした",
        "47回でしたので目標は達成です",
        "47回です。来年度はもっと増やしたいです。",
        "47回です。来年度は50回を目指します。",
        "47回です。不明な点があればご連絡ください。",
        "47回で、前年度より2回増えています",
        "47回実施しており、目標を上回った",
        "47回開催、3回中止",
        "47回です　総務課 山田",
        "47回です😊",
        "45回から47回へ増加",
        "46回と入力しましたが47回の誤りです",
        "さっき45と言いましたが47でした",
        "2回中止になり47回",
        "49回予定していたが2回中止し47回",
        "12＋35で47回です",
        "500人が参加（47回）",
        "1回につき20人、47回",
        "令和5年度45回、令和6年度47回",
        "47回\n総務部総務課 青木\n〒857-8585 佐世保市八幡町1-10",
        "窓口30、電話17で47",
    ],
)
def test_everyday_words_leave_a_value_plain(reply: str) -> None:
    amount = read(reply)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.unsure, amount.approximate) == (Decimal(47), False, False), amount


@pytest.mark.parametrize(
    ("reply", "doubt"),
    [
        ("30回らしい", "らしい"),
        ("30回かもしれません", "かも"),
        ("30回のはずですが自信がありません", "はず"),
        ("30回だったような気がする", "だったような気がする"),
        ("30回まで確認済み", "まで確認済み"),
        ("30回やれと言われた", "やれと言われた"),
        ("30回を実施します", "を実施します"),
        ("30回を断念しました", "を断念しました"),
        ("30回+α", "+α"),
        ("30回＋電話分", "＋電話分"),
        ("30でいいですか", "でいいですか"),
        ("30回で合ってますか", "で合ってますか"),
        ("30回です。これでよろしいですか", "です。これでよろしいですか"),
        ("30回ですよね", "ですよね"),
        ("30回でどうでしょう", "でどうでしょう"),
        ("30回のうち半分", "のうち半分"),
        ("30回を切りました", "を切りました"),
        ("30?でしたっけ", "?"),
        ("30回です。あ、違います", "です。あ、違います"),
        ("6日と30回", "日と"),
        ("概数で30回", "概数"),
        ("30回（推計）", "推計"),
        ("推計30回", "推計"),
        ("30回（集計途中）", "集計途中"),
        ("30回（途中経過）", "途中経過"),
        ("仮に30回としてください", "仮に"),
        ("確定ではないですが30回", "確定では"),
        ("とりあえず30で", "とりあえず"),
        ("正確ではないですが30回", "正確では"),
        ("正確な数字ではありませんが30回", "正確な数字では"),
        ("確認していませんが30回", "確認していませ"),
        ("30回、担当に確認します", "確認します"),
        ("うろ覚えですが30回", "うろ覚え"),
        ("次は30回です", "次は30回"),
        ("飛ばして30", "飛ばして30"),
        ("後で。30", "後で。30"),
        ("明日30回と回答します", "明日30回"),
        ("A課30回、B課は未報告", "未報告"),
        ("A課30回", "A課30回"),
        ("未処理30回", "未処理30回"),
        ("未達30", "未達30"),
        ("30回じゃないですか", "じゃないですか"),
        ("30回ではないかと思います", "と思"),
        ("30回削減", "削減"),
        ("30回削減しました", "削減しました"),
    ],
)
def test_words_that_are_not_understood_are_asked_about(reply: str, doubt: str) -> None:
    amount = read(reply)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.doubt) == (Decimal(30), doubt)
    assert amount.written == reply


@pytest.mark.parametrize("reply", ["〜30", "~30", "≒30", "≈30回"])
def test_a_sign_of_nearness_makes_a_number_approximate(reply: str) -> None:
    amount = read(reply)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.approximate) == (Decimal(30), True)


@pytest.mark.parametrize(
    "reply", ["研修30回", "実施回数30", "はい30", "R6実績30", "参加者30", "フレイル予防サポーター研修30"]
)
def test_what_is_counted_may_stand_before_its_number(reply: str) -> None:
    amount = read_amount(reply, Kind.COUNT, "回", year=R6, name="フレイル予防サポーター研修回数")
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.unsure) == (Decimal(30), False)


def test_what_an_indicator_saves_is_its_value() -> None:
    amount = read_amount("1,620時間削減しました", Kind.DECIMAL, "時間", year=R6, name="RPAによる削減効果時間")
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.unsure) == (Decimal(1620), False)


@pytest.mark.parametrize(
    "reply", ["前の質問は213でした", "1つ前の回答を213に直して", "戻って213に直す", "213を消してください"]
)
def test_the_answer_to_another_question_is_not_taken_for_this_one(reply: str) -> None:
    meant = read_amount(reply, Kind.COUNT, "件", year=R6)
    assert isinstance(meant, Meant), meant
    assert meant.intent is Intent.CORRECT


@pytest.mark.parametrize(
    "reply", ["213回から変更なし", "213回から変わっていません", "前回213と答えましたが変更ありません"]
)
def test_a_number_that_is_left_as_it_was_is_kept_with_the_claim(reply: str) -> None:
    amount = read(reply)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.same) == (Decimal(213), True)


def test_a_long_reply_is_quoted_from_its_number_on() -> None:
    amount = read(
        "お世話になっております。総務課の青木です。ご照会の件ですが、30回らしいです。詳しくは別途ご連絡いたします。"
    )
    assert isinstance(amount, Amount)
    assert amount.written == "30回らしいです"


@pytest.mark.parametrize(
    ("code", "reply"),
    [
        (Refusal.DENIED, "30回ありません"),
        (Refusal.DENIED, "30回できませんでした"),
        (Refusal.DENIED, "30回はやっていない"),
        (Refusal.DENIED, "30回に届かず"),
        (Refusal.DENIED, "30回にも満たない"),
        (Refusal.DENIED, "30回やりたかった"),
        (Refusal.DENIED, "30回いくかいかないか"),
        (Refusal.DENIED, "231じゃないです"),
        (Refusal.VAGUE, "0ではない"),
        (Refusal.VAGUE, "ゼロではありません"),
        (Refusal.DENIED, "205回ほどではない"),
        (Refusal.DIFFERENCE, "205回から増えました"),
        (Refusal.DIFFERENCE, "205回に比べ増加しました"),
        (Refusal.DIFFERENCE, "205回より増えた"),
        (Refusal.DIFFERENCE, "205回からさらに増加"),
        (Refusal.DIFFERENCE, "150回改善しました"),
        (Refusal.DIFFERENCE, "150回伸ばしました"),
        (Refusal.DIFFERENCE, "150回落ち込みました"),
        (Refusal.DIFFERENCE, "17回不足"),
        (Refusal.DIFFERENCE, "8回純増"),
        (Refusal.DIFFERENCE, "2回追加"),
        (Refusal.BOUND, "200回を突破しました"),
        (Refusal.BOUND, "200回を割りました"),
        (Refusal.BOUND, "200回に迫りました"),
        (Refusal.BOUND, "200回に近づきました"),
        (Refusal.BOUND, "＜200"),
        (Refusal.BOUND, "≧200"),
        (Refusal.BOUND, "200≦"),
        (Refusal.SEVERAL, "月1回×12"),
        (Refusal.SEVERAL, "2日×3回"),
        (Refusal.NO_NUMBER, "PID 213"),
        (Refusal.NO_NUMBER, "課題213"),
        (Refusal.NO_NUMBER, "Q7.2"),
        (Refusal.PLANNED, "27回予定"),
        (Refusal.PLANNED, "27回を予定しています"),
        (Refusal.PLANNED, "30回が目標"),
        (Refusal.PLANNED, "30回（目標）"),
        (Refusal.PLANNED, "30回やる予定だった"),
        (Refusal.BOUND, "30回以外"),
        (Refusal.BOUND, "400万台"),
        (Refusal.DIFFERENCE, "1000回を21回上回りました"),
        (Refusal.DIFFERENCE, "45回より2回減"),
        (Refusal.UNIT, "30代"),
        (Refusal.UNIT, "47ページ"),
        (Refusal.SEVERAL, "アプリ800件、電話221件"),
        (Refusal.SEVERAL, "窓口30＋電話17"),
        (Refusal.SEVERAL, "50回のうち47回"),
        (Refusal.SEVERAL, "実310、延べ450"),
        (Refusal.SEVERAL, "1021件（重複21件を除くと1000件）"),
        (Refusal.VAGUE, "四十数回"),
        (Refusal.NO_NUMBER, "Excelの47行目"),
        (Refusal.NO_NUMBER, "47回め"),
        (Refusal.NO_NUMBER, "7.0E0"),
        (Refusal.NO_NUMBER, "あと3件ですね"),
    ],
)
def test_words_that_say_it_is_not_the_value_refuse_it(code: Refusal, reply: str) -> None:
    refused = read(reply)
    assert isinstance(refused, Refused), refused
    assert refused.code is code


@pytest.mark.parametrize(
    ("intent", "reply"),
    [
        (Intent.HELP, "同じ日に2回開催した場合は2回と数えますか"),
        (Intent.HELP, "1回でも数えていいですか"),
        (Intent.BACK, "1問目に戻りたい"),
        (Intent.LATER, "残り3件は後で"),
        (Intent.SKIP, "1件だけ飛ばす"),
    ],
)
def test_a_wish_with_a_number_in_it_is_a_wish(intent: Intent, reply: str) -> None:
    meant = read(reply)
    assert isinstance(meant, Meant), meant
    assert meant.intent is intent


def test_the_same_as_last_year_in_front_of_a_number_is_a_claim() -> None:
    amount = read("前回と同じく47回")
    assert isinstance(amount, Amount)
    assert amount.same


@pytest.mark.parametrize("reply", ["今年度105件、累計3,500件", "累計3500件（今年度105件）", "105件（累計3500件）"])
def test_where_a_running_total_is_asked_for_it_is_taken(reply: str) -> None:
    amount = read(reply, "件", running_total=True)
    assert isinstance(amount, Amount), amount
    assert amount.value == 3500


def test_a_count_loses_its_noughts_behind_the_point_and_a_rate_keeps_them() -> None:
    count, rate = read("70.0"), read("7.0", "%", Kind.PERCENT)
    assert isinstance(count, Amount)
    assert isinstance(rate, Amount)
    assert (str(count.value), str(rate.value)) == ("70", "7.0")


def test_a_half_counts_so_that_the_checks_can_refuse_it() -> None:
    amount = read("47回半")
    assert isinstance(amount, Amount)
    assert amount.value == Decimal("47.5")


@pytest.mark.parametrize("reply", ["11.2m", "11.2ha", "11.2kg"])
def test_no_size_stands_for_another(reply: str) -> None:
    refused = read(reply, "km", Kind.DECIMAL)
    assert isinstance(refused, Refused), refused
    assert refused.code is Refusal.UNIT
