"""Column types: what goes in comes back, and what has no place in them is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.columns import ExactDecimal, UtcDateTime
from store.session import Engine, reading, writing
from store.statements import Statement
from store.tables import conversations

JAPAN = timezone(timedelta(hours=9))
SQLITE = sa.create_engine("sqlite://").dialect


def test_an_instant_comes_back_as_the_same_instant_in_utc(engine: Engine) -> None:
    at = datetime(2025, 4, 14, 14, 5, 1, 123456, tzinfo=JAPAN)
    with writing(engine) as tx:
        tx.execute(sa.insert(conversations), {"key": "k", "version": 1, "state": "", "updated_at": at})
    with reading(engine) as tx:
        found = tx.execute(sa.select(conversations.c.updated_at)).scalar_one()
    assert found == at
    assert found.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        UtcDateTime().process_bind_param(datetime(2025, 4, 14), SQLITE)  # noqa: DTZ001


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_comes_back_digit_by_digit(value: Decimal) -> None:
    column = ExactDecimal()
    text = column.process_bind_param(value, SQLITE)
    back = column.process_result_value(text, SQLITE)
    assert back is not None
    assert back.as_tuple() == value.as_tuple()


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        ExactDecimal().process_bind_param(Decimal("NaN"), SQLITE)


def test_a_statement_given_to_the_driver_binds_and_reads_as_sqlalchemy_does(engine: Engine) -> None:
    core = sa.select(conversations).where(conversations.c.updated_at == sa.bindparam("at"))
    at = datetime(2025, 4, 14, 14, 5, tzinfo=JAPAN)
    row = {"key": "100%", "version": 1, "state": "'?:%(", "updated_at": at}
    with writing(engine) as tx:
        assert Statement(sa.insert(conversations)).change(tx, row) == 1
        ours, theirs = Statement(core), tx.execute(core, {"at": at}).all()
        assert [tuple(each) for each in theirs] == ours.all(tx, {"at": at}) == [ours.first(tx, {"at": at})]
        assert ours.first(tx, {"at": at + timedelta(seconds=1)}) is None
