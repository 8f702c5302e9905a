"""The clauses of a question: which of them ask for a quantity, and which only tell something besides (うちの畑もやられたけど、)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from language import readings
from language.lexicon import key
from language.normalise import normalise

NOT, WISH = "ない", "たい"
_ASKED_FOR = frozenset(
    map(
        key, "知る 聞く 聴く 教える 頂く 伺う 見る 確認 調べる 尋ねる 貰う 把握 比べる 参考 引用 書く 記事 質問".split()
    )
)
_CAUSING = ("せる", "させる")
_POLITELY = re.compile(
    r"(?:て|で)(?:ほしい|欲しい)(?:です|のですが|んですが)?|(?:が|を)?(?:わか|分か|判)(?:る|り)?(?:ます|ました|れば|る)?(?:か|でしょうか|[?？])|す[みい]ません|(?:くださ|頂け|いただけ|もらえ|くれ)(?:ません|ない)(?:です|でしょう)?か?|(?:ません|ない(?:です|でしょう))か(?=$|[。?？\s])|かもしれ(?:ない|ません)|なけれ(?:ば|ばなら(?:ない|ん))"
)
_WHO = frozenset(
    map(
        key,
        "者 母 父 親 祖母 祖父 孫 学生 生徒 教師 先生 記者 議員 職員 市民 住民 農家 漁師 会社員 店主 主婦 旅行者 妊婦 人".split(),
    )
)
_SAYS = re.compile("です|でした|だっ|だ$")
_PAUSE = re.compile(r"[\s、。,.!?;:…~()「」『』]+")
_ASKS = re.compile(
    r"何|なん(?:%|人|件|回|個|か所|割|ぱ)|どれ|どの(?:くらい|ぐらい|程度)|いくつ|幾つ|いくら|割合|率|(?<=[件回人])数|数は|%|パーセント|ぱーせんと|度合い"
)
_NARROWS = re.compile(
    "の話|のこと|の場合|として|だけ|のみ|限[りっる]|以外|除[いくけ]|のうち|の中で|について|に関して|(?:では|じゃ|でも|のに|ため[にの]?|よう[にな]?|には|[てで])$"
)
_POINTS = re.compile("(?:こ|そ|あ)(?:の|れ|こ|っち|ういう|んな)|ああいう|同じ")


@dataclass(frozen=True, slots=True)
class Clause:
    """``words`` name something, in their dictionary forms as they are compared. ``asks``: a quantity is asked for; ``tells``: it is a sentence of its own and
    narrows nothing, so that it can be left aside."""

    words: tuple[str, ...]
    asks: bool
    tells: bool
    points: bool  # to what another clause told: あのサイト


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a normalised text in its order, those without a word left out."""
    found: list[Clause] = []
    for stretch in _PAUSE.split(_POLITELY.sub(" ", text)):
        held: list[readings.Word] = []
        for word in readings.words(stretch):
            held.append(word)
            if word.joining:
                found.append(_clause(held))
                held = []
        found.append(_clause(held))
    told = [clause for clause in found if clause.words]
    if told and not any(clause.asks for clause in told):
        told[-1] = replace(told[-1], tells=False)  # 赤潮監視装置の金額は: what is asked for has no word for a quantity
    return tuple(told)


def points_back(text: str) -> bool:
    """Whether a text speaks of what was said before it: あのサイトを見た人は。"""
    return _POINTS.search(text) is not None


def naming(text: str) -> tuple[str, ...]:
    """The words of a text that name something, in their dictionary forms, as they are compared; NOT stands for whatever denies."""
    return naming_of(readings.words(text))


def naming_of(words: Sequence[readings.Word]) -> tuple[str, ...]:
    forms: list[str] = []
    before = ""
    for word in words:
        if word.spelling in _CAUSING and forms:
            forms[-1] = key(normalise(before + word.spelling))  # 知ら|せる is not 知る
        elif word.denying:
            forms.append(NOT)
        elif word.spelling == WISH and not (_ASKED_FOR & set(forms[-2:])):
            forms.append(WISH)  # 使いたい is not 使う, 確認したい asks
        elif (word.naming or word.prefix or (word.suffix and not word.counter)) and (form := _form(word)):
            forms.append(f"{form}-" if word.prefix else form)  # 中学校 is not 学校の中
        before = word.written
    return tuple(forms)


def _form(word: readings.Word) -> str:
    return _compared(word.spelling)


@lru_cache(maxsize=readings.KEPT)
def _compared(spelling: str) -> str:
    return key(normalise(spelling))


def _clause(words: Sequence[readings.Word]) -> Clause:
    written = "".join(word.written for word in words)
    asks = _ASKS.search(written) is not None
    named = [word for word in words if word.naming]
    is_said = bool(named) and not named[-1].noun
    says_who = bool(named) and _SAYS.search(written) is not None and _form(named[-1]) in _WHO
    tells = (is_said or says_who) and not asks and _NARROWS.search(written) is None
    return Clause(naming_of(words), asks, tells, points_back(written))
