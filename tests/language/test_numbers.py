"""Replies to 「何件ですか」: the one number that is meant, or the reason why there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.intents import Intent, Meant
from language.numbers import Amount, Refusal, Refused, read_amount
from plan.fiscal import FiscalYear
from plan.model import Kind


def count(reply: str, unit: str = "件") -> Amount:
    return amount(reply, Kind.COUNT, unit)


def amount(reply: str, kind: Kind, unit: str) -> Amount:
    read = read_amount(reply, kind, unit)
    assert isinstance(read, Amount), read
    return read


def refusal(reply: str, kind: Kind = Kind.COUNT, unit: str = "件") -> Refused:
    read = read_amount(reply, kind, unit)
    assert isinstance(read, Refused), read
    return read


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("47", "47"),
        ("４７０", "470"),
        ("８，２１４件", "8214"),
        ("4,051,623", "4051623"),
        ("1 021件", "1021"),
        ("1, 021件", "1021"),
        ("４　７", "47"),
        ("1.5万", "15000"),
        ("9万6,830", "96830"),
        ("9万 6,830", "96830"),
        ("412万551件", "4120551"),
        ("1億2,000万", "120000000"),
        ("1億2千万", "120000000"),
        ("12万3千", "123000"),
        ("2.1466万件", "21466"),
        ("4.05百万", "4050000"),
        ("千二百件", "1200"),
        ("二万三千四百", "23400"),
        ("四十七", "47"),
        ("四七件", "47"),
        ("二〇二五", "2025"),
        ("1千34件", "1034"),
        ("0", "0"),
        ("ゼロ", "0"),
        ("〇件", "0"),
        ("零", "0"),
        ("47ｹﾝ", "47"),
        ("47件①", "47"),
        ("▲5", "-5"),
        ("△ 5件", "-5"),
        ("−5", "-5"),
        ("ー５", "-5"),
        ("マイナス5", "-5"),
    ],
)
def test_a_number_is_read_however_it_is_written(reply: str, value: str) -> None:
    assert count(reply).value == Decimal(value)


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("令和6年度は47回でした", 47),
        ("R6は 47 です", 47),
        ("６年度　４７回", 47),
        ("FY2024 47", 47),
        ("令和7年3月末時点で29です", 29),
        ("R7.3.31現在 29回", 29),
        ("4/1〜3/31で47回", 47),
        ("第2回から第48回まで47回", 47),
        ("毎月4回、年48回", 48),
        ("47回です。よろしくお願いします。総務課 田中（内線2345）", 47),
        ("47回（延べ1,200人参加）", 47),
        ("2会場で47回", 47),
        ("九十九島で四十七回", 47),
        ("A4の様式で47回", 47),
        ("47回（14:05現在）", 47),
        ("えーと…47", 47),
        ("47回で間違いありません", 47),
        ("計47回（本庁30回、支所17回）", 47),
        ("本庁30回、支所17回、計47回", 47),
        ("30回+17回=47回", 47),
        ("47回、うち新規5回、継続42回", 47),
        ("5回を含めて47回", 47),
        ("オンライン12回含めて47回", 47),
        ("47回、内オンライン12", 47),
        ("50回から中止3回を除いた47回", 47),
        ("45回に2回足して47回", 47),
        ("47回※1", 47),
    ],
)
def test_what_stands_around_the_number_is_not_the_number(reply: str, value: int) -> None:
    assert count(reply, "回").value == value


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("前年度より2件増えて47件", 47),
        ("47件（前年45件）", 47),
        ("前年度45件から47件になりました", 47),
        ("45から47に増えました", 47),
        ("昨年は45、今年は47", 47),
        ("47件（前年度比+2件）", 47),
        ("47件、前年度比104.4%です", 47),
        ("前年度の2倍の90件", 90),
        ("予定27件に対し47件", 47),
        ("30件の予定が47件になりました", 47),
        ("目標は30でしたが47件でした", 47),
        ("47件（達成率174%）", 47),
        ("50件の目標を達成できず47件", 47),
        ("47件で目標の50件には届きませんでした", 47),
        ("45件は前年度、47件が今年度", 47),
    ],
)
def test_last_year_the_plan_and_differences_are_left_out(reply: str, value: int) -> None:
    assert count(reply).value == value


@pytest.mark.parametrize(
    "reply",
    [
        "231じゃなくて213",
        "231ではなく213です",
        "231、いや213",
        "231→213",
        "231を213に訂正",
        "231は間違いで213",
        "231は213の間違いでした",
        "231と入力しましたが213です",
        "誤231 正213",
        "213です、231ではありません",
        "213です（231は誤り）",
        "231違う213",
        "すみません213でした",
        "訂正 213",
        "やっぱり２１３",
        "213に直してください",
        "231…あ、213です",
        "誤）231　正）213",
        "231でも230でもなく213",
    ],
)
def test_a_correction_inside_one_message_counts(reply: str) -> None:
    assert count(reply).value == 213


@pytest.mark.parametrize("reply", ["さっきの231は間違いでした", "231を直したい", "訂正したい"])
def test_a_withdrawn_number_alone_asks_to_correct(reply: str) -> None:
    read = read_amount(reply, Kind.COUNT, "件")
    assert isinstance(read, Meant)
    assert read.intent is Intent.CORRECT


@pytest.mark.parametrize(
    ("reply", "value", "hedge"),
    [
        ("約200", 200, "約"),
        ("およそ410万件", 4100000, "およそ"),
        ("200件程度", 200, "程度"),
        ("千件くらい", 1000, "くらい"),
        ("47件強", 47, "強"),
        ("50件弱", 50, "弱"),
        ("十件前後", 10, "前後"),
        ("毎月約4件、計約47件", 47, "約"),
    ],
)
def test_an_approximate_number_says_which_word_made_it_so(reply: str, value: int, hedge: str) -> None:
    read = count(reply)
    assert (read.value, read.approximate, read.hedge) == (Decimal(value), True, hedge)
    assert not read.unsure


@pytest.mark.parametrize(
    ("reply", "value", "doubt"),
    [
        ("たぶん47", 47, "たぶん"),
        ("47件だと思います", 47, "と思"),
        ("47？", 47, "？"),
        ("1034件（速報値）", 1034, "速報"),
        ("集計中ですが47件", 47, "集計中ですが"),
        ("47件かどうか分かりません", 47, "分かりません"),
    ],
)
def test_a_doubtful_number_says_which_words_made_it_so(reply: str, value: int, doubt: str) -> None:
    read = count(reply)
    assert (read.value, read.unsure, read.doubt) == (Decimal(value), True, doubt)
    assert not read.approximate


@pytest.mark.parametrize(
    ("code", "reply", "written"),
    [
        (Refusal.RANGE, "15〜17", "15〜17"),
        (Refusal.RANGE, "だいたい15-17件です", "だいたい15-17件"),
        (Refusal.RANGE, "15から17", "15から17"),
        (Refusal.RANGE, "46か47", "46か47"),
        (Refusal.SEVERAL, "47と52", "47と52"),
        (Refusal.SEVERAL, "47 52", "47 52"),
        (Refusal.SEVERAL, "本庁30件、支所17件", "30件、支所17件"),
        (Refusal.SEVERAL, "30件×12", "30件×12"),
        (Refusal.SEVERAL, "100件中47件", "100件中47件"),
        (Refusal.SEVERAL, "1、021件", "1、021件"),
        (Refusal.SEVERAL, "今年度分1,543件、累計4,938件", "1,543件、累計4,938件"),
        (Refusal.MALFORMED, "1,02", "1,02"),
        (Refusal.MALFORMED, "12,34件", "12,34件"),
        (Refusal.MALFORMED, "12万3", "12万3"),
        (Refusal.MALFORMED, "1億2000", "1億2000"),
        (Refusal.MALFORMED, "四7件", "7件"),
        (Refusal.MALFORMED, "405まん", "405"),
        (Refusal.TOO_LARGE, "99999999999999999999", "99999999999999999999"),
        (Refusal.UNIT, "47円", "47円"),
        (Refusal.UNIT, "¥47", "47"),
        (Refusal.UNIT, "47%", "47%"),
        (Refusal.UNIT, "47人です", "47人"),
        (Refusal.UNIT, "30分", "30分"),
        (Refusal.UNIT, "12㎡", "12㎡"),
        (Refusal.BOUND, "200以上", "200以上"),
        (Refusal.BOUND, "47件未満", "47件未満"),
        (Refusal.BOUND, "少なくとも47件", "少なくとも47件"),
        (Refusal.BOUND, "千件を超えました", "千件を超えました"),
        (Refusal.VAGUE, "数十件", "数十"),
        (Refusal.VAGUE, "十数件", "十数"),
        (Refusal.VAGUE, "ほぼ前年度と同じ", "ほぼ前年度と同じ"),
        (Refusal.DIFFERENCE, "前年度より2件増", "前年度より2件増"),
        (Refusal.OTHER_YEAR, "前年度は45件でした", "前年度は45件でした"),
        (Refusal.PLANNED, "予定は27件です", "予定は27件です"),
        (Refusal.DATE, "5/9", "5/9"),
        (Refusal.DATE, "5月9日", "5月9日"),
        (Refusal.DATE, "2025/4/1", "2025/4/1"),
        (Refusal.PHONE, "0956-24-1111", "0956-24-1111"),
        (Refusal.PHONE, "担当：田中　内線1234", "内線1234"),
        (Refusal.NONE_OR_ZERO, "なし", "なし"),
        (Refusal.NONE_OR_ZERO, "通報はありませんでした", "通報はありませんでした"),
        (Refusal.NONE_OR_ZERO, "－", "－"),
        (Refusal.NONE_OR_ZERO, "まだ1件もありません", "まだ1件もありません"),
        (Refusal.NONE_OR_ZERO, "0件、該当なし", "0件、該当なし"),
        (Refusal.NO_NUMBER, "", ""),
        (Refusal.NO_NUMBER, "たくさんやりました", "たくさんやりました"),
        (Refusal.NO_NUMBER, "1O34", "1O34"),
        (Refusal.NO_NUMBER, "別紙3のとおり", "別紙3のとおり"),
        (Refusal.NO_NUMBER, "一部だけです", "一部だけです"),
    ],
)
def test_what_is_no_single_number_is_refused_with_its_reason(code: Refusal, reply: str, written: str) -> None:
    assert refusal(reply) == Refused(code, written)


def test_not_even_one_is_a_counted_nought() -> None:
    assert count("1件もありませんでした").value == 0


@pytest.mark.parametrize(
    "reply", ["1件も把握していない", "一件も集計できていません", "1件も分かりません", "1件も聞いていません"]
)
def test_not_even_one_that_is_known_is_no_nought(reply: str) -> None:
    meant = read_amount(reply, Kind.COUNT, "件")
    assert isinstance(meant, Meant), meant
    assert meant.intent is Intent.UNKNOWN


@pytest.mark.parametrize("reply", ["1件もないわけではない", "1件もないとは言えません"])
def test_a_nought_that_is_denied_is_none(reply: str) -> None:
    assert refusal(reply).code is Refusal.NONE_OR_ZERO


@pytest.mark.parametrize(
    ("reply", "unit", "value"),
    [
        ("205業務", "業務", 205),
        ("29施設です", "施設", 29),
        ("９ヶ所", "か所", 9),
        ("9箇所", "か所", 9),
        ("九カ所", "か所", 9),
        ("26名", "人", 26),
        ("27種", "種類", 27),
        ("4,051,623ＰＶ", "PV", 4051623),
        ("22戸", "農家", 22),
        ("12回", "件", 12),
        ("3課で47件", "件", 47),
        ("10日", "日", 10),
    ],
)
def test_a_unit_is_known_in_its_spellings(reply: str, unit: str, value: int) -> None:
    assert count(reply, unit).value == value


@pytest.mark.parametrize(
    ("reply", "unit", "value"),
    [
        ("2時間30分", "時間", "2.5"),
        ("2時間30分", "分", "150"),
        ("2時間半", "時間", "2.5"),
        ("2:30", "時間", "2.5"),
        ("7089時間18分", "時間", "7089.3"),
        ("90分", "時間", "1.5"),
        ("7,089.3h", "時間", "7089.3"),
        ("100分", "時間", "1.6667"),
        ("約1.5時間", "分", "90"),
    ],
)
def test_hours_and_minutes_become_the_unit_that_was_asked(reply: str, unit: str, value: str) -> None:
    assert amount(reply, Kind.DECIMAL, unit).value == Decimal(value)


@pytest.mark.parametrize(
    ("reply", "value", "percent"),
    [
        ("6.8", "6.8", False),
        ("6.8%", "6.8", True),
        ("６．８％", "6.8", True),
        ("6.8ﾊﾟｰｾﾝﾄ", "6.8", True),
        ("6.8パー", "6.8", True),
        ("三割", "30", True),
        ("1割2分", "12", True),
        ("九割五分", "95", True),
        ("8割2分5厘", "82.5", True),
        ("八十二・五%", "82.5", True),
        ("0.068", "0.068", False),
        (".068", "0.068", False),
        ("0.068%", "0.068", True),
        ("33件中27件で82.5%", "82.5", True),
        ("前年度より1.1ポイント減の82.5%", "82.5", True),
        ("6.6%から6.8%に増加", "6.8", True),
    ],
)
def test_a_percentage_keeps_whether_its_sign_was_written(reply: str, value: str, percent: bool) -> None:
    read = amount(reply, Kind.PERCENT, "%")
    assert (read.value, read.percent) == (Decimal(value), percent)


@pytest.mark.parametrize(
    ("code", "reply"),
    [
        (Refusal.UNIT, "12件"),
        (Refusal.UNIT, "82.5‰"),
        (Refusal.RANGE, "82〜83%"),
        (Refusal.SEVERAL, "30% 52.5%"),
        (Refusal.MALFORMED, "6,8"),
        (Refusal.DIFFERENCE, "1.1ポイント減"),
        (Refusal.BOUND, "80%台"),
        (Refusal.VAGUE, "半分"),
        (Refusal.DATE, "5/9"),
    ],
)
def test_a_percentage_is_refused_where_none_can_be_read(code: Refusal, reply: str) -> None:
    assert refusal(reply, Kind.PERCENT, "%").code is code


@pytest.mark.parametrize(
    "reply", ["前年度と同じ 205", "205、前年度と変わらず", "前年度の205件と同じです", "例年どおり205件", "205件のまま"]
)
def test_a_number_beside_the_same_as_last_year_is_kept_with_the_claim(reply: str) -> None:
    read = count(reply)
    assert (read.value, read.same) == (Decimal(205), True)


@pytest.mark.parametrize("reply", ["令和5年度が45回、令和6年度が47回", "R5 45 R6 47", "R6：47回、2023年度：45回"])
def test_of_two_years_the_one_that_was_asked_is_taken(reply: str) -> None:
    read = read_amount(reply, Kind.COUNT, "回", year=FiscalYear.reiwa(6))
    assert isinstance(read, Amount)
    assert read.value == 47
    unasked = read_amount(reply, Kind.COUNT, "回")
    assert isinstance(unasked, Refused)
    assert unasked.code is Refusal.SEVERAL


def test_another_year_alone_is_refused() -> None:
    read = read_amount("令和5年度は45回", Kind.COUNT, "回", year=FiscalYear.reiwa(6))
    assert read == Refused(Refusal.OTHER_YEAR, "令和5年度は45回")


@pytest.mark.parametrize(
    ("reply", "written"),
    [
        ("約２００件です", "約２００件"),
        ("実績は９ヶ所でした", "９ヶ所"),
        ("▲ ５", "▲ ５"),
        ("6.8ﾊﾟｰｾﾝﾄでした", "6.8ﾊﾟｰｾﾝﾄ"),
    ],
)
def test_the_number_is_quoted_as_it_was_typed(reply: str, written: str) -> None:
    kind = Kind.PERCENT if "ﾊﾟ" in reply else Kind.COUNT
    assert amount(reply, kind, "か所" if "所" in reply else "件").written == written
