"""予定 or 実績, for each year that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.columns import columns_of, read_columns
from language.normalise import normalise
from language.years import NamedYear, every_year

TODAY = date(2025, 4, 20)
PLAN, ACTUAL = True, False


def named_in(text: str) -> tuple[NamedYear, ...]:
    """The years of a text without those that a figure is only compared with."""
    return tuple(named for named in every_year(text, TODAY) if not named.compared)


def columns(text: str) -> list[tuple[int, bool | None]]:
    plain = normalise(text)
    return [(one.year.era_year, one.planned) for one in columns_of(plain, named_in(plain))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R4とR5の使用回数", [(4, None), (5, None)]),
        ("令和4年度の目標と令和5年度の目標", [(4, PLAN), (5, PLAN)]),
        ("令和3年度と令和4年度の目標は？", [(3, PLAN), (4, PLAN)]),
        ("令和4年度から令和6年度の目標は？", [(4, PLAN), (5, PLAN), (6, PLAN)]),
        ("令和4年度と令和5年度の使用回数の目標", [(4, PLAN), (5, PLAN)]),
        ("R4の予定とR5の実績は？", [(4, PLAN), (5, ACTUAL)]),
        ("R4実績とR5予定", [(4, ACTUAL), (5, PLAN)]),
        ("令和4年度の使用回数の目標と令和5年度の実績", [(4, PLAN), (5, ACTUAL)]),
        ("令和4年度はいくつで、令和5年度の目標はいくつ", [(4, None), (5, PLAN)]),
        ("R5の目標に対してR4の実績は？", [(5, PLAN), (4, ACTUAL)]),
        ("実績は令和3年度、予定は令和9年度", [(3, ACTUAL), (9, PLAN)]),
        ("予定では令和3年度と令和4年度でいくつ", [(3, PLAN), (4, PLAN)]),
        ("目標は、令和4年度が何回で、令和5年度が何回", [(4, PLAN), (5, PLAN)]),
        ("R4とR5の予定と実績", [(4, PLAN), (4, ACTUAL), (5, PLAN), (5, ACTUAL)]),
        ("令和4年度と令和5年度の、実績ではなく目標", [(4, PLAN), (5, PLAN)]),
        ("令和4年度は目標を上回った？令和5年度は？", [(4, None), (5, None)]),
    ],
)
def test_each_year_is_asked_for_in_its_own_column(text: str, expected: list[tuple[int, bool | None]]) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("実績ではなく目標", PLAN),
        ("実績じゃなくて予定が知りたい", PLAN),
        ("予定値ではなくて、実績", ACTUAL),
        ("目標はいりません。実績を", ACTUAL),
        ("予定と実績", None),
        ("目標じゃない方", None),
        ("前の計画の話", None),
    ],
)
def test_what_is_not_meant_is_not_asked_for(text: str, planned: bool | None) -> None:
    assert read_columns(normalise(text))[0] is planned


@given(st.text(alphabet="R345令和年度のとから予定実績目標は、", max_size=30))
def test_every_year_of_any_text_has_a_column(text: str) -> None:
    named = named_in(normalise(text))
    assert {one.year for one in columns_of(normalise(text), named)} >= {one.year for one in named if one.year}
