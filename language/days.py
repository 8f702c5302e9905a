"""Reads the reply to 「いつ分かりますか」: a day from today on, or None where no single day is named."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from language.asides import small_number
from language.normalise import fold, normalise

_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_WEEKDAYS = "月火水木金土日"
_VAGUE = re.compile(
    r"[上中下初]旬|初め|前半|後半|[月週]中(?!旬)|以降|未定|分から|わから|連休|いつか|~|[0-9日]から|または|か(?=[0-9])"
)
_STATED_WEEKDAY = re.compile(rf"\((?P<inside>[{_WEEKDAYS}])(?:曜日?)?\)|(?<=[0-9日])の?(?P<behind>[{_WEEKDAYS}])曜日?")

LONGEST_TIME = 40  # letters of a reply that only says when
_TIME = re.compile(
    r"[上中下初]旬|(?:今|来|再来)(?:週|月|年度?)|連休|ごーるでんうぃーく|(?<![a-z])gw|[0-9]月(?![0-9])|月(?:初|末|中|内)|年度?内|(?:春|夏|秋|冬|年明け|年度明け|盆)"
    r"|[0-9日月週](?:頃|ごろ|以降|過ぎ|すぎ|から|か[0-9]|~)|(?:決算|議会|確定|集計|締め)(?:の)?(?:後|あと)"
)

_ASKS = re.compile(r"(?:[?]|か|かな|っけ|(?<![にで])は|いつ|何日|何時|教えて(?:ください)?)[。]*$")
_BESIDE_A_TIME = re.compile(
    r"(?:まだ|多分|たぶん|恐らく|おそらく|やはり|やっぱり|早くて?|遅くとも|いえ|いや|すみません|では|だいたい|大体"
    r"|(?:集計|確定|決算|議会|締め|数[字値]?|結果|値|実績|件数|回答|報告|日付?|見込み?|見通し|予定|公表|発表)(?:中|後|日)?"
    r"|分か[りる]|わか[りる]|判明|出(?:る|そう|まし)?|でる|まとま[りる]|揃[いう]|そろ[いう]|届[きく]|でき|終わ[りる]|決ま[りる]|お知らせ|連絡"
    r"|変更|変わり|延期|延び|なり|なる|思い|思う|はず|頃|ごろ|以降|過ぎ|すぎ|から|まで|後|あと|末|初め|前半|後半|または"
    r"|ます|まし|です|でし|する|します|した|た|だ|に|は|の|が|を|で|も|か|と|ね|よ|ので|ため|けど|[、。,.()~!\s])*"
)

Find = Callable[[re.Match[str], date], date | None]


def read_day(text: str, today: date) -> date | None:
    """The one day that a text names, never before today; the nearest coming one where it names no year.

    None for 5月中旬, 連休明け, two days, a day in the past, a day that the calendar does not have, and a weekday in brackets that is not its own.
    """
    said = fold(normalise(text)).replace(" ", "")
    if _VAGUE.search(said):
        return None
    stated = _STATED_WEEKDAY.search(said)
    said = _STATED_WEEKDAY.sub("", said)
    days: list[date | None] = []
    for pattern, find in _WAYS:
        for match in pattern.finditer(said):
            days.append(find(match, today))
        said = pattern.sub("\x00", said)
    day = days[0] if len(set(days)) == 1 else None
    if day is None or day < today:
        return None
    return day if stated is None or (stated["inside"] or stated["behind"]) == _WEEKDAYS[day.weekday()] else None


def names_a_time(text: str) -> bool:
    """Whether a short reply says when, however loosely: 来週, 5月中旬, 連休明け, 5/9か5/12. A day that the calendar does not have is none."""
    said = fold(normalise(text)).replace(" ", "")
    return len(said) <= LONGEST_TIME and _TIME.search(said) is not None


def is_asked_when(text: str) -> bool:
    """Whether a text with a time in it asks: 締切は5月16日ですか, 今日の件は？ It says of nothing when it will be known."""
    return _ASKS.search(fold(normalise(text)).strip()) is not None


def names_a_day(text: str) -> bool:
    """Whether a day or a time stands in a text, whichever it is."""
    said = fold(normalise(text)).replace(" ", "")
    return _TIME.search(said) is not None or any(pattern.search(said) for pattern, _ in _WAYS)


def says_when(text: str) -> bool:
    """Whether a text says nothing but when something will be known: 5/9, やはり来週になります; not 明日電話します, 5月の会議は何日？"""
    said = fold(normalise(text)).replace(" ", "")
    if is_asked_when(said):
        return False
    for pattern in (_STATED_WEEKDAY, *(pattern for pattern, _ in _WAYS), _TIME):
        said = pattern.sub("、", said)
    return _BESIDE_A_TIME.fullmatch(said) is not None


def _full(match: re.Match[str], _today: date) -> date | None:
    year = 2018 + small_number(match["era"]) if match["era"] else int(match["west"])
    return _day(year, small_number(match["m"]), small_number(match["d"]))


def _month_day(match: re.Match[str], today: date) -> date | None:
    return _coming(today, small_number(match["m"]), small_number(match["d"]))


def _month_end(match: re.Match[str], today: date) -> date | None:
    month = small_number(match["m"])
    if not 1 <= month <= 12:
        return None
    return _last_day(today.year if month >= today.month else today.year + 1, month)


def _named_month(match: re.Match[str], today: date) -> date | None:
    year, month = _months_on(today, {"今": 0, "来": 1, "再来": 2}[match["which"]])
    return _last_day(year, month) if match["end"] else _day(year, month, small_number(match["d"]))


def _weekday(match: re.Match[str], today: date) -> date | None:
    which, weekday = match["which"], _WEEKDAYS.index(match["day"])
    monday = today - timedelta(days=today.weekday())
    if which:
        return monday + timedelta(weeks={"今": 0, "来": 1, "再来": 2}[which], days=weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _after(match: re.Match[str], today: date) -> date | None:
    count = small_number(match["n"])
    if match["unit"] == "日":
        return today + timedelta(days=count)
    if match["unit"] == "週間":
        return today + timedelta(weeks=count)
    year, month = _months_on(today, count)
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _day_alone(match: re.Match[str], today: date) -> date | None:
    day = small_number(match["d"])
    if day >= today.day:
        return _day(today.year, today.month, day)
    return _day(*_months_on(today, 1), day)


def _end_of_month(_match: re.Match[str], today: date) -> date | None:
    return _last_day(today.year, today.month)


def _end_of_fiscal_year(_match: re.Match[str], today: date) -> date | None:
    return date(today.year if today.month <= 3 else today.year + 1, 3, 31)


def _end_of_year(_match: re.Match[str], today: date) -> date | None:
    return date(today.year, 12, 31)


def _in_days(days: int) -> Find:
    return lambda _match, today: today + timedelta(days=days)


# Tried from the most explicit to the least; what one has taken the next no longer sees.
_WAYS: tuple[tuple[re.Pattern[str], Find], ...] = (
    (re.compile(rf"(?:(?:令和|r)(?P<era>元|{_N})|(?P<west>20[0-9]{{2}}))(?:年|[./-])(?P<m>{_N})(?:月|[./-])(?P<d>{_N})日?"), _full),
    (re.compile(rf"(?P<m>{_N})月(?P<d>{_N})日?"), _month_day),
    (re.compile(r"(?<![0-9./-])(?P<m>[0-9]{1,2})[/.-](?P<d>[0-9]{1,2})(?![0-9./-])"), _month_day),
    (re.compile(r"(?P<which>今|再来|来)月(?:の)?(?:(?P<end>末日?)|(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)"), _named_month),
    (re.compile(rf"(?P<m>{_N})月末日?"), _month_end),
    (re.compile(rf"(?P<n>{_N})(?P<unit>日|週間|[かゕヶゖけ箇個]月)間?後"), _after),
    (re.compile(rf"(?:(?P<which>今|再来|来)週の?)?(?P<day>[{_WEEKDAYS}])曜日?"), _weekday),
    (re.compile(rf"(?P<which>今|再来|来)週の?(?P<day>[{_WEEKDAYS}])(?![一-龥])"), _weekday),
    (re.compile(r"年度末"), _end_of_fiscal_year),
    (re.compile(r"年末"), _end_of_year),
    (re.compile(r"月末"), _end_of_month),
    (re.compile(r"明後日|あさって"), _in_days(2)),
    (re.compile(r"明日|あした|あす"), _in_days(1)),
    (re.compile(r"今日|本日|きょう"), _in_days(0)),
    (re.compile(rf"(?P<d>{_N})日"), _day_alone),
)  # fmt: skip


def _coming(today: date, month: int, day: int) -> date | None:
    this_year = _day(today.year, month, day)
    return this_year if this_year is not None and this_year >= today else _day(today.year + 1, month, day)


def _months_on(today: date, months: int) -> tuple[int, int]:
    ahead = today.year * 12 + today.month - 1 + months
    return ahead // 12, ahead % 12 + 1


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
