"""A number in another counter than the one that was asked: the same things, perhaps other things, certainly other things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.numbers import Amount, Refusal, Refused, read_amount
from plan.model import Kind


@pytest.mark.parametrize(
    ("reply", "unit"),
    [
        ("12校", "施設"),
        ("12か所", "施設"),
        ("12拠点", "か所"),
        ("12案件", "件"),
        ("12手続き", "件"),
        ("12ダウンロード", "件"),
        ("12種", "種類"),
        ("12度", "回"),
        ("12個", "項目"),
        ("3か所で12件", "件"),
    ],
)
def test_counters_that_count_the_same_need_no_question(reply: str, unit: str) -> None:
    amount = read_amount(reply, Kind.COUNT, unit)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.doubt) == (Decimal(12), "")


@pytest.mark.parametrize(
    ("reply", "unit"),
    [
        ("12校", "回"),
        ("12施設", "回"),
        ("12世帯", "施設"),
        ("12件", "業務"),
        ("12回", "件"),
        ("12台", "件"),
        ("12手続", "種類"),
        ("12ユーザー", "件"),
    ],
)
def test_another_counter_is_asked_about_by_its_name(reply: str, unit: str) -> None:
    amount = read_amount(reply, Kind.COUNT, unit)
    assert isinstance(amount, Amount), amount
    assert (amount.value, amount.doubt) == (Decimal(12), reply)


@pytest.mark.parametrize(
    ("reply", "unit", "code"),
    [
        ("12円", "件", Refusal.UNIT),
        ("12人", "件", Refusal.UNIT),
        ("小学校12校、公民館3施設", "施設", Refusal.SEVERAL),
        ("2施設と1か所", "施設", Refusal.SEVERAL),
        ("2か所で各1回", "回", Refusal.RATE),
    ],
)
def test_what_is_certainly_another_number_is_refused(reply: str, unit: str, code: Refusal) -> None:
    refused = read_amount(reply, Kind.COUNT, unit)
    assert isinstance(refused, Refused), refused
    assert refused.code is code


@pytest.mark.parametrize(("reply", "doubt"), [("12345678", "12345678"), ("該当なし213", "該当なし")])
def test_an_id_or_an_answer_of_its_own_beside_a_number_is_asked_about(reply: str, doubt: str) -> None:
    amount = read_amount(reply, Kind.COUNT, "件")
    assert isinstance(amount, Amount), amount
    assert amount.doubt == doubt
