"""Numerals in a text: digits with commas, 万 and 億, kanji, and any mixture of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from language.counters import ANY_UNIT, tidy

MOST_DIGITS = 14  # longer runs are no counts, and would not fit into exact decimals
_LARGEST = Decimal(10**MOST_DIGITS)

_DIGIT = {
    letter: value
    for value, letters in enumerate(("〇零", "一壱", "二弐", "三参", "四", "五", "六", "七", "八", "九"))
    for letter in letters
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_ZERO_WORD = "ぜろ"

_K = "".join(_DIGIT)
_M = "".join((*_SMALL, *_LARGE))
_ARABIC = r"(?:[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?|(?<![.0-9])\.[0-9]+)"
_POINT = "(?:[・点]|こんま|てん|ぽいんと)"
_ARABIC_SPELLED = r"[0-9]+(?:点|こんま|てん|ぽいんと)[0-9]+"
_KANJI = rf"[{_K}]+(?:{_POINT}[{_K}]+)?"
_ATOM = rf"(?:{_ARABIC_SPELLED}|{_ARABIC}|{_KANJI})"
_GAP = r"(?:(?<=[万億兆]) (?=[0-9],?[0-9]{3}(?![0-9,.万億兆])))?"  # 9万 6,830
_RUN = re.compile(rf"{_ZERO_WORD}|{_ATOM}(?:[{_M}]+{_GAP}{_ATOM}?)*|[{_M}]+(?:{_ATOM}[{_M}]*)*")
_SPELLED_POINT = re.compile(_POINT)
_PART = re.compile(rf"{_ATOM}|[{_M}]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
# Spaces within one number: 1 021, and 4 7 from full-width keys; 1, 021 cannot be two numbers.
_SPACED = re.compile(
    r"(?<![0-9.,万億兆千百十] )(?<![0-9.,万億兆千百十])"
    r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9](?: [0-9])+|[0-9]{1,3}, 0[0-9]{2})(?![0-9.,万億兆]| [0-9])"
)

# A kanji numeral is one only where a number can stand: 一部, 十分 and 統一 are words, 九十九島 goes on as one.
_WORD = re.compile(
    rf"一(?:時(?!間)|[般覧緒応番旦度方括体定切連環律層斉致昨]|部(?![はでにを、。]|$)|つ(?:前|ずつ|の))|十分(?!の[{_K}{_M}0-9])|千葉|万[一が]|九州|百貨|八百屋|[一二三四]次|四半"
)
_MAY_PRECEDE = "中約計数績値全各総度延実共年月母子件割分厘間時"
_ENDS_A_NUMBER = re.compile(
    rf"\s*(?:$|[\x00、。,.!?()「」\n:;/~=→⇒>*-]|分の[0-9{_K}{_M}]|です|でした|でございます|だ|では|じゃ|ほど|くらい|ぐらい|位|程度|前後|{ANY_UNIT})"
)
_STARTS_A_NUMBER = re.compile(rf"[^一-龥々]|[{_MAY_PRECEDE}]", re.DOTALL)
_GOES_ON = re.compile(rf"(?!{ANY_UNIT}|分の[0-9{_K}{_M}])[一-龥々]")
_KANJI_BEFORE = re.compile(rf"(?<![一-龥々])[{_K}{_M}]$")
_KANA_BEHIND = re.compile(rf"まん|おく|ひゃく|{_POINT}[0-9{_K}]")
_CUT_OFF = re.compile(r"(?:[0-9]|\x00)[.,・]$|(?:^|\s),$")  # of a longer number, or of none
_POWER = re.compile("[²³¹⁰⁴-⁹½¼¾⅓⅔]")
_HAS_DIGIT = re.compile(r"[0-9]")


_KATAKANA_DIGITS = {"ニ": "二", "ハ": "八"}  # they look alike, and folding would make them particles
_AMONG_NUMERALS = re.compile(rf"(?<![ァ-ヶー])[ニハ](?=[{_K}{_M}])|(?<=[{_K}{_M}])[ニハ](?![ァ-ヶー])")


def with_kanji_digits(text: str) -> str:
    """ニ百 and 十ハ as the numerals that were meant, letter for letter, in a text that is not folded yet."""
    return _AMONG_NUMERALS.sub(lambda found: _KATAKANA_DIGITS[found[0]], text)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, without its sign. ``value`` is None where its commas or 万 stand in places that leave it open (1,02; 12万3)."""

    start: int
    end: int
    value: Decimal | None


