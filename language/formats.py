"""How values, differences, years, days and times are worded in Japanese (voice.md, principles 4 and 5)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

from plan.fiscal import FiscalYear
from plan.model import Cell, Indicator

ROUNDED_FROM = 100_000  # from here on a citizen also reads the value in 万
_HEISEI_30 = 30  # 平成30年度 is the fiscal year before 令和元年度
JAPAN = timezone(timedelta(hours=9), "JST")
_WEEKDAYS = "月火水木金土日"


def number(value: Decimal) -> str:
    """Digits with thousands separators and the decimals that the value carries: 1021 → 1,021, 85.0 → 85.0."""
    return f"{value:,f}"


def amount(value: Decimal, unit: str) -> str:
    """A value with its unit, e.g. 1,021件 or 6.8%."""
    return number(value) + unit


def entered(value: Decimal, indicator: Indicator) -> str:
    """An answered value; a rate that was computed carries the indicator's decimals."""
    return amount(value, indicator.unit)


def cell(printed: Cell, unit: str) -> str:
    """A printed cell with its unit: decimals as printed, separators added, a printed text in brackets of its own."""
    if printed.value is None:
        return f"「{printed.printed}」"
    return number(printed.value) + ("%" if printed.printed.endswith("%") else unit)


def rounded(value: Decimal, unit: str) -> str:
    """約405万件 for 4,051,623 and 約2億3,000万円 for 230,004,000: four significant digits at most, whole 万."""
    tens_of_thousands = (value / 10_000).quantize(Decimal(1), ROUND_HALF_UP)
    hundred_millions, rest = divmod(tens_of_thousands, 10_000)
    high = f"{hundred_millions:,f}億" if hundred_millions else ""
    low = f"{rest:,f}万" if rest else ""
    return f"約{high}{low}{unit}"


def difference(value: Decimal, unit: str) -> str:
    """The size of a change: percentages differ in ポイント, everything else in its own unit."""
    return number(abs(value)) + ("ポイント" if unit == "%" else unit)


def year(of: FiscalYear) -> str:
    """令和5年度; before 令和 the years of 平成."""
    if of.era_year < 1:
        return f"平成{of.era_year + _HEISEI_30}年度"
    return f"令和{of.era_year}年度" if of.era_year > 1 else "令和元年度"


def year_in_full(of: FiscalYear) -> str:
    """令和5年度（2023年度）, as a year is named the first time in a message."""
    return f"{year(of)}（{of.western}年度）"


def day(of: date) -> str:
    """5月16日（金）."""
    return f"{of.month}月{of.day}日（{_WEEKDAYS[of.weekday()]}）"


def day_in_full(of: date) -> str:
    """令和7年5月16日（金）."""
    return _calendar_year(of) + day(of)


def month(of: date) -> str:
    """令和7年3月, by the era year."""
    return f"{_calendar_year(of)}{of.month}月"


def _calendar_year(of: date) -> str:
    return f"令和{of.year - 2018}年"


def month_end(of: date) -> str:
    """令和7年3月末, by the era year."""
    return f"{month(of)}末"


def clock(at: datetime) -> str:
    """14時05分 in Japan, whatever time zone ``at`` carries: the store keeps UTC."""
    here = at.astimezone(JAPAN)
    return f"{here.hour}時{here.minute:02d}分"


def date_in_japan(at: datetime) -> date:
    """The calendar's day in Japan, whatever time zone ``at`` carries."""
    return at.astimezone(JAPAN).date()


def moment(at: datetime, on: date, today: date) -> str:
    """14時05分, with its day before it unless that is today: 4月22日（火）14時05分."""
    return clock(at) if on == today else day(on) + clock(at)


def pages(of: Iterable[int]) -> str:
    """23、32、38, each once and in order; pages that the plan does not have (0) are left out."""
    return "、".join(str(page) for page in sorted({page for page in of if page}))


def width(text: str) -> int:
    """How wide a line is, in half-width characters: 窓口は6.8% is 10. A phone shows about 40 in a line."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def sentences(text: str) -> str:
    """One sentence a line, as citizens read it on a phone."""
    return text.replace("。", "。\n").rstrip("\n")
