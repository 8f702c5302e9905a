"""The interview: asks the holder of a post for one open item after another, and takes what comes in between."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogs import status, wording
from bot.dialogs.dialog import Effect, Facts, Heard, Position, Save, Say, State
from bot.dialogs.form import Accepted, Ask, Question, Refused, Reply, Wished, message
from bot.dialogs.item import Item, find, items, replaced, saved_by_other
from bot.dialogs.questions import form_of, head, missing
from bot.dialogs.values import open_finding
from bot.messages import Choice, Inbound, Message, Pick
from language import formats
from language.intents import Intent
from language.normalise import fold, normalise
from language.texts import lines, say
from plan.model import Kind
from store.records import Answer, AnswerKind, Audience
from store.standing import Standing

NAME = "interview"
OTHER = "other"  # the question that is put when somebody else has saved this item: go on with it, or another value

Step = tuple[State, tuple[Effect, ...]]

_NO_VALUE = (
    "no_number",
    "other_year",
    "planned",
    "no_phase",
    "no_date",
)  # refusals of what may be a question about the plan

_INSTEAD = {
    Intent.PENDING: AnswerKind.PENDING,
    Intent.UNKNOWN: AnswerKind.UNKNOWN,
    Intent.NOT_APPLICABLE: AnswerKind.NOT_APPLICABLE,
    Intent.DELEGATE: AnswerKind.ELSEWHERE,
}


@dataclass(frozen=True)
class Interview:
    """One open item after another, in the plan's order; a position in the state, every answer in the store."""

    name: str = NAME

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        return self.begin(state, facts)

    def begin(self, state: State, facts: Facts) -> Step:
        """回答する: begins, or goes on where this person was."""
        if facts.viewer.audience is Audience.CITIZEN:
            return state, (Say(Message(say("line.owner"))),)
        if facts.cycle is None:
            return state, (Say(Message(say("no_cycle"))),)
        own = items(facts, mine=True)
        if not own:
            return state, (Say(Message(say("nothing.asked"))),)
        at = state.position
        item = find(facts, at.request_id) if at else None
        if at and item and item.view.mine and item.standing is not Standing.SUBMITTED and not at.skipped:
            return self._resume(state, at, item, own, facts)
        left = _left(own)
        late = (
            say("deadline.passed", n=left, deadline=formats.day(facts.cycle.deadline))
            if facts.today > facts.cycle.deadline
            else ""
        )
        said = (Say(Message(late)),) if late and left else ()
        return _goto_next(replace(state, position=None), own, facts, said, again=True)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """One message to the question that the position names."""
        at = state.position
        item = find(facts, at.request_id) if at else None
        if inbound.pick is not None and (at is None or inbound.pick.question != f"{at.request_id}.{at.question}"):
            return self._old_button(state, inbound.pick, facts)
        if at is None or item is None or not item.view.mine:
            return self.begin(replace(state, position=None), facts)
        if item.standing is Standing.SUBMITTED:
            return _submitted_meanwhile(state, item, facts)
        if at.question == OTHER:
            return self._after_other(state, at, item, inbound, facts)
        if item.version != at.seen and saved_by_other(item, facts):
            return _put(state, item, OTHER, facts)
        question = form_of(item).question(at.question)
        if question is None:  # a form of an older release had it
            return _put_next(state, item, items(facts, mine=True), facts, ())
        return self._reply(state, item, question, inbound, facts)

    def _reply(self, state: State, item: Item, question: Question, inbound: Inbound, facts: Facts) -> Step:
        reply = _reply(inbound, form_of(item).put(question, item), facts)
        result = question.read(reply, item)
        if isinstance(result, Wished):
            heard = Heard(item.id, question.key, "intent", {"intent": result.intent.value})
            state, effects = self._wish(state, item, question, result, facts)
            return state, (heard, *effects)
        if isinstance(result, Refused):
            aside = not (question.free or reply.value) and (result.code in _NO_VALUE or _is_question(reply.text))
            digression = self._digress(state, item, question, reply.text, facts) if aside else None
            if digression:
                return digression
            asked = message(NAME, item, question.key, Ask(result.said, result.choices or _ways_on(question, item)))
            heard = Heard(item.id, question.key, "reject", {"code": result.code, "reason": result.said})
            return state, (heard, Say(asked))
        return self._accepted(state, item, question, result, facts)

    def _accepted(self, state: State, item: Item, question: Question, result: Accepted, facts: Facts) -> Step:
        answer = result.answer
        after = item.with_answer(answer)
        said = _said_when(result.said, question, answer, facts)
        effects: tuple[Effect, ...] = (
            Heard(item.id, question.key, result.outcome, _figures(after)),
            Save(item.id, item.version, answer),
            *((Say(Message(said)),) if said else ()),
        )
        return _put_next(state, after, replaced(items(facts, mine=True), after), facts, effects)

    def _wish(self, state: State, item: Item, question: Question, wish: Wished, facts: Facts) -> Step:
        """Carries out what a person wants instead of answering."""
        intent = wish.intent
        if intent in _INSTEAD:
            return self._instead(state, item, _INSTEAD[intent], wish.rest, facts)
        if intent is Intent.RATE_ONLY and item.in_parts:
            cleared = replace(Answer(comment=item.answer.comment), no_parts=True, phase=item.answer.phase)
            after = item.with_answer(replace(cleared, phase_kind=item.answer.phase_kind))
            return _put(state, after, "rate", facts, (Save(item.id, item.version, after.answer),))
        if intent is Intent.SKIP:
            return self.skip(state, facts)
        if intent in (Intent.LATER, Intent.CANCEL):
            return self.leave(state, facts)
        if intent in (Intent.BACK, Intent.CORRECT):
            return self.back(state, facts)
        if intent is Intent.HELP:
            return self.help(state, facts)
        return state, (Say(message(NAME, item, question.key, form_of(item).put(question, item))),)

    def _instead(self, state: State, item: Item, kind: AnswerKind, rest: str, facts: Facts) -> Step:
        """集計中, 分からない, 該当なし, 担当が違う: an answer of its own, stored at once; its own question comes next."""
        before = item.answer
        answer = Answer(kind=kind, phase=before.phase, phase_kind=before.phase_kind, phase_reason=before.phase_reason)
        after = item.with_answer(replace(answer, comment=before.comment))
        said: tuple[Effect, ...] = (Save(item.id, item.version, after.answer),)
        if kind is AnswerKind.UNKNOWN:
            said = (*said, Say(Message(say("unknown.saved"))))
        own = replaced(items(facts, mine=True), after)
        when = form_of(after).question("when") if kind is AnswerKind.PENDING and rest else None
        if when is not None:
            result = when.read(Reply(rest, today=facts.today), after)
            if isinstance(result, Accepted):
                dated = replace(after, view=replace(after.view, answer=result.answer))
                text = _said_when(result.said, when, result.answer, facts)
                effects = (Save(item.id, item.version, result.answer), Say(Message(text)))
                return _put_next(state, dated, replaced(own, dated), facts, effects)
        return _put_next(state, after, own, facts, said)

    def skip(self, state: State, facts: Facts) -> Step:
        """飛ばす: leaves this item open and asks the next."""
        at = state.position
        if at is None:
            return state, (Say(Message(say("button.gone"))),)
        skipped = replace(state, position=replace(at, skipped=(*at.skipped, at.request_id)))
        return _goto_next(skipped, items(facts, mine=True), facts, (Say(Message(say("skip.done"))),))

    def leave(self, state: State, facts: Facts) -> Step:
        """あとで, やめる: everything is stored already; the position stays for another day."""
        own = items(facts, mine=True)
        paused = replace(state, paused=True)
        return paused, (Say(Message(say("leave.saved", counts=counts(own)), (_command("answer"), _command("list")))),)

    def back(self, state: State, facts: Facts) -> Step:
        """戻る: the question before, of this item or of the one that was saved last."""
        at = state.position
        item = find(facts, at.request_id) if at else None
        if at is None or item is None:
            return self._last_saved(state, facts, None)
        earlier = form_of(item).before(item, at.question)
        return _put(state, item, earlier.key, facts) if earlier else self._last_saved(state, facts, item)

    def edit(self, state: State, item: Item, facts: Facts) -> Step:
        """Opens an item at its first question, with what stands there."""
        first = next((q for q in form_of(item).questions if q.when(item) and (q.answered(item) or not q.free)), None)
        if first is None:
            first = form_of(item).question("phase")
        return _put(replace(state, paused=False), item, first.key if first else OTHER, facts, with_head=True)

    def help(self, state: State, facts: Facts) -> Step:
        asked = current_question(state, facts)
        return state, (Say(Message(say("help"))), *((Say(asked),) if asked else ()))

    def _last_saved(self, state: State, facts: Facts, current: Item | None) -> Step:
        own = [i for i in items(facts, mine=True) if i.view.saved and i.standing is not Standing.SUBMITTED]
        others = [i for i in own if (current is None or i.id != current.id) and not saved_by_other(i, facts)]
        if not others:
            asked = current_question(state, facts)
            return state, (Say(Message(say("back.first"))), *((Say(asked),) if asked else ()))
        last = max(others, key=lambda item: (item.view.saved.at, item.id) if item.view.saved else (facts.now, 0))
        question = form_of(last).before(last, "")
        return _put(replace(state, paused=False), last, question.key if question else "value", facts)

    def _resume(self, state: State, at: Position, item: Item, own: tuple[Item, ...], facts: Facts) -> Step:
        today = at.since == facts.today
        opening = (
            say("resume.today", counts=counts(own))
            if today
            else say("resume", since=formats.day(at.since), counts=counts(own))
        )
        late = facts.cycle is not None and facts.today > facts.cycle.deadline
        note = (
            say("deadline.passed", n=_left(own), deadline=formats.day(facts.cycle.deadline))
            if late and facts.cycle
            else ""
        )
        resumed = replace(state, paused=False)
        if item.version != at.seen and saved_by_other(item, facts):
            return _put(resumed, item, OTHER, facts, (Say(Message(lines(opening, note))),))
        question = form_of(item).question(at.question)
        if question is None or not question.when(item):
            return _put_next(resumed, item, own, facts, (Say(Message(lines(opening, note))),))
        entered = ""
        if item.answer.numerator is not None and question.key == "denominator":
            part = f"{item.name}の{item.the_indicator.numerator}"
            entered = say("resume.part", part=part, value=wording.part(item.answer.numerator, item))
        return _put(
            resumed, item, question.key, facts, (Say(Message(lines(opening, note, entered))),), with_head=not entered
        )

    def _digress(self, state: State, item: Item, question: Question, text: str, facts: Facts) -> Step | None:
        """A question about the plan in between is answered, and the interview goes on where it was."""
        topic = status.about(item.indicator, item.year - 1, facts) if item.indicator else state.topic
        found = status.answer(text, replace(state, topic=topic), facts)
        if found is None:
            return None
        after, messages = found
        asked = form_of(item).put(question, item)
        back = message(
            NAME, item, question.key, Ask(say("digress.back", question=_short(asked.text, item)), asked.choices)
        )
        kept = replace(state, topic=after.topic)
        return kept, (*(Say(said) for said in messages), Say(back))

    def _after_other(self, state: State, at: Position, item: Item, inbound: Inbound, facts: Facts) -> Step:
        reply = _reply(inbound, _other(item), facts)
        seen = replace(state, position=replace(at, seen=item.version))
        if reply.value == "continue":
            return _put_next(seen, item, items(facts, mine=True), facts, ())
        if reply.value == "anew":
            return self.edit(seen, item, facts)
        return _put(state, item, OTHER, facts)

    def _old_button(self, state: State, pick: Pick, facts: Facts) -> Step:
        """A button of a question that is not open any more answers nothing."""
        request_id = pick.question.partition(".")[0]
        item = find(facts, int(request_id)) if request_id.isdigit() else None
        if item is None or not item.view.mine:
            return state, (Say(Message(say("button.gone"))),)
        if pick.value == "edit" and item.standing is not Standing.SUBMITTED:
            return self.edit(state, item, facts)
        if pick.value == "next":
            return self.begin(state, facts)
        value = wording.whole(item)
        if not value or item.view.saved is None:
            return self.begin(state, facts)
        said = say("button.old", at=formats.clock(item.view.saved.at), value=value)
        choices = (
            Choice(say("button.edit"), Pick(NAME, f"{item.id}.", "edit", say("button.edit"))),
            Choice(say("button.next"), Pick(NAME, f"{item.id}.", "next", say("button.next"))),
        )
        return state, (Say(Message(said, choices)),)


