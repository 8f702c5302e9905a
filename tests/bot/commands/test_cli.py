"""The command line's own errors: two sentences, exit code 1, no traceback."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import socket
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.commands.arguments import WORDS
from tests.bot.commands.running import kikitori

ENGLISH = re.compile(r"usage:|argument|required|invalid|expected|options|show this|unrecognized|ambiguous")


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "コマンドを入れてください。"),
        (("foo",), "「foo」は、使えません（使えるもの："),
        (("plan",), "操作を入れてください。"),
        (("plan", "export"), "--toを入れてください。"),
        (("chat", "--as"), "--as：値を一つ入れてください。"),
        (("chat", "--colour"), "--colourは、使えません。"),
        (("serve", "--workers", "two"), "--workers：「two」は、数として読めません。"),
        (("serve", "--h", "x"), "「--h」だけでは、--help, --hostのどれか分かりません。"),
        (("demo", "seed", "--if-empty=1"), "--if-empty：値（1）は付けられません。"),
    ],
)
def test_arguments_that_cannot_be_read_are_refused_in_japanese(arguments: tuple[str, ...], said: str) -> None:
    done = kikitori(*arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("使い方：kikitori ")
    assert said in done.stderr
    assert " --help`で使い方を確かめてください。" in done.stderr
    assert not ENGLISH.search(done.stderr)


def test_the_help_is_japanese_throughout() -> None:
    done = kikitori("plan", "export", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("使い方：kikitori plan export")
    assert not ENGLISH.search(done.stdout)


def test_the_version_is_told() -> None:
    assert kikitori("--version").stdout == f"kikitori {version('kikitori')}\n"


@pytest.mark.parametrize("message", sorted(WORDS))
def test_every_message_that_we_word_is_still_argparses(message: str) -> None:
    """A Python that words one differently would say it in English."""
    assert message in _constants(ast.parse(inspect.getsource(argparse)))


def _constants(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


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
    assert "データベースを使えません。" in done.stderr
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
