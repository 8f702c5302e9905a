"""kikitori db: brings the tables to this release, or back."""

from __future__ import annotations

import argparse
import os

from bot.settings import read_settings
from language.texts import say
from store import schema
from store.session import engine


def run_upgrade(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes them
    opened = engine(read_settings(os.environ).database_url)
    try:
        schema.upgrade(opened)
        print(say("db.at", revision=schema.revision(opened)))
    finally:
        opened.close()
    return 0


def run_downgrade(arguments: argparse.Namespace) -> int:
    opened = engine(read_settings(os.environ).database_url)
    try:
        schema.downgrade(opened, arguments.revision)
        print(say("db.at", revision=schema.revision(opened) or "base"))
    finally:
        opened.close()
    return 0
