"""Orders about an item by the number that 一覧 shows at it: 1の値は46でした, 3の分母を600に直す, 2は該当なし, 1の評価を「…」に直して."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.list_numbers import NUMBER, list_number
from language.normalise import normalise

Part = Literal["", "value", "comment", "phase", "numerator", "denominator"]

_PARTS: dict[str, Part] = {"評価": "comment", "区分": "phase", "分子": "numerator", "分母": "denominator"}
_NAMED = "値|実績|数値|数字|件数|回数|人数|率|評価|区分|分母|分子"
DONE = "(?:直し(?:て|ます|たい(?:です)?)|直す|(?:変更|修正|訂正)(?:して|します|する|したい(?:です)?|お願いします)?|書き換え(?:て|る|ます|たい(?:です)?)|して|お願いします)(?:ください|下さい)?"
_SORRY = r"(?:(?:あ|え|いや|いえ|す[みい]ません|ごめん(?:なさい)?|失礼(?:しました)?|やっぱり?|訂正(?:です|します)?)[、。,\s]*)*"
_AMOUNT = r"[0-9][0-9,.]*[万千百]?(?:%|[^0-9、。をはがにでじのだ/\s]{1,4})?"
_FIGURE = rf"{_AMOUNT}(?:(?:中|のうち|/){_AMOUNT})?"
_NOT_BUT = "(?:じゃなくて?|で(?:は|じゃ)なくて?|から)"
_INSTEAD = "集計中|該当なし|分からない|わからない|担当が違う"
_SAID = rf"(?:に{DONE}|の(?:間違い|誤り)(?:です|でした)?|です|でした|だった|が正しい)(?:です)?"
_HEAD = rf"{_SORRY}(?![0-9]{{4}})(?P<number>{NUMBER})(?P<counted>番目|つ目|個目|番)?"
_ORDERS = tuple(
    re.compile(rf"{_HEAD}{rest}[。!]?")
    for rest in (
        rf"の(?P<part>{_NAMED})[をは]?(?P<given>){DONE}(?:です)?",
        rf"の(?P<part>評価)[をは](?:[「『][^」』]+[」』]から)?[「『](?P<given>[^」』]+)[」』][にと]{DONE}",
        rf"(?:の(?P<part>{_NAMED}))?[をはが]、?(?:{_FIGURE}{_NOT_BUT})?(?P<given>{_FIGURE})(?:{_SAID})?",
        rf"(?P<part>)、(?:{_FIGURE}{_NOT_BUT})?(?P<given>{_FIGURE}){_SAID}",  # 1、2 and 1,234 are no orders
        rf"(?:の(?P<part>値|実績))?[をは](?P<given>{_INSTEAD})(?:{_SAID})?",
    )
)
_STARTS = re.compile(rf"{_SORRY}{NUMBER}(?:番目|つ目|番)?の(?:{_NAMED}|内訳|履歴)")


@dataclass(frozen=True, slots=True)
class Order:
    """``part`` is "" where none is named, ``given`` what it shall be: a figure, an answer of its own, the text of an 評価; "" where only the part shall be opened."""

    number: int
    part: Part
    given: str


def read_order(text: str) -> Order | None:
    """The order that a text is, and nothing else."""
    said = normalise(text).strip()
    found = next((hit for pattern in _ORDERS if (hit := pattern.fullmatch(said))), None)
    number = list_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    part = found["part"] or ""
    return Order(number, _PARTS.get(part, "value" if part else ""), found["given"].strip())


def starts_as_an_order(text: str) -> bool:
    """Whether a text begins with an item's number and a part of it: whatever else it says, its figure is not the open item's."""
    return _STARTS.match(normalise(text).strip()) is not None
