"""Two holders of one post in turn: what one of them has settled, the other's buttons and questions know of."""

from __future__ import annotations

import pytest

from store.records import AnswerKind, Audience, Person, Viewer
from tests.bot.dialogs.subjects import SEMINARS
from tests.talk import Talk, talk_of

MEANWHILE = [("集計中",), ("はい",), ("はい", "桁を確かめた。"), ("桁を確かめた。",), ("47",), ("戻る",)]


def second(talk: Talk) -> Viewer:
    return Viewer(Audience.STAFF, Person("second", "松本", "総務部"), talk.holder.posts)


@pytest.mark.parametrize("opening", [("4700",), ("4700", "はい")])
@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize("number", [0, -1])
def test_a_button_for_what_another_holder_has_settled_meanwhile_changes_nothing(
    opening: tuple[str, ...], meanwhile: tuple[str, ...], number: int
) -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", *opening):
        talk.owner(text)
    talk.second("回答する")
    pick = talk.second("この入力から続ける").buttons[number]
    opened = talk.answer(SEMINARS)
    for text in meanwhile:
        talk.owner(text)
    settled = talk.answer(SEMINARS)
    assert talk.says(second(talk), "", pick).messages
    if settled != opened:  # 集計中 at the reason is refused: then the button is the open question's still
        assert talk.answer(SEMINARS) == settled


def test_the_second_holder_reads_what_stands_instead() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("4700")
    talk.second("回答する")
    pick = talk.second("この入力から続ける").button("入力し直す")
    talk.owner("集計中")
    talk.says(second(talk), "", pick).bot_says("集計中")
    assert talk.answer(SEMINARS).kind is AnswerKind.PENDING
