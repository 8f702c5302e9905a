"""What is answered once it is known what a question is about: one indicator, several, something near, a project, a 課題, a 分類, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.dialogs import choosing, naming, telling
from bot.dialogs.courtesy import unanswered
from bot.dialogs.dialog import Asked, Facts, State, Topic
from bot.dialogs.explaining import alike, definition, owner, plan_source, project, rating, ratings, without_indicator
from bot.dialogs.figure import Style
from bot.dialogs.tables import preferred
from bot.dialogs.wanted import AREA, Wanted, button
from bot.messages import Message
from language.asking import compares_several
from language.asks import Asks
from language.beyond import Beyond
from language.lexicon import key
from language.match import Match
from language.normalise import normalise
from language.question import Question
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Area, Edition, Indicator, Issue, Project, Table

KEPT = timedelta(minutes=30)  # so long a message that names only a year is about the last indicator
MOST_LACKING = 2  # words that are named as not found
LONG_PIECE = 6  # letters of a 課題's name that are enough for it
_OF_PROJECTS = (Asks.DEPARTMENT, Asks.SUMMARY)

Spoken = tuple[State, tuple[Message, ...]]  # the next state, and what is said


def about(indicator: Indicator, year: FiscalYear, facts: Facts) -> Topic:
    """The topic that makes a bare 「令和4年度は？」 one about this indicator."""
    return Topic(indicator.id, year, False, facts.now)


@dataclass(frozen=True, slots=True)
class Answering:
    """One message's view of the conversation: what was said, what may be known, and for whom it is worded."""

    state: State
    facts: Facts
    style: Style

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
        if (
            question.asks is Asks.RATING
            and say("rating.word") in question.text
            and not match.exact
            and match.kind in ("near", "none")
        ):
            return self.which_area(edition.areas, wanted)
        if match.kind == "none":
            return self.without_topic(wanted) if question.bare and question.is_asked else self.nothing(question)
        if match.kind == "near":
            return self.near(indicators, projects, wanted, question, match)
        if wanted.asks is Asks.DEFINITION and projects and not self.names(indicators, question):
            wanted = replace(wanted, asks=Asks.SUMMARY)  # RPAって何: what it does, not how its 活動指標 is counted
        if projects and (wanted.asks in _OF_PROJECTS or not indicators):
            return self.of_projects(projects, indicators, wanted)
        each = match.together or (len({one.name for one in indicators}) == 1 and compares_several(question.text))
        if each and not question.beyond and 1 < len(indicators) <= choosing.MOST_AT_ONCE:
            return self.tell_all(indicators, wanted)
        return self.which(indicators, wanted, question)

    def names(self, indicators: tuple[Indicator, ...], question: Question) -> bool:
        """Whether a question names one of these indicators, and not only its project."""
        return any(naming.is_named(one, question.text, self.facts.book.edition) for one in indicators)

    def which(self, indicators: tuple[Indicator, ...], wanted: Wanted, question: Question | None = None) -> Spoken:
        """The one indicator, or the question which of several is meant; one meaning that all of them share is told at once."""
        if not indicators:
            return self.nothing(question)
        if len(indicators) == 1:
            return self.tell(indicators[0], wanted)
        if wanted.asks is Asks.DEFINITION and alike(indicators):
            text = definition(indicators[0], self.facts.book.edition, self.style)
            return replace(self.state, asked=None, topic=None), (Message(text),)
        text = question.text if question else ""
        beyond = self.not_printed(question.beyond) if question else ""
        return self.ask(choosing.ask_which(indicators, wanted, self.facts, text, beyond))

    def near(
        self,
        indicators: tuple[Indicator, ...],
        projects: tuple[Project, ...],
        wanted: Wanted,
        question: Question,
        match: Match,
    ) -> Spoken:
        """What is like the thing that was named, or what was named beside words that the plan does not know."""
        if not indicators:
            return self.of_projects(projects, (), wanted) if projects else self.nothing(question)
        if match.beyond and len(indicators) == 1:
            return self.beyond(indicators[0], match.beyond, wanted)
        if not match.exact and match.score < choosing.LEAST_LIKE:
            return self.nothing(question)
        here = [self.where_we_were(one, match) for one in indicators[: choosing.MOST_NEAR]]
        offered = tuple({one.id: one for one in here}.values())
        named = match.exact or self.names(offered, question)
        lacking = self.not_printed(match.beyond) or (self.lacking(question, indicators) if named else "")
        return self.ask(choosing.ask_near(offered, wanted, self.facts, named=named, lacking=lacking))

    def not_printed(self, beyond: frozenset[Beyond]) -> str:
        """That the plan does not print what was asked of all of these, a sum or an average; "" where nothing of the kind was."""
        first = next((one for one in Beyond if one in beyond), None)
        return say(f"beyond.{first}") if first else ""

    def lacking(self, question: Question, indicators: tuple[Indicator, ...]) -> str:
        """Which word of the question is in none of them: whoever takes one of them is told that it is not what was asked."""
        words = self.facts.book.index.unheard(question, [indicator.id for indicator in indicators])
        if not words and all(indicator.table is Table.KPI for indicator in indicators):
            words = tuple(name for name in self.facts.book.edition.departments if name in question.text)
        if words:
            return say("near.without", words="」「".join(words[:MOST_LACKING]))
        return say("near.part") if say("near.of_which") in question.text else ""

    def where_we_were(self, indicator: Indicator, match: Match) -> Indicator:
        """Its like in the 分類 that was last spoken of, where none is named: 手続き数は？ after an answer about 窓口."""
        topic, edition = self.topic(), self.facts.book.edition
        if topic is None or match.area or topic.indicator_id not in edition.indicator:
            return indicator
        sibling = self.facts.book.index.sibling(indicator.id, edition.indicator[topic.indicator_id].area_id)
        main = preferred(indicator, None, edition)
        sibling = sibling or self.facts.book.index.sibling(main.id, edition.indicator[topic.indicator_id].area_id)
        return edition.indicator.get(sibling, indicator)

    def beyond(self, indicator: Indicator, asked: frozenset[Beyond], wanted: Wanted) -> Spoken:
        """A month, a sum, what was not done: the plan does not print it, and its yearly figure is no answer to it."""
        topic, message = telling.tell_beyond(indicator, asked, wanted, self.facts, self.style)
        return replace(self.state, asked=None, topic=topic), (message,)

    def other_unit(self, indicator: Indicator) -> Spoken:
        """What was asked of it is counted in another unit than it is."""
        topic, message = telling.tell_other_unit(indicator, self.facts, self.style)
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
        found = self.indicators(match.ids, question)
        if question is not None and len(found) == 1 and wanted.asks in (Asks.FIGURE, Asks.SERIES, Asks.DEFINITION):
            return self.ask(choosing.ask_near(found, wanted, self.facts, named=True))  # its only figure is not its name
        return self.which(found, wanted)

    def without_topic(self, wanted: Wanted) -> Spoken:
        """Nothing is named and nothing was spoken of."""
        edition = self.facts.book.edition
        if wanted.asks is Asks.SOURCE:
            return self.said(plan_source(edition))
        if wanted.asks in (Asks.RATING, Asks.LIST):
            return self.which_area(edition.areas, wanted)
        if wanted.year is not None and wanted.year > edition.latest_actual and not wanted.planned:
            return self.said(telling.later_year(wanted.year, edition))
        return self.said(say("ask.topic", example=say("example")))

    def which_area(self, areas: tuple[Area, ...], wanted: Wanted) -> Spoken:
        key = "rating.which" if wanted.asks is Asks.RATING else "ask.area"
        choices = tuple(button(area.name, area.id, wanted, AREA) for area in areas)
        return replace(self.state, asked=None), (Message(say(key, count=len(areas)), choices, asks=True),)

    def tell(self, indicator: Indicator, wanted: Wanted) -> Spoken:
        """The answer about one indicator; it becomes the topic."""
        told = self.topic()
        if wanted.asks is Asks.DOUBT and (told is None or told.indicator_id != indicator.id):
            wanted = replace(wanted, asks=Asks.FIGURE)  # there is no answer yet that could be doubted
        elif wanted.asks is Asks.DOUBT and told is not None:
            wanted = replace(wanted, year=wanted.year or told.year)
        topic, message = telling.tell(indicator, wanted, self.facts, self.style)
        return replace(self.state, asked=None, topic=topic), (message,)

    def tell_all(self, indicators: tuple[Indicator, ...], wanted: Wanted) -> Spoken:
        """Each of them, one message after another; the last one is the topic."""
        messages: list[Message] = []
        state = self.state
        for indicator in indicators:
            state, told = self.tell(indicator, wanted)
            messages.extend(told)
        if len(messages) > 1:
            messages = [Message(message.text) for message in messages]
        return state, tuple(messages)

    def topic(self) -> Topic | None:
        topic = self.state.topic
        return topic if topic is not None and self.facts.now - topic.at <= KEPT else None

    def indicators(self, ids: tuple[str, ...], question: Question | None = None) -> tuple[Indicator, ...]:
        """Those that the edition has, a measure that stands in two tables once."""
        known = self.facts.book.edition.indicator
        found = (preferred(known[id_], question, self.facts.book.edition) for id_ in ids if id_ in known)
        return tuple({indicator.id: indicator for indicator in found}.values())

    def nothing(self, question: Question | None) -> Spoken:
        """Neither the plan speaks of it nor anything else. What was spoken of before stays the topic, and whatever is told of it names it."""
        if question is None:
            return self.said(say("nothing.neither", example=say("example")))
        return self.said(unanswered(question, self.facts, staff=self.style is not Style.CITIZEN))

    def neither(self) -> Spoken:
        """None of what was offered: what was spoken of before is over."""
        after, messages = self.nothing(None)
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
