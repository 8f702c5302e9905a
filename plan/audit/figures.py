"""One measure, one year, several pages: the KPI table, the project list and the pages of text side by side, cell by cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from plan.audit.finding import (
    FIGURES,
    NARRATIVE_VALUE,
    TABLE_VALUE,
    Finding,
    Place,
    cells,
    fraction_in,
    number_in,
    place_of,
    title,
    told,
    year_name,
)
from plan.fiscal import FiscalYear
from plan.model import Edition, Indicator, Mention
from plan.progress import comparable

SHARE_MARGIN = Decimal("0.05")  # 「予定の1/3ほど」 is rough: 0.30 is still 1/3, 0.23 is not


@dataclass(frozen=True, slots=True)
class _Print:
    place: Place
    value: Decimal
    percent: bool
    in_text: bool


def figures(edition: Edition) -> Iterator[Finding]:
    for measure, figure, year in product(measures(edition), FIGURES, edition.years):
        prints = [*_tables(measure, figure, year, edition), *_texts(measure, figure, year, edition)]
        prints = [one for one in prints if one.percent == prints[0].percent]
        if len({one.value for one in prints}) > 1:
            narrative = any(one.in_text and one.value != prints[0].value for one in prints)
            yield Finding(
                NARRATIVE_VALUE if narrative else TABLE_VALUE,
                f"{title(measure[0], edition)}　{year_name(year)}の{FIGURES[figure]}",
                tuple(one.place for one in prints),
            )


def shares(edition: Edition) -> Iterator[Finding]:
    """An actual that the text calls a fraction of its plan."""
    for mention in edition.mentions:
        indicator = edition.indicator[mention.indicator_id]
        reached, planned = indicator.reached(mention.year), indicator.planned(mention.year)
        values, share = comparable(reached, planned), fraction_in(mention.value)
        if mention.figure != "share" or values is None or share is None or values[1] == 0:
            continue
        if abs(values[0] / values[1] - Decimal(share.numerator) / share.denominator) > SHARE_MARGIN:
            row = f"予定{planned.printed}、実績{reached.printed}"
            yield Finding(
                NARRATIVE_VALUE,
                f"{title(indicator, edition)}　{year_name(mention.year)}の予定に対する実績の割合",
                (place_of(indicator, row, edition), told(mention)),
            )


def measures(edition: Edition) -> tuple[tuple[Indicator, ...], ...]:
    """The indicators in the edition's order, those of the same measure together: its KPI first."""
    groups: list[tuple[Indicator, ...]] = []
    seen: set[str] = set()
    for indicator in edition.indicators:
        if indicator.id not in seen:
            ids = _same(indicator.id, edition)
            seen |= ids
            groups.append(tuple(one for one in edition.indicators if one.id in ids))
    return tuple(groups)


def _same(first: str, edition: Edition) -> set[str]:
    """The ids that are the same measure, directly or by way of a third."""
    ids, open_ids = {first}, [first]
    while open_ids:
        found = set(edition.indicator[open_ids.pop()].same_as) - ids
        ids |= found
        open_ids.extend(found)
    return ids


def _tables(measure: tuple[Indicator, ...], figure: str, year: FiscalYear, edition: Edition) -> Iterator[_Print]:
    for indicator in measure:
        cell = cells(indicator, figure).get(year)
        if cell is not None and cell.value is not None and not cell.uncertain:
            place = place_of(indicator, cell.printed, edition)
            yield _Print(place, cell.value, cell.printed.endswith("%"), in_text=False)


def _texts(measure: tuple[Indicator, ...], figure: str, year: FiscalYear, edition: Edition) -> Iterator[_Print]:
    ids = {indicator.id for indicator in measure}
    for mention in edition.mentions:
        value = number_in(mention.value)
        if mention.indicator_id in ids and (mention.figure, mention.year) == (figure, year) and value is not None:
            yield _Print(told(mention), value, _is_percent(mention), in_text=True)


def _is_percent(mention: Mention) -> bool:
    return "%" in unicodedata.normalize("NFKC", mention.value)
