"""一覧: all items of the holder with their states; one is opened by its number."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, is_holder, items
from bot.dialogs.questions import missing
from bot.dialogs.review import submitted_line
from bot.dialogs.walk import and_back, current_question, open_count, takes_any_text
from bot.messages import Choice, Inbound, Message, Pick
from language.list_numbers import NUMBER, list_number
from language.normalise import bare
from language.texts import lines, say
from store.standing import Standing

NAME = "list"
_FROM = re.compile(f"({NUMBER})(?:番)?(?:から|に|を|へ|の)*(?:回答する|回答|見る|直す|開く)|({NUMBER})番?(?:から|へ)")


class Listing:
    """Numbers stand for items only in 「3から回答する」 and its like; a bare number is a value."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """「3から回答する」; right after the list also a bare number."""
        if state.menu == NAME and list_number(inbound.text) is not None:
            return True
        if bare(inbound.text) == bare(say("progress.open_list")):
            return is_holder(facts)
        return _FROM.fullmatch(bare(inbound.text)) is not None and not takes_any_text(state, facts) and is_holder(facts)

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        own = items(facts, mine=True)
        if not own:
            return state, (Say(Message(say("nothing.asked"))),)
        left = open_count(own)
        listed = (_line(no, item) for no, item in enumerate(own, 1))
        said = Say(Message(lines(say("list", n=left), *listed, say("list.how")), _first(own)))
        return replace(state, menu="" if current_question(state, facts) else NAME), (said,)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """「3から回答する」, or its button: opens that item, or shows what was submitted for it."""
        own = items(facts, mine=True)
        if inbound.pick is None and bare(inbound.text) == bare(say("progress.open_list")):
            return self.start(state, inbound, facts)
        if inbound.pick is not None:
            chosen = next((item for item in own if str(item.id) == inbound.pick.value), None)
        else:
            number = list_number(inbound.text) or _number(inbound.text)
            chosen = own[number - 1] if 1 <= number <= len(own) else None
        if chosen is None:
            return state, (Say(Message(say("list.unread"))),)
        if chosen.standing is Standing.SUBMITTED:
            return self._submitted(state, chosen, facts)
        return INTERVIEW.edit(replace(state, reviewed=()), chosen, facts)

    def _submitted(self, state: State, item: Item, facts: Facts) -> Step:
        said = lines(submitted_line(item, facts), say("submitted.edit"))
        return state, (Say(Message(said, (command_button("take_back"),))), *and_back(state, facts))


def _first(own: tuple[Item, ...]) -> tuple[Choice, ...]:
    """A button for the first open item, or where none is open for the first draft."""
    for standing, key in ((Standing.OPEN, "list.answer"), (Standing.DRAFT, "list.edit")):
        for no, item in enumerate(own, 1):
            if item.standing is standing and not item.set_aside:
                return (Choice(say(key, no=no), Pick(NAME, "open", str(item.id), say(key, no=no))),)
    return ()


def _number(text: str) -> int:
    """The number in 「3から回答する」; 0, which is none of a list's, where it is too long for one."""
    found = _FROM.fullmatch(bare(text))
    return list_number(found[1] or found[2]) or 0 if found else 0


def _line(no: int, item: Item) -> str:
    wanting = missing(item) if item.standing is Standing.DRAFT else ()
    state = say("state.incomplete", missing="、".join(wanting)) if wanting else wording.state(item)
    value = wording.whole(item) if item.standing in (Standing.DRAFT, Standing.SUBMITTED) else ""
    return say("list.line", no=no, name=item.name, state=f"{state}　{value}" if value else state)


LISTING = Listing()
