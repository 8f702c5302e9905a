"""The number of a line in a list, in every way that keyboards write one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.list_numbers import NUMBER, list_number
from language.normalise import bare

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3), ("３", 3), ("12", 12), ("0", 0), ("3番", 3), ("「3」", 3), ("3。", 3), (" 3 ", 3), ("3番目", 3), ("3つ目", 3), ("三つ目", 3), ("三", 3), ("十", 10),
        ("①", 1), ("⑳", 20), ("㉑", 21), ("㊱", 36), ("❸", 3), ("➂", 3), ("➌", 3), ("⑶", 3), ("⒊", 3), ("⓷", 3), ("③番", 3), ("1️⃣", 1),
        ("999999", 999999),
    ],
)  # fmt: skip
def test_a_number_of_a_list_is_read(text: str, number: int) -> None:
    assert list_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "番", "²", "½", "Ⅳ", "٣", "3件", "3回", "3.5", "-3", "1と2", "①②", "三十", "1000000", "9" * 5000, "窓口"],
)
def test_anything_else_is_none(text: str) -> None:
    assert list_number(text) is None


@given(st.text(max_size=8))
def test_whatever_looks_like_one_in_a_label_is_read(text: str) -> None:
    for found in re.findall(NUMBER, bare(text)):
        assert list_number(found) is not None


def test_no_text_is_taken_for_a_number_that_int_refuses() -> None:
    """`str.isdigit` is true of ① and ², where `int` raises: only beside `isascii` may it stand before an `int`."""
    lines = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for room in ("bot", "language", "plan", "store")
        for file in sorted((ROOT / room).rglob("*.py"))
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"\.is(?:digit|numeric)\(\)", line) and ".isascii()" not in line and "sum(" not in line
    ]
    assert lines == []
