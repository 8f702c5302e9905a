"""Which years a text names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.years import NamedYear, every_year, spanned
from plan.fiscal import FiscalYear

TODAY = date(2025, 4, 20)  # 令和7年度


def asked_for(text: str, today: date) -> tuple[NamedYear, ...]:
    """The years of a text without those that a figure is only compared with."""
    return tuple(named for named in every_year(text, today) if not named.compared)


@pytest.mark.parametrize(
    ("text", "reiwa"),
    [
        ("R5", 5),
        ("Ｒ５", 5),
        ("r5", 5),
        ("R.4", 4),
        ("R 4", 4),
        ("R5年度", 5),
        ("令和5年", 5),
        ("令和５年度", 5),
        ("令和五年度", 5),
        ("令和元年度", 1),
        ("令和十年度", 10),
        ("令和 4 年度", 4),
        ("れいわ5ねんど", 5),
        ("レイワ5年", 5),
        ("2023", 5),
        ("2023年", 5),
        ("２０２３年度", 5),
        ("FY2023", 5),
        ("fy23", 5),
        ("23年度", 5),
        ("5年度", 5),
        ("五年度", 5),
        ("今年度", 7),
        ("本年度", 7),
        ("今年", 7),
        ("ことし", 7),
        ("昨年度", 6),
        ("去年", 6),
        ("昨年", 6),
        ("前年度", 6),
        ("きょねん", 6),
        ("一昨年度", 5),
        ("おととし", 5),
        ("来年度", 8),
        ("来年", 8),
        ("再来年度", 9),
        ("2年前", 5),
        ("2024年3月", 5),
        ("2024年4月", 6),
        ("令和6年3月末", 5),
        ("R6.3", 5),
        ("2024/3", 5),
        ("令5", 5),
        ("Reiwa5", 5),
        ("二〇二三年度", 5),
        ("二千二十三年度", 5),
        ("れいわごねんど", 5),
        ("令和5年度末", 5),
        ("昨年度末時点", 6),
    ],
)
def test_a_year_is_read_in_every_notation(text: str, reiwa: int) -> None:
    for asked in (text, f"{text}の実績は？", f"窓口の申請率、{text}は"):
        assert [named.year for named in asked_for(asked, TODAY)] == [FiscalYear.reiwa(reiwa)], asked


def test_heisei_is_a_year_before_the_plan() -> None:
    assert [named.year for named in asked_for("平成30年度は？", TODAY)] == [FiscalYear(2018)]
    assert [named.year for named in asked_for("H30", TODAY)] == [FiscalYear(2018)]
    assert [named.year for named in asked_for("30年度", TODAY)] == [FiscalYear(2018)]


@pytest.mark.parametrize(("today", "reiwa"), [(date(2025, 3, 31), 6), (date(2025, 4, 1), 7), (date(2026, 1, 1), 7)])
def test_this_year_begins_in_april(today: date, reiwa: int) -> None:
    assert asked_for("今年度", today)[0].year == FiscalYear.reiwa(reiwa)


@pytest.mark.parametrize(
    ("text", "shift"), [("その前の年は？", -1), ("その前は？", -1), ("前の年度", -1), ("次の年は？", 1), ("翌年度", 1)]
)
def test_the_year_before_is_counted_from_the_one_last_spoken_of(text: str, shift: int) -> None:
    (named,) = asked_for(text, TODAY)
    assert (named.year, named.shift) == (None, shift)


@pytest.mark.parametrize(
    "text",
    [
        "ペーパーレス度（令和3年度印刷枚数量との比較）",
        "令和3年度と比べて減りましたか",
        "令和3年度比",
        "前年度比で",
        "前年度から何件増えましたか",
        "前年度より減った？",
        "アクセス数は2023件ですか",
        "PR5",
        "AI-OCR",
        "3D都市モデル",
        "119番の通報件数",
        "業務効率化2-a-1-1",
        "0120-279-338",
        "第5年度",
        "1,2023",
    ],
)
def test_what_is_no_asked_year_is_left_alone(text: str) -> None:
    assert asked_for(text, TODAY) == ()


def test_two_years_come_in_the_order_of_the_text() -> None:
    named = asked_for("令和3年度から昨年度まで", TODAY)
    assert [year.year for year in named] == [FiscalYear.reiwa(3), FiscalYear.reiwa(6)]
    assert [year.words for year in named] == ["令和3年度", "昨年度"]


@pytest.mark.parametrize(
    ("text", "reiwa"),
    [
        ("令和3年度から令和5年度までの申請率", [3, 4, 5]),
        ("R3〜R5の申請率", [3, 4, 5]),
        ("R6～R9の予定", [6, 7, 8, 9]),
        ("2021年から2023年", [3, 4, 5]),
        ("令和3、4、5年度の申請率", [3, 4, 5]),
        ("令和3・4・5年度", [3, 4, 5]),
        ("R3とR5", [3, 5]),
        ("令和5年度と令和3年度", [5, 3]),
    ],
)
def test_a_range_names_the_years_between_its_ends(text: str, reiwa: list[int]) -> None:
    assert spanned(asked_for(text, TODAY)) == tuple(FiscalYear.reiwa(year) for year in reiwa)


def test_a_year_keeps_the_month_that_was_named_with_it() -> None:
    assert [named.month for named in asked_for("令和5年6月、2024/3、令和4年度", TODAY)] == [6, 3, 0]


def test_a_year_that_is_only_compared_with_is_told_apart() -> None:
    named = every_year("令和5年度は令和3年度と比べてどう", TODAY)
    assert [year.compared for year in named] == [False, True]


@pytest.mark.parametrize(
    ("text", "reiwa"),
    [
        ("令和4年度の翌年の使用回数", 5),
        ("令和5年度の2年前", 3),
        ("令和3年度の2年後", 5),
        ("令和5年度の次の年の目標", 6),
        ("令和4年度の前年", 3),
        ("令和5年度の前年度の満足度", 4),
        ("令和5年度の前の年の前の年", 3),
        ("R5の1年前", 4),
        ("令和5年度から見て2年前", 3),
        ("令和5年度の前の使用回数", 4),
        ("令和5年度の前々年度", 3),
        ("去年の前年", 5),
        ("10年後", 17),
    ],
)
def test_a_year_is_counted_from_the_one_that_is_named_beside_it(text: str, reiwa: int) -> None:
    assert [named.year for named in asked_for(text, TODAY)] == [FiscalYear.reiwa(reiwa)]


def test_the_next_year_of_a_range_is_counted_from_its_first() -> None:
    assert spanned(asked_for("令和4年度から翌年度まで", TODAY)) == (FiscalYear.reiwa(4), FiscalYear.reiwa(5))


@pytest.mark.parametrize(
    "text",
    [
        "令和5年度の前年度比",
        "令和5年度の前年度から何件増えた",
        "令和5年度は前年度の実績と比べて",
        "令和5年度の前年との差",
    ],
)
def test_the_year_before_that_is_only_compared_with_changes_no_year(text: str) -> None:
    assert [named.year for named in asked_for(text, TODAY)] == [FiscalYear.reiwa(5)]


@pytest.mark.parametrize("text", ["令和5年度以外", "令和5年度以降の目標", "R5より前", "令和5年度以前の"])
def test_a_year_may_stand_for_those_around_it(text: str) -> None:
    (named,) = asked_for(text, TODAY)
    assert named.open


def test_a_year_that_is_not_meant_is_left_out() -> None:
    assert [named.year for named in asked_for("令和5年度ではなく令和4年度", TODAY)] == [FiscalYear.reiwa(4)]


@given(st.text(alphabet="令和平成元年度昨今来前RHｒ0123456789０５一二十.-/月 の", max_size=25))
def test_any_text_is_read(text: str) -> None:
    for named in asked_for(text, TODAY):
        assert named.start < named.end
        assert named.year is not None or named.shift
