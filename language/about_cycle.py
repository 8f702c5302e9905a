"""Reads what the staff ask about the 照会 itself: until when, whom to call, who reads it, what is left. Only whole messages that ask nothing else."""

from __future__ import annotations

import re
from enum import StrEnum

from language.normalise import bare


class AboutCycle(StrEnum):
    DEADLINE = "deadline"
    DESK = "desk"  # whom to call
    READERS = "readers"  # who sees what is entered
    PHASES = "phases"  # what the 区分 are
    LEFT = "left"
    MINE = "mine"  # what the person is asked for
    PURPOSE = "purpose"
    COMMENT = "comment"  # what an 評価 is
    EXAMPLE = "example"
    SUBMITTING = "submitting"  # how one submits
    NOT_SUBMITTED = "not_submitted"  # why one cannot
    OPERATING = "operating"  # how the chat is used
    CORRECTING = "correcting"
    APPROVAL = "approval"  # whether a superior has to approve
    MISTAKEN = "mistaken"  # submitted by mistake


_IS = "(?:です|でしょう|なの|なん|なんです|ん|んです)?か?(?:ね|な)?"
_TELL = "(?:を?(?:教えて|おしえて|知りたい|見せて|みせて)(?:ください|下さい|です)?)?"
_IF = "(?:すれば|したら|すると|すべき)"
_GOOD = f"(?:(?:いい|よい|良い|よろしい)(?:の)?)?{_IS}"
_WHAT = "(?:何|なに|なん)"
_WHO = "(?:誰|だれ|どなた)"
_UNKNOWN = "(?:(?:分|わ)か(?:らない|りません|らん)(?:です)?)?"
_PHASE = "(?:検討|構築|運用)"

