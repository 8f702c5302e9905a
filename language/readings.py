"""Kana for kanji: words and readings from the dictionary, loaded when the first one is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sudachipy import Dictionary, SplitMode
from sudachipy.tokenizer import Tokenizer

_FUNCTION = frozenset(("助詞", "助動詞", "補助記号", "空白", "記号", "接続詞", "感動詞"))


@dataclass(frozen=True, slots=True)
class Word:
    """One dictionary word of a text. ``content`` is False for particles, endings and marks, ``real`` for what the dictionary does not know."""

    written: str
    reading: str  # katakana
    content: bool
    real: bool
    place: bool


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer(SplitMode.A)


def words(text: str) -> tuple[Word, ...]:
    """The shortest dictionary words of a text, in its order; about 30 µs for a question after 0.06 s for the first."""
    return tuple(
        Word(
            written=found.surface(),
            reading=found.reading_form(),
            content=found.part_of_speech()[0] not in _FUNCTION,
            real=not found.is_oov(),
            place=found.part_of_speech()[2] == "地名",
        )
        for found in _tokenizer().tokenize(text)
    )


def reading(text: str) -> str:
    """A text in katakana, e.g. 窓口数 → マドグチスウ; what has no reading stays as it is."""
    return "".join(word.reading or word.written for word in words(text))


def is_word(text: str) -> bool:
    """Whether the dictionary knows the text as one word: then it is meant, and no slip of another."""
    found = words(text)
    return len(found) == 1 and found[0].real
