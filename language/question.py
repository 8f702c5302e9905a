"""A citizen's or a colleague's question, taken apart: what is asked, for which year, 予定 or 実績, and the words to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from language.asks import COMPILED, Asks
from language.lexicon import COUNTING
from language.normalise import fold, normalise
from language.segment import Script, cut
from language.talk import read_talk
from language.wishes import find_wishes
from language.years import NamedYear, find_years
from plan.fiscal import FiscalYear

__all__ = ["Asks", "Measure", "Question", "read_question"]


class Measure(StrEnum):
    """What kind of quantity a question speaks of."""

    RATE = "rate"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Question:
    """``year`` is None where none is named, the last one where several are; ``years`` holds them all in the order of the text.

    ``year_shift`` is not 0 for 前の年 and the like: so many years from the one that was last spoken of (``year`` is then None for
    その前の年, and the one before today's for 前年度). ``year_words`` are the year's words as typed. ``planned`` is True for 予定, False for 実績, None
    where neither is said. ``words`` is what is left to look up, ``aside`` what stands before the question itself (「レポートを書いています。」),
    looked up only if ``words`` alone says too little. ``bare``: nothing is left to look up, so the question is about what was last spoken of.
    ``counter`` is the unit after 何 or before 数 (件, 人, か所), "" where none is named.
    """

    text: str
    asks: Asks
    year: FiscalYear | None = None
    years: tuple[FiscalYear, ...] = ()
    year_words: str = ""
    year_shift: int = 0
    planned: bool | None = None
    measure: Measure | None = None
    counter: str = ""
    words: str = ""
    aside: str = ""
    bare: bool = False


def read_question(text: str, today: date) -> Question:
    """Takes a question apart. ``today`` is what 今年度 and 昨年度 are counted from. Any text is read, none raises."""
    whole = normalise(text).strip()
    talk = read_talk(fold(whole))
    if talk is not None:
        return Question(whole, talk, bare=True)
    asked, aside = _asked_part(whole, today)
    named = find_years(asked, today)
    rest = _without(asked, [(year.start, year.end) for year in named])
    asks, rest = _what(rest)
    planned, rest = _planned(rest)
    years = tuple(dict.fromkeys(year.year for year in named if year.year is not None))
    if asks is Asks.FIGURE and len(years) > 1:
        asks = Asks.SERIES
    measure, counter = _measure(asked)
    words = re.sub(r"\s+", " ", rest).strip()
    return Question(
        text=whole,
        asks=asks,
        year=years[-1] if years else None,
        years=years,
        year_words="、".join(asked[year.start : year.end].strip() for year in named),
        year_shift=_shift(named),
        planned=planned,
        measure=measure,
        counter=counter,
        words=words,
        aside=aside,
        bare=not _content(words),
    )


def _shift(named: tuple[NamedYear, ...]) -> int:
    if len(named) != 1:
        return 0
    return -1 if _BEFORE.fullmatch(named[0].words) else named[0].shift


_BEFORE = re.compile("前年度?|ぜんねん(?:ど)?")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


# --- the part that asks ------------------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"[。!?\n]+")
_LEAD_IN = re.compile(
    r"^(.{4,}?(?:のです|んです|です|ます|ました|でした|のだ|んだ)?(?:が|けれども|けれど|けど)[、,]\s*)(?=.)"
)
_NOT_THIS = re.compile(r"[^、。]*?(?:では|じゃ)(?:なくて?|無くて?|ない方の?)[、,]?\s*")


def _asked_part(whole: str, today: date) -> tuple[str, str]:
    """The sentence that asks, with bare ones (令和4年度です) joined to it, and what was said besides."""
    sentences = [part.strip() for part in _SENTENCE.split(whole) if part.strip()]
    full = [index for index, part in enumerate(sentences) if len(sentences) == 1 or _has_subject(part, today)]
    if not full:
        return whole, ""
    chosen = full[-1]
    aside = "。".join(sentences[index] for index in full[:-1])
    asked = " ".join(part for index, part in enumerate(sentences) if index == chosen or index not in full)
    lead = _LEAD_IN.match(asked)
    if lead and _content(asked[lead.end() :]):
        aside, asked = f"{aside}。{lead[1]}", asked[lead.end() :]
    without = _NOT_THIS.sub("", asked, count=1)
    return (without if _content(without) else asked), aside.strip("。")


def _has_subject(sentence: str, today: date) -> bool:
    if read_talk(fold(sentence)) is not None:
        return False
    rest = _without(sentence, [(year.start, year.end) for year in find_years(sentence, today)])
    return bool(_content(_planned(_what(rest)[1])[1]))


def _content(text: str) -> str:
    """What is left of a text when fillers and words of counting are taken away."""
    rest = [piece for piece in cut(text, {}) if piece.script is not Script.DIGIT and piece.key not in COUNTING]
    return "".join(piece.key for piece in rest if len(piece.key) > 1 or piece.script is not Script.HIRAGANA)


# --- what is asked -----------------------------------------------------------------------------------------------------


def _what(text: str) -> tuple[Asks, str]:
    """What is asked, and the text without the words that said so."""
    plain = _small(text)
    for asks, patterns in COMPILED:
        hits = [hit.span() for pattern in patterns for hit in pattern.finditer(plain)]
        if hits:
            return asks, _without(text, _merged(hits))
    wish = list(find_wishes(plain))
    if wish:
        return Asks.WISH, _without(text, _merged(wish))
    return Asks.FIGURE, text


def _small(text: str) -> str:
    """Small letters, one for one, so that positions stay as they are."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


# --- 予定 or 実績 ---------------------------------------------------------------------------------------------------------

_PLANNED = re.compile(
    r"(?:の)?(?:予定|目標|計画)値|目標(?:は|を|の|と|って|も)?|見込み?(?:は|を|の|値)?|(?<!を)予定(?!し(?:て|た)(?!い?(?:た|ま|る(?:の|か|回|件|数)))|外|どおり|通り)(?:は|を|の|だった|です|では|って|も)?"
    r"|よてい(?:は|の)?|もくひょう(?:は|の)?|(?:する|やる|行う|の|た)計画(?=は|$|\s|で|だ|なの|の(?:数|値))|(?<![一-龥ァ-ヶー])計画(?:だった|でした|です|は$|は\s|$)|plan"
)
_REACHED = re.compile(
    r"実績(?:値)?(?:は|を|の|って|も)?|じっせき(?:ち)?(?:は|の)?|結果(?:は|を|の)(?!活用)|実際(?:は|の|に)|actual"
)


def _planned(text: str) -> tuple[bool | None, str]:
    plain = fold(text)
    planned = [(hit.start(), hit.end()) for hit in _PLANNED.finditer(plain)]
    reached = [(hit.start(), hit.end()) for hit in _REACHED.finditer(plain)]
    said = None if bool(planned) == bool(reached) else bool(planned)
    return said, _without(text, _merged(planned + reached))


# --- rate or count -------------------------------------------------------------------------------------------------------

_RATE = re.compile(r"割合|わりあい|(?<![効能])率|パーセント|ぱーせんと|%|何割|比率|りつ(?:は|を|って|が|\W|$)|の度合い")
_COUNTED = re.compile(
    r"(?:何|なん)(件|回|人|名|[かヶ箇]所|施設|校|台|時間|言語|軒|戸|業務|[かヶ箇]国語?|個|隻|枚|種類|冊|円)|(件|回|人|人員|箇所|か所|施設|学校|拠点|言語|台|業務|者|手続き?|時間|種類|種別|ちゃねる|建物|家)の?数|(?<=\S)数(?=は|を|の|って|が|\W|$)|(件)数"
)

_NUMBER_OF = re.compile(r"(?<!度は)(?<!度って)(?<!どは)いくつ")


def _measure(text: str) -> tuple[Measure | None, str]:
    plain = fold(text)
    counted = _COUNTED.search(plain)
    if _RATE.search(plain):
        return Measure.RATE, ""
    if counted is None:
        return (Measure.COUNT if _NUMBER_OF.search(plain) else None), ""
    return Measure.COUNT, next((group for group in counted.groups() if group), "")
