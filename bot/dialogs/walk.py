"""The walk of an interview: which item and which question come next, and how a question is put."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Effect, Facts, Position, Say, State, Step
from bot.dialogs.form import Ask, Question, message
from bot.dialogs.item import Item, find, items, replaced, saved_by_other, touched_by_other
from bot.dialogs.questions import form_of, head, missing
from bot.messages import Message
from language.intents import Intent
from language.texts import lines, say
from store.records import AnswerKind
from store.standing import Standing

NAME = "interview"
CHOOSE = "choose"  # the question which part of a complete item shall be edited
OTHER = "other"  # the question that is put when somebody else has saved this item: go on with it, or another value
EDIT_OTHER = "edit_other"  # the same question where this person has opened the item to edit it
OF_ANOTHER = (OTHER, EDIT_OTHER)


def put_next(state: State, item: Item, facts: Facts, effects: tuple[Effect, ...] = ()) -> Step:
    """The next question of this item as it stands after the effects, or of the next open one."""
    question = form_of(item).next(item)
    if question is not None:
        return put(state, item, question.key, facts, effects)
    return next_item(state, replaced(items(facts, mine=True), item), facts, effects, done=item.id)


def next_item(
    state: State,
    own: tuple[Item, ...],
    facts: Facts,
    effects: tuple[Effect, ...] = (),
    *,
    again: bool = False,
    done: int = 0,
) -> Step:
    """The next item that wants an answer. ``again`` also offers what was left as 集計中 or 分からない: only when the person asks for it."""
    at = state.position
    skipped = at.skipped if at else ()
    wanting = [item for item in own if item.id not in skipped and item.id != done and _wants(item)]
    if wanting:
        reached = next((item.view.request.position for item in own if at and item.id == at.request_id), 0)
        later = [item for item in wanting if item.view.request.position > reached]
        return _open(state, (later or wanting)[0], own, facts, effects, skipped)
    ended = replace(state, position=None, paused=False)
    left = sum(item.id in skipped and _wants(item) for item in own)
    if left:
        said = Message(say("interview.skipped", n=left), (command_button("answer"), command_button("list")))
        return ended, (*effects, Say(said))
    aside = [item for item in own if item.standing is not Standing.SUBMITTED and item.unsettled]
    if again and aside:
        return _open(state, aside[0], own, facts, effects, (), anew=True)
    ready = any(item.standing is Standing.DRAFT and not missing(item) for item in own)
    text = say("interview.done" if ready else "interview.done_nothing", counts=counts(own))
    choices = ((command_button("submit"),) if ready else ()) + (command_button("list"),)
    return ended, (*effects, Say(Message(text, choices)))


def put(
    state: State,
    item: Item,
    key: str,
    facts: Facts,
    effects: tuple[Effect, ...] = (),
    *,
    with_head: bool = False,
    own: tuple[Item, ...] | None = None,
) -> Step:
    """Puts a question: it is now the position, and the last thing said. ``own`` are the holder's items as they stand after the effects, where these change another one."""
    skipped = state.position.skipped if state.position else ()
    at = Position(item.id, key, item.version, facts.today, skipped)
    asked = asked_again(item, key, facts)
    if with_head and key not in (*OF_ANOTHER, CHOOSE, "rate"):  # the question for a rate alone says it all itself
        others = tuple(other for other in own or items(facts, mine=True) if other.id != item.id)
        left = open_count(others) + 1 if item.standing is Standing.OPEN and not item.set_aside else 0
        asked = replace(asked, text=lines(head(item, left), asked.text))
    return replace(state, position=at, paused=False, topic=None), (*effects, Say(message(NAME, item, key, asked)))


def standing_question(state: State, facts: Facts) -> tuple[Item, str] | None:
    """The item and the question that stand open now; another one than the position names where somebody else was there in between."""
    at = state.position
    item = find(facts, at.request_id) if at and not state.paused else None
    if at is None or item is None or not item.may("save"):
        return None
    if at.question == CHOOSE and item.version == at.seen:
        return item, CHOOSE
    if at.question in OF_ANOTHER:
        return item, at.question
    if item.version != at.seen and saved_by_other(item, facts):
        return item, OTHER
    question = form_of(item).question(at.question)
    if question is not None and question.when(item):
        return item, question.key
    following = form_of(item).next(item)
    return (item, following.key) if following else None


def asked_again(item: Item, key: str, facts: Facts) -> Ask:
    """A question of an item as it is put now."""
    if key == CHOOSE:
        return _choose(item)
    question = form_of(item).question(key)
    return _other(item, facts) if key in OF_ANOTHER or question is None else form_of(item).put(question, item)


