"""Wishes, and questions of how, where, when and whether one can: what a figure never answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.asks import END, cue

_HOW_MANY = (
    r"いくつ(?!か)",
    r"(?:何|なん)(?:件|回|人|名|[かヶケカ箇ヵ]所|施設|校|台|時間|割|%|パーセント|本|種|言語|軒|戸|冊|業務|手続|[かヶケカ箇ヵ]国|か?国?語|個|つ|隻|枚|度|項目|事業|システム|チャネル|拠点|地点|窓口|社|世帯|学校|円)",
    r"(?:何|なん)(?:けん|かい|にん|かしょ|ぱーせんと)",
    r"ど(?:の|れ)(?:くらい|ぐらい|ほど|程度|だけ)(?!\w{0,6}(?:かか|待))",
    r"割合|(?<![効能])率|パーセント|%|比率|件数|回数|人数|[箇か]所数|数値|数字|実績|推移|予定は|予定を|目標",
    r"[^\W\d_ぁ-ん]数(?=は|を|の|って|が|も|\W|$)",
)

_PAPERS = (
    "住民票|じゅうみんひょう|ジュウミンヒョウ|戸籍(?:謄本|抄本)?|印鑑(?:登録)?証明書?|印鑑登録(?:証明書?)?|マイナンバーカード|マイナカード|保険証|年金|罹災証明書?|当番医|水道|ごみ|粗大ごみ|"
    "バスの時刻表?|病院|市営住宅|保険料|介護認定|障害者手帳|母子手帳|パスポート|防災無線|書類"
)
"""What a city hall gives out and is asked for; a message about it that counts nothing is no question about the plan."""

_HOW = (
    r"(?:どこ|何処|どちら)(?:です|なの|だ|でしょう)?(?:か|の|かな)?¶|手続き?(?:は|って)(?:何|なに|どんな|どれ)|手続き?の(?:一覧|リスト|種類)",
    r"(?:引っ?越し|転居|転入|転出|出生|死亡|婚姻|結婚|離婚|出産|妊娠|相続|入園|入学)の?(?:手続き?|届け?)(?:は|って|を|の|に|と)?¶|[一-龥]{2,3}届(?:は|って|を)?¶",
    rf"(?:{_PAPERS})(?:が|を|は|の|も|って)?(?:ほしい|欲しい|ほしか|いる|要る|ください|下さい|届|来|無く|なく|更新|とり|取り|トリ|もらい|必要|出|払|手続|こと|件|教え|[?]|¶)",
    r"避難(?:した|する)?(?:ほう|方)が(?:いい|良い|よい|よか)|避難(?:所|場所)(?:は|って|を)?(?:どこ|教え|¶)|避難すべき|避難し(?:た|な)(?:ほう|方|くて|いと)",
    r"どこで(?!す)|どこに|どこへ|どこから|どこなら|何処|どちらで",
    r"どうやって|どうすれば|どうしたら|どうやる|どうすん|どのように(?:すれば|したら|申|手続|使)|どうすると|ど(?:げん|がん|やん)(?:すれば|したら|すっと|して)",
    r"方法|やり方|やりかた|しかた|仕方|手順(?!書)",
    r"(?:取り|使い|書き|出し|申し込み|払い|つなぎ|繋ぎ|借り|入れ|探し|見|撮り|受け|始め|予約の|登録の)(?:方|かた)(?![にへ法])",
    r"(?:場所|会場|住所|所在地|電話番号|地図|アドレス|url)は(?:どこ|何|$)|電話番号(?:を|って)?(?:教|おしえ|知り|何|なに|¶)|パスワード",
    r"(?:する|使う|借りる|受ける|取る|入る|もらう|申し込む|始める|払う|見る|出す|行く|つなぐ|加わる|なる)には(?:どう\w*|何\w*|何が\w*)?¶",
    r"必要な(?:もの|物|書類)|持ち物|手数料|何曜日",
    r"(?:時間|日数|お金|費用|料金|いくら|何日|何分|何時間|どれくらい|どのくらい)\w{0,3}かか[るり]",
    r"何時(?:から|まで|に|ごろ)|(?:営業|開庁|受付|開館)時間(?=は|を|って|が|\W|$)|(?:開い|あい)(?:て(?:い?ます|い?る)|と(?:る|ー|ります))",
    r"いつ(?:まで|から|あ[るり]|や[るり]|始ま|開催|行わ|届|もらえ|でき|使え|ごろ)|次(?:は|の|回)\w{0,8}いつ",
    r"(?:使え|つながら|繋がら|送れ|開か|見れ|見られ|動か|入れ|ログインでき|届か|でき)(?:ない(?!な|やつ|ね|奴|人|手続)|ません)(?!\w{0,6}(?:割合|率|数))",
)

_ABLE = (
    "でき 出来 使え つかえ 取れ とれ 払え はらえ もらえ 貰え 受けられ 見られ 見れ 借りられ 借りれ 行け 出せ 送れ 申し込め 申込め 頼め つながり つなが 通じ "
    "乗れ 入れ 届けられ 買え 読め 聞け 会え 済ませられ 受け取れ 始められ 話せ"
).split()
_ASKED = r"(?:か|の|かな|のか|んですか|のですか|でしょうか|かね|よね|かしら|と|とね|とか|とかな|とですか|とやろか|っちゃろか|やろか|ね|ん)?(?:教えて\w{0,8}|知りたい\w{0,4})?¶"
_CAN = (
    rf"(?<!達成)(?:{'|'.join(_ABLE)})(?:ます|ません|る|ない|ん|た){_ASKED}",
    rf"[てで]も(?:いい|良い|よか|大丈夫)(?:です)?{_ASKED}",
    rf"(?:対応して(?:い)?(?:ます|る)|(?<!課題は)(?<!課題が)(?<!事業は)(?<!事業が)(?<!取り組みは)(?<!取組は)(?<!予算は)(?<!指標は)ありま(?:す|せん)|置いて(?:い?ます|ある)|やって(?:い?ます|る)){_ASKED}",
)

_WANT = r"たい(?:です|んです|のです|んだ|の|ん|な|なあ|わ|けど|けれど|が|と思\w*|場合\w*|とき\w*|時\w*|ので|から|人は|方は)*¶|(?:(?<=[りみび])|(?<=相談し))たか(?:と|とです|っちゃけど|けど|ばい)*¶"  # 作りたか; 増えたか and できたか only ask
_TO_KNOW = tuple(
    (
        "知り しり 聞き きき 伺い うかがい 確認し 引用し 調べ 見 見てみ 把握し 比べ 質問し 教わり 教えてもらい 教えていただき 尋ね だい いっ みたいに 参考にし"
    ).split()
)  # what stands before 〜たい in a request for information

_TO_TELL = "教え おしえ 見せ 答え 示し 出し まとめ 並べ 比べ 比較し 説明し 確認し 回答し ご覧 お知らせ 数え 計算し 聞かせ 言っ".split()
_FOR_ME = r"(?:(?:くれ|もらえ|いただけ)(?:ん|ない|ません)(?:です)?(?:か|かな|かね|ね|と|やろか|でしょうか)*|ほしか(?:と|です|ばい)*)¶"
_REQUEST = (
    r"(?:予約|申し?込み?|登録|発行|再発行|手続き?|参加|キャンセル|交付|送付|郵送|紹介|修理|駆除|回収)[をの]?"
    r"(?:して(?:ください|下さい|くれ|ほしい|欲しい|もら|いただ|頂)|お願い|頼みます|希望)\w*",
    "".join(f"(?<!{verb})" for verb in _TO_TELL) + r"[てで](?:もらって)?(?:ほしい|欲しい)\w*",
    "".join(f"(?<!{verb})" for verb in _TO_TELL) + rf"[てで]{_FOR_ME}",
    r"(?<![表値位%円]に)(?<!グラフに)(?<!一覧に)(?<!リストに)(?<!まとめに)(?<=[^ぁ-ん]に)して(?:ください|下さい|ほしい|欲しい|くれ)¶",
    r"(?:増やし|直し|やめ|減らし|作っ|広げ|置い|付け|つけ|送っ|来|助け|手伝っ)て(?:ください|下さい|くれ\w*|もらえ\w*|よ)?¶",
)

_UP_TO = (
    r"(?:何|なん)(?:件|回|人|名|個|枚|台|冊|本|歳|才|日|時間|分|円|校|施設|[かヶケカ箇ヵ]所|世帯)まで(?![^、。]*(?:まし|た(?:か|の|の?です\w*)?¶))(?!に?\w{0,4}(?:増|伸|減|達|届|広|進|拡|上が|下が|落|い[っき]|行っ|なっ|なり|する))",
    r"(?:何|なん)(?:件|回|人|名|個|枚|台|冊|本|日|時間)(?:くらい|ぐらい|も|ほど|でも)?(?:借り(?:ら)?れ|もらえ|貰え|申し込め|頼め|参加でき|登録でき|予約でき|送れ|出せ)(?:る|ます|ない)",
    r"(?:いくつ|(?:何|なん)\w{1,3})(?:くらい|ぐらい|ほど)(?:欲しい|ほしい)(?:です)?(?:か|の)?¶",
)
"""How many one may, or would like to have: what was counted is no answer."""


_THINGS = r"(?:道路?|歩道|橋|街灯|外灯|側溝|溝|まんほーる|マンホール|がーどれーる|ガードレール|標識|信号機?|公園|遊具|堤防|水道管|手すり)"
DAMAGE = re.compile(
    rf"{_THINGS}\S{{0,6}}(?:穴|へこ|凹|壊れ|こわれ|ひび|割れ|陥没|傷|段差|切れ|つかない|つかん|倒れ|ふさ|塞|詰ま|漏れ|折れ|破裂|消え|噴き出|吹き出|でこぼこ|ぼこぼこ)"
)
"""Something of the city's that is broken. Its telling is a wish to have it mended (街灯が切れています)."""
_BEAST = (
    r"(?<![一-龥ァ-ヴー])(?:イノシシ|猪|クマ|熊|サル|猿|シカ|鹿|ヘビ|蛇|マムシ|スズメバチ|アシナガバチ|ハチ|蜂|野犬|野良犬|アライグマ|アナグマ|タヌキ|ヒアリ|セアカゴケグモ)"
    r"|いのしし|すずめばち|まむし|あらいぐま|(?<![ぁ-ん一-龥ァ-ヴー])(?:くま|さる|しか|へび|はち)"
)
_SEEN = r"(?:(?:出|で)(?:た|て(?:い?る|い?ます|きた|きました)|ました|とる|よる)|(?:い|おっ)(?:た|る|ます|ました)|おる|(?:暴れ|うろつい|歩い|走っ)(?:て|と)\w{0,4}|見(?:た|まし|かけ)\w{0,3}|あ(?:る|ります|った)|でき(?:た|まし|て|と)\w{0,4}|作(?:った|られた|って\w{0,4}))"
ALERT = re.compile(
    rf"(?:{_BEAST})(?:の(?:巣|群れ|親子))?(?:が|を)\S{{0,8}}?{_SEEN}(?:よ|ね|ばい|けど|けん|が|ので|んです|と)*{END}"
    rf"|(?:停電|断水|漏水)(?:です(?!か)|で(?:困|何|なに)|中です(?!か)|(?:に|と)(?:なっ)(?:た|て)|し(?:た|ました|てる|ている|てます|ています|とる)|が(?:続い|起き|直ら|終わら))|(?<![一-龥])(?:水|電気|お湯)が(?:出|つか|点か)(?:ない|ません|ん)"
    rf"|(?:水道管?|給水管|水道の管)(?:が|は)\S{{0,3}}破裂"
)
"""What the city should be told of at once though nobody is hurt: a beast in the street, no water, no light."""
_IS_SO = r"(?:[てで](?:い?ます|い?る|おります|しまい?まし?た)|と(?:る|ります))(?:よ|ね|ばい|けど|けん|が|ので|んです)*¶"


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(cue(pattern) for pattern in patterns)


