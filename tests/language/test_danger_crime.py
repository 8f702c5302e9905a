"""Crime and accidents, for the police; where somebody is hurt by them, the ambulance goes first."""

from __future__ import annotations

import pytest

from language.danger import read_danger

CRIME = """
ストーカーされてる
変な人がついてくる
知らない男がずっとついてきます
110番
警察を呼んで
万引きです
露出狂がいた
怪しい人がうろうろしとる
窓ガラスを割られた
車に傷をつけられた
家に石を投げられました
不審な電話がありました
脅迫電話がかかってきた
爆弾がある
カツアゲされた
酔っ払いに絡まれています
追突されました
事故現場にいます
車と自転車がぶつかった
妻が帰ってこない
110番して
交通事故を見た
車とぶつかった
高齢の母が道に迷って帰れない
祖父が見つからない
包丁持った人がおる
ナイフを持ってる
ふしんしゃがいる
庭に誰かおる
家に誰かいる怖い
車上荒らしにあった
お金を振り込んでしまった詐欺かも
振り込め詐欺みたいです
襲われています
誰かに殴られたばい
人質です、監禁されています
隣の部屋から悲鳴がする
通帳をだまし取られた
職員を殺す
市長をぶっ殺す
相手を殺したい
市役所を爆破する
学校に火をつけてやる
爆破予告の電話がかかってきた
不発弾を見つけた
不発弾らしきものが出た
泥棒に入られた時は何番に電話すればいい
"""


@pytest.mark.parametrize("text", CRIME.strip().splitlines())
def test_a_crime_is_heard_in_kana_dialect_and_single_words(text: str) -> None:
    assert read_danger(text) == "emergency.crime"


@pytest.mark.parametrize(
    "text",
    [
        "泥棒に殴られて血が出た",
        "強盗に襲われて父がぐったりしている",
        "交通事故です、頭から血が出ています",
        "ナイフを持った男に刺された",
        "車にはねられた",
    ],
)
def test_where_somebody_is_hurt_by_a_crime_or_an_accident_the_ambulance_goes_first(text: str) -> None:
    assert read_danger(text) == "emergency"
