"""Review and 提出: on one item or on all drafts of a post."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step, Submit
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, find, items
from bot.dialogs.presses import id_of, pairs, pairs_of
from bot.dialogs.questions import missing
from bot.dialogs.walk import and_back, counts, takes_any_text
from bot.messages import Choice, Inbound, Message, Pick
from language import formats
from language.assent import EVERYTHING, Assent, read_assent
from language.list_numbers import NUMBER, list_number
from language.normalise import bare
from language.texts import lines, say
from store.records import AnswerKind
from store.standing import Standing

NAME = "review"

_EDIT_WHICH = ("直す", "直します")
_OTHERS = (*_EDIT_WHICH, "やめる", "やめます")

_SUBMIT = re.compile(f"({NUMBER})件(?:を|全てを|すべてを)?提出(?:する|します)?")
_SUBMIT_ALL = re.compile(f"{EVERYTHING}を?提出(?:する|します)?")
_SUBMIT_SOME = re.compile(f"({NUMBER}(?:(?:番)?[、,と・]{NUMBER})+)(?:番)?(?:だけ|のみ)?を?提出(?:する|します)?")
_SUBMIT_ONE = re.compile(f"({NUMBER})(?:番)?(?:だけ|のみ)?を?提出(?:する|します)?")
_EDIT = re.compile(f"({NUMBER})(?:番)?を?直(?:す|します)")
_NUMBER = re.compile(NUMBER)


class Review:
    """Shows what is about to be submitted, and submits exactly what was shown."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """A typed label of a review, or the number of an item in the one that stands open."""
        plain = bare(inbound.text)
        if takes_any_text(state, facts) and not state.reviewed:
            return False
        if any(pattern.fullmatch(plain) for pattern in (_SUBMIT, _SUBMIT_ONE, _SUBMIT_SOME, _SUBMIT_ALL)):
            return True  # 「3件を提出」 of a review that is gone is no number
        return bool(state.reviewed) and (
            _edited(plain) is not None or plain in _OTHERS or _is_undecided(plain) or read_assent(plain) is Assent.NO
        )

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        return self.show(state, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """A button of the review, or its typed label."""
        if inbound.pick is not None:
            return self._pressed(state, inbound.pick, facts)
        text = bare(inbound.text)
        edited = _edited(text)
        if edited is not None:
            return self._edit(state, edited, facts)
        if wanted := _SUBMIT.fullmatch(text):
            return self._counted(state, _read(wanted[1]), facts)
        if _SUBMIT_ALL.fullmatch(text):
            return self.submit(state, state.reviewed, facts)
        if wanted := _SUBMIT_ONE.fullmatch(text) or _SUBMIT_SOME.fullmatch(text):
            return self._numbered(state, [_read(number) for number in _NUMBER.findall(wanted[1])], facts)
        if _is_undecided(text):
            n = len(state.reviewed)
            return replace(state, menu=NAME), (Say(Message(say("review.choose", n=n), _buttons(state.reviewed))),)
        return self._which(state, facts) if text in _EDIT_WHICH else self._cancel(state, facts)

    def show(self, state: State, facts: Facts) -> Step:
        """提出: the complete drafts with their values, and what is still missing elsewhere."""
        own = items(facts, mine=True)
        if not own:
            return state, (Say(Message(say("nothing.asked"))),)
        drafts = [item for item in own if item.standing is Standing.DRAFT]
        complete = [item for item in drafts if not missing(item) and item.may("submit")]
        elsewhere = [
            item for item in own if item.standing is not Standing.SUBMITTED and item not in drafts and not item.begun
        ]
        others = say("review.others", counts=counts(tuple(elsewhere))) if elsewhere else ""
        rest = _incomplete([item for item in (*drafts, *(i for i in own if i.begun)) if missing(item)])
        if not complete:
            said = Say(
                Message(lines(say("review.none"), rest, others), (command_button("answer"), command_button("list")))
            )
            return replace(state, reviewed=()), (said, *and_back(state, facts))
        head = say("review", n=len(complete))
        listed = (_lines(no, item) for no, item in enumerate(complete, 1))
        seen = tuple((item.id, item.version) for item in complete)
        choices = _buttons(seen)
        some = say("review.some") if len(complete) > 1 else ""
        return replace(state, reviewed=seen, menu=NAME), (
            Say(Message(lines(head, *listed, rest, others, some), choices)),
        )

    def _numbered(self, state: State, numbers: list[int], facts: Facts) -> Step:
        """「1と3を提出」: these of the items that were shown, and nothing at all when one number is none of them."""
        if not state.reviewed:
            return self.show(state, facts)
        if any(not 1 <= number <= len(state.reviewed) for number in numbers):
            return replace(state, menu=NAME), (Say(Message(say("list.unread"))),)
        return self.submit(state, tuple(state.reviewed[number - 1] for number in dict.fromkeys(numbers)), facts)

    def _counted(self, state: State, number: int, facts: Facts) -> Step:
        """「3件を提出」 means the three that were shown; any other number is told apart, and nothing is submitted."""
        if number == len(state.reviewed):
            return self.submit(state, state.reviewed, facts)
        after, effects = self.show(state, facts)
        if not state.reviewed:
            return after, effects
        return after, (Say(Message(say("review.count_differs", n=len(after.reviewed)))), *effects)

    def submit(self, state: State, reviewed: tuple[tuple[int, int], ...], facts: Facts) -> Step:
        """Submits what was reviewed, in the versions that were shown; refuses all of it when one has changed since."""
        found = [
            (item, version) for request_id, version in reviewed if (item := find(facts, request_id)) and item.view.mine
        ]
        if not found:
            return self.show(state, facts)
        if len(found) != len(reviewed):
            return replace(state, reviewed=()), (Say(_changed()),)
        for item, version in found:
            refusal = _refusal(item, version, facts)
            if refusal:
                return replace(state, reviewed=()), (Say(refusal),)
        submits = tuple(Submit(item.id, version) for item, version in found)
        done = {item.id for item, _ in found}
        rest = [i for i in items(facts, mine=True) if i.standing is not Standing.SUBMITTED and i.id not in done]
        at = formats.day(facts.today) + formats.clock(facts.now)
        all_of_them = len(items(facts, mine=True))
        if not rest:
            said = say("submit.all_done", n=all_of_them)
        elif all(i.standing is Standing.OPEN and not i.set_aside and not i.begun for i in rest):
            said = say("submit.done", n=len(found), at=at, left=len(rest))
        else:
            said = say("submit.done_rest", n=len(found), at=at, counts=counts(tuple(rest)))
        choices = (command_button("answer"),) if any(i.standing is Standing.OPEN for i in rest) else ()
        position = None if state.position and state.position.request_id in done else state.position
        after = replace(state, reviewed=(), menu="", position=position)
        return after, (*submits, Say(Message(said, choices)), *and_back(after, facts))

    def _pressed(self, state: State, pick: Pick, facts: Facts) -> Step:
        reviewed, request_id = pairs_of(pick.value), id_of(pick.value)
        if pick.question == "submit" and reviewed:
            return self.submit(state, reviewed, facts)
        if pick.question == "edit" and reviewed:
            return self._which(replace(state, reviewed=reviewed), facts)
        if pick.question == "edit_one" and request_id is not None:
            return self._edit_one(state, request_id, facts)
        if pick.question == "show" and request_id is not None:
            return self._show_submitted(state, request_id, facts)
        if pick.question == "cancel":
            return self._cancel(state, facts)
        return state, (Say(Message(say("button.gone"))), *and_back(state, facts))

    def _show_submitted(self, state: State, request_id: int, facts: Facts) -> Step:
        item = find(facts, request_id)
        if item is None:
            return self.show(state, facts)
        if item.standing is Standing.SUBMITTED:
            return state, (Say(Message(submitted_line(item, facts))),)
        return state, (Say(Message(say("submitted.gone", name=item.name, state=wording.state(item)))),)

    def _which(self, state: State, facts: Facts) -> Step:
        """直す: the item itself where there is one, otherwise the question which."""
        if len(state.reviewed) == 1:
            return self._edit(state, 1, facts)
        edits = tuple(
            Choice(say("review.edit", no=no), Pick(NAME, "edit_one", str(request_id), say("review.edit", no=no)))
            for no, (request_id, _) in enumerate(state.reviewed, 1)
        )
        return replace(state, menu=NAME), (Say(Message(say("review.which"), edits)),)

    def _edit(self, state: State, no: int, facts: Facts) -> Step:
        if not 1 <= no <= len(state.reviewed):
            return state, (Say(Message(say("list.unread"))),)
        return self._edit_one(state, state.reviewed[no - 1][0], facts)

    def _edit_one(self, state: State, request_id: int, facts: Facts) -> Step:
        item = find(facts, request_id)
        if item is None or not item.may("save"):
            return self.show(state, facts)
        return INTERVIEW.edit(replace(state, reviewed=()), item, facts)

    def _cancel(self, state: State, facts: Facts) -> Step:
        closed = replace(state, reviewed=(), menu="")
        said = Say(Message(say("review.cancelled"), (command_button("answer"), command_button("list"))))
        return closed, (said, *and_back(closed, facts))


def _is_undecided(plain: str) -> bool:
    """A yes that leaves open to what: a review asks whether all of it or some of it is to be submitted."""
    return read_assent(plain) in (Assent.YES, Assent.ALL) or plain == "提出したい"


def _edited(plain: str) -> int | None:
    """The line that 「2」 or 「2を直す」 opens; None for any other text."""
    found = _EDIT.fullmatch(plain)
    return _read(found[1]) if found else list_number(plain)


def _read(number: str) -> int:
    """The number of a label; 0, which is none of a list's, for one that is too long."""
    return list_number(number) or 0


