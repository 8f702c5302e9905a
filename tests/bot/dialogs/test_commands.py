"""The table of commands: each begins somewhere, is meant by its words alone, and goes back to the question that it came between."""

from __future__ import annotations

import pytest

from bot.dialogs.catalogue import BEGINNINGS
from bot.dialogs.commands import COMMANDS, Command, command
from language.normalise import bare
from tests.bot.dialogs.subjects import ONLINE, SEMINARS
from tests.talk import talk_of


def test_every_command_begins_somewhere_and_no_word_means_two() -> None:
    assert [known.key for known in COMMANDS] == list(dict.fromkeys(known.key for known in COMMANDS))
    assert set(BEGINNINGS) == {known.key for known in COMMANDS}
    words = [(bare(word), known.key) for known in COMMANDS for word in known.words]
    assert len(dict(words)) == len(set(words))


@pytest.mark.parametrize("known", COMMANDS, ids=lambda known: known.key)
def test_a_word_is_the_command_and_nothing_longer_is(known: Command) -> None:
    for word in known.words:
        assert command(word) is known
        assert command(f"{word}について") is None


@pytest.mark.parametrize("known", [known for known in COMMANDS if known.in_between], ids=lambda known: known.key)
def test_after_a_command_in_between_the_open_question_is_put_again(known: Command) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner(known.words[0]).bot_says("回答に戻ります。", "オンラインでの手続き件数は何件ですか。")


@pytest.mark.parametrize("known", [known for known in COMMANDS if known.for_the_roster], ids=lambda known: known.key)
def test_who_is_not_on_the_roster_is_told_so(known: Command) -> None:
    talk_of(SEMINARS).staff(known.words[0]).bot_says("名簿に登録がないため")


@pytest.mark.parametrize("known", [known for known in COMMANDS if known.never_on_line], ids=lambda known: known.key)
def test_a_citizen_is_told_where_a_command_of_the_staff_belongs(known: Command) -> None:
    talk = talk_of(SEMINARS)
    assert talk.citizen(known.words[0]).text == talk.citizen("回答する").text
    talk.citizen(known.words[0]).never_says("計画書に載っていません")
