"""Series: what the edition prints with the later layers over it, and the counter that tells when a book is out of date."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from plan.fiscal import FiscalYear
from plan.loading import load_folder
from plan.model import BLANK, Cell, Edition
from plan.sasebo import R5 as SASEBO_R5
from store import series
from store.records import Audience
from store.series import Layer, Overlay
from store.session import Engine, Tx, reading, writing

R5, R6 = FiscalYear.reiwa(5), FiscalYear.reiwa(6)


def counter(engine: Engine) -> int:
    with reading(engine) as tx:
        return series.counter(tx)


def test_the_counter_counts_every_change_also_at_once(engine: Engine) -> None:
    def change(_number: int) -> None:
        with writing(engine) as tx:
            series.changed(tx)

    assert counter(engine) == 0
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(change, range(40)))
    assert counter(engine) == 40


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_folder(SASEBO_R5)


def test_the_series_of_an_edition_are_its_printed_cells(engine: Engine, edition: Edition) -> None:
    with reading(engine) as tx:
        for audience in Audience:
            found = series.values(tx, edition, audience)
            assert set(found) == set(edition.indicator)
            for indicator in edition.indicators:
                assert found[indicator.id].reached(R5) == indicator.reached(R5)
                assert found[indicator.id].planned(R5) == indicator.planned(R5)
                assert found[indicator.id].reached(R6) is BLANK


def test_a_later_layer_lies_over_the_edition_for_whom_it_is_meant(engine: Engine, edition: Edition) -> None:
    indicator = edition.indicators[0]

    def approved(_tx: Tx, _edition: Edition, audience: Audience) -> series.Actuals:
        shown = {R6: Cell("8.5%", Decimal("8.5"))}
        return {indicator.id: shown, "K999": shown} if audience is Audience.STAFF else {}

    over = (Overlay(Layer.EDITION, approved),)
    with reading(engine) as tx:
        staff = series.values(tx, edition, Audience.STAFF, over)
        citizens = series.values(tx, edition, Audience.CITIZEN, over)
    assert set(staff) == set(edition.indicator)
    assert staff[indicator.id].reached(R6).printed == "8.5%"
    assert staff[indicator.id].reached(R5) == indicator.reached(R5)
    assert set(staff[indicator.id].layers) == {R6}
    assert citizens[indicator.id].reached(R6) is BLANK
