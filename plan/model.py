"""The plan's nouns: an edition with its key issues, issues, KPIs, projects and what each of them measures.

Every record keeps what is printed as it is printed, and the page it stands on. Ids (K001, P001, A001, …) are ours, never
reused and equal in every edition; the printed PID is not unique and is kept only as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from plan.fiscal import FiscalYear
from plan.rules import Rule


class Table(StrEnum):
    """Where the plan prints an indicator."""

    KPI = "kpi"
    ACTIVITY = "activity"


class Kind(StrEnum):
    COUNT = "count"  # whole things
    DECIMAL = "decimal"  # a measured quantity, fractions allowed
    PERCENT = "percent"  # a rate whose parts the plan does not name
    RATIO = "ratio"  # a rate, asked as its two named parts
    TEXT = "text"  # the plan prints words, e.g. 実施済


class Direction(StrEnum):
    MORE = "more"  # more is better
    LESS = "less"  # less is better


class Accumulation(StrEnum):
    FLOW = "flow"  # what happened within one year
    LEVEL = "level"  # what stands at a date
    TOTAL = "total"  # a running total since the start


class Rating(StrEnum):
    """The plan's own 進捗 of an issue."""

    ON_PLAN = "○"
    BEHIND = "△"


class Phase(StrEnum):
    """実施年度の区分 of a project in a year."""

    CONSIDER = "…"
    BUILD = "○"
    RUN = "⇒"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. A text such as 実施済 or - has no value; an empty cell is blank, which is not zero.

    ``value`` is in the printed unit: 6.8 for 6.8%.
    """

    printed: str = ""
    value: Decimal | None = None
    uncertain: bool = False

    @property
    def blank(self) -> bool:
        return self.printed == ""

    @property
    def is_text(self) -> bool:
        return self.printed != "" and self.value is None


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class Base:
    """The fixed denominator of a rate (令和3年度の枚数): stored with the edition, never asked. ``value`` is None where the plan prints none."""

    name: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """How people speak of an indicator who do not know its name. Each group of ``core`` holds alternatives, and one of each is said; the words
    ``around`` it may be said besides and change nothing."""

    core: tuple[tuple[str, ...], ...]
    around: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A KPI or a 活動指標 with its printed cells and what the checks need.

    ``unit`` is the counter that stands behind a value (件, 回, %), ``decimals`` the places of a computed rate. ``numerator`` and
    ``denominator`` name the parts of a RATIO and ``part_unit`` is their counter; ``part_of_whole`` says whether the numerator is a part of the denominator, so that more than
    100 % cannot be. ``ground`` says in English why these were chosen. ``comment`` is our summary of the printed 進捗状況・評価,
    ``comment_own`` the city's wording, shown instead as soon as it is filled.
    """

    id: str
    table: Table
    page: int
    area_id: str
    issue_id: str
    project_id: str
    name: str
    formula: str
    unit: str
    kind: Kind
    numerator: str
    denominator: str
    part_unit: str
    part_of_whole: bool
    base: Base | None
    direction: Direction
    accumulation: Accumulation
    decimals: int
    ground: str
    plan: Mapping[FiscalYear, Cell]
    actual: Mapping[FiscalYear, Cell]
    comment: str = ""
    comment_own: str = ""
    aliases: tuple[str, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    same_as: tuple[str, ...] = ()  # ids of indicators that measure the same in another table

    def planned(self, year: FiscalYear) -> Cell:
        return self.plan.get(year, BLANK)

    def reached(self, year: FiscalYear) -> Cell:
        return self.actual.get(year, BLANK)


@dataclass(frozen=True)
class Project:
    """A row of the project list. ``dropped`` is the column 実施しない; ``dropped_uncertain`` where the text layer leaves open whether a lone ○ belongs there."""

    id: str
    page: int
    area_id: str
    issue_id: str
    department: str
    step: str
    pid: str
    name: str
    leading: bool
    phases: Mapping[FiscalYear, Phase]
    dropped: bool
    dropped_uncertain: bool
    indicator_id: str = ""  # "" where the plan prints no 活動指標
    metric: str = ""  # the 活動指標's 項目 as printed, also where it is "-" or empty
    issue_printed: str = ""  # the 課題 as this row prints it, "" where it is the issue's own name
    uncertain_phases: frozenset[FiscalYear] = frozenset()  # years whose mark is open, also empty ones
    summary: str = ""
    summary_own: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Area:
    """A 分類 of the project list. Twelve of the fourteen are DX重点課題; ``number`` is the printed one within the pillar, 0 for the other two.

    ``title`` is the DX重点課題 as its own pages print it, ``list_title`` as the project list does. The page numbers are 0 where the plan has no such
    page (教育 stands in the list only).
    """

    id: str
    pillar: str
    name: str
    number: int
    title: str
    list_title: str
    overview_page: int
    roadmap_page: int
    rating_page: int
    kpi_page: int
    aliases: tuple[str, ...] = ()

    @property
    def is_key_issue(self) -> bool:
        return self.number > 0


@dataclass(frozen=True)
class Issue:
    """A 課題 of a DX重点課題, with the edition year's 進捗; ``rating`` is None where the plan prints none."""

    id: str
    area_id: str
    number: str
    name: str
    rating: Rating | None
    page: int


@dataclass(frozen=True)
class SameMeasure:
    """Two indicators that measure the same in two tables; ``agree`` says whether their printed series are equal where both print one."""

    first: str
    second: str
    agree: bool
    ground: str


# What a mention says of its year: a value of the row 予定 or 実績, the parts of a rate, one part of a sum, the actual as a fraction of its plan (約2/3),
# or in words that the plan was not reached.
MENTIONED = ("plan", "actual", "numerator", "denominator", "part", "share", "missed")


@dataclass(frozen=True)
class Mention:
    """What another page prints about an indicator, for the audit and for staff: never an answer of its own."""

    page: int
    place: str
    indicator_id: str
    year: FiscalYear
    figure: str  # one of MENTIONED
    value: str


@dataclass(frozen=True)
class Edition:
    """One published plan. ``latest_actual`` is the last year whose actuals it prints, ``last_year`` the last planned one."""

    id: str
    title: str
    published: str
    targets_as_of: str
    actuals_as_of: str
    address: str
    first_year: FiscalYear
    latest_actual: FiscalYear
    last_year: FiscalYear
    areas: tuple[Area, ...]
    issues: tuple[Issue, ...]
    indicators: tuple[Indicator, ...]  # KPIs in the order of their pages, then activities in the order of the list
    projects: tuple[Project, ...]
    same: tuple[SameMeasure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rules: tuple[Rule, ...] = ()
    words: frozenset[str] = frozenset()  # the dictionary words that its pages use, its prose among them
    digest: str = field(default="", compare=False)  # sha256 over the files that it was read from

    @cached_property
    def area(self) -> Mapping[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def project(self) -> Mapping[str, Project]:
        return {project.id: project for project in self.projects}

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        return tuple(FiscalYear(year) for year in range(self.first_year.western, self.last_year.western + 1))

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """In the order of the project list."""
        return tuple(dict.fromkeys(project.department for project in self.projects))
