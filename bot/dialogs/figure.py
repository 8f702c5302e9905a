"""Wording one figure: the printed cell with its year, beside its 予定 and the year before, with 進捗 and source."""

from __future__ import annotations

from enum import Enum

from bot.dialogs import naming
from language import formats
from language.texts import lines, say
from plan.fiscal import FiscalYear
from plan.model import Cell, Direction, Edition, Indicator, Rating, Table
from plan.progress import Against, against, against_plan, change
from store.records import Answer, AnswerKind, RequestState, RequestView

LINE_WIDTH = 40  # half-width characters of one line on a phone
_DASHES = ("-", "ー", "－", "―", "−")
_RATINGS = {Rating.ON_PLAN: "rating.on_plan", Rating.BEHIND: "rating.behind"}
_AGAINST = {Against.ABOVE: "above", Against.BELOW: "below", Against.EQUAL: "equal"}
_KINDS = {
    AnswerKind.PENDING: "figure.kind_pending",
    AnswerKind.UNKNOWN: "figure.kind_unknown",
    AnswerKind.NOT_APPLICABLE: "figure.kind_not_applicable",
    AnswerKind.ELSEWHERE: "figure.kind_elsewhere",
}


class Style(Enum):
    """Whom an answer is worded for. ASIDE is the staff's form in the middle of an interview: as short as it can be."""

    CITIZEN = "citizen"
    STAFF = "staff"
    ASIDE = "aside"


def has_figure(cell: Cell) -> bool:
    """A number or words that say something: a blank and a dash are no figure, and neither is zero."""
    return not cell.uncertain and not cell.blank and cell.printed not in _DASHES


def actual(indicator: Indicator, year: FiscalYear, edition: Edition, style: Style, *, year_named: bool = False) -> str:
    """The year's actual as the plan prints it. ``year_named`` says that the person named the year, so that it stands first."""
    cell = indicator.reached(year)
    if cell.uncertain:
        return _uncertain(indicator, year, edition, style, "figure.series_actual")
    if not has_figure(cell):
        return _no_value(indicator, year, edition, style)
    return lines(
        _head(indicator, year, edition, style, year_named),
        _of_project(indicator, edition),
        _what_is_compared(indicator),
        _beside_plan(indicator, year, edition),
        _beside_year_before(indicator, year, style),
        _same_measure(indicator, edition) if style is not Style.ASIDE else "",
        rating(indicator, edition) if style is not Style.ASIDE and year == edition.latest_actual else "",
        other_pages(indicator, year, edition) if style is Style.STAFF else "",
        source([indicator.page], edition, style),
    )


def planned(indicator: Indicator, year: FiscalYear, edition: Edition, style: Style) -> str:
    """The year's 予定, and beside it the actual that the plan prints last, up to that year."""
    cell = indicator.planned(year)
    if cell.uncertain:
        return _uncertain(indicator, year, edition, style, "figure.series_plan")
    shown = _value(cell, indicator, style)
    params = {"name": naming.name(indicator, edition), "year": _year(year, style)}
    if not has_figure(cell):
        key = "figure.no_plan" if style is Style.CITIZEN else "staff.no_plan"
        head = say(key, cell=_empty(cell), **params)
    else:
        head = say("figure.future" if style is Style.CITIZEN else "staff.future", value=shown, **params)
    return lines(
        head,
        _of_project(indicator, edition),
        _actual_beside(indicator, min(year, edition.latest_actual)),
        source([indicator.page], edition, style),
    )


def draft(view: RequestView, indicator: Indicator, year: FiscalYear, edition: Edition) -> str:
    """What stands in the store for a year that is not published: "" when nothing does. Only for those whom ``view`` was read for."""
    shown = _answered(view.answer, indicator)
    if shown == "":
        return ""
    key = "figure.submitted" if view.request.state is RequestState.SUBMITTED else "figure.draft"
    params = {
        "department": view.request.department,
        "name": naming.name(indicator, edition),
        "year": formats.year(year),
    }
    if view.answer.kind is not AnswerKind.VALUE:
        return say(f"{key}_kind", kind=shown, until=_until(view.answer), **params)
    return lines(
        say(key, value=shown, **params),
        _of_project(indicator, edition),
        _answer_beside_plan(view.answer, indicator, year),
    )


