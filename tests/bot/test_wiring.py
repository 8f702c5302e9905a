"""A city as it is built: which edition answers, which one is asked about, and what a turn may know and costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.book import Books, NoEditionError, StaleError
from bot.demo import TODAY, seed
from bot.dialogs import catalogue
from bot.dialogs.dialog import Facts, Say, State
from bot.messages import Inbound
from bot.settings import Settings, SettingsError, read_settings
from bot.wiring import City, OutdatedError, build_city, prepared
from plan.fiscal import FiscalYear
from plan.loading import load_edition, read_files
from plan.model import Cell, Edition
from plan.sasebo import R5 as SASEBO_R5
from store import editions, series
from store.records import Audience
from store.series import Layer, Overlay
from store.session import Tx, writing

NOW = datetime(2025, 4, 14, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
R6 = FiscalYear.reiwa(6)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """The demonstration's city."""
    made = built(tmp_path)
    files = read_files(SASEBO_R5)
    with writing(made.engine) as tx:
        seed(tx, load(tx, files), NOW)
    yield made
    made.engine.close()


def built(folder: Path) -> City:
    settings = Settings(f"sqlite:///{folder / 'kikitori.db'}")
    prepared(settings).close()
    return build_city(settings, {})


def load(tx: Tx, files: Mapping[str, str], at: datetime = NOW) -> Edition:
    edition = load_edition(files)
    editions.load(tx, edition, files, at)
    return edition


def inbound(person_id: str = "", audience: Audience = Audience.STAFF, text: str = "回答する") -> Inbound:
    return Inbound("e1", "terminal", person_id or "citizen", audience, person_id, NOW, TODAY, text)


def renamed(old: str, new: str) -> dict[str, str]:
    return {name: text.replace(old, new) for name, text in read_files(SASEBO_R5).items()}


def gather(city: City, event: Inbound) -> Facts:
    """The facts of a turn, as it has them once the books are made."""
    city.renew()
    with writing(city.engine) as tx:
        return city.gather(tx, event)


def said(city: City, event: Inbound) -> str:
    _, effects = catalogue.step(State(), event, gather(city, event))
    return "\n".join(effect.message.text for effect in effects if isinstance(effect, Say))


def test_a_newer_edition_answers_while_the_cycle_still_asks_about_its_own(city: City) -> None:
    with writing(city.engine) as tx:
        load(tx, renamed("sasebo-r5", "sasebo-r6"), LATER)
    facts = gather(city, inbound("d06"))
    assert facts.book.edition.id == "sasebo-r6"
    assert facts.asked_of is not None
    assert facts.asked_of.id == "sasebo-r5"


def test_a_corrected_text_of_the_edition_reaches_a_running_process(city: City) -> None:
    before = gather(city, inbound("d06"))
    with writing(city.engine) as tx:
        load(tx, renamed("デジタル活用セミナー実施回数", "デジタル活用講座実施回数"), LATER)
    with writing(city.engine) as tx, pytest.raises(StaleError):
        city.gather(tx, inbound("d06"))
    after = gather(city, inbound("d06"))
    assert before.book.edition.indicator["K036"].name == "デジタル活用セミナー実施回数"
    assert after.book.edition.indicator["K036"].name == "デジタル活用講座実施回数"
    assert after.asked_of is not None
    assert after.asked_of.indicator["K036"].name == "デジタル活用講座実施回数"


def test_a_citizen_and_unknown_staff_know_of_no_request(city: City) -> None:
    for who in (inbound(audience=Audience.CITIZEN), inbound(), inbound("nobody")):
        facts = gather(city, who)
        assert (facts.cycle, facts.requests) == (None, ())


def test_a_citizens_turn_asks_the_database_for_the_counter_and_nothing_else(city: City) -> None:
    gather(city, inbound(audience=Audience.CITIZEN))
    asked: list[str] = []
    sa.event.listen(city.engine.sql, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with writing(city.engine) as tx:
        city.gather(tx, inbound(audience=Audience.CITIZEN))
    assert [statement.split("FROM ")[1].strip() for statement in asked] == ["series_changes"]


@pytest.mark.parametrize(("text", "queries"), [("回答する", 6), ("履歴", 8)])
def test_a_turn_of_the_staff_costs_as_many_queries_for_one_item_as_for_many(
    city: City, text: str, queries: int
) -> None:
    city.renew()
    asked: list[str] = []
    sa.event.listen(city.engine.sql, "before_cursor_execute", lambda *given: asked.append(given[2]))
    mine: list[int] = []
    for person in ("d10", "d01"):
        asked.clear()
        with writing(city.engine) as tx:
            facts = city.gather(tx, inbound(person, text=text))
        mine.append(sum(view.mine for view in facts.requests))
        assert len(asked) == queries
    assert mine[0] == 1
    assert mine[1] > 15


def test_a_value_laid_over_the_edition_is_answered_by_the_same_dialogs_to_whom_it_is_meant_for(city: City) -> None:
    """Approvals and 訂正 will be such layers; no dialog has to know of them."""

    def approved(_tx: Tx, _edition: Edition, audience: Audience) -> series.Actuals:
        return {"K028": {R6: Cell("8.5%", Decimal("8.5"))}} if audience is Audience.STAFF else {}

    later = replace(city, books=Books(overlays=(Overlay(Layer.EDITION, approved),)))
    staff, citizen = (
        said(later, inbound(audience=audience, text="窓口のオンライン申請率は？"))
        for audience in (Audience.STAFF, Audience.CITIZEN)
    )
    assert staff.startswith("窓口のオンライン申請利用率は8.5%です（令和6年度")
    assert "予定（35%）を下回っています。" in staff
    assert "前年度（6.8%）より1.7ポイント増です。" in staff
    assert citizen.startswith("窓口のオンライン申請利用率は6.8%です。")
    assert "8.5" not in citizen


def test_an_empty_database_has_no_book(tmp_path: Path) -> None:
    city = built(tmp_path)
    with pytest.raises(NoEditionError):
        gather(city, inbound("d06"))
    city.engine.close()


def test_a_city_is_not_built_on_tables_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutdatedError):
        build_city(Settings(f"sqlite:///{tmp_path / 'kikitori.db'}"), {})


@pytest.mark.parametrize(
    ("environment", "key"),
    [
        ({"DATABASE_URL": "mysql://db"}, "error.database_url"),
        ({"DATABASE_URL": "sqlite:///"}, "error.database_url"),
        ({"KIKITORI_CITY_FILE": "/nowhere.toml"}, "error.city_file"),
        ({"KIKITORI_PLAN": "/nowhere"}, "error.plan_folder"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_at_start(environment: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(environment)
    assert raised.value.key == key


def test_without_settings_the_demonstration_runs_on_a_file_with_the_plan_that_comes_along() -> None:
    settings = read_settings({})
    assert (settings.sqlite, settings.city_file, settings.plan_folder) == (True, None, SASEBO_R5)


def test_another_citys_plan_is_one_setting(tmp_path: Path) -> None:
    assert read_settings({"KIKITORI_PLAN": str(tmp_path)}).plan_folder == tmp_path
