"""Answering a wish, a how or a where: the city's page and telephone number, and what the plan says of such a service. Never a figure."""

from __future__ import annotations

import re

from bot.dialogs.dialog import Directory
from language.match import Match
from language.normalise import fold, normalise
from language.texts import lines, say
from plan.model import Edition, Indicator

_PLACE = re.compile(
    r"どこ|どちら|場所|使え|つかえ|使い|使う|施設|公民館|せんたー|図書館|体育館|公園|wi-?fi|わいふぁい|開いて|開館|借り"
)

_TROUBLE = re.compile(
    r"(?:見られ|見れ|つながら|繋がら|開か|開け|使え|動か|届か|でき|送れ|入れ)(?:ない|ません|なく|ん$)"
)


def wish(text: str, match: Match, edition: Edition, directory: Directory) -> str:
    """Where to turn, with the settings that the city has filled in, and one sentence on the plan where it is sure to speak of it."""
    place = _PLACE.search(fold(normalise(text))) is not None
    address = (directory["facilities"] if place else directory["procedures"]) or directory["page"]
    contact = contact_lines(address, directory["telephone"], directory["hours"])
    lead = say("wish.place" if place else "wish.other") if contact else say("wish.no_settings")
    trouble = _TROUBLE.search(fold(normalise(text))) is not None
    in_plan = "" if trouble else _in_plan(match, edition)
    return lines(lead, contact, in_plan, "" if place else say("wish.not_here"))


def contact_lines(address: str, telephone: str, hours: str) -> str:
    """Address, telephone number and its hours, each on a line of its own; "" when none is set."""
    return say("contact", address=address, telephone=telephone, hours=hours if telephone else "")


def _in_plan(match: Match, edition: Edition) -> str:
    """One sentence without a number, only where one project or one 課題 is surely meant: something near may be something else."""
    if match.kind not in ("one", "several"):
        return ""
    indicators = [edition.indicator[id_] for id_ in match.ids]
    projects = {*match.project_ids, *(id_ for indicator in indicators for id_ in _projects(indicator, edition))}
    if match.kind == "one" and len(projects) == 1:
        found = edition.project[projects.pop()]
        return say("wish.in_plan", what=found.name, page=found.page)
    issues = {indicator.issue_id for indicator in indicators}
    issue = edition.issue.get(issues.pop()) if len(issues) == 1 else None
    return say("wish.in_plan", what=issue.name, page=issue.page) if issue else ""


def _projects(indicator: Indicator, edition: Edition) -> tuple[str, ...]:
    """The project of a 活動指標; of a KPI, those whose 活動指標 measures the same in its 分類."""
    if indicator.project_id:
        return (indicator.project_id,)
    others = (edition.indicator[id_] for id_ in indicator.same_as)
    return tuple(other.project_id for other in others if other.project_id and other.area_id == indicator.area_id)
