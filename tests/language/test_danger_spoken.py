"""Cries for help as old people of the city write them: in its dialect, in kana, in words that go round what they mean."""

from __future__ import annotations

import pytest

from language.danger import read_danger

CRIES = {
    "sensitive.life": """
しのうとおもう
生きとっても仕方なか
いのちをたちたい
生きとるとがきつか
生きる意味がなか
もういやだ 全部おしまいにしたか
主人のところへ行きたか
早くお迎えが来てほしい
誰にも必要とされとらん
""",
    "emergency": """
娘が首をつった
がけ崩れがおきた
床上まで水がきた
胸がいたか
水が家に入ってきた助けて
地震で家がこわれた
""",
    "emergency.crime": """
交通事故をみました
じいちゃんがおらんくなった
施設で母が縛られています
オレオレ詐欺でお金を振り込んでしまいました
息子から電話でお金が要ると言われました
百万円振り込んでしまった
財布をすられた
となりの家から悲鳴がきこえる
""",
    "sensitive.partner": """
息子が私を叩くとです
夫が怖くて家に帰れません
""",
    "sensitive.child": """
子どもの悲鳴が毎晩聞こえる
""",
}
QUESTIONS = """
窓口の利用はどげんなっとらんですか
オンライン申請は高かですか
手続きはできたか
何か所に置いたか
予定は達成したか
相談はなかですか
いつお迎えに来ますか
がけ崩れの件数は？
床上浸水の件数は
詐欺の被害件数は
"""


@pytest.mark.parametrize(
    ("danger", "text"), [(danger, text) for danger, texts in CRIES.items() for text in texts.strip().splitlines()]
)
def test_a_cry_in_the_citys_own_words_is_heard(danger: str, text: str) -> None:
    assert read_danger(text) == danger


@pytest.mark.parametrize("text", QUESTIONS.strip().splitlines())
def test_the_dialect_alone_is_no_cry(text: str) -> None:
    assert read_danger(text) is None
