"""Danger on the water, in the mountains and in the heat, and what to do when it comes; despair that is spelled another way."""

from __future__ import annotations

import pytest

from language.danger import Danger, read_cry, read_danger

HEARD: dict[Danger, str] = {
    "emergency": """
船が沈みそう
漁船が沈みかけています
海で漁船が沈みよる
ボートが転覆した
山で道に迷った
登山中に迷いました
熱中症かもしれん、頭が痛くて吐いた
熱中症みたいです
頭が痛くて吐いています
火事の時は何番に電話すればいい
火災のときはどこに電話すればいいですか
地震きた。どうしたらいい？
庭に熊が出た
火事じゃない？
隣の家、火事じゃないですか
父を殺してしまった
""",
    "sensitive.life": """
介護に疲れて母を殺しそう
介護疲れで父を殺してしまいそうです
夫を殺したい
祖母の首を絞めてしまいそう
ﾀﾋにたい
タヒにたい
もうタヒりたい
学校の屋上にいます
今ビルの屋上に立ってる
ODした
ODしたい
""",
}
PASSES = """
火事じゃないです
火事じゃありません
火事ではないです
地震じゃなかったです
熱中症の搬送者数は
熱中症で倒れた人の数は
熱中症対策の取り組みは
船が転覆した件数
山ほどあって迷った
どの窓口に行くか迷った
道に迷った
屋上に太陽光パネルはありますか
屋上緑化の面積
害虫を殺したい
時間を殺す
個性を殺す
職員を殺すな
不発弾処理の回数は
爆破予告への対応マニュアルはありますか
システム障害のときはどこに電話すればいいですか
受け付けられる
火災の件数
自殺者数
死ぬほど笑った
燃えるゴミの日
熊が出た
クマが出た
"""


@pytest.mark.parametrize(
    ("text", "danger"), [(text, danger) for danger, table in HEARD.items() for text in table.strip().splitlines()]
)
def test_danger_is_heard_by_sea_on_the_mountain_in_the_heat_and_in_other_letters(text: str, danger: Danger) -> None:
    assert read_danger(text) == danger


@pytest.mark.parametrize("text", PASSES.strip().splitlines())
def test_what_is_denied_counted_or_said_of_things_passes(text: str) -> None:
    assert read_danger(text) is None


@pytest.mark.parametrize(
    "text",
    ["漁船が転覆したため、通報の手順を見直した。", "爆破予告メールへの対応を見直した。", "熱中症の注意喚起に使った。"],
)
def test_a_report_of_a_danger_that_is_over_is_no_cry(text: str) -> None:
    assert read_cry(text) is None
