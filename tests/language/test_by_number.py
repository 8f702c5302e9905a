"""Orders by the number of an item: what they say of it, and numbers that are none."""

from __future__ import annotations

import pytest

from language.by_number import Order, read_order, starts_as_an_order


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("1の値は46でした", Order(1, "value", "46")),
        ("あ、7は320だった", Order(7, "", "320", is_plain=False)),
        ("すみません、1の値を47から46に直してください", Order(1, "value", "46")),
        ("1、47じゃなくて46だった", Order(1, "", "46")),
        ("①の値は40", Order(1, "value", "40")),
        ("2つ目を44件に直す", Order(2, "", "44件")),
        ("3は4の間違いでした", Order(3, "", "4", is_plain=False)),
        ("10番47", Order(10, "", "47")),
        ("10番 47回", Order(10, "", "47回")),
        ("No.10 47", Order(10, "", "47")),
        ("⑩47", Order(10, "", "47")),
        ("項目10は47", Order(10, "", "47")),
        ("3番、47", Order(3, "", "47")),
        ("3の分母を600に直す", Order(3, "denominator", "600")),
        ("7の値は665/604です", Order(7, "value", "665/604")),
        ("2の値は1,300件中90件", Order(2, "value", "1,300件中90件")),
        ("2の値は35%でした", Order(2, "value", "35%")),
        ("1の評価を「順調に進んだ。」に直して", Order(1, "comment", "順調に進んだ。")),
        ("1の評価を直したいです", Order(1, "comment", "")),
        ("2は該当なしです", Order(2, "", "該当なし")),
    ],
)
def test_an_order_names_its_item_and_what_it_shall_be(text: str, order: Order) -> None:
    assert read_order(text) == order


@pytest.mark.parametrize(
    "text",
    "46 1,234 12/34 1、2 46でした 1人は46人です 6月は12件 3年は5件でした 47じゃなくて46 2024は46 1を直す 2から回答する 1の値は目標を上回った。 1の評価は順調です".split(),
)
def test_what_is_no_order(text: str) -> None:
    assert read_order(text) is None


def test_what_begins_as_an_order_is_no_figure_of_the_open_item() -> None:
    assert starts_as_an_order("1の内訳を45と55に直す")
    assert not starts_as_an_order("1人1台")
