"""What an official wants done in a cycle that this chat does not do: remind, extend, send back, approve. A wish, never a question about it."""

from __future__ import annotations

import re
from enum import StrEnum

from language.asks import END
from language.lexicon import hiragana
from language.normalise import fold, normalise

LONGEST = 40  # letters; whoever writes more reports something


class Duty(StrEnum):
    REMIND = "remind"
    EXTEND = "extend"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    PUBLISH = "publish"
    CLOSE = "close"
    REASSIGN = "reassign"


_DO = r"(?:を|が|は(?=どう|でき))?(?:し|いたし)?(?:たい|ます¶|てください|て下さい|てほしい|てくれ|てもらえ|てもいい|ても良い|ておいて|て¶|に(?:は|した)|できま|できる|できない|できん|お願い|の?(?:方法|やり方|仕方)|するには|するに|する方法|どう(?:すれ|した|やっ)|¶)"
_TO = r"(?:たい|て(?:ください|下さい|ほしい|くれ|もらえ|もいい|おいて|¶)|ます|られ|せ[るま]|え[るま]|には|[るす]には|[るす]方法|¶)"
_LIMIT = r"(?:期限|締め?切り?|〆切り?|しめきり)(?:日)?"

_DUTIES: tuple[tuple[Duty, str], ...] = (
    (
        Duty.REMIND,
        rf"(?:督促|催促|リマインド|提出のお願い|一斉送信|一斉メール)(?:の?(?:メール|通知|状|連絡))?(?:{_DO}|(?:を|が)?\S{{0,4}}(?:送|出|かけ|入れ)[ぁ-ん]{{0,2}}{_TO})",
    ),
    (
        Duty.EXTEND,
        rf"{_LIMIT}(?:を|は|の|が|って)?(?:もう少し|少し|ちょっと|もっと)?(?:[0-9一二三]+(?:日|週間?|[かヶ]月)間?)?(?:ほど|だけ|くらい|ぐらい)?(?:延|伸|のび|のば|変更|変え|ずら|遅らせ)|{_LIMIT}\S{{0,2}}間に合",
    ),
    (Duty.SEND_BACK, rf"差し?戻し?(?:{_DO}|{_TO})"),
    (Duty.APPROVE, rf"(?<![未電子])(?:承認|決裁|代決){_DO}"),
    (Duty.PUBLISH, rf"(?<![月年前未非])公表{_DO}"),
    (
        Duty.CLOSE,
        rf"(?:照会|受け?付け?)を(?:締め切|しめき|閉じ|終え|終わら|始め|開[いきく])[ぁ-ん]{{0,1}}{_TO}|(?:照会|受け?付け?)(?:を|の)?(?:終了|開始){_DO}",
    ),
    (
        Duty.REASSIGN,
        rf"(?:回答先|回答者|回答担当|担当(?:者|課|部局)?)(?:を|の)?(?:変更{_DO}|(?:変え|替え|代え|移し|振り替え){_TO})",
    ),
)
_COMPILED = tuple((duty, re.compile(hiragana(pattern).replace("¶", END))) for duty, pattern in _DUTIES)
_ASKED_ABOUT = re.compile(
    r"(?:何|なん)(?:件|回|人)|いつ|誰|だれ|一覧|件数|とは|って何|意味|理由"
    r"|(?:できる|できない|した|された|する)\S{1,10}?(?:の?(?:割合|率|数)|(?<!に)は[?]?$)|(?:割合|率|数)(?:は|って)?[?]?$"
    r"|(?:方法|やり方|仕方)(?:は|が)\S*(?:変わ|電子|デジタル|何割)"
)


def read_duty(text: str) -> Duty | None:
    """The duty that a text wants done, None for anything else, also for a question about one (差戻しは何件)."""
    plain = fold(normalise(text)).strip()
    if len(plain) > LONGEST or _ASKED_ABOUT.search(plain):
        return None
    return next((duty for duty, pattern in _COMPILED if pattern.search(plain)), None)