_COUNTED, _ASIDE_FROM_FIGURES, _WANTED = _compiled(_HOW_MANY), _compiled((*_HOW, *_CAN)), cue(_WANT)
_REQUESTED, _TOLD_AS_SO = _compiled((*_REQUEST, *_UP_TO)), cue(_IS_SO)


def tells_of_damage(plain: str) -> bool:
    """Whether a normalised text in small letters tells anywhere of what is broken, or of what the city should be told of."""
    if any(pattern.search(plain) for pattern in _COUNTED):
        return False
    broken = DAMAGE.search(plain)
    return ALERT.search(plain) is not None or (
        broken is not None and _TOLD_AS_SO.search(plain, broken.start()) is not None
    )


def find_wishes(plain: str) -> Iterator[tuple[int, int]]:
    """Where a normalised text in small letters speaks of a wish, or of how, where, when and whether one can.

    Beside a word that asks for a quantity 「できる」 and 「使える」 only describe what is counted; 〜たい stays a wish, unless it is to know.
    """
    for hit in _WANTED.finditer(plain):
        if not plain[: hit.start()].endswith(_TO_KNOW):
            yield hit.span()
    for pattern in _REQUESTED:
        yield from (hit.span() for hit in pattern.finditer(plain))
    if any(pattern.search(plain) for pattern in _COUNTED):
        return
    broken = DAMAGE.search(plain)
    if broken:
        yield from (hit.span() for hit in _TOLD_AS_SO.finditer(plain, broken.start()))
    yield from (hit.span() for hit in ALERT.finditer(plain))
    for pattern in _ASIDE_FROM_FIGURES:
        yield from (hit.span() for hit in pattern.finditer(plain))
