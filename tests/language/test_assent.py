"""Yes, no and all of them, as they are typed."""

from __future__ import annotations

import pytest

from language.assent import Assent, read_assent

YES = (
    "はい 「はい」 はい。 ハイ うん ええ OK ｏｋ yes オーケー そう そうです そうですね そうそう はい、そうです はい、それです それ それです その通り そのとおりです 合っています "
    "合ってます あっています 正しい 正しいです 正しい値です よい よいです いい いいです 良いです そのまま そのままで そのままでいいです このまま このままで このままでよい このままでお願いします "
    "それでお願いします お願いします 間違いありません 間違いないです 問題ありません 問題ないです 大丈夫 大丈夫です はい、お願いします"
).split()
NO = (
    "いいえ いえ いや no 違う 違います ちがう ちがいます 違うよ 違いました 間違い 間違いです 間違えました そうではない そうではありません そうじゃない いいえ、違います だめです"
).split()
ALL = "全部 全部です ぜんぶ 全て すべて 全件 みんな 両方 両方です 両方とも どちらも どれも".split()
NEITHER = [
    "", "。", "47", "はい47", "47です", "はいではない", "正しくない", "よくない", "いいえて妙", "違いがある", "全部局", "全部で47", "いいですか", "そうですか", "それは何ですか", "はい、いいえ",
    "いいえ、全部", "お願いしたい", "正しい値は47", "間違いなく増えた", "それで増えた", "ない", "なし", "集計中", "直す",
]  # fmt: skip
ROWS = [(text, Assent.YES) for text in YES] + [(text, Assent.NO) for text in NO] + [(text, Assent.ALL) for text in ALL]


@pytest.mark.parametrize(("text", "assent"), ROWS)
def test_a_reply_that_is_only_that_is_read(text: str, assent: Assent) -> None:
    assert read_assent(text) is assent


@pytest.mark.parametrize("text", NEITHER)
def test_a_reply_that_says_anything_else_is_none(text: str) -> None:
    assert read_assent(text) is None
