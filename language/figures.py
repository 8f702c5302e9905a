"""The figures of a reply, each with its sign, its unit and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from language.counters import Family, Unit, convert, converts, tidy, unit_at
from language.numerals import Numeral, numerals_in


class Role(StrEnum):
    """Why a figure is not the value that was asked for."""

    WITHDRAWN = "withdrawn"  # the 231 of 231じゃなくて213
    OTHER_YEAR = "other_year"  # the 45 of 前年度45回から47回に
    PLANNED = "planned"  # the 27 of 予定27回に対し47回
    DIFFERENCE = "difference"  # the 2 of 2件増えて47件
    PART = "part"  # the 500 of 1,021件（うち新規500）


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a folded text. ``before`` and ``after`` reach to its neighbours; ``end`` is behind its unit.

    ``value`` is None where the numeral is malformed, else in the asked unit where the written one converts into it.
    """

    start: int
    end: int
    value: Decimal | None
    unit: Unit | None
    before: str
    after: str
    depth: int  # how many brackets are open around it
    hedge: tuple[int, int] | None = None  # where 約, ほど … stand
    bound: bool = False  # 以上, 未満, 超: not one number
    role: Role | None = None

    def is_in(self, *families: Family) -> bool:
        return self.unit is not None and self.unit.family in families


_SIGN = re.compile(r"(?:(?<![0-9a-z)\x00])-|(?<![0-9a-z)一-龥ぁ-ゖァ-ヶ\x00])ー|[▲△]|まいなす)\s*$")
_HEDGE_BEFORE = re.compile(
    r"(?:約|およそ|おおよそ|凡そ|大凡|だいたい|大体|ざっと|ほぼ|概ね|おおむね|[≒≈])[でははが、:\s]*$"
)
_WAVE = re.compile(r"^\s*~\s*$")  # ~200, where nothing stands in front of it
_HEDGE_AFTER = re.compile(
    r"\s*(?:ほど|程(?!度)|くらい|ぐらい|位|程度|前後|余り?|あまり|ちょっと|ちょい|近く|内外|そこそこ|弱(?![いく])|強(?![化制いく]))"
)
_BOUND_BEFORE = re.compile(
    r"(?:(?:最低|最大|最高|少なくとも|多くて|多くとも|上限|下限)[でもは]*|[≦≧≤≥]|(?<![-=])[<>])\s*$"
)
_BOUND_AFTER = re.compile(
    r"\s*(?:単位|刻み|以上|以下|以内|以外|未満|超|台(?![数])|より(?:多い|少ない|上|下)です|(?:まで)?いかない|おーばー|[≦≧≤≥<>](?!=))"
)
_HALF = re.compile(r"半(?![分数期年ばー額])")

_MINUTES = re.compile(r"[0-5][0-9]")
_MINUTES_BEHIND = re.compile(r"\s*:\s*(?=[0-5][0-9](?![0-9]))")
_HOURS_BEFORE = re.compile(r"[0-9]\s*:\s*$")
_TENTHS = frozenset(map(Decimal, (10, 100, 1000, 10000)))
_FRACTION = re.compile(r"\s*分の\s*")
_COMPOUND: dict[tuple[str, str], tuple[Decimal, Decimal, str, Family]] = {
    # greater and smaller unit: what each counts in the unit of the sum
    ("時間", "分"): (Decimal(60), Decimal(1), "分", Family.TIME),
    ("分", "秒"): (Decimal(60), Decimal(1), "秒", Family.TIME),
    ("割", "分"): (Decimal(10), Decimal(1), "%", Family.RATE),
    ("割", "厘"): (Decimal(10), Decimal("0.1"), "%", Family.RATE),
    ("分", "厘"): (Decimal(1), Decimal("0.1"), "%", Family.RATE),
    ("%", "厘"): (Decimal(1), Decimal("0.1"), "%", Family.RATE),
}


def figures_in(text: str, asked: Unit, *, in_parts: bool) -> tuple[Figure, ...]:
    """Every figure of a folded and cleared text, in the order in which they stand; ``roles`` says which of them is not the value.

    ``in_parts``: 100分の7 and 24 340 are two numbers.
    """
    plain = [_figure(text, numeral, asked) for numeral in numerals_in(text, spaced=not in_parts)]
    whole = _compounded(text, plain, asked)
    whole = whole if in_parts else _fractions(text, whole, asked)
    converted = [_converted(figure, asked) for figure in whole]
    return tuple(_with_neighbours(text, _with_hedges(text, converted)))


def _figure(text: str, numeral: Numeral, asked: Unit) -> Figure:
    sign = _SIGN.search(text[: numeral.start])
    start = sign.start() if sign else numeral.start
    gap = 1 if text[numeral.end : numeral.end + 1] == " " else 0
    unit = None if _is_rounded_down(text, numeral, asked) else unit_at(text, numeral.end + gap, asked)
    unit = unit or _money(text, start, numeral.end)
    if unit is not None and unit.name == asked.name and unit.family in (Family.POINT, Family.TIMES):
        unit = replace(unit, family=Family.THING)  # no difference, where points are what is measured
    value = -numeral.value if sign and numeral.value is not None else numeral.value
    depth = text.count("(", 0, start) - text.count(")", 0, start)
    return Figure(start, unit.end if unit else numeral.end, value, unit, "", "", max(depth, 0))


