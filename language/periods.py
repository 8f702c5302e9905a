"""Which time a figure is said to be for: another year than the one asked for, only a part of it, or several years."""

from __future__ import annotations

import re
from dataclasses import replace

from language.asides import BLANKED, Aside, AsideKind, Cleared
from language.figures import Figure, Role
from plan.fiscal import FiscalYear

_TAIL = r"(?:末|時点|現在|まで|だけ|のみ|年度|[のはがもでに分計、:=(\s]|実績値?|数値?|件数|回数|値|合計|累計|通算|合わせて|あわせて)*"
_LABELLED = re.compile(rf"{BLANKED}(?P<tail>{_TAIL})$")
_BEHIND = re.compile(r"\s*(?:\(|は|、)?\s*")
_NO_MORE = re.compile(r"(?:の(?:数字?|値|実績値?|件数|分|もの)|末|時点|現在|分|まで|です|でした)*\s*(?:[)。、]|$)")
_OTHER = r"(?:前年度?|昨年度?|去年度?|一昨年度?|前の年度?|来年度?|次年度|翌年度)"
_OTHER_BEHIND = re.compile(rf"\s*(?:\(|は)\s*{_OTHER}{_NO_MORE.pattern}")
_PART = r"(?:[上下前後]半?期|半年|半期|第?[1-4一二三四](?:[~・-][1-4一二三四])?四半期)"
_SPAN = r"(?<![0-9a-z.,和成])(?!12か月|1年|一年)(?:[0-9]{1,2}|[一二三四五六七八九十]+)(?:[かゕゖけ箇]年|年間?|[かゕゖけ箇]月間?|週間|日間)(?:分|間)*"
_PART_BEFORE = re.compile(rf"(?:{_PART}|{_SPAN}){_TAIL}$")
_PART_BEHIND = re.compile(rf"\s*\(\s*(?:{_PART}|{_SPAN}){_TAIL}\)")
_YEARS_TOGETHER = re.compile(rf"{BLANKED}\s*(?:と|から|~|-|・|、|,|&|及び|および)\s*(?P<other>{BLANKED}+){_TAIL}$")
_RUN_UP = re.compile(rf"(?:累計|通算|これまで){_TAIL}$")
_ONE_YEAR = re.compile(rf"(?:単年度?|だけ|のみ|年度?分|累計(?:では|じゃ)な[くい]て?){_TAIL}$")
_THIS_YEAR = re.compile(rf"(?:(?:今|本|当)年度?|単年度?){_TAIL}$")


def of_year(figure: Figure, cleared: Cleared, year: FiscalYear | None) -> Figure:
    """Marks a figure that the text gives to another year than the one asked for: R5末213件, 213件（前年度）."""
    if figure.role is not None:
        return figure
    if _OTHER_BEHIND.match(cleared.text, figure.end):
        return replace(figure, role=Role.OTHER_YEAR)
    named = _time_before(figure, cleared) or _time_behind(figure, cleared)
    if named is None or year is None or not _lies_outside(named, year):
        return figure
    return replace(figure, role=Role.OTHER_YEAR)


def doubtful_period(
    figure: Figure, figures: tuple[Figure, ...], cleared: Cleared, year: FiscalYear | None, *, running_total: bool
) -> tuple[int, int] | None:
    """Where the words stand that give a figure to a part of the year, or to more than the year; None where it is the year's own."""
    start = figure.start - len(figure.before)
    since = cleared.folded[:start].rfind("\n") + 1
    if part := _PART_BEFORE.search(cleared.folded, max(since, start - 8), figure.start):
        return part.span()
    if part := _PART_BEHIND.match(cleared.folded, figure.end):
        return part.span()
    for named in (_time_before(figure, cleared), _time_behind(figure, cleared)):
        if named is not None and named.kind is AsideKind.DATE and _is_short(named, cleared, year):
            return named.start, named.end
    return _doubtful_sum(figure, figures, cleared, year, running_total)


def _doubtful_sum(
    figure: Figure, figures: tuple[Figure, ...], cleared: Cleared, year: FiscalYear | None, running_total: bool
) -> tuple[int, int] | None:
    """A running total where a year's value is asked for, a year's value where the running total is."""
    start = figure.start - len(figure.before)
    if running_total:
        one = _ONE_YEAR.search(cleared.folded, start, figure.start)
        return one.span() if one else None
    if run_up := _RUN_UP.search(figure.before):
        return start + run_up.start(), start + run_up.end()
    together = _YEARS_TOGETHER.search(cleared.text, start, figure.start)
    if together and all(_is_year(cleared, at) for at in (together.start(), together.end("other") - 1)):
        return together.span()
    parts = (other for other in figures if other.role is Role.PART and _is_this_years(other, cleared, year))
    return next(((other.start, other.end) for other in parts), None)


def _is_this_years(figure: Figure, cleared: Cleared, year: FiscalYear | None) -> bool:
    """Whether a part is called the whole year's: 418人（うち今年度213人）."""
    named = _time_before(figure, cleared)
    this = named is not None and named.kind is AsideKind.YEAR and year is not None and named.fiscal == year.western
    return this or _THIS_YEAR.search(figure.before) is not None


def _time_before(figure: Figure, cleared: Cleared) -> Aside | None:
    label = _LABELLED.search(figure.before)
    return _time_at(figure.start - len(figure.before) + label.start(), cleared) if label else None


def _time_behind(figure: Figure, cleared: Cleared) -> Aside | None:
    lead = _BEHIND.match(cleared.text, figure.end)
    named = _time_at(lead.end(), cleared) if lead else None
    return named if named and _NO_MORE.match(cleared.text, named.end) else None


def _time_at(at: int, cleared: Cleared) -> Aside | None:
    times = (AsideKind.YEAR, AsideKind.DATE)
    return next((aside for aside in cleared.asides if aside.kind in times and aside.start <= at < aside.end), None)


def _is_year(cleared: Cleared, at: int) -> bool:
    named = _time_at(at, cleared)
    return named is not None and named.kind is AsideKind.YEAR


def _lies_outside(named: Aside, year: FiscalYear) -> bool:
    if named.fiscal is not None:
        is_later_day = named.kind is AsideKind.DATE and named.fiscal > year.western
        return named.fiscal != year.western and not is_later_day
    return named.calendar is not None and named.calendar not in (year.western, year.western + 1)


def _is_short(named: Aside, cleared: Cleared, year: FiscalYear | None) -> bool:
    """Whether a date is not the end of the year: 12月末, 3月は, R7.4.1."""
    if named.month is None:
        return False
    if year is not None and named.fiscal is not None and named.fiscal != year.western:
        return True
    closes = named.closes or re.match(r"\s*(?:末|まで|時点|現在)", cleared.folded[named.end :]) is not None
    ranged = re.search(r"(?:~|-|から)\s*$", cleared.folded[: named.start]) is not None
    return named.month != 3 or not (closes or ranged)
