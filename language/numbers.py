"""Reads the reply to a question for a number: an amount, an intent in its place, or the reason why it is neither."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from language.asides import AsideKind
from language.counters import Family, is_near, may_stand_for, means_the_same, tidy
from language.doubt import COMMANDS, doubt_of, is_same, period_doubt
from language.figures import Figure, Role
from language.found import Found, find
from language.intents import Intent, Meant
from language.numerals import MOST_DIGITS
from language.parts import Parts, parts_in
from language.replies import Amount, Refusal, Refused
from language.roles import adds_up, is_bound, is_running_total, is_sum, is_total, range_among
from plan.fiscal import FiscalYear
from plan.model import Kind

__all__ = ["Amount", "Refusal", "Refused", "read_amount"]


_ROUGHLY_SAME = re.compile(r"ほぼ|だいたい|大体|おおむね|概ね|ほとんど|同じ(?:くらい|ぐらい|程度)|前年度?並み|並み")
_NOTHING = re.compile(
    r"^[\s-]*[-ー]\s*$|(?:な[いし]|無[いし]?|なかった|あり?ませ(?:ん|ぬ)|ございません|皆無|未実施"
    r"|(?:実施|開催|利用|行)(?:し|っ)?て(?:い|お)?(?:り)?(?:ない|ません))(?:です|でした)?[。.!\s]*$"
)
_IS_NOT_SO = re.compile(r"同じ(?:では|じゃ)")
_POINT_FOR_A_COMMA = re.compile(r"[.．][0０]{3}(?![0-9０-９])")  # 12.000: twelve, or twelve thousand
_LOOKS_LIKE_A_DIGIT = re.compile("[oil]+")
_EARLIER = re.compile(r"さっき|先ほど|先程|[今前]の|入力|間違|まちが|誤|直|訂正|修正|変更|変え|取り?消|消")
_ANOTHER_ANSWER = re.compile(
    r"(?:一つ|1つ|ひとつ)?前の(?:質問|答え|回答|項目|設問)(?!と|に対|から(?:変|かわ))|^\s*(?:戻って|もどって)"
)
_NOT_EVEN_ONE = re.compile(r"も.{0,8}?(?:な[いくし]|なかった|ません|ず)")
_NOT_KNOWN = re.compile(
    r"も[^。、]{0,8}?(?:把握|集計|計上|数え|判明|聞い|分か|わか|判ら|知[りら]|届[いき]|確認(?:でき)?て)"
)
_NOT_NONE = re.compile(r"(?:わけ|こと|の)(?:では|じゃ|でも)|とは(?:言|い|限)|なく[はも]な|なしでは")
_NOT_YET = re.compile(r"まだ|未だ|いまだ")


def read_amount(
    text: str,
    kind: Kind,
    unit: str,
    *,
    year: FiscalYear | None = None,
    name: str = "",
    parts: tuple[str, str] = ("", ""),
    running_total: bool = False,
) -> Amount | Refused | Meant:
    """Reads a reply to a question for an indicator's value.

    ``unit`` is the indicator's own (件, か所, 時間); a rate is always read in %. ``year`` is the year asked for: with it, figures that
    the text gives to other years are left out. ``name`` is the indicator's: words of it are no strangers. ``parts`` are the names of a RATIO's numerator and denominator, as the plan prints them.
    ``running_total`` says that 累計 is what was asked for. A number is a plain value only where what stands around it is understood;
    words that are not make it ``unsure``, to be asked about. Never raises, whatever the text; nothing is guessed: what can be read in two ways is refused.
    """
    reply = find(text, kind, unit, year, name=name, running_total=running_total)
    if reply.meant is not None and _outweighs(reply.meant, reply):
        return reply.meant
    if reply.live and _ANOTHER_ANSWER.search(reply.cleared.folded):
        return Meant(Intent.CORRECT, written=reply.typed.source.strip())
    if refused := _unreadable(reply):
        return refused
    if not reply.live:
        return _without_figure(reply)
    return _ratio(reply, parts) if kind is Kind.RATIO else _single(reply)


def _outweighs(meant: Meant, reply: Found) -> bool:
    """担当が違います counts even beside a number; a wish to skip or to leave does not."""
    if meant.intent is Intent.DELEGATE:
        return True
    if meant.intent is Intent.SAME and all(figure.value == 0 for figure in reply.live):
        return bool(reply.live)  # 増減0
    return meant.intent in COMMANDS and not any(reply.asks(figure) for figure in reply.live)


def _unreadable(reply: Found) -> Refused | None:
    """What no reading of its figures can mend."""
    for figure in reply.live:
        if figure.value is None:
            digits = sum(letter.isdigit() for letter in reply.cleared.text[figure.start : figure.end])
            return reply.refused(Refusal.MALFORMED if digits <= MOST_DIGITS else Refusal.TOO_LARGE, figure)
    if where := range_among(reply.figures):
        return Refused(Refusal.RANGE, reply.typed.written(*where))
    if is_sum(reply.live):
        return reply.refused(Refusal.SEVERAL, *reply.live)
    return None


def _single(reply: Found) -> Amount | Refused | Meant:
    """The one figure that is meant, for all kinds but RATIO."""
    fitting = _fitting(reply)
    if reply.meant is not None and not any(reply.asks(figure) for figure in fitting):
        return reply.meant
    if not fitting:
        slip = reply.live[0].unit is not None and _LOOKS_LIKE_A_DIGIT.fullmatch(reply.live[0].unit.name)
        return reply.refused(Refusal.MALFORMED if slip else Refusal.UNIT, reply.live[0])
    if (rate := reply.cleared.first(AsideKind.RATE)) and not any(reply.asks(figure) for figure in fitting):
        return Refused(Refusal.RATE, reply.typed.written(rate.start, rate.end))  # 2か所で各1回
    fitting = _totals(reply, fitting) or fitting
    if len({figure.value for figure in fitting}) > 1:
        return reply.refused(Refusal.SEVERAL, *fitting)
    near = [figure for figure in reply.live if figure.unit and is_near(figure.unit, reply.asked)]
    if len({figure.value for figure in (*fitting, *near)}) > 1 and not is_total(fitting[0]):
        return reply.refused(Refusal.SEVERAL, *fitting, *near)  # 小学校12校、公民館3施設
    figure = fitting[0]
    if figure.before.rstrip().endswith(("×", "*")):
        return reply.refused(Refusal.SEVERAL, figure)  # 月1回×12
    if is_bound(figure):
        return Refused(Refusal.BOUND, reply.clause(figure))
    if figure.value == 1 and _NOT_EVEN_ONE.match(figure.after):
        return _not_even_one(reply, figure)
    if reply.meant is not None and reply.meant.intent is Intent.NOT_APPLICABLE and figure.value == 0:
        return reply.refused(Refusal.NONE_OR_ZERO)
    if _POINT_FOR_A_COMMA.search(reply.written(figure)) and reply.kind is Kind.COUNT:
        return reply.refused(Refusal.MALFORMED, figure)
    doubt = doubt_of(reply, figure)
    if isinstance(doubt, Refused | Meant):
        return doubt
    if figure.unit is not None and not means_the_same(figure.unit, reply.asked):
        doubt = doubt or reply.written(figure)
    return Amount(
        value=_plain(reply, figure),
        unit=_unit(figure),
        written=reply.quoted(figure) if doubt else reply.written(figure),
        percent=figure.is_in(Family.RATE),
        hedge=_hedge(reply, figure),
        doubt=doubt,
        same=is_same(reply, figure),
    )


def _totals(reply: Found, fitting: list[Figure]) -> list[Figure]:
    """The one figure that is named as the sum, or as the running total where that was asked for."""
    totals = [figure for figure in fitting if reply.running_total and is_running_total(figure)]
    totals = totals or [figure for figure in fitting if is_total(figure) or adds_up(figure, reply.live)]
    return totals if len(totals) == 1 else []


def _fitting(reply: Found) -> list[Figure]:
    """The figures in the asked unit and those without any; failing both, those in a unit that may stand for it."""
    fitting = [figure for figure in reply.live if reply.asks(figure)]
    return fitting or [figure for figure in reply.live if figure.unit and may_stand_for(figure.unit, reply.asked)]


def _ratio(reply: Found, names: tuple[str, str]) -> Amount | Refused | Meant:
    found = parts_in(reply.cleared.text, _with_labels(reply), names)
    if not isinstance(found, Parts):
        return reply.refused(found, *reply.live)
    if found.rate is None and reply.meant is not None and reply.meant.intent is Intent.RATE_ONLY:
        return Meant(Intent.UNKNOWN, written=reply.meant.written)  # 分子24、分母は不明
    figures = [figure for figure in (found.numerator, found.denominator, found.rate, found.lone) if figure is not None]
    for figure in figures:
        if is_bound(figure):
            return reply.refused(Refusal.BOUND, figure)
    rate = found.rate or found.lone
    last = max(figures, key=lambda figure: figure.start)
    doubt = doubt_of(reply, last)
    if isinstance(doubt, Refused | Meant):
        return doubt
    doubt = doubt or next((words for figure in figures if (words := period_doubt(reply, figure))), "")
    if found.guessed or (found.rate and not found.rate.unit and len(figures) == 1 and (found.rate.value or 0) > 1):
        doubt = doubt or reply.written(*figures)
    return Amount(
        value=rate.value if rate else None,
        numerator=_plain(reply, found.numerator),
        denominator=_plain(reply, found.denominator),
        unit=_unit(figures[0]),
        written=reply.quoted(*figures) if doubt else reply.written(*figures),
        percent=found.rate is not None and found.rate.is_in(Family.RATE),
        hedge=next((hedge for figure in figures if (hedge := _hedge(reply, figure))), ""),
        doubt=doubt,
        same=any(is_same(reply, figure) for figure in figures),
    )


def _with_labels(reply: Found) -> tuple[Figure, ...]:
    """The live figures; one that corrects another is called as that one was: 分母は340じゃなくて430."""
    labelled = []
    for at, figure in enumerate(reply.figures):
        corrects = at > 0 and reply.figures[at - 1].role is Role.WITHDRAWN
        before = reply.figures[at - 1].before + figure.before if corrects else figure.before
        labelled.append(replace(figure, before=before))
    return tuple(figure for figure in labelled if figure.role is None)


def _plain(reply: Found, figure: Figure | None) -> Decimal | None:
    """70 for 70.0件; the places of a rate say how exactly it was meant, and stay."""
    if figure is None or figure.value is None:
        return None
    is_rate = reply.asked.family is Family.RATE and (figure.unit is None or figure.is_in(Family.RATE))
    return figure.value if is_rate else tidy(figure.value)


def _unit(figure: Figure) -> str:
    return figure.unit.name if figure.unit else ""


def _hedge(reply: Found, figure: Figure) -> str:
    """The word that makes a round number of a figure, as typed: 約, くらい."""
    return "" if figure.hedge is None else reply.typed.written(*figure.hedge)


def _not_even_one(reply: Found, figure: Figure) -> Amount | Refused | Meant:
    """1件もありません is a nought that was counted; まだ1件もありません may change, 1件も把握していません says that nobody counted."""
    if _NOT_KNOWN.match(figure.after):
        return Meant(Intent.UNKNOWN, written=reply.typed.source.strip())
    if _NOT_YET.search(reply.cleared.text) or _NOT_NONE.search(figure.after):
        return reply.refused(Refusal.NONE_OR_ZERO)
    return Amount(value=Decimal(0), unit=_unit(figure), written=reply.typed.source.strip())


_INSTEAD_OF_THE_VALUE = (
    (Role.DIFFERENCE, Refusal.DIFFERENCE),
    (Role.OTHER_YEAR, Refusal.OTHER_YEAR),
    (Role.PLANNED, Refusal.PLANNED),
)
_BESIDE_THE_VALUE = (
    (AsideKind.PHONE, Refusal.PHONE),
    (AsideKind.RATE, Refusal.RATE),
    (AsideKind.VAGUE, Refusal.VAGUE),
    (AsideKind.DATE, Refusal.DATE),
)


def _without_figure(reply: Found) -> Refused | Meant:
    """An intent; or else why there is no figure."""
    if reply.meant is not None:
        roughly = reply.meant.intent is Intent.SAME and _ROUGHLY_SAME.search(reply.cleared.text)
        return reply.refused(Refusal.VAGUE) if roughly else reply.meant
    roles = {figure.role for figure in reply.figures}
    if Role.WITHDRAWN in roles and not _EARLIER.search(reply.cleared.folded):
        return reply.refused(Refusal.DENIED)
    if Role.WITHDRAWN in roles:
        return Meant(Intent.CORRECT, written=reply.typed.source.strip())
    for role, code in _INSTEAD_OF_THE_VALUE:
        if role in roles:
            return reply.refused(code)
    for kind, code in _BESIDE_THE_VALUE:
        if aside := reply.cleared.first(kind):
            return Refused(code, reply.typed.written(aside.start, aside.end))
    if _ROUGHLY_SAME.search(reply.cleared.text):
        return reply.refused(Refusal.VAGUE)
    nothing = _NOTHING.search(reply.cleared.text) and not _IS_NOT_SO.search(reply.cleared.text)
    return reply.refused(Refusal.NONE_OR_ZERO if nothing else Refusal.NO_NUMBER)
