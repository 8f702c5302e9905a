"""Values, differences, years and pages as voice.md wants them worded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from language import formats
from plan.fiscal import FiscalYear
from plan.model import Cell


@pytest.mark.parametrize(
    ("western", "worded"),
    [(2023, "令和5年度"), (2019, "令和元年度"), (2018, "平成30年度"), (1990, "平成2年度"), (2117, "令和99年度")],
)
def test_a_year_is_named_by_its_era(western: int, worded: str) -> None:
    assert formats.year(FiscalYear(western)) == worded


def test_a_moment_is_told_with_its_day_unless_that_is_today() -> None:
    at = datetime(2025, 4, 22, 5, 5, tzinfo=UTC)
    assert formats.moment(at, date(2025, 4, 22), date(2025, 4, 22)) == "14時05分"
    assert formats.moment(at, date(2025, 4, 22), date(2025, 5, 16)) == "4月22日（火）14時05分"
    assert formats.date_in_japan(datetime(2025, 4, 22, 15, 0, tzinfo=UTC)) == date(2025, 4, 23)


def test_decimals_stay_as_printed() -> None:
    assert formats.cell(Cell("30%", Decimal(30)), "%") == "30%"
    assert formats.cell(Cell("85.0%", Decimal("85.0")), "%") == "85.0%"
    assert formats.cell(Cell("3,000.0", Decimal("3000.0")), "時間") == "3,000.0時間"
    assert formats.cell(Cell("実施済"), "件") == "「実施済」"


def test_percentages_differ_in_points() -> None:
    assert formats.difference(Decimal("-13.4"), "%") == "13.4ポイント"
    assert formats.difference(Decimal(-25809), "件") == "25,809件"


@pytest.mark.parametrize(
    ("value", "worded"),
    [(4051623, "約405万件"), (100000, "約10万件"), (230004000, "約2億3,000万件"), (99999999, "約1億件")],
)
def test_large_values_are_rounded_to_man(value: int, worded: str) -> None:
    assert formats.rounded(Decimal(value), "件") == worded


def test_pages_stand_once_and_in_order() -> None:
    assert formats.pages([38, 23, 32, 38, 0]) == "23、32、38"


def test_width_counts_half_width_characters() -> None:
    assert formats.width("窓口は6.8%") == 10


def test_one_sentence_a_line() -> None:
    assert formats.sentences("横ばいです。改善します。") == "横ばいです。\n改善します。"
