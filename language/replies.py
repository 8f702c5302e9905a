"""What came out of reading a reply to 「何件ですか」: an amount, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Refusal(StrEnum):
    """Why a reply is no amount; each has a sentence of its own."""

    NO_NUMBER = "no_number"
    RANGE = "range"  # 15〜17
    SEVERAL = "several"  # 47と52
    MALFORMED = "malformed"  # 1,02; 12万3
    UNIT = "unit"  # 円 where 件 was asked
    BOUND = "bound"  # 200以上
    VAGUE = "vague"  # 十数件, ほぼ前年度並み
    NONE_OR_ZERO = "none_or_zero"  # なし: nought, or no figure?
    DIFFERENCE = "difference"  # 2件増
    OTHER_YEAR = "other_year"  # 前年度は45回
    PLANNED = "planned"  # 予定は27回
    DATE = "date"
    PHONE = "phone"
    RATE = "rate"  # 週2.5時間, 各1回
    DENIED = "denied"  # 30回に届かず, 30回はやっていない
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the printed unit (6.8 for 6.8%), the parts of a rate, or both.

    A RATIO has ``value`` (the rate as stated), ``numerator`` and ``denominator``, each None where it was not said; other kinds
    have ``value`` alone. A lone number that names no part is the ``value`` of a RATIO too (8,214 or 8,214件): whether it is a rate or
    a part only the question knows. ``unit`` is in one spelling (か所 for ヶ所), "" where none was written; ``written`` is what was read, as typed.
    """

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    written: str = ""
    percent: bool = False  # %, パーセント or 割 was written
    hedge: str = ""  # 約, ほど, くらい, as typed
    doubt: str = ""  # what leaves it open whether this is the value: 速報値, と思います, ？, words behind it that are not understood; as typed
    same: bool = False  # said to equal last year's: 前年度と同じ205

    @property
    def approximate(self) -> bool:
        return self.hedge != ""

    @property
    def unsure(self) -> bool:
        return self.doubt != ""


@dataclass(frozen=True, slots=True)
class Refused:
    """No amount could be read; ``written`` is the part that stood in the way, as typed."""

    code: Refusal
    written: str = ""
