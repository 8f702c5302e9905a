"""What is told of an indicator or a project besides one figure: the years, the meaning, the reasons, the department, the 進捗."""

from __future__ import annotations

from bot.book import Book
from bot.dialogs import naming
from bot.dialogs.dialog import Directory
from bot.dialogs.figure import Style, compared_with_base, source
from bot.dialogs.tables import has_figure, in_the_list, table
from language import formats
from language.columns import Column
from language.texts import lines, say
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Area, Cell, Edition, Indicator, Issue, Kind, Project, Rating

Wanted = tuple[FiscalYear, bool]  # True for its 予定
_COUNTED = ("総件数", "件数")


def series(
    indicator: Indicator, book: Book, style: Style, columns: tuple[Column, ...] = (), planned: bool | None = None
) -> str:
    """The actuals and then the 予定 of the years after them, the one of them that is ``planned`` for every year, or ``columns`` alone where some are asked
    for. Years in full and one a line for citizens."""
    edition, latest = book.edition, book.latest_actual(indicator)
    if columns:
        wanted = [(one.year, one.year > latest if one.planned is None else one.planned) for one in columns]
    else:
        wanted = [(year, False) for year in edition.years if year <= latest and planned is not True]
        wanted += [(year, True) for year in edition.years if planned or (planned is None and year > latest)]
    actuals = [(year, book.reached(indicator, year)) for year, is_plan in wanted if not is_plan]
    plans = [(year, book.planned(indicator, year)) for year, is_plan in wanted if is_plan]
    name = naming.name(indicator, edition)
    project = naming.project_to_name(indicator, edition)
    unclear = list(dict.fromkeys(year for year, cell in (*actuals, *plans) if cell.uncertain))
    parts = (
        _entries(actuals, indicator, style, "series.actual"),
        _entries(plans, indicator, style, "series.plan"),
    )
    head = say("series", name=name) if any(parts) or unclear or columns else say("series.none", name=name)
    return lines(
        head,
        say("figure.of_project", project=project.name) if project else "",
        *parts,
        _not_printed(wanted, indicator, book) if columns else "",
        _in_the_list(wanted, indicator, book),
        say("series.uncertain", years="、".join(formats.year(year) for year in unclear), page=indicator.page)
        if unclear
        else "",
        source([indicator.page], edition, style),
    )


def definition(indicator: Indicator, edition: Edition, style: Style) -> str:
    """What the figure says, its formula as printed, and which 分類 share it."""
    sharing = _sharing(indicator, edition)
    formula = indicator.formula
    key = "definition.formula" if indicator.kind is Kind.RATIO else "definition.ground"
    return lines(
        _meaning(indicator, edition),
        say(key, formula=formula) if formula else say("definition.no_formula"),
        say("definition.shared", count=len(sharing)) if len(sharing) > 1 else "",
        _content(edition.project.get(indicator.project_id)),
        say("definition.total") if indicator.accumulation is Accumulation.TOTAL else "",
        say("definition.ours") if style is Style.CITIZEN else "",
        source([other.page for other in sharing], edition, style),
    )


def alike(indicators: tuple[Indicator, ...]) -> bool:
    """Whether one definition holds for all of them: the same name and the same printed formula."""
    return len({(indicator.name, indicator.formula) for indicator in indicators}) == 1 and bool(indicators[0].formula)


def where(indicator: Indicator, edition: Edition, style: Style) -> str:
    """Where the plan prints it."""
    params = {"name": naming.name(indicator, edition), "page": indicator.page, "place": table(indicator)}
    return lines(say("source.where", **params), source([indicator.page], edition, style))


def why(indicator: Indicator, edition: Edition, style: Style) -> str:
    """The plan's own 評価: the city's wording once it is filled in, until then our summary, marked as one."""
    page, year = source([indicator.page], edition, style), _year(edition.latest_actual, style)
    if indicator.comment_own:
        return lines(say("why.own", year=year, comment=formats.sentences(indicator.comment_own)), page)
    if indicator.comment:
        head = say("why.summary") if style is Style.CITIZEN else say("why.summary_staff", year=year)
        return lines(head, say("summary", summary=formats.sentences(indicator.comment)), page)
    return lines(say("why.none", name=naming.name(indicator, edition)), page)


def project(found: Project, edition: Edition, style: Style) -> str:
    """What a project does, in the city's wording or as our summary."""
    head = say("project.summary", project=found.name)
    page = source([found.page], edition, style)
    content = _content(found)
    if content:
        return lines(head, content, page)
    return lines(say("project.no_summary", project=found.name, page=found.page), page)


def without_indicator(found: Project, edition: Edition, style: Style) -> str:
    """A figure was asked of a project for which the plan prints none."""
    head = say("project.no_indicator", project=found.name)
    return lines(head, _content(found), source([found.page], edition, style))


def owner(found: Project, edition: Edition, directory: Directory, style: Style) -> str:
    """The department that the project list names, to citizens with its telephone number."""
    telephone = directory[f"departments.{found.department}"] if style is Style.CITIZEN else ""
    return lines(
        say(
            "owner.department",
            department=found.department,
            project=found.name,
            telephone=telephone,
            hours=directory["hours"] if telephone else "",
        ),
        source([found.page], edition, style),
    )


