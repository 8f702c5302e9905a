"""Whether a document counts what a question wants counted: the same act, the same things, the same people, in a unit that can be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language import readings
from language.documents import Document, Field, canonical
from language.heads import Head
from language.lexicon import COUNTING, LIGHT, key
from language.normalise import fold, normalise
from language.question import Asks, Measure, Question
from language.segment import FILLERS
from plan.model import Accumulation

_PEOPLE = frozenset("人 名 人員 人数 者 職員 市民 住民".split())
_COUNTED_AS: Mapping[str, frozenset[str]] = {
    "件": frozenset("件 項目 種類".split()),
    "回": frozenset(("回", "件")),
    "時間": frozenset(("時間", "h")),
    **dict.fromkeys(("軒", "戸", "家"), frozenset("戸 軒 家".split())),
    **dict.fromkeys(
        "か所 箇所 施設 拠点 校 学校 地点 公園 建物 館".split(),
        frozenset("か所 箇所 施設 拠点 校 学校 地点 窓口".split()),
    ),
    **dict.fromkeys(("種類", "種別", "種"), frozenset("種類 種別".split())),
    **dict.fromkeys(_PEOPLE, _PEOPLE),
}
"""The units that may answer what is asked for in a counter; any other counter only itself, or what the name counts."""
_NUMBERED_IN_KEN = frozenset(("事業", "業務"))  # 3Dデータを使った事業は何件, where the thing itself is said
_COUNT_WORDS = frozenset("数 件数 回数 人数".split())
_ANY = frozenset(("", "個", "つ"))


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question counts, as words of the plan: ``last`` stands right before the word that counts, ``acts`` are what is done there.

    ``done`` is 申請した件数: what happened, not what can be done. ``thing`` says that ``last`` is a thing or a person that much is counted by (業務, 者), so that it must be what the document counts.
    ``of_count`` is 手続き数の割合: a rate of something that is counted itself.
    """

    last: frozenset[str] = frozenset()
    acts: tuple[frozenset[str], ...] = ()
    act: bool = False
    done: bool = False
    thing: bool = False
    of_count: bool = False


def sought(head: Head, spellings: Mapping[str, tuple[str, ...]]) -> Sought:
    """The head of a question in the plan's words. What the dictionary does not know, or kana that it cut wrongly, is left to the other rules."""
    if not head.words or not head.words[-1].real:
        return Sought()
    last, meant = head.words[-1], [_meant(word.written, spellings) for word in head.words]
    if len(head.words) > 1 and last.suffix:  # デジタル化, 手順書
        meant[-1] = _meant(head.words[-2].written + last.written, spellings) or meant[-1]
    acts = tuple(words for word, words in zip(head.words, meant, strict=True) if word.act and words and head.compound)
    act, thing = last.act and meant[-1] != frozenset(), not last.act and bool(LIGHT & meant[-1])
    of_count = not head.compound and last.written in _COUNT_WORDS
    done = act and head.done and not LIGHT & meant[-1]
    return Sought(meant[-1], acts, act, done, thing, of_count)