def current_question(state: State, facts: Facts) -> Message | None:
    """The question that is open, as it was put; None outside an interview."""
    at = state.position
    item = find(facts, at.request_id) if at and not state.paused else None
    question = form_of(item).question(at.question) if at and item else None
    if at is None or item is None:
        return None
    if at.question == OTHER:
        return message(NAME, item, OTHER, _other(item))
    return message(NAME, item, at.question, form_of(item).put(question, item)) if question else None


def counts(own: tuple[Item, ...]) -> str:
    """「下書き2件、途中1件、残り5件」: every item once; what is zero is left out, 残り never."""
    begun, aside = [i for i in own if i.begun], [i for i in own if i.set_aside]
    numbers = (
        ("submitted", sum(i.standing is Standing.SUBMITTED for i in own)),
        ("draft", sum(i.standing is Standing.DRAFT for i in own)),
        ("pending", sum(i.standing is Standing.PENDING for i in own)),
        ("aside", len(aside)),
        ("begun", len(begun)),
        ("left", _left(own) - len(begun)),
    )
    return "、".join(say(f"counts.{key}", n=n) for key, n in numbers if n or key == "left")


def _left(own: tuple[Item, ...]) -> int:
    """Items that nothing stands for yet, the one in work among them."""
    return sum(item.standing is Standing.OPEN and not item.set_aside for item in own)


