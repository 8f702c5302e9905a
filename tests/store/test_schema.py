"""The migrations: up, down, equal to the tables, all or nothing, and closed to what a newer kikitori made."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from store import schema, session
from store.columns import UtcDateTime
from store.session import Engine, reading, writing
from store.tables import metadata, people
from tests.store.roster import NOW


@pytest.fixture
def untouched(bare_url: str) -> Iterator[Engine]:
    """A database without a table, of each kind."""
    opened = session.engine(bare_url)
    yield opened
    opened.close()


def tables(engine: Engine) -> set[str]:
    with reading(engine) as tx:
        return set(sa.inspect(tx).get_table_names()) - {"alembic_version"}


def options(index: Any) -> str:
    return str(sorted((name, str(value)) for name, value in index.get("dialect_options", {}).items()))


def constraints(engine: Engine) -> dict[str, set[Any]]:
    """Every named constraint and index with its table and wording, as the database itself tells it."""
    with reading(engine) as tx:
        inspector = sa.inspect(tx)
        names = [name for name in inspector.get_table_names() if name != "alembic_version"]
        return {
            "checks": {
                (name, check["name"], check["sqltext"])
                for name in names
                for check in inspector.get_check_constraints(name)
            },
            "uniques": {
                (name, unique["name"], tuple(unique["column_names"]))
                for name in names
                for unique in inspector.get_unique_constraints(name)
            },
            "keys": {(name, inspector.get_pk_constraint(name)["name"]) for name in names},
            "foreign": {
                (name, key["name"], key["referred_table"]) for name in names for key in inspector.get_foreign_keys(name)
            },
            "indexes": {
                (name, index["name"], tuple(index["column_names"]), options(index))
                for name in names
                for index in inspector.get_indexes(name)
            },
        }


def test_the_migrations_make_the_tables_of_this_code(untouched: Engine) -> None:
    schema.upgrade(untouched)
    with reading(untouched) as tx:
        assert compare_metadata(MigrationContext.configure(tx, opts={"compare_type": True}), metadata) == []
    migrated = constraints(untouched)
    schema.downgrade(untouched)
    with writing(untouched) as tx:
        metadata.create_all(tx)
    assert migrated == constraints(untouched)


def test_going_down_leaves_nothing_and_going_up_again_works(untouched: Engine) -> None:
    schema.upgrade(untouched)
    assert tables(untouched) == set(metadata.tables)
    schema.downgrade(untouched)
    assert tables(untouched) == set()
    schema.upgrade(untouched)
    assert schema.current(untouched)


@pytest.mark.parametrize(
    ("at", "to", "undone"),
    [
        ("0002", "base", ("0002", "0001")),
        ("0002", "0001", ("0002",)),
        ("0002", "0002", ()),
        ("0001", "0002", ()),
        ("0001", "base", ("0001",)),
        ("base", "base", ()),
    ],
)
def test_what_a_downgrade_would_undo_is_known_before(
    untouched: Engine, at: str, to: str, undone: tuple[str, ...]
) -> None:
    schema.upgrade(untouched)
    schema.downgrade(untouched, at)
    assert schema.undone(untouched, to) == undone


def test_what_the_tables_hold_is_counted_also_where_they_are_not_there(untouched: Engine) -> None:
    assert set(schema.rows(untouched).values()) == {0}
    schema.upgrade(untouched)
    with writing(untouched) as tx:
        tx.execute(sa.insert(people), [{"id": each, "name": each, "department": "総務部"} for each in ("a", "b")])
    assert {name: count for name, count in schema.rows(untouched).items() if count} == {"people": 2}


def test_an_upgrade_of_a_complete_database_changes_nothing(untouched: Engine) -> None:
    assert not schema.current(untouched)
    schema.upgrade(untouched)
    schema.upgrade(untouched)
    assert schema.revision(untouched) == schema.known()[-1]


def test_processes_that_start_together_migrate_once(untouched: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: schema.upgrade(untouched), range(4)))
    assert schema.current(untouched)


def test_an_upgrade_that_fails_in_the_middle_leaves_no_table(untouched: Engine) -> None:
    with writing(untouched) as tx:
        tx.exec_driver_sql("CREATE TABLE trail (id INTEGER)")  # in the way of one of the last tables
    with pytest.raises(sa.exc.DBAPIError):
        schema.upgrade(untouched)
    assert tables(untouched) == {"trail"}


def test_a_database_of_a_newer_kikitori_is_not_touched(untouched: Engine) -> None:
    schema.upgrade(untouched)
    with writing(untouched) as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for touch in (schema.upgrade, schema.downgrade, lambda engine: schema.undone(engine, "base")):
        with pytest.raises(schema.NewerError, match="9999"):
            touch(untouched)
    assert tables(untouched) == set(metadata.tables)


def test_the_tables_of_a_newer_kikitori_are_good_enough_to_work_with(untouched: Engine) -> None:
    schema.upgrade(untouched)
    with writing(untouched) as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert schema.current(untouched)


def test_what_stood_before_the_second_migration_comes_through_it_and_back(untouched: Engine) -> None:
    """An edition knows its latest actuals, and the claims of an outbox row go on counting."""
    schema.upgrade(untouched)
    schema.downgrade(untouched, "0001")
    moment = sa.bindparam("at", type_=UtcDateTime())
    files = json.dumps({"edition.csv": "key,value\nid,r5\nlatest_actual,R5\n"})
    edition = {"sha256": "abc", "id": "r5", "title": "計画", "files": files, "at": NOW}
    with writing(untouched) as tx:
        tx.execute(
            sa.text("INSERT INTO editions VALUES (:sha256, :id, :title, :files, :at)").bindparams(moment), edition
        )
        tx.execute(
            sa.text(
                "INSERT INTO outbox (id, channel, address, kind, lane, payload, version, state, attempts, planned_at, due_at, reason, vendor_id)"
                " VALUES ('m1', 'line', 'a', 'send', 'reply', '{}', 1, 'dead', 8, :at, :at, '', '')"
            ).bindparams(moment),
            {"at": NOW},
        )
    schema.upgrade(untouched)
    with reading(untouched) as tx:
        assert tx.exec_driver_sql("SELECT latest_actual FROM editions").scalar() == 2023
        assert tx.exec_driver_sql("SELECT claim FROM outbox").scalar() == 8
    schema.downgrade(untouched, "0001")
    with reading(untouched) as tx:
        assert tx.exec_driver_sql("SELECT id FROM editions").scalar() == "r5"


def test_a_migration_takes_nothing_from_code_that_goes_on_changing() -> None:
    for file in sorted((schema.MIGRATIONS / "versions").glob("[0-9]*.py")):
        imports = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        modules = {node.module for node in imports}
        assert modules <= {"__future__", "alembic"}, file.name


def test_a_process_that_migrates_nothing_does_not_load_alembic() -> None:
    program = (
        "import sys; from store import schema, session; made = session.scratch(); schema.revision(made); made.close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
