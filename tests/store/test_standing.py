"""Standing: what counts as 下書き, 集計中 and 未回答."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plan.model import Phase
from store.records import Answer, AnswerKind, Proposal, Request, RequestState
from store.standing import Count, Standing, count, standing

MEASURED = Request(1, 1, 1, "K001", "soumu", "総務部", RequestState.OPEN, 1)
UNMEASURED = replace(MEASURED, subject_id="P001", measured=False)
PHASE = Answer(phase_kind=AnswerKind.VALUE, phase=Phase.RUN)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(), Standing.OPEN),
        (Answer(kind=AnswerKind.VALUE, value=Decimal(0)), Standing.DRAFT),
        (Answer(kind=AnswerKind.VALUE, text="実施済"), Standing.DRAFT),
        (Answer(kind=AnswerKind.NOT_APPLICABLE, reason="廃止"), Standing.DRAFT),
        (Answer(kind=AnswerKind.PENDING, pending_until=date(2025, 5, 9)), Standing.PENDING),
        (Answer(kind=AnswerKind.UNKNOWN), Standing.OPEN),
        (Answer(kind=AnswerKind.ELSEWHERE, reason="管理課 係長"), Standing.OPEN),
        (Answer(numerator=Decimal(8214)), Standing.OPEN),
        (Answer(proposal=Proposal("tenfold", Decimal(470))), Standing.OPEN),
        (PHASE, Standing.OPEN),
    ],
    ids=lambda value: "",
)
def test_a_measure_stands_where_its_value_stands(answer: Answer, expected: Standing) -> None:
    assert standing(MEASURED, answer) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(), Standing.OPEN),
        (PHASE, Standing.DRAFT),
        (Answer(phase_kind=AnswerKind.NOT_APPLICABLE), Standing.DRAFT),
        (Answer(phase_kind=AnswerKind.UNKNOWN), Standing.OPEN),
    ],
    ids=["nothing", "phase", "not applicable", "unknown"],
)
def test_where_only_the_phase_is_asked_it_is_the_draft(answer: Answer, expected: Standing) -> None:
    assert standing(UNMEASURED, answer) is expected


def test_what_is_submitted_counts_as_that_alone() -> None:
    submitted = replace(MEASURED, state=RequestState.SUBMITTED)
    assert standing(submitted, Answer(kind=AnswerKind.VALUE, value=Decimal(1))) is Standing.SUBMITTED


def test_the_counts_add_up_department_by_department_in_their_order() -> None:
    other = replace(MEASURED, department="港湾部")
    found = count([(MEASURED, Answer()), (other, Answer(kind=AnswerKind.PENDING)), (UNMEASURED, PHASE)])
    assert found == (Count("総務部", 0, 1, 0, 1), Count("港湾部", 0, 0, 1, 0))
    assert [each.total for each in found] == [2, 1]
