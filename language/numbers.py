"""Reads the reply to a question for a number: an amount, an intent in its place, or the reason why it is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from language.asides import BLANKED, AsideKind, Cleared, clear
from language.counters import Family, Unit, may_stand_for, unit_named
from language.figures import Figure, Role, figures_in
from language.intents import Intent, Meant, read_intent
from language.normalise import Normalised, fold, trace
from language.parts import Parts, parts_in
from language.replies import Amount, Refusal, Refused
from language.roles import is_bound, is_sum, is_total, range_among, with_roles, without_parts
from plan.fiscal import FiscalYear
from plan.model import Kind

__all__ = ["Amount", "Refusal", "Refused", "read_amount"]

_RATES = (Kind.PERCENT, Kind.RATIO)
_COMMANDS = (Intent.HELP, Intent.SKIP, Intent.LATER, Intent.CANCEL, Intent.BACK)
_NOT_FINAL = (Intent.PENDING, Intent.UNKNOWN)

_UNSURE = re.compile(
    r"たぶん|多分|おそらく|恐らく|見込|暫定|速報|概算|推計|かな(?![ぁ-ゖ])|かも|と思|でしょうか|だろう|はず|だったか"
    r"|確定は|仮(?:の|で|置|\)|$)|今のところ|いまのところ|現時点|(?:なる|する)予定|[?]\s*$"
)
_ROUGHLY_SAME = re.compile(r"ほぼ|だいたい|大体|おおむね|概ね|ほとんど|同じ(?:くらい|ぐらい|程度)|前年度?並み|並み")
_NOTHING = re.compile(
    r"^[\s-]*[-ー]\s*$|(?:な[いし]|無[いし]?|なかった|あり?ませ(?:ん|ぬ)|ございません|皆無|未実施"
    r"|(?:実施|開催|利用|行)(?:し|っ)?て(?:い|お)?(?:り)?(?:ない|ません))(?:です|でした)?[。.!\s]*$"
)
_NOT_EVEN_ONE = re.compile(r"も.{0,8}?(?:な[いくし]|なかった|ません|ず)")
_NOT_YET = re.compile(r"まだ|未だ|いまだ")
_AS_BEFORE = re.compile(r"\s*(?:と|に|から|で)(?:同じ|同様|変わら|変わり(?:な|ませ|あり)|変更(?:な|あり))")
_LABELLED_BY_YEAR = re.compile(rf"{BLANKED}(?:末|時点|現在|の|は|が|も|分|実績値?|数値?|値|:|=|\(|\s)*$")


@dataclass(frozen=True)
class _Reply:
    """A reply with all that was found in it."""

    typed: Normalised
    cleared: Cleared
    asked: Unit
    figures: tuple[Figure, ...]
    meant: Meant | None

    @property
    def live(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.role is None)

    def written(self, *figures: Figure) -> str:
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        inside, closing = self.cleared.text[start:end], self.cleared.text.find(")", end) + 1
        return self.typed.written(start, closing if inside.count("(") > inside.count(")") and closing else end)

    def refused(self, code: Refusal, *figures: Figure) -> Refused:
        return Refused(code, self.written(*figures) if figures else self.typed.source.strip())


def read_amount(
    text: str, kind: Kind, unit: str, *, year: FiscalYear | None = None, parts: tuple[str, str] = ("", "")
) -> Amount | Refused | Meant:
    """Reads a reply to a question for an indicator's value.

    ``unit`` is the indicator's own (件, か所, 時間); a rate is always read in %. ``year`` is the year asked for: with it, figures that
    the text gives to other years are left out. ``parts`` are the names of a RATIO's numerator and denominator, as the plan prints them.
    Never raises, whatever the text; nothing is guessed: what can be read in two ways is refused.
    """
    reply = _reply(text, kind, unit, year)
    if reply.meant is not None and _outweighs(reply.meant, reply):
        return reply.meant
    if refused := _unreadable(reply):
        return refused
    if not reply.live:
        return _without_figure(reply)
    return _ratio(reply, parts) if kind is Kind.RATIO else _single(reply)


def _reply(text: str, kind: Kind, unit: str, year: FiscalYear | None) -> _Reply:
    typed = trace(text)
    asked = unit_named("%" if kind in _RATES else unit)
    cleared = clear(
        fold(typed.text),
        slashes_are_parts=kind is Kind.RATIO,
        keep_days=asked.name == "日",
        keep_clock=asked.family is Family.TIME,
    )
    figures = with_roles(figures_in(cleared.text, asked, spaced=kind is not Kind.RATIO))
    figures = tuple(_as_before(_of_year(figure, cleared, year)) for figure in figures)
    return _Reply(typed, cleared, asked, figures if kind is Kind.RATIO else without_parts(figures), read_intent(text))


def _outweighs(meant: Meant, reply: _Reply) -> bool:
    """担当が違います counts even beside a number; a wish to skip or to leave does not."""
    if meant.intent is Intent.DELEGATE:
        return True
    return meant.intent in _COMMANDS and not any(_is_asked(figure, reply.asked) for figure in reply.live)


def _of_year(figure: Figure, cleared: Cleared, year: FiscalYear | None) -> Figure:
    """Marks a figure that the text gives to another year than the one asked for."""
    if year is None or figure.role is not None or not (label := _LABELLED_BY_YEAR.search(figure.before)):
        return figure
    at = figure.start - len(figure.before) + label.start()
    fiscal = next((aside.fiscal for aside in cleared.asides if aside.start <= at < aside.end), None)
    return figure if fiscal is None or fiscal == year.western else replace(figure, role=Role.OTHER_YEAR)


def _as_before(figure: Figure) -> Figure:
    """前年度の45回と同じ: last year's figure is this year's too."""
    is_last_year = figure.role is Role.OTHER_YEAR and _AS_BEFORE.match(figure.after)
    return replace(figure, role=None) if is_last_year else figure


def _unreadable(reply: _Reply) -> Refused | None:
    """What no reading of its figures can mend."""
    for figure in reply.live:
        if figure.value is None:
            return reply.refused(Refusal.MALFORMED, figure)
    if where := range_among(reply.figures):
        return Refused(Refusal.RANGE, reply.typed.written(*where))
    if is_sum(reply.live):
        return reply.refused(Refusal.SEVERAL, *reply.live)
    return None


def _single(reply: _Reply) -> Amount | Refused | Meant:
    """The one figure that is meant, for all kinds but RATIO."""
    fitting = _fitting(reply.live, reply.asked)
    if reply.meant is not None and not any(_is_asked(figure, reply.asked) for figure in fitting):
        return reply.meant
    if not fitting:
        return reply.refused(Refusal.UNIT, reply.live[0])
    totals = [figure for figure in fitting if is_total(figure)]
    if len(totals) == 1:
        fitting = totals
    if len({figure.value for figure in fitting}) > 1:
        return reply.refused(Refusal.SEVERAL, *fitting)
    figure = fitting[0]
    if is_bound(figure):
        return reply.refused(Refusal.BOUND, figure)
    if figure.value == 1 and _NOT_EVEN_ONE.match(figure.after):
        return _not_even_one(reply, figure)
    if reply.meant is not None and reply.meant.intent is Intent.NOT_APPLICABLE and figure.value == 0:
        return reply.refused(Refusal.NONE_OR_ZERO)
    return Amount(
        value=figure.value,
        unit=_unit(figure),
        written=reply.written(figure),
        percent=figure.is_in(Family.RATE),
        hedge=_hedge(reply, figure),
        same=_is_same(reply, figure),
    )


def _fitting(figures: tuple[Figure, ...], asked: Unit) -> list[Figure]:
    """The figures in the asked unit and those without any; failing both, those in a unit that may stand for it."""
    fitting = [figure for figure in figures if _is_asked(figure, asked)]
    return fitting or [figure for figure in figures if figure.unit is not None and may_stand_for(figure.unit, asked)]


def _is_asked(figure: Figure, asked: Unit) -> bool:
    return figure.unit is None or figure.unit.name == asked.name


def _ratio(reply: _Reply, names: tuple[str, str]) -> Amount | Refused | Meant:
    found = parts_in(reply.cleared.text, reply.live, names)
    if not isinstance(found, Parts):
        return reply.refused(found, *reply.live)
    figures = [figure for figure in (found.numerator, found.denominator, found.rate, found.lone) if figure is not None]
    for figure in figures:
        if is_bound(figure):
            return reply.refused(Refusal.BOUND, figure)
    rate = found.rate or found.lone
    return Amount(
        value=rate.value if rate else None,
        numerator=found.numerator.value if found.numerator else None,
        denominator=found.denominator.value if found.denominator else None,
        unit=_unit(figures[0]),
        written=reply.written(*figures),
        percent=found.rate is not None and found.rate.is_in(Family.RATE),
        hedge=next((hedge for figure in figures if (hedge := _hedge(reply, figure))), ""),
        same=any(_is_same(reply, figure) for figure in figures),
    )


def _unit(figure: Figure) -> str:
    return figure.unit.name if figure.unit else ""


def _hedge(reply: _Reply, figure: Figure) -> str:
    """The word that makes a figure less than certain, as typed: 約, くらい, 集計中, と思."""
    if figure.hedge is not None:
        return reply.typed.written(*figure.hedge)
    if unsure := _UNSURE.search(reply.cleared.text):
        return reply.typed.written(*unsure.span())
    meant = reply.meant
    return meant.written if meant is not None and meant.intent in _NOT_FINAL else ""


def _is_same(reply: _Reply, figure: Figure) -> bool:
    meant = reply.meant
    return (meant is not None and meant.intent is Intent.SAME) or _AS_BEFORE.match(figure.after) is not None


def _not_even_one(reply: _Reply, figure: Figure) -> Amount | Refused:
    """1件もありません is a nought that was counted; まだ1件もありません may change."""
    if _NOT_YET.search(reply.cleared.text):
        return reply.refused(Refusal.NONE_OR_ZERO)
    return Amount(value=Decimal(0), unit=_unit(figure), written=reply.typed.source.strip())


_INSTEAD_OF_THE_VALUE = (
    (Role.DIFFERENCE, Refusal.DIFFERENCE),
    (Role.OTHER_YEAR, Refusal.OTHER_YEAR),
    (Role.PLANNED, Refusal.PLANNED),
)
_BESIDE_THE_VALUE = (
    (AsideKind.PHONE, Refusal.PHONE),
    (AsideKind.VAGUE, Refusal.VAGUE),
    (AsideKind.DATE, Refusal.DATE),
)


def _without_figure(reply: _Reply) -> Refused | Meant:
    """An intent; or else why there is no figure."""
    if reply.meant is not None:
        roughly = reply.meant.intent is Intent.SAME and _ROUGHLY_SAME.search(reply.cleared.text)
        return reply.refused(Refusal.VAGUE) if roughly else reply.meant
    roles = {figure.role for figure in reply.figures}
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
    return reply.refused(Refusal.NONE_OR_ZERO if _NOTHING.search(reply.cleared.text) else Refusal.NO_NUMBER)
