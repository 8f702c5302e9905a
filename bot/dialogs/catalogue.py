"""The table of contents: every dialog and command, and the one step that decides which of them a message belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.dialogs import guest
from bot.dialogs.about_cycle import ABOUT_CYCLE
from bot.dialogs.aside import ASIDE
from bot.dialogs.by_number import BY_NUMBER
from bot.dialogs.commands import COMMANDS, Command, command
from bot.dialogs.courtesy import danger
from bot.dialogs.dialog import Dialog, Effect, Facts, Say, State, Step
from bot.dialogs.first_contact import greet, introduced, is_greeting
from bot.dialogs.form import Ask, message
from bot.dialogs.guide import help_
from bot.dialogs.history import history, history_of_all
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import is_holder
from bot.dialogs.listing import LISTING
from bot.dialogs.mistaken import keep
from bot.dialogs.progress import PROGRESS, watches
from bot.dialogs.questions import form_of, takes_words
from bot.dialogs.review import REVIEW
from bot.dialogs.status import STATUS
from bot.dialogs.take_back import TAKING_BACK
from bot.dialogs.walk import and_back, standing_question, takes_any_text
from bot.dialogs.welcome import cannot, welcome
from bot.messages import TERMINAL, Inbound, Message
from language.danger import read_cry, read_danger
from language.duties import read_duty
from language.errands import read_errand
from language.intents import Intent, read_intent
from language.normalise import fold, normalise
from language.numbers import read_amount
from language.question import Asks, read_question
from language.replies import Amount
from language.texts import say
from plan.model import Kind
from store.records import Audience

Begin = Callable[[State, Inbound, Facts], Step]

# The first that expects a typed message gets it. BEFORE are tried ahead of what comes in between, DIALOGS behind it; STATUS takes what is left.
BEFORE: tuple[Dialog, ...] = (BY_NUMBER, PROGRESS, ABOUT_CYCLE)
DIALOGS: tuple[Dialog, ...] = (REVIEW, TAKING_BACK, LISTING, INTERVIEW)

PRESSED: tuple[Dialog, ...] = (*BEFORE, *DIALOGS, STATUS)  # whose buttons there are


def overview(state: State, inbound: Inbound, facts: Facts) -> Step:
    """一覧: what the viewer is asked for; who is asked for nothing and watches means what they see."""
    return (LISTING if is_holder(facts) or not watches(facts) else PROGRESS).start(state, inbound, facts)


BEGINNINGS: Mapping[str, Begin] = {
    "answer": INTERVIEW.start,
    "list": overview,
    "edit": LISTING.start,
    "submit": REVIEW.start,
    "history": history,
    "history_all": history_of_all,
    "take_back": TAKING_BACK.start,
    "progress": PROGRESS.start,
    "help": help_,
    "back": lambda state, _, facts: INTERVIEW.back(state, facts),
    "skip": lambda state, _, facts: INTERVIEW.skip(state, facts),
    "later": lambda state, _, facts: INTERVIEW.leave(state, facts),
    "cancel": lambda state, _, facts: INTERVIEW.leave(state, facts),
}
ANSWERED_IN_BETWEEN = (Asks.PRIVACY, Asks.CONTACT, Asks.PERSON, Asks.PLAN, Asks.TROUBLE)  # no value is ever worded so


def step(state: State, inbound: Inbound, facts: Facts) -> Step:
    """One message through the conversation, and what somebody is told with their first answer. A guest on another's account first asks whether it is meant."""
    if is_greeting(inbound):
        return greet(state, facts)
    if facts.is_guest:
        alone = guest.step(state, inbound, facts)
        if alone is not None:
            return introduced(state, inbound, facts, alone)
        state = guest.gone_on(state, inbound)
    return introduced(state, inbound, facts, _step(state, inbound, facts))


def _step(state: State, inbound: Inbound, facts: Facts) -> Step:
    """Danger, buttons, exact commands, the dialog that expects it, and the plan."""
    if inbound.pick is not None:
        return _pressed(replace(state, menu=""), inbound, facts)
    if facts.viewer.audience is Audience.CITIZEN:
        return _citizen(state, inbound, facts)
    if cried := _cried(state, inbound, facts):
        return cried
    if ASIDE.expects(state, inbound, facts):
        return ASIDE.step(state, inbound, facts)
    name = state.menu.partition(":")[0]
    menu = next((dialog for dialog in (*BEFORE, *DIALOGS) if dialog.name == name), None)
    if menu is not None and menu.expects(state, inbound, facts):
        return menu.step(
            state if menu is PROGRESS else replace(state, menu=""), inbound, facts
        )  # it knows its list by it
    closed = replace(state, menu="", reviewed=())
    found = command(inbound.text)
    if found is not None and (not found.of_the_interview or is_holder(facts)):
        return _begin(found, closed, inbound, facts)
    first = next((dialog for dialog in BEFORE if dialog.expects(closed, inbound, facts)), None)
    if first is not None:
        return first.step(closed, inbound, facts)
    if beside := _beside(closed, inbound, facts):
        return beside
    if menu is not None and and_back(closed, facts):
        aside = INTERVIEW.aside(closed, inbound, facts)
        return aside or (closed, (Say(Message(say("menu.left"))), *and_back(closed, facts)))
    for dialog in DIALOGS:
        if dialog.expects(closed, inbound, facts):
            return dialog.step(closed, inbound, facts)
    return _outside(closed, inbound, facts)


