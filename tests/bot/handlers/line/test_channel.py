"""The real SDK against a stand-in on loopback: what it is sent, and what becomes of each answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.handlers.line import channel as line_channel
from bot.handlers.line.channel import LineChannel
from bot.messages import Dead, Envelope, Message, Outcome, Retry, Sent, Uncertain
from tests.bot.handlers.line.standin import Line, standing_in
from tests.bot.handlers.line.test_render import said

KEY = "123e4567-e89b-12d3-a456-426614174000"
TEXT = (Message("6.8%です。"),)


@pytest.fixture
def line() -> Iterator[Line]:
    with standing_in() as standin:
        yield standin
        assert standin.refused == []


def send(line: Line, envelope: Envelope, user_id: str | None = "U1", key: str = KEY) -> Outcome:
    return LineChannel("access-token", lambda address: user_id, line.url).deliver(key, "hmac", envelope)


def test_a_reply_takes_the_token_and_counts_no_message(line: Line) -> None:
    line.tokens.add("t1")
    assert send(line, Envelope(TEXT, reply_token="t1")) == Sent()
    assert [one["messages"][0]["text"] for one in line.replies] == ["6.8%です。"]
    assert line.pushes == []


def test_a_card_goes_through_the_sdk_as_it_was_drawn(line: Line) -> None:
    line.tokens.add("token")
    assert send(line, said("窓口のオンライン申請率は？")) == Sent()
    assert line.replies[0]["messages"][0]["contents"]["size"] == "mega"
    assert len(line.replies[0]["messages"][0]["quickReply"]["items"]) == 4


def test_a_spent_token_is_made_good_by_a_push_with_the_rows_key(line: Line) -> None:
    assert send(line, Envelope(TEXT, reply_token="spent")) == Sent()
    assert [one["to"] for one in line.pushes] == ["U1"]
    assert line.keys == {KEY}


def test_what_was_pushed_already_is_sent(line: Line) -> None:
    line.keys.add(KEY)
    assert send(line, Envelope(TEXT)) == Sent()
    assert line.pushes == []


def test_nobody_is_pushed_to_who_is_not_known_any_more(line: Line) -> None:
    assert isinstance(send(line, Envelope(TEXT), user_id=None), Dead)


@pytest.mark.parametrize(("status", "outcome"), [(429, Retry), (500, Retry), (503, Retry), (400, Dead), (403, Dead)])
def test_a_refused_push_is_tried_again_only_where_that_helps(line: Line, status: int, outcome: type) -> None:
    line.faults.append(status)
    assert isinstance(send(line, Envelope(TEXT)), outcome)


def test_the_platforms_own_pause_is_kept(line: Line) -> None:
    line.faults.append(429)
    line.retry_after = "7"
    assert send(line, Envelope(TEXT)) == Retry("LINE answered 429", 7.0)


def test_a_reply_that_is_throttled_keeps_its_token_for_the_next_try(line: Line) -> None:
    line.tokens.add("t1")
    line.faults.append(429)
    assert isinstance(send(line, Envelope(TEXT, reply_token="t1")), Retry)
    assert send(line, Envelope(TEXT, reply_token="t1")) == Sent()
    assert line.pushes == []


def test_a_push_without_an_answer_is_uncertain_and_its_second_try_no_second_message(line: Line) -> None:
    line.faults.append("cut")
    assert isinstance(send(line, Envelope(TEXT)), Uncertain)
    assert send(line, Envelope(TEXT)) == Sent()
    assert len(line.pushes) == 1


def test_a_reply_without_an_answer_is_pushed_for_a_rare_copy_beats_none(line: Line) -> None:
    line.tokens.add("t1")
    line.faults.append("cut")
    assert send(line, Envelope(TEXT, reply_token="t1")) == Sent()
    assert len(line.pushes) == 1


def test_who_answers_too_slowly_is_not_waited_for(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_channel, "TIMEOUT", (1, 0.3))
    line.faults.append("slow")
    assert isinstance(send(line, Envelope(TEXT)), Uncertain)


def test_a_200_without_its_fields_is_sent(line: Line) -> None:
    line.faults.append("empty")
    assert send(line, Envelope(TEXT)) == Sent()


def test_a_platform_that_cannot_be_reached_took_nothing() -> None:
    nowhere = LineChannel("access-token", lambda address: "U1", "http://127.0.0.1:1")
    assert isinstance(nowhere.deliver(KEY, "hmac", Envelope(TEXT)), Retry)


def test_a_wrong_access_token_is_given_up(line: Line) -> None:
    wrong = LineChannel("wrong", lambda address: "U1", line.url)
    assert wrong.deliver(KEY, "hmac", Envelope(TEXT, reply_token="t1")) == Dead("LINE answered 401")
