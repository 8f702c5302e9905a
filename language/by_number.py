"""Orders about an item by the number that 一覧 shows at it: 1の値は46でした, 3の分母を600に直す, 2は該当なし, 1の評価を「…」に直して."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.list_numbers import MARKED, NUMBER, list_number
from language.normalise import normalise

Part = Literal["", "value", "comment", "phase", "numerator", "denominator"]

_PARTS: dict[str, Part] = {"評価": "comment", "区分": "phase", "分子": "numerator", "分母": "denominator"}
_NAMED = "値|実績|数値|数字|件数|回数|人数|率|評価|区分|分母|分子"
DONE = "(?:直し(?:て|ます|たい(?:です)?)|直す|(?:変更|修正|訂正)(?:して|します|する|したい(?:です)?|お願いします)?|書き換え(?:て|る|ます|たい(?:です)?)|して|お願いします)(?:ください|下さい)?"
_SORRY = r"(?:(?:あ|え|いや|いえ|す[みい]ません|ごめん(?:なさい)?|失礼(?:しました)?|やっぱり?|訂正(?:です|します)?)[、。,\s]*)*"
_AMOUNT = r"[0-9][0-9,.]*[万千百]?(?:%|[^0-9、。をはがにでじのだ/\s]{1,4})?"
_FIGURE = rf"{_AMOUNT}(?:(?:中|のうち|/){_AMOUNT})?"
_NOT_BUT = "(?P<not_but>じゃなくて?|で(?:は|じゃ)なくて?|から)"
_INSTEAD = "集計中|該当なし|分からない|わからない|担当が違う"
_SAID = rf"(?:に{DONE}|の(?:間違い|誤り)(?:です|でした)?|です|でした|だった|が正しい)(?:です)?"
_ITEM = r"(?P<item>(?:照会)?項目|no\.?|第)?\s*"
_COUNTED = "番目|つ目|個目|番"
_HEAD = rf"{_SORRY}{_ITEM}(?![0-9]{{4}})(?P<number>{NUMBER})(?P<counted>{_COUNTED})?"
_SURE_HEAD = rf"{_SORRY}{_ITEM}(?P<number>(?(item)[0-9]+(?=[\s:])|(?:[0-9]+(?={_COUNTED})|[{MARKED}])))(?P<counted>{_COUNTED})?[\s:、]*"
_ORDERS = tuple(
    re.compile(rf"{rest}[。!]?", re.IGNORECASE)
    for rest in (
        rf"{_HEAD}の(?P<part>{_NAMED})[をは]?(?P<given>){DONE}(?:です)?",
        rf"{_HEAD}の(?P<part>評価)[をは](?:[「『][^」』]+[」』]から)?[「『](?P<given>[^」』]+)[」』][にと]{DONE}",
        rf"{_HEAD}(?:の(?P<part>{_NAMED}))?[をはが]、?(?:{_FIGURE}{_NOT_BUT})?(?P<given>{_FIGURE})(?:{_SAID})?",
        rf"{_HEAD}(?P<part>)、(?:{_FIGURE}{_NOT_BUT})?(?P<given>{_FIGURE}){_SAID}",  # 1、2 and 1,234 are no orders
        rf"{_HEAD}(?:の(?P<part>値|実績))?[をは](?P<given>{_INSTEAD})(?:{_SAID})?",
        rf"{_SURE_HEAD}(?P<part>)(?P<given>{_FIGURE})(?:{_SAID})?",  # 10番47, ⑩47, No.10 47
    )
)
_FIGURES = re.compile(_FIGURE)
_STARTS = re.compile(
    rf"{_SORRY}(?:{NUMBER}(?:番目|つ目|番)?の(?:{_NAMED}|内訳|履歴)|(?:(?:照会)?項目|no\.?)\s*{NUMBER}|{NUMBER}(?:番目|つ目|番)(?:の[^。]{{1,20}})?[はがを、:])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Order:
    """``part`` is "" where none is named, ``given`` what it shall be: a figure, an answer of its own, the text of an 評価; "" where only the part shall be opened.

    ``is_plain``: the number can only be an item's. 3を4に直して and 3は4の間違いでした may as well take a value of 3 back."""

    number: int
    part: Part
    given: str
    is_plain: bool = True


def read_order(text: str) -> Order | None:
    """The order that a text is, and nothing else."""
    said = normalise(text).strip()
    found = next((hit for pattern in _ORDERS if (hit := pattern.fullmatch(said))), None)
    number = list_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    part, given = found["part"] or "", found["given"].strip()
    says_it = bool(
        part or not found["number"].isdecimal() or found["item"] or found["counted"] or found.groupdict().get("not_but")
    )
    is_plain = says_it or _FIGURES.fullmatch(given) is None
    return Order(number, _PARTS.get(part, "value" if part else ""), given, is_plain)


def starts_as_an_order(text: str) -> bool:
    """Whether a text begins with an item's number and something of it: whatever else it says, its figure is not the open item's."""
    return _STARTS.match(normalise(text).strip()) is not None
