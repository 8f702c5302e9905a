"""What stands before the word that counts: 利用 in 利用率, 乗降人員 in 乗降人員数. A question and a name that differ there measure different things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language import readings
from language.readings import Word

_COUNTS = frozenset("率 割合 比率 パーセント 度 度合い 数 件数 回数 人数 枚数 台数 個数 箇所数 時間 種類 種別".split())
_EXPECTS = frozenset("予定 目標 実績 見込み".split())  # they count only what stands right before them: 入港予定
_SUBJECT = frozenset("は が も".split())
LIGHT_VERBS = frozenset(
    "使う 行う 遣る 無い 為る 居る 出来る 有る 成る 因る 於く 関する 係る れる られる 呉れる 貰う 頂く 下さる".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """``words`` are counted, the last of them directly; ``compound`` says that they stand in one word with the one that counts, ``done`` that した stands between."""

    words: tuple[Word, ...]
    compound: bool
    done: bool = False

    @property
    def text(self) -> str:
        return "".join(word.written for word in self.words)


NO_HEAD = Head((), compound=False)


def head_of_question(words: Sequence[Word]) -> Head:
    """What is counted in a question; NO_HEAD where no word counts, or where it is what the sentence says of its subject (割合は何%)."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].written in _EXPECTS:
            compound = _compound(words, at)
            if compound:
                return Head(compound, compound=True)
        elif words[at].written in _COUNTS:
            compound = _compound(words, at)
            return Head(compound, compound=True) if compound else _modifier(words, at)
    return NO_HEAD


def head_of_name(name: str) -> str:
    """The last compound of a name without the word that counts: 対応手続き of オンラインでの対応手続き数; its last clause where a verb stands there."""
    words = readings.words(name)
    at = len(words)
    while at > 0 and not words[at - 1].content:
        at -= 1
    if at > 1 and words[at - 1].written in _COUNTS:
        at -= 1
    if at > 1 and words[at - 1].written == "の":
        at -= 1
    compound = _compound(words, at)
    if compound:
        return "".join(word.written for word in compound)
    start = at
    while start > 0 and words[start - 1].written != "の":
        start -= 1
    return "".join(word.written for word in words[start:at])


def _compound(words: Sequence[Word], end: int) -> tuple[Word, ...]:
    start = end
    while start > 0 and words[start - 1].noun:
        start -= 1
    return tuple(words[start:end])


def _modifier(words: Sequence[Word], end: int) -> Head:
    """The nouns or the verb before の, した, できる and the like."""
    at = end
    while at > 0 and (not words[at - 1].content or words[at - 1].spelling in LIGHT_VERBS):
        if words[at - 1].written in _SUBJECT:
            return NO_HEAD
        at -= 1
    if at == 0:
        return NO_HEAD
    compound = _compound(words, at)
    return Head(compound or (words[at - 1],), compound=False, done=any(word.written == "た" for word in words[at:end]))
