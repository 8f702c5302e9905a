"""予定 or 実績: which of the plan's two columns a question wants, for each year that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.normalise import fold
from language.spans import Span, blanked, merged, without
from language.years import NamedYear, spanned
from plan.fiscal import FiscalYear


@dataclass(frozen=True, slots=True)
class Column:
    """A year with what is wanted of it: True for 予定, False for 実績, None where neither is said."""

    year: FiscalYear
    planned: bool | None = None


_PLANNED = re.compile(
    r"(?:の)?(?:予定|目標|計画)値|目標(?:の(?:ほう|方)[がをはで]?|は|を|の|と|って|も)?|見込み?(?:は|を|の|値)?|(?<!を)予定(?!し(?:て|た)(?!い?(?:た|ま|る(?:の|か|回|件|数)))|外|日|地|どおり|通り)(?:の(?:ほう|方)[がをはで]?|は|を|の|だった|です|では|って|も)?"
    r"|よてい(?:は|の)?|もくひょう(?:は|の)?|(?:する|なる|やる|行う|上げる|下げる|増やす|減らす|伸ばす)つもり|(?:目指|めざ)し(?:てい?(?:る|た|ま(?:す|した)))?|目標に(?:し|なっ)|(?:する|やる|行う|(?<![前次この別旧市])の|た)計画(?=は|$|\s|で|だ|なの|の(?:数|値))|(?<![一-龥ァ-ヶー])計画(?:だった|でした|です|は$|は\s|は(?=何|なん|いくつ|いくら|どの|どれ)|$)|(?<![一-龥ぁ-ん])ごーる(?:は|を|が|の)|plan"
)
_REACHED = re.compile(
    r"実績(?:値)?(?:の(?:ほう|方)[がをはで]?|は|を|の|って|も)?|じっせき(?:ち)?(?:は|の)?|結果(?:は|を|の)(?!活用)|実際(?:は|の|に)|actual"
)


_JUDGED = re.compile(
    r"(?:予定|目標|計画)(?:値)?(?:の|を|に|は|が|より|と比べて?|まで)?(?:どおり|通り)?(?:達成|上回|下回|とど|届|くりあ|超え|こえ|達し|達す|到達|及ば|及ん|未達|足り|足ら|満た|多|少な|高|低)[ぁ-ん]*"
)
"""予定を上回ったか is a question for the actual, which stands beside its 予定."""
_NOT_MEANT = re.compile(
    r"(?:予定|目標|計画|実績|結果)(?:の?値|の?ほう|の方)?(?:のこと)?(?:では|じゃ|で(?=な))(?:なくて?|無くて?|ない(?:方|ほう)?|ありません)(?:です|ので|んです|が|けど|、)*"
    r"|(?:予定|目標|計画|実績|結果)(?:値)?(?:以外|は(?:いりません|要りません|いらない|要らない|いいので))"
)
"""実績ではなく目標: the first of the two is not asked for."""


def read_columns(text: str) -> tuple[bool | None, str]:
    """予定 (True), 実績 (False) or None where neither or both are said; and the text without the words for them."""
    text = without(text, [*unmeant(fold(text))])
    planned, reached = _words(fold(text))
    said = None if bool(planned) == bool(reached) else bool(planned)
    return said, without(text, merged(planned + reached))


def columns_of(text: str, named: Sequence[NamedYear]) -> tuple[Column, ...]:
    """What is asked of each year that is named, in the order of the text. Years that are linked (令和4年度と令和5年度) share it.

    A word belongs to the years before it (R4の予定とR5の実績), or to those right behind it where nothing follows these (予定は令和9年度); one before all years
    holds for every year that has none of its own.
    """
    plain = fold(text)
    plain = blanked(plain, merged(unmeant(plain)))
    planned, reached = _words(blanked(plain, [(year.start, year.end) for year in named]))
    words = sorted([(span, True) for span in merged(planned)] + [(span, False) for span in merged(reached)])
    groups = _groups(plain, named)
    gaps: list[list[tuple[Span, bool]]] = [[] for _ in range(len(groups) + 1)]
    for span, column in words:
        gaps[sum(group[0].start < span[1] for group in groups)].append((span, column))
    for at in range(1, len(groups)):
        if not gaps[at + 1] and gaps[at] and _BEFORE.fullmatch(plain, gaps[at][-1][0][1], groups[at][0].start):
            gaps[at + 1].append(gaps[at].pop())
    found: dict[Column, None] = {}
    for at, group in enumerate(groups):
        wanted = [column for _, column in gaps[at + 1] or gaps[0]]
        for year in spanned(group):
            found.update(dict.fromkeys(Column(year, column) for column in wanted or (None,)))
    return tuple(found)


_LINKED = re.compile(r"\s*(?:と|や|、|,|・|から|~|-|および|及び|そして|ないし|より|\s)?\s*")
_BEFORE = re.compile(r"(?:値)?(?:は|では|の|で|が|を|、|:|\s){0,3}")


def _groups(plain: str, named: Sequence[NamedYear]) -> list[list[NamedYear]]:
    groups: list[list[NamedYear]] = []
    for year in named:
        if groups and (year.through or _LINKED.fullmatch(plain, groups[-1][-1].end, year.start)):
            groups[-1].append(year)
        else:
            groups.append([year])
    return groups


def _words(plain: str) -> tuple[list[Span], list[Span]]:
    """Where 予定 and where 実績 is said; not where a figure is only held against its 予定."""
    plain = blanked(plain, [hit.span() for hit in _JUDGED.finditer(plain)])
    return [hit.span() for hit in _PLANNED.finditer(plain)], [hit.span() for hit in _REACHED.finditer(plain)]


def unmeant(plain: str) -> list[Span]:
    """Where a folded text names the column that is not asked for."""
    return [hit.span() for hit in _NOT_MEANT.finditer(plain)]
