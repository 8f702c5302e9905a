"""The command line's own errors: two sentences, exit code 1, no traceback."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.bot.commands.running import kikitori


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chat", "--today", "2025/4/22"), "「2025/4/22」は日付として読めません。"),
        (("chat", "--record", "/nowhere/talk.py"), "「/nowhere/talk.py」には書けません。"),
        (("serve", "--port", "99999"), "「99999」はポートの番号になりません。"),
        (("db", "downgrade", "xyz"), "「xyz」という版はありません。"),
        (("plan", "check", "pyproject.toml"), "フォルダー「pyproject.toml」がありません。"),
        (("chat", "--as", "nobody"), "計画書がありません。"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    kikitori("db", "upgrade", database=tmp_path / "kikitori.db")
    done = kikitori(*arguments, database=tmp_path / "kikitori.db")
    assert done.returncode == 1
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("chat", "--as", "citizen"), ("letters",), ("serve",), ("demo", "date")])
def test_where_no_database_is_none_is_made_and_the_command_that_makes_one_is_named(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    missing = tmp_path / "elsewhere" / "kikitori.db"
    done = kikitori(*command, database=missing)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"データベース（{missing}）がありません。")
    assert "`kikitori demo seed`" in done.stderr
    assert not missing.parent.exists()


def test_an_empty_database_has_no_tables_rather_than_old_ones(tmp_path: Path) -> None:
    (tmp_path / "kikitori.db").touch()
    done = kikitori("chat", database=tmp_path / "kikitori.db")
    assert done.returncode == 1
    assert done.stderr.startswith("データベースに、まだ表がありません。`kikitori demo seed`")


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database", "utf-8")
    done = kikitori("chat", database=tmp_path / "notes.txt")
    assert done.returncode == 1
    assert "データベースにつながりません。" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_named_with_another_one(tmp_path: Path) -> None:
    kikitori("db", "upgrade", database=tmp_path / "kikitori.db")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = kikitori("serve", "--port", str(port), database=tmp_path / "kikitori.db")
    assert done.returncode == 1
    assert f"ポート{port}は、ほかのプログラムが使っています。" in done.stderr
