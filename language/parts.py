"""Tells the two parts of a rate apart: 12/34, 34件中12件, オンライン12件、総数34件, 8.5%（8,214/96,830）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.counters import Family
from language.figures import Figure
from language.normalise import fold, normalise
from language.replies import Refusal


@dataclass(frozen=True, slots=True)
class Parts:
    """Which figure is which; None where it was not said. ``lone`` is a single number that may be a rate or a part."""

    numerator: Figure | None = None
    denominator: Figure | None = None
    rate: Figure | None = None
    lone: Figure | None = None
    guessed: bool = False  # nothing but their order or their size says which is which


_OVER = re.compile(r"\s*[/÷⁄∕]\s*")
_OUT_OF = re.compile(r"\s*中|うち|の内|\(内|に対し|分の")
_OF_THESE = re.compile(r"\s*(?:中|のうち|の内)")
_AMONG = re.compile(r"\s*(?:に|で|[がは]?あ(?:って|り))、?\s*")
_OF = re.compile(r"\s*の(?:うちの?)?\s*")
_BEHIND = re.compile(r"\s*[がはを]?分([子母])")
_SLASH_BESIDE = re.compile(r"/\s*$|^\s*/")
_DAY = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])")
_REST = re.compile(
    r"(?:紙|書面|窓口|郵送|その他|それ以外|以外|残り|対面|来庁|現金|いいえ|反対|[未不非][一-龥]{0,4}|ない(?:もの|方|分|人)?)[でのはが分:\s]*$"
)
_WHOLE = re.compile(r"分母|総|全|母数|合計|計|対象|^\s*=|(?<![a-z])all")
_PART = re.compile(r"分子|おんらいん|電子|うち|きゃっしゅれす|利用|新規")
_RATE = re.compile(r"率|割合")
_NEUTRAL = re.compile(
    r"[年今本]年?度|令和|実績|件数|数|値|現在|時点|じゃなくて|ではなく|正しくは|答え|回答|です|でした|(?<=[\W\d])[はがのもでと]|^[件人はがのもでと]+|[\W\d_①-⑳]"
)


def parts_in(text: str, figures: tuple[Figure, ...], names: tuple[str, str]) -> Parts | Refusal:
    """Sorts the live figures of a reply into numerator, denominator and rate. ``names`` are those of the two parts, "" if unknown."""
    rates = [figure for figure in figures if figure.is_in(Family.RATE)]
    counts = [figure for figure in figures if not figure.is_in(Family.RATE)]
    if any(figure.is_in(Family.MONEY, Family.SIZE, Family.TIME) for figure in counts):
        return Refusal.UNIT
    if not rates and len(counts) == 3:
        rates, counts = _bare_rate(text, counts)
    if len(counts) > 2:
        counts = _outside_brackets(counts)
    if len(counts) > 2:
        counts = _without_rest(counts, names)
    if len({figure.value for figure in rates}) > 1 or len(counts) > 2:
        return Refusal.SEVERAL
    rate = rates[0] if rates else None
    if len(counts) == 2:
        return _pair(text, counts[0], counts[1], rate, names)
    return _single(text, counts[0], rate, names) if counts else Parts(rate=rate)


def _single(text: str, figure: Figure, rate: Figure | None, names: tuple[str, str]) -> Parts | Refusal:
    if _SLASH_BESIDE.search(text[: figure.start]) or _SLASH_BESIDE.search(text[figure.end :]):
        return Refusal.SEVERAL  # of +24/340 one half is no count
    if rate is None and figure.unit is None and figure.value is not None and (figure.value % 1 or _says_rate(figure)):
        return Parts(rate=figure)
    share_of_it = rate is not None and _OF.fullmatch(text, figure.end, rate.start)
    if share_of_it or _is_whole(figure, names):
        return Parts(denominator=figure, rate=rate)
    if rate is not None or _is_part(figure, names):
        return Parts(numerator=figure, rate=rate)
    return Parts(lone=figure)


def _outside_brackets(counts: list[Figure]) -> list[Figure]:
    """Leaves out what two counts are said to consist of: 340件のうち24件（スマホ20、PC4）."""
    outside = [figure for figure in counts if figure.depth == 0]
    return outside if len(outside) == 2 else counts


def _without_rest(counts: list[Figure], names: tuple[str, str]) -> list[Figure]:
    """Leaves the 紙 out of オンライン12件、紙22件、計34件."""
    kept = [figure for figure in counts if not _is_rest(figure, names)]
    return kept if sum(_is_whole(figure, names) for figure in kept) == 1 else counts


def _is_rest(figure: Figure, names: tuple[str, str]) -> bool:
    """Whether it counts what is in the whole and not in the part: 紙, 郵送, 残り, 未対応."""
    named = _is_whole(figure, names) or _is_named(figure, names[0], names[1])
    return not named and _REST.search(figure.before) is not None


def _bare_rate(text: str, counts: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The 8.5 of 8.5（8214/96830） and of 率8.5、分子8214、分母96830: a rate without a unit of its own beside two counts."""
    if _OVER.fullmatch(text, counts[0].end, counts[1].start) and _OVER.fullmatch(text, counts[1].end, counts[2].start):
        return [], counts  # 12/34/56
    for at, rest in enumerate(counts):
        first, second = (counts[other] for other in range(3) if other != at)
        of_a_fraction = _OVER.fullmatch(text, first.end, second.start) and not _label(rest)
        broken = rest.value is not None and rest.value % 1 != 0
        if rest.unit is None and (of_a_fraction or broken or _says_rate(rest)):
            return [rest], [first, second]
    return [], counts


