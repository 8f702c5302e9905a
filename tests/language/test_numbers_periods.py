"""Replies for R6 whose figure is said to be another year's, only a part of the year's, or several years'."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.numbers import Amount, Refusal, Refused, read_amount
from plan.fiscal import FiscalYear
from plan.model import Kind

R6 = FiscalYear.reiwa(6)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("R6.3.31現在213件", Kind.COUNT),
        ("R6.3末 213件", Kind.COUNT),
        ("令和6年3月末時点で213件", Kind.COUNT),
        ("2024/3/31現在 213件", Kind.COUNT),
        ("2023年213件", Kind.COUNT),
        ("昨年度末213件", Kind.COUNT),
        ("前年度末で213件", Kind.COUNT),
        ("213件（R5）", Kind.COUNT),
        ("213件（前年度）", Kind.COUNT),
        ("213件は前年度の数字です", Kind.COUNT),
        ("213件はR5です", Kind.COUNT),
        ("213件は来年度", Kind.COUNT),
        ("7.2%（R5）", Kind.PERCENT),
        ("R5 24/340", Kind.RATIO),
        ("24/340（R5）", Kind.RATIO),
        ("令和6年3月末 24/340", Kind.RATIO),
    ],
)
def test_another_years_figure_is_refused(reply: str, kind: Kind) -> None:
    unit = "件" if kind is Kind.COUNT else "%"
    assert read_amount(reply, kind, unit, year=R6) == Refused(Refusal.OTHER_YEAR, reply)


@pytest.mark.parametrize(
    ("reply", "doubt"),
    [
        ("上半期213件", "上半期"),
        ("上期だけで213件", "上期だけで"),
        ("213件（下半期）", "（下半期）"),
        ("第3四半期末213件", "第3四半期末"),
        ("半年で213件", "半年で"),
        ("3か月で213件", "3か月で"),
        ("12月までで213件", "12月"),
        ("4月〜12月で213件", "4月〜12月"),
        ("9月末時点213件", "9月末時点"),
        ("213件（12月末）", "12月末"),
        ("令和6年12月末現在213件", "令和6年12月末現在"),
        ("R7.4.14現在213件", "R7.4.14現在"),
        ("3月は213件でした", "3月"),
        ("5月には213件になります", "5月"),
        ("3年間の累計213件", "3年間の累計"),
        ("5か年計213件", "5か年計"),
        ("2年分で213件", "2年分で"),
        ("R5とR6の合計で213件", "5とR6の合計で"),
        ("通算213件、うちR6が100件", "通算"),
        ("213人（うち今年度100人）", "100人"),
    ],
)
def test_less_or_more_than_the_year_is_asked_about(reply: str, doubt: str) -> None:
    amount = read_amount(reply, Kind.COUNT, "件" if "件" in reply else "人", year=R6)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.doubt) == (Decimal(213), doubt)


@pytest.mark.parametrize("reply", ["上半期 340件中24件", "24/340（12月末）", "12月末現在340件中24件"])
def test_a_rate_of_a_part_of_the_year_is_asked_about(reply: str) -> None:
    amount = read_amount(reply, Kind.RATIO, "%", year=R6)
    assert isinstance(amount, Amount), amount
    assert amount.unsure


@pytest.mark.parametrize("reply", ["単年213人", "今年度だけで213人", "R6のみ213人", "累計ではなく213"])
def test_one_years_count_is_asked_about_where_the_running_total_is_wanted(reply: str) -> None:
    amount = read_amount(reply, Kind.COUNT, "人", year=R6, running_total=True)
    assert isinstance(amount, Amount), amount
    assert amount.unsure


@pytest.mark.parametrize(
    "reply",
    [
        "令和7年3月末時点で213件",
        "R7.3.31現在 213件",
        "3月末時点で213件",
        "3/31現在 213件",
        "4/1〜3/31で213件",
        "4月〜3月 213件",
        "4〜3月 213件",
        "R6.4〜R7.3 213件",
        "年間213件",
        "12か月で213件",
        "上半期100件、下半期113件、計213件",
        "213件（前年度205件）",
        "R5は205件、R6は213件",
        "2023年205件、2024年213件",
    ],
)
def test_the_years_own_figure_is_plain(reply: str) -> None:
    amount = read_amount(reply, Kind.COUNT, "件", year=R6)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.doubt) == (Decimal(213), "")
