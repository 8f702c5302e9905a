"""What the words around a figure say it is: taken back, last year's, planned, a difference, a part, a sum."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from language.counters import Family, Unit, may_stand_for
from language.figures import Figure, Role

_PLUS = re.compile(r"(?:\+|ぷらす|±)\s*$")
_AGO = r"(?:前年同期|前年度?|前の年度?|昨年度?|一昨年度?|去年度?|前回|対前年度?|先年)"
_NAMED = r"(?:の|は|が|も|では|:|=|実績値?|計画値?|目標値?|数値?|値|件数|回数|分|時点|\(|「|\s)*$"
_PREVIOUS = re.compile(rf"{_AGO}(?:末|時点|現在)*で?{_NAMED}")
_PLANNED = re.compile(rf"(?:予定|計画|目標|見込み?数|来年度?|次年度|翌年度)(?:数|値)?{_NAMED}")
_PLANNED_BEHIND = re.compile(
    r"\s*(?:[のをがは]|やる|する|行う|という|実施|開催)*(?:予定|計画(?!書|を策)|目標|目指)(?!で?は?ど|通|を[上下超]|を達(?!成でき[ずな]))|\s*\((?:予定|計画|目標|想定|予測)(?:数|値)?\)"
)
_RUNNING_TOTAL = re.compile(r"累計[はがで:]?\s*$")
_RATE_OF = re.compile(rf"(?:達成|進[捗ちょく]+|増減|増加|減少|伸び?|前年度?比|対前年|予定比|計画比)率?(?:比)?{_NAMED}")
_DIFFERENCE = re.compile(
    r"\s*(?:分|ほど|程度)?(?:も|の|だけ)?(?:増(?!設|進|強)|減(?!免|額)|多[いくか]|少な[いくか]|上回|下回|上昇|低下"
    r"|[上下]が[りっ]|伸[びば]|改善|悪化|落[ちと]|縮減|拡大|縮小|不足|純[増減]|追加|あっぷ|だうん|ぷらす|まいなす|ずつ)"
)
_OVERTAKEN = re.compile(r"\s*(?:を|より)\s*(?:上回|下回|超[えしす]|多く|少なく)")
_CUT_DOWN = re.compile(r"\s*(?:も)?(?:短縮|削減)(?:し|でき|され)")
_NEARED = re.compile(r"\s*[をに]?(?:突破|越え|割(?:り(?!当|振)|っ|れ|る)|迫[りっる]|近づ)")
_SINCE = re.compile(
    r"\s*(?:から|より(?:も)?|[にと]比べて?|に対して?)[、\s]*(?:大幅に|大きく|さらに|更に|やや|少し|若干)?"
    r"(?:増|減|上が|下が|上昇|低下|伸|落|改善|悪化|拡大|縮|短縮|向上)"
)
_SET_AGAINST = re.compile(r"\s*(?:を|より(?:も|は)?|に比べ(?:て|ると)?|と比べて?)\s*")
_FELL_OUT = re.compile(r"\s*(?:は|が|を)?(?:の)?(?:中止|延期|取り?やめ|取り?下げ|きゃんせる|却下|不成立|廃止)")
_PUT_IN = re.compile(r"\s*(?:を|が)?(?:追加|新設|増設)")

_NOT_IT = re.compile(
    r"\s*(?:という|って)?(?:の)?(?:では?|じゃ)(?:な[くい]|ありません|ございません|無[くい])(?!(?:です|でしょう|だろう)?か)"
    r"|\s*でも(?:な[くい]|ありません)|\s*(?:という(?:の|こと))?は(?:間違(?!いな|いあり)|まちが(?!いな|いあり)|誤|違|ちが|みす)"
    r"|\s*と(?:あるのは|(?:入力|回答|記入|報告)し(?!て(?:くだ|下)|ま(?!した[がけ、]))|答え(?!て(?:くだ|下)|ましたが変)|書[いき](?!て(?:くだ|下))|言[いっ]|打[ちっ]|送[りっ])|\s*を(?:直|なお|訂正|修正|変更|取り?消|消)|\s*は取り?消|\s*から(?:変更|訂正|修正)(?!は?(?:な|あり|無))"
)
_INSTEAD = re.compile(
    r"いや|いえ(?!ば)|もとい|訂正|修正|正しくは|正:|→|⇒|->|=>|➡|間違(?!いな|いあり)|まちが(?!いな|いあり)"
    r"|正\)|(?:[.…。、])\s*(?:あ|おっと)[、,]|失礼|す[みい]ません|申し訳|ごめん|やっぱり|やはり|違いま|違った|ちがった|違う|ちがう"
)
_ARROW = re.compile(r"(?:→|⇒|->|=>|➡)\s*$")
_RENAMED = re.compile(
    r"\s*に(?:訂正|修正|変更|直|なお|変え|なりま|増|減|上|下|改|短縮|伸|落|拡大|縮|低下|向上)|\s*へ(?:訂正|修正|変更|増|減|上|下|低下|短縮|伸|拡大|縮)"
)
_MISTAKE_FOR = re.compile(r"\s*の(?:(?:間違|まちが)い?|誤り?|みす)")
_WRONG = re.compile(r"誤り?\s*[:はが)]?\s*$")
_RANGE = re.compile(r"\s*(?:~|-|ー|から|ないし|乃至|か|または|又は|もしくは|若しくは|あるいは|or)\s*")
_BARE_PART = re.compile(r"のうち\s*$")
_WITHIN = re.compile(r"(?:そのうち|うち(?!の[課係部室]|は|では)|内訳|内、|(?:^|[、,\s])内(?![容線訳]))[^、。\n]*$")
_ONE_FRACTION = re.compile(r"\s*(?:/|中|のうち)\s*")
_TOTAL = re.compile(r"(?:合計|総計|(?<![小累])計|総数|総件数|全部で|合わせて|あわせて|とーたる|total|=)[はで:]?\s*$")
_ADDED_UP = re.compile(r"(?:で|延べ|以上|年間)\s*$")
_NET = re.compile(r"(?:除(?:くと|いて|けば|いた)|実質|正味|正しくは)[、\s]*$")
_INCLUDED = re.compile(r"\s*分?を?(?:含|除|加え|足し)")
_ON_TOP = re.compile(r"\s*(?:に|から)[^、。\n]{0,8}")
_TIMES = re.compile(r"\s*[×*x+]\s*")


def with_roles(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Marks the figures that the words around them say are not the value."""
    roles = [_role(figures, at) for at in range(len(figures))]
    for at in reversed(range(len(figures) - 1)):
        if roles[at + 1] is Role.WITHDRAWN and _ONE_FRACTION.fullmatch(figures[at].after):
            roles[at] = Role.WITHDRAWN  # the 12 of 12/34じゃなくて13/34
    return tuple(replace(figure, role=role) for figure, role in zip(figures, roles, strict=True))


