"""The question for a project's 実施年度の区分."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Ask, Intended, Question, Rejected, Reply, Result, read_intended, stand_in
from bot.dialogs.free_text import no_reason
from bot.dialogs.item import Item
from language import formats
from language.intents import Intent
from language.normalise import normalise
from language.texts import say
from plan.model import Phase
from store.records import AnswerKind


def _phase_buttons(item: Item) -> tuple[tuple[str, str], ...]:
    buttons = tuple((phase.name.lower(), wording.phase(phase)) for phase, _ in wording.PHASES)
    before = item.previous_phase
    same = ((Intent.SAME.value, say("phase.same", phase=wording.phase(before))),) if before else ()
    ways_out = (
        (Intent.NOT_APPLICABLE, Intent.UNKNOWN)
        if item.indicator
        else (Intent.PENDING, Intent.NOT_APPLICABLE, Intent.UNKNOWN)
    )
    return (*buttons, *same, *map(stand_in, ways_out))


def _ask_phase(item: Item) -> Ask:
    return Ask(say("ask.phase", year=formats.year(item.year)), _phase_buttons(item))


def _phase_again(item: Item) -> Ask:
    return Ask(
        say(
            "ask.phase_again", phase=wording.whole(item) if item.indicator is None else wording.phase_value(item.answer)
        ),
        _phase_buttons(item),
    )


_PHASE_WORDS = {
    "検討": Phase.CONSIDER,
    "検討中": Phase.CONSIDER,
    "...": Phase.CONSIDER,
    "…": Phase.CONSIDER,
    "構築": Phase.BUILD,
    "構築中": Phase.BUILD,
    "○": Phase.BUILD,
    "〇": Phase.BUILD,
    "◯": Phase.BUILD,
    "運用": Phase.RUN,
    "運用中": Phase.RUN,
    "⇒": Phase.RUN,
    "→": Phase.RUN,
}


_PHASE_TOLD = re.compile(
    r"^(?:まだ|既に|すでに|もう|現在)|(?:段階|(?<=運用)(?:を?開始)?(?:し|に入り)(?:た|ました|ている|ています)|(?<=運用)開始|\([^()]*\))(?:です)?$"
)
"""What stands around the phase where it is told in a sentence: まだ構築中, 運用開始しました, 運用(令和6年4月から)."""


def _read_phase(reply: Reply, item: Item) -> Result:
    if reply.value in {phase.name.lower() for phase in Phase}:
        return _phase(item, Phase[reply.value.upper()])
    intended = Intended(Intent(reply.value)) if reply.value else None
    if intended is None:
        text = normalise(reply.text).strip("。、 ").removesuffix("です")
        named = text if text in _PHASE_WORDS else _PHASE_TOLD.sub("", text)
        if named in _PHASE_WORDS:
            return _phase(item, _PHASE_WORDS[named])
        intended = read_intended(reply)
    if intended is None or intended.doubtful:
        return Rejected(say("phase.unread"), _phase_buttons(item), "no_phase")
    if intended.intent is Intent.SAME:
        before = item.previous_phase
        if before is None:
            return Rejected(say("phase.unread"), _phase_buttons(item), "same_none")
        return _phase(item, before, say("same.phase", phase=wording.phase(before)))
    if intended.intent is Intent.UNKNOWN and item.indicator:
        answer = replace(item.answer, phase=None, phase_kind=AnswerKind.UNKNOWN)
        return Accepted(answer, say("unknown.saved"), outcome="intent")
    if intended.intent is Intent.NOT_APPLICABLE and item.answer.phase_reason:  # said again: its reason stands
        return Accepted(item.answer, say("not_applicable.stays", reason=item.answer.phase_reason), outcome="intent")
    if intended.intent is Intent.NOT_APPLICABLE:
        return Accepted(
            replace(item.answer, phase=None, phase_kind=AnswerKind.NOT_APPLICABLE, phase_reason=""), outcome="intent"
        )
    return intended


def _phase(item: Item, phase: Phase, said: str = "") -> Accepted:
    before = item.answer
    answer = replace(before, phase=phase, phase_kind=AnswerKind.VALUE, phase_reason="")
    if not item.indicator:
        answer = replace(answer, kind=None, reason="", pending_until=None, dated=False)
    if before.phase not in (None, phase):
        said = say("phase.changed", before=wording.phase_value(before), phase=wording.phase(phase))
    return Accepted(answer, said or say("phase.saved", phase=wording.phase(phase)))


def _read_phase_reason(reply: Reply, item: Item) -> Result:
    reason = reply.text.strip()
    return no_reason(reason) or Accepted(
        replace(item.answer, phase_reason=reason), say("not_applicable.saved"), outcome="intent"
    )


def _phase_asked(item: Item) -> bool:
    """Once the value is settled one way or another; never where the item belongs to somebody else."""
    if item.indicator is None:
        return True
    return item.answer.kind not in (None, AnswerKind.ELSEWHERE) and item.answer.proposal is None


def _phased(item: Item) -> bool:
    """A project without 活動指標 is through with 集計中 too: its phase is then asked again on demand."""
    return item.answer.phase_kind is not None or (item.indicator is None and item.answer.kind is not None)


PHASE = (
    Question("phase", _phase_asked, _phased, _ask_phase, _phase_again, _read_phase),
    Question(
        "phase_reason",
        lambda item: item.answer.phase_kind is AnswerKind.NOT_APPLICABLE,
        lambda item: item.answer.phase_reason != "",
        lambda _: Ask(say("not_applicable.ask")),
        lambda item: Ask(say("not_applicable.ask_again", reason=item.answer.phase_reason)),
        _read_phase_reason,
        free=True,
    ),
)
