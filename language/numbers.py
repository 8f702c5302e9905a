"""Reads the reply to a question for a number: an amount, an intent in its place, or the reason why it is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from language.asides import BLANKED, AsideKind, Cleared, clear
from language.behind import OTHER, Behind, read_behind
from language.counters import Family, Unit, may_stand_for, tidy, unit_named
from language.figures import Figure, Role, figures_in
from language.intents import Intent, Meant, read_intent
from language.normalise import Normalised, fold, trace
from language.numerals import MOST_DIGITS, with_kanji_digits
from language.parts import Parts, parts_in
from language.replies import Amount, Refusal, Refused
from language.roles import (
    adds_up,
    behind_correction,
    is_bound,
    is_running_total,
    is_sum,
    is_total,
    range_among,
    with_roles,
    without_parts,
)
from plan.fiscal import FiscalYear
from plan.model import Kind

__all__ = ["Amount", "Refusal", "Refused", "read_amount"]

LONGEST_QUOTE = 40  # letters of a reply that a sentence quotes whole

_RATES = (Kind.PERCENT, Kind.RATIO)
_COMMANDS = (Intent.HELP, Intent.SKIP, Intent.LATER, Intent.CANCEL, Intent.BACK)
_NOT_FINAL = (Intent.PENDING, Intent.UNKNOWN)

_UNSURE = re.compile(
    r"たぶん|多分|おそらく|恐らく|見込|暫定|速報|かな(?![ぁ-ゖ])|かも|と思|でしょうか|だろう|はず|だったか|(?:確|たし)か(?!め|認|に)|記憶"
    r"|確定は|仮(?:の|で|置|\)|$)|今のところ|いまのところ|現時点|(?:なる|する)予定|要確認|未(?:確定|計上|集計|反映|算入)|[?]\s*$"
)
_ONE_MORE = re.compile(rf"{BLANKED}\s*(?:と|~|-)\s*$")  # 6日と8時間, No.1〜47: the figure is half of what was written
_COUNTER = re.compile(r"[ァ-ヶー]{2,}|[一-龥]{1,3}(?![一-龥])")
_ROUGHLY_SAME = re.compile(r"ほぼ|だいたい|大体|おおむね|概ね|ほとんど|同じ(?:くらい|ぐらい|程度)|前年度?並み|並み")
_NOTHING = re.compile(
    r"^[\s-]*[-ー]\s*$|(?:な[いし]|無[いし]?|なかった|あり?ませ(?:ん|ぬ)|ございません|皆無|未実施"
    r"|(?:実施|開催|利用|行)(?:し|っ)?て(?:い|お)?(?:り)?(?:ない|ません))(?:です|でした)?[。.!\s]*$"
)
_NOT_EVEN_ONE = re.compile(r"も.{0,8}?(?:な[いくし]|なかった|ません|ず)")
_GAP = re.compile(r"[0-9０-９]\s+[0-9０-９]")
_NOT_YET = re.compile(r"まだ|未だ|いまだ")
_SAME_AS = re.compile(r"同じく?[、\s]*$")
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
    running_total: bool = False

    @property
    def live(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.role is None)

    def written(self, *figures: Figure) -> str:
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        inside, closing = self.cleared.text[start:end], self.cleared.text.find(")", end) + 1
        return self.typed.written(start, closing if inside.count("(") > inside.count(")") and closing else end)

    def quoted(self, *figures: Figure) -> str:
        """The whole reply where it is short, or else the figures with the words behind them."""
        whole = self.typed.source.strip()
        if len(whole) <= LONGEST_QUOTE and "\n" not in whole:
            return whole
        start, end = min(figure.start for figure in figures), max(figure.end for figure in figures)
        stop = next((at for at in range(end, len(self.cleared.text)) if self.cleared.text[at] in "。、\n"), None)
        return self.typed.written(start, len(self.cleared.text) if stop is None else stop)[:LONGEST_QUOTE]

    def refused(self, code: Refusal, *figures: Figure) -> Refused:
        return Refused(code, self.written(*figures) if figures else self.typed.source.strip())


def read_amount(
    text: str,
    kind: Kind,
    unit: str,
    *,
    year: FiscalYear | None = None,
    parts: tuple[str, str] = ("", ""),
    running_total: bool = False,
) -> Amount | Refused | Meant:
    """Reads a reply to a question for an indicator's value.

    ``unit`` is the indicator's own (件, か所, 時間); a rate is always read in %. ``year`` is the year asked for: with it, figures that
    the text gives to other years are left out. ``parts`` are the names of a RATIO's numerator and denominator, as the plan prints them.
    ``running_total`` says that 累計 is what was asked for. A number is a plain value only where what stands around it is understood;
    words that are not make it ``unsure``, to be asked about. Never raises, whatever the text; nothing is guessed: what can be read in two ways is refused.
    """
    reply = _reply(text, kind, unit, year, running_total)
    if reply.meant is not None and _outweighs(reply.meant, reply):
        return reply.meant
    if refused := _unreadable(reply):
        return refused
    if not reply.live:
        return _without_figure(reply)
    return _ratio(reply, parts) if kind is Kind.RATIO else _single(reply)


def _reply(text: str, kind: Kind, unit: str, year: FiscalYear | None, running_total: bool) -> _Reply:
    typed = trace(text)
    typed = replace(typed, text=with_kanji_digits(typed.text))
    asked = unit_named("%" if kind in _RATES else unit)
    cleared = clear(
        fold(typed.text),
        slashes_are_parts=kind is Kind.RATIO,
        keep_days=asked.name == "日",
        keep_clock=asked.family is Family.TIME,
    )
    figures = with_roles(figures_in(cleared.text, asked, in_parts=kind is Kind.RATIO))
    figures = tuple(_as_before(_of_year(figure, cleared, year)) for figure in figures)
    if kind is not Kind.RATIO:
        figures = without_parts(figures, asked, running_total=running_total)
    return _Reply(typed, cleared, asked, figures, read_intent(text), running_total)


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
            digits = sum(letter.isdigit() for letter in reply.cleared.text[figure.start : figure.end])
            return reply.refused(Refusal.MALFORMED if digits <= MOST_DIGITS else Refusal.TOO_LARGE, figure)
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
    fitting = _totals(reply, fitting) or fitting
    if len({figure.value for figure in fitting}) > 1:
        return reply.refused(Refusal.SEVERAL, *fitting)
    figure = fitting[0]
    if is_bound(figure):
        return reply.refused(Refusal.BOUND, figure)
    if figure.value == 1 and _NOT_EVEN_ONE.match(figure.after):
        return _not_even_one(reply, figure)
    if reply.meant is not None and reply.meant.intent is Intent.NOT_APPLICABLE and figure.value == 0:
        return reply.refused(Refusal.NONE_OR_ZERO)
    doubt = _doubt(reply, figure)
    if isinstance(doubt, Refused | Meant):
        return doubt
    return Amount(
        value=_plain(reply, figure),
        unit=_unit(figure),
        written=reply.quoted(figure) if doubt else reply.written(figure),
        percent=figure.is_in(Family.RATE),
        hedge=_hedge(reply, figure),
        doubt=doubt,
        same=_is_same(reply, figure),
    )


def _totals(reply: _Reply, fitting: list[Figure]) -> list[Figure]:
    """The one figure that is named as the sum, or as the running total where that was asked for."""
    totals = [figure for figure in fitting if reply.running_total and is_running_total(figure)]
    totals = totals or [figure for figure in fitting if is_total(figure) or adds_up(figure, reply.live)]
    return totals if len(totals) == 1 else []


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
    last = max(figures, key=lambda figure: figure.start)
    doubt = _doubt(reply, last)
    if isinstance(doubt, Refused | Meant):
        return doubt
    return Amount(
        value=rate.value if rate else None,
        numerator=_plain(reply, found.numerator),
        denominator=_plain(reply, found.denominator),
        unit=_unit(figures[0]),
        written=reply.quoted(*figures) if doubt else reply.written(*figures),
        percent=found.rate is not None and found.rate.is_in(Family.RATE),
        hedge=next((hedge for figure in figures if (hedge := _hedge(reply, figure))), ""),
        doubt=doubt,
        same=any(_is_same(reply, figure) for figure in figures),
    )


def _plain(reply: _Reply, figure: Figure | None) -> Decimal | None:
    """70 for 70.0件; the places of a rate say how exactly it was meant, and stay."""
    if figure is None or figure.value is None:
        return None
    is_rate = reply.asked.family is Family.RATE and (figure.unit is None or figure.is_in(Family.RATE))
    return figure.value if is_rate else tidy(figure.value)


def _unit(figure: Figure) -> str:
    return figure.unit.name if figure.unit else ""


def _hedge(reply: _Reply, figure: Figure) -> str:
    """The word that makes a round number of a figure, as typed: 約, くらい."""
    return "" if figure.hedge is None else reply.typed.written(*figure.hedge)


def _doubt(reply: _Reply, figure: Figure) -> str | Refused | Meant:
    """The words that leave it open whether a figure is the value, as typed; a refusal where they say that it is not; "" without any."""
    if reply.meant is not None and reply.meant.intent in _NOT_FINAL:
        return reply.meant.written
    written = reply.written(figure)
    if figure.unit is None and _GAP.search(written):
        return written  # 「3 1」 is 31 with a slip of the thumb, or two numbers
    behind = _behind(reply, figure)
    if behind.denied and figure.value != 0 and not _is_same(reply, figure):
        return Refused(Refusal.DENIED, reply.typed.written(figure.start, behind.denied[1]))
    if (
        reply.meant is not None
        and reply.meant.intent is Intent.HELP
        and (behind.doubt or _UNSURE.search(reply.cleared.text))
    ):
        return reply.meant
    if unsure := _UNSURE.search(reply.cleared.text):
        return reply.typed.written(*unsure.span())
    if half := _ONE_MORE.search(figure.before):
        return reply.typed.written(figure.start - len(half[0]), figure.start)
    return _not_understood(reply, figure, *behind.doubt) if behind.doubt else ""


def _behind(reply: _Reply, figure: Figure) -> Behind:
    text = reply.cleared.text
    for other in reply.figures:
        if other.start >= figure.end:
            text = text[: other.start] + OTHER * (other.end - other.start) + text[other.end :]
    start = (text.find(")", figure.end) + 1 if figure.depth else 0) or figure.end
    return read_behind(text, behind_correction(reply.figures, figure) or start)


def _not_understood(reply: _Reply, figure: Figure, start: int, end: int) -> str | Refused | Meant:
    """Words behind a figure that mean nothing to the reader, unless they are a wish, or a counter of something else (47ページ, 2課に…)."""
    if reply.meant is not None and reply.meant.intent in (*_COMMANDS, Intent.CORRECT):
        return reply.meant
    if figure.unit is not None and reply.asked.family is not Family.RATE and not _is_asked(figure, reply.asked):
        return reply.refused(Refusal.UNIT, figure)
    counter = _COUNTER.match(reply.typed.text, start) if figure.unit is None else None
    if counter is not None:
        return Refused(Refusal.UNIT, reply.typed.written(figure.start, counter.end()))
    return reply.typed.written(start, end)


def _is_same(reply: _Reply, figure: Figure) -> bool:
    if reply.meant is not None and reply.meant.intent is Intent.SAME:
        return True
    return bool(_AS_BEFORE.match(figure.after) or _SAME_AS.search(figure.before))


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
    (AsideKind.RATE, Refusal.RATE),
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
