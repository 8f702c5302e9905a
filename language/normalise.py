"""One spelling for what keyboards write in many: NFKC, and the dashes, waves and spaces that NFKC leaves apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNCHANGED = re.compile("[ -~\n\tぁ-ゖァ-ヺー一-鿿、。「」『』・]*")  # letters that are in the one spelling already
_DASHES = "‐‑‒–—―−─━⁃"
_WAVES = "〜∼∾〰"
_VOICED = "ﾞﾟ"
_KEYCAP = "\u20e3"
_ONE_FOR_ONE = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_WAVES, "~"), "\u2028": "\n", "\u2029": "\n"}
)
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in one spelling that still knows what was typed: ``origin[i]`` is where character i came from."""

    text: str
    source: str
    origin: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """What the person typed for text[start:end]."""
        return self.source[self.origin[start] : self.origin[end]].strip()


def trace(source: str) -> Normalised:
    """Normalises a text piece by piece, so that any part of it can be quoted as it was typed."""
    letters: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(source):
        end = _piece_end(source, start)
        plain = _plain(source[start:end])
        letters.append(plain)
        origin.extend([start] * len(plain))
        start = end
    return Normalised("".join(letters), source, (*origin, len(source)))


def normalise(text: str) -> str:
    """The text in one spelling. ▲, △ and the long vowel mark stay: only the reader of numbers knows when they are a minus."""
    return text if UNCHANGED.fullmatch(text) else trace(text).text


def bare(text: str) -> str:
    """A text to be compared as a whole: one spelling, without spaces, outer brackets and a final stop."""
    return fold(normalise(text)).replace(" ", "").replace("\n", "").strip("[]［］「」。、!?")


def fold(text: str) -> str:
    """Hiragana for katakana and small letters for capitals, one for one, so that positions stay as they are."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is two
        lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_KATAKANA)


def _piece_end(source: str, start: int) -> int:
    """A letter with the marks that follow it: half-width ﾊ and ﾟ only become パ together."""
    end = start + 1
    while end < len(source) and (source[end] in _VOICED or unicodedata.combining(source[end])):
        end += 1
    return end


def _plain(piece: str) -> str:
    if any(_would_become_a_digit(letter) for letter in piece):
        return piece
    spelled = unicodedata.normalize("NFKC", piece).translate(_ONE_FOR_ONE)
    return "".join(_shown(letter) for letter in spelled)


def _would_become_a_digit(letter: str) -> bool:
    """NFKC would read 47① as 471, 10³ as 103 and 12㎡ as 12m2: such a letter stays as typed."""
    if unicodedata.category(letter) == "Nd":
        return False
    return any(plain in "0123456789" for plain in unicodedata.normalize("NFKC", letter))


def _shown(letter: str) -> str:
    if letter in "\n\t":
        return letter
    if letter == "\r":
        return "\n"
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Cs") or letter == _KEYCAP or "\ufe00" <= letter <= "\ufe0f":
        return ""
    return " " if category == "Zs" else letter
