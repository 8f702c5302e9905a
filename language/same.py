"""What stands beside 前年度と同じ: nothing of weight, a doubt, or something else that is the same (担当, 集計方法, ペース)."""

from __future__ import annotations

import re
from enum import StrEnum

from language.counters import ANY_UNIT


class Claim(StrEnum):
    """Whether the value itself is said to be last year's."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    OF_ANOTHER = "of_another"


_NUMBER = rf"(?:[0-9.,]+|[一二三四五六七八九十百千万〇]+)(?:{ANY_UNIT})?(?:ではなく|じゃなくて|ではなくて|で|の)?"
_YEAR = "(?:[今本]年度?|今回|今年分|(?:令和|r)[0-9]{1,2}(?:年度?)?)(?:分|の)?[もはが]?"
_VALUE = "(?:実績値?|数値|数字?|値|件数|回数|人数|施設数|台数|率|割合|指標|区分|回答|状況|結果|答え)[もはが]?"
_FRONT = re.compile(
    rf"(?:はい|ええ|えっ?と|えーと|お疲れ様です|お世話になって(?:い|お)ります|す[みい]ません|恐縮ですが|これ[もは]|こちら[もは]|特に|全く|まったく|完全に|の|{_YEAR}|{_VALUE}|{_NUMBER})*"
)
_BACK = re.compile(
    rf"(?:です|でした|でございます|である|だ|(?:に|と)(?:なります|なっています|なっております|いたします|します|してください)|で?お願い(?:いた|致)?し(?:ます|たい)|で(?:いい|よい|良い|結構|大丈夫|構いません|かまいません)"
    rf"|で(?:回答|提出|登録|報告)(?:いた|致)?し(?:ます|ました)|との?こと|ということ|のまま|変更?(?:は)?(?:なし|ありません)|増減(?:は)?(?:なし|ありません)|よろしく|どうぞ|ありがとうございます|ので|ため|[ねよなでと]|{_VALUE}|{_NUMBER})*"
)
_LABEL = re.compile(r"[^0-9]{1,25}[はも]")
_OTHER_THING = re.compile(
    r"担当|職員|人員|体制|分[子母]|内訳|方法|考え|基準|条件|定義|目標|予定|計画|会場|講師|対象|時期|場所|理由|傾向"
)
_DOUBT = re.compile(
    r"たぶん|多分|おそらく|恐らく|きっと|ほぼ|だいたい|大体|概ね|おおむね|ほとんど|(?:だ|である)?と思い?(?:ます|う)?|かな|かと?(?:も(?:しれ(?:ません|ない))?)?|は?ず|でしょう|だろう"
    r"|らしい|よう|みたい|見込み?|くらい|ぐらい|程度|じゃない|ではない|[?]"
)


def claim(before: str, after: str) -> Claim:
    """Reads the squeezed, folded text in front of the words and behind them."""
    plain_front = _FRONT.fullmatch(_DOUBT.sub("", before)) is not None
    if not plain_front and (_OTHER_THING.search(before) or not _LABEL.fullmatch(before)):
        return Claim.OF_ANOTHER
    if not _BACK.fullmatch(_DOUBT.sub("", after)):
        return Claim.OF_ANOTHER
    doubtful = _DOUBT.search(before) or _DOUBT.search(after) or not plain_front
    return Claim.DOUBTFUL if doubtful else Claim.SURE
