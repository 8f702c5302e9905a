"""The forms of the interview: what a KPI and a project are asked, in this order, and nothing more."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Ask, Form, Question, Refused, Reply, Result, Wished
from bot.dialogs.item import Item
from bot.dialogs.values import (
    NO_PARTS,
    REASON,
    finding_text,
    open_finding,
    read_confirm,
    read_denominator,
    read_numerator,
    read_reason,
    read_value,
)
from language import formats
from language.days import read_day
from language.intents import Intent, read_intent
from language.normalise import fold, normalise
from language.texts import lines, say
from plan.model import Accumulation, Kind, Phase
from store.records import AnswerKind

LONGEST_TEXT = 2_000  # characters of a reason or an 評価; a Teams message takes far more, a report page does not

_WAYS_OUT = (
    (Intent.PENDING.value, say("button.pending")),
    (Intent.NOT_APPLICABLE.value, say("button.not_applicable")),
    (Intent.UNKNOWN.value, say("button.unknown")),
)
_AGAIN = (("again", say("confirm.again")),)


# --- the value -------------------------------------------------------------------------------------------------------


def _valued(item: Item) -> bool:
    return item.answer.kind is not None


def _in_parts(item: Item) -> bool:
    """Asked as numerator and denominator, unless the holder has only the rate."""
    return item.in_parts and not item.answer.no_parts and not _waits(item)


def _waits(item: Item) -> bool:
    return item.answer.proposal is not None


def _fixed_base(item: Item) -> bool:
    base = item.the_indicator.base
    return base is not None and base.value is not None


def _ask_value(item: Item) -> Ask:
    indicator, year = item.the_indicator, formats.year(item.year)
    if indicator.kind is Kind.TEXT:
        same = ((Intent.SAME.value, say("button.same")),) if item.previous.is_text else ()
        return Ask(say("ask.text", year=year), same + _WAYS_OUT)
    text = say("ask.rate", year=year) if indicator.unit == "%" else say("ask.count", year=year, unit=indicator.unit)
    level = indicator.accumulation is Accumulation.LEVEL and item.previous.value is not None
    same = ((Intent.SAME.value, say("button.same")),) if level else ()
    return Ask(text, same + _WAYS_OUT)


def _ask_numerator(item: Item) -> Ask:
    indicator = item.the_indicator
    unit = wording.part_unit(indicator)
    if _fixed_base(item) and indicator.base:
        return Ask(say("ask.part_only", base=indicator.base.name, part=indicator.numerator, unit=unit), _WAYS_OUT)
    rate_only = ((Intent.RATE_ONLY.value, say("button.rate_only")),)
    return Ask(say("ask.part_first", part=indicator.numerator, unit=unit), rate_only + _WAYS_OUT)


def _ask_denominator(item: Item) -> Ask:
    indicator = item.the_indicator
    text = say("ask.part_second", part=indicator.denominator, unit=wording.part_unit(indicator))
    return Ask(text, _WAYS_OUT)


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
    if answer.numerator is None:
        return Ask(
            say("ask.again_state", name=indicator.name, state=wording.value(answer, item)), _ask_numerator(item).choices
        )
    value, unit = wording.part(answer.numerator, item), wording.part_unit(indicator)
    text = say("ask.again_part", part=indicator.numerator, value=value, unit=unit)
    return Ask(text, _ask_numerator(item).choices)


def _denominator_again(item: Item) -> Ask:
    indicator, answer = item.the_indicator, item.answer
    value = wording.part(answer.denominator, item) if answer.denominator is not None else ""
    text = say("ask.again_part", part=indicator.denominator, value=value, unit=wording.part_unit(indicator))
    return Ask(text, _WAYS_OUT)


def _ask_rate_alone(item: Item) -> Ask:
    indicator = item.the_indicator
    text = say(
        "ask.rate_alone",
        name=item.name,
        planned=wording.planned(item),
        actuals=wording.actuals(item) or say("item.not_printed"),
    )
    level = indicator.accumulation is Accumulation.LEVEL and item.previous.value is not None
    return Ask(text, (((Intent.SAME.value, say("button.same")),) if level else ()) + _WAYS_OUT)


def _read_text(reply: Reply, item: Item) -> Result:
    """A measure that the plan states in words: the words are kept as they were entered."""
    wish = _wish(reply)
    if wish is not None:
        return wish
    text = reply.text.strip()
    if not text:
        return Refused(say("ask.text_needed"), code="blank")
    answer = replace(item.answer, kind=AnswerKind.VALUE, text=text, entered=text, reason="", proposal=None)
    return Accepted(answer, say("draft.text", value=text))


def _read_any_value(reply: Reply, item: Item) -> Result:
    return _read_text(reply, item) if item.the_indicator.kind is Kind.TEXT else read_value(reply, item)


# --- what is odd about it --------------------------------------------------------------------------------------------


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
        "approximate": (("yes", say("confirm.exactly", value=value)), (Intent.PENDING.value, say("button.pending"))),
        "total_falls": (("again", say("confirm.total_again")), ("yes", say("confirm.right", value=value))),
    }
    usual = (*_AGAIN, ("yes", say("confirm.right", value=value)))
    return Ask(finding_text(finding, item, proposal.entered), buttons.get(finding.code, usual))


def _ask_reason(item: Item) -> Ask:
    proposal = item.answer.proposal
    if proposal is None:
        raise ValueError("a reason for nothing")
    value = wording.amount(proposal.value, item)
    return Ask(say("ask.why_no_parts" if proposal.code == NO_PARTS else "ask.reason", value=value), _AGAIN)


# --- answers of their own --------------------------------------------------------------------------------------------


def _read_when(reply: Reply, item: Item) -> Result:
    """The day on which a pending value will be known, or that no day is set yet."""
    if reply.value == "undated" or fold(normalise(reply.text)).strip("。 ") in _UNDATED:
        return Accepted(replace(item.answer, dated=True), say("pending.undated"), outcome="intent")
    day = read_day(reply.text, reply.today)
    if day is None or day < reply.today:
        return _wish(reply) or Refused(say("ask.when_unread"), (("undated", say("ask.when_undated")),), "no_date")
    return Accepted(
        replace(item.answer, dated=True, pending_until=day),
        say("pending.saved", day=formats.day(day)),
        outcome="intent",
    )


_UNDATED = frozenset(
    "未定 みてい 日付は未定 日付ハ未定 まだ分からない わからない 分からない 決まっていない まだ決まっていない 未定です".split()
)


def _read_not_applicable(reply: Reply, item: Item) -> Result:
    reason = reply.text.strip()
    return _too_long(reason) or Accepted(
        replace(item.answer, reason=reason), say("not_applicable.saved"), outcome="intent"
    )


def _read_delegate(reply: Reply, item: Item) -> Result:
    post = say("button.unknown") if reply.value else reply.text.strip()
    return _too_long(post) or Accepted(replace(item.answer, reason=post), say("delegate.sent"), outcome="intent")


# --- comment and phase -----------------------------------------------------------------------------------------------


def _ask_comment(item: Item) -> Ask:
    indicator = item.the_indicator
    before = ""
    if indicator.comment_own:
        before = say("ask.comment_own", text=indicator.comment_own)
    elif indicator.comment:
        before = say("ask.comment_before", summary=indicator.comment)
    return Ask(say("ask.comment", before=before))


def _read_comment(reply: Reply, item: Item) -> Result:
    comment = reply.text.strip()
    said = say("comment.changed" if item.answer.comment else "comment.saved")
    return _too_long(comment) or Accepted(replace(item.answer, comment=comment), said)


def _phase_buttons(item: Item) -> tuple[tuple[str, str], ...]:
    buttons = tuple((phase.name.lower(), wording.phase(phase)) for phase, _ in wording.PHASES)
    before = item.previous_phase
    same = ((Intent.SAME.value, say("phase.same", phase=wording.phase(before))),) if before else ()
    rest = () if item.indicator else ((Intent.PENDING.value, say("button.pending")),)
    ways_out = (
        *rest,
        (Intent.NOT_APPLICABLE.value, say("button.not_applicable")),
        (Intent.UNKNOWN.value, say("button.unknown")),
    )
    return buttons + same + ways_out


def _ask_phase(item: Item) -> Ask:
    return Ask(say("ask.phase", year=formats.year(item.year)), _phase_buttons(item))


def _phase_again(item: Item) -> Ask:
    return Ask(say("ask.phase_again", phase=wording.phase_value(item.answer)), _phase_buttons(item))


_PHASE_WORDS = {
    "検討": Phase.CONSIDER,
    "検討中": Phase.CONSIDER,
    "...": Phase.CONSIDER,
    "…": Phase.CONSIDER,
    "構築": Phase.BUILD,
    "構築中": Phase.BUILD,
    "○": Phase.BUILD,
    "〇": Phase.BUILD,
    "◯": Phase.BUILD,
    "運用": Phase.RUN,
    "運用中": Phase.RUN,
    "⇒": Phase.RUN,
    "→": Phase.RUN,
}


def _read_phase(reply: Reply, item: Item) -> Result:
    if reply.value in {phase.name.lower() for phase in Phase}:
        return _phase(item, Phase[reply.value.upper()])
    wish = Wished(Intent(reply.value)) if reply.value else None
    if wish is None:
        text = normalise(reply.text).strip("。、 ").removesuffix("です")
        if text in _PHASE_WORDS:
            return _phase(item, _PHASE_WORDS[text])
        wish = _wish(reply)
    if wish is None:
        return Refused(say("phase.unread"), _phase_buttons(item), "no_phase")
    if wish.intent is Intent.SAME:
        before = item.previous_phase
        if before is None:
            return Refused(say("phase.unread"), _phase_buttons(item), "same_none")
        return _phase(item, before, say("same.phase", phase=wording.phase(before)))
    if wish.intent is Intent.UNKNOWN and item.indicator:
        answer = replace(item.answer, phase=None, phase_kind=AnswerKind.UNKNOWN)
        return Accepted(answer, say("unknown.saved"), outcome="intent")
    if wish.intent is Intent.NOT_APPLICABLE:
        return Accepted(
            replace(item.answer, phase=None, phase_kind=AnswerKind.NOT_APPLICABLE, phase_reason=""), outcome="intent"
        )
    return wish


def _phase(item: Item, phase: Phase, said: str = "") -> Accepted:
    before = item.answer
    answer = replace(before, phase=phase, phase_kind=AnswerKind.VALUE, phase_reason="")
    if not item.indicator:
        answer = replace(answer, kind=None, reason="", pending_until=None, dated=False)
    if before.phase not in (None, phase):
        said = say("phase.changed", before=wording.phase_value(before), phase=wording.phase(phase))
    return Accepted(answer, said or say("phase.saved", phase=wording.phase(phase)))


def _read_phase_reason(reply: Reply, item: Item) -> Result:
    reason = reply.text.strip()
    return _too_long(reason) or Accepted(
        replace(item.answer, phase_reason=reason), say("not_applicable.saved"), outcome="intent"
    )


def _wish(reply: Reply) -> Wished | None:
    if reply.value in set(Intent):
        return Wished(Intent(reply.value))
    found = None if reply.value else read_intent(reply.text)
    return Wished(found.intent, found.rest) if found else None


def _too_long(text: str) -> Refused | None:
    if not text:
        return Refused(say("reject.blank"), code="blank")
    if len(text) > LONGEST_TEXT:
        return Refused(say("reject.too_long", limit=f"{LONGEST_TEXT:,}", length=f"{len(text):,}"), code="too_long")
    return None


# --- the forms -------------------------------------------------------------------------------------------------------

_VALUE = (
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
    # Never next by itself: the holder asks for it with 率だけ分かる.
    Question(
        "rate", lambda item: item.in_parts and item.answer.no_parts, _valued, _ask_rate_alone, _value_again, read_value
    ),
    Question(
        "value", lambda item: not item.in_parts and not _waits(item), _valued, _ask_value, _value_again, _read_any_value
    ),
)
_INSTEAD = (
    Question(
        "when",
        lambda item: item.answer.kind is AnswerKind.PENDING,
        lambda item: item.answer.dated,
        lambda _: Ask(say("ask.when"), (("undated", say("ask.when_undated")),)),
        lambda _: Ask(say("ask.when"), (("undated", say("ask.when_undated")),)),
        _read_when,
    ),
    Question(
        "not_applicable",
        lambda item: item.answer.kind is AnswerKind.NOT_APPLICABLE,
        lambda item: item.answer.reason != "",
        lambda _: Ask(say("not_applicable.ask")),
        lambda _: Ask(say("not_applicable.ask")),
        _read_not_applicable,
        free=True,
    ),
    Question(
        "elsewhere",
        lambda item: item.answer.kind is AnswerKind.ELSEWHERE,
        lambda item: item.answer.reason != "",
        lambda _: Ask(say("ask.delegate"), (("unknown", say("button.unknown")),)),
        lambda _: Ask(say("ask.delegate"), (("unknown", say("button.unknown")),)),
        _read_delegate,
        free=True,
    ),
)
_COMMENT = Question(
    "comment",
    lambda item: item.answer.kind is AnswerKind.VALUE,
    lambda item: item.answer.comment != "",
    _ask_comment,
    lambda item: Ask(say("ask.comment_again", comment=item.answer.comment)),
    _read_comment,
    free=True,
)


def _phase_asked(item: Item) -> bool:
    """Once the value is settled one way or another; never where the item belongs to somebody else."""
    if item.indicator is None:
        return item.answer.kind is None
    return item.answer.kind not in (None, AnswerKind.ELSEWHERE) and not _waits(item)


_PHASE = (
    Question(
        "phase", _phase_asked, lambda item: item.answer.phase_kind is not None, _ask_phase, _phase_again, _read_phase
    ),
    Question(
        "phase_reason",
        lambda item: item.answer.phase_kind is AnswerKind.NOT_APPLICABLE,
        lambda item: item.answer.phase_reason != "",
        lambda _: Ask(say("not_applicable.ask")),
        lambda _: Ask(say("not_applicable.ask")),
        _read_phase_reason,
        free=True,
    ),
)

KPI = Form("kpi", (*_VALUE, *_INSTEAD, _COMMENT))
ACTIVITY = Form("activity", (*_VALUE, *_INSTEAD, *_PHASE))
PROJECT = Form("project", (*_INSTEAD, *_PHASE))

FORMS = (KPI, ACTIVITY, PROJECT)


def form_of(item: Item) -> Form:
    if item.indicator is None:
        return PROJECT
    return KPI if item.is_kpi else ACTIVITY


def head(item: Item, left: int) -> str:
    """What stands above an item's first question: its name and table, definition, 予定 and the last three actuals."""
    area = item.area.name
    if item.indicator is None:
        project = item.the_project
        phases = "、".join(f"{year} {phase}" for year, phase in project.phases.items() if year < item.year)
        return lines(
            say("item.project", name=project.name, area=area, left=left),
            say("item.phases", phases=phases) if phases else "",
        )
    if item.is_kpi:
        name = say("item.kpi", name=item.indicator.name, area=area, left=left)
    else:
        name = say("item.activity", name=item.indicator.name, area=area, left=left, project=item.the_project.name)
    actuals = wording.actuals(item)
    return lines(
        name,
        say("item.formula", formula=item.indicator.formula) if item.indicator.formula else "",
        say("item.planned", planned=wording.planned(item)) if not item.planned.blank else "",
        say("item.actuals", actuals=actuals) if actuals else say("item.actuals_none"),
    )


def missing(item: Item) -> tuple[str, ...]:
    """The questions of an item that still want an answer before it can be submitted, by name; empty when it is complete."""
    names = {"comment": "missing.comment", "phase": "missing.phase", "reason": "missing.reason", "when": "missing.date"}
    form = form_of(item)
    unanswered = [q for q in form.questions if q.when(item) and not q.answered(item)]
    if item.indicator and (
        item.answer.kind not in (AnswerKind.VALUE, AnswerKind.NOT_APPLICABLE) or item.answer.proposal
    ):
        return (say("missing.value"),)
    if item.answer.phase_kind is AnswerKind.UNKNOWN:
        return (say("missing.phase"),)
    return tuple(dict.fromkeys(say(names.get(question.key, "missing.reason")) for question in unanswered))
