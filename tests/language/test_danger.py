"""Cries for help and questions that only sound like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.danger import read_danger

EMERGENCY = """
家が燃えてる
家が燃えています
火事です
火事だ！
となりが火事です
隣の家から煙が出ている
煙が上がってる
ガスくさい
ガスのにおいがします
おじいちゃんが倒れて息をしていない
父が倒れました
人が倒れています
道に人が倒れてる
息してない
息をしていません
いきをしてない
意識がない
意識がありません
母の意識がもうろうとしてる
胸が苦しい
血が止まらない
救急車を呼んで
救急車お願いします
きゅうきゅうしゃよんで
早く来て
車にはねられた
人がひかれた
子どもが川に落ちた
海で溺れてる人がいる
のどに餅が詰まった
刺された
助けて
助けてください
たすけて
裏山が崩れた
家に水が入ってきた
睡眠薬を大量に飲んだ
エレベーターに閉じ込められた
カジデス
my house is on fire
隣の家の人が倒れとる
妻が階段から落ちて動かない
火が出てます
赤ちゃんが息をしていません
子どもがけいれんしてます
火事
火事どうすれば
119番に電話して
人が死んでいます
山が燃えてる
ゴミが燃えています
川があふれています
誰か助けて！
"""

CRIME = """
交通事故です
事故が起きました
事故にあいました
知らない男が家に入ってきた
泥棒が入った
強盗です
空き巣に入られました
刃物を持った男がいる
包丁を持って暴れてる人がいる
殺される
誰かに後をつけられています
不審者がいます
ひったくりにあった
痴漢されました
警察を呼んでください
財布を盗まれた
殴られました
脅されています
詐欺の電話がかかってきた
子どもがいなくなった
おばあちゃんが帰ってこない
車が盗まれました
"""

LIFE = """
もう死にたい
しにたい
死にたいです
消えたい
生きているのがつらい
生きるのが辛い
生きていたくない
自殺したい
自殺を考えています
死のうと思う
もう終わりにしたい
楽になりたい
死んだほうがましだ
いなくなりたい
リストカットがやめられない
首を吊ります
飛び降りたい
生きてる意味がない
息子が死にたいと言っています
遺書を書いた
殺してください
友達が自殺しようとしている
生きるのがしんどい
人生に疲れました
もうだめだ死ぬ
"""

PARTNER = """
夫に殴られています
夫に殴られた
旦那が暴力をふるう
夫の暴力に悩んでいます
彼氏に叩かれる
妻に暴力を振るわれています
DVを受けています
DVされています
DVに悩んでいます
主人に怒鳴られて怖い
元彼につきまとわれています
夫が怖い
DVの相談をしたい
DVの相談はどこでできますか
夫から逃げたい
夫に首を絞められた
パートナーから暴力を受けている
息子に殴られています
旦那になぐられた
家庭内暴力に苦しんでいます
彼に殴られました
"""

CHILD = """
隣の子が毎晩たたかれている
近所の子どもが虐待されている
虐待かもしれない
子どもを叩いてしまいます
お父さんに殴られる
親に叩かれます
隣の赤ちゃんが毎晩泣いています
子どもの泣き声が毎晩聞こえる
虐待を通報したい
子どもがご飯をもらえていないようです
子どもがあざだらけです
ママにたたかれた
虐待を受けています
子どもが車に置き去りにされている
子どもに手をあげてしまう
虐待の疑いがある家があります
"""

QUESTIONS = """
火災報知器の設置数は？
DV相談窓口のオンライン化は？
防災の情報発信チャネル数は？
虐待対応システムの導入状況は？
児童虐待の相談件数は？
DVの相談件数は？
災害情報共有システム導入の実績は？
対災害SNS情報の分析結果活用率は？
119番の通報件数は？
交通事故の件数は？
WEBアプリケーション等による通報件数は？
道路損傷の通報件数は？
自殺対策の担当課は？
自殺者数は？
火災の件数は？
救急車の出動回数は？
消防団のデジタル化は？
燃えるごみの量は？
燃えるゴミの日はいつ？
冠水・浸水予測システムはどこの担当？
防災アプリによる情報発信率
犯罪件数は？
空き家推定ツールは？
防犯カメラの設置数は？
ドローンで火災を監視していますか
子どもの医療費は？
子ども・子育てのオンライン申請利用率
有害鳥獣被害防止対策
赤潮監視対策事業
広聴システムの満足度は
津波のときの避難所はどこ
火災が発生したときの情報共有システムは？
事故が起きた場所のデータはありますか
道路の冠水を見張る所は何か所？
木が倒れて道をふさいでいます
道路に穴があいています
ペーパーレス度は？
職員のストレスチェック率
電話の自動応答業務数
子どもが使うアプリは？
子どもの見守りシステム
高齢者の見守り
虐待防止の取り組みは？
DV被害者支援の担当部署はどこ？
暴力団排除条例
不審者情報の配信チャネル数
救急の電話番号をオンラインで確認できますか
殺処分の件数
イノシシの被害件数
土砂崩れのモニタリング箇所数
川の水位の監視箇所数
消えた年金記録
やる気が燃えてきた
使えないな、バカ
死亡届はどこに出せばいいですか
死亡届のオンライン申請は？
暑くて死にそう
セミナーに殺到した人数
手続きが面倒で疲れた
子どもが生まれました。手続きは？
赤ちゃんが生まれた時の手続きをネットでしたい
夫の扶養の手続きをしたい
妻の転入届は？
彼のマイナンバーカード
親の介護の手続き
ストーカー対策
防災危機管理局の担当は？
通報件数の推移を教えて
詐欺防止の取り組み
飛び降り防止
システムが落ちた件数
市民の安全のための不審者対策は？
事故を減らす取り組みは？
煙が出ない
助けてもらったセミナー
消防の電話番号は？
警察署はどこですか
火の用心
母子健康手帳の交付者数
3Dデータを活用した防災の周知
命を守る行動
楽になりたいので窓口予約をしたい
熱中症で倒れた人の数は？
夫に殴られた人の割合は
虐待された子どもの人数は
道路の損傷を通報してほしい
火事場の馬鹿力
家事が大変です
スリランカの言語対応は？
事故って何件
母が倒れた時の介護手続き
消えたデータ
データが消えた
太鼓を叩く子ども
夫婦喧嘩の相談
死ぬほど忙しい
窓口で怒鳴られた職員の数
"""


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", _lines(EMERGENCY))
def test_fire_and_a_life_in_danger_are_an_emergency(text: str) -> None:
    assert read_danger(text) == "emergency"


@pytest.mark.parametrize("text", _lines(CRIME))
def test_where_nobody_is_hurt_crime_and_accident_are_for_the_police(text: str) -> None:
    assert read_danger(text) == "emergency.crime"


@pytest.mark.parametrize("text", _lines(LIFE))
def test_whoever_wants_to_die_is_heard(text: str) -> None:
    assert read_danger(text) == "sensitive.life"


@pytest.mark.parametrize("text", _lines(PARTNER))
def test_violence_at_home_is_heard(text: str) -> None:
    assert read_danger(text) == "sensitive.partner"


@pytest.mark.parametrize("text", _lines(CHILD))
def test_a_beaten_child_is_heard(text: str) -> None:
    assert read_danger(text) == "sensitive.child"


@pytest.mark.parametrize("text", _lines(QUESTIONS))
def test_a_question_about_such_things_is_only_a_question(text: str) -> None:
    assert read_danger(text) is None


@pytest.mark.parametrize("text", ["ｲｴｶﾞ燃ｴﾃﾙ", "イエガモエテル", "家が 燃えてる!!!", "家が燃えてる😱"])
def test_a_cry_is_heard_however_it_is_typed(text: str) -> None:
    assert read_danger(text) == "emergency"


def test_what_burns_now_goes_before_what_hurts_otherwise() -> None:
    assert read_danger("夫に包丁で刺されました。もう死にたい") == "emergency"


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert read_danger(text) in (
        "emergency",
        "emergency.crime",
        "sensitive.life",
        "sensitive.partner",
        "sensitive.child",
        None,
    )
