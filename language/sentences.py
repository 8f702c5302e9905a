"""The part of a message that asks, and what was said besides: what narrows the question belongs to it, what only tells something does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from language.asks import Asks
from language.beyond import find_beyond
from language.columns import read_columns
from language.kinds import read_asks
from language.lexicon import COUNTING, LIGHT
from language.measures import measure_of
from language.normalise import fold
from language.segment import Script, cut
from language.spans import small, without
from language.talk import read_talk
from language.years import every_year


@dataclass(frozen=True, slots=True)
class Parts:
    """``asked`` is the sentence that asks with all that narrows it, ``aside`` what was told besides, each sentence of it in ``told``."""

    asked: str
    told: tuple[str, ...] = ()

    @property
    def aside(self) -> str:
        return "。".join(self.told)


_SENTENCE = re.compile(r"(?:[。!?\n…]|\.{2,}|・{2,})+(?!\s*(?:って|という|とか|みたいな))")
_LEAD_IN = re.compile(
    r"^(.{4,}?(?:のです|んです|です|ます|ました|でした|のだ|んだ)?(?:が|けれども|けれど|けど)(?:さ|ね|も)?[、,]\s*|.{3,}?(?:(?<=[いるたなすうくむぶつ])ので(?!す|しょ)|(?<!の)ため(?:に)?[、,]|(?:です|ます|だ)から[、,]|として[、,])[、,]?\s*)(?=.)"
)
_OCCASION = re.compile(
    r"^((?:[ぁ-ん]{2,8}[、,]\s*)?[^、。]*?(?:(?:調べ|聞かれ|訊かれ|頼まれ|言われ|書い|まとめ|困っ|迷っ|気になっ|心配になっ|引き継い|急い|(?:資料|報告書|記事|原稿|表|スライド)[をが]?(?:作っ|作成し))"
    r"(?:て(?:い?て|まして|おりまして|おり|いるところで)?)|(?:発表|会議|集まり|講演|授業|用事|話)が(?:あって|ありまして|あるので)|(?:の)?(?:関係|都合|宿題|課題|授業|研究|取材|調査|仕事|会議|議会|質問|勉強|引き継ぎ|引継ぎ|下調べ|中|件|こと)で(?:す?が)?)[、,]\s*)(?=.)"
)
"""Why somebody asks: 高校の課題で調べてて、 一般質問の関係で、"""
_MOST_LEAD_INS = 3
_REASON = re.compile(
    r"(?:ので|から|ため|ため[にの]|のでした|ものですから|んです|のです|ています|でいます|ております|ました)(?:ね|よ)?$"
)
_WISHED = re.compile(r"[にへをが]?(?:[一-龥]{0,2}[ぁ-ん]{1,2})?たい[ぁ-ん]*[、,]?")
_NOT_THIS = re.compile(r"[^、。]*?(?:では|じゃ)(?:なくて?|無くて?|ない方の?)[、,]?\s*")


def parts_of(whole: str, today: date) -> Parts:
    """The sentence that asks, with bare ones (令和4年度です) and those that narrow it (長崎市の話です) joined to it in the order of the text."""
    sentences = [part.strip() for part in _SENTENCE.split(whole) if part.strip()]
    full = [index for index, part in enumerate(sentences) if len(sentences) == 1 or _has_subject(part, today)]
    if not full:
        return Parts(whole)
    sentences = [
        part if index in full or read_talk(fold(part)) not in (Asks.THANKS, Asks.GREETING) else ""
        for index, part in enumerate(sentences)
    ]
    chosen = next((index for index in reversed(full) if not _REASON.search(sentences[index])), full[-1])
    alone = not _ASKING.search(sentences[chosen])
    asked: list[str] = []
    told: list[str] = []
    for index, part in enumerate(sentences):
        narrows = _narrowing(part) if index != chosen else ""
        if index == chosen:
            lead, question = _lead_ins(part, today)
            if alone and any(_ASKING.search(sentences[at]) for at in range(len(sentences)) if at not in full):
                question = _narrowing(question) or question  # RPAの話です。何件使われていますか
            meant = _NOT_THIS.sub("", question, count=1)
            asked.extend([*lead.narrowing, meant if _has_subject(meant, today) else question])
            told.extend(lead.told)
        elif index not in full or (alone and _ASKING.search(part)):
            asked.append(part)
        elif narrows:
            asked.append(narrows)
        elif not _DISMISSED.search(part):
            told.append(part)
    return Parts(" ".join(part for part in asked if part), tuple(told))


@dataclass(frozen=True, slots=True)
class _LeadIns:
    narrowing: tuple[str, ...]
    told: tuple[str, ...]


def _lead_ins(sentence: str, today: date) -> tuple[_LeadIns, str]:
    """What stands before the question in its own sentence, and the question."""
    narrowing: list[str] = []
    told: list[str] = []
    for _ in range(_MOST_LEAD_INS):
        lead = _LEAD_IN.match(sentence) or _OCCASION.match(sentence)
        if not lead:
            break
        said, rest = lead[1].strip(" 、,"), sentence[lead.end() :]
        narrows = _narrowing(said)
        if not _subject(rest) and (not narrows or _has_subject(narrows, today)):
            break
        sentence = rest
        if narrows:
            narrowing.append(narrows)
        elif not _DISMISSED.search(_END.sub("", said)):
            told.append(said)
    lead = _LEAD_IN.match(sentence)
    if lead and measure_of(sentence[lead.end() :])[0]:
        sentence = f"{_WISHED.sub(' ', lead[1])} {sentence[lead.end() :]}"
    return _LeadIns(tuple(narrowing), tuple(told)), sentence


# --- what narrows a question ---------------------------------------------------------------------------------------------

_ASKING = re.compile(
    r"何|なん(?:%|人|件|回|個|か所|割)|いくつ|いくら|どれ|どの(?:くらい|ぐらい|程度)|どう|(?:は|か|かな|って|とは|教えて\w*|知りたい\w*|ください|下さい|お願い\w*)$"
)
_DISMISSED = re.compile(
    r"(?:では|じゃ)(?:ない|無い|ありません|なく)\w*$|(?:要りません|いりません|要らない|いらない|結構です|もう(?:聞|知|分か|わか|見)\w*)$"
)
"""Another thing is wanted: 福祉ではありません。子育てはもう聞いたので、"""
_INSTEAD = re.compile(r"^.*(?:では|じゃ)(?:なくて?|無くて?|ないです[。、]?|なく)[、,]?\s*(?=.{2})")
_END = re.compile(
    r"(?:なん|なの|の|ん)?(?:です|でして|でした|だ)?(?:が|けれども|けれど|けど|ので|から|として)?(?:さ|ね|よ|も)*[、,\s]*$"
)
_WANT = r"(?:(?:急ぎ|少し|ちょっと|まず|先に)で?)?(?:(?:知り|聞き|伺い|見|確認し|把握し|教えて(?:ほし|欲し|いただき|もらい))た[いく]\w*|教えて\w*|(?:ほし|欲し)[いく]\w*|見ると|お願い\w*|ください|下さい|頂\w+)"
_NARROWING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<of>.+?)(?:について|に関して|に関し|に関する)(?:の?(?:話|こと|質問|件|お尋ね|確認))?(?:で|を|も)?(?:{_WANT})?",
        rf"(?P<of>.+?)の(?:こと|話|はなし|件|場合|分|ぶん)(?:で|を|が|は|だけ)?(?:{_WANT})?",
        rf"(?P<of>.+?(?:だけ|のみ|限定|以外|(?:に|へ)限って|を(?:除いて|除き|のぞいて)))(?:で|の\w{{1,3}})?(?:{_WANT}|(?:いい|良い|よい|かまいません))?",
        rf"(?P<of>.+?)(?:を|が|は|も|か|のほうが?|の方が?|(?<=[一-龥ァ-ヶー])で){_WANT}",
        r"(?P<of>.+?)では(?:どう|いかが|何|いくつ|どれ)\w*",
        r"(?P<of>[^、]*(?:\w(?:市|町|村|県|区|島|地区|地域|校|館|園|支所|店|庁舎|港|駅|病院|センター|農家|企業|会社)|\d月|\d月分|四半期|半期))(?:で)?",
    )
)
"""What a question is about, said before it: a place, a month, a part, a year, 予定 or 実績, a kind of quantity."""
_SOMEBODY = re.compile(r"(?:議員|職員|者|出身|調査\w*|回答\w*)$")
_ENOUGH = re.compile(r"(?P<of>.+?)(?:で|が)(?:いい|良い|よい|結構|かまいません|お願い\w*)")
_THE_REASON = re.compile(
    r"結論|要点|簡単|質問|疑問|相談|問い?合わ?せ|お尋ね|急ぎ|宿題|課題|レポート|論文|研究|授業|仕事|会議|議会|取材|記事|資料|報告書|答弁|引き?継ぎ?|調べ|思|聞い|聞か|見まし|見た"
)


def _narrowing(sentence: str) -> str:
    """What a sentence beside the question narrows it to; "" where it only tells something."""
    plain = _INSTEAD.sub("", _END.sub("", sentence))
    if read_asks(plain)[0] is Asks.COMPARE and not _THE_REASON.search(plain) and not _SOMEBODY.search(plain):
        return plain
    enough = _ENOUGH.fullmatch(plain)
    if enough and find_beyond(small(enough["of"])):
        return enough["of"]
    for pattern in _NARROWING:
        found = pattern.fullmatch(plain)
        if found and not _THE_REASON.search(found["of"]):
            return found["of"]
    return ""


# --- whether anything is named -------------------------------------------------------------------------------------------


def _has_subject(sentence: str, today: date) -> bool:
    if read_talk(fold(sentence)) is not None:
        return False
    rest = without(sentence, [(year.start, year.end) for year in every_year(sentence, today)])
    return bool(content(read_columns(read_asks(rest)[1])[1]))


def _subject(text: str) -> bool:
    """Whether a text names anything beside what every question about a quantity says."""
    return any(piece.key not in LIGHT and piece.key not in _ASKED_WITH for piece in cut(text, {}) if len(piece.key) > 1)


_ASKED_WITH = frozenset(("やって", "どこで"))


def content(text: str) -> str:
    """What is left of a text when fillers and words of counting are taken away."""
    rest = [piece for piece in cut(text, {}) if piece.script is not Script.DIGIT and piece.key not in COUNTING]
    return "".join(piece.key for piece in rest if len(piece.key) > 1 or piece.script is not Script.HIRAGANA)
