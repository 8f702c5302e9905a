"""What LINE is sent: golden renderings, LINE's own specification, and its limits for whatever the plan holds."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs import telling
from bot.dialogs.figure import Style
from bot.dialogs.wanted import Wanted
from bot.handlers.line import limits
from bot.handlers.line.buttons import action, data_of, pick_of
from bot.handlers.line.render import alt_text, rendered, units
from bot.messages import Choice, Envelope, Message, Pick
from plan.model import Indicator
from tests.bot.dialogs.asking import Asking, sasebo
from tests.bot.handlers.line.openapi import problems

GOLDEN = Path(__file__).with_name("golden")
TALKS = {
    "figure": ("窓口のオンライン申請率は？",),
    "figure-large": ("市のホームページは何回見られた？",),
    "figure-lower": ("ペーパーレス度は？",),
    "figure-activity": ("道路の冠水を見張る所は何か所？",),
    "no-value": ("デジタルパンフレットは何回見られた？",),
    "later-year": ("窓口のオンライン申請率は？", "令和6年度は？"),
    "ask-which": ("オンライン申請利用率は？",),
    "near": ("電子マネーの割合は？",),
    "series": ("窓口のオンライン申請率は？", "年ごとの数値"),
    "emergency": ("家が燃えてる",),
    "areas": ("△の課題はどれ？",),
}


def said(*texts: str) -> Envelope:
    asking = Asking()
    for text in texts:
        asking.say(text)
    return Envelope(asking.messages, reply_token="token")


@pytest.mark.parametrize("name", TALKS)
def test_a_reply_is_drawn_as_it_was(name: str) -> None:
    """Written anew with KIKITORI_GOLDEN=write, to be read as a change before it is committed."""
    drawn = json.dumps(rendered(said(*TALKS[name])), ensure_ascii=False, indent=1) + "\n"
    file = GOLDEN / f"{name}.json"
    if os.environ.get("KIKITORI_GOLDEN") == "write":
        file.write_text(drawn, "utf-8")
    assert file.read_text("utf-8") == drawn


@pytest.mark.parametrize("name", TALKS)
def test_lines_own_specification_takes_it(name: str) -> None:
    request = {"replyToken": "token", "messages": rendered(said(*TALKS[name]))}
    assert problems("ReplyMessageRequest", request) == []


@pytest.mark.parametrize("indicator", sasebo().indicators, ids=lambda indicator: indicator.id)
def test_every_figure_fits_into_its_bubble_and_says_its_answer_in_the_notification(indicator: Indicator) -> None:
    _, message = telling.tell(indicator, Wanted(), Asking().facts, Style.CITIZEN)
    (drawn,) = rendered(Envelope((message,)))
    assert problems("Message", drawn) == []
    if message.figure is None:
        assert drawn["text"] == message.text
        return
    assert message.figure.value in drawn["altText"]
    assert "令和" in drawn["altText"]
    assert len(json.dumps(drawn["contents"], ensure_ascii=False).encode()) <= limits.BUBBLE_BYTES


def test_a_missing_actual_has_no_bar_and_no_zero() -> None:
    (drawn,) = rendered(said("窓口のオンライン申請率は？"))
    chart = next(one for one in drawn["contents"]["body"]["contents"] if one["type"] == "box" and len(str(one)) > 2_000)
    first, *_, last = chart["contents"][1]["contents"]
    column = last["contents"]
    assert [one["text"] for one in first["contents"][2:]] == ["令和3", "10", "18.0"]
    assert [one["text"] for one in column[2:]] == ["9", "50", "－"]
    assert "backgroundColor" not in column[0]["contents"][1]


def test_more_than_five_messages_become_five_and_nothing_is_lost() -> None:
    texts = [f"その{number}" for number in range(8)]
    drawn = rendered(Envelope(tuple(Message(text) for text in texts)))
    assert len(drawn) == limits.MESSAGES
    assert all(any(text in one["text"] for one in drawn) for text in texts)


def test_a_long_text_is_cut_between_its_lines() -> None:
    text = "\n".join("行" * 900 for _ in range(10))
    drawn = rendered(Envelope((Message(text),)))
    assert "\n".join(one["text"] for one in drawn) == text
    assert all(units(one["text"]) <= limits.TEXT for one in drawn)


@given(st.text(), st.lists(st.text(min_size=1), max_size=20), st.booleans())
def test_no_text_and_no_choice_is_too_much(text: str, labels: list[str], asks: bool) -> None:
    choices = tuple(Choice(label, Pick("status", "answer", label * 9, label)) for label in labels)
    drawn = rendered(Envelope((Message(text or "あ", choices, asks=asks),)))
    assert problems("ReplyMessageRequest", {"replyToken": "token", "messages": drawn}) == []


@given(st.text(), st.text(), st.text(), st.text())
def test_a_pressed_button_comes_back_as_it_was_made(dialog: str, question: str, value: str, label: str) -> None:
    pick = Pick(dialog, question, value, label)
    assert pick_of(data_of(pick)) == pick


@pytest.mark.parametrize("data", ["", "menu=1", "[]", '["a","b"]', "[1,2,3,4]", '{"a":1}', "null"])
def test_another_services_postback_is_no_button(data: str) -> None:
    assert pick_of(data) is None


def test_a_button_that_is_too_long_is_sent_as_its_label() -> None:
    made = action(Choice("はい", Pick("status", "answer", "あ" * 300, "はい")))
    assert made == {"type": "message", "label": "はい", "text": "はい"}


def test_the_notification_is_cut_where_line_cuts_it() -> None:
    assert units(alt_text(Message("数" * 3_000))) <= limits.ALT_TEXT
