"""The demonstration: the cycle of the year after the edition's actuals, with invented holders of posts in every department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from plan.model import Edition, Indicator, Project, Table
from store import clock, cycles, people
from store.records import Cycle, Person, Post, Role, Subject
from store.session import Tx

TODAY = date(2025, 4, 14)
OPENED = date(2025, 4, 1)
DEADLINE = date(2025, 5, 16)

# Invented: common surnames, none of them an official's.
NAMES = (
    "青木 石井 上田 遠藤 大野 加藤 菊地 久保 小林 斉藤 佐野 清水 杉山 高橋 千葉 土屋 寺田 中村 西田 野口 橋本 原 平野 福田 藤井 前田 丸山 三浦 村上 森田"
).split()
SECOND_HOLDER = "松本"  # shares a post, to show what happens when two people answer one item


def surnames() -> Iterator[str]:
    """As many as a plan has posts: after the last the first comes again, as 青木2."""
    for number in count(1):
        yield from (f"{name}{number}" if number > 1 else name for name in NAMES)


@dataclass(frozen=True, slots=True)
class Office:
    """A department's posts of the demonstration; ``kpis`` is the same post as ``projects`` except where a department has very many."""

    department: str
    projects: Post
    kpis: Post
    approver: Post


def seed(tx: Tx, edition: Edition, now: datetime) -> Cycle:
    """Puts people, posts and the cycle into an empty database and sets its date. Raises IntegrityError when it was done before."""
    held = offices(edition)
    names = surnames()
    for office in held.values():
        for post in dict.fromkeys((office.projects, office.kpis, office.approver)):
            _appoint(tx, post, next(names))
    largest = held[_largest(edition)]
    people.add_person(tx, Person(f"{largest.kpis.id}-2", SECOND_HOLDER, largest.department))
    people.hold(tx, largest.kpis.id, f"{largest.kpis.id}-2", OPENED)
    desk = Post("desk", largest.department, "DX推進担当", Role.COORDINATOR)
    _appoint(tx, desk, next(names))
    clock.move(tx, TODAY, now)
    items = requested(edition, held)
    return cycles.open_cycle(tx, edition.id, edition.latest_actual + 1, OPENED, DEADLINE, items, now)


def offices(edition: Edition) -> dict[str, Office]:
    """Every department's posts, in the order of the project list."""
    return {office.department: office for office in _offices(edition)}


def kpi_department(edition: Edition, kpi: Indicator) -> str:
    """The department with the most projects under a KPI's 課題, the first in the list on a tie: the plan names none for KPIs."""
    under = Counter(project.department for project in edition.projects if project.issue_id == kpi.issue_id)
    if not under:
        under = Counter(project.department for project in edition.projects if project.area_id == kpi.area_id)
    return max(under, key=lambda department: (under[department], -edition.departments.index(department)))


def asked(project: Project) -> bool:
    """Projects marked 実施しない are not asked; one whose mark is uncertain is."""
    return not project.dropped or project.dropped_uncertain


def _offices(edition: Edition) -> Iterator[Office]:
    largest = _largest(edition)
    for number, department in enumerate(edition.departments, 1):
        projects = Post(f"d{number:02d}", department, f"{department} DX担当", Role.OWNER)
        kpis = projects
        if department == largest:
            projects = Post(f"d{number:02d}", department, f"{department} プロジェクト担当", Role.OWNER)
            kpis = Post(f"d{number:02d}-kpi", department, f"{department} KPI担当", Role.OWNER)
        approver = Post(f"d{number:02d}-approver", department, f"{department} 課長", Role.APPROVER)
        yield Office(department, projects, kpis, approver)


def _largest(edition: Edition) -> str:
    return Counter(project.department for project in edition.projects).most_common(1)[0][0]


def _appoint(tx: Tx, post: Post, name: str) -> None:
    """One holder for a post; their ids are the same, so that a newcomer types one word."""
    people.add_post(tx, post)
    people.add_person(tx, Person(post.id, name, post.department))
    people.hold(tx, post.id, post.id, OPENED)


def requested(edition: Edition, held: dict[str, Office]) -> tuple[Subject, ...]:
    """What the cycle asks for: KPIs in the order of their pages, then projects in the order of the list."""
    kpis = [
        Subject(indicator.id, office.kpis.id, office.department)
        for indicator in edition.indicators
        if indicator.table is Table.KPI
        for office in (held[kpi_department(edition, indicator)],)
    ]
    projects = [
        Subject(
            project.id, held[project.department].projects.id, project.department, measured=bool(project.indicator_id)
        )
        for project in edition.projects
        if asked(project)
    ]
    return (*kpis, *projects)
