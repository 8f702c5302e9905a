"""kikitori db: brings the tables to this release, or back."""

from __future__ import annotations

import argparse
import os

from bot.settings import SettingsError, read_settings
from bot.wiring import prepared
from language.texts import say
from store import schema
from store.session import engine


def run_upgrade(_arguments: argparse.Namespace) -> int:
    opened = prepared(read_settings(os.environ))
    try:
        print(say("db.at", revision=schema.revision(opened)))
    finally:
        opened.close()
    return 0


def run_downgrade(arguments: argparse.Namespace) -> int:
    if arguments.revision not in ("base", *schema.known()):
        raise SettingsError("error.revision", revision=arguments.revision, known="、".join(("base", *schema.known())))
    opened = engine(read_settings(os.environ).database_url)
    try:
        schema.downgrade(opened, arguments.revision)
        print(say("db.at", revision=schema.revision(opened) or "base"))
    finally:
        opened.close()
    return 0