def _put_next(state: State, item: Item, own: tuple[Item, ...], facts: Facts, effects: tuple[Effect, ...]) -> Step:
    """The next question of this item, or of the next open one."""
    question = form_of(item).next(item)
    if question is not None:
        return _put(state, item, question.key, facts, effects)
    return _goto_next(state, own, facts, effects, done=item.id)


def _goto_next(
    state: State,
    own: tuple[Item, ...],
    facts: Facts,
    effects: tuple[Effect, ...],
    *,
    again: bool = False,
    done: int = 0,
) -> Step:
    """The next item that wants an answer. ``again`` also offers what was left as 集計中 or 分からない: only when the person asks for it."""
    at = state.position
    skipped = at.skipped if at else ()
    wanting = [i for i in own if i.id not in skipped and i.id != done and _wants(i)]
    later = [i for i in wanting if at is None or i.view.request.position > _position(own, at.request_id)]
    if wanting:
        item = (later or wanting)[0]
        return _open(state, item, facts, effects, skipped)
    left = [i for i in own if i.id in skipped and _wants(i)]
    if left:
        said = say("interview.skipped", n=len(left))
        return replace(state, position=None, paused=False), (
            *effects,
            Say(Message(said, (_command("answer"), _command("list")))),
        )
    aside = [i for i in own if i.standing is Standing.PENDING or i.set_aside]
    if again and aside:
        return _open(state, aside[0], facts, effects, (), anew=True)
    ready = any(not missing(i) and i.standing is Standing.DRAFT for i in own)
    text = say("interview.done" if ready else "interview.done_nothing", counts=counts(own))
    choices = ((_command("submit"),) if ready else ()) + (_command("list"),)
    return replace(state, position=None, paused=False), (*effects, Say(Message(text, choices)))


