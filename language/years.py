"""Which fiscal years a text names: R5, 令和5年度, 2023年, 昨年度, 2024年3月."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from language.normalise import fold, normalise
from plan.fiscal import REIWA_OFFSET, FiscalYear

HEISEI_OFFSET = 1988
_DIGIT = {kanji: str(value) for value, kanji in enumerate("〇一二三四五六七八九")} | {"零": "0", "元": "1"}
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[元〇一二三四五六七八九])"


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that a text names, and where. ``shift`` is for 前の年: years from the one that was last spoken of, with ``year`` None."""

    start: int
    end: int
    words: str
    year: FiscalYear | None
    shift: int = 0


def find_years(text: str, today: date) -> tuple[NamedYear, ...]:
    """The years in the order of the text. A year that a figure is only compared with (令和3年度と比べた) is left out.

    ``text`` is read as `normalise` and `fold` leave it, so positions are those of ``normalise(text)``. January to March belong to the year before.
    """
    plain = fold(normalise(text))
    found: list[NamedYear] = []
    for pattern, read in _FORMS:
        for hit in pattern.finditer(plain):
            if any(hit.start() < other.end and other.start < hit.end() for other in found):
                continue
            named = read(hit, today)
            if named is not None:
                found.append(named)
    return tuple(sorted((year for year in found if not _only_compared(plain, year)), key=lambda year: year.start))


def _only_compared(plain: str, year: NamedYear) -> bool:
    return _COMPARED.match(plain, year.end) is not None


_COMPARED = re.compile(r"(?:と|に)(?:比べ|くらべ|比較|比し)|比(?:で|の|は|\W|$)|[^、。?\s]{0,12}との(?:比較|差)")


def _number(written: str) -> int:
    """Up to 99, in digits or kanji; 元 is 1."""
    if written.isdecimal():
        return int(written)
    if written == "がん":
        return 1
    if "十" in written:
        tens, ones = written.split("十")
        return int(_DIGIT.get(tens, "1")) * 10 + int(_DIGIT.get(ones, "0"))
    return int("".join(_DIGIT[letter] for letter in written))


def _named(hit: re.Match[str], year: FiscalYear) -> NamedYear:
    return NamedYear(hit.start(), hit.end(), hit[0], year)


def _of_era(offset: int) -> Callable[[re.Match[str], date], NamedYear]:
    def read(hit: re.Match[str], _today: date) -> NamedYear:
        return _named(hit, _with_month(offset + _number(hit["year"]), hit["month"]))

    return read


def _western(hit: re.Match[str], _today: date) -> NamedYear:
    return _named(hit, _with_month(int(hit["year"]), hit["month"]))


def _with_month(western: int, month: str | None) -> FiscalYear:
    """令和6年3月 lies in R5; 令和6年 without a month is taken as the fiscal year of that number."""
    if month and 1 <= int(month) <= 12:
        return FiscalYear.of(date(western, int(month), 1))
    return FiscalYear(western)


def _short(hit: re.Match[str], _today: date) -> NamedYear | None:
    """5年度 is Reiwa, 23年度 is 2023, 30年度 is Heisei: whichever lies nearest to the years people speak of."""
    number = _number(hit["year"])
    if number == 0:
        return None
    if number <= 18:
        return _named(hit, FiscalYear.reiwa(number))
    return _named(hit, FiscalYear(2000 + number if number < 30 else HEISEI_OFFSET + number))


def _relative(shift: int) -> Callable[[re.Match[str], date], NamedYear]:
    def read(hit: re.Match[str], today: date) -> NamedYear:
        return _named(hit, FiscalYear.of(today) + shift)

    return read


def _from_the_last(shift: int) -> Callable[[re.Match[str], date], NamedYear]:
    def read(hit: re.Match[str], _today: date) -> NamedYear:
        return NamedYear(hit.start(), hit.end(), hit[0], None, shift)

    return read


def _year_ago(hit: re.Match[str], today: date) -> NamedYear:
    return _named(hit, FiscalYear.of(today) - _number(hit["year"]))


_MONTH = r"(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:末|時点|度)?)?"


def _forms() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str], date], NamedYear | None]]]:
    for names, letters, offset in (
        ("令和|れいわ", "r", REIWA_OFFSET),
        ("平成|へいせい", "h", HEISEI_OFFSET),
    ):
        yield (
            re.compile(rf"(?<![a-z\d]){letters}(?P<year>\d{{1,2}})\.(?P<month>1[0-2]|[1-9])(?![\d%])"),
            _of_era(offset),
        )
        yield re.compile(rf"(?:{names})\s?(?P<year>{_NUMBER}|がん)\s?(?:年度?|ねんど?|/)?{_MONTH}"), _of_era(offset)
        yield (
            re.compile(rf"(?<![a-z\d]){letters}[.\s-]?(?P<year>\d{{1,2}})(?![\d:])(?:年度?|ねんど)?{_MONTH}(?![a-z])"),
            _of_era(offset),
        )
    yield (
        re.compile(
            rf"(?<![\d,.])(?:fy\s?|西暦)?(?P<year>(?:19|20)\d\d)(?![\d,.]*\d|\s?(?:件|回|人|円|時間|業務|施設|%))\s?(?:年度?|ねんど?|/)?{_MONTH}"
        ),
        _western,
    )
    yield re.compile(r"(?<![a-z\d])fy\s?(?P<year>\d\d)(?!\d)"), _short
    yield (
        re.compile(
            r"(?:(?:その|それの|もう)(?:1つ|一つ|ひとつ)?)(?:前|まえ)の?(?:年度?|とし|ねんど)|その前(?=は|$|[?\s])|(?<![一\w])前の年度?|(?:1つ|一つ|ひとつ)前の?年度?"
        ),
        _from_the_last(-1),
    )
    yield re.compile(r"(?:その|それの)?(?:次|つぎ|翌)の?(?:年度?|ねんど|とし)"), _from_the_last(1)
    yield re.compile(r"一昨々年度?|さきおととし"), _relative(-3)
    yield re.compile(r"一昨年度?|おととし(?:度)?|いっさくねん(?:ど)?|前々年度?"), _relative(-2)
    yield re.compile(r"昨年度?|去年度?|前年度?(?!比)|さくねん(?:ど)?|きょねん|ぜんねん(?:ど)?"), _relative(-1)
    yield re.compile(r"再来年度?|さらいねん(?:ど)?"), _relative(2)
    yield re.compile(r"来年度?|らいねん(?:ど)?|次年度"), _relative(1)
    yield re.compile(r"今年度?|本年度?|ことし|こんねん(?:ど)?|ほんねんど|当年度|今現在の年度"), _relative(0)
    yield re.compile(rf"(?P<year>{_NUMBER})年前"), _year_ago
    yield re.compile(rf"(?<![\d.,一二三四五六七八九十]|第)(?P<year>{_NUMBER})\s?年度"), _short


_FORMS = tuple(_forms())
