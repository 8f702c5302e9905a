"""The forms of the interview: what a KPI and a project are asked, in this order, and nothing more."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Ask, Form, Question, Rejected, Reply, Result
from bot.dialogs.free_text import says_nothing, says_only_when, too_long
from bot.dialogs.item import Item
from bot.dialogs.other_questions import OTHER
from bot.dialogs.phase_questions import PHASE
from bot.dialogs.value_questions import VALUE
from language.lone_numbers import corrects, is_wrapped_number
from language.texts import lines, say
from plan.model import Kind
from store.records import AnswerKind


def _ask_comment(item: Item) -> Ask:
    indicator = item.the_indicator
    before = ""
    if indicator.comment_own:
        before = say("ask.comment_own", text=indicator.comment_own)
    elif indicator.comment:
        before = say("ask.comment_before", summary=indicator.comment)
    text = say("ask.comment", before=before)
    return Ask(text, sentence=text.partition("\n")[0])


def _read_comment(reply: Reply, item: Item) -> Result:
    comment = reply.text.strip()
    corrected = corrects(comment) and not is_wrapped_number(
        comment
    )  # 48の間違いでした is asked about before it comes here
    if comment and (says_nothing(comment) or corrected or says_only_when(comment)):
        return Rejected(say("reject.not_a_comment", text=comment), code="not_a_comment")
    said = (
        say("comment.changed", name=item.name, comment=comment)
        if item.answer.comment
        else say("comment.saved", comment=comment)
    )
    return too_long(comment) or Accepted(replace(item.answer, comment=comment), said)


_COMMENT = Question(
    "comment",
    lambda item: item.answer.kind is AnswerKind.VALUE,
    lambda item: item.answer.comment != "",
    _ask_comment,
    lambda item: Ask(say("ask.comment_again", name=item.name, comment=item.answer.comment)),
    _read_comment,
    free=True,
)


KPI = Form("kpi", (*VALUE, *OTHER, _COMMENT))
ACTIVITY = Form("activity", (*VALUE, *OTHER, *PHASE))
PROJECT = Form("project", (*OTHER, *PHASE))


def form_of(item: Item) -> Form:
    if item.indicator is None:
        return PROJECT
    return KPI if item.is_kpi else ACTIVITY


def takes_words(question: Question, item: Item) -> bool:
    """Whether nearly any text would answer it: a free text, and a measure that the plan states in words."""
    return question.free or (question.key == "value" and item.the_indicator.kind is Kind.TEXT)


def head(item: Item, open_items: int) -> str:
    """What stands above an item's first question: its name and table, definition, 予定 and the last three actuals."""
    area = item.area.name
    left = say("item.left", n=open_items) if open_items else ""
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
        _planned(item),
        say("item.actuals", actuals=actuals) if actuals else say("item.actuals_none"),
    )


def _planned(item: Item) -> str:
    if item.planned.uncertain and not item.planned.is_text:
        return say("item.planned_uncertain", page=item.the_indicator.page)
    return "" if item.planned.blank else say("item.planned", planned=wording.planned(item))


def missing(item: Item) -> tuple[str, ...]:
    """The questions of an item that still want an answer before it can be submitted, by name; empty when it is complete."""
    names = {"comment": "missing.comment", "phase": "missing.phase", "reason": "missing.reason", "when": "missing.date"}
    form = form_of(item)
    unanswered = [q for q in form.questions if not q.on_demand and q.when(item) and not q.answered(item)]
    if item.indicator and item.answer.kind not in (AnswerKind.VALUE, AnswerKind.NOT_APPLICABLE):
        return (say("missing.value"),)
    if item.answer.proposal:
        return (say("missing.confirm"),)
    if item.answer.phase_kind is AnswerKind.UNKNOWN:
        return (say("missing.phase"),)
    return tuple(dict.fromkeys(say(names.get(question.key, "missing.reason")) for question in unanswered))
