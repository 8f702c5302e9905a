"""What officials want done that this chat does not do; and what only speaks of it."""

from __future__ import annotations

import pytest

from language.duties import Duty, read_duty

DUTIES = {
    Duty.REMIND: "督促したい 催促メールを送って 一斉送信できますか 提出のお願いを送りたい リマインドを出したい 催促してください",
    Duty.EXTEND: "期限を延ばしたい 提出期限を延長してください 締切を変更できますか 期限は延びますか 締め切りを1週間延ばしてほしい 期限に間に合いません",
    Duty.SEND_BACK: "差戻ししたい 差し戻したい 差戻しはどうやってするの 差戻しのやり方 差し戻しできますか",
    Duty.APPROVE: "承認したい 承認します 承認できますか 承認してもいいですか 決裁をお願いします",
    Duty.PUBLISH: "公表したい 公表できますか 公表するには",
    Duty.CLOSE: "照会を締め切りたい 照会を開始したい 受付を終わらせたい",
    Duty.REASSIGN: "回答先を変更したい 担当者を変えたい 担当課を替えてください",
}
NO_DUTY = """
差戻しは何件ですか
差戻しの理由は
承認者は誰ですか
承認済の一覧
承認した件数は
承認とは何ですか
いつ公表されますか
公表前の数値を教えて
提出期限は？
期限はいつ
締切は何日ですか
担当課は
照会項目の一覧
電子決裁率は
決裁の電子化率は
担当が違います
電子決裁できる業務は
令和6年9月公表
未承認
会場を増やし、期限を延長して対応したことで、参加者が予定を上回る結果となったためである。
"""


@pytest.mark.parametrize(("text", "duty"), [(text, duty) for duty, row in DUTIES.items() for text in row.split()])
def test_what_an_official_wants_done_is_told_apart(text: str, duty: Duty) -> None:
    assert read_duty(text) is duty


@pytest.mark.parametrize("text", NO_DUTY.strip().splitlines())
def test_what_is_only_asked_or_reported_is_no_duty(text: str) -> None:
    assert read_duty(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "承認できる手続きの割合は？",
        "公表できるデータセット数は？",
        "承認できない手続きは？",
        "期限を延ばした手続きの割合",
        "決裁の方法は電子ですか",
        "決裁のやり方はどう変わった？",
    ],
)
def test_a_question_about_the_plan_is_no_duty(text: str) -> None:
    assert read_duty(text) is None