def _says_rate(figure: Figure) -> bool:
    return _RATE.search(figure.before) is not None


def _pair(text: str, first: Figure, second: Figure, rate: Figure | None, names: tuple[str, str]) -> Parts | Refusal:
    """Numerator and denominator, by a fraction, by 中 and うち, or by their names. Two names that are no part and its whole make no rate."""
    if _OVER.fullmatch(text, first.end, second.start):
        return Parts(first, second, rate, guessed=_DAY.fullmatch(text, first.start, second.end) is not None)
    if last := _BEHIND.match(second.after):  # 24が分子、340が分母
        return Parts(first, second, rate) if last[1] == "母" else Parts(second, first, rate)
    if _is_rest(first, names) or _is_rest(second, names):
        return Refusal.SEVERAL
    wholes = [_is_whole(figure, names) for figure in (first, second)]
    if _OF_THESE.match(second.after) or wholes == [False, True]:
        return Parts(first, second, rate)
    if _OUT_OF.search(text, first.end, second.start) or wholes == [True, False]:
        return Parts(second, first, rate)
    if _AMONG.fullmatch(first.after) and not wholes[0] and (first.value or 0) > (second.value or 0):
        return Parts(second, first, rate, guessed=True)  # 340人に24人
    return Refusal.SEVERAL if all(wholes) else _unnamed(first, second, rate, names)


def _unnamed(first: Figure, second: Figure, rate: Figure | None, names: tuple[str, str]) -> Parts | Refusal:
    """Two counts without a whole: one that is called the part beside a bare one, or two bare ones in the order in which they are asked."""
    if _label(first) and _label(second):
        return Refusal.SEVERAL
    if _is_part(second, names) and not _label(first):
        return Parts(second, first, rate, guessed=True)
    if _label(second) or (_label(first) and not _is_part(first, names)):
        return Refusal.SEVERAL
    return Parts(first, second, rate, guessed=True)


def _label(figure: Figure) -> str:
    """What a count is called by the words right before it, year and 実績 left out; "" for nothing."""
    return _NEUTRAL.sub("", re.split(r"[。\n]", figure.before)[-1])


def _is_part(figure: Figure, names: tuple[str, str]) -> bool:
    return _is_named(figure, names[0], names[1]) or _PART.search(figure.before) is not None


def _is_whole(figure: Figure, names: tuple[str, str]) -> bool:
    if _is_named(figure, names[0], names[1]):
        return False
    return _is_named(figure, names[1], names[0]) or _WHOLE.search(figure.before) is not None


def _is_named(figure: Figure, name: str, other: str) -> bool:
    """Whether the words before a figure end in a part's name and not in a longer name of the other part."""
    called, others = fold(normalise(name)), fold(normalise(other))
    if not called or called not in figure.before:
        return False
    return len(called) >= len(others) or others not in figure.before
