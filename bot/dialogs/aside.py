"""A question about the plan in the middle of an interview: it is answered, and the interview goes on where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.dialogs import status, wording
from bot.dialogs.answering import KEPT, about
from bot.dialogs.choosing import read_choice
from bot.dialogs.commands import command
from bot.dialogs.dialog import Facts, Say, State, Step, Topic
from bot.dialogs.item import Item
from bot.dialogs.status import STATUS
from bot.dialogs.tables import has_figure
from bot.dialogs.walk import and_back, takes_any_text
from bot.messages import Inbound, Message
from language import formats
from language.asking import is_plainly_asked
from language.asks import Asks
from language.danger import read_danger
from language.list_numbers import list_number
from language.normalise import bare
from language.numbers import read_amount
from language.question import Question, read_question
from language.replies import Amount
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Kind

NAME = "aside"  # the menu of a question that was asked back
_LAST_TIME = re.compile("^(?:前回|前(?=は|の(?:値|数|実績|件数|回数)))")


def digress(state: State, item: Item, key: str, text: str, facts: Facts, *, sure: bool = False) -> Step | None:
    """Answers a question about the plan that was sent to the question ``key`` of an item; None when the text is none.

    ``sure`` is for a text that may be an answer as well: only what names an indicator, or nothing but a year, is then a question."""
    own = None if _told_of_another(state, item, facts) else _of_the_item(state, item, key, text, facts)
    if own is not None:
        return own
    topic = _topic(state, item, facts)
    found = status.answer(text, replace(state, topic=topic), facts, sure=sure)
    if found is None:
        return None
    after, messages = found
    said = tuple(Say(message) for message in messages)
    if read_danger(text):
        return state, said  # nothing else in such a reply
    if after.asked:
        return replace(state, topic=after.topic, asked=after.asked, menu=NAME), said
    return replace(state, topic=after.topic), (*said, *and_back(state, facts))


class Aside:
    """The reply to 「どれを知りたいですか」 that was asked back in the middle of an interview."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        """A number of the list, or what names one of it; any other number is a value, and the rest belongs to the interview."""
        if state.menu != NAME or command(inbound.text):
            return False
        offered = len(state.asked.indicator_ids) if state.asked else 0
        number = list_number(inbound.text)
        if number is not None or isinstance(read_amount(inbound.text, Kind.COUNT, ""), Amount):
            return number is not None and 1 <= number <= offered
        if takes_any_text(state, facts) and not is_plainly_asked(inbound.text):
            return state.asked is not None and read_choice(inbound.text, "", state.asked, facts) is not None
        return status.answer(inbound.text, state, facts) is not None

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        return self.step(state, inbound, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        after, effects = STATUS.step(state, inbound, facts)
        if after.asked:
            return after, effects
        back = replace(after, menu="")
        return back, (*effects, *and_back(back, facts))


ASIDE = Aside()


def _told_of_another(state: State, item: Item, facts: Facts) -> bool:
    """Whether another indicator was spoken of since the open question was put: 「令和4年度は？」 then goes on about it."""
    topic = state.topic
    own = item.indicator.id if item.indicator else ""
    return topic is not None and topic.indicator_id != own and facts.now - topic.at <= KEPT


def _topic(state: State, item: Item, facts: Facts) -> Topic | None:
    if item.indicator is None or _told_of_another(state, item, facts):
        return state.topic
    return about(item.indicator, item.year - 1, facts)


def _of_the_item(state: State, item: Item, key: str, text: str, facts: Facts) -> Step | None:
    """「去年は何件だった？」「予定は？」: one sentence from the open item itself. Years count from the one that is asked for, not from today."""
    question = read_question(_LAST_TIME.sub("前年度", bare(text)), date(item.year.western, 10, 1))
    if not question.bare or question.asks is not Asks.FIGURE or question.beyond or re.search("[0-9]", question.words):
        return None
    year, planned = _year(question, state, item, facts), bool(question.planned)
    if year is None or (year >= item.year and not planned):
        return None
    topic = Topic(item.indicator.id, year, planned, facts.now) if item.indicator else state.topic
    of_phase = key == "phase" or item.indicator is None
    told = (_phase if of_phase else _figure)(item, year, planned)
    return replace(state, topic=topic), (Say(Message(told)), *and_back(state, facts))


def _year(question: Question, state: State, item: Item, facts: Facts) -> FiscalYear | None:
    """The year that is meant: 前年度 is the one before the item's, その前の年 the one before what was told last, and a bare 予定 is the item's own."""
    topic = state.topic
    if len(question.years) > 1:
        return None
    if question.year is not None:
        return question.year
    if question.year_shift:
        of_this = topic is not None and item.indicator is not None and topic.indicator_id == item.indicator.id
        told = topic.year if topic and of_this and facts.now - topic.at <= KEPT else item.year
        return told + question.year_shift
    if question.planned is None:
        return None
    return item.year if question.planned else item.year - 1


def _figure(item: Item, year: FiscalYear, planned: bool) -> str:
    indicator = item.the_indicator
    cell = indicator.planned(year) if planned else indicator.reached(year)
    told = {"year": formats.year(year), "series": say("aside.planned" if planned else "aside.actual")}
    if cell.uncertain and not (planned and cell.is_text):
        return say("aside.uncertain", page=indicator.page, **told)
    if not has_figure(cell) and not (planned and cell.is_text):
        return say("aside.none", **told)
    return say("aside.figure", value=wording.cell(cell, item), **told)


def _phase(item: Item, year: FiscalYear, planned: bool) -> str:
    told = {"year": formats.year(year), "series": say("aside.phase_planned" if planned else "aside.phase")}
    if year in item.the_project.uncertain_phases:
        return say("aside.uncertain", page=item.the_project.page, **told)
    phase = item.the_project.phases.get(year)
    return say("aside.figure", value=f"「{wording.phase(phase)}」", **told) if phase else say("aside.none", **told)
