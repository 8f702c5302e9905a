"""進捗は？ and what the 取りまとめ asks about it in her own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import groupby

import pytest

from bot.dialogs.progress import MOST_LINES
from store.records import Answer, AnswerKind, AnswerVersion
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import DESK, Said, Talk, talk_of


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
    begun.coordinator(text).bot_says("未提出は155件です。", "総務部　58件", "港湾部　1件").offers("総務部の未提出")
    begun.coordinator("総務部の未提出").bot_says("総務部　デジタル活用セミナー実施回数（多様化）　下書き")


def test_a_list_that_is_too_long_is_shown_department_by_department(begun: Talk) -> None:
    said = begun.coordinator("未回答の一覧").bot_says("未回答は154件です。", "観光商工部　18件", "総務部　57件")
    assert len(said.text.splitlines()) <= 40
    begun.says(DESK, "", said.button("土木部の未回答")).bot_says("土木部の未回答は13件です。").never_says("総務部")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1", "観光商工部　18件："),
        ("⑩", "港湾部　1件："),
        ("港湾", "港湾部　1件："),
        ("総務", "総務部　58件："),
        ("土木部", "土木部　13件："),
    ],
)
def test_a_department_is_chosen_by_its_number_or_the_beginning_of_its_name(begun: Talk, typed: str, told: str) -> None:
    begun.coordinator("部局を選ぶ")
    begun.coordinator(typed).bot_says(told)


@pytest.mark.parametrize("typed", ["99", "0", "部", "窓口のオンライン申請率は？"])
def test_what_names_no_department_is_none(begun: Talk, typed: str) -> None:
    begun.coordinator("部局を選ぶ")
    begun.coordinator(typed).never_says("件：提出")


def set_aside(every: int) -> Talk:
    """Each so manieth item of all is answered with 分からない."""
    talk = talk_of("K001")
    for request in list(talk.world.requests.values())[::every]:
        talk.world.versions[request.id] = [
            AnswerVersion(request.id, 1, "x", "青木", talk.world.now, talk.world.day, Answer(kind=AnswerKind.UNKNOWN))
        ]
        talk.world.requests[request.id] = replace(request, version=1)
    return talk


@pytest.mark.parametrize(
    ("typed", "told"), [("1", "観光商工部の未回答は18件です。"), ("総務", "総務部の未回答は57件です。")]
)
def test_a_department_chosen_behind_a_list_of_one_state_shows_that_state(begun: Talk, typed: str, told: str) -> None:
    begun.coordinator("未回答の一覧").bot_says("どの部局を見ますか。")
    begun.coordinator(typed).bot_says(told)


def test_what_is_set_aside_stands_by_department() -> None:
    told = set_aside(5).coordinator("進捗は？").text.split("次のとおりです。")[1]
    departments = [line.split("　")[0] for line in told.splitlines() if "　" in line]
    assert len(departments) == 31
    assert [name for name, _ in groupby(departments)] == list(dict.fromkeys(departments))


def test_what_is_set_aside_is_counted_where_it_is_too_much_for_one_message() -> None:
    said = set_aside(2).coordinator("進捗は？").bot_says("途中の照会項目は78件です。").offers("部局を選ぶ")
    assert len(said.messages[-1].text.splitlines()) <= 40
    said.never_says("　分からない")


def test_the_items_of_a_department_are_shown_with_their_values_and_reasons() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "30000件中2040件", "周知した。", "470", "470回で正しい", "共催を含むため"):
        talk.owner(text)
    talk.coordinator("総務部").bot_says(
        "下書き　6.8%（30,000件中2,040件）", "下書き（評価がまだです）　470回　理由：共催を含むため"
    )


def test_a_state_that_nothing_is_in_is_said_so(begun: Talk) -> None:
    begun.coordinator("集計中の一覧").bot_says("集計中の照会項目はありません。")
    begun.coordinator("港湾部の下書きは？").bot_says("港湾部の下書きの照会項目はありません。")


def test_the_list_of_a_coordinator_who_is_asked_for_nothing_is_everybodys(begun: Talk) -> None:
    begun.coordinator("一覧").bot_says("提出率は0%です（155件中0件")


def test_a_holder_sees_no_other_department_and_the_open_question_stands_again(begun: Talk) -> None:
    begun.owner("総務部の進捗は？").bot_says("総務部の提出率は0%です", "進捗状況・評価を入力してください。")
    begun.owner("総務部の進捗は順調").bot_says("評価「総務部の進捗は順調」を下書きに保存しました。")
    other = talk_of(SEMINARS)
    other.owner("回答する")
    other.owner("土木部の進捗は？").bot_says("部局ごとの進捗は、所属部局と取りまとめが見られます。", "回答に戻ります。")
    other.owner("総務部の進捗は？").bot_says("総務部の提出率は0%です（58件中0件", "回答に戻ります。")


def test_a_question_about_the_plan_that_names_a_department_stays_one(begun: Talk) -> None:
    begun.coordinator("総務部の窓口のオンライン申請率は？").bot_says("「窓口のオンライン申請利用率」のことでしょうか。")
    begun.coordinator("集計中の件数は予定どおりですか").never_says("集計中は")


@pytest.mark.parametrize(
    ("answers", "told"),
    [(["29"], "下書き　区分：分からない"), (["集計中", "5/9"], "に分かる見込み）　区分：分からない")],
)
def test_a_phase_that_is_unknown_is_listed_as_such(answers: list[str], told: str) -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", *answers, "分からない"):
        talk.owner(text)
    talk.owner("一覧").bot_says(told)
    talk.coordinator("進捗は？").bot_says(told)
    talk.coordinator("分からないの一覧").bot_says(told)


def approver(talk: Talk, text: str) -> Said:
    """Whoever approves in the department of the seminars and is asked for nothing."""
    return talk.colleague(text, "総務部")


@pytest.mark.parametrize("text", ["一覧", "進捗は？"])
def test_who_watches_a_department_sees_its_line_and_may_open_the_list(begun: Talk, text: str) -> None:
    approver(begun, text).bot_says("総務部の提出率は0%です").offers("未回答の一覧")


def test_who_watches_a_department_sees_its_lists_and_no_others(begun: Talk) -> None:
    approver(begun, "下書きの一覧").bot_says("下書きは1件です。", "デジタル活用セミナー実施回数")
    approver(begun, "総務部の一覧").bot_says("総務部　", "デジタル活用セミナー実施回数")
    approver(begun, "港湾部の未回答").bot_says("部局ごとの進捗は、所属部局と取りまとめが見られます。")


@pytest.mark.parametrize(
    "text", ["誰が出してない？", "まだ出していないのはどこ", "全体で何件出た？", "分からないと答えたのは？"]
)
def test_the_coordinator_asks_as_she_speaks(begun: Talk, text: str) -> None:
    begun.coordinator(text).never_says("計画書に")


def test_a_long_list_of_one_department_takes_several_messages(begun: Talk) -> None:
    said = begun.coordinator("総務部の未提出は？")
    assert len(said.messages) > 1
    assert all(message.text.count("\n") <= MOST_LINES for message in said.messages)
    assert sum(message.text.count("総務部　") for message in said.messages) == int(
        said.messages[0].text.split("未提出は")[1].split("件")[0]
    )


def test_a_deadline_that_has_passed_is_said_to_have(begun: Talk) -> None:
    begun.world.day = begun.world.cycle.deadline + timedelta(days=1)
    begun.coordinator("進捗は？").bot_says("提出期限は5月16日（金）でした。過ぎています。")
