"""How an answer, a plan and a state are worded in the interview: one place, so that review, list and question say the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.dialogs.dialog import Facts
from bot.dialogs.item import Item
from language import formats
from language.replies import Refused
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Cell, Direction, Phase
from plan.progress import Against, against_plan
from store.records import Answer, AnswerKind
from store.standing import Standing

PHASES: tuple[tuple[Phase, str], ...] = (
    (Phase.CONSIDER, "phase.consider"),
    (Phase.BUILD, "phase.build"),
    (Phase.RUN, "phase.run"),
)
_NO_COUNTERS = "分日年"  # 分数 is a fraction, 日数 and 年数 are not what 「日」 measures
_BESIDE_PLAN = {
    (Against.ABOVE, Direction.MORE): "plan.met",
    (Against.ABOVE, Direction.LESS): "plan.met_less",
    (Against.EQUAL, Direction.MORE): "plan.equal",
    (Against.EQUAL, Direction.LESS): "plan.equal",
    (Against.BELOW, Direction.MORE): "plan.missed",
    (Against.BELOW, Direction.LESS): "plan.missed_less",
}


def phase(of: Phase) -> str:
    return say(dict(PHASES)[of])


def amount(value: Decimal, item: Item) -> str:
    return formats.amount(value, item.the_indicator.unit)


def part(value: Decimal, item: Item) -> str:
    """A ratio's numerator or denominator: things are counted, whatever the rate's own unit is."""
    return formats.amount(value, item.the_indicator.part_unit)


def value(answer: Answer, item: Item) -> str:
    """What stands for the value: 47回, 集計中, 該当なし, or "" when nothing does."""
    if answer.kind is AnswerKind.VALUE:
        if answer.text:
            return answer.text
        return amount(answer.value, item) if answer.value is not None else ""
    words = {
        AnswerKind.PENDING: "state.pending",
        AnswerKind.UNKNOWN: "state.unknown",
        AnswerKind.NOT_APPLICABLE: "state.not_applicable",
        AnswerKind.ELSEWHERE: "state.elsewhere",
    }
    return say(words[answer.kind]) if answer.kind else ""


def day(of: date, asked: FiscalYear) -> str:
    """5月9日（金）, with its year where that is not the one in which the year that is asked for ends."""
    return formats.day(of) if of.year == asked.western + 1 else formats.day_in_full(of)


def parts(answer: Answer, item: Item) -> str:
    """The two counts behind a rate: 96,830件中8,214件; "" where none stand."""
    if answer.numerator is None or answer.denominator is None or answer.value is None:
        return ""
    indicator = item.the_indicator
    return say(
        "parts.of_whole" if indicator.part_of_whole else "parts.apart",
        numerator_name=indicator.numerator,
        denominator_name=indicator.denominator,
        numerator=part(answer.numerator, item),
        denominator=part(answer.denominator, item),
    )


def phase_value(answer: Answer) -> str:
    if answer.phase is not None:
        return phase(answer.phase)
    if answer.phase_kind is AnswerKind.UNKNOWN:
        return say("state.unknown")
    return say("state.not_applicable") if answer.phase_kind is AnswerKind.NOT_APPLICABLE else ""


def whole(item: Item) -> str:
    """The item's value, or its phase where it has no 活動指標."""
    if item.indicator:
        return value(item.answer, item)
    return phase_value(item.answer) or value(item.answer, item)


def beside_plan(item: Item, reached: Decimal) -> str:
    """「予定（27回）を上回っています。」, or "" where the plan prints no number for the year."""
    found = against_plan(item.the_indicator, reached, item.planned)
    if found is None:
        return ""
    return say(_BESIDE_PLAN[found, item.the_indicator.direction], planned=cell(item.planned, item))


def cell(printed: Cell, item: Item) -> str:
    return formats.cell(printed, item.the_indicator.unit)


def planned(item: Item) -> str:
    return cell(item.planned, item) if not item.planned.blank else say("item.not_printed")


def actuals(item: Item) -> str:
    """The last three printed actuals, R3 30回、R4 48回、R5 45回; "" where none is printed."""
    indicator = item.the_indicator
    years = [year for year in indicator.actual if year < item.year and not indicator.actual[year].uncertain][-3:]
    return "、".join(f"{year} {cell(indicator.actual[year], item)}" for year in years)


def state(item: Item) -> str:
    """The item's state as one word or two: 未回答, 下書き（評価がまだです）, 集計中（5月9日（金）に分かる見込み）."""
    answer = item.answer
    if item.standing is Standing.SUBMITTED:
        return say("state.submitted")
    if item.standing is Standing.PENDING:
        return pending(item)
    if item.standing is Standing.DRAFT:
        return say("state.draft")
    if item.begun:
        return say("state.begun")
    for kind, word in ((AnswerKind.ELSEWHERE, "state.elsewhere"), (AnswerKind.UNKNOWN, "state.unknown")):
        if kind in (answer.kind, answer.phase_kind):
            return say(word)
    return say("state.open")