def current_question(state: State, facts: Facts) -> Message | None:
    """The question that is open, as it is put now; None outside an interview."""
    standing = standing_question(state, facts)
    return message(NAME, standing[0], standing[1], asked_again(*standing, facts)) if standing else None


def takes_any_text(state: State, facts: Facts) -> bool:
    """Whether a free text stands open: only exact commands and buttons leave it."""
    standing = standing_question(state, facts)
    question = form_of(standing[0]).question(standing[1]) if standing else None
    return question is not None and question.free


def and_back(state: State, facts: Facts) -> tuple[Effect, ...]:
    """After something in between: the question that stands open, named, so that the person sees what the next answer is for."""
    standing = standing_question(state, facts)
    if standing is None:
        return ()
    item, key = standing
    asked = asked_again(item, key, facts)
    question = asked.question
    if item.indicator is None or item.indicator.name not in question:
        question = say("digress.named", name=item.name, question=question)
    return (Say(message(NAME, item, key, Ask(say("digress.back", question=question), asked.choices))),)


def counts(own: tuple[Item, ...]) -> str:
    """「下書き2件、途中1件、残り5件」: every item once; what is zero is left out."""
    half = sum(item.standing is Standing.DRAFT and bool(missing(item)) for item in own)
    begun = sum(item.begun for item in own)
    numbers = (
        ("submitted", sum(item.standing is Standing.SUBMITTED for item in own)),
        ("draft", sum(item.standing is Standing.DRAFT for item in own) - half),
        ("pending", sum(item.standing is Standing.PENDING for item in own)),
        ("aside", sum(item.set_aside for item in own)),
        ("begun", begun + half),
        ("left", open_count(own) - begun),
    )
    told = [say(f"counts.{key}", n=n) for key, n in numbers if n]
    return "、".join(told) or say("counts.left", n=0)


def open_count(own: tuple[Item, ...]) -> int:
    """Items that nothing stands for yet, the one in work among them."""
    return sum(item.standing is Standing.OPEN and not item.set_aside for item in own)


def _open(
    state: State,
    item: Item,
    own: tuple[Item, ...],
    facts: Facts,
    effects: tuple[Effect, ...],
    skipped: tuple[int, ...],
    *,
    anew: bool = False,
) -> Step:
    opened = replace(state, position=Position(item.id, "", item.version, facts.today, skipped), paused=False)
    if not anew and touched_by_other(item, facts):
        return put(opened, item, OTHER, facts, effects, own=own)
    question = taken_up_again(item) if anew else form_of(item).next(item)
    if question is None:
        raise ValueError(f"request {item.id} wants nothing")
    return put(opened, item, question.key, facts, effects, with_head=True, own=own)


def taken_up_again(item: Item) -> Question | None:
    """Where an item is opened that holds an answer: at its phase where only that is unsettled, else at its value."""
    form = form_of(item)
    settled = item.answer.kind in (AnswerKind.VALUE, AnswerKind.NOT_APPLICABLE)
    starts = [question for question in form.questions if question.key in ("confirm", "reason", "numerator", "value")]
    first = next((question for question in starts if question.when(item)), None)
    if first is None or (settled and item.answer.phase_kind is AnswerKind.UNKNOWN):
        return form.question("phase")
    return first


def parts_to_edit(item: Item) -> tuple[tuple[str, str], ...]:
    """The answered parts of an item as question and label: its value, its 評価, its 区分."""
    answer, first = item.answer, taken_up_again(item)
    value = ((first.key, say("edit.value")),) if item.indicator and first and answer.kind is not None else ()
    comment = (("comment", say("edit.comment")),) if answer.comment else ()
    phase = (("phase", say("edit.phase")),) if answer.phase_kind is not None else ()
    return value + comment + phase


def _choose(item: Item) -> Ask:
    stop = (Intent.CANCEL.value, say("button.cancel"))
    return Ask(say("edit.which", name=item.name), (*parts_to_edit(item), stop))


def _other(item: Item, facts: Facts) -> Ask:
    saved, answer = item.view.saved, item.answer
    told = {"person": saved.person_name if saved else "", "at": wording.saved_at(item, facts)}
    value = wording.whole(item)
    if not value:
        text = say("draft.by_other_begun", **told)
    elif AnswerKind.VALUE in (answer.kind, answer.phase_kind):
        text = say("draft.by_other", value=value, **told)
    else:
        text = say("draft.by_other_state", state=value, **told)
    go_on = "draft.by_other_continue" if value else "draft.by_other_go_on"
    return Ask(
        lines(say("item.named", name=item.name), text),
        (("continue", say(go_on)), ("anew", say("draft.by_other_anew"))),
    )


def _wants(item: Item) -> bool:
    """Asked by itself: 集計中, 分からない and 担当の確認 have no further question and are not."""
    return item.may("save") and form_of(item).next(item) is not None
