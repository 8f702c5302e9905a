"""一覧: all items of the holder with their states; one is opened by its number."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import Item, is_holder, items
from bot.dialogs.opening import open_item, open_number
from bot.dialogs.questions import missing
from bot.dialogs.walk import current_question, open_count, takes_any_text
from bot.messages import Choice, Inbound, Message, Pick
from language.list_numbers import NUMBER, list_number
from language.normalise import bare
from language.texts import lines, say
from store.records import AnswerKind
from store.standing import Standing

NAME = "list"
_EDIT = "(?:直す|直します|直したい(?:です)?)"
_FROM = re.compile(
    f"({NUMBER})(?:番)?(?:から|に|を|へ|の)*(?:回答する|回答します|回答|見る|{_EDIT}|開く|進む|進みます|移る|移ります|行く|飛ぶ)|({NUMBER})番?(?:から|へ|(?<=番)[をで]?お願いします)"
)
_LABEL = re.compile(
    f"{NUMBER}番?(?:(?:から|を)回答(?:する|します)?|を{_EDIT}|[にへ](?:進む|進みます|移る|移ります|行く|飛ぶ))|{NUMBER}番(?:を|で)?お願いします"
)  # also in a free text: no report says so


class Listing:
    """Numbers stand for items only in 「3から回答する」 and its like; a bare number is a value."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """「3から回答する」; right after the list also a bare number."""
        if state.menu == NAME and list_number(inbound.text) is not None:
            return True
        if bare(inbound.text) == bare(say("progress.open_list")):
            return is_holder(facts)
        meant = _LABEL if takes_any_text(state, facts) else _FROM
        return meant.fullmatch(bare(inbound.text)) is not None and is_holder(facts)

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
        if inbound.pick is None and bare(inbound.text) == bare(say("progress.open_list")):
            return self.start(state, inbound, facts)
        if inbound.pick is None:
            return open_number(state, list_number(inbound.text) or _number(inbound.text), facts)
        chosen = next((item for item in items(facts, mine=True) if str(item.id) == inbound.pick.value), None)
        return open_item(state, chosen, facts) if chosen else self.start(state, inbound, facts)


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


def state(item: Item) -> str:
    """How far an item is, with what a draft still wants."""
    wanting = missing(item) if item.standing is Standing.DRAFT else ()
    if unknown_phase(item):
        others = tuple(name for name in wanting if name != say("missing.phase"))
        return _state(others, item) + "　" + say("state.phase_unknown")
    return _state(wanting, item)


def unknown_phase(item: Item) -> bool:
    """分からない for the 区分 alone, beside a value that stands or is pending."""
    stands = item.standing in (Standing.DRAFT, Standing.PENDING)
    return stands and item.indicator is not None and item.answer.phase_kind is AnswerKind.UNKNOWN


def _state(wanting: tuple[str, ...], item: Item) -> str:
    return say("state.incomplete", missing="、".join(wanting)) if wanting else wording.state(item)


def _line(no: int, item: Item) -> str:
    value = wording.whole(item) if item.standing in (Standing.DRAFT, Standing.SUBMITTED) else ""
    return say("list.line", no=no, name=item.name, state=f"{state(item)}　{value}" if value else state(item))


LISTING = Listing()
