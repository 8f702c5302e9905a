"""Replies to 「いつ分かりますか」, on Monday 14 April 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.days import read_day

TODAY = date(2025, 4, 14)


@pytest.mark.parametrize(
    ("reply", "day"),
    [
        ("5/9", date(2025, 5, 9)),
        ("５／９", date(2025, 5, 9)),
        ("5月9日", date(2025, 5, 9)),
        ("五月九日", date(2025, 5, 9)),
        ("5月二十日", date(2025, 5, 20)),
        ("5/9（金）に分かります", date(2025, 5, 9)),
        ("5月9日金曜日", date(2025, 5, 9)),
        ("遅くとも5月9日まで", date(2025, 5, 9)),
        ("2025/5/9", date(2025, 5, 9)),
        ("令和7年5月9日", date(2025, 5, 9)),
        ("R7.5.9", date(2025, 5, 9)),
        ("4/14", TODAY),
        ("4/10", date(2026, 4, 10)),
        ("今日", TODAY),
        ("明日", date(2025, 4, 15)),
        ("あさって", date(2025, 4, 16)),
        ("金曜", date(2025, 4, 18)),
        ("月曜日", date(2025, 4, 21)),
        ("今週水曜", date(2025, 4, 16)),
        ("来週の金曜日", date(2025, 4, 25)),
        ("来週火曜", date(2025, 4, 22)),
        ("3日後", date(2025, 4, 17)),
        ("2週間後", date(2025, 4, 28)),
        ("1か月後", date(2025, 5, 14)),
        ("20日", date(2025, 4, 20)),
        ("10日", date(2025, 5, 10)),
        ("来月10日", date(2025, 5, 10)),
        ("月末", date(2025, 4, 30)),
        ("来月末", date(2025, 5, 31)),
        ("5月末", date(2025, 5, 31)),
        ("年度末", date(2026, 3, 31)),
    ],
)
def test_a_day_is_the_nearest_coming_one(reply: str, day: date) -> None:
    assert read_day(reply, TODAY) == day


@pytest.mark.parametrize(
    "reply",
    ["", "5月中旬", "5月", "来週", "来週中", "連休明け", "未定", "わかりません", "5/9か5/10", "5/9〜5/12", "5/9（木）", "2/30", "13/1", "2024/5/9", "47件"],
)  # fmt: skip
def test_no_single_coming_day_is_none(reply: str) -> None:
    assert read_day(reply, TODAY) is None


@given(
    st.text(alphabet="0123456789/月日年末週来今金曜後か〜十二元令和 .", max_size=12),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it_and_no_day_lies_in_the_past(reply: str, today: date) -> None:
    day = read_day(reply, today)
    assert day is None or day >= today
