"""The number of a line in a list, in every way that keyboards write one."""

from __future__ import annotations

import ast
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


def functions_that_trust_isdigit(source: str) -> list[str]:
    """`str.isdigit` is true of ① and ², where `int` raises: a function that asks the one and calls the other asks `isascii` too."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            calls = {ast.unparse(call.func).rpartition(".")[2] for call in ast.walk(node) if isinstance(call, ast.Call)}
            if {"isdigit", "isnumeric"} & calls and "int" in calls and "isascii" not in calls:
                found.append(node.name)
    return found


@pytest.mark.parametrize("room", ["bot", "language", "plan", "store"])
def test_no_text_is_taken_for_a_number_that_int_refuses(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert [(file.name, name) for file in files for name in functions_that_trust_isdigit(file.read_text("utf-8"))] == []


def test_a_function_that_trusts_isdigit_would_be_found() -> None:
    assert functions_that_trust_isdigit("def read(text):\n    return int(text) if text.isdigit() else 0") == ["read"]