def _is_rounded_down(text: str, numeral: Numeral, asked: Unit) -> bool:
    """400万台 says that it is at least 4,000,000; where 台 is what is counted, it is the unit."""
    return asked.name != "台" and text[numeral.end - 1] in "十百千万億" and text[numeral.end : numeral.end + 1] == "台"


def _money(text: str, start: int, end: int) -> Unit | None:
    return Unit("円", Family.MONEY, end) if text[:start].rstrip().endswith(("¥", "$")) else None


def _compounded(text: str, figures: list[Figure], asked: Unit) -> list[Figure]:
    """One figure for 2時間30分, 2時間半, 2:30 and 3割5分2厘."""
    whole: list[Figure] = []
    for figure in figures:
        figure = _clock(text, figure, asked)
        sum_ = _sum(text, whole[-1], figure) if whole else None
        whole[-1:] = [sum_] if sum_ is not None else [*whole[-1:], figure]
    return [_with_half(text, figure) for figure in whole]


def _clock(text: str, figure: Figure, asked: Unit) -> Figure:
    """Hours and minutes where time is asked: the 2 and the 30 of 2:30. The 150 of 実績:150 is no minute."""
    if asked.family is not Family.TIME or figure.unit is not None:
        return figure
    if minutes := _MINUTES_BEHIND.match(text, figure.end):
        return replace(figure, end=minutes.end(), unit=Unit("時間", Family.TIME, minutes.end()))
    if _HOURS_BEFORE.search(text, 0, figure.start) and _MINUTES.fullmatch(text, figure.start, figure.end):
        return replace(figure, unit=Unit("分", Family.TIME, figure.end))
    return figure


def _sum(text: str, greater: Figure, smaller: Figure) -> Figure | None:
    if greater.unit is None or smaller.unit is None or text[greater.end : smaller.start].strip(" \nとに"):
        return None
    row = _COMPOUND.get((greater.unit.name, smaller.unit.name))
    if row is None or greater.value is None or smaller.value is None or smaller.value < 0:
        return None
    times, by, name, family = row
    if family is Family.TIME and (smaller.value >= 60 or greater.value % 1):  # 2時間90分, 2.5時間30分
        return replace(greater, end=smaller.end, value=None)
    value = greater.value * times + smaller.value * by
    return replace(greater, end=smaller.end, value=value, unit=Unit(name, family, smaller.end))


def _fractions(text: str, figures: list[Figure], asked: Unit) -> list[Figure]:
    """One figure for 100分の7; 三分の二 is no number that a record could hold."""
    whole: list[Figure] = []
    for figure in figures:
        under = whole[-1] if whole else None
        if text[: figure.start].endswith("万分の"):
            figure = replace(figure, value=None)  # 万 alone is no number here
        if under is None or not _FRACTION.fullmatch(text, under.end, figure.start):
            whole.append(figure)
            continue
        value, unit = _share(under.value, figure.value, asked), figure.unit or Unit("%", Family.RATE, figure.end)
        whole[-1] = replace(figure, start=under.start, value=value, unit=unit)
    return whole


def _share(under: Decimal | None, over: Decimal | None, asked: Unit) -> Decimal | None:
    if asked.family is not Family.RATE or over is None or under not in _TENTHS:
        return None
    return tidy(over * 100 / under)


def _with_half(text: str, figure: Figure) -> Figure:
    half = _HALF.match(text, figure.end)
    if half is None or figure.value is None or figure.unit is None:
        return figure
    return replace(figure, end=half.end(), value=figure.value + Decimal("0.5"))


def _converted(figure: Figure, asked: Unit) -> Figure:
    if figure.value is None or figure.unit is None:
        return figure
    unit = asked if converts(figure.unit, asked) else figure.unit
    return replace(figure, value=convert(figure.value, figure.unit, asked), unit=unit)


def _with_hedges(text: str, figures: list[Figure]) -> list[Figure]:
    """Takes 約 and ほど, 以上 and 未満 into the figure that they belong to."""
    hedged: list[Figure] = []
    for at, figure in enumerate(figures):
        since = figures[at - 1].end if at else 0
        front = text[since : figure.start]
        before, bound_before = _HEDGE_BEFORE.search(front), _BOUND_BEFORE.search(front)
        before = before or (_WAVE.search(front) if at == 0 else None)
        bound_after, after = _BOUND_AFTER.match(text, figure.end), _HEDGE_AFTER.match(text, figure.end)
        first, last = before or bound_before, bound_after or after
        hedge = (since + before.start(), since + before.end()) if before else after.span() if after else None
        hedged.append(
            replace(
                figure,
                start=since + first.start() if first else figure.start,
                end=last.end() if last else figure.end,
                hedge=hedge,
                bound=bool(bound_before or bound_after),
            )
        )
    return hedged


def _with_neighbours(text: str, figures: list[Figure]) -> list[Figure]:
    starts = [*(figure.start for figure in figures[1:]), len(text)]
    ends = [0, *(figure.end for figure in figures)]
    return [
        replace(figure, before=text[end : figure.start], after=text[figure.end : start])
        for figure, start, end in zip(figures, starts, ends, strict=False)
    ]