def rating(indicator: Indicator, edition: Edition) -> str:
    """The 進捗 of the KPI's own 課題, quoted with its page; "" for a 活動指標 and where the plan prints none."""
    issue = edition.issue.get(indicator.issue_id)
    if indicator.table is not Table.KPI or issue is None or issue.rating is None:
        return ""
    return say("rating", rating=say(_RATINGS[issue.rating]), page=issue.page)


def source(pages: list[int], edition: Edition, style: Style) -> str:
    """Title, pages, month of publication, and the address once the city has set it."""
    title, _, results = edition.title.removesuffix("）").partition("（")
    return say(
        "source" if style is Style.CITIZEN else "source.staff",
        title=title,
        results=results,
        pages=formats.pages(pages),
        published=edition.published,
        address=edition.address,
    )


def other_pages(indicator: Indicator, year: FiscalYear, edition: Edition) -> str:
    """For staff: other values that the plan prints for the same year, one line each and two at most."""
    ours = indicator.reached(year)
    found = [
        (mention.page, mention.place, mention.value)
        for mention in edition.mentions
        if (mention.indicator_id, mention.year, mention.figure) == (indicator.id, year, "actual")
    ]
    for other in (edition.indicator[key] for key in indicator.same_as):
        cell = other.reached(year)
        if has_figure(cell) and other.area_id == indicator.area_id:
            found.append((other.page, table(other), formats.cell(cell, other.unit)))
    different = [place for place in dict.fromkeys(found) if not _equal(place[2], ours, indicator)]
    return lines(
        *(
            say(
                "figure.other_page",
                page=page,
                place=place,
                value=value,
                answer_page=indicator.page,
                answer_place=table(indicator),
            )
            for page, place, value in different[:2]
        )
    )


def _head(indicator: Indicator, year: FiscalYear, edition: Edition, style: Style, year_named: bool) -> str:
    value = _value(indicator.reached(year), indicator, style)
    params = {"name": naming.name(indicator, edition), "value": value, "year": _year(year, style)}
    if style is not Style.CITIZEN:
        return say("staff.figure", **params)
    if year_named:
        return say("figure.year", **params)
    basic = say("figure.basic", **params)
    fits = formats.width(basic.split("\n")[0]) <= LINE_WIDTH
    return basic if fits or indicator.reached(year).is_text else say("figure.large", **params)


def _no_value(indicator: Indicator, year: FiscalYear, edition: Edition, style: Style) -> str:
    target = indicator.planned(year)
    return lines(
        say(
            "figure.no_value" if style is Style.CITIZEN else "staff.no_value",
            name=naming.name(indicator, edition),
            year=_year(year, style),
            cell=_empty(indicator.reached(year)),
        ),
        _of_project(indicator, edition),
        say("figure.no_value_plan", plan=_value(target, indicator, style)) if has_figure(target) else "",
        source([indicator.page], edition, style),
    )


def _uncertain(indicator: Indicator, year: FiscalYear, edition: Edition, style: Style, series: str) -> str:
    return lines(
        say(
            "figure.uncertain" if style is Style.CITIZEN else "staff.uncertain",
            name=naming.name(indicator, edition),
            year=_year(year, style),
            series=say(series),
            page=indicator.page,
        ),
        _of_project(indicator, edition),
        source([indicator.page], edition, style),
    )


def _of_project(indicator: Indicator, edition: Edition) -> str:
    project = naming.project_to_name(indicator, edition)
    return say("figure.of_project", project=project.name) if project else ""


def _what_is_compared(indicator: Indicator) -> str:
    if indicator.direction is not Direction.LESS:
        return ""
    return lines(compared_with_base(indicator, "figure.lower_base"), say("figure.lower"))


def compared_with_base(indicator: Indicator, key: str) -> str:
    """令和3年度と比べた…: the fixed denominator taken apart into its year and its thing; "" where the plan names none."""
    if indicator.base is None:
        return ""
    year, _, what = indicator.base.name.partition("年度の")
    return say(key, base=f"{year}年度", what=what) if what else ""


