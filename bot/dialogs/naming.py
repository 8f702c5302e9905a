"""How an indicator is called in an answer and on a button, so that it cannot be mistaken for another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.lexicon import key
from language.normalise import normalise
from plan.model import Edition, Indicator, Project, Table

LABEL_LENGTH = 20  # characters of a quick reply, LINE's limit
NO_NAME = ("", "-", "ー", "－", "―")
_REMARK = re.compile(r"（[^（）]+）$")
_PROGRAMME = re.compile(r"^（[^（）]+）(?=.)")  # the programme that the list prints before some projects


def name(indicator: Indicator, edition: Edition) -> str:
    """The printed name, with its 分類 before it where another one has the same: 窓口のオンライン申請利用率."""
    short = short_name(indicator, edition)
    elsewhere = any(other.area_id != indicator.area_id and other.name == indicator.name for other in edition.indicators)
    return f"{edition.area[indicator.area_id].name}の{short}" if elsewhere else short


def short_name(indicator: Indicator, edition: Edition) -> str:
    """The printed name alone; the project's where the plan prints a dash. A remark that only repeats what is compared with is dropped."""
    project = edition.project.get(indicator.project_id)
    if indicator.name in NO_NAME and project is not None:
        return project.name
    return _REMARK.sub("", indicator.name) if indicator.base else indicator.name


def project_to_name(indicator: Indicator, edition: Edition) -> Project | None:
    """A 活動指標's project: its name alone (利用件数, 導入率) leaves open whose it is. None where the project's name is its name."""
    project = edition.project.get(indicator.project_id)
    if project is None or indicator.table is not Table.ACTIVITY or name(indicator, edition) == project.name:
        return None
    return project


def name_with_project(indicator: Indicator, edition: Edition) -> str:
    """A 活動指標 with its project, for its name alone says little to who has not seen the list."""
    project = edition.project.get(indicator.project_id)
    if project is None or project.name in (indicator.name, short_name(indicator, edition)):
        return name(indicator, edition)
    return f"{short_name(indicator, edition)}（{_PROGRAMME.sub('', project.name)}）"


def is_named(indicator: Indicator, text: str, edition: Edition) -> bool:
    """Whether a text has the indicator's printed name in it, or one of its aliases, whatever else it says."""
    said = key(normalise(text))
    names = (short_name(indicator, edition), _REMARK.sub("", indicator.name), *indicator.aliases)
    return any(key(normalise(one)) in said for one in names if one not in NO_NAME)


def is_meant_itself(indicator: Indicator, text: str, edition: Edition) -> bool:
    """Whether a text names a 活動指標 and not the KPI of the same measure: by its project, its number or its table."""
    project = edition.project.get(indicator.project_id)
    if project is None:
        return False
    plain = normalise(text)
    said, squeezed = key(plain), _SPACES.sub("", plain).lower()
    projects = (_PROGRAMME.sub("", project.name), _IN_BRACKETS.sub("", project.name))
    if any(one and key(normalise(one)) in said for one in projects) or _THE_LIST.search(plain):
        return True
    numbers = (_SPACES.sub("", normalise(pid)).lower() for pid in project.pid.split())
    return any(re.search(rf"{re.escape(number)}(?![-/]?[\da-z])", squeezed) for number in numbers)


_SPACES = re.compile(r"[\s\[\]【】「」]")
_IN_BRACKETS = re.compile(r"（[^（）]*）")
_THE_LIST = re.compile("プロジェクト(?:の)?一覧|活動指標")


def tell_apart(indicators: Sequence[Indicator], edition: Edition) -> tuple[str, ...]:
    """One distinct name for each of several: the 分類 where only that differs, or only the project, else the full name."""
    alike = len(indicators) > 1 and len({indicator.name for indicator in indicators}) == 1
    for called in (_by_area, _by_project) if alike else (name_with_project,):
        names = tuple(called(indicator, edition) for indicator in indicators)
        if len(set(names)) == len(names):
            return names
    return tuple(_by_area_and_project(indicator, edition) for indicator in indicators)


def _by_area(indicator: Indicator, edition: Edition) -> str:
    return edition.area[indicator.area_id].name


def _by_project(indicator: Indicator, edition: Edition) -> str:
    project = edition.project.get(indicator.project_id)
    return project.name if project else short_name(indicator, edition)


def _by_area_and_project(indicator: Indicator, edition: Edition) -> str:
    return f"{_by_area(indicator, edition)}　{_by_project(indicator, edition)}　{short_name(indicator, edition)}"
