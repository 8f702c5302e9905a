"""What stands in place of a value: 集計中, 分からない, 該当なし, 担当が違う, or the rate alone; what it replaces, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.dialog import Facts, Save, Say, State, Step
from bot.dialogs.form import Accepted, Intended, Question, Rejected, Reply, stand_in
from bot.dialogs.free_text import gives_a_reason, no_reason
from bot.dialogs.item import Item
from bot.dialogs.other_questions import delegated, post_in
from bot.dialogs.questions import form_of
from bot.dialogs.replying import STAND_INS
from bot.dialogs.values import withdrawn
from bot.dialogs.walk import put, put_next
from bot.messages import Message
from language import formats
from language.days import says_when
from language.intents import Intent
from language.normalise import bare
from language.texts import say
from store.records import Answer, AnswerKind

# The question that each answer of its own has: when it will be known, why there is none, whose it is.
_OWN_QUESTION = {
    AnswerKind.PENDING: "when",
    AnswerKind.NOT_APPLICABLE: "not_applicable",
    AnswerKind.ELSEWHERE: "elsewhere",
}


def asks_before_replacing(item: Item, question: Question, intended: Intended, reply: Reply) -> Rejected | None:
    """What stands for the value is given up for 集計中 and its like only by the button or its exact words, which at the phase say what they change."""
    if reply.value or intended.intent not in STAND_INS:
        return None
    is_pending = item.answer.kind is AnswerKind.PENDING and item.answer.dated
    if is_pending and intended.intent is Intent.PENDING and intended.rest and not says_when(reply.text):
        return Rejected(say("reject.no_number", year=formats.year(item.year)), code="no_number")
    at_phase = question.key == "phase" and item.indicator is not None
    if at_phase and item.answer.kind is STAND_INS[intended.intent]:
        return Rejected(say("phase.unread"), code="no_phase")
    if not at_phase and item.answer.kind is not AnswerKind.VALUE:
        return None
    value, state = stand_in(intended.intent)
    label = say("button.replace", state=state) if at_phase else state
    if bare(reply.text) == bare(label):
        return None
    said = say("ask.replace", name=item.name, value=wording.whole(item), state=state, button=label)
    others = question.ask(item).choices if at_phase else ()
    return Rejected(said, ((value, label), *others), "replace")


def ask_rate(state: State, item: Item, facts: Facts) -> Step:
    """率だけ分かる: the rate is asked for; what stands, stands until it is given. What waited for a yes is given up."""
    if item.answer.proposal is None:
        return put(state, item, "rate", facts)
    after = item.with_answer(withdrawn(item))
    return put(state, after, "rate", facts, (Save(item.id, item.version, after.answer),))


def answer_instead(state: State, item: Item, kind: AnswerKind, rest: str, facts: Facts) -> Step:
    """集計中, 分からない, 該当なし, 担当が違う: an answer of its own, stored at once; its own question comes next."""
    own = _OWN_QUESTION.get(kind, "")
    if own and item.answer.kind is kind and not rest:  # said again: what was given with it is shown
        return put(state, item, own, facts)
    after = item.with_answer(replace(item.answer.without_value(), kind=kind))
    when = form_of(after).question("when") if kind is AnswerKind.PENDING and rest else None
    dated = when.read(Reply(rest, today=facts.today), after) if when else None
    if when and isinstance(dated, Accepted):
        after = replace(after, view=replace(after.view, answer=dated.answer))
        said = said_when(dated.said, when, dated.answer, facts)
    else:
        after, said = _with_rest(after, kind, rest)
    save = Save(item.id, item.version, after.answer)
    return put_next(state, after, facts, (save, Say(Message(said))) if said else (save,))


def _with_rest(item: Item, kind: AnswerKind, rest: str) -> tuple[Item, str]:
    """The answer with what its sentence says besides: the reason of 該当なし, the post of 担当が違う; and what is told of it."""
    plain = rest.strip(" 　、。()（）「」")
    if kind is AnswerKind.NOT_APPLICABLE and gives_a_reason(plain) and no_reason(plain) is None:
        stands = replace(item.answer, reason=plain)
        return replace(item, view=replace(item.view, answer=stands)), say("not_applicable.saved_with", reason=plain)
    if kind is AnswerKind.ELSEWHERE and (post := post_in(plain)):
        stands = replace(item.answer, reason=post)
        return replace(item, view=replace(item.view, answer=stands)), delegated(post)
    return item, say("unknown.saved") if kind is AnswerKind.UNKNOWN else ""


def taken_back(item: Item, key: str) -> Answer | None:
    """The answer without a button that was pressed and never completed: 担当が違う without a post, 該当なし without a reason."""
    if key in _OWN_QUESTION.values():
        return item.answer.without_value()
    if key == "phase_reason":
        return replace(item.answer, phase_kind=None)
    return None


def said_when(said: str, question: Question, answer: Answer, facts: Facts) -> str:
    """A pending date after the deadline is said to be late."""
    if question.key == "when" and answer.pending_until and facts.cycle and answer.pending_until > facts.cycle.deadline:
        return say(
            "pending.late",
            day=wording.day(answer.pending_until, facts.cycle.year),
            deadline=formats.day(facts.cycle.deadline),
        )
    return said
