"""What stands beside a number in a reply and is not it: years, dates, telephone numbers, ordinals, names with digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from language.counters import ANY_UNIT

BLANKED = "\x00"  # stands for each letter of an aside; no normalised text contains it


class AsideKind(StrEnum):
    PHONE = "phone"
    ADDRESS = "address"  # of the web, of mail, 〒
    DATE = "date"
    YEAR = "year"
    ORDINAL = "ordinal"
    NAME = "name"
    VAGUE = "vague"  # 数十, 半分
    RATE = "rate"  # 週2.5時間, 1人につき3回: no year's number


@dataclass(frozen=True, slots=True)
class Aside:
    """``fiscal`` is the fiscal year (Western) that a YEAR names or in which a DATE lies, ``calendar`` the year of a YEAR that is no fiscal one.

    ``month`` is a DATE's, and ``closes`` says that it is the end of that month or a whole stretch up to it.
    """

    kind: AsideKind
    start: int
    end: int
    fiscal: int | None = None
    calendar: int | None = None
    month: int | None = None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Cleared:
    """A folded text whose asides are blanked, letter for letter, so that positions stay; ``folded`` still has them."""

    folded: str
    text: str
    asides: tuple[Aside, ...]

    def first(self, kind: AsideKind) -> Aside | None:
        return next((aside for aside in self.asides if aside.kind is kind), None)


_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3}|元)"
_ERA = r"(?:令和|平成|昭和|(?<![a-z])[rhs]\.?)"
_DATED = r"(?:\s*(?:\([月火水木金土日](?:曜日?)?\)|現在|時点|付け?|末日?))*"
_DAY_OF_MONTH = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])(?![0-9,.%/万億])"
_BESIDE_A_DATE = r"(?=\s*(?:\([月火水木金土日]|現在|時点|付|まで|以降|頃|ごろ|に(?:分|わ|出|判|確|報|な)))"

_PHONES = (
    r"(?:内線|直通|☎)(?:番号)?(?:は|の)?\s*[:.]?\s*\(?[0-9][-ー0-9() ]*",
    rf"(?:電話|携帯|tel|fax)(?:番号)?(?:は|の)?\s*[:.]?\s*\(?[0-9](?:[-ー() ]*[0-9]){{3,}}(?![0-9,]|\s*(?:{ANY_UNIT}))",  # not 電話221件
    r"\(?(?<![0-9])0[0-9]{1,4}[-ー)( ]{1,2}[0-9]{1,4}[-ー)( ][0-9]{3,4}(?![0-9])",
    r"(?<![0-9,.])0[0-9]{9,10}(?![0-9])",
    r"(?<![0-9])[1-9][0-9]-[0-9]{4}(?![0-9,.])",
)
_ADDRESSES = (r"https?://[!-~]+", r"[!-~]+@[!-~]+", r"〒\s*[0-9]{3}[-ー]?[0-9]{4}")
_DATES = (
    rf"(?<![0-9])(?:0?[1-9]|1[0-2])\s*月?末?\s*(?:~|-|から)\s*{_N}\s*月(?!\s*{_N}\s*日)(?:分|中)?{_DATED}",
    rf"(?:{_ERA}\s*{_N}|20[0-9]{{2}})\s*年?度?\s*[年./-]?\s*{_N}\s*月\s*(?:{_N}\s*日)?{_DATED}",
    rf"(?:20[0-9]{{2}}|{_ERA}[0-9]{{1,2}})([./-])[0-9]{{1,2}}\1[0-9]{{1,2}}(?![0-9]){_DATED}",
    rf"{_ERA}[0-9]{{1,2}}[./][0-9]{{1,2}}(?![0-9%]){_DATED}",
    rf"20[0-9]{{2}}/(?:0?[1-9]|1[0-2])(?![0-9,/]){_BESIDE_A_DATE}{_DATED}",
    rf"(?<![0-9/,.]){_DAY_OF_MONTH}{_BESIDE_A_DATE}{_DATED}",
    rf"{_N}\s*月\s*{_N}\s*日{_DATED}",
    rf"(?<![か箇0-9]){_N}\s*月(?!ごと)(?:[上中下初]旬|中|初め|頃|ごろ|以降|分|期)?{_DATED}",
    r"(?<![0-9])[0-9]{1,2}時(?!間)(?:[0-9]{1,2}分|半)?",
)
_BARE_DATES = (
    rf"(?<![0-9,.])20[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9,.%]|\s*(?:{ANY_UNIT}))",
    rf"(?<![0-9/,.]){_DAY_OF_MONTH}{_DATED}",
    rf"20[0-9]{{2}}/(?:0?[1-9]|1[0-2])(?![0-9,/]){_DATED}",
)
_DAYS = (rf"(?<![0-9,.]){_N}\s*日(?![間平当])(?:頃|ごろ)?{_DATED}",)
_CLOCK = (r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9:])",)
_ORDINALS = (
    rf"第\s*{_N}\s*(?:四半期|[回期号次弾版章条位])?",
    rf"(?<![0-9,.]){_N}(?:番|つ目|号館?|丁目|番地|番線|歳|年生|階)",
    r"(?<![0-9])[0-9]+[^\s0-9、。()]{0,2}(?:(?<![a-z項科種])目(?!標|的|指)|(?<=[回件番個つ人日])め(?![んいざたて]))",  # 47行目, 3問目
    r"^[0-9]+から回答",
    r"平均(?:して|で|は)?[0-9][0-9,.]*(?![0-9,.%]|ぱー|点|時間|分)",
)
_EACH = rf"(?:{_NUMBER}|[一二三四五六七八九十百]+)\s*(?:{ANY_UNIT})?"
_PERIOD = "(?:(?!1年|一年)(?:[0-9]+|[一二三四五六七八九十])年|(?:[0-9]+|[一二三四五六七八九十])?(?:週間?|[かヶ]月|半期|半年|四半期|日))"
_RATES = (  # a number for a part of the year or for each of several: 週2.5時間, 2週に1回, 1人につき3回, 各1回
    rf"(?:毎[月週日回](?!第)|(?<![0-9.])[1一][日人週]|^日|(?<![今先来毎0-9一二三四五六七八九十])週|(?<![今先来毎0-9か箇])(?<!年度)月)(?:に|あたり|当たり)?(?:平均)?\s*{_EACH}",
    rf"(?<![0-9.,])[0-9]+(?:{ANY_UNIT})(?:につき|(?:あたり|当たり)(?:の|に)?|ごとに)\s*(?:平均)?{_EACH}",
    rf"(?<![0-9.,]){_PERIOD}(?:に|ごとに?|おきに)\s*{_EACH}",
    rf"毎[月週](?:第[0-9一二三四](?:[、・,]第?[0-9一二三四])?)?[月火水木金土日]曜日?に?\s*{_EACH}",
    rf"(?:各(?:[回所月週日課校人])?|それぞれ|おのおの)\s*{_EACH}",
    rf"(?<![0-9.,一二三四五六七八九十百]){_EACH}(?:ずつ|\s*/\s*[月週日人回])",
)
_STILL_OPEN = (rf"(?<![そのたるて])あと\s*[0-9]+(?:{ANY_UNIT})",)
_REMAINDER = (rf"残り?(?:は|が)?\s*[0-9]+(?:{ANY_UNIT})",)
_NAMES = (
    r"[0-9]+-[0-9]+-[0-9]+|[町字](?:[0-9]+丁目)?[0-9]+-[0-9]+",
    r"(?:別[紙添表]|資料|添付|様式|[図表問]|番号|(?<![a-z])no\.?)\s*[0-9]+(?![0-9,.])",
    r"(?<![a-z])(?:q|p?id)\s*[0-9]+|(?<=[0-9a-z一-龥])※[0-9]+|[0-9]要素|[0-9]+点満点(?:中|で)?|[0-9]段階(?:評価)?(?:中|で)?",
    rf"(?<![一-龥])(?:課題|項目|質問|設問|指標)\s*[0-9]+(?![0-9,.]|{ANY_UNIT})",
    r"(?<![0-9,.])[0-9][0-9,.]*[a-z]+[0-9]+[a-z0-9]*",  # 1O34: not 34
    rf"(?<![a-z0-9])[a-z]+[-.]?[0-9]+(?![0-9,.万億%]|{ANY_UNIT})",
)
_VAGUE = (
    r"(?:[一二三四五六七八九十百千万]|(?<![0-9])[0-9]+)+数[十百千万]+",
    r"(?<![総件回者人個所台員続録設務語口績])数(?:十|百|千|万)+",
    r"(?:[0-9]+|[一二三四五六七八九]?[十百千万])数(?=件|回|個|人|名|台|か|%|$)|何(?:十|百|千|件|回|人|個)",
    r"(?<![一-龥])数(?:件|回|個|人|名|台|か所|パーセント|%)|半[分数]|多数|若干|複数|いくつか|(?:ぜろ|(?<![0-9.])0)(?:件|%)?では(?:ない|ありません)",
)
_YEARS = re.compile(
    rf"(?P<era>令和|平成|昭和|(?<![a-z])[rh]\.?)\s*(?P<n>{_N})\s*(?:年?度|(?P<cal>年)|(?![0-9a-z]))"
    rf"|(?<![0-9,.])(?P<west>(?:19|20)[0-9]{{2}})\s*年(?P<fiscal>度)?|fy\s*'?(?P<fy>[0-9]{{2,4}})"
    rf"|(?<![0-9,.])(?P<short>{_N})\s*年度"
)
_INSIDE_A_NUMBER = re.compile(r"[0-9][.,]?$")
_REST_OF_A_NUMBER = re.compile(r"(?:[.,]?[0-9])+")
_KANJI_DIGITS = "〇一二三四五六七八九"
_YEAR_AND_MONTH = re.compile(
    rf"(?:(?:(?P<era>令和|平成|昭和|[rhs])\.?\s*(?P<n>{_N})|(?P<west>20[0-9]{{2}}))\s*(?P<fiscal>年度)?[年./-]?\s*)?"
    rf"(?P<m>{_N})\s*(?:月|[./-](?=[0-9])|(?=末|現在|時点|$)|(?=~|から|-))(?:末?\s*(?:~|-|から)\s*(?P<to>{_N})\s*月)?"
)
_CLOSING = re.compile(r"末|現在|時点|まで|31日|/31|[.]31|-31|三十一日")
_ERA_START = {"令": 2018, "r": 2018, "平": 1988, "h": 1988, "昭": 1925}


def clear(text: str, *, slashes_are_parts: bool, keep_days: bool, keep_clock: bool) -> Cleared:
    """Blanks what is not a value. ``slashes_are_parts``: 5/9 alone is a ratio, not a date; ``keep_days`` and
    ``keep_clock``: 10日 and 2:30 are the quantity that was asked."""
    asides: list[Aside] = []
    folded = text
    text = _blank(text, AsideKind.PHONE, _PHONES, asides)
    text = _blank(text, AsideKind.ADDRESS, _ADDRESSES, asides)
    text = _blank(text, AsideKind.DATE, _DATES, asides)
    text = _blank_years(text, asides)
    text = _blank(text, AsideKind.DATE, () if slashes_are_parts else _BARE_DATES, asides)
    text = _blank(text, AsideKind.RATE, _RATES, asides)
    text = _blank(text, AsideKind.ORDINAL, _ORDINALS, asides)
    text = _blank(text, AsideKind.DATE, () if keep_days else _DAYS, asides)
    text = _blank(text, AsideKind.DATE, () if keep_clock else _CLOCK, asides)
    text = _blank(text, AsideKind.NAME, _NAMES, asides)
    text = _blank(text, AsideKind.ORDINAL, _STILL_OPEN if slashes_are_parts else (*_STILL_OPEN, *_REMAINDER), asides)
    text = _blank(text, AsideKind.VAGUE, _VAGUE, asides)
    return Cleared(folded, text, tuple(sorted(asides, key=lambda aside: aside.start)))


def _blank(text: str, kind: AsideKind, patterns: tuple[str, ...], asides: list[Aside]) -> str:
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            start, end = match.start(), _number_end(text, match.end())
            if not _INSIDE_A_NUMBER.search(text, 0, start) or not text[start].isdigit():
                asides.append(_date(text, start, end) if kind is AsideKind.DATE else Aside(kind, start, end))
                text = _without(text, start, end)
    return text


def _number_end(text: str, end: int) -> int:
    """No number is cut in two: where digits end an aside, all of them belong to it."""
    rest = _REST_OF_A_NUMBER.match(text, end) if text[end - 1 : end].isdigit() else None
    return rest.end() if rest else end


def _blank_years(text: str, asides: list[Aside]) -> str:
    for match in _YEARS.finditer(text):
        end = _number_end(text, match.end())
        fiscal, calendar = _fiscal(match), _calendar(match)
        asides.append(Aside(AsideKind.YEAR, match.start(), end, fiscal, calendar))
        text = _without(text, match.start(), end)
    return text


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + BLANKED * (end - start) + text[end:]


def _fiscal(match: re.Match[str]) -> int | None:
    if match["cal"] or (match["west"] and not match["fiscal"]):
        return None
    if match["west"]:
        return int(match["west"])
    if match["fy"]:
        return int(match["fy"]) if len(match["fy"]) == 4 else 2000 + int(match["fy"])
    return _ERA_START[match["era"][0] if match["era"] else "令"] + small_number(match["n"] or match["short"])


def _calendar(match: re.Match[str]) -> int | None:
    if match["west"] and not match["fiscal"]:
        return int(match["west"])
    return _ERA_START[match["era"][0]] + small_number(match["n"]) if match["cal"] else None


def _date(text: str, start: int, end: int) -> Aside:
    """A date with its month and the fiscal year in which it lies, as far as it names them."""
    found = _YEAR_AND_MONTH.match(text, start, end)
    if found is None:
        return Aside(AsideKind.DATE, start, end)
    months = [small_number(month) for month in (found["m"], found["to"]) if month]
    month, fiscal = months[-1], None
    if found["west"] or found["era"]:
        year = int(found["west"]) if found["west"] else _ERA_START[found["era"][0]] + small_number(found["n"])
        fiscal = year if month > 3 or found["fiscal"] else year - 1
    closes = _CLOSING.search(text, start, end) is not None or months == [4, 3]
    return Aside(AsideKind.DATE, start, end, fiscal, None, month if 1 <= month <= 12 else None, closes)


def small_number(written: str) -> int:
    """A number of one or two digits as dates and years write it: 12, 十二, 二十, 一二, 元."""
    if written == "元":
        return 1
    if written[0] in "0123456789":
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (_KANJI_DIGITS.index(tens[-1]) if tens else 1) + (
            _KANJI_DIGITS.index(ones[0]) if ones and ones[0] in _KANJI_DIGITS else 0
        )
    return int("".join(str(_KANJI_DIGITS.index(digit)) for digit in written))