def owner_of_kpi(indicator: Indicator, edition: Edition, directory: Directory, style: Style) -> str:
    """The plan names no department for a KPI: those of the projects under its 課題, in the order of the list, to citizens with the numbers that are known."""
    projects = [found for found in edition.projects if found.issue_id == indicator.issue_id]
    if not projects or indicator.issue_id not in edition.issue:
        return lines(say("owner.kpi_none"), source([indicator.page], edition, style))
    named = tuple(dict.fromkeys(found.department for found in projects))
    numbers = {name: directory[f"departments.{name}"] for name in named} if style is Style.CITIZEN else {}
    told = [say("owner.telephone", department=name, telephone=number) for name, number in numbers.items() if number]
    hours = say("owner.hours", hours=directory["hours"]) if told else ""
    issue = edition.issue[indicator.issue_id].name
    pages = [found.page for found in projects]
    owners = say("owner.kpi", issue=issue, departments="、".join(named))
    return lines(owners, *told, hours, source(pages, edition, style))


def ratings(area: Area, edition: Edition, style: Style) -> str:
    """The 進捗 of a 分類's 課題 as the plan prints them."""
    rated = [issue for issue in edition.issues if issue.area_id == area.id and issue.rating is not None]
    if not rated:
        return say("rating.none", area=area.name)
    return lines(
        say("rating.area", area=area.name),
        *(say("rating.entry", rating=Rating(issue.rating), issue=issue.name) for issue in rated if issue.rating),
        say("rating.legend", year=_year(edition.latest_actual, style)),
        source([issue.page for issue in rated], edition, style),
    )


def rating(issue: Issue, edition: Edition, style: Style) -> str:
    """The 進捗 of one 課題 as the plan prints it, or that it prints none."""
    if issue.rating is None:
        return lines(say("rating.issue_none", issue=issue.name), source([issue.page], edition, style))
    mark = say("rating.on_plan" if issue.rating is Rating.ON_PLAN else "rating.behind")
    year = _year(edition.latest_actual, style)
    return lines(say("rating.issue", issue=issue.name, rating=mark, year=year), source([issue.page], edition, style))


def plan_source(edition: Edition) -> str:
    """What the answers are taken from, when nothing in it is named."""
    title, _, results = edition.title.removesuffix("）").partition("（")
    return say("plan.source", title=title, results=results, published=edition.published, address=edition.address)


def _entries(cells: list[tuple[FiscalYear, Cell]], indicator: Indicator, style: Style, key: str) -> str:
    shown = [(year, formats.cell(cell, indicator.unit)) for year, cell in cells if has_figure(cell)]
    if not shown:
        return ""
    if style is not Style.CITIZEN:
        return say(f"{key}_staff", entries="、".join(f"{year} {value}" for year, value in shown))
    return lines(
        say(key), *(say("series.entry", year=formats.year_in_full(year), value=value) for year, value in shown)
    )


def _in_the_list(wanted: list[Wanted], indicator: Indicator, book: Book) -> str:
    """Where the years stand that a KPI's own row leaves empty and the 活動指標 of the same measure prints."""
    return lines(
        *(
            say(
                "series.in_the_list",
                years="、".join(formats.year(year) for year in found),
                column=_column(is_plan),
                page=next(iter(found.values())).page,
            )
            for is_plan in (False, True)
            if (
                found := {
                    year: listed
                    for year, plan in wanted
                    if plan is is_plan and not has_figure(_cell(indicator, year, book, is_plan))
                    if (listed := in_the_list(indicator, year, book, is_plan=is_plan))
                }
            )
        )
    )


def _not_printed(wanted: list[Wanted], indicator: Indicator, book: Book) -> str:
    """The years that were named and of which neither table prints what was asked."""
    said = []
    for is_plan in (False, True):
        years = [
            year
            for year, plan in wanted
            if plan is is_plan
            and not (cell := _cell(indicator, year, book, is_plan)).uncertain
            and not has_figure(cell)
            and not in_the_list(indicator, year, book, is_plan=is_plan)
        ]
        named = "、".join(formats.year(year) for year in years)
        said.append(say("series.not_there", years=named, column=_column(is_plan)) if years else "")
    return lines(*said)


def _cell(indicator: Indicator, year: FiscalYear, book: Book, is_plan: bool) -> Cell:
    return book.planned(indicator, year) if is_plan else book.reached(indicator, year)


def _column(is_plan: bool) -> str:
    return say("figure.series_plan" if is_plan else "figure.series_actual")


def _meaning(indicator: Indicator, edition: Edition) -> str:
    base = compared_with_base(indicator, "definition.base")
    if base:
        return base
    if indicator.kind is Kind.RATIO and indicator.part_of_whole:
        return say("definition.share", whole=_things(indicator.denominator), part=_things(indicator.numerator))
    if indicator.kind is Kind.RATIO:
        return say("definition.rate", whole=indicator.denominator, part=indicator.numerator)
    owner_project = edition.project.get(indicator.project_id)
    if owner_project is not None:
        return say("figure.of_project", project=owner_project.name)
    return say("definition.kpi", issue=edition.issue[indicator.issue_id].name)


def _things(part: str) -> str:
    """手続き for 手続き総件数: in a share the things stand for their number."""
    for counted in _COUNTED:
        if part.endswith(counted) and part != counted:
            return part.removesuffix(counted)
    return part


def _sharing(indicator: Indicator, edition: Edition) -> list[Indicator]:
    if not indicator.formula:
        return [indicator]
    same = (indicator.name, indicator.formula)
    found = [other for other in edition.indicators if (other.name, other.formula) == same]
    return found if len({other.area_id for other in found}) == len(found) else [indicator]


def _content(found: Project | None) -> str:
    """What a project does: the city's wording once it is filled in, until then our summary, marked as one."""
    if found is None:
        return ""
    if found.summary_own:
        return formats.sentences(found.summary_own)
    return say("summary", summary=formats.sentences(found.summary)) if found.summary else ""


def _year(year: FiscalYear, style: Style) -> str:
    return formats.year_in_full(year) if style is Style.CITIZEN else formats.year(year)
