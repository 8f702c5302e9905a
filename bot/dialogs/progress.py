"""進捗は？: per department what is submitted, drafted, pending and open; counted from the store, in the plan's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogs import listing, wording
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import Item, is_holder, items
from bot.dialogs.walk import and_back, standing_question, takes_any_text
from bot.messages import Choice, Inbound, Message, Pick
from language import formats
from language.asking import is_plainly_asked
from language.intents import read_intent
from language.list_numbers import list_number
from language.normalise import bare
from language.overviews import Shown, read_overview
from language.texts import lines, say
from store.records import AnswerKind, Role
from store.standing import Count, Standing, count

NAME = "progress"
WHICH = "which"  # the question for a department
MOST_LINES = 40  # of one message; a longer list of several departments is shown department by department
BAR = 10  # characters of a full bar


class Progress:
    """The whole city for the 取りまとめ, the own department for everybody else of the staff."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """A typed label of its buttons, a department or a state (総務部の未提出は？), from whoever watches; from who is asked for something themselves, the 進捗 of a department."""
        if facts.viewer.person is None or (takes_any_text(state, facts) and not is_plainly_asked(inbound.text)):
            return False
        if standing_question(state, facts) is not None and read_intent(inbound.text) is not None:
            return False  # 集計中, of whoever answers and watches as well
        question, value = _wanted(inbound, facts)
        if watches(facts):
            return question != "" or _chosen(inbound.text, state.menu, facts) != ""
        return question == Shown.ALL and value != "" and bare(say("progress.word")) in bare(inbound.text)

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        if facts.cycle is None:
            return state, (Say(Message(say("no_cycle"))),)
        seen = items(facts, mine=False)
        if Role.COORDINATOR not in facts.viewer.roles:
            own = [
                _summary("progress.own", [i for i in seen if i.department == name], facts, name)
                for name in _named(seen, facts)
            ]
            choices = _choices()[:1] if own and watches(facts) else ()
            return state, (Say(Message("\n\n".join(own) or say("progress.not_allowed"), choices)),)
        rows = [_row(name, [item for item in seen if item.department == name]) for name in _named(seen, facts)]
        table = Message("\n".join((_summary("progress", seen, facts), *rows)))
        aside = _aside(seen, facts)
        last = Message(aside or table.text, _choices())
        return state, (Say(table), Say(last)) if aside else (Say(last),)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """［部局を選ぶ］, a state, a department, or a state within a department; then the question that stands open, if one does."""
        after, effects = self._shown(replace(state, menu=""), state.menu, inbound, facts)
        back = and_back(after, facts)
        return (replace(after, menu="") if back else after), (*effects, *back)

    def _shown(self, state: State, menu: str, inbound: Inbound, facts: Facts) -> Step:
        seen = items(facts, mine=False)
        question, value = _wanted(inbound, facts)
        if not question:
            question, value = _offered(menu) or Shown.ALL, _chosen(inbound.text, menu, facts)
        if Role.COORDINATOR not in facts.viewer.roles and value not in ("", *(item.department for item in seen)):
            return state, (Say(Message(say("progress.not_allowed"))),)
        if not watches(facts):
            return self.start(state, inbound, facts)
        if question == WHICH:
            return _which(state, say("progress.which"), Shown.ALL, _named(seen, facts))
        if question in set(Shown) - {Shown.ALL}:
            return _in_state(state, Shown(question), value, seen, facts)
        own = [item for item in seen if item.department == value]
        if not own:
            return self.start(state, inbound, facts)
        several = len({item.view.request.post_id for item in own}) > 1
        listed = [
            say("list.line", no=no, name=item.name, state=_told(item) + (_post(item) if several else ""))
            for no, item in enumerate(own, 1)
        ]
        return state, _paged(_row(value, own), listed)


def watches(facts: Facts) -> bool:
    """The 取りまとめ, and whoever of a department sees its 照会項目 without being asked for one, as an approver does."""
    return Role.COORDINATOR in facts.viewer.roles or (not is_holder(facts) and bool(facts.requests))


def _wanted(inbound: Inbound, facts: Facts) -> tuple[str, str]:
    """Which button was pressed or typed, as question (WHICH or a Shown) and department; ("", "") for none."""
    if inbound.pick is not None:
        return inbound.pick.question, inbound.pick.value
    if bare(inbound.text) == bare(say("progress.by_department")):
        return WHICH, ""
    found = read_overview(inbound.text, _departments(facts))
    return (found.shown, found.department) if found else ("", "")


def _which(state: State, text: str, shown: Shown, names: Sequence[str]) -> Step:
    """The departments as buttons; right after them a number or the beginning of a name is one of them."""
    of_them = "" if shown is Shown.ALL else say("progress.shown_of", state=say(f"progress.shown.{shown}"))
    choices = tuple(Choice(name + of_them, Pick(NAME, shown, name, name + of_them)) for name in names)
    return replace(state, menu=f"{NAME}:{shown}"), (Say(Message(text, choices)),)


def _offered(menu: str) -> Shown | None:
    """Which list the departments were offered for; None where they were not."""
    name, _, shown = menu.partition(":")
    return Shown(shown) if name == NAME and shown else None


def _chosen(text: str, menu: str, facts: Facts) -> str:
    """The department that a number or the beginning of its name means, of those that were offered; "" for none or several."""
    shown = _offered(menu)
    if shown is None:
        return ""
    seen = items(facts, mine=False)
    offered = {item.department for item in seen if _is(item, shown)}
    names = [name for name in _named(seen, facts) if name in offered]
    number = list_number(text)
    if number is not None:
        return names[number - 1] if 1 <= number <= len(names) else ""
    said = bare(text)
    found = [name for name in names if said and bare(name).startswith(said)]
    return found[0] if len(found) == 1 else ""


def _departments(facts: Facts) -> tuple[str, ...]:
    return facts.asked_of.departments if facts.asked_of else ()


def _named(seen: Sequence[Item], facts: Facts) -> list[str]:
    """The departments that are asked for something, in the order of the project list, others behind them."""
    asked = dict.fromkeys(item.department for item in seen)
    listed = [name for name in _departments(facts) if name in asked]
    return [*listed, *(name for name in asked if name not in listed)]


def total(own: Sequence[Item]) -> Count:
    """The four columns over these items; they add up to the total."""
    by_department = count((item.view.request, item.answer) for item in own)
    return Count(
        "",
        sum(each.submitted for each in by_department),
        sum(each.draft for each in by_department),
        sum(each.pending for each in by_department),
        sum(each.open for each in by_department),
    )


def percent(part: int, whole: int) -> int:
    """Whole percent, half up; 100 % only when everything is submitted, 0 % only when nothing is."""
    if part in (0, whole) or not whole:
        return 100 if part and part == whole else 0
    return min(max((part * 200 + whole) // (whole * 2), 1), 99)


def _numbers(counted: Count) -> dict[str, int]:
    return {
        "total": counted.total,
        "percent": percent(counted.submitted, counted.total),
        "submitted": counted.submitted,
        "draft": counted.draft,
        "pending": counted.pending,
        "open": counted.open,
    }


def _summary(key: str, own: Sequence[Item], facts: Facts, department: str = "") -> str:
    return say(
        key,
        at=f"{formats.day(facts.today)}{formats.clock(facts.now)}",
        deadline=deadline(facts),
        department=department,
        **_numbers(total(own)),
    )


def deadline(facts: Facts) -> str:
    """Until when, or that it has passed."""
    if facts.cycle is None:
        return ""
    key = "progress.deadline_passed" if facts.today > facts.cycle.deadline else "progress.deadline"
    return say(key, deadline=formats.day(facts.cycle.deadline))


def _row(department: str, own: Sequence[Item]) -> str:
    counted = total(own)
    filled = counted.submitted * BAR // counted.total
    bar = "■" * filled + "□" * (BAR - filled)
    numbers = _numbers(counted)
    return lines(say("progress.department", department=department, **numbers), say("progress.bar", bar=bar, **numbers))


def _by_department(found: Sequence[Item], seen: Sequence[Item], facts: Facts) -> list[Item]:
    """In the order of the project list; within a department in the plan's."""
    order = {name: number for number, name in enumerate(_named(seen, facts))}
    return sorted(found, key=lambda item: order[item.department])