def _open(
    state: State, item: Item, facts: Facts, effects: tuple[Effect, ...], skipped: tuple[int, ...], *, anew: bool = False
) -> Step:
    position = Position(item.id, "", item.version, facts.today, skipped)
    opened = replace(state, position=position, paused=False)
    if not anew and item.answer.kind is not None and saved_by_other(item, facts):
        return _put(opened, item, OTHER, facts, effects)
    question = _first_again(item) if anew else form_of(item).next(item)
    if question is None:
        raise ValueError(f"request {item.id} wants nothing")
    return _put(opened, item, question.key, facts, effects, with_head=True)


def _first_again(item: Item) -> Question | None:
    """Where an item is taken up again that was left as 集計中, 分からない or 担当の確認."""
    form = form_of(item)
    return next(
        (q for q in form.questions if q.key in ("numerator", "value", "phase") and (q.key == "phase" or q.when(item))),
        None,
    )


def _put(
    state: State, item: Item, key: str, facts: Facts, effects: tuple[Effect, ...] = (), *, with_head: bool = False
) -> Step:
    """Puts a question: it is now the position, and the last thing said."""
    skipped = state.position.skipped if state.position else ()
    at = Position(item.id, key, item.version, facts.today, skipped)
    question = form_of(item).question(key)
    asked = _other(item) if key == OTHER or question is None else form_of(item).put(question, item)
    if with_head and key != OTHER:
        left = _left(replaced(items(facts, mine=True), item))
        asked = replace(asked, text=lines(head(item, left), asked.text))
        asked = replace(
            asked,
            choices=_same_measure(item, facts) + asked.choices if key in ("value", "numerator") else asked.choices,
        )
    return replace(state, position=at, paused=False), (*effects, Say(message(NAME, item, key, asked)))


