"""The questions about a value: as a count, as the two parts of a rate, as words; what is odd about it, and why it is right."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.findings import finding_text, open_finding
from bot.dialogs.form import Accepted, Ask, Question, Rejected, Reply, Result, read_intended, stand_in
from bot.dialogs.free_text import says_nothing, too_long
from bot.dialogs.item import Item
from bot.dialogs.values import (
    LIKE,
    NO_PARTS,
    REASON,
    read_confirm,
    read_denominator,
    read_numerator,
    read_reason,
    read_value,
    same_as_before,
)
from language import formats
from language.asking import looks_asked
from language.intents import Intent
from language.texts import say
from plan.model import Accumulation, Kind
from store.records import AnswerKind


def _ways_out() -> tuple[tuple[str, str], ...]:
    """The answers of their own, as buttons of every question for a value."""
    return tuple(map(stand_in, (Intent.PENDING, Intent.NOT_APPLICABLE, Intent.UNKNOWN, Intent.DELEGATE)))


def _again() -> tuple[tuple[str, str], ...]:
    return (("again", say("confirm.again")),)


def _valued(item: Item) -> bool:
    return item.answer.kind is not None


def _in_parts(item: Item) -> bool:
    """Asked as numerator and denominator, unless the holder has only the rate."""
    return item.in_parts and not waits(item)


def waits(item: Item) -> bool:
    return item.answer.proposal is not None


def _fixed_base(item: Item) -> bool:
    base = item.the_indicator.base
    return base is not None and base.value is not None


def _like(item: Item) -> tuple[tuple[str, str], ...]:
    """Another request's value for the same measure, as a button; the two stay two."""
    if item.like is None or item.like.answer.value is None or item.the_indicator.kind is Kind.TEXT:
        return ()
    value = wording.amount(item.like.answer.value, item)
    return ((LIKE, say("ask.same_measure", value=value, other=item.like.name)),)


def _same(item: Item) -> tuple[tuple[str, str], ...]:
    """前年度と同じ, for a level whose last value is printed beyond doubt."""
    indicator, previous = item.the_indicator, item.previous
    certain = previous.value is not None and not previous.uncertain
    if indicator.accumulation is not Accumulation.LEVEL or not certain:
        return ()
    return (stand_in(Intent.SAME),)


def _ask_value(item: Item) -> Ask:
    indicator, year = item.the_indicator, formats.year(item.year)
    if indicator.kind is Kind.TEXT:
        same = (stand_in(Intent.SAME),) if item.previous.is_text else ()
        return Ask(say("ask.text", year=year), same + _ways_out())
    text = say("ask.rate", year=year) if indicator.unit == "%" else say("ask.count", year=year, unit=indicator.unit)
    return Ask(text, (*_like(item), *_same(item), *_ways_out()))


def _ask_numerator(item: Item) -> Ask:
    indicator = item.the_indicator
    unit = indicator.part_unit
    if _fixed_base(item) and indicator.base:
        return Ask(say("ask.part_only", base=indicator.base.name, part=indicator.numerator, unit=unit), _ways_out())
    rate_only = (stand_in(Intent.RATE_ONLY),)
    return Ask(say("ask.part_first", part=indicator.numerator, unit=unit), _like(item) + rate_only + _ways_out())


def _ask_denominator(item: Item) -> Ask:
    indicator = item.the_indicator
    text = say("ask.part_second", part=indicator.denominator, unit=indicator.part_unit)
    return Ask(text, _ways_out())


def _value_again(item: Item) -> Ask:
    indicator, answer = item.the_indicator, item.answer
    if answer.kind is not AnswerKind.VALUE:
        return Ask(
            say("ask.again_state", name=indicator.name, state=wording.value(answer, item)), _ask_value(item).choices
        )
    if answer.text:
        return Ask(say("ask.again_text", name=indicator.name, value=answer.text), _ask_value(item).choices)
    value = wording.value(answer, item)
    return Ask(say("ask.again", name=indicator.name, value=value, unit=indicator.unit), _ask_value(item).choices)


def _numerator_again(item: Item) -> Ask:
    indicator, answer = item.the_indicator, item.answer
    choices, value = _ask_numerator(item).choices, wording.value(answer, item)
    if answer.no_parts:
        return Ask(say("ask.again_no_parts", name=indicator.name, value=value), choices)
    if answer.numerator is None:
        return Ask(say("ask.again_state", name=indicator.name, state=value), choices)
    counted, unit = wording.part(answer.numerator, item), indicator.part_unit
    return Ask(say("ask.again_part", part=indicator.numerator, value=counted, unit=unit), choices)


