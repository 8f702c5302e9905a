"""Cuts a text into the words that a vocabulary knows; what it does not know stays whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from language.lexicon import ABOUT, PARTICLES, POLITE, key, sound

LONGEST = 24  # letters of a piece, known or not; keeps a text of thousands from taking seconds


class Script(Enum):
    HIRAGANA = "hiragana"
    KATAKANA = "katakana"
    KANJI = "kanji"
    LATIN = "latin"
    DIGIT = "digit"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: a known word with what the vocabulary says of it, or an unknown one.

    ``written`` is the text as typed, ``key`` as it is compared.
    """

    key: str
    written: str
    known: tuple[str, ...] = ()
    script: Script | None = None  # of an unknown piece


FILLERS = frozenset(key(word) for word in (*POLITE, *ABOUT, *PARTICLES))
_LONGEST_FILLER = max(map(len, FILLERS))

_KNOWN, _FILLER, _LETTER = 0.9, 1.0, 1.2
_UNKNOWN_START = {Script.HIRAGANA: 1.6, Script.KATAKANA: 2.0, Script.KANJI: 2.0, Script.LATIN: 2.0, Script.DIGIT: 0.5}
_UNKNOWN_LETTER = {Script.HIRAGANA: 0.8, Script.KATAKANA: 0.9, Script.KANJI: 1.4, Script.LATIN: 0.9, Script.DIGIT: 0.1}


def cut(text: str, vocabulary: Mapping[str, tuple[str, ...]]) -> tuple[Piece, ...]:
    """The cheapest way through a normalised text; fillers and marks are left out. Time grows with the text's length times LONGEST."""
    pieces: list[Piece] = []
    for letters in _stretches(text):
        pieces.extend(_cut_stretch(letters, vocabulary))
    return tuple(pieces)


def _stretches(text: str) -> list[list[tuple[str, str]]]:
    """Runs of letters as (compared, written), split at spaces and marks; marks that may be left out (ー, -) split nothing."""
    stretches: list[list[tuple[str, str]]] = [[]]
    for letter in text:
        heard = sound(letter)
        if heard:
            stretches[-1].append((heard, letter))
        elif letter in "ー-" and stretches[-1]:
            last, written = stretches[-1][-1]
            stretches[-1][-1] = (last, written + letter)
        elif stretches[-1]:
            stretches.append([])
    return [letters for letters in stretches if letters]


def _cut_stretch(letters: list[tuple[str, str]], vocabulary: Mapping[str, tuple[str, ...]]) -> list[Piece]:
    heard = "".join(letter for letter, _ in letters)
    scripts = [script_of(written[0]) for _, written in letters]
    size = len(heard)
    cost = [0.0] + [1e9] * size
    step: list[tuple[int, str]] = [(0, "")] * (size + 1)  # where the last piece began, and its kind
    for start in range(size):
        here = cost[start]
        known = here + _KNOWN
        for end in range(start + 1, min(size, start + LONGEST) + 1) if vocabulary else ():
            if known < cost[end] and heard[start:end] in vocabulary:
                cost[end], step[end] = known, (start, "known")
        for end in range(start + 1, min(size, start + _LONGEST_FILLER) + 1):
            price = here + (_FILLER if end - start > 1 else _LETTER)
            if price < cost[end] and heard[start:end] in FILLERS and not _is_katakana_word(scripts, start, end):
                cost[end], step[end] = price, (start, "filler")
        script = scripts[start]
        price, letter = here + _UNKNOWN_START[script], _UNKNOWN_LETTER[script]
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            price += letter
            if price < cost[end]:
                cost[end], step[end] = price, (start, "unknown")
            if end < size and scripts[end] is not script:
                break
    pieces: list[Piece] = []
    end = size
    while end > 0:
        start, kind = step[end]
        if kind != "filler":
            word, written = heard[start:end], "".join(w for _, w in letters[start:end])
            meant = vocabulary[word] if kind == "known" else ()
            pieces.append(Piece(word, written, meant, None if meant else scripts[start]))
        end = start
    return pieces[::-1]


def _is_katakana_word(scripts: Sequence[Script], start: int, end: int) -> bool:
    """Whether a stretch is a word of katakana by itself (カラー, イカ), which is no particle; in a text typed in katakana alone the particles are parts of longer runs."""
    if scripts[start] is not Script.KATAKANA or end - start < 2:
        return False
    before, after = scripts[start - 1] if start else None, scripts[end] if end < len(scripts) else None
    return Script.KATAKANA not in (before, after)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> Script:
    if "ぁ" <= letter <= "ゖ":
        return Script.HIRAGANA
    if "ァ" <= letter <= "ヺ" or letter == "ー":
        return Script.KATAKANA
    if letter.isdecimal():
        return Script.DIGIT
    if letter in "々〆" or "CJK" in unicodedata.name(letter, ""):
        return Script.KANJI
    return Script.LATIN
