"""Review and 提出: on one item or on all drafts of a post."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step, Submit
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, find, items, numbered, numbers
from bot.dialogs.opening import no_such_number, open_number, submitted_line
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

_PLEASE = "(?:する|します|したい(?:です)?|して(?:ください|下さい)|を?(?:お願い|おねがい)(?:します)?|でお願いします)?"
_YES = "(?:はい[、,]?)?"
_NUMBERS = f"{NUMBER}(?:番?[、,と・]{NUMBER})*"
_SUBMIT = re.compile(f"{_YES}({NUMBER})件(?:を|全てを|すべてを)?提出{_PLEASE}")
_SUBMIT_ALL = re.compile(f"{_YES}{EVERYTHING}を?提出{_PLEASE}")
_SUBMIT_SOME = re.compile(f"{_YES}({_NUMBERS})番?(?:だけ|のみ)?を?提出{_PLEASE}")
_SUBMIT_RANGE = re.compile(f"{_YES}({NUMBER})番?(?:から|[~-])({NUMBER})番?(?:まで)?(?:だけ|のみ)?を?提出{_PLEASE}")
_SUBMIT_PLAIN = re.compile(f"{_YES}提出{_PLEASE}")
_YES_SUBMIT = re.compile(f"はい[、,]?提出{_PLEASE}")
_SUBMITS = (_SUBMIT, _SUBMIT_ALL, _SUBMIT_SOME, _SUBMIT_RANGE, _SUBMIT_PLAIN)
_LABEL = re.compile(
    f"(?:{_NUMBERS}|{NUMBER}から{NUMBER}|{NUMBER}件|{EVERYTHING})を提出(?:する|します)?"
)  # also in a free text: no report says so
_EDIT = re.compile(f"({NUMBER})(?:番)?を?直(?:す|します|したい(?:です)?)")
_NUMBER = re.compile(NUMBER)


class Review:
    """Shows what is about to be submitted, and submits exactly what was shown: by its button, its words or a yes."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """A typed label of a review, or the number of an item in the one that stands open."""
        plain = bare(inbound.text)
        if takes_any_text(state, facts) and not state.reviewed:
            return _LABEL.fullmatch(plain) is not None
        if any(pattern.fullmatch(plain) for pattern in _SUBMITS):
            return True  # 「3件を提出」 of a review that is gone is no number
        if state.menu == NAME and _edited(plain) is not None:
            return True  # of the items that could be edited: nothing is then reviewed any more
        return bool(state.reviewed) and (
            _edited(plain) is not None or plain in _OTHERS or _is_undecided(plain) or read_assent(plain) is not None
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
            return open_number(state, edited, facts)
        if wanted := _SUBMIT.fullmatch(text):
            return self._counted(state, _read(wanted[1]), facts)
        if _SUBMIT_ALL.fullmatch(text):
            return self.submit(state, state.reviewed, facts)
        if wanted := _SUBMIT_SOME.fullmatch(text):
            return self._numbered(state, [_read(number) for number in _NUMBER.findall(wanted[1])], facts)
        if wanted := _SUBMIT_RANGE.fullmatch(text):
            first, last = _read(wanted[1]), _read(wanted[2])
            asked = [n for n in numbered(facts) if first <= n <= last]
            missed = [n for n in (first, last) if n not in asked]
            return self._numbered(state, missed or asked, facts)
        if _SUBMIT_PLAIN.fullmatch(text) and not state.reviewed:
            return self.show(state, facts)
        if read_assent(text) in (Assent.YES, Assent.ALL) or _YES_SUBMIT.fullmatch(text):
            return self.submit(state, state.reviewed, facts)
        if _is_undecided(text) or _SUBMIT_PLAIN.fullmatch(text):
            return self._undecided(state, facts)
        return self._which(state, facts) if text in _EDIT_WHICH else self._cancel(state, facts)

    def _undecided(self, state: State, facts: Facts) -> Step:
        """提出, 提出したい: what of the review that stands open?"""
        n, shown = len(state.reviewed), numbers(facts)
        first = next((shown[request_id] for request_id, _ in state.reviewed if request_id in shown), 1)
        text = say("review.choose", n=n, first=first) if n > 1 else say("review.choose_one")
        return replace(state, menu=NAME), (Say(Message(text, _buttons(state.reviewed))),)

    def show(self, state: State, facts: Facts) -> Step:
        """提出: the complete drafts with their values, and what is still missing elsewhere."""
        own = items(facts, mine=True)
        if not own:
            return state, (Say(Message(say("nothing.asked"))),)
        drafts = [item for item in own if item.standing is Standing.DRAFT]
        complete = [item for item in drafts if _is_ready(item)]
        elsewhere = [
            item for item in own if item.standing is not Standing.SUBMITTED and item not in drafts and not item.begun
        ]
        others = say("review.others", counts=counts(tuple(elsewhere))) if elsewhere else ""
        rest = _incomplete([item for item in (*drafts, *(i for i in own if i.begun)) if missing(item)])
        if not complete:
            back = and_back(state, facts)  # with its own buttons: two rows at once would leave open which are meant
            choices = () if back else (command_button("answer"), command_button("list"))
            said = Say(Message(lines(say("review.none"), rest, others), choices))
            return replace(state, reviewed=()), (said, *back)
        return self._reviewed(state, complete, facts, rest, others)

    def _reviewed(self, state: State, complete: list[Item], facts: Facts, *rest: str) -> Step:
        """What is about to be submitted, by the numbers of 一覧."""
        shown = numbers(facts)
        listed = (_lines(shown[item.id], item) for item in complete)
        seen = tuple((item.id, item.version) for item in complete)
        some = ""
        if len(complete) > 1:
            some = say("review.some", first=shown[complete[0].id], second=shown[complete[1].id])
        said = Message(lines(say("review", n=len(complete)), *listed, *rest, some), _buttons(seen))
        return replace(state, reviewed=seen, menu=NAME), (Say(said),)

    def _numbered(self, state: State, wanted: list[int], facts: Facts) -> Step:
        """「1と3を提出」: the items that 一覧 shows there, nothing at all when one of them cannot be submitted, and none that was not reviewed."""
        own, reviewed = numbered(facts), dict(state.reviewed)
        for number in wanted:
            item = own.get(number)
            refusal = _not_ready(number, item) if item else no_such_number(number, facts)
            if refusal:
                back = () if state.reviewed else and_back(state, facts)
                return replace(state, menu=NAME if state.reviewed else ""), (Say(Message(refusal)), *back)
        chosen = [own[number] for number in sorted(set(wanted))]
        if all(item.id in reviewed for item in chosen):
            return self.submit(state, tuple((item.id, reviewed[item.id]) for item in chosen), facts)
        return self._reviewed(state, chosen, facts)

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
            return self._edit_one(state, state.reviewed[0][0], facts)
        shown = numbers(facts)
        edits = tuple(
            Choice(say("review.edit", no=no), Pick(NAME, "edit_one", str(request_id), say("review.edit", no=no)))
            for request_id, _ in state.reviewed
            if (no := shown.get(request_id))
        )
        return replace(state, menu=NAME, reviewed=()), (Say(Message(say("review.which"), edits)),)

    def _edit_one(self, state: State, request_id: int, facts: Facts) -> Step:
        item = find(facts, request_id)
        if item is None or not item.may("save"):
            return self.show(state, facts)
        return INTERVIEW.edit(replace(state, reviewed=()), item, facts)

    def _cancel(self, state: State, facts: Facts) -> Step:
        closed = replace(state, reviewed=(), menu="")
        back = and_back(closed, facts)
        choices = () if back else (command_button("answer"), command_button("list"))
        return closed, (Say(Message(say("review.cancelled"), choices)), *back)


def _is_undecided(plain: str) -> bool:
    """A wish that leaves open whether all of the review or some of it is meant."""
    return plain == "提出したい"


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


def _is_ready(item: Item) -> bool:
    return item.standing is Standing.DRAFT and not missing(item) and item.may("submit")


def _not_ready(number: int, item: Item) -> str:
    """Why an item cannot be submitted, by its name; "" when it can."""
    if _is_ready(item):
        return ""
    wanting = missing(item) if item.standing is Standing.DRAFT or item.begun else ()
    why = say("submit.not_ready_state", state=wording.state(item))
    if wanting:
        why = say("submit.not_ready_missing", missing="、".join(wanting))
    return say("submit.not_ready", no=number, name=item.name, why=why)


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
        say("review.parts", parts=told) if (told := wording.parts(answer, item)) else "",
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
