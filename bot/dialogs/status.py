"""Questions about the plan: which indicator, which year, 予定 or 実績, and the answer; it asks back and never guesses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogs import choosing, naming, telling
from bot.dialogs.answering import KEPT, Answering, Spoken
from bot.dialogs.choosing import Chosen
from bot.dialogs.courtesy import COURTESIES, courtesy, danger, foreign
from bot.dialogs.dialog import Asked, Facts, Say, State, Step
from bot.dialogs.extent import extent
from bot.dialogs.figure import Style
from bot.dialogs.wanted import AREA, NAME, NEITHER, Wanted, pressed
from bot.dialogs.wish import wish
from bot.messages import Inbound, Message, Pick
from language.asking import looks_asked
from language.asks import Asks
from language.danger import read_cry, read_danger
from language.intents import Intent, read_intent
from language.match import Match
from language.normalise import fold
from language.question import Measure, Question, read_question
from language.talk import is_foreign
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Indicator, Table
from store.records import Audience

_REFUSED = {Asks.UNPUBLISHED: "figure.unpublished", Asks.FORECAST: "forecast", Asks.COMPARE: "compare"}


def answer(text: str, state: State, facts: Facts, *, sure: bool = False) -> Spoken | None:
    """Answers a question about the plan in the middle of an interview, in its shortest form; None when the text is none.

    With ``sure`` what is only like something in the plan is none either."""
    cry = read_cry(text)
    if cry is not None:
        return state, (Message(danger(cry, facts.directory)),)
    question = read_question(text, facts.today)
    if question.asks in _NOT_ASIDE:
        return None
    reply = _Conversation(state, facts, Style.ASIDE).aside(question, sure=sure)
    if reply is None:
        return None
    alarm = read_danger(text)
    if alarm is not None:
        return state, (Message(danger(alarm, facts.directory)),)
    after, messages = reply
    return after, tuple(Message(message.text, message.choices if after.asked else ()) for message in messages)


class Status:
    """The dialog of questions about the plan."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:  # noqa: ARG002 - the protocol's
        """Whatever no other dialog expects is taken as a question about the plan."""
        return True

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        return self.step(state, inbound, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        style = Style.CITIZEN if facts.viewer.audience is Audience.CITIZEN else Style.STAFF
        after, messages = _Conversation(state, facts, style).reply(inbound)
        return after, tuple(Say(message) for message in messages)


STATUS = Status()


@dataclass(frozen=True, slots=True)
class _Conversation(Answering):
    """One message read against what was said before: a new question, more of the last one, or a reply to what was asked back."""

    def reply(self, inbound: Inbound) -> Spoken:
        if inbound.pick is not None:
            return self.after_button(inbound.pick)
        if not inbound.text.strip():
            return self.said(say("sticker"))
        found = read_danger(inbound.text)
        if found is not None:
            return replace(self.state, asked=None), (Message(danger(found, self.facts.directory), alone=True),)
        question = read_question(inbound.text, self.facts.today)
        return self.after_choice(inbound.text, question) or self.asked(question)

    def asked(self, question: Question) -> Spoken:
        """A question in words, with nothing open."""
        said = courtesy(question, self.facts, staff=self.style is not Style.CITIZEN)
        if said:
            return self.said(said)
        wanted = self.wanted(question)
        edition, match = self.facts.book.edition, self.facts.book.index.find(question)
        if is_foreign(fold(question.text)) and (match.kind == "none" or (match.kind == "near" and not match.exact)):
            return self.said(foreign())
        if question.asks is Asks.WISH:
            return self.said(wish(question.text, match, edition, self.facts.directory))
        if question.asks is Asks.EXTENT:
            named = self.facts.book.index.find(replace(question, measure=None))
            area = edition.area.get(named.area) if named.kind == "area" else None
            told = extent(question, area, edition, self.style)
            return self.said(told) if told else self.nothing(question)
        follow_up = self.follow_up(question, match)
        if follow_up is not None:
            return self.further(follow_up, wanted, question)
        if question.asks in _REFUSED and match.kind != "one":
            return self.said(say(_REFUSED[question.asks]))
        return self.matched(match, wanted, question)

    def aside(self, question: Question, *, sure: bool) -> Spoken | None:
        """The same in the middle of an interview: only what is surely about the plan."""
        match = self.facts.book.index.find(question)
        asked = looks_asked(question.text)
        if (question.asks is Asks.RATING or question.compares) and question.bare and not asked:
            return None  # 順調です and 減りました tell, and ask nothing
        follow_up = self.follow_up(question, match)
        if follow_up is not None:
            return self.further(follow_up, self.wanted(question), question)
        if match.kind in ("one", "several") or (
            match.kind == "near" and asked and (not sure or self.names_one(match, question))
        ):
            return self.matched(match, self.wanted(question), question)
        return None

    def names_one(self, match: Match, question: Question) -> bool:
        """Whether what is only near was named all the same: something else was said beside it."""
        edition = self.facts.book.edition
        return match.exact or any(naming.is_named(i, question.text, edition) for i in self.indicators(match.ids))

    def follow_up(self, question: Question, match: Match) -> Indicator | None:
        """The indicator last answered, or its like in the 分類 that is named, where the message names nothing else."""
        topic = self.topic()
        if topic is None or question.asks is Asks.LIST:
            return None
        if question.bare:
            says_what = (
                question.year_words
                or question.planned is not None
                or question.asks is not Asks.FIGURE
                or question.compares
            )
            if question.beyond and self.style is not Style.ASIDE:  # in an interview 5月9日 may be the answer
                says_what = True
            return self.facts.book.edition.indicator.get(topic.indicator_id) if says_what else None
        if question.asks is Asks.RATING or not self.area_alone(question, match):
            return None
        sibling = self.facts.book.index.sibling(topic.indicator_id, match.area)
        found = self.facts.book.edition.indicator.get(sibling)
        return found if found is not None and _measured_so(question, found) else None

    def further(self, indicator: Indicator, wanted: Wanted, question: Question) -> Spoken:
        """More of the indicator last answered, or of its like in another 分類."""
        unprinted = telling.unprinted(question.beyond, indicator)
        if unprinted and question.asks in (Asks.FIGURE, Asks.SERIES):
            return self.beyond(indicator, unprinted, wanted)
        if question.bare and not self.facts.book.index.counts(question, indicator.id):
            return self.other_unit(indicator)
        return self.tell(indicator, self.followed(wanted, question))

    def followed(self, wanted: Wanted, question: Question) -> Wanted:
        """Another 分類 without a year is asked for the year and the series that were last told, where they were not the usual ones."""
        topic = self.topic()
        if topic is None or question.bare or wanted.year is not None or wanted.planned is not None:
            return replace(wanted, follow_up=True)
        if topic.planned or topic.year != self.facts.book.edition.latest_actual:
            return replace(wanted, year=topic.year, planned=topic.planned, follow_up=True)
        return replace(wanted, follow_up=True)

    def area_alone(self, question: Question, match: Match) -> bool:
        """Nothing but a 分類 is named, or a 分類 and a kind of quantity: 保健福祉の率は？"""
        if match.kind == "none" and match.area:
            match = self.facts.book.index.find(replace(question, measure=None))
        return match.kind == "area"

    def wanted(self, question: Question) -> Wanted:
        """A year that is named from another one is counted from the topic's; a bare 予定 or 実績 keeps the topic's year."""
        topic = self.topic()
        year = question.year
        if question.year_shift and topic is not None and (question.bare or year is None):
            year = topic.year + question.year_shift
        elif question.year_shift and year is None:
            year = FiscalYear.of(self.facts.today) + question.year_shift
        elif (
            year is None and question.bare and topic is not None and (question.planned is not None or question.compares)
        ):
            year = topic.year
        planned = question.planned
        if planned is None and question.bare and question.year_words and topic is not None and topic.planned:
            planned = True
        columns = question.columns
        if planned is not None and question.planned is None:
            columns = tuple(replace(column, planned=planned) for column in columns)
        return Wanted(question.asks, year, planned, columns)

    def after_choice(self, text: str, question: Question) -> Spoken | None:
        """A reply to the question which of several is meant; None when it is something else."""
        asked = self.state.asked
        if asked is None or self.facts.now - asked.at > KEPT:
            return self.neither() if choosing.is_neither(text) else None
        year = question.year or asked.year
        planned = asked.planned if question.planned is None else question.planned
        wanted = Wanted(Asks(asked.asks), year, planned, question.columns or asked.columns)
        chosen = choosing.read_choice(text, question.year_words, asked, self.facts)
        if chosen is Chosen.NEITHER:
            return self.neither()
        if isinstance(chosen, tuple):
            return self.tell_all(chosen, wanted)
        match = self.facts.book.index.find(question)
        found = self.meant(match, asked, question)
        if found is not None:
            return self.tell(found, wanted)
        says_more = question.bare and (question.year_words or question.planned is not None)
        if chosen is Chosen.ALL or says_more:
            return self.ask(choosing.ask_again(asked, wanted, self.facts))
        if self.unread(question, match) and not asked.repeated and choosing.is_reply(text, asked, self.facts):
            return self.ask(choosing.not_read(asked, wanted, self.facts))
        return None

    def meant(self, match: Match, asked: Asked, question: Question) -> Indicator | None:
        """The one of those offered that a reply's words lead to (川): its 分類 is named, or nothing else that was offered is like it."""
        if match.kind == "area":
            return choosing.by_area(match.area, asked, self.facts)
        if asked.near or looks_asked(question.text):
            return None
        found = [indicator for indicator in self.indicators(match.ids) if indicator.id in asked.indicator_ids]
        return found[0] if len(found) == 1 else None

    def unread(self, question: Question, match: Match) -> bool:
        """Whether a reply to an open question is neither a choice nor a question of its own, nor talk."""
        meant = read_intent(question.text)
        if meant is not None and meant.intent is Intent.UNKNOWN:
            return True
        if question.asks is not Asks.FIGURE or looks_asked(question.text):
            return False
        return match.kind == "none" or (match.kind == "near" and not match.exact)

    def after_button(self, pick: Pick) -> Spoken:
        found = pressed(pick)
        if pick.question == NEITHER or found is None:
            return self.neither()
        subject_id, wanted = found
        asked = self.state.asked
        if asked is not None and subject_id in asked.indicator_ids and wanted.asks == asked.asks:
            wanted = replace(wanted, columns=asked.columns)
        edition = self.facts.book.edition
        if pick.question == AREA and subject_id in edition.area:
            ids = tuple(i.id for i in edition.indicators if i.area_id == subject_id)
            kpis = tuple(id_ for id_ in ids if edition.indicator[id_].table is Table.KPI)
            return self.of_area(Match("area", kpis or ids, area=subject_id), wanted)
        indicator = edition.indicator.get(subject_id)
        return self.tell(indicator, replace(wanted, follow_up=True)) if indicator else self.nothing(None)


def _measured_so(question: Question, indicator: Indicator) -> bool:
    return question.measure is None or (question.measure is Measure.RATE) == (indicator.unit == "%")


_NOT_ASIDE = frozenset((Asks.WISH, *COURTESIES))
