"""`kikitori …`: the commands and their arguments; each is imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from bot.commands import plan, typed
from bot.commands.arguments import Parser, Version
from language.texts import say

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0, or 1 when it could not do what was asked."""
    typed.tolerate()
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
    parser = Parser(prog="kikitori", description=say("usage"))
    parser.add_argument("--version", action=Version, help=say("usage.version"))
    commands = parser.add_subparsers(required=True, metavar=say("usage.command"))

    chat = commands.add_parser("chat", help=say("usage.chat"))
    chat.add_argument("--as", dest="who", default="", metavar="PERSON", help=say("usage.chat.as"))
    chat.add_argument("--today", type=_day, metavar="DATE", help=say("usage.chat.today"))
    chat.add_argument("--record", metavar="FILE", type=_new_file, help=say("usage.chat.record"))
    chat.set_defaults(command="chat:run")

    ask = commands.add_parser("ask", help=say("usage.ask"))
    ask.set_defaults(command="ask:run")
    read_answer = commands.add_parser("read-answer", help=say("usage.read_answer"))
    read_answer.set_defaults(command="read_answer:run")

    plan.add_parsers(commands)

    demo = commands.add_parser("demo", help=say("usage.demo")).add_subparsers(
        required=True, metavar=say("usage.action")
    )
    seed = demo.add_parser("seed", help=say("usage.demo.seed"))
    seed.add_argument("--if-empty", action="store_true", help=say("usage.demo.if_empty"))
    seed.set_defaults(command="demo:run_seed")
    moved = demo.add_parser("date", help=say("usage.demo.date"))
    moved.add_argument("to", nargs="?", type=_day, metavar="DATE")
    moved.set_defaults(command="demo:run_date")

    serve = commands.add_parser("serve", help=say("usage.serve"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--workers", type=int, help=say("usage.serve.workers"))
    serve.set_defaults(command="processes:run_serve")
    worker = commands.add_parser("worker", help=say("usage.worker"))
    worker.set_defaults(command="processes:run_worker")

    letters = commands.add_parser("letters", help=say("usage.letters"))
    letters.add_argument("--retry", default="", metavar="ID", help=say("usage.letters.retry"))
    letters.set_defaults(command="letters:run")

    sent = commands.add_parser("outbox", help=say("usage.outbox")).add_subparsers(
        required=True, metavar=say("usage.action")
    )
    sent.add_parser("list", help=say("usage.outbox.list")).set_defaults(command="letters:run_outbox_list")
    again = sent.add_parser("retry", help=say("usage.outbox.retry"))
    again.add_argument("id", metavar="ID")
    again.set_defaults(command="letters:run_outbox_retry")

    database = commands.add_parser("db", help=say("usage.db")).add_subparsers(
        required=True, metavar=say("usage.action")
    )
    database.add_parser("upgrade", help=say("usage.db.upgrade")).set_defaults(command="database:run_upgrade")
    downgrade = database.add_parser("downgrade", help=say("usage.db.downgrade"))
    downgrade.add_argument("revision", help=say("usage.db.revision"))
    downgrade.add_argument("--yes", action="store_true", help=say("usage.db.yes"))
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
        raise argparse.ArgumentTypeError(say("usage.not_a_day", text=text)) from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(say("usage.not_a_port", text=text))
    return int(text)


def _new_file(text: str) -> Path:
    """A file that can be written, found out before the talk that it shall hold."""
    file = Path(text)
    if not file.parent.is_dir() or file.is_dir():
        raise argparse.ArgumentTypeError(say("usage.not_a_file", text=text))
    return file


def _sentence(error: Exception) -> str | None:
    """What happened and what to do, for the errors that a person can mend; None for our own faults."""
    from bot.commands.errors import sentence

    return sentence(error)


if __name__ == "__main__":
    sys.exit(main())
