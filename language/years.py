"""Which fiscal years a text names: R5, 令和5年度, 2023年, 昨年度, 2024年3月, 令和3年度から令和5年度."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from language.normalise import fold, normalise
from plan.fiscal import REIWA_OFFSET, FiscalYear

HEISEI_OFFSET = 1988
LAST_MONTH = 3  # a date in it stands for the year that it ends
_DIGIT = {kanji: str(value) for value, kanji in enumerate("〇一二三四五六七八九")} | {"零": "0", "元": "1"}
_SPOKEN = {
    kana: value
    for value, kanas in enumerate(
        ("がん", "に", "さん", "よん よ し", "ご", "ろく", "なな しち", "はち", "きゅう く", "じゅう"), 1
    )
    for kana in kanas.split()
}
_KANA = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[元〇一二三四五六七八九])"


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that a text names, and where.

    ``shift`` is for 前の年: years from the one that was last spoken of, with ``year`` None. ``month`` is the month that was named with it, 0 for
    none. ``compared`` says that a figure is only held against it (令和3年度と比べた) or that it is not meant (令和5年度ではなく), ``through`` that it ends a
    range with the one before, ``open`` that it stands for many years (令和5年度以降, 令和5年度以外).
    """

    start: int
    end: int
    words: str
    year: FiscalYear | None
    shift: int = 0
    month: int = 0
    compared: bool = False
    through: bool = False
    open: bool = False


def every_year(text: str, today: date) -> tuple[NamedYear, ...]:
    """The years in the order of the text, also those that a figure is only compared with (令和3年度と比べた).

    ``text`` is read as `normalise` and `fold` leave it, so positions are those of ``normalise(text)``. January to March belong to the year before.
    """
    plain = fold(normalise(text))
    found: list[NamedYear] = list(_listed(plain))
    for pattern, read in _FORMS:
        for hit in pattern.finditer(plain):
            if any(hit.start() < other.end and other.start < hit.end() for other in found):
                continue
            named = read(hit, today)
            if named is not None:
                found.append(named)
    ended = [_to_its_end(plain, named) for named in _counted(plain, sorted(found, key=lambda named: named.start))]
    return tuple(_in_context(plain, ended, at) for at in range(len(ended)))


def spanned(named: Sequence[NamedYear]) -> tuple[FiscalYear, ...]:
    """Every year that is asked for, in the order of the text, ranges with the years between their ends."""
    years: list[FiscalYear] = []
    for one in named:
        if one.year is None:
            continue
        if one.through and years:
            years.extend(FiscalYear(western) for western in range(years[-1].western + 1, one.year.western))
        years.append(one.year)
    return tuple(dict.fromkeys(years))


_END_OF_YEAR = re.compile(r"(?:末日?)?(?:時点|現在)?")
_OPEN = re.compile(r"(?:以外|以降|以後|以前|以来|より(?:も)?(?:前|まえ|後|あと)(?!年))(?:の(?:年度?|とし)(?![一-龥]))?")
_NOT_MEANT = re.compile(
    r"の?(?:こと|ほう|方|分)?(?:では|じゃ)(?:なくて?|無くて?|ない(?:です|方の?|ほうの?)?|ありません)(?:ので|が|けど)?[、,]?"
)
_FROM_IT = re.compile(
    rf"(?:の|から(?:見て|みて|数えて)|より(?=[\d一二三四五六七八九]))?\s?(?:その)?(?:(?P<years>{_NUMBER})年(?P<way>前|後|まえ|あと)(?:度)?|(?P<after>翌年度?|よくねん(?:ど)?|(?:次|つぎ)の?(?:年度?|とし|ねんど))"
    r"|(?P<before>(?:前|まえ|ぜん)の?(?:年度?|とし|ねんど?)|(?<=の)前(?=の(?!年)))|(?P<two>前々年度?|翌々年度?))"
)
_HELD_AGAINST = re.compile(
    r"の[^、。?]{0,12}(?:(?:と|に)(?:比べ|くらべ|比較)|より[^、。?]{0,6}(?:増|減|伸び|上が|下が|多|少な|高|低))"
)
_THROUGH = re.compile(r"\s?(?:から|~|-|より|ないし|ら)\s?")
_COMPARED = re.compile(r"(?:と|に)(?:比べ|くらべ|比較|比し)|比(?:で|の|は|\W|$)|[^、。?\s]{0,12}との(?:比較|差)")
_BEFORE = re.compile(r"(?:前|ぜん)(?:年度?|ねん(?:ど)?)")
_AGO = re.compile(r"前(?:の|々)?(?:年|とし)|ぜんねん|昨年|昨々年|去年|きょねん|一昨年|おととし")
_CHANGED_SINCE = re.compile(r"(?:から|より|に対して?)[^、。?\d]{0,8}(?:増|減|伸び|上が|下が|多|少な|高|低)")


