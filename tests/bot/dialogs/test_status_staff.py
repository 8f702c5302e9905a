"""What staff read: one line and its state, other pages' values, and drafts only where the requests show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.dialogs.answering import about
from bot.dialogs.dialog import State
from bot.dialogs.status import answer
from plan.fiscal import FiscalYear
from store.records import (
    Answer,
    AnswerKind,
    Audience,
    Cycle,
    Person,
    Request,
    RequestState,
    RequestView,
    Viewer,
)
from tests.bot.dialogs.asking import CITIZEN, STAFF, Asking, sasebo

R6 = FiscalYear.reiwa(6)
CYCLE = Cycle(1, "sasebo-r5", R6, date(2025, 4, 1), date(2025, 5, 16))
SOMUBU = Viewer(Audience.STAFF, Person("matsumoto", "松本", "総務部"))
COUNTER_RATE = next(i for i in sasebo().indicators if i.page == 38 and i.name == "オンライン申請利用率")
NOT_PUBLISHED = "令和6年度の実績は、計画書にありません。\nこの計画書（令和6年9月公表）に載る実績は令和5年度までです。"


def view(given: Answer, state: RequestState = RequestState.OPEN, subject: str = COUNTER_RATE.id) -> RequestView:
    return RequestView(Request(1, 1, 1, subject, "post", "総務部", state, 1), given, None, True, frozenset())


DRAFT = view(Answer(AnswerKind.VALUE, Decimal("8.5")))


@pytest.fixture
def asking() -> Asking:
    return Asking(viewer=SOMUBU, cycle=CYCLE, requests=(DRAFT,))


def test_staff_read_one_line_with_its_state() -> None:
    assert Asking(viewer=STAFF).say("保健福祉のオンライン申請率は？") == (
        "保健福祉のオンライン申請利用率は8.6%です（令和5年度、公表済）。\n"
        "予定（30%）を下回っています。\n"
        "前年度（8.0%）より0.6ポイント増です。\n"
        "この数値が属する課題の進捗は、計画書では「○：予定どおり」です（31ページ）。\n"
        "出典：佐世保市DX戦略実行計画（令和5年度実績）32ページ、令和6年9月公表"
    )


def test_staff_see_what_another_page_prints_and_citizens_do_not() -> None:
    other = "11ページの進捗概要では10.2%です（この回答は38ページのKPIの表の値）。"
    assert other in Asking(viewer=STAFF).say("窓口のオンライン申請率は？").split("\n")
    assert "10.2" not in Asking().say("窓口のオンライン申請率は？")


def test_staff_see_what_the_project_list_prints_for_the_same_measure() -> None:
    said = Asking(viewer=STAFF).say("プッシュ型通知登録数は？")
    assert "50ページのプロジェクト一覧では100.0%です（この回答は23ページのKPIの表の値）。" in said


def test_the_series_is_in_short_years() -> None:
    assert (
        Asking(viewer=STAFF)
        .say("窓口のオンライン申請率の年ごとの数値")
        .startswith(
            "窓口のオンライン申請利用率です。\n実績：R3 18.0%、R4 6.6%、R5 6.8%\n予定：R6 35%、R7 40%、R8 45%、R9 50%\n出典："
        )
    )


def test_a_draft_is_shown_to_whom_the_request_is_shown(asking: Asking) -> None:
    assert asking.say("窓口のオンライン申請率、令和6年度は？") == (
        "下書き（総務部と取りまとめだけが見られます）\n"
        "窓口のオンライン申請利用率は8.5%です（令和6年度、未提出）。\n"
        "予定（35%）を下回っています。"
    )


def test_a_submitted_value_says_so(asking: Asking) -> None:
    asking.requests = (view(DRAFT.answer, RequestState.SUBMITTED),)
    assert asking.say("窓口のオンライン申請率、令和6年度は？").startswith(
        "提出済（総務部と取りまとめだけが見られます）\n窓口のオンライン申請利用率は8.5%です（令和6年度、提出済）。"
    )


def test_a_draft_without_a_value_is_no_zero(asking: Asking) -> None:
    asking.requests = (view(Answer(AnswerKind.PENDING, pending_until=date(2025, 5, 9), dated=True)),)
    assert asking.say("窓口のオンライン申請率、令和6年度は？") == (
        "下書き（総務部と取りまとめだけが見られます）\n"
        "窓口のオンライン申請利用率は「集計中」と記録されています（令和6年度、未提出）。\n"
        "5月9日（金）に分かる見込みです。"
    )


def test_a_projects_draft_is_found_by_its_indicator(asking: Asking) -> None:
    seminar = next(i for i in sasebo().indicators if i.name == "翻訳機使用回数")
    asking.requests = (view(Answer(AnswerKind.VALUE, Decimal(15)), subject=seminar.project_id),)
    assert "翻訳機使用回数は15回です（令和6年度、未提出）。" in asking.say("翻訳機の使用回数、令和6年度は？")


def test_nobody_else_learns_whether_a_draft_exists(asking: Asking) -> None:
    asked = "窓口のオンライン申請率、令和6年度は？"
    nothing_there = replace(DRAFT, answer=Answer())
    others = [
        Asking(viewer=Viewer(Audience.STAFF, Person("ota", "太田", "土木部")), cycle=CYCLE),
        Asking(viewer=STAFF, cycle=CYCLE),
        Asking(viewer=CITIZEN, cycle=CYCLE),
        Asking(viewer=CITIZEN, cycle=CYCLE, requests=(DRAFT,)),
        Asking(viewer=SOMUBU, cycle=CYCLE, requests=(nothing_there,)),
    ]
    assert [other.say(asked) for other in others] == [NOT_PUBLISHED] * 5
    assert {tuple(other.labels) for other in others} == {("令和5年度の実績", "令和6年度の予定")}


def test_published_figures_are_told_even_where_a_draft_is_seen(asking: Asking) -> None:
    assert "6.8%です（令和5年度、公表済）" in asking.say("窓口のオンライン申請率は？")


def test_a_question_in_between_is_answered_in_its_shortest_form(asking: Asking) -> None:
    topic = about(COUNTER_RATE, FiscalYear.reiwa(5), asking.facts)
    found = answer("保健福祉の率は？", State(topic=topic), asking.facts)
    assert found is not None
    assert found[1][0].text == (
        "保健福祉のオンライン申請利用率は8.6%です（令和5年度、公表済）。\n"
        "予定（30%）を下回っています。\n"
        "前年度（8.0%）より0.6ポイント増です。\n"
        "出典：佐世保市DX戦略実行計画（令和5年度実績）32ページ、令和6年9月公表"
    )
    assert found[1][0].choices == ()


def test_a_year_in_between_is_about_the_indicator_that_is_asked_for(asking: Asking) -> None:
    topic = about(COUNTER_RATE, FiscalYear.reiwa(5), asking.facts)
    found = answer("令和4年度は？", State(topic=topic), asking.facts)
    assert found is not None
    assert found[1][0].text.startswith("窓口のオンライン申請利用率は6.6%です（令和4年度、公表済）。")


@pytest.mark.parametrize(
    "text", ["8214件", "広報を増やし、利用が伸びた。", "ありがとう", "郵送の申請が多かったため", "はい", "5月9日"]
)
def test_what_is_no_question_about_the_plan_stays_with_the_interview(asking: Asking, text: str) -> None:
    topic = about(COUNTER_RATE, FiscalYear.reiwa(5), asking.facts)
    assert answer(text, State(topic=topic), asking.facts) is None


def test_danger_in_between_is_answered(asking: Asking) -> None:
    found = answer("家が燃えてる", State(), asking.facts)
    assert found is not None
    assert found[1][0].text.startswith("すぐに119番へ")


def test_a_report_that_speaks_of_danger_stays_with_the_interview(asking: Asking) -> None:
    for text in (
        "自殺に関する相談の周知を図った。",
        "火災や不審者の注意喚起で活用した。",
        "虐待の早期発見につながった。",
    ):
        assert answer(text, State(), asking.facts) is None


def test_a_question_in_between_that_speaks_of_danger_gets_whom_to_call(asking: Asking) -> None:
    found = answer("死ぬ、ペーパーレス度は？", State(), asking.facts)
    assert found is not None
    assert found[1][0].text.startswith("今のつらさを、話せる相手がいます。")


def test_a_draft_is_told_with_its_comment_and_its_why() -> None:
    answered = Answer(AnswerKind.VALUE, Decimal("8.5"), comment="周知を広げた。")
    asking = Asking(viewer=SOMUBU, cycle=CYCLE, requests=(view(answered),))
    assert asking.say("窓口のオンライン申請率、令和6年度は？").endswith("評価：周知を広げた。")
    said = asking.say("なぜ？")
    assert said.startswith(
        "令和6年度の評価（未公表・庁内限り）：周知を広げた。\n計画書の評価（令和5年度）を要約します。"
    )
    assert "周知を広げた。" not in Asking(cycle=CYCLE).say("窓口のオンライン申請率が低いのはなぜ？")
