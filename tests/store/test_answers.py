"""Answers: every field comes back, and every version stays."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from plan.model import Phase
from store import answers, cycles
from store.records import Answer, AnswerKind, Proposal
from store.session import Engine, reading, writing
from store.tables import answer_versions
from tests.store.roster import DAY, INOUE, MATSUMOTO, NOW, furnish, history

FULL = Answer(
    kind=AnswerKind.VALUE,
    value=Decimal("8.50"),
    numerator=Decimal("8214"),
    denominator=Decimal("96830"),
    text="実施済",
    no_parts=True,
    entered="９万6,830",
    reason="窓口を増やしたため",
    pending_until=date(2025, 5, 9),
    dated=True,
    comment="会場を増やし、\n予定を上回った。",
    phase_kind=AnswerKind.VALUE,
    phase=Phase.RUN,
    phase_reason="運用を始めたため",
    proposal=Proposal(
        code="tenfold",
        value=Decimal("470.0"),
        numerator=Decimal("1"),
        denominator=Decimal("2"),
        no_parts=True,
        approximate=True,
        stated=Decimal("8.8"),
        entered="４７０",
        affirmed=("share",),
    ),
)


@pytest.fixture
def request_id(engine: Engine) -> int:
    with writing(engine) as tx:
        return cycles.asked(tx, furnish(tx).id)[0].id


def test_the_example_above_leaves_no_field_out() -> None:
    for field in fields(Answer):
        assert getattr(FULL, field.name) != getattr(Answer(), field.name), field.name


def test_every_field_of_an_answer_comes_back(engine: Engine, request_id: int) -> None:
    with writing(engine) as tx:
        assert answers.save(tx, request_id, 0, FULL, MATSUMOTO.id, NOW, DAY, "e1")
        assert answers.save(tx, request_id, 1, Answer(), MATSUMOTO.id, NOW, DAY)
    with reading(engine) as tx:
        first, second = history(tx, request_id)
    assert first.answer == FULL
    assert str(first.answer.value) == "8.50"
    assert second.answer == Answer()


def test_history_keeps_who_when_and_on_which_day(engine: Engine, request_id: int) -> None:
    later = NOW + timedelta(days=3)
    with writing(engine) as tx:
        answers.save(tx, request_id, 0, replace(FULL, value=Decimal(46)), MATSUMOTO.id, NOW, DAY)
        answers.save(tx, request_id, 1, replace(FULL, value=Decimal(47)), INOUE.id, later, DAY + timedelta(days=3))
    with reading(engine) as tx:
        found = history(tx, request_id)
        assert answers.newest(tx, request_id) == found[-1]
    told = [(each.version, each.person_name, each.at, each.day, each.answer.value) for each in found]
    assert told == [(1, "松本", NOW, DAY, Decimal(46)), (2, "井上", later, DAY + timedelta(days=3), Decimal(47))]


def test_a_request_that_nobody_answered_has_no_newest_version(engine: Engine, request_id: int) -> None:
    with reading(engine) as tx:
        assert answers.newest(tx, request_id) is None
        assert history(tx, request_id) == ()


def test_a_figure_beside_anything_but_a_value_is_refused_by_the_table(engine: Engine, request_id: int) -> None:
    def save() -> None:
        with writing(engine) as tx:
            answers.save(tx, request_id, 0, replace(FULL, kind=AnswerKind.PENDING), MATSUMOTO.id, NOW, DAY)

    with pytest.raises(Exception, match="ck_answer_versions_figure"):
        save()
    with reading(engine) as tx:
        assert tx.scalar(sa.select(sa.func.count()).select_from(answer_versions)) == 0
