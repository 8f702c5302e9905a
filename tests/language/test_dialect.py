"""The dialect's endings in their standard form, and standard Japanese that only looks like them."""

from __future__ import annotations

import pytest

from language.dialect import standard


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("どがんなっとると?", "どうなってるの?"),
        ("ペーパーレス、進みよると?", "ペーパーレス、進んでるの?"),
        ("AIば何に使いよっと", "AIを何に使ってるの"),
        ("何ばしよっと", "何をしてるの"),
        ("どんくらい進んどっと", "どのくらい進んでるの"),
        ("何人見よっと", "何人見てるの"),
        ("何か国語で出しよらすと", "何か国語で出してるの"),
        ("どがんなっとっとですか", "どうなってるのですか"),
        ("壊れとるとを知らせる", "壊れてるのを知らせる"),
        ("何時間使ったと?", "何時間使ったの?"),
        ("予定より高かと?", "予定より高いの?"),
        ("何時間減っとった?", "何時間減ってた?"),
        ("なんに使いよったとですか", "なんに使ってたのですか"),
        ("伸びよるか", "伸びてるか"),
        ("住民票ばとりたかとですが", "住民票をとりたいですが"),
        ("納付書をスマホで払いたかとばってん", "納付書をスマホで払いたいばってん"),
    ],
)
def test_an_ending_becomes_the_standard_one(said: str, means: str) -> None:
    assert standard(said) == means


@pytest.mark.parametrize(
    "text",
    "計画によると ドローンによる撮影 写真をとる 効果が劣る すれば 選ばれた施設 場所ばかり 計画と実績 申請率と利用率 実績をもとに 高度な分析 どれくらい 予定は何か所ですか 期限を延ばしてほしい 回数を伸ばした 評価を飛ばして 受けとる件数 立ちよった施設 半ば頃 最高か 最多か 選ばした 学ばした 本を借りたか 実施したか 増えたか".split(),
)
def test_standard_japanese_stays_as_it_is(text: str) -> None:
    assert standard(text) == text