def _in_state(state: State, shown: Shown, department: str, seen: Sequence[Item], facts: Facts) -> Step:
    """The items in one state; where they are too many for one message, how many each department has of them."""
    within = [item for item in seen if department in ("", item.department) and _is(item, shown)]
    found = _by_department(within, seen, facts)
    of = say("progress.of_department", department=department) if department else ""
    head = say(
        "progress.shown_head" if found else "progress.shown_none",
        of=of,
        state=say(f"progress.shown.{shown}"),
        n=len(found),
    )
    if department or len(found) <= MOST_LINES:
        several = department != "" and len({item.view.request.post_id for item in found}) > 1
        return state, _paged(head, [_line(item) + (_post(item) if several else "") for item in found])
    names = list(dict.fromkeys(item.department for item in found))  # in the order of _named, which its numbers mean
    return _which(state, lines(head, *_counted(found), say("progress.which")), shown, names)


def _paged(head: str, listed: Sequence[str]) -> tuple[Say, ...]:
    """A list under its head, as many messages as it takes."""
    pages = [listed[at : at + MOST_LINES] for at in range(0, len(listed), MOST_LINES)] or [[]]
    return tuple(Say(Message(lines("" if number else head, *page))) for number, page in enumerate(pages))


def _counted(found: Sequence[Item]) -> list[str]:
    """How many there are in each department."""
    each = Counter(item.department for item in found)
    return [say("progress.shown_in", department=name, n=n) for name, n in each.items()]


