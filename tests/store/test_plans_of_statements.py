"""What every turn and every send asks of the database is found through the indexes of what is undone and unsent, however much was done and sent before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from store import inbox, outbox
from store.statements import Statement
from store.tables import metadata

HOT: Mapping[str, Any] = {
    "inbox.OLDEST": inbox.OLDEST,
    "inbox.TAKE_OVER": inbox.TAKE_OVER,
    "outbox.CLAIM": outbox.CLAIM,
    "outbox.CLAIM_OF": outbox.CLAIM_OF,
    "outbox.DOUBT": outbox.DOUBT,
    "outbox.LET_GO": outbox.LET_GO,
}


@pytest.mark.parametrize("name", HOT)
def test_no_hot_statement_walks_through_a_table(name: str) -> None:
    core = HOT[name]
    written = str((core._core if isinstance(core, Statement) else core).compile(dialect=sqlite.dialect()))
    written = re.sub(r"\(__\[POSTCOMPILE_\w+\]\)", "('line')", written)
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {written}", ("x",) * written.count("?")).all()
    engine.dispose()
    steps = [str(step[3]) for step in plan]
    assert steps
    assert [step for step in steps if step.startswith("SCAN") and "USING INDEX" not in step] == []
