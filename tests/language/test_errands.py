"""What somebody wants of the city hall or of this chat, told apart from questions about the plan."""

from __future__ import annotations

from datetime import date

import pytest

from language.question import Asks, read_question

TODAY = date(2025, 4, 20)
ERRANDS = {
    Asks.OPINION: """
意見を言いたい
苦情を言いたい
要望です
市の対応に文句がある
意見はどこに言えばいいですか
ご意見の受付はどこ
市政への意見
クレームを入れたい
""",
    Asks.PRIVACY: """
個人情報の取り扱いは
個人情報はどうなりますか
情報はどうなりますか
名前は保存されますか
入力した内容は誰かに見られますか
この会話は記録されていますか
プライバシーは守られますか
誰がこのチャットを見ていますか
""",
    Asks.CONTACT: """
市役所の電話番号は
電話番号教えて
電話番号を教えてください
消防署の電話番号は
市役所は何時まで開いていますか
市役所は何時まで開いとると
窓口の受付時間は
市役所は土曜日もやってますか
""",
    Asks.PERSON: """
人と話したい
職員につないで
担当者に代わってください
オペレーターにつなげますか
直接話したい
誰かに相談したい
""",
    Asks.PLAN: """
計画書はどこで読めますか
計画書を見たいです
計画書をダウンロードできますか
計画書のPDFは
""",
    Asks.TROUBLE: """
システムがおかしい
アプリがフリーズした
画面が固まってます
エラーが出ます
文字化けしています
""",
    Asks.EASE: """
すみません、耳が遠いので大きな字で
字が小さくて読めません
目が悪いんです
""",
    Asks.DX: """
DXって何？
DXとは
ＤＸの意味は？
""",
    Asks.PERSONAL: """
090-1234-5678に電話して
０９０ー１２３４ー５６７８
メールはtaro@example.jpです
""",
    Asks.SELF: """
AIですか
あなたは誰ですか
あなたは誰？AI？
名前は？
""",
    Asks.TERM: """
KPIって何？
KPIとは
ＫＰＩの意味は？
重点課題とは
DX重点課題って何ですか
活動指標とは
活動指標は何ですか
""",
    Asks.HOLDER: """
市長の名前は？
佐世保市の市長の名前を教えて
佐世保市長は誰ですか
副市長は誰
""",
    Asks.LONELY: """
疲れた
疲れました
寂しい
さみしいです
眠れない
眠れません
毎晩眠れなくて困っています
寂しいです。話を聞いて
不安です
""",
    Asks.GREETING: """
おはよう
お疲れ様です
""",
    Asks.THANKS: """
まあよか、ありがとう
""",
    Asks.CHAT: """
暇だなあ
今日は何日？
今何時ですか
歌って
""",
    Asks.FAREWELL: """
さようなら
おやすみなさい
じゃあまたね
やっぱりいい
もういいです
""",
    Asks.INSULT: """
うるさい死ね
お前バカか
うるさいなあ
""",
    Asks.HELP: """
これは何ができると？
わからん
よく分かりません
""",
}
OF_THE_PLAN = """
活動指標は
KPIは何がありますか
KPIは何件ですか
KPIの一覧
オンライン申請利用率って何？
職員の疲れを減らす取り組みは
もういい数字になった指標は
Wi-Fi
AI-OCR
市への意見に対する回答の満足度は
市民・事業者の意見の効果的な活用の進捗は
苦情の件数は
意見を反映した取組は
個人情報の漏えい件数は
災害情報はどうなりますか
オープンデータは公開されていますか
電話の自動応答業務数は
電話の自動応答システムの担当は
職員に相談した件数
今の時間外勤務は
DX人材の数は
DX推進課の担当は
計画書のどこに載っていますか
システム化率は
結婚したときの手続き
暇なときに使えるアプリ
文字起こしAIの処理件数
音声を文字にした件数
0956-24-1111への電話は何件ですか
"""


@pytest.mark.parametrize(
    ("text", "asks"), [(text, asks) for asks, table in ERRANDS.items() for text in table.strip().splitlines()]
)
def test_an_errand_is_no_question_about_the_plan(text: str, asks: Asks) -> None:
    assert read_question(text, TODAY).asks is asks


@pytest.mark.parametrize("text", OF_THE_PLAN.strip().splitlines())
def test_a_question_about_the_plan_is_no_errand(text: str) -> None:
    assert read_question(text, TODAY).asks not in set(ERRANDS)
