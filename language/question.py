"""A citizen's or a colleague's question, taken apart: what is asked, for which year, 予定 or 実績, and the words to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from language import readings
from language.asks import COMPILED, Asks
from language.beyond import Beyond, find_beyond
from language.errands import read_errand
from language.lexicon import COUNTING, LIGHT
from language.normalise import fold, normalise
from language.segment import Script, cut
from language.talk import read_talk
from language.wishes import find_wishes
from language.years import LAST_MONTH, NamedYear, every_year, spanned
from plan.fiscal import FiscalYear

__all__ = ["Asks", "Beyond", "Measure", "Question", "part_of", "read_question"]


class Measure(StrEnum):
    """What kind of quantity a question speaks of."""

    RATE = "rate"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Question:
    """``year`` is None where none is named, the last one where several are; ``years`` holds them all in the order of the text, ranges filled in.

    ``year_shift`` is not 0 for 前の年 and the like: so many years from the one that was last spoken of (``year`` is then None for
    その前の年, and the one before today's for 前年度). ``year_words`` are the year's words as typed. ``planned`` is True for 予定, False for 実績, None
    where neither is said. ``asked`` is the sentence that asks, ``words`` what is left of it to look up, ``aside`` what stands before the question
    itself (「レポートを書いています。」), looked up only if ``words`` alone says too little. ``bare``: nothing is left to look up, so the question is
    about what was last spoken of. ``counter`` is the unit after 何 or before 数 (件, 人, か所), "" where none is named; ``numbered`` says that it
    was asked for with 何. ``beyond`` says what is asked that no printed cell holds.
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
    numbered: bool = False
    beyond: frozenset[Beyond] = frozenset()
    asked: str = ""
    words: str = ""
    aside: str = ""
    bare: bool = False


def read_question(text: str, today: date) -> Question:
    """Takes a question apart. ``today`` is what 今年度 and 昨年度 are counted from. Any text is read, none raises."""
    whole = _WRONG_NUMBER.sub(_number, _WRONG_RATE.sub(_rate, normalise(text).strip()))
    talk = read_errand(fold(whole)) or read_talk(fold(whole))
    if talk is not None:
        return Question(whole, talk, bare=True)
    asked, aside = _asked_part(whole, today)
    dated = every_year(asked, today)
    named = tuple(year for year in dated if not year.compared)
    years = spanned(named)
    beyond, rest = _beyond(asked, named)
    rest = _without(
        rest, [(year.start, year.end) for year in dated if not (year.compared and _IN_A_NAME.match(asked, year.end))]
    )
    asks, rest = _what(rest)
    planned, rest = _planned(rest)
    if asks is Asks.FIGURE and (len(years) > 1 or _of_several_years(asked, dated)):
        asks = Asks.SERIES
    if asks is Asks.FIGURE and Beyond.TOTAL in beyond and any(_OPEN.match(asked, year.end) for year in named):
        asks = Asks.SERIES
    measure, counter, numbered = _measure(asked)
    if asks is Asks.RATING and measure is not None:
        asks = Asks.FIGURE
    words = re.sub(r"\s+", " ", rest).strip()
    return Question(
        text=whole,
        asks=asks,
        year=years[-1] if years else None,
        years=years,
        year_words="、".join(asked[year.start : year.end].strip(" 、,・と") for year in named),
        year_shift=_shift(named),
        planned=planned,
        measure=measure,
        counter=counter,
        numbered=numbered,
        beyond=beyond,
        asked=asked,
        words=words,
        aside=aside,
        bare=not _content(words),
    )


_WRONG_RATE = re.compile(r"(?<=[一-龥])[律立](?=は|を|の|って|が|も|\W|$)")


def _rate(hit: re.Match[str]) -> str:
    """利用立, 利用律: the kanji of another りつ, unless they end a word (法律, 設立)."""
    return hit[0] if readings.one_word(hit.string[hit.start() - 1 : hit.end()]) else "率"


_WRONG_NUMBER = re.compile(r"(?<=[一-龥])([件回人])[教収敷](?=は|を|の|って|が|も|\W|$)")


def _number(hit: re.Match[str]) -> str:
    """使用回収, 利用人教: the kanji that looks or sounds like 数, behind a noun that is done (資源回収 is none)."""
    before = readings.words(hit.string[: hit.start()])
    return f"{hit[1]}数" if before and before[-1].act else hit[0]


def part_of(question: Question, words: str) -> Question:
    """The question for one of the things that it asks for (申請率 of 申請率と手続き数)."""
    measure, counter, numbered = _measure(words)
    return replace(question, asked=words, words=words, aside="", measure=measure, counter=counter, numbered=numbered)


def _shift(named: tuple[NamedYear, ...]) -> int:
    if len(named) != 1:
        return 0
    return -1 if _BEFORE.fullmatch(named[0].words) else named[0].shift


_BEFORE = re.compile("前年度?|ぜんねん(?:ど)?")
_IN_A_NAME = re.compile(r"[^、。?\s]{1,12}との(?:比較|差)")  # ペーパーレス度（令和3年度印刷枚数量との比較）
_OF_SEVERAL_YEARS = re.compile(
    r"(?:[2-9]|1\d|[二三四五六七])(?:年|か年|ヶ年)(?:間|分|度分)?(?=の|は|を|で|に|、|\s|$)|(?:予定|目標|計画)と(?:実績|結果)(?:の|を)?(?:全部|すべて|全て|一覧)"
    r"|(?:最初|最後|初め)の(?:年|とき)|初年度|最終(?:年度?|目標)|(?:一番|いちばん|最も|もっとも)(?:古|昔|先|最後|多か|少な|高か|低か)\w{0,3}|過去最[高低多少]"
    r"|(?:何|なん)年度?(?:に|で|から|まで|頃|ごろ)|いつ(?:頃|ごろ)?(?:から|までに)?[^、。?]{0,10}(?:\d|になり|になる|達|届|超え|始ま)"
)
"""More than one year answers it best: the last three years, the first or the last one, the year in which something is reached."""
_OPEN = re.compile("から|以降|以来|まで")
_CHANGED = re.compile(r"(?:から|より)\D{0,8}(?:増え|減|伸び|上が|下が)")


def _of_several_years(asked: str, dated: tuple[NamedYear, ...]) -> bool:
    undated = _blanked(asked, [(year.start, year.end) for year in dated])
    printed = (year for year in dated if not year.compared and any(letter.isdecimal() for letter in year.words))
    since = any(_CHANGED.match(asked, year.end) for year in printed)
    return since or _OF_SEVERAL_YEARS.search(undated) is not None


def _beyond(asked: str, named: tuple[NamedYear, ...]) -> tuple[frozenset[Beyond], str]:
    """What no printed cell holds, and the text without the words for it; what is negated or has changed stays to be looked up."""
    plain = _small(asked)
    found = find_beyond(plain)
    months = {Beyond.PERIOD for year in named if year.month not in (0, LAST_MONTH)}
    spans = [(one.start, one.end) for one in found if one.beyond not in (Beyond.NEGATED, Beyond.CHANGED)]
    return frozenset({one.beyond for one in found} | months), _blanked(asked, spans)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces for what stands in the spans, so that positions stay as they are."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


# --- the part that asks ------------------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"(?:[。!?\n…]|\.{2,}|・{2,})+(?!\s*(?:って|という|とか|みたいな))")
_LEAD_IN = re.compile(
    r"^(.{4,}?(?:のです|んです|です|ます|ました|でした|のだ|んだ)?(?:が|けれども|けれど|けど)(?:さ|ね|も)?[、,]\s*|.{3,}?(?:(?<=[いるたなす])ので(?!す|しょ)|(?<!の)ため(?:に)?[、,]|(?:です|ます|だ)から[、,]|として[、,])[、,]?\s*)(?=.)"
)
_OCCASION = re.compile(
    r"^((?:[ぁ-ん]{2,8}[、,]\s*)?[^、。]*?(?:(?:調べ|聞かれ|訊かれ|頼まれ|言われ|書い|まとめ|困っ|迷っ|気になっ|心配になっ|引き継い|急い|(?:資料|報告書|記事|原稿|表|スライド)[をが]?(?:作っ|作成し))"
    r"(?:て(?:い?て|まして|おりまして|おり|いるところで)?)|(?:発表|会議|集まり|講演|授業|用事|話)が(?:あって|ありまして|あるので)|(?:の)?(?:関係|都合|宿題|課題|授業|研究|取材|調査|仕事|会議|議会|質問|勉強|引き継ぎ|引継ぎ|下調べ|中|件|こと)で(?:す?が)?)[、,]\s*)(?=.)"
)
"""Why somebody asks: 高校の課題で調べてて、 一般質問の関係で、"""
_MOST_LEAD_INS = 3
_REASON = re.compile(
    r"(?:ので|から|ため|ため[にの]|のでした|ものですから|んです|のです|ています|でいます|ております|ました)(?:ね|よ)?$"
)
_WISHED = re.compile(r"[にへをが]?(?:[一-龥]{0,2}[ぁ-ん]{1,2})?たい[ぁ-ん]*[、,]?")
_NOT_THIS = re.compile(r"[^、。]*?(?:では|じゃ)(?:なくて?|無くて?|ない方の?)[、,]?\s*")


def _asked_part(whole: str, today: date) -> tuple[str, str]:
    """The sentence that asks, with bare ones (令和4年度です) joined to it, and what was said besides."""
    sentences = [part.strip() for part in _SENTENCE.split(whole) if part.strip()]
    full = [index for index, part in enumerate(sentences) if len(sentences) == 1 or _has_subject(part, today)]
    if not full:
        return whole, ""
    sentences = [
        part if index in full or read_talk(fold(part)) not in (Asks.THANKS, Asks.GREETING) else ""
        for index, part in enumerate(sentences)
    ]
    chosen = next((index for index in reversed(full) if not _REASON.search(sentences[index])), full[-1])
    aside = "。".join(sentences[index] for index in full if index != chosen)
    asked = " ".join(part for index, part in enumerate(sentences) if index == chosen or (part and index not in full))
    for _ in range(_MOST_LEAD_INS):
        lead = _LEAD_IN.match(asked) or _OCCASION.match(asked)
        if not lead or not _subject(asked[lead.end() :]):
            break
        aside, asked = f"{aside}。{lead[1]}", asked[lead.end() :]
    lead = _LEAD_IN.match(asked)
    if lead and _measure(asked[lead.end() :])[0]:
        asked = f"{_WISHED.sub(' ', lead[1])} {asked[lead.end() :]}"
    without = _NOT_THIS.sub("", asked, count=1)
    return (without if _content(without) else asked), aside.strip("。")


def _has_subject(sentence: str, today: date) -> bool:
    if read_talk(fold(sentence)) is not None:
        return False
    rest = _without(sentence, [(year.start, year.end) for year in every_year(sentence, today)])
    return bool(_content(_planned(_what(rest)[1])[1]))


def _subject(text: str) -> bool:
    """Whether a text names anything beside what every question about a quantity says."""
    return any(piece.key not in LIGHT and piece.key not in _ASKED_WITH for piece in cut(text, {}) if len(piece.key) > 1)


_ASKED_WITH = frozenset(("やって", "どこで"))


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
    r"|よてい(?:は|の)?|もくひょう(?:は|の)?|(?:する|なる|やる|行う)つもり|(?:目指|めざ)し(?:てい?(?:る|た|ま(?:す|した)))?|目標に(?:し|なっ)|(?:する|やる|行う|の|た)計画(?=は|$|\s|で|だ|なの|の(?:数|値))|(?<![一-龥ァ-ヶー])計画(?:だった|でした|です|は$|は\s|$)|plan"
)
_REACHED = re.compile(
    r"実績(?:値)?(?:は|を|の|って|も)?|じっせき(?:ち)?(?:は|の)?|結果(?:は|を|の)(?!活用)|実際(?:は|の|に)|actual"
)


