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


_OVER = re.compile(r"\s*[/÷]\s*")
_OUT_OF = re.compile(r"\s*中|うち|の内|\(内|に対し|分の")
_OF_THESE = re.compile(r"\s*(?:中|のうち|の内)")
_OF = re.compile(r"\s*の(?:うちの?)?\s*")
_REST = re.compile(r"(?:紙|窓口|郵送|その他|それ以外|以外|残り|対面|来庁|現金)[でのはが分:\s]*$")
_WHOLE = re.compile(r"分母|総|全|母数|合計|計|=|(?<![a-z])all")
_PART = re.compile(r"分子|おんらいん|電子|うち|きゃっしゅれす|利用|新規")


def parts_in(text: str, figures: tuple[Figure, ...], names: tuple[str, str]) -> Parts | Refusal:
    """Sorts the live figures of a reply into numerator, denominator and rate. ``names`` are those of the two parts, "" if unknown."""
    rates = [figure for figure in figures if figure.is_in(Family.RATE)]
    counts = [figure for figure in figures if not figure.is_in(Family.RATE)]
    if any(figure.is_in(Family.MONEY, Family.SIZE, Family.TIME) for figure in counts):
        return Refusal.UNIT
    if not rates and len(counts) == 3:
        rates, counts = _bare_rate(text, counts)
    if len(counts) >= 3:
        counts = _without_rest(counts, names)
    if len({figure.value for figure in rates}) > 1 or len(counts) > 2:
        return Refusal.SEVERAL
    rate = rates[0] if rates else None
    if len(counts) == 2:
        fraction = _OVER.fullmatch(text, counts[0].end, counts[1].start)
        if not fraction and any(_is_rest(figure, names) for figure in counts):
            return Refusal.SEVERAL
        numerator, denominator = _pair(text, counts[0], counts[1], names)
        return Parts(numerator, denominator, rate)
    return _single(text, counts[0], rate, names) if counts else Parts(rate=rate)


def _single(text: str, figure: Figure, rate: Figure | None, names: tuple[str, str]) -> Parts:
    share_of_it = rate is not None and _OF.fullmatch(text, figure.end, rate.start)
    if share_of_it or _is_whole(figure, names):
        return Parts(denominator=figure, rate=rate)
    if rate is not None or _is_part(figure, names):
        return Parts(numerator=figure, rate=rate)
    return Parts(lone=figure)


def _without_rest(counts: list[Figure], names: tuple[str, str]) -> list[Figure]:
    """Leaves the 紙 out of オンライン12件、紙22件、計34件."""
    kept = [figure for figure in counts if not _is_rest(figure, names)]
    return kept if sum(_is_whole(figure, names) for figure in kept) == 1 else counts


def _is_rest(figure: Figure, names: tuple[str, str]) -> bool:
    """Whether it counts what is in the whole and not in the part: 紙, 郵送, 残り."""
    return not _is_whole(figure, names) and _REST.search(figure.before) is not None


def _bare_rate(text: str, counts: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The 8.5 of 8.5（8214/96830）: what stands beside a fraction, without a unit of its own."""
    if _OVER.fullmatch(text, counts[0].end, counts[1].start) and _OVER.fullmatch(text, counts[1].end, counts[2].start):
        return [], counts  # 12/34/56
    for first, second in ((0, 1), (1, 2)):
        rest = counts[3 - first - second]
        if _OVER.fullmatch(text, counts[first].end, counts[second].start) and rest.unit is None:
            return [rest], [counts[first], counts[second]]
    return [], counts


def _pair(text: str, first: Figure, second: Figure, names: tuple[str, str]) -> tuple[Figure, Figure]:
    """Numerator and denominator; in the order in which they were asked where nothing says otherwise."""
    if _OVER.fullmatch(text, first.end, second.start):
        return first, second
    if _OF_THESE.match(second.after) or _is_whole(second, names):
        return first, second
    if _OUT_OF.search(text, first.end, second.start) or _is_whole(first, names):
        return second, first
    if _is_part(second, names) and not _is_part(first, names):
        return second, first
    return first, second


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
