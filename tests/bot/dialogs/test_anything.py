"""Anything may be sent wherever a conversation stands: any text, and buttons that this release never made."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogs.catalogue import PRESSED
from bot.dialogs.commands import COMMANDS
from bot.dialogs.wanted import ANSWER, AREA, NEITHER
from bot.messages import Pick
from language.overviews import Shown
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import CITIZEN, DESK, Said, Talk, talk_of

DRAFTS = "回答する 34件中12件 周知した。 47 開いた。".split()
SUBMITTED = [*DRAFTS, "提出", "2件を提出"]

# Where a talk stands: what was sent before (「2:」 by another holder of the post), and what is read last.
PLACES = {
    "nothing open": (["使い方"], "が使えます。"),
    "the list": (["一覧"], "残り3件です。"),
    "the list and drafts": ([*DRAFTS, "あとで", "一覧"], "残り1件です。"),
    "which to take back": ([*SUBMITTED, "引戻し"], "どれを引き戻しますか。"),
    "the review": ([*DRAFTS, "提出"], "提出前の2件です。"),
    "the review, which to edit": ([*DRAFTS, "提出", "直す"], "どれを直しますか。"),
    "which part to edit": ([*DRAFTS, "1を直す"], "どこを直しますか。"),
    "a value": (["回答する"], "何件ですか。"),
    "a yes": (["2から回答する", "470"], "このままでよいですか。"),
    "a reason": (["2から回答する", "470", "はい"], "470回とする理由"),
    "a day": (["回答する", "集計中"], "いつ分かりますか"),
    "another holder's draft": (["2から回答する", "2:2から回答する", "2:47", "1"], "松本さんが"),
    "a comment": (["2から回答する", "47"], "進捗状況・評価を入力してください。"),
    "a phase": (["3から回答する", "29"], "区分を選んでください。"),
    "which of several, in between": (["回答する", "オンライン申請利用率は？"], "どれを知りたいですか。"),
    "which of several": (["オンライン申請利用率は？"], "どれを知りたいですか。"),
    "left": (["回答する", "あとで"], "全て保存してあります。"),
}

DIGITS = "0123456789０１②③①⑳㉑❶❿⑴⒈²³½ⅠⅣ٣一二十"
LABELS = "番 件 を から 提出 直す 引き戻す 回答する 全て 全部 つ目 、 と はい いいえ % 約 〜 /".split()
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(DIGITS, min_size=1, max_size=3),
    st.lists(st.one_of(st.sampled_from(DIGITS), st.sampled_from(LABELS)), max_size=5).map("".join),
    st.sampled_from([command.words[0] for command in COMMANDS]),
)
NUMBERS = st.one_of(st.integers(-1, 130).map(str), st.sampled_from(["①", "²", "٣", "", "x", "9" * 5000]))
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS).map(":".join), max_size=3).map(" ".join)
QUESTIONS = st.one_of(
    st.sampled_from(["submit", "edit", "edit_one", "show", "cancel", "one", "all", "open", "which", ANSWER, AREA, NEITHER]),
    st.sampled_from(list(Shown)),
    st.tuples(NUMBERS, st.sampled_from(["value", "numerator", "confirm", "comment", "phase", "choose", "other", "when", ""]), NUMBERS).map(".".join),
    st.text(max_size=5),
)  # fmt: skip
VALUES = st.one_of(
    NUMBERS,
    PAIRS,
    st.sampled_from("yes again continue anew edit next like same pending unknown_value rate_only build".split()),
    st.tuples(st.sampled_from(["K028", "K999", "窓口", ""]), st.sampled_from(["figure", "series", "doubt", "x"]), NUMBERS, st.sampled_from(["plan", "actual", ""])).map(":".join),
    st.text(max_size=8),
)  # fmt: skip
NAMES = st.sampled_from([dialog.name for dialog in PRESSED] + ["commands", "gone"])
PICKS = st.builds(Pick, NAMES, QUESTIONS, VALUES, st.text(max_size=5))


def send(talk: Talk, text: str) -> Said:
    return talk.second(text.removeprefix("2:")) if text.startswith("2:") else talk.owner(text)


def saved(talk: Talk) -> int:
    """How many answers were stored so far."""
    return sum(len(versions) for versions in talk.world.versions.values())


@pytest.mark.parametrize("place", PLACES)
@given(sent=st.lists(st.one_of(TEXTS, PICKS), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_wherever_it_is_answered(place: str, sent: list[str | Pick]) -> None:
    talk = talk_of(ONLINE, SEMINARS, WIFI)
    texts, last = PLACES[place]
    [send(talk, text) for text in texts][-1].bot_says(last)
    for one in sent:
        before = saved(talk)
        said = talk.says(talk.holder, "", one) if isinstance(one, Pick) else talk.owner(one)
        assert said.messages, one
        if "記録しました" in said.text or "下書きに保存しました" in said.text:
            assert saved(talk) > before, (one, said.text)
        if "記録していません" in said.text:
            assert saved(talk) == before, (one, said.text)


@given(sent=st.lists(st.one_of(TEXTS, PICKS), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_coordinator_and_a_citizen_send_is_answered(sent: list[str | Pick]) -> None:
    talk = talk_of(SEMINARS)
    talk.coordinator("進捗は？")
    for one in sent:
        for viewer in (DESK, CITIZEN):
            said = talk.says(viewer, "", one) if isinstance(one, Pick) else talk.says(viewer, one)
            assert said.messages, (viewer.audience, one)


MADE_OTHERWISE = [
    Pick("review", "submit", "x"),
    Pick("review", "submit", ""),
    Pick("review", "edit", "1:"),
    Pick("review", "edit_one", "①"),
    Pick("review", "show", "²"),
    Pick("review", "gone", "1"),
    Pick("take_back", "one", "1"),
    Pick("take_back", "all", "1:1 x"),
    Pick("interview", "①.value.0", "next"),
    Pick("interview", "9" * 5000, "edit"),
    Pick("gone", "value", "1"),
]


@pytest.mark.parametrize("pick", MADE_OTHERWISE)
def test_a_button_that_this_release_did_not_make_is_said_to_be_gone(pick: Pick) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in SUBMITTED:
        talk.owner(text)
    talk.says(talk.holder, "", pick).bot_says("この質問は、もう受け付けていません。")
    assert {request.state.value for request in talk.world.requests.values() if request.version} == {"submitted"}
