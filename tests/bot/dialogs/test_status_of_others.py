"""Questions of people who had not seen the work, which were answered with a figure that was not asked for, or refused one that is printed."""

from __future__ import annotations

import re

import pytest

from tests.bot.dialogs.asking import Asking

FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|件|回|か所|人|業務|施設)です")
OF_A_PART = """
窓口のオンライン手続き件数は
窓口では何件オンラインで手続きされましたか
保健福祉のオンライン手続き件数は
高齢者向けだけのデジタル活用セミナーの回数は
お年寄りだけのスマホ講習会は何回
デジタル活用セミナーの高齢者の回数
ペーパーレス度、総務部だけ
スマホでの窓口オンライン申請利用率
新規の窓口オンライン申請利用率
障がい者福祉のオンライン申請利用率
保健所のオンライン申請利用率
"""
WISHES = """
観光マップが欲しい
デジタルマップが欲しい
Wi-Fiば使いたかとばってん
観光パンフレットが欲しい
住民票ばとりたかとですが
転入届はどがんすっと
ごみはいつ出せばよかと
子どもの予防接種ば受けさせたか
補助金はもらえっと？
子どもが生まれました。どんな手続きがいりますか
引っ越してきました。何が必要ですか
母が亡くなりました。何をすればよかとですか
道路に穴があいてます。どこに連絡すればいい？
納付書をスマホで払いたかとばってん
"""
BESIDE_THE_ANSWER = """
前年との差は？
去年との差
予定との差
去年とどれだけ違う？
目標に届いてる？
予定に届いていますか
"""


@pytest.mark.parametrize("said", OF_A_PART.strip().splitlines())
def test_a_part_of_what_is_printed_is_asked_back(said: str) -> None:
    assert not FIGURE.search(Asking().say(said))


@pytest.mark.parametrize(
    "said", ["窓口だけのオンライン申請率は", "高齢者向けのスマホ講座の回数", "スマホ講習会の回数は"]
)
def test_what_the_plan_prints_of_it_is_told(said: str) -> None:
    assert FIGURE.search(Asking().say(said))


@pytest.mark.parametrize("said", WISHES.strip().splitlines())
def test_a_wish_is_sent_to_the_city(said: str) -> None:
    assert Asking().say(said).startswith("市のホームページか電話でご確認ください。")


@pytest.mark.parametrize("said", ["窓口のオンライン申請率のデータが欲しい", "ペーパーレス度の数値が欲しいです"])
def test_whoever_would_like_to_have_a_figure_is_no_such_wish(said: str) -> None:
    assert not Asking().say(said).startswith("市のホームページ")


@pytest.mark.parametrize("said", BESIDE_THE_ANSWER.strip().splitlines())
def test_what_the_answer_says_beside_the_figure_is_told_by_it(said: str) -> None:
    asking = Asking()
    asking.say("窓口のオンライン申請率は？")
    told = asking.say(said)
    assert "6.8%" in told
    assert "予定（30%）を下回っています。" in told


def test_a_difference_of_two_areas_is_still_no_printed_figure() -> None:
    assert not FIGURE.search(Asking().say("窓口と福祉の申請率の差は"))


def test_a_figure_of_the_overview_is_neither_confirmed_nor_denied() -> None:
    asking = Asking()
    asking.say("窓口のオンライン申請率は？")
    assert asking.say("進捗概要では10.2%ですよね").startswith("この回答は、38ページの表の数値です。")


def test_the_only_words_of_a_row_are_quoted_without_a_year() -> None:
    told = Asking().say("申請書作成支援対応手続き数の予定は？")
    assert "予定の欄には、「令和6年度に整理し、改めて設定する」とあります。" in told


@pytest.mark.parametrize("said", ["妹がどうしよう、変です", "誰か、助けが要る", "様子が変、どうしよう"])
def test_what_may_be_a_cry_that_no_net_heard_gets_the_two_numbers(said: str) -> None:
    told = Asking().say(said)
    assert "119番" in told