def _denominator_again(item: Item) -> Ask:
    indicator, answer = item.the_indicator, item.answer
    value = wording.part(answer.denominator, item) if answer.denominator is not None else ""
    text = say("ask.again_part", part=indicator.denominator, value=value, unit=indicator.part_unit)
    return Ask(text, _ways_out())


def _ask_rate_alone(item: Item) -> Ask:
    text = say(
        "ask.rate_alone",
        name=item.name,
        planned=wording.planned(item),
        actuals=wording.actuals(item) or say("item.not_printed"),
    )
    choices = (*_same(item), (Intent.BACK.value, say("button.counts")), *_ways_out())
    return Ask(text, choices, sentence=text.partition("\n")[0])


def _read_text(reply: Reply, item: Item) -> Result:
    """A measure that the plan states in words: the words are kept as they were entered."""
    intended = read_intended(reply)
    if intended is not None and intended.doubtful:
        return Rejected(say("reject.not_words", text=reply.text.strip()), code="no_number")
    if intended is not None:
        return same_as_before(item) if intended.intent is Intent.SAME else intended
    text = reply.text.strip()
    refusal = too_long(text)
    if refusal:
        return refusal
    if says_nothing(text) or looks_asked(text):
        return Rejected(say("reject.not_words", text=text), code="no_number")
    answer = replace(item.answer.without_value(), kind=AnswerKind.VALUE, text=text, entered=text)
    return Accepted(answer, say("draft.text", value=text))


def _read_any_value(reply: Reply, item: Item) -> Result:
    return _read_text(reply, item) if item.the_indicator.kind is Kind.TEXT else read_value(reply, item)


def _finding_open(item: Item) -> bool:
    proposal = item.answer.proposal
    return proposal is not None and proposal.code not in (REASON, NO_PARTS)


def _reason_open(item: Item) -> bool:
    return item.answer.proposal is not None and not _finding_open(item)


def _ask_confirm(item: Item) -> Ask:
    finding, proposal = open_finding(item), item.answer.proposal
    if finding is None or proposal is None:
        raise ValueError("a question about a finding that is not there")
    value = wording.amount(proposal.value, item)
    readings = tuple((str(suggested), wording.amount(suggested, item)) for suggested in finding.suggestions)
    buttons = {
        "percent_as_fraction": readings,
        "parts_disagree": (*readings[:1], ("again", say("confirm.parts_again"))),
        "approximate": (("yes", say("confirm.exactly", value=value)), stand_in(Intent.PENDING)),
        "total_falls": (("again", say("confirm.total_again")), ("yes", say("confirm.right", value=value))),
    }
    usual = (*_again(), ("yes", say("confirm.right", value=value)))
    return Ask(finding_text(finding, item, proposal.entered), buttons.get(finding.code, usual))


def _ask_reason(item: Item) -> Ask:
    proposal = item.answer.proposal
    if proposal is None:
        raise ValueError("a reason for nothing")
    value = wording.amount(proposal.value, item)
    return Ask(say("ask.why_no_parts" if proposal.code == NO_PARTS else "ask.reason", value=value), _again())


VALUE = (
    Question("confirm", _finding_open, lambda _: False, _ask_confirm, _ask_confirm, read_confirm),
    Question("reason", _reason_open, lambda _: False, _ask_reason, _ask_reason, read_reason, free=True),
    Question(
        "numerator",
        _in_parts,
        lambda item: item.answer.numerator is not None or _valued(item),
        _ask_numerator,
        _numerator_again,
        read_numerator,
    ),
    Question(
        "denominator",
        lambda item: _in_parts(item) and not _fixed_base(item) and item.answer.numerator is not None,
        lambda item: item.answer.denominator is not None or _valued(item),
        _ask_denominator,
        _denominator_again,
        read_denominator,
    ),
    Question(
        "rate",
        lambda item: item.in_parts and not waits(item),
        lambda _: False,
        _ask_rate_alone,
        _ask_rate_alone,
        read_value,
        on_demand=True,  # with 率だけ分かる
    ),
    Question(
        "value", lambda item: not item.in_parts and not waits(item), _valued, _ask_value, _value_again, _read_any_value
    ),
)
