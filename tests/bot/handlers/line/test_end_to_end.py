"""A citizen on LINE: webhook, turn, delivery and the SDK together, on both databases, against a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from bot import delivery, turn
from bot.app import create_app
from bot.book import Books
from bot.demo import seed
from bot.directory import no_directory
from bot.settings import LineSettings, Settings
from bot.wiring import City, wall_clock, with_channels
from plan.loading import load_edition, read_files
from plan.sasebo import R5 as SASEBO_R5
from store import editions, inbox
from store.session import Engine, reading, writing
from store.tables import contacts, conversations, outbox
from store.tables import inbox as inbox_table
from tests.bot.handlers.line.events import SECRET, USER, body_of, event, signed, text
from tests.bot.handlers.line.standin import Line, standing_in

MADE = datetime(2025, 4, 1, tzinfo=UTC)


class Phone:
    """A citizen's phone: what it sends goes through the webhook, and is answered at once."""

    def __init__(self, city: City, line: Line) -> None:
        self.city, self.line = city, line
        self.woken: list[tuple[str, str]] = []
        self.web: FlaskClient = create_app(
            city, lambda channel, address: self.woken.append((channel, address))
        ).test_client()

    def post(self, *events: dict[str, Any], secret: str = SECRET) -> int:
        body = body_of(*events)
        return self.web.post("/line/webhook", data=body, headers=signed(body, secret)).status_code

    def take_turns(self) -> None:
        for channel, address in dict.fromkeys(self.woken):
            turn.run(self.city.engine, inbox.key(channel, address), self.city.talk, wall_clock)
            delivery.deliver(self.city.engine, self.city.channels, channel, address, wall_clock)
        self.woken.clear()

    def say(self, said: str, number: int) -> list[dict[str, Any]]:
        """Sends a text whose reply token works; returns the message objects of the answer."""
        self.line.tokens.add(f"token-{number}")
        assert self.post(text(said, number)) == 200
        self.take_turns()
        messages: list[dict[str, Any]] = self.line.replies[-1]["messages"]
        return messages


@pytest.fixture
def line() -> Iterator[Line]:
    with standing_in() as standin:
        yield standin
        assert standin.refused == []


@pytest.fixture
def phone(engine: Engine, database_url: str, line: Line) -> Phone:
    return phone_of(engine, database_url, line)


def phone_of(engine: Engine, database_url: str, line: Line, *, as_guest: bool = False, greets: bool = False) -> Phone:
    files = read_files(SASEBO_R5)
    edition = load_edition(files)
    with writing(engine) as tx:
        editions.load(tx, edition, files, MADE)
        seed(tx, edition, MADE)
    settings = Settings(
        database_url, line=LineSettings(SECRET, "access-token", line.url, as_guest, greets), secret_key="k" * 40
    )
    return Phone(with_channels(City(settings, engine, no_directory(), Books(), {})), line)


def test_a_citizen_asks_and_reads_the_figure_as_a_card_and_what_this_is(phone: Phone) -> None:
    first = phone.say("窓口のオンライン申請率は？", 1)
    assert [one["type"] for one in first] == ["flex", "text"]
    assert "6.8%" in first[0]["altText"]
    assert first[1]["text"].startswith("佐世保市DX戦略実行計画（計画書）について")
    assert first[1]["quickReply"]["items"][0]["action"]["label"] == "令和6年度は？"
    again = phone.say("令和4年度は？", 2)
    assert len(again) == 1
    assert "6.6%" in again[0]["altText"]
    assert phone.line.pushes == []


def test_a_pressed_button_is_the_question_that_it_was_made_for(phone: Phone) -> None:
    phone.say("オンライン申請利用率は？", 1)
    bubble = phone.line.replies[-1]["messages"][0]["contents"]["body"]["contents"]
    data = bubble[1]["contents"][2]["action"]["data"]
    phone.line.tokens.add("token-2")
    assert phone.post(event("postback", 2, postback={"data": data})) == 200
    phone.take_turns()
    assert "6.8%" in phone.line.replies[-1]["messages"][0]["altText"]


def test_the_same_event_twice_acts_once(phone: Phone) -> None:
    phone.line.tokens.add("token-1")
    assert phone.post(text("窓口のオンライン申請率は？", 1)) == 200
    assert phone.post(text("窓口のオンライン申請率は？", 1, deliveryContext={"isRedelivery": True})) == 200
    phone.take_turns()
    assert len(phone.line.replies) + len(phone.line.pushes) == 1


def test_an_answer_whose_token_is_spent_is_pushed_to_the_id_that_only_the_channel_opens(phone: Phone) -> None:
    assert phone.post(text("窓口のオンライン申請率は？", 1)) == 200
    phone.take_turns()
    assert [one["to"] for one in phone.line.pushes] == [USER]
    assert all(USER not in row for row in everything(phone.city.engine))


