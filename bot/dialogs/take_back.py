"""引戻し: what was submitted goes back to its holder, one item or all of them."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step, TakeBack
from bot.dialogs.item import Item, is_holder, items, numbered, numbers
from bot.dialogs.opening import no_such_number
from bot.dialogs.presses import pairs, pairs_of
from bot.dialogs.walk import and_back, takes_any_text
from bot.messages import Choice, Inbound, Message, Pick
from language.list_numbers import NUMBER, is_numeral, list_number
from language.normalise import bare
from language.texts import lines, say

NAME = "take_back"
_DO = "引き?戻(?:す|し(?:ます|たい(?:です)?)?)"
_ONE = re.compile(f"({NUMBER})(?:番)?(?:を{_DO})?")
_ALL = re.compile(f"({NUMBER})件(?:全て|すべて)を{_DO}")


class TakingBack:
    """Shows what was submitted, and takes back exactly what was shown; its numbers are those of 一覧."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """「2を引き戻す」, the typed label of one of its buttons; a bare number only right after they were shown."""
        is_offered = state.menu == NAME and list_number(inbound.text) is not None and not takes_any_text(state, facts)
        if is_numeral(inbound.text) and not is_offered:
            return False
        typed = bare(inbound.text)
        return is_holder(facts) and any(label.fullmatch(typed) for label in (_ONE, _ALL))

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        submitted = _submitted(facts)
        return self._take_back(state, submitted, facts) if len(submitted) == 1 else self._which(state, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        if inbound.pick is None:
            return self._typed(state, bare(inbound.text), facts)
        wanted = pairs_of(inbound.pick.value)
        if not wanted:
            return state, (Say(Message(say("button.gone"))), *and_back(state, facts))
        return self._shown(state, wanted, facts)

    def _typed(self, state: State, label: str, facts: Facts) -> Step:
        """A number means the item that 一覧 shows there; all of them are taken back only as they were listed."""
        shown, whole, one = state.reviewed, _ALL.fullmatch(label), _ONE.fullmatch(label)
        if whole:
            all_shown = shown and list_number(whole[1]) == len(shown)
            return self._shown(state, shown, facts) if all_shown else self._which(state, facts)
        number = list_number(one[1]) if one else None
        return self._numbered(state, number or 0, facts)

    def _numbered(self, state: State, number: int, facts: Facts) -> Step:
        item = numbered(facts).get(number)
        if item is None or not item.may("take_back"):
            refused = (
                say("take_back.not_submitted", no=number, name=item.name, state=wording.state(item)) if item else ""
            )
            said = Message(refused or no_such_number(number, facts))
            back = () if state.reviewed else and_back(state, facts)
            return replace(state, menu=NAME if state.reviewed else ""), (Say(said), *back)
        version = dict(state.reviewed).get(item.id) if state.reviewed else item.version
        return self._shown(state, ((item.id, version or 0),), facts)

    def _which(self, state: State, facts: Facts) -> Step:
        submitted = _submitted(facts)
        if not submitted:
            return state, (Say(Message(say("take_back.none"))), *and_back(state, facts))
        number = numbers(facts)
        listed = [
            say("take_back.line", no=number[item.id], name=item.name, value=wording.whole(item)) for item in submitted
        ]
        shown = tuple((item.id, item.version) for item in submitted)
        choices = [_button(say("take_back.one", no=number[pair[0]]), "one", (pair,)) for pair in shown]
        if len(shown) > 1:
            choices.append(_button(say("take_back.all", n=len(shown)), "all", shown))
        said = Message(lines(say("take_back.which"), *listed), tuple(choices))
        return replace(state, menu=NAME, reviewed=shown), (Say(said),)

    def _shown(self, state: State, wanted: tuple[tuple[int, int], ...], facts: Facts) -> Step:
        """Takes back what was shown, all of it or, when some of it has changed since, nothing."""
        found = [item for item in _submitted(facts) if (item.id, item.version) in wanted]
        if len(found) == len(wanted):
            return self._take_back(state, found, facts)
        after, effects = self._which(state, facts)
        return after, (Say(Message(say("take_back.gone"))), *effects)

    def _take_back(self, state: State, found: list[Item], facts: Facts) -> Step:
        effects = tuple(TakeBack(item.id, item.version) for item in found)
        told = say("take_back.one_done", name=found[0].name) if len(found) == 1 else say("take_back.done", n=len(found))
        said = Message(told, (command_button("list"), command_button("submit")))
        return replace(state, menu="", reviewed=()), (*effects, Say(said), *and_back(state, facts))


def _button(label: str, which: str, shown: tuple[tuple[int, int], ...]) -> Choice:
    return Choice(label, Pick(NAME, which, pairs(shown), label))


def _submitted(facts: Facts) -> list[Item]:
    return [item for item in items(facts, mine=True) if item.may("take_back")]


TAKING_BACK = TakingBack()