_ASKED: tuple[tuple[AboutCycle, str], ...] = (
    (
        AboutCycle.DEADLINE,
        f"(?:提出の?|回答の?)?(?:期限|期日|締め?切り?|しめきり|〆切|でっどらいん)(?:日)?(?:は|って|が)?(?:いつ|何日|何月何日|[0-9]{{1,2}}[月/][0-9]{{1,2}}日?)?(?:まで)?{_IS}{_TELL}"
        f"|いつまでに?(?:(?:出|提出|回答|答え|入力|入れ|や)(?:し|れ|す|せ)?{_IF}?(?:ば|れば|たら|る)?)?{_GOOD}",
    ),
    (
        AboutCycle.DESK,
        f"(?:取りまとめ|とりまとめ|事務局|この照会|照会)(?:の課)?(?:の|は|って|って誰)?(?:電話(?:番号)?|連絡先|内線(?:番号)?|問い?合わ?せ先|{_WHO}|どこ)(?:は|って)?{_WHAT}?番?{_IS}{_TELL}"
        f"|(?:電話(?:番号)?|連絡先|内線(?:番号)?|問い?合わ?せ先)(?:は|って)?(?:どこ|何番)?{_IS}{_TELL}"
        f"|(?:これは)?(?:{_WHO}|どこ)に(?:聞け|聞い|問い合わせ|連絡|質問|電話|相談)(?:し|すれ|れ)?(?:ば|たら)?{_GOOD}",
    ),
    (
        AboutCycle.READERS,
        f"(?:これ|この(?:内容|回答|値|数字|評価|理由)|入力した(?:内容|もの|値|数字)|回答(?:内容)?|下書き|内容)?(?:は|を|って)?(?:ほかに)?{_WHO}(?:が|に|まで|か)(?:見|読|見られ|見え|読まれ|知られ)[ぁ-ん]*"
        f"|(?:これ|この(?:内容|回答|値|数字|評価|理由)|入力した(?:内容|もの|値)|回答)?(?:は|って|も)?(?:市民に)?(?:公開|公表|見られ)(?:され)?(?:る|ます)の?{_IS}",
    ),
    (
        AboutCycle.PHASES,
        f"(?:実施年度の)?区分(?:って|とは|は|の意味は?)(?:{_WHAT}|どういう(?:意味|こと|もの))?(?:の?こと)?{_IS}|{_PHASE}(?:って|とは|というのは)(?:{_WHAT}|どういう(?:意味|こと|状態))?{_IS}"
        f"|{_PHASE}と{_PHASE}(?:の|は)?(?:違い|ちがい|どう違う)[ぁ-ん]*{_WHAT}?{_IS}",
    ),
    (
        AboutCycle.LEFT,
        f"(?:あと|残り|のこり|まだ)(?:の件数)?(?:は|が|で)?(?:何件|いくつ|どれ(?:くらい|ぐらい|だけ))(?:残って|のこって|あり|ある)?(?:い?る|い?ます|ます)?(?:の)?{_IS}|(?:残り|のこり)(?:の件数)?は{_IS}|(?:残り|のこり)の?件数{_TELL}"
        f"|(?:何件|いくつ|どれ(?:くらい|だけ))(?:残って|のこって)(?:い?る|い?ます)(?:の)?{_IS}",
    ),
    (
        AboutCycle.MINE,
        f"(?:私|わたし|自分|うち|当課|こちら)(?:の|が)?(?:回答)?(?:担当|照会項目|分|持ち分|仕事|やること|すること)(?:は|って)?(?:{_WHAT}|どれ|どこ|何件|いくつ)?{_IS}{_TELL}"
        f"|(?:私|わたし|自分|うち)は?{_WHAT}(?:を|の)担当{_IS}|(?:私は|まず|次は|今から)?{_WHAT}を(?:{_IF}|やれば|したら)(?:ば)?{_GOOD}|(?:やること|すること)は(?:{_WHAT})?{_IS}",
    ),
    (
        AboutCycle.PURPOSE,
        f"(?:これ|この(?:照会|質問|数字|値|調査|回答)|照会)?(?:は|って|を)?{_WHAT}(?:の|に)(?:ため|目的|使|つか)[ぁ-んァ-ヶ一-龥]*|(?:この)?照会の?(?:目的|趣旨)(?:は|って)?{_WHAT}?{_IS}"
        f"|(?:なぜ|どうして|なんで|何で)(?:これ|こんなこと|この(?:数字|値))?を?(?:聞|きい|答え|入力|回答)[ぁ-ん]*",
    ),
    (
        AboutCycle.COMMENT,
        f"(?:進捗状況・?)?評価(?:は|って|には|に)?(?:{_WHAT}を?|どう|どのように|どんなことを?|どの(?:程度|くらい))(?:書|か|入力|入れ|記入)[ぁ-ん]*{_GOOD}|(?:進捗状況・?)?評価(?:って|とは)(?:{_WHAT}|どういう(?:意味|こと|もの))?{_IS}"
        f"|評価の?(?:書き方|入れ方)(?:は|って|が)?[ぁ-ん]*",
    ),
    (
        AboutCycle.EXAMPLE,
        f"(?:入力|回答|記入|書き方|評価)?(?:の)?(?:例|見本|文例|記入例|入力例|回答例)(?:は|って|が)?(?:ある|あります|ない|ありません)?{_IS}{_TELL}(?:お願いします|ください|下さい)?",
    ),
    (
        AboutCycle.SUBMITTING,
        f"(?:回答の?|下書きの?)?提出の?(?:仕方|しかた|方法|やり方|手順)(?:は|って|が|を)?(?:{_WHAT}|どう)?{_IS}{_UNKNOWN}{_TELL}|(?:どう|どうやって|どのように|どこから)(?:提出|出)(?:し(?:ます|たら|たい)|す[るれ]|せ)(?:ば)?(?:の)?{_GOOD}"
        f"|提出(?:するには|したいとき)(?:は)?(?:どう(?:し(?:ます|たら)|す(?:る|れば))(?:の)?{_GOOD}|{_WHAT}が必要{_IS})?|(?:まとめて|一括で|一度に|一気に)(?:提出|出)(?:したい(?:です)?|する(?:には|方法は?)|でき(?:る|ます)(?:の)?{_IS}|し?て?もいい{_IS}|せ(?:る|ます)の?{_IS})",
    ),
    (
        AboutCycle.NOT_SUBMITTED,
        "(?:なぜか?|どうして|何度やっても)?提出(?:が|は)?(?:でき(?:ない|ません|ませんでした|なかった|ん)|し?られ(?:ない|ません)|うまくいか(?:ない|ません))(?:の)?(?:です|ん|んです|のです)?(?:が|けど|か|はなぜですか|のはなぜ(?:ですか)?)?|提出できない(?:の)?(?:は|って)?(?:なぜ|どうして|何で)(?:です|なの)?か?",
    ),
    (
        AboutCycle.OPERATING,
        f"(?:この)?(?:ちゃっとの?|画面の?)?(?:操作|使い方|使用方法)(?:の?(?:方法|仕方|やり方|手順))?(?:は|って|が|を)?{_WHAT}?{_IS}{_UNKNOWN}{_TELL}",
    ),
    (
        AboutCycle.CORRECTING,
        f"(?:回答|値|数字|下書き|入力(?:した(?:もの|値|内容))?|評価|区分|提出した(?:もの|回答|値)?)?(?:の|を|は|した後に?)?(?:どう|どうやって|どのように|どこで)(?:直|なお|修正|訂正|変更)(?:し|す|せ|したら|すれ|でき)?(?:ば|ます|る|たら)?(?:の)?{_GOOD}"
        f"|(?:回答|値|数字|下書き|評価|区分)?の?(?:直し方|なおし方|(?:修正|訂正)の?(?:方法|仕方|やり方))(?:は|って|が|を)?{_WHAT}?{_IS}{_UNKNOWN}{_TELL}",
    ),
    (
        AboutCycle.APPROVAL,
        "(?:提出(?:するの)?(?:に|前に|の前に)は?)?(?:上司|課長|係長|部長|所属長|上長)?の?(?:承認|決裁|許可|了解)(?:は|が|って)?(?:必要|いる|要る|いります|要ります|取る(?:の|必要)|もら(?:う|わない)|要り?)[ぁ-んァ-ヶ一-龥]{0,8}",
    ),
    (
        AboutCycle.MISTAKEN,
        "(?:(?:間違|まちが)(?:え|っ)て|誤って|うっかり|違う(?:値|数字|もの)[をで])(?:値を|全部|全て)?(?:提出|出)し(?:た|ました|てしまった|てしまいました|ちゃった|ちゃいました)(?:のです|んです)?(?:が|けど)?(?:どう(?:すれ|し)[ぁ-ん]*)?"
        "|提出(?:を|が|は)?(?:間違え|まちがえ|間違い)(?:た|ました|です|でした)|提出(?:を|は)?(?:取り?消し?|取り?下げ|キャンセル|きゃんせる)(?:たい(?:です)?|でき(?:る|ます)か?)|提出した(?:もの|回答|値)が(?:間違って|違って)(?:い(?:た|ました))?",
    ),
)
_PATTERNS = tuple((asks, re.compile(pattern)) for asks, pattern in _ASKED)
_NO_QUESTION = frozenset(bare(word) for word in "あと 残り まだ 例 期限 期日 締切 連絡先 電話 内線 電話番号".split())
LONGEST = 40  # letters; whoever writes more says something else


def read_about_cycle(text: str) -> AboutCycle | None:
    """What a message asks about the 照会; None for any other, among it a word alone that asks nothing."""
    plain = bare(text)
    if len(plain) > LONGEST or plain in _NO_QUESTION:
        return None
    return next((asks for asks, pattern in _PATTERNS if pattern.fullmatch(plain)), None)