def _is(item: Item, shown: Shown) -> bool:
    kinds = (item.answer.kind, item.answer.phase_kind)
    match shown:
        case Shown.LEFT:
            return item.standing is not Standing.SUBMITTED
        case Shown.UNKNOWN:
            return item.standing is not Standing.SUBMITTED and AnswerKind.UNKNOWN in kinds
        case Shown.ELSEWHERE:
            return item.standing is not Standing.SUBMITTED and AnswerKind.ELSEWHERE in kinds
        case Shown.ALL:
            return True
        case _:
            return item.standing.value == shown.value


def _aside(seen: Sequence[Item], facts: Facts) -> str:
    """What is neither answered nor simply untouched, by name, with the day of what is pending."""
    wanting = [
        item
        for item in seen
        if item.set_aside or item.begun or item.standing is Standing.PENDING or listing.unknown_phase(item)
    ]
    found = _by_department(wanting, seen, facts)
    if len(found) > MOST_LINES:
        return lines(say("progress.aside_many", n=len(found)), *_counted(found))
    return lines(say("progress.aside"), *(_line(item) for item in found)) if found else ""


def _line(item: Item) -> str:
    return say("progress.aside_line", department=item.department, name=item.name, state=_told(item))


def _post(item: Item) -> str:
    """Which of a department's posts is asked for it."""
    title = item.view.post_title.removeprefix(item.department).strip()
    return say("progress.post", post=title) if title else ""


def _told(item: Item) -> str:
    """The item's state with what stands for it: its value with the counts behind it, and the reason that was given."""
    answer = item.answer
    if item.standing not in (Standing.DRAFT, Standing.SUBMITTED):
        return _state(item)
    counted = wording.parts(answer, item) if item.indicator else ""
    reason = (
        say("review.reason", reason=answer.reason or answer.phase_reason)
        if answer.reason or answer.phase_reason
        else ""
    )
    value = wording.whole(item) + (f"（{counted}）" if counted else "")
    return f"{listing.state(item)}　{value}{reason}"


def _state(item: Item) -> str:
    if item.answer.kind is AnswerKind.ELSEWHERE and item.answer.reason:
        return say("progress.elsewhere", post=item.answer.reason)
    return listing.state(item)


def _choices() -> tuple[Choice, ...]:
    keys = ((Shown.OPEN, "progress.open_list"), (WHICH, "progress.by_department"))
    return tuple(Choice(say(text), Pick(NAME, question, "", say(text))) for question, text in keys)


PROGRESS = Progress()