def _buttons(seen: tuple[tuple[int, int], ...]) -> tuple[Choice, ...]:
    labels = (
        ("submit", say("review.submit", n=len(seen))),
        ("edit", say("button.edit")),
        ("cancel", say("button.cancel")),
    )
    return tuple(Choice(label, Pick(NAME, question, pairs(seen), label)) for question, label in labels)


def submitted_line(item: Item, facts: Facts) -> str:
    at = wording.submitted_at(item, facts)
    line = say("submitted.line", name=item.name, value=wording.whole(item), at=at, person=item.view.submitted_name)
    comment = say("review.comment", comment=item.answer.comment) if item.answer.comment else ""
    return lines(line, comment)


def _refusal(item: Item, version: int, facts: Facts) -> Message | None:
    """Why a reviewed item cannot be submitted any more; line one says that nothing was."""
    request = item.view.request
    if item.standing is Standing.SUBMITTED:
        at = wording.submitted_at(item, facts)
        person = facts.viewer.person
        if person and request.submitted_by == person.id:
            return Message(say("submit.already", at=at))
        show = Choice(say("submitted.show"), Pick(NAME, "show", str(item.id), say("submitted.show")))
        value = wording.whole(item)
        return Message(say("submit.by_other", person=item.view.submitted_name, at=at, value=value), (show,))
    if item.version != version or missing(item):
        return _changed()
    return None


