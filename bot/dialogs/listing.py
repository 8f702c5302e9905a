"""一覧: all items of the holder with their states; one is opened by its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.dialogs import wording
from bot.dialogs.dialog import Effect, Facts, Say, State
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, items
from bot.dialogs.questions import missing
from bot.dialogs.review import submitted_line
from bot.messages import Choice, Inbound, Message, Pick
from language.normalise import normalise
from language.texts import lines, say
from store.records import Audience
from store.standing import Standing

NAME = "list"
_FROM = re.compile(r"([0-9]+)(?:番)?(?:から)?(?:回答する|回答|を?見る|を?直す|へ)")


@dataclass(frozen=True)
class Listing:
    name: str = NAME

    def start(self, state: State, inbound: Inbound, facts: Facts) -> tuple[State, tuple[Effect, ...]]:  # noqa: ARG002 - the protocol's
        if facts.viewer.audience is Audience.CITIZEN:
            return state, (Say(Message(say("line.owner"))),)
        own = items(facts, mine=True)
        if not own:
            return state, (Say(Message(say("nothing.asked"))),)
        left = sum(item.standing is Standing.OPEN for item in own)
        listed = (_line(no, item) for no, item in enumerate(own, 1))
        first = next((no for no, item in enumerate(own, 1) if item.standing is Standing.OPEN), 0)
        choices: tuple[Choice, ...] = ()
        if first:
            label = say("list.answer", no=first)
            choices = (Choice(label, Pick(NAME, "open", str(own[first - 1].id), label)),)
        return state, (Say(Message(lines(say("list", n=left), *listed), choices)),)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> tuple[State, tuple[Effect, ...]]:
        """「3から回答する」, or its button: opens that item, or shows what was submitted for it."""
        own = items(facts, mine=True)
        if inbound.pick is not None:
            chosen = [item for item in own if str(item.id) == inbound.pick.value]
        else:
            number = int(_FROM.fullmatch(_plain(inbound.text))[1]) if self.expects(inbound.text) else 0  # type: ignore[index]
            chosen = [own[number - 1]] if 1 <= number <= len(own) else []
        if not chosen:
            return state, (Say(Message(say("list.unread"))),)
        if chosen[0].standing is Standing.SUBMITTED:
            return state, (Say(Message(submitted_line(chosen[0]))),)
        return INTERVIEW.edit(replace(state, reviewed=()), chosen[0], facts)

    def expects(self, text: str) -> bool:
        return bool(_FROM.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    return normalise(text).strip(" 。[]［］")


def _line(no: int, item: Item) -> str:
    wanting = missing(item) if item.standing is Standing.DRAFT else ()
    state = say("state.incomplete", missing="、".join(wanting)) if wanting else wording.state(item)
    value = wording.whole(item) if item.standing in (Standing.DRAFT, Standing.SUBMITTED) else ""
    return say("list.line", no=no, name=item.name, state=f"{state}　{value}" if value else state)


LISTING = Listing()
