"""進捗は？: per department what is submitted, drafted, pending and open; counted from the store, in the plan's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogs import wording
from bot.dialogs.dialog import Effect, Facts, Say, State
from bot.dialogs.item import Item, items
from bot.messages import Choice, Inbound, Message, Pick
from language import formats
from language.normalise import normalise
from language.texts import lines, say
from store.records import AnswerKind, Audience, Role
from store.standing import Standing

NAME = "progress"
BAR = 10  # characters of a full bar
Step = tuple[State, tuple[Effect, ...]]


@dataclass(frozen=True)
class Progress:
    """The whole city for the 取りまとめ, the own department for everybody else of the staff."""

    name: str = NAME

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        if facts.cycle is None:
            return state, (Say(Message(say("no_cycle"))),)
        seen = items(facts, mine=False)
        if not seen:
            return state, (Say(Message(say("progress.not_allowed"))),)
        if Role.COORDINATOR not in facts.viewer.roles:
            tables = [
                _summary("progress.own", own, facts, department=name) for name, own in _by_department(seen, facts)
            ]
            return state, (Say(Message("\n\n".join(tables))),)
        rows = [_row(name, own) for name, own in _by_department(seen, facts)]
        text = "\n".join((_summary("progress", seen, facts), *rows))
        aside = _aside(seen)
        effects: tuple[Effect, ...] = (Say(Message(text, () if aside else _choices())),)
        return state, (*effects, Say(Message(aside, _choices()))) if aside else effects

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """［未回答の一覧］［部局を選ぶ］ and a department."""
        if facts.viewer.audience is Audience.CITIZEN or Role.COORDINATOR not in facts.viewer.roles:
            return self.start(state, inbound, facts)
        seen = items(facts, mine=False)
        wanted = inbound.pick.question if inbound.pick else self._typed(inbound.text)
        if wanted == "open":
            open_items = [item for item in seen if item.standing is Standing.OPEN]
            head = say("progress.open_head", n=len(open_items)) if open_items else say("progress.open_none")
            listed = [
                say("progress.aside_line", department=i.view.request.department, name=i.name, state=_state(i))
                for i in open_items
            ]
            return state, (Say(Message(lines(head, *listed))),)
        if wanted == "which":
            names = [name for name, _ in _by_department(seen, facts)]
            choices = tuple(Choice(name, Pick(NAME, "department", name, name)) for name in names)
            return state, (Say(Message(say("progress.which"), choices)),)
        if wanted == "department" and (inbound.pick or inbound.text):
            name = inbound.pick.value if inbound.pick else normalise(inbound.text)
            own = [item for item in seen if item.view.request.department == name]
            listed = [say("list.line", no=no, name=i.name, state=_state(i)) for no, i in enumerate(own, 1)]
            return state, (Say(Message(lines(_row(name, own), *listed))),) if own else ()
        return self.start(state, inbound, facts)

    def expects(self, text: str, facts: Facts) -> bool:
        """Whether a typed text is one of this dialog's buttons."""
        if Role.COORDINATOR not in facts.viewer.roles:
            return False
        return self._typed(text) != "" or normalise(text).strip() in _departments(facts)

    def _typed(self, text: str) -> str:
        plain = normalise(text).strip(" 。[]［］")
        return {say("progress.open_list"): "open", say("progress.by_department"): "which"}.get(
            plain, "department" if plain.endswith(("部", "局", "委員会")) else ""
        )


def _by_department(seen: Sequence[Item], facts: Facts) -> list[tuple[str, list[Item]]]:
    """In the order of the project list, and only departments that are asked for something."""
    found: dict[str, list[Item]] = {name: [] for name in _departments(facts)}
    for item in seen:
        found.setdefault(item.view.request.department, []).append(item)
    return [(name, own) for name, own in found.items() if own]


def _departments(facts: Facts) -> tuple[str, ...]:
    return facts.asked_of.departments if facts.asked_of else ()


def tally(own: Sequence[Item]) -> dict[Standing, int]:
    """The four columns; they add up to the total."""
    return {stage: sum(item.standing is stage for item in own) for stage in Standing}


def percent(part: int, total: int) -> int:
    """Whole percent, rounded down: 100 % only when everything is submitted."""
    return part * 100 // total if total else 0


def _numbers(own: Sequence[Item]) -> dict[str, object]:
    found = tally(own)
    return {
        "total": len(own),
        "percent": percent(found[Standing.SUBMITTED], len(own)),
        **{stage.value: count for stage, count in found.items()},
    }


def _summary(key: str, own: Sequence[Item], facts: Facts, **params: str) -> str:
    deadline = formats.day(facts.cycle.deadline) if facts.cycle else ""
    return say(
        key, at=f"{formats.day(facts.today)}{formats.clock(facts.now)}", deadline=deadline, **_numbers(own), **params
    )


def _row(department: str, own: Sequence[Item]) -> str:
    numbers = _numbers(own)
    done = tally(own)[Standing.SUBMITTED]
    filled = done * BAR // len(own) if own else 0
    bar = "■" * filled + "□" * (BAR - filled)
    return lines(say("progress.department", department=department, **numbers), say("progress.bar", bar=bar, **numbers))


def _aside(seen: Sequence[Item]) -> str:
    """What counts as 未回答 and is not simply untouched, by name."""
    found = [item for item in seen if item.set_aside or item.begun]
    if not found:
        return ""
    listed = [
        say("progress.aside_line", department=i.view.request.department, name=i.name, state=_state(i)) for i in found
    ]
    return lines(say("progress.aside"), *listed)


def _state(item: Item) -> str:
    if item.answer.kind is AnswerKind.ELSEWHERE and item.answer.reason:
        return say("progress.elsewhere", post=item.answer.reason)
    return wording.state(item)


def _choices() -> tuple[Choice, ...]:
    keys = (("open", "progress.open_list"), ("which", "progress.by_department"))
    return tuple(Choice(say(text), Pick(NAME, question, "", say(text))) for question, text in keys)


PROGRESS = Progress()
