"""What belongs to the question in a message of several sentences."""

from __future__ import annotations

from datetime import date

import pytest

from language.beyond import Beyond
from language.question import Asks, Question, read_question
from plan.fiscal import FiscalYear

TODAY = date(2025, 4, 20)


def read(text: str) -> Question:
    return read_question(text, TODAY)


@pytest.mark.parametrize(
    ("text", "reiwa"),
    [
        ("R3年度が知りたいのですが、ペーパーレス度は？", 3),
        ("R4の分なんですけど、RPAの利用件数は何件ですか？", 4),
        ("令和4年度の話です。ホームページのアクセス数は？", 4),
        ("令和4年度の資料を作っているのですが、翻訳機の使用回数は？", 4),
        ("令和4年度の決算審査で聞かれたのですが、RPAの利用件数は？", 4),
        ("令和4年度の報告書を書いています。広聴の満足度は何%ですか", 4),
        ("令和3年度の監査なので、窓口のオンライン申請利用率を教えて", 3),
        ("昨年度の話ですが、RPAの利用件数は？", 6),
        ("令和6年度が終わったので、翻訳機の使用回数の実績を教えて", 6),
        ("令和9年度のことですが、ペーパーレス度は何%ですか", 9),
        ("令和3年度に聞いたのですが、令和4年度のペーパーレス度は？", 4),
        ("令和3年度の資料を作っています。令和4年度の会議で使うので、ペーパーレス度は？", 4),
    ],
)
def test_the_year_is_read_nearest_to_the_question(text: str, reiwa: int) -> None:
    assert read(text).year == FiscalYear.reiwa(reiwa)


@pytest.mark.parametrize(
    "text",
    [
        "令和4年度に異動してきたのですが、ペーパーレス度は？",
        "去年引っ越してきたのですが、ペーパーレス度は？",
        "令和6年9月公表の計画書を見ています。ペーパーレス度は？",
        "令和2年生まれの子がいます。ペーパーレス度は？",
    ],
)
def test_a_year_of_something_else_is_not_the_questions(text: str) -> None:
    assert read(text).year is None


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("目標値を知りたいのですが、RPAの利用件数は？", True),
        ("予定の方が知りたいんですけど、ペーパーレス度は？", True),
        ("実績じゃなくて予定が知りたいです。ホームページのアクセス数は？", True),
        ("市ホームページのアクセス数は？実績じゃなくて目標。", True),
        ("目標値を資料に載せるので、RPAの利用件数は？", True),
        ("予定があって急いでいるのですが、RPAの利用件数は？", None),
    ],
)
def test_the_column_is_read_from_the_whole_message(text: str, planned: bool | None) -> None:
    assert read(text).planned is planned


@pytest.mark.parametrize(
    ("text", "narrowing"),
    [
        ("長崎市についてですが、電子決裁率は？", "長崎市"),
        ("長崎市の話です。ペーパーレス度は何%ですか", "長崎市"),
        ("佐世保市じゃなくて長崎市です。電子決裁率は？", "長崎市"),
        ("福岡市ではどうですか。ホームページのアクセス数は？", "福岡市"),
        ("図書館のことですが、Wi-Fiの導入施設数は？", "図書館"),
        ("本庁舎だけの数字がほしいです。ペーパーレス度は何%ですか", "本庁舎"),
        ("女性だけで見たいんですが、リモートワークの利用人数を教えて", "女性"),
        ("女性の割合は？リモートワークの利用人数", "女性"),
        ("金額で知りたいです。ペーパーレス度は何%ですか", "金額"),
        ("部署ごとの内訳は？翻訳機の使用回数", "内訳"),
        ("残りはいくつ？窓口のオンライン対応手続き数", "残り"),
    ],
)
def test_what_narrows_the_question_is_looked_up_with_it(text: str, narrowing: str) -> None:
    assert narrowing in read(text).words


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("4月の数字が知りたい。ホームページのアクセス数は？", Beyond.PERIOD),
        ("8月のことですが、道路損傷の通報件数は？", Beyond.PERIOD),
        ("平均が知りたいのですが、翻訳機の使用回数は？", Beyond.COMPUTED),
        ("累計を知りたいのですが、翻訳機の使用回数は？", Beyond.TOTAL),
        ("福祉以外で。オンライン申請利用率は？", Beyond.NEGATED),
        ("対応していないのはいくつ？窓口のオンライン対応手続き数", Beyond.NEGATED),
    ],
)
def test_what_no_cell_holds_is_heard_in_the_whole_message(text: str, beyond: Beyond) -> None:
    assert beyond in read(text).beyond


@pytest.mark.parametrize(
    "text",
    [
        "先月の広報で見ました。ペーパーレス度は？",
        "毎日パソコンを使っているのですが、ペーパーレス度は？",
        "来月の会議で使うので、ペーパーレス度は？",
        "他市の議員ですが、ペーパーレス度を教えてください",
        "全国の自治体を調査しています。ペーパーレス度は？",
        "福岡市に住んでいます。ペーパーレス度は？",
        "市民の平均年齢が上がって困っているのですが、ペーパーレス度は？",
    ],
)
def test_what_only_tells_something_narrows_nothing(text: str) -> None:
    question = read(text)
    assert (question.asks, question.beyond) == (Asks.FIGURE, frozenset())
    assert question.words.startswith("ペーパーレス度")


@pytest.mark.parametrize(
    "text", ["福祉ではありません。オンライン申請利用率は？", "子育てはもう聞いたので、オンライン申請利用率は？"]
)
def test_what_is_dismissed_is_not_looked_up(text: str) -> None:
    question = read(text)
    assert not {"福祉", "子育て"} & {word for word in ("福祉", "子育て") if word in question.words + question.aside}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("翻訳機は令和3年度から何回使われましたか", Asks.SERIES),
        ("令和5年度までのRPAの削減時間は？", Asks.SERIES),
        ("令和9年度までに何%にする予定ですか、申請率", Asks.FIGURE),
        ("令和5年度以外の使用回数は？", Asks.SERIES),
        ("計画初年度の使用回数は？", Asks.SERIES),
    ],
)
def test_since_or_up_to_a_year_asks_for_each_of_them(text: str, asks: Asks) -> None:
    assert read(text).asks is asks


def test_all_that_was_done_since_a_year_is_a_sum() -> None:
    assert Beyond.TOTAL in read("令和3年度からセミナーは全部で何回？").beyond
    assert Beyond.TOTAL not in read("セミナーは全部で何回？").beyond
