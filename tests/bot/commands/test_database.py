"""kikitori db: nothing is lost before somebody has said yes to it."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from bot.commands import database
from language.texts.ja import TEXTS
from store import schema
from store.session import engine
from tests.bot.commands.running import kikitori


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    kikitori("demo", "seed", database=tmp_path / "kikitori.db")
    return tmp_path / "kikitori.db"


def revision(file: Path) -> str:
    opened = engine(f"sqlite:///{file}")
    try:
        return schema.revision(opened)
    finally:
        opened.close()


def test_where_nobody_can_be_asked_nothing_is_lost(demo: Path) -> None:
    done = kikitori("db", "downgrade", "base", typed="はい\n", database=demo)
    assert done.returncode == 1
    assert "全ての表と、その中身（回答の版0、担当者29、計画書1、" in done.stdout
    assert "--yesを付けて" in done.stderr
    assert revision(demo) == schema.known()[-1]


def test_a_script_says_yes_beforehand(demo: Path) -> None:
    done = kikitori("db", "downgrade", "base", "--yes", database=demo)
    assert (done.returncode, revision(demo)) == (0, "")
    assert "消えます" in done.stdout
    again = kikitori("db", "downgrade", "base", database=demo)
    assert (again.returncode, again.stdout) == (0, "データベースの表は、版baseです。\n"), "nothing is left to be lost"


@pytest.mark.parametrize(
    ("typed", "code", "left"), [("はい", 0, ""), ("", 1, "0002"), ("いいえ", 1, "0002"), (None, 1, "0002")]
)
def test_at_a_terminal_it_is_asked(
    demo: Path, monkeypatch: pytest.MonkeyPatch, typed: str | None, code: int, left: str
) -> None:
    def answer(_question: str) -> str:
        if typed is None:
            raise EOFError
        return typed

    monkeypatch.setattr(database, "attended", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{demo}")
    assert database.run_downgrade(argparse.Namespace(revision="base", yes=False)) == code
    assert revision(demo) == left


def test_what_each_migration_takes_along_when_it_is_undone_is_said() -> None:
    assert [f"db.lost.{each}" for each in schema.known() if f"db.lost.{each}" not in TEXTS] == []
