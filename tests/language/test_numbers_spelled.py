"""A number is read whole, however it is spelled; where it cannot be, no piece of it stands for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.numbers import Amount, Refusal, Refused, read_amount
from plan.fiscal import FiscalYear
from plan.model import Kind

R6 = FiscalYear.reiwa(6)


@pytest.mark.parametrize(
    ("reply", "kind", "unit", "value"),
    [
        ("七コンマ二", Kind.PERCENT, "%", "7.2"),
        ("7ポイント2", Kind.PERCENT, "%", "7.2"),
        ("7てん2", Kind.PERCENT, "%", "7.2"),
        ("3点6", Kind.DECIMAL, "点", "3.6"),
        ("100分の7", Kind.PERCENT, "%", "7"),
        ("百分の八十五", Kind.PERCENT, "%", "85"),
        ("千分の七十二", Kind.PERCENT, "%", "7.2"),
        ("ニ百", Kind.COUNT, "件", "200"),
        ("ニ百三件", Kind.COUNT, "件", "203"),
        ("ハ十五", Kind.COUNT, "件", "85"),
        ("二百十ニ", Kind.COUNT, "件", "212"),
        ("コンビニ百件", Kind.COUNT, "件", "100"),
        ("実績:150", Kind.DECIMAL, "時間", "150"),
        ("R6：1,620", Kind.DECIMAL, "時間", "1620"),
        ("R6:2", Kind.DECIMAL, "時間", "2"),
        ("2時間と30分", Kind.DECIMAL, "時間", "2.5"),
        ("一時間半", Kind.DECIMAL, "時間", "1.5"),
        ("R6-213", Kind.COUNT, "件", "213"),
        ("12,345千円", Kind.DECIMAL, "千円", "12345"),
        ("12.5億円", Kind.DECIMAL, "億円", "12.5"),
        ("12億", Kind.DECIMAL, "億円", "12"),
        ("2.5万人", Kind.DECIMAL, "万人", "2.5"),
        ("3.5ポイント", Kind.DECIMAL, "ポイント", "3.5"),
        ("5点満点中3.6点", Kind.DECIMAL, "点", "3.6"),
        ("平均3.6点（回答120人）", Kind.DECIMAL, "点", "3.6"),
        ("2時間30分から1時間45分に短縮", Kind.DECIMAL, "時間", "1.75"),
        ("30分短縮して2時間", Kind.DECIMAL, "時間", "2"),
        ("35:00", Kind.DECIMAL, "時間", "35"),
    ],
)
def test_every_spelling_of_a_number_is_read_whole(reply: str, kind: Kind, unit: str, value: str) -> None:
    amount = read_amount(reply, kind, unit, year=R6)
    assert isinstance(amount, Amount), amount
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(
    ("reply", "kind", "unit", "code"),
    [
        ("三分の二", Kind.PERCENT, "%", Refusal.MALFORMED),
        ("万分の七", Kind.PERCENT, "%", Refusal.MALFORMED),
        ("四分の一", Kind.COUNT, "件", Refusal.MALFORMED),
        ("2.5時", Kind.DECIMAL, "時間", Refusal.UNIT),
        ("第2.5", Kind.DECIMAL, "時間", Refusal.NO_NUMBER),
        ("R6.213", Kind.COUNT, "件", Refusal.NO_NUMBER),
        ("0,072", Kind.PERCENT, "%", Refusal.MALFORMED),
        (",072", Kind.PERCENT, "%", Refusal.MALFORMED),
        ("10³", Kind.COUNT, "件", Refusal.MALFORMED),
        ("213½", Kind.COUNT, "件", Refusal.MALFORMED),
        ("21O", Kind.COUNT, "件", Refusal.MALFORMED),
        ("二百数十件", Kind.COUNT, "件", Refusal.VAGUE),
        ("百件単位", Kind.COUNT, "件", Refusal.BOUND),
        ("5万円", Kind.DECIMAL, "千円", Refusal.UNIT),
        ("12.000件", Kind.COUNT, "件", Refusal.MALFORMED),
        ("213 vs 205", Kind.COUNT, "件", Refusal.SEVERAL),
        ("20250509", Kind.COUNT, "件", Refusal.DATE),
        ("2:75", Kind.DECIMAL, "時間", Refusal.SEVERAL),
        ("2時間90分", Kind.DECIMAL, "時間", Refusal.MALFORMED),
        ("2.5時間30分", Kind.DECIMAL, "時間", Refusal.MALFORMED),
    ],
)
def test_no_piece_of_a_number_stands_for_it(reply: str, kind: Kind, unit: str, code: Refusal) -> None:
    refused = read_amount(reply, kind, unit, year=R6)
    assert isinstance(refused, Refused), refused
    assert refused.code is code


@pytest.mark.parametrize(
    ("reply", "kind", "unit"),
    [
        ("週2.5時間", Kind.DECIMAL, "時間"),
        ("毎日2.5時間", Kind.DECIMAL, "時間"),
        ("1日4.5時間", Kind.DECIMAL, "時間"),
        ("週あたり2.5時間", Kind.DECIMAL, "時間"),
        ("1人2.5時間", Kind.DECIMAL, "時間"),
        ("2.5時間/月", Kind.DECIMAL, "時間"),
        ("週7.2%", Kind.PERCENT, "%"),
        ("1日1.5回", Kind.COUNT, "回"),
        ("2週に1回", Kind.COUNT, "回"),
        ("半期に1回", Kind.COUNT, "回"),
        ("3年に1回", Kind.COUNT, "回"),
        ("毎月第2水曜に1回", Kind.COUNT, "回"),
        ("月1", Kind.COUNT, "回"),
        ("各1回", Kind.COUNT, "回"),
        ("それぞれ1回", Kind.COUNT, "回"),
        ("71件ずつ", Kind.COUNT, "件"),
        ("2回/月", Kind.COUNT, "回"),
    ],
)
def test_a_number_for_a_part_of_the_year_or_for_each_of_several_is_none(reply: str, kind: Kind, unit: str) -> None:
    assert read_amount(reply, kind, unit, year=R6) == Refused(Refusal.RATE, reply)
