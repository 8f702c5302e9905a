"""Wording one figure: the printed cell with its year, beside its 予定 and the year before, with 進捗 and source."""

from __future__ import annotations

from enum import Enum

from bot.book import Book
from bot.dialogs import naming, wording
from bot.dialogs.tables import activities_of, has_figure, in_the_list, table
from language import formats
from language.texts import lines, say
from plan.fiscal import FiscalYear
from plan.model import Cell, Direction, Edition, Indicator, Rating, Table
from plan.progress import Against, against, against_plan, change
from store.records import Answer, AnswerKind, RequestState, RequestView

LINE_WIDTH = 40  # half-width characters of one line on a phone
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


def actual(indicator: Indicator, year: FiscalYear, book: Book, style: Style, *, year_named: bool = False) -> str:
    """The year's actual. ``year_named`` says that the person named the year, so that it stands first."""
    edition, cell = book.edition, book.reached(indicator, year)
    if cell.uncertain:
        return _uncertain(indicator, year, book, style, "figure.series_actual")
    if not has_figure(cell):
        listed = in_the_list(indicator, year, book)
        return (
            _from_the_list(indicator, listed, year, book, style) if listed else _no_value(indicator, year, book, style)
        )
    return lines(
        _head(indicator, year, book, style, year_named),
        of_project(indicator, edition),
        what_is_compared(indicator),
        beside_plan(indicator, year, book),
        beside_year_before(indicator, year, book, style),
        which_table(indicator, edition) if style is not Style.ASIDE else "",
        rating(indicator, edition) if style is not Style.ASIDE and year == edition.latest_actual else "",
        other_pages(indicator, year, book) if style is Style.STAFF else "",
        source([indicator.page], edition, style),
    )


def planned(indicator: Indicator, year: FiscalYear, book: Book, style: Style) -> str:
    """The year's 予定, and beside it the last actual, up to that year. Beside an empty cell no figure stands: it would be read as the 予定."""
    edition, cell = book.edition, book.planned(indicator, year)
    if cell.uncertain:
        return _uncertain(indicator, year, book, style, "figure.series_plan")
    shown = _value(cell, indicator, style)
    params = {"name": naming.name(indicator, edition), "year": _year(year, style)}
    if not has_figure(cell) and (listed := in_the_list(indicator, year, book, is_plan=True)):
        return _plan_from_the_list(indicator, listed, year, book, style)
    if not has_figure(cell):
        key = "figure.no_plan" if style is Style.CITIZEN else "staff.no_plan"
        head = say(key, cell=_empty(cell), **params)
    else:
        head = say("figure.future" if style is Style.CITIZEN else "staff.future", value=shown, **params)
    beside = _actual_beside(indicator, min(year, book.latest_actual(indicator)), book) if has_figure(cell) else ""
    return lines(
        head,
        of_project(indicator, edition),
        beside,
        _compared(indicator, year, book),
        source([indicator.page], edition, style),
    )


