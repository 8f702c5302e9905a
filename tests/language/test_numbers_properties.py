"""Properties of reading: no text breaks it, every written number comes back."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from language.intents import Meant, read_intent
from language.normalise import fold, normalise, trace
from language.numbers import Amount, Refused, read_amount
from plan.model import Kind

PROFILE = settings(max_examples=120, deadline=None)
WIDE = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
KANJI = "〇一二三四五六七八九"
# What replies are made of, so that the search finds odd neighbours sooner than letters at random would.
PIECES = (
    "47", "1,021", "１２", "0", "8.5", "▲", "-", "〜", "/", "(", ")", "（", "、", "。", " ", "\n", "件", "回", "%", "割", "分", "時間", "万",
    "億", "千", "十", "三", "〇", "約", "ほど", "以上", "前年度", "予定", "令和6年度", "R5", "5月9日", "じゃなくて", "→", "いや", "うち", "計",
    "中", "総数", "より", "増えて", "まだ", "なし", "同じ", "内線", "0956-24-1111", "①", "ﾊﾟ", "第", "数", "も", "ません", "の", "は",
)  # fmt: skip

kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.TEXT])
units = st.sampled_from(["件", "か所", "業務", "時間", "%", "人", "日", ""])
messy = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
texts = st.one_of(st.text(max_size=60), messy)
whole = st.integers(min_value=0, max_value=9_999_999_999)


def value_of(reply: str, kind: Kind = Kind.COUNT, unit: str = "件") -> Decimal | None:
    read = read_amount(reply, kind, unit)
    assert isinstance(read, Amount), (reply, read)
    return read.value


@given(texts, kinds, units)
@PROFILE
def test_no_text_breaks_it(text: str, kind: Kind, unit: str) -> None:
    read = read_amount(text, kind, unit)
    assert isinstance(read, Amount | Refused | Meant)


@given(texts)
@PROFILE
def test_what_is_quoted_was_typed(text: str) -> None:
    read = read_amount(text, Kind.COUNT, "件")
    assert read.written in text


@given(texts)
@PROFILE
def test_an_intent_never_invents_the_text_beside_it(text: str) -> None:
    meant = read_intent(text)
    assert meant is None or all(part in text for part in meant.rest.split(" "))


@given(st.text(max_size=60))
@PROFILE
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=60))
@PROFILE
def test_no_letter_becomes_a_digit(text: str) -> None:
    digits = sum(letter in "0123456789" for letter in normalise(text))
    assert digits == sum(
        unicodedata.category(letter) == "Nd" and unicodedata.normalize("NFKC", letter) in "0123456789"
        for letter in text
    )


@given(st.text(max_size=60))
@PROFILE
def test_positions_survive_folding(text: str) -> None:
    typed = trace(text)
    assert len(fold(typed.text)) == len(typed.text) == len(typed.origin) - 1


@given(whole)
@PROFILE
def test_commas_full_width_and_the_unit_change_no_number(number: int) -> None:
    assert value_of(f"{number:,}") == number
    assert value_of(f"{number:,}件".translate(WIDE)) == number
    assert value_of(f"R6は{number}件でした") == number
    assert value_of("".join(KANJI[int(digit)] for digit in str(number)) + "件") == number


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9999))
@PROFILE
def test_ten_thousands_come_back(ten_thousands: int, rest: int) -> None:
    written = f"{ten_thousands:,}万" + (f"{rest:,}" if rest >= 10 else "")
    assert value_of(written) == ten_thousands * 10_000 + (rest if rest >= 10 else 0)


@given(st.integers(min_value=1, max_value=99_999_999))
@PROFILE
def test_kanji_numerals_come_back(number: int) -> None:
    assert value_of(in_kanji(number) + "件") == number


@given(st.decimals(min_value=0, max_value=1000, places=1), st.sampled_from(["%", "％", " %", "パーセント", "ﾊﾟｰｾﾝﾄ"]))
@PROFILE
def test_percentages_come_back(rate: Decimal, sign: str) -> None:
    assert value_of(f"{rate}{sign}", Kind.PERCENT, "%") == rate


@given(
    whole,
    whole,
    st.sampled_from(["{0}/{1}", "{0:,}件／{1:,}件", "{1:,}件中{0:,}件", "分子{0}、分母{1}", "{0:,}（総数{1:,}）"]),
)
@PROFILE
def test_both_parts_of_a_rate_come_back(numerator: int, denominator: int, form: str) -> None:
    read = read_amount(form.format(numerator, denominator), Kind.RATIO, "%")
    assert isinstance(read, Amount)
    assert (read.numerator, read.denominator) == (Decimal(numerator), Decimal(denominator))


def in_kanji(number: int) -> str:
    high, low = divmod(number, 10_000)
    return (in_kanji(high) + "万" if high else "") + "".join(
        ("" if digit == 1 and magnitude else KANJI[digit]) + magnitude
        for digit, magnitude in zip((int(figure) for figure in f"{low:04}"), ("千", "百", "十", ""), strict=True)
        if digit
    )