def _meant(text: str, spellings: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Nothing for a word that the plan does not use: it is missing anyway, or a slip of another."""
    written = key(normalise(text))
    return frozenset((*spellings.get(written, ()), *((written,) if written in LIGHT else ())))


def counts_another(asked: Sought, question: Question, document: Document, counted: frozenset[str]) -> bool:
    """``counted`` are the heads of the names that the question may have said. 利用率 asked, 満足度 measured: what is done stands in another word than the document's."""
    if asked.of_count or (_could(question) and not _can(document)) or _happened(question, document):
        return True
    if asked.thing and not asked.last & counted:
        return not (_in_unit(asked.last, document) or (question.measure is Measure.RATE and asked.last & _PEOPLE))
    if asked.act and not asked.last & counted:
        return True
    if asked.done and question.measure is Measure.COUNT and document.accumulation is Accumulation.LEVEL:
        return True
    return any(not act & document.acts and not act & document.words.keys() for act in asked.acts)


def counts_it(question: Question, document: Document, counted: frozenset[str]) -> bool:
    """Whether the things that it counts can be the ones that were asked for: 45回 is no number of people, 100% no number at all."""
    if question.asks not in (Asks.FIGURE, Asks.SERIES):
        return True
    if not _of_those(question, document) or _is_a_part(question, document) or _speaks_of_another(question, document):
        return False
    if question.measure is not Measure.COUNT:
        return True
    asked, unit = fold(question.counter), fold(document.unit)
    if unit == "%":
        said = key(question.asked)
        return (
            not question.numbered
            and Measure.COUNT in document.measures
            and any(name in said for name in document.spelled[:1])
        )
    if asked == "件" and unit in _NUMBERED_IN_KEN and unit in key(question.asked):
        return True
    if asked in _ANY or canonical(asked) == canonical(unit) or unit in _COUNTED_AS.get(asked, ()):
        return True
    return asked not in _COUNTED_AS["件"] | {"回"} and canonical(asked) in counted and not question.numbered


_COULD = re.compile(
    r"(?:でき|出来|使え|利用可能|可能)(?:る|な)?(?=[一-龥]{1,4}(?:の?数|の?割合|は))"
    r"|(?:でき|出来|使え|出せ|られ)る(?:の|もの|やつ|手続き?|申請)?(?:は|の|が)?(?:何割|何%|何パーセント|割合|率)"  # ネットでできるのは何割
    r"|(?:何割|何%|何パーセント)[^。、]{0,8}(?:でき|出来|使え|出せ)(?:る|ます)"
)
_CAN = frozenset(map(canonical, "対応 可能 導入 整備 設置 予約".split()))


def _could(question: Question) -> bool:
    return question.measure is not None and _COULD.search(question.asked) is not None


def _can(document: Document) -> bool:
    """Whether it counts what can be done, or is there; 利用, 実施 and the like count what was done."""
    return bool(_CAN & document.counted) or not (_DONE & document.counted)


_DONE = frozenset(map(canonical, "利用 使用 実施 開催 活用".split()))


_HAPPENED = tuple(
    (re.compile(pattern), frozenset(map(canonical, acts.split())))
    for pattern, acts in (
        (
            r"(?:申請|申し?込み?|届け?出?)(?:が|は|の|も)?(?:され(?:た|まし)|あ(?:った|りまし)|し(?:た|まし))|申し?込(?:んだ|みまし|まれ[たま])|受け?付け(?:た|まし|られ)|受付(?:し|され)(?:た|まし)",
            "申請 受付",
        ),
        (r"(?:利用|使用)され(?:た|まし)|使われ(?:た|まし)", "利用 使用 活用"),
        (r"登録(?:が|は)?(?:され(?:た|まし)|あ(?:った|りまし)|し(?:た|まし))", "登録"),
        (r"(?:予約|相談)(?:し|され)た(?=[一-龥])|(?:読み取|処理し)[っら]?[たれ](?=[一-龥])(?!.*種類)", ""),
        (r"相談(?:が|は)(?:あ(?:った|りまし)|され)|相談され(?:た|まし)", "相談"),
        (r"手続き?(?:が|は|を)?(?:され(?:た|まし)|し(?:た(?=[件数人の])|まし)|あ(?:った|りまし))", ""),
    )
)
"""What people did, as it is told, and the words of what counts it."""


def _happened(question: Question, document: Document) -> bool:
    """Whether it is asked how often something was done, and the document counts what stands there for it: 手続きは何件申請された."""
    if question.measure is not Measure.COUNT or document.accumulation is not Accumulation.LEVEL:
        return False
    return any(pattern.search(question.asked) and not acts & document.counted for pattern, acts in _HAPPENED)


def _in_unit(words: frozenset[str], document: Document) -> bool:
    unit = fold(document.unit)
    return any(word == unit or unit in _COUNTED_AS.get(word, ()) for word in words)


# --- whose, and a part of it ---------------------------------------------------------------------------------------------

_CITIZENS = re.compile(r"(?:市民|住民|町民|県民|利用者|観光客)(?:の|による|が|向け)")
_STAFF = re.compile(r"職員(?:の|による|が|向け|用)|庁内の")


def _of_those(question: Question, document: Document) -> bool:
    """Whether the people that are named can be the document's: 市民の電子決裁率 is not the staff's."""
    citizens, staff = _CITIZENS.search(question.asked), _STAFF.search(question.asked)
    if citizens and document.of_staff:
        return key(citizens[0][:2]) in document.words or key(citizens[0][:2]) in document.aliased
    return not staff or document.of_staff or "職員" in document.words or "職員" in document.aliased


_OTHERS = (
    re.compile(
        r"(?<![一-龥々ァ-ヴーa-z])(?<!この)(?<!わが)(?<!たちの)(市町|町|お?店|店舗|施設|本校|校|個人|事業者|企業|会社|団体|中年|家庭)の(?=\S)"
    ),
    re.compile(r"(小中学校|小学校|中学校|高等学校|高校|幼稚園|保育[園所])(?!生)"),
    re.compile(r"((?:前|次|旧|以前|昔|別|新しい)の?計画)(?!書|ど[おう]り|値)"),
    re.compile(r"([一-龥々ァ-ヴー]{2,})(?:だけ|のみ|限定|に限)(?!でも|しか)"),
    re.compile(r"[、。\s](事業者|企業|会社|団体|個人|職員)は(?=[?]|$)"),
    re.compile(r"(保健所|福祉事務所|支所|(?:障[がい害碍]+者|高齢者|児童|母子)福祉)の"),
    re.compile(r"((?:大変|やや|とても|非常に)(?:満足|不満))(?=」?(?:の|と?答え|した|は))"),
)
"""Whose, and which of them: another plan's, 店のホームページ, 中学校, 本庁舎だけ."""


_QUANTITY = re.compile(
    r"([一-龥々ァ-ヴー]*(?:量|額|高|費用?|料金?|金額?|予算|補助金|単価|温度|面積|距離))(?:の(?:実績|推移|値|数値))?(?:は|って|を)?"
    r"(?:いくら|どれ(?:くらい|ぐらい)?|どの(?:くらい|ぐらい)|何[^、。]{1,4})?(?:ですか|でしょうか|教えて\S*)?[?。]*$"
)
_AMOUNTS = frozenset(("総量", "分量", "数量", "総額"))
_APP = re.compile(
    r"(?:([一-龥々ァ-ヴー]{2,})|^(?![こそあど]の)([ぁ-ん]{2}))(?:の)?アプリの?(?:ダウンロード|登録|利用|インストール)"
)
_OFFICE = re.compile(r"^(?![一全各外内本]部)[一-龥々ぁ-んァ-ヴー]{2,8}[部局]の[^、。]{1,20}$")
_MORE = re.compile(r"(?:増え|ふえ|増加し|延び|長くなっ)(?:た|ている)(?=[一-龥]{1,5}(?:は|って|[?。]|$))")


_PART_OF = re.compile(
    r"のうち(?:の|で|、|,)?(?!何|なん|いくつ|どれ)([^、。?]{2,20}?)(?:から|分|向け|対象|側|用|だけ|のみ)?(?:は(?=何|なん|いくつ|どれ|どの|[?]|$)|の(?=数|件数|回数|人数|割合|率|実績|令和|r\d))"
)


def _part(text: str) -> frozenset[str]:
    """The things that stand behind のうち (スマホの使い方); nothing for what is done, which a rate may count (オンラインで申請された割合)."""
    found = _PART_OF.search(text)
    words = readings.words(found[1]) if found else ()
    does = (
        word.naming and not word.noun and not after.suffix for word, after in pairwise(words)
    )  # 使い方 does nothing
    if not words or not words[-1].noun or any(does):
        return frozenset()
    return frozenset(key(word.written) for word in words if word.noun and word.content)


_ONLY = re.compile(r"([一-龥々ァ-ヴーa-zA-Z]{2,})(?:だけ|のみ|単独)")
_ONLY_FOR = re.compile(r"(お?[一-龥々ァ-ヴー]{1,6}り?)(?:の人|の方|向け|対象|用)?(?:だけ|のみ|限定)")
_OF_SOME = re.compile(r"の(お?年寄り|高齢者|障[がい害碍]+者|子ども|学生|外国人)の(?=回数|件数|人数|実績|数|分)")
_DEVICE = re.compile(r"(スマホ|スマートフォン|携帯|パソコン|タブレット)(?:で|から|に)の")
_ONLINE = re.compile("オンライン|ネット|電子")
_SHARE_OF_PEOPLE = re.compile(
    r"(?:市民|住民|職員|公務員|[母父]親|保護者|親|先生|教師|教職員|児童|生徒|子ども|観光客|利用者)"
    r"(?:たち|さん|さんたち)?の(?:(?:うち|中)(?:の|で)?)?(?:何割|何%|何パーセント)"
    r"|(?:保護者|先生|職員|親|児童|市民)のうち"
)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """Whose and which of them a text asks for, as it is compared: ``others`` 店のホームページ, ``quantity`` the end of 漁獲量, ``more`` 増えた時間, ``app`` 観光アプリ, ``office`` 港湾部の, ``people`` 市民の何割, ``part`` Aのうちコミュニティセンター, ``only`` RPAだけ, ``for_only`` 高齢者向けだけ, ``device`` スマホでの of what is online."""

    others: frozenset[str]
    quantity: str
    more: bool
    app: str
    office: bool
    people: bool
    part: frozenset[str]
    only: frozenset[str]
    for_only: frozenset[str]
    device: str


@lru_cache(maxsize=256)
def _narrowed(asked: str) -> _Narrowed:
    """Read once for a question, not once for each document that it is held against."""
    plain = asked.strip()
    quantity, app, device = _QUANTITY.search(plain), _APP.search(plain), _DEVICE.search(plain)
    others = {key(hit[1]) for pattern in _OTHERS for hit in pattern.finditer(asked)}
    return _Narrowed(
        others=frozenset(others - COUNTING - FILLERS),
        quantity=key(quantity[1][-2:]) if quantity and quantity[1][-2:] not in _AMOUNTS else "",
        more=_MORE.search(plain) is not None,
        app=key(app[1] or app[2]) if app else "",
        office=_OFFICE.search(plain) is not None,
        people=_SHARE_OF_PEOPLE.search(asked) is not None,
        part=_part(plain),
        only=frozenset(key(hit[1]) for hit in _ONLY.finditer(asked)),
        for_only=frozenset(key(hit[1]) for pattern in (_ONLY_FOR, _OF_SOME) for hit in pattern.finditer(asked)),
        device=key(device[1]) if device and _ONLINE.search(asked) else "",
    )


def _speaks_of_another(question: Question, document: Document) -> bool:
    """Whether the question narrows itself to somebody, a quantity, an app or a department that the document does not speak of."""
    asked, texts = _narrowed(question.asked), (document.written, *document.spelled)
    return (
        (asked.office and document.kpi)  # the plan prints the city's rate, no department's
        or (asked.people and not (_PEOPLE | {"職員"}) & document.words.keys())  # most rates are shares of applications
        or (asked.more and any("削減" in name for name in document.spelled))
        or (asked.quantity != "" and not _is_quantity(asked.quantity, document))
        or any(
            document.words.get(canonical(one), Field.FORMULA) < Field.PLACE and one not in document.written
            for one in asked.part
        )
        or any(f"{one}等" in name for one in asked.only for name in document.spelled)
        or any(_is_for_more(one, document) for one in asked.for_only)
        or (asked.device != "" and asked.device not in document.written)
        or (asked.app != "" and not any(asked.app in text for text in texts))
        or any(
            name not in document.words and name not in document.aliased and not any(name in text for text in texts)
            for name in asked.others
        )
    )


def _is_for_more(one: str, document: Document) -> bool:
    """Whether a document is for more than those that are named with だけ: its own name and place do not say them, or the plan prints a KPI for the whole city."""
    if document.kpi and one.endswith(("部", "局", "課")):
        return True
    is_light = one in COUNTING or one in FILLERS or len(one) < 2
    # A project's name may list several (高齢者・障がい者への): of it, one alone is a part.
    where = document.words.get(canonical(one))
    said = where in (Field.NAME, Field.PLACE) or one in document.spelled[0]
    return not is_light and not said


def _is_quantity(tail: str, document: Document) -> bool:
    return tail in document.spelled[0] or any(name.endswith(tail) for name in document.spelled)


def _is_a_part(question: Question, document: Document) -> bool:
    """Whether the numerator or denominator of a rate is asked for, by its printed name: オンラインでの手続き件数."""
    said = key(question.asked)
    short = _JOINTS.sub("", said)
    named = any(part in said or _JOINTS.sub("", part) in short for part in document.parts)
    return named and not any(name in said for name in document.spelled[:1])


_JOINTS = re.compile("での|による|における")  # オンライン手続き件数
