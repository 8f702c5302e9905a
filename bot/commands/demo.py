"""kikitori demo: seeds the demonstration and moves its date."""

from __future__ import annotations

import argparse
import os
import sys

from sqlalchemy.exc import IntegrityError

from bot.demo import seed
from bot.settings import read_settings
from bot.wiring import build_city, prepared, wall_clock
from language import formats
from language.texts import say
from plan.loading import load_edition, read_files
from store import clock, cycles, editions, people
from store.session import reading, writing


def run_seed(arguments: argparse.Namespace) -> int:
    """Loads the seed folder's plan and opens the demonstration's cycle in an empty database; changes nothing in another and says so, unless --if-empty."""
    settings = read_settings(os.environ)
    opened = prepared(settings)
    try:
        with reading(opened) as tx:
            taken = bool(people.everyone(tx))
        if taken:
            return _there(arguments)
        files = read_files(settings.plan_folder)
        edition, now = load_edition(files), wall_clock()
        with writing(opened) as tx:
            editions.load(tx, edition, files, now)
            cycle = seed(tx, edition, now)
            asked = len(cycles.asked(tx, cycle.id))
            everyone = len(people.everyone(tx))
    except IntegrityError:  # somebody else was seeding it at the same moment
        return _there(arguments)
    finally:
        opened.close()
    year, deadline = formats.year(cycle.year), formats.day(cycle.deadline)
    print(say("demo.seeded", year=year, items=asked, people=everyone, deadline=deadline))
    return 0


def run_date(arguments: argparse.Namespace) -> int:
    """Shows the demonstration's date, or moves it."""
    city = build_city(read_settings(os.environ), {})
    try:
        with writing(city.engine) as tx:
            day = clock.day(tx)
            if day is None:
                print(say("demo.none"), file=sys.stderr)
                return 1
            if arguments.to:
                clock.move(tx, arguments.to, wall_clock())
            print(say("demo.date", day=formats.day(arguments.to or day)))
    finally:
        city.engine.close()
    return 0


def _there(arguments: argparse.Namespace) -> int:
    if arguments.if_empty:
        return 0
    print(say("demo.there"))
    return 1
