"""Questions about the plan: which indicator, which year, 予定 or 実績, and the answer; it asks back and never guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.dialogs import choosing, naming, telling
from bot.dialogs.choosing import Chosen
from bot.dialogs.courtesy import COURTESIES, courtesy, danger, nothing_found
from bot.dialogs.dialog import Asked, Facts, Say, State, Step, Topic
from bot.dialogs.explaining import alike, definition, owner, plan_source, project, rating, ratings, without_indicator
from bot.dialogs.figure import Style
from bot.dialogs.tables import preferred
from bot.dialogs.wanted import AREA, NAME, NEITHER, Wanted, button, pressed
from bot.dialogs.wish import wish
from bot.messages import Inbound, Message, Pick
from language.asks import Asks
from language.beyond import Beyond
from language.danger import read_cry, read_danger
from language.intents import Intent, read_intent
from language.lexicon import key
from language.match import Match
from language.normalise import normalise
from language.question import Measure, Question, read_question
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Area, Edition, Indicator, Issue, Project, Table
from store.records import Audience

LONG_PIECE = 6  # letters of a 課題's name that are enough for it
KEPT = timedelta(minutes=30)  # so long a message that names only a year is about the last indicator
_QUESTION = re.compile(r"[?？]\s*$|(?:は|か|って|教えて|知りたい)[。]?\s*$")
_OF_PROJECTS = (Asks.DEPARTMENT, Asks.SUMMARY)
_REFUSED = {Asks.UNPUBLISHED: "figure.unpublished", Asks.FORECAST: "forecast", Asks.COMPARE: "compare"}

Spoken = tuple[State, tuple[Message, ...]]  # the next state, and what is said


def about(indicator: Indicator, year: FiscalYear, facts: Facts) -> Topic:
    """The topic that makes a bare 「令和4年度は？」 one about this indicator."""
    return Topic(indicator.id, year, False, facts.now)


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
class _Conversation:
    """One message's view of the conversation: what was said, what may be known, and for whom it is worded."""

    state: State
    facts: Facts
    style: Style

    def reply(self, inbound: Inbound) -> Spoken:
        if inbound.pick is not None:
            return self.after_button(inbound.pick)
        if not inbound.text.strip():
            return self.said(say("sticker"))
        found = read_danger(inbound.text)
        if found is not None:
            return self.said(danger(found, self.facts.directory))
        question = read_question(inbound.text, self.facts.today)
        return self.after_choice(inbound.text, question) or self.asked(question)

    def asked(self, question: Question) -> Spoken:
        """A question in words, with nothing open."""
        said = courtesy(question, self.facts, staff=self.style is not Style.CITIZEN)
        if said:
            return self.said(said)
        wanted = self.wanted(question)
        match = self.facts.book.index.find(question)
        if question.asks is Asks.WISH:
            edition, directory = self.facts.book.edition, self.facts.directory
            return self.said(wish(question.text, match, edition, directory))
        follow_up = self.follow_up(question, match)
        if follow_up is not None:
            return self.further(follow_up, wanted, question)
        if question.asks in _REFUSED and match.kind != "one":
            return self.said(say(_REFUSED[question.asks]))
        return self.matched(match, wanted, question)

    def aside(self, question: Question, *, sure: bool) -> Spoken | None:
        """The same in the middle of an interview: only what is surely about the plan."""
        match = self.facts.book.index.find(question)
        looks_asked = _QUESTION.search(question.text) is not None
        if question.asks is Asks.RATING and question.bare and not looks_asked:
            return None  # 順調です tells, and asks nothing
        follow_up = self.follow_up(question, match)
        if follow_up is not None:
            return self.further(follow_up, self.wanted(question), question)
        if match.kind in ("one", "several") or (
            match.kind == "near" and looks_asked and (not sure or self.names_one(match, question))
        ):
            return self.matched(match, self.wanted(question), question)
        return None

    def names_one(self, match: Match, question: Question) -> bool:
        """Whether what is only near was named all the same: something else was said beside it."""
        edition = self.facts.book.edition
        return match.exact or any(naming.is_named(i, question.text, edition) for i in self.indicators(match.ids))

    def matched(self, match: Match, wanted: Wanted, question: Question) -> Spoken:
        """What the index found, in the form that the question wants."""
        edition = self.facts.book.edition
        indicators = self.indicators(match.ids, question)
        projects = tuple(edition.project[id_] for id_ in match.project_ids)
        if wanted.asks is Asks.SOURCE and not indicators:
            return self.said(plan_source(edition))
        if match.kind == "area" or (match.area and question.asks in (Asks.RATING, Asks.LIST)):
            return self.of_area(match, wanted, question)
        pillar = tuple(area for area in edition.areas if area.pillar in question.text)
        if pillar and question.asks in (Asks.RATING, Asks.LIST) and match.kind in ("near", "none"):
            return self.which_area(pillar, wanted)
        if match.kind in ("near", "none") and (issue := named_issue(question, edition)):
            return self.of_issue(issue, wanted)
        if match.kind == "none":
            return self.without_topic(wanted) if question.bare else self.nothing()
        if match.kind == "near":
            return self.near(indicators, projects, wanted, question.text, match)
        if projects and (wanted.asks in _OF_PROJECTS or not indicators):
            return self.of_projects(projects, indicators, wanted)
        return self.which(indicators, wanted, question.text)

    def which(self, indicators: tuple[Indicator, ...], wanted: Wanted, text: str = "") -> Spoken:
        """The one indicator, or the question which of several is meant; one meaning that all of them share is told at once."""
        if not indicators:
            return self.nothing()
        if len(indicators) == 1:
            return self.tell(indicators[0], wanted)
        if wanted.asks is Asks.DEFINITION and alike(indicators):
            text = definition(indicators[0], self.facts.book.edition, self.style)
            return replace(self.state, asked=None, topic=None), (Message(text),)
        return self.ask(choosing.ask_which(indicators, wanted, self.facts, text))

    def near(
        self,
        indicators: tuple[Indicator, ...],
        projects: tuple[Project, ...],
        wanted: Wanted,
        text: str,
        match: Match,
    ) -> Spoken:
        """What is like the thing that was named, or what was named beside words that the plan does not know."""
        if not indicators:
            return self.of_projects(projects, (), wanted) if projects else self.nothing()
        if match.beyond and len(indicators) == 1:
            return self.beyond(indicators[0], match.beyond, wanted)
        if not match.exact and match.score < choosing.LEAST_LIKE:
            return self.nothing()
        offered = indicators[: choosing.MOST_NEAR]
        named = match.exact or any(naming.is_named(one, text, self.facts.book.edition) for one in offered)
        return self.ask(choosing.ask_near(offered, wanted, self.facts, named=named))

    def beyond(self, indicator: Indicator, asked: frozenset[Beyond], wanted: Wanted) -> Spoken:
        """A month, a sum, what was not done: the plan does not print it, and its yearly figure is no answer to it."""
        topic, message = telling.tell_beyond(indicator, asked, wanted, self.facts, self.style)
        return replace(self.state, asked=None, topic=topic), (message,)

    def ask(self, open_: tuple[Asked, Message]) -> Spoken:
        """Puts a question back. What was spoken of before is no topic any more: a bare 「予定は？」 must not go back to it."""
        asked, message = open_
        return replace(self.state, asked=asked, topic=None), (message,)

    def of_projects(self, projects: tuple[Project, ...], indicators: tuple[Indicator, ...], wanted: Wanted) -> Spoken:
        """The department or the content of a project, or that it has no 活動指標."""
        edition, directory = self.facts.book.edition, self.facts.directory
        if len(projects) > 1 and len(indicators) > 1:
            return self.which(indicators, wanted)
        found = projects[0]
        if wanted.asks is Asks.DEPARTMENT:
            text = owner(found, edition, directory, self.style)
        elif wanted.asks is Asks.SUMMARY:
            text = project(found, edition, self.style)
        else:
            text = without_indicator(found, edition, self.style)
        kept = replace(self.state, asked=None)
        if len(indicators) == 1:
            kept = replace(kept, topic=about(indicators[0], self.facts.book.latest_actual(indicators[0]), self.facts))
        return kept, (Message(text),)

    def of_issue(self, issue: Issue, wanted: Wanted) -> Spoken:
        """A 課題 is named: its 進捗, and its KPIs as buttons."""
        edition = self.facts.book.edition
        kpis = tuple(i for i in edition.indicators if i.issue_id == issue.id and i.table is Table.KPI)
        labels = naming.tell_apart(kpis, edition) if kpis else ()
        choices = tuple(
            button(label, kpi.id, replace(wanted, asks=Asks.FIGURE)) for label, kpi in zip(labels, kpis, strict=True)
        )
        fitting = choices if all(len(choice.label) <= naming.LABEL_LENGTH for choice in choices) else ()
        return replace(self.state, asked=None), (Message(rating(issue, edition, self.style), fitting),)

    def of_area(self, match: Match, wanted: Wanted, question: Question | None = None) -> Spoken:
        """Nothing but a 分類 is named: its 進捗, or which of its figures."""
        edition = self.facts.book.edition
        area = edition.area.get(match.area)
        if wanted.asks is Asks.RATING and area is not None:
            return self.said(ratings(area, edition, self.style))
        return self.which(self.indicators(match.ids, question), wanted)

    def without_topic(self, wanted: Wanted) -> Spoken:
        """Nothing is named and nothing was spoken of."""
        edition = self.facts.book.edition
        if wanted.asks is Asks.SOURCE:
            return self.said(plan_source(edition))
        if wanted.asks in (Asks.RATING, Asks.LIST):
            return self.which_area(edition.areas, wanted)
        return self.said(say("ask.topic", example=say("example")))

    def which_area(self, areas: tuple[Area, ...], wanted: Wanted) -> Spoken:
        key = "rating.which" if wanted.asks is Asks.RATING else "ask.area"
        choices = tuple(button(area.name, area.id, wanted, AREA) for area in areas)
        return replace(self.state, asked=None), (Message(say(key, count=len(areas)), choices),)

    def tell(self, indicator: Indicator, wanted: Wanted) -> Spoken:
        """The answer about one indicator; it becomes the topic."""
        told = self.topic()
        if wanted.asks is Asks.DOUBT and (told is None or told.indicator_id != indicator.id):
            wanted = replace(wanted, asks=Asks.FIGURE)  # there is no answer yet that could be doubted
        elif wanted.asks is Asks.DOUBT and told is not None:
            wanted = replace(wanted, year=wanted.year or told.year)
        topic, message = telling.tell(indicator, wanted, self.facts, self.style)
        return replace(self.state, asked=None, topic=topic), (message,)

    def follow_up(self, question: Question, match: Match) -> Indicator | None:
        """The indicator last answered, or its like in the 分類 that is named, where the message names nothing else."""
        topic = self.topic()
        if topic is None or question.asks is Asks.LIST:
            return None
        if question.bare:
            says_what = question.year_words or question.planned is not None or question.asks is not Asks.FIGURE
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

    def topic(self) -> Topic | None:
        topic = self.state.topic
        return topic if topic is not None and self.facts.now - topic.at <= KEPT else None

    def wanted(self, question: Question) -> Wanted:
        """A year that is named from another one is counted from the topic's; a bare 予定 or 実績 keeps the topic's year."""
        topic = self.topic()
        year = question.year
        if question.year_shift and topic is not None and (question.bare or year is None):
            year = topic.year + question.year_shift
        elif question.year_shift and year is None:
            year = FiscalYear.of(self.facts.today) + question.year_shift
        elif year is None and question.bare and question.planned is not None and topic is not None:
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
        if asked.near or _QUESTION.search(question.text):
            return None
        found = [indicator for indicator in self.indicators(match.ids) if indicator.id in asked.indicator_ids]
        return found[0] if len(found) == 1 else None

    def unread(self, question: Question, match: Match) -> bool:
        """Whether a reply to an open question is neither a choice nor a question of its own, nor talk."""
        meant = read_intent(question.text)
        if meant is not None and meant.intent is Intent.UNKNOWN:
            return True
        if question.asks is not Asks.FIGURE or _QUESTION.search(question.text):
            return False
        return match.kind == "none" or (match.kind == "near" and not match.exact)

    def tell_all(self, indicators: tuple[Indicator, ...], wanted: Wanted) -> Spoken:
        messages: list[Message] = []
        state = self.state
        for indicator in indicators:
            state, told = self.tell(indicator, wanted)
            messages.extend(told)
        if len(messages) > 1:
            messages = [Message(message.text) for message in messages]
        return state, tuple(messages)

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
        return self.tell(indicator, replace(wanted, follow_up=True)) if indicator else self.nothing()

    def indicators(self, ids: tuple[str, ...], question: Question | None = None) -> tuple[Indicator, ...]:
        """Those that the edition has, a measure that stands in two tables once."""
        known = self.facts.book.edition.indicator
        found = (preferred(known[id_], question, self.facts.book.edition) for id_ in ids if id_ in known)
        return tuple({indicator.id: indicator for indicator in found}.values())

    def nothing(self) -> Spoken:
        """Neither the plan speaks of it nor anything else. What was spoken of before stays the topic, and whatever is told of it names it."""
        return self.said(nothing_found(self.facts.directory, staff=self.style is not Style.CITIZEN))

    def neither(self) -> Spoken:
        """None of what was offered: what was spoken of before is over."""
        after, messages = self.nothing()
        return replace(after, topic=None), messages

    def said(self, text: str) -> Spoken:
        return replace(self.state, asked=None), (Message(text),)


def named_issue(question: Question, edition: Edition) -> Issue | None:
    """The 課題 whose printed name stands in a question, or a long piece of whose name is all that is asked for (デジタルデバイド)."""
    said, words = key(question.text), key(question.words)
    names = [(issue, key(normalise(issue.name))) for issue in edition.issues]
    whole = [issue for issue, name in names if name in said]
    pieces = [issue for issue, name in names if len(words) >= LONG_PIECE and words in name]
    return next((found[0] for found in (whole, pieces) if len(found) == 1), None)


def _measured_so(question: Question, indicator: Indicator) -> bool:
    return question.measure is None or (question.measure is Measure.RATE) == (indicator.unit == "%")


_NOT_ASIDE = frozenset((Asks.WISH, *COURTESIES))
