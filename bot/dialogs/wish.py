"""Answering a wish, a how or a where: the city's page and telephone number, and what the plan says of such a service. Never a figure."""

from __future__ import annotations

import re

from bot.dialogs.dialog import Directory
from language.match import Match
from language.normalise import fold, normalise
from language.spans import small
from language.texts import lines, say
from language.wishes import ALERT, DAMAGE
from plan.model import Edition, Indicator, Issue, Project

_PLACE = re.compile(
    r"どこ|どちら|場所|使え|つかえ|使い|使う|施設|公民館|せんたー|図書館|体育館|公園|wi-?fi|わいふぁい|開いて|開館|借り"
)
_TROUBLE = re.compile(
    r"(?:見られ|見れ|つながら|繋がら|開か|開け|使え|動か|届か|でき|送れ|入れ)(?:ない|ません|なく|ん$)"
)
_DEMAND = re.compile(
    r"(?:増や|減ら|なく|無く|やめ|作|つく|広げ|のば|延ば|安く|良く|よく|早く|便利に|やすく|改善|見直|考え直|何とか|なんとか|どうにか|運|走ら|飛ば|残)\w{0,2}[てで](?:ほし|欲し|くれ|くださ|下さ|もらえ|いただけ)"
)
_ONLINE = re.compile(
    r"(?:ねっと|おんらいん|すまほ|ぱそこん|あぷり|うぇぶ|web|自宅|家)(?:上?で|から)|(?:電子|おんらいん)の?(?:申請|手続)|行か(?:ん|ない|なく|ず)"
)
_NAMED_ONLINE = re.compile(r"おんらいん|電子|ねっと|行か(?:ない|なく|ず)|来庁")
_PROCEDURE = re.compile(r"申請|手続|届|証明|住民票|戸籍|印鑑|申し?込|取[りれるっ]|とれ|もらえ")


def wish(text: str, match: Match, edition: Edition, directory: Directory) -> str:
    """Where to turn, with the settings that the city has filled in, and one sentence on the plan where it is sure to speak of it."""
    said = fold(normalise(text))
    in_plan = "" if _TROUBLE.search(said) else _in_plan(said, match, edition)
    if _DEMAND.search(said):
        return lines(opinions(directory), in_plan, say("opinion.not_here"))
    damaged, alert = DAMAGE.search(said) is not None, ALERT.search(small(normalise(text))) is not None
    told = damaged or alert
    place = not told and _PLACE.search(said) is not None
    address = (directory["facilities"] if place else "" if told else directory["procedures"]) or directory["page"]
    contact = contact_lines(address, directory["telephone"], directory["hours"])
    kind = "wish.damage" if damaged else "wish.alert" if alert else "wish.place" if place else "wish.other"
    lead = say(kind) if contact else say("wish.no_settings")
    return lines(lead, contact, in_plan, "" if place else say("wish.alert_not_here" if alert else "wish.not_here"))


def opinions(directory: Directory) -> str:
    """Where the city takes opinions; where that is not set, its page and telephone."""
    at = directory["opinions"]
    contact = contact_lines(directory["page"], directory["telephone"], directory["hours"])
    if at:
        return say("insult.opinions", opinions=at)
    return lines(say("opinion.ask"), contact) if contact else say("wish.no_settings")


def contact_lines(address: str, telephone: str, hours: str) -> str:
    """Address, telephone number and its hours, each on a line of its own; "" when none is set."""
    return say("contact", address=address, telephone=telephone, hours=hours if telephone else "")


def _in_plan(said: str, match: Match, edition: Edition) -> str:
    """One sentence without a number, only where one project or one 課題 is surely meant: something near may be something else."""
    sure = match.kind in ("one", "several") or (match.kind == "near" and DAMAGE.search(said) is not None)
    indicators = [edition.indicator[id_] for id_ in match.ids] if sure else []
    listed = match.project_ids if sure else ()
    projects = {*listed, *(id_ for indicator in indicators for id_ in _projects(indicator, edition))}
    issues = {indicator.issue_id for indicator in indicators}
    found: Project | Issue | None = None
    if match.kind != "several" and len(projects) == 1:
        found = edition.project[projects.pop()]
    elif len(issues) == 1:
        found = edition.issue.get(issues.pop())
    elif _ONLINE.search(said) and _PROCEDURE.search(said):
        found = _of_online_procedures(edition)
    return say("wish.in_plan", what=found.name, page=found.page) if found else ""


def _of_online_procedures(edition: Edition) -> Project | Issue | None:
    """The first 課題, else the first project, whose name speaks of procedures that are done online."""
    named: tuple[Project | Issue, ...] = (*edition.issues, *edition.projects)
    for found in named:
        name = fold(normalise(found.name))
        if "手続" in name and _NAMED_ONLINE.search(name):
            return found
    return None


def _projects(indicator: Indicator, edition: Edition) -> tuple[str, ...]:
    """The project of a 活動指標; of a KPI, those whose 活動指標 measures the same in its 分類."""
    if indicator.project_id:
        return (indicator.project_id,)
    others = (edition.indicator[id_] for id_ in indicator.same_as)
    return tuple(other.project_id for other in others if other.project_id and other.area_id == indicator.area_id)