def _changed() -> Message:
    return Message(say("submit.changed"), (command_button("submit"),))


def _lines(no: int, item: Item) -> str:
    answer = item.answer
    if item.indicator is None:
        return lines(
            say("review.line", no=no, name=item.name, value=wording.phase_value(answer)),
            say("review.reason", reason=answer.phase_reason) if answer.phase_reason else "",
        )
    value = wording.value(answer, item)
    beside = []
    if answer.kind is AnswerKind.VALUE and answer.value is not None:
        if item.planned.value is not None:
            beside.append(say("review.planned", value=wording.cell(item.planned, item)))
        if item.previous.value is not None and not item.previous.uncertain:
            beside.append(say("review.previous", value=wording.cell(item.previous, item)))
    context = say("review.context", parts="、".join(beside)) if beside else ""
    no_parts = "　" + say("state.no_parts") if answer.no_parts else ""
    return lines(
        say("review.line", no=no, name=item.name, value=value + context + no_parts),
        say("review.reason", reason=answer.reason) if answer.reason else "",
        say("review.comment", comment=answer.comment) if answer.comment else "",
        say("review.phase", phase=wording.phase_value(answer)) if answer.phase_kind else "",
        say("review.reason", reason=answer.phase_reason) if answer.phase_reason else "",
    )


def _incomplete(unfinished: list[Item]) -> str:
    if not unfinished:
        return ""
    named = (say("review.incomplete_line", name=item.name, missing="、".join(missing(item))) for item in unfinished)
    return lines(say("review.incomplete", n=len(unfinished)), *named)


REVIEW = Review()