_JUDGED = re.compile(
    r"(?:予定|目標|計画)(?:値)?(?:の|を|に|は|が|より|と比べて?|まで)?(?:どおり|通り)?(?:達成|上回|下回|とど|届|くりあ|超え|こえ|達し|達す|到達|及ば|及ん|未達|足り|足ら|満た|多|少な|高|低)[ぁ-ん]*"
)
"""予定を上回ったか is a question for the actual, which stands beside its 予定."""


def _planned(text: str) -> tuple[bool | None, str]:
    text = _without(text, [hit.span() for hit in _JUDGED.finditer(fold(text))])
    plain = fold(text)
    planned = [(hit.start(), hit.end()) for hit in _PLANNED.finditer(plain)]
    reached = [(hit.start(), hit.end()) for hit in _REACHED.finditer(plain)]
    said = None if bool(planned) == bool(reached) else bool(planned)
    return said, _without(text, _merged(planned + reached))


# --- rate or count -------------------------------------------------------------------------------------------------------

_RATE = re.compile(r"割合|わりあい|(?<![効能])率|パーセント|ぱーせんと|%|何割|比率|りつ(?:は|を|って|が|\W|$)|の度合い")
_NUMBERED = re.compile(
    r"(?:何|なん)(件|回|人|名|[かヶ箇]所|施設|校|台|時間|言語|軒|戸|業務|[かヶ箇]国語?|個|隻|枚|種類|種|冊|円|項目|事業|しすてむ|ちゃねる|拠点|地点|窓口|館|社|世帯|学校|手続き?|本)"
)
_COUNTED = re.compile(
    r"(件|回|枚|台|冊|人|人員|箇所|か所|施設|学校|拠点|言語|業務|者|手続き?|時間|種類|種別|ちゃねる|建物|家|項目|事業|しすてむ|窓口)の?数(?!量)|(?<=\S)数(?=は|を|の|って|が|\W|$)|(種類|種別)(?=は|を|って|が|\W|$)|(?<=[一-龥ァ-ヶ])(時間)(?=は|を|って|が|\W|$)"
)
_THING = re.compile(
    r"(?P<thing>業務|施設|手続き?|窓口|言語|種類|ちゃねる|しすてむ|学校|拠点|事業|項目|農家|漁業者|[箇か]所)(?:は|って|が|も)[^、。0-9]{0,6}?(?:いくつ|何件|なんけん|何個)"
)
_NUMBER_OF = re.compile(r"(?<!度は)(?<!度って)(?<!どは)いくつ")


def _measure(text: str) -> tuple[Measure | None, str, bool]:
    """Rate or count, the counter, and whether it is asked for with 何."""
    plain = _REMARK.sub(" ", fold(text))
    if _RATE.search(plain):
        return Measure.RATE, "", False
    thing, numbered, counted = _THING.search(plain), _NUMBERED.search(plain), _COUNTED.search(plain)
    if thing:
        return Measure.COUNT, thing["thing"], False
    if numbered:
        return Measure.COUNT, numbered[1], True
    if counted:
        return Measure.COUNT, next((group for group in counted.groups() if group), ""), False
    return (Measure.COUNT if _NUMBER_OF.search(plain) else None), "", False


_REMARK = re.compile(r"\([^()]*比較\)")  # of a name