def draft(view: RequestView, indicator: Indicator, year: FiscalYear, book: Book) -> str:
    """What stands in the store for a year that is not published: "" when nothing does. Only for those whom ``view`` was read for."""
    shown = _answered(view.answer, indicator)
    if shown == "":
        return ""
    key = "figure.submitted" if view.request.state is RequestState.SUBMITTED else "figure.draft"
    params = {
        "department": view.request.department,
        "name": naming.name(indicator, book.edition),
        "year": formats.year(year),
    }
    if view.answer.kind is not AnswerKind.VALUE:
        return say(f"{key}_kind", kind=shown, until=_until(view.answer), **params)
    return lines(
        say(key, value=shown, **params),
        of_project(indicator, book.edition),
        _answer_beside_plan(view.answer, indicator, book.planned(indicator, year)),
        say("review.comment", comment=view.answer.comment).strip() if view.answer.comment else "",
        say("review.phase", phase=wording.phase_value(view.answer)).strip() if view.answer.phase_kind else "",
        say("review.reason", reason=view.answer.reason).strip() if view.answer.reason else "",
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


def other_pages(indicator: Indicator, year: FiscalYear, book: Book) -> str:
    """For staff: other values that the plan prints for the same year, one line each and two at most."""
    edition, ours = book.edition, book.reached(indicator, year)
    found = [
        (mention.page, mention.place, mention.value)
        for mention in edition.mentions
        if (mention.indicator_id, mention.year, mention.figure) == (indicator.id, year, "actual")
    ]
    for other in (edition.indicator[key] for key in indicator.same_as):
        cell = book.reached(other, year)
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


def _head(indicator: Indicator, year: FiscalYear, book: Book, style: Style, year_named: bool) -> str:
    cell = book.reached(indicator, year)
    value = _value(cell, indicator, style)
    params = {"name": naming.name(indicator, book.edition), "value": value, "year": _year(year, style)}
    if style is not Style.CITIZEN:
        return say("staff.figure", **params)
    if year_named:
        return say("figure.year", **params)
    basic = say("figure.basic", **params)
    fits = formats.width(basic.split("\n")[0]) <= LINE_WIDTH
    return basic if fits or cell.is_text else say("figure.large", **params)


def _from_the_list(indicator: Indicator, listed: Indicator, year: FiscalYear, book: Book, style: Style) -> str:
    """The list's figure with its own page, and that the KPI's cell is empty: that the plan prints none would be untrue."""
    edition, cell = book.edition, book.reached(listed, year)
    params = {"cell": _empty(book.reached(indicator, year)), "page": indicator.page, "listed": listed.page}
    if style is not Style.CITIZEN:
        named = {"name": naming.name(indicator, edition), "year": formats.year(year)}
        head = say("staff.from_the_list", value=_value(cell, listed, style), **named, **params)
        return lines(head, of_project(listed, edition), source([indicator.page, listed.page], edition, style))
    return lines(
        _head(listed, year, book, style, year_named=False),
        of_project(listed, edition),
        say("figure.from_the_list", **params),
        beside_plan(listed, year, book),
        source([listed.page], edition, style),
    )


def _plan_from_the_list(indicator: Indicator, listed: Indicator, year: FiscalYear, book: Book, style: Style) -> str:
    """The list's 予定 with its own page, and that the KPI's cell is empty."""
    edition = book.edition
    params = {"name": naming.name(indicator, edition), "year": _year(year, style)}
    empty = {"cell": _empty(book.planned(indicator, year)), "page": indicator.page, "listed": listed.page}
    value = _value(book.planned(listed, year), listed, style)
    if style is not Style.CITIZEN:
        head = say("staff.plan_from_the_list", value=value, **params, **empty)
        return lines(head, of_project(listed, edition), source([indicator.page, listed.page], edition, style))
    return lines(
        say("figure.future", value=value, **params),
        of_project(listed, edition),
        say("figure.plan_from_the_list", **empty),
        _actual_beside(listed, min(year, book.latest_actual(listed)), book),
        _compared(listed, year, book),
        source([listed.page], edition, style),
    )


def _no_value(indicator: Indicator, year: FiscalYear, book: Book, style: Style) -> str:
    edition, target = book.edition, book.planned(indicator, year)
    return lines(
        say(
            "figure.no_value" if style is Style.CITIZEN else "staff.no_value",
            name=naming.name(indicator, edition),
            year=_year(year, style),
            cell=_empty(book.reached(indicator, year)),
        ),
        of_project(indicator, edition),
        say("figure.no_value_plan", plan=_value(target, indicator, style)) if has_figure(target) else "",
        source([indicator.page], edition, style),
    )


def _uncertain(indicator: Indicator, year: FiscalYear, book: Book, style: Style, series: str) -> str:
    """That it cannot be told of which year a cell is. The only words of a row are quoted without a year; a number would be read as that year's."""
    edition, read = book.edition, book.planned if series == "figure.series_plan" else book.reached
    key = "figure.uncertain" if style is Style.CITIZEN else "staff.uncertain"
    row = [cell for one in edition.years if not (cell := read(indicator, one)).blank]
    words = {cell.printed for cell in row} if all(cell.is_text and cell.uncertain for cell in row) else set()
    return lines(
        say(key, name=naming.name(indicator, edition), year=_year(year, style), series=say(series)),
        say("figure.uncertain_text", series=say(series), cell=next(iter(words))) if len(words) == 1 else "",
        of_project(indicator, edition),
        say(f"{key}_why", page=indicator.page),
        source([indicator.page], edition, style),
    )


def of_project(indicator: Indicator, edition: Edition) -> str:
    project = naming.project_to_name(indicator, edition)
    return say("figure.of_project", project=project.name) if project else ""


def what_is_compared(indicator: Indicator) -> str:
    if indicator.direction is not Direction.LESS:
        return ""
    return lines(compared_with_base(indicator, "figure.lower_base"), say("figure.lower"))


def compared_with_base(indicator: Indicator, key: str) -> str:
    """令和3年度と比べた…: the fixed denominator taken apart into its year and its thing; "" where the plan names none."""
    if indicator.base is None:
        return ""
    year, _, what = indicator.base.name.partition("年度の")
    return say(key, base=f"{year}年度", what=what) if what else ""


def beside_plan(indicator: Indicator, year: FiscalYear, book: Book) -> str:
    reached, target = book.reached(indicator, year), book.planned(indicator, year)
    if target.uncertain:
        return say("figure.plan_uncertain")
    if not has_figure(target):
        return say("figure.plan_blank")
    found, past = against(indicator, reached, target), year < book.latest_actual(indicator)
    if found is None and reached.printed == target.printed:
        return _against_words(Against.EQUAL, target.printed, indicator, past=past)
    if found is None:
        return say("figure.plan_text", plan=formats.cell(target, indicator.unit))
    return _against_words(found, formats.cell(target, indicator.unit), indicator, past=past)


def _answer_beside_plan(answer: Answer, indicator: Indicator, target: Cell) -> str:
    found = against_plan(indicator, answer.value, target) if answer.value is not None else None
    return _against_words(found, formats.cell(target, indicator.unit), indicator, past=False) if found else ""


def _against_words(found: Against, plan: str, indicator: Indicator, *, past: bool) -> str:
    less = "lower_" if indicator.direction is Direction.LESS and found is not Against.EQUAL else ""
    return say(f"figure.{less}{'was_' if past else ''}{_AGAINST[found]}", plan=plan)


def beside_year_before(indicator: Indicator, year: FiscalYear, book: Book, style: Style) -> str:
    reached, before = book.reached(indicator, year), book.reached(indicator, year - 1)
    if reached.is_text or before.uncertain:
        return ""
    if not has_figure(before):
        return _before_in_the_list(indicator, year - 1, book)
    found = change(reached, before)
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


def _before_in_the_list(indicator: Indicator, before: FiscalYear, book: Book) -> str:
    listed = in_the_list(indicator, before, book)
    if listed is None:
        return say("figure.no_before")
    return say(
        "figure.before_in_the_list", before=formats.cell(book.reached(listed, before), listed.unit), page=listed.page
    )


def which_table(indicator: Indicator, edition: Edition) -> str:
    """That a KPI was told where a 活動指標 measures the same; that they are the same only where their rows print the same."""
    listed = {other.id for other in activities_of(indicator, edition)} if indicator.table is Table.KPI else set()
    if not listed:
        return ""
    pairs = (pair for pair in edition.same if indicator.id in (pair.first, pair.second))
    agree = any(pair.agree for pair in pairs if listed & {pair.first, pair.second})
    return say("figure.same_measure" if agree else "figure.from_kpi")


def _compared(indicator: Indicator, year: FiscalYear, book: Book) -> str:
    """Beside a 予定 whose actual is there: whether it was reached, with the indicator's direction in mind."""
    if not has_figure(book.reached(indicator, year)) or not has_figure(book.planned(indicator, year)):
        return ""
    lower = say("figure.lower") if indicator.direction is Direction.LESS else ""
    return lines(lower, beside_plan(indicator, year, book))


def _actual_beside(indicator: Indicator, year: FiscalYear, book: Book) -> str:
    cell = book.reached(indicator, year)
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
