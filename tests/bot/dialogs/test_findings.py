"""What the checks find is said: each finding has its sentence, and a notice stands beside the value that it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogs.findings import finding_text
from bot.dialogs.item import Item
from plan.checks import CHECKS, Case
from store.records import Answer, Request, RequestState, RequestView
from tests.bot.dialogs.subjects import ONLINE, PAPERLESS, SEMINARS, TASKS
from tests.plan.test_checks import EXAMPLES, PERCENT, case
from tests.talk import sasebo, talk_of

REQUEST = Request(1, 1, 1, SEMINARS, "post", "総務部", RequestState.OPEN, 0)
ITEM = Item(
    RequestView(REQUEST, Answer(), None, mine=True, actions=frozenset()),
    sasebo().latest_actual + 1,
    sasebo(),
    sasebo().indicator[SEMINARS],
    None,
)
CASES = [
    *EXAMPLES.values(),
    case(EXAMPLES["tenfold"].indicator, "470", last="45"),
    case(EXAMPLES["tenfold"].indicator, "0", last="45"),
    case(EXAMPLES["tenfold"].indicator, "4", last="45"),
    case(EXAMPLES["tenfold"].indicator, "4.5", last="45"),
    case(PERCENT, "9", planned="30"),
]


@pytest.mark.parametrize("example", CASES)
def test_every_finding_has_its_sentence(example: Case) -> None:
    found = [finding for check in CHECKS if (finding := check(example))]
    assert found
    item = replace(ITEM, indicator=example.indicator)
    for finding in found:
        text = finding_text(finding, item, "約200")
        assert text.endswith("。")
        assert "{" not in text


@pytest.mark.parametrize(
    ("subject", "typed", "remark"),
    [
        (SEMINARS, ["81"], "予定（27回）を上回っています。\n予定の3倍以上です。"),
        (SEMINARS, ["9"], "予定（27回）を下回っています。\n予定の3分の1以下です。"),
        (ONLINE, ["34件中1件"], "予定の3分の1以下です。"),
        (TASKS, ["約300", "はい"], "予定の3倍以上です。"),
    ],
)
def test_a_value_far_from_its_plan_is_remarked_on_and_kept(subject: str, typed: list[str], remark: str) -> None:
    talk = talk_of(subject)
    talk.owner("回答する")
    said = [talk.owner(text) for text in typed][-1]
    said.bot_says(remark, "単位と数え方を確かめてください。").bot_asks("進捗状況・評価を入力してください。")
    assert talk.answer(subject).value is not None


def test_the_same_as_last_year_far_from_its_plan_is_remarked_on() -> None:
    talk = talk_of("K009")  # a level: 1 last year, 4 planned
    talk.owner("回答する")
    talk.owner("前年度と同じ").bot_says("前年度と同じ1", "予定の3分の1以下です。")
    assert talk.answer("K009").value == 1


@pytest.mark.parametrize(
    ("subject", "typed"),
    [
        (SEMINARS, ["80"]),
        (SEMINARS, ["10"]),
        (SEMINARS, ["470", "はい", "全町内会で開いたため"]),
        (PAPERLESS, ["81.7%"]),
    ],
)
def test_nothing_is_remarked_on_near_the_plan_or_once_a_reason_was_given(subject: str, typed: list[str]) -> None:
    talk = talk_of(subject)
    talk.owner("回答する")
    [talk.owner(text) for text in typed][-1].bot_says("下書きに保存しました。").never_says("単位と数え方")
