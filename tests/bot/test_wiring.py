"""A city as it is built: which edition answers, which one is asked about, and what a turn may know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo import TODAY, seed
from bot.messages import Inbound
from bot.settings import Settings, SettingsError, read_settings
from bot.wiring import City, NoEditionError, build_city
from plan.loading import SASEBO_R5, load_edition, read_files
from store import editions
from store.records import Audience
from store.session import writing

NOW = datetime(2025, 4, 14, 1, 0, tzinfo=UTC)


def built(folder: Path, files: Mapping[str, str] | None = None) -> City:
    city = build_city(Settings(f"sqlite:///{folder / 'kikitori.db'}"), {})
    if files is not None:
        edition = load_edition(files)
        with writing(city.engine) as tx:
            editions.load(tx, edition.id, edition.title, files, NOW)
            seed(tx, edition, NOW)
    return city


def inbound(person_id: str = "", audience: Audience = Audience.STAFF) -> Inbound:
    return Inbound("e1", "terminal", person_id or "citizen", audience, person_id, NOW, TODAY, "回答する")


def renamed(files: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    return {name: text.replace(old, new) for name, text in files.items()}


def test_a_newer_edition_answers_while_the_cycle_still_asks_about_its_own(tmp_path: Path) -> None:
    files = read_files(SASEBO_R5)
    city = built(tmp_path, files)
    newer = renamed(files, "sasebo-r5", "sasebo-r6")
    with writing(city.engine) as tx:
        editions.load(tx, "sasebo-r6", "次の年度版", newer, NOW)
        facts = city.gather(tx, inbound("d06"))
    assert facts.book.edition.id == "sasebo-r6"
    assert facts.asked_of is not None
    assert facts.asked_of.id == "sasebo-r5"
    city.engine.close()


def test_a_corrected_text_of_the_edition_reaches_a_running_process(tmp_path: Path) -> None:
    files = read_files(SASEBO_R5)
    city = built(tmp_path, files)
    with writing(city.engine) as tx:
        before = city.gather(tx, inbound("d06"))
    corrected = renamed(files, "デジタル活用セミナー実施回数", "デジタル活用講座実施回数")
    with writing(city.engine) as tx:
        editions.load(tx, "sasebo-r5", "訂正後", corrected, NOW)
        after = city.gather(tx, inbound("d06"))
    assert before.book.edition.indicator["K036"].name == "デジタル活用セミナー実施回数"
    assert after.book.edition.indicator["K036"].name == "デジタル活用講座実施回数"
    assert after.asked_of is not None
    assert after.asked_of.indicator["K036"].name == "デジタル活用講座実施回数"
    city.engine.close()


def test_a_citizen_and_unknown_staff_know_of_no_request(tmp_path: Path) -> None:
    city = built(tmp_path, read_files(SASEBO_R5))
    with writing(city.engine) as tx:
        for who in (inbound(audience=Audience.CITIZEN), inbound(), inbound("nobody")):
            facts = city.gather(tx, who)
            assert (facts.cycle, facts.requests) == (None, ())
    city.engine.close()


def test_an_empty_database_has_no_book(tmp_path: Path) -> None:
    city = built(tmp_path)
    with writing(city.engine) as tx, pytest.raises(NoEditionError):
        city.gather(tx, inbound("d06"))
    city.engine.close()


@pytest.mark.parametrize(
    ("environment", "key"),
    [
        ({"DATABASE_URL": "mysql://db"}, "error.database_url"),
        ({"KIKITORI_CITY_FILE": "/nowhere.toml"}, "error.city_file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_at_start(environment: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(environment)
    assert raised.value.key == key
