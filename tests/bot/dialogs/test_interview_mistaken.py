"""A number with its words where the 評価 is asked for: the value corrected, or the 評価?"""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import SEMINARS
from tests.talk import Talk, talk_of

CORRECTIONS = [
    "47じゃなくて46",
    "46でした",
    "やっぱり46",
    "すみません46です",
    "46の間違いです",
    "間違えました。46回です",
    "さっきのは46でした",
    "一つ前は46です",
]


def asked(typed: str) -> Talk:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47"):
        talk.owner(text)
    talk.owner(typed).bot_asks("値の訂正ですか、評価ですか。")
    assert talk.answer(SEMINARS).value == 47
    assert talk.answer(SEMINARS).comment == ""
    return talk


@pytest.mark.parametrize("typed", CORRECTIONS)
def test_it_may_correct_the_value(typed: str) -> None:
    talk = asked(typed)
    talk.press(next(pick.label for pick in talk.said["owner"].buttons if pick.label.startswith("値を")))
    assert talk.answer(SEMINARS).comment == ""
    if typed != "46の間違いです":  # what the right one is was not said
        assert talk.answer(SEMINARS).value == 46
        talk.owner("予定を上回った。").bot_says("評価「予定を上回った。」")


@pytest.mark.parametrize("typed", CORRECTIONS)
@pytest.mark.parametrize("pressed", [True, False])
def test_it_may_be_the_comment(typed: str, pressed: bool) -> None:
    talk = asked(typed)
    label = f"「{typed}」を評価として残す"
    talk.press(label) if pressed else talk.owner(label)
    assert talk.answer(SEMINARS).value == 47
    assert talk.answer(SEMINARS).comment == typed
