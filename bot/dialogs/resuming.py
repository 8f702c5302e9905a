"""Where 回答する begins: at what is due, where the person stopped, or at the first open item; and what is said before."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.dialog import Facts, Position, Say, State, Step
from bot.dialogs.item import Item, find, items, touched_by_other
from bot.dialogs.questions import form_of
from bot.dialogs.walk import OF_ANOTHER, OTHER, counts, next_item, open_count, put, put_next, taken_up_again
from bot.messages import Message
from language import formats
from language.texts import lines, say
from store.records import Answer


def begin(state: State, own: tuple[Item, ...], facts: Facts) -> Step:
    """The question that 回答する opens, of the holder's items."""
    at = state.position
    skipped = at.skipped if at and at.since == facts.today else ()
    due = next((item for item in own if item.due and item.may("save") and item.id not in skipped), None)
    item = find(facts, at.request_id) if at else None
    left = at and item and item.may("save") and item.id not in at.skipped
    half = item is not None and not item.due and item.answer != Answer()
    if at and item and left and (due is None or half):
        return _resume(state, at, item, facts)
    opening = lines(_first_words(own, facts), _late(own, facts))
    if due:
        return _due(state, due, opening, facts)
    said = (Say(Message(opening)),) if opening else ()
    return next_item(replace(state, position=None), own, facts, said, again=True)


def _due(state: State, item: Item, opening: str, facts: Facts) -> Step:
    """The day has come on which a pending value was to be known: it is asked for before anything else."""
    if touched_by_other(item, facts):
        return put(state, item, OTHER, facts, (Say(Message(opening)),) if opening else ())
    question, day = taken_up_again(item), item.answer.pending_until
    if question is None or day is None:
        raise ValueError(f"request {item.id} is not due")
    told = say("pending.due", name=item.name, day=wording.day(day, item.year))
    return put(state, item, question.key, facts, (Say(Message(lines(opening, told))),), with_head=True)


def _resume(state: State, at: Position, item: Item, facts: Facts) -> Step:
    """Goes on at the question where the person stopped, today or on another day."""
    own = items(facts, mine=True)
    same_day = at.since == facts.today
    since = "" if same_day else formats.day(at.since)
    opening = say("resume.today" if same_day else "resume", counts=counts(own), since=since)
    opening = lines(opening, _late(own, facts, told=True))
    if item.version != at.seen and touched_by_other(item, facts):
        return put(state, item, OTHER, facts, (Say(Message(opening)),))
    question = form_of(item).question(at.question)
    if at.question not in OF_ANOTHER and (question is None or not question.when(item)):
        return put_next(state, item, facts, (Say(Message(opening)),))
    following = form_of(item).next(item)
    if question is not None and question.answered(item) and following is not None:
        return put_next(state, item, facts, (Say(Message(opening)),))
    entered = ""
    if item.answer.numerator is not None and at.question == "denominator":
        part = f"{item.name}の{item.the_indicator.numerator}"
        entered = say("resume.part", part=part, value=wording.part(item.answer.numerator, item))
    said = (Say(Message(lines(opening, entered))),)
    return put(state, item, at.question, facts, said, with_head=not entered)


def _first_words(own: tuple[Item, ...], facts: Facts) -> str:
    """Said before this person has saved anything of the cycle: what is asked for, until when, and who reads along."""
    me = facts.viewer.person.id if facts.viewer.person else ""
    if facts.cycle is None or any(item.view.saved and item.view.saved.person_id == me for item in own):
        return ""
    deadline = formats.day(facts.cycle.deadline)
    return say("start", year=formats.year(facts.cycle.year), count=len(own), deadline=deadline)


def _late(own: tuple[Item, ...], facts: Facts, *, told: bool = False) -> str:
    """That the deadline has passed; with what is left, unless the counts were ``told`` before it."""
    if facts.cycle is None or facts.today <= facts.cycle.deadline or not open_count(own):
        return ""
    key = "deadline.passed_short" if told else "deadline.passed"
    return say(key, n=open_count(own), deadline=formats.day(facts.cycle.deadline))
