"""Whether a text asks: four strengths, from whatever points at something unknown to what no report ever says."""

from __future__ import annotations

import re

from language.normalise import fold, normalise

_END = r"[。!]*\s*$"
_FORM = re.compile(
    rf"[?]{_END}|(?:は|か|かな|っけ|(?<!待)って|教えて(?:ください|下さい)?|知りたい(?:です)?|(?:何|いくつ|どう|どの|どれ)[^。]*(?:だった|でした)){_END}"
)
_PLAIN = re.compile(
    r"[?]$|(?:は|(?:教えて|見せて)(?:ください|下さい)?|知りたい(?:です)?|(?:です|でした|ます|でしょう)か)$"
)
_EACH = re.compile(
    r"一番|いちばん|最も|もっとも|最[高低多少]|比べ|比較|それぞれ|各々|どの分[野類]|分[野類](?:別|ごと)|(?:どこ|どれ|どっち|どちら)が(?:一番|いちばん|最も)?(?:高|低|多|少な)|全部|全て|すべて"
)
_SURE = re.compile(r"[?]$|(?:です|でした|ます|ました|ません|でしょう|どう|いい|よい|なの)か(?:な|ね)?$")
_WORD = re.compile(
    r"[?]|何(?!も|か)|なに(?!も|か)|なん[ばのでと]|どこ|(?:だれ|誰)(?!か|も)|どう(?!も|ぞ|せ|よう|し|すれ|すっ|なる)|どの|どれ|いつ(?!も|の間)|なぜ|いくつ(?!も|か)|いくら|教え|知りた"
)
_ABOUT = re.compile(
    "(?:って|とは|は)(?:どう(?!でした|だった|なって)|どんな|何|なに|いつ)|どう(?:すれ|し)|(?:と|たら|れば)(?:どう(?:なる|なり)|何が|なにが)|の(?:違い|使い方|意味)(?:は|って|を|が|$)|(?:使|選)(?:う|ぶ)(?:の(?:は)?)?(?:か|の|とき|時|場合)?(?:は)?(?:いつ|[?])"
)
_POINTS = re.compile(
    r"[?]$|(?:は|か|って|とは|かな|っけ|と|ね|教えて(?:ください|下さい|くれ\S{0,4}|ほし\S{0,4})?|知りたい(?:です)?|ください|下さい)$"
    r"|(?<!いつ)いつ(?!も|の間)|どこ|だれ|誰|どう(?!も|ぞ|せ)|どの|どれ|なぜ|何|なに|いくつ|いくら"
)


def may_ask(text: str) -> bool:
    """The weakest: it ends as a question may, also in the region's dialect, or has a word that asks (誰が来た). What does not only tells something."""
    return _POINTS.search(fold(normalise(text)).strip("。!、 ")) is not None


def asks_by_a_word(text: str) -> bool:
    """It has a mark or a word of a question: ？, 何, どこ, 教えて; not one that somebody in fear has as well (誰か, どうしよう, どうすれば, 何も)."""
    return _WORD.search(normalise(text)) is not None


def asks_about(text: str) -> bool:
    """It asks what something is for, or what comes of it: 該当なしってどういうときに使う, 集計中を選ぶとどうなる."""
    return _ABOUT.search(fold(normalise(text))) is not None


def looks_asked(text: str) -> bool:
    """It ends in the form of a question: 去年は, 何件でした, 予定は？."""
    return _FORM.search(normalise(text).strip()) is not None


def is_plainly_asked(text: str) -> bool:
    """One sentence and no more, which asks: 窓口のオンライン申請率は？ An 評価 that goes on behind a question is an 評価."""
    said = normalise(text).strip()
    return _is_one_sentence(said) and _PLAIN.search(said) is not None


def is_surely_asked(text: str) -> bool:
    """The strongest: one sentence that no report of a year says. 今後は and 効果 may stand in one, これでいいですか and 効果はどうか do not."""
    said = normalise(text).strip("。 \n")
    return _is_one_sentence(said) and _SURE.search(said) is not None


def compares_several(text: str) -> bool:
    """It holds several things of one kind against each other: どの分野が一番低い, 3分野で比べて, それぞれ."""
    return _EACH.search(normalise(text)) is not None


def _is_one_sentence(said: str) -> bool:
    return "\n" not in said and "。" not in said
