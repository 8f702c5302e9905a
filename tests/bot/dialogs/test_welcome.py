"""What the people of the roster read first, when they greet, ask until when, or want done what this chat does not do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.dialog import Directory
from bot.directory import no_directory
from store.records import Audience, Person, Post, Role, Viewer
from tests.bot.dialogs.subjects import SEMINARS
from tests.talk import talk_of

APPROVER = Viewer(
    Audience.STAFF, Person("head", "大川", "総務部"), (Post("head", "総務部", "総務部 承認者", Role.APPROVER),)
)
SET = Directory({**no_directory().values, "desk": "DX推進室", "extension": "内線1234"})


@pytest.mark.parametrize("greeting", ["おはようございます", "お疲れ様です", "お世話になっております", "こんにちは"])
def test_a_greeting_tells_the_holder_of_a_post_what_is_open_and_until_when(greeting: str) -> None:
    talk = talk_of(SEMINARS)
    said = talk.owner(greeting).offers("回答する", "使い方")
    assert said.text.split("\n")[:3] == [
        "実績照会への回答と、計画書の数値の確認ができます。",
        "提出期限は5月16日（金）です。",
        "あなたの照会項目は、残り1件です。",
    ]


def test_after_the_deadline_a_greeting_says_that_it_is_still_open() -> None:
    talk = talk_of(SEMINARS)
    talk.world.day = date(2025, 5, 19)
    talk.owner("おはようございます").bot_says("今も提出できます。残りは1件です。\n提出期限は5月16日（金）でした。")


def test_a_greeting_tells_the_desk_of_everybody_and_the_approver_of_the_department() -> None:
    talk = talk_of(SEMINARS)
    talk.coordinator("おはようございます").bot_says(
        "実績照会の進捗と、計画書の数値の確認ができます。",
        "提出期限は5月16日（金）です。",
        "全部局の照会項目は、残り155件です。",
    ).offers("進捗", "使い方")
    talk.says(APPROVER, "おはようございます").bot_says("総務部の照会項目は、残り").never_says("残り155件")
    talk.says(APPROVER, "使い方").bot_says("「進捗は？」")
    talk.says(APPROVER, "進捗").bot_says("総務部の提出率は")


def test_whoever_is_not_of_the_roster_is_greeted_as_a_citizen_is() -> None:
    for said in (talk_of(SEMINARS).staff("おはようございます"), talk_of(SEMINARS).citizen("おはようございます")):
        said.bot_says("おはようございます。").never_says("照会", "5月16日")


def test_a_greeting_goes_on_to_the_interview_that_was_left() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("あとで")
    talk.owner("おはようございます").bot_says("残り1件です。").offers("回答する")
    talk.press("回答する").bot_asks("令和6年度の実績は何回ですか。")


@pytest.mark.parametrize(
    "asked",
    [
        "期限はいつ？",
        "いつまでに出せばいい？",
        "いつまでに回答すればいいですか",
        "提出期限はいつまでですか",
        "締切はいつでしたっけ",
        "〆切は何日ですか",
        "いつまで？",
        "何日までに提出すればいいの",
    ],
)
def test_the_deadline_is_told_however_it_is_asked_for_also_in_the_middle(asked: str) -> None:
    talk = talk_of(SEMINARS)
    talk.owner(asked).bot_says("提出期限は5月16日（金）です。残り1件です。")
    talk.owner("回答する")
    talk.owner(asked).bot_says("提出期限は5月16日（金）です。", "回答に戻ります。")
    talk.coordinator(asked).bot_says("提出期限は5月16日（金）です。")


def test_a_sentence_that_speaks_of_the_deadline_is_kept_as_text() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("期限はいつも年度末とした。").bot_says("評価「期限はいつも年度末とした。」を下書きに保存しました。")


@pytest.mark.parametrize(
    ("wanted", "what"),
    [
        ("期限を延ばしたい", "提出期限の変更"),
        ("差戻ししたい", "差戻し"),
        ("承認したい", "承認"),
        ("督促したい", "提出のお願いの送付"),
        ("回答先を変更したい", "回答先の変更"),
    ],
)
def test_what_this_chat_does_not_do_is_said_with_whom_to_ask(wanted: str, what: str) -> None:
    talk = talk_of(SEMINARS)
    talk.world.directory = SET
    refused = f"このチャットでは、{what}はできません。"
    assert talk.owner(wanted).text == f"{refused}\n取りまとめへ連絡してください。\nDX推進室（内線1234）"
    assert talk.says(APPROVER, wanted).text.startswith(f"{refused}\n取りまとめへ")
    assert talk.coordinator(wanted).text == refused
    talk.citizen(wanted).never_says("取りまとめ", "差戻し", "承認", "1234")


def test_such_a_wish_in_the_middle_of_an_interview_is_answered_and_the_question_put_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("期限を延ばしたい").bot_says(
        "提出期限の変更はできません。\n取りまとめへ連絡してください。", "回答に戻ります。"
    )
    assert talk.answer(SEMINARS).kind is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("取りまとめの電話番号は？", "照会のことは、取りまとめへお尋ねください。\nDX推進室\n内線1234"),
        ("人と話したい", "このチャットは自動応答です。"),
        ("システムがおかしい", "動かない原因は、このチャットでは調べられません。"),
        ("個人情報はどうなりますか", "名前や住所などは、書かないでください。"),
    ],
)
def test_what_is_asked_of_this_chat_in_the_middle_is_answered_and_the_question_put_again(asked: str, told: str) -> None:
    talk = talk_of(SEMINARS)
    talk.world.directory = SET
    talk.owner("回答する")
    talk.owner(asked).bot_says(told, "回答に戻ります。").never_says("値として読み取れません")
    talk.owner("47").bot_says("47回を下書きに保存しました。")


def test_in_a_free_text_it_is_part_of_the_text() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("申請の期限を延ばした。").bot_says("評価「申請の期限を延ばした。」を下書きに保存しました。")
