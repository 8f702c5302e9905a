"""What the staff ask about the 照会 itself is answered, in an interview and outside of it."""

from __future__ import annotations

import pytest

from bot.dialogs.dialog import Directory
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import talk_of

ASKED = [
    ("期限はいつ？", "提出期限は5月16日（金）です。"),
    ("提出期限はいつまでですか", "提出期限は5月16日（金）です。"),
    ("いつまでに出せばいい？", "提出期限は5月16日（金）です。"),
    ("いつまでに提出すればいいですか", "提出期限は5月16日（金）です。"),
    ("締め切りはいつですか？", "提出期限は5月16日（金）です。"),
    ("取りまとめの電話番号は？", "取りまとめへお尋ねください。"),
    ("問い合わせ先は？", "取りまとめへお尋ねください。"),
    ("誰に聞けばいいですか", "取りまとめへお尋ねください。"),
    ("誰が見ますか", "所属部局と取りまとめが見られます。"),
    ("これは誰に見られますか？", "所属部局と取りまとめが見られます。"),
    ("入力した内容は誰が見られるの？", "所属部局と取りまとめが見られます。"),
    ("公表されますか？", "公表するときに市民が読む文です。"),
    ("区分って何ですか", "「検討 …」「構築 ○」「運用 ⇒」から選んでください。"),
    ("構築って何？", "「検討 …」「構築 ○」「運用 ⇒」から選んでください。"),
    ("あと何件？", "提出期限は5月16日（金）です。"),
    ("あと何件残ってる？", "提出期限は5月16日（金）です。"),
    ("残りは？", "提出期限は5月16日（金）です。"),
    ("残りは何件ですか", "提出期限は5月16日（金）です。"),
    ("私の担当は何ですか", "あなたが回答担当の照会項目は2件です。"),
    ("何をすればいいの？", "あなたが回答担当の照会項目は2件です。"),
    ("これって何のために聞いてるんですか？", "計画書に載せる、令和6年度の実績と評価を伺っています。"),
    ("評価って何を書けばいいですか", "市民が読む文です。"),
]

OF_THE_CHAT = [
    ("提出の仕方は？", "「提出」と送ると、提出できる下書きをまとめて確かめ"),
    ("どうやって提出するの？", "「提出」と送ると、提出できる下書きをまとめて確かめ"),
    ("まとめて提出したい", "「提出」と送ると、提出できる下書きをまとめて確かめ"),
    ("提出できません", "提出できるのは、全ての質問に回答した下書きです。"),
    ("提出ができないのですが", "提出できるのは、全ての質問に回答した下書きです。"),
    ("操作方法", "「回答する」「一覧」「提出」"),
    ("操作方法が分かりません", "「回答する」「一覧」「提出」"),
    ("どうやって直すの？", "「1を直す」のように番号で選ぶと直せます。"),
    ("修正の方法は？", "「1を直す」のように番号で選ぶと直せます。"),
    ("上司の承認は必要？", "上司の承認の手順はありません。"),
    ("課長の決裁はいりますか", "上司の承認の手順はありません。"),
    ("さっき提出したの間違ってた", "「引戻し」と送ると、提出したものを手元に戻して直せます。"),
    ("さっき出したやつ1件間違えた", "「引戻し」と送ると、提出したものを手元に戻して直せます。"),
    ("さっきの提出間違い。取り消したい", "「引戻し」と送ると、提出したものを手元に戻して直せます。"),
    ("間違えて提出した", "「引戻し」と送ると、提出したものを手元に戻して直せます。"),
    ("誤って提出してしまいました", "「引戻し」と送ると、提出したものを手元に戻して直せます。"),
]


@pytest.mark.parametrize(("text", "told"), [*ASKED, *OF_THE_CHAT])
@pytest.mark.parametrize("before", [[], ["回答する"], ["回答する", "該当なし"], ["回答する", "34件中12件"]])
def test_a_question_about_the_cycle_is_answered_wherever_it_is_asked(before: list[str], text: str, told: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for one in before:
        talk.owner(one)
    version = len(talk.world.versions.get(talk.world.requests[1].id, []))
    said = talk.owner(text).bot_says(told)
    assert len(talk.world.versions.get(talk.world.requests[1].id, [])) == version
    assert talk.answer(ONLINE).comment == talk.answer(ONLINE).reason == ""
    if before:
        said.bot_says("回答に戻ります。")
    else:
        said.never_says("計画書に載っていません", "どの数値のことですか")


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (["回答する"], "例を見せて", "例：34件中12件"),
        (["回答する", "34件中12件"], "例を見せて", "例：会場を増やし"),
        (["回答する", "担当が違う"], "例を見せてください", "例：〇〇課の係長"),
        (["2から回答する"], "入力例は？", "例：45回"),
        (["3から回答する", "29"], "例は？", "例：運用 ⇒"),
        ([], "例を見せて", "使えます"),
    ],
)
def test_an_example_is_one_of_the_question_that_stands_open(before: list[str], text: str, told: str) -> None:
    talk = talk_of(ONLINE, SEMINARS, WIFI)
    for one in before:
        talk.owner(one)
    talk.owner(text).bot_says(told)


def test_what_is_left_is_counted() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("残りは？").bot_says("残り2件です。").offers("回答する", "一覧")
    for one in ("回答する", "34件中12件", "周知した。"):
        talk.owner(one)
    talk.owner("あと何件？").bot_says("下書き1件、残り1件です。")


def test_what_the_city_says_of_its_desk_is_told_and_nothing_else() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("取りまとめの電話番号は？").bot_says("このチャットには設定されていません。")
    talk.world.directory = Directory({"desk": "DX推進課", "desk_telephone": "0956-00-0000", "extension": "内線1234"})
    talk.owner("取りまとめの電話番号は？").bot_says("DX推進課", "0956-00-0000", "内線1234").never_says("設定されて")


def test_whom_to_ask_about_an_indicator_is_still_its_department() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("ペーパーレス度は？")
    talk.owner("問い合わせ先は？").never_says("取りまとめ")


@pytest.mark.parametrize(
    "text", ["あと", "残りは45回", "例年どおり増えた。", "期限は守った。", "誰でも使えるようにした"]
)
def test_what_asks_nothing_is_no_question(text: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for one in ("回答する", "34件中12件"):
        talk.owner(one)
    talk.owner(text).never_says("提出期限は", "例：", "お尋ねください", "所属部局と取りまとめが")


def test_the_unknown_and_citizens_ask_about_the_plan_alone() -> None:
    talk = talk_of(SEMINARS)
    talk.citizen("誰が見ますか").never_says("所属部局")
    talk.staff("残りは？").never_says("残り")
    talk.coordinator("期限はいつ？").bot_says("提出期限は5月16日（金）です。")
    talk.colleague("私の担当は何ですか", "土木部").bot_says("あなたが回答担当の照会項目はありません。")
