"""Questions of the staff about the 照会 itself, in an interview and outside: they are answered, and the question that stands open is put again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import Item, items
from bot.dialogs.walk import and_back, counts, standing_question, takes_any_text
from bot.dialogs.wish import contact_lines
from bot.messages import Inbound, Message
from language import formats
from language.about_cycle import AboutCycle, read_about_cycle
from language.asking import is_plainly_asked
from language.texts import lines, say
from plan.model import Kind
from store.records import Role

NAME = "about_cycle"


class AboutTheCycle:
    """期限はいつ？ 誰が見ますか 残りは？ 区分って何ですか"""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """A message that asks nothing else, from whom the city has named (the deadline is told to all of the staff); in a free text only one that is plainly a question."""
        asks = read_about_cycle(inbound.text)
        if facts.cycle is None or (facts.viewer.person is None and asks is not AboutCycle.DEADLINE):
            return False
        if asks not in _OF_THE_CHAT and takes_any_text(state, facts) and not is_plainly_asked(inbound.text):
            return False
        if asks is AboutCycle.DESK and state.topic and standing_question(state, facts) is None:
            return say("about.desk_word") in inbound.text  # whom to ask about the indicator that was spoken of
        return asks is not None

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        return self.step(state, inbound, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        asks = read_about_cycle(inbound.text)
        back = and_back(state, facts)
        told = _TOLD[asks](state, facts) if asks else ""
        choices = () if back or asks not in _WITH_BUTTONS else (command_button("answer"), command_button("list"))
        own = items(facts, mine=True)
        return state, (Say(Message(told, choices if own else ())), *back)


def _deadline(_: State, facts: Facts) -> str:
    """Until when, with what is left of the viewer's own."""
    if facts.cycle is None:
        return say("no_cycle")
    day, own = formats.day(facts.cycle.deadline), items(facts, mine=True)
    return say("deadline.told", deadline=day, counts=counts(own)) if own else say("progress.deadline", deadline=day)


def _desk(_: State, facts: Facts) -> str:
    directory = facts.directory
    extension = say("about.extension", extension=directory["extension"]) if directory["extension"] else ""
    contact = lines(contact_lines(directory["desk"], directory["desk_telephone"], directory["hours"]), extension)
    return lines(say("about.desk"), contact or say("about.desk_unknown"))


def _mine(state: State, facts: Facts) -> str:
    own = items(facts, mine=True)
    if own:
        return lines(say("about.mine", n=len(own)), _deadline(state, facts))
    if Role.COORDINATOR in facts.viewer.roles:
        return say("help.coordinator")
    return say("nothing.asked")


def _left(state: State, facts: Facts) -> str:
    return _deadline(state, facts) if items(facts, mine=True) else say("nothing.asked")


def _purpose(_: State, facts: Facts) -> str:
    return say("about.purpose", year=formats.year(facts.cycle.year)) if facts.cycle else say("no_cycle")


def _example(state: State, facts: Facts) -> str:
    standing = standing_question(state, facts)
    if standing is None:
        return say("help")
    return say("about.example", example=_example_of(*standing))


def _example_of(item: Item, key: str) -> str:
    if key in _EXAMPLES:
        return say(_EXAMPLES[key])
    if item.indicator is None or item.indicator.kind is Kind.TEXT:
        return item.previous.printed or say("about.example_text")
    if item.in_parts and key != "rate":
        return say("about.example_parts", unit=item.indicator.part_unit)
    return wording.cell(item.previous, item) if item.previous.value is not None else f"12{item.indicator.unit}"


_EXAMPLES = {
    "comment": "about.example_comment",
    "when": "about.example_when",
    "elsewhere": "about.example_elsewhere",
    "phase": "phase.run",
    **dict.fromkeys(("reason", "not_applicable", "phase_reason"), "about.example_reason"),
}
_OF_THE_CHAT = (  # no reason and no 評価 is ever worded so
    AboutCycle.DEADLINE,
    AboutCycle.EXAMPLE,
    AboutCycle.SUBMITTING,
    AboutCycle.NOT_SUBMITTED,
    AboutCycle.OPERATING,
    AboutCycle.CORRECTING,
    AboutCycle.APPROVAL,
    AboutCycle.MISTAKEN,
)
_WITH_BUTTONS = (AboutCycle.LEFT, AboutCycle.MINE)
_TOLD: Mapping[AboutCycle, Callable[[State, Facts], str]] = {
    AboutCycle.DEADLINE: _deadline,
    AboutCycle.DESK: _desk,
    AboutCycle.READERS: lambda _state, _facts: say("about.readers"),
    AboutCycle.PHASES: lambda _state, _facts: say("about.phases"),
    AboutCycle.LEFT: _left,
    AboutCycle.MINE: _mine,
    AboutCycle.PURPOSE: _purpose,
    AboutCycle.COMMENT: lambda _state, _facts: say("about.comment"),
    AboutCycle.EXAMPLE: _example,
    AboutCycle.OPERATING: lambda _state, _facts: say("help"),
    AboutCycle.SUBMITTING: lambda _state, _facts: say("about.submitting"),
    AboutCycle.NOT_SUBMITTED: lambda _state, _facts: say("about.not_submitted"),
    AboutCycle.CORRECTING: lambda _state, _facts: say("about.correcting"),
    AboutCycle.APPROVAL: lambda _state, _facts: say("about.approval"),
    AboutCycle.MISTAKEN: lambda _state, _facts: say("about.mistaken"),
}

ABOUT_CYCLE = AboutTheCycle()