def _counted(plain: str, found: list[NamedYear]) -> list[NamedYear]:
    """令和4年度の翌年, 令和5年度の2年前: counted from the year that is named. 令和5年度の前年比 only holds the one against the other."""
    years: list[NamedYear] = []
    for named in found:
        if years and named.start < years[-1].end:
            continue
        before = years[-1].year if years else None
        if before and (named.shift or _BEFORE.fullmatch(named.words)) and not _against(plain, named.end):
            named = replace(named, year=before + (named.shift or -1), shift=0)
        hit = _FROM_IT.match(plain, named.end)
        while hit and named.year and not _against(plain, hit.end()):
            shift = _years_away(hit)
            named = replace(named, end=hit.end(), words=plain[named.start : hit.end()], year=named.year + shift)
            hit = _FROM_IT.match(plain, named.end)
        years.append(named)
    return years


def _against(plain: str, end: int) -> bool:
    return any(pattern.match(plain, end) for pattern in (_COMPARED, _CHANGED_SINCE, _HELD_AGAINST))


def _years_away(hit: re.Match[str]) -> int:
    if hit["years"]:
        return _number(hit["years"]) * (1 if hit["way"] in ("後", "あと") else -1)
    if hit["two"]:
        return 2 if hit["two"].startswith("翌") else -2
    return 1 if hit["after"] else -1


def _to_its_end(plain: str, named: NamedYear) -> NamedYear:
    """令和5年度末, 昨年度時点: the same year."""
    hit = _END_OF_YEAR.match(plain, named.end)
    named = replace(named, end=hit.end(), words=plain[named.start : hit.end()]) if hit and hit[0] else named
    tail = _OPEN.match(plain, named.end)
    return replace(named, end=tail.end(), words=plain[named.start : tail.end()], open=True) if tail else named


def _in_context(plain: str, years: list[NamedYear], at: int) -> NamedYear:
    named = years[at]
    before = years[at - 1].year if at else None
    if before and named.year and _THROUGH.fullmatch(plain, years[at - 1].end, named.start):
        return replace(named, through=before < named.year)
    ends = at + 1 < len(years) and _THROUGH.fullmatch(plain, named.end, years[at + 1].start) is not None
    held = _COMPARED.match(plain, named.end)
    if held and at + 1 < len(years) and years[at + 1].start < held.end():
        held = None  # 令和5年度の前年との差: only the last of them is held against the other
    relative = (
        named.shift != 0 or _AGO.match(named.words) is not None
    )  # 前の年より増えたか asks about the year after it
    compared = held or (relative and (_CHANGED_SINCE.match(plain, named.end) or _HELD_AGAINST.match(plain, named.end)))
    unmeant = _NOT_MEANT.match(plain, named.end)
    if unmeant:
        return replace(named, end=unmeant.end(), words=plain[named.start : unmeant.end()], compared=True)
    return replace(named, compared=bool(compared) and not ends)


# --- numbers of years --------------------------------------------------------------------------------------------------


def _number(written: str) -> int:
    """Up to 99, in digits, kanji or kana; 元 is 1."""
    if written.isdecimal():
        return int(written)
    if written in _SPOKEN:
        return _SPOKEN[written]
    if "十" in written:
        tens, ones = written.split("十")
        return int(_DIGIT.get(tens, "1")) * 10 + int(_DIGIT.get(ones, "0"))
    return int("".join(_DIGIT[letter] for letter in written))


def _named(hit: re.Match[str], year: FiscalYear, month: int = 0) -> NamedYear:
    return NamedYear(hit.start(), hit.end(), hit[0], year, month=month)


def _of_era(offset: int) -> Callable[[re.Match[str], date], NamedYear]:
    def read(hit: re.Match[str], _today: date) -> NamedYear:
        return _dated(hit, offset + _number(hit["year"]))

    return read


def _western(hit: re.Match[str], _today: date) -> NamedYear:
    return _dated(hit, int("".join(_DIGIT.get(letter, letter) for letter in hit["year"])))


def _thousands(hit: re.Match[str], _today: date) -> NamedYear:
    return _named(hit, FiscalYear(2000 + _number(hit["year"])))


def _dated(hit: re.Match[str], western: int) -> NamedYear:
    """令和6年3月 lies in R5; 令和6年 without a month is taken as the fiscal year of that number."""
    month = int(hit["month"] or 0)
    if 1 <= month <= 12:
        return _named(hit, FiscalYear.of(date(western, month, 1)), month)
    return _named(hit, FiscalYear(western))


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


def _years_from_the_last(hit: re.Match[str], _today: date) -> NamedYear:
    years = _number(hit["year"])
    return NamedYear(hit.start(), hit.end(), hit[0], None, years if hit["way"] == "後" else -years)


def _years_off(hit: re.Match[str], today: date) -> NamedYear:
    years = _number(hit["year"])
    return _named(hit, FiscalYear.of(today) + (years if hit["way"] == "後" else -years))


