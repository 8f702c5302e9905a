"""What stands in front of a value: whether it leaves the value as it is, or puts it in doubt.

A word that stands directly against the digits is part of what the number is called: 件数213 and 研修213回 are, 課題213, 未処理213件 and A課213件 are other things.
"""

from __future__ import annotations

import re

from language.asides import BLANKED

_SHAKY = re.compile(
    r"次は|(?:飛ば|とば)し|(?:後|あと)で[。、\s]*$|明日|明後日|来週|来月|今後|残り|当面|一部(?:で|だけ|は)?[、\s]*$|[×*]\s*$|午[前後]|時給"
)
_OPENING = r"[\s「『【\[(《〈<\"'・■□◆◇●○◎★※→⇒]"
_ATTACHED = re.compile(rf"[A-Za-z一-龥々ァ-ヶー][A-Za-z0-9一-龥々ァ-ヶー]*\s?{_OPENING}*$")
_CALLED = re.compile(
    r"(?:実績|数|値|率|割合|計|全体|結果|回答|返答|答|年度?|通年|年間|延|実|実質|正味|全|対象|該当|令和|訂正|修正|変更|正|誤|約|以上|中|時間|度|量|額|者|累計|現在|時点|末|分|新規|金|平均"
    r"|日|月|期|内|外|他|トータル|フル|実施|開催|達成|対応|参加|利用|登録|相談|受付|申請|記録|計上|設置|整備|導入|完了|処理|発行|交付|配布|公開|掲載|提供|報告|通報|閲覧|受講|来場|活用|運用|問合せ|配備|総|最終|確定)$"
)
# With its unit a number may be called by what is counted (研修46回, 用紙118万枚), but not by who or where, nor by what is not done.
_ONLY_SOME = re.compile(
    r"(?:課|係|部|局|室|所|支店|館|町|地区|班|窓口|郵送|電話|職員|以降|以前|以外|センター|会場|庁舎|[未不非][一-龥]{1,3})$"
)


def doubt_before(
    typed: str, cleared: str, start: int, end: int, known: str, *, has_unit: bool
) -> tuple[int, int] | None:
    """Where the doubtful words in front of a value stand, which begins at ``end``; its clause lies behind ``start``. ``known`` is the indicator's name.

    ``typed`` tells katakana from hiragana, ``cleared`` what has been found to be a date, a year or a name.
    """
    if shaky := _SHAKY.search(cleared, start, end):
        return shaky.span()
    attached = _ATTACHED.search(typed, max(start, cleared.rfind(BLANKED, start, end) + 1), end)
    if attached is None:
        return None
    word = re.sub(rf"(?:{_OPENING})*$", "", attached[0])
    if word in known or not (_ONLY_SOME.search(word) or not (has_unit or _CALLED.search(word))):
        return None
    return attached.span()
