"""kikitori db: brings the tables to this release, or back."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from bot.settings import SettingsError, read_settings
from bot.terminal import attended
from bot.wiring import prepared
from language.texts import say
from store import schema
from store.session import Engine, engine

YES = "はい"


def run_upgrade(_arguments: argparse.Namespace) -> int:
    opened = prepared(read_settings(os.environ))
    try:
        print(say("db.at", revision=schema.revision(opened)))
    finally:
        opened.close()
    return 0


def run_downgrade(arguments: argparse.Namespace) -> int:
    """Says what is lost and asks before it is. Exit code 1 when nobody can be asked, or says no."""
    if arguments.revision not in ("base", *schema.known()):
        raise SettingsError("error.revision", revision=arguments.revision, known="、".join(("base", *schema.known())))
    opened = engine(read_settings(os.environ).database_url)
    try:
        undone = schema.undone(opened, arguments.revision)
        if undone:
            print(say("db.loses", what="\n".join(_lost(opened, undone))))
            if not (arguments.yes or _agreed()):
                return 1
            schema.downgrade(opened, arguments.revision)
        print(say("db.at", revision=schema.revision(opened) or "base"))
    finally:
        opened.close()
    return 0


def _lost(opened: Engine, undone: Sequence[str]) -> Iterator[str]:
    rows = schema.rows(opened)
    for revision in undone:
        yield say(
            f"db.lost.{revision}",
            answers=rows["answer_versions"],
            people=rows["people"],
            editions=rows["editions"],
            inbox=rows["inbox"],
            outbox=rows["outbox"],
        )


def _agreed() -> bool:
    if not attended():
        print(say("db.unattended"), file=sys.stderr)
        return False
    try:
        typed = input(say("db.agree", yes=YES)).strip()
    except (EOFError, KeyboardInterrupt):
        print()
        typed = ""
    if typed != YES:
        print(say("db.unchanged"))
    return typed == YES
