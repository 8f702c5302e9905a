"""Reads a yes, a no or an 「all of them」: whole replies that say nothing else."""

from __future__ import annotations

import re
from enum import StrEnum

from language.normalise import bare


class Assent(StrEnum):
    YES = "yes"
    NO = "no"
    ALL = "all"


EVERYTHING = "(?:全部|ぜんぶ|全て|すべて|全件|みんな)"  # in a pattern over what `bare` leaves; 両方 is not: it says how many there are

_GO_ON = "(?:いい|良い|よい|大丈夫|構いません|かまいません|お願いします|おねがいします)"
_YES = (
    "はい|うん|ええ|そうそう|そう|それ|その(?:通り|とおり)|おーけー|ok|yes|お願いします|おねがいします|お願い|大丈夫"
    "|(?:合|あ)って(?:い?ます|い?る)|正しい値?|(?:間違い|問題)(?:ない|ありません|なし)|(?:良い|よい|いい)(?!え)"
    f"|(?:それ|これ|そのまま|このまま)(?:で{_GO_ON}?)?"
)
_NO = "いいえ|いえ|いや|のー|no|だめ|(?:違|ちが)(?:う|います|いました)|間違い|間違え(?:ました|た)|そう(?:では|じゃ)(?:ない|ありません)"
_ALL = f"{EVERYTHING}|両方とも|両方|りょうほう|どちらも|どれも"
_ENDING = "(?:です|でした|ます|よ|ね|だ)*"
_REPLIES = tuple(
    (assent, re.compile(f"(?:(?:{words}){_ENDING}[、,。.!・]*)+"))
    for assent, words in ((Assent.NO, _NO), (Assent.ALL, _ALL), (Assent.YES, _YES))
)


def read_assent(text: str) -> Assent | None:
    """What a reply says, once or in several such words (はい、そうです); None for any other text, and for one that says two of them."""
    plain = bare(text)
    return next((assent for assent, words in _REPLIES if words.fullmatch(plain)), None)