def _cried(state: State, inbound: Inbound, facts: Facts) -> Step | None:
    """A cry for help in place of a free text: whom to call. The question stands, and a report that only reads so is recorded by its button."""
    standing, cry = standing_question(state, facts), read_cry(inbound.text)
    if standing is None or cry is None or not takes_any_text(state, facts):
        return None
    return state, (Say(message(INTERVIEW.name, *standing, Ask(danger(cry, facts.directory), (keep(inbound.text),)))),)


def _citizen(state: State, inbound: Inbound, facts: Facts) -> Step:
    """A citizen asks about the plan; the commands of the staff get the sentence that says where they belong."""
    found = None if read_danger(inbound.text) else command(inbound.text)
    if found is not None and found.never_on_line:
        return state, (Say(Message(_where_staff_answer(inbound))),)
    if found is not None and found.key == "help":
        return help_(state, inbound, facts)
    return STATUS.step(state, inbound, facts)


def _where_staff_answer(inbound: Inbound) -> str:
    return say("terminal.owner") if inbound.channel == TERMINAL else say("line.owner")


def _beside(state: State, inbound: Inbound, facts: Facts) -> Step | None:
    """What this chat does not do, and what is asked of the chat itself in the middle of an interview; then the open question again. None for the rest."""
    back = and_back(state, facts)
    if _may_be_an_answer(state, inbound, facts):
        return None
    duty = read_duty(inbound.text)
    if duty is not None:
        return state, (Say(Message(cannot(duty, facts))), *back)
    if back and read_errand(fold(normalise(inbound.text))) in ANSWERED_IN_BETWEEN:
        after, effects = STATUS.step(state, inbound, facts)
        return after, (*effects, *back)
    return None


def _may_be_an_answer(state: State, inbound: Inbound, facts: Facts) -> bool:
    """Whether the question that stands open is answered by nearly any text, by the number that this one holds, or by what it means in place of one."""
    standing = standing_question(state, facts)
    if standing is None:
        return False
    item, key = standing
    question, meant = form_of(item).question(key), read_intent(inbound.text)
    if question is not None and takes_words(question, item):
        return True
    return (meant is not None and meant.intent is not Intent.HELP) or isinstance(
        read_amount(inbound.text, Kind.COUNT, ""), Amount
    )


def _outside(state: State, inbound: Inbound, facts: Facts) -> Step:
    """What a holder sends while no question is open must not seem to be recorded; a greeting is returned; the rest is about the plan."""
    if is_holder(facts):
        meant = read_intent(inbound.text)
        if meant is not None and meant.intent in (Intent.CORRECT, Intent.BACK):
            return INTERVIEW.back(state, facts)
        if _is_bare_value(inbound.text):
            key = "interview.paused" if state.position else "interview.nothing_open"
            return state, (Say(Message(say(key))),)
    if facts.viewer.person is not None and read_question(inbound.text, facts.today).asks is Asks.GREETING:
        return state, (Say(welcome(facts)),)
    return STATUS.step(state, inbound, facts)


def _pressed(state: State, inbound: Inbound, facts: Facts) -> Step:
    pick = inbound.pick
    found = next((known for known in COMMANDS if pick and (pick.dialog, pick.value) == ("commands", known.key)), None)
    if found is not None:
        return _begin(found, replace(state, reviewed=()), inbound, facts)
    dialog = next((known for known in PRESSED if pick and known.name == pick.dialog), None)
    if dialog is None:
        return state, (Say(Message(say("button.gone"))),)
    after, effects = dialog.step(state, inbound, facts)
    if dialog is STATUS and not after.asked:  # a question about the plan in between
        back = and_back(after, facts)
        effects = (*(_without_buttons(effects) if back else effects), *back)
    return after, effects


def _without_buttons(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Where the open question stands behind an answer, only its buttons are shown."""
    return tuple(Say(replace(effect.message, choices=())) if isinstance(effect, Say) else effect for effect in effects)


def _begin(found: Command, state: State, inbound: Inbound, facts: Facts) -> Step:
    if facts.viewer.audience is Audience.CITIZEN:
        return state, (Say(Message(_where_staff_answer(inbound))),)
    if facts.viewer.person is None and found.for_the_roster:
        return state, (Say(Message(say("welcome.public", extension=facts.directory["extension"]))),)
    after, effects = BEGINNINGS[found.key](state, inbound, facts)
    if found.in_between and not after.menu:
        effects = (*effects, *and_back(after, facts))
    return after, effects


def _is_bare_value(text: str) -> bool:
    return isinstance(read_amount(text, Kind.COUNT, ""), Amount) and len(text) <= 12
