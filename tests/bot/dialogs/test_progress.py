"""進捗は？ and what the 取りまとめ asks about it in her own words."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import SEMINARS
from tests.talk import Talk, talk_of


def test_progress_adds_up_for_the_coordinator_and_shows_every_department() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    said = talk.coordinator("進捗は？")
    said.bot_says(
        "提出率は0%です（155件中0件",
        "下書き1件、集計中0件、未回答154件です。",
        "提出期限は5月16日（金）です。",
        "港湾部　1件：提出0、下書き0、集計中0、未回答1",
    )
    assert said.text.index("観光商工部") < said.text.index("農林水産部") < said.text.index("行財政改革推進局")


def test_the_coordinator_is_never_met_with_silence() -> None:
    talk = talk_of(SEMINARS)
    for text in ("全部", "一部", "委員会", "部局を選ぶ", "土木部", "未回答の一覧", "局"):
        assert talk.coordinator(text).messages, text


@pytest.fixture
def begun() -> Talk:
    """One item of 総務部 is a draft, everything else is open."""
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    return talk


@pytest.mark.parametrize(
    "text", ["総務部の下書き", "総務部の下書きは？", "下書きの一覧", "総務部で下書きのもの", "下書きはどこ"]
)
def test_the_items_in_one_state_are_listed(begun: Talk, text: str) -> None:
    begun.coordinator(text).bot_says("下書きは1件です。", "総務部　デジタル活用セミナー実施回数").never_says(
        "観光商工部"
    )


@pytest.mark.parametrize(
    "text",
    [
        "観光商工部の一覧",
        "観光商工部",
        "観光商工部の進捗は？",
        "観光商工部はどうなっていますか",
        "観光商工部の提出状況を教えて",
    ],
)
def test_one_department_is_shown_with_its_items(begun: Talk, text: str) -> None:
    said = begun.coordinator(text)
    said.bot_says("観光商工部　18件：提出0、下書き0、集計中0、未回答18", "18　").never_says("土木部")


@pytest.mark.parametrize("text", ["未提出の部局は？", "まだ出していないところは？", "残りは？", "未提出はどこですか"])
def test_what_is_not_submitted_holds_drafts_too(begun: Talk, text: str) -> None:
    begun.coordinator(text).bot_says("未提出は155件です。", "総務部　デジタル活用セミナー実施回数（多様化）　下書き")


def test_a_state_that_nothing_is_in_is_said_so(begun: Talk) -> None:
    begun.coordinator("集計中の一覧").bot_says("集計中の照会項目はありません。")
    begun.coordinator("港湾部の下書きは？").bot_says("港湾部の下書きの照会項目はありません。")


def test_the_list_of_a_coordinator_who_is_asked_for_nothing_is_everybodys(begun: Talk) -> None:
    begun.coordinator("一覧").bot_says("提出率は0%です（155件中0件")


def test_a_holder_sees_no_other_department_and_the_open_question_stands_again(begun: Talk) -> None:
    begun.owner("総務部の進捗は？")  # at 評価: a free text keeps what is typed
    begun.owner("回答する")
    begun.owner("土木部の進捗は？")
    other = talk_of(SEMINARS)
    other.owner("回答する")
    other.owner("土木部の進捗は？").bot_says("部局ごとの進捗は、所属部局と取りまとめが見られます。", "回答に戻ります。")
    other.owner("総務部の進捗は？").bot_says("総務部の提出率は0%です（58件中0件", "回答に戻ります。")


def test_a_question_about_the_plan_that_names_a_department_stays_one(begun: Talk) -> None:
    begun.coordinator("総務部の窓口のオンライン申請率は？").bot_says("6.8%")
    begun.coordinator("集計中の件数は予定どおりですか").never_says("集計中は")
