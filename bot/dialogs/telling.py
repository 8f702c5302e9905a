"""The answer about one indicator: which year and which series, what the plan or the viewer's own drafts hold for it, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.book import Book
from bot.dialogs import courtesy, explaining, figure, naming
from bot.dialogs.card import figure_card
from bot.dialogs.dialog import Facts, Topic
from bot.dialogs.figure import Style
from bot.dialogs.tables import has_figure, in_the_list
from bot.dialogs.wanted import Wanted, button
from bot.messages import Choice, Figure, Message
from language import formats
from language.asks import Asks
from language.beyond import Beyond
from language.texts import lines, say
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Edition, Indicator
from store.records import Audience, RequestView


def tell(indicator: Indicator, wanted: Wanted, facts: Facts, style: Style) -> tuple[Topic, Message]:
    """The answer, and the topic that it leaves for the next message. One to a question that names no indicator names it."""
    telling = _Telling(indicator, wanted, facts, style)
    text, choices = _TELL.get(wanted.asks, _Telling.figure)(telling)
    if (
        wanted.follow_up
        and wanted.asks not in _OF_NO_INDICATOR
        and not naming.is_named(indicator, text, facts.book.edition)
    ):
        text = lines(text, say("figure.about", name=telling.name))
    return Topic(indicator.id, telling.year, bool(wanted.planned), facts.now), Message(text, choices, telling.card())


_OF_NO_INDICATOR = (Asks.DOUBT, Asks.UNPUBLISHED, Asks.FORECAST, Asks.COMPARE)  # the same words whatever it is about


def tell_beyond(
    indicator: Indicator, asked: frozenset[Beyond], wanted: Wanted, facts: Facts, style: Style
) -> tuple[Topic, Message]:
    """What was asked of an indicator is nothing that the plan prints; as buttons what it does print."""
    telling = _Telling(indicator, wanted, facts, style)
    first = next(one for one in Beyond if one in asked)
    text = lines(say(f"beyond.{first}"), say("beyond.offer", name=telling.name))
    choices = telling.buttons(
        telling.actual_button(telling.last_actual()), telling.series_button(), telling.definition_button()
    )
    return Topic(indicator.id, telling.latest, False, facts.now), Message(text, choices)


def tell_other_unit(indicator: Indicator, facts: Facts, style: Style) -> tuple[Topic, Message]:
    """In which unit an indicator is printed, with its figure as a button: a question for people is not answered with per cent."""
    telling = _Telling(indicator, Wanted(), facts, style)
    text = say("figure.other_unit" if indicator.unit else "figure.in_words", name=telling.name, unit=indicator.unit)
    choices = telling.buttons(telling.actual_button(telling.last_actual()), telling.series_button())
    return Topic(indicator.id, telling.latest, False, facts.now), Message(text, choices)


def later_year(year: FiscalYear, edition: Edition) -> str:
    """That the plan has no actual of a year yet; no figure, for it would be read as that year's."""
    return say(
        "figure.later_year",
        year=formats.year(year),
        published=edition.published,
        last=formats.year(edition.latest_actual),
    )


def unprinted(asked: frozenset[Beyond], indicator: Indicator) -> frozenset[Beyond]:
    """What of it the indicator's figures do not say: a running total says the sum, a year's flow what one year brought."""
    said = {Accumulation.TOTAL: {Beyond.TOTAL}, Accumulation.FLOW: {Beyond.SINGLE}}
    return asked - said.get(indicator.accumulation, set())


