"""What belongs to the talk and is typed where an 評価 or a 理由 is asked for: it is recorded only by its button, and what was done in the year is recorded at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.dialogs.subjects import SEMINARS, TASKS
from tests.bot.dialogs.test_interview_free_texts import at_the_cause, at_the_comment, texts
from tests.talk import talk_of

FILE = Path(__file__).parent / "free_texts_of_others.jsonl"
OF_OTHERS = [json.loads(text) for text in FILE.read_text(encoding="utf-8").splitlines()]

OF_THE_TALK = """
1の値を直す
1の評価を直す
1の値を47に直す
1を30に直す
1番の値を30に
1番目を直したいです
1を飛ばして2へ
1つ前の評価を直したい
ひとつ前に戻って
ドローンの値を30に直したい
ごめん、さっきの2施設だった
さっきの数字は違ってました
えーと、46じゃなかった、47施設でした。評価は、計画どおりに進んだ。
値は2で、評価は計画どおり進んだ。
やっぱり集計中
今のは取り消し
最初からやり直したい
値をもう一度確認したい
わかりません
課長に確認してから書きます
後で課長に確認してから入力します。
あとでまとめて書きます
集計が終わったら書きます
担当に聞いてみます
別途メールで送ります
別紙のとおり
もう少し待って
電話が来たので後ほど
ちょっと席を外します
これはうちの担当ではありません
前年度の評価を使って
前の年の評価を見せて
窓口のオンライン申請利用率
http://example.com
データを分析した。次の項目は飛ばしてください。
すみません35時間でした
まだ集計中でした
ちょっと待って
理由は後で
すみません、該当なしではなく集計中です
理由はありません
いや待って、それ違う課のやつだった
待って、これ前の課の数字だ
やっぱり1,050件かも
1054かも
もとい、1054
間違えて送信しました
これうちじゃない
さっきの項目は担当外でした
集計中にして
キャンセルで
課長の確認待ちです
評価文は別途メールします
ちょっと電話が入ったので
去年と同じ文章でいいです
前年度と同じ文章で
さっきと同じ文で
AIで作って
もっと短くして
書くことない
とくにないです
これ誰が読むの
課長に怒られる
"""
OF_THE_WORK = """
利用件数が46から48に増加した。
この指標は前年度を上回った。
ログイン件数が増えた。
充電スポットを整備。
苦手としているため講座を開いた。
会議室の予約をオンライン化。
市民の皆さん、高齢者に利用された。
前年度と同じ水準を維持した。
担当課の確認を経て公表した。
課長会議で周知した。
高齢者が困っている手続きを見直した。
システムの入力画面を直したため、利用が伸びた。
市民から見直しの要望があり、様式を直した。
前年度の評価を踏まえ、会場を増やした。
3施設で利用を取り消した団体があった。
1件を取り消したため減った。
関係部局に確認し、対象を広げました。
来年度は、説明会を増やします。
会場を3か所に増やし、電話での受付も始めた。
申請後に別紙の提出が不要になった。
評価を見直し、運用を改めた。
窓口での待ち時間が少し短くなった。
国の制度変更により、集計方法が変わった。
値下げにより利用が増えた
"""


@pytest.mark.parametrize("typed", OF_THE_TALK.strip().splitlines())
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_what_belongs_to_the_talk_is_recorded_only_by_its_button(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed)
    assert texts(talk) == []


@pytest.mark.parametrize("typed", OF_THE_WORK.strip().splitlines())
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_what_was_done_in_the_year_is_recorded_at_once(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed).bot_says("下書きに保存しました。")
    assert texts(talk) == [typed]


@pytest.mark.parametrize(
    "text",
    "すみません、電話でした/去年はなんて書いたっけ/あ、間違えた/これ担当が違うと思う/土木政策課に聞いてください/もう出したよね/評価は課長が書きます/次の項目は12件です"
    "/登録数は5/うん、桁はあってます/未定なんだけど3月末に分かる/率は6.8%です/さっきの値46だった/値が違ってた/46に訂正お願いします/電話中なのでまた/会議なので後にします/昼休みなので失礼します/急いでるんだけど"
    "/あとで考える/担当うちじゃないと思う/これは観光課の担当です/次の項目をお願いします/3番を先にやりたい/次は5番をやります/そこは空欄で/資料が手元にありません/他の人の例を見たい/とりあえず保存して/書くことがない/適当に書いておいて/前と同じ文でいい".split(
        "/"
    ),
)
def test_what_belongs_to_the_talk_is_no_comment_without_its_button(text: str) -> None:
    talk = talk_of(SEMINARS, TASKS)
    for one in ("回答する", "47"):
        talk.owner(one)
    talk.owner(text).offers("この文をそのまま記録する")
    assert talk.answer(SEMINARS).comment == ""
    assert talk.answer(TASKS).comment == ""


@pytest.mark.parametrize("text", ["47回でした", "ごめん、集計中だった", "え、理由いるの"])
def test_a_value_or_talk_is_no_reason_of_an_item_that_does_not_apply(text: str) -> None:
    talk = talk_of(SEMINARS)
    for one in ("回答する", "該当なし"):
        talk.owner(one)
    talk.owner(text).offers("この文をそのまま記録する")
    assert talk.answer(SEMINARS).reason == ""


@pytest.mark.parametrize(
    "text",
    [
        "単位を間違えた",
        "さっきの値46だった",
        "値が違ってた",
        "46に訂正お願いします",
        "会議なので後にします",
        "これは観光課の担当です",
        "理由なんて書けばいいの",
        "確認済み",
        "桁は間違いありません",
        "2を回答する",
        "飛ばして次",
    ],
)
def test_neither_talk_nor_a_command_is_the_reason_of_a_value(text: str) -> None:
    talk = talk_of(SEMINARS, TASKS)
    for one in ("回答する", "470", "はい"):
        talk.owner(one)
    talk.owner(text)
    assert talk.answer(SEMINARS).value is None


@pytest.mark.parametrize("text", ["2を回答する", "2に進む", "2番お願いします", "2から回答する"])
def test_a_number_of_the_list_is_no_comment(text: str) -> None:
    talk = talk_of(SEMINARS, TASKS)
    for one in ("回答する", "47"):
        talk.owner(one)
    talk.owner(text).bot_asks("実績は何")
    assert all(talk.answer(one).comment == "" for one in (SEMINARS, TASKS))


def is_recorded(text: str, before: str) -> bool:
    talk = talk_of(SEMINARS, TASKS)
    for one in ("回答する", before):
        talk.owner(one)
    talk.owner(text)
    return any(talk.answer(one).comment or talk.answer(one).reason for one in (SEMINARS, TASKS))


def test_what_others_wrote_as_a_comment_or_a_reason_is_recorded_at_once() -> None:
    """Texts of people who had not seen the rules: those of a report cost nobody a second tap …"""
    meant = [line for line in OF_OTHERS if line["is"] != "neither"]
    doubted = [
        line["text"]
        for line in meant
        if not is_recorded(line["text"], "210" if line["is"] == "comment" else "該当なし")
    ]
    assert len(doubted) <= 0.02 * len(meant), doubted


def test_what_others_wrote_besides_is_recorded_only_by_its_button() -> None:
    """… and what belongs to the talk does not slip into one."""
    besides = [line["text"] for line in OF_OTHERS if line["is"] == "neither"]
    recorded = [text for text in besides if is_recorded(text, "210")]
    assert len(recorded) <= 0.06 * len(besides), recorded
