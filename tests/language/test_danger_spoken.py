"""Cries for help as old people of the city write them: in its dialect, in kana, in words that go round what they mean."""

from __future__ import annotations

import re

import pytest

from language import danger
from language.danger import read_danger

CRIES = {
    "sensitive.life": """
もうおらんごとなりたか
しのうとおもう
生きとっても仕方なか
いのちをたちたい
生きとるとがきつか
生きる意味がなか
もういやだ 全部おしまいにしたか
主人のところへ行きたか
もう生きていけん
首ばつりたか
首ばくくりたか
夫のところへ逝きたい
もう生きとってもしょんなか。早うお迎えの来んかね
生きていくのがつらか
お父さんのところへ行きたか
早くお迎えが来てほしい
誰にも必要とされとらん
""",
    "emergency": """
胸のきつうして息のされん
胸の苦しか
息のできんごとある
息の苦しゅうてたまらん
薬ばいっぱい飲んでしもうた
農薬ば飲んでしもうた
もちば喉に詰めとる、顔の青うなった
じいさんが風呂で沈んどった
じいちゃんが動かん
ばあちゃんの返事ばせん
じいちゃんの冷とうなっとる
体の半分の動かん
足の折れたごたる、立てん
めまいのして立てん
腹のものすごう痛か
煙の臭かとよ、隣から煙の上がりよる
家の中の煙だらけになっとる
鍋に火のついた
火の消えん
土砂崩れで家の埋まった
車で人ばはねてしもうた
薬ばようけ飲んで起きらん
じいちゃんが動かんごとなった
息ばしよらん
ガスの臭いのする
ガスのもれとる
娘が首をつった
がけ崩れがおきた
床上まで水がきた
胸がいたか
水が家に入ってきた助けて
地震で家がこわれた
火災じゃ！
となりのうちから煙のでよる！どうしたらよか
台所から火の出た
山火事のごたる
消防車ば呼んで
血の止まらん
意識のなか
ろれつの回らん
崖の崩れた
川のあふれよる
赤ちゃんが熱性けいれんば起こした
お父さん呼吸しとらん
主人が風呂場で動かなくなった
薬を飲みすぎた
電線が切れて垂れています
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
強盗じゃ
警察ば呼んで
泥棒の入った
包丁ば持った男のおる
財布ばすられた
認知症の主人が朝から帰ってこん
施設で母が職員さんに虐待されとるごたる
母が息子に虐待されています
嫁が私の通帳ばとりあげて、ごはんもろくに食べさせてもらえません
空き巣じゃ
不審者じゃ
だれかのうちの窓ば割って入りよる
ばあちゃんが家におらん、徘徊しよる
知らん男のおって戸ば叩きよる
市役所の職員ば名乗る人から電話のあって、ATMに行けと言われた
還付金のお金の戻ると言われた
子供のおらんごとなった
婆さんがおらんごとなった
家内がおらんくなりました
夫が認知症で昨日から帰ってきません
""",
    "sensitive.partner": """
娘が婿に殴られとる
息子が私を叩くとです
夫が怖くて家に帰れません
""",
    "sensitive.child": """
子どもの悲鳴が毎晩聞こえる
子どもの体にあざのいっぱいある
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
窓口の手続きの入った件数は
申請の来た件数は
火事じゃないけん、大丈夫です
川があふれそうな箇所は何か所？
車が流されないように道路の水位を測るセンサーは何か所？
交通事故が起きた箇所数は？
不審者が出たときの通知アプリはある？
消えたい文字があります
徘徊する高齢者の人数は？
息のできる場所は？
還付金はいつ戻りますか
保険料が戻ると聞いた
市役所の職員の人数は
家内工業の件数は
薬を飲んで起きました
床上浸水の件数は
詐欺の被害件数は
"""


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in CRIES.items() for text in texts.strip().splitlines()]
)
def test_a_cry_in_the_citys_own_words_is_heard(kind: str, text: str) -> None:
    assert read_danger(text) == kind


def test_every_piece_of_a_pattern_is_filled_in() -> None:
    for patterns in (danger._SURE, danger._LIKELY):
        for _, pattern in patterns:
            assert not re.search("{[A-Z_]+}", pattern.pattern)


@pytest.mark.parametrize(
    "text", ["児童虐待の通報をオンライン化した。", "交通事故が起きた箇所を分析した。", "鳥獣に襲われた農地が減った。"]
)
def test_a_sentence_of_a_report_is_no_cry(text: str) -> None:
    assert danger.read_cry(text) is None


@pytest.mark.parametrize("text", QUESTIONS.strip().splitlines())
def test_the_dialect_alone_is_no_cry(text: str) -> None:
    assert read_danger(text) is None
