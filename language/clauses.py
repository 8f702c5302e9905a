"""The clauses of a question: which of them ask for a quantity, and which only tell something besides (うちの畑もやられたけど、)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language import readings
from language.lexicon import key
from language.normalise import normalise

NOT = "ない"
CAUSED = "せる"
_CAUSING = ("せる", "させる")
_POLITELY = re.compile(
    r"す[みい]ません|(?:くださ|頂け|いただけ|もらえ|くれ)(?:ません|ない)(?:です|でしょう)?か?|(?:ません|ない(?:です|でしょう))か(?=$|[。?？\s])|かもしれ(?:ない|ません)|な(?:けれ|くて|きゃ)ば?"
)
_SAYS = re.compile("です|でした|だっ|だ$")
_PAUSE = re.compile(r"[\s、。,.!?;:…~()「」『』]+")
_ASKS = re.compile(
    r"何|なん(?:%|人|件|回|個|か所|割|ぱ)|どれ|どの(?:くらい|ぐらい|程度)|いくつ|幾つ|いくら|割合|率|(?<=[件回人])数|数は|%|パーセント|ぱーせんと|度合い"
)
_NARROWS = re.compile("だけ|のみ|限[りっる]|以外|除[いくけ]|のうち|の中で|について|に関して|では$|じゃ$|でも$")


@dataclass(frozen=True, slots=True)
class Clause:
    """``words`` name something, in their dictionary forms as they are compared. ``asks``: a quantity is asked for; ``tells``: it is a sentence of its own and
    narrows nothing, so that it can be left aside."""

    words: tuple[str, ...]
    asks: bool
    tells: bool


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
    return tuple(clause for clause in found if clause.words)


def naming(text: str) -> tuple[str, ...]:
    """The words of a text that name something, in their dictionary forms, as they are compared; NOT stands for whatever denies."""
    return _naming(readings.words(text))


def _naming(words: Sequence[readings.Word]) -> tuple[str, ...]:
    forms: list[str] = []
    for word in words:
        if word.spelling in _CAUSING and forms:
            forms[-1] += CAUSED  # 知らせる is not 知る
        elif word.denying:
            forms.append(NOT)
        elif (word.naming or word.prefix or (word.suffix and not word.counter)) and (
            form := key(normalise(word.spelling))
        ):
            forms.append(form)
    return tuple(forms)


def _clause(words: Sequence[readings.Word]) -> Clause:
    written = "".join(word.written for word in words)
    is_sentence = any(word.naming and not word.noun for word in words) or _SAYS.search(written) is not None
    asks = _ASKS.search(written) is not None
    return Clause(_naming(words), asks, is_sentence and not asks and _NARROWS.search(written) is None)
