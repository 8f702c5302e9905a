"""What is asked in the middle of an interview is answered about the open item, in one sentence, and the question stands as it was."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import ONLINE, SECURITY, SEMINARS, UNPLANNED, WIFI
from tests.talk import talk_of

LAST = (
    "去年は何件だった？ 去年は何回でしたか 去年は何件だった 昨年はいくつでした 前年度は？ 前年は 昨年の実績は？ 去年の値は 昨年度の実績を教えてください 去年どうだったっけ 前回は？ 前は何回？ 前の年は？ 前の実績は？ 実績は？ "
    "令和5年度は？ R5は？"
).split()
PLANNED = (
    "予定は？ 予定は何回？ 目標はいくつ 予定を教えて 予定は何でしたか 令和6年度の予定は？ 今年度の予定は？".split()
)


@pytest.mark.parametrize("text", LAST)
def test_the_year_before_is_the_one_before_the_items_own(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    said = talk.owner(text)
    assert said.messages[0].text == "令和5年度の実績は45回です。"
    said.bot_says("回答に戻ります。デジタル活用セミナー実施回数（多様化）の質問です。令和6年度の実績は何回ですか。")
    talk.owner("47").bot_says("47回を下書きに保存しました。")


@pytest.mark.parametrize("text", PLANNED)
def test_the_plan_is_the_items_own(text: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    assert talk.owner(text).messages[0].text == "令和6年度の予定は27回です。"


@pytest.mark.parametrize(
    ("subject", "before", "text", "told"),
    [
        (ONLINE, [], "去年は何件だった？", "令和5年度の実績は6.8%です。"),
        (ONLINE, ["8214"], "予定は？", "令和6年度の予定は35%です。"),
        (SEMINARS, [], "一昨年は？", "令和4年度の実績は48回です。"),
        (SEMINARS, [], "令和9年度の予定は？", "令和9年度の予定は27回です。"),
        (SEMINARS, ["前年度は？"], "その前の年は？", "令和4年度の実績は48回です。"),
        (SEMINARS, ["470"], "去年は何回だった？", "令和5年度の実績は45回です。"),
        (SEMINARS, ["集計中"], "予定は？", "令和6年度の予定は27回です。"),
        (UNPLANNED, [], "前年度は？", "令和5年度の実績は、計画書に載っていません。"),
        (UNPLANNED, [], "予定は？", "令和6年度の予定は、計画書の文字データからは読み取れません。"),
        (WIFI, [], "前年度は？", "令和5年度の実績は29施設です。"),
        (WIFI, ["29"], "前年度は？", "令和5年度の実施年度の区分は「運用 ⇒」です。"),
        (SECURITY, [], "去年は？", "令和5年度の実施年度の区分は「検討 …」です。"),
        (SECURITY, [], "予定は？", "令和6年度の実施年度の区分の予定は「検討 …」です。"),
    ],
)
def test_whatever_is_open_its_own_item_is_told_of(subject: str, before: list[str], text: str, told: str) -> None:
    talk = talk_of(subject)
    talk.owner("回答する")
    for one in before:
        talk.owner(one)
    version = len(talk.world.versions)
    said = talk.owner(text).bot_says("回答に戻ります。")
    assert said.messages[0].text == told
    assert len(talk.world.versions) == version


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("予定は27回", "「予定は27回」は、予定のようです。"),
        ("去年は45回", "「去年は45回」は、別の年度の値のようです。"),
        ("予定は27回でした", "「予定は27回でした」は、予定のようです。"),
        ("昨年度より2件増でした", "増減のため、記録できません。"),
        ("前年度はなしでした", "読み分けられません。"),
        ("昨年と比べて", "値として読み取れませんでした。"),
        ("15〜17か", "幅があるため"),
        ("令和6年度の実績は？", "令和6年度の実績は、計画書にありません。"),
        ("去年の4月は何件？", "月や日ごとの数値は、計画書に載っていません。"),
        ("保健福祉のオンライン申請利用率は？", "8.6%"),
    ],
)
def test_what_asks_for_anything_else_is_met_as_before(text: str, said: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner(text).bot_says(said)
