"""Words that give a figure to another item than the one that is asked for (さっきの46, 一つ前は46, 1番は46), and figures that a reply takes back."""

from __future__ import annotations

import re

from language.found import Found
from language.normalise import fold, normalise

_ITEM = r"(?:照会項目|項目|質問|設問|やつ|もの|の|件数|回数|回答|入力|答え|値|数値|数字|分)"
_POINTS = re.compile(
    rf"さっき|さきほど|先ほど|先程|先刻|(?:一|1|ひと)つ[前上]|直前の|(?<![0-9年月週日間以])[前上]の{_ITEM}|その前[はのがを]|(?<![0-9年月週日間以])前の[はがを]|(?:^|[。、\s])(?:あと|それと|それから|ついでに)(?=[^。]*(?:でした|だった|に直|に訂正|に修正|に変更|は[0-9]))|次の{_ITEM}"
    r"|(?:(?:no\.?|第)[0-9]{1,3}|[0-9]{1,3}(?:番目?|つ目)|[一二三四五六七八九十](?:番目|つ目))"
    rf"(?:の?{_ITEM})?[はがもを:、]"
)
_CORRECTS = re.compile(
    r"^(?:あ|え|いや)?[、,\s]*(?:やっぱ[りし]?|やはり|訂正|間違(?:え|い|って))|^(?:すみません|すいません|ごめん(?:なさい)?|失礼(?:しました)?)[、。,\s]*.*(?:でした|だった)(?:[。!]|$)"
)
_OH = re.compile("(?:あ+|え|いや|いえ|おっと|もとい)[っー]*[、,!。…\\s]+")
_DIGIT = re.compile("[0-9〇一二三四五六七八九十百千]")
_AROUND = re.compile(r"^[\s、。「『(]+|(?:の?(?:実績値?|件数|値|数値|数字|ほう|方|やつ|分))?[\sはがのをも:、。」』)]+$")


def points_elsewhere(text: str) -> bool:
    """Whether words in front of a figure say that it belongs to an item before or behind, or to one by its number."""
    said = fold(normalise(text))
    found = _POINTS.search(said)
    return found is not None and _DIGIT.search(said, found.end()) is not None


def corrects_something(text: str) -> bool:
    """Whether words around a figure say that another one was wrong: やっぱり14, すみません、14でした, 訂正 14. Where nothing was said yet, it is another item's."""
    return _CORRECTS.search(fold(normalise(text)).strip()) is not None


def corrects_at_once(text: str) -> bool:
    """The same right behind a figure, where an 「あ、」 is enough: あ、3200件です, 間違えた、3200."""
    said = fold(normalise(text)).strip()
    return _OH.match(said) is not None or corrects_something(text)


def called(reply: Found) -> str:
    """The words in front of the one figure that counts, without what joins them to it; "" without any, or beside another figure."""
    if len(reply.live) != 1:
        return ""
    front = reply.typed.text[: reply.live[0].start].rsplit("\n", 1)[-1]
    return _AROUND.sub("", front)
