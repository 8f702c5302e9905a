"""One 照会項目 as the dialogs see it: the request, what it measures, how it is named and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.dialogs.dialog import Facts
from plan.fiscal import FiscalYear
from plan.model import BLANK, Area, Cell, Edition, Indicator, Kind, Phase, Project, Table
from store.records import Answer, AnswerKind, Audience, RequestView
from store.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Like:
    """Another request's value for the same measure: offered as a button, never taken by itself."""

    request_id: int
    name: str
    answer: Answer


@dataclass(frozen=True)
class Item:
    """A request with the indicator (None for a project without 活動指標) and the project (None for a KPI) that it asks about."""

    view: RequestView
    year: FiscalYear
    edition: Edition
    indicator: Indicator | None
    project: Project | None
    like: Like | None = None
    today: date = date.min

    @property
    def id(self) -> int:
        return self.view.request.id

    @property
    def answer(self) -> Answer:
        return self.view.answer

    @property
    def version(self) -> int:
        return self.view.request.version

    def may(self, action: str) -> bool:
        """Whether store.moves allows this viewer the action, as things stood before the step."""
        return action in self.view.actions

    @property
    def department(self) -> str:
        return self.view.request.department

    @property
    def area(self) -> Area:
        return self.edition.area[(self.indicator or self.the_project).area_id]

    @property
    def the_indicator(self) -> Indicator:
        """Raises ValueError for a project without 活動指標: no question about a value is ever put for one."""
        if self.indicator is None:
            raise ValueError(f"{self.view.request.subject_id} has no indicator")
        return self.indicator

    @property
    def the_project(self) -> Project:
        if self.project is None:
            raise ValueError(f"{self.view.request.subject_id} is no project")
        return self.project

    @property
    def is_kpi(self) -> bool:
        return self.indicator is not None and self.indicator.table is Table.KPI

    @property
    def in_parts(self) -> bool:
        """Whether the value is a rate that is asked as its parts. One whose fixed base the plan does not print is asked as a rate."""
        if self.indicator is None or self.indicator.kind is not Kind.RATIO:
            return False
        return self.indicator.base is None or self.indicator.base.value is not None

    @property
    def planned(self) -> Cell:
        return self.indicator.planned(self.year) if self.indicator else BLANK

    @property
    def previous(self) -> Cell:
        return self.indicator.reached(self.year - 1) if self.indicator else BLANK

    @property
    def previous_phase(self) -> Phase | None:
        """The phase of the year before; None where the plan prints none or leaves open which year a mark belongs to."""
        if self.project is None or self.year - 1 in self.project.uncertain_phases:
            return None
        return self.project.phases.get(self.year - 1)

    @property
    def history(self) -> Mapping[FiscalYear, Decimal]:
        """The printed actuals before the year that is asked for; cells whose year is uncertain are no ground for a check."""
        if self.indicator is None:
            return {}
        return {
            year: cell.value
            for year, cell in self.indicator.actual.items()
            if year < self.year and cell.value is not None and not cell.uncertain
        }

    @property
    def standing(self) -> Standing:
        return standing(self.view.request, self.view.answer)

    @property
    def begun(self) -> bool:
        """Something stands in the store for it that is no answer yet: one part of a ratio, a value that waits for a yes, 担当が違う without a post."""
        return self.standing is Standing.OPEN and (
            self.answer.numerator is not None
            or self.answer.proposal is not None
            or (self.answer.kind is AnswerKind.ELSEWHERE and not self.answer.reason)
        )

    @property
    def set_aside(self) -> bool:
        """Answered with 分からない or 担当が違います: open for the 取りまとめ, and not asked again by itself."""
        return self.standing is Standing.OPEN and not self.begun and self.unsettled

    @property
    def unsettled(self) -> bool:
        """An answer of its own stands that somebody may yet replace: 集計中, 分からない, 担当が違います, or 分からない for the phase alone."""
        kinds = (self.answer.kind, self.answer.phase_kind)
        return any(kind in (AnswerKind.PENDING, AnswerKind.UNKNOWN, AnswerKind.ELSEWHERE) for kind in kinds)

    @property
    def due(self) -> bool:
        """The day has come on which a value that is 集計中 was to be known."""
        day = self.answer.pending_until
        return self.standing is Standing.PENDING and day is not None and day <= self.today

    @property
    def name(self) -> str:
        """Short and unmistakable."""
        return named(self.edition, self.indicator) if self.indicator else self.the_project.name

    def with_answer(self, answer: Answer) -> Item:
        """The same item after the answer was saved: one version further."""
        request = replace(self.view.request, version=self.version + 1)
        return replace(self, view=replace(self.view, request=request, answer=answer))


