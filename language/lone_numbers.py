"""Texts that are a number and nothing else, with the words that say it or take another one back: 46回, 46でした, 47じゃなくて46."""

from __future__ import annotations

import re

from language.counters import ANY_UNIT
from language.normalise import bare

LONGEST = 60  # characters; anything longer says more than a number

AMOUNT = rf"(?:約|およそ)?[▲△+-]*[0-9][0-9,.:/-]*+(?:[十百千万億]+[0-9,.]*+)*+(?:{ANY_UNIT}|月)?%?"
_BETWEEN = (
    r"(?:(?:中|のうち|うち|から|[と、,/~・()])++|(?<=[間時年月]))"  # 1人1台 says something, 2時間30分 is one number
)
_AMOUNTS = re.compile(rf"{AMOUNT}(?:{_BETWEEN}{AMOUNT})*+[()]*")
_SORRY = (
    r"(?:やっぱり?|やはり|す[みい]ません|ごめんなさい|失礼(?:しました)?|申し訳(?:ありません|ございません)|間違(?:い|え|って)(?:ました|た|いました|です|でした)?|訂正(?:です|します)?"
    r"|正しくは|いや|いえ|あ(?=[、,])|(?:さっき|先ほど|先程|[一1]つ前|ひとつ前|[0-9]{1,2}番目?)の?(?:は|値は)?|(?:実績|値|数値|数字|件数|回数)は|合計|全部で|計|[、。,!])*"
)
_NOT_BUT = r"(?:(?:では?|じゃ)なく(?:て)?|の(?:間違い|誤り)で|は(?:間違い|誤り)で)[、,]?"
_SAID_SO = r"(?:です|でした|だった|だ|に(?:訂正|修正|変更|直)(?:し|です)?(?:ます|てください)?|の(?:間違い|誤り)|が正しい|(?:です)?(?:けど|けれど|が)$|[、。])*"
_WRAPPED = re.compile(rf"{_SORRY}(?:{_AMOUNTS.pattern}{_NOT_BUT})?{_AMOUNTS.pattern}{_SAID_SO}")
_CORRECTION = re.compile(
    rf"[×✕x][0-9,.]+[○〇◯][0-9,.]+|(?:(?:すみません|すいません|いえ|いや|あ)[、,。]*)?(?:やっぱり|やはり|正しくは|訂正|修正|間違い|間違えました|実は)[、,。:は]*{AMOUNT}(?:です|でした|に[ぁ-ん一-龥]{{0,8}})?"
    rf"|(?:すみません|すいません|いえ|いや)?[、,。]*{AMOUNT}(?:(?:の|が|に)(?:間違い|まちがい|誤り|正しい|訂正|修正|直[しす])|で(?:は|じゃ)なく{AMOUNT}|じゃなくて?{AMOUNT})[ぁ-ん]{{0,6}}"
    rf"|(?:(?:すみません|すいません|いえ|いや|あ)[、,。]*)?(?:さっき|先ほど|先程)?の?(?:分母|分子|母数|総数|(?:正しい)?(?:値|数値|数字|件数))(?:は|が|を)?{AMOUNT}(?:です|でした|に[ぁ-ん一-龥]{{0,12}})?"
)


def is_number(text: str) -> bool:
    """Nothing but figures with their signs, units and separators: 47, ▲5, 8.5%, 5/9, 604件, 12件/300件, 5月9日. 46でした is a text."""
    plain = bare(text)
    return len(plain) <= LONGEST and _AMOUNTS.fullmatch(plain) is not None


def is_wrapped_number(text: str) -> bool:
    """Nothing but a number with the words that say it, or that correct one: 46でした, やっぱり46, 47じゃなくて46, 間違えました。46回です."""
    plain = bare(text)
    return len(plain) <= LONGEST and not is_number(text) and _WRAPPED.fullmatch(plain) is not None


def corrects(text: str) -> bool:
    """Whether a short text only says which value is right, or of which part: 48の間違いでした, やっぱり8, 分母は1000."""
    plain = bare(text)
    return len(plain) <= LONGEST and _CORRECTION.fullmatch(plain) is not None