def shared_roles(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The 15,000 of 前年度1,021/15,000 is last year's too, and the 22 of 22/330（R5）."""
    shared: list[Figure] = []
    for figure in figures:
        before = shared[-1] if shared else None
        if before and before.role in (Role.OTHER_YEAR, Role.PLANNED) and _ONE_FRACTION.fullmatch(before.after):
            figure = replace(figure, role=before.role)
        elif before and figure.role in (Role.OTHER_YEAR, Role.PLANNED) and _ONE_FRACTION.fullmatch(before.after):
            shared[-1] = replace(before, role=figure.role)
        shared.append(figure)
    return tuple(shared)


def without_parts(figures: tuple[Figure, ...], asked: Unit, *, running_total: bool) -> tuple[Figure, ...]:
    """Marks what stands in brackets or behind うち, where one whole number is asked."""
    outside = any(
        figure.depth == 0
        and not figure.role
        and not is_running_total(figure)
        and (figure.unit is None or may_stand_for(figure.unit, asked))
        for figure in figures
    )
    within = False
    marked = []
    for at, figure in enumerate(figures):
        within = within or bool(at and _WITHIN.search(figure.before) and not _BARE_PART.search(figure.before))
        is_part = (within and not is_total(figure)) or (outside and figure.depth > 0 and not _NET.search(figure.before))
        is_part = is_part or (len(figures) > 1 and _falls_out(figures, at))
        is_part = is_part and not (running_total and is_running_total(figure))
        marked.append(replace(figure, role=Role.PART) if is_part and not figure.role else figure)
    return tuple(marked)


def is_total(figure: Figure) -> bool:
    """Whether it is named as the sum: 計47件, 30+17=47."""
    return _TOTAL.search(figure.before) is not None


def is_running_total(figure: Figure) -> bool:
    return _RUNNING_TOTAL.search(figure.before) is not None


def adds_up(figure: Figure, figures: tuple[Figure, ...]) -> bool:
    """Whether it is given as the sum of all the others: 12+35で47回です, 窓口30、電話17、延べ47."""
    others = [other.value for other in figures if other is not figure and other.value is not None]
    return len(others) > 1 and _ADDED_UP.search(figure.before) is not None and sum(others) == figure.value


def behind_correction(figures: tuple[Figure, ...], figure: Figure) -> int | None:
    """Where the words end that put this figure in another's place: 231は213の間違いでした."""
    mistake = _MISTAKE_FOR.match(figure.after)
    replaces = any(other.role is Role.WITHDRAWN and other.end <= figure.start for other in figures)
    return figure.end + mistake.end() if mistake and replaces else None


def is_bound(figure: Figure) -> bool:
    """Whether it only says where the value lies: 200以上, 千件を超えました."""
    return figure.bound or any(words.match(figure.after) for words in (_OVERTAKEN, _NEARED))


def is_sum(figures: tuple[Figure, ...]) -> bool:
    """Whether a sum is left to be worked out: 300+734, 50時間×12件."""
    summed = any(_TIMES.fullmatch(figure.after) for figure in figures[:-1])
    return summed and not any(is_total(figure) or adds_up(figure, figures) for figure in figures)


def range_among(figures: tuple[Figure, ...]) -> tuple[int, int] | None:
    """Where two figures stand as 15〜17 or 15から17."""
    for low, high in pairwise(figures):
        if _RANGE.fullmatch(low.after) and not (low.role or high.role):
            return low.start, high.end
    return None


def _role(figures: tuple[Figure, ...], at: int) -> Role | None:
    figure, later = figures[at], figures[at + 1 :]
    if _is_withdrawn(figure, later):
        return Role.WITHDRAWN
    if _PREVIOUS.search(figure.before) or (later and _goes_from_to(figure, later[0])):
        return Role.OTHER_YEAR
    if _is_planned(figures, at):
        return Role.PLANNED
    if later and _SET_AGAINST.fullmatch(figure.after) and _DIFFERENCE.match(later[0].after):
        return Role.DIFFERENCE
    if _SINCE.match(figure.after) or _is_difference(figure, first=at == 0, last=not later):
        return Role.DIFFERENCE
    return None


def _falls_out(figures: tuple[Figure, ...], at: int) -> bool:
    """What is taken out of the value or put into it: 2回中止になり47回, 5回を含めて47回, 3395件に105件を加えて3500件."""
    figure = figures[at]
    if _INCLUDED.match(figure.after) or _FELL_OUT.match(figure.after):
        return True
    if at + 1 < len(figures) and _PUT_IN.match(figure.after):
        return True
    return (
        _ON_TOP.fullmatch(figure.after) is not None
        and at + 1 < len(figures)
        and _INCLUDED.match(figures[at + 1].after) is not None
    )


def _is_planned(figures: tuple[Figure, ...], at: int) -> bool:
    """予定27回 and 30件の予定; the 47 of 30件の予定が47件に is not planned."""
    named_behind = at > 0 and _PLANNED_BEHIND.match(figures[at - 1].after)
    if _PLANNED_BEHIND.match(figures[at].after):
        return True
    return not named_behind and _PLANNED.search(figures[at].before) is not None


def _is_withdrawn(figure: Figure, later: tuple[Figure, ...]) -> bool:
    if _NOT_IT.match(figure.after) or _WRONG.search(figure.before):
        return True
    if any(_INSTEAD.search(other.before) and not _results_in(figure, other) for other in later):
        return True
    if not later:
        return False
    after = later[0].after
    if figure.after.strip() == "でも" and _NOT_IT.match(after):
        return True  # 231でも230でもなく213
    return (figure.after.strip() == "を" and _RENAMED.match(after) is not None) or (
        figure.after.strip(" 、") == "は" and _MISTAKE_FOR.match(after) is not None
    )


def _results_in(figure: Figure, other: Figure) -> bool:
    """24/340 → 7.1%: the rate that comes out takes nothing back."""
    return _ARROW.search(other.before) is not None and other.is_in(Family.RATE) and not figure.is_in(Family.RATE)


def _goes_from_to(figure: Figure, following: Figure) -> bool:
    goes_on = _RENAMED.match(following.after) or _DIFFERENCE.match(following.after)
    return figure.after.strip() == "から" and goes_on is not None


def _is_difference(figure: Figure, *, first: bool, last: bool) -> bool:
    if figure.is_in(Family.POINT, Family.TIMES) or _RATE_OF.search(figure.before):
        return True
    if not last and _CUT_DOWN.match(figure.after):
        return True
    if _DIFFERENCE.match(figure.after) or (not last and _OVERTAKEN.match(figure.after)):
        return True
    return _PLUS.search(figure.before) is not None and not (figure.before.strip() == "+" and not first)
