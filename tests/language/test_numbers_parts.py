"""Replies to a rate: its two parts in one message, the rate alone, or both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.intents import Intent, Meant
from language.numbers import Amount, Refusal, Refused, read_amount
from plan.model import Kind

PARTS = ("オンラインでの手続き件数", "手続き総件数")


def ratio(reply: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    read = read_amount(reply, Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Amount), read
    return read.numerator, read.denominator, read.value


@pytest.mark.parametrize(
    "reply",
    [
        "8214/96830",
        "８，２１４／９６，８３０",
        "8,214 / 96,830",
        "8,214件/96,830件",
        "8214÷96830",
        "8214 96830",
        "8,214、96,830",
        "8214\n96830",
        "8214件（96830件中）",
        "8,214件（総件数96,830件）",
        "9万6,830件中8,214件",
        "96,830のうち8,214",
        "96,830（うちオンライン8,214）",
        "総数96,830件、うちオンライン8,214件",
        "オンライン8,214件、総数96,830件",
        "分子8,214 分母96,830",
        "分母は96,830、分子は8,214です",
        "96830分の8214",
        "オンラインでの手続き件数は8,214件、手続き総件数は9万6,830件です",
        "手続き総件数96,830件、オンラインでの手続き件数8,214件",
        "オンライン8,214件、紙88,616件、計96,830件",
        "令和6年度は8,214/96,830でした",
        "3/31現在 8214/96830",
        "8,214/96,830（前年度1,021/15,000）",
        "前年度は1,021/15,000、今年度は8,214/96,830",
        "8,124/96,830じゃなくて8,214/96,830",
        "8124じゃなくて8214、96830",
        "分母96830 分子8214",
        "オンライン8214＋窓口88616＝96830",
        "オンライン8214、郵送22、窓口88594、合計96830",
        "九万六千八百三十件中八千二百十四件",
        "96,830件中8,214件でした。前年度より増えました。",
    ],
)
def test_both_parts_are_read_from_one_message(reply: str) -> None:
    assert ratio(reply) == (Decimal(8214), Decimal(96830), None)


@pytest.mark.parametrize(
    "reply",
    ["8.5%（8,214/96,830）", "8,214/96,830で8.5%です", "8.5（8214/96830）", "全体96,830件、電子申請8,214件、8.5％"],
)
def test_a_rate_beside_its_parts_is_kept_for_the_check(reply: str) -> None:
    assert ratio(reply) == (Decimal(8214), Decimal(96830), Decimal("8.5"))


@pytest.mark.parametrize(
    "reply",
    [
        "分母＝96,830、分子＝8,214",
        "8,214が分子、96,830が分母",
        "8214分子96830分母",
        "対象96,830人、受講8,214人",
        "96,830件のうちオンラインは8,214件（スマホ8,000、PC214）",
        "96,830件中8,214件（窓口88,616件）",
        "8214/96830（うち新規5）",
        "九万六千八百三十分の八千二百十四",
    ],
)
def test_a_name_or_a_bracket_says_which_count_is_which(reply: str) -> None:
    assert ratio(reply) == (Decimal(8214), Decimal(96830), None)


@pytest.mark.parametrize(
    ("reply", "value"),
    [("率8.5、分子8214、分母96830", "8.5"), ("96,830件中8,214件（0.085）", "0.085"), ("8214/96830 → 8.48%", "8.48")],
)
def test_a_rate_that_comes_out_of_its_parts_takes_them_not_back(reply: str, value: str) -> None:
    assert ratio(reply) == (Decimal(8214), Decimal(96830), Decimal(value))


@pytest.mark.parametrize(
    "reply",
    ["24 340", "24、340", "24\n340", "24と340", "24件、340件", "340人に24人", "340件あって24件がオンライン", "5/9"],
)
def test_two_counts_that_nothing_but_their_order_or_size_tells_apart_are_asked_about(reply: str) -> None:
    read = read_amount(reply, Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Amount), read
    assert read.numerator is not None
    assert read.unsure


@pytest.mark.parametrize(
    "reply",
    [
        "オンライン24、書面316",
        "済24、未316",
        "対応済24件、未対応316件",
        "満足24人、不満316人",
        "賛成24、反対316",
        "男24女316",
        "市内24、市外316",
        "新規24件、更新316件",
        "上半期10件、下半期14件",
        "A課10件、B課14件",
        "全体340、未対応316",
        "340件中オンラインでないもの316件",
        "＋24/340",
        "24増/340",
        "/340",
    ],
)
def test_two_counts_that_are_no_part_and_its_whole_make_no_rate(reply: str) -> None:
    read = read_amount(reply, Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Refused), read
    assert read.code is Refusal.SEVERAL


def test_a_corrected_count_keeps_its_name() -> None:
    assert ratio("分母は340じゃなくて430") == (None, Decimal(430), None)


def test_one_part_without_the_other_is_not_known() -> None:
    read = read_amount("分子24、分母は不明", Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Meant)
    assert read.intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    ("reply", "numerator", "denominator", "value"),
    [
        ("8.5%", None, None, "8.5"),
        ("率だけ分かる 8.5%", None, None, "8.5"),
        ("8.5パーセントです。内訳は分かりません", None, None, "8.5"),
        ("前年度は6.8%、今年度は8.5%", None, None, "8.5"),
        ("0.085", None, None, "0.085"),
        ("8214", None, None, "8214"),
        ("8,214件", None, None, "8214"),
        ("分子8214", 8214, None, None),
        ("総件数は96,830です", None, 96830, None),
        ("8,214件、全体の8.5%", 8214, None, "8.5"),
        ("96,830件の8.5%", None, 96830, "8.5"),
        ("5/9", 5, 9, None),
        ("▲3/34", -3, 34, None),
        ("0/0", 0, 0, None),
    ],
)
def test_what_was_not_said_stays_open(
    reply: str, numerator: int | None, denominator: int | None, value: str | None
) -> None:
    expected = (None if number is None else Decimal(number) for number in (numerator, denominator, value))
    assert ratio(reply) == tuple(expected)


@pytest.mark.parametrize(
    ("code", "reply"),
    [
        (Refusal.MALFORMED, "12,34"),
        (Refusal.SEVERAL, "12件、34件、56件"),
        (Refusal.SEVERAL, "12/34/56"),
        (Refusal.DENIED, "8,214件に届かず"),
        (Refusal.SEVERAL, "オンライン8,214件、紙88,616件"),
        (Refusal.SEVERAL, "大変満足30% 満足52.5%"),
        (Refusal.RANGE, "3〜5件/34件"),
        (Refusal.UNIT, "8,214円/96,830円"),
        (Refusal.BOUND, "8,000件以上/96,830件"),
        (Refusal.DATE, "12月10日"),
        (Refusal.NO_NUMBER, "これから"),
    ],
)
def test_parts_that_cannot_be_told_apart_are_refused(code: Refusal, reply: str) -> None:
    read = read_amount(reply, Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Refused)
    assert read.code is code


@pytest.mark.parametrize("reply", ["率だけ分かる", "率しか届いていません", "内訳は分からない", "件数は不明です"])
def test_the_rate_without_its_parts_is_an_intent(reply: str) -> None:
    read = read_amount(reply, Kind.RATIO, "%", parts=PARTS)
    assert isinstance(read, Meant)
    assert read.intent is Intent.RATE_ONLY
