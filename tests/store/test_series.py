"""Editions and series: texts stand side by side, and the counter tells when a book is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest

from plan.fiscal import FiscalYear
from plan.loading import FILES, SASEBO_R5, load_edition, read_files
from plan.model import BLANK, Cell, Edition
from store import editions, series, trail
from store.records import Audience
from store.series import Figure, Layer
from store.session import Engine, Tx, reading, writing
from tests.store.roster import NOW

R5, R6 = FiscalYear.reiwa(5), FiscalYear.reiwa(6)
FIRST = dict.fromkeys(FILES, "id\n")
SECOND = {**FIRST, "aliases.csv": "id,alias\n"}


def load(engine: Engine, files: Mapping[str, str], minutes: int = 0, edition_id: str = "sasebo-r5") -> str:
    with writing(engine) as tx:
        return editions.load(tx, edition_id, "令和5年度実績", files, NOW + timedelta(minutes=minutes), "hara")


def counter(engine: Engine) -> int:
    with reading(engine) as tx:
        return series.counter(tx)


def test_a_text_comes_back_as_it_was_loaded(engine: Engine) -> None:
    sha256 = load(engine, SECOND)
    with reading(engine) as tx:
        found = editions.newest(tx)
        assert editions.by_id(tx, "sasebo-r5") == found
        assert editions.by_id(tx, "other") is None
    assert found is not None
    assert (found.id, found.sha256, found.files, found.loaded_at) == ("sasebo-r5", sha256, SECOND, NOW)


def test_the_newest_text_loaded_again_changes_nothing(engine: Engine) -> None:
    assert load(engine, FIRST) == load(engine, FIRST, minutes=1)
    with reading(engine) as tx:
        assert len(editions.listed(tx)) == len(trail.of(tx, "edition:sasebo-r5")) == 1
    assert counter(engine) == 1


def test_texts_of_an_edition_and_editions_stand_side_by_side(engine: Engine) -> None:
    first, second = load(engine, FIRST), load(engine, SECOND, minutes=1)
    other = load(engine, {**FIRST, "edition.csv": "other\n"}, minutes=2, edition_id="sasebo-r6")
    with reading(engine) as tx:
        assert [each.sha256 for each in editions.listed(tx)] == [other, second, first]
        newest = editions.by_id(tx, "sasebo-r5")
    assert newest is not None
    assert newest.sha256 == second


def test_an_older_text_loaded_again_is_the_newest_again(engine: Engine) -> None:
    first = load(engine, FIRST)
    load(engine, SECOND, minutes=1)
    load(engine, FIRST, minutes=2)
    with reading(engine) as tx:
        newest = editions.newest(tx)
        assert len(editions.listed(tx)) == 2
    assert newest is not None
    assert newest.sha256 == first
    assert counter(engine) == 3


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
    return load_edition(read_files(SASEBO_R5))


def test_the_series_of_an_edition_are_its_printed_cells(engine: Engine, edition: Edition) -> None:
    with reading(engine) as tx:
        for audience in Audience:
            found = series.values(tx, edition, audience)
            assert set(found) == set(edition.indicator)
            for indicator in edition.indicators:
                assert found[indicator.id].reached(R5) == Figure(indicator.reached(R5))
                assert found[indicator.id].planned(R5).cell == indicator.planned(R5)
                assert found[indicator.id].reached(R6).cell is BLANK


def test_a_later_layer_lies_over_the_edition_for_whom_it_is_meant(engine: Engine, edition: Edition) -> None:
    indicator = edition.indicators[0]

    def approved(_tx: Tx, _edition: Edition, audience: Audience) -> series.Actuals:
        shown = {R6: Figure(Cell("8.5%", Decimal("8.5")))}
        return {indicator.id: shown} if audience is Audience.STAFF else {}

    with reading(engine) as tx:
        staff = series.values(tx, edition, Audience.STAFF, (approved,))[indicator.id]
        citizens = series.values(tx, edition, Audience.CITIZEN, (approved,))[indicator.id]
    assert staff.reached(R6).cell.printed == "8.5%"
    assert staff.reached(R5).layer is Layer.EDITION
    assert citizens.reached(R6).cell is BLANK
