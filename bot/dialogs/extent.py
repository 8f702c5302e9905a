"""How much the plan holds: its DX重点課題, 課題, KPIs and projects, or those of one 分類 or department. Counted from the edition."""

from __future__ import annotations

from bot.dialogs.explaining import plan_source
from bot.dialogs.figure import Style, source
from language.question import Question
from language.texts import lines, say
from plan.model import Area, Edition, Project, Table


def extent(question: Question, area: Area | None, edition: Edition, style: Style) -> str:
    """What is told to 「プロジェクトはいくつありますか」; "" where the question is about something else than the plan, a 分類 or a department."""
    department = next((name for name in edition.departments if name in question.text), "")
    if department:
        found = [project for project in edition.projects if project.department == department]
        return _told(say("extent.department", department=department, projects=len(found)), found, edition, style)
    if area is not None:
        found = [project for project in edition.projects if project.area_id == area.id]
        kpis = sum(one.table is Table.KPI and one.area_id == area.id for one in edition.indicators)
        key = "extent.area" if kpis else "extent.area_projects"
        return _told(say(key, area=area.name, kpis=kpis, projects=len(found)), found, edition, style)
    return _whole(edition) if question.bare else ""


def _whole(edition: Edition) -> str:
    numbers = {
        "key_issues": sum(area.is_key_issue for area in edition.areas),
        "issues": len(edition.issues),
        "kpis": sum(indicator.table is Table.KPI for indicator in edition.indicators),
        "projects": len(edition.projects),
        "leading": sum(project.leading for project in edition.projects),
    }
    return lines(say("extent.whole", **numbers), say("extent.counted"), plan_source(edition))


def _told(counted: str, found: list[Project], edition: Edition, style: Style) -> str:
    return lines(
        counted, say("extent.counted"), source([project.page for project in found], edition, style) if found else ""
    )
