"""Whether a question speaks of a rate or of a count, and in which counter."""

from __future__ import annotations

import re
from enum import StrEnum

from language.normalise import fold


class Measure(StrEnum):
    """What kind of quantity a question speaks of."""

    RATE = "rate"
    COUNT = "count"


_RATE = re.compile(r"割合|わりあい|(?<![効能])率|パーセント|ぱーせんと|%|何割|比率|りつ(?:は|を|って|が|\W|$)|の度合い")
_NUMBERED = re.compile(
    r"(?:何|なん)(件|回|人|名|[かヶ箇]所|施設|校|台|時間|言語|軒|戸|業務|[かヶ箇]国語?|個|隻|枚|種類|種|冊|円|項目|事業|しすてむ|ちゃねる|拠点|地点|窓口|館|社|世帯|学校|手続き?|本"
    r"|歳|才|分(?!の)|年(?!度|に|から|まで|で|頃|ごろ)|度(?!も)|日|文字|字|通|匹|頭|羽|棟|基|点|段|階|泊|便|票|曲|食|とん|きろ|めーとる|ぐらむ|りっとる|ぎが|k[gm])"
)
_COUNTED = re.compile(
    r"(件|回|枚|台|冊|人|人員|箇所|か所|施設|学校|拠点|言語|業務|者|手続き?|時間|種類|種別|ちゃねる|建物|家|項目|事業|しすてむ|窓口)の?数(?!量)|(?<=\S)数(?=は|を|の|って|が|\W|$)|(種類|種別)(?=は|を|って|が|\W|$)|(?<=[一-龥ァ-ヶ])(時間)(?=は|を|って|が|\W|$)"
)
_THING = re.compile(
    r"(?P<thing>業務|施設|手続き?|窓口|言語|種類|ちゃねる|しすてむ|学校|拠点|事業|項目|農家|漁業者|[箇か]所)(?:は|って|が|も)[^、。0-9]{0,6}?(?:いくつ|何件|なんけん|何個)"
)
_COST = re.compile(
    r"いくら(?:くらい|ぐらい|ほど)?(?:お金が)?(?:かか|使|つか|払|はら)"
    r"|(?:金|費用?|額|予算|単価|料)(?:は|って|が|も)?(?:いくら|おいくら|何円)"
)
_NUMBER_OF = re.compile(r"(?<!度)(?<!度は)(?<!度って)(?<!どは)(?:いくつ|幾つ)")


def measure_of(text: str) -> tuple[Measure | None, str, bool]:
    """Rate or count, the counter, and whether it is asked for with 何."""
    plain = _REMARK.sub(" ", fold(text))
    if _COST.search(plain):
        return Measure.COUNT, "円", True
    if _RATE.search(plain):
        return Measure.RATE, "", False
    thing, numbered, counted = _THING.search(plain), _NUMBERED.search(plain), _COUNTED.search(plain)
    if thing:
        return Measure.COUNT, thing["thing"], False
    if numbered:
        return Measure.COUNT, "回" if numbered[1] == "度" else numbered[1], True
    if counted:
        return Measure.COUNT, next((group for group in counted.groups() if group), ""), False
    return (Measure.COUNT if _NUMBER_OF.search(plain) else None), "", False


_REMARK = re.compile(r"\([^()]*比較\)")  # of a name
