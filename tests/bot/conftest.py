"""What the tests of turns and deliveries share: a clock that stands, and a city hall that asks."""

from __future__ import annotations

import pytest

from store import cycles
from store.session import Engine, writing
from tests.bot.counter import Clock
from tests.store.roster import furnish


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def request_id(engine: Engine) -> int:
    """K001, which 松本 and 井上 both answer for."""
    with writing(engine) as tx:
        return cycles.asked(tx, furnish(tx).id)[0].id
