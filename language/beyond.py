"""What a question asks for that no printed cell holds: part of a year, arithmetic over figures, the opposite of what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from language.asks import END


class Beyond(StrEnum):
    """Why the figure that is found is not what was asked for."""

    ACROSS = "across"  # a sum or an average over several 分類
    PERIOD = "period"  # a month, a quarter, a day: the plan prints years
    TOTAL = "total"  # a sum over years; a running total is one
    SINGLE = "single"  # what one year added; a running total does not say it
    CHANGED = "changed"  # by how many per cent, or which ones, it grew or shrank; a measure of what was saved says that itself
    COMPUTED = "computed"  # an average, a difference, a ratio, 達成率
    NEGATED = "negated"  # what was not done, or everything but this


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text says so. ``start`` and ``end`` are positions in the text that was read."""

    beyond: Beyond
    start: int
    end: int


_NOUN = "(?=[一-龥々ァ-ヴa-z]|もの|ところ|やつ|ひと|の?(?:割合|率|数|件数|は(?:何|いくつ|ど)))"
_DID = "つながら|つながっ|つない|見張っ|見張ら|届か|読め|通じ|見られ|払え|れ|し|でき|出来|使っ|使え|使わ|され|入っ|入れ|行っ|やっ|持っ|つながっ|つなが|進ん|届い|作っ|作ら|払っ|払わ|見|見て|出|減っ|増え|受け|知ら|あ"
_NOT_YET = "未(?:来|然|満|成年|だ|明|亡|知|熟|婚|練)"

