"""How much the plan holds: its DX重点課題, 課題, KPIs, 活動指標 and projects, or those of one 分類 or department. Counted from the edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.dialogs.explaining import plan_source
from bot.dialogs.figure import Style, source
from language.question import Question
from language.sentences import content
from language.texts import lines, say
from plan.model import Area, Edition, Indicator, Issue, Project, Table

Counted = Project | Indicator | Issue | Area

# What can be counted, by the word for it in a question; リーディング and 重点課題 before プロジェクト and 課題, which stand in them.
_THINGS: Mapping[str, Callable[[Edition], list[Counted]]] = {
    "リーディング": lambda edition: [project for project in edition.projects if project.leading],
    "重点課題": lambda edition: [area for area in edition.areas if area.is_key_issue],
    "活動指標": lambda edition: [one for one in edition.indicators if one.table is Table.ACTIVITY],
    "KPI": lambda edition: [one for one in edition.indicators if one.table is Table.KPI],
    "プロジェクト": lambda edition: list(edition.projects),
    "課題": lambda edition: list(edition.issues),
    "指標": lambda edition: list(edition.indicators),
}


def extent(question: Question, area: Area | None, edition: Edition, style: Style) -> str:
    """What is told to 「プロジェクトはいくつありますか」; "" where the question is about something else than the plan, a 分類 or a department, or about a year."""
    thing = next((name for name in _THINGS if name in question.text.upper()), "")
    department = next((name for name in edition.departments if name in question.text), "")
    if not thing or question.years:
        return ""
    found = _THINGS[thing](edition)
    if department:
        own = [one for one in found if _department(one, edition) == department]
        if not any(_department(one, edition) for one in found):
            return say("extent.of_no_department", thing=_name(thing))
        return _told(
            say("extent.department", department=department, thing=_name(thing), n=len(own)), own, edition, style
        )
    if area is not None:
        own = [one for one in found if (one.id if isinstance(one, Area) else one.area_id) == area.id]
        return _told(say("extent.area", area=area.name, thing=_name(thing), n=len(own)), own, edition, style)
    return "" if content(question.words) or _SOME_OF_THEM.search(question.text) else _whole(edition)


_SOME_OF_THEM = re.compile("上回|下回|達成|届|遅れ|新し|新規|実績の|予定の|ない|未|終わ|完了")


def _name(thing: str) -> str:
    return {"リーディング": "リーディングプロジェクト", "重点課題": "DX重点課題"}.get(thing, thing)


def _department(one: Counted, edition: Edition) -> str:
    """Whose a project is, or a 活動指標's project; the plan names no department for anything else."""
    project = one if isinstance(one, Project) else None
    if isinstance(one, Indicator):
        project = edition.project.get(one.project_id)
    return project.department if project else ""


def _whole(edition: Edition) -> str:
    keys = {
        "key_issues": "重点課題",
        "issues": "課題",
        "kpis": "KPI",
        "projects": "プロジェクト",
        "activities": "活動指標",
        "leading": "リーディング",
    }
    numbers = {key: len(_THINGS[thing](edition)) for key, thing in keys.items()}
    return lines(say("extent.whole", **numbers), say("extent.counted"), plan_source(edition))


def _told(counted: str, found: list[Counted], edition: Edition, style: Style) -> str:
    pages = [one.page for one in found if not isinstance(one, Area)]
    return lines(counted, say("extent.counted"), source(pages, edition, style) if pages else "")