# --- how years are written ---------------------------------------------------------------------------------------------

_YEAR = r"(?:年度?|ねんど?)"
_MONTH = r"(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:31日)?(?:末|時点|度)?)?"
_LIST = re.compile(
    rf"(?:令和|れいわ|(?<![a-z])r)\s?\d{{1,2}}{_YEAR}?(?:\s?[、,・と]\s?\d{{1,2}}(?![\d月日.])){{1,6}}\s?{_YEAR}"
)


def _listed(plain: str) -> Iterator[NamedYear]:
    """令和3、4、5年度: the era stands once."""
    for hit in _LIST.finditer(plain):
        numbers = [number.span() for number in re.finditer(r"\d+", hit[0])]
        starts = [0, *(start for start, _ in numbers[1:])]
        ends = [*(start for start, _ in numbers[1:]), len(hit[0])]
        for (first, last), start, end in zip(numbers, starts, ends, strict=True):
            year = FiscalYear.reiwa(int(hit[0][first:last]))
            yield NamedYear(hit.start() + start, hit.start() + end, hit[0][start:end].rstrip("、,・と "), year)


def _forms() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str], date], NamedYear | None]]]:
    for names, letters, offset in (
        ("令和|れいわ|(?<![一-龥])令(?=\\d)|(?<![a-z])reiwa", "r", REIWA_OFFSET),
        ("平成|へいせい|(?<![a-z])heisei", "h", HEISEI_OFFSET),
    ):
        yield (
            re.compile(rf"(?<![a-z\d]){letters}(?P<year>\d{{1,2}})\.(?P<month>1[0-2]|[1-9])(?![\d%])"),
            _of_era(offset),
        )
        yield (
            re.compile(rf"(?:{names})\s?(?P<year>{_NUMBER}|がん|(?:{_KANA})(?=ねん))\s?(?:{_YEAR}|/)?{_MONTH}"),
            _of_era(offset),
        )
        yield (
            re.compile(rf"(?<![a-z\d]){letters}[.\s-]?(?P<year>\d{{1,2}})(?![\d:]){_YEAR}?{_MONTH}(?![a-z])"),
            _of_era(offset),
        )
    yield re.compile(r"(?<![\d,./-])(?P<year>20\d\d)[/-](?P<month>1[0-2]|0?[1-9])(?![\d/-])"), _western
    yield (
        re.compile(
            rf"(?<![\d,.])(?:fy\s?|西暦)?(?P<year>(?:19|20)\d\d)(?![\d,.]*\d|\s?(?:件|回|人|円|時間|業務|施設|%))\s?(?:{_YEAR}|/)?{_MONTH}"
        ),
        _western,
    )
    yield re.compile(rf"(?P<year>二[〇零][〇一二三四五六七八九零]{{2}}){_YEAR}{_MONTH}"), _western
    yield re.compile(rf"二千(?P<year>{_NUMBER}){_YEAR}"), _thousands
    yield re.compile(r"(?<![a-z\d])fy\s?(?P<year>\d\d)(?!\d)"), _short
    yield (
        re.compile(
            r"(?:(?:その|それの|もう|さらに(?:その)?)(?:1つ|一つ|ひとつ)?)(?:前|まえ)の?(?:年度?|とし|ねんど)|その前(?=は|$|[?\s])|(?<![一\w])前の年度?|(?:1つ|一つ|ひとつ)前の?年度?"
        ),
        _from_the_last(-1),
    )
    yield re.compile(r"(?:その|それの)?(?:次|つぎ|翌)の?(?:年度?|ねんど|とし)"), _from_the_last(1)
    yield (
        re.compile(rf"(?:その|それの|それから|そこから|さらに)(?:さらに)?(?P<year>{_NUMBER})年(?P<way>前|後)"),
        _years_from_the_last,
    )
    yield re.compile(r"一昨々年度?|さきおととし"), _relative(-3)
    yield re.compile(r"一昨年度?|おととし(?:度)?|いっさくねん(?:ど)?|前々年度?"), _relative(-2)
    yield re.compile(r"昨年度?|去年度?|前年度?|さくねん(?:ど)?|きょねん|ぜんねん(?:ど)?"), _relative(-1)
    yield re.compile(r"再来年度?|さらいねん(?:ど)?"), _relative(2)
    yield re.compile(r"来年度?|らいねん(?:ど)?|次年度"), _relative(1)
    yield re.compile(r"今年度?|本年度?|ことし|こんねん(?:ど)?|ほんねんど|当年度|今現在の年度"), _relative(0)
    yield re.compile(rf"(?P<year>{_NUMBER})年(?P<way>前|後)"), _years_off
    yield re.compile(rf"(?<![\d.,一二三四五六七八九十]|第)(?P<year>{_NUMBER})\s?年度"), _short


_FORMS = tuple(_forms())