def _same_measure(item: Item, facts: Facts) -> tuple[tuple[str, str], ...]:
    """A value that another request of the viewer's has for the same measure, offered as a button; the two stay two."""
    if item.indicator is None or item.indicator.kind is Kind.TEXT:
        return ()
    found = []
    for other in items(facts, mine=False):
        same = other.indicator is not None and other.indicator.id in item.indicator.same_as
        if same and other.answer.kind is AnswerKind.VALUE and other.answer.value is not None:
            label = say("ask.same_measure", value=wording.amount(other.answer.value, item), other=other.name)
            found.append((str(other.answer.value), label))
    return tuple(found[:1])


def _other(item: Item) -> Ask:
    saved = item.view.saved
    text = say(
        "draft.by_other",
        person=saved.person_name if saved else "",
        at=formats.clock(saved.at) if saved else "",
        value=wording.whole(item) or say("state.begun"),
    )
    return Ask(text, (("continue", say("draft.by_other_continue")), ("anew", say("draft.by_other_anew"))))


def _submitted_meanwhile(state: State, item: Item, facts: Facts) -> Step:
    """The item was submitted while its question stood open: nothing of this message is stored."""
    at = item.view.request.submitted_at
    said = say("submit.already", at=formats.clock(at) if at else "")
    return _goto_next(replace(state, position=None), items(facts, mine=True), facts, (Say(Message(said)),))


def _reply(inbound: Inbound, asked: Ask, facts: Facts) -> Reply:
    """The message as a reply; a typed label of an offered button means the button."""
    if inbound.pick is not None:
        return Reply(inbound.pick.label, inbound.pick.value, facts.today)
    typed = _plain(inbound.text)
    for value, label in asked.choices:
        if typed == _plain(label):
            return Reply(inbound.text, value, facts.today)
    return Reply(inbound.text, "", facts.today)


def _is_question(text: str) -> bool:
    return normalise(text).rstrip().endswith("?")


def _plain(text: str) -> str:
    return fold(normalise(text)).replace(" ", "").strip("[]［］。")


def _ways_on(question: Question, item: Item) -> tuple[tuple[str, str], ...]:
    return form_of(item).put(question, item).choices


def _said_when(said: str, question: Question, answer: Answer, facts: Facts) -> str:
    """A pending date after the deadline is said to be late."""
    if question.key == "when" and answer.pending_until and facts.cycle and answer.pending_until > facts.cycle.deadline:
        return say("pending.late", day=formats.day(answer.pending_until), deadline=formats.day(facts.cycle.deadline))
    return said


def _short(asked: str, item: Item) -> str:
    """The question's last sentence, named: after a digression the person must see which item it is about."""
    last = asked.rsplit("\n", 1)[-1]
    return f"{item.name}：{last}"


def _figures(item: Item) -> dict[str, str]:
    """What was understood, for the trail: of a value that waits for a yes the likeliest reading."""
    answer = item.answer
    held = answer.proposal or answer
    value, finding = held.value, open_finding(item)
    if finding is not None and finding.code == "percent_as_fraction":
        value = finding.suggestions[0]
    pairs = {"value": value, "numerator": held.numerator, "denominator": held.denominator}
    return {key: str(number) for key, number in pairs.items() if number is not None}


def _wants(item: Item) -> bool:
    """Asked by itself: 集計中, 分からない and 担当の確認 have no further question and are not."""
    return item.standing is not Standing.SUBMITTED and form_of(item).next(item) is not None


def _position(own: tuple[Item, ...], request_id: int) -> int:
    return next((item.view.request.position for item in own if item.id == request_id), 0)


def _command(key: str) -> Choice:
    label = say(f"button.{key}")
    return Choice(label, Pick("commands", "", key, label))


INTERVIEW = Interview()