@dataclass(frozen=True, slots=True)
class _Telling:
    indicator: Indicator
    wanted: Wanted
    facts: Facts
    style: Style

    @property
    def book(self) -> Book:
        return self.facts.book

    @property
    def edition(self) -> Edition:
        return self.book.edition

    @property
    def latest(self) -> FiscalYear:
        return self.book.latest_actual(self.indicator)

    @property
    def year(self) -> FiscalYear:
        return self.wanted.year or self.latest

    def figure(self) -> Told:
        return self.planned() if self.wanted.planned else self.actual()

    def card(self) -> Figure | None:
        """The figure as a card, where the answer is one year's printed actual and nothing stands beside it."""
        told_elsewhere = self.wanted.asks is not Asks.FIGURE or self.wanted.planned or len(self.wanted.columns) > 1
        if told_elsewhere or not self.edition.first_year <= self.year <= self.latest:
            return None
        return figure_card(self.indicator, self.year, self.book, self.style)

    def actual(self) -> Told:
        if self.year > self.latest:
            return self.later_year()
        if self.year < self.edition.first_year:
            first = formats.year(self.edition.first_year)
            text = say(
                "figure.earlier_year", year=formats.year(self.year), published=self.edition.published, first=first
            )
            return self.not_there(text, self.first_actual())
        named = self.wanted.year is not None
        text = figure.actual(self.indicator, self.year, self.book, self.style, year_named=named)
        return text, self.next_to_actual()

    def later_year(self) -> Told:
        """No figure in the text: it would be read as that year's. Whether a value exists is known only to those who may see it."""
        own = self.own_draft()
        if own:
            return own, self.buttons(self.actual_button(self.last_actual()), self.plan_button(self.year))
        text = later_year(self.year, self.edition)
        target = min(self.year, self.edition.last_year)
        return self.not_there(text, self.last_actual(), target if self.has_plan(target) else None)

    def own_draft(self) -> str:
        view = self.own_view() if self.year == self.year_asked_for else None
        return figure.draft(view, self.indicator, self.year, self.book) if view else ""

    def own_view(self) -> RequestView | None:
        """The request for the year that the cycle asks for, where the viewer may see it."""
        facts = self.facts
        if facts.viewer.audience is Audience.CITIZEN or facts.cycle is None:
            return None
        return _view_of(self.indicator, facts.requests)

    @property
    def year_asked_for(self) -> FiscalYear:
        """The cycle's year; without a cycle the one after the last that the plan prints."""
        return self.facts.cycle.year if self.facts.cycle else self.latest + 1

    def planned(self) -> Told:
        first, last = self.edition.first_year, self.edition.last_year
        if self.year > last:
            text = say("figure.out_of_plan", year=formats.year(self.year), last=formats.year(last))
            return self.not_there(text, None, last if self.has_plan(last) else None)
        if self.year < first:
            text = say("figure.before_plan", year=formats.year(self.year), first=formats.year(first))
            return self.not_there(text, None, self.first_plan())
        year = self.year
        if self.wanted.year is None and not self.has_plan(year):
            year = self.next_plan() or year  # a bare 「予定は？」 is about the first year that has one
        text = figure.planned(self.indicator, year, self.book, self.style)
        if self.has_plan(year):
            other = self.plan_button(last) if year != last else None
        else:
            other = self.plan_button(self.next_plan())
        return text, self.buttons(self.actual_button(self.last_actual()), other, self.series_button())

    def not_there(self, text: str, actual: FiscalYear | None, plan: FiscalYear | None = None) -> Told:
        """A year that the plan does not print: what is not there, and as buttons what is."""
        return text, self.buttons(self.actual_button(actual), self.plan_button(plan))

    def series(self) -> Told:
        columns = self.wanted.columns if len(self.wanted.columns) > 1 else ()
        text = explaining.series(self.indicator, self.book, self.style, columns, self.wanted.planned)
        planned = None if self.wanted.planned else self._button("button.series_plan", Wanted(Asks.SERIES, planned=True))
        return text, self.buttons(planned, self.definition_button(), self.department_button())

    def definition(self) -> Told:
        text = explaining.definition(self.indicator, self.edition, self.style)
        return text, self.buttons(self.actual_button(self.last_actual()), self.series_button())

    def department(self) -> Told:
        project = self.edition.project.get(self.indicator.project_id)
        if project is None:
            return explaining.owner_of_kpi(self.indicator, self.edition, self.facts.directory, self.style), ()
        return explaining.owner(project, self.edition, self.facts.directory, self.style), ()

    def summary(self) -> Told:
        project = self.edition.project.get(self.indicator.project_id)
        return (explaining.project(project, self.edition, self.style), ()) if project else self.definition()

    def source(self) -> Told:
        return explaining.where(self.indicator, self.edition, self.style), self.buttons(
            self.actual_button(self.last_actual())
        )

    def why(self) -> Told:
        view = self.own_view()
        comment = view.answer.comment if view else ""
        own = say("why.draft", year=formats.year(self.year_asked_for), comment=comment) if comment else ""
        return lines(own, explaining.why(self.indicator, self.edition, self.style)), ()

    def doubt(self) -> Told:
        """Citizens learn which table the answer is from; staff see what the other pages print."""
        if self.style is Style.CITIZEN:
            listed = in_the_list(self.indicator, min(self.year, self.latest), self.book)
            told = listed or self.indicator
            return courtesy.doubt(told.page, self.facts.directory), ()
        return figure.actual(self.indicator, min(self.year, self.latest), self.book, Style.STAFF), ()

    def unpublished(self) -> Told:
        """The same words whether or not a value exists, except to those who may see it."""
        coming = self.facts.cycle.year if self.facts.cycle else None
        if coming is not None and self.style is not Style.CITIZEN:
            own = _Telling(self.indicator, Wanted(year=self.wanted.year or coming), self.facts, self.style).own_draft()
            if own:
                return own, ()
        return say("figure.unpublished"), self.buttons(self.actual_button(self.last_actual()))

    def forecast(self) -> Told:
        return say("forecast"), self.buttons(self.actual_button(self.last_actual()), self.plan_button(self.next_plan()))

    def compare(self) -> Told:
        return say("compare"), self.buttons(self.actual_button(self.last_actual()), self.plan_button(self.next_plan()))

    @property
    def name(self) -> str:
        return naming.name(self.indicator, self.edition)

    def next_to_actual(self) -> tuple[Choice, ...]:
        """After the latest year the next one, which the plan does not print yet; after any other the latest."""
        if not self.has_actual(self.year):
            earlier = self.last_actual()
            other = self.actual_button(earlier if earlier != self.year else None)
            return self.buttons(
                other, self.plan_button(self.next_plan()), self.definition_button(), self.department_button()
            )
        if self.year == self.latest:
            following = self.latest + 1
            other = button(say("button.year", year=formats.year(following)), self.indicator.id, Wanted(year=following))
        else:
            other = self.actual_button(self.last_actual())
        return self.buttons(other, self.series_button(), self.definition_button(), self.department_button())

    def buttons(self, *choices: Choice | None) -> tuple[Choice, ...]:
        return tuple(choice for choice in choices if choice is not None)

    def actual_button(self, year: FiscalYear | None) -> Choice | None:
        return self._button("button.actual", Wanted(year=year, planned=False)) if year else None

    def plan_button(self, year: FiscalYear | None) -> Choice | None:
        return self._button("button.plan", Wanted(year=year, planned=True)) if year else None

    def series_button(self) -> Choice | None:
        return self._button("button.series", Wanted(Asks.SERIES))

    def definition_button(self) -> Choice | None:
        return self._button("button.definition", Wanted(Asks.DEFINITION))

    def department_button(self) -> Choice | None:
        return self._button("button.department", Wanted(Asks.DEPARTMENT))

    def _button(self, key: str, wanted: Wanted) -> Choice:
        label = say(key, year=formats.year(wanted.year)) if wanted.year else say(key)
        return button(label, self.indicator.id, wanted)

    def last_actual(self) -> FiscalYear | None:
        """The last year whose actual is a figure."""
        return next((year for year in reversed(self.edition.years) if self.has_actual(year)), None)

    def first_actual(self) -> FiscalYear | None:
        return next((year for year in self.edition.years if self.has_actual(year)), None)

    def first_plan(self) -> FiscalYear | None:
        return next((year for year in self.edition.years if self.has_plan(year)), None)

    def next_plan(self) -> FiscalYear | None:
        """The first year after the latest actuals whose 予定 the plan prints as a figure."""
        later = (year for year in self.edition.years if year > self.latest)
        return next((year for year in later if self.has_plan(year)), None)

    def has_actual(self, year: FiscalYear) -> bool:
        return has_figure(self.book.reached(self.indicator, year))

    def has_plan(self, year: FiscalYear) -> bool:
        return has_figure(self.book.planned(self.indicator, year))


Told = tuple[str, tuple[Choice, ...]]

_TELL: Mapping[Asks, Callable[[_Telling], Told]] = {
    Asks.SERIES: _Telling.series,
    Asks.DEFINITION: _Telling.definition,
    Asks.DEPARTMENT: _Telling.department,
    Asks.SUMMARY: _Telling.summary,
    Asks.SOURCE: _Telling.source,
    Asks.WHY: _Telling.why,
    Asks.DOUBT: _Telling.doubt,
    Asks.UNPUBLISHED: _Telling.unpublished,
    Asks.FORECAST: _Telling.forecast,
    Asks.COMPARE: _Telling.compare,
}


def _view_of(indicator: Indicator, requests: tuple[RequestView, ...]) -> RequestView | None:
    """The request that asks for this indicator: its own for a KPI, its project's for a 活動指標."""
    subject = indicator.project_id or indicator.id
    return next((view for view in requests if view.request.subject_id == subject), None)