def test_who_leaves_is_forgotten(phone: Phone) -> None:
    phone.say("窓口のオンライン申請率は？", 1)
    assert phone.post(event("unfollow", 2)) == 200
    assert everything(phone.city.engine) == []
    assert [one["type"] for one in phone.say("窓口のオンライン申請率は？", 3)] == ["flex", "text"]


def test_words_that_are_taken_back_are_kept_nowhere(phone: Phone) -> None:
    phone.say("私の住所は三川内町1番地です", 1)
    assert phone.post(event("unsend", 2, unsend={"messageId": "m1"})) == 200
    assert all("三川内" not in row for row in everything(phone.city.engine))


def test_a_sticker_is_answered_kindly_and_a_group_not_at_all(phone: Phone) -> None:
    phone.line.tokens.add("token-1")
    assert phone.post(event("message", 1, message={"type": "sticker", "id": "m1"})) == 200
    phone.take_turns()
    assert phone.line.replies[-1]["messages"][0]["text"].startswith("スタンプ・写真・音声は読み取れません。")
    assert phone.post(text("窓口の率は？", 2, source={"type": "group", "groupId": "C1"})) == 200
    assert phone.woken == []


def test_an_owner_who_tries_is_pointed_to_teams(phone: Phone) -> None:
    assert (
        phone.say("回答する", 1)[0]["text"]
        == "LINEでは、実績の回答はできません。\n職員の方は、Teamsで回答してください。"
    )


def test_only_line_may_post(phone: Phone) -> None:
    assert phone.post(text("あ", 1), secret="another") == 401
    assert phone.web.post("/line/webhook", data=body_of(text("あ", 1))).status_code == 401
    assert everything(phone.city.engine) == []


def test_the_consoles_check_is_answered(phone: Phone) -> None:
    assert phone.post() == 200


def test_a_guest_answers_only_who_asks_for_the_plan_and_keeps_nothing_of_the_others(
    engine: Engine, database_url: str, line: Line
) -> None:
    phone = phone_of(engine, database_url, line, as_guest=True)
    assert phone.post(text("ごみの日は？", 1), event("postback", 2, postback={"data": "menu=garbage"})) == 200
    assert phone.woken == []
    assert everything(engine) == []
    assert phone.say("計画書", 3)[0]["text"].startswith("計画書の数値と取り組みをお答えします。")
    assert "6.8%" in phone.say("窓口のオンライン申請率は？", 4)[0]["altText"]
    assert phone.say("おわり", 5)[0]["text"].startswith("計画書についての回答を終わります。")
    assert phone.post(text("窓口のオンライン申請率は？", 6)) == 200
    assert phone.woken == []


def test_a_guest_falls_silent_after_ten_minutes_without_a_word(engine: Engine, database_url: str, line: Line) -> None:
    phone = phone_of(engine, database_url, line, as_guest=True)
    phone.say("計画書", 1)
    late = 1 + 10 * 60 * 1000 + 1  # events are a millisecond apart
    assert phone.post(text("窓口のオンライン申請率は？", late)) == 200
    assert phone.woken == []


def test_a_guest_takes_the_question_that_is_sent_right_behind_the_word(
    engine: Engine, database_url: str, line: Line
) -> None:
    phone = phone_of(engine, database_url, line, as_guest=True)
    line.tokens.update(("token-1", "token-2"))
    assert phone.post(text("計画書", 1)) == 200
    assert phone.post(text("窓口のオンライン申請率は？", 2)) == 200
    phone.take_turns()
    assert [len(reply["messages"]) for reply in line.replies] == [2, 1]


def test_nobody_is_greeted_unless_the_city_has_switched_it_on(engine: Engine, database_url: str, line: Line) -> None:
    silent = phone_of(engine, database_url, line)
    assert silent.post(event("follow", 1)) == 200
    assert everything(engine) == []


def test_whoever_comes_is_greeted_once_where_it_is_switched_on(engine: Engine, database_url: str, line: Line) -> None:
    phone = phone_of(engine, database_url, line, greets=True)
    line.tokens.add("token-1")
    assert phone.post(event("follow", 1)) == 200
    phone.take_turns()
    assert line.replies[-1]["messages"][0]["text"].startswith("佐世保市DX戦略実行計画（計画書）について")
    assert len(phone.say("窓口のオンライン申請率は？", 2)) == 1


def everything(engine: Engine) -> list[str]:
    """All rows in which a citizen could be found, as text."""
    with reading(engine) as tx:
        tables = (inbox_table, outbox, conversations, contacts)
        return [str(tuple(row)) for table in tables for row in tx.execute(sa.select(table))]