def named(edition: Edition, indicator: Indicator) -> str:
    """The indicator's name with the area behind one that the plan prints twice, and the project behind a metric."""
    if indicator.project_id:
        project = edition.project[indicator.project_id].name
        if project == indicator.name:
            return project
        return (
            f"{indicator.name}「{project}」" if "（" in indicator.name + project else f"{indicator.name}（{project}）"
        )
    twice = sum(other.name == indicator.name for other in edition.indicators) > 1
    return f"{indicator.name}（{edition.area[indicator.area_id].name}）" if twice else indicator.name


def items(facts: Facts, *, mine: bool) -> tuple[Item, ...]:
    """The requests that the viewer may see, or only those that one of their posts is asked for, in the plan's order."""
    return tuple(_item(facts, view) for view in facts.requests if view.mine or not mine)


def is_holder(facts: Facts) -> bool:
    """Whether one of the viewer's posts is asked for anything."""
    return any(view.mine for view in facts.requests)


def find(facts: Facts, request_id: int) -> Item | None:
    return next((_item(facts, view) for view in facts.requests if view.request.id == request_id), None)


def numbered(facts: Facts) -> dict[int, Item]:
    """The holder's items by the numbers that 一覧 shows: a number means the same item wherever it is typed."""
    return dict(enumerate(items(facts, mine=True), 1))


def numbers(facts: Facts) -> dict[int, int]:
    """The number of each of the holder's items in 一覧, by the request's id."""
    return {item.id: number for number, item in numbered(facts).items()}


def replaced(among: Iterable[Item], new: Item) -> tuple[Item, ...]:
    return tuple(new if item.id == new.id else item for item in among)


def saved_by_other(item: Item, facts: Facts) -> bool:
    saved, person = item.view.saved, facts.viewer.person
    return saved is not None and person is not None and saved.person_id != person.id


def saved_by_viewer(facts: Facts) -> list[Item]:
    """The viewer's items whose newest answer this person saved and may still change, in the order of saving."""
    return [item for item in answered_by_viewer(facts) if item.may("save")]


def answered_by_viewer(facts: Facts) -> list[Item]:
    """The same with those that are submitted."""
    own = [(view.saved.at, view.request.id) for view in facts.requests if view.mine and view.saved]
    found = [item for _, request_id in sorted(own) if (item := find(facts, request_id))]
    return [item for item in found if not saved_by_other(item, facts)]


def touched_by_other(item: Item, facts: Facts) -> bool:
    """Somebody else saved it last, and something of it stands: also half of a ratio, or a value that waits for a yes."""
    return item.answer != Answer() and saved_by_other(item, facts)


def _like(facts: Facts, edition: Edition, indicator: Indicator | None) -> Like | None:
    """The first accepted value that another request which this viewer may see holds for the same measure."""
    for other in indicator.same_as if indicator else ():
        subject = edition.indicator[other].project_id or other
        for view in facts.requests:
            if (
                view.request.subject_id == subject
                and view.answer.kind is AnswerKind.VALUE
                and view.answer.value is not None
            ):
                return Like(view.request.id, named(edition, edition.indicator[other]), view.answer)
    return None


def _item(facts: Facts, view: RequestView) -> Item:
    edition = facts.asked_of
    if facts.cycle is None or edition is None or facts.viewer.audience is Audience.CITIZEN:
        raise ValueError("requests without a cycle and its edition, or for a citizen")
    project = edition.project.get(view.request.subject_id)
    indicator_id = project.indicator_id if project else view.request.subject_id
    indicator = edition.indicator.get(indicator_id)
    like = _like(facts, edition, indicator)
    return Item(view, facts.cycle.year, edition, indicator, project, like, facts.today)