def _beside_plan(indicator: Indicator, year: FiscalYear, edition: Edition) -> str:
    reached, target = indicator.reached(year), indicator.planned(year)
    if target.uncertain:
        return say("figure.plan_uncertain")
    if not has_figure(target):
        return say("figure.plan_blank")
    found = against(indicator, year)
    if found is None and reached.printed == target.printed:
        return _against_words(Against.EQUAL, target.printed, indicator, past=year < edition.latest_actual)
    if found is None:
        return say("figure.plan_text", plan=formats.cell(target, indicator.unit))
    return _against_words(found, formats.cell(target, indicator.unit), indicator, past=year < edition.latest_actual)


def _answer_beside_plan(answer: Answer, indicator: Indicator, year: FiscalYear) -> str:
    target = indicator.planned(year)
    found = against_plan(indicator, answer.value, target) if answer.value is not None else None
    return _against_words(found, formats.cell(target, indicator.unit), indicator, past=False) if found else ""


def _against_words(found: Against, plan: str, indicator: Indicator, *, past: bool) -> str:
    less = "lower_" if indicator.direction is Direction.LESS and found is not Against.EQUAL else ""
    return say(f"figure.{less}{'was_' if past else ''}{_AGAINST[found]}", plan=plan)


def _beside_year_before(indicator: Indicator, year: FiscalYear, style: Style) -> str:
    before = indicator.reached(year - 1)
    if indicator.reached(year).is_text or before.uncertain:
        return ""
    if not has_figure(before):
        return say("figure.no_before")
    found = change(indicator, year)
    if found is None:
        return ""
    unit = "%" if before.printed.endswith("%") else indicator.unit
    large = style is Style.CITIZEN and before.value is not None and before.value >= formats.ROUNDED_FROM
    params = {
        "before": "" if large and found.by else formats.cell(before, indicator.unit),
        "by": formats.difference(found.by, unit),
    }
    if not found.by:
        return say("figure.unchanged", **params)
    size = "points_" if unit == "%" else ""
    return say(f"figure.{size}{'up' if found.by > 0 else 'down'}", **params)


def _same_measure(indicator: Indicator, edition: Edition) -> str:
    if indicator.table is not Table.KPI:
        return ""
    others = (edition.indicator[key] for key in indicator.same_as)
    same = any(other.table is Table.ACTIVITY and other.area_id == indicator.area_id for other in others)
    return say("figure.same_measure") if same else ""


def _actual_beside(indicator: Indicator, year: FiscalYear) -> str:
    cell = indicator.reached(year)
    if not has_figure(cell):
        return ""
    return say("figure.future_actual", year=formats.year(year), value=formats.cell(cell, indicator.unit))


def _value(cell: Cell, indicator: Indicator, style: Style) -> str:
    shown = formats.cell(cell, indicator.unit)
    if style is Style.CITIZEN and cell.value is not None and cell.value >= formats.ROUNDED_FROM:
        return say("figure.rounded", value=shown, rounded=formats.rounded(cell.value, indicator.unit))
    return shown


def _empty(cell: Cell) -> str:
    return say("figure.blank") if cell.blank else f"「{cell.printed}」"


def _year(year: FiscalYear, style: Style) -> str:
    return formats.year_in_full(year) if style is Style.CITIZEN else formats.year(year)


def table(indicator: Indicator) -> str:
    return say("figure.place_kpi" if indicator.table is Table.KPI else "figure.place_activity")


def _equal(value: str, cell: Cell, indicator: Indicator) -> bool:
    return value in (cell.printed, formats.cell(cell, indicator.unit))


def _answered(answer: Answer, indicator: Indicator) -> str:
    if answer.kind is None:
        return ""
    if answer.kind is not AnswerKind.VALUE:
        return say(_KINDS[answer.kind])
    if answer.value is not None:
        return formats.entered(answer.value, indicator)
    return f"「{answer.text}」" if answer.text else ""


def _until(answer: Answer) -> str:
    return say("figure.pending_until", day=formats.day(answer.pending_until)) if answer.pending_until else ""
