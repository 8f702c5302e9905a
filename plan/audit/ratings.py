"""An issue's 進捗 beside what its KPIs reached, with each KPI's direction in mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.audit.finding import RATING, Finding, Place, told, year_name
from plan.model import Edition, Indicator, Issue, Rating, Table
from plan.progress import Against, printed_against

RATED: dict[Rating, str] = {Rating.ON_PLAN: "○：予定どおり", Rating.BEHIND: "△：遅れている"}


def ratings(edition: Edition) -> Iterator[Finding]:
    for issue in edition.issues:
        kpis = [i for i in edition.indicators if i.issue_id == issue.id and i.table is Table.KPI]
        speaking = _against_the_rating(issue, kpis, edition)
        if issue.rating is not None and speaking:
            yield Finding(
                RATING,
                f"課題「{issue.name}」　{year_name(edition.latest_actual)}",
                (
                    Place(issue.page, "進捗", RATED[issue.rating]),
                    *(_row(kpi, edition) for kpi in speaking),
                    *dict.fromkeys(_said_to_be_missed(issue, speaking, edition)),
                ),
            )


def _against_the_rating(issue: Issue, kpis: Sequence[Indicator], edition: Edition) -> list[Indicator]:
    """The KPIs that speak against the rating. A △ stands unless every KPI of its issue has figures and reached its plan."""
    results = [(kpi, printed_against(kpi, edition.latest_actual)) for kpi in kpis]
    if issue.rating is Rating.ON_PLAN:
        return [kpi for kpi, result in results if result is Against.BELOW]
    if issue.rating is Rating.BEHIND and all(result in (Against.ABOVE, Against.EQUAL) for _, result in results):
        return list(kpis)
    return []


def _row(kpi: Indicator, edition: Edition) -> Place:
    year = edition.latest_actual
    return Place(kpi.page, kpi.name, f"予定{kpi.planned(year).printed}、実績{kpi.reached(year).printed}")


def _said_to_be_missed(issue: Issue, kpis: Sequence[Indicator], edition: Edition) -> Iterator[Place]:
    """Sentences of other pages that say the plan was not reached; they belong to a ○ only."""
    if issue.rating is Rating.ON_PLAN:
        ids = {kpi.id for kpi in kpis}
        for mention in edition.mentions:
            if mention.figure == "missed" and mention.indicator_id in ids:
                yield told(mention)