_CUES: tuple[tuple[Beyond, str], ...] = (
    (
        Beyond.PERIOD,
        r"(?<!\d)(?:1[012]|[12456789]|0[12456789])月(?!間)(?:\d+日)?(?:末|頃|ごろ|中|分|時点|現在|度)*(?!\w{0,2}(?:公表|公開|発表|策定|版))|(?<!\d)3月(?!31)\d+日|3月だけ|3月の1(?:か|ヶ)月"
        r"|第?[1-4一二三四]?四半期|[上下前後]半期|[上下]期|半年(?:間)?|(?:先|今|来|毎|各|前)月|(?:月|週|日)(?:ごと|毎|別|次|平均)|月間|(?<!\d)[1一](?:か|ヶ|カ|ケ|箇)月(?:間|で|の|に)?|(?:先|今|毎)週|毎日|(?<!\d)[1一]日(?:平均|に|で|の|(?=何|あたり|当たり))|昨日|曜日",
    ),
    (
        Beyond.ACROSS,
        r"と(?=[一-龥ァ-ヴー・]{1,10}の[^、。]{2,16}の(?:合計|平均|総計))|分(?:野|類)(?:別|ごと|毎)(?:に|の)?(?=.{0,12}(?:全部|全て|合計|足|合わせ|平均))|(?:全て?の?|すべての|全部の|各|(?:\d|[二三四五六七])(?:つの)?)分(?:野|類)(?:の|を|で|に)?(?=.{0,30}(?:合計|足|合わせ|あわせ|平均|総))|(?<=を)(?:全て?の?|すべての|全部の)分(?:野|類)で",
    ),
    (
        Beyond.COMPUTED,
        r"(?:達成|進捗|充足|伸び|成長|増加|減少|増減|上昇|低下|変化|改善)(?:率|度合い|割合)|(?:増|減)率|平均(?!年齢|気温|寿命)|1(?:人|件|回|世帯|日|校|施設|台|隻|戸|つ)?(?:あたり|当たり|につき)|(?<![\d.,第])(?:1|一)(?:人|件|世帯|校|施設|台|隻|戸|回)(?:で(?!も)|の|が|(?=何))(?!1|一)|(?:何|なん)倍|(?:何|なん)分の|倍率|(?:と|の)差(?:は|が|を|って|額|数)?|差は|(?<![一-龥])(?:引いた|足した|割った|掛けた)(?:数|率|割合|値|ら)|合わせた(?:数|率|割合)|(?:何|なん(?!で)|いくつ|どれ(?:くらい|ぐらい|だけ))[^、。]{0,5}(?:足り|届か)(?:ない|ません|なかった)|あといくつ|あと何|不足(?:は|して|数|分)",
    ),
    (
        Beyond.CHANGED,
        r"(?:どれくらい|どのくらい|どれだけ|どんだけ)[^。、]{0,4}(?:減っ|減り|減らせ|減らし|節約|削減)|(?:増え|減っ|増加し|減少し|伸び|下がっ|上がっ|減らし|増やし|減らせ)た(?=[一-龥ァ-ヴa-z]|の?(?:割合|率))(?!理由|原因|要因|割には)"
        r"|(?:何|なん)(?:%|パーセント|割)(?:くらい|ぐらい|ほど)?(?:減|削減|増|少な|多|カット|節約|短縮)|(?:減|削減|増)\w{0,4}のは(?:何|なん)(?:%|パーセント|割)|(?:減|削減|増加|減少)(?:した|の)?割合",
    ),
    (
        Beyond.TOTAL,
        r"累計|累積|通算|延べ|のべ(?=\d|何|人|で)|合計|総計|トータル|(?:全部|ぜんぶ)(?:足|合わせ|あわせ)\w*|(?<!満)(?:足す|足して|足したら)|(?<!に)(?:合わせて|あわせて)|(?:これまで|今まで|いままで)(?:に|で|の)(?!\w{0,3}(?:推移|変化|実績))|(?:\d+|[二三四五六七])(?:年|か年|ヶ年|カ年)(?:間|分)?(?:で|の|を)?(?:全部|合計|総|計)",
    ),
    (
        Beyond.SINGLE,
        r"(?<!\d)(?<!数)年間(?!の?推移|で?推移)|1年間|(?<!\d)1年(?:で|に|分)|(?:その|この|年度?)(?:年度?)?(?:だけ|のみ|単独|単年)|単年度?|(?<=[年度数分])だけ(?!\s*(?:教え|知り|お願い|ください|でいい|でも))|新た(?:に|な)|新しく|新規(?=の|に|で|件|数|分)|純増"
        r"|(?:年度?|r\d)中?に(?=[^、。\d]{0,12}?(?:(?:導入|設置|整備|追加|登録|作成|処理|加入|参加|公開|対応)(?:し|され)た|入った|入れた|増えた|増やした|始めた|作った|加わった)(?:[一-龥々ァ-ヴーa-z]|の(?:は|数|件数)))",
    ),
    (
        Beyond.NEGATED,
        rf"(?:使い|入れ|し|やり|受け|申し込み|参加し|始め|任せ|置き|働き|借り)たい(?:人|方|者|農家|漁業者|漁師|事業者|職員|公務員|市民|業務|仕事|施設|場所|学校|回数|件数|の?(?:割合|率|数)(?=は|を|が))"
        rf"|(?:欲しい|ほしい)(?=人|農家|漁師|事業者|業務|施設|場所|学校|公園)"
        rf"|(?:{_DID})(?:て(?:い)?|で(?:い)?|ってい?)?(?:ない|なかった|ません(?:でした)?|ぬ|んかった){_NOUN}|(?:が|の|は|も|で)(?:ない|無い|なかった){_NOUN}|(?:ては|では|じゃ)ない{_NOUN}"
        rf"|(?!{_NOT_YET})未[一-龥]{{2}}|以外(?=の|で|は|に|\s)|を(?:除い|のぞい)た|を除く|(?:な|無)し(?=の)|非(?:対応|該当|利用|公開施設)",
    ),
)
_COMPILED = tuple((beyond, re.compile(pattern.replace("¶", END))) for beyond, pattern in _CUES)


def find_beyond(plain: str) -> tuple[Found, ...]:
    """What a normalised text in small letters asks for beyond a printed figure, in the order of the text."""
    found = (Found(beyond, *hit.span()) for beyond, pattern in _COMPILED for hit in pattern.finditer(plain))
    return tuple(sorted((one for one in found if one.start < one.end), key=lambda one: one.start))
