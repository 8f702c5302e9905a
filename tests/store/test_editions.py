"""Editions: their texts stand side by side, and the one with the latest actuals answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from plan.fiscal import FiscalYear
from plan.loading import FILES
from plan.model import Edition
from store import editions, series, trail
from store.records import StoredEdition
from store.session import Engine, reading, writing
from store.tables import editions as editions_table
from tests.plan.made_up import edition
from tests.store.roster import NOW

FIRST = dict.fromkeys(FILES, "id\n")
SECOND = {**FIRST, "aliases.csv": "id,alias\n"}
OTHER = {**FIRST, "edition.csv": "other\n"}
R4, R5, R6 = (FiscalYear.reiwa(year) for year in (4, 5, 6))


def made(edition_id: str = "r5", latest: FiscalYear = R5) -> Edition:
    return replace(edition(), id=edition_id, latest_actual=latest)


def load(engine: Engine, files: Mapping[str, str], minutes: int = 0, of: Edition | None = None) -> str:
    """The load room does not read the files: an edition and any texts do."""
    with writing(engine) as tx:
        return editions.load(tx, of or made(), files, NOW + timedelta(minutes=minutes), "hara")


def newest(engine: Engine) -> StoredEdition:
    with reading(engine) as tx:
        found = editions.newest(tx)
    assert found is not None
    return found


def texts(engine: Engine) -> int:
    with reading(engine) as tx:
        return tx.execute(sa.select(sa.func.count()).select_from(editions_table)).scalar_one()


def counter(engine: Engine) -> int:
    with reading(engine) as tx:
        return series.counter(tx)


def test_a_text_comes_back_as_it_was_loaded(engine: Engine) -> None:
    sha256 = load(engine, SECOND)
    found = newest(engine)
    assert (found.id, found.sha256, found.files, found.loaded_at) == ("r5", sha256, SECOND, NOW)
    assert (found.title, found.latest_actual) == (made().title, R5)
    with reading(engine) as tx:
        assert editions.by_id(tx, "r5") == found
        assert editions.by_id(tx, "other") is None


def test_the_newest_text_loaded_again_changes_nothing(engine: Engine) -> None:
    assert load(engine, FIRST) == load(engine, FIRST, minutes=1)
    with reading(engine) as tx:
        assert len(trail.of(tx, "edition:r5")) == 1
    assert (texts(engine), counter(engine)) == (1, 1)


def test_texts_of_an_edition_and_editions_stand_side_by_side(engine: Engine) -> None:
    load(engine, FIRST)
    second = load(engine, SECOND, minutes=1)
    load(engine, OTHER, minutes=2, of=made("r6", R6))
    assert texts(engine) == 3
    with reading(engine) as tx:
        found = editions.by_id(tx, "r5")
    assert found is not None
    assert found.sha256 == second


def test_an_older_text_loaded_again_is_the_newest_again(engine: Engine) -> None:
    first = load(engine, FIRST)
    load(engine, SECOND, minutes=1)
    load(engine, FIRST, minutes=2)
    assert newest(engine).sha256 == first
    assert (texts(engine), counter(engine)) == (2, 3)


@pytest.mark.parametrize("later", [made("r4", R4), made("r5", R5)], ids=["an archive", "a corrected text"])
def test_an_older_edition_loaded_later_does_not_answer(engine: Engine, later: Edition) -> None:
    load(engine, FIRST)
    load(engine, OTHER, minutes=1, of=made("r6", R6))
    load(engine, SECOND, minutes=2, of=later)
    assert newest(engine).id == "r6"


@pytest.mark.parametrize(
    ("year", "answers"),
    [(R6, ("r6", "before")), (R5, ("r5", "before")), (R4, ("r5", "known"))],
    ids=["a later edition", "a corrected text", "an archive"],
)
def test_a_text_that_a_process_of_the_release_before_has_loaded_ranks_by_what_it_says_itself(
    engine: Engine, year: FiscalYear, answers: tuple[str, str]
) -> None:
    """Such a process knows nothing of the column: 0 stands in it, which is no year."""
    load(engine, OTHER, of=made("r4", R4))
    known = load(engine, FIRST, minutes=1)
    edition_id = year.label.lower()
    with writing(engine) as tx:
        tx.execute(
            sa.insert(editions_table),
            {
                "sha256": "before",
                "id": edition_id,
                "title": "計画",
                "files": json.dumps({"edition.csv": f"key,value\nid,{edition_id}\nlatest_actual,{year}\n"}),
                "loaded_at": NOW + timedelta(minutes=2),
            },
        )
    found = newest(engine)
    assert (found.id, found.sha256) == (answers[0], "before" if answers[1] == "before" else known)
    assert found.latest_actual == max(year, R5)


def test_a_slip_in_the_latest_actuals_is_gone_once_it_is_corrected(engine: Engine) -> None:
    load(engine, FIRST, of=made("r5", FiscalYear.reiwa(50)))
    load(engine, SECOND, minutes=1, of=made("r5", R5))
    load(engine, OTHER, minutes=2, of=made("r6", R6))
    assert newest(engine).id == "r6"