def pending(item: Item) -> str:
    """集計中, with the day or the time that was named for it."""
    answer = item.answer
    if answer.pending_until:
        key = "state.pending_passed" if answer.pending_until < item.today else "state.pending_until"
        return say(key, day=day(answer.pending_until, item.year))
    if answer.reason:
        return say("state.pending_about", when=answer.reason)
    return say("state.pending")


def submitted_at(item: Item, facts: Facts) -> str:
    """When it was submitted, with the day unless that is today. The store keeps the moment alone; where the talk's day is not the calendar's, as in
    the demonstration, the day is not known and not said."""
    at = item.view.request.submitted_at
    if at is None:
        return ""
    on = formats.date_in_japan(at) if formats.date_in_japan(facts.now) == facts.today else facts.today
    return formats.moment(at, on, facts.today)


def saved_at(item: Item, facts: Facts) -> str:
    """When its newest answer was saved, with the day unless that is today. Where only the calendar has moved since, as in the demonstration, the hour alone
    would be taken for today's: the day of the talk is told in its place."""
    version = item.view.saved
    if version is None:
        return ""
    same_day = formats.date_in_japan(version.at) == formats.date_in_japan(facts.now)
    if version.day == facts.today and not same_day:
        return formats.day(version.day)
    return formats.moment(version.at, version.day, facts.today)


def saved(item: Item, answer: Answer) -> str:
    """That a value stands now, in place of what the item held, and how it stands beside its 予定."""
    if answer.value is None:
        return say("draft.text", value=answer.text)
    before, told, plan = item.answer, amount(answer.value, item), beside_plan(item, answer.value)
    if before.kind is AnswerKind.VALUE and before.value is not None and before.value != answer.value:
        return say("draft.changed", before=amount(before.value, item), value=told, plan=plan)
    if answer.no_parts:
        return say("draft.no_parts", value=told, plan=plan)
    if answer.numerator is not None and answer.denominator is not None:
        place = item.the_indicator.decimals + 1
        return say(
            "draft.ratio" if item.the_indicator.part_of_whole else "draft.ratio_apart",
            numerator_name=item.the_indicator.numerator,
            denominator_name=item.the_indicator.denominator,
            numerator=part(answer.numerator, item),
            denominator=part(answer.denominator, item),
            value=told,
            rounding=say("rounding", place=place),
            plan=plan,
        )
    return say("draft.saved", value=told, plan=plan)


def part_changed(item: Item, before: Decimal, now: Decimal) -> str:
    return say("draft.changed", before=part(before, item), value=part(now, item), plan="")


def same_saved(item: Item) -> str:
    """前年度と同じ was stored."""
    return say("same.saved", value=cell(item.previous, item), asof=formats.month_end(item.year.last_day))


def same_refused(item: Item, previous: Decimal) -> str:
    """前年度と同じ is no answer to what is counted anew every year."""
    indicator = item.the_indicator
    return say(
        "same.refused",
        what=what(item),
        year=formats.year(item.year),
        name=indicator.name,
        unit=indicator.unit,
        previous=cell(item.previous, item),
        plain=formats.number(previous),
    )


def same_refused_parts(item: Item, *, of_rate: bool) -> str:
    """The same for a rate, with the question that is open: the rate's own, or the one for a part."""
    indicator = item.the_indicator
    if of_rate:
        return say("same.refused_parts", question=say("ask.rate", year=formats.year(item.year)))
    asked = indicator.numerator if item.answer.numerator is None else indicator.denominator
    return say("same.refused_parts", question=say("ask.part_second", part=asked, unit=indicator.part_unit))


def unread(found: Refused, item: Item) -> str:
    """Why a reply is no value."""
    return say(
        f"reject.{found.code}",
        written=found.written,
        year=formats.year(item.year),
        unit=item.the_indicator.unit,
        when=formats.year(item.year) if _is_flow(item) else formats.month_end(item.year.last_day),
    )


def _is_flow(item: Item) -> bool:
    return item.the_indicator.accumulation is Accumulation.FLOW or item.the_indicator.unit == "%"


def what(item: Item) -> str:
    """件数, 回数, 割合: what the value is called in 「この件数は…」."""
    unit = item.the_indicator.unit
    if unit == "%":
        return say("what.rate")
    counted = len(unit) == 1 and unit not in _NO_COUNTERS
    return say("what.count", unit=unit) if counted else say("what.value")
