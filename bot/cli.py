"""`kikitori …`: the commands and their arguments; each is imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from bot.commands import plan

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0, or 1 when it could not do what was asked."""
    parsed = _parser().parse_args(arguments)
    try:
        return _command(parsed.command)(parsed)
    except BrokenPipeError:  # the reader of our output has gone, e.g. `| head`
        sys.stderr.close()
        return 1
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kikitori", description="DX戦略実行計画の実績照会と、計画書への質問")
    commands = parser.add_subparsers(required=True, metavar="コマンド")

    chat = commands.add_parser("chat", help="端末で話す（実際のデータベースを使う）")
    chat.add_argument(
        "--as", dest="who", default="", metavar="PERSON", help="citizen か、担当者のid（省くと一覧を表示）"
    )
    chat.add_argument("--today", type=_day, metavar="DATE", help="今日とする日（例：2025-04-22）")
    chat.add_argument("--record", metavar="FILE", type=_new_file, help="会話をテストとして書き出す")
    chat.set_defaults(command="chat:run")

    ask = commands.add_parser("ask", help="質問（JSON Lines）を標準入力から読み、返信を書く")
    ask.set_defaults(command="ask:run")
    read_answer = commands.add_parser("read-answer", help="回答（JSON Lines）を標準入力から読み、読み取りの結果を書く")
    read_answer.set_defaults(command="read_answer:run")

    plan.add_parsers(commands)

    demo = commands.add_parser("demo", help="デモの照会を用意する").add_subparsers(required=True, metavar="操作")
    seed = demo.add_parser("seed", help="計画書と担当者と照会を、空のデータベースに入れる")
    seed.add_argument("--if-empty", action="store_true", help="既に入っているときは、何もせずに終わる")
    seed.set_defaults(command="demo:run_seed")
    moved = demo.add_parser("date", help="デモの日付を表示する、または動かす")
    moved.add_argument("to", nargs="?", type=_day, metavar="DATE")
    moved.set_defaults(command="demo:run_date")

    serve = commands.add_parser("serve", help="Webのプロセスを動かす")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--workers", type=int, help="プロセスの数（PostgreSQLのとき。省くと2）")
    serve.set_defaults(command="processes:run_serve")
    worker = commands.add_parser("worker", help="残った仕事を片付けるプロセスを動かす（PostgreSQLのとき）")
    worker.set_defaults(command="processes:run_worker")

    letters = commands.add_parser("letters", help="処理できなかったものと、送れなかったものを一覧にする")
    letters.add_argument("--retry", default="", metavar="ID", help="そのidの一件を、もう一度処理する")
    letters.set_defaults(command="letters:run")

    database = commands.add_parser("db", help="データベースの表を用意する").add_subparsers(
        required=True, metavar="操作"
    )
    database.add_parser("upgrade", help="表をこの版に合わせる").set_defaults(command="database:run_upgrade")
    downgrade = database.add_parser("downgrade", help="表を前の版に戻す")
    downgrade.add_argument("revision", help="戻す先の版。base は全ての表を消す")
    downgrade.set_defaults(command="database:run_downgrade")
    return parser


def _command(name: str) -> Command:
    module, _, function = name.partition(":")
    found: Command = getattr(import_module(f"bot.commands.{module}"), function)
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"「{text}」は日付として読めません。2025-04-22の形で入れてください") from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"「{text}」はポートの番号になりません。1から65535までの数を入れてください")
    return int(text)


def _new_file(text: str) -> Path:
    """A file that can be written, found out before the talk that it shall hold."""
    file = Path(text)
    if not file.parent.is_dir() or file.is_dir():
        raise argparse.ArgumentTypeError(
            f"「{text}」には書けません。あるフォルダーの中の、ファイルの名前を入れてください"
        )
    return file


def _sentence(error: Exception) -> str | None:
    """What happened and what to do, for the errors that a person can mend; None for our own faults."""
    from bot.commands.errors import sentence

    return sentence(error)


if __name__ == "__main__":
    sys.exit(main())
