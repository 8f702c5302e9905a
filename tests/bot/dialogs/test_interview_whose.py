"""A figure is stored for the open item only where it is certain that this one is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import Talk, talk_of


def at_the_next() -> Talk:
    """47 stands for the seminars, and the question for the Wi-Fi is open."""
    talk = talk_of(SEMINARS, WIFI)
    for text in ("回答する", "47", "予定を上回った。"):
        said = talk.owner(text)
    said.bot_asks("令和6年度の実績は何施設ですか。")
    return talk


@pytest.mark.parametrize(
    "typed",
    [
        "さっきの46でした",
        "さっきのは46に直してください",
        "先ほどの47は46の誤りです",
        "一つ前は46です",
        "47じゃなくて46",
        "47ではなく46です",
        "次の項目は46です",
        "前の項目は46です",
        "デジタル活用セミナーは46です",
        "電子決裁率は46",
        "電子決裁率46",
        "セミナーのほうは46",
        "セミナーの件数は46です",
        "45の間違いでした",
        "1の内訳を直す",
    ],
)
def test_a_figure_for_another_item_stores_nothing(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed)
    assert talk.answer(WIFI).value is None
    assert talk.answer(WIFI).proposal is None
    assert talk.answer(SEMINARS).value == 47


def test_it_is_asked_which_item_is_meant_and_told_how_an_earlier_one_is_corrected() -> None:
    talk = at_the_next()
    talk.owner("47じゃなくて46").bot_asks("どの照会項目の値ですか。").bot_says("「1の値を46に直す」のように").offers(
        "直す", "集計中"
    )
    talk.press("直す").bot_says("1　デジタル活用セミナー", "回答に戻ります。")
    talk.owner("1を直す")
    talk.press("値を直す")
    talk.owner("47じゃなくて46").bot_says("46回")
    assert talk.answer(SEMINARS).value == 46
    assert talk.answer(WIFI).value is None


@pytest.mark.parametrize(
    "typed",
    ["46", "46施設です", "実績は46", "令和6年度は46施設でした", "Wi-Fiは46です", "導入施設は46", "46施設、前年度は29"],
)  # fmt: skip
def test_what_is_certainly_its_own_is_stored(typed: str) -> None:
    talk = at_the_next()
    talk.owner(typed).bot_says("下書きに保存しました。")
    assert talk.answer(WIFI).value == 46


@pytest.mark.parametrize("typed", ["470じゃなくて46", "470ではなく46です", "さっきの470は46の誤りです"])
def test_the_value_that_waits_for_a_yes_is_corrected_in_place(typed: str) -> None:
    talk = talk_of(WIFI, SEMINARS)
    for text in ("2から回答する", "29", "あとで", "1から回答する", "470"):
        said = talk.owner(text)
    if "470回" in said.text:
        talk.owner(typed).bot_says("46回を下書きに保存しました。")
        assert talk.answer(SEMINARS).value == 46


def test_the_first_item_of_all_is_certain() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "470", "戻る"):
        talk.owner(text)
    talk.owner("47じゃなくて46").bot_says("46回を下書きに保存しました。")


def test_a_part_of_a_rate_is_called_by_its_own_name() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("オンライン12件、総件数34件")
    assert talk.answer(ONLINE).value == Decimal("35.3")
