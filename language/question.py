"""A citizen's or a colleague's question, taken apart: what is asked, for which year, 予定 or 実績, and the words to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from language import readings
from language.asking import may_ask
from language.asks import Asks
from language.beyond import Beyond, find_beyond
from language.columns import Column, columns_of, read_columns, unmeant
from language.dialect import standard
from language.errands import read_errand
from language.kinds import read_asks
from language.measures import Measure, measure_of
from language.normalise import fold, normalise
from language.sentences import Parts, content, parts_of
from language.spans import blanked, small, without
from language.talk import read_talk
from language.wishes import tells_of_damage
from language.years import LAST_MONTH, NamedYear, every_year, spanned
from plan.fiscal import FiscalYear

__all__ = ["Asks", "Beyond", "Column", "Measure", "Question", "part_of", "read_question"]


@dataclass(frozen=True, slots=True)
class Question:
    """``year`` is None where none is named, the last one where several are; ``years`` holds them all in the order of the text, ranges filled in.

    ``year_shift`` is not 0 for 前の年 and the like: so many years from the one that was last spoken of (``year`` is then None for
    その前の年, and the one before today's for 前年度). ``year_words`` are the year's words as typed. ``planned`` is True for 予定, False for 実績, None
    where neither is said, and ``columns`` says it for each of several years. ``asked`` is the sentence that asks, ``words`` what is left of it to look up, ``aside`` what stands before the question
    itself (「レポートを書いています。」), looked up only if ``words`` alone says too little. ``bare``: nothing is left to look up, so the question is
    about what was last spoken of. ``counter`` is the unit after 何 or before 数 (件, 人, か所), "" where none is named; ``numbered`` says that it
    was asked for with 何. ``compares``: a change on an earlier year or on the 予定 is asked for, which the answer about the year itself says. ``beyond`` says what is asked that no printed cell holds.
    """

    text: str
    asks: Asks
    year: FiscalYear | None = None
    years: tuple[FiscalYear, ...] = ()
    columns: tuple[Column, ...] = ()
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
    compares: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether it has the form of a question, or names a quantity, a year, 予定 or 実績; what does not only tells something."""
        return (
            self.measure is not None
            or bool(self.years)
            or self.planned is not None
            or self.asks is not Asks.FIGURE
            or may_ask(self.text)
        )


def read_question(text: str, today: date) -> Question:
    """Takes a question apart. ``today`` is what 今年度 and 昨年度 are counted from. Any text is read, none raises."""
    whole = _WRONG_NUMBER.sub(_number, _WRONG_RATE.sub(_rate, standard(normalise(text).strip())))
    talk = read_errand(fold(whole)) or read_talk(fold(whole))
    if talk is not None:
        return Question(whole, talk, bare=True)
    parts = parts_of(whole, today)
    asked = parts.asked
    told_beside = _DIFFERENCE.search(asked) is not None  # 前年との差: the answer about a year says it
    beside = _DIFFERENCE.sub(lambda hit: " " * len(hit[0]), asked)
    dated = every_year(beside, today)
    named = tuple(year for year in dated if not year.compared)
    beyond, rest = _beyond(beside, named)
    rest = without(
        rest, [(year.start, year.end) for year in dated if not (year.compared and _IN_A_NAME.match(asked, year.end))]
    )
    asks, rest = read_asks(_FIRST_OR_LAST.sub(" ", rest))
    planned, rest = read_columns(rest)
    if planned is None and read_columns(asked)[1] == asked:
        planned = _told_column(parts)
    columns, (measure, counter, numbered) = columns_of(asked, named), measure_of(asked)
    if asks is Asks.FIGURE and (len(columns) > 1 or _of_several_years(asked, dated)):
        asks = Asks.SERIES
    if asks is Asks.FIGURE and any(_since(asked, year, planned, measure) for year in named):
        asks = Asks.SERIES
        beyond |= {Beyond.TOTAL} if _ALL_TOLD.search(asked) else set()
    held = [year for year in dated if year.compared]
    if asks is Asks.FIGURE and any(year.shift < -1 or _TWO_AGO.search(year.words) for year in held):
        asks = Asks.SERIES  # 一昨年より: no answer says the change since then
    if asks is Asks.RATING and measure is not None and "課題" not in asked:
        asks = Asks.FIGURE
    if asks in (Asks.FIGURE, Asks.DEPARTMENT) and tells_of_damage(small(whole)):  # 道路に穴が開いています。危ないです
        asks = Asks.WISH
    words = re.sub(r"\s+", " ", rest).strip()
    if asks is Asks.FIGURE and not named and not content(words) and any(_is_dated(year) for year in held):
        asks = Asks.SERIES  # 令和3年度と比べてどう, of what was spoken of
    years = spanned(named) or _told_years(parts, today)
    return Question(
        text=whole,
        asks=asks,
        year=years[-1] if years else None,
        years=years,
        columns=columns,
        year_words="、".join(asked[year.start : year.end].strip(" 、,・と") for year in named),
        year_shift=_shift(named),
        planned=planned,
        measure=measure,
        counter=counter,
        numbered=numbered,
        beyond=beyond,
        asked=asked,
        words=words,
        aside=parts.aside,
        bare=not content(_SAYS_HOW.sub(" ", words)),
        compares=bool(held) or told_beside or _COMPARES.search(fold(asked.rstrip("?？。"))) is not None,
    )


_WRONG_RATE = re.compile(r"(?<=[一-龥])[律立](?=は|を|の|って|が|も|\W|$)")


def _rate(hit: re.Match[str]) -> str:
    """利用立, 利用律: the kanji of another りつ, unless they end a word (法律, 設立)."""
    return hit[0] if readings.one_word(hit.string[hit.start() - 1 : hit.end()]) else "率"


_WRONG_NUMBER = re.compile(r"(?<=[一-龥])(?:([件回人])[教収敷]|[改会解快]数)(?=は|を|の|って|が|も|\W|$)")


def _number(hit: re.Match[str]) -> str:
    """使用回収, 利用人教, 実施改数: kanji that look or sound like 数 or 回, behind a noun that is done (資源回収 is none)."""
    before = readings.words(hit.string[: hit.start()])
    return f"{hit[1] or '回'}数" if before and before[-1].act else hit[0]


def part_of(question: Question, words: str) -> Question:
    """The question for one of the things that it asks for (申請率 of 申請率と手続き数)."""
    measure, counter, numbered = measure_of(words)
    return replace(question, asked=words, words=words, aside="", measure=measure, counter=counter, numbered=numbered)


def _shift(named: tuple[NamedYear, ...]) -> int:
    if len(named) != 1:
        return 0
    return -1 if _BEFORE.fullmatch(named[0].words) else named[0].shift


_SAYS_HOW = re.compile(
    r"(?:何|なん)(?:[件回人名校台戸軒個隻枚冊本社館円歳日分%割]|[かヶ箇カ]所|時間|施設|言語|業務|種類|ポイント|パーセント|か国語?)|いくつ|いくら"
    r"|(?:増え|減っ|ふえ|へっ|伸び|上が[っり]|下が[っり])て(?:い)?(?:る|ます|た)(?:の|か|ん)*|(?:増え|減|伸び|上が|下が)(?:りまし|まし)?た(?:の|か|ん)*"
    r"|(?:一番|いちばん|最も|もっとも)?(?:多|少な|高|低|良|悪)(?:い|かった)(?:年度?|の|とき|時)|(?:一番|いちばん)?最初|達成(?:し|でき|出来)(?:て(?:い)?(?:る|ます|ない|ません)|ました|た|なかった)|(?:そがん|そげん|そんなに|こんなに)|(?:少な|多|高|低)か(?:と)?|どこまで(?:上げる|下げる|増やす|減らす|伸ばす)?|(?:下が|上が|増え|減)っ?てるじゃん|もう(?:一回|一度|いっぺん)(?:言っ?う?て|お願い(?:します)?|教えて|頼む)?|(?:良|い|悪)い(?:の|ん|こと)|(?:出て(?:い)?(?:る|ます)|出ました)"
    r"|(?:予定|目標|計画)(?:値)?(?:を|に)(?:上回っ|下回っ|達し|届い|超え)(?:た|て(?:い)?(?:る|た|ない|ます|ました|ません)|なかった)(?:年度?|の|とき|か)*|何(?:が|を|の)?(?=$|\s)|どう(?:なる|なった)"
)
"""How much, since when, whether it rose: words that name nothing. 目標は何人, 増えてるの are about what was spoken of."""
_DIFFERENCE = re.compile(
    "(?:前年度?|前の年度?|去年度?|昨年度?|予定|目標|計画)(?:値)?(?:と|から|より)の?(?:差|違い|ちがい)(?:は|を|って)?|(?:前年度?|前の年度?|去年度?|昨年度?|予定|目標|計画)(?:値)?と(?:どれ(?:だけ|くらい|ぐらい)|どのくらい|どう)(?:違|ちが)(?:う|い(?:ます|ました))(?:か|の)*"
)
_BEFORE = re.compile("前年度?|ぜんねん(?:ど)?")
_IN_A_NAME = re.compile(r"[^、。?\s]{1,12}との(?:比較|差)")  # ペーパーレス度（令和3年度印刷枚数量との比較）
_OF_SEVERAL_YEARS = re.compile(
    r"(?:[2-9]|1\d|[二三四五六七])(?:年|か年|ヶ年)(?:間|分|度分)?(?=の|は|を|で|に|、|\s|$)|(?:予定|目標|計画|実績)(?:と(?:実績|結果|予定|目標))?(?:の|を|は)?(?:全部|すべて|全て|一覧|まとめて)"
    r"|(?:最初|最後|初め)の(?:年|とき)|初年度|最終(?:年度?|目標)|(?:一番|いちばん|最も|もっとも)(?:古|昔|先|最後|多か|少な|高か|低か)\w{0,3}|(?:一番|いちばん|最も|もっとも)(?:多|少な|高|低)い年|(?:いちばん|一番)最初|(?:予定|目標|計画)(?:値)?(?:を|に)(?:上回|下回|達し|届い|超え)っ?(?:た|ている)年|最終的に|過去最[高低多少]"
    r"|(?:何|なん)年度?(?:に|で|から|まで|頃|ごろ)|(?:\d|[二三四五六七])年目|中間年|いつ(?:頃|ごろ)?(?:から|までに)?[^、。?]{0,10}(?:\d|になり|になる|達|届|超え|始ま)"
)
"""More than one year answers it best: the last three years, the first or the last one, the year in which something is reached."""
_FIRST_OR_LAST = re.compile(
    r"(?:計画(?:の|期間の)?)?(?:初年度?|最終年度?|(?:最初|最後|初め)の年度?(?!末)|(?:\d|[二三四五六七])年目|中間年度?)(?:の)?"
)
_HOW_MANY_MORE = re.compile(r"(?:何|なん)(?!%|割)\w{1,3}増え(?:た|まし|てい)")
_SINCE = re.compile("から(?!見|み|数え)")
_UNTIL = re.compile("まで")
_ALL_TOLD = re.compile("全部で|ぜんぶで|全部合わせ|全体で|合計")
_CHANGED = re.compile(r"(?:から|より)\D{0,8}(?:増え|減|伸び|上が|下が|多|少な|高|低)")
_TWO_AGO = re.compile("一昨年|昨々年|おととし|前々年|[2-9二三四五]年前")
_COMPARES = re.compile(
    r"(?:^|それ|これ)(?:って|は|で)?(?:良い|いい|悪い)(?:の|ん|こと|ほう|方)(?:ですか|か)?$|もう(?:一回|一度|いっぺん)\S{0,6}$|(?:下が|上が|増え|減)っ?てるじゃん|(?:増え|減っ|ふえ|へっ|伸び)て(?:い)?(?:る|ます)の(?=増え|減っ|ふえ|へっ)|達成(?:でき|し|出来)(?:て(?:い)?(?:る|ます)|まし?た|た)\S{0,4}$|(?:増え|減っ|減り|伸び|上が[りっ]|下が[りっ]|多く?な|少なく?な)(?:て(?:い|お)?(?:ま|る)|た|まし)\S{0,6}$|前年(?:度)?比|(?:予定|目標|計画)(?:より|に対して|と比べ)|(?:予定|目標|計画)(?:値)?(?:に|を)(?:届い|達し|超え|上回っ|下回っ)て(?:い)?(?:る|ます)\S{0,4}$"
)


def _of_several_years(asked: str, dated: tuple[NamedYear, ...]) -> bool:
    undated = blanked(asked, [(year.start, year.end) for year in dated])
    printed = (year for year in dated if not year.compared and any(letter.isdecimal() for letter in year.words))
    since = any(_CHANGED.match(asked, year.end) for year in printed)
    if (
        _HOW_MANY_MORE.search(undated) and not dated
    ):  # a level beside the level before; what is compared with says it itself
        return True
    return since or any(year.open for year in dated) or _OF_SEVERAL_YEARS.search(undated) is not None


def _is_dated(year: NamedYear) -> bool:
    return any(letter.isdecimal() for letter in year.words)


def _since(asked: str, year: NamedYear, planned: bool | None, measure: Measure | None) -> bool:
    """Since or up to a year (令和3年度から何回): each year by itself, for no cell holds the sum. A share or a 予定 up to a year is that year's."""
    if _SINCE.match(asked, year.end):
        return True
    return _UNTIL.match(asked, year.end) is not None and not planned and measure is not Measure.RATE


def _beyond(asked: str, named: tuple[NamedYear, ...]) -> tuple[frozenset[Beyond], str]:
    """What no printed cell holds, and the text without the words for it; what is negated or has changed stays to be looked up."""
    said = [(year.start, year.end) for year in named if year.open] + unmeant(fold(asked))
    found = find_beyond(small(blanked(asked, said)))
    months = {Beyond.PERIOD for year in named if year.month not in (0, LAST_MONTH)}
    spans = [(one.start, one.end) for one in found if one.beyond not in (Beyond.NEGATED, Beyond.CHANGED)]
    return frozenset({one.beyond for one in found} | months), blanked(asked, spans)


# --- what was told besides the question ----------------------------------------------------------------------------------

_NO_YEAR_OF_IT = re.compile(r"の?(?:末)?(?:に(?!つい|関|お)|公表|公開|発表|版|から|以来|生まれ|より)")
_FISCAL = re.compile("[0-9一二三四五六七八九十元]|年度")  # 去年引っ越してきた is no year of the plan
_COLUMN_NAMED = re.compile(r"(?:予定|目標|計画|実績)の?値")


def _told_years(parts: Parts, today: date) -> tuple[FiscalYear, ...]:
    """The years of what was told nearest to the question, where it names none: 令和4年度の報告書を書いています。"""
    for told in reversed(parts.told):
        named = [
            year
            for year in every_year(told, today)
            if _FISCAL.search(year.words) and not year.month and not year.compared
            if not _NO_YEAR_OF_IT.match(told, year.end)
        ]
        if named:
            return spanned(named[-1:])
    return ()


def _told_column(parts: Parts) -> bool | None:
    """予定 or 実績 where only what was told names the one of them as a figure: 目標値を載せるので、"""
    named = [
        said
        for told in reversed(parts.told)
        if _COLUMN_NAMED.search(told) and (said := read_columns(told)[0]) is not None
    ]
    return named[0] if named else None