def numerals_in(text: str, spaced: bool = True) -> tuple[Numeral, ...]:
    """Every numeral of a folded text, from left to right. ``spaced`` takes 1 021 and 4 7 for one number each."""
    found = [_without_gaps(match) for match in _SPACED.finditer(text)] if spaced else []
    taken = tuple(found)
    for match in _RUN.finditer(text):
        if any(numeral.start < match.end() and match.start() < numeral.end for numeral in taken):
            continue
        if _HAS_DIGIT.search(match[0]) or _stands_as_a_number(text, match):
            broken = (
                _is_mixed(text, match) or _CUT_OFF.search(text, 0, match.start()) or _POWER.match(text, match.end())
            )
            found.append(Numeral(match.start(), match.end(), None if broken else value_of(match[0])))
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def value_of(run: str) -> Decimal | None:
    """The value of one run of digits, kanji digits and 十百千万億兆; None when they do not add up to one number."""
    value = _added_up(run)
    return None if value is None or value >= _LARGEST else value


def _added_up(run: str) -> Decimal | None:
    if run == _ZERO_WORD:
        return Decimal(0)
    total, section = Decimal(0), Decimal(0)
    small, large = 10**4, 10**16  # each magnitude must be smaller than the one before it
    pending = ""  # digits that wait for their magnitude
    for part in _PART.findall(run.replace(" ", "")):
        amount = _atom(pending) if pending else Decimal(1 if part in _SMALL else 0)
        if part in _SMALL:
            if amount is None or _SMALL[part] >= small:
                return None
            small, pending = _SMALL[part], ""
            section += amount * small
        elif part in _LARGE:
            if amount is None or _LARGE[part] >= large or not section + amount:
                return None
            large, small, pending = _LARGE[part], 10**4, ""
            total, section = total + (section + amount) * large, Decimal(0)
        else:
            pending = part
    if not pending:
        return tidy(total + section)
    rest = _atom(pending)
    magnitude = small if small < 10**4 else large if large < 10**16 else 0
    return None if rest is None or not _fits_below(pending, rest, magnitude) else total + section + rest


def _fits_below(digits: str, value: Decimal, magnitude: int) -> bool:
    """Whether a number may end in digits after a magnitude: 9万6,830 and 10万500 do; 12万3 and 1億2000 leave open what is meant."""
    if magnitude == 0:
        return True
    if digits[0] in _DIGIT:
        return value < magnitude
    places, zeros = len(digits.partition(".")[0].replace(",", "")), len(str(magnitude)) - 1
    if magnitude > _LARGE["万"]:
        return places == zeros
    return zeros == 1 == places or 1 < places <= zeros


def _atom(part: str) -> Decimal | None:
    """Plain digits; None where the commas do not stand between thousands (1,02; 12,34)."""
    if len(part) > MOST_DIGITS + len(",,.."):
        return None
    part = _SPELLED_POINT.sub(".", part)
    if part[0] in _DIGIT:
        return Decimal("".join(str(_DIGIT.get(letter, letter)) for letter in part))
    if part.startswith("0,") or ("," in part and not _GROUPED.fullmatch(part)):
        return None
    return Decimal(part.replace(",", ""))


def _is_mixed(text: str, match: re.Match[str]) -> bool:
    """四7 and 405まん: a number whose other half is spelled in another way."""
    return _KANJI_BEFORE.search(text, 0, match.start()) is not None or _KANA_BEHIND.match(text, match.end()) is not None


def _without_gaps(match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), value_of(re.sub("[ ,]", "", match[0])))


def _stands_as_a_number(text: str, match: re.Match[str]) -> bool:
    if _WORD.match(text, match.start()) or value_of(match[0]) is None:
        return False
    before = text[match.start() - 1] if match.start() else " "
    if not _STARTS_A_NUMBER.fullmatch(before):
        return False
    if len(match[0]) == 1 or match[0] == _ZERO_WORD:
        return _ENDS_A_NUMBER.match(text, match.end()) is not None
    return not _GOES_ON.match(text, match.end())
