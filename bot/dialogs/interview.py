"""The interview: asks the holder of a post for one open item after another, and takes what comes in between."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import mistaken, wording
from bot.dialogs.aside import digress
from bot.dialogs.commands import command_button
from bot.dialogs.comment import REWRITE, leaves_its_comment, with_comment
from bot.dialogs.correcting import part_named, part_to_rewrite, text_given, value_at_once
from bot.dialogs.courtesy import courtesy, danger
from bot.dialogs.dialog import Facts, Heard, Save, Say, State, Step
from bot.dialogs.digressing import may_be_a_question
from bot.dialogs.form import Accepted, Ask, Intended, Question, Rejected, Reply, Result, message
from bot.dialogs.free_text import leaving
from bot.dialogs.instead import answer_instead, ask_rate, asks_before_replacing, said_when, taken_back
from bot.dialogs.item import Item, find, items, saved_by_other, saved_by_viewer, touched_by_other
from bot.dialogs.mistaken import FIX
from bot.dialogs.presses import id_of
from bot.dialogs.questions import form_of, takes_words
from bot.dialogs.replying import STAND_INS, is_for, reply_to, understood
from bot.dialogs.resuming import begin
from bot.dialogs.values import withdrawn
from bot.dialogs.walk import (
    CHOOSE,
    EDIT_OTHER,
    NAME,
    OF_ANOTHER,
    OTHER,
    and_back,
    asked_again,
    counts,
    current_question,
    next_item,
    parts_to_edit,
    put,
    put_next,
    standing_question,
    taken_up_again,
)
from bot.dialogs.whose import is_unclear
from bot.messages import Choice, Inbound, Message, Pick
from language.asking import is_plainly_asked, looks_asked
from language.asks import Asks
from language.by_number import starts_as_an_order
from language.danger import read_danger
from language.intents import Intent, read_intent
from language.lone_numbers import corrects, is_number
from language.pointing import points_elsewhere
from language.question import read_question
from language.texts import lines, say
from store.standing import Standing

_PLEASANTRIES = (Asks.THANKS, Asks.GREETING, Asks.INSULT)


class Interview:
    """One open item after another, in the plan's order; a position in the state, every answer in the store."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """Whatever is sent while a question stands open, and the typed label of the button that may stand behind a saved value."""
        is_open = state.position is not None and not state.paused
        return is_open or part_to_rewrite(state, inbound, facts) is not None

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG002 - the protocol's
        return self.begin(state, facts)

    def begin(self, state: State, facts: Facts) -> Step:
        """回答する: begins, or goes on where this person was."""
        if facts.cycle is None:
            return state, (Say(Message(say("no_cycle"))),)
        own = items(facts, mine=True)
        return begin(state, own, facts) if own else (state, (Say(Message(say("nothing.asked"))),))

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """One message to the question that the position names."""
        part = part_to_rewrite(state, inbound, facts)
        if part is not None:
            return self._rewritten(state, *part, text_given(inbound.text), facts)
        at = state.position
        item = find(facts, at.request_id) if at else None
        if inbound.pick is not None and not (at and item and is_for(inbound.pick, item, at.question, facts)):
            return self._old_button(state, inbound.pick, facts)
        if at is not None and item is not None and item.view.mine and item.standing is Standing.SUBMITTED:
            return self._submitted_meanwhile(state, item, facts)
        if at is None or item is None or not item.may("save"):
            return self.begin(replace(state, position=None), facts)
        if at.question in OF_ANOTHER:
            return self._after_other(state, item, at.question, inbound, facts)
        if at.question == CHOOSE and item.version == at.seen:
            return self._chosen(state, item, inbound, facts)
        if item.version != at.seen and saved_by_other(item, facts):
            return put(state, item, OTHER, facts, (Say(Message(say("draft.by_other_meanwhile"))),))
        question = form_of(item).question(at.question)
        if question is None or not question.when(
            item
        ):  # a form of an older release had it, or it was settled elsewhere
            return put_next(state, item, facts)
        return self._answered(
            state, item, question, reply_to(inbound, asked_again(item, question.key, facts), facts), facts
        )

    def ask(self, state: State, item: Item, key: str, facts: Facts, said: str) -> Step:
        """Puts a question of any of the holder's items, with a sentence in front."""
        return put(state, item, key, facts, (Say(Message(said)),), with_head=True)

    def given(self, state: State, item: Item, key: str, text: str, facts: Facts) -> Step:
        """Answers a question of any of the holder's items with a text, names the item, and puts what was interrupted again; without a text it only puts the question."""
        if not text:
            return put(state, item, key, facts)
        standing = standing_question(state, facts)
        after, effects = self._rewritten(state, item, key, text, facts)
        named = Say(Message(say("item.named", name=item.name)))
        moved_on = after.position is None or after.position.request_id != item.id
        if standing is None or standing[0].id == item.id or not moved_on:
            return after, (named, *effects)
        back = replace(after, position=state.position)  # to what was interrupted, and not to the first open item
        return put(back, *standing, facts, (named, *effects[:-1]), with_head=True)

    def _rewritten(self, state: State, item: Item, key: str, text: str, facts: Facts) -> Step:
        """Puts the question of a part, or answers it at once with the text that the message gives for it."""
        opened, effects = put(state, item, key, facts)
        question = form_of(item).question(key)
        if question is None or not text:
            return opened, effects
        return self._answered(opened, item, question, Reply(text, today=facts.today), facts)

    def skip(self, state: State, facts: Facts) -> Step:
        """飛ばす: leaves this item open and asks the next."""
        at = state.position
        if at is None:
            return state, (Say(Message(say("button.gone"))),)
        skipped = replace(state, position=replace(at, skipped=(*at.skipped, at.request_id)))
        return next_item(skipped, items(facts, mine=True), facts, (Say(Message(say("skip.done"))),))

    def leave(self, state: State, facts: Facts) -> Step:
        """あとで, やめる: everything is stored already; the position stays for another day."""
        said = say("leave.saved", counts=counts(items(facts, mine=True)))
        return replace(state, paused=True), (Say(Message(said, (command_button("answer"), command_button("list")))),)

    def back(self, state: State, facts: Facts) -> Step:
        """戻る: the question before, of this item or of the one that this person saved last; a value that waits for a yes is entered anew."""
        standing = standing_question(state, facts)
        if standing is None:
            return self._last_saved(state, None, facts)
        item, key = standing
        question = form_of(item).question(key)
        if key in OF_ANOTHER:  # whose value it is comes first
            return put(state, item, key, facts)
        if question is not None and not question.answered(item) and (taken := taken_back(item, key)):
            after = item.with_answer(taken)
            return put_next(state, after, facts, (Save(item.id, item.version, taken),))
        if key in ("confirm", "reason"):
            after = item.with_answer(withdrawn(item))
            return put_next(state, after, facts, (Save(item.id, item.version, after.answer),))
        if question is not None and question.on_demand:
            first = form_of(item).next(item) or taken_up_again(item)
            return put(state, item, first.key if first else key, facts)
        earlier = form_of(item).before(item, key)
        return put(state, item, earlier.key, facts) if earlier else self._last_saved(state, item, facts)

    def edit(self, state: State, item: Item, facts: Facts) -> Step:
        """Opens an item at its value, or its phase, with what stands there."""
        if touched_by_other(item, facts):
            return put(state, item, EDIT_OTHER, facts)
        return self._anew(state, item, facts)

    def _anew(self, state: State, item: Item, facts: Facts) -> Step:
        if len(parts_to_edit(item)) > 1 and item.answer.proposal is None and not item.unsettled:
            return put(state, item, CHOOSE, facts)
        first = taken_up_again(item)
        return put(state, item, first.key, facts, with_head=True) if first else put_next(state, item, facts)

    def _chosen(self, state: State, item: Item, inbound: Inbound, facts: Facts) -> Step:
        """Which part of a complete item shall be edited."""
        parts, reply = dict(parts_to_edit(item)), reply_to(inbound, asked_again(item, CHOOSE, facts), facts)
        key = reply.value or part_named(item, reply.text)
        if key in parts:
            return put(state, item, key, facts, with_head=key not in ("comment", "phase"))
        meant = read_intent(reply.text)
        if key == Intent.CANCEL or (meant is not None and meant.intent is Intent.CANCEL):
            return self.leave(state, facts)
        if (value := value_at_once(item, reply)) and state.position:
            opened = replace(state, position=replace(state.position, question=value.key))
            return self._answered(opened, item, value, reply, facts)
        aside = digress(state, item, CHOOSE, inbound.text, facts) if looks_asked(inbound.text) else None
        return aside or put(state, item, CHOOSE, facts, (Say(Message(say("menu.left"))),))

    def aside(self, state: State, inbound: Inbound, facts: Facts) -> Step | None:
        """The answer to a plain question about the plan, whatever was shown last; None for anything else, of which nothing is recorded."""
        standing = standing_question(state, facts)
        if standing is None or not is_plainly_asked(inbound.text):
            return None
        return digress(state, *standing, inbound.text, facts, sure=True)

    def _answered(self, state: State, item: Item, question: Question, reply: Reply, facts: Facts) -> Step:
        """Takes a reply to a question: what it answers is stored, what it wants is carried out, and of the rest it is said what it lacks."""
        if corrected := self._number_beside(state, item, question, reply, facts):
            return corrected
        as_it_is = mistaken.kept(reply, question)
        if as_it_is:
            reply = Reply(as_it_is, today=reply.today)
        typed = not as_it_is and not reply.value
        in_words = typed and takes_words(question, item)
        if in_words and (aside := self._detour(state, item, question, reply, facts)):
            return aside
        result = self._read(item, question, reply, typed=typed, in_words=in_words)
        if isinstance(result, Intended):
            return self._intended(state, item, question, reply, result, facts)
        if typed and not in_words and starts_as_an_order(reply.text):
            return self._whose(state, item, question, facts)
        if isinstance(result, Rejected):
            return self._refused(state, item, question, reply, result, facts)
        if is_unclear(reply, result, item, facts):
            return self._whose(state, item, question, facts)
        return self._stored(state, item, question, result, facts)

    def _detour(self, state: State, item: Item, question: Question, reply: Reply, facts: Facts) -> Step | None:
        """A plain question about the plan, or a word of thanks, where nearly any text would be an answer."""
        asked = is_plainly_asked(reply.text)
        aside = digress(state, item, question.key, reply.text, facts, sure=True) if asked else None
        return aside or self._chatted(state, reply.text, facts)

    def _read(self, item: Item, question: Question, reply: Reply, *, typed: bool, in_words: bool) -> Result:
        """What a reply is. A wish to leave the question comes before a text, and behind whatever else the question reads."""
        left = leaving(reply.text) if typed else None
        if left and in_words:
            return Intended(left)
        result = question.read(reply, item)
        if left and isinstance(result, Rejected):
            return Intended(left)
        if in_words and isinstance(result, Accepted) and reply.text.strip() in mistaken.texts(result.answer):
            return mistaken.doubted(reply.text, question, item) or result
        return result

    def _intended(
        self, state: State, item: Item, question: Question, reply: Reply, intended: Intended, facts: Facts
    ) -> Step:
        """Carries out what a person wants instead of answering, unless it is asked about first."""
        heard = Heard(item.id, question.key, "intent", {"intent": intended.intent.value})
        if not reply.value and mistaken.asks_about_a_button(reply.text):
            return self._refused(state, item, question, reply, mistaken.about_button(), facts)
        if intended.intent is Intent.HELP and not reply.value:
            aside = digress(state, item, question.key, reply.text, facts)  # 「定義は？」 is about the indicator
            if aside:
                return aside[0], (heard, *aside[1])
        if intended.intent is Intent.CORRECT and (corrects(reply.text) or points_elsewhere(reply.text)):
            return self._whose(state, item, question, facts)  # 45の間違いでした: of an item that has no value yet
        kept = asks_before_replacing(item, question, intended, reply)
        if kept:
            return self._refused(state, item, question, reply, kept, facts)
        state, effects = self._carry_out(state, item, question, intended, facts)
        return state, (heard, *effects)

    def _stored(self, state: State, item: Item, question: Question, accepted: Accepted, facts: Facts) -> Step:
        """Stores an answer, says what stands now, and puts the next question."""
        after = item.with_answer(accepted.answer)
        told = said_when(accepted.said, question, accepted.answer, facts)
        if state.position and state.position.since != facts.today and told:
            told = lines(say("item.named", name=item.name), told)  # the question was put on another day
        said = Message(told)
        if leaves_its_comment(item.answer, accepted.answer):
            said = with_comment(said, after)
        effects = (
            Heard(item.id, question.key, accepted.outcome, understood(after)),
            Save(item.id, item.version, accepted.answer),
            *((Say(said),) if said.text else ()),
        )
        return put_next(state, after, facts, effects)

    def _refused(
        self, state: State, item: Item, question: Question, reply: Reply, refusal: Rejected, facts: Facts
    ) -> Step:
        """Says why nothing was stored and leaves the question open, unless the text was a question about the plan."""
        is_said = not (question.free or reply.value or is_number(reply.text))
        if is_said and (cry := read_danger(reply.text)):
            return state, (Say(Message(danger(cry, facts.directory))),)
        if is_said and refusal.code in ("no_number", "unit"):
            refusal = mistaken.talk_at_value(reply.text, question, item) or refusal
        may_ask = (
            is_said
            and refusal.code not in mistaken.TALK
            and (may_be_a_question(reply, refusal, item) or looks_asked(reply.text))
        )
        aside = digress(state, item, question.key, reply.text, facts) if may_ask else None
        if aside := aside or (self._chatted(state, reply.text, facts) if is_said else None):
            return aside
        choices = refusal.choices or asked_again(item, question.key, facts).choices
        heard = Heard(item.id, question.key, "reject", {"code": refusal.code, "reason": refusal.said})
        return state, (heard, Say(message(NAME, item, question.key, Ask(refusal.said, choices))))

    def _number_beside(self, state: State, item: Item, question: Question, reply: Reply, facts: Facts) -> Step | None:
        """A number with its words where the 評価 or the 区分 is asked for: which of the two it is, is asked; its button corrects the value."""
        if reply.value.startswith(FIX):
            value = form_of(item).question("numerator" if item.in_parts else "value")
            if value is None:
                return None
            state, effects = put(state, item, value.key, facts)
            read = mistaken.corrected(reply.value.removeprefix(FIX), item)
            return self._stored(state, item, value, read, facts) if read is not None else (state, effects)
        text = reply.text.strip()
        if reply.value or not mistaken.corrects_the_value(text, question, item):
            return None
        said_now = say("ask.comment_or_value" if question.free else "ask.phase_or_value", text=text, name=item.name)
        heard = Heard(item.id, question.key, "reject", {"code": "comment_or_value", "reason": said_now})
        asked = Ask(said_now, mistaken.choices(text, question, item))
        return state, (heard, Say(message(NAME, item, question.key, asked)))

    def _whose(self, state: State, item: Item, question: Question, facts: Facts) -> Step:
        """Asks which item a figure is for, and says how an earlier one is corrected."""
        said = say("ask.whose", name=item.name)
        asked = message(NAME, item, question.key, Ask(said, asked_again(item, question.key, facts).choices))
        heard = Heard(item.id, question.key, "reject", {"code": "whose", "reason": said})
        return state, (heard, Say(Message(said, (*asked.choices, command_button("edit")))))

    def _chatted(self, state: State, text: str, facts: Facts) -> Step | None:
        """ありがとう, ばか and the like in place of an answer."""
        spoken = read_question(text, facts.today)
        told = courtesy(spoken, facts, staff=True) if spoken.asks in _PLEASANTRIES else ""
        return (state, (Say(Message(told)), *and_back(state, facts))) if told else None

    def _carry_out(self, state: State, item: Item, question: Question, intended: Intended, facts: Facts) -> Step:
        """Carries out what a person wants instead of answering."""
        match intended.intent:
            case Intent.PENDING | Intent.UNKNOWN | Intent.NOT_APPLICABLE | Intent.DELEGATE:
                return answer_instead(state, item, STAND_INS[intended.intent], intended.rest, facts)
            case Intent.RATE_ONLY if item.in_parts:
                return ask_rate(state, item, facts)
            case Intent.SKIP:
                return self.skip(state, facts)
            case Intent.LATER | Intent.CANCEL:
                return self.leave(state, facts)
            case Intent.BACK | Intent.CORRECT:
                return self.back(state, facts)
            case Intent.HELP:
                return state, (Say(Message(say("help"))), *and_back(state, facts))
            case Intent.SAME | Intent.RATE_ONLY:
                pass
        return state, (Say(message(NAME, item, question.key, asked_again(item, question.key, facts))),)

    def _last_saved(self, state: State, current: Item | None, facts: Facts) -> Step:
        """The last question of the item that this person saved last."""
        saved = current.view.saved if current else None
        own = saved_by_viewer(facts)
        before = [item for item in own if saved is None or (item.view.saved and item.view.saved.at < saved.at)]
        others = [item for item in before if current is None or item.id != current.id]
        if not others:
            asked = current_question(state, facts)
            submitted = any(item.standing is Standing.SUBMITTED for item in items(facts, mine=True))
            said = lines(say("back.first"), say("back.submitted") if submitted else "")
            return state, (Say(Message(said)), *((Say(asked),) if asked else ()))
        last = others[-1]
        question = form_of(last).before(last, "")
        if question is None:
            return self.edit(state, last, facts)
        return put(state, last, question.key, facts, with_head=True)

    def _after_other(self, state: State, item: Item, key: str, inbound: Inbound, facts: Facts) -> Step:
        """Going on with what somebody else saved, or anew; whoever came to edit a complete item is asked what of it."""
        reply = reply_to(inbound, asked_again(item, key, facts), facts)
        edits = key == EDIT_OTHER and item.answer.proposal is None
        part = part_named(item, reply.text)
        if edits and part and not reply.value:
            return put(state, item, part, facts, with_head=part not in ("comment", "phase"))
        if reply.value == "continue" and edits and form_of(item).next(item) is None:
            return self._anew(state, item, facts)
        if reply.value == "continue":
            return put_next(state, item, facts)
        if reply.value == "anew":
            if item.answer.proposal is None:
                return self._anew(state, item, facts)
            after = item.with_answer(withdrawn(item))
            opened, effects = self._anew(state, after, facts)
            return opened, (Save(item.id, item.version, after.answer), *effects)
        aside = digress(state, item, key, inbound.text, facts) if looks_asked(inbound.text) else None
        return aside or put(state, item, key, facts, (Say(Message(say("menu.left"))),))

    def _submitted_meanwhile(self, state: State, item: Item, facts: Facts) -> Step:
        """The item was submitted while its question stood open: nothing of this message is stored."""
        said = say("submit.already", at=wording.submitted_at(item, facts))
        return next_item(replace(state, position=None), items(facts, mine=True), facts, (Say(Message(said)),))

    def _old_button(self, state: State, pick: Pick, facts: Facts) -> Step:
        """A button of a question that is not open any more answers nothing."""
        request_id = id_of(pick.question.partition(".")[0])
        item = find(facts, request_id) if request_id is not None else None
        if item is None or not item.view.mine:
            return state, (Say(Message(say("button.gone"))),)
        if pick.value == "edit" and item.may("save"):
            return self.edit(state, item, facts)
        if pick.value == REWRITE and item in saved_by_viewer(facts) and item.answer.comment:
            return put(state, item, "comment", facts)
        value = wording.whole(item)
        if pick.value == "next" or not value or item.view.saved is None:
            return self.begin(state, facts)
        said = say("button.old", at=wording.saved_at(item, facts), value=value)
        choices = tuple(
            Choice(say(f"button.{key}"), Pick(NAME, f"{item.id}.", key, say(f"button.{key}")))
            for key in ("edit", "next")
        )
        return state, (Say(Message(said, choices)),)


INTERVIEW = Interview()
