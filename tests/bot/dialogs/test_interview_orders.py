"""Whatever is sent in whatever order: nothing is silent, and the store never contradicts itself."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.checks import computed_rate
from store.records import Answer, AnswerKind
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import Talk, talk_of


@given(st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_interview_and_it_can_always_be_left(texts: list[str]) -> None:
    talk = talk_of(ONLINE, SEMINARS, WIFI)
    talk.owner("回答する")
    for text in texts:
        talk.owner(text)
    talk.owner("回答する")
    talk.owner("あとで").bot_says("入力した内容は、全て保存してあります。")


REPLIES = (
    "470 47 34件中12件 0.068 36 約200 8.5% 120 集計中 5/9 該当なし 分からない 戻る 飛ばす 担当が違います 率だけ分かる 件数で入力する はい いいえ 入力し直す 理由です "
    "前と同じ 運用 提出 1件を提出 直す やめる 引戻し 1 2 ① ❷ ２ 一覧 1から回答する ①を直す 1を引き戻す 2件全てを引き戻す 評価を直す うん 去年は？ 予定は？ 2から回答する 回答する あとで 使い方 進捗は？ 保健福祉の率は？ さっきのを直したい"
).split()
EVERYTHING = [request.subject_id for request in talk_of().world.requests.values()]


@given(
    st.lists(st.sampled_from(EVERYTHING), min_size=1, max_size=4, unique=True),
    st.lists(
        st.tuples(st.sampled_from(["owner", "second", "press"]), st.sampled_from(REPLIES), st.integers(0, 40)),
        max_size=20,
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_order_nothing_is_silent_and_nothing_contradicts_itself(
    subjects: list[str], moves: list[tuple[str, str, int]]
) -> None:
    talk = talk_of(*subjects)
    buttons = list(talk.owner("回答する").buttons)
    for who, text, number in moves:
        if who == "press" and buttons:
            said = talk.says(talk.holder, "", buttons[number % len(buttons)])
        else:
            said = talk.second(text) if who == "second" else talk.owner(text)
        assert said.messages, (who, text)
        assert "-" not in said.text.split("残り")[-1][:2]
        buttons += said.buttons
    for request in talk.world.requests.values():
        for version in talk.world.versions.get(request.id, []):
            _assert_consistent(talk, request.subject_id, version.answer)


def _assert_consistent(talk: Talk, subject_id: str, answer: Answer) -> None:
    """A value only where one was accepted, and a rate that is what its parts make."""
    if answer.kind is not AnswerKind.VALUE:
        assert answer.value is None
        assert answer.text == ""
    project = talk.world.edition.project.get(subject_id)
    indicator = talk.world.edition.indicator.get(project.indicator_id if project else subject_id)
    if answer.value is not None and answer.numerator is not None and answer.denominator is not None:
        assert indicator is not None
        assert answer.value == computed_rate(indicator, answer.numerator, answer.denominator)
        assert not answer.no_parts
    if answer.kind is AnswerKind.NOT_APPLICABLE or answer.no_parts:
        assert answer.kind is AnswerKind.NOT_APPLICABLE or answer.reason
